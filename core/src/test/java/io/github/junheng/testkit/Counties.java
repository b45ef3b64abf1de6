package io.github.junheng.testkit;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Aim.Shot;
import io.github.junheng.testkit.Reckoning.Key;
import io.github.junheng.testkit.Reckoning.Leaf;
import io.github.junheng.time.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * 县数据生成器: generated counties for any standard, made from its definitions alone: the facts it names, with values at, beside and
 * far from the limits that hold on a day. They have 1 to 12 schools of every kind, tiny ones and such of several stages; no part
 * is above its whole, so that a reader would take them. The same recipe always gives the same county.
 */
public final class Counties {
    /** The longest a limit's denominator may be for pupils to be drawn as its multiples. */
    private static final long LARGEST_STEP = 20_000;

    /** Mostly schools of one or two stages that rules concern. */
    private static final List<SchoolKind> KINDS = Stream.concat(
                    SchoolKind.ofRows().stream(),
                    Stream.of(
                            SchoolKind.PRIMARY_SCHOOL,
                            SchoolKind.JUNIOR_SCHOOL,
                            SchoolKind.JUNIOR_SCHOOL,
                            SchoolKind.NINE_YEAR_SCHOOL,
                            SchoolKind.NINE_YEAR_SCHOOL))
            .toList();

    private final Standard standard;
    private final LocalDate asOf;
    /** Numbers of single cells at which a scope changes. */
    private final Map<String, List<Rational>> turns = new HashMap<>();
    /** What a denominator has to be a multiple of for a limit to be hit exactly. */
    private final Map<String, List<Long>> steps = new HashMap<>();

    /** 远近: where the tests of a county lie. */
    public enum Distance {
        /** On the limit, or as near as the cell can express. */
        AT,
        /** One smallest unit beside it: one person, 0.01, one day. */
        BESIDE,
        /** Anywhere. */
        FAR,
        /** Each test in another of these ways. */
        MIXED
    }

    /**
     * 配方: all that a generated county depends on, beside the standard and the day.
     *
     * @param seed of everything that is drawn
     * @param schools how many schools
     * @param distance where the tests lie
     * @param missingPerMille how many cells of a thousand are not reported
     */
    public record Recipe(long seed, int schools, Distance distance, int missingPerMille) {}

    private Counties(Standard standard, LocalDate asOf) {
        Drawn.check(standard);
        this.standard = standard;
        this.asOf = asOf;
        for (Rule rule : standard.rules().values()) {
            rule.scope()
                    .ifPresent(scope -> Stream.of(scope.conditions(), scope.stageConditions())
                            .forEach(conditions -> conditions.forEach(this::learn)));
            Leaf.of(rule).forEach(leaf -> learn(rule, leaf.criterion()));
        }
    }

    /**
     * Counties for a standard, at its limits of a day; their data are of the day's year.
     *
     * @throws IllegalArgumentException when it has rules that are not of schools or the county: try {@link Drawn#of}
     */
    public static Counties of(Standard standard, LocalDate asOf) {
        return new Counties(standard, asOf);
    }

    /** 31 December of the first year in which all rules and numbers of a standard have come into force; never after its end. */
    public static LocalDate dayOf(Standard standard) {
        LocalDate latest = standard.inForce().from();
        for (Rule rule : standard.rules().values()) {
            latest = later(latest, rule.inForce().from());
            latest = later(latest, LocalDate.of(rule.fromDataYear().orElse(1), 1, 1));
            for (Leaf leaf : Leaf.of(rule)) {
                Limit limit = leaf.criterion() instanceof Criterion.Comparison comparison
                        ? comparison.limit()
                        : leaf.criterion() instanceof Criterion.Dispersion dispersion ? dispersion.limit() : null;
                if (limit instanceof Limit.Printed printed) {
                    for (Timeline<Dated<Rational>> timeline : printed.values().values()) {
                        latest = later(
                                latest,
                                timeline.entries()
                                        .get(timeline.entries().size() - 1)
                                        .range()
                                        .from());
                    }
                }
            }
        }
        LocalDate day = LocalDate.of(latest.getYear(), 12, 31);
        LocalDate until = standard.inForce().until();
        return until != null && !day.isBefore(until) ? until.minusDays(1) : day;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }

    /** Every kind of county. */
    public Arbitrary<CountyDataset> any() {
        return recipes().map(this::draw);
    }

    /** Counties in which every cell is reported. */
    public Arbitrary<CountyDataset> complete() {
        return recipes(Arbitraries.of(Distance.class), Arbitraries.just(0)).map(this::draw);
    }

    /** Complete counties whose tests lie in one way to their limits. */
    public Arbitrary<CountyDataset> at(Distance distance) {
        return recipes(Arbitraries.just(distance), Arbitraries.just(0)).map(this::draw);
    }

