package io.github.junheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Evaluates at all depths and compares each with exact fractions, which a plan is made to be faster than. */
final class Depths {
    private Depths() {}

    /** Fails unless all depths agree; gives the rules that were left to exact fractions. */
    static Set<String> agree(Standard standard, CountyDataset dataset, LocalDate day) {
        Evaluator evaluator = Evaluator.of(standard);
        CountyTable table = CountyTable.of(dataset, evaluator.layout());
        Verdict exact = evaluator.new Run(dataset, day, List.of()).verdict();
        Evaluation evaluation = evaluator.evaluate(dataset, day).orThrow();
        assertThat(new ArrayList<>(evaluation.findings())).isEqualTo(exact.findings());
        assertThat(new ArrayList<>(evaluator.evaluate(table, day).orThrow().findings()))
                .isEqualTo(exact.findings());
        agreeByThemselves(evaluator, table, day, exact.findings());
        for (Finding finding : evaluation.findings()) {
            assertThat(evaluation.explain(finding).exact())
                    .as("%s %s", finding.rule(), finding.subject())
                    .isEqualTo(finding.status());
        }
        Set<String> asked = new TreeSet<>();
        CountyVerdict verdict = verdict(evaluator, table, day, asked);
        for (CountyVerdict each : List.of(
                verdict, evaluation.outcomes(), evaluator.verdict(table, day).orThrow())) {
            for (Rule rule : standard.rules().values()) {
                assertThat(each.tally(rule.id().local()))
                        .as("rule %s", rule.id())
                        .isEqualTo(tally(exact.findings(), rule));
            }
            assertThat(each.sections()).isEqualTo(exact.sections());
            assertThat(each.status()).isEqualTo(exact.status());
        }
        return asked;
    }

    /** Each finding of a table is the same when it is the first that is asked for, before any record of a school was made. */
    private static void agreeByThemselves(Evaluator evaluator, CountyTable table, LocalDate day, List<Finding> exact) {
        List<Finding> backwards = evaluator.evaluate(table, day).orThrow().findings();
        assertThat(backwards).hasSameSizeAs(exact);
        for (int i = exact.size() - 1; i >= 0; i--) {
            assertThat(backwards.get(i)).isEqualTo(exact.get(i)).isSameAs(backwards.get(i));
        }
        for (int i = 0; i < exact.size(); i += 7) {
            assertThat(evaluator.evaluate(table, day).orThrow().findings().get(i))
                    .isEqualTo(exact.get(i));
        }
    }

    /** The verdict, with the rules of which exact fractions were asked. */
    static CountyVerdict verdict(Evaluator evaluator, CountyTable table, LocalDate day, Set<String> asked) {
        Plan plan = PlanCompiler.compile(
                evaluator.standard(), evaluator.layout(), day, table.county().year());
        Evaluator.Run run = evaluator.new Run(table, day);
        return plan.run(
                table,
                plan.newWork(),
                rule -> {
                    asked.add(rule.id().local());
                    return run.findings(rule);
                },
                true);
    }

    static UnitTally tally(List<Finding> findings, Rule rule) {
        int[] counts = new int[Status.values().length];
        for (Finding finding : findings) {
            if (finding.rule().equals(rule.id()) && Plan.decides(rule, finding)) {
                counts[finding.status().ordinal()]++;
            }
        }
        return new UnitTally(counts[0], counts[1], counts[2], counts[3]);
    }
}
