package io.github.junheng.testkit;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Grades;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Split;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a standard's definitions say of a county, computed a second time and as plainly as possible: no explanations, no
 * shortfalls, no concessions. It takes the definitions' own accessors and exact fractions from core and shares nothing with the
 * engine; null stands for a number, or a membership, that is not known.
 */
final class Reckoning {
    private final Standard standard;
    private final LocalDate asOf;
    private final Map<String, FactDefinition> facts;
    private final Map<String, Boolean> places;
    private final CountyDataset data;

    /** One rule asked of one subject. */
    record Key(
            String rule,
            @Nullable SchoolCode school,
            @Nullable Stage stage) {
        @Override
        public String toString() {
            return "rule " + rule + ", subject " + (school == null ? "county" : school)
                    + (stage == null ? "" : " " + stage);
        }
    }

    /** One of the tests that a rule is made of, or its only one. */
    record Leaf(Rule rule, @Nullable String part, Criterion criterion) {
        static List<Leaf> of(Rule rule) {
            return rule.criterion() instanceof Criterion.All all
                    ? all.parts().stream()
                            .map(p -> new Leaf(rule, p.id(), p.criterion()))
                            .toList()
                    : List.of(new Leaf(rule, null, rule.criterion()));
        }
    }

    /** A school of the county with the stages that count, and whether it is sure that it does. */
    record Unit(SchoolReport school, Who who, boolean sure) {}

    /** A stage, and whether it is sure that it counts. */
    record Part(Stage stage, boolean sure) {
        static List<Part> of(List<Stage> stages) {
            return stages.stream().map(s -> new Part(s, true)).toList();
        }
    }

    /** A school or the county; with the stages that a cell's {@code {stage}} stands for, and the county's units. */
    record Who(@Nullable SchoolReport school, @Nullable Stage stage, List<Part> stages, List<Unit> units) {
        static Who ofSchool(SchoolReport school, @Nullable Stage stage, List<Stage> all) {
            List<Stage> own = stage != null
                    ? List.of(stage)
                    : all.stream().filter(school.school().kind()::has).toList();
            return new Who(school, stage, Part.of(own), List.of());
        }

        Who only(Part part) {
            return new Who(school, part.stage(), List.of(part), units);
        }
    }

    /** What a value is held against; where no number holds on the day, there is nothing to test. */
    private record Bar(boolean holds, @Nullable Rational value) {
        static final Bar NONE = new Bar(false, null);
    }

    Reckoning(Standard standard, LocalDate asOf, CountyDataset data) {
        this(standard, asOf, standard.factsById(), new HashMap<>(), data);
    }

    private Reckoning(
            Standard standard,
            LocalDate asOf,
            Map<String, FactDefinition> facts,
            Map<String, Boolean> places,
            CountyDataset data) {
        this.standard = standard;
        this.asOf = asOf;
        this.facts = facts;
        this.places = places;
        this.data = data;
    }

    Reckoning on(CountyDataset other) {
        return new Reckoning(standard, asOf, facts, places, other);
    }

    Reckoning with(CellRef cell, FactValue value) {
        return on(Cells.with(data, cell, value));
    }

    CountyDataset data() {
        return data;
    }

    FactDefinition definition(CellRef cell) {
        return Optional.ofNullable(facts.get(cell.fact())).orElseThrow();
    }

    boolean isInForce(Rule rule) {
        return rule.isInForce(asOf, data.county().year());
    }

    /** Everything that a rule is asked of, in scope or not. */
    List<Key> keys(Rule rule) {
        String id = rule.id().local();
        return switch (rule.level()) {
            case SCHOOL_STAGE, SCHOOL ->
                Stream.concat(ofSchools(rule), rule.rolledUp() ? Stream.of(new Key(id, null, null)) : Stream.of())
                        .toList();
            case COUNTY_STAGE ->
                rule.stages().stream().map(stage -> new Key(id, null, stage)).toList();
            case COUNTY -> List.of(new Key(id, null, null));
            case KINDERGARTEN, CLASS, TOWNSHIP -> throw new IllegalArgumentException("not reckoned: " + rule.level());
        };
    }

