package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option and every exit status, in process. */
class MainTest {
    private static final Path COUNTIES = Path.of("../counties");
    private static final String NOT_MET = COUNTIES.resolve("not-met").toString();
    private static final String MET = COUNTIES.resolve("met").toString();

    @TempDir
    private Path folder;

    /** What one run wrote, and its exit status. */
    private record Run(int status, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    private static Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(out, err, args);
        Run run = new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(run.err).doesNotContain("\tat ").doesNotContain("internal error");
        return run;
    }

    private static Run evaluate(String dataset, String... options) {
        return run(Stream.concat(Stream.of("evaluate", dataset), Stream.of(options))
                .toArray(String[]::new));
    }

    /** A problem is told on standard error, and nothing is written to standard output. */
    private static void assertFails(Run run, int status, String... words) {
        assertThat(run.status).as(run.err).isEqualTo(status);
        assertThat(run.out).isEmpty();
        assertThat(List.of(words)).allSatisfy(word -> assertThat(run.err).contains(word));
    }

    // ---------------------------------------------------------------- results

    @Test
    void theVerdictDoesNotDecideTheStatus() {
        assertThat(evaluate(NOT_MET).status).isZero();
        assertThat(evaluate(MET).status).isZero();
        assertThat(evaluate(NOT_MET).out).contains("结论：未达标");
        assertThat(evaluate(MET).out).contains("结论：达标");
        assertThat(evaluate(MET).err).isEmpty();
    }

    @Test
    void aStandardWithoutADecisionRuleHasNoVerdict() throws IOException {
        Run run = evaluate(MET, "--standard", "school-management-2017", "--format", "json");
        assertThat(run.status).isZero();
        assertThat(run.json().get("verdict").asText()).isEqualTo("NOT_APPLICABLE");
        // Item 28 looks at classes and rooms, which are reported; nobody judged anything; two schools are out of scope.
        assertThat(outcomes(run, "28")).containsOnly("MET", "NOT_APPLICABLE");
        assertThat(outcomes(run, "12")).containsOnly("INDETERMINATE", "NOT_APPLICABLE");
        assertThat(evaluate(MET, "--standard", "school-management-2017").out)
                .contains("本文件没有总体结论，各部分如下")
                .doesNotContain("结论：");
    }

    @Test
    void failOnLooksAtTheSectionsOfAStandardWithoutAVerdict() {
        assertThat(evaluate(MET, "--standard", "school-management-2017", "--fail-on", "indeterminate").status)
                .isEqualTo(1);
        assertThat(evaluate(MET, "--standard", "library", "--fail-on", "not-met").status)
                .isZero();
        assertThat(evaluate(NOT_MET, "--standard", "class-and-school-size", "--fail-on", "not-met").status)
                .isEqualTo(1);
    }

    @Test
    void severalStandardsBeginWithAnOverviewThatNamesWhatIsLeftOut() {
        Run all = evaluate(NOT_MET, "--standard", "all");
        assertThat(all.out)
                .startsWith("多项标准评估总览")
                .contains("school-management-2014")
                .contains("未评估的标准");
        assertThat(all.out.lines()).hasSizeLessThan(2_000);
        assertThat(evaluate(NOT_MET, "--standard", "all", "--lang", "en").out)
                .contains("Standards that were not evaluated");
        assertThat(evaluate(NOT_MET, "--standard", "all", "--format", "html").out)
                .contains("<a href=\"#report-1\">");
        assertThat(evaluate(NOT_MET).out).startsWith("县域义务教育优质均衡发展督导评估办法评估报告");
    }

    @Test
    void aStandardWithoutConcessionsSaysSo() {
        assertThat(evaluate(MET, "--standard", "library", "--concessions", "all").out)
                .contains("本标准没有过渡性放宽。");
        Run unknown = evaluate(MET, "--standard", "library", "--concessions", "T9");
        assertFails(unknown, 2, "T9", "没有过渡性放宽");
        assertThat(unknown.err).doesNotContain(": , all");
    }

    @Test
    void aDayThatIsNoDayIsRefusedWithOneThatIs() {
        assertFails(evaluate(MET, "--as-of", "2016"), 2, "2016-01-01");
        assertFails(evaluate(MET, "--as-of", "2023-spring"), 2, "2023-03-01");
        assertFails(evaluate(MET, "--as-of", "soon"), 2, "2024-12-31");
    }

