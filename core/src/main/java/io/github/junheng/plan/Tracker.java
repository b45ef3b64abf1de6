package io.github.junheng.plan;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.plan.YearFigure.Gap;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** 规划跟踪: (plan, evaluations of the years, values reported by hand, day) → how every item stands. It looks at no file and no clock. */
public final class Tracker {
    private final Plan plan;
    private final LocalDate asOf;
    private final Map<Locality, TreeMap<Integer, Readings>> readings = new HashMap<>();
    /** By name, so that the order in which counties are given changes nothing. */
    private final SortedMap<Locality, TreeMap<Integer, List<Evaluation>>> evaluations =
            new TreeMap<>((a, b) -> a.name().compareTo(b.name()));

    private final TreeMap<Integer, Map<RuleId, Standard>> standards = new TreeMap<>();
    private final Map<Asked, HandValue> hand = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private List<Integer> years = List.of();

    private record Asked(String item, Locality place, int year) {}

    private Tracker(Plan plan, LocalDate asOf) {
        this.plan = plan;
        this.asOf = asOf;
    }

    /**
     * How the plan stands on a day. Years after it are not looked at.
     *
     * @param series of each county; in what order is all one
     * @param reported values reported by hand
     * @param lineages what became of the schools of a county; one that is not in it had no changes
     * @return no value where two datasets are of one year, or the code of a county changes from year to year
     */
    public static Checked<Tracking> track(
            Plan plan,
            List<CountySeries> series,
            List<HandValue> reported,
            Map<Locality, Lineage> lineages,
            LocalDate asOf) {
        Tracker tracker = new Tracker(plan, asOf);
        series.forEach(tracker::take);
        tracker.evaluations.forEach(tracker::checkYears);
        reported.forEach(tracker::take);
        if (tracker.problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            return Checked.failed(tracker.problems);
        }
        return Checked.of(tracker.run(lineages), tracker.problems);
    }

    private void take(CountySeries series) {
        TreeMap<Integer, List<Evaluation>> own = evaluations.computeIfAbsent(series.place(), p -> new TreeMap<>());
        series.years().forEach((year, ofYear) -> {
            if (year <= asOf.getYear()) {
                own.computeIfAbsent(year, y -> new ArrayList<>()).addAll(ofYear);
            }
        });
    }

    private void checkYears(Locality place, SortedMap<Integer, List<Evaluation>> ofPlace) {
        ofPlace.forEach((year, ofYear) -> {
            for (Evaluation evaluation : ofYear) {
                CountyDataset first = ofYear.get(0).dataset();
                CountyDataset other = evaluation.dataset();
                if (!first.equals(other)) {
                    problems.add(Problem.of(
                            ProblemCode.PLAN_YEAR_TWICE,
                            place.name(),
                            Integer.toString(year),
                            shown(first),
                            shown(other)));
                    break;
                }
            }
        });
    }

    private static String shown(CountyDataset dataset) {
        return dataset.county().name().toOptional().orElse("") + " ("
                + dataset.county().code().toOptional().map(c -> c.value()).orElse("") + ")";
    }

    private void take(HandValue value) {
        PlanItem item = plan.item(value.item()).orElse(null);
        if (item == null || value.year() > asOf.getYear()) {
            return;
        }
        if (item instanceof Goal goal && !(goal.reading() instanceof Reading.ByHand)) {
            problems.add(Problem.of(ProblemCode.PLAN_NOT_BY_HAND, value.where(), item.id(), readFrom(goal.reading())));
            return;
        }
        if (value.year() < plan.from().day().getYear()
                || value.year() > plan.until().last().getYear()) {
            problems.add(Problem.of(
                    ProblemCode.PLAN_YEAR_OUTSIDE,
                    value.where(),
                    Integer.toString(value.year()),
                    plan.from() + ".." + plan.until()));
        }
        hand.put(new Asked(value.item(), value.place(), value.year()), value);
    }

    private static String readFrom(Reading reading) {
        return reading instanceof Reading.OfRules rules
                ? rules.rules().stream().map(RuleRef::toString).collect(Collectors.joining(", "))
                : reading instanceof Reading.OfSections sections
                        ? sections.standard() + " " + String.join(", ", sections.sections())
                        : reading.label();
    }

