package io.github.junheng.io;

import static io.github.junheng.report.MadeUpReport.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.report.MadeUpReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardJsonTest {
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    @Test
    void theDocumentIsTheApprovedOne() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StandardJson.show(MadeUpReport.standard(), List.of(), DAY, out);
        assertApproved("standard.json", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void everyRuleNamesTheFactsThatItReads() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StandardJson.show(MadeUpReport.standard(), List.of(), DAY, out);
        for (JsonNode rule : new ObjectMapper().readTree(out.toByteArray()).get("rules")) {
            assertThat(rule.get("facts")).as(rule.get("id").asText()).isNotEmpty();
        }
    }

    @Test
    void aListHasNoRules() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StandardJson.list(List.of(MadeUpReport.standard()), DAY, out);
        JsonNode list = new ObjectMapper().readTree(out.toByteArray());
        assertThat(list).hasSize(1);
        assertThat(list.get(0).has("rules")).isFalse();
        assertThat(list.get(0).get("inForce").asBoolean()).isTrue();
    }
}
