package io.github.junheng.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a goal and what it is made of refuse. */
class GoalTest {
    private static final Unit PERCENT = new Unit("%", "%", false, false, false);
    private static final Map<String, Target> TARGETS = new TreeMap<>(Map.of(
            "amount", new Target.Amount(Comparator.AT_LEAST, Rational.of(90), PERCENT),
            "grade", new Target.Grade(List.of("优")),
            "earlier", new Target.Earlier(Comparator.ABOVE, PERCENT, Target.Earlier.Than.YEAR_BEFORE),
            "settled", new Target.Settled()));

    private static Goal goal(Target target, Reading reading) {
        ItemHead head = new ItemHead(
                "g",
                new Text("甲", "a"),
                new Locality("某县", null),
                Deadline.undated(Basis.NONE),
                new Citation("某文", "一", Confidence.VERIFIED),
                null,
                ResponsibleUnits.NOT_NAMED,
                null,
                List.of());
        return new Goal(head, Goal.Kind.TARGET, Goal.Reach.COUNTY, target, reading, List.of(), null, null, List.of());
    }

    private static Reading of(Reading.Take take) {
        return new Reading.OfRules(List.of(RuleRef.parse("s/R")), null, List.of(), take);
    }

    @Test
    void targetAndReadingGoTogetherAsTheFormatSays() {
        Map<String, Reading> readings = Map.of(
                "VALUE", of(Reading.Take.VALUE),
                "EVERY", of(Reading.Take.EVERY),
                "SHARE", of(Reading.Take.SHARE),
                "GREATEST", of(Reading.Take.GREATEST),
                "OUTCOME", of(Reading.Take.OUTCOME),
                "sections", new Reading.OfSections("s", List.of("A")),
                "hand", new Reading.ByHand());
        Map<String, List<String>> pairs = Map.of(
                "amount", List.of("VALUE", "EVERY", "SHARE", "GREATEST", "hand"),
                "grade", List.of("OUTCOME", "hand"),
                "earlier", List.of("VALUE", "hand"),
                "settled", List.of("OUTCOME", "sections", "hand"));
        TARGETS.forEach((name, target) -> readings.forEach((how, reading) -> {
            if (pairs.get(name).contains(how)) {
                assertThat(goal(target, reading).target()).isEqualTo(target);
            } else {
                assertThatThrownBy(() -> goal(target, reading))
                        .as(name + " " + how)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }));
    }

    @Test
    void aNumberHasADirectionAndAGradeAWord() {
        assertThatThrownBy(() -> new Target.Amount(Comparator.EQUAL, Rational.ONE, PERCENT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Target.Grade(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Target.Earlier(Comparator.BELOW, PERCENT, Target.Earlier.Than.FIRST_YEAR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReadingNamesWhatItReads() {
        RuleRef rule = RuleRef.parse("s/R");
        assertThatThrownBy(() -> new Reading.OfRules(List.of(), null, List.of(), Reading.Take.SHARE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reading.OfRules(List.of(rule, rule), null, List.of(), Reading.Take.VALUE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reading.OfSections("s", List.of())).isInstanceOf(IllegalArgumentException.class);
        for (String text : List.of("R", "s/", "/R", "s/R/")) {
            assertThatThrownBy(() -> RuleRef.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(RuleRef.parse("s/R/part")).hasToString("s/R/part");
    }

    @Test
    void unitsThatAreNotNamedAreAValue() {
        assertThat(ResponsibleUnits.NOT_NAMED.areNamed()).isFalse();
        assertThatThrownBy(() -> new ResponsibleUnits(List.of(), List.of("甲局"), Basis.NONE, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ResponsibleUnits(List.of(), List.of(), Basis.PRINTED, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ResponsibleUnits(List.of("甲局"), List.of(), Basis.NONE, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aForecastIsNoDuty() {
        Goal goal = goal(new Target.Settled(), new Reading.ByHand());
        assertThat(goal.isDuty()).isTrue();
        assertThat(new Goal(
                                goal.head(),
                                Goal.Kind.FORECAST,
                                goal.reach(),
                                goal.target(),
                                goal.reading(),
                                List.of(),
                                null,
                                null,
                                List.of())
                        .isDuty())
                .isFalse();
    }
}
