package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final String COUNTY =
            Path.of("..", "plans", "review", "county").toString();
    private static final String CITY = Path.of("..", "plans", "review", "city").toString();

    @TempDir
    private Path folder;

    /** A copy of the county's report with one text of a file put in place of another. */
    private String with(String file, String text, String other) throws IOException {
        for (String name : new String[] {"county.json", "schools.csv"}) {
            String content = Files.readString(Path.of(COUNTY, name));
            if (name.equals(file)) {
                assertThat(content).contains(text);
                content = content.replace(text, other);
            }
            Files.writeString(folder.resolve(name), content);
        }
        return folder.toString();
    }

    @Test
    void theBundledPairPrintsAsApproved() throws IOException {
        CommandLineRun.of("compare", COUNTY, CITY).printsAsApproved("compare.txt");
    }

    @Test
    void differencesAloneAreNoFailureAndTheSameReportHasNone() {
        CommandLineRun.of("compare", COUNTY, CITY).succeeds();
        assertThat(CommandLineRun.of("compare", COUNTY, COUNTY).succeeds().out())
                .contains("两份数据完全相同。", "没有结论不同的判定。");
    }

    @Test
    void theDocumentHasFourCellsWithBothValuesAndTheFindingsThatChange() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(CommandLineRun.of("compare", COUNTY, CITY, "--format", "json")
                        .succeeds()
                        .out());

        assertThat(json.get("cells")).hasSize(4);
        JsonNode blank = json.get("cells").get(2);
        assertThat(blank.get("before").asText()).isEqualTo("0");
        assertThat(blank.get("after").isNull()).isTrue();
        JsonNode standard = json.get("standards").get(0);
        assertThat(standard.get("standard").asText()).isEqualTo("quality-balanced-2017");
        assertThat(standard.get("outcomes"))
                .extracting(o -> o.get("rule").asText())
                .contains("quality-balanced-2017/R4", "quality-balanced-2017/G11");
        assertThat(standard.get("verdictAfter").asText()).isEqualTo("NOT_MET");
    }

    @Test
    void everyFormatAndBothLanguagesSayTheSame() {
        assertThat(CommandLineRun.of("compare", COUNTY, CITY, "--lang", "en")
                        .succeeds()
                        .out())
                .contains("not reported", "Cells that differ: 4");
        assertThat(CommandLineRun.of("compare", COUNTY, CITY, "--format", "markdown")
                        .succeeds()
                        .out())
                .contains("| 青石小学 |");
        assertThat(CommandLineRun.of("compare", COUNTY, CITY, "--format", "html")
                        .succeeds()
                        .out())
                .startsWith("<!");
    }

    @Test
    void severalStandardsAreComparedOneAfterTheOther() {
        assertThat(CommandLineRun.of(
                                "compare", COUNTY, CITY, "--standard", "quality-balanced-2017,class-and-school-size")
                        .succeeds()
                        .out())
                .contains("（quality-balanced-2017）", "（class-and-school-size）");
    }

    @Test
    void schoolsOfOneReportAloneAreListed() throws IOException {
        String other = with("schools.csv", "2133990102,白塔小学", "2133990109,白塔新校");

        assertThat(CommandLineRun.of("compare", COUNTY, other).succeeds().out())
                .contains("只在一份中的学校 2 所", "第一份  2133990102", "第二份  2133990109");
    }

    @Test
    void reportsOfTwoCountiesOrYearsAreRefused() throws IOException {
        CommandLineRun.of("compare", COUNTY, Path.of("..", "counties", "met").toString())
                .fails(3, "JH730", "339903", "339901");
        String later = with("county.json", "2024", "2025");
        CommandLineRun.of("compare", COUNTY, later).fails(3, "JH730", "2024", "2025", "--any-year");
        assertThat(CommandLineRun.of("compare", COUNTY, later, "--any-year")
                        .succeeds()
                        .out())
                .contains("第一份按 2024-12-31、第二份按 2025-12-31");
        CommandLineRun.of("compare", COUNTY, Path.of("..", "counties", "met").toString(), "--any-year")
                .fails(3, "JH730");
    }

    @Test
    void whatIsWrongWithEitherReportIsToldWithItsName() throws IOException {
        String faulty = with("schools.csv", "2100", "many");

        CommandLineRun.of("compare", COUNTY, faulty).fails(3, "JH201", folder.toString(), "schools.csv:2");
        assertThat(CommandLineRun.of("compare", COUNTY, faulty, "--lenient")
                        .succeeds()
                        .out())
                .contains("未填报");
    }

    @Test
    void commandLinesAndPathsThatAreWrongHaveTheirStatus() throws IOException {
        CommandLineRun.of("compare", COUNTY).fails(2, "'B'");
        CommandLineRun.of("compare", COUNTY, CITY, "--standard", "none").fails(2, "none");
        CommandLineRun.of("compare", COUNTY, CITY, "--as-of", "2024").fails(2, "2024-01-01");
        CommandLineRun.of("compare", COUNTY, "nowhere").fails(4, "JH101", "nowhere");
        CommandLineRun.of("compare", COUNTY, CITY, "--as-of", "1990-01-01").fails(3, "JH401");
        CommandLineRun.of("compare", COUNTY, CITY, "--output", folder.toString())
                .fails(4, folder.toString());
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("county.json"), "{\"code\": ");
        Files.writeString(broken.resolve("schools.csv"), "");
        CommandLineRun.of("compare", COUNTY, broken.toString()).fails(3, "JH108", "JH104");
    }
}
