package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page for each file that facts of schools or of the county stand in; {@code -Djunheng.pages.write=true} writes them anew. */
class FilePagesTest {
    private static final Path PAGES = Path.of("files");
    private static final String ELEMENT = "[].";
    private static final String PREVIOUS = "previous.";
    /** What tells a township from the others is read by whoever reads the findings. */
    private static final Set<String> NAMING = Set.of("townships[].code", "townships[].name");

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
        boolean ofCounty =
                facts.values().stream().anyMatch(fact -> fact.definition().place() == Place.COUNTY);
        if (!ofCounty) {
            return pageOfSchools(file, facts);
        }
        return facts.keySet().stream().anyMatch(id -> id.contains(ELEMENT))
                ? pageOfElements(file, facts)
                : pageOfYears(file, facts);
    }

    /** What holds of every file of the county. */
    private static String ofCounty(String file) {
        return "空格表示未填报，不是零。文件可以没有；同样的内容也可写在 county.json 里，但同一格在两处都写是错误（JH325）。在 dataset.json 里，这个文件是数组 `"
                + file.substring(0, file.indexOf('.'))
                + "`，元素的键即下表的“键”。写出数据集（DatasetWriter）时这些内容写进 county.json。\n"
                + "全国数据的读取（NationReader）和 Spark 示例不读这个文件，这些内容写在县的数据里。\n\n";
    }

    private static String pageOfElements(String file, Map<String, Fact> facts) {
        StringBuilder page = new StringBuilder("# ")
                .append(file)
                .append("\n\n每个乡镇一行；“乡镇代码”必填，不得重复（JH219），其余列都可缺，只有表头的文件表示一个也没有，")
                .append(ofCounty(file))
                .append("| 列名 | 键 | county.json 里的路径 | 类型 | 单位 | 用到它的规则 |\n|---|---|---|---|---|---|\n");
        facts.forEach((id, fact) -> page.append("| ")
                .append(String.join(
                        " | ",
                        fact.definition().name(),
                        "`" + id.substring(id.indexOf(ELEMENT) + ELEMENT.length()) + "`",
                        "`" + id + "`",
                        type(fact.definition().type().element(), fact.definition()),
                        fact.definition().unit(),
                        String.join("、", fact.rules())))
                .append(" |\n"));
        return page.toString();
    }

    private static String pageOfYears(String file, Map<String, Fact> facts) {
        StringBuilder page = new StringBuilder("# ")
                .append(file)
                .append("\n\n每个年度一行；“年度”（键 `year`）必填，不得重复（JH219），其余列都可缺，")
                .append("数据年度（county.json 的 year）的一行填本年的各项，上一年度的一行填键前加 `previous.` 的各项，")
                .append("别的年度不计入并给出警告（JH324）。“上年度也用”一栏为“否”的列，上一年度那一行填了也不用。")
                .append(ofCounty(file))
                .append("| 列名 | 键 | 类型 | 单位 | 上年度也用 | 用到它的规则 |\n|---|---|---|---|---|---|\n");
        facts.forEach((id, fact) -> {
            if (!id.startsWith(PREVIOUS)) {
                Fact before = facts.get(PREVIOUS + id);
                TreeSet<String> rules = new TreeSet<>(fact.rules());
                rules.addAll(before == null ? List.of() : before.rules());
                page.append("| ")
                        .append(String.join(
                                " | ",
                                fact.definition().name(),
                                "`" + id + "`",
                                type(fact.definition().type(), fact.definition()),
                                fact.definition().unit(),
                                before == null ? "否" : "是",
                                String.join("、", rules)))
                        .append(" |\n");
            }
        });
        return page.toString();
    }

    private static String pageOfSchools(String file, Map<String, Fact> facts) {
        StringBuilder page = new StringBuilder("# ").append(file).append("\n\n");
        page.append("每所学校一行，按“学校标识码”与 schools.csv 对应；“学校名称”可写可不写，其余列都可缺，空格表示未填报，不是零。")
                .append("同一列也可写在 schools.csv 里；两处都写而不同时，采用 schools.csv 并给出警告。")
                .append("在 dataset.json 里，这个文件是数组 `")
                .append(file, 0, file.indexOf('.'))
                .append("`，元素的键即下表的“键”。\n")
                .append("全国数据的读取（NationReader）和 Spark 示例不读这个文件，这些列写在学校表里。\n\n")
                .append("| 列名 | 键 | 类型 | 单位 | 不得大于 | 用到它的规则 |\n|---|---|---|---|---|---|\n");
        facts.values()
                .forEach(fact -> page.append("| ")
                        .append(String.join(
                                " | ",
                                fact.definition().name(),
                                "`" + fact.definition().id() + "`",
                                type(fact.definition().type(), fact.definition()),
                                fact.definition().unit(),
                                most(fact.definition()),
                                String.join("、", fact.rules())))
                        .append(" |\n"));
        return page.toString();
    }

    /** What a column is never more than: another one, or a number. */
    private static String most(FactDefinition fact) {
        if (!fact.partOf().isEmpty()) {
            return "`" + fact.partOf() + "`";
        }
        return fact.atMost()
                .map(most -> fact.type() == FactType.TIME
                        ? new FactValue.Time(most.intValueExact()).toText()
                        : most.toPlainString())
                .orElse("");
    }

    private static String type(FactType type, FactDefinition fact) {
        return switch (type) {
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
        assertThat(files).containsKeys("fitness.csv", "funding.csv", "resources.csv", "townships.csv", "workload.csv");
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
                .forEach(fact -> assertThat(fact.rules().isEmpty())
                        .as(file + " " + fact.definition().id())
                        .isEqualTo(NAMING.contains(fact.definition().id()))));
    }

    @Test
    void everyFactOfAYearBeforeHasItsColumnByTheFactOfTheYear() {
        Map<String, Fact> funding = files().getOrDefault("funding.csv", Map.of());
        assertThat(funding.keySet().stream()
                        .filter(id -> id.startsWith(PREVIOUS))
                        .map(id -> id.substring(PREVIOUS.length())))
                .hasSize(6)
                .isSubsetOf(funding.keySet());
    }

    @Test
    void timesOfDayAreReadFromCells() {
        assertThat(files().getOrDefault("workload.csv", Map.of()).values())
                .filteredOn(fact -> fact.definition().type() == FactType.TIME
                        || fact.definition().type() == FactType.EVENING)
                .hasSize(8);
    }
}
