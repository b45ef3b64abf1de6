package io.github.junheng.evaluation;

import static io.github.junheng.MadeUp.all;
import static io.github.junheng.MadeUp.county;
import static io.github.junheng.MadeUp.countyWith;
import static io.github.junheng.MadeUp.evaluate;
import static io.github.junheng.MadeUp.only;
import static io.github.junheng.MadeUp.primary;
import static io.github.junheng.MadeUp.rule;
import static io.github.junheng.MadeUp.school;
import static io.github.junheng.MadeUp.standard;
import static io.github.junheng.school.SchoolKind.JUNIOR_SCHOOL;
import static io.github.junheng.school.SchoolKind.NINE_YEAR_SCHOOL;
import static io.github.junheng.school.SchoolKind.SPECIAL_SCHOOL;
import static io.github.junheng.school.Stage.JUNIOR;
import static io.github.junheng.school.Stage.PRIMARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Reported;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine on made-up standards: each kind of test at its limit, beside it, and with cells missing. */
class EvaluatorTest {
    private static final String TEACHERS = rule(
            "T",
            "SCHOOL_STAGE",
            "'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'teachers-per-100',"
                    + " 'comparator': '>=', 'limit': {'PRIMARY': '4.2', 'JUNIOR': '5.3'}}");
    private static final String DISPERSION = rule(
            "D",
            "COUNTY_STAGE",
            "'stages': ['PRIMARY'], 'scope': 'ordinary', 'criterion': {'kind': 'dispersion',"
                    + " 'indicator': 'teachers-per-100', 'comparator': '<=', 'limit': '0.5',"
                    + " 'unit': 'coefficient', 'printedDecimals': 3}");
    private static final String CLASSES = rule(
            "P",
            "SCHOOL",
            "'criterion': {'kind': 'every', 'list': '{stage}.classSizes', 'comparator': '<=',"
                    + " 'limit': {'PRIMARY': '45', 'JUNIOR': '50'}, 'unit': 'persons'}");
    private static final String ROOMS = rule(
            "M",
            "SCHOOL",
            "'criterion': {'kind': 'count-per', 'list': 'musicRoomAreas', 'limit': '96',"
                    + " 'per': '{stage}.classSizes', 'each': '12', 'unit': 'rooms'}");

    // --- comparison

    @Test
    void aValueAtItsLimitMeetsIt() {
        Finding finding = only(evaluate(standard(TEACHERS), county(teachers(1000, 42))), "T");
        assertThat(finding.status()).isEqualTo(Status.MET);
        assertThat(finding.stage()).contains(PRIMARY);
        assertThat(finding.rule()).hasToString("made-up/T");
        Measure measure = finding.measure().orElseThrow();
        assertThat(measure.value()).contains(Rational.parse("4.2"));
        assertThat(measure.limit()).contains(Rational.parse("4.2"));
        assertThat(finding.boundarySensitive()).isFalse();
    }

    @Test
    void oneUnitBelowItsLimitIsNotMetAndLacksOneUnit() {
        Finding finding = only(evaluate(standard(TEACHERS), county(teachers(1000, 41))), "T");
        assertThat(finding.status()).isEqualTo(Status.NOT_MET);
        assertThat(shortfall(finding)).isEqualTo("1 persons");
    }

    @Test
    void aShortfallOfWholeThingsIsRoundedUp() {
        // 4.2 per 100 of 179 pupils are 7.518 teachers.
        assertThat(shortfall(only(evaluate(standard(TEACHERS), county(teachers(179, 7))), "T")))
                .isEqualTo("1 persons");
        assertThat(only(evaluate(standard(TEACHERS), county(teachers(179, 8))), "T")
                        .status())
                .isEqualTo(Status.MET);
    }

    @ParameterizedTest
    @CsvSource({
        ">=, NOT_MET, MET, MET",
        ">, NOT_MET, NOT_MET, MET",
        "<=, MET, MET, NOT_MET",
        "<, MET, NOT_MET, NOT_MET",
        "=, NOT_MET, MET, NOT_MET"
    })
    void everyComparatorBelowAtAndAboveItsLimit(String comparator, Status below, Status at, Status above) {
        Standard standard = standard(rule(
                "P",
                "SCHOOL",
                "'criterion': {'kind': 'comparison', 'indicator': 'pupils', 'comparator': '" + comparator
                        + "', 'limit': '100'}"));
        assertThat(List.of(99, 100, 101))
                .extracting(pupils -> only(
                                evaluate(standard, county(primary(1, "primary.students", (long) pupils))), "P")
                        .status())
                .containsExactly(below, at, above);
    }

    @Test
    void aStrictLimitLacksOneMoreAtTheLimit() {
        Standard standard = standard(rule(
                "P",
                "SCHOOL",
                "'criterion': {'kind': 'comparison', 'indicator': 'pupils', 'comparator': '<', 'limit': '100'}"));
        assertThat(shortfall(only(evaluate(standard, county(primary(1, "primary.students", 100L))), "P")))
                .isEqualTo("1 persons");
        assertThat(shortfall(only(evaluate(standard, county(primary(1, "primary.students", 103L))), "P")))
                .isEqualTo("4 persons");
    }

