package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a command line does: its status and what it prints. Whatever it is given, no stack trace is among it. */
record CommandLineRun(int status, String out, String err) {
    static CommandLineRun of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(out, err, args);
        CommandLineRun run =
                new CommandLineRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(run.err).doesNotContain("\tat ").doesNotContain("internal error");
        return run;
    }

    /** It did what was asked. */
    CommandLineRun succeeds() {
        assertThat(status).as(err).isZero();
        return this;
    }

    /** A problem is told on standard error, and nothing is written to standard output. */
    void fails(int with, String... words) {
        assertThat(status).as(err).isEqualTo(with);
        assertThat(out).isEmpty();
        assertThat(List.of(words)).allSatisfy(word -> assertThat(err).contains(word));
    }

    /** What was received is written beside the test results, to be read and copied where a change is meant. */
    void printsAsApproved(String name) throws IOException {
        succeeds();
        isAsApproved(out, name);
    }

    /** The same of what is told on standard error. */
    void tellsAsApproved(String name) throws IOException {
        succeeds();
        isAsApproved(err, name);
    }

    private static void isAsApproved(String text, String name) throws IOException {
        Path target = Path.of("target", "received", name);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
        assertThat(text)
                .isEqualToNormalizingNewlines(Files.readString(Path.of("src", "test", "resources", "approved", name)));
    }
}