    private Stream<Key> ofSchools(Rule rule) {
        String id = rule.id().local();
        return rule.level() == Level.SCHOOL
                ? data.schools().stream().map(s -> new Key(id, code(s), null))
                : data.schools().stream()
                        .flatMap(s -> rule.stages().stream()
                                .filter(s.school().kind()::has)
                                .map(stage -> new Key(id, code(s), stage)));
    }

    private static SchoolCode code(SchoolReport report) {
        return report.school().code();
    }

    Who who(Key key) {
        Rule rule = standard.rule(key.rule());
        Stage stage = key.stage();
        if (key.school() != null) {
            return counting(rule, Who.ofSchool(data.school(key.school()).orElseThrow(), stage, rule.stages()));
        }
        List<Unit> units = new ArrayList<>();
        for (SchoolReport school : rule.scope().isEmpty() ? List.<SchoolReport>of() : data.schools()) {
            Who who = counting(rule, Who.ofSchool(school, stage, rule.stages()));
            SchoolKind kind = school.school().kind();
            boolean concerned =
                    stage != null ? kind.has(stage) : rule.stages().stream().anyMatch(kind::has);
            Boolean in = concerned ? isIn(rule, who) : Boolean.FALSE;
            if (in == null || in) {
                units.add(new Unit(school, who, in != null));
            }
        }
        return new Who(null, stage, Part.of(stage != null ? List.of(stage) : rule.stages()), units);
    }

    /** The same school with the stages that count in the rule's scope, those included of which it is not known. */
    private Who counting(Rule rule, Who who) {
        List<Part> parts = new ArrayList<>();
        for (Part part : who.stages()) {
            Boolean in = rule.scope().isEmpty()
                    ? Boolean.TRUE
                    : every(rule.scope().get().stageConditions(), who.only(part));
            if (in == null || in) {
                parts.add(new Part(part.stage(), in != null));
            }
        }
        return new Who(who.school(), who.stage(), parts, who.units());
    }

    /** Whether it is sure that the rule concerns the subject, and it is no sum of findings. */
    boolean isConcerned(Key key) {
        Rule rule = standard.rule(key.rule());
        Who who = who(key);
        if (rule.level().isOfSchool()) {
            return who.school() != null && Boolean.TRUE.equals(isIn(rule, who));
        }
        return rule.scope().isEmpty()
                || (!who.units().isEmpty() && who.units().stream().allMatch(Unit::sure));
    }

    /** What has to become of a rule for a subject; NOT_APPLICABLE also where there is no finding at all. */
    Status outcome(Key key) {
        Rule rule = standard.rule(key.rule());
        if (!isInForce(rule)) {
            return Status.NOT_APPLICABLE;
        }
        if (rule.level().isOfSchool() && key.school() == null) {
            return both(ofSchools(rule).map(this::outcome).toList());
        }
        Who who = who(key);
        Boolean in = who.school() != null
                ? isIn(rule, who)
                : Boolean.valueOf(rule.scope().isEmpty() || !who.units().isEmpty());
        if (in == null) {
            return Status.INDETERMINATE;
        }
        return in ? graded(rule, who) : Status.NOT_APPLICABLE;
    }

    /** The rule's own test or a lower grade that counts; what the own test does not concern has no grade. */
    private Status graded(Rule rule, Who who) {
        Status own = test(rule.criterion(), who);
        Optional<Grades> grades = rule.grades().on(asOf);
        if (grades.isEmpty() || own == Status.NOT_APPLICABLE) {
            return own;
        }
        Status found = own;
        for (Grades.Step step : grades.get().steps()) {
            Status lower = step.counts() ? test(step.criterionOrNull(), who) : Status.NOT_MET;
            boolean open = lower == Status.INDETERMINATE && found == Status.NOT_MET;
            found = lower == Status.MET || open ? lower : found;
        }
        return found;
    }

