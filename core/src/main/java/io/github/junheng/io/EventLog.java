package io.github.junheng.io;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 事件流水: a file of events, one JSON object a line, to which lines are only ever added. A line is {@code
 * {"seq":3,"prev":"…",…,"hash":"…"}}: {@code hash} is the SHA-256, in hex, of the bytes of the line before {@code ,"hash"}, and
 * {@code prev} is the hash of the line before, "" in the first. So whatever byte of a line is changed, whatever line is taken out, put
 * in or moved, is found; that the last lines were cut off is told by the last hash alone, which whoever keeps the file writes down
 * elsewhere.
 */
final class EventLog {
    private static final HexFormat HEX = HexFormat.of();
    private static final String HASH = "[0-9a-f]{64}";
    private static final Pattern LINE = Pattern.compile(
            "(\\{\"seq\":(\\d{1,9}),\"prev\":\"(" + HASH + "|)\",.+),\"hash\":\"(" + HASH + ")\"}", Pattern.DOTALL);
    /** The keys of a line that are no part of its event. */
    static final List<String> KEYS = List.of("seq", "prev", "hash");

    private final List<Line> lines;

    private EventLog(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * 一行: an event as it stands in the file.
     *
     * @param where the file and the line, for problems of it
     * @param text without the end of line
     */
    record Line(String where, String text, String hash) {
        /** The event's object; {@link #KEYS} stand in it too. */
        DefinitionCursor read(List<Problem> problems) {
            return DefinitionFile.read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), where, problems);
        }
    }

    static EventLog empty() {
        return new EventLog(List.of());
    }

    /** The log of a file. A line that does not follow from the one before is JH701, and then there is no log: nothing is added to it. */
    static Checked<EventLog> read(Path file) {
        ProblemLog log = new ProblemLog(false);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            Source.of(file).failed(log, e);
            return Checked.failed(log.problems());
        }
        return parse(String.valueOf(file.getFileName()), bytes);
    }

    /** The log that these bytes are. */
    static Checked<EventLog> parse(String name, byte[] bytes) {
        List<Problem> problems = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        // What the next line has to say; unknown behind a line that cannot be read.
        boolean known = true;
        int seq = 1;
        String prev = "";
        int end;
        for (int start = 0, number = 1; start < bytes.length; start = end + 1, number++) {
            end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String where = name + ":" + number;
            String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            Matcher line = LINE.matcher(text);
            if (!line.matches() || end == bytes.length) {
                problems.add(broken(where, "不是完整的一行流水", "it is no whole line of events"));
                known = false;
                continue;
            }
            int hashed = end - (text.length() - line.end(1));
            int says = Integer.parseInt(line.group(2));
            if (!sha256(Arrays.copyOfRange(bytes, start, hashed)).equals(line.group(4))) {
                problems.add(broken(where, "内容与本行的校验值不符", "its content does not have the line's hash"));
            } else if (known && says != seq) {
                problems.add(broken(
                        where, "序号应为 " + seq + "，却是 " + says, "its number should be " + seq + " and is " + says));
            } else if (known && !line.group(3).equals(prev)) {
                problems.add(broken(where, "不接在上一行之后", "it does not follow the line before"));
            }
            // The next line is held against what this one says, so that each damage is told once.
            known = true;
            seq = says + 1;
            prev = line.group(4);
            lines.add(new Line(where, text, prev));
        }
        return problems.isEmpty() ? Checked.of(new EventLog(lines), problems) : Checked.failed(problems);
    }

    private static Problem broken(String where, String zh, String en) {
        return Problem.of(ProblemCode.LEDGER_BROKEN, where, zh, en);
    }

    List<Line> lines() {
        return lines;
    }

    /** The hash of the last line; "" where there is none. */
    String head() {
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1).hash();
    }

    /**
     * The same log with one event more.
     *
     * @param object the event as a JSON object in one line, which is not empty and has none of {@link #KEYS}
     */
    EventLog with(String object) {
        int seq = lines.size() + 1;
        String text = "{\"seq\":" + seq + ",\"prev\":\"" + head() + "\"," + object.substring(1, object.length() - 1);
        String hash = sha256(text.getBytes(StandardCharsets.UTF_8));
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line("[" + seq + "]", text + ",\"hash\":\"" + hash + "\"}", hash));
        return new EventLog(more);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Line line : lines) {
            bytes.writeBytes((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /**
     * Puts this log, which is another one with events added, in place of that in its file: it is written whole and then moved, so
     * that the file is never seen half written. Writers take turns by a lock file beside it.
     *
     * @param before the log as it was read from the file; empty where there is no file yet
     * @return JH701 where somebody else has added to the file since, or what was written could not be read again; then it is left
     *     as it is
     * @throws IOException where the file cannot be written
     */
    List<Problem> replace(EventLog before, Path file) throws IOException {
        Path target = (Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new FileSystemException(target.toString(), null, "Permission denied");
        }
        byte[] bytes = toBytes();
        // What could not be read again is never written.
        Checked<EventLog> again = parse(String.valueOf(target.getFileName()), bytes);
        if (again.value().isEmpty()) {
            return again.problems();
        }
        // A lock of a file is the whole process's, so that its threads have to take turns themselves.
        synchronized (EventLog.class) {
            return replaceLocked(before, bytes, target);
        }
    }

    private static List<Problem> replaceLocked(EventLog before, byte[] bytes, Path target) throws IOException {
        // The lock is a file of its own, which stays: the log itself is replaced, and a lock on it would go with it.
        try (FileChannel channel =
                FileChannel.open(lockOf(target), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            // Given back with the channel.
            channel.lock();
            byte[] now = Files.exists(target) ? Files.readAllBytes(target) : new byte[0];
            if (!Arrays.equals(now, before.toBytes())) {
                return List.of(broken(
                        target.getFileName() + ":" + (before.lines.size() + 1),
                        "读取之后另有人改动了文件，请重做这一步",
                        "somebody else has changed the file since it was read, do this step again"));
            }
            move(bytes, target);
            return List.of();
        }
    }

    /** Under a name that nobody else has, then moved; nothing but that is ever deleted. */
    private static void move(byte[] bytes, Path target) throws IOException {
        Path folder = target.getParent();
        Path part = Files.createTempFile(folder == null ? Path.of(".") : folder, "." + target.getFileName(), ".part");
        try {
            Files.write(part, bytes);
            if (Files.getFileStore(part).supportsFileAttributeView(PosixFileAttributeView.class)) {
                // A new file gets what its folder's files get, not the narrow ones of a temporary file.
                Files.setPosixFilePermissions(
                        part, Files.getPosixFilePermissions(Files.exists(target) ? target : lockOf(target)));
            }
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path lockOf(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".lock");
    }

    /** SHA-256 in hex. */
    static String sha256(byte[] bytes) {
        return HEX.formatHex(sha256().digest(bytes));
    }

    /** SHA-256, in hex, of all that a stream holds, however much that is. */
    static String sha256(InputStream in) throws IOException {
        MessageDigest digest = sha256();
        try (DigestInputStream all = new DigestInputStream(in, digest)) {
            all.transferTo(OutputStream.nullOutputStream());
        }
        return HEX.formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
