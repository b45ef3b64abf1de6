package io.github.junheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Explanation.AtLeast;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Elapsed;
import io.github.junheng.evaluation.Explanation.Figure;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.Member;
import io.github.junheng.evaluation.Explanation.Statement;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import io.github.junheng.testkit.ExplanationReplay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A replay finds every node whose value or outcome does not follow from the nodes below it. */
class ExplanationReplayTest {
    private final Standard standard = MadeUpStandard.standard();
    private final LocalDate day = Counties.dayOf(standard);

    @Test
    void everyTamperedNodeIsFoundAndNamed() {
        Map<String, Integer> found = new TreeMap<>();
        for (int seed = 0; seed < 10; seed++) {
            Evaluation evaluation = evaluation(new Recipe(seed, 3, Distance.MIXED, seed % 2 * 50));
            for (Finding finding : evaluation.findings()) {
                ExplanationReplay.check(finding, evaluation.explain(finding), CompareMode.EXACT);
                for (Judgement tampered : tampered(evaluation.explain(finding))) {
                    assertThatThrownBy(() -> ExplanationReplay.check(tampered))
                            .as("%s", tampered)
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining("explanation of judgement");
                    found.merge(finding.rule().local(), 1, Integer::sum);
                }
            }
        }
        assertThat(found.keySet()).containsAll(standard.rules().keySet());
    }

    @Test
    void aFindingThatSaysOtherwiseThanItsExplanationIsFound() {
        Evaluation evaluation = evaluation(new Recipe(7, 4, Distance.MIXED, 0));
        for (Finding finding : evaluation.findings()) {
            Finding flipped = new Finding(
                    finding.rule(),
                    finding.level(),
                    finding.schoolOrNull(),
                    finding.stageOrNull(),
                    finding.status() == Status.MET ? new Outcome.NotMet(null) : new Outcome.Met(),
                    finding.measureOrNull(),
                    finding.boundarySensitive(),
                    finding.citation(),
                    finding.parts(),
                    finding.unitsOrNull());
            assertThatThrownBy(() -> ExplanationReplay.check(flipped, evaluation.explain(finding), CompareMode.EXACT))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(finding.rule().toString());
        }
    }

    @Test
    void aFindingWithAnotherValueThanItsExplanationIsFound() {
        Evaluation evaluation = evaluation(new Recipe(8, 4, Distance.MIXED, 0));
        for (Finding finding : evaluation.findings()) {
            if (finding.measureOrNull() != null && finding.measureOrNull().limitOrNull() != null) {
                Measure told = finding.measureOrNull();
                Finding other = new Finding(
                        finding.rule(),
                        finding.level(),
                        finding.schoolOrNull(),
                        finding.stageOrNull(),
                        finding.outcome(),
                        new Measure(
                                told.valueOrNull(),
                                told.comparatorOrNull(),
                                told.limitOrNull().plus(Rational.of(1, 1000)),
                                told.unit(),
                                told.limitCitationOrNull()),
                        finding.boundarySensitive(),
                        finding.citation(),
                        finding.parts(),
                        finding.unitsOrNull());
                boolean isElapsed = finding.rule().local().equals("E1");
                if (!isElapsed) {
                    assertThatThrownBy(() ->
                                    ExplanationReplay.check(other, evaluation.explain(finding), CompareMode.EXACT))
                            .isInstanceOf(AssertionError.class);
                }
            }
        }
    }

    private Evaluation evaluation(Recipe recipe) {
        CountyDataset county = Counties.of(standard, day).draw(recipe);
        return Evaluator.of(standard).evaluate(county, day).orThrow();
    }

    /** The same tree with one derived node changed, for every such node. */
    private static List<Judgement> tampered(Judgement judgement) {
        List<Judgement> all = new ArrayList<>();
        if (judgement instanceof Comparison c) {
            all.add(new Comparison(
                    c.value(),
                    c.comparator(),
                    c.limit(),
                    c.valueDecimals(),
                    c.limitDecimals(),
                    other(c.exact()),
                    c.asReported()));
            all.add(new Comparison(
                    c.value(),
                    c.comparator(),
                    c.limit(),
                    c.valueDecimals(),
                    c.limitDecimals(),
                    c.exact(),
                    other(c.asReported())));
            figures(c.value())
                    .forEach(value -> all.add(new Comparison(
                            value,
                            c.comparator(),
                            c.limit(),
                            c.valueDecimals(),
                            c.limitDecimals(),
                            c.exact(),
                            c.asReported())));
            figures(c.limit())
                    .forEach(limit -> all.add(new Comparison(
                            c.value(),
                            c.comparator(),
                            limit,
                            c.valueDecimals(),
                            c.limitDecimals(),
                            c.exact(),
                            c.asReported())));
        } else if (judgement instanceof Statement s) {
            all.add(new Statement(s.cell(), s.wordOrNull(), s.admitted(), other(s.exact())));
        } else if (judgement instanceof Elapsed e) {
            all.add(new Elapsed(e.cell(), e.dayOrNull(), e.years(), e.asOf(), other(e.exact())));
        } else if (judgement instanceof Combination c) {
            all.add(new Combination(c.all(), c.parts(), other(c.exact()), c.asReported()));
            all.add(new Combination(c.all(), c.parts(), c.exact(), other(c.asReported())));
            replaced(c.parts(), ExplanationReplayTest::tampered)
                    .forEach(parts -> all.add(new Combination(c.all(), parts, c.exact(), c.asReported())));
        } else if (judgement instanceof AtLeast a) {
            all.add(new AtLeast(a.atLeast(), a.members(), other(a.exact()), a.asReported()));
            all.add(new AtLeast(a.atLeast(), a.members(), a.exact(), other(a.asReported())));
            replaced(a.members(), ExplanationReplayTest::members)
                    .forEach(members -> all.add(new AtLeast(a.atLeast(), members, a.exact(), a.asReported())));
        }
        return all;
    }

    private static List<Member> members(Member member) {
        List<Member> all = new ArrayList<>();
        tampered(member.atLimit()).forEach(j -> all.add(new Member(member.rule(), j, member.atFloor())));
        tampered(member.atFloor()).forEach(j -> all.add(new Member(member.rule(), member.atLimit(), j)));
        return all;
    }

    private static List<Figure> figures(Figure figure) {
        List<Figure> all = new ArrayList<>();
        if (figure instanceof Computation c) {
            all.add(new Computation(c.operation(), c.operands(), other(c.valueOrNull())));
            replaced(c.operands(), ExplanationReplayTest::figures)
                    .forEach(operands -> all.add(new Computation(c.operation(), operands, c.valueOrNull())));
        }
        return all;
    }

    private static <T> List<List<T>> replaced(List<T> list, Function<T, List<T>> changes) {
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            for (T change : changes.apply(list.get(i))) {
                List<T> changed = new ArrayList<>(list);
                changed.set(i, change);
                all.add(changed);
            }
        }
        return all;
    }

    private static Status other(Status status) {
        return status == Status.MET ? Status.NOT_MET : Status.MET;
    }

    private static Magnitude other(Magnitude value) {
        if (value instanceof SquareRoot root) {
            return new SquareRoot(root.radicand().plus(Rational.of(1, 1_000_000)));
        }
        return value instanceof Rational rational ? rational.plus(Rational.of(1, 1_000_000)) : Rational.ZERO;
    }
}