    @Test
    void aMissingCellIsIndeterminateAndNamed() {
        Finding finding = only(evaluate(standard(TEACHERS), county(primary(1, "primary.students", 100L))), "T");
        assertThat(missing(finding)).containsExactly("primary.teachers NOT_REPORTED");
    }

    @Test
    void aMissingPupilCountLeavesTheScopeOpen() {
        Finding finding = only(evaluate(standard(TEACHERS), county(primary(1, "primary.teachers", 10L))), "T");
        assertThat(missing(finding)).containsExactly("primary.students NOT_REPORTED");
    }

    @Test
    void aDenominatorReportedAsZeroIsIndeterminate() {
        Standard standard = standard(rule(
                "T",
                "SCHOOL_STAGE",
                "'criterion': {'kind': 'comparison', 'indicator': 'teachers-per-100',"
                        + " 'comparator': '>=', 'limit': 1}"));
        Finding finding = only(evaluate(standard, county(teachers(0, 5))), "T");
        assertThat(missing(finding)).containsExactly("primary.students ZERO_DENOMINATOR");
    }

    @Test
    void aStageWithoutPupilsIsOutOfScope() {
        assertThat(all(evaluate(standard(TEACHERS), county(teachers(0, 5))), "T"))
                .isEmpty();
    }

    @Test
    void aNineYearSchoolHasOneFindingForEachStageWithItsOwnLimit() {
        Evaluation evaluation = evaluate(
                standard(TEACHERS),
                county(school(
                        1,
                        NINE_YEAR_SCHOOL,
                        "primary.students",
                        100L,
                        "primary.teachers",
                        5L,
                        "junior.students",
                        100L,
                        "junior.teachers",
                        5L)));
        assertThat(only(evaluation, "T", PRIMARY).status()).isEqualTo(Status.MET);
        assertThat(only(evaluation, "T", JUNIOR).status()).isEqualTo(Status.NOT_MET);
        assertThat(evaluation.status()).isEqualTo(Status.NOT_MET);
    }

    @Test
    void whatASchoolSharesIsSplitByWeightAndNothingIsLost() {
        String rule = rule(
                "S",
                "SCHOOL_STAGE",
                "'criterion': {'kind': 'comparison', 'indicator': 'area-per-pupil', 'comparator': '>=', 'limit': 5}");
        SchoolReport school = school(
                1,
                NINE_YEAR_SCHOOL,
                "primary.students",
                100L,
                "junior.students",
                200L,
                "teachingArea",
                new BigDecimal("1700.5"),
                "indoorSportsArea",
                100L);
        Evaluation evaluation = evaluate(standard(rule), county(school));
        Rational first = value(only(evaluation, "S", PRIMARY));
        Rational second = value(only(evaluation, "S", JUNIOR));
        // 1600.5 · 1·100 / (1·100 + 1.1·200) over 100 pupils
        assertThat(first).isEqualTo(Rational.parse("1600.5").dividedBy(Rational.of(320)));
        assertThat(first.times(Rational.of(100)).plus(second.times(Rational.of(200))))
                .isEqualTo(Rational.parse("1600.5"));
        Finding open = only(evaluate(standard(rule), county(school.without("junior.students"))), "S", PRIMARY);
        assertThat(missing(open)).containsExactly("junior.students NOT_REPORTED");
    }

    @Test
    void aSchoolOfOneStageKeepsAllOfIt() {
        String rule = rule(
                "S",
                "SCHOOL_STAGE",
                "'criterion': {'kind': 'comparison', 'indicator': 'area-per-pupil', 'comparator': '>=', 'limit': 5}");
        Evaluation evaluation = evaluate(
                standard(rule),
                county(school(
                        1,
                        JUNIOR_SCHOOL,
                        "junior.students",
                        100L,
                        "teachingArea",
                        new BigDecimal("499.75"),
                        "indoorSportsArea",
                        0L)));
        Finding finding = only(evaluation, "S");
        assertThat(value(finding)).isEqualTo(Rational.parse("4.9975"));
        assertThat(shortfall(finding)).isEqualTo("0.25 m²");
    }

    @Test
    void aLimitOfAKindGoesBeforeTheOneForAll() {
        Standard standard = standard(rule(
                "P",
                "SCHOOL",
                "'criterion': {'kind': 'comparison', 'indicator': 'pupils', 'comparator': '<=',"
                        + " 'limit': {'九年一贯制学校': '2500', 'default': '2000'}}"));
        assertThat(only(
                                evaluate(
                                        standard,
                                        county(school(
                                                1,
                                                NINE_YEAR_SCHOOL,
                                                "primary.students",
                                                2000L,
                                                "junior.students",
                                                500L))),
                                "P")
                        .status())
                .isEqualTo(Status.MET);
        Finding primary = only(evaluate(standard, county(primary(1, "primary.students", 2001L))), "P");
        assertThat(primary.status()).isEqualTo(Status.NOT_MET);
        assertThat(shortfall(primary)).isEqualTo("1 persons");
    }

