package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How many rules each standard has, against a table that was counted from the documents. */
class RuleCountTest {
    private static Map<String, Integer> table() throws IOException {
        Map<String, Integer> table = new LinkedHashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(RuleCountTest.class.getResourceAsStream("/standards/rule-counts.csv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().skip(1).toList()) {
                String[] cells = line.split(",", -1);
                table.put(cells[0], Integer.valueOf(cells[1]));
            }
        }
        return table;
    }

    @Test
    void everyShippedStandardHasAsManyRulesAsItsDocument() throws IOException {
        Map<String, Integer> expected = table();
        Map<String, Integer> counted = new LinkedHashMap<>();
        for (Standard standard : NationalStandards.all()) {
            counted.put(standard.id(), standard.rules().size());
        }
        counted.forEach((id, count) -> System.out.println(id + " " + count));
        assertThat(expected.keySet()).containsAll(counted.keySet());
        expected.keySet().retainAll(counted.keySet());
        assertThat(counted).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void everyRuleOfTheNumberStandardsStandsInASection() {
        for (String id : List.of("workload", "teachers", "fitness", "class-and-school-size", "library")) {
            Standard standard = NationalStandards.find(id).orElseThrow();
            assertThat(standard.sections().stream()
                            .map(Section::rules)
                            .flatMap(List::stream)
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(standard.rules().keySet());
        }
    }
}
