package io.github.junheng.io;

import static io.github.junheng.report.MadeUpReport.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.report.MadeUpReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {
    private static String json(Evaluation evaluation, Locale locale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvaluationJson.write(evaluation, MadeUpReport.problems(), locale, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode tree(Evaluation evaluation) throws IOException {
        return new ObjectMapper().readTree(json(evaluation, Locale.CHINESE));
    }

    private static JsonNode finding(JsonNode document, String rule, String subject, String stage) {
        return StreamSupport.stream(document.get("findings").spliterator(), false)
                .filter(f -> f.get("rule").asText().equals("made-up/" + rule))
                .filter(f -> f.get("subject").asText().equals(subject))
                .filter(f -> f.path("stage").asText("").equals(stage))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDocumentsAreTheApprovedOnes() throws IOException {
        assertApproved("evaluation.zh.json", json(MadeUpReport.conceded(), Locale.CHINESE));
        assertApproved("evaluation.en.json", json(MadeUpReport.asReported(), Locale.ENGLISH));
    }

    @Test
    void theHeadNamesStandardDayCountyAndVerdict() throws IOException {
        JsonNode document = tree(MadeUpReport.strict());
        assertThat(document.get("standard").asText()).isEqualTo("made-up");
        assertThat(document.get("asOf").asText()).isEqualTo("2024-12-31");
        assertThat(document.get("county").get("code").asText()).isEqualTo("371425");
        assertThat(document.get("county").get("year").isInt()).isTrue();
        assertThat(document.get("verdict").asText()).isEqualTo("NOT_MET");
        assertThat(document.get("sections").findValuesAsText("id")).containsExactly("R", "C", "G", "V");
        assertThat(document.has("withConcessions")).isFalse();
        assertThat(document.has("lenient")).isFalse();
    }

    @Test
    void valuesAreDecimalStringsOfAtMostNineDecimals() throws IOException {
        JsonNode unmet = finding(tree(MadeUpReport.strict()), "R2", "3137000001", "JUNIOR");
        assertThat(unmet.get("value").isTextual()).isTrue();
        assertThat(unmet.get("value").asText()).isEqualTo("5.798004988");
        assertThat(unmet.get("limit").asText()).isEqualTo("5.8");
        assertThat(unmet.get("comparator").asText()).isEqualTo(">=");
        assertThat(unmet.get("shortfall").get("amount").asText()).isEqualTo("0.8");
        assertThat(unmet.get("shortfall").get("unit").asText()).isEqualTo("m2");
        assertThat(unmet.get("boundarySensitive").asBoolean()).isTrue();
        assertThat(unmet.get("citation").get("article").asText()).isEqualTo("第二条");
    }

    @Test
    void onlyWhatIsNotMetHasAShortfall() throws IOException {
        for (JsonNode finding : tree(MadeUpReport.asReported()).get("findings")) {
            if (!finding.get("outcome").asText().equals("NOT_MET")) {
                assertThat(finding.has("shortfall")).isFalse();
            }
        }
    }

    @Test
    void evidenceAndVetoesHaveNoNumbers() throws IOException {
        JsonNode document = tree(MadeUpReport.strict());
        for (JsonNode finding :
                List.of(finding(document, "V", "371425", ""), finding(document, "G6", "2137000002", ""))) {
            assertThat(finding.has("value")).isFalse();
            assertThat(finding.has("limit")).isFalse();
            assertThat(finding.has("comparator")).isFalse();
            assertThat(finding.has("shortfall")).isFalse();
            assertThat(finding.has("stage")).isFalse();
        }
        assertThat(finding(document, "V", "371425", "").get("citation").has("article"))
                .isFalse();
    }

    @Test
    void whatIsMissingIsNamedByFileColumnAndKey() throws IOException {
        JsonNode open = finding(tree(MadeUpReport.strict()), "R1", "2137000003", "PRIMARY");
        assertThat(open.get("outcome").asText()).isEqualTo("INDETERMINATE");
        assertThat(open.has("value")).isFalse();
        assertThat(open.get("missing").get(0).asText()).isEqualTo("schools.csv:4 小学专任教师数 (primary.teachers)");
    }

    @Test
    void aCountyFindingThatSumsUpSchoolsTellsHowMany() throws IOException {
        JsonNode units =
                finding(tree(MadeUpReport.strict()), "G2", "371425", "").get("units");
        List<Integer> counts = new ArrayList<>();
        units.elements().forEachRemaining(count -> counts.add(count.asInt()));
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    }

    @Test
    void aRuleOfSeveralTestsTellsEach() throws IOException {
        JsonNode tests =
                finding(tree(MadeUpReport.strict()), "G4", "371425", "").get("tests");
        assertThat(tests.findValuesAsText("id")).containsExactly("satisfied", "plan");
        assertThat(tests.findValuesAsText("outcome")).containsExactly("NOT_MET", "NOT_MET");
    }

    @Test
    void theOtherReadingStandsBesideTheStrictOne() throws IOException {
        JsonNode document = tree(MadeUpReport.conceded());
        JsonNode other = document.get("withConcessions");
        assertThat(other.get("applied").get(0).asText()).isEqualTo("T1");
        assertThat(finding(document, "R2", "2137000002", "PRIMARY")
                        .get("outcome")
                        .asText())
                .isEqualTo("NOT_MET");
        assertThat(finding(other, "R2", "2137000002", "PRIMARY").get("outcome").asText())
                .isEqualTo("MET");
        assertThat(other.get("findings").size())
                .isLessThan(document.get("findings").size());
        assertThat(other.has("dispersions")).isTrue();
    }

    @Test
    void excludedStagesAreNamedWithTheirScope() throws IOException {
        JsonNode excluded = tree(MadeUpReport.strict()).get("excluded");
        assertThat(excluded.findValuesAsText("school")).containsExactly("2137000004");
        assertThat(excluded.findValuesAsText("scope")).containsExactly("units");
    }

    @Test
    void severalEvaluationsAreAnArrayEvenIfItIsOne() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvaluationJson.writeAll(List.of(MadeUpReport.strict()), List.of(), Locale.CHINESE, out);
        JsonNode array = new ObjectMapper().readTree(out.toByteArray());
        assertThat(array.isArray()).isTrue();
        assertThat(array).hasSize(1);
    }
}