    @Test
    void aLimitCanBeTheValueOfAnotherIndicator() {
        Standard standard = standard(rule(
                "Q",
                "COUNTY",
                "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=',"
                        + " 'limit': {'indicator': 'servant-pay'}}"));
        assertThat(only(evaluate(standard, countyWith("pay.teachers", 100L, "pay.servants", 100L)), "Q")
                        .status())
                .isEqualTo(Status.MET);
        Finding below = only(
                evaluate(standard, countyWith("pay.teachers", new BigDecimal("99.99"), "pay.servants", 100L)), "Q");
        assertThat(below.status()).isEqualTo(Status.NOT_MET);
        assertThat(shortfall(below)).isEqualTo("0.01 yuan");
        assertThat(missing(only(evaluate(standard, countyWith("pay.teachers", 100L)), "Q")))
                .containsExactly("pay.servants NOT_REPORTED");
    }

    @Test
    void aLimitCanBeAMeanOverStagesWeightedByPupils() {
        Standard standard = standard(rule(
                "F",
                "SCHOOL",
                "'criterion': {'kind': 'comparison', 'indicator': 'funds', 'comparator': '>=',"
                        + " 'limit': {'weightedMean': {'value': 'quota.{STAGE}', 'weight': '{stage}.students'}}}"));
        // (650·300 + 850·100) / 400 = 700 yuan a pupil are 28 万元.
        SchoolReport school = school(
                1,
                NINE_YEAR_SCHOOL,
                "primary.students",
                300L,
                "junior.students",
                100L,
                "publicFundsBudget",
                new BigDecimal("28"));
        CountyDataset county = countyWith("quota.PRIMARY", 650L, "quota.JUNIOR", 850L);
        Finding at = only(evaluate(standard, county.with(List.of(school))), "F");
        assertThat(at.status()).isEqualTo(Status.MET);
        assertThat(at.measure().orElseThrow().limit()).contains(Rational.of(700));
        SchoolReport less = school.with("publicFundsBudget", new BigDecimal("27.9999"));
        assertThat(only(evaluate(standard, county.with(List.of(less))), "F").status())
                .isEqualTo(Status.NOT_MET);
        CountyDataset open = county.with(List.of(school)).without(CellRef.ofCounty("quota.JUNIOR"));
        assertThat(missing(only(evaluate(standard, open), "F"))).containsExactly("quota.JUNIOR NOT_REPORTED");
    }

    @Test
    void aValueBelowTheNormIsWarnedOfAndStillMet() {
        Standard standard = standard(rule(
                "Q",
                "COUNTY",
                "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=', 'limit': '10',"
                        + " 'norm': [{'value': '60', 'from': '2024-01-01', 'until': '2025-01-01'}]}"));
        Evaluation evaluation = evaluate(standard, countyWith("pay.teachers", 59L));
        assertThat(only(evaluation, "Q").status()).isEqualTo(Status.MET);
        assertThat(evaluation.problems()).extracting(Problem::code).containsExactly(ProblemCode.BELOW_NORM);
        assertThat(evaluate(standard, countyWith("pay.teachers", 60L)).problems())
                .isEmpty();
    }

    // --- sums over the county

    @Test
    void aSumOverSchoolsLacksWhatOneSchoolLacks() {
        Standard standard = standard(sumOfTeachers(">="));
        CountyDataset county = county(teachers(1, 100, 5), teachers(2, 100, 5));
        assertThat(value(only(evaluate(standard, county), "W"))).isEqualTo(Rational.of(5));
        CountyDataset open =
                county.without(CellRef.of(county.schools().get(1).school().code(), "primary.teachers"));
        assertThat(missing(only(evaluate(standard, open), "W"))).containsExactly("primary.teachers NOT_REPORTED");
    }

    @Test
    void aSchoolThatMayOrMayNotCountLeavesTheSumOpen() {
        CountyDataset county = county(teachers(1, 100, 5), primary(2, "primary.teachers", 5L));
        assertThat(missing(only(evaluate(standard(sumOfTeachers(">=")), county), "W")))
                .containsExactly("primary.students NOT_REPORTED");
    }

    @Test
    void aSumOverNoSchoolIsNotApplicable() {
        Finding finding = only(evaluate(standard(sumOfTeachers(">=")), county(teachers(0, 5))), "W");
        assertThat(because(finding)).isEqualTo(Because.NO_UNIT_IN_SCOPE);
    }

    private static String sumOfTeachers(String comparator) {
        return rule(
                "W",
                "COUNTY_STAGE",
                "'stages': ['PRIMARY'], 'scope': 'ordinary', 'criterion': {'kind': 'comparison',"
                        + " 'indicator': 'teachers-per-100', 'comparator': '" + comparator + "', 'limit': '5'}");
    }

    // --- k of n

