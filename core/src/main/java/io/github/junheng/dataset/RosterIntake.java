package io.github.junheng.dataset;

import io.github.junheng.facility.Room;
import io.github.junheng.facility.RoomKind;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.staff.Teacher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 名册录入: takes the rows of rosters one by one, with the number of each row, and gives their tally together with what is doubtful
 * about them: ids that stand twice, schools that are not known, categories that nothing counts. Rows are not kept.
 */
public final class RosterIntake {
    private static final String COUNTED =
            Arrays.stream(RoomKind.values()).map(RoomKind::zh).collect(Collectors.joining("、"));

    private final RosterTally tally = new RosterTally();
    private final List<Problem> problems = new ArrayList<>();
    private final Roster teachers;
    private final Roster classes;
    private final Roster rooms;
    private final Set<String> categories = new HashSet<>();

    public RosterIntake(RosterPlaces places) {
        teachers = new Roster(places.teachers());
        classes = new Roster(places.classes());
        rooms = new Roster(places.rooms());
    }

    /** One roster: where its schools first appear, how often, and where each id stands. */
    private final class Roster {
        private final String place;
        private final Map<SchoolCode, Rows> schools = new LinkedHashMap<>();
        private final Map<Object, Long> ids = new HashMap<>();

        Roster(String place) {
            this.place = place;
        }

        void take(SchoolCode school, String id, Object key, long row) {
            schools.computeIfAbsent(school, s -> new Rows(row)).count++;
            Long first = id.isBlank() ? null : ids.putIfAbsent(key, row);
            if (first != null) {
                problems.add(Problem.of(
                        ProblemCode.ROSTER_ID_TWICE, Provenance.row(place, row), id, Provenance.row(place, first)));
            }
        }

        void unknown(Set<SchoolCode> known) {
            schools.forEach((school, rows) -> {
                if (!known.contains(school)) {
                    problems.add(Problem.of(
                            ProblemCode.ROSTER_SCHOOL_UNKNOWN,
                            Provenance.row(place, rows.first),
                            school.value(),
                            String.valueOf(rows.count)));
                }
            });
        }
    }

    private static final class Rows {
        private final long first;
        private long count;

        Rows(long first) {
            this.first = first;
        }
    }

    private record IdOfSchool(SchoolCode school, String id) {}

    /** A teacher; the id is one person's, whatever the school. */
    public void add(Teacher teacher, long row) {
        teachers.take(teacher.school(), teacher.id(), teacher.id(), row);
        tally.add(teacher);
    }

    /** A class; the id is unique in its school. */
    public void add(SchoolClass schoolClass, long row) {
        classes.take(
                schoolClass.school(), schoolClass.id(), new IdOfSchool(schoolClass.school(), schoolClass.id()), row);
        tally.add(schoolClass);
    }

    /** A room or ground; the id is unique in its school. */
    public void add(Room room, long row) {
        rooms.take(room.school(), room.id(), new IdOfSchool(room.school(), room.id()), row);
        if (room.category() instanceof Reported.Known<String> category
                && RoomKind.ofChinese(category.value()).isEmpty()
                && categories.add(category.value())) {
            problems.add(Problem.of(
                    ProblemCode.ROOM_CATEGORY_UNKNOWN, Provenance.row(rooms.place, row), category.value(), COUNTED));
        }
        tally.add(room);
    }

    /** The schools that appear in a roster. */
    public Set<SchoolCode> schools() {
        return Set.copyOf(tally.schools());
    }

    /** The tally of all rows of the known schools. */
    public Checked<RosterTally> finish(Set<SchoolCode> known) {
        teachers.unknown(known);
        classes.unknown(known);
        rooms.unknown(known);
        return Checked.of(tally.retain(known), problems);
    }
}
