package io.github.junheng.rules;

import static io.github.junheng.rules.GoodCounty.JUNIOR;
import static io.github.junheng.rules.GoodCounty.PRIMARY;
import static io.github.junheng.rules.GoodCounty.evaluate;
import static io.github.junheng.rules.GoodCounty.finding;
import static io.github.junheng.rules.GoodCounty.school;
import static io.github.junheng.rules.GoodCounty.with;
import static io.github.junheng.rules.GoodCounty.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.ConsistencyChecks;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Mistakes found in software that does this job today; each test would catch one of them. */
class PeersMistakesTest {
    // --- the platform of a city's education supervision office

    @Test
    void aCountyThatOnlyTheUnweightedFormulaPassesFails() {
        // The schools of the official worked example: unweighted 0.4888, weighted 0.5153.
        long[] pupils = {45, 37, 89, 76, 55};
        long[] amounts = {279, 137, 935, 160, 402};
        assertThat(dispersion(pupils, amounts).status()).isEqualTo(Status.NOT_MET);
    }

    @Test
    void theMeanIsThatOfTheCountyNotOfTheSchools() {
        // County value 300/300; the mean of the two school values would be 5.5.
        Finding c2 = dispersion(new long[] {290, 10}, new long[] {200, 100});
        // S² = 290/300·(200/290−1)² + 10/300·(10−1)², CV = S
        Rational expected = Rational.of(290, 300)
                .times(square(Rational.of(-90, 290)))
                .plus(Rational.of(10, 300).times(Rational.of(81)));
        assertThat(square(c2)).isEqualTo(expected);
    }

    @Test
    void everyPartOfACombinedSchoolIsAUnit() {
        Evaluation evaluation = evaluate(GoodCounty.of(
                school("2137000001", SchoolKind.PRIMARY_SCHOOL, 200, 0, 0),
                school("3137000002", SchoolKind.NINE_YEAR_SCHOOL, 200, 200, 0).with("primary.backbone", 20),
                school("3437000003", SchoolKind.TWELVE_YEAR_SCHOOL, 200, 200, 200)
                        .with("junior.backbone", 20),
                school("3437000004", SchoolKind.COMPLETE_SECONDARY_SCHOOL, 0, 200, 200)));
        assertThat(units(evaluation, Stage.PRIMARY)).isEqualTo(3);
        assertThat(units(evaluation, Stage.JUNIOR)).isEqualTo(3);
        assertThat(square(finding(evaluation, "C2", Level.COUNTY_STAGE, null, Stage.PRIMARY))
                        .signum())
                .isPositive();
        assertThat(square(finding(evaluation, "C2", Level.COUNTY_STAGE, null, Stage.JUNIOR))
                        .signum())
                .isPositive();
    }

    @Test
    void aSingleDispersionAboveItsLimitFailsHoweverLowTheOthersAre() {
        CountyDataset dataset = primarySchools(new long[] {100, 100}, new long[] {31, 10});
        Evaluation evaluation = evaluate(dataset);
        Finding c2 = finding(evaluation, "C2", Level.COUNTY_STAGE, null, Stage.PRIMARY);
        // 21/41 = 0.512: below the 0.65 of another standard, and the mean of the seven is far below 0.50.
        assertThat(c2.status()).isEqualTo(Status.NOT_MET);
        assertThat(section(evaluation, "C")).isEqualTo(Status.NOT_MET);
    }