    /** Three comparisons with the limits 4.2 (teachers), 4 (area) and 1 (backbone); two have to be met, floor 85 %. */
    @ParameterizedTest
    @CsvSource({
        "42, 4000, 10, MET",
        "42, 4000, 9, MET",
        "42, 3400, 10, MET",
        "42, 3399, 10, NOT_MET",
        "36, 4000, 10, MET",
        "35, 4000, 10, NOT_MET",
        "42, 4000, 8, NOT_MET",
        "41, 3999, 10, NOT_MET",
        "42, 4000, , INDETERMINATE",
        "42, , , INDETERMINATE",
        "41, , 10, INDETERMINATE",
        "41, 3999, , NOT_MET",
        "35, 4000, , NOT_MET",
        ", 3399, , NOT_MET",
        ", , , INDETERMINATE"
    })
    void atLeastTwoOfThreeAndTheRestAtTheFloor(Long teachers, Long area, Long backbone, Status expected) {
        String[] rules = {
            TEACHERS,
            rule(
                    "S",
                    "SCHOOL_STAGE",
                    "'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'area-per-pupil',"
                            + " 'comparator': '>=', 'limit': '4'}"),
            rule(
                    "B",
                    "SCHOOL_STAGE",
                    "'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'backbone-per-100',"
                            + " 'comparator': '>=', 'limit': '1'}"),
            rule(
                    "K",
                    "SCHOOL_STAGE",
                    "'scope': 'ordinary', 'criterion': {'kind': 'k-of-n', 'rules': ['T', 'S', 'B'],"
                            + " 'atLeast': '2', 'floor': '0.85'}")
        };
        SchoolReport school = primary(1, "primary.students", 1000L, "indoorSportsArea", 0L);
        school = teachers == null ? school : school.with("primary.teachers", teachers);
        school = area == null ? school : school.with("teachingArea", area);
        school = backbone == null ? school : school.with("primary.backbone", backbone);
        Finding finding = only(evaluate(standard(rules), county(school)), "K");
        assertThat(finding.status()).isEqualTo(expected);
        assertThat(finding.measure().orElseThrow().limit()).contains(Rational.of(2));
    }

    // --- dispersion

    @Test
    void aDispersionIsTheWeightedPopulationForm() {
        // By hand: P·Σ(x²/P_i) / (Σx)² − 1 = 700·(1 + 0.5 + 1) / 40² − 1.
        CountyDataset county = county(teachers(1, 100, 10), teachers(2, 200, 10), teachers(3, 400, 20));
        Finding finding = only(evaluate(standard(DISPERSION), county), "D");
        assertThat(finding.measure().orElseThrow().value())
                .contains(new SquareRoot(Rational.of(700 * 5, 2 * 1600).minus(Rational.ONE)));
        assertThat(finding.status()).isEqualTo(Status.MET);
    }

    @Test
    void aDispersionAtItsLimitMeetsItAndOneTeacherMoreDoesNot() {
        // Two schools of 100: 150 and 50 teachers are 100 ± 50, CV exactly 0.5.
        assertThat(only(evaluate(standard(DISPERSION), county(teachers(1, 100, 150), teachers(2, 100, 50))), "D")
                        .status())
                .isEqualTo(Status.MET);
        Finding above = only(evaluate(standard(DISPERSION), county(teachers(1, 100, 151), teachers(2, 100, 50))), "D");
        assertThat(above.status()).isEqualTo(Status.NOT_MET);
        assertThat(((Outcome.NotMet) above.outcome()).shortfall()).isEmpty();
    }

    @Test
    void oneSchoolHasNoDispersion() {
        Finding finding = only(evaluate(standard(DISPERSION), county(teachers(100, 7))), "D");
        assertThat(finding.status()).isEqualTo(Status.MET);
        assertThat(finding.measure().orElseThrow().value().orElseThrow().toDecimal())
                .isEqualTo("0");
    }

    @Test
    void aMeanOfZeroIsIndeterminateEvenForOneSchool() {
        assertThat(missing(only(evaluate(standard(DISPERSION), county(teachers(100, 0))), "D")))
                .containsExactly("primary.teachers ZERO_MEAN");
    }

    @Test
    void aDispersionLacksWhatOneSchoolLacks() {
        CountyDataset county = county(teachers(1, 100, 10), primary(2, "primary.students", 100L));
        assertThat(missing(only(evaluate(standard(DISPERSION), county), "D")))
                .containsExactly("primary.teachers NOT_REPORTED");
    }

    @Test
    void aDispersionOverNoSchoolIsNotApplicable() {
        assertThat(because(only(evaluate(standard(DISPERSION), county()), "D"))).isEqualTo(Because.NO_UNIT_IN_SCOPE);
    }

    // --- lists

    @Test
    void everyElementIsHeldAgainstTheLimitOfItsStage() {
        SchoolReport school =
                school(1, NINE_YEAR_SCHOOL, "primary.classSizes", List.of(45L, 30L), "junior.classSizes", List.of(50L));
        assertThat(only(evaluate(standard(CLASSES), county(school)), "P").status())
                .isEqualTo(Status.MET);
        Finding above = only(
                evaluate(standard(CLASSES), county(school.with("primary.classSizes", List.of(46L, 30L, 48L)))), "P");
        assertThat(above.status()).isEqualTo(Status.NOT_MET);
        assertThat(above.measure().orElseThrow().value()).contains(Rational.of(48));
        assertThat(above.measure().orElseThrow().limit()).contains(Rational.of(45));
        assertThat(shortfall(above)).isEqualTo("3 persons");
    }

