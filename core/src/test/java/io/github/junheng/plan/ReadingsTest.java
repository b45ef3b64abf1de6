package io.github.junheng.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.plan.Reading.OfRules;
import io.github.junheng.plan.Reading.Take;
import io.github.junheng.plan.YearFigure.Gap;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Standard;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Teachers per 100 pupils of three schools: 5, 4, and 4.2 (primary) and 6 (junior); asked are 4.2 and 5.3. */
class ReadingsTest {
    private static final Unit PERCENT = new Unit("percent", "%", false, false);
    private static final SchoolReport FIVE = MadeUp.primary(1, "primary.students", 100, "primary.teachers", 5);
    private static final SchoolReport FOUR = MadeUp.primary(2, "primary.students", 200, "primary.teachers", 8);
    private static final SchoolReport BOTH = MadeUp.school(
            3,
            SchoolKind.NINE_YEAR_SCHOOL,
            "primary.students",
            500,
            "primary.teachers",
            21,
            "junior.students",
            100,
            "junior.teachers",
            6);
    private static final SchoolReport UNKNOWN = MadeUp.primary(4, "primary.students", 100);
    private static final String TEACHERS = MadeUp.rule(
            "T",
            "SCHOOL_STAGE",
            "'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'teachers-per-100',"
                    + " 'comparator': '>=', 'limit': {'PRIMARY': '4.2', 'JUNIOR': '5.3'}}");
    private static final String PUPILS = MadeUp.rule(
            "P",
            "SCHOOL",
            "'rolledUp': true, 'criterion': {'kind': 'comparison', 'indicator': 'pupils', 'comparator': '<=',"
                    + " 'limit': '150'}");
    private static final String PAY = MadeUp.rule(
            "Q",
            "COUNTY",
            "'criterion': {'kind': 'all', 'parts': [" + part("teachers", "teacher-pay", "60000") + ","
                    + part("servants", "servant-pay", "50000") + "]}");

    private static String part(String id, String indicator, String limit) {
        return "{'id': '" + id
                + "', 'name': {'zh': '项', 'en': 'Part'}, 'criterion': {'kind': 'comparison', 'indicator': '" + indicator
                + "', 'comparator': '>=', 'limit': '" + limit + "'}}";
    }

    private static String dispersion(String id, String indicator) {
        return MadeUp.rule(
                id,
                "COUNTY_STAGE",
                "'scope': 'ordinary', 'criterion': {'kind': 'dispersion', 'indicator': '" + indicator
                        + "', 'comparator': '<=', 'limit': '0.5', 'unit': 'coefficient', 'printedDecimals': 3}");
    }

    private static Readings of(Standard standard, CountyDataset county) {
        return new Readings(2024, List.of(MadeUp.evaluate(standard, county)));
    }

    private static Readings of(SchoolReport... schools) {
        return of(MadeUp.standard(TEACHERS, PUPILS), MadeUp.county(schools));
    }

    private static OfRules read(Take take, @Nullable Stage stage, String... rules) {
        return new OfRules(
                Stream.of(rules).map(r -> RuleRef.parse("made-up/" + r)).toList(), stage, List.of(), take);
    }

    private static Target.Amount target(Comparator comparator, String value) {
        return new Target.Amount(comparator, Rational.parse(value), PERCENT);
    }

    private static Target.Amount atLeast(String value) {
        return target(Comparator.AT_LEAST, value);
    }

    @Test
    void everyHoldsTheGoalsNumberAgainstEachSchoolNotTheRules() {
        YearFigure four = of(FIVE, FOUR, BOTH).figure(read(Take.EVERY, Stage.PRIMARY, "T"), atLeast("4"));
        assertThat(four.status()).isEqualTo(Status.MET);
        YearFigure more = of(FIVE, FOUR, BOTH).figure(read(Take.EVERY, Stage.PRIMARY, "T"), atLeast("4.1"));
        assertThat(more.status()).isEqualTo(Status.NOT_MET);
        assertThat(more.units()).contains(new UnitTally(2, 1, 0, 0));
        assertThat(more.value()).contains(Rational.of(200, 3));
        assertThat(of(FIVE, FOUR, BOTH)
                        .figure(read(Take.EVERY, null, "T"), atLeast("4.1"))
                        .units())
                .as("both stages of the school count")
                .contains(new UnitTally(3, 1, 0, 0));
    }

