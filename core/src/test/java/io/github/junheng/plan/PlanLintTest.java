package io.github.junheng.plan;

import static io.github.junheng.plan.MadeUpPlan.CITY;
import static io.github.junheng.plan.MadeUpPlan.JSON;
import static io.github.junheng.plan.MadeUpPlan.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.Severity;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each warning on a plan in which one passage is wrong; put right, the plan is passed in silence. */
class PlanLintTest {
    private static final String GOAL = "'goals': [";

    private static List<Problem> check(String json) {
        Plan plan = MadeUpPlan.read(json).orThrow();
        return PlanLint.check(plan, List.of(MadeUp.standard()));
    }

    private static List<String> told(String json) {
        List<Problem> problems = check(json);
        for (Problem problem : problems) {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            // Every place of a pattern is filled in both languages.
            assertThat(problem.message(Locale.CHINESE)).doesNotContain("{").doesNotContain("null");
            assertThat(problem.message(Locale.ENGLISH))
                    .doesNotContain("{")
                    .doesNotContain("null")
                    .doesNotContainPattern("规模|申请|建校|公用|其一");
        }
        return problems.stream().map(p -> p.code() + " " + p.where()).toList();
    }

    @Test
    void aPlanThatAgreesWithItselfIsPassedInSilence() {
        assertThat(check(JSON)).isEmpty();
        assertThat(check(CITY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'relations': [ | 'relations': [{'kind': 'declared', 'clause': '二', 'text': {'zh': '甲乙不一', 'en': 'a is not b'}, 'items': ['gap']}, | JH640 p 二",
                "'quantity': '3' | 'quantity': '4' | JH641 p 八",
                "'announced': '2' | 'announced': '3' | JH641 p 十",
                "'parts': ['two'] | 'parts': ['two', 'one', 'one'] | JH642 p 九",
                "'on': '2019-10' | 'on': '2022-10' | JH643 p 十一",
                "'name': {'zh': '经费', 'en': 'funds'}, 'clause': '一' | 'name': {'zh': '公用经费', 'en': 'public funds'}, 'clause': '一' | JH644 p 一 base",
                "'clause': '七', 'by': '2021-06' | 'clause': '七', 'by': '2021-09' | JH645 p apply",
                "'heading': '2021..2022' | 'heading': '2022' | JH646 p apply",
                "'by': '2022', 'basis': 'inferred' | 'by': '2023-01', 'basis': 'inferred' | JH647 p grade",
                "'value': '1800' | 'value': '2001' | JH649 p size",
                "'value': '0.4' | 'value': '0.51' | JH649 p gap",
                "'responsible': 'edu', 'measures' | 'measures' | JH652 p responsible",
                "'milestones': [ | 'milestones': [{'id': 'done', 'name': {'zh': '认定', 'en': 'recognised'}, 'clause': '六', 'by': 'undated', 'basis': 'none', 'responsible': 'edu'}, | JH651 p done",
            })
    void whatCannotAllBeSoIsWarnedOf(String passage, String other, String problem) {
        if (problem.startsWith("JH642")) {
            // Two of the parts are one and one, and the whole is three.
            assertThat(told(with(JSON, passage, "'parts': ['two', 'one']"))).isEmpty();
        }
        assertThat(told(with(JSON, passage, other))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource({"85,", "75,", "85.01,JH648 c both@甲县", "74.99,JH648 c both@甲县"})
    void aShareOfThoseThatMeetAllStandsBetweenItsColumns(String share, String problem) {
        assertThat(told(with(CITY, "'value': '80'", "'value': '" + share + "'")))
                .isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void aPlaceThatReachesAStandardDoesNotForecastThatItFails() {
        String earlier = with(
                CITY,
                "'clause': '二', 'reach': 'COUNTY', 'by': '2022'",
                "'clause': '二', 'reach': 'COUNTY', 'by': '2021'");
        // The area is one of several of which some suffice, and what all meet together is no rule of its own.
        assertThat(told(earlier)).containsExactly("JH650 c size@甲县");
        String right = with(with(earlier, "'value': '90'", "'value': '100'"), "'value': '80'", "'value': '85'");
        assertThat(told(right)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"60000,", "59999,JH649 p q"})
    void aNormIsNotUndercut(String value, String problem) {
        String goal =
                "{'id': 'q', 'kind': 'TARGET', 'name': {'zh': '工资', 'en': 'pay'}, 'clause': '三', 'reach': 'COUNTY',"
                        + " 'target': {'comparator': '>=', 'value': '" + value + "', 'unit': 'yuan'}, 'by': '2021',"
                        + " 'basis': 'printed', 'read': {'rules': ['made-up/Q'], 'take': 'VALUE'}, 'responsible': 'edu'}, ";
        assertThat(told(with(JSON, GOAL, GOAL + goal))).isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @Test
    void aLinkThatIsNeverInForceIsWarnedOf() {
        String early = with(with(JSON, "'from': '2020'", "'from': '2013'"), "'until': '2022'", "'until': '2016'");
        assertThat(told(early).stream().filter(p -> p.startsWith("JH630")))
                .containsExactly("JH630 p size", "JH630 p gap", "JH630 p pay", "JH630 p all");
        String later = with(early, "'until': '2016'", "'until': '2017'");
        assertThat(told(later)).noneMatch(p -> p.startsWith("JH630"));
    }

    @Test
    void bothClausesAndDatesAreNamed() {
        Problem problem = check(with(JSON, "'clause': '七', 'by': '2021-06'", "'clause': '七', 'by': '2021-09'"))
                .get(0);
        assertThat(problem.message(Locale.CHINESE)).contains("申请", "2021-06（六）", "2021-09（七）");
        assertThat(problem.message(Locale.ENGLISH)).contains("apply", "2021-06 (六)", "2021-09 (七)");
    }
}
