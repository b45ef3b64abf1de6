package io.github.junheng.testkit;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import io.github.junheng.testkit.Reckoning.Key;
import io.github.junheng.testkit.Reckoning.Unit;
import io.github.junheng.testkit.Reckoning.Who;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a cell has to hold for a test to lie on its limit, and the smallest units beside it. */
final class Aim {
    private final Standard standard;
    private final LocalDate asOf;
    private final Random random;

    Aim(Standard standard, LocalDate asOf, Random random) {
        this.standard = standard;
        this.asOf = asOf;
        this.random = random;
    }

    /**
     * A value for one cell.
     *
     * @param steps how many smallest units it lies above the limit, or below; 0 also for the two whole units around a limit that
     *     the cell cannot express
     */
    record Shot(int steps, CellRef cell, FactValue value) {}

    /**
     * The values at and beside the limit of one test; none where no single cell can bring the test there.
     *
     * @param floor 1, or the part of a comparison's limit that is aimed at
     */
    List<Shot> shots(Reckoning county, Key key, Criterion criterion, Rational floor) {
        Who who = county.who(key);
        if (criterion instanceof Criterion.Comparison comparison) {
            return comparison(county, key, who, comparison, floor);
        }
        if (criterion instanceof Criterion.Every every) {
            return every(county, who, every);
        }
        if (criterion instanceof Criterion.CountPer countPer) {
            return countPer(county, who, countPer);
        }
        if (criterion instanceof Criterion.Elapsed elapsed) {
            CellRef cell = county.cells(elapsed.fact(), who).get(0);
            LocalDate day = elapsed.years()
                    .on(asOf)
                    .map(years -> asOf.minusYears(years.value().ceiling().longValueExact()))
                    .orElse(asOf);
            return List.of(
                    new Shot(0, cell, new FactValue.Day(day)),
                    new Shot(-1, cell, new FactValue.Day(day.plusDays(1))),
                    new Shot(1, cell, new FactValue.Day(day.minusDays(1))));
        }
        if (criterion instanceof Criterion.Evidence evidence) {
            return statement(county, county.cells(evidence.fact(), who).get(0), evidence.admitted());
        }
        return criterion instanceof Criterion.Veto veto
                ? statement(county, county.cells(veto.fact(), who).get(0), Set.of("false"))
                : List.of();
    }

    private List<Shot> comparison(Reckoning county, Key key, Who who, Criterion.Comparison criterion, Rational floor) {
        Sum numerator = standard.indicator(criterion.indicator()).numerator(who.stage());
        if (numerator.countingFromOrNull() != null) {
            return counted(county, key, who, criterion, numerator);
        }
        Function<Reckoning, @Nullable Rational> gap = changed -> changed.gap(criterion, floor, changed.who(key));
        List<CellRef> cells = new ArrayList<>();
        numerator.cells().forEach(cell -> cells.addAll(county.cells(cell, who)));
        for (Unit unit : who.units()) {
            numerator.cells().forEach(cell -> cells.addAll(county.cells(cell, unit.who())));
        }
        Collections.shuffle(cells, random);
        // What is added comes first: to take off more is the rarer way to a limit.
        cells.sort((a, b) -> Boolean.compare(isTakenOff(a, numerator), isTakenOff(b, numerator)));
        for (CellRef cell : cells) {
            Rational root = root(county, cell, gap);
            if (root != null && root.signum() >= 0) {
                return around(county.definition(cell), cell, root);
            }
        }
        return List.of();
    }

    /** A list with so many elements at the number that they are counted from, the rest one below it, and one more or less of them. */
    private List<Shot> counted(Reckoning county, Key key, Who who, Criterion.Comparison criterion, Sum numerator) {
        Indicator indicator = standard.indicator(criterion.indicator());
        Rational from = Objects.requireNonNull(numerator.countingFromOrNull());
        Rational limit = county.limit(criterion.limit(), who, who.stage());
        List<CellRef> cells = new ArrayList<>();
        for (Unit unit : who.units()) {
            numerator.cells().forEach(cell -> cells.addAll(county.cells(cell, unit.who())));
        }
        if (limit == null || limit.signum() <= 0 || cells.isEmpty()) {
            return List.of();
        }
        CellRef cell = Counties.pick(cells, random);
        Reckoning without = county.with(cell, FactValue.Amounts.of(List.of()));
        Who others = without.who(key);
        Rational some = without.amount(numerator, null, others);
        Rational all = without.amount(indicator.denominator().orElseThrow(), null, others);
        if (some == null || all == null) {
            return List.of();
        }
        for (int counted = 0; counted < 100; counted++) {
            Rational total = some.plus(Rational.of(counted))
                    .times(indicator.per())
                    .dividedBy(limit)
                    .minus(all);
            if (total.isWhole() && total.compareTo(Rational.of(counted + 1)) > 0) {
                int size = total.ceiling().intValueExact();
                List<Shot> shots = new ArrayList<>();
                for (int steps = 0; steps <= 1; steps++) {
                    shots.add(new Shot(steps, cell, list(from, counted + steps, size)));
                    shots.add(new Shot(-steps, cell, list(from, counted, size + steps)));
                }
                return shots;
            }
        }
        return List.of();
    }

