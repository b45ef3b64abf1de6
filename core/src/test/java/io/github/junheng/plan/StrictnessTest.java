package io.github.junheng.plan;

import static io.github.junheng.plan.MadeUpPlan.JSON;
import static io.github.junheng.plan.MadeUpPlan.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictnessTest {
    /** A goal that reads a rule, and how it stands to a rule. */
    private static Strictness of(String by, String target, String read, String rule) {
        String units = with(
                JSON,
                "'units': [",
                "'units': [{'id': 'rate', 'zh': '人/百名学生', 'whole': false}, {'id': 'm²', 'zh': '㎡/人', 'whole': false},");
        String goal =
                "{'id': 'g', 'kind': 'TARGET', 'name': {'zh': '甲', 'en': 'a'}, 'clause': '一', 'reach': 'COUNTY', 'by': '"
                        + by + "', 'basis': 'printed'" + target + ", 'read': {" + read + "}}, ";
        Plan plan =
                MadeUpPlan.read(with(units, "'goals': [", "'goals': [" + goal)).orThrow();
        return Strictness.of(plan.goals().get(0), RuleRef.parse(rule), plan, MadeUp.standard());
    }

    private static String target(String comparator, String value, String unit) {
        return ", 'target': {'comparator': '" + comparator + "', 'value': '" + value + "', 'unit': '" + unit + "'}";
    }

    @ParameterizedTest
    @CsvSource({
        "<=, 1999, persons, STRICTER",
        "<=, 2000, persons, SAME",
        "<, 2000, persons, STRICTER",
        "<=, 2001, persons, LOOSER",
        "<, 2001, persons, LOOSER",
        ">=, 2000, persons, NOT_COMPARABLE",
        "<=, 2000, yuan, NOT_COMPARABLE"
    })
    void aMostIsStricterTheLessItIs(String comparator, String value, String unit, Strictness strictness) {
        assertThat(of(
                        "2021",
                        target(comparator, value, unit),
                        "'rules': ['made-up/P'], 'kinds': ['小学'], 'take': 'EVERY'",
                        "made-up/P"))
                .isEqualTo(strictness);
    }

    @ParameterizedTest
    @CsvSource({">=, 1, LOOSER", ">, 1, SAME", ">=, 1.01, STRICTER", ">, 0.99, LOOSER"})
    void aboveANumberIsStricterThanAtLeastIt(String comparator, String value, Strictness strictness) {
        assertThat(of(
                        "2021",
                        target(comparator, value, "rate"),
                        "'rules': ['made-up/W'], 'take': 'VALUE'",
                        "made-up/W"))
                .isEqualTo(strictness);
    }

    @ParameterizedTest
    @CsvSource({"2021, STRICTER", "2022, LOOSER", "ongoing, LOOSER", "yearly from 2020, LOOSER", "2021-12-31, STRICTER"
    })
    void theNumberOfTheDayOnWhichItIsDueCounts(String by, Strictness strictness) {
        assertThat(of(by, target(">=", "4.2", "m²"), "'rules': ['made-up/S'], 'take': 'EVERY'", "made-up/S"))
                .isEqualTo(strictness);
    }

    @ParameterizedTest
    @CsvSource({"'', LOOSER", "PRIMARY, STRICTER", "JUNIOR, LOOSER"})
    void oneOfSeveralNumbersThatIsUndercutMakesItLooser(String stage, Strictness strictness) {
        String ofStage = stage.isEmpty() ? "" : ", 'stage': '" + stage + "'";
        assertThat(of(
                        "2021",
                        target(">=", "5", "rate"),
                        "'rules': ['made-up/T'], 'take': 'EVERY'" + ofStage,
                        "made-up/T"))
                .isEqualTo(strictness);
    }

    @ParameterizedTest
    @CsvSource({
        // No number is printed: the limit is the county's own, and a norm is only warned of.
        "'rules': ['made-up/Q']; 'take': 'VALUE', yuan, made-up/Q",
        "'rules': ['made-up/E']; 'take': 'VALUE', yuan, made-up/E",
        // A share of those that meet a rule is no number that the rule asks.
        "'rules': ['made-up/P']; 'take': 'SHARE', persons, made-up/P",
    })
    void whereARuleHasNoSuchNumberNothingIsCompared(String read, String unit, String rule) {
        assertThat(of("2021", target(">=", "70000", unit), read.replace(';', ','), rule))
                .isEqualTo(Strictness.NOT_COMPARABLE);
    }

    @ParameterizedTest
    @CsvSource({"made-up/M, SAME", "made-up/P, NOT_COMPARABLE"})
    void anOutcomeIsTheRuleItself(String rule, Strictness strictness) {
        assertThat(of("2021", "", "'rules': ['made-up/M'], 'take': 'OUTCOME'", rule))
                .isEqualTo(strictness);
    }

    @ParameterizedTest
    @CsvSource({"40, STRICTER", "45, SAME", "46, LOOSER"})
    void aPartIsComparedByItsOwnNumber(String value, Strictness strictness) {
        assertThat(of(
                        "2021",
                        target("<=", value, "persons"),
                        "'rules': ['made-up/M/classes'], 'stage': 'PRIMARY', 'take': 'EVERY'",
                        "made-up/M/classes"))
                .isEqualTo(strictness);
    }
}
