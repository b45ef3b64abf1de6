package io.github.junheng.plan;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.plan.YearFigure.Gap;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What items, columns and trends read from the evaluations of one county's year. Nothing else looks into findings. */
final class Readings {
    private static final Rational HUNDRED = Rational.of(100);
    /** Decimals to which sums of different roots are told apart; a fraction and a root, and two roots, are compared exactly. */
    private static final int SUM_DECIMALS = 40;

    private final int year;
    private final List<Evaluation> evaluations;
    private final Map<RuleId, List<Finding>> findings = new HashMap<>();
    private final Map<RuleId, Evaluation> owners = new HashMap<>();

    /** What was found of a rule, or of its part, for one subject. */
    record Seen(
            RuleRef rule,
            Finding finding,
            Status status,
            @Nullable Magnitude value,
            List<Missing> missing) {}

    /** One to be counted: a school, a school stage, a class. */
    private record Unit(
            @Nullable SchoolCode school,
            @Nullable Stage stage,
            @Nullable CellRef element) {}

    Readings(int year, List<Evaluation> evaluations) {
        this.year = year;
        this.evaluations = evaluations;
        for (Evaluation evaluation : evaluations) {
            for (Rule rule : evaluation.standard().rules().values()) {
                if (rule.isInForce(evaluation.asOf(), year)) {
                    owners.putIfAbsent(rule.id(), evaluation);
                }
            }
            for (Finding finding : evaluation.findings()) {
                if (owners.get(finding.rule()) == evaluation) {
                    findings.computeIfAbsent(finding.rule(), r -> new ArrayList<>())
                            .add(finding);
                }
            }
        }
    }

    /**
     * The figure of a reading.
     *
     * @param target what it is held against; where it is no amount and no grade, the status is that of the findings
     */
    YearFigure figure(Reading.OfRules reading, @Nullable Target target) {
        for (RuleRef rule : reading.rules()) {
            if (!owners.containsKey(rule.rule())) {
                return YearFigure.none(year, evaluations.isEmpty() ? Gap.NO_DATASET : Gap.NOT_IN_FORCE);
            }
        }
        Target.@Nullable Amount amount = target instanceof Target.Amount a ? a : null;
        return switch (reading.take()) {
            case VALUE -> value(county(reading), amount, reading);
            case GREATEST -> greatest(county(reading), amount, reading);
            case EVERY -> every(reading, amount);
            case SHARE -> share(reading, amount);
            case OUTCOME -> outcome(reading, target);
        };
    }

    /** Whether sections of a standard are met. */
    YearFigure figure(Reading.OfSections reading) {
        Evaluation evaluation = evaluations.stream()
                .filter(e -> e.standard().id().equals(reading.standard()))
                .findFirst()
                .orElse(null);
        if (evaluation == null) {
            return YearFigure.none(year, evaluations.isEmpty() ? Gap.NO_DATASET : Gap.NOT_IN_FORCE);
        }
        List<Status> statuses = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (Verdict.SectionResult result : evaluation.verdict().sections()) {
            if (reading.sections().contains(result.section().id())) {
                statuses.add(result.status());
                for (Finding finding : evaluation.findings()) {
                    if (result.section().rules().contains(finding.rule().local())) {
                        missing.addAll(missing(finding));
                    }
                }
            }
        }
        Status status = Status.allOf(statuses);
        return made(
                status,
                null,
                null,
                null,
                null,
                missing,
                status == Status.NOT_APPLICABLE ? Gap.NOT_ASKED : null,
                evaluation);
    }

    /** The outcome of a rule in this year, for the county. */
    Status status(RuleRef rule) {
        return figure(new Reading.OfRules(List.of(rule), null, List.of(), Reading.Take.OUTCOME), new Target.Settled())
                .status();
    }

    /** What was found of the rules, in their order. */
    List<Seen> seen(Reading.OfRules reading) {
        List<Seen> seen = new ArrayList<>();
        for (RuleRef rule : reading.rules()) {
            for (Finding finding : findings.getOrDefault(rule.rule(), List.of())) {
                if ((reading.stageOrNull() == null || finding.stageOrNull() == reading.stageOrNull())
                        && (finding.schoolOrNull() == null || isOf(reading.kinds(), rule, finding.schoolOrNull()))) {
                    seen.add(seen(rule, finding));
                }
            }
        }
        return seen;
    }

    private boolean isOf(List<SchoolKind> kinds, RuleRef rule, SchoolCode school) {
        Evaluation owner = owners.get(rule.rule());
        return kinds.isEmpty()
                || (owner != null
                        && owner.dataset()
                                .school(school)
                                .map(s -> kinds.contains(s.school().kind()))
                                .orElse(false));
    }

