package io.github.junheng.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Status;
import io.github.junheng.plan.SchoolChange.Kind;
import io.github.junheng.plan.YearFigure.Gap;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rules of a school stage (at least 4 teachers per 100 pupils), of its dispersion in the county, and of the county's pay. */
class TrendsTest {
    private static final RuleId TEACHERS = RuleId.parse("made-up/T");
    private static final RuleId SPREAD = RuleId.parse("made-up/D");
    private static final RuleId PAY = RuleId.parse("made-up/Q");
    private static final Standard STANDARD = MadeUp.standard(
            MadeUp.rule(
                    "T",
                    "SCHOOL_STAGE",
                    "'stages': ['PRIMARY'], 'scope': 'ordinary', 'criterion': {'kind': 'comparison',"
                            + " 'indicator': 'teachers-per-100', 'comparator': '>=', 'limit': '4'}"),
            MadeUp.rule(
                    "D",
                    "COUNTY_STAGE",
                    "'stages': ['PRIMARY'], 'scope': 'ordinary', 'criterion': {'kind': 'dispersion',"
                            + " 'indicator': 'teachers-per-100', 'comparator': '<=', 'limit': '0.1',"
                            + " 'unit': 'coefficient', 'printedDecimals': 3}"),
            MadeUp.rule(
                    "Q",
                    "COUNTY",
                    "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=',"
                            + " 'limit': '60000'}"));

    private final SortedMap<Integer, List<Evaluation>> years = new TreeMap<>();
    private final List<CountyDataset> datasets = new ArrayList<>();

    private static SchoolCode code(int school) {
        return teachers(school, 0).school().code();
    }

    /** A school of 100 pupils. */
    private static SchoolReport teachers(int school, int teachers) {
        return MadeUp.primary(school, "primary.students", 100, "primary.teachers", teachers);
    }

    private TrendsTest year(int year, int pay, SchoolReport... schools) {
        CountyDataset dataset =
                CountyDataset.of(County.of("371425", "某县", year).with("pay.teachers", pay), List.of(schools));
        datasets.add(dataset);
        years.put(year, List.of(MadeUp.evaluate(STANDARD, dataset)));
        return this;
    }

    private Tracking.PlaceHistory track(SchoolChange... changes) {
        Lineage lineage = Lineage.of(List.of(changes), datasets).orThrow();
        Tracking tracking = Tracker.track(
                        PayPlan.plan(),
                        List.of(new CountySeries(PayPlan.COUNTY, years)),
                        List.of(),
                        Map.of(PayPlan.COUNTY, lineage),
                        LocalDate.of(2030, 12, 31))
                .orThrow();
        return tracking.places().get(0);
    }

    private static Trend trend(Tracking.PlaceHistory history, RuleId rule) {
        return history.trends().stream()
                .filter(t -> t.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static SchoolChange change(int year, Kind kind, int from, int to) {
        return new SchoolChange(year, kind, code(from), code(to), null);
    }

    @Test
    void hasTheCountysValueAndTheShareOfSchoolsAndTheDispersionOfEachYear() {
        Tracking.PlaceHistory history = year(2018, 50000, teachers(1, 4), teachers(2, 2))
                .year(2020, 61000, teachers(1, 4), teachers(2, 4))
                .track();
        Trend pay = trend(history, PAY);
        assertThat(pay.what()).isEqualTo(Trend.What.VALUE);
        assertThat(pay.years()).extracting(YearFigure::year).containsExactly(2018, 2019, 2020);
        assertThat(pay.years())
                .extracting(YearFigure::status)
                .containsExactly(Status.NOT_MET, Status.INDETERMINATE, Status.MET);
        assertThat(pay.years().get(1).gap()).contains(Gap.NO_DATASET);
        assertThat(pay.years().get(2).value()).contains(Rational.of(61000));
        Trend share = trend(history, TEACHERS);
        assertThat(share.what()).isEqualTo(Trend.What.SHARE_MET);
        assertThat(share.stage()).contains(Stage.PRIMARY);
        assertThat(share.years().get(0).value()).contains(Rational.of(50));
        assertThat(share.years().get(2).value()).contains(Rational.of(100));
        Trend spread = trend(history, SPREAD);
        assertThat(spread.what()).isEqualTo(Trend.What.DISPERSION);
        assertThat(spread.years().get(0).status()).isEqualTo(Status.NOT_MET);
        // 4 and 2 with the mean of 3: the root of 1, a third of the mean; 4 and 4 do not differ.
        assertThat(spread.years().get(0).value().orElseThrow().compareTo(Rational.of(1, 3)))
                .isZero();
        assertThat(spread.years().get(2).value().orElseThrow().compareTo(Rational.ZERO))
                .isZero();
    }

    @Test
    void namesWhatWasMetAndIsNotMetNowWithTheYearsBetweenThatNobodyKnows() {
        Tracking.PlaceHistory history = year(2018, 61000, teachers(1, 4), teachers(2, 4))
                .year(2019, 61000, MadeUp.primary(1, "primary.students", 100), teachers(2, 3))
                .year(2021, 61000, teachers(1, 3), teachers(2, 4))
                .track();
        assertThat(history.regressions())
                .containsExactly(
                        new Regression(TEACHERS, code(1), Stage.PRIMARY, new Lapse(2018, List.of(2019, 2020), 2021)),
                        new Regression(SPREAD, null, Stage.PRIMARY, new Lapse(2018, List.of(2019, 2020), 2021)));
    }

    @Test
    void whatIsNotKnownNowIsNoRegression() {
        Tracking.PlaceHistory history = year(2018, 61000, teachers(1, 4))
                .year(2019, 61000, MadeUp.primary(1, "primary.students", 100))
                .track();
        assertThat(history.regressions()).isEmpty();
    }

    @Test
    void aMergedSchoolLosesWhatAllThatWentIntoItMet() {
        SchoolReport[] then = {teachers(1, 4), teachers(2, 4)};
        Tracking.PlaceHistory lost =
                year(2018, 1, then).year(2019, 1, teachers(2, 3)).track(change(2019, Kind.MERGED, 1, 2));
        assertThat(lost.regressions())
                .containsExactly(new Regression(TEACHERS, code(2), Stage.PRIMARY, new Lapse(2018, List.of(), 2019)));
        assertThat(lost.schoolsChanged()).containsExactly(Map.entry(2019, 1));
    }

    @Test
    void aMergedSchoolDoesNotLoseWhatOneThatWentIntoItDidNotMeet() {
        Tracking.PlaceHistory history = year(2018, 1, teachers(1, 3), teachers(2, 4))
                .year(2019, 1, teachers(2, 3))
                .track(change(2019, Kind.MERGED, 1, 2));
        assertThat(history.regressions()).noneMatch(r -> r.rule().equals(TEACHERS));
    }

    @Test
    void aSchoolUnderAnotherCodeIsTheSame() {
        Tracking.PlaceHistory history =
                year(2018, 1, teachers(1, 4)).year(2019, 1, teachers(2, 3)).track(change(2019, Kind.RECODED, 1, 2));
        assertThat(history.regressions())
                .containsExactly(new Regression(TEACHERS, code(2), Stage.PRIMARY, new Lapse(2018, List.of(), 2019)));
    }

    @Test
    void aNewSchoolHasNothingToLose() {
        Tracking.PlaceHistory history = year(2018, 1, teachers(1, 4))
                .year(2019, 1, teachers(1, 4), teachers(2, 3))
                .track(new SchoolChange(2019, Kind.NEW, null, code(2), null));
        assertThat(history.regressions()).noneMatch(r -> r.rule().equals(TEACHERS));
    }
}
