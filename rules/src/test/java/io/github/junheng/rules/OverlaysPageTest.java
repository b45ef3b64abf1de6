package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the page on overlays shows can be read and laid, and what it lists is all there is. */
class OverlaysPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = "{\"id\": \"page\", \"title\": {\"zh\": \"例\", \"en\": \"example\"},"
            + " \"base\": \"quality-balanced-2017\", \"from\": \"2021-01-01\", \"citation\": {\"document\": \"某省文件\","
            + " \"confidence\": \"single-source\"}, \"lastCheckedOn\": \"2026-11-22\"}";

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "core", "OVERLAYS.md"));
    }

    @TestFactory
    List<DynamicTest> everyExampleIsReadAndLaid() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        String[] blocks = page().split("```json\n");
        for (int i = 1; i < blocks.length; i++) {
            String block = blocks[i].substring(0, blocks[i].indexOf("```"));
            tests.add(DynamicTest.dynamicTest("example " + i, () -> laid(block)));
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }

    private static void laid(String block) throws IOException {
        ObjectNode file = (ObjectNode) JSON.readTree(HEAD);
        file.setAll((ObjectNode) JSON.readTree(block));
        Standard base = NationalStandards.find(file.get("base").asText()).orElseThrow();
        if (file.has("over")) {
            String over = file.get("over").asText();
            try (InputStream in = NationalStandards.overlay(over).orElseThrow()) {
                Overlay below = OverlayReader.read(in, over, base).orThrow();
                base = Overlays.apply(base, List.of(below)).orThrow();
            }
        }
        byte[] text = file.toString().getBytes(StandardCharsets.UTF_8);
        Overlay overlay =
                OverlayReader.read(new ByteArrayInputStream(text), "page", base).orThrow();
        assertThat(Overlays.apply(base, List.of(overlay)).orThrow().layers()).contains(overlay.id());
    }

    @Test
    void itNamesEveryLevelKindSectionAndScope() throws IOException {
        String page = page();
        for (Level level : Level.values()) {
            assertThat(page).contains("`" + level + "`");
        }
        for (String kind : List.of(
                "comparison",
                "k-of-n",
                "dispersion",
                "mean-dispersion",
                "scorecard",
                "every",
                "count-per",
                "evidence",
                "checklist",
                "veto",
                "elapsed",
                "all",
                "share",
                "grade-count",
                "context")) {
            assertThat(page).contains("\"kind\": \"" + kind + "\"");
        }
        for (Standard standard : NationalStandards.all()) {
            String row = page.lines()
                    .filter(line -> line.startsWith("| `" + standard.id() + "` |"))
                    .findFirst()
                    .orElseThrow();
            standard.sections().forEach(section -> assertThat(row).contains(section.id()));
            for (Rule rule : standard.rules().values()) {
                rule.scope().ifPresent(scope -> assertThat(row).contains("`" + scope.id() + "`"));
            }
            standard.indicators()
                    .values()
                    .forEach(indicator -> assertThat(row)
                            .contains("`" + indicator.unit().id() + "`")
                            .contains("`" + indicator.amountUnit().id() + "`"));
        }
    }
}