    private static Seen seen(RuleRef rule, Finding finding) {
        if (rule.partOrNull() == null) {
            return new Seen(
                    rule,
                    finding,
                    finding.status(),
                    finding.measure().flatMap(m -> m.value()).orElse(null),
                    missing(finding));
        }
        Optional<PartResult> part = finding.parts().stream()
                .filter(p -> p.id().equals(rule.partOrNull()))
                .findFirst();
        return new Seen(
                rule,
                finding,
                part.map(PartResult::status).orElse(finding.status()),
                part.flatMap(PartResult::measure).flatMap(m -> m.value()).orElse(null),
                missing(finding));
    }

    private static List<Missing> missing(Finding finding) {
        return finding.outcome() instanceof Outcome.Indeterminate i ? i.missing() : List.of();
    }

    private List<Seen> county(Reading.OfRules reading) {
        return seen(reading).stream()
                .filter(s -> s.finding().schoolOrNull() == null && s.finding().elementOrNull() == null)
                .toList();
    }

    private List<Seen> units(Reading.OfRules reading) {
        return seen(reading).stream()
                .filter(s -> s.finding().schoolOrNull() != null || s.finding().elementOrNull() != null)
                .toList();
    }

    /** Of one subject its value; of several (both stages), the one that stands worst. */
    private YearFigure value(List<Seen> county, Target.@Nullable Amount target, Reading.OfRules reading) {
        boolean wantsLess = target != null && target.comparator().wantsLess();
        return extreme(county, target, reading, wantsLess);
    }

    private YearFigure greatest(List<Seen> county, Target.@Nullable Amount target, Reading.OfRules reading) {
        return extreme(county, target, reading, true);
    }

    private YearFigure extreme(
            List<Seen> county, Target.@Nullable Amount target, Reading.OfRules reading, boolean greatest) {
        Evaluation owner = owner(reading);
        @Nullable Seen found = null;
        @Nullable Magnitude value = null;
        List<Seen> unknown = new ArrayList<>();
        List<Status> statuses = new ArrayList<>();
        for (Seen seen : county) {
            Magnitude own = seen.value();
            if (own == null) {
                if (seen.status() != Status.NOT_APPLICABLE) {
                    unknown.add(seen);
                }
                continue;
            }
            statuses.add(target == null ? seen.status() : held(target, own));
            int order = value == null ? 1 : compare(own, value);
            if (value == null || (greatest ? order > 0 : order < 0)) {
                found = seen;
                value = own;
            }
        }
        if (!unknown.isEmpty()) {
            // What is not known can only be worse: of the greatest, and of several each of which is asked.
            Status status = found != null
                            && statuses.contains(Status.NOT_MET)
                            && (target == null
                                    || greatest == target.comparator().wantsLess())
                    ? Status.NOT_MET
                    : Status.INDETERMINATE;
            List<Missing> missing = allMissing(unknown);
            return made(
                    status,
                    null,
                    null,
                    null,
                    status == Status.NOT_MET && found != null ? found.rule() : null,
                    missing,
                    missing.isEmpty() ? Gap.NOT_DECIDED : null,
                    owner);
        }
        if (found == null) {
            return made(Status.NOT_APPLICABLE, null, null, null, null, List.of(), Gap.NOT_ASKED, owner);
        }
        Status status = target == null || value == null ? Status.allOf(statuses) : held(target, value);
        return made(status, value, null, null, found.rule(), List.of(), null, owner);
    }

    private YearFigure every(Reading.OfRules reading, Target.@Nullable Amount target) {
        List<Seen> units = units(reading).stream()
                .map(s -> {
                    Magnitude own = s.value();
                    Status status = own == null
                            ? s.status() == Status.NOT_APPLICABLE ? Status.NOT_APPLICABLE : Status.INDETERMINATE
                            : target == null ? s.status() : held(target, own);
                    return new Seen(s.rule(), s.finding(), status, own, s.missing());
                })
                .toList();
        return counted(units.stream().map(Seen::status).toList(), units, reading, null);
    }

    private YearFigure share(Reading.OfRules reading, Target.@Nullable Amount target) {
        Map<Unit, List<Status>> byUnit = new LinkedHashMap<>();
        List<Seen> units = units(reading);
        for (Seen seen : units) {
            Finding finding = seen.finding();
            byUnit.computeIfAbsent(
                            new Unit(finding.schoolOrNull(), finding.stageOrNull(), finding.elementOrNull()),
                            u -> new ArrayList<>())
                    .add(seen.status());
        }
        return counted(byUnit.values().stream().map(Status::allOf).toList(), units, reading, target);
    }

