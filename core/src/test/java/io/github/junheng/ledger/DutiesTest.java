package io.github.junheng.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.plan.Basis;
import io.github.junheng.plan.Deadline;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.ItemHead;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.Reading;
import io.github.junheng.plan.ResponsibleUnits;
import io.github.junheng.plan.RuleRef;
import io.github.junheng.plan.Target;
import io.github.junheng.plan.Undertaking;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.region.CountyCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Text;
import io.github.junheng.time.KnownDay;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DutiesTest {
    private static final Locality COUNTY = new Locality("某县", new CountyCode("371425"));
    private static final ResponsibleUnits FINANCE =
            new ResponsibleUnits(List.of("县财政局"), List.of("县教体局"), Basis.PRINTED, "三1");
    private static final ResponsibleUnits HOUSING =
            new ResponsibleUnits(List.of("县住建局"), List.of(), Basis.PRINTED, "三2");

    private static ItemHead head(String id, ResponsibleUnits units, String deadline) {
        return new ItemHead(
                id,
                new Text("条目" + id, id),
                COUNTY,
                Deadline.parse(deadline, Basis.PRINTED),
                new Citation("某方案", "一", Confidence.SINGLE_SOURCE),
                null,
                units,
                null,
                List.of());
    }

    private static Goal goal(
            ItemHead head, Goal.Kind kind, Reading reading, List<RuleRef> beside, List<String> measures) {
        return new Goal(head, kind, Goal.Reach.SCHOOL, new Target.Settled(), reading, beside, null, null, measures);
    }

    private static Reading rules(@Nullable Stage stage, String... rules) {
        return new Reading.OfRules(
                List.of(rules).stream().map(RuleRef::parse).toList(), stage, List.of(), Reading.Take.OUTCOME);
    }

    private static Duties duties(PlanItem... items) {
        return Duties.of(
                new Plan(
                        "plan",
                        new Text("某方案", "plan"),
                        new Text("某县", "county"),
                        "某文",
                        null,
                        KnownDay.parse("2023"),
                        KnownDay.parse("2025"),
                        COUNTY,
                        List.of(),
                        List.of(items),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Confidence.SINGLE_SOURCE,
                        LocalDate.of(2026, 11, 25),
                        List.of()),
                COUNTY);
    }

    private static LedgerKey key(String rule, @Nullable Stage stage) {
        return new LedgerKey(RuleId.parse(rule), LedgerTest.SCHOOL, stage);
    }

    @Test
    void whoReadsTheRuleSeesToItByTheEndOfItsTimeWithItsMeasures() {
        Undertaking build = new Undertaking(
                head("build", ResponsibleUnits.NOT_NAMED, "2024"),
                Rational.of(3),
                new Unit("schools", "所", true, false));
        Duties duties = duties(
                goal(
                        head("area", FINANCE, "2024-08"),
                        Goal.Kind.TARGET,
                        rules(null, "q/R4/part"),
                        List.of(),
                        List.of("build")),
                build);

        assertThat(duties.of(key("q/R4", Stage.PRIMARY)))
                .contains(new Assignment(
                        List.of("县财政局"), List.of("县教体局"), "条目build", LocalDate.of(2024, 8, 31), "plan/area"));
        assertThat(duties.of(key("q/R5", Stage.PRIMARY))).isEmpty();
    }

    @Test
    void anItemThatReadsTheRuleGoesBeforeOneThatNamesItBesideAndOneThatNamesUnitsBeforeOneThatDoesNot() {
        Goal beside = goal(
                head("beside", HOUSING, "ongoing"),
                Goal.Kind.TARGET,
                new Reading.ByHand(),
                List.of(RuleRef.parse("q/R4")),
                List.of());
        Goal reads =
                goal(head("reads", FINANCE, "ongoing"), Goal.Kind.TARGET, rules(null, "q/R4"), List.of(), List.of());
        Goal unnamed = goal(
                head("unnamed", ResponsibleUnits.NOT_NAMED, "2024"),
                Goal.Kind.TARGET,
                rules(null, "q/R4"),
                List.of(),
                List.of());

        assertThat(duties(beside, reads).of(key("q/R4", null)).orElseThrow().lead())
                .containsExactly("县财政局");
        assertThat(duties(unnamed, beside).of(key("q/R4", null)).orElseThrow().lead())
                .containsExactly("县住建局");
        assertThat(duties(unnamed).of(key("q/R4", null)).orElseThrow().deadline())
                .contains(LocalDate.of(2024, 12, 31));
    }

    @Test
    void anItemOfOneStageIsNotOfTheOtherAndAForecastIsNobodysDuty() {
        Goal primary = goal(
                head("primary", FINANCE, "2024"), Goal.Kind.TARGET, rules(Stage.PRIMARY, "q/R4"), List.of(), List.of());
        Goal forecast =
                goal(head("forecast", FINANCE, "2024"), Goal.Kind.FORECAST, rules(null, "q/R4"), List.of(), List.of());

        assertThat(duties(primary).of(key("q/R4", Stage.PRIMARY))).isPresent();
        assertThat(duties(primary).of(key("q/R4", Stage.JUNIOR))).isEmpty();
        assertThat(duties(forecast).of(key("q/R4", Stage.PRIMARY))).isEmpty();
    }
}