    private static FactValue list(Rational from, int counted, int size) {
        List<BigDecimal> elements = new ArrayList<>(Collections.nCopies(counted, from.round(0, RoundingMode.CEILING)));
        elements.addAll(
                Collections.nCopies(size - counted, from.minus(Rational.ONE).round(0, RoundingMode.FLOOR)));
        return FactValue.Amounts.of(elements);
    }

    private static boolean isTakenOff(CellRef cell, Sum sum) {
        return sum.add().stream()
                .noneMatch(c -> Cells.resolve(c, List.of(Stage.values())).contains(cell.fact()));
    }

    /** Where a gap closes that is linear in a cell: found by trying three values, so no formula has to be turned round. */
    static @Nullable Rational root(Reckoning county, CellRef cell, Function<Reckoning, @Nullable Rational> gap) {
        Rational[] gaps = new Rational[3];
        for (int i = 0; i < gaps.length; i++) {
            Rational one = gap.apply(county.with(cell, FactValue.Amount.of(i + 1)));
            if (one == null) {
                return null;
            }
            gaps[i] = one;
        }
        Rational slope = gaps[1].minus(gaps[0]);
        return slope.isZero() || gaps[2].minus(gaps[1]).minus(slope).signum() != 0
                ? null
                : Rational.ONE.minus(gaps[0].dividedBy(slope));
    }

    private static List<Shot> around(FactDefinition definition, CellRef cell, Rational limit) {
        List<Shot> shots = new ArrayList<>();
        forEachAround(definition, limit, (steps, value) -> {
            boolean isTime = definition.type() == FactType.TIME || definition.type() == FactType.EVENING;
            FactValue shot = isTime ? new FactValue.Time(value.intValueExact()) : new FactValue.Amount(value);
            if (definition.type().holds(shot)) {
                shots.add(new Shot(steps, cell, shot));
            }
        });
        return shots;
    }

    private interface Taker {
        void take(int steps, BigDecimal value);
    }

    private static void forEachAround(FactDefinition definition, Rational limit, Taker taker) {
        boolean cents = definition.type() == FactType.DECIMAL || definition.type() == FactType.DECIMAL_LIST;
        Rational units = limit.times(Rational.of(cents ? 100 : 1));
        BigInteger below = units.isWhole() ? units.ceiling() : units.ceiling().subtract(BigInteger.ONE);
        int last = units.isWhole() ? 1 : 2;
        for (int i = -1; i <= last; i++) {
            BigDecimal value = new BigDecimal(below.add(BigInteger.valueOf(i)), cents ? 2 : 0);
            if (value.signum() >= 0) {
                taker.take(i <= 0 || units.isWhole() ? i : i - 1, value);
            }
        }
    }

    private List<Shot> every(Reckoning county, Who who, Criterion.Every criterion) {
        List<Shot> shots = new ArrayList<>();
        for (CellRef cell : county.cells(criterion.list(), who)) {
            Stage stage = who.stages().stream()
                    .map(part -> part.stage())
                    .filter(s -> Cells.isPerStage(criterion.list())
                            && cell.fact().equals(Cells.resolve(criterion.list(), s)))
                    .findFirst()
                    .orElse(who.stage());
            Rational limit = county.limit(criterion.limit(), who, stage);
            if (limit != null) {
                BigDecimal far = limit.times(Rational.of(criterion.comparator().wantsMore() ? 2 : 1))
                        .round(0, RoundingMode.FLOOR);
                boolean harmless = Reckoning.admits(criterion.comparator(), Rational.of(far), limit);
                forEachAround(county.definition(cell), limit, (steps, value) -> {
                    List<BigDecimal> elements =
                            new ArrayList<>(Collections.nCopies(harmless ? random.nextInt(4) : 0, far));
                    elements.add(random.nextInt(elements.size() + 1), value);
                    shots.add(new Shot(steps, cell, FactValue.Amounts.of(elements)));
                });
            }
        }
        return shots;
    }

