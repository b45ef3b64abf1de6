package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    private static final EventLog THREE =
            EventLog.empty().with("{\"event\":\"一\"}").with("{\"event\":\"二\"}").with("{\"event\":\"三\"}");

    @TempDir
    private Path folder;

    private static List<Problem> broken(String text) {
        Checked<EventLog> read = EventLog.parse("log.ndjson", text.getBytes(StandardCharsets.UTF_8));
        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).allMatch(p -> p.code() == ProblemCode.LEDGER_BROKEN);
        return read.problems();
    }

    private static String text(int... lines) {
        StringBuilder text = new StringBuilder();
        for (int line : lines) {
            text.append(THREE.lines().get(line - 1).text()).append('\n');
        }
        return text.toString();
    }

    private static List<String> where(List<Problem> problems) {
        return problems.stream().map(Problem::where).toList();
    }

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("log.ndjson");

        assertThat(THREE.replace(EventLog.empty(), file)).isEmpty();

        EventLog read = EventLog.read(file).orThrow();
        assertThat(read.toBytes()).isEqualTo(THREE.toBytes());
        assertThat(read.head()).isEqualTo(THREE.head());
        assertThat(read.lines())
                .extracting(EventLog.Line::where)
                .containsExactly("log.ndjson:1", "log.ndjson:2", "log.ndjson:3");
        assertThat(read.lines().get(1).read(new ArrayList<>()).optional("event").text())
                .isEqualTo("二");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, folder.resolve(".log.ndjson.lock"));
        }
    }

    @Test
    void theHashIsThatOfTheBytesBeforeIt() {
        String line = THREE.lines().get(0).text();

        // printf '%s' '{"seq":1,"prev":"","event":"一"' | sha256sum
        assertThat(line)
                .isEqualTo("{\"seq\":1,\"prev\":\"\",\"event\":\"一\",\"hash\":\""
                        + THREE.lines().get(0).hash() + "\"}");
        assertThat(EventLog.sha256("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(THREE.lines().get(1).text())
                .startsWith("{\"seq\":2,\"prev\":\"" + THREE.lines().get(0).hash() + "\",");
    }

    @Test
    void anyChangedByteOfAnyLineIsFoundAtItsLine() {
        byte[] sound = THREE.toBytes();
        int line = 1;
        for (int i = 0; i < sound.length; i++) {
            byte[] changed = sound.clone();
            changed[i] ^= 1;
            Checked<EventLog> read = EventLog.parse("log.ndjson", changed);
            assertThat(read.value()).as("byte " + i).isEmpty();
            assertThat(where(read.problems())).as("byte " + i).contains("log.ndjson:" + line);
            line += sound[i] == '\n' ? 1 : 0;
        }
    }

    @Test
    void aLineTakenOutPutInOrMovedIsToldOnce() {
        assertThat(where(broken(text(1, 3)))).containsExactly("log.ndjson:2");
        assertThat(broken(text(1, 3)).get(0).message(Locale.CHINESE))
                .isEqualTo("文件在这一行断开：序号应为 2，却是 3。请恢复原文件；断开的文件不再追加。");
        assertThat(where(broken(text(2, 3)))).containsExactly("log.ndjson:1");
        assertThat(where(broken(text(1, 2, 2, 3)))).containsExactly("log.ndjson:3");
        assertThat(where(broken(text(1, 2) + "\n" + text(3)))).containsExactly("log.ndjson:3");
        EventLog other = EventLog.empty().with("{\"event\":\"other\"}");
        assertThat(where(broken(other.lines().get(0).text() + "\n" + text(2, 3))))
                .containsExactly("log.ndjson:2");
    }

    @Test
    void aFileThatAnEditorSavedItsOwnWayIsBroken() {
        assertThat(where(broken(text(1, 2).replace("\n", "\r\n")))).containsExactly("log.ndjson:1", "log.ndjson:2");
        assertThat(where(broken("\uFEFF" + text(1, 2)))).containsExactly("log.ndjson:1");
        assertThat(where(broken(text(1, 2).stripTrailing()))).containsExactly("log.ndjson:2");
    }

    @Test
    void anEmptyFileIsALogWithoutEventsAndAMissingOneIsAProblem() {
        assertThat(EventLog.parse("log.ndjson", new byte[0]).orThrow().head()).isEmpty();
        assertThat(EventLog.read(folder.resolve("none.ndjson")).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.FILE_MISSING);
    }

    @Test
    void theSecondOfTwoWritersAddsNothing() throws IOException {
        Path file = folder.resolve("log.ndjson");
        EventLog first = EventLog.empty().with("{\"event\":\"first\"}");
        assertThat(first.replace(EventLog.empty(), file)).isEmpty();

        List<Problem> second = EventLog.empty().with("{\"event\":\"second\"}").replace(EventLog.empty(), file);

        assertThat(second).extracting(Problem::code).containsExactly(ProblemCode.LEDGER_BROKEN);
        assertThat(where(second)).containsExactly("log.ndjson:1");
        assertThat(Files.readAllBytes(file)).isEqualTo(first.toBytes());
    }

    @Test
    void whatABrokenOffWritingLeftBehindHindersNobodyAndIsLeft() throws IOException {
        Path file = folder.resolve("log.ndjson");
        Files.writeString(folder.resolve(".log.ndjson.part"), "");
        Files.writeString(folder.resolve(".log.ndjson.lock"), "");

        assertThat(THREE.replace(EventLog.empty(), file)).isEmpty();

        assertThat(EventLog.read(file).orThrow().head()).isEqualTo(THREE.head());
        assertThat(folder.resolve(".log.ndjson.part")).exists();
    }

    @Test
    void ofWritersAtTheSameTimeNobodyLosesWhatHeWasToldIsWritten() throws Exception {
        Path file = folder.resolve("log.ndjson");
        assertThat(EventLog.empty().with("{\"event\":\"first\"}").replace(EventLog.empty(), file))
                .isEmpty();
        Queue<String> written = new ConcurrentLinkedQueue<>();
        Queue<Problem> refused = new ConcurrentLinkedQueue<>();
        ExecutorService writers = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            int who = writer;
            all.add(writers.submit(() -> {
                for (int i = 0; i < 10; i++) {
                    EventLog before = EventLog.read(file).orThrow();
                    String event = "\"event\":\"" + who + "/" + i + "\"";
                    List<Problem> problems = before.with("{" + event + "}").replace(before, file);
                    if (problems.isEmpty()) {
                        written.add(event);
                    }
                    refused.addAll(problems);
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        writers.shutdown();

        EventLog after = EventLog.read(file).orThrow();
        assertThat(after.lines()).hasSize(1 + written.size());
        assertThat(written)
                .allMatch(event ->
                        after.lines().stream().anyMatch(line -> line.text().contains("," + event + ",")));
        assertThat(written.size() + refused.size()).isEqualTo(80);
        assertThat(refused).allMatch(problem -> problem.code() == ProblemCode.LEDGER_BROKEN);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, folder.resolve(".log.ndjson.lock"));
        }
    }

    @Test
    void anEventMayHoldWhateverSomeTakeForAnEndOfLine() throws IOException {
        Path file = folder.resolve("log.ndjson");
        EventLog log = EventLog.empty().with("{\"event\":\"a\u0085b\u2028c\u2029d\"}");

        assertThat(log.replace(EventLog.empty(), file)).isEmpty();

        assertThat(EventLog.read(file).orThrow().head()).isEqualTo(log.head());
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() throws IOException {
        Path file = folder.resolve("log.ndjson");

        assertThat(EventLog.empty().with("{\"event\":\"a\nb\"}").replace(EventLog.empty(), file))
                .isNotEmpty();

        assertThat(file).doesNotExist();
    }

    @Test
    void theFileKeepsItsPermissions() throws IOException {
        Path file = folder.resolve("log.ndjson");
        assertThat(THREE.replace(EventLog.empty(), file)).isEmpty();
        if (!Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            return;
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

        assertThat(THREE.with("{\"event\":\"4\"}").replace(THREE, file)).isEmpty();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
    }
}
