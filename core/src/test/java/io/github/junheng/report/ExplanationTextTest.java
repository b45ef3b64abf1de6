package io.github.junheng.report;

import static io.github.junheng.report.MadeUpReport.assertApproved;
import static io.github.junheng.report.MadeUpReport.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {
    /** One finding of every kind of test, and of every outcome. */
    private static List<Finding> findings(Evaluation evaluation) {
        return List.of(
                finding(evaluation, "R", "3137000002", "PRIMARY"),
                finding(evaluation, "R2", "3137000001", "JUNIOR"),
                finding(evaluation, "R1", "2137000003", "PRIMARY"),
                finding(evaluation, "C", "", "JUNIOR"),
                finding(evaluation, "C", "", "PRIMARY"),
                finding(evaluation, "G1", "", ""),
                finding(evaluation, "G2", "3137000001", ""),
                finding(evaluation, "G3", "2137000002", ""),
                finding(evaluation, "G4", "", ""),
                finding(evaluation, "G5", "", ""),
                finding(evaluation, "G6", "2137000002", ""),
                finding(evaluation, "V", "", ""));
    }

    private static String text(Evaluation evaluation, Locale locale) {
        return findings(evaluation).stream()
                .map(finding -> ExplanationText.of(evaluation, finding, locale))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theChineseTextsAreTheApprovedOnes() {
        assertApproved("explanations.zh.txt", text(MadeUpReport.strict(), Locale.CHINESE));
    }

    @Test
    void theEnglishTextsAreTheApprovedOnes() {
        assertApproved("explanations.en.txt", text(MadeUpReport.strict(), Locale.ENGLISH));
    }

    @Test
    void theReadingWithConcessionsShowsBothTests() {
        Evaluation evaluation = MadeUpReport.conceded();
        Finding changed = evaluation.conceded().orElseThrow().changed().get(0);
        assertApproved("explanation.conceded.zh.txt", ExplanationText.ofConceded(evaluation, changed, Locale.CHINESE));
    }

    @Test
    void everyFindingOfTheEvaluationCanBeExplained() {
        Evaluation evaluation = MadeUpReport.strict();
        assertThat(evaluation.findings())
                .allSatisfy(finding -> assertThat(ExplanationText.of(evaluation, finding, Locale.ENGLISH))
                        .contains(finding.citation().document()));
    }

    @Test
    void noSchoolOfASumIsLeftOut() {
        Evaluation evaluation = MadeUpReport.strict();
        String text = ExplanationText.of(evaluation, finding(evaluation, "C", "", "PRIMARY"), Locale.CHINESE);
        // The teaching point under 50 is out of the scope; all the others stand there with their line.
        assertThat(text).contains("schools.csv:2", "schools.csv:3", "schools.csv:4", "schools.csv:7");
        assertThat(text).doesNotContain("schools.csv:5");
    }
}
