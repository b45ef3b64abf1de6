package io.github.junheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.ConsistencyChecks;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.problem.Severity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The generated counties are what they are said to be. */
class CountiesTest {
    private final Standard standard = MadeUpStandard.standard();
    private final LocalDate day = Counties.dayOf(standard);
    private final Counties counties = Counties.of(standard, day);

    @Test
    void theSameRecipeGivesTheSameCounty() {
        Recipe recipe = new Recipe(42, 7, Distance.MIXED, 50);
        assertThat(counties.draw(recipe)).isEqualTo(Counties.of(standard, day).draw(recipe));
    }

    @Test
    void noPartIsAboveItsWhole() {
        for (int seed = 0; seed < 300; seed++) {
            CountyDataset county = counties.draw(new Recipe(seed, 1 + seed % 12, Distance.values()[seed % 4], 0));
            assertThat(ConsistencyChecks.check(county))
                    .noneMatch(i -> i.problem().severity() == Severity.ERROR);
        }
    }

    @Test
    void everyRuleIsMetAndNotMetSomewhereAndLiesExactlyOnItsLimit() {
        Set<String> seen = new TreeSet<>();
        for (int seed = 0; seed < 300; seed++) {
            CountyDataset county =
                    counties.draw(new Recipe(seed, 1 + seed % 6, seed % 3 == 0 ? Distance.MIXED : Distance.AT, 0));
            for (Finding finding :
                    Evaluator.of(standard).evaluate(county, day).orThrow().findings()) {
                seen.add(finding.rule().local() + " " + finding.status());
                finding.measure()
                        .filter(m -> m.valueOrNull() instanceof Rational value && value.equals(m.limitOrNull()))
                        .ifPresent(m -> seen.add(finding.rule().local() + " on its limit"));
            }
        }
        for (String rule : standard.rules().keySet()) {
            assertThat(seen).contains(rule + " MET", rule + " NOT_MET");
        }
        assertThat(seen)
                .contains("A1 on its limit", "A2 on its limit", "A3 on its limit", "A4 on its limit")
                .contains(
                        "B1 on its limit", "B4 on its limit", "G1 on its limit", "G2 on its limit", "G3 on its limit");
    }

    @Test
    void cellsAreMissingWhereTheRecipeSaysSo() {
        CountyDataset complete = counties.draw(new Recipe(5, 12, Distance.FAR, 0));
        CountyDataset gaps = counties.draw(new Recipe(5, 12, Distance.FAR, 300));
        int all = complete.schools().stream()
                .mapToInt(s -> s.facts().values().size())
                .sum();
        int left =
                gaps.schools().stream().mapToInt(s -> s.facts().values().size()).sum();
        assertThat(left).isBetween(all * 6 / 10, all * 8 / 10);
    }
}
