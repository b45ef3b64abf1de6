package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Explanation.Asked;
import io.github.junheng.evaluation.Explanation.AtLeast;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Constant;
import io.github.junheng.evaluation.Explanation.Dropped;
import io.github.junheng.evaluation.Explanation.Elapsed;
import io.github.junheng.evaluation.Explanation.Figure;
import io.github.junheng.evaluation.Explanation.Item;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.Member;
import io.github.junheng.evaluation.Explanation.OutsideUnknown;
import io.github.junheng.evaluation.Explanation.Reading;
import io.github.junheng.evaluation.Explanation.Share;
import io.github.junheng.evaluation.Explanation.Shown;
import io.github.junheng.evaluation.Explanation.Statement;
import io.github.junheng.evaluation.Explanation.Undecided;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.region.CountyCode;
import io.github.junheng.region.Province;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Grades;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Region;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Applies a criterion to a subject. Works for one standard, one dataset, one day and one set of concessions. */
final class Judge {
    private static final long SHOWN = Cells.POWERS_OF_TEN[Magnitude.SHOWN_DECIMALS];
    /** The county's code among the cells that are told as missing. */
    private static final String CODE = "code";

    static final Unit ITEMS = new Unit("indicators", "项", true, false);

    private final Standard standard;
    private final CountyDataset dataset;
    private final LocalDate asOf;
    private final CompareMode mode;
    private final List<Concession> concessions;
    private final Figures figures;
    private final CellNames names;
    private final OfCounty ofCounty;
    private final Subjects subjects;

    /** Tells how a rule comes out for the county, or whether it reaches one of its grades there. */
    interface OfCounty {
        Judgement of(Rule rule, @Nullable String gradeOrNull);
    }

    /** Gives what a rule says of each of its subjects. */
    interface Subjects {
        List<Asked> of(Rule rule);
    }

    /** @param ofCounty how a rule comes out for the county: what a scorecard or a count of grades asks of its items */
    Judge(
            Standard standard,
            CellNames names,
            CountyDataset dataset,
            LocalDate asOf,
            CompareMode mode,
            List<Concession> concessions,
            OfCounty ofCounty,
            Subjects subjects) {
        this.standard = standard;
        this.ofCounty = ofCounty;
        this.dataset = dataset;
        this.asOf = asOf;
        this.mode = mode;
        this.concessions = concessions;
        this.names = names;
        this.figures = new Figures(names, dataset);
        this.subjects = subjects;
    }

    /** A judgement with what a finding tells of it. */
    record Judged(
            Judgement judgement,
            @Nullable Measure measure,
            @Nullable Quantity shortfall,
            List<PartResult> parts,
            @Nullable Band band,
            @Nullable Graded graded) {
        Judged(Judgement judgement, @Nullable Measure measure, @Nullable Quantity shortfall, List<PartResult> parts) {
            this(judgement, measure, shortfall, parts, null, null);
        }

        static Judged of(Judgement judgement) {
            return new Judged(judgement, null, null, List.of());
        }

        /** The same figures under a judgement that holds this one. */
        Judged under(Judgement whole) {
            return new Judged(whole, measure, shortfall, parts, band, null);
        }

        /** The same, told of some grades or classes alone. */
        Judged in(@Nullable Band of) {
            return of == null ? this : new Judged(judgement, measure, shortfall, parts, of, graded);
        }
    }

    /**
     * The grade of a judgement.
     *
     * @param nameOrNull the grade; null where it is not decided
     * @param countedOrNull what lets a lower grade count, where that alone is why the rule is met
     * @param gradesOrNull the grades of the rule; null where the grade is the word that was reported
     * @param steps what each of these grades says
     */
    record Graded(
            @Nullable String nameOrNull,
            @Nullable Citation countedOrNull,
            @Nullable Grades gradesOrNull,
            List<Judgement> steps) {
        /** Whether a grade or a better one is reached; nothing where the rule has none of that name. */
        Optional<Judgement> reaching(String grade) {
            Optional<Integer> place = gradesOrNull == null ? Optional.empty() : gradesOrNull.place(grade);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            List<Judgement> upTo = steps.subList(0, place.get() + 1);
            return Optional.of(upTo.size() == 1 ? upTo.get(0) : Combination.anyOf(upTo));
        }
    }

    Figures figures() {
        return figures;
    }

    Status status(Judgement judgement) {
        return mode == CompareMode.EXACT ? judgement.exact() : judgement.asReported();
    }

    /** What a rule says of a subject, its grade included. */
    Judged judge(Rule rule, Subject subject) {
        Judged own = ungraded(rule, subject);
        Grades grades = rule.shareOrNull() == null ? grades(rule) : null;
        if (grades == null) {
            return own;
        }
        List<Judged> steps = new ArrayList<>();
        for (Grades.Step step : grades.steps()) {
            Criterion test = step.criterionOrNull();
            steps.add(test == null ? own : judge(rule, test, subject));
        }
        return graded(grades, own, steps);
    }

    /** The grades of a rule on the day; null where it has none. */
    private @Nullable Grades grades(Rule rule) {
        return rule.grades().on(asOf).orElse(null);
    }

