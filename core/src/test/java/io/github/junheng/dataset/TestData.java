package io.github.junheng.dataset;

import io.github.junheng.facility.Room;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import io.github.junheng.staff.Rotation;
import io.github.junheng.staff.Teacher;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small data that tests change one cell of. */
final class TestData {
    static final SchoolCode PRIMARY = SchoolCode.parse("2137000001");
    static final SchoolCode NINE_YEAR = SchoolCode.parse("3137000002");

    private TestData() {}

    static CountyDataset county(SchoolReport... reports) {
        return CountyDataset.of(County.of("371425", "齐河县", 2024), List.of(reports));
    }

    static SchoolReport school(String code, SchoolKind kind) {
        return SchoolReport.of(School.of(code, "学校" + code, kind));
    }

    static SchoolReport primary() {
        return school(PRIMARY.value(), SchoolKind.PRIMARY_SCHOOL);
    }

    static SchoolReport nineYear() {
        return school(NINE_YEAR.value(), SchoolKind.NINE_YEAR_SCHOOL);
    }

    /** A full-time 本科 teacher of 语文 with everything filled in, whose cells can be changed one by one. */
    static final class TeacherRow {
        String id = "T1";
        SchoolCode school = PRIMARY;

        @Nullable
        Stage stage = Stage.PRIMARY;

        @Nullable
        Boolean fullTime = true;

        @Nullable
        Degree degree = Degree.BACHELOR;

        @Nullable
        Boolean backbone = false;

        @Nullable
        String subject = "语文";

        @Nullable
        Boolean mainSubject = true;

        @Nullable
        Boolean certified = true;

        @Nullable
        BigDecimal hours = BigDecimal.valueOf(360);

        @Nullable
        Boolean visiting = false;

        Teacher build() {
            return new Teacher(
                    id,
                    school,
                    Reported.ofNullable(stage),
                    Reported.ofNullable(fullTime),
                    Reported.ofNullable(degree),
                    Reported.ofNullable(backbone),
                    Reported.ofNullable(subject),
                    Reported.ofNullable(mainSubject),
                    Reported.ofNullable(certified),
                    Reported.ofNullable(hours),
                    Reported.of(true),
                    Reported.of(Rotation.NONE),
                    Reported.ofNullable(visiting));
        }
    }

    static SchoolClass schoolClass(String id, SchoolCode school, @Nullable Stage stage, @Nullable Long pupils) {
        return new SchoolClass(id, school, Reported.ofNullable(stage), Reported.of("1"), Reported.ofNullable(pupils));
    }

    static Room room(
            String id, SchoolCode school, @Nullable String category, @Nullable String floor, @Nullable String usable) {
        return new Room(id, school, Reported.ofNullable(category), area(floor), area(usable));
    }

    private static Reported<BigDecimal> area(@Nullable String text) {
        return text == null ? Reported.none() : Reported.of(new BigDecimal(text));
    }
}