    /** As many as are needed, the last of them at and beside the limit; and as many to serve as these can, and one more. */
    private List<Shot> countPer(Reckoning county, Who who, Criterion.CountPer criterion) {
        List<Shot> shots = new ArrayList<>();
        Rational limit = county.limit(criterion.limit(), who, who.stage());
        List<CellRef> lists = county.cells(criterion.list(), who);
        List<CellRef> pers = county.cells(criterion.per(), who);
        if (limit == null || lists.isEmpty() || pers.isEmpty()) {
            return shots;
        }
        int served =
                pers.stream().mapToInt(cell -> elements(county, cell).size()).sum();
        int elsewhere = lists.stream()
                .skip(1)
                .mapToInt(cell -> (int) elements(county, cell).stream()
                        .filter(e -> Rational.of(e).compareTo(limit) >= 0)
                        .count())
                .sum();
        int needed = Math.max(
                1, Rational.of(served).dividedBy(criterion.each()).ceiling().intValueExact());
        CellRef list = lists.get(0);
        BigDecimal reaching = limit.round(0, RoundingMode.CEILING);
        if (needed > elsewhere) {
            forEachAround(county.definition(list), limit, (steps, value) -> {
                List<BigDecimal> elements = new ArrayList<>(Collections.nCopies(needed - elsewhere - 1, reaching));
                elements.add(random.nextInt(elements.size() + 1), value);
                shots.add(new Shot(steps, list, FactValue.Amounts.of(elements)));
            });
        }
        int have = elsewhere
                + (int) elements(county, list).stream()
                        .filter(e -> Rational.of(e).compareTo(limit) >= 0)
                        .count();
        CellRef per = pers.get(0);
        int enough = criterion
                        .each()
                        .times(Rational.of(have))
                        .round(0, RoundingMode.FLOOR)
                        .intValueExact()
                - served
                + elements(county, per).size();
        for (int steps = 0; have > 0 && enough >= 0 && steps <= 1; steps++) {
            List<BigDecimal> elements = Collections.nCopies(enough + steps, BigDecimal.TEN);
            shots.add(new Shot(-steps, per, FactValue.Amounts.of(elements)));
        }
        return shots;
    }

    private static List<BigDecimal> elements(Reckoning county, CellRef cell) {
        return county.data().factsOf(cell).amounts(cell.fact()).toOptional().orElse(List.of());
    }

    private static List<Shot> statement(Reckoning county, CellRef cell, Set<String> admitted) {
        FactDefinition definition = county.definition(cell);
        List<String> words = new ArrayList<>(new java.util.TreeSet<>(admitted));
        List<String> all = definition.type() == FactType.FLAG ? List.of("true", "false") : definition.words();
        all.stream().filter(w -> !admitted.contains(w)).forEach(words::add);
        return words.stream()
                .map(w -> new Shot(
                        admitted.contains(w) ? 0 : -1,
                        cell,
                        switch (definition.type()) {
                            case FLAG -> new FactValue.Flag(Boolean.parseBoolean(w));
                            case CODE, COUNT, DECIMAL, YEAR -> new FactValue.Amount(new BigDecimal(w));
                            default -> new FactValue.Word(w);
                        }))
                .toList();
    }

    /** The part of its limit that a member of a k-of-n rule has to reach on the day. */
    Rational floor(Criterion.KOfN criterion) {
        return criterion.floor().on(asOf).map(Dated::value).orElse(Rational.ONE);
    }

    /** With equal heads two amounts have this CV where they are as (1 + L) to (1 − L): so, and one unit beside it. */
    static List<BigDecimal[]> pairs(Rational limit) {
        // Large, so that one unit is little.
        BigInteger million = BigInteger.valueOf(1_000_000);
        BigInteger top = limit.denominator().add(limit.numerator()).multiply(million);
        BigInteger bottom = limit.denominator().subtract(limit.numerator()).multiply(million);
        return Stream.of(-1, 0, 1)
                .map(step ->
                        new BigDecimal[] {new BigDecimal(top.add(BigInteger.valueOf(step))), new BigDecimal(bottom)})
                .filter(pair -> pair[0].signum() >= 0 && pair[1].signum() >= 0)
                .toList();
    }
}
