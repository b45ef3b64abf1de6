package io.github.junheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is told and decides nothing, and a standard that as a whole decides nothing. */
class InformativeTest {
    private static final Standard STANDARD = MadeUpStandard.standard();
    private static final LocalDate DAY = Counties.dayOf(STANDARD);

    @Test
    void aRuleThatInformsIsToldAsEverAndIsNoPartOfItsSection() {
        Set<Status> told = new TreeSet<>();
        for (int seed = 0; seed < 40; seed++) {
            CountyDataset dataset = drawn(seed);
            Verdict deciding = verdict(STANDARD, dataset);
            for (String section : new String[] {"A", "B", "G"}) {
                Standard informing = informing(section);
                Depths.agree(informing, dataset, DAY);
                Verdict verdict = verdict(informing, dataset);
                assertThat(verdict.findings()).isEqualTo(deciding.findings());
                verdict.sections()
                        .forEach(result -> assertThat(result.status())
                                .as("%s", result.section().id())
                                .isEqualTo(
                                        result.section().id().equals(section)
                                                ? Status.NOT_APPLICABLE
                                                : of(deciding, result.section().id())));
                told.add(of(deciding, section));
            }
        }
        assertThat(told).contains(Status.MET, Status.NOT_MET);
    }

    @Test
    void aStandardWithoutADecisionHasSectionsAndNoOutcome() {
        Standard undecided = with(STANDARD, false, STANDARD.rules());
        for (int seed = 0; seed < 10; seed++) {
            CountyDataset dataset = drawn(seed);
            Depths.agree(undecided, dataset, DAY);
            Verdict verdict = verdict(undecided, dataset);
            assertThat(verdict.status()).isEqualTo(Status.NOT_APPLICABLE);
            assertThat(verdict.sections()).isEqualTo(verdict(STANDARD, dataset).sections());
        }
    }

    private static Status of(Verdict verdict, String section) {
        return verdict.sections().stream()
                .filter(result -> result.section().id().equals(section))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static Verdict verdict(Standard standard, CountyDataset dataset) {
        return Evaluator.of(standard).evaluate(dataset, DAY).orThrow().verdict();
    }

    private static CountyDataset drawn(int seed) {
        Distance distance = Distance.values()[seed % Distance.values().length];
        return Counties.of(STANDARD, DAY).draw(new Recipe(seed, 1 + seed % 4, distance, seed % 4 == 0 ? 20 : 0));
    }

    /** The standard with every rule of a section informing alone. */
    private static Standard informing(String section) {
        Map<String, Rule> rules = new LinkedHashMap<>(STANDARD.rules());
        STANDARD.sections().stream()
                .filter(s -> s.id().equals(section))
                .flatMap(s -> s.rules().stream())
                .forEach(id -> rules.computeIfPresent(
                        id,
                        (key, rule) -> new Rule(
                                rule.id(),
                                rule.name(),
                                rule.hasText(),
                                rule.level(),
                                rule.rolledUp(),
                                true,
                                rule.stages(),
                                rule.scopeOrNull(),
                                rule.criterion(),
                                rule.inForce(),
                                rule.fromDataYearOrNull(),
                                rule.citation(),
                                rule.notes())));
        return with(STANDARD, true, rules);
    }

    private static Standard with(Standard standard, boolean decides, Map<String, Rule> rules) {
        return new Standard(
                standard.id(),
                standard.title(),
                standard.issuer(),
                standard.documentNumber(),
                standard.inForce(),
                standard.inForceConfidence(),
                decides,
                standard.sections(),
                standard.facts(),
                standard.indicators(),
                rules,
                standard.concessions(),
                standard.notes(),
                standard.wholes(),
                standard.layers(),
                standard.supersedes());
    }
}
