package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final Path COUNTIES = Path.of("..", "counties");
    private static final String MET = COUNTIES.resolve("met").toString();
    private static final String NOT_MET = COUNTIES.resolve("not-met").toString();

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** The same county a year later. */
    private String later() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("later"));
        for (String name : List.of("county.json", "schools.csv")) {
            String content = Files.readString(COUNTIES.resolve("met").resolve(name));
            Files.writeString(copy.resolve(name), content.replace("\"year\": 2024", "\"year\": 2025"));
        }
        return copy.toString();
    }

    @Test
    void onePageOfOneCountyIsWrittenWhole() throws IOException {
        CommandLineRun run = CommandLineRun.of("report", NOT_MET, "--on", "2025-01-15", "--output", file("县.html"));

        assertThat(run.succeeds().out()).isEmpty();
        assertThat(run.err()).contains("已写出");
        assertThat(Files.readString(folder.resolve("县.html")))
                .startsWith("<!")
                .contains("未达标", "2025-01-15", "</html>");
    }

    @Test
    void severalYearsOfACountyAreOnePageAndTheSameYearTwiceIsRefused() throws IOException {
        CommandLineRun.of("report", later(), MET, "--output", file("县.html")).succeeds();
        assertThat(Files.readString(folder.resolve("县.html"))).contains("2024", "2025");
        CommandLineRun.of("report", MET, MET, "--output", file("县.html")).fails(2, "2024");
    }

    @Test
    void severalCountiesAreAFolderWithAPageEachAndOneThatLinksThem() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("report", MET, NOT_MET, "--output", file("市")).succeeds();

        assertThat(run.err()).contains("[1/2] ", "[2/2] ", "达标");
        List<String> pages;
        try (var files = Files.list(folder.resolve("市"))) {
            pages = files.map(path -> path.getFileName().toString()).sorted().toList();
        }
        assertThat(pages).hasSize(3).contains("index.html");
        assertThat(Files.readString(folder.resolve("市").resolve("index.html"))).contains(pages.get(0), pages.get(1));
        assertThat(CommandLineRun.of("report", MET, NOT_MET, "--quiet", "--output", file("市"))
                        .succeeds()
                        .err())
                .isEmpty();
    }

    @Test
    void schoolsCanBeMasked() throws IOException {
        CommandLineRun.of("report", NOT_MET, "--mask-schools", "--output", file("县.html"))
                .succeeds();
        String school = Files.readAllLines(COUNTIES.resolve("not-met").resolve("schools.csv"))
                .get(1)
                .split(",", -1)[0];
        assertThat(school).matches("\\d{10}");
        assertThat(Files.readString(folder.resolve("县.html"))).doesNotContain(school);
    }

    @Test
    void withoutABrowserThePageIsWrittenBesideAndTheStatusSaysSo() {
        CommandLineRun.of("report", MET, "--format", "pdf", "--browser", "/no/browser", "--output", file("县.pdf"))
                .fails(4, "JH871", "/no/browser", "县.html");
        assertThat(folder.resolve("县.html")).isRegularFile();
        assertThat(folder.resolve("县.pdf")).doesNotExist();
    }

    @Test
    void aBrowserPrintsItAndIsNamedAndOneThatFailsLeavesThePageBeside() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no shell scripts here");
        String prints = script(
                "chromium",
                "for a in \"$@\"; do case $a in --print-to-pdf=*)"
                        + " printf '%%PDF-1.4 %%%%EOF' > \"${a#*=}\";; esac; done\n");
        assertThat(CommandLineRun.of("report", MET, "--format", "pdf", "--browser", prints, "--output", file("县.pdf"))
                        .succeeds()
                        .err())
                .contains("由 Chromium 12.3.4 打印");
        assertThat(Files.readString(folder.resolve("县.pdf"), StandardCharsets.UTF_8))
                .startsWith("%PDF");
        assertThat(folder.resolve("县.html")).doesNotExist();

        String fails = script("chrome", "exit 9\n");
        CommandLineRun.of("report", MET, "--format", "pdf", "--browser", fails, "--output", file("另.pdf"))
                .fails(4, "JH872", "9", "另.html");
        assertThat(folder.resolve("另.html")).isRegularFile();
    }

    private String script(String name, String text) throws IOException {
        Path file = Files.writeString(
                folder.resolve(name), "#!/bin/sh\nif [ \"$1\" = --version ]; then echo 12.3.4; exit; fi\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }

    @Test
    void whatIsWrongHasItsStatus() {
        CommandLineRun.of("report", MET).fails(2, "--output");
        CommandLineRun.of("report", MET, "--format", "doc", "--output", file("a.html"))
                .fails(2, "html | pdf");
        CommandLineRun.of("report", "nowhere", "--output", file("a.html")).fails(4, "JH101");
        CommandLineRun.of("report", MET, "--output", file("none/a.html")).fails(4, "无法写入");
    }

    @Test
    void evaluationsAloneLoadNothingOfFormsOrOfTheSpreadsheetLibrary() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "evaluate",
                        MET)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded).anyMatch(line -> line.contains("io.github.junheng.examples.cli.EvaluateCommand "));
        assertThat(loaded)
                .noneMatch(line -> line.contains(" org.apache.poi.") || line.contains(" org.apache.xmlbeans."));
    }
}
