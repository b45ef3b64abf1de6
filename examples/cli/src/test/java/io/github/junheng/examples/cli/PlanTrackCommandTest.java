package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options and exit states of {@code plan track} and {@code plan table}, in process. */
class PlanTrackCommandTest {
    private static final String SONGYANG = "../plans/songyang/";
    private static final String DEZHOU = "../plans/dezhou";

    @TempDir
    private Path folder;

    private record Run(int status, String out, String err) {}

    private static Run run(String... line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(out, err, line);
        Run run = new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(run.err).doesNotContain("\tat ").doesNotContain("internal error");
        return run;
    }

    private static Run songyang(String... options) {
        return run(Stream.concat(
                        Stream.of("plan", "track", "songyang-2018", SONGYANG + "2017", SONGYANG + "2019"),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private static void assertFails(Run run, int status, String... words) {
        assertThat(run.status).as(run.err).isEqualTo(status);
        assertThat(run.out).isEmpty();
        assertThat(List.of(words)).allSatisfy(word -> assertThat(run.err).contains(word));
    }

    @Test
    void theOrderOfTheDatasetsChangesNothing() {
        assertThat(run("plan", "track", "songyang-2018", SONGYANG + "2019", SONGYANG + "2017").out)
                .contains("数据年度：2017、")
                .contains("2019。");
        assertThat(body(run("plan", "track", "songyang-2018", SONGYANG + "2019", SONGYANG + "2017")))
                .isEqualTo(body(songyang()));
    }

    /** All but the remarks, which stand in the order of the arguments. */
    private static String body(Run run) {
        return run.out.substring(0, run.out.indexOf("\n数据提示\n"));
    }

    @Test
    void aCountyOfAnotherNameIsTrackedWithOneWarning() {
        assertThat(songyang().out.lines().filter(line -> line.contains("JH604")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("示例县丙（合成数据） 339911", "松阳县 331124"));
    }

    @Test
    void twoDatasetsOfAYearAreRefusedWithBothPaths() {
        assertFails(songyang(SONGYANG + "2017"), Failure.DATA, "JH603", "松阳县 2017", SONGYANG + "2017");
    }

    @Test
    void aCodeThatChangedIsRefusedUnlessThePredecessorsSayIt() throws IOException {
        Path other = Files.createDirectory(folder.resolve("2018"));
        for (String name : List.of("county.json", "schools.csv")) {
            String text = Files.readString(Path.of(SONGYANG, "2018", name));
            Files.writeString(other.resolve(name), text.replace("\"339911\"", "\"339912\""));
        }
        assertFails(songyang(other.toString()), Failure.DATA, "JH605", "339911", "339912");
        Path predecessors = Files.writeString(
                folder.resolve("predecessors.csv"),
                "年度,变动,原学校标识码,现学校标识码\n2018,改码,339911,339912\n2019,改码,339912,339911\n");
        assertThat(songyang(other.toString(), "--predecessors", predecessors.toString()).status)
                .isZero();
    }

    @Test
    void everyProblemOfTheDataIsToldInOneRunWithItsFolder() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("2018"));
        Files.writeString(broken.resolve("county.json"), "{\"code\": \"339911\", \"name\": \"示例县\", \"year\": 2018}");
        Files.writeString(broken.resolve("schools.csv"), "学校标识码,学校名称,办学类型\n12,一小,小学\n");
        assertFails(
                run("plan", "track", "songyang-2018", SONGYANG + "2017", SONGYANG + "2017", broken.toString()),
                Failure.DATA,
                "JH603",
                "JH210 " + broken + "/schools.csv:2");
    }

    @Test
    void aPathThatIsMissingIsFour() {
        assertFails(songyang(SONGYANG + "2001"), Failure.PATH, "JH101");
        assertFails(songyang("--reported", "none.csv"), Failure.PATH, "JH101");
    }

    @Test
    void aCommandLineThatIsWrongIsTwo() {
        assertFails(run("plan", "track", "songyang", SONGYANG + "2017"), Failure.USAGE, "songyang-2018");
        assertFails(run("plan", "track", "songyang-2018"), Failure.USAGE);
        assertFails(songyang("--place", "齐河县"), Failure.USAGE, "松阳县");
        assertFails(songyang("--unit", "市财政局"), Failure.USAGE, "责任单位");
        assertFails(songyang("--fail-on", "never"), Failure.USAGE, "late | not-met");
        assertFails(run("plan", "table", "songyang-2018", SONGYANG + "2017"), Failure.USAGE, "没有对照表");
        assertFails(run("plan", "table", "dezhou-2023", DEZHOU, "--year", "2001"), Failure.USAGE, "2001");
    }

    @Test
    void anErrorOfWhatIsReportedByHandIsThree() throws IOException {
        Path reported = Files.writeString(
                folder.resolve("reported.csv"), "方案,条目,地区,年度,值,依据\nsongyang-2018,wireles,松阳县,2018,80,x\n");
        assertFails(
                songyang("--reported", reported.toString()), Failure.DATA, "JH601", "reported.csv:2 条目", "wireless");
    }

    @Test
    void failOnEndsWithOneWhereADutyIsLate() {
        assertThat(songyang().status).isZero();
        assertThat(songyang("--fail-on", "late", "--reported", SONGYANG + "reported.csv").status)
                .isEqualTo(Failure.VERDICT);
        assertThat(songyang("--fail-on", "late", "--as-of", "2017-12-31", "--place", "松阳县").out)
                .contains("截至 2017-12-31");
    }

    @Test
    void checkingAPlanEndsWithOneOnAWarningWhereThatIsAskedFor() {
        assertThat(run("plan", "lint", "songyang-2018").status).isZero();
        assertThat(run("plan", "lint", "songyang-2018", "--fail-on", "warning").status)
                .isEqualTo(Failure.VERDICT);
    }

    @Test
    void aCityIsOneFolderWithWhatBelongsToIt() {
        Run run = run("plan", "track", "dezhou-2023", DEZHOU, "--place", "齐河县", "--recognised", "2023");
        assertThat(run.status).as(run.err).isZero();
        assertThat(run.out).contains("认定时（2023 年）达到，现未达到", "数据年度：2023、2024");
        assertThat(run.out.lines().filter(line -> line.startsWith("宁津县"))).isEmpty();
    }

    @Test
    void oneUnitHasItsOwnReport() {
        Run run = run("plan", "track", "dezhou-2023", DEZHOU, "--unit", "市财政局");
        assertThat(run.status).as(run.err).isZero();
        assertThat(run.out).contains("只列责任单位“市财政局”的条目");
    }

    @Test
    void everyFormatAndLanguageIsWritten() {
        assertThat(songyang("--format", "markdown").out).startsWith("# 规划跟踪：");
        assertThat(songyang("--format", "html").out).startsWith("<!DOCTYPE html>");
        assertThat(songyang("--lang", "en").out).startsWith("Tracking: ");
        assertThat(songyang("--trends").out).contains("\n趋势\n");
        assertThat(run("plan", "table", "dezhou-2023", DEZHOU, "--lang", "en").out)
                .contains(" forecast", " found");
        assertThat(run("plan", "table", "dezhou-2023", DEZHOU, "--year", "2024").out)
                .contains("数据年度 2024");
    }
}
