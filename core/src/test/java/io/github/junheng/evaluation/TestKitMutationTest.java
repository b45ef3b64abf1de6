package io.github.junheng.evaluation;

import static io.github.junheng.evaluation.MadeUpStandard.comparison;
import static io.github.junheng.evaluation.MadeUpStandard.dated;
import static io.github.junheng.evaluation.MadeUpStandard.dispersion;
import static io.github.junheng.evaluation.MadeUpStandard.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import io.github.junheng.testkit.StandardProperties;
import io.github.junheng.testkit.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The test kit finds what is wrong: an evaluator that reads the standard a little differently breaks a property. */
class TestKitMutationTest {
    private static final int SEEDS = 4;

    /** What evaluates holds another standard than the one that it is tried against. */
    private record Tried(Standard standard, Standard mutant) implements StandardProperties {
        @Override
        public Evaluator evaluator() {
            return Evaluator.of(mutant);
        }
    }

    @TestFactory
    List<DynamicTest> everyLimitMovedByOneUnitIsFound() {
        Map<String, Standard> mutants = new LinkedHashMap<>();
        criterion(mutants, "A1", "limit", c -> comparison("music", Comparator.AT_LEAST, limit("0.91")));
        criterion(mutants, "A2", "limit", c -> comparison("area", Comparator.AT_LEAST, limit("4.51")));
        criterion(mutants, "A2", "word", c -> comparison("area", Comparator.ABOVE, limit("4.5")));
        criterion(mutants, "A4", "word", c -> comparison("value", Comparator.AT_LEAST, limit("2000")));
        criterion(mutants, "A5", "limit", c -> comparison("degrees", Comparator.AT_LEAST, limit("0.9")));
        kOfN(mutants, "floor", "3", "0.86");
        kOfN(mutants, "number", "2", "0.85");
        criterion(mutants, "D1", "limit", c -> dispersion("music", "0.5001", Comparator.AT_MOST));
        criterion(mutants, "D2", "word", c -> dispersion("area", "0.45", Comparator.AT_MOST));
        criterion(mutants, "B1", "kind", c -> comparison("size", Comparator.AT_MOST, limit("2000")));
        criterion(mutants, "B1", "limit", c -> comparison("size", Comparator.AT_MOST, limit("2001")));
        criterion(mutants, "B2", "limit", c -> every((Criterion.Every) c, Comparator.AT_MOST, "46"));
        criterion(mutants, "B2", "word", c -> every((Criterion.Every) c, Comparator.BELOW, "45"));
        rooms(mutants, "each", "96", "90.5", 13);
        rooms(mutants, "area", "96", "90.51", 12);
        criterion(
                mutants,
                "B4",
                "times",
                c -> comparison(
                        "granted",
                        Comparator.AT_LEAST,
                        new Limit.WeightedMean("quota.{STAGE}", "{stage}.students", Rational.of(101))));
        criterion(mutants, "B5", "words", c -> new Criterion.Evidence("moralAndCulture", Set.of("优秀", "良好", "合格")));
        criterion(mutants, "G1", "word", c -> comparison("certified", Comparator.AT_LEAST, limit("100")));
        criterion(mutants, "G2", "limit", c -> comparison("kept", Comparator.AT_LEAST, limit("94")));
        criterion(
                mutants,
                "G3",
                "part",
                c -> first(
                        (Criterion.All) c,
                        comparison("teachersPay", Comparator.ABOVE, new Limit.OfIndicator("othersPay"))));
        criterion(
                mutants,
                "G4",
                "part",
                c -> last(
                        (Criterion.All) c,
                        new Criterion.Every(
                                "exam[].rate",
                                Comparator.AT_MOST,
                                limit("0.15"),
                                ((Criterion.Every) ((Criterion.All) c)
                                                .parts()
                                                .get(1)
                                                .criterion())
                                        .unit(),
                                true)));
        criterion(
                mutants,
                "E1",
                "years",
                c -> new Criterion.Elapsed("since", dated("4"), ((Criterion.Elapsed) c).unit()));
        criterion(mutants, "V1", "sense", c -> new Criterion.Evidence("vetoes.V1", Set.of("true")));
        scope(mutants, "A1", List.of());
        scope(mutants, "B1", List.of(new Condition.FactIn("location", Set.of("城区"), false)));
        return mutants.entrySet().stream()
                .map(mutant ->
                        DynamicTest.dynamicTest(mutant.getKey(), () -> isFound(mutant.getKey(), mutant.getValue())))
                .collect(Collectors.toList());
    }

