package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.plan.Plan;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of the shipped plans: each is read without a problem, and says in a page of its own how it was read. */
class CountyPlansDataTest {
    static List<String> ids() {
        return ShippedPlans.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void a_shipped_plan_has_no_problem(String id) {
        Checked<Plan> plan = ShippedPlans.read(id);

        assertThat(plan.problems().stream().map(CountyPlansDataTest::words)).isEmpty();
        assertThat(plan.valueOrNull()).isNotNull();
        assertThat(plan.valueOrNull().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void a_shipped_plan_says_how_it_was_read(String id) {
        String notes = ShippedPlans.text(id + "/NOTES.md");

        assertThat(notes).startsWith("# ").contains("读法").contains("未核实");
    }

    @Test
    void an_id_is_listed_once() {
        assertThat(ids()).doesNotHaveDuplicates().isNotEmpty();
    }

    private static String words(Problem problem) {
        return problem.code() + " " + problem.where() + " " + problem.message(Locale.SIMPLIFIED_CHINESE);
    }
}
