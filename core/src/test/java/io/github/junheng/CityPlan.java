package io.github.junheng;

import io.github.junheng.plan.Basis;
import io.github.junheng.plan.Deadline;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.ItemHead;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Milestone;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.Reading;
import io.github.junheng.plan.ResponsibleUnits;
import io.github.junheng.plan.RuleRef;
import io.github.junheng.plan.Target;
import io.github.junheng.plan.Undertaking;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Text;
import io.github.junheng.time.KnownDay;
import java.time.LocalDate;
import java.util.List;

/** A made-up plan of a city of two counties, for what is read beside it. */
public final class CityPlan {
    public static final Locality CITY = new Locality("示例市", null);
    public static final Locality EAST = new Locality("东县", null);
    public static final Locality WEST = new Locality("西县", null);

    private static final Unit PERCENT = new Unit("%", "%", false, false);
    private static final Unit SETS = new Unit("sets", "台", true, false);

    private CityPlan() {}

    public static Plan plan() {
        return new Plan(
                "made-up",
                text("示例方案"),
                text("示例市政府"),
                "示例文件",
                null,
                KnownDay.parse("2022"),
                KnownDay.parse("2024"),
                CITY,
                List.of(EAST, WEST),
                List.of(
                        goal("group", CITY, Goal.Reach.CITY, amount("40")),
                        computed("all", CITY),
                        goal("grade", CITY, Goal.Reach.COUNTY, new Target.Grade(List.of("Ⅰ类", "Ⅱ类"))),
                        goal("settled", CITY, Goal.Reach.COUNTY, new Target.Settled()),
                        goal(
                                "growth",
                                CITY,
                                Goal.Reach.CITY,
                                new Target.Earlier(Comparator.ABOVE, PERCENT, Target.Earlier.Than.YEAR_BEFORE)),
                        forecast("share@东县", EAST),
                        forecast("share@西县", WEST),
                        new Milestone(head("start@东县", EAST), false, List.of(), null),
                        new Undertaking(head("terminals", CITY), Rational.of(1500), SETS)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Confidence.SINGLE_SOURCE,
                LocalDate.of(2024, 1, 1),
                List.of());
    }

    private static Target amount(String value) {
        return new Target.Amount(Comparator.AT_LEAST, Rational.parse(value), PERCENT);
    }

    private static PlanItem goal(String id, Locality place, Goal.Reach reach, Target target) {
        return new Goal(
                head(id, place),
                Goal.Kind.TARGET,
                reach,
                target,
                new Reading.ByHand(),
                List.of(),
                null,
                null,
                List.of());
    }

    private static PlanItem computed(String id, Locality place) {
        return new Goal(
                head(id, place),
                Goal.Kind.THRESHOLD,
                Goal.Reach.COUNTY,
                amount("100"),
                new Reading.OfRules(List.of(RuleRef.parse("made-up/R1")), null, List.of(), Reading.Take.VALUE),
                List.of(),
                null,
                null,
                List.of());
    }

    private static PlanItem forecast(String id, Locality place) {
        return new Goal(
                head(id, place),
                Goal.Kind.FORECAST,
                Goal.Reach.COUNTY,
                amount("80"),
                new Reading.OfRules(List.of(RuleRef.parse("made-up/R1")), null, List.of(), Reading.Take.SHARE),
                List.of(),
                null,
                null,
                List.of());
    }

    private static ItemHead head(String id, Locality place) {
        return new ItemHead(
                id,
                text(id),
                place,
                Deadline.parse("2023", Basis.PRINTED),
                new Citation("示例文件", "一", Confidence.SINGLE_SOURCE),
                null,
                id.equals("group")
                        ? new ResponsibleUnits(List.of("市教育局"), List.of("市财政局"), Basis.PRINTED, "附件1")
                        : ResponsibleUnits.NOT_NAMED,
                null,
                List.of());
    }

    private static Text text(String zh) {
        return new Text(zh, zh);
    }
}
