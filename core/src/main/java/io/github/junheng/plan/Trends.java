package io.github.junheng.plan;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Status;
import io.github.junheng.plan.Reading.Take;
import io.github.junheng.plan.YearFigure.Gap;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Trends and regressions of one county: of every rule that was evaluated, in the order of the standards. */
final class Trends {
    private final Lineage lineage;
    private final List<Integer> years;
    private final SortedMap<Integer, Readings> readings = new TreeMap<>();
    private final Map<RuleId, Rule> rules = new LinkedHashMap<>();

    /** What is asked of a rule: a school under its code of the year, and a stage; the county where there is no school. */
    private record Asked(
            @Nullable SchoolCode school, @Nullable Stage stage) {}

    private Trends(
            SortedMap<Integer, List<Evaluation>> evaluations, SortedMap<Integer, Readings> read, Lineage lineage) {
        this.lineage = lineage;
        readings.putAll(read);
        evaluations
                .values()
                .forEach(ofYear ->
                        ofYear.forEach(e -> e.standard().rules().values().forEach(rule -> rules.put(rule.id(), rule))));
        years = readings.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(readings.firstKey(), readings.lastKey())
                        .boxed()
                        .toList();
    }

    /** The history of a county; years without data are in it as gaps. */
    static Tracking.PlaceHistory of(
            Locality place,
            SortedMap<Integer, List<Evaluation>> evaluations,
            SortedMap<Integer, Readings> readings,
            Lineage lineage) {
        Trends trends = new Trends(evaluations, readings, lineage);
        List<Trend> all = new ArrayList<>();
        List<Regression> regressions = new ArrayList<>();
        for (Rule rule : trends.rules.values()) {
            trends.trend(rule, all);
            trends.regressions(rule, regressions);
        }
        SortedMap<Integer, Integer> changed = new TreeMap<>();
        @Nullable Integer before = null;
        for (int year : trends.readings.keySet()) {
            if (before != null) {
                changed.put(year, lineage.changed(before, year));
            }
            before = year;
        }
        return new Tracking.PlaceHistory(place, all, regressions, changed);
    }

    /** Of a rule for the county its value, of one for schools the share of those that meet it; by stage where it is asked so. */
    private void trend(Rule rule, List<Trend> trends) {
        boolean ofUnits = rule.level().isOfSchool() || rule.level().isOfElements();
        Trend.What what = ofUnits
                ? Trend.What.SHARE_MET
                : isDispersion(rule.criterion()) ? Trend.What.DISPERSION : Trend.What.VALUE;
        List<@Nullable Stage> stages = new ArrayList<>();
        if (rule.level().hasStage()) {
            stages.addAll(rule.stages());
        } else {
            stages.add(null);
        }
        for (@Nullable Stage stage : stages) {
            Reading.OfRules reading = new Reading.OfRules(
                    List.of(RuleRef.of(rule.id())), stage, List.of(), ofUnits ? Take.SHARE : Take.VALUE);
            Reading.OfRules outcome = new Reading.OfRules(reading.rules(), stage, List.of(), Take.OUTCOME);
            List<YearFigure> figures = new ArrayList<>();
            for (int year : years) {
                Readings own = readings.get(year);
                figures.add(
                        own == null
                                ? YearFigure.none(year, Gap.NO_DATASET)
                                : judged(own.figure(reading, null), own.figure(outcome, null)));
            }
            // A rule that nobody was asked in any year has no history.
            if (figures.stream()
                    .anyMatch(f -> f.isKnown()
                            || f.valueOrNull() != null
                            || (f.status() == Status.INDETERMINATE && f.gapOrNull() == null))) {
                trends.add(new Trend(rule.id(), stage, what, figures));
            }
        }
    }

    private static boolean isDispersion(Criterion criterion) {
        return criterion instanceof Criterion.Dispersion || criterion instanceof Criterion.MeanDispersion;
    }

    /** The figure with the outcome of the rule itself, which may be met by evidence, without a value, or at a share of the schools. */
    private static YearFigure judged(YearFigure figure, YearFigure outcome) {
        return new YearFigure(
                figure.year(),
                outcome.status(),
                figure.valueOrNull(),
                outcome.wordOrNull(),
                figure.unitsOrNull(),
                null,
                outcome.missing(),
                outcome.gapOrNull(),
                figure.source());
    }

    /** Rules that the county, or a school, met and does not meet now; of a school that merged, what all that went into it met. */
    private void regressions(Rule rule, List<Regression> regressions) {
        SortedMap<Integer, Map<Asked, Status>> byYear = new TreeMap<>();
        readings.forEach((year, own) -> byYear.put(year, statuses(own, rule)));
        if (byYear.isEmpty()) {
            return;
        }
        int last = byYear.lastKey();
        List<Regression> found = new ArrayList<>();
        Objects.requireNonNull(byYear.get(last)).forEach((asked, status) -> {
            if (status == Status.NOT_MET) {
                lapse(asked, last, byYear)
                        .forEach(l -> found.add(new Regression(rule.id(), asked.school(), asked.stage(), l)));
            }
        });
        found.sort(Comparator.comparing((Regression r) ->
                        r.schoolOrNull() == null ? "" : r.schoolOrNull().value())
                .thenComparing(
                        r -> r.stageOrNull() == null ? "" : r.stageOrNull().name()));
        regressions.addAll(found);
    }

    /** The lapse that lasts until now. */
    private List<Lapse> lapse(Asked asked, int last, SortedMap<Integer, Map<Asked, Status>> byYear) {
        List<Integer> unknown = new ArrayList<>();
        int since = last;
        for (int year = last - 1; year >= byYear.firstKey(); year--) {
            Status then = status(asked, last, year, byYear.getOrDefault(year, Map.of()));
            if (then == Status.MET) {
                return List.of(new Lapse(year, List.copyOf(unknown), since));
            }
            if (then == Status.NOT_MET) {
                since = year;
                unknown.clear();
            } else {
                unknown.add(0, year);
            }
        }
        return List.of();
    }

    /** How it stood in an earlier year: what all its predecessors met, it met. */
    private Status status(Asked asked, int year, int earlier, Map<Asked, Status> then) {
        SchoolCode school = asked.school();
        if (school == null) {
            return then.getOrDefault(asked, Status.INDETERMINATE);
        }
        Set<SchoolCode> before = lineage.before(school, year, earlier);
        List<Status> statuses = before.stream()
                .map(code -> then.getOrDefault(new Asked(code, asked.stage()), Status.INDETERMINATE))
                .toList();
        return Status.allOf(statuses);
    }

    private static Map<Asked, Status> statuses(Readings readings, Rule rule) {
        Map<Asked, List<Status>> found = new HashMap<>();
        Reading.OfRules reading = new Reading.OfRules(List.of(RuleRef.of(rule.id())), null, List.of(), Take.OUTCOME);
        for (Readings.Seen seen : readings.seen(reading)) {
            Asked asked =
                    new Asked(seen.finding().schoolOrNull(), seen.finding().stageOrNull());
            // Elements of a list have no identity over years; what they come to for the county has.
            if (seen.finding().elementOrNull() == null) {
                found.computeIfAbsent(asked, a -> new ArrayList<>()).add(seen.status());
            }
        }
        Map<Asked, Status> statuses = new HashMap<>();
        found.forEach((asked, all) -> statuses.put(asked, Status.allOf(all)));
        return statuses;
    }
}
