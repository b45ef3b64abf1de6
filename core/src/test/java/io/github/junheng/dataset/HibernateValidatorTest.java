package io.github.junheng.dataset;

import static io.github.junheng.dataset.TestData.PRIMARY;
import static io.github.junheng.dataset.TestData.county;
import static io.github.junheng.dataset.TestData.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.TestData.TeacherRow;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.StaffCounts;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HibernateValidatorTest {
    private static ValidatorFactory factory;
    private static Validator validator;

    @BeforeAll
    static void start() {
        factory = Validation.buildDefaultValidatorFactory();
        validator = factory.getValidator();
    }

    @AfterAll
    static void stop() {
        factory.close();
    }

    private static <T> Set<String> paths(T object) {
        return validator.validate(object).stream()
                .map(ConstraintViolation::getPropertyPath)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private static SchoolReport complete() {
        SchoolReport report = primary();
        for (FactDefinition column : SchoolColumns.all()) {
            report = switch (column.type()) {
                case COUNT, DECIMAL -> report.with(column.id(), 0);
                case YEAR -> report.with(column.id(), 2001);
                case CODE -> report.with(column.id(), 7);
                case FLAG -> report.with(column.id(), true);
                case WORD -> report.with(column.id(), column.words().get(0));
                default -> report.with(column.id(), List.of(41, 45));
            };
        }
        return report;
    }

    @Test
    void whatIsRightPasses() {
        SchoolReport report = complete();
        assertThat(paths(report)).isEmpty();
        assertThat(paths(county(report))).isEmpty();
        assertThat(paths(report.staff(Stage.PRIMARY))).isEmpty();
        assertThat(paths(report.enrolment(Stage.PRIMARY))).isEmpty();
        assertThat(paths(report.facilities())).isEmpty();
        assertThat(paths(new TeacherRow().build())).isEmpty();
    }

    @Test
    void whatWasNotReportedPasses() {
        assertThat(paths(primary().staff(Stage.PRIMARY))).isEmpty();
        assertThat(paths(primary().facilities())).isEmpty();
        assertThat(paths(TestData.schoolClass("1", PRIMARY, null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "teachers",
                "associate",
                "bachelor",
                "master",
                "doctor",
                "backbone",
                "pe",
                "music",
                "fineArts",
                "arts",
                "visitingPeArts"
            })
    void eachNegativeStaffCountIsFoundByItsName(String property) {
        String key = Set.of("associate", "bachelor", "master", "doctor").contains(property)
                ? "primary.degree." + property
                : "primary." + property;
        StaffCounts staff = complete().with(key, -1).staff(Stage.PRIMARY);
        assertThat(paths(staff)).containsExactly(property);
    }

    @ParameterizedTest
    @ValueSource(strings = {"students", "inZoneStudents"})
    void eachNegativeEnrolmentIsFoundByItsName(String property) {
        assertThat(paths(complete().with("primary." + property, -1).enrolment(Stage.PRIMARY)))
                .containsExactly(property);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "teachingArea",
                "indoorSportsArea",
                "sportsGroundArea",
                "extraSportsArea",
                "equipmentValue",
                "multimediaRooms"
            })
    void eachNegativeFacilityIsFoundByItsName(String property) {
        assertThat(paths(complete().with(property, -1).facilities())).containsExactly(property);
    }

    @Test
    void aNegativeElementOfAListIsFoundByItsPosition() {
        assertThat(paths(complete().with("primary.classSizes", List.of(40, -1)).enrolment(Stage.PRIMARY)))
                .containsExactly("classSizes[1].<list element>");
        assertThat(paths(complete().with("musicRoomAreas", List.of(-1, 40)).facilities()))
                .containsExactly("musicRoomAreas[0].<list element>");
    }

    @Test
    void aDatasetIsSearchedToItsLastCell() {
        CountyDataset dataset = county(complete().with("primary.students", -1).with("artRoomAreas", List.of(1, -1)))
                .with(County.of("371425", "齐河县", 2024).with("pay.teachersYuan", -5));
        assertThat(paths(dataset))
                .containsExactlyInAnyOrder(
                        "schools[0].facts.values[primary.students].value",
                        "schools[0].facts.values[artRoomAreas].values[1].<list element>",
                        "county.facts.values[pay.teachersYuan].value");
    }

    @Test
    void rostersAndIdentitiesAreCheckedToo() {
        TeacherRow row = new TeacherRow();
        row.id = " ";
        row.hours = new BigDecimal("-1");
        assertThat(paths(row.build())).containsExactlyInAnyOrder("id", "trainingHours");
        assertThat(paths(TestData.schoolClass("1", PRIMARY, null, -1L))).containsExactly("pupils");
        assertThat(paths(TestData.room("1", PRIMARY, "食堂", "-1", "-2")))
                .containsExactlyInAnyOrder("floorArea", "usableArea");
        assertThat(paths(new Rosters(List.of(row.build()), List.of(), List.of())))
                .containsExactlyInAnyOrder("teachers[0].id", "teachers[0].trainingHours");
        assertThat(paths(School.of("2137000001", "", SchoolKind.PRIMARY_SCHOOL)))
                .containsExactly("name");
        assertThat(paths(new County(Reported.none(), Reported.none(), 24, Facts.empty())))
                .containsExactly("year");
    }
}
