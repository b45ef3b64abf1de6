package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled, run and tested. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path HERE = Path.of("src", "main", "java", "io", "github", "junheng", "examples", "cli");
    private static final Path TESTS = Path.of("src", "test", "java", "io", "github", "junheng", "examples", "cli");

    @Test
    void theEmbeddingIsTheCompiledExample() throws IOException {
        assertThat(squeezed(Files.readString(HERE.resolve("Embedding.java"))))
                .contains(squeezed(block("Standard standard = NationalStandards")));
    }

    @Test
    void ownNumbersAreCompiledAndRunOnTheOverlayShown() throws IOException {
        assertThat(squeezed(Files.readString(HERE.resolve("OwnNumbers.java"))))
                .contains(squeezed(block("Overlay overlay = OverlayReader")));
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            OwnNumbers.main(new String[] {
                ROOT.resolve(Path.of("examples", "overlays", "example-province.json"))
                        .toString(),
                ROOT.resolve(Path.of("examples", "counties", "met")).toString()
            });
        } finally {
            System.setOut(before);
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("quality-balanced-2017/R1 MET", "example-province/XL1 ");
    }

    @Test
    void theOverlayIsTheFileThatIsTested() throws IOException {
        Path overlay = ROOT.resolve(Path.of("examples", "overlays", "example-province.json"));
        assertThat(block("\"id\": \"example-province\"")).isEqualToNormalizingNewlines(Files.readString(overlay));
    }

    @Test
    void thePropertyTestIsTheOneThatRuns() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("`class ProvinceOverlayPropertyTest implements StandardProperties` in `examples/cli`");
        assertThat(Files.readString(TESTS.resolve("ProvinceOverlayPropertyTest.java")))
                .contains("class ProvinceOverlayPropertyTest implements StandardProperties");
    }

    @Test
    void theTestCommandIsTheOneThatContinuousIntegrationRuns() throws IOException {
        String test = "mvn -B -ntp verify";
        assertThat(block("evaluate examples/counties/not-met").lines())
                .hasSize(2)
                .endsWith(test);
        assertThat(Files.readString(ROOT.resolve(Path.of(".ci", "run"))).lines())
                .contains(test);
    }

    @Test
    void itStaysShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThan(120);
    }

    /** The first code block that holds a text. */
    private static String block(String text) throws IOException {
        List<String> blocks =
                List.of(Files.readString(ROOT.resolve("README.md")).split("```[a-z]*\n"));
        return blocks.stream()
                .filter(block -> block.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the README has no block with " + text));
    }

    /** Without indentation and line breaks, which a formatter decides. */
    private static String squeezed(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining()).replace(" ", "");
    }
}
