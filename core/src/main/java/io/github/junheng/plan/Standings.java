package io.github.junheng.plan;

import io.github.junheng.evaluation.Status;
import io.github.junheng.plan.YearFigure.Gap;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How one item stands, made of its figures of the years and of nothing else. Years without a figure are never filled. */
final class Standings {
    private final Plan plan;
    private final PlanItem item;
    private final List<YearFigure> figures;
    private final LocalDate asOf;
    private final List<YearFigure> known;

    /** What came of it. */
    record Result(
            Standing standing,
            @Nullable Course course,
            @Nullable Integer metIn,
            @Nullable Quantity gap) {}

    Standings(Plan plan, PlanItem item, List<YearFigure> figures, LocalDate asOf) {
        this.plan = plan;
        this.item = item;
        this.figures = figures;
        this.asOf = asOf;
        this.known = figures.stream().filter(YearFigure::isKnown).toList();
    }

    Result result() {
        if (known.isEmpty()) {
            return new Result(withoutKnown(), null, null, null);
        }
        Deadline deadline = item.head().deadline();
        return switch (deadline.kind()) {
            case YEARLY, ONGOING -> everyYear(deadline);
            case UNDATED -> undated();
            case BY -> by(deadline);
        };
    }

    private Standing withoutKnown() {
        List<YearFigure> told = figures.stream().filter(Standings::isTold).toList();
        if (!told.isEmpty() && told.stream().allMatch(f -> f.status() == Status.NOT_APPLICABLE)) {
            return Standing.NOT_APPLICABLE;
        }
        // Nobody need tell of an event or a work before its time.
        return item instanceof Goal || item.head().deadline().isDue(asOf) ? Standing.NOT_MEASURABLE : Standing.OPEN;
    }

    /** Whether there are data or a report of the year at all. */
    private static boolean isTold(YearFigure figure) {
        return !(figure.source() instanceof YearFigure.Source.None);
    }

    private YearFigure latest() {
        return known.get(known.size() - 1);
    }

    private Optional<YearFigure> of(int year) {
        return figures.stream().filter(figure -> figure.year() == year).findFirst();
    }

    /** Whether what was known last when it was due is that it was met. */
    static boolean wasMetInTime(List<YearFigure> figures, int dueYear) {
        YearFigure then = null;
        for (YearFigure figure : figures) {
            then = figure.isKnown() && figure.year() <= dueYear ? figure : then;
        }
        return then != null && then.status() == Status.MET;
    }

    private Result met() {
        int since = latest().year();
        for (int i = known.size() - 1; i >= 0 && known.get(i).status() == Status.MET; i--) {
            since = known.get(i).year();
        }
        return new Result(Standing.MET, null, since, null);
    }

    private Result undated() {
        return latest().status() == Status.MET ? met() : new Result(Standing.OPEN, null, null, gap(latest()));
    }

    private Result by(Deadline deadline) {
        YearFigure latest = latest();
        int dueYear = deadline.last().orElseThrow().getYear();
        if (!item.isDuty() && deadline.isDue(asOf)) {
            // What was forecast for a year came in it, or did not: nobody has to hold it afterwards.
            YearFigure then = of(dueYear).filter(YearFigure::isKnown).orElse(null);
            if (then == null) {
                return new Result(Standing.NOT_MEASURABLE, null, null, null);
            }
            return then.status() == Status.MET
                    ? new Result(Standing.MET, null, dueYear, null)
                    : new Result(Standing.SHORT_OF_FORECAST, null, null, gap(then));
        }
        if (latest.status() == Status.MET) {
            return met();
        }
        Quantity gap = gap(latest);
        if (deadline.isDue(asOf)) {
            if (latest.year() < dueYear) {
                return new Result(Standing.NOT_MEASURABLE, null, null, gap);
            }
            // What was there in time and is lost again is not late.
            return new Result(wasMetInTime(known, dueYear) ? Standing.MISSED : Standing.LATE, null, null, gap);
        }
        Course course = item.isDuty() ? course(latest, dueYear).orElse(null) : null;
        if (course == null) {
            return new Result(Standing.OPEN, null, null, gap);
        }
        int order = course.latest().compareTo(course.expected());
        boolean keepsUp = ((Target.Amount) ((Goal) item).target()).comparator().wantsMore() ? order >= 0 : order <= 0;
        return new Result(keepsUp ? Standing.ON_COURSE : Standing.BEHIND, course, null, gap);
    }

