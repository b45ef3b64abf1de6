package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Place;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The section of core/DATASET.md about what the declaration form asks and no rule reads; {@code -Djunheng.pages.write=true} writes
 * its table anew.
 */
class DeclarationFactsPageTest {
    private static final Path PAGE = Path.of("..", "core", "DATASET.md");
    private static final String HEAD = "| 名称（schools.csv 的列名） | 键 | 填在 | 填法 | 单位 | 不得大于 |\n|---|---|---|---|---|---|\n";

    /** What is declared and read by no rule, nor is the ground of a piece of evidence. */
    private static List<FactDefinition> unread() {
        Standard standard = NationalStandards.find("quality-balanced-2017").orElseThrow();
        Set<String> read = new HashSet<>();
        standard.rules().values().forEach(rule -> read.addAll(RuleInputs.facts(standard, rule)));
        return standard.facts().stream()
                .filter(fact -> !read.contains(fact.id()))
                .filter(fact -> !fact.id().endsWith(".basis"))
                .filter(fact -> !Set.of("monitoring[].subject", "seniorHighPlaces.allocatedToRural")
                        .contains(fact.id()))
                .toList();
    }

    private static String table() {
        StringBuilder table = new StringBuilder(HEAD);
        for (FactDefinition fact : unread()) {
            table.append("| ")
                    .append(String.join(
                            " | ",
                            fact.name(),
                            "`" + fact.id() + "`",
                            fact.place() == Place.COUNTY ? "county.json" : "schools.csv",
                            switch (fact.type()) {
                                case COUNT -> "整数";
                                case DECIMAL -> "小数";
                                case YEAR -> "年份";
                                default -> fact.type().name();
                            },
                            fact.unit(),
                            fact.partOf().isEmpty() ? "" : "`" + fact.partOf() + "`"))
                    .append(" |\n");
        }
        return table.toString();
    }

    @Test
    void thePageHasEveryFactThatOnlyTheFormAsks() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(HEAD);
        assertThat(from).as("the table of the declaration").isPositive();
        int to = page.indexOf("\n\n", from) + 1;
        String table = table();
        if (Boolean.getBoolean("junheng.pages.write")) {
            page = page.substring(0, from) + table + page.substring(to);
            Files.writeString(PAGE, page);
            to = from + table.length();
        }
        assertThat(unread()).hasSize(26);
        assertThat(page.substring(from, to))
                .as("run with -Djunheng.pages.write=true")
                .isEqualTo(table);
    }
}
