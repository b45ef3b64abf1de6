package io.github.junheng.dataset;

import io.github.junheng.dataset.RosterRow.Cell;
import io.github.junheng.facility.RoomKind;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One school in all rosters, as plain numbers.
 *
 * <p>Whether a record belongs to a count is a number too: {@link #NO}, {@link #UNKNOWN} or {@link #YES}, so that <em>and</em> is
 * the smaller, <em>or</em> the larger, and <em>not</em> the difference from yes.
 */
final class SchoolTally {
    private static final int NO = 0;
    private static final int UNKNOWN = 1;
    private static final int YES = 2;

    private static final List<Stage> STAGES = List.of(Stage.values());
    private static final RoomKind[] KINDS = RoomKind.values();
    private static final List<Degree> DEGREES =
            List.of(Degree.ASSOCIATE, Degree.BACHELOR, Degree.MASTER, Degree.DOCTOR);
    /** The keys of the subjects that {@link Cell#SUBJECT} lists. */
    private static final List<String> SUBJECTS = List.of("pe", "music", "fineArts", "arts");

    static final List<Stage> COMPULSORY =
            STAGES.stream().filter(Stage::isCompulsory).toList();

    static final Set<String> ROOM_COLUMNS = Set.of(
            "teachingArea",
            "indoorSportsArea",
            "sportsGroundArea",
            "extraSportsArea",
            "multimediaRooms",
            "musicRoomAreas",
            "artRoomAreas");

    private static final int TEACHERS = 0;
    private static final int CLASSES = 1;
    private static final int ROOMS = 2;
    private static final int ROSTERS = 3;

    private final long[] rows = new long[ROSTERS];
    private final long[] teacherRows = new long[STAGES.size()];
    private final long[] classRows = new long[STAGES.size()];
    private final @Nullable Staff[] staff = new Staff[STAGES.size()];
    private final @Nullable Listed[] classSizes = new Listed[STAGES.size()];
    private @Nullable Rooms rooms;

    /** How many records belong to each of some counts, and to which one may belong of which it is not known. */
    private static class Counts {
        private final long[] sure;
        /** A bit for each count. */
        private long unknown;

        Counts(int counts) {
            sure = new long[counts];
        }

        void add(int count, int member) {
            if (member == YES) {
                sure[count]++;
            } else if (member == UNKNOWN) {
                unknown |= 1L << count;
            }
        }

        /** The same answer for counts that stand side by side. */
        void addAll(int first, int counts, int member) {
            for (int i = 0; i < counts; i++) {
                add(first + i, member);
            }
        }

        void merge(Counts other) {
            for (int i = 0; i < sure.length; i++) {
                sure[i] += other.sure[i];
            }
            unknown |= other.unknown;
        }

        void put(SortedMap<String, FactValue> facts, String key, int count) {
            if ((unknown & 1L << count) == 0) {
                facts.put(key, FactValue.Amount.of(sure[count]));
            }
        }

        void write(ByteLog log) {
            for (long count : sure) {
                log.number(count);
            }
            log.number(unknown);
        }

        void read(ByteLog.Cursor cursor) {
            for (int i = 0; i < sure.length; i++) {
                sure[i] = cursor.number();
            }
            unknown = cursor.number();
        }
    }

    /** The teachers of one stage. */
    private static final class Staff extends Counts {
        private static final int TEACHERS = 0;
        private static final int BACKBONE = 1;
        private static final int VISITING = 2;
        private static final int CERTIFIED = 3;
        private static final int TRAINED = 4;
        private static final int DEGREE = 5;
        private static final int SUBJECT = DEGREE + DEGREES.size();
        private static final int COUNTS = SUBJECT + SUBJECTS.size();
        /** The count of each degree, −1 where it has none. */
        private static final int[] OF_DEGREE = Arrays.stream(Degree.values())
                .mapToInt(degree -> DEGREES.contains(degree) ? DEGREE + DEGREES.indexOf(degree) : -1)
                .toArray();

        Staff() {
            super(COUNTS);
        }

        void add(RosterRow row, int ofStage) {
            int fullTime = Math.min(ofStage, answer(row, Cell.FULL_TIME));
            add(TEACHERS, fullTime);
            add(BACKBONE, Math.min(fullTime, answer(row, Cell.BACKBONE)));
            add(CERTIFIED, Math.min(fullTime, answer(row, Cell.CERTIFIED)));
            add(TRAINED, Math.min(fullTime, answer(row, Cell.TRAINED)));
            if (row.isBlank(Cell.DEGREE)) {
                addAll(DEGREE, DEGREES.size(), Math.min(fullTime, UNKNOWN));
            } else {
                int degree = OF_DEGREE[(int) row.get(Cell.DEGREE)];
                if (degree >= 0) {
                    add(degree, fullTime);
                }
            }
            long subject = row.get(Cell.SUBJECT);
            if (subject == RosterRow.OTHER) {
                return;
            }
            int main = answer(row, Cell.MAIN_SUBJECT);
            int named = subject == RosterRow.BLANK ? UNKNOWN : YES;
            if (named == YES) {
                add(SUBJECT + (int) subject, Math.min(fullTime, main));
            } else {
                addAll(SUBJECT, SUBJECTS.size(), Math.min(Math.min(fullTime, main), UNKNOWN));
            }
            int comes = Math.max(answer(row, Cell.VISITING), answer(row, Cell.ROTATION));
            int elsewhere = YES - Math.min(answer(row, Cell.FULL_TIME), main);
            add(VISITING, Math.min(Math.min(ofStage, comes), Math.min(named, elsewhere)));
        }

        void put(String stage, SortedMap<String, FactValue> facts) {
            put(facts, stage + ".teachers", TEACHERS);
            for (int i = 0; i < DEGREES.size(); i++) {
                put(facts, stage + "." + DEGREES.get(i).key(), DEGREE + i);
            }
            put(facts, stage + ".backbone", BACKBONE);
            for (int i = 0; i < SUBJECTS.size(); i++) {
                put(facts, stage + "." + SUBJECTS.get(i), SUBJECT + i);
            }
            put(facts, stage + ".visitingPeArts", VISITING);
        }

        /** Of a flag, or of a word of which only the first says no. */
        private static int answer(RosterRow row, Cell cell) {
            long value = row.get(cell);
            return value < 0 ? UNKNOWN : value == 0 ? NO : YES;
        }
    }

    /** Numbers, one for each thing, in the order of the things' ids, so that the order of rows changes nothing. */
    private static final class Listed {
        private record Element(String id, BigDecimal value) {}

        private static final Comparator<Element> ORDER =
                Comparator.comparing(Element::id).thenComparing(Element::value);

        private static final int BESIDE = Integer.MAX_VALUE;

        /** Of each thing the id, how many decimals the number has, and its digits; a number that no long holds is text. */
        private ByteLog elements = new ByteLog();

        private boolean unknown;

        void addUnknown() {
            unknown = true;
        }

        void add(RosterRow row, Cell cell, int decimals) {
            BigDecimal beside = row.beside(cell);
            if (row.isBlank(cell)) {
                unknown = true;
                return;
            }
            elements.text(row.idChars(), row.idLength());
            if (beside == null) {
                elements.number(decimals);
                elements.number(row.get(cell));
            } else {
                elements.number(BESIDE);
                elements.text(beside.toString());
            }
        }

        void merge(Listed other) {
            elements.all(other.elements);
            unknown |= other.unknown;
        }

        void put(SortedMap<String, FactValue> facts, String key) {
            if (!unknown) {
                facts.put(
                        key,
                        FactValue.Amounts.of(elements().stream()
                                .sorted(ORDER)
                                .map(Element::value)
                                .toList()));
            }
        }

        private List<Element> elements() {
            List<Element> list = new ArrayList<>();
            ByteLog.Cursor cursor = elements.from(0);
            while (cursor.hasMore()) {
                String id = cursor.text();
                long decimals = cursor.number();
                list.add(new Element(
                        id,
                        decimals == BESIDE
                                ? new BigDecimal(cursor.text())
                                : BigDecimal.valueOf(cursor.number(), Math.toIntExact(decimals))));
            }
            return list;
        }

        void write(ByteLog log) {
            log.number(unknown ? 1 : 0);
            log.nested(elements);
        }

        void read(ByteLog.Cursor cursor) {
            unknown = cursor.number() != 0;
            elements = cursor.nested();
            // What cannot be read is found now, not when somebody asks for the numbers.
            elements();
        }
    }

    /** A sum of areas: in units as far as a long goes, and the rest beside. */
    private static final class Area {
        private long units;
        private BigDecimal beside = BigDecimal.ZERO;
        private boolean unknown;

        void addUnknown() {
            unknown = true;
        }

        void add(RosterRow row, Cell cell) {
            BigDecimal precise = row.beside(cell);
            if (row.isBlank(cell)) {
                unknown = true;
            } else if (precise == null) {
                add(row.get(cell));
            } else {
                beside = beside.add(precise);
            }
        }

        private void add(long more) {
            long sum = units + more;
            // Only a sum of two numbers of one sign can go over, and it then has the other sign.
            if (((units ^ sum) & (more ^ sum)) < 0) {
                beside = sum();
                units = more;
            } else {
                units = sum;
            }
        }

        private BigDecimal sum() {
            return beside.add(BigDecimal.valueOf(units, RosterRow.AREA_DECIMALS));
        }

        void merge(Area other) {
            add(other.units);
            beside = beside.add(other.beside);
            unknown |= other.unknown;
        }

        void put(SortedMap<String, FactValue> facts, String key) {
            if (!unknown) {
                facts.put(key, new FactValue.Amount(sum()));
            }
        }

        void write(ByteLog log) {
            log.number(unknown ? 1 : 0);
            log.number(units);
            log.text(beside.signum() == 0 ? "" : beside.toString());
        }

        void read(ByteLog.Cursor cursor) {
            unknown = cursor.number() != 0;
            units = cursor.number();
            String text = cursor.text();
            beside = text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        }
    }

    /** The rooms and grounds of one school. */
    private static final class Rooms {
        private static final int MULTIMEDIA = 0;

        private final Area teaching = new Area();
        private final Area indoorSports = new Area();
        private final Area ground = new Area();
        private final Area extra = new Area();
        private final List<Area> areas = List.of(teaching, indoorSports, ground, extra);
        private final Counts counts = new Counts(1);
        private final Listed music = new Listed();
        private final Listed art = new Listed();

        void add(RosterRow row) {
            long category = row.get(Cell.CATEGORY);
            if (category == RosterRow.BLANK) {
                areas.forEach(Area::addUnknown);
                counts.add(MULTIMEDIA, UNKNOWN);
                music.addUnknown();
                art.addUnknown();
            } else if (category != RosterRow.OTHER) {
                add(row, KINDS[(int) category]);
            }
        }

        private void add(RosterRow row, RoomKind kind) {
            if (kind.isTeachingArea()) {
                teaching.add(row, Cell.FLOOR_AREA);
            }
            Cell ofGround = row.isBlank(Cell.FLOOR_AREA) ? Cell.USABLE_AREA : Cell.FLOOR_AREA;
            switch (kind) {
                case TEACHING -> {}
                case INDOOR_SPORTS -> indoorSports.add(row, Cell.FLOOR_AREA);
                case SPORTS_GROUND -> ground.add(row, ofGround);
                case EXTRA_SPORTS -> extra.add(row, ofGround);
                case MUSIC -> music.add(row, Cell.USABLE_AREA, RosterRow.AREA_DECIMALS);
                case FINE_ARTS -> art.add(row, Cell.USABLE_AREA, RosterRow.AREA_DECIMALS);
                case MULTIMEDIA -> counts.add(MULTIMEDIA, YES);
            }
        }

        void merge(Rooms other) {
            for (int i = 0; i < areas.size(); i++) {
                areas.get(i).merge(other.areas.get(i));
            }
            counts.merge(other.counts);
            music.merge(other.music);
            art.merge(other.art);
        }

        void put(SortedMap<String, FactValue> facts) {
            teaching.put(facts, "teachingArea");
            indoorSports.put(facts, "indoorSportsArea");
            ground.put(facts, "sportsGroundArea");
            extra.put(facts, "extraSportsArea");
            counts.put(facts, "multimediaRooms", MULTIMEDIA);
            music.put(facts, "musicRoomAreas");
            art.put(facts, "artRoomAreas");
        }

        void write(ByteLog log) {
            areas.forEach(area -> area.write(log));
            counts.write(log);
            music.write(log);
            art.write(log);
        }

        void read(ByteLog.Cursor cursor) {
            areas.forEach(area -> area.read(cursor));
            counts.read(cursor);
            music.read(cursor);
            art.read(cursor);
        }
    }

    void addTeacher(RosterRow row) {
        rows[TEACHERS]++;
        if (row.isBlank(Cell.STAGE)) {
            COMPULSORY.forEach(stage -> staff(STAGES.indexOf(stage)).add(row, UNKNOWN));
        } else {
            int stage = (int) row.get(Cell.STAGE);
            teacherRows[stage]++;
            staff(stage).add(row, YES);
        }
    }

    void addClass(RosterRow row) {
        rows[CLASSES]++;
        if (row.isBlank(Cell.STAGE)) {
            COMPULSORY.forEach(stage -> classSizes(STAGES.indexOf(stage)).addUnknown());
        } else {
            int stage = (int) row.get(Cell.STAGE);
            classRows[stage]++;
            classSizes(stage).add(row, Cell.PUPILS, 0);
        }
    }

    void addRoom(RosterRow row) {
        rows[ROOMS]++;
        rooms().add(row);
    }

    SchoolTally merge(SchoolTally other) {
        add(rows, other.rows);
        add(teacherRows, other.teacherRows);
        add(classRows, other.classRows);
        for (int i = 0; i < STAGES.size(); i++) {
            if (other.staff[i] != null) {
                staff(i).merge(other.staff[i]);
            }
            if (other.classSizes[i] != null) {
                classSizes(i).merge(other.classSizes[i]);
            }
        }
        if (other.rooms != null) {
            rooms().merge(other.rooms);
        }
        return this;
    }

    private static void add(long[] sums, long[] more) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    long rows(RosterTally.Source source) {
        return rows[
                switch (source) {
                    case TEACHERS -> TEACHERS;
                    case CLASSES -> CLASSES;
                    case ROOMS -> ROOMS;
                }];
    }

    /** How many rows of teachers or classes stand under a stage. */
    long rows(RosterTally.Source source, Stage stage) {
        return (source == RosterTally.Source.TEACHERS ? teacherRows : classRows)[STAGES.indexOf(stage)];
    }

    Facts facts(List<Stage> stages) {
        SortedMap<String, FactValue> facts = new TreeMap<>();
        if (rows[TEACHERS] > 0) {
            Staff all = new Staff();
            for (Stage stage : stages) {
                Staff ofStage = staff[STAGES.indexOf(stage)];
                Staff counts = ofStage == null ? new Staff() : ofStage;
                counts.put(stage.key(), facts);
                all.merge(counts);
            }
            all.put(facts, "certifiedTeachers", Staff.CERTIFIED);
            all.put(facts, "trained360Teachers", Staff.TRAINED);
        }
        if (rows[CLASSES] > 0) {
            for (Stage stage : stages) {
                Listed sizes = classSizes[STAGES.indexOf(stage)];
                (sizes == null ? new Listed() : sizes).put(facts, stage.key() + ".classSizes");
            }
        }
        if (rooms != null) {
            rooms.put(facts);
        }
        return new Facts(facts);
    }

    private Staff staff(int stage) {
        Staff counts = staff[stage];
        if (counts == null) {
            counts = new Staff();
            staff[stage] = counts;
        }
        return counts;
    }

    private Listed classSizes(int stage) {
        Listed sizes = classSizes[stage];
        if (sizes == null) {
            sizes = new Listed();
            classSizes[stage] = sizes;
        }
        return sizes;
    }

    private Rooms rooms() {
        if (rooms == null) {
            rooms = new Rooms();
        }
        return rooms;
    }

    void write(ByteLog log) {
        write(rows, log);
        write(teacherRows, log);
        write(classRows, log);
        for (int i = 0; i < STAGES.size(); i++) {
            log.number((staff[i] == null ? 0 : 1) | (classSizes[i] == null ? 0 : 2));
            if (staff[i] != null) {
                staff[i].write(log);
            }
            if (classSizes[i] != null) {
                classSizes[i].write(log);
            }
        }
        log.number(rooms == null ? 0 : 1);
        if (rooms != null) {
            rooms.write(log);
        }
    }

    static SchoolTally read(ByteLog.Cursor cursor) {
        SchoolTally tally = new SchoolTally();
        read(tally.rows, cursor);
        read(tally.teacherRows, cursor);
        read(tally.classRows, cursor);
        for (int i = 0; i < STAGES.size(); i++) {
            long parts = cursor.number();
            if ((parts & 1) != 0) {
                tally.staff(i).read(cursor);
            }
            if ((parts & 2) != 0) {
                tally.classSizes(i).read(cursor);
            }
        }
        if (cursor.number() != 0) {
            tally.rooms().read(cursor);
        }
        return tally;
    }

    private static void write(long[] numbers, ByteLog log) {
        for (long number : numbers) {
            log.number(number);
        }
    }

    private static void read(long[] numbers, ByteLog.Cursor cursor) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = cursor.number();
        }
    }
}
