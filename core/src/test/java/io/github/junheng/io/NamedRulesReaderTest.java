package io.github.junheng.io;

import static io.github.junheng.MadeUp.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that name another one, which has to be such that it can serve. */
class NamedRulesReaderTest {
    private static final String SOUND = comparison("'5'");
    private static final String CASES =
            "{'cases': [{'when': [{'fact': 'boarding', 'in': ['true']}], 'limit': '4'}, {'when': [], 'limit': '3'}]}";

    private static String comparison(String limit) {
        return "'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'pupils',"
                + (limit.equals("'none'") ? "" : " 'comparator': '>=',") + " 'limit': " + limit + "}";
    }

    private static List<String> problems(String... rules) {
        return MadeUp.read(MadeUp.filesOf(rules)).problems().stream()
                .map(p -> p.code() + " " + p.where())
                .toList();
    }

    @Test
    void whatInformsOnlyOrHasNoLimitIsNoMemberOfKOfN() {
        String counts = "'scope': 'ordinary', 'criterion': {'kind': 'k-of-n', 'rules': ['A', 'B'], 'atLeast': '1',"
                + " 'floor': '0.5'}";
        assertThat(problems(
                        rule("A", "SCHOOL_STAGE", SOUND),
                        rule("B", "SCHOOL_STAGE", SOUND),
                        rule("K", "SCHOOL_STAGE", counts)))
                .isEmpty();
        assertThat(problems(
                        rule("A", "SCHOOL_STAGE", "'informative': true, " + SOUND),
                        rule("B", "SCHOOL_STAGE", comparison("'none'")),
                        rule("K", "SCHOOL_STAGE", counts)))
                .containsExactly(
                        "JH501 rules.json $.rules[2].criterion.rules[0]",
                        "JH501 rules.json $.rules[2].criterion.rules[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'none'", CASES})
    void aLimitThatIsNoneOrByCasesIsNotTakenOver(String limit) {
        String same = comparison("{'sameAs': 'A'}");
        assertThat(problems(rule("A", "SCHOOL_STAGE", SOUND), rule("S", "SCHOOL_STAGE", same)))
                .isEmpty();
        assertThat(problems(rule("A", "SCHOOL_STAGE", comparison(limit)), rule("S", "SCHOOL_STAGE", same)))
                .containsExactly("JH501 rules.json $.rules[1].criterion.limit.sameAs");
    }

    @Test
    void aNormIsForTheWholeCounty() {
        String norm =
                "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=', 'limit': '5',"
                        + " 'norm': '6'}";
        assertThat(problems(rule("A", "COUNTY", norm))).isEmpty();
        assertThat(problems(rule("A", "COUNTY", "'scope': 'ordinary', " + norm)))
                .contains("JH501 rules.json $.rules[0].criterion.norm");
    }
}
