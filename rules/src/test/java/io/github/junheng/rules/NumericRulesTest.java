package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every rule that holds a value against a number is held at that number and one smallest unit beside it: by
 * {@link BoundaryPropertyTest} where the kit draws it, else by a test that says so.
 */
class NumericRulesTest {
    private static final List<Class<?>> TESTS = List.of(
            Balanced2012Test.class,
            KindergartenStaffingTest.class,
            NumberStandardsGoldenTest.class,
            Preschool2020Test.class,
            PublicFundingTest.class,
            StaffingTest.class);

    /** Numeric rules that nothing holds at their limits. Nothing may be added here. */
    private static final List<String> HELD_NOWHERE = List.of();

    private static Set<String> said() {
        Set<String> said = new TreeSet<>();
        for (Class<?> test : TESTS) {
            for (Method method : test.getDeclaredMethods()) {
                AtTheLimit held = method.getAnnotation(AtTheLimit.class);
                if (held != null) {
                    assertThat(method.getAnnotations().length)
                            .as(method + " is a test")
                            .isGreaterThan(1);
                    said.addAll(List.of(held.value()));
                }
            }
        }
        return said;
    }

    private static boolean isNumeric(Rule rule) {
        return rule.shareOrNull() != null || isNumeric(rule.criterion());
    }

    private static boolean isNumeric(Criterion criterion) {
        if (criterion instanceof Criterion.All all) {
            return all.parts().stream().anyMatch(part -> isNumeric(part.criterion()));
        }
        if (criterion instanceof Criterion.Comparison comparison) {
            return !(comparison.limit() instanceof Limit.None);
        }
        if (criterion instanceof Criterion.Dispersion dispersion) {
            return !(dispersion.limit() instanceof Limit.None);
        }
        return !(criterion instanceof Criterion.Evidence
                || criterion instanceof Criterion.Veto
                || criterion instanceof Criterion.Context);
    }

    @Test
    void everyNumericRuleIsHeldAtItsLimit() {
        List<String> drawn = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        for (Standard standard : NationalStandards.all()) {
            for (Rule rule : standard.rules().values()) {
                if (isNumeric(rule)) {
                    // The kit draws no kindergartens, so that a rule of theirs too needs a test of its own.
                    boolean tried = BoundaryPropertyTest.isTried(standard, rule)
                            && !rule.stages().contains(Stage.KINDERGARTEN);
                    (tried ? drawn : others).add(rule.id().toString());
                }
            }
        }
        System.out.println("numeric rules: " + drawn.size() + " drawn, " + others.size() + " held by their own tests");
        assertThat(said())
                .as("what tests say they hold, and the kit does not draw")
                .isSubsetOf(others);
        others.removeAll(said());
        assertThat(others).containsExactlyElementsOf(HELD_NOWHERE);
        assertThat(drawn).hasSizeGreaterThan(100);
    }
}
