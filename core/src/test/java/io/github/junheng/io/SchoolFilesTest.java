package io.github.junheng.io;

import static io.github.junheng.io.DatasetFiles.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts of schools in a file of their own: DatasetFiles declares two of extras.csv. */
class SchoolFilesTest {
    private static final SchoolCode FIRST = SchoolCode.parse("2137000001");
    private static final String TWO = "学校标识码,学校名称,办学类型,小学学生数\n2137000001,一小,小学,300\n2137000002,二小,小学,200\n";

    @TempDir
    private Path directory;

    private DatasetFiles files;

    @BeforeEach
    void write() {
        files = new DatasetFiles(directory).schools(TWO);
    }

    private static Facts facts(Checked<CountyDataset> read, int school) {
        return read.orThrow().schools().get(school).facts();
    }

    @Test
    void rowsOfItsOwnFileAreMergedIntoTheSchools() {
        Checked<CountyDataset> read = files.with("extras.csv", "学校标识码,小学首节上课,睡眠\n2137000002,08:20,9.5\n")
                .read();
        assertThat(read.problems()).isEmpty();
        assertThat(facts(read, 1).amount("primary.firstLesson")).isEqualTo(Reported.of(BigDecimal.valueOf(500)));
        assertThat(facts(read, 1).amount("sleep")).isEqualTo(Reported.of(new BigDecimal("9.5")));
        assertThat(facts(read, 1).amount("primary.students")).isEqualTo(Reported.of(new BigDecimal("2E+2")));
        assertThat(facts(read, 0).has("sleep")).isFalse();
        assertThat(read.orThrow().provenance().where(CellRef.of(SchoolCode.parse("2137000002"), "sleep"), "睡眠"))
                .isEqualTo("extras.csv:2 2137000002 睡眠");
    }

    @Test
    void aFileThatNobodyKnowsIsAWarningThatNamesTheNearest() {
        files.with("extra.csv", "学校标识码,睡眠\n2137000001,9\n").with("说明.txt", "x").with(".hidden.csv", "x");
        Checked<CountyDataset> read = files.read();
        assertThat(DatasetFiles.problems(read)).containsExactly("FILE_UNKNOWN WARNING extra.csv");
        assertThat(read.problems().get(0).details()).containsExactly("extras.csv");
    }

    @Test
    void aBlankIsToldWhereItIsToBeFilledIn() {
        SchoolCode second = SchoolCode.parse("2137000002");
        Provenance read = files.with("extras.csv", "学校标识码,睡眠\n2137000002,\n")
                .read()
                .orThrow()
                .provenance();
        assertThat(read.where(CellRef.of(second, "sleep"), "睡眠")).isEqualTo("extras.csv:2 2137000002 睡眠");
        assertThat(read.where(CellRef.of(FIRST, "sleep"), "睡眠")).isEqualTo("extras.csv 2137000001 睡眠");
        assertThat(read.where(CellRef.of(FIRST, "primary.students"), "小学学生数")).isEqualTo("schools.csv:2 小学学生数");
        files.schools("学校标识码,学校名称,办学类型,睡眠\n2137000001,一小,小学,10\n2137000002,二小,小学,\n");
        Provenance own = files.read().orThrow().provenance();
        assertThat(own.where(CellRef.of(FIRST, "sleep"), "睡眠")).isEqualTo("schools.csv:2 睡眠");
    }

    @Test
    void aBlankCellIsNotReportedAndZeroIsZero() {
        Checked<CountyDataset> read = files.with("extras.csv", "学校标识码,小学首节上课,睡眠\n2137000001,,0\n2137000002,00:00,\n")
                .read();
        assertThat(read.problems()).isEmpty();
        assertThat(facts(read, 0).values()).containsKey("sleep").doesNotContainKey("primary.firstLesson");
        assertThat(facts(read, 1).values()).doesNotContainKey("sleep").containsKey("primary.firstLesson");
    }

    @Test
    void theTextMayBeGb18030AndColumnsMayBeNamedByKey() {
        byte[] text = "学校标识码,学校名称,sleep\n2137000001,一小,8\n".getBytes(Charset.forName("GB18030"));
        Checked<CountyDataset> read = files.with("extras.csv", text).read();
        assertThat(read.problems()).isEmpty();
        assertThat(facts(read, 0).amount("sleep")).isEqualTo(Reported.of(BigDecimal.valueOf(8)));
    }

    @Test
    void aSchoolThatIsNotAmongTheSchoolsIsAWarning() {
        Checked<CountyDataset> read = files.with("extras.csv", "学校标识码,睡眠\n2137000009,9\n2137000001,8\n")
                .read();
        assertThat(DatasetFiles.problems(read)).containsExactly("ROW_SCHOOL_UNKNOWN WARNING extras.csv:2 学校标识码");
        assertThat(facts(read, 0).has("sleep")).isTrue();
    }