    private @Nullable Boolean isIn(Rule rule, Who who) {
        if (rule.scope().isEmpty()) {
            return true;
        }
        Boolean all = who.stages().isEmpty()
                ? Boolean.FALSE
                : every(rule.scope().get().conditions(), who);
        boolean counts = who.stages().stream().anyMatch(Part::sure);
        return counts || Boolean.FALSE.equals(all) ? all : null;
    }

    private @Nullable Boolean every(List<Condition> conditions, Who who) {
        boolean known = true;
        for (Condition condition : conditions) {
            Boolean one = holds(condition, who);
            if (Boolean.FALSE.equals(one)) {
                return false;
            }
            known &= one != null;
        }
        return known ? Boolean.TRUE : null;
    }

    private @Nullable Boolean holds(Condition condition, Who who) {
        SchoolReport school = who.school();
        if (condition instanceof Condition.KindIn kinds) {
            return school != null && kinds.kinds().contains(school.school().kind()) != kinds.negated();
        }
        if (condition instanceof Condition.FactIn fact) {
            List<@Nullable String> words =
                    refs(fact.fact(), who).stream().map(this::word).collect(Collectors.toList());
            boolean refuted =
                    words.stream().anyMatch(w -> w != null && fact.words().contains(w) == fact.negated());
            return refuted ? Boolean.FALSE : words.contains(null) ? null : Boolean.TRUE;
        }
        if (condition instanceof Condition.Compare compare) {
            Rational left = amount(compare.left(), null, who);
            Rational times = compare.timesOrNull() == null ? Rational.ONE : amount(compare.timesOrNull(), null, who);
            return left == null || times == null
                    ? null
                    : (Boolean)
                            admits(compare.comparator(), left, compare.limit().times(times));
        }
        if (condition instanceof Condition.Every every) {
            List<@Nullable Rational> elements = new ArrayList<>();
            refs(every.list(), who).forEach(ref -> elements.addAll(list(ref).orElse(Arrays.asList((Rational) null))));
            boolean refuted =
                    elements.stream().anyMatch(e -> e != null && !admits(every.comparator(), e, every.limit()));
            return refuted ? Boolean.FALSE : elements.contains(null) ? null : (Boolean) !elements.isEmpty();
        }
        boolean known = true;
        for (List<Condition> group : ((Condition.AnyOf) condition).groups()) {
            Boolean one = every(group, who);
            if (Boolean.TRUE.equals(one)) {
                return true;
            }
            known &= one != null;
        }
        return known ? Boolean.FALSE : null;
    }

    /** What has to become of one test. */
    Status test(Criterion criterion, Who who) {
        if (criterion instanceof Criterion.Comparison comparison) {
            return comparison(comparison, Rational.ONE, who);
        }
        if (criterion instanceof Criterion.KOfN kOfN) {
            return kOfN(kOfN, who);
        }
        if (criterion instanceof Criterion.Dispersion dispersion) {
            return dispersion(dispersion, who);
        }
        if (criterion instanceof Criterion.MeanDispersion mean) {
            return meanDispersion(mean, who);
        }
        if (criterion instanceof Criterion.Scorecard scorecard) {
            return scorecard(scorecard, who);
        }
        if (criterion instanceof Criterion.Every every) {
            return every(every, who);
        }
        if (criterion instanceof Criterion.CountPer countPer) {
            return countPer(countPer, who);
        }
        if (criterion instanceof Criterion.Evidence evidence) {
            String word = word(refs(evidence.fact(), who).get(0));
            return word == null
                    ? Status.INDETERMINATE
                    : of(evidence.admittedOn(asOf).contains(word));
        }
        if (criterion instanceof Criterion.Veto veto) {
            String word = word(refs(veto.fact(), who).get(0));
            return word == null ? Status.INDETERMINATE : of(word.equals("false"));
        }
        if (criterion instanceof Criterion.Elapsed elapsed) {
            Optional<Dated<Rational>> years = elapsed.years().on(asOf);
            if (years.isEmpty()) {
                return Status.NOT_APPLICABLE;
            }
            CellRef ref = refs(elapsed.fact(), who).get(0);
            return data.factsOf(ref).values().get(ref.fact()) instanceof FactValue.Day day
                    ? of(!asOf.isBefore(
                            day.value().plusYears(years.get().value().ceiling().longValueExact())))
                    : Status.INDETERMINATE;
        }
        if (criterion instanceof Criterion.Context) {
            return Status.NOT_APPLICABLE;
        }
        return both(((Criterion.All) criterion)
                .parts().stream().map(p -> test(p, who)).toList());
    }

