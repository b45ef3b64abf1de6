package io.github.junheng;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Status;
import io.github.junheng.plan.Course;
import io.github.junheng.plan.ItemTrack;
import io.github.junheng.plan.Lapse;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.Regression;
import io.github.junheng.plan.RuleRef;
import io.github.junheng.plan.Standing;
import io.github.junheng.plan.Strictness;
import io.github.junheng.plan.Tracking;
import io.github.junheng.plan.Trend;
import io.github.junheng.plan.YearFigure;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the made-up plan of a city stands, put together by hand so that its reports can be read against it. */
public final class CityTracking {
    public static final SchoolCode SCHOOL = SchoolCode.parse("2137990001");
    private static final Plan PLAN = CityPlan.plan();

    private CityTracking() {}

    public static Tracking tracking() {
        YearFigure.Source hand = new YearFigure.Source.Hand("通报", "reported.csv:2");
        YearFigure.Source found = new YearFigure.Source.Findings(LocalDate.of(2023, 12, 31));
        return new Tracking(
                PLAN,
                LocalDate.of(2023, 12, 31),
                List.of(2022, 2023),
                List.of(
                        new ItemTrack(
                                PLAN.item("group").orElseThrow(),
                                CityPlan.CITY,
                                List.of(
                                        figure(2022, Status.NOT_MET, "20", hand),
                                        figure(2023, Status.NOT_MET, "30.25", hand)),
                                Standing.BEHIND,
                                new Course(
                                        2022,
                                        Rational.of(20),
                                        2023,
                                        Rational.parse("30.25"),
                                        2024,
                                        Rational.of(40),
                                        Rational.of(30),
                                        Rational.parse("9.75")),
                                null,
                                false,
                                List.of(),
                                new Quantity(new BigDecimal("9.75"), new Unit("%", "%", false, false)),
                                List.of(new ItemTrack.Beside(
                                        RuleRef.parse("made-up/R1"), Strictness.LOOSER, Status.NOT_MET))),
                        track("all", CityPlan.EAST, Standing.MET, 2023, figure(2023, Status.MET, "100", found)),
                        track(
                                "all",
                                CityPlan.WEST,
                                Standing.NOT_MEASURABLE,
                                null,
                                new YearFigure(
                                        2023,
                                        Status.INDETERMINATE,
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of(new Missing(
                                                CellRef.of(SCHOOL, "primary.students"), Missing.Why.NOT_REPORTED)),
                                        null,
                                        found)),
                        track(
                                "start@东县",
                                CityPlan.EAST,
                                Standing.LATE,
                                null,
                                YearFigure.none(2022, YearFigure.Gap.NOT_REPORTED)),
                        track("share@东县", CityPlan.EAST, Standing.MET, 2023, figure(2023, Status.MET, "90", found)),
                        track(
                                "share@西县",
                                CityPlan.WEST,
                                Standing.SHORT_OF_FORECAST,
                                null,
                                figure(2023, Status.NOT_MET, "70", found))),
                List.of(new Tracking.PlaceHistory(
                        CityPlan.EAST,
                        List.of(new Trend(
                                RuleId.parse("made-up/R1"),
                                Stage.PRIMARY,
                                Trend.What.SHARE_MET,
                                List.of(figure(2022, Status.NOT_MET, "50", found)))),
                        List.of(
                                new Regression(
                                        RuleId.parse("made-up/R1"),
                                        SCHOOL,
                                        Stage.PRIMARY,
                                        new Lapse(2022, List.of(), 2023)),
                                new Regression(
                                        RuleId.parse("made-up/G1"), null, null, new Lapse(2021, List.of(2022), 2023))),
                        new TreeMap<>(Map.of(2023, 2)))));
    }

    private static ItemTrack track(
            String id, Locality place, Standing standing, @Nullable Integer metIn, YearFigure figure) {
        return new ItemTrack(
                PLAN.item(id).orElseThrow(),
                place,
                List.of(figure),
                standing,
                null,
                metIn,
                false,
                List.of(),
                null,
                List.of());
    }

    private static YearFigure figure(int year, Status status, String value, YearFigure.Source source) {
        return new YearFigure(year, status, Rational.parse(value), null, null, null, List.of(), null, source);
    }
}
