package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.RosterIntake;
import io.github.junheng.dataset.RosterRow;
import io.github.junheng.dataset.RosterRow.Cell;
import io.github.junheng.facility.Room;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import io.github.junheng.staff.Rotation;
import io.github.junheng.staff.Teacher;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rosters' columns are; and makes teachers, classes and rooms of the rows of a document and hands them on. */
final class RosterRows {
    static final FactDefinition SCHOOL = column("school", "学校标识码", FactType.TEXT);
    /** A row that names no school counts nowhere; every other cell may be blank, and its column absent. */
    static final Set<String> REQUIRED = Set.of(SCHOOL.id());

    private static final FactDefinition TEACHER_ID = column("id", "教师编号", FactType.TEXT);
    private static final FactDefinition TEACHER_STAGE = words("stage", "任教学段", Cell.STAGE.words());
    private static final FactDefinition FULL_TIME = column("fullTime", "是否专任", FactType.FLAG);
    private static final FactDefinition DEGREE = words("degree", "学历", Cell.DEGREE.words());
    private static final FactDefinition BACKBONE = column("backbone", "县级以上骨干", FactType.FLAG);
    private static final FactDefinition SUBJECT = column("subject", "任教学科", FactType.TEXT);
    private static final FactDefinition MAIN_SUBJECT = column("mainSubject", "专任或主要任教", FactType.FLAG);
    private static final FactDefinition CERTIFIED = column("certified", "教师资格证", FactType.FLAG);
    private static final FactDefinition TRAINING_HOURS = column("trainingHours", "五年培训学时", FactType.DECIMAL);
    private static final FactDefinition ESTABLISHED = column("established", "是否在编", FactType.FLAG);
    private static final FactDefinition ROTATION = words("rotation", "交流轮岗", Cell.ROTATION.words());
    private static final FactDefinition VISITING = column("visiting", "走教或兼职", FactType.FLAG);
    static final Roster TEACHERS = new Roster(
            List.of(
                    TEACHER_ID,
                    SCHOOL,
                    TEACHER_STAGE,
                    FULL_TIME,
                    DEGREE,
                    BACKBONE,
                    SUBJECT,
                    MAIN_SUBJECT,
                    CERTIFIED,
                    TRAINING_HOURS,
                    ESTABLISHED,
                    ROTATION,
                    VISITING),
            TEACHER_ID,
            Map.of(
                    TEACHER_STAGE, Cell.STAGE,
                    FULL_TIME, Cell.FULL_TIME,
                    DEGREE, Cell.DEGREE,
                    BACKBONE, Cell.BACKBONE,
                    SUBJECT, Cell.SUBJECT,
                    MAIN_SUBJECT, Cell.MAIN_SUBJECT,
                    CERTIFIED, Cell.CERTIFIED,
                    TRAINING_HOURS, Cell.TRAINED,
                    ROTATION, Cell.ROTATION,
                    VISITING, Cell.VISITING),
            Kept.TEACHERS);

    private static final FactDefinition CLASS_ID = column("id", "班级编号", FactType.TEXT);
    private static final FactDefinition CLASS_STAGE = words("stage", "学段", Cell.STAGE.words());
    private static final FactDefinition GRADE = column("grade", "年级", FactType.TEXT);
    private static final FactDefinition PUPILS = column("pupils", "人数", FactType.COUNT);
    static final Roster CLASSES = new Roster(
            List.of(CLASS_ID, SCHOOL, CLASS_STAGE, GRADE, PUPILS),
            CLASS_ID,
            Map.of(CLASS_STAGE, Cell.STAGE, PUPILS, Cell.PUPILS),
            Kept.CLASSES);

