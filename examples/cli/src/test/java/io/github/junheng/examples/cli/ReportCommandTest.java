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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final Path COUNTIES = Path.of("..", "counties");
    private static final String MET = COUNTIES.resolve("met").toString();
    private static final String NOT_MET = COUNTIES.resolve("not-met").toString();
    private static final Path DEZHOU = Path.of("..", "plans", "dezhou");

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
        List<String> pages = names("市");
        assertThat(pages).containsExactly("339901-2024.html", "379901-2024.html", "index.html");
        assertThat(Files.readString(folder.resolve("市").resolve("index.html"))).contains(pages.get(0), pages.get(1));
        assertThat(CommandLineRun.of("report", MET, NOT_MET, "--quiet", "--output", file("市"))
                        .succeeds()
                        .err())
                .isEmpty();
    }

    private String dezhou(String county) {
        return DEZHOU.resolve(county).toString();
    }

    /** A county one of whose cells says nothing that could be read, and has two errors. */
    private String faulty() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("faulty"));
        Files.writeString(copy.resolve("county.json"), "{\"code\": \"339903\", \"name\": \"坏县\", \"year\": 2024}");
        String schools = Files.readString(COUNTIES.resolve("met").resolve("schools.csv"));
        String[] lines = schools.split("\n", -1);
        for (int i : new int[] {1, 2}) {
            String[] cells = lines[i].split(",", -1);
            cells[6] = "很早";
            lines[i] = String.join(",", cells);
        }
        Files.writeString(copy.resolve("schools.csv"), String.join("\n", lines));
        return copy.toString();
    }

    /** Every address in a page is a file of its folder, and nothing else is referred to. */
    private static void linksLead(Path page) throws IOException {
        String markup = Files.readString(page).replaceAll("(?s)<script>.*?</script>", "");
        assertThat(markup).doesNotContain("http://", "https://", "src=", "url(", "@import");
        Matcher links = Pattern.compile("href=\"([^\"#]+)\"").matcher(markup);
        while (links.find()) {
            assertThat(page.resolveSibling(links.group(1))).isRegularFile();
        }
    }

    @Test
    void aFaultyCountyDoesNotStopTheOthersAndIsToldOnceAtTheEnd() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("report", MET, faulty(), NOT_MET, "--city", "示例<市>", "--output", file("市"));

        run.fails(3);
        assertThat(run.err().replace(folder.toString(), "…").replace('\\', '/'))
                .isEqualToNormalizingNewlines(
                        Files.readString(Path.of("src", "test", "resources", "approved", "report-city.txt")));
        Path index = folder.resolve("市").resolve("index.html");
        assertThat(Files.readString(index))
                .contains("示例&lt;市&gt;评估报告", "坏县", "数据有误", "2 个错误", "href=\"379901-2024.html\"")
                .doesNotContain("339903-2024.html", "示例<市>");
        linksLead(index);
        assertThat(folder.resolve("市").resolve("339903-2024.html")).doesNotExist();
    }

    @Test
    void whatCannotBeReadIsListedByItsPath() throws IOException {
        CommandLineRun.of("report", MET, "nowhere", NOT_MET, "--output", file("市"))
                .fails(4, "JH101", "[2/3] nowhere 没有评估");
        assertThat(Files.readString(folder.resolve("市").resolve("index.html"))).contains("nowhere", "无法读取");
        CommandLineRun.of("report", "nowhere", "elsewhere", "--lang", "en", "--output", file("none"))
                .fails(4, "[1/2] nowhere NOT EVALUATED", "reports of 0 counties, 2 not evaluated");
        assertThat(Files.readString(folder.resolve("none").resolve("index.html")))
                .contains("data-lang=\"en\"", "nowhere", "elsewhere");
    }

    @Test
    void yearsOfCountiesMayBeNamedInAnyOrder() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                        "report",
                        dezhou("qihe-2024"),
                        dezhou("yucheng-2023"),
                        dezhou("qihe-2023"),
                        dezhou("yucheng-2024"),
                        "--standard",
                        "quality-balanced-2017",
                        "--city",
                        "德州市",
                        "--output",
                        file("德州"))
                .succeeds();

        assertThat(run.err()).contains("[2/2] ", "2 县的报告").doesNotContain("[3/");
        try (var files = Files.list(folder.resolve("德州"))) {
            List<String> pages = files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("index.html"))
                    .toList();
            assertThat(pages).hasSize(2).allMatch(name -> name.endsWith("-2024.html"));
            assertThat(Files.readString(folder.resolve("德州").resolve(pages.get(0))))
                    .contains("id=\"trend\"", "<th scope=\"col\">2023</th>");
        }
        linksLead(folder.resolve("德州").resolve("index.html"));
        CommandLineRun.of(
                        "report",
                        dezhou("qihe-2024"),
                        dezhou("yucheng-2023"),
                        dezhou("qihe-2024"),
                        "--output",
                        file("twice"))
                .fails(2, "one county twice", "2024");
        assertThat(folder.resolve("twice")).doesNotExist();
    }

    @Test
    void aFaultyYearKeepsItsCountyFromBeingReported() throws IOException {
        Path copy = Path.of(faulty());
        Files.writeString(copy.resolve("county.json"), "{\"code\": \"339901\", \"name\": \"示例县\", \"year\": 2023}");
        CommandLineRun.of("report", MET, copy.toString(), "--output", file("县.html"))
                .fails(3, "339901", "faulty", "schools.csv:2", "schools.csv:3");
        assertThat(folder.resolve("县.html")).doesNotExist();
    }

    /** Three counties in one file: the schools of the one that is met, under three codes, the second with an error. */
    private Path nation() throws IOException {
        String[] lines = Files.readString(COUNTIES.resolve("met").resolve("schools.csv"))
                .replace("\uFEFF", "")
                .split("\n");
        StringBuilder nation = new StringBuilder(lines[0]).append(",县代码\n");
        for (String code : List.of("110101", "379902", "650101")) {
            for (int i = 1; i < lines.length; i++) {
                String[] cells = lines[i].split(",", -1);
                if (code.equals("379902") && i == 1) {
                    cells[6] = "很早";
                }
                nation.append(String.join(",", cells)).append(',').append(code).append('\n');
            }
        }
        return Files.writeString(folder.resolve("nation.csv"), nation);
    }

    @Test
    void aFileOfManyCountiesIsAFolder() throws IOException {
        String nation = nation().toString();
        CommandLineRun run = CommandLineRun.of("report", nation, "--as-of", "2024-12-31", "--output", file("国"));

        run.fails(3, "2 县的报告，1 县没有评估", "379902（" + nation + "）：", "nation.csv:");
        Path index = folder.resolve("国").resolve("index.html");
        assertThat(Files.readString(index))
                .contains("href=\"110101-2024.html\"", "href=\"650101-2024.html\"", "379902");
        linksLead(index);
        CommandLineRun.of("report", nation, MET, "--output", file("国")).fails(2, "stands alone");
        // A county's own file of schools is no file of many counties.
        CommandLineRun.of(
                        "report", COUNTIES.resolve("met").resolve("schools.csv").toString(), "--output", file("县.html"))
                .succeeds();
    }

    @Test
    void whichSchoolIsWhichIsWrittenApartAndNotInAnyPage() throws IOException {
        Path copy = Path.of(later());
        Files.writeString(
                copy.resolve("county.json"),
                Files.readString(copy.resolve("county.json")).replace("339901", "339902"));
        CommandLineRun.of(
                        "report",
                        NOT_MET,
                        copy.toString(),
                        "--mask-schools",
                        "--mask-key",
                        file("对照.csv"),
                        "--output",
                        file("市"))
                .succeeds();
        List<String> key = Files.readAllLines(folder.resolve("对照.csv"));
        assertThat(key.get(0)).isEqualTo("\uFEFF县代码,县名,年度,学校标识码,学校名称,报告中的名称");
        String pages = Files.readString(folder.resolve("市").resolve("379901-2024.html"))
                + Files.readString(folder.resolve("市").resolve("339902-2025.html"))
                + Files.readString(folder.resolve("市").resolve("index.html"));
        int schools = 0;
        for (String county : List.of("not-met", "met")) {
            for (String line : Files.readAllLines(COUNTIES.resolve(county).resolve("schools.csv"))) {
                String[] cells = line.split(",", -1);
                if (cells[0].matches("\\d{10}")) {
                    schools++;
                    assertThat(key)
                            .filteredOn(row -> row.contains("," + cells[0] + "," + cells[1] + ",学校 "))
                            .hasSize(1)
                            .allSatisfy(row -> assertThat(pages).contains(row.substring(row.lastIndexOf(',') + 1)));
                    assertThat(pages).doesNotContain(cells[0]);
                }
            }
        }
        assertThat(key).hasSize(schools + 1);
        // The order of masked names is drawn from the hash of the data, so that it must not be told.
        assertThat(pages).contains("已隐去").doesNotContain("对照.csv");
    }

    /** The page that cannot be printed stands beside, masked: without the key nobody would know who is who. */
    @Test
    void theKeyOfAMaskedPageIsWrittenAlsoWhereItCannotBePrinted() throws IOException {
        CommandLineRun.of(
                        "report",
                        NOT_MET,
                        "--mask-schools",
                        "--mask-key",
                        file("对照.csv"),
                        "--browser",
                        "/no/browser",
                        "--output",
                        file("县.pdf"))
                .fails(4, "JH871", "县.html");
        assertThat(Files.readAllLines(folder.resolve("对照.csv"))).hasSizeGreaterThan(40);
    }

    @Test
    void theKeyOfMaskedCountiesIsWrittenAlsoWhereOnlyTheirTableIsNotPrinted() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no shell scripts here");
        Path browser = Files.writeString(folder.resolve("chromium"), """
                #!/bin/sh
                if [ "$1" = --version ]; then echo Chromium 12.3.4; exit 0; fi
                for argument in "$@"; do
                  case "$argument" in
                    --print-to-pdf=*) pdf="${argument#--print-to-pdf=}" ;;
                    file:*) page="${argument#file://}" ;;
                  esac
                done
                if grep -q '某市某市' "$page"; then exit 7; fi
                printf '%%PDF-1.4\\n%%%%EOF\\n' > "$pdf"
                """);
        Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwxr-xr-x"));
        CommandLineRun run = CommandLineRun.of(
                "report",
                NOT_MET,
                MET,
                "--city",
                "某市某市",
                "--format",
                "pdf",
                "--mask-schools",
                "--mask-key",
                file("对照.csv"),
                "--browser",
                browser.toString(),
                "--output",
                file("市"));
        run.fails(4, "JH872", "index.pdf");
        assertThat(folder.resolve("市").resolve("379901-2024.pdf")).isRegularFile();
        assertThat(folder.resolve("市").resolve("339901-2024.pdf")).isRegularFile();
        assertThat(folder.resolve("市").resolve("index.pdf")).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("对照.csv"))).hasSizeGreaterThan(50);
    }

    /** Pages with names that were written before would be handed out with the masked ones. */
    @Test
    void maskedReportsAreWrittenToAnEmptyFolder() throws IOException {
        Files.createDirectory(folder.resolve("市"));
        Files.writeString(folder.resolve("市").resolve("379901-2023.html"), "第一实验小学");
        CommandLineRun.of("report", MET, NOT_MET, "--mask-schools", "--output", file("市"))
                .fails(2, "--mask-schools", "空文件夹");
        assertThat(folder.resolve("市").resolve("index.html")).doesNotExist();
    }

    @Test
    void aLinkLeadsNoKeyOfAMaskedReportAmongTheReports() throws IOException {
        Files.createDirectory(folder.resolve("市"));
        Path link = Files.createSymbolicLink(folder.resolve("别处"), folder.resolve("市"));
        CommandLineRun.of(
                        "report",
                        MET,
                        NOT_MET,
                        "--mask-schools",
                        "--mask-key",
                        link.resolve("对照.csv").toString(),
                        "--output",
                        file("市"))
                .fails(2, "--mask-key");
        CommandLineRun.of(
                        "report",
                        MET,
                        NOT_MET,
                        "--mask-schools",
                        "--mask-key",
                        folder.resolve("市").resolve("对照.csv").toString(),
                        "--output",
                        link.resolve("新").resolve("..").toString())
                .fails(2, "--mask-key");
        assertThat(folder.resolve("市")).isEmptyDirectory();
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        CommandLineRun.of("report", MET, "--mask-key", file("k.csv"), "--output", file("a.html"))
                .fails(2, "--mask-schools");
        CommandLineRun.of("report", MET, "--city", "市", "--output", file("a.html"))
                .fails(2, "--city");
        CommandLineRun.of("report", MET, NOT_MET, "--output", file("a.html")).fails(2, "a.html");
        CommandLineRun.of(
                        "report",
                        MET,
                        NOT_MET,
                        "--mask-schools",
                        "--mask-key",
                        folder.resolve("a").resolve("k.csv").toString(),
                        "--output",
                        file("a"))
                .fails(4, "k.csv");
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
    void theReportIsAWorkbookToo() throws IOException {
        CommandLineRun.of("report", MET, "--format", "xlsx", "--output", file("县.xlsx"))
                .succeeds();
        try (ZipFile zip = new ZipFile(file("县.xlsx"))) {
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("xl/workbook.xml")).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("一页摘要", "各校指标 小学", "出处");
        }
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

    @Test
    void severalCountiesArePrintedEachAndTheFirstPageLeadsToThem() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no shell scripts here");
        String prints = script(
                "chromium",
                "for a in \"$@\"; do case $a in --print-to-pdf=*)"
                        + " printf '%%PDF-1.4 %%%%EOF' > \"${a#*=}\";; esac; done\n");
        CommandLineRun.of("report", MET, NOT_MET, "--format", "pdf", "--browser", prints, "--output", file("市"))
                .succeeds();
        assertThat(names("市")).containsExactly("339901-2024.pdf", "379901-2024.pdf", "index.html", "index.pdf");
        linksLead(folder.resolve("市").resolve("index.html"));
        assertThat(Files.readString(folder.resolve("市").resolve("index.html"))).contains("href=\"379901-2024.pdf\"");

        CommandLineRun.of("report", MET, NOT_MET, "--format", "pdf", "--browser", "/no/browser", "--output", file("无"))
                .fails(4, "JH871", "/no/browser");
        assertThat(names("无")).containsExactly("339901-2024.html", "379901-2024.html", "index.html");
    }

    @Test
    void aCountyThatIsNotPrintedIsNamedAndItsPageStands() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no shell scripts here");
        String fails = script(
                "chromium",
                "for a in \"$@\"; do case $a in --print-to-pdf=*) out=\"${a#*=}\";; file:*) page=\"${a#file://}\";; esac; done\n"
                        + "grep -q 'data of\\|数据年度 2024' \"$page\" && grep -q 339901 \"$page\" && ! grep -q 379901 \"$page\" && exit 9\n"
                        + "printf '%%PDF-1.4 %%%%EOF' > \"$out\"\n");
        CommandLineRun.of("report", MET, NOT_MET, "--format", "pdf", "--browser", fails, "--output", file("市"))
                .fails(4, "2 县的报告", "339901 示例县乙（合成数据）（339901-2024.pdf）：", "JH872");
        assertThat(names("市")).containsExactly("339901-2024.html", "379901-2024.pdf", "index.html", "index.pdf");
        linksLead(folder.resolve("市").resolve("index.html"));
    }

    private List<String> names(String of) throws IOException {
        try (var files = Files.list(folder.resolve(of))) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
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
