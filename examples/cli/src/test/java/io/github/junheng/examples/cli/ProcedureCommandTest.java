package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The procedure from the command line: what is printed, what is recorded, what is refused, and every exit status. */
class ProcedureCommandTest {
    private static final Path MET = Path.of("../counties/met");
    private static final Path EXAMPLE = Path.of("../plans/procedure/history.ndjson");
    private static final String STATE = "国务院教育督导委员会办公室";
    private static final String PROVINCE = "示例省人民政府教育督导委员会";

    @TempDir
    private Path folder;

    /** What one run wrote, and its exit status. */
    private record Run(int status, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    private static Run run(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = Stream.concat(Stream.of("procedure"), Stream.of(args).map(String::valueOf))
                .toArray(String[]::new);
        int status = Main.run(out, err, words);
        Run run = new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(run.err)
                .doesNotContain("\tat ")
                .doesNotContain("internal error")
                .doesNotContain("Exception");
        return run;
    }

    private static void assertFails(Run run, int status, String... words) {
        assertThat(run.status).as(run.err).isEqualTo(status);
        assertThat(run.out).isEmpty();
        assertThat(List.of(words)).allSatisfy(word -> assertThat(run.err).contains(word));
    }

    private Path history() {
        return folder.resolve("history.ndjson");
    }

    /** Records an event that has to be admitted. */
    private Run record(String on, String stage, String decision, String by, Object... more) {
        Run run = tryRecord(on, stage, decision, by, more);
        assertThat(run.status).as(run.err).isZero();
        return run;
    }

    private Run tryRecord(String on, String stage, String decision, String by, Object... more) {
        return run(Stream.concat(
                        Stream.of(
                                "record", history(), "--on", on, "--stage", stage, "--decision", decision, "--by", by),
                        Stream.of(more))
                .toArray());
    }

    private String paper(String id, String name) throws IOException {
        Path file = folder.resolve(name + ".txt");
        Files.writeString(file, "合成数据：" + name + "\n");
        return id + "=" + file;
    }

    /** The county that meets everything, with other text in a file: what, by what, …; in a folder of its own. */
    private Path county(String name, String... changes) throws IOException {
        Path county = Files.createDirectory(folder.resolve(name));
        try (Stream<Path> files = Files.list(MET)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                for (int i = 0; i < changes.length; i += 2) {
                    text = text.replace(changes[i], changes[i + 1]);
                }
                Files.writeString(county.resolve(file.getFileName()), text);
            }
        }
        return county;
    }

    private Run apply(Path county, Object... more) throws IOException {
        return record(
                "2025-02-20",
                "SELF",
                "passed",
                "示例县乙人民政府",
                Stream.concat(
                                Stream.of(
                                        "--document",
                                        paper("self-report", "自评报告"),
                                        "--document",
                                        paper("declaration", "申报表"),
                                        "--document",
                                        paper("policies", "政策文件汇编"),
                                        "--dataset",
                                        county),
                                Stream.of(more))
                        .toArray());
    }

    @Test
    void nothingIsRecordedThatCouldNotBeTold() throws IOException {
        Object[] nowhere = {"--dataset", MET, "--output", folder.resolve("none").resolve("x.txt")};
        assertFails(tryRecord("2025-02-20", "SELF", "returned", "示例县乙人民政府", nowhere), 4, "x.txt");
        assertThat(history()).doesNotExist();
    }

    @Test
    void anotherProcedureThanTheHistorysIsRefused() throws IOException {
        Path other = folder.resolve("other.json");
        String shipped = Files.readString(
                Path.of("../../rules/src/main/resources/META-INF/junheng/procedures/quality-balanced-2019.json"));
        Files.writeString(other, shipped.replace("\"quality-balanced-2019\"", "\"elsewhere\""));
        assertFails(run("status", EXAMPLE, "--procedure", other), 2, "elsewhere", "quality-balanced-2019");
        assertThat(run("status", EXAMPLE, "--procedure", "quality-balanced-2019").status)
                .isZero();
    }

    // ---------------------------------------------------------------- the example

    /** One room too small for the standard and large enough for schools built by 2016. */
    private static final String[] SMALL_ROOM = {"108;103.5;105", "108;103.5;80"};

