package io.github.junheng.examples.cli;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.rules.NationalStandards;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled counties are what their generator makes, and hold what their README says. */
class SampleCountiesTest {

    private static final Path COUNTIES = Path.of("..", "counties");

    @Test
    void theBundledCountyThatIsNotMetIsWhatTheGeneratorMakes() throws IOException {
        assertBundled("not-met", SampleCounties.notMetCounty());
    }

    @Test
    void theBundledCountyThatIsMetIsWhatTheGeneratorMakes() throws IOException {
        assertBundled("met", SampleCounties.metCounty());
    }

    @Test
    void aCountyToMeasureWithHasAsManySchoolsAsAreAskedForAndNoErrors(@TempDir Path folder) throws IOException {
        SampleCounties.main(new String[] {folder.toString(), "130"});
        Checked<CountyDataset> read =
                DatasetReader.read(folder, ReadOptions.of(NationalStandards.qualityBalanced2017()));
        CountyDataset county = read.orThrow();
        assertThat(county.schools()).hasSize(130);
        assertThat(county.schools())
                .extracting(school -> school.school().name())
                .doesNotHaveDuplicates();
        assertThat(Evaluator.of(NationalStandards.qualityBalanced2017())
                        .evaluate(county)
                        .orThrow()
                        .findings())
                .hasSizeGreaterThan(130 * 10);
    }

    @Test
    void theCountyThatIsNotMetHasSixtySchoolsOfEveryKind() {
        assertThat(kinds(SampleCounties.notMetCounty()))
                .containsOnly(
                        Map.entry("小学", 27L),
                        Map.entry("教学点", 9L),
                        Map.entry("初级中学", 10L),
                        Map.entry("九年一贯制学校", 7L),
                        Map.entry("十二年一贯制学校", 2L),
                        Map.entry("完全中学", 3L),
                        Map.entry("特殊教育学校", 1L),
                        Map.entry("职业学校", 1L));
    }

    @Test
    void theCountyThatIsMetHasThirteenSchoolsOfEveryKind() {
        assertThat(kinds(SampleCounties.metCounty()))
                .containsOnly(
                        Map.entry("小学", 4L),
                        Map.entry("教学点", 2L),
                        Map.entry("初级中学", 2L),
                        Map.entry("九年一贯制学校", 1L),
                        Map.entry("十二年一贯制学校", 1L),
                        Map.entry("完全中学", 1L),
                        Map.entry("特殊教育学校", 1L),
                        Map.entry("职业学校", 1L));
    }

    @Test
    void oneCountyHasByteOrderMarksAndChineseHeadersAndTheOtherKeys() {
        assertThat(text(SampleCounties.notMetCounty(), "schools.csv")).startsWith("\uFEFF学校标识码,学校名称,办学类型,");
        assertThat(text(SampleCounties.metCounty(), "schools.csv")).startsWith("id,name,kind,");
    }

    @Test
    void bothCountiesSayThatTheyAreSynthetic() throws IOException {
        assertThat(text(SampleCounties.notMetCounty(), "county.json")).contains("合成数据");
        assertThat(text(SampleCounties.metCounty(), "county.json")).contains("合成数据");
        assertThat(Files.readString(COUNTIES.resolve("not-met").resolve("README.md")))
                .contains("合成数据");
        assertThat(Files.readString(COUNTIES.resolve("met").resolve("README.md")))
                .contains("合成数据");
    }

    @Test
    void everyRosterNamesSchoolsOfItsCountyOnly() {
        for (Map<String, byte[]> county : List.of(SampleCounties.notMetCounty(), SampleCounties.metCounty())) {
            List<String> codes =
                    rows(county, "schools.csv").map(row -> row.get(0)).toList();
            for (String roster : List.of("teachers.csv", "classes.csv", "rooms.csv")) {
                assertThat(rows(county, roster).map(row -> row.get(1)))
                        .isNotEmpty()
                        .isSubsetOf(codes);
            }
        }
    }

    private static void assertBundled(String folder, Map<String, byte[]> generated) throws IOException {
        assertThat(generated)
                .containsOnlyKeys("county.json", "schools.csv", "teachers.csv", "classes.csv", "rooms.csv");
        for (Map.Entry<String, byte[]> file : generated.entrySet()) {
            assertThat(COUNTIES.resolve(folder).resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    private static Map<String, Long> kinds(Map<String, byte[]> county) {
        return rows(county, "schools.csv").map(row -> row.get(2)).collect(groupingBy(identity(), counting()));
    }

    /** The rows below the header; no cell of the bundled counties holds a comma, a quote or a line break. */
    private static Stream<List<String>> rows(Map<String, byte[]> county, String file) {
        return text(county, file).lines().skip(1).map(line -> List.of(line.split(",", -1)));
    }

    private static String text(Map<String, byte[]> county, String file) {
        byte[] bytes = county.getOrDefault(file, new byte[0]);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