    @Test
    void aFailingElementDecidesWhateverElseIsMissing() {
        SchoolReport school = school(1, NINE_YEAR_SCHOOL, "primary.classSizes", List.of(46L));
        assertThat(only(evaluate(standard(CLASSES), county(school)), "P").status())
                .isEqualTo(Status.NOT_MET);
        SchoolReport open = school.with("primary.classSizes", List.of(45L));
        assertThat(missing(only(evaluate(standard(CLASSES), county(open)), "P")))
                .containsExactly("junior.classSizes NOT_REPORTED");
    }

    @Test
    void aMissingElementLeavesAListOpen() {
        SchoolReport school = primary(
                1,
                "primary.classSizes",
                new FactValue.Amounts(List.of(Reported.of(new BigDecimal("45")), Reported.none())));
        assertThat(missing(only(evaluate(standard(CLASSES), county(school)), "P")))
                .containsExactly("primary.classSizes[1] NOT_REPORTED");
    }

    @Test
    void anEmptyListHasNothingToTest() {
        Finding finding = only(evaluate(standard(CLASSES), county(primary(1, "primary.classSizes", List.of()))), "P");
        assertThat(because(finding)).isEqualTo(Because.NOTHING_TO_TEST);
    }

    @Test
    void anEmptyListIsMissingWhereTheRuleSaysSo() {
        Standard standard = standard(rule(
                "L",
                "COUNTY",
                "'criterion': {'kind': 'every', 'list': 'monitoring[].level', 'comparator': '>', 'limit': '2',"
                        + " 'unit': 'persons', 'emptyIsMissing': true}"));
        assertThat(missing(only(evaluate(standard, countyWith("monitoring[].level", List.of())), "L")))
                .containsExactly("monitoring[].level EMPTY_LIST");
        assertThat(only(evaluate(standard, countyWith("monitoring[].level", List.of(3L, 4L))), "L")
                        .status())
                .isEqualTo(Status.MET);
        assertThat(only(evaluate(standard, countyWith("monitoring[].level", List.of(3L, 2L))), "L")
                        .status())
                .isEqualTo(Status.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "12, 1", "13, 2", "24, 2", "25, 3"})
    void oneRoomForEveryTwelveClassesAndAtLeastOne(int classes, int needed) {
        SchoolReport school = primary(1, "primary.classSizes", repeat(classes, 40));
        Finding met = only(evaluate(standard(ROOMS), county(school.with("musicRoomAreas", repeat(needed, 96)))), "M");
        assertThat(met.status()).isEqualTo(Status.MET);
        List<Object> tooSmall = new ArrayList<>(repeat(needed - 1, 200));
        tooSmall.add(new BigDecimal("95.99"));
        Finding notMet = only(evaluate(standard(ROOMS), county(school.with("musicRoomAreas", tooSmall))), "M");
        assertThat(notMet.status()).isEqualTo(Status.NOT_MET);
        assertThat(shortfall(notMet)).isEqualTo("1 rooms");
        assertThat(notMet.measure().orElseThrow().limit()).contains(Rational.of(needed));
    }

    @Test
    void roomsThatWereNotReportedAreNotZeroRooms() {
        SchoolReport school = primary(1, "primary.classSizes", repeat(3, 40));
        assertThat(missing(only(evaluate(standard(ROOMS), county(school)), "M")))
                .containsExactly("musicRoomAreas NOT_REPORTED");
        assertThat(only(evaluate(standard(ROOMS), county(school.with("musicRoomAreas", List.of()))), "M")
                        .status())
                .isEqualTo(Status.NOT_MET);
    }

    // --- evidence, veto, years

    @Test
    void evidenceIsMetNotMetOrNotReported() {
        Standard standard = standard(rule("E", "COUNTY", "'criterion': {'kind': 'evidence', 'fact': 'statement.met'}"));
        assertThat(only(evaluate(standard, countyWith("statement.met", true)), "E")
                        .status())
                .isEqualTo(Status.MET);
        assertThat(only(evaluate(standard, countyWith("statement.met", false)), "E")
                        .status())
                .isEqualTo(Status.NOT_MET);
        Finding open = only(evaluate(standard, countyWith()), "E");
        assertThat(missing(open)).containsExactly("statement.met NOT_REPORTED");
        assertThat(open.measure()).isEmpty();
    }

    @Test
    void evidenceMayAdmitSeveralWords() {
        Standard standard = standard(rule(
                "E",
                "SCHOOL",
                "'criterion': {'kind': 'evidence', 'fact': 'moralAndCulture', 'admitted': ['优秀', '良好']}"));
        assertThat(only(evaluate(standard, county(primary(1, "moralAndCulture", "良好"))), "E")
                        .status())
                .isEqualTo(Status.MET);
        assertThat(only(evaluate(standard, county(primary(1, "moralAndCulture", "合格"))), "E")
                        .status())
                .isEqualTo(Status.NOT_MET);
    }

