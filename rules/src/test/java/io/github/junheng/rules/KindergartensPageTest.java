package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.KindergartenColumns;
import io.github.junheng.dataset.Place;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page that documents kindergartens.csv is made from the definitions: {@code -Djunheng.pages.write=true} writes it anew. */
class KindergartensPageTest {
    private static final Path PAGE = Path.of("vocabularies", "kindergartens.md");

    @Test
    void thePageOfTheFileIsUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("junheng.pages.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        Map<String, FactDefinition> columns = new LinkedHashMap<>();
        KindergartenColumns.all().forEach(column -> columns.put(column.id(), column));
        Map<String, List<String>> usedBy = new LinkedHashMap<>();
        for (Standard standard : NationalStandards.all()) {
            for (FactDefinition fact : standard.facts()) {
                if (fact.place() == Place.KINDERGARTEN) {
                    columns.putIfAbsent(fact.id(), fact);
                }
            }
            for (Rule rule : standard.rules().values()) {
                for (String fact : RuleInputs.facts(standard, rule)) {
                    usedBy.computeIfAbsent(fact, f -> new ArrayList<>())
                            .add(rule.id().toString());
                }
            }
        }
        StringBuilder page = new StringBuilder("""
                # kindergartens.csv

                每所幼儿园一行（文件可以没有）。空白单元格是“未填报”，不是零；列表用 `;` 分隔，单独的 `0` 是空列表。
                在 `dataset.json` 里是 `"kindergartens": [{…}]`，键用下表的键。幼儿园标识码类别为 11，不得与 schools.csv 重复。

                | 列名 | 键 | 类型 | 单位 | 可选值 | 用到它的规则 |
                |---|---|---|---|---|---|
                | 幼儿园标识码 | id | TEXT | | | 必填 |
                | 幼儿园名称 | name | TEXT | | | 必填 |
                """);
        for (FactDefinition column : columns.values()) {
            page.append("| ")
                    .append(String.join(
                            " | ",
                            column.name(),
                            column.id(),
                            column.type().name(),
                            column.unit(),
                            String.join("、", column.words()),
                            usedBy(usedBy.getOrDefault(column.id(), List.of()))))
                    .append(" |\n");
        }
        return page.toString();
    }

    /** The rules, or only how many where they are more than a line holds. */
    private static String usedBy(List<String> rules) {
        return rules.size() <= 8 ? String.join(" ", rules) : rules.size() + " 条规则";
    }
}
