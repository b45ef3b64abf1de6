package io.github.junheng.dataset;

import static io.github.junheng.dataset.TestData.NINE_YEAR;
import static io.github.junheng.dataset.TestData.PRIMARY;
import static io.github.junheng.dataset.TestData.county;
import static io.github.junheng.dataset.TestData.nineYear;
import static io.github.junheng.dataset.TestData.primary;
import static io.github.junheng.dataset.TestData.room;
import static io.github.junheng.dataset.TestData.schoolClass;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.TestData.TeacherRow;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Teacher;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RosterFillTest {
    private static Teacher teacher(String id, SchoolCode school, Stage stage) {
        TeacherRow row = new TeacherRow();
        row.id = id;
        row.school = school;
        row.stage = stage;
        return row.build();
    }

    private static Rosters teachers(Teacher... teachers) {
        return new Rosters(List.of(teachers), List.of(), List.of());
    }

    @Test
    void whatTheSchoolLeftBlankIsFilledAndItsOriginKept() {
        Checked<CountyDataset> filled =
                county(primary()).fill(teachers(teacher("T1", PRIMARY, Stage.PRIMARY)), RosterPreference.SCHOOLS);
        assertThat(filled.problems()).isEmpty();
        CountyDataset dataset = filled.orThrow();
        CellRef cell = CellRef.of(PRIMARY, "primary.teachers");
        assertThat(dataset.factsOf(cell).count("primary.teachers")).isEqualTo(Reported.of(1L));
        assertThat(dataset.provenance().where(cell, "小学专任教师数")).isEqualTo("rosters $.teachers 2137000001 小学专任教师数");
    }

    @Test
    void equalFiguresAreNoProblemAndStayWhereTheyWere() {
        Checked<CountyDataset> filled = county(primary().with("primary.teachers", 1))
                .fill(teachers(teacher("T1", PRIMARY, Stage.PRIMARY)), RosterPreference.ROSTERS);
        assertThat(filled.problems()).isEmpty();
        assertThat(filled.orThrow().provenance().cells()).doesNotContainKey(CellRef.of(PRIMARY, "primary.teachers"));
    }

    @Test
    void figuresThatDifferAreAWarningAndThePreferredOneStands() {
        CountyDataset dataset = county(primary().with("primary.teachers", 7));
        Rosters rosters = teachers(teacher("T1", PRIMARY, Stage.PRIMARY));
        Checked<CountyDataset> schools = dataset.fill(rosters, RosterPreference.SCHOOLS);
        Checked<CountyDataset> preferred = dataset.fill(rosters, RosterPreference.ROSTERS);
        CellRef cell = CellRef.of(PRIMARY, "primary.teachers");
        assertThat(schools.orThrow().factsOf(cell).count(cell.fact())).isEqualTo(Reported.of(7L));
        assertThat(preferred.orThrow().factsOf(cell).count(cell.fact())).isEqualTo(Reported.of(1L));
        assertThat(schools.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.ROSTER_DIFFERS);
            assertThat(p.severity()).isEqualTo(Severity.WARNING);
            assertThat(p.where()).isEqualTo("2137000001 小学专任教师数");
            assertThat(p.message(Locale.CHINESE)).contains("2137000001", "学校表为 7", "名册汇总为 1", "采用 7");
        });
        assertThat(preferred.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.message(Locale.ENGLISH)).contains("has 7", "counts 1", "1 is used"));
    }

    @Test
    void whatTheRosterCannotCountLeavesTheSchoolsFigureEvenWhereRostersArePreferred() {
        TeacherRow row = new TeacherRow();
        row.fullTime = null;
        Checked<CountyDataset> filled =
                county(primary().with("primary.teachers", 7)).fill(teachers(row.build()), RosterPreference.ROSTERS);
        assertThat(filled.problems()).isEmpty();
        assertThat(filled.orThrow().schools().get(0).facts().count("primary.teachers"))
                .isEqualTo(Reported.of(7L));
    }

    @Test
    void theOrderOfClassesIsNoDifference() {
        CountyDataset dataset = county(primary().with("primary.classSizes", List.of(45, 41)));
        Rosters rosters = new Rosters(
                List.of(),
                List.of(schoolClass("1", PRIMARY, Stage.PRIMARY, 41L), schoolClass("2", PRIMARY, Stage.PRIMARY, 45L)),
                List.of());
        assertThat(dataset.fill(rosters, RosterPreference.SCHOOLS).problems()).isEmpty();
    }

    @Test
    void anUnknownSchoolIsOneWarningARosterWithTheNumberOfItsRows() {
        SchoolCode unknown = SchoolCode.parse("2137999999");
        Rosters rosters = new Rosters(
                List.of(teacher("T1", unknown, Stage.PRIMARY), teacher("T2", unknown, Stage.PRIMARY)),
                List.of(),
                List.of(room("R1", unknown, "运动场地", "1", null)));
        CountyDataset dataset = county(primary());
        Checked<CountyDataset> filled = dataset.fill(rosters, RosterPreference.SCHOOLS);
        assertThat(filled.orThrow().schools()).isEqualTo(dataset.schools());
        assertThat(filled.problems())
                .extracting(Problem::code, Problem::where, p -> p.details().get(1))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.ROSTER_SCHOOL_UNKNOWN, "rosters $.teachers[0]", "2"),
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.ROSTER_SCHOOL_UNKNOWN, "rosters $.rooms[0]", "1"));
        RosterTally tally = new RosterTally().add(teacher("T1", unknown, Stage.PRIMARY));
        assertThat(dataset.fill(tally, RosterPlaces.files(), RosterPreference.SCHOOLS)
                        .problems())
                .extracting(Problem::code, Problem::where)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ProblemCode.ROSTER_SCHOOL_UNKNOWN, "teachers.csv"));
    }

    @Test
    void idsThatStandTwiceAreAWarning() {
        Rosters rosters = new Rosters(
                List.of(teacher("T1", PRIMARY, Stage.PRIMARY), teacher("T1", NINE_YEAR, Stage.PRIMARY)),
                List.of(
                        schoolClass("1", PRIMARY, Stage.PRIMARY, 40L),
                        schoolClass("1", NINE_YEAR, Stage.PRIMARY, 40L),
                        schoolClass("1", PRIMARY, Stage.PRIMARY, 40L)),
                List.of());
        Checked<CountyDataset> filled = county(primary(), nineYear()).fill(rosters, RosterPreference.SCHOOLS);
        assertThat(filled.problems()).extracting(Problem::code).containsOnly(ProblemCode.ROSTER_ID_TWICE);
        assertThat(filled.problems())
                .extracting(Problem::where)
                .containsExactly("rosters $.teachers[1]", "rosters $.classes[2]");
    }

    @Test
    void aCategoryThatNothingCountsIsOneWarning() {
        Rosters rosters = new Rosters(
                List.of(),
                List.of(),
                List.of(room("R1", PRIMARY, "食堂", "1", null), room("R2", PRIMARY, "食堂", "1", null)));
        assertThat(county(primary()).fill(rosters, RosterPreference.SCHOOLS).problems())
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.code()).isEqualTo(ProblemCode.ROOM_CATEGORY_UNKNOWN);
                    assertThat(p.details().get(0)).isEqualTo("食堂");
                });
    }

    @Test
    void rowsOfAStageThatTheKindDoesNotHaveAreAWarning() {
        Checked<CountyDataset> filled =
                county(primary()).fill(teachers(teacher("T1", PRIMARY, Stage.JUNIOR)), RosterPreference.SCHOOLS);
        assertThat(filled.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.STAGE_NOT_OF_KIND);
            assertThat(p.details()).containsExactly("任教学段 初中", "×1", "小学");
        });
    }
}
