package io.github.junheng.rules;

import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import io.github.junheng.testkit.StandardProperties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every numeric test of every shipped standard, at its limit, one smallest unit below and one above, whatever its comparator. A test
 * that no generated county can bring to its limit is a failure, so that a new standard is either tried or noticed.
 */
class BoundaryPropertyTest {
    private static final int SEEDS = 3;
    /** The section of values that are told and held against nothing: they have no limit to be brought to. */
    private static final String TOLD = "I";

    private record Tried(Standard standard) implements StandardProperties {}

    @TestFactory
    Stream<DynamicTest> everyLimitDividesWhereTheStandardSays() {
        return NationalStandards.all().stream()
                .map(standard -> DynamicTest.dynamicTest(standard.id(), () -> {
                    StandardProperties tried = new Tried(standard.only(standard.sections().stream()
                            .map(Section::id)
                            .filter(id -> !id.equals(TOLD))
                            .toArray(String[]::new)));
                    for (int seed = 1; seed <= SEEDS; seed++) {
                        tried.everyLimitDividesWhereTheStandardSays(
                                tried.trial(new Recipe(seed, 4, Distance.MIXED, 0)));
                    }
                }));
    }
}
