package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.rules.CountyPlans;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plan list | show | new | lint}. */
class PlanCommandTest {
    @TempDir
    private Path folder;

    private record Run(int status, String out, String err) {}

    private static Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(out, err, args);
        Run run = new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(run.out + run.err).doesNotContain("\tat ", "Exception");
        return run;
    }

    private static JsonNode json(String... args) throws IOException {
        return new ObjectMapper().readTree(run(args).out);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("plan.json"), text).toString();
    }

    @Test
    void theFivePlansAreListed() throws IOException {
        assertThat(run("plan", "list").out).contains(CountyPlans.ids());
        JsonNode all = json("plan", "list", "--format", "json");
        assertThat(all).hasSize(5);
        assertThat(all.get(0).get("title").get("zh").asText()).startsWith("松阳县");
    }

    @Test
    void aPlanIsShownItemByItem() throws IOException {
        Run shown = run("plan", "show", "songyang-2018", "--format", "markdown");
        assertThat(shown.status).isZero();
        assertThat(shown.out).contains("L17 三(五)2", "quality-balanced-2017/G15/places：严于", "未明确");
        JsonNode items = json("plan", "show", "dezhou-2023", "--format", "json").get("items");
        assertThat(items.size())
                .isEqualTo(CountyPlans.find("dezhou-2023").orElseThrow().items().size());
        assertThat(run("plan", "show", "huize-2021", "--lang", "en").out).contains("looser than", "not named");
    }

    @Test
    void theSkeletonReadsWithoutAProblemAndLintsClean() throws IOException {
        Run skeleton = run("plan", "new", "xian-2027");
        assertThat(skeleton.out).contains("\"id\": \"xian-2027\"");
        Run lint = run("plan", "lint", file(skeleton.out), "--fail-on", "warning");
        assertThat(lint.out).contains("没有发现问题");
        assertThat(lint.status).isZero();
        assertThat(run("plan", "new", "bad id").status).isEqualTo(Failure.USAGE);
    }

    @Test
    void theSkeletonIsWrittenWhereItIsAskedFor() throws IOException {
        Path file = folder.resolve("mine.json");
        assertThat(run("plan", "new", "--output", file.toString()).out).isEmpty();
        assertThat(run("plan", "show", file.toString(), "--format", "markdown").out)
                .contains("交流轮岗教师比例（rotation）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"songyang-2018", "shouguang-2020", "huize-2021", "qinyuan-2017", "dezhou-2023"})
    void everyPlanOfThisLibraryIsWarnedOfAndFailsOnlyWhereThatIsAskedFor(String plan) {
        Run lint = run("plan", "lint", plan);
        assertThat(lint.status).isZero();
        assertThat(lint.out.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("WARNING JH6").contains(plan));
        assertThat(run("plan", "lint", plan, "--fail-on", "warning").status).isEqualTo(Failure.VERDICT);
    }

    @Test
    void allErrorsOfAFileAreToldInOneRun() throws IOException {
        String broken = run("plan", "new")
                .out
                .replace("quality-balanced-2017/G4", "quality-balanced-2017/G44")
                .replace("\"kind\": \"TARGET\"", "\"kind\": \"WISH\"")
                .replace("\"responsible\": \"funds\"", "\"responsible\": \"fund\"");
        Run lint = run("plan", "lint", file(broken));
        assertThat(lint.status).isEqualTo(Failure.DATA);
        assertThat(lint.err).contains("JH205", "JH503", "plan.json $.goals[1].read.rules[0]", "$.goals[0].kind");
        assertThat(run("plan", "show", file(broken)).status).isEqualTo(Failure.DATA);
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        assertThat(run("plan", "show", "nobody-2020"))
                .satisfies(r -> assertThat(r.status).isEqualTo(Failure.USAGE))
                .satisfies(r -> assertThat(r.err).contains("songyang-2018"));
        assertThat(run("plan", "show", folder.resolve("none.json").toString()))
                .satisfies(r -> assertThat(r.status).isEqualTo(Failure.PATH))
                .satisfies(r -> assertThat(r.err).contains("JH101"));
        assertThat(run("plan").status).isEqualTo(Failure.USAGE);
        assertThat(run("plan", "show").status).isEqualTo(Failure.USAGE);
        assertThat(run("plan", "lint").status).isEqualTo(Failure.USAGE);
    }

    @Test
    void aTableIsAWorkbookTooAndGoesToAFile(@TempDir Path folder) throws IOException {
        String file = folder.resolve("进展表.xlsx").toString();
        CommandLineRun written = CommandLineRun.of(
                        "plan", "table", "dezhou-2023", "../plans/dezhou", "--format", "xlsx", "--output", file)
                .succeeds();
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).contains("已写出 " + file);
        try (ZipFile zip = new ZipFile(file)) {
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("xl/workbook.xml")).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("2023年义务教育优质均衡县建设计划表", "缺少");
        }
        CommandLineRun.of("plan", "table", "dezhou-2023", "../plans/dezhou", "--format", "xlsx")
                .fails(2, "--output");
        CommandLineRun.of("plan", "table", "dezhou-2023", "../plans/dezhou", "--format", "pdf")
                .fails(2, "html | xlsx");
        CommandLineRun.of("plan", "show", "dezhou-2023", "--format", "xlsx").fails(2, "markdown | html");
    }
}
