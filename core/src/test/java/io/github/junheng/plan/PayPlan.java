package io.github.junheng.plan;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.region.CountyCode;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import io.github.junheng.time.KnownDay;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan of 2018 to 2020 that nobody made, about what a county pays its teachers: rule Q asks 60000. */
final class PayPlan {
    static final Unit YUAN = new Unit("yuan", "元", false, false);
    static final Locality COUNTY = new Locality("某县", new CountyCode("371425"));
    static final RuleRef PAY = RuleRef.parse("made-up/Q");
    static final Standard STANDARD = MadeUp.standard(MadeUp.rule(
            "Q",
            "COUNTY",
            "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=', 'limit': '60000'}"));
    private static final Citation SOURCE = new Citation("某方案", "一", Confidence.VERIFIED);

    private PayPlan() {}

    static ItemHead head(String id, String deadline) {
        return head(id, deadline, COUNTY);
    }

    static ItemHead head(String id, String deadline, Locality place) {
        return new ItemHead(
                id,
                new Text(id, id),
                place,
                Deadline.parse(deadline, Basis.PRINTED),
                SOURCE,
                null,
                ResponsibleUnits.NOT_NAMED,
                null,
                List.of());
    }

    /** A goal of at least so much pay. */
    static Goal pay(String deadline, String atLeast) {
        return goal(deadline, Goal.Kind.TARGET, atLeast(atLeast), value());
    }

    static Goal goal(String deadline, Goal.Kind kind, Target target, Reading reading) {
        return goal(head("G", deadline), kind, Goal.Reach.COUNTY, target, reading, null, null);
    }

    static Goal goal(
            ItemHead head,
            Goal.Kind kind,
            Goal.Reach reach,
            Target target,
            Reading reading,
            @Nullable Trigger trigger,
            @Nullable String baseline) {
        return new Goal(head, kind, reach, target, reading, List.of(), trigger, baseline, List.of());
    }

    static Target.Amount atLeast(String value) {
        return new Target.Amount(Comparator.AT_LEAST, Rational.parse(value), YUAN);
    }

    static Reading.OfRules value() {
        return new Reading.OfRules(List.of(PAY), null, List.of(), Reading.Take.VALUE);
    }

    static Recorded baseline(String id, String of, String value) {
        return new Recorded(
                id,
                Recorded.Kind.BASELINE,
                new Text(id, id),
                KnownDay.parse(of),
                Rational.parse(value),
                YUAN,
                SOURCE,
                "G",
                null);
    }

    static Plan plan(PlanItem... items) {
        return plan(COUNTY, List.of(), List.of(), List.of(), items);
    }

    static Plan plan(
            Locality place, List<Locality> members, List<Recorded> records, List<PlanTable> tables, PlanItem... items) {
        return new Plan(
                "made-up-plan",
                new Text("方案", "A plan"),
                new Text("某县", "A county"),
                "某方案",
                null,
                KnownDay.parse("2018"),
                KnownDay.parse("2020-08"),
                place,
                members,
                List.of(items),
                records,
                List.of(),
                tables,
                List.of(),
                Confidence.VERIFIED,
                LocalDate.of(2026, 1, 31),
                List.of());
    }

    /** What came of a year; of pay that is "?" it is not known. */
    static Evaluation year(int year, String pay) {
        return year(year, pay, "371425");
    }

    static Evaluation year(int year, String pay, String code) {
        County county = County.of(code, "某县", year);
        return MadeUp.evaluate(
                STANDARD,
                CountyDataset.of(pay.equals("?") ? county : county.with("pay.teachers", Long.valueOf(pay)), List.of()));
    }

    /** Evaluations of years written {@code 2018:50000 2019:?}. */
    static CountySeries series(String text) {
        return series(COUNTY, text);
    }

    static CountySeries series(Locality place, String text) {
        SortedMap<Integer, List<Evaluation>> years = new TreeMap<>();
        Stream.of(text.split(" ")).filter(t -> !t.isEmpty()).forEach(t -> {
            int year = Integer.parseInt(t.substring(0, 4));
            years.put(year, List.of(year(year, t.substring(5))));
        });
        return new CountySeries(place, years);
    }

    static HandValue hand(String item, int year, HandValue.Content value) {
        return new HandValue(item, COUNTY, year, value, "依据", "reported.csv:" + year);
    }
}
