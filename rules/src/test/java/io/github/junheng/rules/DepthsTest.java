package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.CountyVerdict;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.rules.naive.RawCounty;
import io.github.junheng.rules.naive.RawCountyGenerator;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The three depths of one evaluation give the same outcomes. */
class DepthsTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final int COUNTIES = 800;

    @Test
    void verdictFindingsAndExplanationAgreeOnGeneratedCounties() {
        RawCountyGenerator generator = new RawCountyGenerator(71);
        Random random = new Random(72);
        Evaluator evaluator = Evaluator.of(STANDARD);
        for (int i = 0; i < COUNTIES; i++) {
            RawCounty county = generator.next();
            CountyDataset dataset = DatasetReader.readJson(
                            new ByteArrayInputStream(
                                    county.toDatasetJson(random).getBytes(StandardCharsets.UTF_8)),
                            "dataset.json",
                            ReadOptions.of(STANDARD))
                    .orThrow();
            LocalDate asOf = RawCountyGenerator.defaultDate(county);
            Evaluation evaluation = evaluator.evaluate(dataset, asOf).orThrow();
            CountyVerdict verdict = evaluator
                    .verdict(CountyTable.of(dataset, evaluator.layout()), asOf)
                    .orThrow();
            if (!dataset.schools().isEmpty()) {
                assertThat(evaluator
                                .evaluate(CountyTable.of(dataset, evaluator.layout()), asOf)
                                .orThrow()
                                .findings())
                        .isEqualTo(ExactFindings.of(STANDARD, dataset, asOf));
            }
            for (Finding finding : evaluation.findings()) {
                Status explained = evaluation.explain(finding).exact();
                assertThat(finding.status())
                        .as("county %s %s %s", i, finding.rule(), finding.subject())
                        .isEqualTo(explained);
            }
            for (Rule rule : STANDARD.rules().values()) {
                assertThat(verdict.tally(rule.id().local()))
                        .as("county %s rule %s", i, rule.id())
                        .isEqualTo(tally(evaluation, rule));
            }
            assertThat(verdict.sections()).isEqualTo(evaluation.verdict().sections());
            assertThat(verdict.status()).isEqualTo(evaluation.status());
        }
    }

    private static UnitTally tally(Evaluation evaluation, Rule rule) {
        List<Status> statuses = evaluation.findings().stream()
                .filter(f -> f.rule().equals(rule.id()))
                .filter(f -> rule.level() != Level.SCHOOL || f.level() == Level.SCHOOL)
                .map(Finding::status)
                .toList();
        int[] counts = new int[4];
        statuses.forEach(s -> counts[s.ordinal()]++);
        return new UnitTally(counts[0], counts[1], counts[2], counts[3]);
    }
}
