package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundled data of the plans are what their generator makes, and say that they are made up. */
class SamplePlansTest {
    private static final Path PLANS = Path.of("..", "plans");
    private static final String[] FOLDERS = {"songyang", "shouguang", "huize", "qinyuan", "dezhou"};

    /** What was made is written beside the test results, to be copied where a change is meant. */
    @Test
    void theBundledFilesAreWhatTheGeneratorMakes() throws IOException {
        Map<String, String> made = new TreeMap<>(SamplePlans.files());
        for (Map.Entry<String, String> file : made.entrySet()) {
            Path target = Path.of("target", "received", "plans").resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        TreeSet<String> bundled = new TreeSet<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(PLANS.resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .forEach(f -> bundled.add(PLANS.relativize(f).toString().replace('\\', '/')));
            }
        }
        assertThat(bundled).isEqualTo(made.keySet());
        for (Map.Entry<String, String> file : made.entrySet()) {
            assertThat(PLANS.resolve(file.getKey()))
                    .hasBinaryContent(file.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyCountySaysThatItIsMadeUp() {
        assertThat(SamplePlans.files())
                .allSatisfy((name, text) -> assertThat(name.endsWith("county.json") && !text.contains("（合成数据）"))
                        .as(name)
                        .isFalse());
    }

    @Test
    void allOfItIsSmall() {
        assertThat(SamplePlans.files().values().stream()
                        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum())
                .isLessThan(150_000);
    }
}
