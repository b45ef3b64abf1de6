package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.examples.forms.pdf.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormsCommandTest {
    private static final String MET = Path.of("..", "counties", "met").toString();
    private static final String NOT_MET = Path.of("..", "counties", "not-met").toString();

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String part(String docx, String name) throws IOException {
        try (ZipFile zip = new ZipFile(docx)) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aTemplateFilledWithACountyIsReadBackAndEvaluatedAlike() {
        String book = file("县.xlsx");
        assertThat(CommandLineRun.of("forms", "template", NOT_MET, "--output", book)
                        .succeeds()
                        .err())
                .contains("已写出");

        String ofFiles = CommandLineRun.of("evaluate", NOT_MET, "--format", "json")
                .succeeds()
                .out();
        String ofBook = CommandLineRun.of("evaluate", book, "--format", "json")
                .succeeds()
                .out();
        assertThat(findings(ofBook)).isEqualTo(findings(ofFiles)).contains("NOT_MET");
        assertThat(CommandLineRun.of("evaluate", book, "--explain", "G7")
                        .succeeds()
                        .out())
                .contains("!");
    }

    /** Rules with what came of them; the places of cells a workbook has of its own. */
    private static String findings(String json) {
        return json.lines()
                .filter(line -> line.matches(" *\"(rule|outcome|verdict|school|stage|value|shortfall)\":.*"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatIsReadFromAWorkbookIsWrittenAsADataset() {
        String book = file("县.xlsx");
        CommandLineRun.of("forms", "template", MET, "--output", book).succeeds();

        assertThat(CommandLineRun.of("forms", "read", book, "--output", file("dataset.json"))
                        .succeeds()
                        .err())
                .contains("所学校");
        CommandLineRun.of("forms", "read", book, "--output", file("data")).succeeds();

        assertThat(CommandLineRun.of("compare", MET, file("dataset.json"))
                        .succeeds()
                        .out())
                .contains("两份数据完全相同。");
        assertThat(CommandLineRun.of("compare", MET, file("data")).succeeds().out())
                .contains("两份数据完全相同。");
        CommandLineRun.of("forms", "read", book, "--output", file("data")).fails(4, "不是空的");
    }

    @Test
    void anEmptyTemplateIsNoDatasetAndWhatIsNoWorkbookIsTold() throws IOException {
        CommandLineRun.of("forms", "template", "--output", file("空.xlsx")).succeeds();
        CommandLineRun.of("evaluate", file("空.xlsx")).fails(3, "ERROR JH");
        Files.writeString(folder.resolve("文.xlsx"), "text");
        CommandLineRun.of("evaluate", file("文.xlsx")).fails(3, "JH80", "文.xlsx");
        CommandLineRun.of("evaluate", file("无.xlsx")).fails(4, "无.xlsx");
    }

    @Test
    void theSelfReportIsADraftUntilItIsConfirmed() throws IOException {
        String report = file("自评.docx");
        assertThat(CommandLineRun.of("forms", "write", MET, "--form", "self-report", "--output", report)
                        .succeeds()
                        .err())
                .contains("已写出", "空白");
        assertThat(part(report, "word/header-junheng.xml")).contains("草稿");
        assertThat(part(report, "word/document.xml")).contains("总体结论：达标");

        CommandLineRun.of(
                        "forms",
                        "write",
                        MET,
                        "--form",
                        "self-report",
                        "--confirmed-by",
                        "县政府",
                        "--confirmed-on",
                        "2025-03-01",
                        "--with-gaps",
                        "--output",
                        report)
                .fails(3, "JH862", "请写明每一项问题");
        assertThat(part(report, "word/header-junheng.xml")).contains("草稿");
        CommandLineRun.of("forms", "write", MET, "--form", "self-report", "--confirmed-by", "县政府", "--output", report)
                .fails(2, "--confirmed-on");
    }

    @Test
    void theTemplateOfTheSelfReportIsHandedOutListedAndHandedBack() {
        CommandLineRun.of("forms", "template", "--form", "self-report", "--output", file("模板.docx"))
                .succeeds();
        CommandLineRun.of(
                        "forms",
                        "write",
                        MET,
                        "--form",
                        "self-report",
                        "--template",
                        file("模板.docx"),
                        "--output",
                        file("自评.docx"))
                .succeeds();
        assertThat(CommandLineRun.of("forms", "template", MET, "--form", "self-report", "--list")
                        .succeeds()
                        .out())
                .contains("{{verdict}}\t达标\n", "{{Ⅰ.L19}}\t", "{{table Ⅲ}}\t");
        CommandLineRun.of(
                        "forms",
                        "write",
                        MET,
                        "--form",
                        "self-report",
                        "--template",
                        file("无.docx"),
                        "--output",
                        file("自评.docx"))
                .fails(4, "JH101");
    }

    @Test
    void theDeclarationIsAWorkbookOrAPage() throws IOException {
        CommandLineRun.of("forms", "write", MET, "--output", file("申报.xlsx")).succeeds();
        assertThat(part(file("申报.xlsx"), "[Content_Types].xml")).contains("sheet.main+xml");
        CommandLineRun.of("forms", "write", MET, "--format", "html", "--output", file("申报.html"))
                .succeeds();
        assertThat(Files.readString(folder.resolve("申报.html"))).contains("表Ⅲ");
        CommandLineRun.of("forms", "write", MET, "--format", "docx", "--output", file("a"))
                .fails(2, "xlsx | html | pdf");
        CommandLineRun.of("forms", "write", MET, "--form", "letter", "--output", file("a"))
                .fails(2, "declaration | basic-balance | self-evaluation | self-report");
    }

    /** Without a browser the page stands beside, to be printed by hand; with one the command says which. */
    @Test
    void theDeclarationIsPrintedByABrowserOrStandsBesideAsAPage() throws IOException {
        CommandLineRun.of(
                        "forms",
                        "write",
                        MET,
                        "--format",
                        "pdf",
                        "--browser",
                        file("none"),
                        "--output",
                        file("申报表.pdf"))
                .fails(4, "JH871", "申报表.html");
        assertThat(Files.readString(folder.resolve("申报表.html"))).contains("表Ⅲ");
        assertThat(folder.resolve("申报表.pdf")).doesNotExist();

        assumeThat(Browser.find(Optional.empty())).isPresent();
        assertThat(CommandLineRun.of("forms", "write", MET, "--format", "pdf", "--output", file("申报表.pdf"))
                        .succeeds()
                        .err())
                .contains("打印 (printed by");
        assertThat(Files.readAllBytes(folder.resolve("申报表.pdf")))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsFiledHasTheTablesAlone() throws IOException {
        CommandLineRun.of("forms", "write", MET, "--plain", "--output", file("报送.xlsx"))
                .succeeds();
        assertThat(part(file("报送.xlsx"), "xl/workbook.xml"))
                .contains("表Ⅵ")
                .doesNotContain("来源")
                .doesNotContain("未填报");
        assertThat(CommandLineRun.of("forms", "check", file("报送.xlsx"), "--against", MET)
                        .succeeds()
                        .out())
                .contains("没有不一致");
        CommandLineRun.of("forms", "write", MET, "--plain", "--format", "html", "--output", file("a"))
                .fails(2, "--plain");
        CommandLineRun.of("forms", "write", MET, "--form", "self-report", "--plain", "--output", file("a"))
                .fails(2, "--plain");
    }

    @Test
    void anEditionIsAFileOfTheCountysOwn() throws IOException {
        Path edition = folder.resolve("表样.json");
        String text = """
                {"id": "own", "title": {"zh": "本县表", "en": "own form"}, "standard": "quality-balanced-2017",
                 "document": "本县表", "confidence": "inferred", "lastCheckedOn": "2026-01-01", "tables": [
                  {"id": "甲", "name": {"zh": "甲表", "en": "A"}, "columns": [
                    {"id": "population", "path": [{"zh": "人口", "en": "population"}], "unit": "万人", "decimals": 2,
                     "figure": {"kind": "fact", "fact": "population", "in": "万人"}}]}]}
                """;
        Files.writeString(edition, text);
        CommandLineRun.of("forms", "write", MET, "--edition", edition.toString(), "--output", file("甲.xlsx"))
                .succeeds();
        assertThat(part(file("甲.xlsx"), "xl/workbook.xml")).contains("甲表").doesNotContain("表Ⅰ");
        assertThat(CommandLineRun.of(
                                "forms", "check", file("甲.xlsx"), "--edition", edition.toString(), "--against", MET)
                        .succeeds()
                        .out())
                .isEqualTo("与数据对照 1 格，没有不一致\n");

        Files.writeString(edition, text.replace("\"population\", \"in", "\"populaton\", \"inn"));
        CommandLineRun.of("forms", "write", MET, "--edition", edition.toString(), "--output", file("a.xlsx"))
                .fails(3, "JH503", "JH502", "columns[0].figure.fact", "population");
        CommandLineRun.of("forms", "write", MET, "--edition", "declaration-2042", "--output", file("a.xlsx"))
                .fails(2, "declaration-2042", "declaration-2024");
        CommandLineRun.of("forms", "check", file("甲.xlsx"), "--edition", file("none.json"))
                .fails(4, "JH101", "none.json");
    }

    @Test
    void theTablesOfBasicBalanceAreAWorkbook() throws IOException {
        CommandLineRun.of("forms", "write", NOT_MET, "--form", "basic-balance", "--output", file("均衡.xlsx"))
                .succeeds();
        assertThat(part(file("均衡.xlsx"), "xl/workbook.xml")).contains("表3 校际均衡情况汇总");
        CommandLineRun.of("forms", "write", MET, "--form", "basic", "--output", file("a.xlsx"))
                .fails(2, "declaration | basic-balance | self-evaluation | self-report");
    }

    @Test
    void theFormsOfTheSchoolsAreOneWorkbookOrAZip() throws IOException {
        CommandLineRun.of("forms", "write", MET, "--form", "self-evaluation", "--output", file("自评.xlsx"))
                .succeeds();
        assertThat(part(file("自评.xlsx"), "xl/workbook.xml")).contains("009 南一镇九年一贯制学校");
        CommandLineRun.of("forms", "write", MET, "--form", "self-evaluation", "--output", file("自评.zip"))
                .succeeds();
        try (ZipFile zip = new ZipFile(file("自评.zip"))) {
            assertThat(zip.stream().map(java.util.zip.ZipEntry::getName))
                    .hasSize(11)
                    .contains("001 第一实验小学.xlsx");
        }
        CommandLineRun.of(
                        "forms",
                        "write",
                        MET,
                        "--form",
                        "self-evaluation",
                        "--format",
                        "html",
                        "--output",
                        file("自评.zip"))
                .fails(2, ".zip");
    }

    @Test
    void whereNothingCanBeWrittenIsToldBeforeAnyWork() {
        CommandLineRun.of("forms", "write", "nowhere", "--output", file("a/b.xlsx"))
                .fails(4, "无法写入");
        CommandLineRun.of("forms", "template", "--output", folder.toString()).fails(4, "无法写入");
        CommandLineRun.of("forms").fails(2, "template | read | write");
        CommandLineRun.of("forms", "template").fails(2, "--output");
        CommandLineRun.of("forms", "template", "--form", "x", "--output", file("a.xlsx"))
                .fails(2, "dataset | self-report");
    }

    @Test
    void aFiledFormIsCheckedAcrossItsTablesAndAgainstTheData() {
        CommandLineRun.of("forms", "write", MET, "--form", "declaration", "--output", file("申报表.xlsx"))
                .succeeds();

        assertThat(CommandLineRun.of("forms", "check", file("申报表.xlsx"), "--against", MET)
                        .succeeds()
                        .out())
                .containsPattern("^各表互相核对 [1-9][0-9]* 处（.*JH845 14 处.*），与数据对照 [1-9][0-9]* 格，没有不一致\n没有核对：")
                .doesNotContain("{");
        CommandLineRun other = CommandLineRun.of("forms", "check", file("申报表.xlsx"), "--against", NOT_MET);
        other.fails(3, "没有核对：与数据的逐格对照");
        assertThat(other.err())
                .startsWith("ERROR JH853 表Ⅰ 基本情况!A2: 县、年度")
                .containsOnlyOnce("JH853")
                .containsPattern("\n各表互相核对 [1-9][0-9]* 处（.*）；1 处要核对\n");
        assertThat(CommandLineRun.of("forms", "check", file("申报表.xlsx"), "--lang", "en", "--against", NOT_MET)
                        .err())
                .containsPattern("\n[1-9][0-9]* checks across the tables \\(.*\\); 1 to be looked at\n");
        CommandLineRun.of("forms", "check", file("无.xlsx")).fails(4, "无.xlsx");
    }

    /** A form that a province's limits were applied to fits together by those, and not by the national ones. */
    @Test
    void aFormIsCheckedByTheLimitsThatItWasFilledBy() throws IOException {
        Path overlay = folder.resolve("overlay.json");
        Files.writeString(overlay, """
                {"id": "tight", "title": {"zh": "某省", "en": "a province"}, "base": "quality-balanced-2017",
                 "from": "2020-01-01", "lastCheckedOn": "2026-11-26",
                 "citation": {"document": "某省实施方案", "article": "一", "confidence": "single-source"},
                 "changes": [{"target": "R1/limit/PRIMARY", "action": "TIGHTEN", "value": "40", "from": "2020-01-01"}]}
                """);
        CommandLineRun.of(
                        "forms",
                        "write",
                        MET,
                        "--form",
                        "declaration",
                        "--overlay",
                        overlay.toString(),
                        "--output",
                        file("本省.xlsx"))
                .succeeds();

        CommandLineRun.of("forms", "check", file("本省.xlsx"), "--overlay", overlay.toString(), "--against", MET)
                .succeeds();
        CommandLineRun.of("forms", "check", file("本省.xlsx")).fails(3, "JH842");
        CommandLineRun.of("forms", "check", file("本省.xlsx"), "--overlay", overlay.toString(), "--as-of", "2019-12-31")
                .fails(3, "JH842");
    }

    /** What forms tell in bands decides what the lists decide, where no limit lies within a band. */
    @Test
    void bandsOfClassesDecideWhatTheListsDecide() throws IOException {
        Path county = Files.createDirectory(folder.resolve("bands"));
        try (Stream<Path> files = Files.list(Path.of(NOT_MET))) {
            for (Path file : files.toList()) {
                Files.copy(file, county.resolve(file.getFileName()));
            }
        }
        List<String> lines = Files.readAllLines(Path.of(NOT_MET, "schools.csv"));
        List<String> header = List.of(lines.get(0).split(",", -1));
        int sizes = header.indexOf("小学各班人数");
        String[] keys = {"upTo25", "from26to30", "from31to35", "from36to40", "from41to45", "from46to50", "from51to55"};
        StringBuilder bands = new StringBuilder("学校标识码");
        for (String key : keys) {
            bands.append(",primary.classes.").append(key);
        }
        StringBuilder schools = new StringBuilder(lines.get(0)).append('\n');
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (!cells[sizes].isEmpty()) {
                int[] counts = new int[keys.length];
                String[] each = cells[sizes].split(";");
                for (String size : each) {
                    counts[Math.min(keys.length - 1, Math.max(0, (Integer.parseInt(size) - 21) / 5))]++;
                }
                bands.append('\n').append(cells[0]);
                for (int count : counts) {
                    bands.append(',').append(count);
                }
            }
            cells[sizes] = "";
            schools.append(String.join(",", cells)).append('\n');
        }
        Files.writeString(county.resolve("schools.csv"), schools);
        Files.writeString(county.resolve("bands.csv"), bands);

        String told =
                CommandLineRun.of("evaluate", county.toString()).succeeds().out();

        assertThat(told).contains("JH836");
        assertThat(outcomes(county.toString(), "G5"))
                .isEqualTo(outcomes(NOT_MET, "G5"))
                .anySatisfy(outcome -> assertThat(outcome).endsWith(" NOT_MET"));
    }

    private static List<String> outcomes(String dataset, String rule) throws IOException {
        JsonNode findings = new ObjectMapper()
                .readTree(CommandLineRun.of("evaluate", dataset, "--format", "json")
                        .succeeds()
                        .out())
                .get("findings");
        List<String> outcomes = new ArrayList<>();
        for (JsonNode finding : findings) {
            if (finding.get("rule").asText().endsWith("/" + rule)) {
                outcomes.add(
                        finding.path("subject") + " " + finding.path("outcome").asText());
            }
        }
        return outcomes;
    }

    @Test
    void optionsWithoutEffectAreRefused() throws IOException {
        CommandLineRun.of("forms", "write", MET, "--output", file("表.xlsx")).succeeds();
        CommandLineRun.of("forms", "check", file("表.xlsx"), "--lenient", "--concessions", "T1")
                .fails(2, "--concessions、--lenient", "--against");
        CommandLineRun.of("forms", "template", "--overlay", "nosuch", "--output", file("模板.xlsx"))
                .fails(2, "--overlay");
        CommandLineRun.of("forms", "template", "--prefer", "rosters", "--output", file("模板.xlsx"))
                .fails(2, "--prefer", "COUNTY");
        assertThat(Path.of(file("模板.xlsx"))).doesNotExist();
    }

    @Test
    void aFileThatIsReadIsNotWrittenOver() throws IOException {
        String workbook = file("县.xlsx");
        CommandLineRun.of("forms", "template", MET, "--output", workbook).succeeds();
        byte[] before = Files.readAllBytes(Path.of(workbook));
        CommandLineRun.of("forms", "write", workbook, "--output", workbook).fails(2, "所读的文件");
        CommandLineRun.of("forms", "template", workbook, "--output", workbook).fails(2, "所读的文件");
        CommandLineRun.of("report", workbook, "--output", workbook).fails(2, "所读的文件");
        CommandLineRun.of("evaluate", workbook, "--output", workbook).fails(2, "所读的文件");
        assertThat(Files.readAllBytes(Path.of(workbook))).isEqualTo(before);
    }

    @Test
    void theFormsOfEveryEditionAreCheckedAgainstTheirData() {
        for (String county : List.of(MET, MET.replaceAll("met$", "not-met"))) {
            CommandLineRun.of("forms", "write", county, "--form", "basic-balance", "--output", file("均衡.xlsx"))
                    .succeeds();
            CommandLineRun.of("forms", "check", file("均衡.xlsx"), "--edition", "basic-balance-2012", "--against", county)
                    .succeeds();
        }
    }

    @Test
    void aFileThatIsCalledOtherwiseThanWhatIsWrittenIsRefused() {
        CommandLineRun.of("forms", "template", "--output", file("模板.docx")).fails(2, "模板.docx", ".xlsx");
        CommandLineRun.of("forms", "write", MET, "--output", file("表.docx")).fails(2, "表.docx", ".xlsx、.html、.pdf");
        CommandLineRun.of("forms", "write", MET, "--form", "self-report", "--output", file("报告.xlsx"))
                .fails(2, "报告.xlsx", ".docx");
        CommandLineRun.of("report", MET, "--output", file("报告.docx")).fails(2, "报告.docx", ".html");
        assertThat(Path.of(file("模板.docx"))).doesNotExist();
        assertThat(Path.of(file("表.docx"))).doesNotExist();
    }

    @Test
    void aFormSaysHowMuchIsBlankAndOfWhom() {
        assertThat(CommandLineRun.of("forms", "write", MET.replaceAll("met$", "not-met"), "--output", file("表.xlsx"))
                        .succeeds()
                        .err())
                .containsPattern("空白 [1-9][0-9]* 处")
                .containsPattern("待填报 [^\n]+：[^\n]+")
                .doesNotContain("待填报 schools.csv", "publicFundsGranted");
    }

    @Test
    void aPageThatStandsBesideThePrintIsNotOverwritten() throws IOException {
        Files.writeString(Path.of(file("表.html")), "mine");
        assertThat(CommandLineRun.of(
                                "forms",
                                "write",
                                MET,
                                "--format",
                                "pdf",
                                "--browser",
                                file("none"),
                                "--output",
                                file("表.pdf"))
                        .err())
                .contains("表-2.html");
        assertThat(Path.of(file("表.html"))).hasContent("mine");
        assertThat(Path.of(file("表-2.html"))).exists();
    }
}
