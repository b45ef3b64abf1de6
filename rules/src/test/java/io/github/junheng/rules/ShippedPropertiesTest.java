package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import io.github.junheng.testkit.Drawn;
import io.github.junheng.testkit.StandardProperties;
import io.github.junheng.testkit.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What has to hold of every standard holds of every one that ships: the test kit's properties over what each asks of schools and the
 * county, on counties at, beside and far from the limits, with cells missing and not. Limits themselves: {@link BoundaryPropertyTest}.
 */
class ShippedPropertiesTest {
    private static final List<Recipe> RECIPES = List.of(
            new Recipe(1, 4, Distance.MIXED, 0),
            new Recipe(2, 1, Distance.AT, 0),
            new Recipe(3, 6, Distance.BESIDE, 50),
            new Recipe(4, 3, Distance.MIXED, 300));

    private static final Map<String, BiConsumer<StandardProperties, Trial>> PROPERTIES = new LinkedHashMap<>();

    static {
        PROPERTIES.put("outcomes", StandardProperties::everyOutcomeIsWhatTheDefinitionsSay);
        PROPERTIES.put("more of it", StandardProperties::moreOfWhatIsWantedNeverTurnsMetIntoNotMet);
        PROPERTIES.put("order", StandardProperties::orderAndCodesOfSchoolsChangeNothing);
        PROPERTIES.put("emptied cells", StandardProperties::anEmptiedCellNeverDecides);
        PROPERTIES.put("scaling", StandardProperties::scalingLeavesADispersionAlone);
        PROPERTIES.put("splitting", StandardProperties::splittingGivesAwayTheWholeAndNoMore);
        PROPERTIES.put("printed", StandardProperties::boundarySensitiveMeansThatPrintedValuesDecideOtherwise);
        PROPERTIES.put("replay", StandardProperties::everyExplanationReplaysAndNothingIsLeftToChance);
    }

    private record Tried(Standard standard) implements StandardProperties {}

    @TestFactory
    Stream<DynamicContainer> everyPropertyHoldsOfEveryStandard() {
        return NationalStandards.all().stream()
                .map(Drawn::of)
                .filter(standard -> !standard.rules().isEmpty())
                .map(standard -> {
                    StandardProperties tried = new Tried(standard);
                    return DynamicContainer.dynamicContainer(
                            standard.id(),
                            PROPERTIES.entrySet().stream()
                                    .map(property -> DynamicTest.dynamicTest(
                                            property.getKey(),
                                            () -> RECIPES.forEach(recipe ->
                                                    property.getValue().accept(tried, tried.trial(recipe))))));
                });
    }

    /** What the kit cannot draw is held at its limits by tests that {@code NumericRulesTest} lists. */
    @Test
    void whatTheKitCannotTryIsNamed() {
        Map<String, Set<String>> left = new TreeMap<>();
        for (Standard standard : NationalStandards.all()) {
            Set<String> rules = Drawn.left(standard).keySet();
            if (!rules.isEmpty()) {
                left.put(standard.id(), rules);
            }
        }
        assertThat(left.keySet()).containsExactly("kindergarten-quality-2022", "preschool-2020", "staffing");
        Standard guide = NationalStandards.find("kindergarten-quality-2022").orElseThrow();
        assertThat(Drawn.of(guide).rules()).isEmpty();
        assertThatThrownBy(() -> new Tried(guide).trial(RECIPES.get(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kindergarten-quality-2022")
                .hasMessageContaining("KINDERGARTEN");
    }
}