    private Tracking run(Map<Locality, Lineage> lineages) {
        TreeSet<Integer> told = new TreeSet<>();
        evaluations.forEach((place, ofPlace) -> {
            TreeMap<Integer, Readings> own = new TreeMap<>();
            ofPlace.forEach((year, ofYear) -> {
                own.put(year, new Readings(year, ofYear));
                Map<RuleId, Standard> rules = standards.computeIfAbsent(year, y -> new HashMap<>());
                ofYear.forEach(
                        e -> e.standard().rules().values().forEach(rule -> rules.putIfAbsent(rule.id(), e.standard())));
            });
            readings.put(place, own);
            told.addAll(ofPlace.keySet());
        });
        hand.keySet().forEach(asked -> told.add(asked.year()));
        years = told.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(told.first(), told.last()).boxed().toList();
        List<ItemTrack> tracks = new ArrayList<>();
        for (PlanItem item : plan.items()) {
            places(item).forEach(place -> tracks.add(track(item, place)));
        }
        List<Tracking.PlaceHistory> histories = new ArrayList<>();
        // In the order in which the plan names the counties.
        Set<Locality> counties = new LinkedHashSet<>(plan.counties());
        counties.addAll(evaluations.keySet());
        for (Locality place : counties) {
            TreeMap<Integer, List<Evaluation>> ofPlace = evaluations.get(place);
            if (ofPlace != null) {
                Lineage lineage = lineages.getOrDefault(place, Lineage.NO_CHANGES);
                histories.add(Trends.of(place, ofPlace, readings.getOrDefault(place, new TreeMap<>()), lineage));
            }
        }
        return new Tracking(plan, asOf, years, tracks, histories);
    }

    /** Of a city's goal that asks counties or schools, each county; else the item's own place. */
    private List<Locality> places(PlanItem item) {
        Locality own = item.head().place();
        boolean ofMembers = plan.isOfCity()
                && own.equals(plan.place())
                && item instanceof Goal goal
                && goal.reach() != Goal.Reach.CITY;
        return ofMembers ? plan.members() : List.of(own);
    }

    /** Whether it is known not to have been met when it was due: of a year that nobody told of, nothing is known. */
    private static boolean isLate(List<YearFigure> figures, int metIn, int dueYear) {
        return metIn > dueYear
                && !Standings.wasMetInTime(figures, dueYear)
                && figures.stream().anyMatch(figure -> figure.year() >= dueYear && figure.status() == Status.NOT_MET);
    }

    private ItemTrack track(PlanItem item, Locality place) {
        List<YearFigure> figures = figures(item, place);
        Standings.Result result = new Standings(plan, item, figures, asOf).result();
        Integer metIn = result.metIn();
        boolean late = false;
        if (metIn != null) {
            Optional<LocalDate> last = item.head().deadline().last();
            HandValue done = hand.get(new Asked(item.id(), place, metIn));
            late = (done != null && done.value() instanceof HandValue.Content.On on)
                    ? last.filter(l -> on.day().day().isAfter(l)).isPresent()
                    : last.filter(l -> isLate(figures, metIn, l.getYear())).isPresent();
        }
        return new ItemTrack(
                item,
                place,
                figures,
                result.standing(),
                result.course(),
                metIn,
                late,
                Standings.lapses(figures),
                result.gap(),
                item instanceof Goal goal ? beside(goal, place) : List.of());
    }

    private List<YearFigure> figures(PlanItem item, Locality place) {
        List<YearFigure> figures = new ArrayList<>();
        for (int year : years) {
            YearFigure figure = figure(item, place, year);
            if (item instanceof Goal goal) {
                figure = triggered(goal, place, figure);
                if (goal.target() instanceof Target.Earlier earlier) {
                    figure = against(earlier, figures, figure);
                }
            }
            figures.add(figure);
        }
        return figures;
    }

    private YearFigure figure(PlanItem item, Locality place, int year) {
        if (item instanceof Goal goal && !(goal.reading() instanceof Reading.ByHand)) {
            Readings own = readings.getOrDefault(place, new TreeMap<>()).get(year);
            if (own == null) {
                return YearFigure.none(year, Gap.NO_DATASET);
            }
            return goal.reading() instanceof Reading.OfRules rules
                    ? own.figure(rules, goal.target())
                    : own.figure((Reading.OfSections) goal.reading());
        }
        HandValue value = hand.get(new Asked(item.id(), place, year));
        return value == null ? YearFigure.none(year, Gap.NOT_REPORTED) : reported(item, value);
    }