    private static final FactDefinition ROOM_ID = column("id", "编号", FactType.TEXT);
    private static final FactDefinition CATEGORY = column("category", "类别", FactType.TEXT);
    private static final FactDefinition FLOOR_AREA = column("floorArea", "建筑面积", FactType.DECIMAL);
    private static final FactDefinition USABLE_AREA = column("usableArea", "使用面积", FactType.DECIMAL);
    static final Roster ROOMS = new Roster(
            List.of(ROOM_ID, SCHOOL, CATEGORY, FLOOR_AREA, USABLE_AREA),
            ROOM_ID,
            Map.of(CATEGORY, Cell.CATEGORY, FLOOR_AREA, Cell.FLOOR_AREA, USABLE_AREA, Cell.USABLE_AREA),
            Kept.ROOMS);

    /**
     * One of the rosters.
     *
     * @param id the column of the rows' ids
     * @param cells as what the columns are counted that are
     * @param kept of what it is kept
     */
    record Roster(List<FactDefinition> columns, FactDefinition id, Map<FactDefinition, Cell> cells, Kept kept) {}

    /** What rosters are kept of. */
    enum Kept {
        TEACHERS,
        CLASSES,
        ROOMS;

        /** Takes some rows in, as many as are counted, and keeps none. */
        void add(RosterIntake intake, RosterRow[] rows, int count) {
            if (this == TEACHERS) {
                intake.addTeachers(rows, count);
            } else if (this == CLASSES) {
                intake.addClasses(rows, count);
            } else {
                intake.addRooms(rows, count);
            }
        }
    }

    private final RosterIntake intake;
    private final ProblemLog log;

    RosterRows(RosterIntake intake, ProblemLog log) {
        this.intake = intake;
        this.log = log;
    }

    private static FactDefinition column(String id, String name, FactType type) {
        return new FactDefinition(id, name, type, "", Place.SCHOOL, List.of());
    }

    private static FactDefinition words(String id, String name, List<String> words) {
        return new FactDefinition(id, name, FactType.WORD, "", Place.SCHOOL, words);
    }

    void teacher(Row row) {
        Teacher teacher = teacher(row, log);
        if (teacher != null) {
            intake.add(teacher, row.number());
        }
    }

    void schoolClass(Row row) {
        SchoolClass schoolClass = schoolClass(row, log);
        if (schoolClass != null) {
            intake.add(schoolClass, row.number());
        }
    }

    void room(Row row) {
        Room room = room(row, log);
        if (room != null) {
            intake.add(room, row.number());
        }
    }

    static @Nullable Teacher teacher(Row row, ProblemLog log) {
        return SchoolRows.code(row, SCHOOL, log) instanceof Reported.Known<SchoolCode> school
                ? new Teacher(
                        id(row, TEACHER_ID),
                        school.value(),
                        row.word(TEACHER_STAGE, Stage::ofChinese),
                        row.flag(FULL_TIME),
                        row.word(DEGREE, Degree::ofChinese),
                        row.flag(BACKBONE),
                        row.word(SUBJECT),
                        row.flag(MAIN_SUBJECT),
                        row.flag(CERTIFIED),
                        row.amount(TRAINING_HOURS),
                        row.flag(ESTABLISHED),
                        row.word(ROTATION, Rotation::ofChinese),
                        row.flag(VISITING))
                : null;
    }

    static @Nullable SchoolClass schoolClass(Row row, ProblemLog log) {
        return SchoolRows.code(row, SCHOOL, log) instanceof Reported.Known<SchoolCode> school
                ? new SchoolClass(
                        id(row, CLASS_ID),
                        school.value(),
                        row.word(CLASS_STAGE, Stage::ofChinese),
                        row.word(GRADE),
                        row.amount(PUPILS).map(BigDecimal::longValueExact))
                : null;
    }

    static @Nullable Room room(Row row, ProblemLog log) {
        return SchoolRows.code(row, SCHOOL, log) instanceof Reported.Known<SchoolCode> school
                ? new Room(
                        id(row, ROOM_ID),
                        school.value(),
                        row.word(CATEGORY),
                        row.amount(FLOOR_AREA),
                        row.amount(USABLE_AREA))
                : null;
    }

    /** A row without an id is a record all the same. */
    private static String id(Row row, FactDefinition column) {
        return row.word(column).toOptional().orElse("");
    }
}
