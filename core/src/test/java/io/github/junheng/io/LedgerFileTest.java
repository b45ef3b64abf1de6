package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Status;
import io.github.junheng.ledger.Assignment;
import io.github.junheng.ledger.Ground;
import io.github.junheng.ledger.LedgerEntry;
import io.github.junheng.ledger.LedgerEvent;
import io.github.junheng.ledger.LedgerKey;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final LedgerKey SCHOOL =
            new LedgerKey(new RuleId("quality", "R4"), SchoolCode.parse("2137100001"), Stage.PRIMARY);
    private static final LedgerKey COUNTY = new LedgerKey(new RuleId("quality", "G11"), null, null);

    @TempDir
    private Path folder;

    private static Ground.OfFinding finding(Status status) {
        return new Ground.OfFinding(
                SCHOOL.rule(),
                status,
                "4.1",
                "≥ 4.5",
                new Text("㎡", "m²"),
                status == Status.NOT_MET
                        ? new Quantity(new BigDecimal("120.5"), new Unit("m²", "㎡", false, false))
                        : null,
                List.of(new Text("分项", "part")),
                LocalDate.of(2023, 12, 31),
                2023,
                "ab");
    }

    private static LedgerEvent opened(LedgerKey key) {
        return new LedgerEvent.Opened(
                DAY,
                "县教体局“督导室”",
                key,
                "371425",
                "某县",
                new Text("面积\"等\"", "area"),
                key.schoolOrNull() == null ? null : "一小",
                new Citation("某文", key.schoolOrNull() == null ? null : "第一条", Confidence.SINGLE_SOURCE, "layer"),
                finding(Status.NOT_MET));
    }

    /** An event of every kind. */
    private static List<LedgerEvent> all() {
        return List.of(
                opened(SCHOOL),
                opened(COUNTY),
                new LedgerEvent.Assigned(
                        DAY, "县", SCHOOL, new Assignment(List.of("甲", "乙"), List.of("丙"), "扩建", DAY, "plan/item")),
                new LedgerEvent.Assigned(DAY, "县", COUNTY, new Assignment(List.of(), List.of(), null, DAY, null)),
                new LedgerEvent.Started(DAY, "校", SCHOOL),
                new LedgerEvent.Noted(DAY, "县", SCHOOL, finding(Status.NOT_MET)),
                new LedgerEvent.Resolved(DAY, "校", SCHOOL, new Ground.OfEvidence("验收.pdf", "0".repeat(64))),
                new LedgerEvent.Verified(DAY, "督", SCHOOL, finding(Status.MET)),
                new LedgerEvent.Reopened(DAY, "县", SCHOOL, finding(Status.NOT_MET)),
                new LedgerEvent.Moved(DAY, "县", SCHOOL, SchoolCode.parse("2137100002"), "二小", "批复"));
    }

    private LedgerFile written() throws IOException {
        return LedgerFile.readOrNew(folder.resolve("ledger.ndjson"))
                .orThrow()
                .append(all())
                .orThrow();
    }

    private List<Problem> problems(List<String> objects) throws IOException {
        EventLog log = EventLog.empty();
        for (String object : objects) {
            log = log.with(object.replace('\'', '"'));
        }
        Path file = folder.resolve("made.ndjson");
        Files.write(file, log.toBytes());
        Checked<LedgerFile> read = LedgerFile.read(file);
        assertThat(read.value()).isEmpty();
        return read.problems();
    }

    @Test
    void eventsOfEveryKindAreReadAsTheyWereWritten() throws IOException {
        LedgerFile file = written();

        LedgerFile read = LedgerFile.read(folder.resolve("ledger.ndjson")).orThrow();

        assertThat(read.ledger().events()).isEqualTo(all());
        assertThat(read.ledger().entries()).isEqualTo(file.ledger().entries());
        assertThat(read.head()).isEqualTo(file.head()).hasSize(64);
    }

    @Test
    void whatIsAddedStandsBehindTheLinesThatWereThere() throws IOException {
        written();
        byte[] before = Files.readAllBytes(folder.resolve("ledger.ndjson"));

        LedgerFile.read(folder.resolve("ledger.ndjson"))
                .orThrow()
                .append(List.of(new LedgerEvent.Started(DAY, "县", COUNTY)))
                .orThrow();

        byte[] after = Files.readAllBytes(folder.resolve("ledger.ndjson"));
        assertThat(after.length).isGreaterThan(before.length);
        assertThat(java.util.Arrays.copyOf(after, before.length)).isEqualTo(before);
    }

    @Test
    void whatIsNotPossibleChangesNothing() throws IOException {
        LedgerFile file = written();
        byte[] before = Files.readAllBytes(folder.resolve("ledger.ndjson"));

        Checked<LedgerFile> after = file.append(List.of(new LedgerEvent.Resolved(DAY, "县", COUNTY, null)));

        assertThat(after.problems()).extracting(Problem::code).containsExactly(ProblemCode.LEDGER_WITHOUT_GROUND);
        assertThat(Files.readAllBytes(folder.resolve("ledger.ndjson"))).isEqualTo(before);
    }

    @Test
    void nothingIsAddedToAFileThatSomebodyElseAddedTo() throws IOException {
        LedgerFile first = written();
        LedgerFile second = LedgerFile.read(folder.resolve("ledger.ndjson")).orThrow();
        List<LedgerEvent> more = List.of(new LedgerEvent.Started(DAY, "县", COUNTY));
        first.append(more).orThrow();

        assertThat(second.append(more).problems()).extracting(Problem::code).containsExactly(ProblemCode.LEDGER_BROKEN);
    }

    @Test
    void everyFaultOfALineIsToldWithItsPlace() throws IOException {
        assertThat(problems(List.of(
                        "{'on': 'soon', 'by': '', 'event': 'opened', 'key': {'rule': 'R4', 'school': '12', 'stage': 'X'}}",
                        "{'event': 'burnt'}",
                        "{'on': '2024-01-01', 'by': 'a', 'event': 'started', 'key': {'rule': 'q/R1'}, 'more': 1}")))
                .extracting(Problem::code, Problem::where)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(ProblemCode.NOT_A_DATE, "made.ndjson:1 $.on"),
                        org.assertj.core.groups.Tuple.tuple(ProblemCode.DEFINITION_INVALID, "made.ndjson:1 $.by"),
                        org.assertj.core.groups.Tuple.tuple(ProblemCode.DEFINITION_INVALID, "made.ndjson:1 $.key.rule"),
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.SCHOOL_CODE_INVALID, "made.ndjson:1 $.key.school"),
                        org.assertj.core.groups.Tuple.tuple(ProblemCode.NOT_A_WORD, "made.ndjson:1 $.key.stage"),
                        org.assertj.core.groups.Tuple.tuple(ProblemCode.CELL_REQUIRED, "made.ndjson:1 $.ground"),
                        org.assertj.core.groups.Tuple.tuple(ProblemCode.NOT_A_WORD, "made.ndjson:2 $.event"),
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.DEFINITION_UNKNOWN_KEY, "made.ndjson:3 $.more"));
    }

    @Test
    void aChainThatIsWholeAndYetTellsOfWhatCannotBeIsRefusedAtItsLine() throws IOException {
        assertThat(problems(List.of("{'on': '2024-01-01', 'by': 'a', 'event': 'started', 'key': {'rule': 'q/R1'}}")))
                .extracting(Problem::code, Problem::where)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ProblemCode.LEDGER_TRANSITION, "made.ndjson:1"));
    }

    @Test
    void theTableHasARowForEachEntryAndOpensInASpreadsheet() throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        List<LedgerEntry> entries = written().ledger().entries();

        LedgerCsv.write(entries, DAY.plusDays(1), out);

        assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("\uFEFF标准,规则,名称,条款,")
                .contains(
                        "quality,R4,\"面积\"\"等\"\"\",某文 第一条,2137100002,二小,小学,", ",120.5 ㎡,甲、乙,丙,扩建,2024-03-01,待整改,是,转移,")
                .hasLineCount(1 + entries.size());
    }
}
