package io.github.junheng.examples.forms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.examples.forms.book.HostileFiles;
import io.github.junheng.examples.forms.book.HostileFiles.Part;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are out to do harm, read by a program of their own that has little memory: it ends by itself and says what is wrong. */
class HostileFilesInSmallMemoryTest {
    private static final String MEMORY = "-Xmx128m";
    /** Against hanging alone: what is slow on a busy machine takes seconds. */
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    private static Map<String, Part> parts(String kind) {
        Map<String, Part> parts = HostileFiles.plain();
        switch (kind) {
            case "a bomb of blanks" -> parts.put(HostileFiles.SHEET, HostileFiles.bombOfBlanks());
            case "a bomb of texts" -> parts.put("xl/sharedStrings.xml", HostileFiles.bombOfTexts());
            case "a million blank rows" -> parts.put(HostileFiles.SHEET, HostileFiles.millionBlankRows());
            case "all columns" -> parts.put(HostileFiles.SHEET, HostileFiles.allColumns());
            case "codes alone" -> parts.put(HostileFiles.SHEET, HostileFiles.codesAlone());
            case "a billion laughs" -> parts.put(HostileFiles.SHEET, HostileFiles.billionLaughs());
            case "macros and links" -> parts.putAll(HostileFiles.macrosAndLinks());
            default -> throw new IllegalArgumentException(kind);
        }
        return parts;
    }

    @ParameterizedTest
    @CsvSource({
        "a bomb of blanks, JH804",
        "a bomb of texts, JH804",
        "a million blank rows, JH807 JH828",
        "all columns, JH804",
        "codes alone, JH804 JH822 JH105 JH216 JH216 JH217",
        "a billion laughs, JH808",
        "macros and links, JH805 JH806 JH828"
    })
    void endsBySayingWhatIsWrong(String kind, String codes) throws IOException, InterruptedException {
        Path file = HostileFiles.zip(folder.resolve("hostile.xlsx"), parts(kind));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        MEMORY,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = false;
        try {
            ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(ended).as("ends: %s", text).isTrue();
        assertThat(text.strip()).isEqualTo(codes);
        assertThat(process.exitValue()).isZero();
    }

    /** The program with little memory. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] files) {
            Standard standard = NationalStandards.qualityBalanced2017();
            Checked<ReadForms> read = FormReader.read(
                    List.of(Path.of(files[0])), FormReading.of(ReadOptions.of(standard), List.of(standard)));
            System.out.println(String.join(
                    " ",
                    read.problems().stream()
                            .map(Problem::code)
                            .map(code -> code.code())
                            .toList()));
        }
    }
}
