package io.github.junheng.dataset;

import io.github.junheng.facility.Room;
import io.github.junheng.facility.RoomKind;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import io.github.junheng.staff.Rotation;
import io.github.junheng.staff.Teacher;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 名册行: one row of a roster with its cells as numbers, filled and filled again, so that millions of rows can be counted without
 * an object for each. The records {@link Teacher}, {@link SchoolClass} and {@link Room} say the same for whoever has time.
 *
 * <p>A cell that was not set is not reported.
 */
public final class RosterRow {
    /** The value of a cell that is not reported. */
    static final long BLANK = Long.MIN_VALUE;
    /** A word that is none of those counted. */
    public static final long OTHER = Integer.MAX_VALUE;
    /** An area that is no whole number of {@link #AREA_UNITS}, or too large; it stands beside. */
    private static final long BESIDE = BLANK + 1;

    /** Areas are counted in this part of a square metre. */
    static final int AREA_DECIMALS = 6;

    /** How many units of an area a square metre has. */
    public static final long AREA_UNITS = 1_000_000;

    /** Of numbers that a long holds whatever they are. */
    private static final int MOST_DIGITS = 18;

    private static final long TRAINED_HOURS = 360;

    private static final List<String> NO_YES = List.of(text(false), text(true));

    /** A cell that is counted. */
    public enum Cell {
        /** 任教学段, or 学段 of a class. */
        STAGE(0, stages()),
        /** 是否专任. */
        FULL_TIME(1, NO_YES),
        /** 学历. */
        DEGREE(2, degrees()),
        /** 县级以上骨干. */
        BACKBONE(3, NO_YES),
        /** 任教学科; every other subject is {@link #OTHER}. */
        SUBJECT(4, List.of("体育", "音乐", "美术", "艺术")),
        /** 专任或主要任教. */
        MAIN_SUBJECT(5, NO_YES),
        /** 教师资格证. */
        CERTIFIED(6, NO_YES),
        /** Whether 五年培训学时 is 360 or more; set by {@link RosterRow#hours}. */
        TRAINED(7, List.of()),
        /** 交流轮岗; the first word says no. */
        ROTATION(8, rotations()),
        /** 走教或兼职. */
        VISITING(9, NO_YES),
        /** 人数: a count. */
        PUPILS(10, List.of()),
        /** 类别; every other category is {@link #OTHER}, and is set by {@link RosterRow#category}. */
        CATEGORY(11, categories()),
        /** 建筑面积: so many {@link #AREA_UNITS}. */
        FLOOR_AREA(12, List.of()),
        /** 使用面积: so many {@link #AREA_UNITS}. */
        USABLE_AREA(13, List.of());

        // Not a constant of the row: initialized from there, a cell asked for first would find the cells half made.
        private static final int COUNT = values().length;

        private final List<String> words;
        private final int place;

        Cell(int place, List<String> words) {
            this.place = place;
            this.words = words;
        }

        /** The words that the cell is counted by; the place of a word is its value. Empty where the cell holds a number. */
        public List<String> words() {
            return words;
        }
    }

    private final long[] values = new long[Cell.COUNT];
    private final @Nullable BigDecimal[] beside = new BigDecimal[Cell.COUNT];
    private long school;
    private long number;
    private char[] id = new char[32];
    private int idLength;
    private int idHash;
    private char[] category = new char[32];
    private int categoryLength;

    /** A row without a cell. */
    public RosterRow() {
        clear(0);
    }

    private static String text(boolean flag) {
        return new FactValue.Flag(flag).toText();
    }

    private static List<String> stages() {
        List<String> words = new ArrayList<>();
        for (Stage stage : Stage.ofRows()) {
            words.add(stage.zh());
        }
        return List.copyOf(words);
    }

    private static List<String> degrees() {
        List<String> words = new ArrayList<>();
        for (Degree degree : Degree.values()) {
            words.add(degree.zh());
        }
        return List.copyOf(words);
    }

    private static List<String> rotations() {
        List<String> words = new ArrayList<>();
        for (Rotation rotation : Rotation.values()) {
            words.add(rotation.zh());
        }
        return List.copyOf(words);
    }

    private static List<String> categories() {
        List<String> words = new ArrayList<>();
        for (RoomKind kind : RoomKind.values()) {
            words.add(kind.zh());
        }
        return List.copyOf(words);
    }

    /**
     * Forgets every cell.
     *
     * @param line the number of the row that comes next: the physical line, or the position in an array
     */
    public void clear(long line) {
        Arrays.fill(values, BLANK);
        number = line;
        school = 0;
        idLength = 0;
        categoryLength = 0;
    }

    /** 学校标识码: of what school the row is, the ten digits as a number that {@link SchoolCode#isValid(long)} takes. */
    public void school(long code) {
        school = code;
    }