    /** A part that is about some of the schools alone. */
    Status test(Criterion.Part part, Who who) {
        Scope scope = part.scopeOrNull();
        if (scope == null) {
            return test(part.criterion(), who);
        }
        List<Unit> units = new ArrayList<>();
        for (Unit unit : who.units()) {
            Boolean in = every(scope.conditions(), unit.who());
            if (in == null || in) {
                units.add(new Unit(unit.school(), unit.who(), unit.sure() && in != null));
            }
        }
        return units.isEmpty()
                ? Status.NOT_APPLICABLE
                : test(part.criterion(), new Who(who.school(), who.stage(), who.stages(), units));
    }

    private static Status of(boolean met) {
        return met ? Status.MET : Status.NOT_MET;
    }

    private static Status both(List<Status> parts) {
        for (Status status : List.of(Status.NOT_MET, Status.INDETERMINATE, Status.MET)) {
            if (parts.contains(status)) {
                return status;
            }
        }
        return Status.NOT_APPLICABLE;
    }

    /** What the comparator's word says of a number and its limit. */
    static boolean admits(Comparator comparator, Rational value, Rational limit) {
        int sign = value.minus(limit).signum();
        return switch (comparator) {
            case AT_LEAST -> sign == 0 || sign == 1;
            case ABOVE -> sign == 1;
            case AT_MOST -> sign == 0 || sign == -1;
            case BELOW -> sign == -1;
            case EQUAL -> sign == 0;
        };
    }

    private Status comparison(Criterion.Comparison criterion, Rational floor, Who who) {
        Bar bar = bar(criterion.limit(), who, who.stage());
        Rational value = value(standard.indicator(criterion.indicator()), who);
        if (criterion.limit() instanceof Limit.None) {
            return value == null ? Status.INDETERMINATE : Status.NOT_APPLICABLE;
        }
        if (!bar.holds() || value == null || bar.value() == null) {
            return bar.holds() ? Status.INDETERMINATE : Status.NOT_APPLICABLE;
        }
        return of(admits(criterion.comparator(), value, bar.value().times(floor)));
    }

    /**
     * By how much a value lies above so large a part of its limit, both times the denominator, so that it is linear in the cells
     * of either; null where that is not known.
     */
    @Nullable
    Rational gap(Criterion.Comparison criterion, Rational floor, Who who) {
        Indicator indicator = standard.indicator(criterion.indicator());
        Rational limit = bar(criterion.limit(), who, who.stage()).value();
        Rational amount = amount(indicator.numerator(who.stage()), indicator.splitOrNull(), who);
        Sum denominator = indicator.denominatorOrNull();
        Rational base = denominator == null ? Rational.ONE : amount(denominator, null, who);
        return limit == null || amount == null || base == null || base.isZero()
                ? null
                : amount.times(indicator.per()).minus(limit.times(floor).times(base));
    }

    /** Whether no ratio of a rule is turned round by a denominator below zero, as contradictory data can have it. */
    boolean hasPositiveBases(Key key) {
        Who who = who(key);
        return leaves(standard.rule(key.rule()).criterion()).allMatch(leaf -> {
            Sum base = leaf instanceof Criterion.Comparison comparison
                    ? standard.indicator(comparison.indicator()).denominatorOrNull()
                    : null;
            Rational amount = base == null ? Rational.ONE : amount(base, null, who);
            return amount == null || amount.signum() > 0;
        });
    }