    /** The first step that is met names the grade; a lower one that counts passes the rule. */
    private Judged graded(Grades grades, Judged own, List<Judged> steps) {
        if (status(own.judgement()) == Status.NOT_APPLICABLE) {
            return own;
        }
        List<Judged> counting = new ArrayList<>(List.of(own));
        for (int i = 0; i < steps.size(); i++) {
            if (grades.steps().get(i).counts()) {
                counting.add(steps.get(i));
            }
        }
        boolean passes =
                own.judgement().exact() == Status.MET && own.judgement().asReported() == Status.MET;
        Judged told = passes || counting.size() == 1 ? own : ofGrades(own, counting);
        String name = status(told.judgement()) == Status.INDETERMINATE ? null : grade(grades, steps);
        boolean counted = status(told.judgement()) == Status.MET && status(own.judgement()) != Status.MET;
        List<Judgement> tests = new ArrayList<>();
        for (Judged step : steps) {
            tests.add(step.judgement());
        }
        return new Judged(
                told.judgement(),
                told.measure(),
                told.shortfall(),
                told.parts().isEmpty() ? own.parts() : told.parts(),
                told.band() == null ? own.band() : told.band(),
                new Graded(name, counted ? grades.citation() : null, grades, tests));
    }

    /** What is told of a test and the lower ones that count. */
    private Judged ofGrades(Judged own, List<Judged> counting) {
        Judged best = bestOf(counting);
        Status status = status(best.judgement());
        if (status == Status.NOT_MET && counting.get(counting.size() - 1).measure() == null) {
            return own.under(best.judgement());
        }
        boolean byLower = status == Status.MET && status(own.judgement()) != Status.MET;
        if (byLower && best.measure() != null && best.measure().valueOrNull() == null) {
            // A lower grade that passes without a figure is not held against the limit of the better one.
            return new Judged(best.judgement(), null, null, best.parts(), best.band(), null);
        }
        return best;
    }