    private YearFigure reported(PlanItem item, HandValue value) {
        Status status = Status.INDETERMINATE;
        @Nullable Magnitude amount = null;
        @Nullable String word = null;
        if (value.value() instanceof HandValue.Content.NotApplicable) {
            status = Status.NOT_APPLICABLE;
        } else if (value.value() instanceof HandValue.Content.Done done) {
            status = done.value() ? Status.MET : Status.NOT_MET;
        } else if (value.value() instanceof HandValue.Content.On on) {
            // A day that is still to come is an intention.
            status = on.day().day().isAfter(asOf) ? Status.NOT_MET : Status.MET;
            word = on.day().toString();
        } else if (value.value() instanceof HandValue.Content.Word said) {
            word = said.value();
            status = item instanceof Goal goal
                            && goal.target() instanceof Target.Grade grade
                            && grade.admitted().contains(word)
                    ? Status.MET
                    : Status.NOT_MET;
        } else if (value.value() instanceof HandValue.Content.Amount number) {
            amount = number.value();
            if (item instanceof Undertaking undertaking) {
                status = number.value().compareTo(undertaking.quantity()) >= 0 ? Status.MET : Status.NOT_MET;
            } else if (item instanceof Goal goal && goal.target() instanceof Target.Amount target) {
                status = Readings.held(target, amount);
            }
        }
        return new YearFigure(
                value.year(),
                status,
                amount,
                word,
                null,
                null,
                List.of(),
                null,
                new YearFigure.Source.Hand(value.evidence(), value.where()));
    }

    /** A goal is not asked where its condition is known to be nowhere. */
    private YearFigure triggered(Goal goal, Locality place, YearFigure figure) {
        RuleRef counted = goal.trigger().flatMap(Trigger::countedBy).orElse(null);
        Readings own = readings.getOrDefault(place, new TreeMap<>()).get(figure.year());
        if (counted == null || own == null) {
            return figure;
        }
        YearFigure found = own.figure(new Reading.OfRules(List.of(counted), null, List.of(), Reading.Take.SHARE), null);
        UnitTally places = found.unitsOrNull();
        boolean nowhere = (places != null && places.concerned() > 0)
                ? (places.met() == 0 && places.indeterminate() == 0)
                : own.figure(new Reading.OfRules(List.of(counted), null, List.of(), Reading.Take.VALUE), null)
                        .value()
                        .filter(v -> v.compareTo(Rational.ZERO) == 0)
                        .isPresent();
        return nowhere
                ? new YearFigure(
                        figure.year(),
                        Status.NOT_APPLICABLE,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        Gap.NOT_ASKED,
                        found.source())
                : figure;
    }

    /** Held against the very year before, or the first year of which there is a value; no other year stands in for it. */
    private static YearFigure against(Target.Earlier target, List<YearFigure> before, YearFigure figure) {
        Magnitude value = figure.valueOrNull();
        if (value == null || figure.status() == Status.NOT_APPLICABLE) {
            return figure;
        }
        Magnitude earlier = before.stream()
                .filter(f -> target.than() == Target.Earlier.Than.FIRST_YEAR || f.year() == figure.year() - 1)
                .map(YearFigure::valueOrNull)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (earlier == null) {
            return with(figure, Status.INDETERMINATE, Gap.NO_EARLIER_VALUE);
        }
        int order = Readings.compare(value, earlier);
        boolean met = target.comparator() == Comparator.ABOVE ? order > 0 : order >= 0;
        return with(figure, met ? Status.MET : Status.NOT_MET, null);
    }

    private static YearFigure with(YearFigure figure, Status status, @Nullable Gap gap) {
        return new YearFigure(
                figure.year(),
                status,
                figure.valueOrNull(),
                figure.wordOrNull(),
                figure.unitsOrNull(),
                figure.ruleOrNull(),
                figure.missing(),
                gap,
                figure.source());
    }

    /** The rules that a goal reads, then those beside it. */
    private List<ItemTrack.Beside> beside(Goal goal, Locality place) {
        Set<RuleRef> rules = new LinkedHashSet<>();
        if (goal.reading() instanceof Reading.OfRules read) {
            rules.addAll(read.rules());
        }
        rules.addAll(goal.beside());
        TreeMap<Integer, Readings> own = readings.getOrDefault(place, new TreeMap<>());
        return rules.stream()
                .map(rule -> {
                    Standard standard = standards.descendingMap().values().stream()
                            .map(ofYear -> ofYear.get(rule.rule()))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
                    return new ItemTrack.Beside(
                            rule,
                            standard == null ? Strictness.NOT_COMPARABLE : Strictness.of(goal, rule, plan, standard),
                            own.isEmpty()
                                    ? Status.INDETERMINATE
                                    : own.lastEntry().getValue().status(rule));
                })
                .toList();
    }
}