    private Stream<Criterion> leaves(Criterion criterion) {
        if (criterion instanceof Criterion.All all) {
            return all.parts().stream().flatMap(part -> leaves(part.criterion()));
        }
        return criterion instanceof Criterion.KOfN kOfN
                ? kOfN.rules().stream().map(rule -> standard.rule(rule).criterion())
                : Stream.of(criterion);
    }

    private Bar bar(Limit limit, Who who, @Nullable Stage stage) {
        if (limit instanceof Limit.Printed printed) {
            return printed(printed, who, stage);
        }
        if (limit instanceof Limit.SameAs same) {
            return standard.rule(same.rule()).criterion() instanceof Criterion.Comparison other
                    ? bar(other.limit(), who, stage)
                    : Bar.NONE;
        }
        if (limit instanceof Limit.OfIndicator of) {
            return new Bar(true, value(standard.indicator(of.indicator()), who));
        }
        if (limit instanceof Limit.None) {
            return Bar.NONE;
        }
        if (limit instanceof Limit.Local local) {
            Optional<Dated<Rational>> laidOver = local.laidOver().on(asOf);
            return new Bar(
                    true,
                    laidOver.isPresent() ? laidOver.get().value() : value(standard.indicator(local.indicator()), who));
        }
        Limit.WeightedMean mean = (Limit.WeightedMean) limit;
        Rational total = Rational.ZERO;
        Rational weights = Rational.ZERO;
        for (Part each : who.stages()) {
            Rational weight = number(refs(mean.weight(), who.only(each)).get(0));
            Rational value = number(refs(mean.value(), who.only(each)).get(0));
            if (weight == null || value == null) {
                return new Bar(true, null);
            }
            weights = weights.plus(weight);
            total = total.plus(value.times(weight));
        }
        return new Bar(true, over(total.times(mean.times()), weights));
    }

    /** A whole school has the number of the highest of its stages that count; unknown where that decides and is not known. */
    private Bar printed(Limit.Printed printed, Who who, @Nullable Stage stage) {
        SchoolKind kind = who.school() == null ? null : who.school().school().kind();
        List<Optional<Rational>> possible = new ArrayList<>();
        for (int i = stage == null ? who.stages().size() : 0; i > 0; i--) {
            Part highest = who.stages().get(i - 1);
            possible.add(printed.on(asOf, kind, highest.stage()).map(Dated::value));
            if (highest.sure()) {
                break;
            }
        }
        if (possible.isEmpty()) {
            possible.add(printed.on(asOf, kind, stage).map(Dated::value));
        }
        return possible.stream().distinct().count() > 1
                ? new Bar(true, null)
                : possible.get(0).map(value -> new Bar(true, value)).orElse(Bar.NONE);
    }

    @Nullable
    Rational limit(Limit limit, Who who, @Nullable Stage stage) {
        return bar(limit, who, stage).value();
    }

    /** An indicator's value. */
    @Nullable
    Rational value(Indicator indicator, Who who) {
        Rational amount = amount(indicator.numerator(who.stage()), indicator.splitOrNull(), who);
        if (indicator.denominatorOrNull() == null || amount == null) {
            return amount;
        }
        Rational base = amount(indicator.denominatorOrNull(), null, who);
        return base == null ? null : over(amount.times(indicator.per()), base);
    }

    private static @Nullable Rational over(Rational amount, Rational base) {
        return base.signum() <= 0 ? null : amount.dividedBy(base);
    }

    /** A sum; a school's part of it where it is split, the sum over the schools where the county is asked. */
    @Nullable
    Rational amount(Sum sum, @Nullable Split split, Who who) {
        if (who.school() == null && sum.cells().stream().anyMatch(this::isOfSchool)) {
            Rational total = Rational.ZERO;
            for (Unit unit : who.units()) {
                Rational part = unit.sure() ? amount(sum, split, unit.who()) : null;
                if (part == null) {
                    return null;
                }
                total = total.plus(part);
            }
            return total;
        }
        Rational from = sum.countingFromOrNull();
        Rational added = from == null ? total(sum.add(), who) : counted(sum.add(), from, who);
        Rational subtracted = total(sum.subtract(), who);
        if (added == null || subtracted == null) {
            return null;
        }
        Rational whole = added.minus(subtracted).times(sum.times());
        SchoolReport school = who.school();
        Stage stage = who.stage();
        return split == null || school == null || stage == null ? whole : part(whole, split, school, stage);
    }

