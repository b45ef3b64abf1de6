package io.github.junheng.plan;

import static io.github.junheng.plan.PayPlan.COUNTY;
import static io.github.junheng.plan.PayPlan.atLeast;
import static io.github.junheng.plan.PayPlan.baseline;
import static io.github.junheng.plan.PayPlan.goal;
import static io.github.junheng.plan.PayPlan.hand;
import static io.github.junheng.plan.PayPlan.head;
import static io.github.junheng.plan.PayPlan.pay;
import static io.github.junheng.plan.PayPlan.plan;
import static io.github.junheng.plan.PayPlan.series;
import static io.github.junheng.plan.PayPlan.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Status;
import io.github.junheng.plan.HandValue.Content;
import io.github.junheng.plan.YearFigure.Gap;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Text;
import io.github.junheng.time.KnownDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerTest {
    private static final Reading BY_HAND = new Reading.ByHand();

    private static Tracking track(Plan plan, String series, String asOf, HandValue... reported) {
        Checked<Tracking> tracking =
                Tracker.track(plan, List.of(series(series)), List.of(reported), Map.of(), LocalDate.parse(asOf));
        assertThat(tracking.problems()).isEmpty();
        return tracking.orThrow();
    }

    private static ItemTrack only(PlanItem item, String series, String asOf, HandValue... reported) {
        return track(plan(item), series, asOf, reported).items().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        // deadline, pay of the years, day, standing, met in, late
        "2019, 2018:50000 2019:61000, 2019-12-31, MET, 2019, false",
        "2018, 2018:50000 2019:61000, 2019-12-31, MET, 2019, true",
        "2019, 2018:61000 2019:?, 2019-12-31, MET, 2018, false",
        "2019, 2018:50000 2019:55000, 2019-12-31, LATE, , false",
        "2019, 2018:50000 2019:55000, 2019-12-30, BEHIND, , false",
        "2019-08, 2019:55000, 2019-08-31, LATE, , false",
        "2019-08, 2019:55000, 2019-08-30, OPEN, , false",
        "2019, 2018:50000, 2019-12-31, NOT_MEASURABLE, , false",
        "2019, 2018:50000 2019:?, 2020-12-31, NOT_MEASURABLE, , false",
        "2019, 2018:50000 2020:55000, 2020-12-31, LATE, , false",
        "2019, 2018:?, 2018-12-31, NOT_MEASURABLE, , false",
        "2020, 2018:50000, 2018-12-31, OPEN, , false",
        "2020, 2018:50000 2019:55000, 2019-12-31, ON_COURSE, , false",
        "2020, 2018:50000 2019:54999, 2019-12-31, BEHIND, , false",
        "2021, 2018:50000 2020:56666, 2020-12-31, BEHIND, , false",
        "2021, 2018:50000 2020:56667, 2020-12-31, ON_COURSE, , false",
        "2020, 2018:61000 2019:59000, 2019-12-31, BEHIND, , false",
        "undated, 2018:50000 2019:55000, 2030-12-31, OPEN, , false",
        "undated, 2018:50000 2019:60000, 2019-12-31, MET, 2019, false",
        "yearly, 2018:50000 2019:60000, 2019-12-31, MET, 2019, false",
        "yearly, 2018:60000 2019:50000, 2019-12-31, MISSED, , false",
        "yearly, 2018:60000, 2019-12-31, NOT_MEASURABLE, , false",
        "yearly, 2018:60000, 2019-12-30, MET, 2018, false",
        "yearly from 2019, 2018:50000, 2018-12-31, OPEN, , false",
        "ongoing from 2019, 2018:50000 2019:60000, 2019-12-31, MET, 2019, false"
    })
    void standsAsItsFiguresAndItsTimeSay(
            String deadline, String pay, String day, Standing standing, Integer metIn, boolean late) {
        ItemTrack track = only(pay(deadline, "60000"), pay, day);
        assertThat(track.standing()).isEqualTo(standing);
        assertThat(track.metInOrNull()).isEqualTo(metIn);
        assertThat(track.metLate()).isEqualTo(late);
    }

    @Test
    void neverFillsAYearInTheMiddle() {
        ItemTrack track = only(pay("2020", "60000"), "2018:61000 2020:50000", "2020-12-31");
        assertThat(track.figures()).extracting(YearFigure::year).containsExactly(2018, 2019, 2020);
        assertThat(track.figures().get(1)).isEqualTo(YearFigure.none(2019, Gap.NO_DATASET));
        assertThat(track.lapses()).containsExactly(new Lapse(2018, List.of(2019), 2020));
        assertThat(track.gap()).contains(new Quantity(new BigDecimal("10000"), PayPlan.YUAN));
    }

    @Test
    void tellsTheLineFromTheRecordedBaselineExactly() {
        Goal goal = goal(head("G", "2020"), Goal.Kind.TARGET, Goal.Reach.COUNTY, atLeast("60000"), value(), null, "B");
        Plan plan = plan(COUNTY, List.of(), List.of(baseline("B", "2017", "50000")), List.of(), goal);
        ItemTrack track = track(plan, "2018:53000", "2018-12-31").items().get(0);
        assertThat(track.standing()).isEqualTo(Standing.BEHIND);
        assertThat(track.course())
                .contains(new Course(
                        2017,
                        Rational.of(50000),
                        2018,
                        Rational.of(53000),
                        2020,
                        Rational.of(60000),
                        Rational.of(160000, 3),
                        Rational.of(3500)));
    }

    @Test
    void aForecastIsNobodysDuty() {
        Goal forecast = goal("2019", Goal.Kind.FORECAST, atLeast("60000"), value());
        assertThat(only(forecast, "2018:1 2019:2", "2018-12-31").standing()).isEqualTo(Standing.OPEN);
        Tracking late = track(plan(forecast), "2018:1 2019:2", "2019-12-31");
        assertThat(late.items().get(0).standing()).isEqualTo(Standing.SHORT_OF_FORECAST);
        assertThat(late.openByUnit()).isEmpty();
        assertThat(late.distanceOf(COUNTY).duties()).isEmpty();
    }

    @Test
    void holdsAValueAgainstTheVeryYearBefore() {
        Target more = new Target.Earlier(Comparator.ABOVE, PayPlan.YUAN, Target.Earlier.Than.YEAR_BEFORE);
        ItemTrack track =
                only(goal("yearly", Goal.Kind.RULE, more, value()), "2018:5 2019:5 2020:6 2022:7", "2022-12-31");
        assertThat(track.figures())
                .extracting(YearFigure::status)
                .containsExactly(
                        Status.INDETERMINATE, Status.NOT_MET, Status.MET, Status.INDETERMINATE, Status.INDETERMINATE);
        assertThat(track.figures().get(4).gap()).contains(Gap.NO_EARLIER_VALUE);
        Target first = new Target.Earlier(Comparator.AT_LEAST, PayPlan.YUAN, Target.Earlier.Than.FIRST_YEAR);
        assertThat(only(goal("2022", Goal.Kind.RULE, first, value()), "2018:5 2022:5", "2022-12-31")
                        .standing())
                .isEqualTo(Standing.MET);
    }

    @Test
    void aYearThatIsKnownToHaveBeenMissedStaysMissedWhereTheNextIsNotReported() {
        Goal yearly = goal(
                "yearly",
                Goal.Kind.TARGET,
                new Target.Amount(Comparator.AT_LEAST, Rational.of(100), PayPlan.YUAN),
                BY_HAND);
        assertThat(only(yearly, "", "2019-12-31", hand("G", 2018, new Content.Amount(Rational.of(90))))
                        .standing())
                .isEqualTo(Standing.MISSED);
        assertThat(only(yearly, "", "2019-12-31", hand("G", 2018, new Content.Amount(Rational.of(100))))
                        .standing())
                .as("nothing is known of the last year")
                .isEqualTo(Standing.NOT_MEASURABLE);
    }

    @Test
    void whatWasReachedInTimeAndIsLostAgainIsNotLateAndAForecastIsOfItsYearAlone() {
        HandValue in = hand("G", 2018, new Content.Amount(Rational.of(100)));
        HandValue after = hand("G", 2019, new Content.Amount(Rational.of(90)));
        Target all = new Target.Amount(Comparator.AT_LEAST, Rational.of(100), PayPlan.YUAN);
        assertThat(only(goal("2018", Goal.Kind.TARGET, all, BY_HAND), "", "2019-12-31", in, after)
                        .standing())
                .isEqualTo(Standing.MISSED);
        assertThat(only(goal("2018", Goal.Kind.FORECAST, all, BY_HAND), "", "2019-12-31", in, after)
                        .standing())
                .isEqualTo(Standing.MET);
    }

    @Test
    void whatIsSettledByHandIsMetFromTheFirstYearUntilItIsSaidNotToBe() {
        Goal settled = goal("2018", Goal.Kind.TASK, new Target.Settled(), BY_HAND);
        HandValue done = hand("G", 2019, new Content.Done(true));
        ItemTrack late = only(settled, "", "2020-12-31", done);
        assertThat(late.standing()).isEqualTo(Standing.MET);
        assertThat(late.metLate())
                .as("nobody told of the year in which it was due")
                .isFalse();
        assertThat(only(settled, "", "2020-12-31", hand("G", 2018, new Content.Done(false)), done)
                        .metLate())
                .as("not done when it was due")
                .isTrue();
        ItemTrack lost = only(settled, "", "2020-12-31", done, hand("G", 2020, new Content.Done(false)));
        assertThat(lost.standing()).isEqualTo(Standing.LATE);
        assertThat(lost.lapses()).containsExactly(new Lapse(2019, List.of(), 2020));
        ItemTrack unreported = only(settled, "", "2020-12-31");
        assertThat(unreported.standing()).isEqualTo(Standing.NOT_MEASURABLE);
        assertThat(only(settled, "", "2020-12-31", hand("G", 2018, new Content.NotApplicable()))
                        .standing())
                .isEqualTo(Standing.NOT_APPLICABLE);
    }

    @Test
    void gradesAreAdmittedOrNot() {
        Goal grade = goal("2019", Goal.Kind.TARGET, new Target.Grade(List.of("优秀", "良好")), BY_HAND);
        assertThat(only(grade, "", "2019-12-31", hand("G", 2019, new Content.Word("良好")))
                        .standing())
                .isEqualTo(Standing.MET);
        assertThat(only(grade, "", "2019-12-31", hand("G", 2019, new Content.Word("合格")))
                        .standing())
                .isEqualTo(Standing.LATE);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-08-31, 2019-12-31, MET, false",
        "2019-09-01, 2019-12-31, MET, true",
        "2019-09-01, 2019-08-31, LATE, false",
        "2019-09-01, 2019-08-30, OPEN, false"
    })
    void aMilestonesDayCountsItself(String on, String asOf, Standing standing, boolean late) {
        Milestone milestone = new Milestone(head("M", "2019-08"), false, List.of(), null);
        ItemTrack track = only(milestone, "", asOf, hand("M", 2019, new Content.On(KnownDay.parse(on))));
        assertThat(track.standing()).isEqualTo(standing);
        assertThat(track.metLate()).isEqualTo(late);
    }

    @Test
    void anUndertakingIsDoneWhenSoMuchIsDone() {
        Unit rooms = new Unit("rooms", "间", true, false);
        Undertaking undertaking = new Undertaking(head("U", "2020"), Rational.of(12), rooms);
        HandValue some = hand("U", 2018, new Content.Amount(Rational.of(7)));
        ItemTrack open = only(undertaking, "", "2018-12-31", some);
        assertThat(open.standing()).isEqualTo(Standing.OPEN);
        assertThat(open.gap()).contains(new Quantity(new BigDecimal("5"), rooms));
        assertThat(only(undertaking, "", "2019-12-31", some, hand("U", 2019, new Content.Amount(Rational.of(12))))
                        .metIn())
                .contains(2019);
    }

    @Test
    void aGoalIsNotAskedWhereItsConditionIsNowhere() {
        Trigger trigger = new Trigger(
                "T",
                new Text("有欠薪", "Where pay is owed"),
                Comparator.ABOVE,
                Rational.ZERO,
                PayPlan.YUAN,
                new Citation("某方案", "一", Confidence.VERIFIED),
                PayPlan.PAY,
                null);
        Goal goal =
                goal(head("G", "2019"), Goal.Kind.TARGET, Goal.Reach.COUNTY, atLeast("60000"), value(), trigger, null);
        assertThat(only(goal, "2019:0", "2019-12-31").standing()).isEqualTo(Standing.NOT_APPLICABLE);
        assertThat(only(goal, "2019:1", "2019-12-31").standing()).isEqualTo(Standing.LATE);
    }

    @Test
    void comparesAGoalWithTheRulesItReadsAndThoseBesideIt() {
        ItemTrack track = only(pay("2019", "65000"), "2018:1 2019:61000", "2019-12-31");
        assertThat(track.standing()).isEqualTo(Standing.LATE);
        assertThat(track.beside()).containsExactly(new ItemTrack.Beside(PayPlan.PAY, Strictness.STRICTER, Status.MET));
    }

    @Test
    void aCitysGoalsAreAskedOfEachMemberAndItsOwnOnce() {
        Locality city = new Locality("某市", null);
        Locality other = new Locality("乙县", null);
        Goal each = goal(
                head("E", "2019", city), Goal.Kind.TARGET, Goal.Reach.COUNTY, atLeast("60000"), value(), null, null);
        Goal own = goal(
                head("C", "2019", city), Goal.Kind.TASK, Goal.Reach.CITY, new Target.Settled(), BY_HAND, null, null);
        Plan plan = plan(city, List.of(COUNTY, other), List.of(), List.of(), each, own);
        Tracking tracking = Tracker.track(
                        plan,
                        List.of(series(other, "2019:1"), series("2019:60000")),
                        List.of(new HandValue("C", city, 2019, new Content.Done(true), "文件", "reported.csv:2")),
                        Map.of(),
                        LocalDate.of(2019, 12, 31))
                .orThrow();
        assertThat(tracking.items()).extracting(ItemTrack::place).containsExactly(COUNTY, other, city);
        assertThat(tracking.items())
                .extracting(ItemTrack::standing)
                .containsExactly(Standing.MET, Standing.LATE, Standing.MET);
        assertThat(tracking.distanceOf(other).open()).hasSize(1);
    }

    @Test
    void refusesTwoDatasetsOfAYear() {
        CountySeries twice = new CountySeries(
                COUNTY, new TreeMap<>(Map.of(2019, List.of(PayPlan.year(2019, "1"), PayPlan.year(2019, "2")))));
        assertThat(codes(List.of(twice), List.of())).containsExactly("JH603");
        assertThat(codes(List.of(series("2019:1"), series("2019:2")), List.of()))
                .containsExactly("JH603");
    }

    @Test
    void warnsOfValuesByHandThatAreNotUsedOrOutsideThePlan() {
        assertThat(codes(List.of(), List.of(hand("G", 2019, new Content.Amount(Rational.ONE)))))
                .containsExactly("JH607");
        Plan byHand = plan(goal("2019", Goal.Kind.TARGET, atLeast("1"), BY_HAND));
        Checked<Tracking> outside = Tracker.track(
                byHand,
                List.of(),
                List.of(hand("G", 2021, new Content.Amount(Rational.ONE))),
                Map.of(),
                LocalDate.of(2021, 12, 31));
        assertThat(outside.problems()).extracting(p -> p.code().code()).containsExactly("JH606");
        assertThat(outside.orThrow().items().get(0).standing()).isEqualTo(Standing.MET);
    }

    private static List<String> codes(List<CountySeries> series, List<HandValue> reported) {
        Checked<Tracking> tracking =
                Tracker.track(plan(pay("2019", "60000")), series, reported, Map.of(), LocalDate.of(2019, 12, 31));
        assertThat(tracking.value().isEmpty()).isEqualTo(tracking.hasErrors());
        return tracking.problems().stream()
                .map(Problem::code)
                .map(c -> c.code())
                .toList();
    }

    @Test
    void judgesTheLastYearOnThePlansLastDay() {
        Plan plan = plan(pay("2020-08", "60000"));
        assertThat(plan.judgedOn(2019)).isEqualTo(LocalDate.of(2019, 12, 31));
        assertThat(plan.judgedOn(2020)).isEqualTo(LocalDate.of(2020, 8, 31));
        assertThat(only(pay("2020-08", "60000"), "2020:60000", "2020-08-31").metLate())
                .isFalse();
        assertThat(only(pay("2020-08", "60000"), "2020:59999", "2020-08-31").standing())
                .isEqualTo(Standing.LATE);
    }

    @Test
    void looksAtNoYearAfterTheDay() {
        ItemTrack track = only(pay("2019", "60000"), "2018:50000 2020:70000", "2019-06-30");
        assertThat(track.figures()).extracting(YearFigure::year).containsExactly(2018);
        assertThat(track.standing()).isEqualTo(Standing.OPEN);
    }
}