    private @Nullable String grade(Grades grades, List<Judged> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Status status = status(steps.get(i).judgement());
            if (status == Status.MET) {
                return grades.steps().get(i).grade();
            }
            if (status == Status.INDETERMINATE) {
                return null;
            }
        }
        return grades.otherwise();
    }

    /** A rule's own test or, of a school that a concession concerns, whichever of the tests is passed. */
    private Judged ungraded(Rule rule, Subject subject) {
        Judged own = judge(rule, rule.criterion(), subject);
        List<Judged> all = new ArrayList<>(List.of(own));
        for (Concession concession : concessionsOf(rule, subject)) {
            all.add(conceded(rule, concession, subject));
        }
        return all.size() == 1 ? own : bestOf(all);
    }

    private Judged bestOf(List<Judged> all) {
        Combination either =
                Combination.anyOf(all.stream().map(Judged::judgement).toList());
        Status status = status(either);
        // What is told is the test that decides; where none is passed, the last one, which asks the least.
        Judged told = all.get(0);
        for (Judged one : all) {
            boolean decides = status(one.judgement()) == status;
            if (decides && (status(told.judgement()) != status || status == Status.NOT_MET)) {
                told = one;
            }
        }
        Measure own = all.get(0).measure();
        return told.measure() == null && own != null
                ? new Judged(either, own.withoutValue(), null, told.parts(), told.band(), null)
                : told.under(either);
    }

    private List<Concession> concessionsOf(Rule rule, Subject subject) {
        List<Concession> own = new ArrayList<>();
        for (Concession concession : subject.school() == null ? List.<Concession>of() : concessions) {
            if (concession.rule().equals(rule.id().local())) {
                own.add(concession);
            }
        }
        return own;
    }

    private Judged conceded(Rule rule, Concession concession, Subject subject) {
        Optional<Judgement> closed = closed(concession, subject);
        if (closed.isPresent()) {
            return Judged.of(closed.get());
        }
        Judged eased = judge(rule, concession.criterion(), subject);
        Measure measure = eased.measure();
        // The limit may be the rule's own, yet what meets it counts by the concession alone.
        return measure == null
                ? eased
                : new Judged(
                        eased.judgement(), measure.citing(concession.citation()), eased.shortfall(), eased.parts());
    }

    /** Why a school may not use a concession; empty where it may. */
    private Optional<Judgement> closed(Concession concession, Subject subject) {
        SchoolReport school = subject.school();
        if (school == null) {
            return Optional.of(new Dropped(Because.OUT_OF_SCOPE));
        }
        Subject whole = Membership.counting(
                concession.when(), Subject.of(school, null, school.compulsoryStages()), figures, dataset);
        Membership membership = Membership.of(concession.when(), whole, figures, dataset);
        if (membership.isUnknown()) {
            return Optional.of(new Undecided(membership.missing()));
        }
        return membership.isOut() ? Optional.of(new Dropped(Because.OUT_OF_SCOPE)) : Optional.empty();
    }

    private Judged judge(Rule rule, Criterion criterion, Subject subject) {
        if (criterion instanceof Criterion.Comparison comparison) {
            return comparison(comparison, subject, null);
        }
        if (criterion instanceof Criterion.KOfN kOfN) {
            return kOfN(kOfN, subject);
        }
        if (criterion instanceof Criterion.Dispersion dispersion) {
            return dispersion(dispersion, subject, false);
        }
        if (criterion instanceof Criterion.MeanDispersion mean) {
            return meanDispersion(mean, subject);
        }
        if (criterion instanceof Criterion.Scorecard scorecard) {
            return scorecard(scorecard, subject);
        }
        if (criterion instanceof Criterion.Every every) {
            return every(every, subject);
        }
        if (criterion instanceof Criterion.CountPer countPer) {
            return countPer(countPer, subject);
        }
        if (criterion instanceof Criterion.Evidence evidence) {
            return evidence(evidence, subject);
        }
        if (criterion instanceof Criterion.Veto veto) {
            return Judged.of(statement(veto.fact(), Set.of("false"), subject));
        }
        if (criterion instanceof Criterion.Elapsed elapsed) {
            return elapsed(elapsed, subject);
        }
        if (criterion instanceof Criterion.Context) {
            return Judged.of(new Dropped(Because.CONTEXT));
        }
        if (criterion instanceof Criterion.Share share) {
            return share(share, subjects.of(standard.rule(share.rule())), subject);
        }
        if (criterion instanceof Criterion.GradeCount graded) {
            return gradeCount(graded);
        }
        return all(rule, (Criterion.All) criterion, subject);
    }

    /** The limit as a figure, with the decimals that the form prints it with; absent where none holds on the day. */
    private record Bound(Figure figure, @Nullable Citation citation, int decimals) {}

    private Optional<Bound> bound(Limit limit, Subject subject, @Nullable Stage stage) {
        if (limit instanceof Limit.Printed printed) {
            return printed(printed, subject, stage);
        }
        if (limit instanceof Limit.SameAs same
                && standard.rule(same.rule()).criterion() instanceof Criterion.Comparison other) {
            return bound(other.limit(), subject, stage);
        }
        if (limit instanceof Limit.OfIndicator of) {
            return Optional.of(ofIndicator(of.indicator(), subject));
        }
        if (limit instanceof Limit.Local local) {
            return local.laidOver()
                    .on(asOf)
                    .map(dated -> new Bound(constant(dated), dated.citation(), -1))
                    .or(() -> Optional.of(ofIndicator(local.indicator(), subject)));
        }
        return limit instanceof Limit.WeightedMean mean
                ? Optional.of(new Bound(weightedMean(mean, subject), null, -1))
                : Optional.empty();
    }

    private Bound ofIndicator(String id, Subject subject) {
        Indicator indicator = standard.indicator(id);
        return new Bound(figures.indicator(indicator, subject).value(), null, indicator.printedDecimals());
    }

    /** Why no limit holds: there is none for the stage on any day, or none on this day. */
    private Because absent(Limit limit, Subject subject, @Nullable Stage stage) {
        if (limit instanceof Limit.SameAs same
                && standard.rule(same.rule()).criterion() instanceof Criterion.Comparison other) {
            return absent(other.limit(), subject, stage);
        }
        Subject.Part highest = highest(subject);
        Stage of = stage == null && highest != null ? highest.stage() : stage;
        return limit instanceof Limit.Printed printed && !printed.concerns(subject.kind(), of)
                ? Because.OTHER_STAGE
                : Because.NOT_IN_FORCE;
    }

    /** The highest of the stages that count; null where none does. */
    private static Subject.@Nullable Part highest(Subject subject) {
        return subject.stages().isEmpty()
                ? null
                : subject.stages().get(subject.stages().size() - 1);
    }

    private Optional<Bound> printed(Limit.Printed printed, Subject subject, @Nullable Stage stage) {
        Stage of = stage;
        Subject.Part highest = highest(subject);
        if (of == null && highest != null) {
            // A school that is judged as a whole has the limit of the highest of its stages that count.
            of = highest.stage();
            if (highest.isUnknown() && printed.isByStage(subject.kind(), of)) {
                return Optional.of(new Bound(new OutsideUnknown(highest.unknown()), null, -1));
            }
        }
        Optional<Dated<Rational>> dated;
        if (printed.regions().isEmpty()) {
            dated = printed.on(asOf, subject.kind(), of);
        } else {
            Optional<Region> region = printed.region(province());
            if (region.isEmpty() && printed.needsRegion(asOf, subject.kind(), of)) {
                return Optional.of(new Bound(new OutsideUnknown(List.of(noRegion())), null, -1));
            }
            dated = region.isPresent()
                    ? printed.on(asOf, subject.kind(), of, region.get())
                    : printed.on(asOf, subject.kind(), of);
        }
        return dated.isPresent()
                ? Optional.of(new Bound(constant(dated.get()), dated.get().citation(), -1))
                : Optional.empty();
    }

    /** The province of the county; null where its code tells none. */
    private @Nullable Province province() {
        CountyCode code = dataset.county().code().toOptional().orElse(null);
        return code == null ? null : Province.ofDigits(code.provinceDigits()).orElse(null);
    }

    private Missing noRegion() {
        return new Missing(
                CellRef.ofCounty(CODE),
                dataset.county().code().toOptional().isEmpty() ? Missing.Why.NOT_REPORTED : Missing.Why.NO_REGION);
    }

    private static Constant constant(Dated<Rational> dated) {
        return new Constant(dated.value(), dated.citation());
    }

    private Figure weightedMean(Limit.WeightedMean mean, Subject subject) {
        List<Figure> products = new ArrayList<>();
        List<Figure> weights = new ArrayList<>();
        for (Subject.Part part : subject.stages()) {
            Figure weight = figures.ofStage(mean.weight(), subject, part);
            weights.add(weight);
            products.add(Computation.of(Operation.PRODUCT, figures.ofStage(mean.value(), subject, part), weight));
        }
        return Computation.of(
                Operation.QUOTIENT,
                Computation.of(
                        Operation.PRODUCT, new Constant(mean.times(), null), Computation.of(Operation.SUM, products)),
                Computation.of(Operation.SUM, weights));
    }

    /** @param floor what part of the limit has to be reached; null for all of it */
    private Judged comparison(Criterion.Comparison criterion, Subject subject, @Nullable Constant floor) {
        if (criterion.limit() instanceof Limit.None) {
            Indicator told = standard.indicator(criterion.indicator());
            return shown(figures.indicator(told, subject).value(), told.unit());
        }
        Limit own = criterion.limit();
        if (own instanceof Limit.Cases several) {
            Chosen chosen = chosen(several, subject);
            if (chosen.isNone()) {
                return Judged.of(new Dropped(Because.OUT_OF_SCOPE));
            }
            own = chosen.limitOrNull();
            if (own == null) {
                return comparison(criterion, subject, new Bound(new OutsideUnknown(chosen.missing()), null, -1), floor);
            }
        }
        Optional<Bound> bound = bound(own, subject, subject.stage());
        return bound.isEmpty()
                ? Judged.of(new Dropped(absent(own, subject, subject.stage())))
                : comparison(criterion, subject, bound.get(), floor);
    }

    /** The number of the case that a subject is, or what is missing to know which it is. */
    private record Chosen(Limit.@Nullable Printed limitOrNull, List<Missing> missing) {
        boolean isNone() {
            return limitOrNull == null && missing.isEmpty();
        }
    }

    private Chosen chosen(Limit.Cases several, Subject subject) {
        for (Limit.Case one : several.cases()) {
            Membership membership = Membership.all(one.when(), subject, figures, dataset);
            if (!membership.isOut()) {
                return membership.isUnknown()
                        ? new Chosen(null, membership.missing())
                        : new Chosen(one.limit(), List.of());
            }
        }
        return new Chosen(null, List.of());
    }

    private Judged comparison(Criterion.Comparison criterion, Subject subject, Bound bound, @Nullable Constant floor) {
        Indicator indicator = standard.indicator(criterion.indicator());
        Figures.IndicatorFigures value = figures.indicator(indicator, subject);
        Figure limit = floor == null ? bound.figure() : Computation.of(Operation.PRODUCT, bound.figure(), floor);
        Comparison judgement = Comparison.of(
                value.value(), criterion.comparator(), limit, indicator.printedDecimals(), bound.decimals());
        Measure measure = measure(judgement, indicator.unit(), bound.citation());
        return new Judged(judgement, measure, shortfall(judgement, indicator, value), List.of());
    }

    /** What is told and held against nothing. */
    private static Judged shown(Figure value, Unit unit) {
        return new Judged(new Shown(value), new Measure(value.valueOrNull(), null, null, unit, null), null, List.of());
    }

    private static Measure measure(Comparison comparison, Unit unit, @Nullable Citation citation) {
        return new Measure(
                comparison.value().valueOrNull(),
                comparison.comparator(),
                comparison.limit().valueOrNull() instanceof Rational limit ? limit : null,
                unit,
                citation);
    }

    /** What the numerator lacks, or has too much: {@code limit · base ÷ per − amount}. */
    private static @Nullable Quantity shortfall(
            Comparison comparison, Indicator indicator, Figures.IndicatorFigures figures) {
        if (comparison.exact() != Status.NOT_MET
                || !(comparison.limit().valueOrNull() instanceof Rational limit)
                || !(figures.amount().valueOrNull() instanceof Rational amount)) {
            return null;
        }
        Rational wanted = limit;
        Figure base = figures.base();
        if (base != null && base.valueOrNull() instanceof Rational heads) {
            wanted = limit.times(heads).dividedBy(indicator.per());
        }
        return gap(comparison.comparator(), amount, wanted, indicator.amountUnit());
    }

    /** What separates the two sides of a comparison that fails. */
    private static @Nullable Quantity gap(Comparison comparison, Unit unit) {
        return comparison.exact() == Status.NOT_MET
                        && comparison.value().valueOrNull() instanceof Rational have
                        && comparison.limit().valueOrNull() instanceof Rational wanted
                ? gap(comparison.comparator(), have, wanted, unit)
                : null;
    }

    /** The least amount that has to be added, or taken away; of things that are whole, the least whole number. */
    private static @Nullable Quantity gap(Comparator comparator, Rational amount, Rational wanted, Unit unit) {
        return quantity(comparator, wanted.minus(amount).abs(), unit);
    }

    /** What separates two amounts, as an amount that is enough. */
    static @Nullable Quantity quantity(Comparator comparator, Rational gap, Unit unit) {
        boolean strict = comparator == Comparator.ABOVE || comparator == Comparator.BELOW;
        if (unit.whole()) {
            Rational whole = new Rational(gap.ceiling(), java.math.BigInteger.ONE);
            return new Quantity((strict && gap.isWhole() ? whole.plus(Rational.ONE) : whole).round(0), unit);
        }
        if (gap.isZero()) {
            return null;
        }
        // What is no finite decimal is told a hair too large, so that it is enough.
        BigDecimal shown =
                gap.toFiniteDecimal().orElseGet(() -> gap.round(Magnitude.SHOWN_DECIMALS, RoundingMode.CEILING));
        return new Quantity(shown, unit);
    }

    /**
     * The same of a gap in longs, {@code top ÷ bottom}, neither below zero.
     *
     * @throws ArithmeticException where more than a long is needed to tell it
     */
    static @Nullable Quantity quantity(Comparator comparator, long top, long bottom, Unit unit) {
        long whole = top / bottom;
        long rest = top % bottom;
        boolean strict = comparator == Comparator.ABOVE || comparator == Comparator.BELOW;
        if (unit.whole()) {
            return new Quantity(BigDecimal.valueOf(rest > 0 || strict ? Math.addExact(whole, 1) : whole), unit);
        }
        if (top == 0) {
            return null;
        }
        long scaled = Math.multiplyExact(rest, SHOWN);
        long shown = Math.addExact(Math.multiplyExact(whole, SHOWN), scaled / bottom);
        if (scaled % bottom != 0) {
            if (rest % withoutTwosAndFives(bottom) == 0) {
                throw new ArithmeticException("a finite decimal of more decimals than are shown of others");
            }
            shown = Math.addExact(shown, 1);
        }
        return new Quantity(BigDecimal.valueOf(shown, Magnitude.SHOWN_DECIMALS), unit);
    }

    private static long withoutTwosAndFives(long number) {
        long left = number >>> Long.numberOfTrailingZeros(number);
        while (left % 5 == 0) {
            left /= 5;
        }
        return left;
    }

    private Judged kOfN(Criterion.KOfN criterion, Subject subject) {
        Optional<Dated<Rational>> atLeast = criterion.atLeast().on(asOf);
        Optional<Dated<Rational>> floor = criterion.floor().on(asOf);
        if (atLeast.isEmpty() || floor.isEmpty()) {
            return Judged.of(new Dropped(Because.NOT_IN_FORCE));
        }
        List<Member> members = new ArrayList<>();
        for (String id : criterion.rules()) {
            Rule rule = standard.rule(id);
            members.add(
                    new Member(id, ungraded(rule, subject).judgement(), atFloor(rule, subject, constant(floor.get()))));
        }
        return atLeast(members, atLeast.get());
    }

    private Judged gradeCount(Criterion.GradeCount criterion) {
        Optional<Dated<Rational>> atLeast = criterion.atLeast().on(asOf);
        if (atLeast.isEmpty()) {
            return Judged.of(new Dropped(Because.NOT_IN_FORCE));
        }
        List<Member> members = new ArrayList<>();
        for (String id : criterion.rules()) {
            Rule rule = standard.rule(id);
            members.add(new Member(id, ofCounty.of(rule, criterion.grade()), ofCounty.of(rule, criterion.rest())));
        }
        // As many may miss the grade as of all items, however few concern the county: what does not apply is no
        // failure.
        int dropped = count(members, Member::atLimit, Status.NOT_APPLICABLE);
        Dated<Rational> printed = atLeast.get();
        Rational needed = printed.value().minus(Rational.of(dropped));
        return atLeast(
                members,
                new Dated<>(
                        needed.signum() < 0 ? Rational.ZERO : needed,
                        printed.citation(),
                        printed.lastCheckedOn(),
                        printed.issuedOrNull()));
    }

    private Judged atLeast(List<Member> members, Dated<Rational> atLeast) {
        Constant needed = constant(atLeast);
        AtLeast judgement = AtLeast.of(needed, members);
        int met = count(members, Member::atLimit, Status.MET);
        int belowFloor = count(members, Member::atFloor, Status.NOT_MET);
        boolean known = members.stream().noneMatch(m -> status(m.atLimit()) == Status.INDETERMINATE);
        Measure measure = new Measure(
                known ? Rational.of(met) : null, Comparator.AT_LEAST, needed.valueOrNull(), ITEMS, atLeast.citation());
        int toRaise = Math.max(needed.valueOrNull().ceiling().intValueExact() - met, belowFloor);
        Quantity shortfall =
                known && status(judgement) == Status.NOT_MET ? new Quantity(BigDecimal.valueOf(toRaise), ITEMS) : null;
        return new Judged(judgement, measure, shortfall, List.of());
    }

    private int count(List<Member> members, Function<Member, Judgement> of, Status status) {
        return (int) members.stream().filter(m -> status(of.apply(m)) == status).count();
    }

    /** A rule's comparison with its limit lowered to the floor, concessions included. */
    private Judgement atFloor(Rule rule, Subject subject, Constant floor) {
        List<Judgement> all = new ArrayList<>();
        if (rule.criterion() instanceof Criterion.Comparison own) {
            all.add(comparison(own, subject, floor).judgement());
        }
        for (Concession concession : concessionsOf(rule, subject)) {
            Optional<Judgement> closed = closed(concession, subject);
            if (closed.isPresent()) {
                all.add(closed.get());
            } else if (concession.criterion() instanceof Criterion.Comparison eased) {
                all.add(comparison(eased, subject, floor).judgement());
            }
        }
        return all.size() == 1 ? all.get(0) : Combination.anyOf(all);
    }

    /** @param conceded whether a school that may use another indicator counts with that one */
    Judged dispersion(Criterion.Dispersion criterion, Subject subject, boolean conceded) {
        Figure variation =
                Computation.of(Operation.SQUARE_ROOT, squaredVariation(criterion.indicator(), subject, conceded));
        if (criterion.limit() instanceof Limit.None) {
            return shown(variation, criterion.unit());
        }
        return spread(
                variation,
                criterion.comparator(),
                criterion.limit(),
                subject,
                criterion.unit(),
                criterion.printedDecimals());
    }

    private Judged meanDispersion(Criterion.MeanDispersion criterion, Subject subject) {
        List<Figure> variations = new ArrayList<>();
        for (String indicator : criterion.indicators()) {
            variations.add(squaredVariation(indicator, subject, false));
        }
        Figure mean = Computation.of(Operation.MEAN_OF_ROOTS, variations);
        return spread(
                mean,
                criterion.comparator(),
                criterion.limit(),
                subject,
                criterion.unit(),
                criterion.printedDecimals());
    }

    private Judged spread(
            Figure variation, Comparator comparator, Limit limit, Subject subject, Unit unit, int printedDecimals) {
        Optional<Bound> bound = bound(limit, subject, subject.stage());
        if (bound.isEmpty()) {
            return Judged.of(new Dropped(Because.NOT_IN_FORCE));
        }
        Comparison judgement = Comparison.of(
                variation,
                comparator,
                bound.get().figure(),
                printedDecimals,
                bound.get().decimals());
        return new Judged(judgement, measure(judgement, unit, bound.get().citation()), null, List.of());
    }

    private Computation squaredVariation(String id, Subject subject, boolean conceded) {
        List<Figure> pairs = new ArrayList<>();
        for (Subject.Unit unit : subject.units()) {
            if (!unit.unknown().isEmpty()) {
                pairs.add(new OutsideUnknown(unit.unknown()));
                continue;
            }
            Subject single = unit.subject();
            Indicator indicator = conceded ? concededIndicator(id, single) : standard.indicator(id);
            Figures.IndicatorFigures value = figures.indicator(indicator, single);
            Figure base = value.base();
            pairs.add(base == null ? new Constant(Rational.ONE, null) : base);
            pairs.add(value.amount());
        }
        return Computation.of(Operation.SQUARED_VARIATION, pairs);
    }

    private Judged scorecard(Criterion.Scorecard criterion, Subject subject) {
        Optional<Dated<Rational>> total = criterion.total().on(asOf);
        Optional<Bound> bound = bound(criterion.limit(), subject, subject.stage());
        if (total.isEmpty() || bound.isEmpty()) {
            return Judged.of(new Dropped(Because.NOT_IN_FORCE));
        }
        List<Item> items = new ArrayList<>();
        for (String rule : criterion.rules()) {
            Reading points = ofCounty(criterion.points(rule));
            Reading awarded = ofCounty(criterion.awarded(rule));
            if (awarded.valueOrNull() == null) {
                Judgement own = ofCounty.of(standard.rule(rule), null);
                items.add(Item.of(rule, points, awarded, own, status(own)));
            } else {
                items.add(Item.of(rule, points, awarded));
            }
        }
        Comparison judgement = Comparison.of(
                Computation.of(Operation.SUM, items),
                criterion.comparator(),
                bound.get().figure(),
                -1,
                bound.get().decimals());
        Measure measure = measure(judgement, criterion.unit(), bound.get().citation());
        List<Missing> unsound = unsound(items, total.get().value());
        return unsound.isEmpty()
                ? new Judged(judgement, measure, gap(judgement, criterion.unit()), List.of())
                : new Judged(new Undecided(unsound), measure.withoutValue(), null, List.of());
    }

    private Reading ofCounty(String fact) {
        return Figures.reading(CellRef.ofCounty(fact), dataset.county().facts());
    }

    /** What keeps a scorecard from being one: points that are not reported, or do not add up, or are fewer than awarded. */
    private static List<Missing> unsound(List<Item> items, Rational total) {
        List<Missing> missing = new ArrayList<>();
        Rational sum = Rational.ZERO;
        for (Item item : items) {
            Rational points = item.points().valueOrNull();
            Rational awarded = item.awarded().valueOrNull();
            if (points == null) {
                missing.add(new Missing(item.points().cell(), Missing.Why.NOT_REPORTED));
                continue;
            }
            sum = sum.plus(points);
            if (awarded != null && awarded.compareTo(points) > 0) {
                missing.add(new Missing(item.awarded().cell(), Missing.Why.ABOVE_POINTS));
            }
        }
        if (missing.isEmpty() && sum.compareTo(total) != 0) {
            items.forEach(item -> missing.add(new Missing(item.points().cell(), Missing.Why.POINTS_DIFFER)));
        }
        return missing;
    }

    private Indicator concededIndicator(String plain, Subject school) {
        for (Concession concession : concessions) {
            if (standard.rule(concession.rule()).criterion() instanceof Criterion.Comparison own
                    && own.indicator().equals(plain)
                    && concession.criterion() instanceof Criterion.Comparison eased
                    && closed(concession, school).isEmpty()) {
                return standard.indicator(eased.indicator());
            }
        }
        return standard.indicator(plain);
    }

    private Judged every(Criterion.Every criterion, Subject subject) {
        List<Judged> lists = new ArrayList<>();
        for (Figures.ListReading list : figures.lists(criterion.list(), subject)) {
            lists.add(every(criterion, list, subject));
        }
        // Told is the element that is furthest off, or nearest to its limit.
        lists.sort((a, b) -> margin(a).compareTo(margin(b)));
        return joined(lists);
    }

    /** How far the told element of a list is on the good side of its limit. */
    private static Rational margin(Judged judged) {
        Measure measure = judged.measure();
        if (measure == null
                || measure.limitOrNull() == null
                || measure.comparatorOrNull() == null
                || !(measure.valueOrNull() instanceof Rational value)) {
            return Rational.ZERO;
        }
        Rational above = value.minus(measure.limitOrNull());
        return measure.comparatorOrNull().wantsMore() ? above : above.negate();
    }

    private Judged every(Criterion.Every criterion, Figures.ListReading list, Subject subject) {
        List<Reading> elements = list.elementsOrNull();
        if (elements == null) {
            return Judged.of(new Undecided(list.missing()));
        }
        if (elements.isEmpty()) {
            return Judged.of(
                    criterion.emptyIsMissing()
                            ? new Undecided(figures.cells(criterion.list(), subject).stream()
                                    .map(cell -> new Missing(cell, Missing.Why.EMPTY_LIST))
                                    .toList())
                            : new Dropped(Because.NOTHING_TO_TEST));
        }
        Optional<Bound> bound = bound(criterion.limit(), subject, list.stage());
        if (bound.isEmpty()) {
            return Judged.of(new Dropped(absent(criterion.limit(), subject, list.stage())));
        }
        List<Judgement> parts = new ArrayList<>();
        List<Reading> known =
                elements.stream().filter(e -> e.valueOrNull() != null).toList();
        List<Missing> missing = elements.stream()
                .filter(e -> e.valueOrNull() == null)
                .map(e -> new Missing(e.cell(), Missing.Why.NOT_REPORTED))
                .toList();
        Measure measure = null;
        Quantity shortfall = null;
        if (!known.isEmpty()) {
            Operation worst = criterion.comparator().wantsMore() ? Operation.MINIMUM : Operation.MAXIMUM;
            Comparison comparison = Comparison.of(
                    Computation.of(worst, known),
                    criterion.comparator(),
                    bound.get().figure(),
                    -1,
                    -1);
            parts.add(comparison);
            measure = measure(comparison, criterion.unit(), bound.get().citation());
            shortfall = gap(comparison, criterion.unit());
        }
        if (!missing.isEmpty()) {
            parts.add(new Undecided(missing));
        }
        Judgement whole = parts.size() == 1 ? parts.get(0) : Combination.allOf(parts);
        return new Judged(whole, measure, shortfall, List.of());
    }

    /**
     * What the share of its subjects says of a rule that is told of the county by that share, its grade included.
     *
     * @param all what the rule says of each subject
     */
    Judged share(Rule rule, Criterion.Share share, List<Asked> all, Subject county) {
        Judged own = share(share, all, county);
        Grades grades = grades(rule);
        if (grades == null) {
            return own;
        }
        List<Judged> steps = new ArrayList<>();
        for (Grades.Step step : grades.steps()) {
            steps.add(step.criterionOrNull() instanceof Criterion.Share other ? share(other, all, county) : own);
        }
        return graded(grades, own, steps);
    }

    /**
     * The share of subjects that meet a rule, or do not.
     *
     * @param all what the rule says of each subject
     */
    private Judged share(Criterion.Share criterion, List<Asked> all, Subject county) {
        Share value = Share.of(criterion.rule(), criterion.met(), all);
        if (value.concerned() == 0 && value.count(Status.INDETERMINATE) == 0) {
            return Judged.of(new Dropped(Because.NO_UNIT_IN_SCOPE));
        }
        Optional<Bound> bound = bound(criterion.limit(), county, null);
        if (bound.isEmpty()) {
            return Judged.of(new Dropped(absent(criterion.limit(), county, null)));
        }
        Comparison judgement =
                Comparison.of(value, criterion.comparator(), bound.get().figure(), -1, -1);
        return new Judged(
                judgement,
                measure(judgement, criterion.unit(), bound.get().citation()),
                gap(judgement, criterion.unit()),
                List.of());
    }

    /** A class, a township: an element of a list with what is said of it, or a whole list that is not known. */
    record Element(@Nullable CellRef cell, Judged judged) {}

    /** Every element of the lists that a rule looks at, each judged by itself. */
    List<Element> elements(Criterion criterion, Subject subject) {
        List<Element> elements = new ArrayList<>();
        if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                for (Element element : elements(part.criterion(), subject)) {
                    elements.add(new Element(element.cell(), element.judged().in(part.bandOrNull())));
                }
            }
        } else if (criterion instanceof Criterion.Every every) {
            for (Figures.ListReading list : figures.lists(every.list(), subject)) {
                elements(every, list, subject, elements);
            }
        }
        return elements;
    }

    private void elements(
            Criterion.Every criterion, Figures.ListReading list, Subject subject, List<Element> elements) {
        List<Reading> readings = list.elementsOrNull();
        if (readings == null) {
            CellRef cell =
                    list.missing().isEmpty() ? null : list.missing().get(0).cell();
            elements.add(new Element(cell, Judged.of(new Undecided(list.missing()))));
            return;
        }
        for (Reading reading : readings) {
            Optional<Bound> bound = bound(criterion.limit(), subject, list.stage());
            if (bound.isEmpty()) {
                Because because = absent(criterion.limit(), subject, list.stage());
                elements.add(new Element(reading.cell(), Judged.of(new Dropped(because))));
                continue;
            }
            Comparison comparison =
                    Comparison.of(reading, criterion.comparator(), bound.get().figure(), -1, -1);
            elements.add(new Element(
                    reading.cell(),
                    new Judged(
                            comparison,
                            measure(comparison, criterion.unit(), bound.get().citation()),
                            gap(comparison, criterion.unit()),
                            List.of())));
        }
    }

    private Judged countPer(Criterion.CountPer criterion, Subject subject) {
        Optional<Bound> bound = bound(criterion.limit(), subject, subject.stage());
        if (bound.isEmpty()) {
            return Judged.of(new Dropped(absent(criterion.limit(), subject, subject.stage())));
        }
        Figure needed = Computation.of(
                Operation.MAXIMUM,
                new Constant(Rational.ONE, null),
                Computation.of(
                        Operation.CEILING,
                        Computation.of(
                                Operation.QUOTIENT,
                                Computation.of(Operation.COUNT, figures.elements(criterion.per(), subject)),
                                new Constant(criterion.each(), bound.get().citation()))));
        List<Figure> candidates = new ArrayList<>(List.of(bound.get().figure()));
        candidates.addAll(figures.elements(criterion.list(), subject));
        Comparison judgement = Comparison.of(
                Computation.of(Operation.COUNT_REACHING, candidates), Comparator.AT_LEAST, needed, -1, -1);
        Measure measure = measure(judgement, criterion.unit(), bound.get().citation());
        return new Judged(judgement, measure, gap(judgement, criterion.unit()), List.of());
    }

    /** Of a word that was reported, the word itself is the grade. */
    private Judged evidence(Criterion.Evidence criterion, Subject subject) {
        Judgement judgement = statement(criterion.fact(), criterion.admittedOn(asOf), subject);
        boolean isWord = judgement instanceof Statement statement
                && names.isWord(statement.cell().fact());
        return isWord
                ? new Judged(
                        judgement,
                        null,
                        null,
                        List.of(),
                        null,
                        new Graded(((Statement) judgement).wordOrNull(), null, null, List.of()))
                : Judged.of(judgement);
    }

    private Judgement statement(String fact, Set<String> admitted, Subject subject) {
        List<Judgement> statements = figures.each(
                fact,
                subject,
                (cell, stage) ->
                        Statement.of(cell, Membership.word(dataset, cell).orElse(null), admitted),
                Undecided::new);
        return statements.size() == 1 ? statements.get(0) : Combination.allOf(statements);
    }

    private Judged elapsed(Criterion.Elapsed criterion, Subject subject) {
        Optional<Dated<Rational>> years = criterion.years().on(asOf);
        if (years.isEmpty()) {
            return Judged.of(new Dropped(Because.NOT_IN_FORCE));
        }
        List<CellRef> cells = figures.cells(criterion.fact(), subject);
        if (cells.isEmpty()) {
            return Judged.of(new Dropped(Because.NOTHING_TO_TEST));
        }
        CellRef cell = cells.get(0);
        LocalDate day =
                dataset.factsOf(cell).values().get(cell.fact()) instanceof FactValue.Day known ? known.value() : null;
        Elapsed judgement = Elapsed.of(cell, day, constant(years.get()), asOf);
        Rational passed = day == null ? null : Rational.of(wholeYears(day));
        Rational needed = years.get().value();
        Measure measure = new Measure(
                passed,
                Comparator.AT_LEAST,
                needed,
                criterion.unit(),
                years.get().citation());
        Quantity shortfall = passed != null && judgement.exact() == Status.NOT_MET
                ? gap(Comparator.AT_LEAST, passed, needed, criterion.unit())
                : null;
        return new Judged(judgement, measure, shortfall, List.of());
    }

    /** The most years after a day that are not after the day of evaluation; none before the day itself. */
    private long wholeYears(LocalDate day) {
        long years = Math.max(0, (long) asOf.getYear() - day.getYear());
        return years > 0 && day.plusYears(years).isAfter(asOf) ? years - 1 : years;
    }

    private Judged all(Rule rule, Criterion.All criterion, Subject subject) {
        List<Judged> judged = new ArrayList<>();
        List<PartResult> parts = new ArrayList<>();
        for (Criterion.Part part : criterion.parts()) {
            Judged one = part(rule, part, subject).in(part.bandOrNull());
            judged.add(one);
            parts.add(new PartResult(
                    part.id(),
                    part.name(),
                    status(one.judgement()),
                    one.measure(),
                    one.shortfall(),
                    part.bandOrNull()));
        }
        Judged whole = joined(judged);
        return new Judged(whole.judgement(), whole.measure(), whole.shortfall(), parts, whole.band(), null);
    }

    private Judged part(Rule rule, Criterion.Part part, Subject subject) {
        Scope scope = part.scopeOrNull();
        if (scope == null) {
            return judge(rule, part.criterion(), subject);
        }
        List<Subject.Unit> units = new ArrayList<>();
        for (Subject.Unit unit : subject.units()) {
            Subject counting = Membership.counting(scope, unit.subject(), figures, dataset);
            Membership membership = Membership.of(scope, counting, figures, dataset);
            if (!membership.isOut()) {
                List<Missing> unknown = new ArrayList<>(unit.unknown());
                unknown.addAll(membership.missing());
                units.add(new Subject.Unit(counting, unknown));
            }
        }
        return units.isEmpty()
                ? Judged.of(new Dropped(Because.NO_UNIT_IN_SCOPE))
                : judge(rule, part.criterion(), subject.over(units));
    }

    /** A conjunction; what is told is the test that decides it, or else the first that has figures. */
    private Judged joined(List<Judged> judged) {
        if (judged.size() == 1) {
            return judged.get(0);
        }
        Combination all =
                Combination.allOf(judged.stream().map(Judged::judgement).toList());
        Status status = status(all);
        Judged told = judged.stream()
                .filter(j -> j.measure() != null && status(j.judgement()) == status)
                .findFirst()
                .orElse(Judged.of(all));
        return told.under(all);
    }
}
