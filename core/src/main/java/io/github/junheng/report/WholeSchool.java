package io.github.junheng.report;

import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Operation;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Split;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 全校需要: what a school of several stages needs as a whole, where a stage lacks some of a resource that is split over the stages:
 * the stage only gets its share of whatever is added.
 */
public final class WholeSchool {
    private WholeSchool() {}

    /**
     * What the whole school has to add so that a stage reaches a limit; empty where the stage gets all that is added, where more is not
     * what is wanted, and where a number is not known.
     *
     * @param judgement the comparison of the finding, or one of the same value with another limit
     */
    public static Optional<Quantity> need(Evaluation evaluation, Finding finding, Judgement judgement) {
        SchoolCode code = finding.schoolOrNull();
        Stage stage = finding.stageOrNull();
        if (code == null
                || stage == null
                || !(judgement instanceof Comparison comparison)
                || !(evaluation.standard().rule(finding.rule().local()).criterion()
                        instanceof Criterion.Comparison criterion)
                || !criterion.comparator().wantsMore()) {
            return Optional.empty();
        }
        Indicator indicator = evaluation.standard().indicator(criterion.indicator());
        return share(evaluation, indicator, code, stage)
                .flatMap(part -> gap(comparison, indicator).map(gap -> amount(gap.dividedBy(part), indicator)));
    }

    /**
     * The part that a stage gets of what is added to its school; empty where it gets all: where nothing is split, the school has but
     * the one stage, or pupils are not known.
     */
    public static Optional<Rational> share(Evaluation evaluation, Indicator indicator, SchoolCode code, Stage stage) {
        return indicator
                .split()
                .flatMap(split -> evaluation.dataset().school(code).flatMap(s -> share(split, s, stage)));
    }

    /** The share of a stage; empty for a school of one stage, and where pupils are not known. */
    private static Optional<Rational> share(Split split, SchoolReport school, Stage stage) {
        Map<Stage, Rational> pupils = new EnumMap<>(Stage.class);
        List<Stage> stages = split.weights().stages().stream()
                .filter(school.school().kind()::has)
                .toList();
        for (Stage each : stages) {
            school.facts()
                    .amount(split.pupils().replace("{stage}", each.key()).replace("{STAGE}", each.name()))
                    .toOptional()
                    .ifPresent(count -> pupils.put(each, Rational.of(count)));
        }
        Rational own = pupils.get(stage);
        if (stages.size() < 2 || pupils.size() < stages.size() || own == null || own.isZero()) {
            return Optional.empty();
        }
        Rational share = split.weights().part(Rational.ONE, stage, pupils);
        return share.compareTo(Rational.ONE) == 0 ? Optional.empty() : Optional.of(share);
    }

    /** What the stage's numerator lacks, unrounded: {@code (limit − value) · denominator ÷ per}. */
    private static Optional<Rational> gap(Comparison comparison, Indicator indicator) {
        return comparison.value() instanceof Computation quotient
                        && quotient.operation() == Operation.QUOTIENT
                        && quotient.valueOrNull() instanceof Rational value
                        && quotient.operands().get(1).valueOrNull() instanceof Rational base
                        && comparison.limit().valueOrNull() instanceof Rational limit
                        && value.compareTo(limit) < 0
                ? Optional.of(limit.minus(value).times(base).dividedBy(indicator.per()))
                : Optional.empty();
    }

    private static Quantity amount(Rational need, Indicator indicator) {
        int decimals = indicator.amountUnit().whole() ? 0 : Magnitude.SHOWN_DECIMALS;
        return new Quantity(need.round(decimals, RoundingMode.CEILING), indicator.amountUnit());
    }
}
