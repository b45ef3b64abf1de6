package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.io.CatalogueFiles;
import io.github.junheng.overlay.CatalogueLine;
import io.github.junheng.overlay.CellReaders;
import io.github.junheng.report.Renderer;
import io.github.junheng.report.StandardReport;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue is generated from the data and is that of today: {@code -Djunheng.pages.write=true} writes it anew. */
class CatalogueTest {
    private static final Path FOLDER = Path.of("catalogue");

    @Test
    void theCatalogueIsUpToDate() throws IOException {
        Map<String, String> files = files();
        if (Boolean.getBoolean("junheng.pages.write")) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(FOLDER.resolve(file.getKey())).hasContent(file.getValue());
        }
        try (Stream<Path> there = Files.list(FOLDER)) {
            assertThat(there.map(path -> path.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(files.keySet());
        }
    }

    @Test
    void everyRuleHasALineAndEveryNumberItsDays() {
        for (Standard standard : NationalStandards.all()) {
            assertThat(CatalogueLine.of(standard).stream()
                            .map(line -> line.rule().id().local())
                            .distinct()
                            .toList())
                    .containsExactlyElementsOf(standard.rules().keySet());
        }
        Standard funding = NationalStandards.find("public-funding").orElseThrow();
        assertThat(CatalogueLine.of(funding).stream()
                        .filter(line -> line.target().equals("SP/limit/default"))
                        .map(line -> line.days().knownFrom() + " "
                                + line.numberOrNull().value().toDecimal() + " "
                                + line.citation().confidence().label()))
                .containsExactly("2016 6000 verified", "2025-spring 7000 verified");
    }

    @Test
    void everyCellNamesTheRulesOfAllStandardsThatReadIt() {
        List<Standard> all = NationalStandards.all();
        Map<String, List<String>> readers = CellReaders.of(all).stream()
                .collect(Collectors.toMap(
                        CellReaders::cell,
                        cell -> cell.rules().stream().map(RuleId::toString).toList()));
        assertThat(readers.get("rotation.rotated"))
                .containsExactly("quality-balanced-2017/G11", "teachers/ROT", "teachers/ROTB");
        for (Standard standard : all) {
            for (Rule rule : standard.rules().values()) {
                for (String cell : RuleInputs.facts(standard, rule)) {
                    assertThat(readers.get(cell)).contains(rule.id().toString());
                }
            }
        }
    }

    @Test
    void factsAreCountedByHowFarTheyCanBeTrusted() {
        Map<Confidence, Integer> counts =
                CatalogueLine.byConfidence(NationalStandards.find("library").orElseThrow());
        assertThat(counts)
                .containsExactly(
                        Map.entry(Confidence.VERIFIED, 3),
                        Map.entry(Confidence.SINGLE_SOURCE, 0),
                        Map.entry(Confidence.INFERRED, 0),
                        Map.entry(Confidence.UNVERIFIED, 2));
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        List<Standard> all = NationalStandards.all();
        for (Standard standard : all) {
            files.put(
                    standard.id() + ".md",
                    Renderer.markdown().render(StandardReport.catalogue(standard, all), Locale.CHINESE));
        }
        files.put("cells.md", Renderer.markdown().render(StandardReport.cells(all), Locale.CHINESE));
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        CatalogueFiles.csv(all, csv);
        files.put("catalogue.csv", csv.toString(StandardCharsets.UTF_8));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        CatalogueFiles.json(all, json);
        files.put("catalogue.json", json.toString(StandardCharsets.UTF_8));
        return files;
    }
}
