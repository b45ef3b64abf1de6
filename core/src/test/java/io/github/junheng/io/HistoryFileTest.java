package io.github.junheng.io;

import static io.github.junheng.procedure.MadeUpProcedure.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.procedure.Decision;
import io.github.junheng.procedure.History;
import io.github.junheng.procedure.HistoryEvent;
import io.github.junheng.procedure.MadeUpProcedure;
import io.github.junheng.procedure.Procedure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A history in a file is read to the same history, or not at all and with every reason at its line. */
class HistoryFileTest {
    private Path folder;

    @org.junit.jupiter.api.BeforeEach
    @BeforeTry
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("history");
    }

    @org.junit.jupiter.api.AfterEach
    @AfterTry
    void removeFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private Path file() {
        return folder.resolve("h.ndjson");
    }

    private static Optional<Procedure> procedures(String id) {
        return id.equals("made-up-procedure") ? Optional.of(MadeUpProcedure.procedure()) : Optional.empty();
    }

    private Checked<HistoryFile> read() {
        return HistoryFile.read(file(), HistoryFileTest::procedures);
    }

    private static HistoryFile begin() {
        return HistoryFile.begin("h.ndjson", MadeUpProcedure.procedure(), MadeUpProcedure.COUNTY, "某“县\"\n");
    }

    private static HistoryFile with(HistoryFile file, HistoryEvent... events) {
        HistoryFile grown = file;
        for (HistoryEvent event : events) {
            grown = grown.append(event).orThrow();
        }
        return grown;
    }

    /** Lines that a log has, whatever they say. */
    private void write(String... objects) throws IOException {
        EventLog log = EventLog.empty();
        for (String object : objects) {
            log = log.with(object);
        }
        Files.write(file(), log.toBytes());
    }

    @Property(tries = 50)
    void whatIsWrittenIsReadToTheSameHistory(@ForAll @Size(max = 15) List<@IntRange(max = 1_000) Integer> choices)
            throws IOException {
        History walked = MadeUpProcedure.walk(choices);
        HistoryFile before = null;
        HistoryFile grown = begin();
        for (HistoryEvent event : walked.events()) {
            assertThat(grown.write(before, file())).isEmpty();
            before = grown;
            grown = with(grown, event);
        }
        assertThat(grown.write(before, file())).isEmpty();
        HistoryFile read = read().value().orElseThrow();
        assertThat(read.history().events()).isEqualTo(walked.events());
        assertThat(read.history().state()).isEqualTo(walked.state());
        assertThat(read.history().name()).isEqualTo("某“县\"\n");
        assertThat(read.head()).isEqualTo(grown.head());
    }

    @org.junit.jupiter.api.Test
    void aFileIsOnlyAddedTo() throws IOException {
        HistoryFile one = with(begin(), MadeUpProcedure.application());
        one.write(null, file());
        byte[] before = Files.readAllBytes(file());
        HistoryFile two = with(one, event("2024-02-01", "REVIEW", Decision.RETURNED));
        two.write(one, file());
        assertThat(Files.readString(file())).startsWith(new String(before, StandardCharsets.UTF_8));
    }

    @org.junit.jupiter.api.Test
    void whoeverReadBeforeSomebodyElseWroteIsToldSo() throws IOException {
        HistoryFile one = with(begin(), MadeUpProcedure.application());
        one.write(null, file());
        with(one, event("2024-02-01", "REVIEW", Decision.RETURNED)).write(one, file());
        List<Problem> problems =
                with(one, event("2024-02-02", "REVIEW", Decision.REFUSED)).write(one, file());
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.LEDGER_BROKEN);
        assertThat(read().orThrow().history().events()).hasSize(2);
    }

    @org.junit.jupiter.api.Test
    void aChangedByteIsFound() throws IOException {
        with(begin(), MadeUpProcedure.application()).write(null, file());
        Files.writeString(file(), Files.readString(file()).replace("report.pdf", "Report.pdf"));
        Checked<HistoryFile> read = read();
        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).extracting(Problem::code).containsExactly(ProblemCode.LEDGER_BROKEN);
        assertThat(read.problems()).extracting(Problem::where).containsExactly("h.ndjson:2");
    }

    @org.junit.jupiter.api.Test
    void anEventThatIsNotAdmittedIsToldAtItsLine() throws IOException {
        write(
                "{\"procedure\":\"made-up-procedure\",\"county\":{\"code\":\"371425\",\"name\":\"某县\"}}",
                "{\"on\":\"2024-01-01\",\"stage\":\"LOOK\",\"decision\":\"PASSED\",\"by\":\"某政府\"}",
                "{\"on\":\"2024-01-01\",\"stage\":\"LOOK\",\"decision\":\"PASSED\",\"by\":\"某政府\",\"what\":1}");
        Checked<HistoryFile> read = read();
        assertThat(read.value()).isEmpty();
        // What follows is read, and not held against a state that nobody knows.
        assertThat(read.problems().stream().map(p -> p.code().code() + " " + p.where()))
                .containsExactly("JH720 h.ndjson:2", "JH502 h.ndjson:3 $.what");
    }

    static Stream<Arguments> wrongEvents() {
        String event = "\"on\":\"2024-01-01\",\"stage\":\"APPLY\",\"decision\":\"PASSED\",\"by\":\"某政府\"";
        String record = "\"standard\":\"made-up\",\"dataYear\":2023,\"asOf\":\"2023-12-31\",\"dataset\":\""
                + MadeUpProcedure.HASH + "\",\"verdict\":\"MET\",\"outcomes\":{}";
        return Stream.of(
                Arguments.of(
                        "{\"on\":\"2024-13-01\",\"stage\":\"APPLY\",\"decision\":\"PASSED\",\"by\":\"某\"}",
                        "JH206 $.on"),
                Arguments.of("{\"stage\":\"APPLY\",\"decision\":\"PASSED\",\"by\":\"某\"}", "JH208 $.on"),
                Arguments.of(
                        "{\"on\":\"2024-01-01\",\"stage\":\"APPLY\",\"decision\":\"passed\",\"by\":\"某\"}",
                        "JH205 $.decision"),
                Arguments.of(
                        "{\"on\":\"2024-01-01\",\"stage\":\"APPLY\",\"decision\":\"PASSED\",\"by\":\" \"}",
                        "JH501 $.by"),
                Arguments.of(
                        "{" + event + ",\"documents\":[{\"id\":\"a\",\"name\":\"a\",\"sha256\":\"12\"}]}",
                        "JH706 $.documents[0].sha256"),
                Arguments.of(
                        "{" + event + ",\"documents\":[{\"id\":\"a\",\"name\":\"a\"}]}", "JH208 $.documents[0].sha256"),
                Arguments.of("{" + event + ",\"settles\":\"G4\"}", "JH501 $.settles"),
                Arguments.of(
                        "{" + event + ",\"evaluation\":{" + record + ",\"county\":\"??\"}}",
                        "JH501 $.evaluation.county"),
                Arguments.of(
                        "{" + event + ",\"evaluation\":{" + record.replace("{}", "{\"Y\":\"YES\"}") + "}}",
                        "JH205 $.evaluation.outcomes.Y"),
                Arguments.of(
                        "{" + event + ",\"evaluation\":{" + record + ",\"conceded\":{\"G4\":[]}}}",
                        "JH501 $.evaluation.conceded.G4"),
                Arguments.of(
                        "{" + event + ",\"evaluation\":{" + record.replace(MadeUpProcedure.HASH, "1") + "}}",
                        "JH706 $.evaluation.dataset"),
                Arguments.of(
                        "{" + event
                                + ",\"survey\":{\"valid\":10,\"parents\":11,\"comparator\":\">=\",\"limit\":\"85\"}}",
                        "JH501 $.survey.parents"),
                Arguments.of(
                        "{" + event + ",\"survey\":{\"valid\":1.5,\"comparator\":\">=\",\"limit\":\"85\"}}",
                        "JH501 $.survey.valid"),
                Arguments.of(
                        "{" + event + ",\"survey\":{\"valid\":1,\"comparator\":\"≥\",\"limit\":\"85\"}}",
                        "JH205 $.survey.comparator"));
    }

    @ParameterizedTest
    @MethodSource("wrongEvents")
    void whatCannotBeReadIsToldAtItsPlace(String object, String problem) throws IOException {
        write("{\"procedure\":\"made-up-procedure\",\"county\":{\"code\":\"371425\",\"name\":\"某县\"}}", object);
        Checked<HistoryFile> read = read();
        assertThat(read.value()).isEmpty();
        assertThat(read.problems().stream().map(p -> p.code().code() + p.where().replace("h.ndjson:2", "")))
                .containsExactly(problem);
        assertThat(read.problems())
                .allSatisfy(p -> assertThat(p.message(Locale.ENGLISH)).doesNotContain("{0}"));
    }

    @org.junit.jupiter.api.Test
    void theFirstLineNamesTheProcedureAndTheCounty() throws IOException {
        List<String> told = new ArrayList<>();
        for (String head : List.of(
                "{\"procedure\":\"another\",\"county\":{\"code\":\"371425\",\"name\":\"某县\"}}",
                "{\"procedure\":\"made-up-procedure\",\"county\":{\"code\":\"??\",\"name\":\"某县\"}}",
                "{\"procedure\":\"made-up-procedure\"}")) {
            write(head);
            assertThat(read().value()).isEmpty();
            read().problems().forEach(p -> told.add(p.code().code() + " " + p.where()));
        }
        assertThat(told)
                .containsExactly(
                        "JH503 h.ndjson:1 $.procedure", "JH501 h.ndjson:1 $.county.code", "JH208 h.ndjson:1 $.county");
        Files.write(file(), new byte[0]);
        assertThat(read().problems()).extracting(Problem::code).containsExactly(ProblemCode.FILE_EMPTY);
        Files.delete(file());
        assertThat(read().problems()).extracting(Problem::code).containsExactly(ProblemCode.FILE_MISSING);
    }
}
