package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.ExplanationReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The two bundled counties, evaluated; the explanation of every finding is recomputed from the explanation alone. */
class BundledCountiesTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final Path COUNTIES = Path.of("..", "counties");

    @Test
    void theLargeCountyIsNotMetForTheReasonsItsReadmeNames() {
        Checked<CountyDataset> county = read("not-met");
        assertThat(county.problems()).isEmpty();
        Evaluation evaluation = evaluate(county);
        assertThat(evaluation.status()).isEqualTo(Status.NOT_MET);
        assertThat(sections(evaluation))
                .isEqualTo(Map.of(
                        "E", Status.MET,
                        "R", Status.NOT_MET,
                        "C", Status.NOT_MET,
                        "G", Status.NOT_MET,
                        "Q", Status.INDETERMINATE,
                        "S", Status.MET,
                        "V", Status.MET));
        Finding backbone = county(evaluation, "C2", Stage.PRIMARY);
        assertThat(backbone.measure().orElseThrow().value().orElseThrow().toDecimal())
                .isEqualTo("0.500682722");
        assertThat(failed(evaluation, Level.COUNTY)).containsExactlyInAnyOrder("G3", "G4", "G5", "G11");
        assertThat(evaluation.findings().stream()
                        .filter(f -> f.rule().local().equals("R") && f.status() == Status.NOT_MET))
                .hasSize(9);
    }

    @Test
    void theSmallCountyMeetsEverythingWithoutAWarning() {
        Checked<CountyDataset> county = read("met");
        assertThat(county.problems()).isEmpty();
        Evaluation evaluation = evaluate(county);
        assertThat(evaluation.status()).isEqualTo(Status.MET);
        assertThat(evaluation.problems()).isEmpty();
        assertThat(evaluation.findings()).noneMatch(f -> f.status() == Status.NOT_MET);
        assertThat(evaluation.findings()).noneMatch(f -> f.status() == Status.INDETERMINATE);
    }

    @Test
    void everyFindingReplaysFromItsExplanation() {
        for (String name : List.of("not-met", "met")) {
            for (CompareMode mode : CompareMode.values()) {
                Evaluation evaluation = Evaluator.of(STANDARD)
                        .comparing(mode)
                        .conceding(Set.of("T1", "T2", "T3", "T4", "T5"))
                        .evaluate(read(name).orThrow())
                        .orThrow();
                ExplanationReplay.check(evaluation);
            }
        }
    }

    /** Three findings of different kinds, from cell to clause. */
    @Test
    void explanationsReadAsApproved() throws IOException {
        Evaluation evaluation = evaluate(read("not-met"));
        approve("explanation-split-threshold.txt", evaluation, firstFailed(evaluation, "R4", Stage.JUNIOR));
        approve("explanation-dispersion.txt", evaluation, county(evaluation, "C2", Stage.PRIMARY));
        approve("explanation-rotation.txt", evaluation, county(evaluation, "G11", null));
    }

    /** What was received is written beside the test results, to be read and copied where a change is meant. */
    private static void approve(String name, Evaluation evaluation, Finding finding) throws IOException {
        String received = ExplanationText.of(evaluation, finding, Locale.CHINESE);
        Path target = Path.of("target", "received", name);
        Files.createDirectories(target.getParent());
        Files.writeString(target, received);
        assertThat(received)
                .isEqualToNormalizingNewlines(Files.readString(Path.of("src", "test", "resources", "approved", name)));
    }

    private static Finding firstFailed(Evaluation evaluation, String rule, Stage stage) {
        return evaluation.findings().stream()
                .filter(f -> f.rule().local().equals(rule)
                        && f.stageOrNull() == stage
                        && f.status() == Status.NOT_MET
                        && evaluation
                                        .dataset()
                                        .school(f.schoolOrNull())
                                        .orElseThrow()
                                        .compulsoryStages()
                                        .size()
                                > 1)
                .findFirst()
                .orElseThrow();
    }

    private static Finding county(Evaluation evaluation, String rule, Stage stage) {
        return evaluation.findings().stream()
                .filter(f -> f.rule().local().equals(rule) && f.schoolOrNull() == null && f.stageOrNull() == stage)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> failed(Evaluation evaluation, Level level) {
        return evaluation.findings().stream()
                .filter(f -> f.level() == level && f.status() == Status.NOT_MET)
                .map(f -> f.rule().local())
                .toList();
    }

    private static Map<String, Status> sections(Evaluation evaluation) {
        return evaluation.verdict().sections().stream()
                .collect(Collectors.toMap(s -> s.section().id(), Verdict.SectionResult::status));
    }

    private static Evaluation evaluate(Checked<CountyDataset> county) {
        return Evaluator.of(STANDARD).evaluate(county.orThrow()).orThrow();
    }

    private static Checked<CountyDataset> read(String name) {
        return DatasetReader.read(COUNTIES.resolve(name), ReadOptions.of(STANDARD));
    }
}
