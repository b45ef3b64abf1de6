package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation.AtLeast;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.Member;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Operation;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.figure.Amounts;
import io.github.junheng.examples.forms.figure.Amounts.Gap;
import io.github.junheng.examples.forms.figure.Amounts.GapKey;
import io.github.junheng.examples.forms.figure.Amounts.Total;
import io.github.junheng.examples.forms.figure.DispersionUnits.Unit;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Piece;
import io.github.junheng.report.WholeSchool;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * 够达标的补法: what a unit that fails a rule of several items has to add at least: as many items are raised to their limits as are wanted,
 * those with the smallest relative gap, all others only to their floors.
 */
final class Remedies {
    /**
     * 一项要补的.
     *
     * @param toLimit whether up to the limit, else to the floor
     * @param amount what has to be added, as printed
     * @param ofSchool whether it is added to the whole school, of which the stage gets its part
     */
    record Step(Rule item, Finding own, boolean toLimit, Quantity amount, boolean ofSchool) {
        private Gap gap() {
            return new Gap("", Piece.NONE, amount, false, ofSchool, new TreeMap<>());
        }
    }

    /**
     * 一个单位的补法.
     *
     * @param open the items that are not known and would have to be met, or could be below their floor
     * @param complete whether the steps are enough; else it takes one of the open items, or one whose amount cannot be told
     */
    record Way(Finding unit, List<Step> steps, List<Finding> open, boolean complete) {}

    private final Evaluation evaluation;
    private final Map<String, Finding> byKey;
    private final Map<Finding, Way> ways = new LinkedHashMap<>();
    private final Map<SchoolCode, List<Step>> bySchool = new HashMap<>();

    Remedies(Evaluation evaluation, Map<String, Finding> byKey) {
        this.evaluation = evaluation;
        this.byKey = byKey;
        for (Finding finding : evaluation.findings()) {
            Rule rule = evaluation.standard().rule(finding.rule().local());
            if (finding.status() == Status.NOT_MET
                    && finding.schoolOrNull() != null
                    && rule.criterion() instanceof Criterion.KOfN
                    && evaluation.explain(finding) instanceof AtLeast items) {
                ways.put(finding, way(finding, items));
            }
        }
        for (Step step : greatest(ways.values())) {
            bySchool.computeIfAbsent(step.own().school().orElseThrow(), code -> new ArrayList<>())
                    .add(step);
        }
    }

    Optional<Way> of(Finding finding) {
        return Optional.ofNullable(ways.get(finding));
    }

    Collection<Way> all() {
        return ways.values();
    }

    /** Of how many units more is lacking, or may be, than can be told. */
    int incomplete() {
        return (int) ways.values().stream()
                .filter(way -> !way.complete() || !way.open().isEmpty())
                .count();
    }

    /**
     * An item that falls short by an amount that can be told.
     *
     * @param anyway whether what it takes to its floor, in whole things, brings it to its limit
     */
    private record Lacking(Rule item, Finding own, Comparison limit, Judgement floor, Rational gap, boolean anyway) {}

    private Way way(Finding unit, AtLeast items) {
        int needed = items.atLeast().valueOrNull().ceiling().intValueExact();
        List<Lacking> shortOf = new ArrayList<>();
        List<Finding> open = new ArrayList<>();
        boolean complete = true;
        int size = 0;
        for (Member member : items.members()) {
            Finding own =
                    byKey.get(ExplanationTable.key(member.rule(), unit.school().orElseThrow(), unit.stageOrNull()));
            Status atLimit = status(member.atLimit());
            size += atLimit == Status.NOT_APPLICABLE ? 0 : 1;
            if (atLimit == Status.MET) {
                needed--;
            } else if (atLimit == Status.INDETERMINATE && own != null) {
                open.add(own);
            } else if (atLimit == Status.NOT_MET && own != null) {
                Optional<Lacking> one = fallsShort(member, own);
                one.ifPresent(shortOf::add);
                complete &= one.isPresent() || status(member.atFloor()) == Status.MET;
            }
        }
        List<Lacking> nearest = shortOf.stream()
                .sorted(java.util.Comparator.comparing((Lacking one) -> !one.anyway())
                        .thenComparing((a, b) -> a.gap().compareTo(b.gap())))
                .limit(Math.max(0, needed))
                .toList();
        List<Step> steps = new ArrayList<>();
        for (Lacking one : shortOf) {
            boolean toLimit = nearest.contains(one);
            if (toLimit || status(one.floor()) != Status.MET) {
                Comparison goal = toLimit || !(one.floor() instanceof Comparison floor) ? one.limit() : floor;
                need(one.own(), goal)
                        .ifPresent(gap ->
                                steps.add(new Step(one.item(), one.own(), toLimit, gap.amount(), gap.ofSchool())));
            }
        }
        complete &= nearest.size() >= needed && open.isEmpty() && size > 0;
        return new Way(unit, List.copyOf(steps), List.copyOf(open), complete);
    }