    @Test
    void theStandardItselfBreaksNothing() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Trial trial = trial(MadeUpStandard.standard(), seed);
            Tried tried = new Tried(MadeUpStandard.standard(), MadeUpStandard.standard());
            assertThatCode(() -> tried.everyLimitDividesWhereTheStandardSays(trial))
                    .doesNotThrowAnyException();
            assertThatCode(() -> tried.everyOutcomeIsWhatTheDefinitionsSay(trial))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aRuleThatNoCountyComesNearFails() {
        Rule rule = MadeUpStandard.standard().rule("A1");
        Standard nobody = MadeUpStandard.with(
                MadeUpStandard.standard(),
                withScope(rule, List.of(new Condition.FactIn("location", Set.of("海上"), false))));
        Tried tried = new Tried(nobody, nobody);
        assertThat(failure(() -> tried.everyLimitDividesWhereTheStandardSays(trial(nobody, 1))))
                .contains("rule A1", "nothing was tested");
    }

    /** The failure says where: standard, rule, subject, value and limit. */
    private static void isFound(String name, Standard mutant) {
        String rule = name.substring(0, name.indexOf(' '));
        Tried tried = new Tried(MadeUpStandard.standard(), mutant);
        String failure = "";
        for (long seed = 0; failure.isEmpty() && seed < SEEDS; seed++) {
            Trial trial = tried.trial(new Recipe(seed, 3 + 3 * (int) seed, Distance.AT, 0));
            failure = failure(() -> {
                tried.everyLimitDividesWhereTheStandardSays(trial);
                tried.everyOutcomeIsWhatTheDefinitionsSay(trial);
            });
        }
        assertThat(failure).contains("standard made-up", "subject", "expected", "was");
        // A limit that another rule takes over is found there as well as here.
        List<String> rules = mutant.rules().values().stream()
                .filter(r -> r.id().local().equals(rule)
                        || RuleInputs.rules(r.criterion()).contains(rule))
                .map(r -> "rule " + r.id().local())
                .toList();
        assertThat(rules).anyMatch(failure::contains);
    }

    private static Trial trial(Standard standard, long seed) {
        return new Tried(standard, standard).trial(new Recipe(seed, 5, Distance.MIXED, 50));
    }

    private static String failure(Runnable property) {
        try {
            property.run();
            return "";
        } catch (AssertionError error) {
            return String.valueOf(error.getMessage());
        }
    }

    private static void criterion(
            Map<String, Standard> mutants, String rule, String what, UnaryOperator<Criterion> change) {
        mutants.put(rule + " " + what, MadeUpStandard.with(rule, change));
    }

    private static void kOfN(Map<String, Standard> mutants, String what, String atLeast, String floor) {
        criterion(
                mutants,
                "A",
                what,
                c -> new Criterion.KOfN(((Criterion.KOfN) c).rules(), dated(atLeast), dated(floor)));
    }

    private static void rooms(Map<String, Standard> mutants, String what, String music, String art, long each) {
        criterion(
                mutants,
                "B3",
                what,
                c -> new Criterion.All(((Criterion.All) c)
                        .parts().stream()
                                .map(part -> {
                                    Criterion.CountPer own = (Criterion.CountPer) part.criterion();
                                    Limit area = limit(part.id().equals("m") ? music : art);
                                    return MadeUpStandard.part(
                                            part.id(),
                                            new Criterion.CountPer(
                                                    own.list(), area, own.per(), Rational.of(each), own.unit()));
                                })
                                .toList()));
    }

    private static void scope(Map<String, Standard> mutants, String rule, List<Condition> conditions) {
        mutants.put(
                rule + " scope",
                MadeUpStandard.with(
                        MadeUpStandard.standard(),
                        withScope(MadeUpStandard.standard().rule(rule), conditions)));
    }

    private static Rule withScope(Rule rule, List<Condition> conditions) {
        Scope scope = rule.scope().orElseThrow();
        return new Rule(
                rule.id(),
                rule.name(),
                rule.hasText(),
                rule.level(),
                rule.rolledUp(),
                rule.informative(),
                rule.stages(),
                new Scope(scope.id(), scope.name(), conditions, scope.stageConditions()),
                rule.criterion(),
                rule.inForce(),
                rule.fromDataYearOrNull(),
                rule.citation(),
                rule.notes());
    }

    private static Criterion every(Criterion.Every own, Comparator comparator, String primary) {
        return new Criterion.Every(own.list(), comparator, limit(primary), own.unit(), own.emptyIsMissing());
    }

    private static Criterion first(Criterion.All all, Criterion changed) {
        return new Criterion.All(List.of(
                MadeUpStandard.part(all.parts().get(0).id(), changed),
                all.parts().get(1)));
    }

    private static Criterion last(Criterion.All all, Criterion changed) {
        return new Criterion.All(List.of(
                all.parts().get(0), MadeUpStandard.part(all.parts().get(1).id(), changed)));
    }
}