    @Test
    void aMissingCellIsNotZeroAndDoesNotFallBackToAnotherColumn() {
        CountyDataset dataset = GoodCounty.of(school(JUNIOR, SchoolKind.NINE_YEAR_SCHOOL, 200, 200, 0));
        Evaluation evaluation = evaluate(without(dataset, JUNIOR, "primary.students"));
        assertThat(status(evaluation, "R1", JUNIOR, Stage.PRIMARY)).isEqualTo(Status.INDETERMINATE);
        assertThat(status(evaluation, "R1", JUNIOR, Stage.JUNIOR)).isEqualTo(Status.MET);
        assertThat(status(evaluation, "R4", JUNIOR, Stage.JUNIOR)).isEqualTo(Status.INDETERMINATE);
        assertThat(finding(evaluation, "C1", Level.COUNTY_STAGE, null, Stage.PRIMARY)
                        .status())
                .isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void aMissingIndicatorLeavesTheSchoolUndecidedAndNamesTheCell() {
        Evaluation evaluation = evaluate(without(GoodCounty.dataset(), PRIMARY, "primary.arts"));
        Finding r = finding(evaluation, "R", Level.SCHOOL_STAGE, PRIMARY, Stage.PRIMARY);
        assertThat(r.status()).isEqualTo(Status.INDETERMINATE);
        assertThat(((Outcome.Indeterminate) r.outcome()).missing())
                .extracting(m -> m.cell().fact())
                .containsExactly("primary.arts");
    }

    @Test
    void aMeanOfZeroIsUndecidedNotEven() {
        CountyDataset dataset = with(GoodCounty.dataset(), PRIMARY, "primary.backbone", 0);
        assertThat(finding(evaluate(dataset), "C2", Level.COUNTY_STAGE, null, Stage.PRIMARY)
                        .status())
                .isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void whereNothingWasReportedNothingPasses() {
        SchoolReport bare =
                SchoolReport.of(io.github.junheng.school.School.of(PRIMARY, "学校", SchoolKind.PRIMARY_SCHOOL));
        Evaluation evaluation = evaluate(GoodCounty.of(bare));
        assertThat(evaluation.findings().stream()
                        .filter(f ->
                                PRIMARY.equals(f.school().map(Object::toString).orElse(null))))
                .isNotEmpty()
                .allMatch(f -> f.status() == Status.INDETERMINATE);
        assertThat(evaluation.status()).isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void theFloorIsComparedUnrounded() {
        SchoolReport school =
                school(PRIMARY, SchoolKind.PRIMARY_SCHOOL, 645, 0, 0).with("primary.degree.bachelor", 23);
        assertThat(status(evaluate(GoodCounty.of(school)), "R", PRIMARY, Stage.PRIMARY))
                .isEqualTo(Status.NOT_MET);
    }

    @Test
    void nineOfAThousandMeetsNinePerThousand() {
        SchoolReport school = school(PRIMARY, SchoolKind.PRIMARY_SCHOOL, 1000, 0, 0)
                .with("primary.pe", 9)
                .with("primary.music", 0)
                .with("primary.fineArts", 0);
        assertThat(status(evaluate(GoodCounty.of(school)), "R3", PRIMARY, Stage.PRIMARY))
                .isEqualTo(Status.MET);
    }

    @Test
    void aTotalOfZeroIsSplitIntoZeros() {
        SchoolReport school =
                school(JUNIOR, SchoolKind.NINE_YEAR_SCHOOL, 200, 200, 0).with("multimediaRooms", 0);
        Finding r7 = finding(evaluate(GoodCounty.of(school)), "R7", Level.SCHOOL_STAGE, JUNIOR, Stage.PRIMARY);
        assertThat(r7.status()).isEqualTo(Status.NOT_MET);
        assertThat(r7.measure().orElseThrow().value()).contains(Rational.ZERO);
    }

    @Test
    void theSportsHallIsTakenOffOncePerSchoolAndThenSplit() {
        // (2100 − 210) · 1/2.1 over 100 pupils = 9 per pupil; taking all of the hall off each stage would give 7.9.
        SchoolReport school = school(JUNIOR, SchoolKind.NINE_YEAR_SCHOOL, 100, 100, 0)
                .with("teachingArea", 2100)
                .with("indoorSportsArea", 210);
        Finding r4 = finding(evaluate(GoodCounty.of(school)), "R4", Level.SCHOOL_STAGE, JUNIOR, Stage.PRIMARY);
        assertThat(r4.measure().orElseThrow().value()).contains(Rational.of(9));
    }

    @Test
    void generalArtsTeachersCountAndVisitingOnesOnlyUnderTheConcession() {
        SchoolReport school = school(PRIMARY, SchoolKind.TEACHING_POINT, 60, 0, 0)
                .with("primary.pe", 0)
                .with("primary.music", 0)
                .with("primary.fineArts", 0)
                .with("primary.arts", 0)
                .with("primary.visitingPeArts", 1);
        CountyDataset dataset = GoodCounty.of(school);
        Evaluation evaluation = Evaluator.of(NationalStandards.qualityBalanced2017())
                .conceding(Set.of("T1"))
                .evaluate(dataset)
                .orThrow();
        assertThat(status(evaluation, "R3", PRIMARY, Stage.PRIMARY)).isEqualTo(Status.NOT_MET);
        assertThat(GoodCounty.find(
                                evaluation.conceded().orElseThrow().verdict().findings(),
                                "R3",
                                Level.SCHOOL_STAGE,
                                PRIMARY,
                                Stage.PRIMARY)
                        .status())
                .isEqualTo(Status.MET);
        Evaluation arts = evaluate(with(dataset, PRIMARY, "primary.arts", 1));
        assertThat(status(arts, "R3", PRIMARY, Stage.PRIMARY)).isEqualTo(Status.MET);
    }

    @Test
    void extraSportsGroundsCountOnlyInDenseUrbanCoresAndUnderTheConcession() {
        CountyDataset plain = with(
                with(with(GoodCounty.dataset(), PRIMARY, "sportsGroundArea", 0), PRIMARY, "indoorSportsArea", 0),
                PRIMARY,
                "extraSportsArea",
                5000);
        assertThat(conceded(plain, "T2", "R5", PRIMARY)).isEqualTo(Status.NOT_MET);
        CountyDataset dense = with(plain, PRIMARY, "denseUrbanCore", true);
        assertThat(conceded(dense, "T2", "R5", PRIMARY)).isEqualTo(Status.MET);
        assertThat(status(evaluate(dense), "R5", PRIMARY, Stage.PRIMARY)).isEqualTo(Status.NOT_MET);
    }

    @Test
    void theKindDecidesNotTheName() {
        SchoolReport named = new SchoolReport(
                io.github.junheng.school.School.of(JUNIOR, "某某小学", SchoolKind.JUNIOR_SCHOOL),
                school(JUNIOR, SchoolKind.JUNIOR_SCHOOL, 0, 200, 0).facts());
        Evaluation evaluation = evaluate(GoodCounty.of(named));
        assertThat(units(evaluation, Stage.PRIMARY)).isZero();
        assertThat(units(evaluation, Stage.JUNIOR)).isEqualTo(1);
    }

    @Test
    void sizeLimitsKnowTheKindsAndTheirExceptions() {
        CountyDataset nine = GoodCounty.of(
                school(JUNIOR, SchoolKind.NINE_YEAR_SCHOOL, 1500, 1001, 0).with("builtYear", 2010));
        assertThat(finding(evaluate(nine), "G4", Level.SCHOOL, JUNIOR, null).status())
                .isEqualTo(Status.NOT_MET);
        assertThat(conceded(nine, "T5", "G4", JUNIOR)).isEqualTo(Status.MET);
        CountyDataset twelve = GoodCounty.of(
                school(JUNIOR, SchoolKind.TWELVE_YEAR_SCHOOL, 1500, 1001, 100).with("builtYear", 2010));
        assertThat(conceded(twelve, "T5", "G4", JUNIOR)).isEqualTo(Status.NOT_MET);
    }

    @Test
    void oversizeClassesAreCountedNeverEstimated() {
        // A mean of 45.5 pupils says nothing of single classes; without the list nothing is known.
        CountyDataset dataset = without(GoodCounty.dataset(), PRIMARY, "primary.classSizes");
        assertThat(finding(evaluate(dataset), "G5", Level.SCHOOL, PRIMARY, null).status())
                .isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void aMusicRoomThatIsTooSmallDoesNotCount() {
        CountyDataset dataset = with(GoodCounty.dataset(), PRIMARY, "musicRoomAreas", List.of(new BigDecimal("95.99")));
        assertThat(finding(evaluate(dataset), "G3", Level.SCHOOL, PRIMARY, null).status())
                .isEqualTo(Status.NOT_MET);
    }

    @Test
    void onePoolOfRoomsDoesNotServeBothStagesTwice() {
        // 7 + 7 classes need two rooms of each kind, not one for either stage.
        SchoolReport school = school(JUNIOR, SchoolKind.NINE_YEAR_SCHOOL, 280, 280, 0)
                .with("musicRoomAreas", List.of(100))
                .with("artRoomAreas", List.of(100));
        Finding g3 = finding(evaluate(GoodCounty.of(school)), "G3", Level.SCHOOL, JUNIOR, null);
        assertThat(g3.status()).isEqualTo(Status.NOT_MET);
        assertThat(g3.measure().orElseThrow().limit()).contains(Rational.of(2));
    }

    @Test
    void fundsOfSmallSchoolsAreComparedNotMerelyPresent() {
        SchoolReport small = school(PRIMARY, SchoolKind.TEACHING_POINT, 20, 0, 0)
                .with("publicFundsGranted", new BigDecimal("11.4999"));
        assertThat(finding(evaluate(GoodCounty.of(small)), "G6", Level.SCHOOL, PRIMARY, null)
                        .status())
                .isEqualTo(Status.NOT_MET);
        assertThat(finding(
                                evaluate(GoodCounty.of(small.with("publicFundsGranted", new BigDecimal("11.5")))),
                                "G6",
                                Level.SCHOOL,
                                PRIMARY,
                                null)
                        .status())
                .isEqualTo(Status.MET);
    }

    @Test
    void retentionTakesTransfersOutBackInAndDeathsOff() {
        CountyDataset dataset = GoodCounty.dataset();
        for (Object[] cell : new Object[][] {
            {"graduates", 90}, {"transfersIn", 5}, {"transfersOut", 9}, {"entrantsThreeYearsAgo", 100}, {"deaths", 1}
        }) {
            dataset = with(dataset, JUNIOR, (String) cell[0], cell[1]);
        }
        Finding q1 = finding(evaluate(dataset), "Q1", Level.COUNTY, null, null);
        assertThat(q1.measure().orElseThrow().value()).contains(Rational.of(9400, 99));
        assertThat(q1.status()).isEqualTo(Status.NOT_MET);
    }

    @Test
    void exactlyTenPercentOfTeachersRotatedIsEnough() {
        CountyDataset dataset =
                with(with(GoodCounty.dataset(), "rotation.rotated", 120), "rotation.backboneRotated", 24);
        assertThat(finding(evaluate(dataset), "G11", Level.COUNTY, null, null).status())
                .isEqualTo(Status.MET);
    }

    @Test
    void aCompleteSecondarySchoolHasNoPrimaryPart() {
        SchoolReport school = school(JUNIOR, SchoolKind.COMPLETE_SECONDARY_SCHOOL, 0, 200, 100)
                .with("primary.students", 300);
        Evaluation evaluation = evaluate(GoodCounty.of(school));
        assertThat(units(evaluation, Stage.PRIMARY)).isZero();
        assertThat(finding(evaluation, "G4", Level.SCHOOL, JUNIOR, null)
                        .measure()
                        .orElseThrow()
                        .value())
                .contains(Rational.of(200));
    }

    // --- the spreadsheet tool

    @Test
    void aDispersionIsNotRoundedToTwoDecimals() {
        // 0.501787 prints as 0.50 with two decimals; here 0.5012: 0.50 in two, 0.501 in the three of the form.
        CountyDataset dataset = primarySchools(new long[] {1000, 1000}, new long[] {3753, 1247});
        Finding c2 = finding(evaluate(dataset), "C2", Level.COUNTY_STAGE, null, Stage.PRIMARY);
        assertThat(c2.measure().orElseThrow().value().orElseThrow().round(2)).isEqualByComparingTo("0.50");
        assertThat(c2.status()).isEqualTo(Status.NOT_MET);
        assertThat(c2.boundarySensitive()).isFalse();
    }

    @Test
    void schoolValuesAreNotRoundedBeforeTheDispersion() {
        Finding c2 = dispersion(new long[] {300, 700}, new long[] {1, 2});
        // x = 1/300, 2/700: rounded to two decimals both would be 0 and the dispersion undefined.
        Rational mean = Rational.of(3, 1000);
        Rational expected = Rational.of(3, 10)
                .times(square(Rational.of(1, 300).minus(mean)))
                .plus(Rational.of(7, 10).times(square(Rational.of(2, 700).minus(mean))))
                .dividedBy(square(mean));
        assertThat(square(c2)).isEqualTo(expected);
    }

    @Test
    void aSchoolWithNothingStaysInTheDispersion() {
        Finding c2 = dispersion(new long[] {100, 100}, new long[] {10, 0});
        assertThat(square(c2)).isEqualTo(Rational.ONE);
    }

    @Test
    void doctorsCountAsTeachersAboveTheRequiredDegree() {
        CountyDataset dataset = with(
                with(GoodCounty.dataset(), JUNIOR, "junior.degree.bachelor", 0), JUNIOR, "junior.degree.doctor", 25);
        assertThat(status(evaluate(dataset), "R1", JUNIOR, Stage.JUNIOR)).isEqualTo(Status.MET);
    }

    @Test
    void aHallLargerThanItsSchoolIsAnErrorNotClippedToZero() {
        CountyDataset dataset = with(GoodCounty.dataset(), PRIMARY, "indoorSportsArea", 99_999);
        assertThat(ConsistencyChecks.check(dataset))
                .extracting(ConsistencyChecks.Inconsistency::problem)
                .anyMatch(p ->
                        p.code() == ProblemCode.PART_ABOVE_WHOLE && p.details().contains("99999"));
    }

    @Test
    void teachingPointsUnderFiftyAreLeftOutAndThoseOfFiftyCount() {
        Evaluation evaluation = evaluate(GoodCounty.of(
                school("2137000001", SchoolKind.TEACHING_POINT, 49, 0, 0),
                school("2137000002", SchoolKind.TEACHING_POINT, 50, 0, 0),
                school("2137000003", SchoolKind.PRIMARY_SCHOOL, 49, 0, 0),
                school("5137000004", SchoolKind.SPECIAL_SCHOOL, 90, 90, 0),
                school("3637000005", SchoolKind.VOCATIONAL_SCHOOL, 0, 90, 90)));
        assertThat(evaluation.findings().stream()
                        .filter(f -> f.rule().local().equals("R"))
                        .map(f -> f.school().orElseThrow().value()))
                .containsExactly("2137000002", "2137000003");
    }

    // --- measured in other engines

    @Test
    void sixMetAndOneMissingIsUndecided() {
        Evaluation evaluation = evaluate(without(GoodCounty.dataset(), PRIMARY, "equipmentValue"));
        assertThat(status(evaluation, "R", PRIMARY, Stage.PRIMARY)).isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void theSevenDispersionsAreSevenDifferentNumbers() {
        CountyDataset dataset = GoodCounty.of(
                school("2137000001", SchoolKind.PRIMARY_SCHOOL, 210, 0, 0),
                school("2137000002", SchoolKind.PRIMARY_SCHOOL, 530, 0, 0));
        String[] cells = {
            "primary.degree.bachelor",
            "primary.backbone",
            "primary.pe",
            "teachingArea",
            "sportsGroundArea",
            "equipmentValue",
            "multimediaRooms"
        };
        for (int i = 0; i < cells.length; i++) {
            dataset = with(dataset, "2137000001", cells[i], 1000 + 37L * i * i);
        }
        Evaluation evaluation = evaluate(dataset);
        List<Rational> squares = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            squares.add(square(finding(evaluation, "C" + i, Level.COUNTY_STAGE, null, Stage.PRIMARY)));
        }
        assertThat(squares).doesNotHaveDuplicates();
    }

    private static Finding dispersion(long[] pupils, long[] backbone) {
        return finding(evaluate(primarySchools(pupils, backbone)), "C2", Level.COUNTY_STAGE, null, Stage.PRIMARY);
    }

    private static CountyDataset primarySchools(long[] pupils, long[] backbone) {
        SchoolReport[] schools = new SchoolReport[pupils.length];
        for (int i = 0; i < pupils.length; i++) {
            schools[i] = school("213700000" + (i + 1), SchoolKind.PRIMARY_SCHOOL, pupils[i], 0, 0)
                    .with("primary.backbone", backbone[i]);
        }
        return GoodCounty.of(schools);
    }

    private static Rational square(Finding dispersion) {
        return ((io.github.junheng.quantity.SquareRoot)
                        dispersion.measure().orElseThrow().value().orElseThrow())
                .radicand();
    }

    private static Rational square(Rational number) {
        return number.times(number);
    }

    private static Status status(Evaluation evaluation, String rule, String school, @Nullable Stage stage) {
        return finding(evaluation, rule, Level.SCHOOL_STAGE, school, stage).status();
    }

    private static Status conceded(CountyDataset dataset, String concession, String rule, String school) {
        Evaluation evaluation = Evaluator.of(NationalStandards.qualityBalanced2017())
                .conceding(Set.of(concession))
                .evaluate(dataset)
                .orThrow();
        Level level = NationalStandards.qualityBalanced2017().rule(rule).level();
        return GoodCounty.find(
                        evaluation.conceded().orElseThrow().verdict().findings(),
                        rule,
                        level,
                        school,
                        level == Level.SCHOOL ? null : Stage.PRIMARY)
                .status();
    }

    private static Status section(Evaluation evaluation, String id) {
        return evaluation.verdict().sections().stream()
                .filter(s -> s.section().id().equals(id))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static long units(Evaluation evaluation, Stage stage) {
        return evaluation.findings().stream()
                .filter(f -> f.rule().local().equals("R") && f.stageOrNull() == stage)
                .count();
    }
}