    private Optional<Lacking> fallsShort(Member member, Finding own) {
        return member.atLimit() instanceof Comparison limit
                        && limit.limit().valueOrNull() instanceof Rational bound
                        && limit.value().valueOrNull() instanceof Rational value
                        && bound.signum() > 0
                        && need(own, limit).isPresent()
                ? Optional.of(new Lacking(
                        evaluation.standard().rule(member.rule()),
                        own,
                        limit,
                        member.atFloor(),
                        bound.minus(value).dividedBy(bound),
                        anyway(own, limit, member.atFloor())))
                : Optional.empty();
    }

    private boolean anyway(Finding own, Comparison limit, Judgement floor) {
        return status(floor) != Status.MET
                && floor instanceof Comparison least
                && need(own, least)
                        .filter(gap -> need(own, limit)
                                .filter(all -> gap.amount()
                                                .amount()
                                                .compareTo(all.amount().amount())
                                        >= 0)
                                .isPresent())
                        .isPresent();
    }

    /** What has to be added so that a comparison is met. */
    private Optional<Gap> need(Finding own, Comparison goal) {
        Rule rule = evaluation.standard().rule(own.rule().local());
        if (!(rule.criterion() instanceof Criterion.Comparison criterion)
                || !goal.comparator().wantsMore()
                || !(goal.limit().valueOrNull() instanceof Rational limit)
                || !(goal.value().valueOrNull() instanceof Rational value)) {
            return Optional.empty();
        }
        Optional<Quantity> school = WholeSchool.need(evaluation, own, goal);
        if (school.isPresent()) {
            return Optional.of(new Gap("", Piece.NONE, Amounts.printed(school.get()), false, true, new TreeMap<>()));
        }
        Indicator indicator = evaluation.standard().indicator(criterion.indicator());
        Rational gap = limit.minus(value);
        if (goal.value() instanceof Computation quotient && quotient.operation() == Operation.QUOTIENT) {
            if (!(quotient.operands().get(1).valueOrNull() instanceof Rational base)) {
                return Optional.empty();
            }
            gap = gap.times(base).dividedBy(indicator.per());
        }
        if (gap.signum() < 0) {
            // As printed it falls short, and yet it is met.
            return Optional.empty();
        }
        Quantity amount = Amounts.quantity(gap, indicator.amountUnit());
        if (goal.comparator() == Comparator.ABOVE
                && Rational.of(amount.amount()).compareTo(gap) == 0) {
            amount = new Quantity(amount.amount().add(step(amount)), amount.unit());
        }
        return Optional.of(new Gap("", Piece.NONE, amount, false, false, new TreeMap<>()));
    }

    /** The least that an amount of a unit can be changed by. */
    static BigDecimal step(Quantity amount) {
        return amount.unit().whole() ? BigDecimal.ONE : new BigDecimal("0.01");
    }

    private Status status(Judgement judgement) {
        return evaluation.compareMode() == CompareMode.EXACT ? judgement.exact() : judgement.asReported();
    }

    /** What all ways take, by item; a school counts once what serves all its stages, or several rules. */
    Collection<Total> totals() {
        return totals(ways.values());
    }

    /** What the ways of those that fail one rule take. */
    Collection<Total> totals(RuleId rule) {
        return totals(ways.values().stream()
                .filter(way -> way.unit().rule().equals(rule))
                .toList());
    }

    private static Collection<Total> totals(Collection<Way> ways) {
        Map<GapKey, Total> totals = new LinkedHashMap<>();
        for (Step step : greatest(ways)) {
            Amounts.add(step.item().id().local(), step.own().school().orElseThrow(), step.gap(), totals);
        }
        return totals.values();
    }

    /** The steps of ways; of those that several rules ask of the same item of the same unit the greatest, which is enough for all. */
    private static Collection<Step> greatest(Collection<Way> ways) {
        Map<Finding, Step> steps = new LinkedHashMap<>();
        for (Way way : ways) {
            for (Step step : way.steps()) {
                steps.merge(
                        step.own(),
                        step,
                        (a, b) -> a.amount().amount().compareTo(b.amount().amount()) >= 0 ? a : b);
            }
        }
        return steps.values();
    }

    /** The units of a coefficient once every unit that fails has gone its way. */
    List<Unit> after(Indicator indicator, List<Unit> units) {
        List<Unit> after = new ArrayList<>();
        for (Unit unit : units) {
            after.add(new Unit(
                    unit.school(),
                    unit.stage(),
                    unit.heads(),
                    unit.amount().plus(added(indicator, unit.school(), unit.stage()))));
        }
        return after;
    }

    private Rational added(Indicator indicator, SchoolCode school, Stage stage) {
        Rational own = Rational.ZERO;
        @Nullable Rational whole = null;
        for (Step step : bySchool.getOrDefault(school, List.of())) {
            if (step.item().criterion() instanceof Criterion.Comparison comparison
                    && comparison.indicator().equals(indicator.id())) {
                Rational amount = Rational.of(step.amount().amount());
                if (step.ofSchool()) {
                    whole = whole == null || amount.compareTo(whole) > 0 ? amount : whole;
                } else if (stage == step.own().stageOrNull()) {
                    own = own.plus(amount);
                }
            }
        }
        return whole == null
                ? own
                : own.plus(whole.times(
                        WholeSchool.share(evaluation, indicator, school, stage).orElse(Rational.ONE)));
    }
}
