package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page for each file that facts of schools stand in; {@code -Djunheng.pages.write=true} writes them anew. */
class FilePagesTest {
    private static final Path PAGES = Path.of("files");

    private record Fact(FactDefinition definition, List<String> rules) {}

    private static Map<String, Map<String, Fact>> files() {
        Map<String, Map<String, Fact>> files = new TreeMap<>();
        for (Standard standard : NationalStandards.all()) {
            for (FactDefinition fact : standard.facts()) {
                if (!fact.file().isEmpty()) {
                    files.computeIfAbsent(fact.file(), f -> new LinkedHashMap<>())
                            .putIfAbsent(fact.id(), new Fact(fact, new ArrayList<>()));
                }
            }
        }
        for (Standard standard : NationalStandards.all()) {
            for (Rule rule : standard.rules().values()) {
                for (String fact : RuleInputs.facts(standard, rule)) {
                    files.values().forEach(facts -> {
                        Fact known = facts.get(fact);
                        if (known != null) {
                            known.rules().add(rule.id().toString());
                        }
                    });
                }
            }
        }
        return files;
    }

    private static String page(String file, Map<String, Fact> facts) {
        StringBuilder page = new StringBuilder("# ").append(file).append("\n\n");
        page.append("每所学校一行，按“学校标识码”与 schools.csv 对应；“学校名称”可写可不写，其余列都可缺，空格表示未填报，不是零。")
                .append("同一列也可写在 schools.csv 里；两处都写而不同时，采用 schools.csv 并给出警告。")
                .append("在 dataset.json 里，这个文件是数组 `")
                .append(file, 0, file.indexOf('.'))
                .append("`，元素的键即下表的“键”。\n")
                .append("全国数据的读取（NationReader）和 Spark 示例不读这个文件，这些列写在学校表里。\n\n")
                .append("| 列名 | 键 | 类型 | 单位 | 用到它的规则 |\n|---|---|---|---|---|\n");
        facts.values()
                .forEach(fact -> page.append("| ")
                        .append(String.join(
                                " | ",
                                fact.definition().name(),
                                "`" + fact.definition().id() + "`",
                                type(fact.definition()),
                                fact.definition().unit(),
                                String.join("、", fact.rules())))
                        .append(" |\n"));
        return page.toString();
    }

    private static String type(FactDefinition fact) {
        return switch (fact.type()) {
            case COUNT -> "整数";
            case DECIMAL -> "小数";
            case YEAR -> "年份";
            case FLAG -> "是/否";
            case TIME -> "时刻（08:20）";
            case EVENING -> "晚间时刻（21:20；过了零点写 24:30）";
            case DATE -> "日期（2015-12-31）";
            case WORD, CODE -> String.join("/", fact.words());
            case TEXT -> "文字";
            case COUNT_LIST, DECIMAL_LIST, TEXT_LIST -> "列表（以 ; 分隔，只写 0 为空）";
        };
    }

    @Test
    void everyFileHasAPageThatIsUpToDate() throws IOException {
        Map<String, Map<String, Fact>> files = files();
        assertThat(files).containsKeys("fitness.csv", "resources.csv", "workload.csv");
        for (Map.Entry<String, Map<String, Fact>> file : files.entrySet()) {
            Path path = PAGES.resolve(file.getKey().replace(".csv", ".md"));
            String page = page(file.getKey(), file.getValue());
            if (Boolean.getBoolean("junheng.pages.write")) {
                Files.createDirectories(PAGES);
                Files.writeString(path, page);
            }
            assertThat(path).as("run with -Djunheng.pages.write=true").exists();
            assertThat(Files.readString(path)).as(path.toString()).isEqualTo(page);
        }
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(p -> p.getFileName().toString().replace(".md", ".csv")))
                    .containsExactlyInAnyOrderElementsOf(files.keySet());
        }
    }

    @Test
    void everyFactOfAFileIsReadByARule() {
        files().forEach((file, facts) -> facts.values()
                .forEach(fact -> assertThat(fact.rules())
                        .as(file + " " + fact.definition().id())
                        .isNotEmpty()));
    }

    @Test
    void timesOfDayAreReadFromCells() {
        assertThat(files().getOrDefault("workload.csv", Map.of()).values())
                .filteredOn(fact -> fact.definition().type() == FactType.TIME
                        || fact.definition().type() == FactType.EVENING)
                .hasSize(8);
    }
}
