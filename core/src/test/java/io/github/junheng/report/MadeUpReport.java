package io.github.junheng.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.io.StandardReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** An invented standard and a county of six schools, for looking at what is written of them. */
public final class MadeUpReport {
    private static final Path FOLDER = Path.of("src/test/resources/report");

    private MadeUpReport() {}

    public static Standard standard() {
        return StandardReader.read(FOLDER.resolve("standard")).orThrow();
    }

    public static Checked<CountyDataset> dataset() {
        return dataset(FOLDER.resolve("county"), false);
    }

    public static Checked<CountyDataset> dataset(Path path, boolean lenient) {
        return DatasetReader.read(
                path, ReadOptions.defaults().withDeclared(standard().facts()).withLenient(lenient));
    }

    public static List<Problem> problems() {
        return dataset().problems();
    }

    public static Evaluation strict() {
        return Evaluator.of(standard()).evaluate(dataset().orThrow()).orThrow();
    }

    public static Evaluation asReported() {
        return Evaluator.of(standard())
                .comparing(CompareMode.AS_REPORTED)
                .evaluate(dataset().orThrow())
                .orThrow();
    }

    public static Evaluation conceded() {
        return Evaluator.of(standard())
                .conceding(Set.of("T1"))
                .evaluate(dataset().orThrow())
                .orThrow();
    }

    public static Finding finding(Evaluation evaluation, String rule, String school, String stage) {
        return evaluation.findings().stream()
                .filter(f -> f.rule().local().equals(rule))
                .filter(f -> f.school().map(Object::toString).orElse("").equals(school))
                .filter(f -> f.stage().map(Enum::name).orElse("").equals(stage))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Compares with the text of that name that somebody has read and found good. With {@code -Djunheng.approve=true} the text
     * is written instead: look at the difference before you commit it.
     */
    public static void assertApproved(String name, String text) {
        Path approved = FOLDER.resolve("approved").resolve(name);
        try {
            if (Boolean.getBoolean("junheng.approve")) {
                Files.createDirectories(approved.getParent());
                Files.writeString(approved, text);
            }
            assertThat(text).isEqualTo(Files.readString(approved));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