    private @Nullable Rational part(Rational whole, Split split, SchoolReport school, Stage stage) {
        List<Stage> stages = split.weights().stages().stream()
                .filter(school.school().kind()::has)
                .toList();
        Rational all = weighted(split, school, stages);
        Rational own = weighted(split, school, List.of(stage));
        if (stages.size() == 1) {
            return whole;
        }
        return all == null || own == null ? null : over(whole.times(own), all);
    }

    /** The pupils of some stages of a school, each times its coefficient. */
    @Nullable
    Rational weighted(Split split, SchoolReport school, List<Stage> stages) {
        Rational sum = Rational.ZERO;
        for (Stage stage : stages) {
            Rational pupils = number(CellRef.of(code(school), Cells.resolve(split.pupils(), stage)));
            if (pupils == null) {
                return null;
            }
            sum = sum.plus(split.weights().of(stage).times(pupils));
        }
        return sum;
    }

    private @Nullable Rational total(List<String> cells, Who who) {
        Rational total = Rational.ZERO;
        for (String cell : cells) {
            for (CellRef ref : refs(cell, who)) {
                Rational number = number(ref);
                if (number == null) {
                    return null;
                }
                total = total.plus(number);
            }
        }
        return total;
    }

    /** How many elements of lists are not below a number; not known where one of them is not. */
    private @Nullable Rational counted(List<String> cells, Rational from, Who who) {
        long count = 0;
        for (String cell : cells) {
            for (CellRef ref : refs(cell, who)) {
                for (@Nullable Rational element : list(ref).orElse(Arrays.asList((Rational) null))) {
                    if (element == null) {
                        return null;
                    }
                    count += element.compareTo(from) >= 0 ? 1 : 0;
                }
            }
        }
        return Rational.of(count);
    }

    private Status kOfN(Criterion.KOfN criterion, Who who) {
        Optional<Dated<Rational>> atLeast = criterion.atLeast().on(asOf);
        Optional<Dated<Rational>> floor = criterion.floor().on(asOf);
        if (atLeast.isEmpty() || floor.isEmpty()) {
            return Status.NOT_APPLICABLE;
        }
        long below = 0;
        long unknown = 0;
        for (String rule : criterion.rules()) {
            Criterion.Comparison member =
                    (Criterion.Comparison) standard.rule(rule).criterion();
            if (comparison(member, floor.get().value(), who) == Status.NOT_MET) {
                return Status.NOT_MET;
            }
            Status status = comparison(member, Rational.ONE, who);
            below += status == Status.NOT_MET ? 1 : 0;
            unknown += status == Status.INDETERMINATE ? 1 : 0;
        }
        Rational spare =
                Rational.of(criterion.rules().size()).minus(atLeast.get().value());
        if (Rational.of(below).compareTo(spare) > 0) {
            return Status.NOT_MET;
        }
        return unknown > 0 ? Status.INDETERMINATE : Status.MET;
    }

    /** By the formula in the open: mean, squared deviations weighted by heads, and both sides squared. */
    private Status dispersion(Criterion.Dispersion criterion, Who who) {
        Bar bar = bar(criterion.limit(), who, who.stage());
        Rational squared = squaredVariation(criterion, who);
        if (criterion.limit() instanceof Limit.None) {
            return squared == null ? Status.INDETERMINATE : Status.NOT_APPLICABLE;
        }
        if (!bar.holds() || bar.value() == null || squared == null) {
            return bar.holds() ? Status.INDETERMINATE : Status.NOT_APPLICABLE;
        }
        return of(admits(criterion.comparator(), squared, bar.value().times(bar.value())));
    }