    /** The bundled history is what these commands record; what was received is written beside the test results. */
    @Test
    void theExampleIsWhatTheseCommandsRecord() throws IOException {
        Path a = county("2024", SMALL_ROOM);
        apply(a, "--concessions", "all");
        record("2025-03-10", "CITY", "returned", "示例市人民政府教育督导委员会");
        Files.deleteIfExists(folder.resolve("自评报告.txt"));
        record(
                "2025-03-20",
                "SELF",
                "passed",
                "示例县乙人民政府",
                "--document",
                paper("self-report", "自评报告（整改后）"),
                "--document",
                paper("declaration", "申报表"),
                "--document",
                paper("policies", "政策文件汇编"),
                "--dataset",
                a,
                "--concessions",
                "T3");
        record("2025-03-28", "CITY", "passed", "示例市人民政府教育督导委员会", "--document", paper("city-report", "市级复核报告"));
        record(
                "2025-04-20",
                "PROVINCE",
                "passed",
                PROVINCE,
                "--batch",
                "2025-1",
                "--document",
                paper("province-report", "省级评估报告"));
        record("2025-05-08", "ELIGIBILITY", "passed", STATE);
        record("2025-06-10", "MONITORING_TEST", "passed", STATE, "--dataset", a, "--concessions", "T3");
        record(
                "2025-07-01",
                "SURVEY",
                "passed",
                STATE,
                "--population",
                742_000,
                "--valid",
                1152,
                "--parents",
                590,
                "--satisfied",
                1048);
        record("2025-08-20", "INDICATORS", "passed", STATE);
        record("2025-10-15", "JOINT_REVIEW", "passed", STATE);
        record("2025-11-26", "RECOGNITION", "recognised", "国务院教育督导委员会", "--number", "教督函〔2025〕示例1号");
        Path b = county(
                "2025",
                "108;103.5;105",
                "108;103.5;80",
                "\"year\": 2024",
                "\"year\": 2025",
                "\"rotated\": 22",
                "\"rotated\": 14",
                "\"G2\": {\"met\": true, \"basis\": \"合成数据：四项标准文件\"},",
                "");
        record("2026-06-01", "RECOGNISED", "monitored", PROVINCE, "--dataset", b, "--year", 2025);
        Path target = Path.of("target", "received", "procedure-history.ndjson");
        Files.createDirectories(target.getParent());
        Files.copy(history(), target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(Files.readString(history())).isEqualTo(Files.readString(EXAMPLE));
    }

    private static void approve(String name, String received) throws IOException {
        Path target = Path.of("target", "received", name);
        Files.createDirectories(target.getParent());
        Files.writeString(target, received);
        assertThat(received)
                .isEqualToNormalizingNewlines(Files.readString(Path.of("src", "test", "resources", "approved", name)));
    }

    @Test
    void theProcedureReadsAsApproved() throws IOException {
        Run run = run("show");
        assertThat(run.status).isZero();
        assertThat(run.err).isEmpty();
        approve("procedure-show.txt", run.out);
    }

    @Test
    void theExamplesStatusReadsAsApproved() throws IOException {
        Run run = run("status", EXAMPLE, "--as-of", "2027-03-01");
        assertThat(run.status).as(run.err).isZero();
        assertThat(run.err).isEmpty();
        approve("procedure-status.txt", run.out);
    }

    // ---------------------------------------------------------------- show

    @Test
    void aBatchShowsItsOwnPathAlone() {
        assertThat(run("show", "--batch", "2023").out).contains("实地核查").doesNotContain("集中汇审");
        assertThat(run("show", "--batch", "2025-1").out).contains("集中汇审").doesNotContain("实地核查");
        assertFails(run("show", "--batch", "2022"), 2, "2022", "2023, 2024, 2025-1");
        assertFails(run("show", "quality-balanced-1999"), 2, "quality-balanced-1999", "quality-balanced-2019");
        assertFails(run("show", folder.resolve("none.json")), 4, "JH101");
    }

    @Test
    void whatIsNotVerifiedIsMarked() throws IOException {
        assertThat(run("show").out).contains("单一来源", "推断", "未核实", "未查明");
        JsonNode stages = run("show", "--format", "json").json().get("stages");
        assertThat(stages.get(1)
                        .get("decider")
                        .get("citation")
                        .get("confidence")
                        .asText())
                .isEqualTo("single-source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"markdown", "html", "text"})
    void everyFormatIsWrittenInBothLanguages(String format) {
        for (Object[] command : new Object[][] {{"show"}, {"status", EXAMPLE, "--as-of", "2027-03-01"}, {"survey"}}) {
            for (String lang : List.of("zh", "en")) {
                Run run = run(Stream.concat(Stream.of(command), Stream.of("--format", format, "--lang", lang))
                        .toArray());
                assertThat(run.status).as(run.err).isZero();
                assertThat(run.out).isNotBlank().doesNotContainPattern("\\{\\d}");
            }
        }
    }

    @Test
    void aResultGoesToAFile() throws IOException {
        Path file = folder.resolve("show.md");
        Run run = run("show", "--format", "markdown", "--output", file);
        assertThat(run.status).isZero();
        assertThat(run.out).isEmpty();
        assertThat(Files.readString(file)).startsWith("# 县域义务教育优质均衡发展国家督导评估认定工作规程");
        assertFails(run("show", "--output", folder.resolve("no/show.md")), 4, "no such directory");
    }

    // ---------------------------------------------------------------- status

    @Test
    void theStatusOfTheExampleIsToldToPrograms() throws IOException {
        JsonNode status = run("status", EXAMPLE, "--as-of", "2028-11-27", "--format", "json")
                .json();
        assertThat(status.get("county").get("code").asText()).isEqualTo("339901");
        assertThat(status.get("state").get("stage").asText()).isEqualTo("RECOGNISED");
        assertThat(status.get("recognisedOn").asText()).isEqualTo("2025-11-26");
        assertThat(status.get("events")).hasSize(12);
        assertThat(status.get("regressions").findValuesAsText("rule")).containsExactly("quality-balanced-2017/G11");
        assertThat(status.get("followUps").get(0).get("what").asText()).isEqualTo("G3:2133990001");
        assertThat(status.get("followUps").get(0).get("state").asText()).isEqualTo("OVERDUE");
        assertThat(run("status", EXAMPLE, "--as-of", "2028-11-26", "--format", "json")
                        .json()
                        .get("followUps")
                        .get(0)
                        .get("state")
                        .asText())
                .isEqualTo("PENDING");
    }

    @Test
    void aBrokenHistoryIsRefusedAtItsLineAndNothingIsAdded() throws IOException {
        assertFails(run("status", history()), 4, "JH101");
        Files.writeString(
                history(), Files.readString(EXAMPLE).replace("\"returned\"", "").replace("RETURNED", "PASSED"));
        assertFails(run("status", history()), 3, "JH701 history.ndjson:3");
        byte[] before = Files.readAllBytes(history());
        assertFails(tryRecord("2027-01-01", "RECOGNISED", "withdrawn", STATE, "--number", "1"), 3, "JH701");
        assertThat(Files.readAllBytes(history())).isEqualTo(before);
        Files.writeString(history(), "这不是流水\n");
        assertFails(run("status", history()), 3, "JH701 history.ndjson:1");
    }

    // ---------------------------------------------------------------- record

    @Test
    void whatIsRecordedIsToldWithWhatMayFollow() throws IOException {
        Run applied = apply(MET);
        assertThat(applied.err).isEmpty();
        assertThat(applied.out)
                .contains("已记第 1 项：2025-02-20 县级自评“通过（passed）”", "当前：市级复核（CITY）", "E1 达标、E2 达标")
                .contains("市级复核报告（city-report）", "由市级人民政府教育督导委员会作出。");
        Run next = record("2025-03-10", "CITY", "退回整改", "示例市人民政府教育督导委员会", "--format", "json");
        assertThat(next.json().get("state").get("stage").asText()).isEqualTo("SELF");
        assertThat(Files.readAllLines(history())).hasSize(3);
    }

    @Test
    void whatIsNotAdmittedIsRefusedWithEveryReasonAndNothingIsWritten() throws IOException {
        apply(MET);
        byte[] before = Files.readAllBytes(history());
        assertFails(
                tryRecord("2025-02-19", "SURVEY", "passed", STATE, "--batch", "2022"),
                3,
                "JH720 history.ndjson:3",
                "现在可作：通过（passed）、退回整改（returned）。",
                "JH724 history.ndjson:3",
                "JH725 history.ndjson:3");
        assertFails(tryRecord("2025-03-01", "CITY", "passed", "示例公司"), 3, "JH721", "市级复核报告（city-report）", "JH722");
        assertThat(Files.readAllBytes(history())).isEqualTo(before);
    }

    @Test
    void anApplicationOfACountyThatIsNotEligibleIsRefused() throws IOException {
        Path late = county(
                "late", "\"basicBalanceRecognisedOn\": \"2015-12-31\"", "\"basicBalanceRecognisedOn\": \"2022-02-21\"");
        Object[] papers = {
            "--document", paper("self-report", "自评报告"),
            "--document", paper("declaration", "申报表"),
            "--document", paper("policies", "政策文件汇编"),
            "--dataset", late
        };
        // Three years are over on 2025-02-21.
        assertFails(tryRecord("2025-02-20", "SELF", "passed", "示例县乙人民政府", papers), 3, "JH721", "E1 达标（现为未达标）");
        assertThat(history()).doesNotExist();
        assertThat(tryRecord("2025-02-21", "SELF", "passed", "示例县乙人民政府", papers).status)
                .isZero();
    }

    @Test
    void whatIsPassedAgainstTheFindingsIsWarnedOf() throws IOException {
        Run run = apply(county("fewer", "\"rotated\": 22", "\"rotated\": 14"));
        assertThat(run.err).startsWith("WARNING JH723").contains("G11（未达标）");
        assertThat(run.out).contains("已记第 1 项");
    }

    @Test
    void theYearHasToBeThatOfTheData() throws IOException {
        Files.copy(EXAMPLE, history());
        assertFails(
                tryRecord("2026-06-02", "RECOGNISED", "monitored", PROVINCE, "--dataset", MET, "--year", 2026),
                3,
                "JH724",
                "2024 年度的数据不是 --year 所说的 2026 年度");
        assertFails(
                tryRecord("2026-06-02", "RECOGNISED", "monitored", PROVINCE, "--dataset", MET),
                3,
                "2024 年度的数据不晚于认定所依据的 2024 年度数据");
    }

    @Test
    void aFollowUpIsSettledByAPaperAndAWithdrawalByItsNumber() throws IOException {
        Files.copy(EXAMPLE, history());
        assertFails(
                tryRecord(
                        "2026-09-01", "RECOGNISED", "followed-up", PROVINCE, "--document", paper("follow-up", "撤校文件")),
                3,
                "JH721",
                "尚未了结的：G3:2133990001");
        record(
                "2026-09-01",
                "RECOGNISED",
                "followed-up",
                PROVINCE,
                "--document",
                paper("follow-up", "撤校文件"),
                "--settles",
                "G3:2133990001");
        assertThat(run("status", history(), "--as-of", "2029-01-01").out).contains("已凭材料了结");
        assertFails(tryRecord("2029-01-01", "RECOGNISED", "withdrawn", STATE), 3, "JH726");
        Run withdrawn = record("2029-01-01", "RECOGNISED", "withdrawn", STATE, "--number", "某函〔2029〕1号");
        assertThat(withdrawn.out).contains("认定已于 2029-01-01 撤销（" + STATE + "，某函〔2029〕1号）", "当前：县级自评（SELF）");
    }

    @Test
    void aCountyMayAddABatchInAProcedureOfItsOwn() throws IOException {
        Path own = folder.resolve("own.json");
        Files.writeString(
                own,
                Files.readString(
                                Path.of(
                                        "../../rules/src/main/resources/META-INF/junheng/procedures/quality-balanced-2019.json"))
                        .replace("\"id\": \"quality-balanced-2019\"", "\"id\": \"own\"")
                        .replace("\"id\": \"2025-1\"", "\"id\": \"2026-1\""));
        assertThat(run("show", own).out).contains("2026-1").doesNotContain("2025-1");
        apply(MET, "--procedure", own);
        assertFails(run("status", history()), 3, "JH503 history.ndjson:1 $.procedure");
        assertThat(run("status", history(), "--procedure", own).status).isZero();
        Files.writeString(own, Files.readString(own).replace("\"to\": \"CITY\"", "\"to\": \"TOWN\""));
        assertFails(run("show", own), 3, "JH503 own.json $.stages[0].decisions[0].to");
    }

    @Test
    void aCommandLineThatIsWrongIsStatusTwo() throws IOException {
        assertFails(run(), 2, "show | status | record | survey");
        assertFails(run("shew"), 2);
        assertFails(run("record", history()), 2, "--on");
        assertFails(tryRecord("2025-02-20", "SELF", "maybe", "某政府"), 2, "passed", "通过");
        assertFails(tryRecord("2025", "SELF", "passed", "某政府"), 2, "2025-01-01");
        assertFails(tryRecord("2025-02-20", "SELF", "passed", "某政府"), 2, "--dataset");
        assertFails(tryRecord("2025-02-20", "SELF", "passed", " ", "--dataset", MET), 2, "--by");
        assertFails(
                tryRecord("2025-02-20", "SELF", "passed", "某政府", "--document", "x", "--dataset", MET), 2, "ID=FILE");
        assertFails(tryRecord("2025-02-20", "SELF", "passed", "某政府", "--dataset", MET, "--concessions", "T9"), 2, "T9");
        assertFails(
                tryRecord("2025-02-20", "SELF", "passed", "某政府", "--dataset", MET, "--settles", "G3"),
                2,
                "RULE:SCHOOL[:STAGE]");
        assertFails(
                tryRecord("2025-02-20", "SELF", "passed", "某政府", "--dataset", MET, "--valid", 1, "--parents", 2),
                2,
                "其中家长");
        assertThat(history()).doesNotExist();
    }

    @Test
    void aPathThatCannotBeReadOrWrittenIsStatusFour() throws IOException {
        assertFails(
                tryRecord(
                        "2025-02-20", "SELF", "passed", "某政府", "--dataset", MET, "--document", "self-report=none.pdf"),
                4,
                "JH101 none.pdf");
        assertFails(tryRecord("2025-02-20", "SELF", "passed", "某政府", "--dataset", folder.resolve("none")), 4);
        assertFails(
                run(
                        "record",
                        folder.resolve("no/history.ndjson"),
                        "--on",
                        "2025-02-20",
                        "--stage",
                        "SELF",
                        "--decision",
                        "passed",
                        "--by",
                        "某政府",
                        "--document",
                        paper("self-report", "自评报告"),
                        "--document",
                        paper("declaration", "申报表"),
                        "--document",
                        paper("policies", "政策文件汇编"),
                        "--dataset",
                        MET),
                4,
                "no such directory");
    }

    // ---------------------------------------------------------------- survey

    @Test
    void aSurveyIsHeldAgainstItsThreeTests() throws IOException {
        JsonNode survey = run(
                        "survey",
                        "--population",
                        400_001,
                        "--valid",
                        600,
                        "--parents",
                        300,
                        "--satisfied",
                        510,
                        "--as-of",
                        "2025-06-01",
                        "--format",
                        "json")
                .json();
        assertThat(survey.get("outcome").asText()).isEqualTo("NOT_MET");
        assertThat(survey.get("tests").findValuesAsText("outcome")).containsExactly("NOT_MET", "MET", "MET");
        assertThat(survey.get("tests").get(0).get("lacking").asText()).isEqualTo("1");
        assertThat(survey.get("tests").get(2).get("value").asText()).isEqualTo("85");
    }

    @Test
    void aSurveyOfWhichNothingIsKnownIsUndetermined() throws IOException {
        Run nothing = run("survey", "--as-of", "2025-06-01");
        assertThat(nothing.out).contains("结论：无法判定", "缺 常住人口、有效问卷").doesNotContain("未达标");
        assertThat(run("survey", "--valid", 600, "--satisfied", 600, "--format", "json")
                        .json()
                        .get("outcome")
                        .asText())
                .isEqualTo("INDETERMINATE");
        assertThat(run("survey", "--lang", "en").out).contains("Outcome: ").doesNotContain("结论");
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertFails(run("survey", "--valid", 600, "--satisfied", 601), 2, "满意问卷");
        assertFails(run("survey", "--population", 0), 2, "常住人口");
        assertFails(run("survey", "--valid", "many"), 2, "--valid");
        assertFails(run("survey", "--as-of", "2016-01-01"), 3, "JH401");
    }
}
