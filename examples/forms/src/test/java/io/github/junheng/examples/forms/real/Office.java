package io.github.junheng.examples.forms.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.examples.forms.RealPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** LibreOffice without a window, and the other programs that tests run. */
final class Office {
    /** Its own import of text: commas, double quotes, UTF-8, from the first line on. */
    static final String CSV = "--infilter=Text - txt - csv (StarCalc):44,34,76,1";

    private Office() {}

    /**
     * Has files saved in another format.
     *
     * @param folder where its profile is, and where {@code saved} comes to be with the new files
     * @param more further arguments
     */
    static void convert(Path folder, String to, List<Path> files, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                RealPrograms.of("soffice", "libreoffice").toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless"));
        command.addAll(Arrays.asList(more));
        command.addAll(
                List.of("--convert-to", to, "--outdir", folder.resolve("saved").toString()));
        files.forEach(file -> command.add(file.toString()));
        run(folder, command);
    }

    /** What a program writes, on either stream. */
    static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "log", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