    /** Each year by itself, from the first that is asked; how the last of them stands. */
    private Result everyYear(Deadline deadline) {
        int from = deadline.from().orElse(plan.from()).day().getYear();
        Optional<YearFigure> ofYear =
                figures.stream().filter(f -> f.year() == asOf.getYear()).findFirst();
        boolean isOver = asOf.equals(LocalDate.of(asOf.getYear(), 12, 31));
        int last = isOver || ofYear.filter(Standings::isTold).isPresent() ? asOf.getYear() : asOf.getYear() - 1;
        if (last < from) {
            return new Result(Standing.OPEN, null, null, null);
        }
        YearFigure figure = figures.stream()
                .filter(f -> f.year() == last)
                .findFirst()
                .orElseGet(() -> YearFigure.none(last, Gap.NO_DATASET));
        return switch (figure.status()) {
            case MET -> met();
            case NOT_MET ->
                new Result(item.isDuty() ? Standing.MISSED : Standing.SHORT_OF_FORECAST, null, null, gap(figure));
            case NOT_APPLICABLE -> new Result(Standing.NOT_APPLICABLE, null, null, null);
            case INDETERMINATE -> unknown(from);
        };
    }

    /** Nothing is known of the last year: a year that is known to have been missed stays missed. */
    private Result unknown(int from) {
        YearFigure latest = latest();
        boolean missed = item.isDuty() && latest.year() >= from && latest.status() == Status.NOT_MET;
        return new Result(missed ? Standing.MISSED : Standing.NOT_MEASURABLE, null, null, missed ? gap(latest) : null);
    }

    /** A straight line from the first value to the target in the year in which it is due. */
    private Optional<Course> course(YearFigure latest, int dueYear) {
        if (!(item instanceof Goal goal)
                || !(goal.target() instanceof Target.Amount target)
                || !isOfTarget(goal)
                || latest.valueOrNull() == null) {
            return Optional.empty();
        }
        @Nullable
        Recorded baseline = goal.baseline()
                .flatMap(plan::record)
                .filter(r -> r.ofOrNull() != null
                        && r.unit().id().equals(target.unit().id()))
                .orElse(null);
        int fromYear;
        Rational from;
        if (baseline != null && baseline.ofOrNull() != null) {
            fromYear = baseline.ofOrNull().day().getYear();
            from = baseline.value();
        } else {
            YearFigure first = known.stream()
                    .filter(f -> f.valueOrNull() != null)
                    .findFirst()
                    .orElse(latest);
            fromYear = first.year();
            from = fraction(first.value().orElseThrow());
        }
        int year = latest.year();
        if (fromYear >= year || year > dueYear) {
            return Optional.empty();
        }
        Rational now = fraction(latest.valueOrNull());
        Rational rest = target.value().minus(from);
        Rational expected = target.comparator().admits(from, target.value())
                ? target.value()
                : from.plus(rest.times(Rational.of(year - fromYear, dueYear - fromYear)));
        Rational needed = year == dueYear ? null : target.value().minus(now).dividedBy(Rational.of(dueYear - year));
        return Optional.of(new Course(fromYear, from, year, now, dueYear, target.value(), expected, needed));
    }

    /** Whether the figure's value is what the target speaks of: where every school is asked, it is the share of those that meet it. */
    private static boolean isOfTarget(Goal goal) {
        return !(goal.reading() instanceof Reading.OfRules rules) || rules.take() != Reading.Take.EVERY;
    }

    private static Rational fraction(Magnitude value) {
        return value instanceof Rational exact ? exact : Rational.of(value.round(Magnitude.SHOWN_DECIMALS));
    }

    private @Nullable Quantity gap(YearFigure figure) {
        Magnitude value = figure.valueOrNull();
        if (value == null) {
            return null;
        }
        if (item instanceof Undertaking undertaking) {
            return quantity(undertaking.quantity().minus(fraction(value)), undertaking.unit());
        }
        return item instanceof Goal goal && goal.target() instanceof Target.Amount target && isOfTarget(goal)
                ? quantity(target.value().minus(fraction(value)).abs(), target.unit())
                : null;
    }

    private static Quantity quantity(Rational amount, Unit unit) {
        return new Quantity(
                unit.whole() ? new BigDecimal(amount.ceiling()) : amount.round(Magnitude.SHOWN_DECIMALS), unit);
    }

    /** Where something was met and then not. */
    static List<Lapse> lapses(List<YearFigure> figures) {
        List<Lapse> lapses = new ArrayList<>();
        @Nullable YearFigure before = null;
        for (YearFigure figure : figures) {
            if (!figure.isKnown()) {
                continue;
            }
            if (before != null && before.status() == Status.MET && figure.status() == Status.NOT_MET) {
                lapses.add(new Lapse(
                        before.year(),
                        IntStream.range(before.year() + 1, figure.year())
                                .boxed()
                                .toList(),
                        figure.year()));
            }
            before = figure;
        }
        return lapses;
    }
}