    @Test
    void aVetoIsNotMetWhenItWasFoundAndMetWhenItWasReportedAsAbsent() {
        Standard standard = standard(rule("V", "COUNTY", "'criterion': {'kind': 'veto', 'fact': 'found'}"));
        assertThat(only(evaluate(standard, countyWith("found", true)), "V").status())
                .isEqualTo(Status.NOT_MET);
        assertThat(only(evaluate(standard, countyWith("found", false)), "V").status())
                .isEqualTo(Status.MET);
        assertThat(only(evaluate(standard, countyWith()), "V").status()).isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void theOnlyVetoThatStandsIsDoubtfulWhereItsSourceIs() {
        Evaluation evaluation = evaluate(MadeUp.standard(), countyWith("found", true));
        assertThat(evaluation.problems()).extracting(Problem::code).containsExactly(ProblemCode.ONLY_FAILING_VETO);
        assertThat(evaluate(MadeUp.standard(), countyWith("found", false)).problems())
                .isEmpty();
    }

    @Test
    void yearsHavePassedOnTheDayItself() {
        Standard standard = standard(rule(
                "Y",
                "COUNTY",
                "'criterion': {'kind': 'elapsed', 'fact': 'recognisedOn', 'years': '3', 'unit': 'years'}"));
        CountyDataset county = countyWith("recognisedOn", LocalDate.of(2021, 6, 30));
        assertThat(on(standard, county, "2024-06-30", "Y").status()).isEqualTo(Status.MET);
        Finding dayBefore = on(standard, county, "2024-06-29", "Y");
        assertThat(dayBefore.status()).isEqualTo(Status.NOT_MET);
        assertThat(value(dayBefore)).isEqualTo(Rational.of(2));
        assertThat(shortfall(dayBefore)).isEqualTo("1 years");
        assertThat(on(standard, countyWith(), "2024-06-30", "Y").status()).isEqualTo(Status.INDETERMINATE);
        CountyDataset leapDay = countyWith("recognisedOn", LocalDate.of(2020, 2, 29));
        assertThat(on(standard, leapDay, "2023-02-28", "Y").status()).isEqualTo(Status.MET);
    }

    // --- conjunctions

    @Test
    void aPartThatFailsDecidesOverOneThatIsMissing() {
        String two = rule(
                "A",
                "COUNTY",
                "'criterion': {'kind': 'all', 'parts': ["
                        + "{'id': 'pay', 'name': {'zh': '工资', 'en': 'Pay'}, 'criterion': {'kind': 'comparison',"
                        + " 'indicator': 'teacher-pay', 'comparator': '>=', 'limit': '10'}},"
                        + "{'id': 'said', 'name': {'zh': '说明', 'en': 'Said'},"
                        + " 'criterion': {'kind': 'evidence', 'fact': 'statement.met'}}]}");
        Finding fails = only(evaluate(standard(two), countyWith("pay.teachers", 9L)), "A");
        assertThat(fails.status()).isEqualTo(Status.NOT_MET);
        assertThat(shortfall(fails)).isEqualTo("1 yuan");
        assertThat(fails.parts())
                .extracting(PartResult::id, PartResult::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pay", Status.NOT_MET),
                        org.assertj.core.groups.Tuple.tuple("said", Status.INDETERMINATE));
        assertThat(missing(only(evaluate(standard(two), countyWith("pay.teachers", 10L)), "A")))
                .containsExactly("statement.met NOT_REPORTED");
        assertThat(only(evaluate(standard(two), countyWith("pay.teachers", 10L, "statement.met", true)), "A")
                        .status())
                .isEqualTo(Status.MET);
    }

    @Test
    void aRuleRolledUpIsNotMetWhenOneSchoolIsNot() {
        Standard standard = standard(rule(
                "P",
                "SCHOOL",
                "'rolledUp': true, 'criterion': {'kind': 'comparison', 'indicator': 'pupils', 'comparator': '<=',"
                        + " 'limit': '100'}"));
        List<Finding> findings = all(
                evaluate(
                        standard,
                        county(primary(1, "primary.students", 100L), primary(2, "primary.students", 101L), primary(3))),
                "P");
        assertThat(findings)
                .extracting(Finding::status)
                .containsExactly(Status.MET, Status.NOT_MET, Status.INDETERMINATE, Status.NOT_MET);
        assertThat(findings.get(3).school()).isEmpty();
        assertThat(findings.get(3).units()).contains(new UnitTally(1, 1, 1, 0));
        assertThat(because(all(evaluate(standard, county()), "P").get(0))).isEqualTo(Because.NO_UNIT_IN_SCOPE);
    }

    // --- scopes

    @Test
    void whatIsKnownToExcludeASchoolExcludesItWhateverIsMissing() {
        String rule = rule(
                "F",
                "SCHOOL",
                "'scope': 'rural', 'criterion': {'kind': 'comparison', 'indicator': 'pupils', 'comparator': '>=',"
                        + " 'limit': '1'}");
        assertThat(because(only(evaluate(standard(rule), county(primary(1, "location", "城区"))), "F")))
                .isEqualTo(Because.OUT_OF_SCOPE);
        assertThat(because(only(evaluate(standard(rule), county(school(1, SPECIAL_SCHOOL))), "F")))
                .isEqualTo(Because.OUT_OF_SCOPE);
        assertThat(missing(only(evaluate(standard(rule), county(primary(1, "primary.classSizes", List.of(50L)))), "F")))
                .containsExactly("location NOT_REPORTED");
    }

    @Test
    void oneGroupOfConditionsIsEnough() {
        String rule = rule(
                "F",
                "SCHOOL",
                "'scope': 'rural', 'criterion': {'kind': 'comparison', 'indicator': 'pupils', 'comparator': '>=',"
                        + " 'limit': '1'}");
        SchoolReport rural = primary(1, "location", "乡村", "primary.students", 40L);
        Standard standard = standard(rule);
        assertThat(only(evaluate(standard, county(rural.with("primary.classSizes", List.of(50L)))), "F")
                        .status())
                .isEqualTo(Status.MET);
        SchoolReport crowded = rural.with("primary.classSizes", List.of(51L));
        // 40 pupils are not below 40 times one room, but below 40 times two.
        assertThat(because(only(evaluate(standard, county(crowded.with("multimediaRooms", 1L))), "F")))
                .isEqualTo(Because.OUT_OF_SCOPE);
        assertThat(only(evaluate(standard, county(crowded.with("multimediaRooms", 2L))), "F")
                        .status())
                .isEqualTo(Status.MET);
        assertThat(missing(only(evaluate(standard, county(crowded)), "F")))
                .containsExactly("multimediaRooms NOT_REPORTED");
    }

    @Test
    void aSchoolWithoutAStageOfTheRuleIsOutOfScope() {
        Standard standard = standard(rule(
                "E", "SCHOOL", "'stages': ['PRIMARY'], 'criterion': {'kind': 'evidence', 'fact': 'fullCurriculum'}"));
        Finding finding = only(evaluate(standard, county(school(1, JUNIOR_SCHOOL, "fullCurriculum", true))), "E");
        assertThat(because(finding)).isEqualTo(Because.OUT_OF_SCOPE);
    }

    // --- days

    @Test
    void aStandardThatIsNotInForceIsAProblemAndNoEvaluation() {
        Checked<Evaluation> checked = Evaluator.of(standard(TEACHERS)).evaluate(county(), LocalDate.of(2016, 12, 31));
        assertThat(checked.value()).isEmpty();
        assertThat(checked.problems()).extracting(Problem::code).containsExactly(ProblemCode.STANDARD_NOT_IN_FORCE);
    }

    @ParameterizedTest
    @CsvSource({"2017-12-31, NOT_APPLICABLE", "2018-01-01, MET", "2019-12-31, MET", "2020-01-01, NOT_APPLICABLE"})
    void aRuleHoldsFromItsFirstDayUntilBeforeItsLast(String day, Status expected) {
        Standard standard = standard(rule(
                "E",
                "COUNTY",
                "'from': '2018-01-01', 'until': '2020-01-01',"
                        + " 'criterion': {'kind': 'evidence', 'fact': 'statement.met'}"));
        Finding finding = on(standard, countyWith("statement.met", true), day, "E");
        assertThat(finding.status()).isEqualTo(expected);
        if (expected == Status.NOT_APPLICABLE) {
            assertThat(because(finding)).isEqualTo(Because.NOT_IN_FORCE);
        }
    }

    @Test
    void aRuleByYearOfDataLooksAtTheYearOfTheData() {
        String year = "'fromDataYear': %d, 'criterion': {'kind': 'evidence', 'fact': 'statement.met'}";
        CountyDataset county = countyWith("statement.met", true);
        assertThat(only(evaluate(standard(rule("E", "COUNTY", year.replace("%d", "2024"))), county), "E")
                        .status())
                .isEqualTo(Status.MET);
        assertThat(because(only(evaluate(standard(rule("E", "COUNTY", year.replace("%d", "2025"))), county), "E")))
                .isEqualTo(Because.NOT_IN_FORCE);
    }

    @Test
    void onADayWithoutANumberARuleIsNotInForceAndNeverYesterdaysNumber() {
        Standard standard = standard(rule(
                "Q",
                "COUNTY",
                "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=', 'limit': ["
                        + "{'value': '10', 'until': '2020-01-01'}, {'value': '20', 'from': '2022-01-01',"
                        + " 'citation': {'document': '新文件', 'confidence': 'inferred'}}]}"));
        CountyDataset county = countyWith("pay.teachers", 15L);
        assertThat(on(standard, county, "2019-12-31", "Q").status()).isEqualTo(Status.MET);
        assertThat(because(on(standard, county, "2020-01-01", "Q"))).isEqualTo(Because.NOT_IN_FORCE);
        Finding later = on(standard, county, "2022-01-01", "Q");
        assertThat(later.status()).isEqualTo(Status.NOT_MET);
        assertThat(later.citation().document()).isEqualTo("新文件");
    }

    // --- concessions

    private static final String CONCESSION = "{'id': 'T1', 'name': {'zh': '放宽', 'en': 'Eased'}, 'rule': 'T',"
            + " 'when': {'name': {'zh': '小校', 'en': 'Small'}, 'conditions': [{'sum': '{stage}.students',"
            + " 'comparator': '<', 'limit': '100'}]}, 'criterion': {'kind': 'comparison',"
            + " 'indicator': 'teachers-per-100', 'comparator': '>=', 'limit': '3'},"
            + " 'citation': {'confidence': 'single-source'}}";

    @Test
    void aConcessionIsOffUnlessAskedForAndLeavesTheStrictReadingAlone() {
        Standard standard = standard(List.of(TEACHERS), List.of(CONCESSION));
        CountyDataset county = county(teachers(1, 99, 3), teachers(2, 100, 3));
        assertThat(evaluate(standard, county).conceded()).isEmpty();
        Evaluation evaluation =
                Evaluator.of(standard).conceding(Set.of("T1")).evaluate(county).orThrow();
        assertThat(evaluation.findings()).extracting(Finding::status).containsOnly(Status.NOT_MET);
        Conceded conceded = evaluation.conceded().orElseThrow();
        assertThat(conceded.changed()).extracting(Finding::status).containsExactly(Status.MET);
        // The school of 100 is not below 100: its finding is as before, so the county still fails.
        assertThat(conceded.verdict().status()).isEqualTo(Status.NOT_MET);
    }

    @Test
    void anUnknownConcessionIsAMistake() {
        Evaluator evaluator = Evaluator.of(standard(List.of(TEACHERS), List.of(CONCESSION)));
        assertThatThrownBy(() -> evaluator.conceding(Set.of("T9")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("T9");
    }

    // --- as reported

    @Test
    void aFindingThatTurnsOnThePrintedDecimalsIsFlagged() {
        // 166 of 4000 are 4.15, printed 4.2: below the limit exactly, at the limit in print.
        CountyDataset county = county(teachers(4000, 166));
        Finding exact = only(evaluate(standard(TEACHERS), county), "T");
        assertThat(exact.status()).isEqualTo(Status.NOT_MET);
        assertThat(exact.boundarySensitive()).isTrue();
        Finding printed = only(
                Evaluator.of(standard(TEACHERS))
                        .comparing(CompareMode.AS_REPORTED)
                        .evaluate(county)
                        .orThrow(),
                "T");
        assertThat(printed.status()).isEqualTo(Status.MET);
        assertThat(printed.boundarySensitive()).isTrue();
        assertThat(only(evaluate(standard(TEACHERS), county(teachers(4000, 165))), "T")
                        .boundarySensitive())
                .isFalse();
    }

    // --- whole

    @Test
    void anEvaluationIsThatOfItsSectionsAndExplainsEveryFinding() {
        Evaluation evaluation = evaluate(
                MadeUp.standard(),
                countyWith("found", false)
                        .with(List.of(
                                teachers(1, 500, 30),
                                school(2, NINE_YEAR_SCHOOL, "primary.students", 300L, "junior.students", 0L),
                                school(3, SchoolKind.COMPLETE_SECONDARY_SCHOOL, "junior.students", 90L))));
        assertThat(evaluation.verdict().sections()).hasSize(2);
        assertThat(evaluation.findings()).isNotEmpty();
        for (Finding finding : evaluation.findings()) {
            Explanation.Judgement judgement = evaluation.explain(finding);
            if (finding.units().isEmpty()) {
                assertThat(judgement.exact()).as(finding.toString()).isEqualTo(finding.status());
            }
        }
    }

    // --- helpers

    private static SchoolReport teachers(long pupils, long teachers) {
        return teachers(1, pupils, teachers);
    }

    private static SchoolReport teachers(int serial, long pupils, long teachers) {
        return primary(serial, "primary.students", pupils, "primary.teachers", teachers);
    }

    private static List<Object> repeat(int times, long value) {
        return new ArrayList<>(java.util.Collections.nCopies(times, value));
    }

    private static Finding on(Standard standard, CountyDataset county, String day, String rule) {
        return only(
                Evaluator.of(standard).evaluate(county, LocalDate.parse(day)).orThrow(), rule);
    }

    private static Rational value(Finding finding) {
        return (Rational) finding.measure().orElseThrow().value().orElseThrow();
    }

    private static String shortfall(Finding finding) {
        return ((Outcome.NotMet) finding.outcome())
                .shortfall()
                .map(q -> q.toDecimal() + " " + q.unit().id())
                .orElse("none");
    }

    private static List<String> missing(Finding finding) {
        assertThat(finding.status()).isEqualTo(Status.INDETERMINATE);
        return ((Outcome.Indeterminate) finding.outcome())
                .missing().stream()
                        .map(m -> m.cell().fact()
                                + (m.cell().index() < 0 ? "" : "[" + m.cell().index() + "]") + " " + m.why())
                        .toList();
    }

    private static Because because(Finding finding) {
        assertThat(finding.status()).isEqualTo(Status.NOT_APPLICABLE);
        return ((Outcome.NotApplicable) finding.outcome()).because();
    }
}
