package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import io.github.junheng.testkit.Drawn;
import io.github.junheng.testkit.StandardProperties;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every numeric test of every shipped standard, at its limit, one smallest unit below and one above, whatever its comparator. A test
 * that no generated county can bring to its limit is a failure, so that a new standard is either tried or noticed.
 *
 * <p>The kit draws schools and the county. What is asked of kindergartens, classes and townships, what is told and not judged, and means
 * of coefficients, scorecards, shares and tests of some schools alone are held at their limits by tests of their own standards.
 */
class BoundaryPropertyTest {
    private static final int SEEDS = 3;

    private static final Set<Level> DRAWN =
            EnumSet.of(Level.SCHOOL_STAGE, Level.SCHOOL, Level.COUNTY_STAGE, Level.COUNTY);
    /** What is asked of kindergartens, of the county as well. */
    private static final List<String> ELSEWHERE = List.of("preschool-2020", "kindergarten-quality-2022");

    private record Tried(Standard standard) implements StandardProperties {}

    @TestFactory
    Stream<DynamicTest> everyLimitDividesWhereTheStandardSays() {
        return NationalStandards.all().stream()
                .filter(standard -> !ELSEWHERE.contains(standard.id()))
                .map(standard -> DynamicTest.dynamicTest(standard.id(), () -> {
                    StandardProperties tried = new Tried(Drawn.only(standard, BoundaryPropertyTest::isDrawn));
                    for (int seed = 1; seed <= SEEDS; seed++) {
                        tried.everyLimitDividesWhereTheStandardSays(
                                tried.trial(new Recipe(seed, 4, Distance.MIXED, 0)));
                    }
                }));
    }

    @Test
    void whatTheKitDoesNotDrawIsAFewShapes() {
        assertThat(NationalStandards.all().stream()
                        .flatMap(standard -> standard.rules().values().stream())
                        .filter(rule -> !isDrawn(rule) && DRAWN.contains(rule.level()))
                        .map(rule -> rule.id().owner())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "balanced-2012",
                        "staffing",
                        "teachers",
                        "preschool-2020",
                        "public-funding",
                        "national-targets");
    }

    static boolean isTried(Standard standard, Rule rule) {
        return !ELSEWHERE.contains(standard.id()) && isDrawn(rule);
    }

    private static boolean isDrawn(Rule rule) {
        return DRAWN.contains(rule.level())
                && rule.shareOrNull() == null
                && isDrawn(rule.criterion())
                && RuleInputs.limits(rule.criterion()).stream()
                        .noneMatch(limit -> limit instanceof Limit.None || limit instanceof Limit.Cases);
    }

    private static boolean isDrawn(Criterion criterion) {
        if (criterion instanceof Criterion.All all) {
            return all.parts().stream().allMatch(part -> part.scopeOrNull() == null && isDrawn(part.criterion()));
        }
        return !(criterion instanceof Criterion.Context
                || criterion instanceof Criterion.MeanDispersion
                || criterion instanceof Criterion.Scorecard
                || criterion instanceof Criterion.Share);
    }
}