    @Test
    void aStandardThatIsNotInForceIsToldByShowAndDiff() {
        assertThat(run("standards", "show", "preschool-2020", "--as-of", "2012-01-01").out)
                .contains("本标准不施行");
        assertThat(run("standards", "diff", "preschool-2020@2012-01-01", "preschool-2020@2024-01-01").out)
                .contains("注意：2012-01-01 时 preschool-2020 不施行");
    }

    private static List<String> outcomes(Run run, String item) throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode finding : run.json().get("findings")) {
            if (finding.get("rule").asText().equals("school-management-2017/" + item)) {
                outcomes.add(finding.get("outcome").asText());
            }
        }
        return outcomes;
    }

    @Test
    void whatAnotherStandardKnowsIsNoMistakeAndATypoIs() throws IOException {
        String county = "{\"code\": \"371425\", \"name\": \"县\", \"year\": 2024, \"preschoolSurvey\": {\"valid\": 1},"
                + " \"residental\": {}}";
        String folder = dataset(county, HEADER.trim() + ",图书册数,图书册树\n" + SCHOOL.trim() + ",1,1\n");
        Files.writeString(Path.of(folder).resolve("workload.csv"), "学校标识码\n");
        Files.writeString(Path.of(folder).resolve("kindergarten.csv"), "幼儿园标识码\n");
        String out = evaluate(folder).out;
        assertThat(out).contains("residental", "图书册树", "kindergarten.csv", "kindergartens.csv");
        assertThat(out).doesNotContain("“preschoolSurvey”", "“图书册数”", "workload.csv");
    }

    @Test
    void failOnTurnsAVerdictIntoAStatus() throws IOException {
        assertThat(evaluate(NOT_MET, "--fail-on", "not-met").status).isEqualTo(1);
        assertThat(evaluate(NOT_MET, "--fail-on", "indeterminate").status).isEqualTo(1);
        assertThat(evaluate(MET, "--fail-on", "indeterminate").status).isZero();
        // Nothing known fails and nearly everything is missing: indeterminate.
        String open = dataset("{\"code\": \"371425\", \"name\": \"县\", \"year\": 2024}", HEADER + SCHOOL);
        assertThat(evaluate(open, "--fail-on", "not-met").status).isZero();
        assertThat(evaluate(open, "--fail-on", "indeterminate").status).isEqualTo(1);
        assertThat(evaluate(open, "--fail-on", "indeterminate").out).contains("结论：无法判定");
    }

    @Test
    void jsonIsOneObjectForOneStandardAndAnArrayForSeveral() throws IOException {
        assertThat(evaluate(MET, "--format", "json").json().get("verdict").asText())
                .isEqualTo("MET");
        JsonNode all = evaluate(MET, "--format", "json", "--standard", "all").json();
        assertThat(all.isArray()).isTrue();
        assertThat(all.findValuesAsText("standard")).contains("quality-balanced-2017");
    }

    @Test
    void everyFormatIsInTheLanguageAskedFor() {
        assertThat(evaluate(MET, "--format", "markdown").out).startsWith("# ").contains("**结论：达标**");
        assertThat(evaluate(MET, "--format", "html").out)
                .startsWith("<!DOCTYPE html>")
                .contains("lang=\"zh-Hans\"");
        assertThat(evaluate(MET, "--lang", "en").out).contains("Verdict: met");
        assertThat(evaluate(MET, "--format", "html", "--lang", "en").out).contains("lang=\"en\"");
        assertThat(evaluate(NOT_MET, "--format", "json", "--lang", "en").out).contains("\"because\": \"out of scope\"");
    }

    @Test
    void aResultCanBeWrittenToAFile() throws IOException {
        Path file = folder.resolve("结果.json");
        Files.writeString(file, "old");
        Run run = evaluate(MET, "--format", "json", "--output", file.toString());
        assertThat(run.status).isZero();
        assertThat(run.out).isEmpty();
        assertThat(run.err).isEqualToIgnoringNewLines("已写出 " + file);
        assertThat(Files.readString(file)).isEqualTo(evaluate(MET, "--format", "json").out);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsStatusFour() throws IOException {
        assertFails(evaluate(MET, "--output", folder.resolve("no/such/x").toString()), 4, "无法写入");
        assertFails(evaluate(MET, "--output", folder.toString(), "--lang", "en"), 4, "cannot write", "directory");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aClosedPipeIsNobodysProblem() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Main.run(closed, err, "evaluate", MET)).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void theDateIsTheEndOfTheDataYearUnlessItIsGiven() throws IOException {
        assertThat(evaluate(MET, "--format", "json").json().get("asOf").asText())
                .isEqualTo("2024-12-31");
        assertThat(evaluate(MET, "--format", "json", "--as-of", "2025-06-30")
                        .json()
                        .get("asOf")
                        .asText())
                .isEqualTo("2025-06-30");
    }

    @Test
    void aDateStandsInForAYearThatTheDataDoNotTell() throws IOException {
        String yearless = dataset("{\"code\": \"371425\", \"name\": \"县\"}", HEADER + SCHOOL);
        assertFails(evaluate(yearless), 3, "JH217");
        JsonNode document =
                evaluate(yearless, "--format", "json", "--as-of", "2023-12-31").json();
        assertThat(document.get("county").get("year").asInt()).isEqualTo(2023);
    }

    @Test
    void overlaysAreNamedByIdOrByFile() throws IOException {
        JsonNode shipped = evaluate(
                        MET, "--format", "json", "--overlay", "example-songyang", "--overlay", "example-shenyang")
                .json();
        assertThat(shipped.get("layers").toString()).contains("example-songyang", "example-shenyang");
        Path file = folder.resolve("town.json");
        Files.writeString(file, """
                {"id": "town", "title": {"zh": "某县", "en": "Town"}, "base": "quality-balanced-2017",
                 "from": "2020-01-01", "citation": {"document": "某文", "confidence": "unverified"},
                 "lastCheckedOn": "2026-11-22", "changes": [{"target": "Q2/limit", "action": "TIGHTEN", "value": "100"}]}
                """);
        assertThat(evaluate(MET, "--overlay", file.toString()).out).contains("叠加方案：town");
    }

    @Test
    void anOverlayThatIsMissingOrWrongIsTold() throws IOException {
        assertFails(evaluate(MET, "--overlay", "nowhere"), 2, "nowhere", "example-songyang");
        assertFails(evaluate(MET, "--overlay", folder.resolve("nowhere.json").toString()), 4, "JH101");
        assertFails(evaluate(MET, "--overlay", folder.toString()), 4, "JH102");
        Path file = folder.resolve("bad.json");
        Files.writeString(file, "{\"id\": \"bad\", \"base\": \"quality-balanced-2017\", \"sections\": []}");
        assertFails(evaluate(MET, "--overlay", file.toString()), 3, "JH5");
        Files.writeString(file, "{\"id\": \"bad\", \"base\": \"another\"}");
        assertFails(evaluate(MET, "--overlay", file.toString()), 2, "another");
    }

    @Test
    void concessionsGiveASecondReading() throws IOException {
        JsonNode document =
                evaluate(NOT_MET, "--format", "json", "--concessions", "T1,T3").json();
        assertThat(document.get("withConcessions").get("applied").toString()).isEqualTo("[\"T1\",\"T3\"]");
        assertThat(evaluate(NOT_MET, "--format", "json", "--concessions", "all")
                        .json()
                        .get("withConcessions")
                        .get("applied"))
                .hasSize(5);
        assertThat(evaluate(NOT_MET, "--concessions", "all").out).contains("按过渡性放宽（T1、T2、T3、T4、T5）");
        assertFails(evaluate(NOT_MET, "--concessions", "T9"), 2, "T9", "T1");
    }

    @Test
    void valuesCanBeComparedAsTheyArePrinted() throws IOException {
        assertThat(evaluate(NOT_MET, "--format", "json", "--compare", "as-reported")
                        .json()
                        .get("compare")
                        .asText())
                .isEqualTo("as-reported");
        assertThat(evaluate(NOT_MET, "--compare", "exact").out).contains("按未舍入的数值比较");
    }

    @Test
    void rostersCanBePreferred() throws IOException {
        String county = dataset(COUNTY, HEADER + SCHOOL.replace(",,", ",30,30"));
        Files.writeString(folder.resolve("data/classes.csv"), "班级编号,学校标识码,学段,年级,人数\nA,2137000001,小学,一,45\n");
        Run schools = evaluate(county, "--format", "json");
        Run rosters = evaluate(county, "--format", "json", "--prefer", "rosters");
        assertThat(schools.out).contains("JH315");
        assertThat(rosters.out).contains("JH315");
        assertThat(schools.out).isNotEqualTo(rosters.out);
    }

    @Test
    void aFindingCanBeExplained() {
        Run run = evaluate(NOT_MET, "--explain", "R4:3137990048:junior", "--explain", "quality-balanced-2017/G11");
        assertThat(run.out)
                .startsWith("R4 ")
                .contains("schools.csv:49 教学及辅助用房面积 (teachingArea)")
                .contains("\nG11 ");
        assertThat(evaluate(NOT_MET, "--explain", "C2:小学", "--lang", "en").out).contains("outcome: NOT MET");
        assertFails(evaluate(NOT_MET, "--explain", "R99"), 2, "R99");
        assertFails(evaluate(NOT_MET, "--explain", "R4", "--format", "json"), 2, "--explain");
    }

    @Test
    void aConcededFindingIsExplainedInBothReadings() {
        assertThat(evaluate(NOT_MET, "--concessions", "all", "--explain", "G3").out)
                .contains("按过渡性放宽 G3");
    }

    @Test
    void standardsAreListedAndShown() throws IOException {
        assertThat(run("standards").out).contains("quality-balanced-2017");
        assertThat(run("standards", "list", "--format", "json").json().findValuesAsText("id"))
                .contains("quality-balanced-2017");
        Run shown = run("standards", "show", "quality-balanced-2017", "--as-of", "2024-12-31");
        assertThat(shown.status).isZero();
        assertThat(shown.out).contains("R1 ", "V7 ", "T5", "第六条(一)", "2024-12-31");
        JsonNode json = run("standards", "show", "quality-balanced-2017", "--format", "json")
                .json();
        assertThat(json.get("rules").size()).isGreaterThan(45);
        assertThat(run("standards", "show", "quality-balanced-2017", "--lang", "en").out)
                .contains("needs: ");
    }

    @Test
    void everyShippedStandardIsPassedByLint() {
        Run lint = run("standards", "lint", "--as-of", "2026-11-25");
        assertThat(lint.out).matches("17 部标准、\\d+ 个叠加方案、563 条规则：没有发现问题\n");
        assertThat(lint.status).isZero();
        Run old = run("standards", "lint", "quality-balanced-2017", "--as-of", "2030-01-01", "--lang", "en");
        assertThat(old.status).isEqualTo(3);
        assertThat(old.out).contains("WARNING JH523 quality-balanced-2017/R1/limit/PRIMARY: ");
    }

    @Test
    void anOverlayIsListedShownAndLintedOverItsBase() throws IOException {
        assertThat(run("standards", "overlays").out)
                .contains("example-songyang  ", "example-liaoning-preschool  preschool-2020")
                .contains("example-shenyang-preschool  preschool-2020");
        assertThat(run("standards", "show", "quality-balanced-2017+example-shenyang").out)
                .contains("SY1");
        assertThat(run("standards", "lint", "quality-balanced-2017+example-shenyang", "--as-of", "2026-11-25").out)
                .startsWith("0 部标准、1 个叠加方案、");
        Run file =
                run("standards", "lint", "../overlays/example-province.json", "--as-of", "2026-11-25", "--lang", "en");
        assertThat(file.out).startsWith("0 standards, 1 with overlays, ");
        assertThat(file.status).isZero();
    }

    @Test
    void aPathThatIsMissingOrNoStandardIsToldByLint() throws IOException {
        assertFails(run("standards", "lint", "no/such/folder"), 4, "no/such/folder");
        assertFails(run("standards", "lint", "nosuch.json"), 4, "nosuch.json");
        assertFails(run("standards", "lint", Path.of("pom.xml").toString()), 4, "pom.xml");
        assertThat(run("standards", "lint", "src/main").status).isEqualTo(4);
        assertFails(run("standards", "lint", "no-such-standard"), 2, "no-such-standard");
    }

    @Test
    void twoDaysAndAnOverlayAreCompared() throws IOException {
        Run days = run("standards", "diff", "public-funding@2025-02-28", "public-funding@2025-spring");
        assertThat(days.status).isZero();
        assertThat(days.out).contains("SP/limit/default", "6000", "7000").doesNotContain("PF/");
        JsonNode json = run(
                        "standards",
                        "diff",
                        "quality-balanced-2017@2024",
                        "quality-balanced-2017+example-shenyang@2024",
                        "--format",
                        "json")
                .json();
        assertThat(json.get("after").get("layers").get(0).asText()).isEqualTo("example-shenyang");
        assertThat(json.get("differences").findValuesAsText("target"))
                .containsExactly("G7/limit/default", "SY1", "SY2");
        assertThat(run("standards", "diff", "public-funding", "public-funding").out)
                .contains("没有不同之处");
        assertFails(run("standards", "diff", "public-funding@2025-02-30", "public-funding"), 2, "2025-02-30");
        assertFails(run("standards", "diff", "public-funding"), 2, "diff");
    }

    @Test
    void aFindingTellsWhichLayerItsLimitCameFrom() throws IOException {
        for (JsonNode finding : evaluate(MET, "--overlay", "example-shenyang", "--format", "json")
                .json()
                .get("findings")) {
            JsonNode layer = finding.get("citation").get("layer");
            boolean own = finding.get("rule").asText().matches("quality-balanced-2017/G7|example-shenyang/.*");
            assertThat(layer == null ? "" : layer.asText()).isEqualTo(own ? "example-shenyang" : "");
        }
    }

    // ---------------------------------------------------------------- a wrong command line

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evaluate",
                "bogus",
                "evaluate X Y",
                "evaluate X --bogus",
                "evaluate X --standard nowhere",
                "evaluate X --standard quality-balanced-2017,nowhere",
                "evaluate X --standard ,",
                "evaluate X --as-of 2024-02-30",
                "evaluate X --as-of 2024",
                "evaluate X --format xml",
                "evaluate X --compare roughly",
                "evaluate X --prefer neither",
                "evaluate X --lang fr",
                "evaluate X --fail-on met",
                "evaluate X --concessions T0",
                "evaluate X --lenient=perhaps",
                "evaluate X --output",
                "standards show",
                "standards show nowhere",
                "standards remove quality-balanced-2017",
                "standards --as-of soon"
            })
    void aWrongCommandLineIsStatusTwo(String line) {
        String[] args = Stream.of(line.split(" ", -1)).filter(w -> !w.isEmpty()).toArray(String[]::new);
        Run run = run(args);
        assertFails(run, 2);
        assertThat(run.err).isNotBlank();
        assertThat(run.err.lines().toList()).hasSizeLessThan(6);
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(run("--help").status).isZero();
        assertThat(run("--help").out).contains("evaluate", "standards", "退出状态");
        assertThat(run("evaluate", "--help").out).contains("--lenient", "--private-codes", "--explain");
        assertThat(run("--version").out).startsWith("junheng");
    }

    // ---------------------------------------------------------------- bad input

    private static final String COUNTY = "{\"code\": \"371425\", \"name\": \"县\", \"year\": 2024}";
    private static final String HEADER = "学校标识码,学校名称,办学类型,小学学生数,小学各班人数\n";
    private static final String SCHOOL = "2137000001,一小,小学,,\n";

    private String dataset(String county, String schools) throws IOException {
        return dataset(county, schools.getBytes(StandardCharsets.UTF_8));
    }

    private String dataset(String county, byte[] schools) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("county.json"), county);
        Files.write(data.resolve("schools.csv"), schools);
        return data.toString();
    }

    private String document(String json) throws IOException {
        return Files.writeString(folder.resolve("dataset.json"), json).toString();
    }

    @Test
    void aMissingDatasetIsStatusFour() throws IOException {
        assertFails(evaluate(folder.resolve("nowhere").toString()), 4, "JH101");
        assertFails(evaluate(folder.toString()), 4, "JH101", "county.json", "schools.csv");
        dataset(COUNTY, HEADER + SCHOOL);
        Files.delete(folder.resolve("data/schools.csv"));
        assertFails(evaluate(folder.resolve("data").toString()), 4, "JH101 schools.csv");
        assertFails(evaluate("\0"), 4, "JH102");
    }

    @Test
    void emptyFilesAndHeadersAloneAreStatusThree() throws IOException {
        assertFails(evaluate(dataset(COUNTY, "")), 3, "JH104 schools.csv");
        assertFails(evaluate(dataset(COUNTY, HEADER)), 3, "JH105 schools.csv");
        assertFails(evaluate(dataset("", HEADER + SCHOOL)), 3, "county.json");
        assertFails(evaluate(document("")), 3, "dataset.json");
        assertFails(evaluate(document("{\"county\": " + COUNTY + ", \"schools\": []}")), 3, "JH105");
    }

    @Test
    void columnsAreToldByName() throws IOException {
        assertFails(evaluate(dataset(COUNTY, "学校标识码,学校名称\n2137000001,一小\n")), 3, "JH110", "办学类型");
        assertFails(
                evaluate(dataset(COUNTY, "学校标识码,学校名称,办学类型,小学学生数,小学学生数\n2137000001,一小,小学,1,1\n")), 3, "JH111", "小学学生数");
        assertFails(
                evaluate(dataset(COUNTY, "学校标识码,学校名称,办学类型,小学学生数,primary.students\n2137000001,一小,小学,1,1\n")),
                3,
                "JH111");
        Run unknown = evaluate(dataset(COUNTY, "学校标识码,学校名称,办学类型,校长\n2137000001,一小,小学,某\n"), "--format", "json");
        assertThat(unknown.status).isZero();
        assertThat(unknown.json().get("problems").toString()).contains("JH112", "校长");
    }

    @ParameterizedTest
    @ValueSource(strings = {"四百", "12a", "95%", "-1", "1e400", "1,000", "4.5", "NaN", "0x10"})
    void aCellThatIsNoCountIsStatusThree(String cell) throws IOException {
        Run run = evaluate(dataset(COUNTY, HEADER + "2137000001,一小,小学,\"" + cell + "\",\n"));
        assertFails(run, 3, "ERROR JH20", "schools.csv:2", "小学学生数");
    }

    @Test
    void allProblemsAreToldInOneRunALineEach() throws IOException {
        String rows = "2137000001,一小,小学,x,\n2137000002,二小,大学,1,\n99,三小,小学,1,\n2137000001,四小,小学,1,5%\n";
        Run run = evaluate(dataset(COUNTY.replace("371425", "000000"), HEADER + rows));
        assertFails(run, 3, "schools.csv:2", "schools.csv:3", "schools.csv:4", "schools.csv:5", "county.json");
        assertThat(run.err.lines()).allMatch(line -> line.matches("(ERROR|WARNING) JH\\d{3} \\S.*: .*"));
        assertThat(run.err).contains("JH211");
    }

    @Test
    void lenientCountsFaultyCellsAsNotReported() throws IOException {
        String data = dataset(COUNTY, HEADER + "2137000001,一小,小学,四百,\n");
        assertFails(evaluate(data), 3);
        Run run = evaluate(data, "--lenient", "--format", "json");
        assertThat(run.status).isZero();
        assertThat(run.json().get("lenient").asBoolean()).isTrue();
        assertThat(run.json().get("problems").toString()).contains("JH201");
        assertFails(evaluate(dataset(COUNTY, HEADER + "2137000001,一小,大学,1,\n"), "--lenient"), 3, "JH212");
    }

    @Test
    void privateCodesAreAcceptedOnlyWhenAskedFor() throws IOException {
        String data = dataset(COUNTY.replace("371425", "KFQ-01"), HEADER + SCHOOL);
        assertFails(evaluate(data), 3, "JH213");
        assertThat(evaluate(data, "--private-codes").status).isZero();
    }

    @Test
    void aPartAboveItsWholeShowsBothFigures() throws IOException {
        String header = "学校标识码,学校名称,办学类型,小学专任教师数,小学骨干教师数\n";
        assertFails(evaluate(dataset(COUNTY, header + "2137000001,一小,小学,10,11\n")), 3, "JH301", "11", "10");
    }

    @Test
    void quotedLineBreaksKeepThePhysicalLine() throws IOException {
        String rows = "2137000001,\"一\n小\",小学,1,\n2137000002,二小,小学,x,\n";
        Run run = evaluate(dataset(COUNTY, HEADER + rows));
        assertFails(run, 3, "schools.csv:4");
        Run good = evaluate(dataset(COUNTY, HEADER + rows.replace(",x,", ",1,")));
        assertThat(good.status).isZero();
        assertFails(evaluate(dataset(COUNTY, HEADER + "2137000001,\"一小,小学,1,\n")), 3, "schools.csv");
    }

    @Test
    void everyEncodingIsReadOrRefused() throws IOException {
        String text = HEADER + "2137000001,一小,小学,100,\n";
        String plain = evaluate(dataset(COUNTY, text), "--format", "json").out;
        String bom = evaluate(dataset(COUNTY, "\ufeff" + text), "--format", "json").out;
        String gb = evaluate(dataset(COUNTY, text.getBytes(Charset.forName("GB18030"))), "--format", "json").out;
        assertThat(bom).isEqualTo(plain);
        assertThat(gb).isEqualTo(plain);
        assertFails(evaluate(dataset(COUNTY, text.getBytes(StandardCharsets.UTF_16LE))), 4, "JH103 schools.csv");
    }

    @Test
    void aHundredThousandRowsAreEvaluated() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        // All but the last are out of every scope: what is tried is the file, not the patience of whoever runs the
        // tests.
        for (int i = 0; i < 100_000; i++) {
            String kind = i < 99_999 ? "职业学校" : "小学";
            rows.append(String.format(Locale.ROOT, "2137%06d,校,%s,%d,%n", i, kind, 100 + i % 900));
        }
        // The whole document of so many schools is a gigabyte: one finding of the last of them will do.
        Run run = evaluate(dataset(COUNTY, rows.toString()), "--explain", "R2:2137099999");
        assertThat(run.status).isZero();
        assertThat(run.out).contains("schools.csv:100001 小学学生数");
    }

    @Test
    void brokenJsonIsStatusThree() throws IOException {
        assertFails(evaluate(document("{\"county\": {\"code\": \"3714")), 3, "dataset.json");
        assertFails(evaluate(dataset("{\"year\": 2024, \"year\": 2025}", HEADER + SCHOOL)), 3, "JH113", "year");
        assertFails(evaluate(dataset(COUNTY + "}", HEADER + SCHOOL)), 3, "county.json");
        assertFails(evaluate(document("[".repeat(100_000))), 3, "dataset.json");
        assertFails(evaluate(document("{\"county\": " + "{\"a\":".repeat(50_000))), 3, "dataset.json");
        assertFails(evaluate(document("[]")), 3, "dataset.json");
    }

    @Test
    void wordsOutsideTheListAreStatusThree() throws IOException {
        String header = "学校标识码,学校名称,办学类型,城乡类型,是否寄宿制\n";
        assertFails(evaluate(dataset(COUNTY, header + "2137000001,一小,小学,郊区,\n")), 3, "JH205", "郊区", "乡村");
        assertFails(evaluate(dataset(COUNTY, header + "2137000001,一小,小学,,也许\n")), 3, "是否寄宿制", "也许");
        assertFails(evaluate(dataset(COUNTY, HEADER + "2137000001,一小,大学,1,\n")), 3, "JH212", "九年一贯制学校");
    }

    @Test
    void aDateBeforeTheStandardNamesItsEditions() {
        assertFails(evaluate(MET, "--as-of", "2010-01-01"), 3, "JH401", "2017-04-19");
        assertFails(
                evaluate(MET, "--as-of", "2016-12-31", "--standard", "school-management-2017"),
                3,
                "JH401",
                "[2017-12-04, ∞)",
                "2016-12-31 施行的是",
                "school-management-2014");
        assertFails(evaluate(MET, "--as-of", "1990-01-01", "--standard", "all", "--lang", "en"), 3, "JH401");
    }

    @Test
    void anUnknownKeyOfTheCountyIsAWarning() throws IOException {
        Run run = evaluate(
                dataset(
                        "{\"code\": \"371425\", \"name\": \"县\", \"year\": 2024, \"mayor\": {\"age\": 1}}",
                        HEADER + SCHOOL),
                "--format",
                "json");
        assertThat(run.status).isZero();
        assertThat(run.json().get("problems").toString()).contains("JH114", "mayor");
    }

    // ---------------------------------------------------------------- another process

    @Test
    void outputIsUtf8WhateverTheLocale() throws IOException, InterruptedException {
        for (String[] words : List.of(
                new String[] {"evaluate", MET}, new String[] {"evaluate", "--help"}, new String[] {"evaluate", "nowhere"
                })) {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dfile.encoding=US-ASCII",
                    "-Dstdout.encoding=US-ASCII",
                    "-Dstderr.encoding=US-ASCII",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName());
            builder.command().addAll(List.of(words));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            ByteArrayOutputStream here = new ByteArrayOutputStream();
            Main.run(here, here, words);
            assertThat(output).isEqualTo(here.toString(StandardCharsets.UTF_8));
        }
    }
}
