package io.github.junheng.evaluation;

import static io.github.junheng.MadeUp.county;
import static io.github.junheng.MadeUp.primary;
import static io.github.junheng.MadeUp.school;
import static io.github.junheng.quantity.Comparator.AT_LEAST;
import static io.github.junheng.quantity.Comparator.AT_MOST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import io.github.junheng.testkit.Counties;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What columns of longs cannot hold, or a plan does not know, comes out as exact fractions have it. */
class PlanFallbackTest {
    private static final Standard STANDARD = MadeUpStandard.standard();
    private static final LocalDate DAY = Counties.dayOf(STANDARD);
    /** What no plan knows: a list of each stage in the scope of a school as a whole, and a limit by stage of one. */
    private static final String[] UNKNOWN_SHAPES = {"B2", "B6"};

    private static final BigDecimal MOST_DIGITS = new BigDecimal("999999999999999999");

    @Test
    void onOrdinaryDataOnlyTheShapesThatNoPlanKnowsAreLeftToExactFractions() {
        assertThat(Depths.agree(STANDARD, drawn(1, 0), DAY)).containsExactly(UNKNOWN_SHAPES);
    }

    // ---- numbers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.5",
                "1000000000000000000",
                "9223372036854775807",
                "9223372036854775808",
                "1E+30",
                "0.0000000000000000001",
                "1234567890123456.789"
            })
    void aNumberThatNoColumnHoldsLeavesTheWholeCountyToExactFractions(String number) {
        for (String fact : List.of("primary.students", "primary.music", "teachingArea", "indoorSportsArea")) {
            CountyDataset dataset = ofTwo(s -> with(s, fact, new FactValue.Amount(new BigDecimal(number))));
            assertOdd(dataset);
        }
    }

    @Test
    void aValueOfAnotherTypeAWordOutsideTheListAndANegativeElementDoTheSame() {
        Map<String, FactValue> odd = Map.of(
                "location",
                new FactValue.Word("海上"),
                "moralAndCulture",
                FactValue.Amount.of(3),
                "primary.students",
                new FactValue.Word("很多"),
                "teachingArea",
                new FactValue.Flag(true),
                "boarding",
                FactValue.Amount.of(1),
                "sponsor",
                new FactValue.Amount(new BigDecimal("7.5")),
                "primary.classSizes",
                FactValue.Amount.of(40),
                "musicRoomAreas",
                FactValue.Amounts.of(List.of(new BigDecimal("-96"))));
        odd.forEach((fact, value) -> assertOdd(ofTwo(s -> with(s, fact, value))));
    }

    @Test
    void aFactOfTheCountyThatNoColumnHoldsDoesTheSame() {
        CountyDataset dataset = ofTwo(s -> s);
        assertOdd(dataset.with(dataset.county().with("pay.teachers", new BigDecimal("-3"))));
        assertOdd(dataset.with(dataset.county().with("quota.PRIMARY", new BigDecimal("1E+19"))));
    }

    private static void assertOdd(CountyDataset dataset) {
        assertThat(CountyTable.of(dataset, Evaluator.of(STANDARD).layout()).isOdd())
                .isTrue();
        assertThat(Depths.agree(STANDARD, dataset, DAY))
                .isEqualTo(STANDARD.rules().keySet());
    }

    @Test
    void aListWithElementsThatAreMissingIsNoOddity() {
        FactValue list = new FactValue.Amounts(List.of(Reported.of(BigDecimal.valueOf(40)), Reported.none()));
        CountyDataset dataset = ofTwo(s -> with(s, "primary.classSizes", list));
        assertThat(Depths.agree(STANDARD, dataset, DAY)).containsExactly(UNKNOWN_SHAPES);
        assertThat(CountyTable.of(dataset, Evaluator.of(STANDARD).layout()).toDataset())
                .isEqualTo(dataset);
    }

    @Test
    void theGreatestCountOfAFileNeedsNoExactFractions() {
        CountyDataset dataset = ofTwo(s -> s.with("primary.students", 999_999_999_999_999L)
                .with("primary.music", 999_999_999_999_999L)
                .with("primary.arts", 8_999_999_999_999L)
                .with("certifiedTeachers", 999_999_999_999_999L)
                .with("primary.teachers", 999_999_999_999_999L));
        assertThat(Depths.agree(STANDARD, dataset, DAY)).containsExactly(UNKNOWN_SHAPES);
    }

    @Test
    void aSumBeyondTheBoundLeavesItsRulesAndNoOthersToExactFractions() {
        // Brought to three decimals, 10^17 is beyond 2^62.
        CountyDataset dataset = ofTwo(s -> s.with("teachingArea", new BigDecimal("100000000000000000"))
                .with("indoorSportsArea", new BigDecimal("0.001")));
        Set<String> asked = Depths.agree(STANDARD, dataset, DAY);
        assertThat(asked).contains("A2", "A", "D2").doesNotContain("A1", "A4", "D1", "G1");
    }

    @Test
    void aTotalBeyondTheBoundLeavesItsRuleAndNoOthersToExactFractions() {
        List<SchoolReport> schools = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            schools.add(good(i).with("certifiedTeachers", MOST_DIGITS).with("primary.teachers", MOST_DIGITS));
        }
        assertThat(Depths.agree(STANDARD, CountyDataset.of(ofCounty(), schools), DAY))
                .contains("G1")
                .doesNotContain("A1", "D1", "G2");
    }

    @Test
    void aConditionBeyondTheBoundLeavesEveryRuleThatItMayConcernToExactFractions() {
        Scope wide = scope("students and more", AT_MOST, "primary.students", "teachingArea", "sportsGroundArea");
        Standard standard = MadeUpStandard.with(STANDARD, scoped(STANDARD.rule("A1"), wide));
        CountyDataset dataset = ofTwo(s -> s.with("teachingArea", new BigDecimal("100000000000000000"))
                .with("sportsGroundArea", new BigDecimal("0.001")));
        assertThat(Depths.agree(standard, dataset, DAY)).contains("A1");
    }

    @Test
    void aNegativeNumberOfPupilsIsNoHeadToDivideBy() {
        List<SchoolReport> schools = List.of(good(1), good(2).with("primary.students", -1));
        Scope all = new Scope("all", new io.github.junheng.standard.Text("全部", "all"), List.of());
        Standard standard = MadeUpStandard.with(STANDARD, scoped(STANDARD.rule("D1"), all));
        Depths.agree(standard, CountyDataset.of(ofCounty(), schools), DAY);
    }

    @Test
    void hardNumbersAnywhereNeverMakeADifference() {
        int odd = 0;
        int wide = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            CountyDataset dataset = drawn(seed, seed % 3 * 40);
            boolean held = random.nextInt(3) > 0;
            for (int i = 0; i <= random.nextInt(6); i++) {
                dataset = changed(dataset, held, random);
            }
            boolean isOdd =
                    CountyTable.of(dataset, Evaluator.of(STANDARD).layout()).isOdd();
            Set<String> asked = Depths.agree(STANDARD, dataset, DAY);
            odd += isOdd ? 1 : 0;
            wide += !isOdd && asked.size() > UNKNOWN_SHAPES.length ? 1 : 0;
        }
        assertThat(odd).isGreaterThan(25);
        assertThat(wide).isGreaterThan(8);
    }

    private static CountyDataset changed(CountyDataset dataset, boolean held, Random random) {
        List<FactDefinition> all = STANDARD.factsById().values().stream()
                .filter(f -> !held || f.type().isNumber() || f.type().isList())
                // A map's order is another in every run.
                .sorted(java.util.Comparator.comparing(FactDefinition::id))
                .toList();
        FactDefinition fact = all.get(random.nextInt(all.size()));
        FactValue value = fact.type().isList() && random.nextInt(8) > 0
                ? FactValue.Amounts.of(List.of(hard(held, random), hard(held, random)))
                : held || random.nextInt(3) > 0
                        ? new FactValue.Amount(hard(held, random))
                        : new FactValue.Word(random.nextBoolean() ? "城区" : "海上");
        if (dataset.schools().isEmpty() || dataset.county().facts().values().containsKey(fact.id())) {
            return dataset.with(dataset.county().with(dataset.county().facts().with(fact.id(), value)));
        }
        SchoolReport school =
                dataset.schools().get(random.nextInt(dataset.schools().size()));
        return dataset.withSchool(school.school().code(), s -> with(s, fact.id(), value));
    }

    private static BigDecimal hard(boolean held, Random random) {
        List<String> ofColumns = List.of(
                "999999999999999",
                "999999999999999999",
                "100000000000000000",
                "4611686018427387",
                "0.000000000000000001",
                "0.1",
                "123456789012.345678",
                "0",
                "1",
                "2147483647",
                "2147483648");
        List<String> beyond = List.of("-1", "-0.001", "9223372036854775807", "1E+40", "1E-25", "0.5");
        return new BigDecimal(
                held || random.nextBoolean()
                        ? ofColumns.get(random.nextInt(ofColumns.size()))
                        : beyond.get(random.nextInt(beyond.size())));
    }

    // ---- as printed

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatIsDecidedOnlyByPrintingIsToldOfEveryKindOfFinding(int decimals) {
        Standard standard = printed(decimals);
        Map<String, Integer> sensitive = new java.util.TreeMap<>();
        for (int seed = 0; seed < 120; seed++) {
            CountyDataset dataset = nearLimits(standard, seed);
            Depths.agree(standard, dataset, DAY);
            Evaluator evaluator = Evaluator.of(standard);
            evaluator.evaluate(CountyTable.of(dataset, evaluator.layout()), DAY).orThrow().findings().stream()
                    .filter(Finding::boundarySensitive)
                    .forEach(f -> sensitive.merge(f.rule().local() + " " + f.level(), 1, Integer::sum));
        }
        assertThat(sensitive).containsKeys("A1 SCHOOL_STAGE", "A SCHOOL_STAGE");
    }

    @Test
    void aSchoolThatIsBelowAndPrintedAtTheLimitTellsOfTheCountyToo() {
        Standard ratio = changed(
                STANDARD,
                "size",
                of -> new Indicator(
                        of.id(),
                        of.name(),
                        of.unit(),
                        of.amountUnit(),
                        new Sum(List.of("teachingArea"), List.of("indoorSportsArea"), Rational.ONE),
                        Map.of(),
                        Sum.of("certifiedTeachers"),
                        Rational.ONE,
                        null,
                        2));
        Standard standard = MadeUpStandard.with(
                ratio,
                scoped(
                        ratio.rule("B1").with(MadeUpStandard.comparison("size", AT_LEAST, MadeUpStandard.limit("0"))),
                        ratio.rule("A1").scopeOrNull()));
        // 100 − 101 ÷ 1000 prints as 0.00.
        CountyDataset dataset = ofTwo(
                s -> s.with("teachingArea", 100).with("indoorSportsArea", 101).with("certifiedTeachers", 1000));
        Depths.agree(standard, dataset, DAY);
        Evaluator evaluator = Evaluator.of(standard);
        assertThat(evaluator
                        .evaluate(CountyTable.of(dataset, evaluator.layout()), DAY)
                        .orThrow()
                        .findings())
                .filteredOn(f -> f.rule().local().equals("B1") && f.boundarySensitive())
                .extracting(Finding::level)
                .contains(Level.SCHOOL, Level.COUNTY);
    }

    @Test
    void nothingButWhatIsTakenOffIsNoZeroBelowZero() {
        Standard standard = changed(
                MadeUpStandard.with(
                        "A1", old -> MadeUpStandard.comparison("music", AT_LEAST, MadeUpStandard.limit("0"))),
                "music",
                of -> new Indicator(
                        of.id(),
                        of.name(),
                        of.unit(),
                        of.amountUnit(),
                        new Sum(List.of(), List.of("{stage}.music"), Rational.ONE),
                        Map.of(),
                        Sum.of("{stage}.students"),
                        Rational.ONE,
                        null,
                        -1));
        Depths.agree(standard, ofTwo(s -> s.with("primary.music", 0)), DAY);
    }

    private static CountyDataset nearLimits(Standard standard, int seed) {
        Distance distance = Distance.values()[seed % Distance.values().length];
        return Counties.of(standard, DAY).draw(new Recipe(seed, 1 + seed % 5, distance, seed % 4 == 0 ? 10 : 0));
    }

    /** The standard with a form that prints every value with so many decimals. */
    private static Standard printed(int decimals) {
        Standard standard = STANDARD;
        for (String id : STANDARD.indicators().keySet()) {
            standard = changed(
                    standard,
                    id,
                    of -> new Indicator(
                            of.id(),
                            of.name(),
                            of.unit(),
                            of.amountUnit(),
                            of.numerator(),
                            of.numeratorByStage(),
                            of.denominatorOrNull(),
                            of.per(),
                            of.splitOrNull(),
                            decimals));
        }
        return standard;
    }

    // ---- shapes

    @Test
    void aRuleWithoutScopeBesideADispersionWithOneTellsSchoolsWithoutPupilsAsExactFractionsDo() {
        // Both add up the same fraction, in one pass; the school without pupils is no unit of the dispersion only.
        Standard standard = MadeUpStandard.with(STANDARD, scoped(STANDARD.rule("A1"), null));
        CountyDataset dataset = CountyDataset.of(
                ofCounty(),
                List.of(good(1), good(2), good(3).with("primary.students", 0).with("primary.music", 3)));
        assertThat(Depths.agree(standard, dataset, DAY)).doesNotContain("A1", "D1");
        assertThat(Evaluator.of(standard)
                        .verdict(CountyTable.of(dataset, Evaluator.of(standard).layout()), DAY)
                        .orThrow()
                        .tally("A1")
                        .indeterminate())
                .isEqualTo(1);
    }

    @Test
    void kOfNOfSomethingElseThanComparisons() {
        Standard standard = MadeUpStandard.with(
                "A3",
                old -> new Criterion.Every("{stage}.classSizes", AT_MOST, MadeUpStandard.limit("45"), EACH, true));
        assertLeft(standard, "A");
    }

    @Test
    void kOfNWithAnotherFloorThanAnother() {
        Standard standard = MadeUpStandard.with(
                STANDARD,
                STANDARD.rule("A5")
                        .with(new Criterion.KOfN(
                                List.of("A1", "A2"), MadeUpStandard.dated("1"), MadeUpStandard.dated("0.5"))));
        assertLeft(standard, "A");
    }

    @Test
    void kOfNWhoseMemberIsBoundToAnotherIndicator() {
        assertLeft(
                MadeUpStandard.with(
                        "A3", old -> MadeUpStandard.comparison("ground", AT_LEAST, new Limit.OfIndicator("area"))),
                "A3",
                "A");
    }

    @Test
    void aBaseThatIsDiminishedUnderASplit() {
        assertLeft(
                changed(
                        "area",
                        i -> indicator(i, new Sum(List.of("{stage}.students"), List.of("deaths"), Rational.ONE))),
                "A2",
                "D2");
    }

    @Test
    void aBaseThatIsNotThePupilsOfTheSplit() {
        assertLeft(changed("area", i -> indicator(i, Sum.of("{stage}.teachers"))), "A2", "D2");
    }

    @Test
    void aSplitOfAnIndicatorThatDividesByNothing() {
        assertLeft(changed("area", i -> indicator(i, null)), "A2", "D2");
    }

    @Test
    void aBaseWithANegativeFactor() {
        assertLeft(
                changed("music", i -> indicator(i, new Sum(List.of("{stage}.students"), List.of(), Rational.of(-2)))),
                "A1",
                "D1");
    }

    @Test
    void aLimitWhoseFactorsFitNoLong() {
        assertLeft(
                MadeUpStandard.with(
                        "G1",
                        old -> MadeUpStandard.comparison(
                                "certified", AT_LEAST, MadeUpStandard.limit("99.99999999999999999999"))),
                "G1");
    }

    /**
     * The limit is (q + 1) ÷ q: with q·k + 1 pupils, (q + 1)·k + 1 are below it by next to nothing. With q = 5^9 and the floor, k = 118 is
     * the last whose products are whole floating point numbers; with q = 5^12 such numbers would round the difference away.
     */
    @ParameterizedTest
    @CsvSource({
        "100.0000512, 1953125, 1",
        "100.0000512, 1953125, 117",
        "100.0000512, 1953125, 118",
        "100.0000512, 1953125, 119",
        "100.0000512, 1953125, 1000",
        "100.0000004096, 244140625, 1",
        "100.0000004096, 244140625, 2",
        "100.0000004096, 244140625, 3"
    })
    void aHairFromTheLimitAtTheGreatestNumbersThatFloatingPointHolds(String limit, long q, long k) {
        Standard standard = MadeUpStandard.with(
                "A1", old -> MadeUpStandard.comparison("music", AT_LEAST, MadeUpStandard.limit(limit)));
        long pupils = q * k + 1;
        long teachers = (q + 1) * k + 1;
        for (long fewer = 0; fewer <= 1; fewer++) {
            for (long more = -1; more <= 1; more++) {
                long heads = pupils - fewer;
                long music = teachers - fewer + more;
                CountyDataset dataset = ofTwo(s -> s.with("primary.students", heads)
                        .with("primary.music", music)
                        .with("primary.arts", 0));
                assertThat(Depths.agree(standard, dataset, DAY)).containsExactly(UNKNOWN_SHAPES);
                UnitTally tally = Evaluator.of(standard)
                        .verdict(CountyTable.of(dataset, Evaluator.of(standard).layout()), DAY)
                        .orThrow()
                        .tally("A1");
                // The two others are far below.
                assertThat(tally.met()).isEqualTo(more > 0 || (more == 0 && fewer == 1) ? 1 : 0);
            }
        }
    }

    @Test
    void aNegativeLimit() {
        assertLeft(
                MadeUpStandard.with(
                        "A1", old -> MadeUpStandard.comparison("music", AT_LEAST, MadeUpStandard.limit("-1"))),
                "A1");
    }

    @Test
    void aRuleOfTheCountyThatConcernsSomeSchoolsOnlyYetReadsItsOwnFacts() {
        Standard standard = MadeUpStandard.with(
                STANDARD, scoped(STANDARD.rule("G3"), STANDARD.rule("A1").scopeOrNull()));
        for (int seed = 0; seed < 30; seed++) {
            Depths.agree(standard, drawn(seed, seed), DAY);
        }
        CountyDataset nobody = CountyDataset.of(ofCounty(), List.of(good(1).with("primary.students", 0)));
        Depths.agree(standard, nobody, DAY);
    }

    private static final io.github.junheng.quantity.Unit EACH =
            new io.github.junheng.quantity.Unit("each", "个", true, false);

    /** Compares on generated counties; these rules, at least, are left to exact fractions. */
    private static void assertLeft(Standard standard, String... rules) {
        Set<String> asked = new TreeSet<>();
        for (int seed = 0; seed < 40; seed++) {
            asked.addAll(Depths.agree(standard, drawn(seed, seed % 4 * 20), DAY));
        }
        assertThat(asked).contains(rules).hasSizeLessThan(STANDARD.rules().size());
    }

    private static Standard changed(String indicator, UnaryOperator<Indicator> change) {
        return changed(STANDARD, indicator, change);
    }

    private static Standard changed(Standard standard, String indicator, UnaryOperator<Indicator> change) {
        Map<String, Indicator> indicators = new LinkedHashMap<>(standard.indicators());
        indicators.computeIfPresent(indicator, (id, old) -> change.apply(old));
        return standard.withIndicators(indicators);
    }

    private static Indicator indicator(Indicator of, @org.jspecify.annotations.Nullable Sum denominator) {
        return new Indicator(
                of.id(),
                of.name(),
                of.unit(),
                of.amountUnit(),
                of.numerator(),
                of.numeratorByStage(),
                denominator,
                of.per(),
                of.splitOrNull(),
                of.printedDecimals());
    }

    static Rule scoped(Rule rule, @org.jspecify.annotations.Nullable Scope scope) {
        return new Rule(
                rule.id(),
                rule.name(),
                rule.hasText(),
                rule.level(),
                rule.rolledUp(),
                rule.informative(),
                rule.stages(),
                scope,
                rule.criterion(),
                rule.inForce(),
                rule.fromDataYearOrNull(),
                rule.citation(),
                rule.notes());
    }

    private static Scope scope(String id, io.github.junheng.quantity.Comparator comparator, String... cells) {
        return new Scope(
                id,
                new io.github.junheng.standard.Text(id, id),
                List.of(new io.github.junheng.standard.Condition.Compare(
                        Sum.of(cells), comparator, Rational.of(1_000_000), null)));
    }

    private static CountyDataset drawn(int seed, int missing) {
        return Counties.of(STANDARD, DAY)
                .draw(new Recipe(seed, 2 + seed % 8, Distance.values()[seed % Distance.values().length], missing));
    }

    private static CountyDataset ofTwo(UnaryOperator<SchoolReport> change) {
        SchoolReport junior = school(9, SchoolKind.JUNIOR_SCHOOL, "junior.students", 300, "junior.music", 3);
        return CountyDataset.of(ofCounty(), List.of(change.apply(good(1)), good(2), junior));
    }

    private static County ofCounty() {
        return county().county()
                .with("pay.teachers", 10)
                .with("pay.others", 9)
                .with("pay.approved", true)
                .with("quota.PRIMARY", 600)
                .with("quota.JUNIOR", 800);
    }

    private static SchoolReport good(int serial) {
        return primary(
                serial,
                "primary.students",
                200,
                "primary.music",
                2,
                "primary.arts",
                1,
                "primary.teachers",
                20,
                "certifiedTeachers",
                20,
                "primary.degree.bachelor",
                10,
                "teachingArea",
                1800,
                "indoorSportsArea",
                100,
                "sportsGroundArea",
                2000,
                "equipmentValue",
                50,
                "publicFundsGranted",
                20,
                "location",
                "城区",
                "boarding",
                false,
                "sponsor",
                7,
                "migrantStudents",
                4,
                "primary.classSizes",
                FactValue.Amounts.of(List.of(BigDecimal.valueOf(40), BigDecimal.valueOf(41))),
                "moralAndCulture",
                "良好");
    }

    private static SchoolReport with(SchoolReport school, String fact, FactValue value) {
        return school.with(school.facts().with(fact, value));
    }
}
