package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.io.CatalogueFiles;
import io.github.junheng.overlay.CatalogueLine;
import io.github.junheng.report.Renderer;
import io.github.junheng.report.StandardReport;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (Standard standard : NationalStandards.all()) {
            files.put(
                    standard.id() + ".md",
                    Renderer.markdown().render(StandardReport.catalogue(standard), Locale.CHINESE));
        }
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        CatalogueFiles.csv(NationalStandards.all(), csv);
        files.put("catalogue.csv", csv.toString(StandardCharsets.UTF_8));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        CatalogueFiles.json(NationalStandards.all(), json);
        files.put("catalogue.json", json.toString(StandardCharsets.UTF_8));
        return files;
    }
}