    /** Counties in which cells are not reported. */
    public Arbitrary<CountyDataset> withMissingCells() {
        return recipes(Arbitraries.of(Distance.class), Arbitraries.of(5, 50, 300))
                .map(this::draw);
    }

    /** Recipes of every kind of county. */
    public Arbitrary<Recipe> recipes() {
        return recipes(Arbitraries.of(Distance.class), Arbitraries.of(0, 0, 5, 50, 300));
    }

    static Arbitrary<Recipe> recipes(Arbitrary<Distance> distances, Arbitrary<Integer> missing) {
        // A smaller seed is no simpler county; fewer schools are.
        return Combinators.combine(
                        Arbitraries.longs().withoutEdgeCases().dontShrink(),
                        Arbitraries.integers().between(1, 12),
                        distances,
                        missing)
                .as(Recipe::new);
    }

    /** The county of a recipe. */
    public CountyDataset draw(Recipe recipe) {
        Random random = new Random(recipe.seed());
        Facts county = facts(Place.COUNTY, null, random);
        List<SchoolReport> schools = new ArrayList<>();
        for (int i = 0; i < recipe.schools(); i++) {
            // Each school has its own source, so that a county with fewer schools is the beginning of this one.
            schools.add(school(i, county, recipe, new Random(recipe.seed() * 31 + i)));
        }
        CountyDataset data = Wholes.fit(dataset(county, schools), isFull(recipe));
        data = aimed(data, recipe, random, false);
        data = Wholes.cut(data);
        for (CellRef cell : recipe.missingPerMille() == 0 ? List.<CellRef>of() : Cells.reported(data)) {
            if (random.nextInt(1000) < recipe.missingPerMille()) {
                data = Cells.without(data, cell);
            }
        }
        return data;
    }

    private static boolean isFull(Recipe recipe) {
        return (recipe.seed() & 1) == 0;
    }

    private CountyDataset dataset(Facts county, List<SchoolReport> schools) {
        return CountyDataset.of(County.of("371425", "某县", asOf.getYear()).with(county), schools)
                .withKindergartens(List.of());
    }

    private SchoolReport school(int number, Facts county, Recipe recipe, Random random) {
        SchoolKind kind = pick(KINDS, random);
        String code = IntStream.range(11, 94)
                .mapToObj(type -> type + "37" + (101000 + number))
                .filter(text -> SchoolCode.isValid(text) && kind.fits(SchoolCode.parse(text)))
                .findFirst()
                .orElseThrow();
        School school = School.of(code, "第" + (number + 1) + "学校", kind);
        SchoolReport report = SchoolReport.of(school).with(facts(Place.SCHOOL, kind, random));
        CountyDataset alone = Wholes.fit(dataset(county, List.of(report)), isFull(recipe));
        return aimed(alone, recipe, random, true).schools().get(0);
    }

    /** Brings tests of the schools, or else of the county, to where the recipe wants them. */
    private CountyDataset aimed(CountyDataset data, Recipe recipe, Random random, boolean ofSchools) {
        Aim aim = new Aim(standard, asOf, random);
        Reckoning county = new Reckoning(standard, asOf, data);
        for (Rule rule : standard.rules().values()) {
            if (rule.level().isOfSchool() == ofSchools && county.isInForce(rule)) {
                for (Leaf leaf : Leaf.of(rule)) {
                    for (Key key : county.keys(rule)) {
                        county = aimed(county, aim, key, leaf, recipe.distance(), random);
                    }
                }
            }
        }
        return county.data();
    }

    private Reckoning aimed(Reckoning county, Aim aim, Key key, Leaf leaf, Distance distance, Random random) {
        Distance wanted = distance == Distance.MIXED
                ? pick(List.of(Distance.AT, Distance.BESIDE, Distance.FAR), random)
                : distance;
        boolean words = leaf.criterion() instanceof Criterion.Evidence || leaf.criterion() instanceof Criterion.Veto;
        if (wanted == Distance.FAR || !county.isConcerned(key) || random.nextInt(8) == 0) {
            return county;
        }
        Rational part = random.nextInt(4) == 0 ? floor(leaf.rule(), aim) : Rational.ONE;
        List<Shot> shots = aim.shots(county, key, leaf.criterion(), part).stream()
                .filter(s -> words || (s.steps() == 0) == (wanted == Distance.AT))
                .toList();
        if (shots.isEmpty()) {
            return county;
        }
        Shot shot = words && random.nextInt(6) > 0 ? shots.get(0) : pick(shots, random);
        return county.with(shot.cell(), shot.value());
    }

    /** The floor of a k-of-n rule that a rule is a member of. */
    private Rational floor(Rule rule, Aim aim) {
        return standard.rules().values().stream()
                .map(r -> r.criterion() instanceof Criterion.KOfN kOfN
                                && kOfN.rules().contains(rule.id().local())
                        ? aim.floor(kOfN)
                        : Rational.ONE)
                .filter(f -> !f.equals(Rational.ONE))
                .findFirst()
                .orElse(Rational.ONE);
    }