    @Test
    void anUnknownSchoolLeavesAShareOpenButNotWhatAnotherFails() {
        Missing missing =
                new Missing(CellRef.of(UNKNOWN.school().code(), "primary.teachers"), Missing.Why.NOT_REPORTED);
        YearFigure failed = of(FIVE, FOUR, UNKNOWN).figure(read(Take.EVERY, Stage.PRIMARY, "T"), atLeast("4.1"));
        assertThat(failed.status()).isEqualTo(Status.NOT_MET);
        YearFigure open = of(FIVE, FOUR, UNKNOWN).figure(read(Take.EVERY, Stage.PRIMARY, "T"), atLeast("4"));
        assertThat(open.status()).isEqualTo(Status.INDETERMINATE);
        YearFigure share = of(FIVE, FOUR, UNKNOWN).figure(read(Take.SHARE, Stage.PRIMARY, "T"), atLeast("1"));
        assertThat(share.status()).isEqualTo(Status.INDETERMINATE);
        assertThat(share.value()).isEmpty();
        assertThat(share.units()).contains(new UnitTally(1, 1, 1, 0));
        assertThat(share.missing()).containsExactly(missing);
    }

    @Test
    void shareCountsThoseThatMeetAllRules() {
        // T: the first, the third twice; P: the first alone (200 and 600 pupils are too many).
        assertThat(of(FIVE, FOUR, BOTH)
                        .figure(read(Take.SHARE, null, "T"), atLeast("75"))
                        .status())
                .isEqualTo(Status.MET);
        assertThat(of(FIVE, FOUR, BOTH)
                        .figure(read(Take.SHARE, null, "T"), target(Comparator.ABOVE, "75"))
                        .status())
                .isEqualTo(Status.NOT_MET);
        YearFigure pupils = of(FIVE, FOUR, BOTH).figure(read(Take.SHARE, null, "P"), null);
        assertThat(pupils.value()).contains(Rational.of(100, 3));
        String second = TEACHERS.replace("'id': 'T'", "'id': 'U'").replace("'4.2'", "'4.5'");
        YearFigure both = of(MadeUp.standard(TEACHERS, second), MadeUp.county(FIVE, FOUR, BOTH))
                .figure(read(Take.SHARE, null, "T", "U"), null);
        assertThat(both.units())
                .as("the primary stage of the third meets T alone")
                .contains(new UnitTally(2, 2, 0, 0));
    }

