package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.examples.forms.figure.DispersionUnits;
import io.github.junheng.examples.forms.figure.DispersionUnits.Unit;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Rule;
import io.github.junheng.statistics.Dispersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * 差异系数: a finding on how far schools lie apart, and whom that comes from where every school is known.
 *
 * @param indicator what differs; empty for a mean of several
 * @param printed with how many decimals it is compared; −1 where exactly
 * @param limits what a rule on the same indicator wants of a unit, as the indicator counts it
 */
record Spread(
        Rule rule,
        Finding finding,
        Optional<Indicator> indicator,
        Optional<Drivers> drivers,
        int printed,
        Map<Unit, Rational> limits) {
    /** Whether so great a coefficient would be within the limit. */
    boolean admits(Magnitude coefficient) {
        Measure measure = finding.measureOrNull();
        return measure != null
                && measure.limitOrNull() != null
                && measure.comparatorOrNull() != null
                && measure.comparatorOrNull()
                        .admits(
                                printed < 0 ? coefficient : Rational.of(coefficient.round(printed)),
                                measure.limitOrNull());
    }

    /** Within a tenth of the limit, or there is nothing to tell it by. */
    boolean isClose() {
        Rational limit = finding.measure().flatMap(m -> m.limit()).orElse(null);
        Magnitude value = finding.measure().flatMap(m -> m.value()).orElse(null);
        return limit == null
                || value == null
                || (value.compareTo(limit.times(Rational.of(9, 10))) >= 0
                        && value.compareTo(limit.times(Rational.of(11, 10))) <= 0);
    }

    /** What a rule on the same indicator wants of a unit. */
    Optional<Rational> limit(Unit unit) {
        return Optional.ofNullable(limits.get(unit));
    }

    /** As the indicator counts it. */
    Rational value(Unit unit) {
        return unit.perHead().times(indicator.orElseThrow().per());
    }

    boolean isBelow(Unit unit) {
        return limit(unit).filter(limit -> limit.compareTo(value(unit)) > 0).isPresent();
    }

    /** The units below what a rule wants of them, in the order of the computation. */
    List<Unit> below() {
        return drivers.stream()
                .flatMap(of -> of.units().stream())
                .filter(this::isBelow)
                .toList();
    }

    /** The coefficient if one unit below its limit were raised to it; empty of one that is not below. */
    Optional<SquareRoot> raised(Unit unit) {
        return limit(unit)
                .filter(limit -> isBelow(unit))
                .flatMap(limit -> drivers.orElseThrow()
                        .with(unit, limit.dividedBy(indicator.orElseThrow().per())));
    }

    /** The coefficient if every unit below its limit were raised to it; empty where none is. */
    Optional<SquareRoot> allRaised() {
        if (below().isEmpty()) {
            return Optional.empty();
        }
        List<Unit> raised = new ArrayList<>();
        for (Unit unit : drivers.orElseThrow().units()) {
            raised.add(
                    isBelow(unit)
                            ? new Unit(
                                    unit.school(),
                                    unit.stage(),
                                    unit.heads(),
                                    limit(unit)
                                            .orElseThrow()
                                            .times(unit.heads())
                                            .dividedBy(indicator.orElseThrow().per()))
                            : unit);
        }
        return coefficient(raised);
    }

    /** The coefficient of units; empty where there is none since nobody has anything. */
    static Optional<SquareRoot> coefficient(List<Unit> units) {
        List<Rational> heads = units.stream().map(Unit::heads).toList();
        List<Rational> of = units.stream().map(Unit::amount).toList();
        return Dispersion.sum(of).signum() <= 0
                ? Optional.empty()
                : Optional.of(new SquareRoot(Dispersion.squaredVariation(heads, of)));
    }

    /** Those of all rules that ask for one, in the order of the findings. */
    static List<Spread> of(Evaluation evaluation) {
        Map<String, Finding> ofSchools = new HashMap<>();
        for (Finding finding : evaluation.findings()) {
            if (finding.schoolOrNull() != null && finding.elementOrNull() == null) {
                ofSchools.put(ExplanationTable.key(finding), finding);
            }
        }
        List<Spread> all = new ArrayList<>();
        for (Finding finding : evaluation.findings()) {
            Rule rule = evaluation.standard().rule(finding.rule().local());
            if (finding.stageOrNull() == null || finding.schoolOrNull() != null) {
                continue;
            }
            if (rule.criterion() instanceof Criterion.Dispersion dispersion) {
                Optional<Drivers> drivers = DispersionUnits.of(evaluation, finding)
                        .filter(units ->
                                units.stream().allMatch(unit -> unit.heads().signum() > 0))
                        .map(Drivers::new);
                all.add(new Spread(
                        rule,
                        finding,
                        Optional.of(evaluation.standard().indicator(dispersion.indicator())),
                        drivers,
                        printed(evaluation, dispersion.printedDecimals()),
                        limits(evaluation, dispersion.indicator(), drivers, ofSchools)));
            } else if (rule.criterion() instanceof Criterion.MeanDispersion mean) {
                all.add(new Spread(
                        rule,
                        finding,
                        Optional.empty(),
                        Optional.empty(),
                        printed(evaluation, mean.printedDecimals()),
                        Map.of()));
            }
        }
        return List.copyOf(all);
    }

    private static int printed(Evaluation evaluation, int decimals) {
        return evaluation.compareMode() == CompareMode.EXACT ? -1 : decimals;
    }

    private static Map<Unit, Rational> limits(
            Evaluation evaluation, String indicator, Optional<Drivers> drivers, Map<String, Finding> ofSchools) {
        List<Rule> rules = evaluation.standard().rules().values().stream()
                .filter(rule -> rule.criterion() instanceof Criterion.Comparison comparison
                        && comparison.indicator().equals(indicator)
                        && comparison.comparator().wantsMore())
                .toList();
        Map<Unit, Rational> limits = new HashMap<>();
        for (Unit unit : drivers.map(Drivers::units).orElse(List.of())) {
            rules.stream()
                    .map(rule -> ofSchools.get(ExplanationTable.key(rule.id().local(), unit.school(), unit.stage())))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .flatMap(finding -> finding.measure().flatMap(m -> m.limit()))
                    .ifPresent(limit -> limits.put(unit, limit));
        }
        return limits;
    }
}