    private Facts facts(Place place, @org.jspecify.annotations.Nullable SchoolKind kind, Random random) {
        Map<String, FactValue> facts = new TreeMap<>();
        Map<String, Integer> lengths = new HashMap<>();
        for (FactDefinition definition : new TreeMap<>(standard.factsById()).values()) {
            // Now and then somebody reports a stage that the school does not have; it must not count.
            boolean stray = kind != null && !Cells.counts(definition.id(), kind) && random.nextInt(10) > 0;
            if (definition.place() == place && !stray) {
                String array = definition.id().replaceAll("\\[].*", "");
                int length = lengths.computeIfAbsent(array, a -> random.nextInt(5) * random.nextInt(5));
                facts.put(definition.id(), value(definition, length, random));
            }
        }
        return Facts.of(facts);
    }

    private FactValue value(FactDefinition definition, int length, Random random) {
        return switch (definition.type()) {
            case COUNT -> new FactValue.Amount(count(definition.id(), random));
            case DECIMAL -> new FactValue.Amount(BigDecimal.valueOf(random.nextInt(2_000_000), 2));
            case YEAR -> FactValue.Amount.of(number(definition.id(), asOf.getYear() - random.nextInt(40), random));
            case CODE -> new FactValue.Amount(new BigDecimal(pick(definition.words(), random)));
            case FLAG -> new FactValue.Flag(random.nextBoolean());
            case WORD -> new FactValue.Word(pick(definition.words(), random));
            case TEXT -> new FactValue.Word("甲");
            case DATE -> new FactValue.Day(asOf.minusDays(random.nextInt(3000)));
            case TIME -> new FactValue.Time(random.nextInt(24 * 60));
            case EVENING -> new FactValue.Time(FactValue.Time.MORNING + random.nextInt(24 * 60));
            case COUNT_LIST, DECIMAL_LIST -> {
                int decimals = definition.type() == FactType.COUNT_LIST ? 0 : 2;
                yield FactValue.Amounts.of(IntStream.range(0, length)
                        .mapToObj(i -> BigDecimal.valueOf(random.nextInt(decimals == 0 ? 60 : 15_000), decimals))
                        .toList());
            }
            case TEXT_LIST ->
                new FactValue.Words(IntStream.range(0, length)
                        .mapToObj(i -> Reported.of("乙" + i))
                        .toList());
        };
    }

    private BigDecimal count(String id, Random random) {
        List<Long> multiples = steps.getOrDefault(id, List.of());
        if (!multiples.isEmpty() && random.nextInt(5) < 2) {
            long step = pick(multiples, random);
            return BigDecimal.valueOf(step * (1 + random.nextInt((int) Math.max(1, 2000 / step))));
        }
        int most = pick(List.of(1, 60, 60, 120, 600, 2600), random);
        return BigDecimal.valueOf(number(id, random.nextInt(most + 1), random));
    }

    /** A number at or beside one at which a scope changes, now and then. */
    private long number(String id, long otherwise, Random random) {
        List<Rational> all = turns.getOrDefault(id, List.of());
        return all.isEmpty() || random.nextInt(3) > 0
                ? otherwise
                : Math.max(0, pick(all, random).ceiling().longValueExact() + random.nextInt(3) - 1);
    }

    private void learn(Condition condition) {
        if (condition instanceof Condition.Compare compare && compare.timesOrNull() == null) {
            compare.left()
                    .cells()
                    .forEach(cell -> Cells.resolve(cell, List.of(Stage.values()))
                            .forEach(id -> turns.computeIfAbsent(id, i -> new ArrayList<>())
                                    .add(compare.limit())));
        } else if (condition instanceof Condition.AnyOf any) {
            any.groups().forEach(group -> group.forEach(this::learn));
        }
    }

    private void learn(Rule rule, Criterion criterion) {
        if (criterion instanceof Criterion.Comparison comparison
                && comparison.limit() instanceof Limit.Printed printed) {
            Indicator indicator = standard.indicator(comparison.indicator());
            Rational floor = floor(rule, new Aim(standard, asOf, new Random(0)));
            List<String> cells = indicator.denominator().map(d -> d.add()).orElse(List.of());
            for (Timeline<Dated<Rational>> timeline : printed.values().values()) {
                Optional<Dated<Rational>> limit = timeline.on(asOf);
                for (Rational part : limit.isPresent() ? List.of(Rational.ONE, floor) : List.<Rational>of()) {
                    Rational one = limit.get().value().times(part).dividedBy(indicator.per());
                    if (one.denominator().longValueExact() <= LARGEST_STEP) {
                        cells.forEach(cell -> Cells.resolve(cell, List.of(Stage.values()))
                                .forEach(id -> steps.computeIfAbsent(id, i -> new ArrayList<>())
                                        .add(one.denominator().longValueExact())));
                    }
                }
            }
        }
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
