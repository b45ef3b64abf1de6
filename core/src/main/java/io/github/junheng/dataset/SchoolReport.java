package io.github.junheng.dataset;

import io.github.junheng.facility.Facilities;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.Enrolment;
import io.github.junheng.school.School;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.StaffCounts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 学校填报数据: what one school reported for one year. The facts stand under the keys of {@link SchoolColumns}; the typed views
 * ({@link #enrolment}, {@link #staff}, {@link #facilities}) read and write the same facts.
 */
public record SchoolReport(
        @NotNull @Valid School school, @NotNull @Valid Facts facts) {
    public static SchoolReport of(School school) {
        return new SchoolReport(school, Facts.empty());
    }

    public SchoolReport with(Facts changed) {
        return new SchoolReport(school, changed);
    }

    /** The same report with one fact more: a number as BigDecimal, Long or Integer, a Boolean, a List of numbers or a text; null is not reported. */
    public SchoolReport with(String fact, @Nullable Object value) {
        return with(value == null ? facts.without(fact) : facts.with(fact, Values.of(value)));
    }

    public SchoolReport without(String fact) {
        return with(facts.without(fact));
    }

    @Valid
    public Enrolment enrolment(Stage stage) {
        String key = stage.key();
        return new Enrolment(
                facts.count(key + ".students"),
                facts.count(key + ".inZoneStudents"),
                facts.amounts(key + ".classSizes")
                        .map(sizes ->
                                sizes.stream().map(BigDecimal::longValueExact).toList()));
    }

    public SchoolReport with(Stage stage, Enrolment enrolment) {
        String key = stage.key();
        return with(facts.withReported(key + ".students", enrolment.students())
                .withReported(key + ".inZoneStudents", enrolment.inZoneStudents())
                .withReportedList(key + ".classSizes", enrolment.classSizes()));
    }

    @Valid
    public StaffCounts staff(Stage stage) {
        String key = stage.key();
        return new StaffCounts(
                facts.count(key + ".teachers"),
                facts.count(key + ".degree.associate"),
                facts.count(key + ".degree.bachelor"),
                facts.count(key + ".degree.master"),
                facts.count(key + ".degree.doctor"),
                facts.count(key + ".backbone"),
                facts.count(key + ".pe"),
                facts.count(key + ".music"),
                facts.count(key + ".fineArts"),
                facts.count(key + ".arts"),
                facts.count(key + ".visitingPeArts"));
    }

    public SchoolReport with(Stage stage, StaffCounts staff) {
        String key = stage.key();
        return with(facts.withReported(key + ".teachers", staff.teachers())
                .withReported(key + ".degree.associate", staff.associate())
                .withReported(key + ".degree.bachelor", staff.bachelor())
                .withReported(key + ".degree.master", staff.master())
                .withReported(key + ".degree.doctor", staff.doctor())
                .withReported(key + ".backbone", staff.backbone())
                .withReported(key + ".pe", staff.pe())
                .withReported(key + ".music", staff.music())
                .withReported(key + ".fineArts", staff.fineArts())
                .withReported(key + ".arts", staff.arts())
                .withReported(key + ".visitingPeArts", staff.visitingPeArts()));
    }

    @Valid
    public Facilities facilities() {
        return new Facilities(
                facts.amount("teachingArea"),
                facts.amount("indoorSportsArea"),
                facts.amount("sportsGroundArea"),
                facts.amount("extraSportsArea"),
                facts.amount("equipmentValue"),
                facts.count("multimediaRooms"),
                facts.amounts("musicRoomAreas"),
                facts.amounts("artRoomAreas"));
    }

    public SchoolReport with(Facilities facilities) {
        return with(facts.withReported("teachingArea", facilities.teachingArea())
                .withReported("indoorSportsArea", facilities.indoorSportsArea())
                .withReported("sportsGroundArea", facilities.sportsGroundArea())
                .withReported("extraSportsArea", facilities.extraSportsArea())
                .withReported("equipmentValue", facilities.equipmentValue())
                .withReported("multimediaRooms", facilities.multimediaRooms())
                .withReportedList("musicRoomAreas", facilities.musicRoomAreas())
                .withReportedList("artRoomAreas", facilities.artRoomAreas()));
    }

    /** The school's stages of compulsory schooling, lowest first. */
    public List<Stage> compulsoryStages() {
        return school.kind().stages().stream().filter(Stage::isCompulsory).toList();
    }

    /** The pupils of one stage. */
    public Reported<Long> students(Stage stage) {
        return facts.count(stage.key() + ".students");
    }
}