    /** 编号: the id of the teacher, class or room. */
    public void id(char[] text, int offset, int length) {
        id = copy(id, text, offset, length);
        idLength = length;
    }

    /** 类别 as written, where it is none of those counted. */
    public void category(char[] text, int offset, int length) {
        category = copy(category, text, offset, length);
        categoryLength = length;
        set(Cell.CATEGORY, OTHER);
    }

    /** A cell: the place of its word among {@link Cell#words()}, {@link #OTHER}, a count, or an area in units; never negative. */
    public void set(Cell cell, long value) {
        values[cell.place] = value;
    }

    /** 五年培训学时, its whole part: what comes after the point is never what makes it enough. */
    public void hours(long whole) {
        set(Cell.TRAINED, whole >= TRAINED_HOURS ? 1 : 0);
    }

    /** An area in square metres, of any precision. */
    public void area(Cell cell, BigDecimal squareMetres) {
        BigDecimal units = squareMetres.movePointRight(AREA_DECIMALS);
        if (units.precision() - units.scale() <= MOST_DIGITS
                && units.stripTrailingZeros().scale() <= 0) {
            set(cell, units.longValueExact());
        } else {
            set(cell, BESIDE);
            beside[cell.place] = squareMetres;
        }
    }

    void fill(Teacher teacher, long line) {
        clear(line);
        identity(teacher.school(), teacher.id());
        word(Cell.STAGE, teacher.stage(), Stage::zh);
        flag(Cell.FULL_TIME, teacher.fullTime());
        word(Cell.DEGREE, teacher.degree(), Degree::zh);
        flag(Cell.BACKBONE, teacher.backbone());
        word(Cell.SUBJECT, teacher.subject(), subject -> subject);
        flag(Cell.MAIN_SUBJECT, teacher.mainSubject());
        flag(Cell.CERTIFIED, teacher.certified());
        if (teacher.trainingHours() instanceof Reported.Known<BigDecimal> hours) {
            set(Cell.TRAINED, hours.value().compareTo(BigDecimal.valueOf(TRAINED_HOURS)) >= 0 ? 1 : 0);
        }
        word(Cell.ROTATION, teacher.rotation(), Rotation::zh);
        flag(Cell.VISITING, teacher.visiting());
    }

    void fill(SchoolClass schoolClass, long line) {
        clear(line);
        identity(schoolClass.school(), schoolClass.id());
        word(Cell.STAGE, schoolClass.stage(), Stage::zh);
        if (schoolClass.pupils() instanceof Reported.Known<Long> pupils) {
            set(Cell.PUPILS, pupils.value());
        }
    }

    void fill(Room room, long line) {
        clear(line);
        identity(room.school(), room.id());
        if (room.category() instanceof Reported.Known<String> known) {
            category(known.value().toCharArray(), 0, known.value().length());
            word(Cell.CATEGORY, room.category(), word -> word);
        }
        area(Cell.FLOOR_AREA, room.floorArea());
        area(Cell.USABLE_AREA, room.usableArea());
    }

    private void identity(SchoolCode code, String text) {
        school(code.toLong());
        id(text.toCharArray(), 0, text.length());
    }

    private <T> void word(Cell cell, Reported<T> value, Function<T, String> word) {
        if (value instanceof Reported.Known<T> known) {
            int place = cell.words().indexOf(word.apply(known.value()));
            set(cell, place < 0 ? OTHER : place);
        }
    }

    private void flag(Cell cell, Reported<Boolean> value) {
        word(cell, value, RosterRow::text);
    }

    private void area(Cell cell, Reported<BigDecimal> value) {
        if (value instanceof Reported.Known<BigDecimal> known) {
            area(cell, known.value());
        }
    }

    private static char[] copy(char[] room, char[] text, int offset, int length) {
        char[] target = room.length < length ? new char[length] : room;
        System.arraycopy(text, offset, target, 0, length);
        return target;
    }

    long school() {
        return school;
    }

    long number() {
        return number;
    }

    char[] idChars() {
        return id;
    }

    int idLength() {
        return idLength;
    }

    /** Works out where the id goes in a table of ids, once. */
    void scatter(long scope) {
        idHash = TextTable.hash(scope, id, idLength);
    }

    int idHash() {
        return idHash;
    }

    String idText() {
        return new String(id, 0, idLength);
    }

    char[] categoryChars() {
        return category;
    }

    int categoryLength() {
        return categoryLength;
    }

    long get(Cell cell) {
        return values[cell.place];
    }

    boolean isBlank(Cell cell) {
        return get(cell) == BLANK;
    }

    /** An area that is no number of units; null where it is one, or blank. */
    @Nullable
    BigDecimal beside(Cell cell) {
        return get(cell) == BESIDE ? beside[cell.place] : null;
    }
}