    @Test
    void schoolsOfOtherKindsAreNotCounted() {
        OfRules nineYear = new OfRules(
                List.of(RuleRef.parse("made-up/T")), null, List.of(SchoolKind.NINE_YEAR_SCHOOL), Take.SHARE);
        assertThat(of(FIVE, FOUR, BOTH).figure(nineYear, null).units()).contains(new UnitTally(2, 0, 0, 0));
        YearFigure none = of(FIVE, FOUR).figure(nineYear, atLeast("100"));
        assertThat(none.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(none.gap()).contains(Gap.NOT_ASKED);
    }

    @Test
    void valueIsTheCountysOrOfAPart() {
        Standard standard = MadeUp.standard(PAY);
        Readings both = of(standard, MadeUp.countyWith("pay.teachers", 61000, "pay.servants", 49000));
        YearFigure teachers = both.figure(read(Take.VALUE, null, "Q/teachers"), atLeast("62000"));
        assertThat(teachers.value()).contains(Rational.of(61000));
        assertThat(teachers.status()).isEqualTo(Status.NOT_MET);
        assertThat(both.figure(read(Take.OUTCOME, null, "Q/teachers"), new Target.Settled())
                        .status())
                .isEqualTo(Status.MET);
        assertThat(both.figure(read(Take.OUTCOME, null, "Q"), new Target.Settled())
                        .status())
                .isEqualTo(Status.NOT_MET);
        Readings one = of(standard, MadeUp.countyWith("pay.servants", 50000));
        YearFigure unknown = one.figure(read(Take.VALUE, null, "Q/teachers"), atLeast("1"));
        assertThat(unknown.status()).isEqualTo(Status.INDETERMINATE);
        assertThat(unknown.missing())
                .containsExactly(new Missing(CellRef.ofCounty("pay.teachers"), Missing.Why.NOT_REPORTED));
        assertThat(one.figure(read(Take.VALUE, null, "Q/servants"), atLeast("50000"))
                        .status())
                .as("the other part is known")
                .isEqualTo(Status.MET);
    }

    @Test
    void outcomeOfARuleThatSumsUpSchoolsHasTheirShareBeside() {
        YearFigure pupils = of(FIVE, FOUR, BOTH).figure(read(Take.OUTCOME, null, "P"), new Target.Settled());
        assertThat(pupils.status()).isEqualTo(Status.NOT_MET);
        assertThat(pupils.units()).contains(new UnitTally(1, 2, 0, 0));
        assertThat(of(FIVE).figure(read(Take.OUTCOME, null, "P", "T"), new Target.Settled())
                        .status())
                .isEqualTo(Status.MET);
    }

    @Test
    void greatestTakesTheFirstOfEqualRootsAndIsOpenWhereOneIsUnknown() {
        Standard standard = MadeUp.standard(
                dispersion("C1", "backbone-per-100"),
                dispersion("C2", "teachers-per-100"),
                dispersion("C3", "teachers-per-100"));
        SchoolReport[] known = {FIVE.with("primary.backbone", 1), FOUR.with("primary.backbone", 2)};
        OfRules all = read(Take.GREATEST, Stage.PRIMARY, "C1", "C2", "C3");
        YearFigure greatest = of(standard, MadeUp.county(known)).figure(all, target(Comparator.AT_MOST, "0.5"));
        // C1 is 0: both have one for 100; C2 and C3 are the same root.
        assertThat(greatest.rule()).contains(RuleRef.parse("made-up/C2"));
        assertThat(greatest.status()).isEqualTo(Status.MET);
        YearFigure open = of(standard, MadeUp.county(FIVE, FOUR)).figure(all, target(Comparator.AT_MOST, "0.5"));
        assertThat(open.status()).isEqualTo(Status.INDETERMINATE);
        assertThat(open.missing()).isNotEmpty();
        YearFigure broken = of(standard, MadeUp.county(FIVE, FOUR)).figure(all, target(Comparator.AT_MOST, "0.001"));
        assertThat(broken.status()).as("a known one is too great").isEqualTo(Status.NOT_MET);
        assertThat(broken.value()).isEmpty();
    }

    @Test
    void rootsAreComparedByWhatStandsUnderThem() {
        SquareRoot two = new SquareRoot(Rational.of(2));
        SquareRoot hardlyMore = new SquareRoot(Rational.of(2)
                .plus(Rational.ONE.dividedBy(
                        new Rational(java.math.BigInteger.TEN.pow(90), java.math.BigInteger.ONE))));
        assertThat(Readings.compare(two, hardlyMore)).isNegative();
        assertThat(Readings.compare(new SquareRoot(Rational.of(4)), Rational.of(2)))
                .isZero();
        assertThat(Readings.compare(Rational.of(1), two)).isNegative();
    }

    @Test
    void sectionsStandAsTheStandardsDo() {
        Readings readings = of(FIVE, FOUR);
        YearFigure met = readings.figure(new Reading.OfSections("made-up", List.of("A")));
        assertThat(met.status()).isEqualTo(Status.NOT_MET);
        YearFigure open = of(FIVE, UNKNOWN).figure(new Reading.OfSections("made-up", List.of("A")));
        assertThat(open.status()).isEqualTo(Status.INDETERMINATE);
        assertThat(open.missing()).hasSize(1);
    }

    @Test
    void tellsWhyThereIsNoFigure() {
        OfRules unknown = read(Take.OUTCOME, null, "NONE");
        assertThat(of(FIVE).figure(unknown, null).gap()).contains(Gap.NOT_IN_FORCE);
        assertThat(new Readings(2024, List.of()).figure(unknown, null).gap()).contains(Gap.NO_DATASET);
        assertThat(of(FIVE).figure(new Reading.OfSections("other", List.of("A")))
                        .gap())
                .contains(Gap.NOT_IN_FORCE);
    }
}