    /** By two hundred digits: no mean of a test lies so near to its limit without being equal to it. */
    private Status meanDispersion(Criterion.MeanDispersion criterion, Who who) {
        Rational limit = bar(criterion.limit(), who, who.stage()).value();
        MathContext digits = new MathContext(200);
        BigDecimal sum = BigDecimal.ZERO;
        for (String indicator : criterion.indicators()) {
            Rational squared = squaredVariation(standard.indicator(indicator), who);
            if (squared == null || limit == null) {
                return Status.INDETERMINATE;
            }
            sum = sum.add(decimal(squared, digits).sqrt(digits));
        }
        BigDecimal mean = sum.divide(BigDecimal.valueOf(criterion.indicators().size()), digits);
        BigDecimal above = mean.subtract(decimal(java.util.Objects.requireNonNull(limit), digits));
        boolean equal = above.abs().compareTo(BigDecimal.ONE.movePointLeft(150)) < 0;
        return of(admits(criterion.comparator(), equal ? Rational.ZERO : Rational.of(above.signum()), Rational.ZERO));
    }

    private static BigDecimal decimal(Rational value, MathContext digits) {
        return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), digits);
    }

    private Status scorecard(Criterion.Scorecard criterion, Who who) {
        Rational limit = bar(criterion.limit(), who, null).value();
        Rational all = Rational.ZERO;
        Rational score = Rational.ZERO;
        boolean known = limit != null;
        for (String rule : criterion.rules()) {
            Rational points = number(CellRef.ofCounty(criterion.points(rule)));
            Rational awarded = number(CellRef.ofCounty(criterion.awarded(rule)));
            if (points == null || (awarded != null && awarded.compareTo(points) > 0)) {
                return Status.INDETERMINATE;
            }
            all = all.plus(points);
            Status own = awarded != null
                    ? null
                    : both(keys(standard.rule(rule)).stream().map(this::outcome).toList());
            known &= own != Status.INDETERMINATE && own != Status.NOT_APPLICABLE;
            score = score.plus(awarded != null ? awarded : own == Status.MET ? points : Rational.ZERO);
        }
        Rational total = criterion.total().on(asOf).map(Dated::value).orElse(null);
        boolean whole = all.equals(total);
        return known && whole && limit != null
                ? of(admits(criterion.comparator(), score, limit))
                : Status.INDETERMINATE;
    }

    @Nullable
    Rational squaredVariation(Criterion.Dispersion criterion, Who who) {
        return squaredVariation(standard.indicator(criterion.indicator()), who);
    }

    private @Nullable Rational squaredVariation(Indicator indicator, Who who) {
        Rational heads = Rational.ZERO;
        Rational total = Rational.ZERO;
        List<Rational[]> units = new ArrayList<>();
        for (Unit unit : who.units()) {
            Who single = unit.who();
            Rational amount = amount(indicator.numerator(who.stage()), indicator.splitOrNull(), single);
            Sum denominator = indicator.denominatorOrNull();
            Rational base = denominator == null ? Rational.ONE : amount(denominator, null, single);
            if (!unit.sure() || amount == null || base == null || base.isZero()) {
                return null;
            }
            units.add(new Rational[] {base, amount});
            heads = heads.plus(base);
            total = total.plus(amount);
        }
        if (total.isZero()) {
            return null;
        }
        Rational mean = total.dividedBy(heads);
        Rational variance = Rational.ZERO;
        for (Rational[] unit : units) {
            Rational deviation = unit[1].dividedBy(unit[0]).minus(mean);
            variance = variance.plus(deviation.times(deviation).times(unit[0]).dividedBy(heads));
        }
        return variance.dividedBy(mean.times(mean));
    }

    private Status every(Criterion.Every criterion, Who who) {
        List<Status> lists = new ArrayList<>();
        boolean perStage = Cells.isPerStage(criterion.list());
        for (Who one : perStage ? who.stages().stream().map(who::only).toList() : List.of(who)) {
            Stage stage = one.stage();
            for (CellRef ref : refs(criterion.list(), one)) {
                Optional<List<@Nullable Rational>> elements = list(ref);
                Bar bar = bar(criterion.limit(), who, stage);
                Rational limit = bar.value();
                if (elements.isEmpty() || (elements.get().isEmpty() && criterion.emptyIsMissing())) {
                    lists.add(Status.INDETERMINATE);
                } else if (!bar.holds()) {
                    lists.add(Status.NOT_APPLICABLE);
                } else {
                    elements.get()
                            .forEach(e -> lists.add(
                                    e == null || limit == null
                                            ? Status.INDETERMINATE
                                            : of(admits(criterion.comparator(), e, limit))));
                }
            }
        }
        return both(lists);
    }

    private Status countPer(Criterion.CountPer criterion, Who who) {
        Bar bar = bar(criterion.limit(), who, who.stage());
        List<@Nullable Rational> candidates = elements(criterion.list(), who);
        List<@Nullable Rational> per = elements(criterion.per(), who);
        Rational limit = bar.value();
        if (!bar.holds() || limit == null || candidates.contains(null) || per.contains(null)) {
            return bar.holds() ? Status.INDETERMINATE : Status.NOT_APPLICABLE;
        }
        long reaching = candidates.stream()
                .filter(c -> c != null && c.compareTo(limit) >= 0)
                .count();
        Rational served = criterion.each().times(Rational.of(reaching));
        return of(reaching > 0 && served.compareTo(Rational.of(per.size())) >= 0);
    }

    private List<@Nullable Rational> elements(String cell, Who who) {
        List<@Nullable Rational> elements = new ArrayList<>();
        refs(cell, who).forEach(ref -> elements.addAll(list(ref).orElse(Arrays.asList((Rational) null))));
        return elements;
    }

    /** The cells that a name stands for; those of a stage that the kind of school does not have are none. */
    List<CellRef> cells(String cell, Who who) {
        return refs(cell, who).stream().filter(ref -> ref != null).toList();
    }

    /** The same, with null for the cell of a stage of which it is not known whether it counts. */
    private List<@Nullable CellRef> refs(String cell, Who who) {
        List<@Nullable CellRef> refs = new ArrayList<>();
        for (Part part : Cells.isPerStage(cell) ? who.stages() : List.of(new Part(Stage.PRIMARY, true))) {
            String id = Cells.resolve(cell, part.stage());
            SchoolReport school = who.school();
            if (!isOfSchool(id)) {
                refs.add(part.sure() ? CellRef.ofCounty(id) : null);
            } else if (school != null && Cells.counts(id, school.school().kind())) {
                refs.add(part.sure() ? CellRef.of(code(school), id) : null);
            }
        }
        return refs;
    }

    boolean isOfSchool(String cell) {
        return places.computeIfAbsent(
                cell,
                name -> Cells.resolve(name, List.of(Stage.values())).stream()
                        .map(facts::get)
                        .anyMatch(f -> f != null && f.place() == Place.SCHOOL));
    }

    @Nullable
    Rational number(@Nullable CellRef cell) {
        FactValue value = cell == null ? null : data.factsOf(cell).values().get(cell.fact());
        if (value instanceof FactValue.Time time) {
            return Rational.of(time.minutes());
        }
        return value instanceof FactValue.Amount amount ? Rational.of(amount.value()) : null;
    }

    private Optional<List<@Nullable Rational>> list(@Nullable CellRef cell) {
        if (cell == null || !(data.factsOf(cell).values().get(cell.fact()) instanceof FactValue.Amounts amounts)) {
            return Optional.empty();
        }
        List<@Nullable Rational> elements = new ArrayList<>();
        amounts.values()
                .forEach(v -> elements.add(v.map(Rational::of).toOptional().orElse(null)));
        return Optional.of(elements);
    }

    private @Nullable String word(@Nullable CellRef cell) {
        FactValue value = cell == null ? null : data.factsOf(cell).values().get(cell.fact());
        if (value instanceof FactValue.Word word) {
            return word.value();
        }
        if (value instanceof FactValue.Amount amount) {
            return amount.value().toPlainString();
        }
        return value instanceof FactValue.Flag flag ? String.valueOf(flag.value()) : null;
    }
}