    @Test
    void aSchoolThatStandsTwiceIsAnError() {
        Checked<CountyDataset> read = files.with("extras.csv", "学校标识码,睡眠\n2137000001,9\n2137000001,8\n")
                .read();
        assertThat(DatasetFiles.problems(read)).containsExactly("SCHOOL_CODE_TWICE ERROR extras.csv:3 学校标识码");
        assertThat(read.value()).isEmpty();
    }

    @Test
    void whatTheSchoolsRowSaysOtherwiseStandsWithAWarning() {
        files.schools("学校标识码,学校名称,办学类型,睡眠\n2137000001,一小,小学,10\n2137000002,二小,小学,9\n");
        Checked<CountyDataset> read = files.with("extras.csv", "学校标识码,睡眠\n2137000001,8\n2137000002,9.0\n")
                .read();
        assertThat(DatasetFiles.problems(read)).containsExactly("FACT_IN_TWO_FILES WARNING extras.csv:2 睡眠");
        assertThat(read.problems().get(0).details()).isEqualTo(List.of("2137000001", "睡眠", "10", "8"));
        assertThat(facts(read, 0).amount("sleep")).isEqualTo(Reported.of(new BigDecimal("1E+1")));
    }

    @Test
    void aFaultyCellIsAnErrorThatLeniencyWaives() {
        files.with("extras.csv", "学校标识码,小学首节上课,睡眠\n2137000001,8点,9\n");
        assertThat(files.problems()).containsExactly("NOT_A_TIME ERROR extras.csv:2 小学首节上课");
        Checked<CountyDataset> read = files.read(OPTIONS.withLenient(true));
        assertThat(read.problems()).extracting(Problem::severity).hasToString("[WARNING]");
        assertThat(facts(read, 0).values()).containsKey("sleep").doesNotContainKey("primary.firstLesson");
    }

    @Test
    void unknownColumnsAreWarningsAndAMissingCodeIsAnError() {
        files.with("extras.csv", "学校标识码,睡眠,身高\n2137000001,9,1\n");
        assertThat(files.problems()).containsExactly("COLUMN_UNKNOWN WARNING extras.csv:1 身高");
        files.with("extras.csv", "睡眠\n9\n");
        assertThat(files.problems()).containsExactly("COLUMN_MISSING ERROR extras.csv:1 学校标识码");
    }

    @Test
    void aDocumentHasAnArrayForTheFile() {
        Checked<CountyDataset> read = files.document("{\"county\": " + DatasetFiles.COUNTY
                        + ", \"extras\": [{\"id\": \"2137000001\", \"primary.firstLesson\": \"8:05\"}],"
                        + " \"schools\": [{\"id\": \"2137000001\", \"name\": \"一小\", \"kind\": \"小学\"}]}")
                .read();
        assertThat(read.problems()).isEmpty();
        assertThat(facts(read, 0).values().get("primary.firstLesson")).isEqualTo(new FactValue.Time(485));
    }

    @Test
    void whatIsWrittenWithItsDeclarationsStandsInItsFile() throws IOException {
        CountyDataset dataset = files.with("extras.csv", "学校标识码,小学首节上课,睡眠\n2137000001,08:20,9\n")
                .read()
                .orThrow();
        Path target = directory.resolve("written");
        DatasetWriter.writeDirectory(dataset, target, DatasetFiles.DECLARED);
        assertThat(Files.readString(target.resolve("extras.csv")))
                .isEqualTo("\uFEFF学校标识码,学校名称,小学首节上课,睡眠\n2137000001,一小,08:20,9\n");
        assertThat(Files.readString(target.resolve("schools.csv"))).doesNotContain("sleep", "firstLesson");
        Checked<CountyDataset> back = DatasetReader.read(target, OPTIONS);
        assertThat(back.problems()).isEmpty();
        assertThat(back.orThrow().schools()).isEqualTo(dataset.schools());
        assertThat(back.orThrow().provenance().where(CellRef.of(FIRST, "sleep"), "睡眠"))
                .startsWith("extras.csv:2");

        DatasetWriter.writeDirectory(
                dataset.withSchool(FIRST, s -> s.without("sleep").without("primary.firstLesson")),
                directory.resolve("empty"),
                DatasetFiles.DECLARED);
        assertThat(directory.resolve("empty").resolve("extras.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "08:60", "8:5", "0820", ":20", "08:2O", "08:20:00"})
    void whatIsNoTimeOfDayIsAnError(String text) {
        files.with("extras.csv", "学校标识码,小学首节上课\n2137000001," + text + "\n");
        assertThat(files.problems()).containsExactly("NOT_A_TIME ERROR extras.csv:2 小学首节上课");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schools.csv",
                "teachers.csv",
                "kindergartens.csv",
                "checklists.csv",
                "county.csv",
                "workload.json",
                ".csv",
                "../x.csv",
                "Ä.csv"
            })
    void aFileOfFactsIsNamedUnlikeTheFilesOfADataset(String name) {
        assertThat(SchoolFiles.isName(name)).isFalse();
        assertThat(SchoolFiles.isName("workload.csv")).isTrue();
    }
}
