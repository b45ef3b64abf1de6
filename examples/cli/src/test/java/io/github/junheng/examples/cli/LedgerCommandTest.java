package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {
    private static final Path REVIEW = Path.of("..", "plans", "review");
    private static final String CITY = REVIEW.resolve("city").toString();
    private static final String COUNTY = REVIEW.resolve("county").toString();
    private static final String CHECKED = REVIEW.resolve("checked").toString();
    private static final String HASH = "30a4ab973ef8fd561d930d55502df855108ca0b081454b0e761d5141f3778780";

    @TempDir
    private Path folder;

    private String ledger = "";

    @BeforeEach
    void name() {
        ledger = folder.resolve("ledger.ndjson").toString();
    }

    private CommandLineRun run(String command, String on, String... more) {
        List<String> args = new ArrayList<>(List.of("ledger", command, ledger));
        args.addAll(Arrays.asList(more));
        args.addAll(List.of("--on", on, "--by", "县教体局"));
        return CommandLineRun.of(args.toArray(String[]::new));
    }

    private CommandLineRun show(String... more) {
        List<String> args = new ArrayList<>(List.of("ledger", "show", ledger, "--as-of", "2025-09-01"));
        args.addAll(Arrays.asList(more));
        return CommandLineRun.of(args.toArray(String[]::new));
    }

    /** The steps by which the bundled ledger came about. */
    private void steps() {
        run("update", "2025-03-01", CITY).succeeds();
        run("assign", "2025-03-05", "G11", "--unit", "县教体局", "--measure", "调整交流方案", "--deadline", "2025-12-31")
                .succeeds();
        run(
                        "assign",
                        "2025-03-05",
                        "G3",
                        "R4",
                        "--unit",
                        "县住建局",
                        "--supporting",
                        "县财政局",
                        "--measure",
                        "改建专用教室",
                        "--deadline",
                        "2025-08-31")
                .succeeds();
        run("start", "2025-03-20", "G3:3133990103").succeeds();
        run("resolve", "2025-08-20", "G3:3133990103", "--evidence-name", "竣工验收.pdf", "--evidence-hash", HASH)
                .succeeds();
    }

    @Test
    void theBundledLedgerIsWhatItsStepsMake() throws IOException {
        steps();

        assertThat(Path.of(ledger)).hasSameBinaryContentAs(REVIEW.resolve("ledger.ndjson"));
    }

    @Test
    void theBundledLedgerIsShownAsApproved() throws IOException {
        CommandLineRun.of("ledger", "show", REVIEW.resolve("ledger.ndjson").toString(), "--as-of", "2025-09-01")
                .printsAsApproved("ledger-show.txt");
        CommandLineRun.of(
                        "ledger",
                        "show",
                        REVIEW.resolve("ledger.ndjson").toString(),
                        "--as-of",
                        "2025-09-01",
                        "--school",
                        "3133990103")
                .printsAsApproved("ledger-school.txt");
    }

    @Test
    void theBundledSelfCheckIsShownAsApproved() throws IOException {
        CommandLineRun.of("ledger", "self-check", CHECKED).printsAsApproved("self-check.txt");
    }

    @Test
    void anUpdateWithTheSameDataAddsNothing() throws IOException {
        steps();
        byte[] before = Files.readAllBytes(Path.of(ledger));

        assertThat(run("update", "2025-09-01", CITY).succeeds().out()).contains("没有新的变动。");

        assertThat(Files.readAllBytes(Path.of(ledger))).isEqualTo(before);
    }

    @Test
    void betterDataResolveAndWorseDataOpenAgain() throws IOException {
        steps();
        assertThat(run("update", "2025-09-01", COUNTY).succeeds().out()).contains("整改完成 3 项");
        assertThat(run("verify", "2025-09-02", "G11", "R4", "R7").succeeds().out())
                .contains("销号 3 项");
        // With what a document had struck off: the better data met it, which the ledger has noted since.
        assertThat(run("update", "2025-09-03", CITY).succeeds().out()).contains("重新登记 4 项");
    }

    @Test
    void whatTheDataDoNotTellIsWarnedOfAndLeft() throws IOException {
        steps();
        Path gap = Files.createDirectory(folder.resolve("gap"));
        Files.copy(Path.of(CITY, "county.json"), gap.resolve("county.json"));
        Files.writeString(
                gap.resolve("schools.csv"),
                Files.readString(Path.of(CITY, "schools.csv")).replace(",1980,", ",,"));

        assertThat(run("update", "2025-09-01", gap.toString(), "--lang", "en")
                        .succeeds()
                        .out())
                .contains("JH705", "cannot be decided this time (data are missing)");
    }

    @Test
    void nothingIsClosedWithoutGroundsAndAWrongHashIsRefused() throws IOException {
        steps();
        byte[] before = Files.readAllBytes(Path.of(ledger));
        Path document = Files.writeString(folder.resolve("验收.pdf"), "doc\n");

        run("resolve", "2025-08-21", "R4:2133990101").fails(3, "JH703");
        run("verify", "2025-08-21", "G3:3133990103").fails(3, "JH703");
        run("resolve", "2025-08-21", "R4", "--evidence-name", "x", "--evidence-hash", "12")
                .fails(3, "JH706");
        run("resolve", "2025-08-21", "R4", "--evidence", document.toString(), "--evidence-hash", "12")
                .fails(3, "JH706", HASH);
        run(
                        "resolve",
                        "2025-08-21",
                        "R4",
                        "--evidence",
                        folder.resolve("none.pdf").toString())
                .fails(4, "JH101");
        assertThat(Files.readAllBytes(Path.of(ledger))).isEqualTo(before);

        run("resolve", "2025-08-21", "R4", "--evidence", document.toString(), "--evidence-hash", HASH)
                .succeeds();
        run("verify", "2025-08-22", "R4", "--evidence", document.toString()).succeeds();
        assertThat(Files.readString(Path.of(ledger))).contains("\"name\":\"验收.pdf\",\"sha256\":\"" + HASH + "\"");
    }

    @Test
    void whatMayNotHappenOrComesTooEarlyIsRefused() {
        steps();

        run("start", "2025-08-21", "G3:3133990103").fails(3, "JH702", "现为“已整改”");
        run("start", "2025-01-01", "R4").fails(3, "JH704", "2025-01-01", "2025-03-05");
        run("update", "2025-08-21", Path.of("..", "counties", "met").toString()).fails(3, "JH707", "339901");
    }

    @Test
    void aFileThatWasChangedIsNeitherShownNorAddedTo() throws IOException {
        steps();
        String changed = Files.readString(Path.of(ledger)).replace("2025-08-31", "2026-08-31");
        Files.writeString(Path.of(ledger), changed);

        show().fails(3, "JH701", "ledger.ndjson:6", "ledger.ndjson:7");
        run("start", "2025-09-01", "R4").fails(3, "JH701");
        assertThat(Files.readString(Path.of(ledger))).isEqualTo(changed);
        Files.writeString(Path.of(ledger), "垃圾");
        show().fails(3, "JH701", "ledger.ndjson:1");
        Files.write(Path.of(ledger), new byte[] {(byte) 0xFF, 0, 1, '\n'});
        show().fails(3, "JH701");
    }

    @Test
    void nothingIsRecordedThatCouldNotBeTold() throws IOException {
        steps();
        byte[] before = Files.readAllBytes(Path.of(ledger));

        run(
                        "start",
                        "2025-09-01",
                        "R4",
                        "--output",
                        folder.resolve("none/x.txt").toString())
                .fails(4, "x.txt");
        run("start", "2025-09-01", "R4", "--output", folder.toString()).fails(4, "directory");
        assertThat(Files.readAllBytes(Path.of(ledger))).isEqualTo(before);
    }

    @Test
    void commandLinesAndPathsThatAreWrongHaveTheirStatus() {
        show().fails(4, "JH101");
        run("update", "2025-03-01", "nowhere").fails(4, "JH101");
        run("update", "2025-03-01", CITY, "--standard", "none").fails(2, "none");
        run("update", "soon", CITY).fails(2, "soon");
        CommandLineRun.of("ledger").fails(2, "self-check");
        CommandLineRun.of("ledger", "update", ledger, CITY, "--on", "2025-03-01")
                .fails(2, "--by");
        CommandLineRun.of("ledger", "update", ledger, CITY, "--on", "2025-03-01", "--by", " ")
                .fails(2, "--by");
        CommandLineRun.of(
                        "ledger",
                        "update",
                        folder.resolve("none/l.ndjson").toString(),
                        CITY,
                        "--on",
                        "2025-03-01",
                        "--by",
                        "a")
                .fails(4, "none");
        steps();
        run("start", "2025-09-01", "Z9").fails(2, "Z9", "quality-balanced-2017/G11");
        run("resolve", "2025-09-01", "R4:2133990101:JUNIOR", "--evidence-name", "x", "--evidence-hash", HASH)
                .fails(2, "R4:2133990101:JUNIOR");
        run("assign", "2025-09-01", "R4").fails(2, "--unit");
        run("resolve", "2025-09-01", "R4", "--evidence-hash", HASH).fails(2, "--evidence-name");
        show("--state", "lost").fails(2, "overdue");
        show("--school", "12").fails(2, "12");
        show("--csv", "--format", "json").fails(2, "--csv");
        CommandLineRun.of("ledger", "self-check", CHECKED, "--school", "2133990999")
                .fails(2, "2133990999");
    }

    @Test
    void theLedgerIsFilteredAndWrittenInEveryFormat() throws IOException {
        steps();

        JsonNode json = new ObjectMapper()
                .readTree(show("--state", "overdue", "--format", "json")
                        .succeeds()
                        .out());
        assertThat(json.get("entries")).singleElement().satisfies(entry -> {
            assertThat(entry.get("rule").asText()).isEqualTo("quality-balanced-2017/R4");
            assertThat(entry.get("overdue").asBoolean()).isTrue();
            assertThat(entry.get("history")).hasSize(2);
        });
        assertThat(json.get("head").asText()).hasSize(64);
        assertThat(show("--unit", "县财政局").succeeds().out()).contains("台账共 4 项，以下只列所选的 2 项。");
        show("--unit", "没有的局").fails(2, "县财政局");
        show("--school", "2133990999").fails(2, "2133990999");
        assertThat(show("--csv").succeeds().out())
                .startsWith("\uFEFF标准,规则,")
                .hasLineCount(5)
                .contains("竣工验收.pdf（SHA-256 30a4ab973ef8…）");
        assertThat(show("--format", "html").succeeds().out()).startsWith("<!");
        assertThat(show("--lang", "en").succeeds().out()).contains("4 entries: 3 open");
        JsonNode added = new ObjectMapper()
                .readTree(run("start", "2025-09-01", "R4", "--format", "json")
                        .succeeds()
                        .out());
        assertThat(added.get("added"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("event").asText()).isEqualTo("started"));
    }

    @Test
    void aSelfCheckFeedsTheSameLedgerAndItsBasisIsNoEvidence() throws IOException {
        steps();

        assertThat(run("update", "2025-09-01", CHECKED, "--standard", "school-management-2017")
                        .succeeds()
                        .out())
                .contains("登记 2 项", "免试就近", "部分达到");
        String lines = Files.readString(Path.of(ledger), StandardCharsets.UTF_8);
        assertThat(lines).contains("school-management-2017/2").doesNotContain("面试记录");
        assertThat(show().succeeds().out()).contains("school-management-2017/3", "quality-balanced-2017/R4");
    }

    @Test
    void aSelfCheckIsADocumentToo() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(CommandLineRun.of("ledger", "self-check", CHECKED, "--format", "json")
                        .succeeds()
                        .out());

        JsonNode school = json.get("subjects").get(0);
        assertThat(school.get("items")).hasSize(88);
        assertThat(school.get("counts").get("PARTLY").asInt()).isEqualTo(1);
        assertThat(school.get("items").get(1).get("basis").asText()).isEqualTo("有一次面试记录");
        assertThat(CommandLineRun.of("ledger", "self-check", CHECKED, "--school", "2133990101")
                        .succeeds()
                        .out())
                .contains("招生公告 2024")
                .doesNotContain("白塔小学");
    }

    @Test
    void entriesOfASchoolThatMergedGoToTheOneThatItBecame() throws IOException {
        steps();
        Path merged = Files.createDirectory(folder.resolve("merged"));
        Files.copy(Path.of(CITY, "county.json"), merged.resolve("county.json"));
        String schools = Files.readString(Path.of(CITY, "schools.csv"));
        Files.writeString(merged.resolve("schools.csv"), schools.replace("2133990101,青石小学", "2133990110,青石新校"));
        Path changes = Files.writeString(
                folder.resolve("predecessors.csv"), "年度,变动,原学校标识码,现学校标识码,依据\n2024,改码,2133990101,2133990110,县政府批复\n");

        assertThat(run("update", "2025-09-01", merged.toString()).succeeds().out())
                .contains("JH705");
        assertThat(run("update", "2025-09-01", merged.toString(), "--predecessors", changes.toString())
                        .succeeds()
                        .out())
                .contains("转入 青石新校（2133990110）：县政府批复");
    }

    @Test
    void aPlanSaysWhoSeesToWhatAndByWhen() throws IOException {
        run("update", "2025-03-01", CITY, "--plan", "dezhou-2023").fails(2, "--place", "齐河县");
        run("update", "2025-03-01", CITY, "--place", "齐河县").fails(2, "--plan");
        run("update", "2025-03-01", CITY, "--plan", "dezhou-2023", "--place", "某县")
                .fails(2, "齐河县");
        run("update", "2025-03-01", CITY, "--plan", "none").fails(2, "dezhou-2023");

        CommandLineRun update = run("update", "2025-03-01", CITY, "--plan", "dezhou-2023", "--place", "齐河县");

        assertThat(update.succeeds().out()).contains("登记 4 项", "交办 4 项");
        JsonNode json =
                new ObjectMapper().readTree(show("--format", "json").succeeds().out());
        assertThat(json.get("entries")).allSatisfy(entry -> {
            assertThat(entry.get("units")).isNotEmpty();
            assertThat(entry.get("source").asText()).startsWith("dezhou-2023/");
        });
        assertThat(run("update", "2025-03-02", CITY, "--plan", "dezhou-2023", "--place", "齐河县")
                        .succeeds()
                        .out())
                .contains("没有新的变动。");
    }
}
