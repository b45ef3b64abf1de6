package io.github.junheng.dataset;

import io.github.junheng.dataset.RosterRow.Cell;
import io.github.junheng.facility.RoomKind;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Degree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
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

    /** So many longs are fetched together. */
    private static final int CACHE_LINE = 8;

    private static final List<Stage> STAGES = Stage.ofRows();
    private static final RoomKind[] KINDS = RoomKind.values();
    private static final List<Degree> DEGREES =
            List.of(Degree.ASSOCIATE, Degree.BACHELOR, Degree.MASTER, Degree.DOCTOR);
    /** The keys of the subjects that {@link Cell#SUBJECT} lists. */
    private static final List<String> SUBJECTS = List.of("pe", "music", "fineArts", "arts");

    static final List<Stage> COMPULSORY = List.of(Stage.PRIMARY, Stage.JUNIOR);

    static final Set<String> ROOM_COLUMNS = Set.of(
            "teachingArea",
            "indoorSportsArea",
            "sportsGroundArea",
            "extraSportsArea",
            "multimediaRooms",
            "musicRoomAreas",
            "artRoomAreas");

    private @Nullable Teachers teachers;
    private @Nullable Classes classes;
    private @Nullable Rooms rooms;

    /** How many rows there are, and how many of them stand under each stage. */
    private static class Rows {
        static final int ALL = STAGES.size();

        /** Those of each stage, all, and whatever else is to lie close by. */
        final long[] rows;

        Rows(int more) {
            rows = new long[ALL + 1 + more];
        }

        void count(int stage) {
            rows[ALL]++;
            rows[stage]++;
        }

        void countUnknown() {
            rows[ALL]++;
        }

        void merge(Rows other) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] += other.rows[i];
            }
        }

        void write(ByteLog log) {
            for (long count : rows) {
                log.number(count);
            }
        }

        void read(ByteLog.Cursor cursor) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = cursor.number();
            }
        }
    }

    /** Numbers, one for each thing, in the order of the things' ids, so that the order of rows changes nothing. */
    private static final class Listed {
        private record Element(String id, BigDecimal value) implements Comparable<Element> {
            @Override
            public int compareTo(Element other) {
                int order = id.compareTo(other.id);
                return order == 0 ? value.compareTo(other.value) : order;
            }
        }

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
                List<Element> elements = elements();
                Collections.sort(elements);
                List<BigDecimal> values = new ArrayList<>(elements.size());
                for (Element element : elements) {
                    values.add(element.value());
                }
                facts.put(key, FactValue.Amounts.of(values));
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

    /**
     * The teachers of one school. All numbers lie in one array, behind those of the rows a block for each compulsory stage:
     * rows of teachers come in any order of schools, and what they cost is how far one has to reach for each.
     */
    private static final class Teachers extends Rows {
        /** A bit for each count to which a record may belong of which it is not known. */
        private static final int UNKNOWNS = 0;

        private static final int TEACHERS = 1;
        private static final int BACKBONE = 2;
        private static final int VISITING = 3;
        private static final int CERTIFIED = 4;
        private static final int TRAINED = 5;
        private static final int DEGREE = 6;
        private static final int SUBJECT = DEGREE + DEGREES.size();
        private static final int BLOCK = SUBJECT + SUBJECTS.size();
        private static final int BLOCKS = COMPULSORY.size();
        /** The count of each degree, −1 where it has none. */
        private static final int[] OF_DEGREE = ofDegree(Degree.values());

        Teachers() {
            super(BLOCKS * BLOCK);
        }

        private static int[] ofDegree(Degree[] degrees) {
            int[] places = new int[degrees.length];
            for (int i = 0; i < degrees.length; i++) {
                places[i] = DEGREES.contains(degrees[i]) ? DEGREE + DEGREES.indexOf(degrees[i]) : -1;
            }
            return places;
        }

        private static int block(int stage) {
            return ALL + 1 + stage * BLOCK;
        }

        void add(RosterRow row) {
            if (row.isBlank(Cell.STAGE)) {
                countUnknown();
                for (int stage = 0; stage < BLOCKS; stage++) {
                    add(row, block(stage), UNKNOWN);
                }
                return;
            }
            int stage = (int) row.get(Cell.STAGE);
            if (stage >= ALL) {
                // Of a stage that rosters do not have: it is a row and counts nowhere.
                countUnknown();
                return;
            }
            count(stage);
            if (stage < BLOCKS) {
                add(row, block(stage), YES);
            }
        }

        private void add(RosterRow row, int block, int ofStage) {
            int fullTime = Math.min(ofStage, answer(row, Cell.FULL_TIME));
            count(block, TEACHERS, fullTime);
            count(block, BACKBONE, Math.min(fullTime, answer(row, Cell.BACKBONE)));
            count(block, CERTIFIED, Math.min(fullTime, answer(row, Cell.CERTIFIED)));
            count(block, TRAINED, Math.min(fullTime, answer(row, Cell.TRAINED)));
            if (row.isBlank(Cell.DEGREE)) {
                countEach(block, DEGREE, DEGREES.size(), Math.min(fullTime, UNKNOWN));
            } else {
                int degree = OF_DEGREE[(int) row.get(Cell.DEGREE)];
                if (degree >= 0) {
                    count(block, degree, fullTime);
                }
            }
            long subject = row.get(Cell.SUBJECT);
            if (subject == RosterRow.OTHER) {
                return;
            }
            int main = answer(row, Cell.MAIN_SUBJECT);
            int named = subject == RosterRow.BLANK ? UNKNOWN : YES;
            if (named == YES) {
                count(block, SUBJECT + (int) subject, Math.min(fullTime, main));
            } else {
                countEach(block, SUBJECT, SUBJECTS.size(), Math.min(Math.min(fullTime, main), UNKNOWN));
            }
            int comes = Math.max(answer(row, Cell.VISITING), answer(row, Cell.ROTATION));
            int elsewhere = YES - Math.min(answer(row, Cell.FULL_TIME), main);
            count(block, VISITING, Math.min(Math.min(ofStage, comes), Math.min(named, elsewhere)));
        }

        /** Of a flag, or of a word of which only the first says no. */
        private static int answer(RosterRow row, Cell cell) {
            long value = row.get(cell);
            return value < 0 ? UNKNOWN : value == 0 ? NO : YES;
        }

        private void count(int block, int count, int member) {
            if (member == YES) {
                rows[block + count]++;
            } else if (member == UNKNOWN) {
                rows[block + UNKNOWNS] |= 1L << count;
            }
        }

        private void countEach(int block, int first, int counts, int member) {
            for (int i = 0; i < counts; i++) {
                count(block, first + i, member);
            }
        }

        void merge(Teachers other) {
            long[] unknowns = new long[BLOCKS];
            for (int stage = 0; stage < BLOCKS; stage++) {
                unknowns[stage] = rows[block(stage) + UNKNOWNS] | other.rows[block(stage) + UNKNOWNS];
            }
            super.merge(other);
            for (int stage = 0; stage < BLOCKS; stage++) {
                rows[block(stage) + UNKNOWNS] = unknowns[stage];
            }
        }

        void put(List<Stage> stages, SortedMap<String, FactValue> facts) {
            for (Stage stage : stages) {
                String key = stage.key();
                List<Stage> one = List.of(stage);
                put(facts, key + ".teachers", one, TEACHERS);
                for (int i = 0; i < DEGREES.size(); i++) {
                    put(facts, key + "." + DEGREES.get(i).key(), one, DEGREE + i);
                }
                put(facts, key + ".backbone", one, BACKBONE);
                for (int i = 0; i < SUBJECTS.size(); i++) {
                    put(facts, key + "." + SUBJECTS.get(i), one, SUBJECT + i);
                }
                put(facts, key + ".visitingPeArts", one, VISITING);
            }
            put(facts, "certifiedTeachers", stages, CERTIFIED);
            put(facts, "trained360Teachers", stages, TRAINED);
        }

        /** A count over some stages, where nothing about it is unknown. */
        private void put(SortedMap<String, FactValue> facts, String key, List<Stage> stages, int count) {
            long sum = 0;
            for (Stage stage : stages) {
                int block = block(COMPULSORY.indexOf(stage));
                if ((rows[block + UNKNOWNS] & 1L << count) != 0) {
                    return;
                }
                sum += rows[block + count];
            }
            facts.put(key, FactValue.Amount.of(sum));
        }
    }

    /** The classes of one school. */
    private static final class Classes extends Rows {
        Classes() {
            super(0);
        }

        /** One for each of {@link #COMPULSORY}. */
        private final List<Listed> sizes = List.of(new Listed(), new Listed());

        void add(RosterRow row) {
            if (row.isBlank(Cell.STAGE)) {
                countUnknown();
                for (Listed list : sizes) {
                    list.addUnknown();
                }
                return;
            }
            int stage = (int) row.get(Cell.STAGE);
            if (stage >= ALL) {
                // Of a stage that rosters do not have: it is a row and counts nowhere.
                countUnknown();
                return;
            }
            count(stage);
            if (stage < sizes.size()) {
                sizes.get(stage).add(row, Cell.PUPILS, 0);
            }
        }

        void merge(Classes other) {
            super.merge(other);
            for (int i = 0; i < sizes.size(); i++) {
                sizes.get(i).merge(other.sizes.get(i));
            }
        }

        void put(List<Stage> stages, SortedMap<String, FactValue> facts) {
            for (Stage stage : stages) {
                sizes.get(COMPULSORY.indexOf(stage)).put(facts, stage.key() + ".classSizes");
            }
        }

        @Override
        void write(ByteLog log) {
            super.write(log);
            sizes.forEach(list -> list.write(log));
        }

        @Override
        void read(ByteLog.Cursor cursor) {
            super.read(cursor);
            sizes.forEach(list -> list.read(cursor));
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
    private static final class Rooms extends Rows {
        private final Area teaching = new Area();
        private final Area indoorSports = new Area();
        private final Area ground = new Area();
        private final Area extra = new Area();
        private final List<Area> areas = List.of(teaching, indoorSports, ground, extra);
        private long multimedia;
        private boolean multimediaUnknown;
        private final Listed music = new Listed();
        private final Listed art = new Listed();

        Rooms() {
            super(0);
        }

        void add(RosterRow row) {
            countUnknown();
            long category = row.get(Cell.CATEGORY);
            if (category == RosterRow.BLANK) {
                for (Area area : areas) {
                    area.addUnknown();
                }
                multimediaUnknown = true;
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
                case MULTIMEDIA -> multimedia++;
            }
        }

        void merge(Rooms other) {
            super.merge(other);
            for (int i = 0; i < areas.size(); i++) {
                areas.get(i).merge(other.areas.get(i));
            }
            multimedia += other.multimedia;
            multimediaUnknown |= other.multimediaUnknown;
            music.merge(other.music);
            art.merge(other.art);
        }

        void put(SortedMap<String, FactValue> facts) {
            teaching.put(facts, "teachingArea");
            indoorSports.put(facts, "indoorSportsArea");
            ground.put(facts, "sportsGroundArea");
            extra.put(facts, "extraSportsArea");
            if (!multimediaUnknown) {
                facts.put("multimediaRooms", FactValue.Amount.of(multimedia));
            }
            music.put(facts, "musicRoomAreas");
            art.put(facts, "artRoomAreas");
        }

        @Override
        void write(ByteLog log) {
            super.write(log);
            areas.forEach(area -> area.write(log));
            log.number(multimedia);
            log.number(multimediaUnknown ? 1 : 0);
            music.write(log);
            art.write(log);
        }

        @Override
        void read(ByteLog.Cursor cursor) {
            super.read(cursor);
            areas.forEach(area -> area.read(cursor));
            multimedia = cursor.number();
            multimediaUnknown = cursor.number() != 0;
            music.read(cursor);
            art.read(cursor);
        }
    }

    void addTeacher(RosterRow row) {
        teachers().add(row);
    }

    void addClass(RosterRow row) {
        classes().add(row);
    }

    void addRoom(RosterRow row) {
        rooms().add(row);
    }

    private Teachers teachers() {
        if (teachers == null) {
            teachers = new Teachers();
        }
        return teachers;
    }

    private Classes classes() {
        if (classes == null) {
            classes = new Classes();
        }
        return classes;
    }

    private Rooms rooms() {
        if (rooms == null) {
            rooms = new Rooms();
        }
        return rooms;
    }

    SchoolTally merge(SchoolTally other) {
        if (other.teachers != null) {
            teachers().merge(other.teachers);
        }
        if (other.classes != null) {
            classes().merge(other.classes);
        }
        if (other.rooms != null) {
            rooms().merge(other.rooms);
        }
        return this;
    }

    private @Nullable Rows of(RosterTally.Source source) {
        return switch (source) {
            case TEACHERS -> teachers;
            case CLASSES -> classes;
            case ROOMS -> rooms;
        };
    }

    /** Reads every stretch of memory that counting a row will write to. */
    long reach(RosterTally.Source source) {
        Rows rows = of(source);
        long sum = 0;
        if (rows != null) {
            for (int i = 0; i < rows.rows.length; i += CACHE_LINE) {
                sum += rows.rows[i];
            }
        }
        return sum;
    }

    long rows(RosterTally.Source source) {
        Rows rows = of(source);
        return rows == null ? 0 : rows.rows[Rows.ALL];
    }

    /** How many rows of teachers or classes stand under a stage. */
    long rows(RosterTally.Source source, Stage stage) {
        Rows rows = of(source);
        int at = STAGES.indexOf(stage);
        return rows == null || at < 0 ? 0 : rows.rows[at];
    }

    Facts facts(List<Stage> stages) {
        SortedMap<String, FactValue> facts = new TreeMap<>();
        if (teachers != null) {
            teachers.put(stages, facts);
        }
        if (classes != null) {
            classes.put(stages, facts);
        }
        if (rooms != null) {
            rooms.put(facts);
        }
        return new Facts(facts);
    }

    void write(ByteLog log) {
        log.number((teachers == null ? 0 : 1) | (classes == null ? 0 : 2) | (rooms == null ? 0 : 4));
        for (Rows rows : new Rows[] {teachers, classes, rooms}) {
            if (rows != null) {
                rows.write(log);
            }
        }
    }

    static SchoolTally read(ByteLog.Cursor cursor) {
        SchoolTally tally = new SchoolTally();
        long parts = cursor.number();
        if ((parts & 1) != 0) {
            tally.teachers().read(cursor);
        }
        if ((parts & 2) != 0) {
            tally.classes().read(cursor);
        }
        if ((parts & 4) != 0) {
            tally.rooms().read(cursor);
        }
        return tally;
    }
}
