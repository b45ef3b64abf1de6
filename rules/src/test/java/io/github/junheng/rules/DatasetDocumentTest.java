package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document that core/DATASET.md shows is read as it stands there, once for all standards. */
class DatasetDocumentTest {
    @Test
    void isReadWithoutAProblem() throws IOException {
        String page = Files.readString(Path.of("..", "core", "DATASET.md"));
        int from = page.indexOf("```json") + "```json".length();
        String document = page.substring(from, page.indexOf("```", from));
        Checked<CountyDataset> read = DatasetReader.readJson(
                new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
                "dataset.json",
                ReadOptions.of(NationalStandards.all()));
        assertThat(read.problems()).isEmpty();
        assertThat(read.orThrow().schools().get(0).facts().has("primary.fitness.passed"))
                .isTrue();
        assertThat(read.orThrow().kindergartens()).hasSize(1);
    }
}
