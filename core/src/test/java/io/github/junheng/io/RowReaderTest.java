package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.facility.Room;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.staff.Teacher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {
    private static final List<String> SCHOOLS =
            List.of("学校标识码", "学校名称", "kind", "小学学生数", "primary.classSizes", "teachingArea", "boarding", "备注");

    @Test
    void aRowHoldsWhatTheSameRowOfAFileHolds(@TempDir Path folder) {
        List<String> row = List.of("2137001234", " 某校 ", "小学", "640.0", "43;37", "4500.50", "是", "x");

        SchoolReport read = reader(SCHOOLS).read(row, "here").orThrow();

        assertThat(read).isEqualTo(ofFile(folder, row).orThrow().schools().get(0));
        assertThat(read.facts().count("primary.students")).isEqualTo(Reported.of(640L));
        assertThat(read.facts().amount("teachingArea")).isEqualTo(Reported.of(new BigDecimal("4500.5")));
    }

    @Test
    void aRowHasTheProblemsThatTheSameRowOfAFileHas(@TempDir Path folder) {
        List<String> row = List.of("2137001234", "", "大学", "64 人", "43;;37", "-1", "有", "x");

        List<Problem> ofRow = reader(SCHOOLS).read(row, "schools.csv:2").problems();

        assertThat(ofRow)
                .extracting(Problem::code)
                .contains(
                        ProblemCode.CELL_REQUIRED,
                        ProblemCode.SCHOOL_KIND_UNKNOWN,
                        ProblemCode.NOT_A_NUMBER,
                        ProblemCode.NEGATIVE,
                        ProblemCode.NOT_A_WORD);
        assertThat(ofFile(folder, row).problems()).containsAll(ofRow);
    }

    @Test
    void blankAndNullAreNotReportedAndNeverZero() {
        SchoolReport read = reader(SCHOOLS)
                .read(Arrays.asList("2137001234", "某校", "小学", null, " ", "", "\u3000", null), "here")
                .orThrow();

        assertThat(read.facts().values()).isEmpty();
    }

    @Test
    void aRowWithACellTooManyIsNoRow() {
        Checked<SchoolReport> read = reader(SCHOOLS).read(List.of("2137001234", "某校"), "there");

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .containsExactly(Problem.of(ProblemCode.ROW_LENGTH, "there", "2", String.valueOf(SCHOOLS.size())));
    }

    @Test
    void aHeaderThatLacksAColumnOrHasItTwiceGivesNoReader() {
        Checked<RowReader<SchoolReport>> reader =
                RowReader.schools(List.of("id", "name", "学校名称", "其他"), "schools", List.of());

        assertThat(reader.value()).isEmpty();
        assertThat(reader.problems())
                .containsExactlyInAnyOrder(
                        Problem.of(ProblemCode.COLUMN_TWICE, "schools 学校名称", "学校名称"),
                        Problem.of(ProblemCode.COLUMN_UNKNOWN, "schools 其他", "其他"),
                        Problem.of(ProblemCode.COLUMN_MISSING, "schools 办学类型", "办学类型"));
        assertThat(RowReader.teachers(List.of("", " "), "teachers").problems())
                .containsExactly(Problem.of(ProblemCode.FILE_EMPTY, "teachers"));
    }

    @Test
    void rostersAreReadByTheirOwnColumns() {
        Teacher teacher = RowReader.teachers(List.of("学校标识码", "教师编号", "五年培训学时"), "teachers")
                .orThrow()
                .read(List.of("2137001234", "T1", "360.0"), "here")
                .orThrow();
        SchoolClass schoolClass = RowReader.classes(List.of("school", "pupils"), "classes")
                .orThrow()
                .read(List.of("2137001234", "45"), "here")
                .orThrow();
        Room room = RowReader.rooms(List.of("school", "类别", "floorArea"), "rooms")
                .orThrow()
                .read(List.of("2137001234", "音乐教室", "72.50"), "here")
                .orThrow();

        assertThat(teacher.id()).isEqualTo("T1");
        assertThat(teacher.trainingHours())
                .isEqualTo(Reported.of(BigDecimal.valueOf(360).stripTrailingZeros()));
        assertThat(teacher.degree()).isEqualTo(Reported.none());
        assertThat(schoolClass.pupils()).isEqualTo(Reported.of(45L));
        assertThat(room.floorArea()).isEqualTo(Reported.of(new BigDecimal("72.5")));
    }

    @Test
    void aRecordOfNoSchoolIsAnErrorAtItsPlace() {
        Checked<Room> read =
                RowReader.rooms(List.of("school", "类别"), "rooms").orThrow().read(List.of("12", "音乐教室"), "rooms 12");

        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .containsExactly(Problem.of(ProblemCode.SCHOOL_CODE_INVALID, "rooms 12 学校标识码", "12"));
    }

    @Test
    void theCountyAloneIsReadAsInItsDataset(@TempDir Path folder) {
        List<String> row = List.of("2137001234", "某校", "小学", "640", "43;37", "4500.50", "是", "x");

        Checked<County> read = DatasetReader.readCounty(county(), "county.json", ReadOptions.defaults());

        assertThat(read.orThrow()).isEqualTo(ofFile(folder, row).orThrow().county());
        assertThat(DatasetReader.readCounty(
                                new ByteArrayInputStream("{\"code\":".getBytes(StandardCharsets.UTF_8)),
                                "counties",
                                ReadOptions.defaults())
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.JSON_TRUNCATED);
    }

    @Test
    void aCountyThatCannotBeReadIsAProblem() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThat(DatasetReader.readCounty(broken, "counties", ReadOptions.defaults())
                        .problems())
                .containsExactly(Problem.of(ProblemCode.FILE_UNREADABLE, "counties", "gone"));
    }

    private static RowReader<SchoolReport> reader(List<String> header) {
        return RowReader.schools(header, "schools", List.of()).value().orElseThrow();
    }

    private static InputStream county() {
        return new ByteArrayInputStream(
                "{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": 2024}".getBytes(StandardCharsets.UTF_8));
    }

    private static Checked<CountyDataset> ofFile(Path folder, List<String> row) {
        try {
            Files.write(folder.resolve("county.json"), county().readAllBytes());
            Files.writeString(
                    folder.resolve("schools.csv"), String.join(",", SCHOOLS) + "\n" + String.join(",", row) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DatasetReader.read(folder, ReadOptions.defaults());
    }
}
