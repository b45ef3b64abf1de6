package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.dataset.RosterTally;
import io.github.junheng.problem.Checked;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterReaderTest {
    private static final SchoolCode SCHOOL = SchoolCode.parse("2137000001");
    private static final String HEADER = "教师编号,学校标识码,任教学段,是否专任,学历,备注\n";

    @TempDir
    Path directory;

    private final RosterReader reader = RosterReader.of(ReadOptions.defaults());
    /** How many parts were read. */
    private final AtomicInteger work = new AtomicInteger();

    private RosterReader inParts(int count) {
        return reader.withParts(
                part -> {
                    work.incrementAndGet();
                    part.run();
                },
                count);
    }

    private static String teachers(int from, int to, String remark) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i < to; i++) {
            rows.append("T")
                    .append(i)
                    .append(",2137000001,小学,是,本科,")
                    .append(remark)
                    .append('\n');
        }
        return rows.toString();
    }

    private Path write(String file, String text) throws IOException {
        return Files.write(directory.resolve(file), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(Checked<RosterTally> read) {
        return read.problems().stream()
                .map(problem -> problem.code().name() + " " + problem.where() + " " + problem.details())
                .toList();
    }

    private static Reported<Long> count(Checked<RosterTally> read, String column) {
        return read.orThrow().counts().get(SCHOOL).count(column);
    }

    @Test
    void everyPartIsReadByTheExecutorAndTheRowsAreCountedOnce() throws IOException {
        write("teachers.csv", HEADER + teachers(0, 400, ""));
        Checked<RosterTally> read = inParts(4).read(directory);
        assertThat(work).hasValue(4);
        assertThat(problems(read)).containsExactly("COLUMN_UNKNOWN teachers.csv:1 备注 [备注]");
        assertThat(count(read, "primary.teachers")).isEqualTo(Reported.of(400L));
        assertThat(count(read, "primary.degree.bachelor")).isEqualTo(Reported.of(400L));
    }

    @Test
    void problemsOfLaterPartsNameTheLinesOfTheFile() throws IOException {
        write(
                "teachers.csv",
                HEADER.replace(",备注", "").replace("\n", "\r\n")
                        + teachers(0, 200, "").replace(",\n", "\r\n")
                        + "\r\nT7,2137000001,小学,也许,本科\r\n"
                        + teachers(200, 220, "").replace(",\n", "\r\n")
                        + "T210,2137999999,小学,是,本科\r\n\"短\"");
        List<String> expected = List.of(
                "NOT_A_WORD teachers.csv:203 是否专任 [也许, 是、否]",
                "ROW_LENGTH teachers.csv:225 [1, 5]",
                "ROSTER_ID_TWICE teachers.csv:203 [T7, teachers.csv:9]",
                "ROSTER_ID_TWICE teachers.csv:224 [T210, teachers.csv:214]",
                "ROSTER_SCHOOL_UNKNOWN teachers.csv:224 [2137999999, 1]");
        for (int parts = 1; parts < 9; parts++) {
            Checked<RosterTally> read = inParts(parts).withKnown(Set.of(SCHOOL)).read(directory);
            assertThat(problems(read)).as("%d parts", parts).isEqualTo(expected);
        }
    }

    @Test
    void aCutWithinQuotesIsFoundAndTheFileIsReadInOnePart() throws IOException {
        // Every line feed but that of the header stands within quotes, and what follows each looks like a row.
        String remark = "\"" + teachers(1000, 1003, "").replace("\"", "").strip() + "\"";
        write("teachers.csv", HEADER + teachers(0, 60, remark));
        Checked<RosterTally> read = inParts(5).read(directory);
        assertThat(work).hasPositiveValue();
        assertThat(problems(read)).containsExactly("COLUMN_UNKNOWN teachers.csv:1 备注 [备注]");
        assertThat(count(read, "primary.teachers")).isEqualTo(Reported.of(60L));
    }

    @Test
    void gb18030IsReadInPartsToo() throws IOException {
        Files.write(
                directory.resolve("teachers.csv"),
                (HEADER + teachers(0, 300, "\uE81E丂\uFE59㐀𠀀")).getBytes(Charset.forName("GB18030")));
        assertThat(count(inParts(3).read(directory), "primary.teachers")).isEqualTo(Reported.of(300L));
        assertThat(work).hasPositiveValue();
    }

    @Test
    void noByteOfALongerCharacterLooksLikeAQuoteACommaOrAnEndOfLine() {
        Charset gb18030 = Charset.forName("GB18030");
        for (int c = 0x80; c <= Character.MAX_CODE_POINT; c += c < 0x10000 ? 1 : 97) {
            if (c < 0xD800 || c > 0xDFFF) {
                for (byte b : new String(Character.toChars(c)).getBytes(gb18030)) {
                    assertThat(b == '"' || b == ',' || b == '\n' || b == '\r')
                            .as("U+%04X", c)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void textThatCannotBeDecodedInALaterPartIsAProblemOfTheFile() throws IOException {
        byte[] bytes = (HEADER + teachers(0, 300, "")).getBytes(StandardCharsets.UTF_8);
        for (int damaged : new int[] {bytes.length - 4, bytes.length - 1, bytes.length / 2}) {
            byte[] copy = Arrays.copyOf(bytes, bytes.length);
            copy[damaged] = (byte) 0xFF;
            Files.write(directory.resolve("teachers.csv"), copy);
            for (RosterReader each : List.of(reader, inParts(3))) {
                assertThat(problems(each.read(directory))).containsExactly("FILE_UNDECODABLE teachers.csv []");
            }
        }
    }

    @Test
    void textBehindBrokenQuotesMustBeTextToo() throws IOException {
        byte[] bytes =
                (HEADER + "T1,\"2137000001\"x,小学,是,本科,\n" + teachers(0, 30_000, "")).getBytes(StandardCharsets.UTF_8);
        Files.write(directory.resolve("teachers.csv"), bytes);
        assertThat(reader.read(directory).problems())
                .extracting(problem -> problem.code().name() + " " + problem.where())
                .contains("CSV_MALFORMED teachers.csv:2");
        assertThat(problems(inParts(3).read(directory))).isEqualTo(problems(reader.read(directory)));
        bytes[bytes.length - 2] = 0;
        Files.write(directory.resolve("teachers.csv"), bytes);
        assertThat(problems(reader.read(directory))).containsExactly("FILE_UNDECODABLE teachers.csv []");
        assertThat(problems(inParts(3).read(directory))).containsExactly("FILE_UNDECODABLE teachers.csv []");
    }

    @Test
    void aDirectoryThatIsMissingIsNamedAndOneInPlaceOfAFileToo() throws IOException {
        Path nowhere = directory.resolve("nowhere");
        assertThat(problems(reader.read(nowhere))).containsExactly("FILE_MISSING " + nowhere + " []");
        Files.createDirectory(directory.resolve("rooms.csv"));
        Checked<RosterTally> read = inParts(2).read(directory);
        assertThat(read.problems())
                .extracting(problem -> problem.code().name() + " " + problem.where())
                .containsExactly("FILE_UNREADABLE rooms.csv");
        assertThat(read.value()).isEmpty();
    }

    @Test
    void aHeaderOfTooManyColumnsIsRefused() throws IOException {
        write("teachers.csv", ",x".repeat(20_000) + "\n");
        assertThat(reader.read(directory).problems())
                .extracting(problem -> problem.code().name() + " " + problem.where())
                .contains("CSV_MALFORMED teachers.csv:1");
    }

    @Test
    void whatGoesWrongInTheCallersExecutorIsNotSwallowed() throws IOException {
        write("teachers.csv", HEADER + teachers(0, 100, ""));
        RosterReader broken = reader.withParts(
                part -> {
                    throw new IllegalStateException("full");
                },
                2);
        assertThatThrownBy(() -> broken.read(directory)).hasMessageContaining("full");
        assertThatThrownBy(() -> reader.withParts(Runnable::run, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
