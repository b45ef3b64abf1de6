package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Severity;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One county, read once, under every standard that ships. */
class AllStandardsTest {
    private static final Path COUNTIES = Path.of("..", "examples", "counties");
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);
    private static final List<Standard> STANDARDS = NationalStandards.all();

    private static List<FactDefinition> facts() {
        Map<List<Object>, FactDefinition> facts = new LinkedHashMap<>();
        for (Standard standard : STANDARDS) {
            for (FactDefinition fact : standard.facts()) {
                facts.putIfAbsent(List.of(fact.place(), fact.id()), fact);
            }
        }
        return List.copyOf(facts.values());
    }

    private static CountyDataset county(String name, List<FactDefinition> declared) {
        var read = DatasetReader.read(
                COUNTIES.resolve(name), ReadOptions.defaults().withDeclared(declared));
        assertThat(read.problems()).noneMatch(p -> p.severity() == Severity.ERROR);
        return read.orThrow();
    }

    @Test
    void aFactThatSeveralStandardsReadIsDefinedAlikeByAll() {
        Map<List<Object>, FactDefinition> first = new HashMap<>();
        for (Standard standard : STANDARDS) {
            for (FactDefinition fact : standard.facts()) {
                FactDefinition other = first.putIfAbsent(List.of(fact.place(), fact.id()), fact);
                assertThat(fact).as(standard.id()).isEqualTo(other == null ? fact : other);
            }
        }
    }

    @Test
    void noTwoFactsOfSchoolsHaveTheSameHeader() {
        Map<String, String> headers = new HashMap<>();
        SchoolColumns.all().forEach(column -> headers.put(column.name(), column.id()));
        for (FactDefinition fact : facts()) {
            if (fact.place() == Place.SCHOOL) {
                String other = headers.putIfAbsent(fact.name(), fact.id());
                assertThat(other == null ? fact.id() : other).as(fact.name()).isEqualTo(fact.id());
            }
        }
    }

    @Test
    void everyStandardTellsEveryRuleItCanAskAndNoneDecidesForAnother() {
        for (String name : List.of("met", "not-met")) {
            CountyDataset data = county(name, facts());
            for (Standard standard : STANDARDS) {
                if (!standard.isInForce(DAY)) {
                    continue;
                }
                Evaluation evaluation =
                        Evaluator.of(standard).evaluate(data, DAY).orThrow();
                Evaluation alone = Evaluator.of(standard)
                        .evaluate(county(name, standard.facts()), DAY)
                        .orThrow();
                assertThat(evaluation.status()).as(standard.id()).isEqualTo(alone.status());
                assertThat(outcomes(evaluation)).as(standard.id()).isEqualTo(outcomes(alone));
                assertThat(evaluation.status() == Status.NOT_APPLICABLE)
                        .as(standard.id())
                        .isEqualTo(!standard.decides());
                Set<String> known = standard.rules().keySet();
                assertThat(evaluation.findings())
                        .extracting(f -> f.rule().local())
                        .as(standard.id())
                        .allMatch(known::contains);
            }
        }
    }

    private static Map<String, Status> outcomes(Evaluation evaluation) {
        return evaluation.findings().stream()
                .collect(Collectors.toMap(
                        f -> f.rule() + " " + f.subject(), Finding::status, (a, b) -> a, HashMap::new));
    }

    @Test
    void whatTheCountyReportsAlreadyDecidesRulesOfTheNumberStandards() {
        CountyDataset data = county("met", facts());
        Map<String, List<String>> decided = Map.of(
                "class-and-school-size", List.of("P", "J", "BIG", "XL", "END18", "END20", "SZ"),
                "teachers", List.of("CERT", "TRAIN", "FUND", "ROT", "ROTB", "PAY"));
        decided.forEach((id, rules) -> {
            Standard standard = NationalStandards.find(id).orElseThrow();
            Evaluation evaluation = Evaluator.of(standard).evaluate(data, DAY).orThrow();
            for (String rule : rules) {
                assertThat(evaluation.findings())
                        .filteredOn(f -> f.rule().local().equals(rule))
                        .as(id + "/" + rule)
                        .anyMatch(f -> f.status() == Status.MET)
                        .allMatch(f -> f.status() == Status.MET || f.status() == Status.NOT_APPLICABLE);
            }
            for (Rule rule : standard.rules().values()) {
                if (!rules.contains(rule.id().local())) {
                    assertThat(evaluation.findings())
                            .filteredOn(f -> f.rule().equals(rule.id()))
                            .as(rule.id().toString())
                            .noneMatch(f -> f.status() == Status.NOT_MET);
                }
            }
        });
    }
}