    /** The share of those that meet; without a target the status is that of all together. */
    private YearFigure counted(
            List<Status> statuses, List<Seen> units, Reading.OfRules reading, Target.@Nullable Amount target) {
        UnitTally tally = new UnitTally(
                Collections.frequency(statuses, Status.MET),
                Collections.frequency(statuses, Status.NOT_MET),
                Collections.frequency(statuses, Status.INDETERMINATE),
                Collections.frequency(statuses, Status.NOT_APPLICABLE));
        Magnitude share = share(tally);
        Status status = target == null || tally.concerned() == 0
                ? Status.allOf(statuses)
                : share == null ? Status.INDETERMINATE : held(target, share);
        List<Missing> missing = tally.indeterminate() == 0 ? List.of() : allMissing(units);
        @Nullable
        Gap gap = tally.concerned() == 0
                ? Gap.NOT_ASKED
                : tally.indeterminate() > 0 && missing.isEmpty() ? Gap.NOT_DECIDED : null;
        return made(status, share, null, tally, null, missing, gap, owner(reading));
    }

    /** The share, in %, of those that meet; null where one of them is not known, or there are none. */
    static @Nullable Rational share(UnitTally tally) {
        return tally.indeterminate() > 0 || tally.concerned() == 0
                ? null
                : Rational.of(tally.met()).times(HUNDRED).dividedBy(Rational.of(tally.concerned()));
    }

    private YearFigure outcome(Reading.OfRules reading, @Nullable Target target) {
        List<Seen> county = county(reading);
        List<Seen> units = units(reading);
        // What sums up schools is the rule's own outcome, where all schools are asked for.
        List<Seen> asked = county.isEmpty() || !reading.kinds().isEmpty() ? units : county;
        String word = asked.stream()
                .flatMap(s -> s.finding().grade().stream())
                .findFirst()
                .orElse(null);
        List<Status> statuses = asked.stream().map(Seen::status).toList();
        Status status = Status.allOf(statuses);
        if (target instanceof Target.Grade grade
                && word != null
                && (status == Status.MET || status == Status.NOT_MET)) {
            boolean all = asked.stream()
                    .allMatch(s ->
                            s.finding().grade().map(grade.admitted()::contains).orElse(true));
            status = all ? Status.MET : Status.NOT_MET;
        }
        UnitTally tally = units.isEmpty()
                ? asked.stream()
                        .flatMap(s -> s.finding().units().stream())
                        .findFirst()
                        .orElse(null)
                : counted(units.stream().map(Seen::status).toList(), units, reading, null)
                        .unitsOrNull();
        List<Missing> missing = status == Status.INDETERMINATE ? allMissing(asked) : List.of();
        @Nullable
        Gap gap = status == Status.NOT_APPLICABLE
                ? Gap.NOT_ASKED
                : status == Status.INDETERMINATE && missing.isEmpty() ? Gap.NOT_DECIDED : null;
        return made(status, tally == null ? null : share(tally), word, tally, null, missing, gap, owner(reading));
    }

    private @Nullable Evaluation owner(Reading.OfRules reading) {
        return owners.get(reading.rules().get(0).rule());
    }

    private YearFigure made(
            Status status,
            @Nullable Magnitude value,
            @Nullable String word,
            @Nullable UnitTally units,
            @Nullable RuleRef rule,
            List<Missing> missing,
            @Nullable Gap gap,
            @Nullable Evaluation evaluation) {
        YearFigure.Source source =
                evaluation == null ? new YearFigure.Source.None() : new YearFigure.Source.Findings(evaluation.asOf());
        return new YearFigure(year, status, value, word, units, rule, missing, gap, source);
    }

    private static List<Missing> allMissing(Collection<Seen> seen) {
        return seen.stream().flatMap(s -> s.missing().stream()).distinct().toList();
    }

    static Status held(Target.Amount target, Magnitude value) {
        return target.comparator().admits(value, target.value()) ? Status.MET : Status.NOT_MET;
    }

    /** The order of two magnitudes; roots by what stands under them. */
    static int compare(Magnitude a, Magnitude b) {
        if (b instanceof Rational fraction) {
            return a.compareTo(fraction);
        }
        if (a instanceof Rational fraction) {
            return -b.compareTo(fraction);
        }
        if (a instanceof SquareRoot root && b instanceof SquareRoot other) {
            return root.radicand().compareTo(other.radicand());
        }
        return a.equals(b) ? 0 : a.round(SUM_DECIMALS).compareTo(b.round(SUM_DECIMALS));
    }
}
