package io.github.junheng.examples.forms.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.junheng.examples.forms.RealPrograms;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path page;

    @BeforeEach
    void aPage() throws IOException {
        page = Files.writeString(
                folder.resolve("页.html"), "<!doctype html><html lang=zh><meta charset=utf-8><h1>青石县 达标</h1>");
    }

    /** A script in place of a browser, which answers when it is asked for its version. */
    private Path fake(String name, String script) throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no shell scripts here");
        Path file = Files.writeString(
                folder.resolve(name),
                "#!/bin/sh\nif [ \"$1\" = --version ]; then echo Chromium 12.3.4; exit 0; fi\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private static Browser browser(Path program) {
        return Browser.find(Optional.of(program)).orElseThrow();
    }

    @Test
    void theInstalledOnePrintsAPageAndSaysWhichItIs() throws IOException {
        Browser browser = browser(RealPrograms.of("chromium", "chromium-browser", "google-chrome"));
        Path pdf = folder.resolve("页.pdf");

        Checked<Path> printed = browser.print(page, pdf, LIMIT);

        assertThat(printed.problems()).isEmpty();
        assertThat(printed.orThrow()).isEqualTo(pdf);
        assertThat(new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .contains("/Type /Page");
        assertThat(browser.words()).matches("由 Chrom\\w+ \\d+\\.[\\d.]+ 打印 \\(printed by .*\\)");
    }

    @Test
    void oneThatHangsIsEndedInTimeWithAllThatItStarted() throws IOException, InterruptedException {
        Path child = folder.resolve("child");
        Browser browser = browser(fake("chromium", "sleep 600 &\necho $! > '" + child + "'\nwait\n"));

        Checked<Path> printed = browser.print(page, folder.resolve("out.pdf"), Duration.ofMillis(1500));

        assertThat(told(printed)).startsWith("Chromium 打印失败：超过 (took more than) 1 s");
        assertThat(folder.resolve("out.pdf")).doesNotExist();
        long pid = Long.parseLong(Files.readString(child).strip());
        for (int i = 0; i < 50 && isAlive(pid); i++) {
            Thread.sleep(100);
        }
        assertThat(isAlive(pid)).isFalse();
    }

    /** A process that nobody waits for may stay in the table, ended. */
    private static boolean isAlive(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "stat");
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
                && !(Files.exists(status) && Files.readString(status).contains(") Z "));
    }

    @Test
    void oneThatFailsIsToldWithItsStatusAndItsLastLine() throws IOException {
        Browser browser = browser(fake("chromium", "echo no display >&2\necho 'x dbus y' >&2\nexit 7\n"));

        Checked<Path> printed = browser.print(page, folder.resolve("out.pdf"), LIMIT);

        assertThat(told(printed)).contains("退出状态 (exit status) 7; no display。", page.toString());
        assertThat(folder.resolve("out.pdf")).doesNotExist();
    }

    @Test
    void halfAFileIsNoPdfAndTheOldOneStays() throws IOException {
        String made =
                "for a in \"$@\"; do case $a in --print-to-pdf=*) printf '%%PDF-1.4 half' > \"${a#*=}\";; esac; done\n";
        Browser browser = browser(fake("chromium", made));
        Path pdf = Files.writeString(folder.resolve("out.pdf"), "old");

        assertThat(told(browser.print(page, pdf, LIMIT))).contains("退出状态 (exit status) 0");
        assertThat(pdf).hasContent("old");
    }

    @Test
    void itsProfileIsItsOwnAndIsThrownAway() throws IOException {
        Path log = folder.resolve("log");
        Browser browser = browser(fake("chromium", "echo \"$@\" > '" + log + "'\nexit 1\n"));

        browser.print(page, folder.resolve("out.pdf"), LIMIT);

        String arguments = Files.readString(log);
        assertThat(arguments).contains("--headless", "--host-resolver-rules=MAP * ~NOTFOUND");
        String profile = arguments.replaceAll("(?s).*--user-data-dir=(\\S+/profile) .*", "$1");
        assertThat(Path.of(profile)).isAbsolute();
        assertThat(Path.of(profile).getParent()).doesNotExist();
    }

    @Test
    void oneThatIsNamedIsTakenAndNoOtherInstead() throws IOException {
        Path named = fake("my-chrome", "exit 1\n");
        Path onPath = fake("chromium", "exit 1\n");
        Map<String, String> path = Map.of("PATH", folder.toString());
        Map<String, String> both = Map.of("PATH", folder.toString(), Browser.VARIABLE, named.toString());

        assertThat(Browser.find(Optional.empty(), path).orElseThrow().words())
                .isEqualTo("由 Chromium 12.3.4 打印 (printed by " + onPath + ")");
        assertThat(Browser.find(Optional.empty(), both).orElseThrow().words())
                .contains("Chrome 12.3.4", named.toString());
        assertThat(Browser.find(Optional.of(onPath), both).orElseThrow().words())
                .contains(onPath.toString());
        assertThat(Browser.find(Optional.of(folder.resolve("none")), both)).isEmpty();
        assertThat(Browser.find(Optional.empty(), Map.of("PATH", folder.toString(), Browser.VARIABLE, "/no/browser")))
                .isEmpty();
    }

    @Test
    void inTheUsualFoldersOfWindowsItIsFoundWithItsVersionAndNotStarted() throws IOException {
        // Here the back slashes belong to the file's name.
        Path edge = fake("Microsoft\\Edge\\Application\\msedge.exe", "exit 1\n");
        Files.createDirectory(folder.resolve("149.0.1.2"));

        Browser found = Browser.find(Optional.empty(), Map.of("ProgramFiles", folder.toString()))
                .orElseThrow();

        assertThat(found.words()).isEqualTo("由 Edge 149.0.1.2 打印 (printed by " + edge + ")");
    }

    @Test
    void thatNoneIsThereSaysWhereItWasLookedForAndWhatWasWritten() {
        Path written = folder.resolve("报告.html");

        Problem anywhere = Browser.missing(Optional.empty(), written, Map.of());
        Problem named = Browser.missing(Optional.of(Path.of("/no/browser")), written, Map.of());

        assertThat(anywhere.code()).isEqualTo(ProblemCode.BROWSER_MISSING);
        assertThat(anywhere.message(Locale.CHINESE))
                .contains("chromium", "msedge", Browser.VARIABLE, written.toString());
        assertThat(named.message(Locale.ENGLISH)).contains("/no/browser", written.toString());
    }

    private static String told(Checked<Path> printed) {
        assertThat(printed.value()).isEmpty();
        assertThat(printed.problems()).extracting(Problem::code).containsExactly(ProblemCode.BROWSER_FAILED);
        return printed.problems().get(0).message(Locale.CHINESE);
    }
}
