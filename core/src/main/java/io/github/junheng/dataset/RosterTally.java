package io.github.junheng.dataset;

import io.github.junheng.facility.Room;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.staff.Teacher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * 名册汇总: adds rosters up to the columns of schools.csv. Tallies of parts of a roster can be merged in any order and give what
 * one pass over the whole gives; {@link #bySchool()} and {@link #toBytes()} let the parts be made and merged on many machines.
 *
 * <p>A blank cell is neither yes nor no. Whether a record belongs to a count is therefore answered yes, no or unknown, where one
 * <em>no</em> settles it; a count with an unknown member is not reported, never smaller. A school that appears in a roster has 0
 * of what is not listed; a school that does not appear has nothing.
 */
public final class RosterTally {
    /** The first number of {@link #toBytes()}: what follows is laid out as this version of the class writes it. */
    private static final int LAYOUT = 1;

    /** The columns of a stage that teachers are counted for. */
    private static final List<String> STAFF = List.of(
            "teachers",
            "degree.associate",
            "degree.bachelor",
            "degree.master",
            "degree.doctor",
            "backbone",
            "pe",
            "music",
            "fineArts",
            "arts",
            "visitingPeArts");

    private static final Set<String> COUNTED = counted();

    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    /** The codes of schools where their hash says or in the next free place, 0 being free; and their tallies beside them. */
    private long[] codes = new long[16];

    private @Nullable SchoolTally[] tallies = new SchoolTally[16];
    private int size;

    private static Set<String> counted() {
        Set<String> counted = new HashSet<>(SchoolTally.ROOM_COLUMNS);
        counted.add("certifiedTeachers");
        counted.add("trained360Teachers");
        for (Stage stage : SchoolTally.COMPULSORY) {
            counted.add(stage.key() + ".classSizes");
            for (String column : STAFF) {
                counted.add(stage.key() + "." + column);
            }
        }
        return counted;
    }

    /** Nothing counted yet. */
    public RosterTally() {}

    /** Which roster a count comes from. */
    enum Source {
        TEACHERS,
        CLASSES,
        ROOMS
    }

    public RosterTally add(Teacher teacher) {
        RosterRow row = new RosterRow();
        row.fill(teacher, 0);
        of(row.school()).addTeacher(row);
        return this;
    }

    public RosterTally add(SchoolClass schoolClass) {
        RosterRow row = new RosterRow();
        row.fill(schoolClass, 0);
        of(row.school()).addClass(row);
        return this;
    }

    public RosterTally add(Room room) {
        RosterRow row = new RosterRow();
        row.fill(room, 0);
        of(row.school()).addRoom(row);
        return this;
    }

    /** Adds what another tally counted; the other is not changed. */
    public RosterTally merge(RosterTally other) {
        for (int i = 0; i < other.codes.length; i++) {
            SchoolTally tally = other.tallies[i];
            if (tally != null) {
                of(other.codes[i]).merge(tally);
            }
        }
        return this;
    }

    /** The schools that appear in a roster, in the order of their codes. */
    public Set<SchoolCode> schools() {
        Set<SchoolCode> schools = new TreeSet<>();
        for (long code : codes) {
            if (code != 0) {
                schools.add(SchoolCode.of(code));
            }
        }
        return Collections.unmodifiableSet(schools);
    }

    /** The counts of every school that appears, in the order of their codes, for both compulsory stages. */
    public SortedMap<SchoolCode, Facts> counts() {
        SortedMap<SchoolCode, Facts> counts = new TreeMap<>();
        forEach((tally, code) -> counts.put(SchoolCode.of(code), tally.facts(SchoolTally.COMPULSORY)));
        return Collections.unmodifiableSortedMap(counts);
    }

    /** The counts of one school, for the compulsory stages that its kind has; empty where it appears in no roster. */
    public Facts counts(SchoolCode code, SchoolKind kind) {
        SchoolTally tally = find(code.toLong());
        if (tally == null) {
            return Facts.empty();
        }
        List<Stage> stages = new ArrayList<>(SchoolTally.COMPULSORY);
        stages.retainAll(kind.stages());
        return tally.facts(stages);
    }

    /**
     * The same taken apart: for every school that appears a tally of it alone, in the order of the codes. Merged they give this
     * one again.
     */
    public SortedMap<SchoolCode, RosterTally> bySchool() {
        SortedMap<SchoolCode, RosterTally> parts = new TreeMap<>();
        forEach((tally, code) -> {
            RosterTally part = new RosterTally();
            part.of(code).merge(tally);
            parts.put(SchoolCode.of(code), part);
        });
        return Collections.unmodifiableSortedMap(parts);
    }

    /** The tally as bytes, for another machine: some tens of bytes for a school and those of the ids of its classes. */
    public byte[] toBytes() {
        ByteLog log = new ByteLog();
        log.number(LAYOUT);
        log.number(size);
        forEach((tally, code) -> {
            log.number(code);
            tally.write(log);
        });
        return log.toBytes();
    }

    /**
     * The tally that {@link #toBytes()} wrote.
     *
     * @throws IllegalArgumentException when the bytes are not those of a tally, or another version laid them out
     */
    public static RosterTally fromBytes(byte[] bytes) {
        ByteLog.Cursor cursor = new ByteLog(bytes.clone()).from(0);
        long layout = cursor.number();
        if (layout != LAYOUT) {
            throw new IllegalArgumentException("a tally of layout " + layout + " where " + LAYOUT + " is read");
        }
        RosterTally tally = new RosterTally();
        int schools = cursor.length();
        for (int i = 0; i < schools; i++) {
            long code = cursor.number();
            if (!SchoolCode.isValid(code)) {
                throw new IllegalArgumentException("not a school code: " + code);
            }
            tally.of(code).merge(SchoolTally.read(cursor));
        }
        if (cursor.hasMore()) {
            throw new IllegalArgumentException("more than a tally, from byte " + cursor.position());
        }
        return tally;
    }

    /** The same of these schools alone. */
    RosterTally only(Set<SchoolCode> schools) {
        RosterTally kept = new RosterTally();
        for (SchoolCode code : schools) {
            SchoolTally tally = find(code.toLong());
            if (tally != null) {
                kept.put(code.toLong(), tally);
            }
        }
        return kept;
    }

    /** How many rows of a roster a school has. */
    long rows(SchoolCode code, Source source) {
        SchoolTally tally = find(code.toLong());
        return tally == null ? 0 : tally.rows(source);
    }

    /** How many of its rows of teachers or classes stand under a stage. */
    long rows(SchoolCode code, Source source, Stage stage) {
        SchoolTally tally = find(code.toLong());
        return tally == null ? 0 : tally.rows(source, stage);
    }

    static Source source(String column) {
        if (column.endsWith(".classSizes")) {
            return Source.CLASSES;
        }
        return SchoolTally.ROOM_COLUMNS.contains(column) ? Source.ROOMS : Source.TEACHERS;
    }

    /** Whether a column of schools.csv can be counted from a roster. */
    static boolean isCounted(String column) {
        return COUNTED.contains(column);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The tally of a school, empty where it did not appear. */
    SchoolTally of(long code) {
        int slot = slot(code);
        SchoolTally tally = tallies[slot];
        return tally == null ? put(code, new SchoolTally()) : tally;
    }

    @Nullable
    SchoolTally find(long code) {
        return tallies[slot(code)];
    }

    private SchoolTally put(long code, SchoolTally tally) {
        int slot = slot(code);
        codes[slot] = code;
        tallies[slot] = tally;
        size++;
        if (size > codes.length / 2) {
            grow();
        }
        return tally;
    }

    private void grow() {
        long[] oldCodes = codes;
        @Nullable SchoolTally[] oldTallies = tallies;
        codes = new long[Math.multiplyExact(codes.length, 2)];
        tallies = new SchoolTally[codes.length];
        for (int i = 0; i < oldCodes.length; i++) {
            if (oldCodes[i] != 0) {
                int slot = slot(oldCodes[i]);
                codes[slot] = oldCodes[i];
                tallies[slot] = oldTallies[i];
            }
        }
    }

    private int slot(long code) {
        int mask = codes.length - 1;
        int slot = (int) ((code * SCATTER) >>> 32) & mask;
        while (codes[slot] != 0 && codes[slot] != code) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    void forEach(ObjLongConsumer<SchoolTally> sink) {
        for (int i = 0; i < codes.length; i++) {
            SchoolTally tally = tallies[i];
            if (tally != null) {
                sink.accept(tally, codes[i]);
            }
        }
    }
}
