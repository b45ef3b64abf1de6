package io.github.junheng.dataset;

import io.github.junheng.dataset.RosterRow.Cell;
import io.github.junheng.facility.Room;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.staff.Teacher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 名册录入: takes the rows of rosters one by one, with the number of each row, and gives their tally together with what is doubtful
 * about them: ids that stand twice, schools that are not known, categories that nothing counts. Rows are not kept.
 *
 * <p>Of a roster that is read in parts, each part has an intake of its own, and the intakes are merged in the order of the parts.
 */
public final class RosterIntake {
    private static final Comparator<Located> BY_ROW = new Comparator<>() {
        @Override
        public int compare(Located a, Located b) {
            return Long.compare(a.row(), b.row());
        }
    };

    private RosterTally tally = new RosterTally();
    private final Roster teachers;
    private final Roster classes;
    private final Roster rooms;
    /** The categories of rooms that nothing counts. */
    private final TextTable categories = new TextTable();

    private final RosterRow filled = new RosterRow();
    private final RosterRow[] one = {filled};

    public RosterIntake(RosterPlaces places) {
        teachers = new Roster(places.teachers(), RosterTally.Source.TEACHERS);
        classes = new Roster(places.classes(), RosterTally.Source.CLASSES);
        rooms = new Roster(places.rooms(), RosterTally.Source.ROOMS);
    }

    /** A row whose id stood in an earlier one. */
    private record Again(long school, String id, long row) {}

    /** The first row of a school. */
    private record First(SchoolCode school, long row) {}

    /** One roster: where its schools first appear, and where each id stands. */
    private final class Roster {
        private final String place;
        private final RosterTally.Source source;
        private final List<First> schools = new ArrayList<>();
        private final TextTable ids = new TextTable();
        private final List<Again> again = new ArrayList<>();
        /** Kept so that nobody finds that reading it was for nothing. */
        @SuppressWarnings("unused")
        private long reachedSum;

        Roster(String place, RosterTally.Source source) {
            this.place = place;
            this.source = source;
        }

        /** The tally of the row's school, to which the row is still to be added. */
        SchoolTally take(RosterRow row) {
            SchoolTally school = tally.of(row.school());
            if (school.rows(source) == 0) {
                schools.add(new First(SchoolCode.of(row.school()), row.number()));
            }
            long scope = scope(row);
            if (!isBlank(row)
                    && ids.putIfAbsent(row.idHash(), scope, row.idChars(), row.idLength(), row.number())
                            != TextTable.NEW) {
                again.add(new Again(scope, row.idText(), row.number()));
            }
            return school;
        }

        /** A teacher's id is one person's; that of a class or room is unique in its school. */
        private long scope(RosterRow row) {
            return source == RosterTally.Source.TEACHERS ? TextTable.NO_SCHOOL : row.school();
        }

        /**
         * Reads what the rows will need, and does nothing with it: memory then fetches for all of them at the same time what it
         * would fetch for one after the other.
         */
        void reach(RosterRow[] rows, int count) {
            @Nullable SchoolTally[] reached = new SchoolTally[count];
            long sum = 0;
            for (int i = 0; i < count; i++) {
                rows[i].scatter(scope(rows[i]));
            }
            // So little between one and the next that they are under way together.
            for (int i = 0; i < count; i++) {
                sum += ids.reach(rows[i].idHash());
            }
            for (int i = 0; i < count; i++) {
                reached[i] = tally.find(rows[i].school());
            }
            for (SchoolTally school : reached) {
                sum += school == null ? 0 : school.reach(source);
            }
            reachedSum = sum;
        }

        private static boolean isBlank(RosterRow row) {
            return row.idLength() == 0
                    || (row.idChars()[0] <= ' ' && row.idText().isBlank());
        }

        /** Before the tallies are merged. */
        void merge(Roster other, long offset) {
            for (First first : other.schools) {
                if (tally.rows(first.school(), source) == 0) {
                    schools.add(new First(first.school(), first.row() + offset));
                }
            }
            if (ids.isEmpty() && offset == 0) {
                ids.adopt(other.ids);
            } else if (!other.ids.isEmpty()) {
                ids.merge(other.ids, offset, (school, id, row) -> again.add(new Again(school, id, row)));
            }
            for (Again one : other.again) {
                again.add(new Again(one.school(), one.id(), one.row() + offset));
            }
        }

        /** Ids that stand twice, in the order of the rows. */
        List<Located> twice() {
            List<Located> twice = new ArrayList<>();
            for (Again one : again) {
                twice.add(new Located(
                        one.row(),
                        Problem.of(
                                ProblemCode.ROSTER_ID_TWICE,
                                Provenance.row(place, one.row()),
                                one.id(),
                                Provenance.row(place, ids.row(one.school(), one.id())))));
            }
            twice.sort(BY_ROW);
            return twice;
        }

        void unknown(Set<SchoolCode> known, List<Problem> problems) {
            for (First first : schools) {
                if (!known.contains(first.school())) {
                    problems.add(Problem.of(
                            ProblemCode.ROSTER_SCHOOL_UNKNOWN,
                            Provenance.row(place, first.row()),
                            first.school().value(),
                            String.valueOf(tally.rows(first.school(), source))));
                }
            }
        }
    }

    private record Located(long row, Problem problem) {}

    /** A teacher; the id is one person's, whatever the school. */
    public void add(Teacher teacher, long row) {
        filled.fill(teacher, row);
        addTeachers(one, 1);
    }

    /** A class; the id is unique in its school. */
    public void add(SchoolClass schoolClass, long row) {
        filled.fill(schoolClass, row);
        addClasses(one, 1);
    }

    /** A room or ground; the id is unique in its school. */
    public void add(Room room, long row) {
        filled.fill(room, row);
        addRooms(one, 1);
    }

    /**
     * Rows of teachers, none of which is kept. Several at once, because a table of millions is far away: it is asked for all of
     * them before the first is counted.
     *
     * @param count how many of the rows there are
     */
    public void addTeachers(RosterRow[] rows, int count) {
        teachers.reach(rows, count);
        for (int i = 0; i < count; i++) {
            addTeacher(rows[i]);
        }
    }

    /** Rows of classes, as {@link #addTeachers}. */
    public void addClasses(RosterRow[] rows, int count) {
        classes.reach(rows, count);
        for (int i = 0; i < count; i++) {
            addClass(rows[i]);
        }
    }

    /** Rows of rooms, as {@link #addTeachers}. */
    public void addRooms(RosterRow[] rows, int count) {
        rooms.reach(rows, count);
        for (int i = 0; i < count; i++) {
            addRoom(rows[i]);
        }
    }

    private void addTeacher(RosterRow row) {
        teachers.take(row).addTeacher(row);
    }

    private void addClass(RosterRow row) {
        classes.take(row).addClass(row);
    }

    private void addRoom(RosterRow row) {
        rooms.take(row).addRoom(row);
        if (row.get(Cell.CATEGORY) == RosterRow.OTHER) {
            categories.putIfAbsent(TextTable.NO_SCHOOL, row.categoryChars(), row.categoryLength(), row.number());
        }
    }

    /**
     * Takes what an intake of later rows took, which is not used afterwards.
     *
     * @param offset how many rows stand before the first of the other, which numbered them from its own beginning
     */
    public void merge(RosterIntake other, long offset) {
        teachers.merge(other.teachers, offset);
        classes.merge(other.classes, offset);
        rooms.merge(other.rooms, offset);
        if (!other.categories.isEmpty()) {
            categories.merge(other.categories, offset, (none, category, row) -> {});
        }
        if (tally.isEmpty()) {
            tally = other.tally;
        } else {
            tally.merge(other.tally);
        }
    }

    /** The tally of all rows, every school being known. */
    public Checked<RosterTally> finish() {
        return Checked.of(tally, ofRows());
    }

    /** The tally of all rows of the known schools. */
    public Checked<RosterTally> finish(Set<SchoolCode> known) {
        List<Problem> problems = ofRows();
        teachers.unknown(known, problems);
        classes.unknown(known, problems);
        rooms.unknown(known, problems);
        return Checked.of(tally.only(known), problems);
    }

    private List<Problem> ofRows() {
        List<Problem> problems = new ArrayList<>();
        add(teachers.twice(), problems);
        add(classes.twice(), problems);
        List<Located> ofRooms = new ArrayList<>(rooms.twice());
        if (!categories.isEmpty()) {
            String counted = String.join("、", Cell.CATEGORY.words());
            categories.forEach((none, category, row) -> ofRooms.add(new Located(
                    row,
                    Problem.of(
                            ProblemCode.ROOM_CATEGORY_UNKNOWN, Provenance.row(rooms.place, row), category, counted))));
            ofRooms.sort(BY_ROW);
        }
        add(ofRooms, problems);
        return problems;
    }

    private static void add(List<Located> located, List<Problem> problems) {
        for (Located one : located) {
            problems.add(one.problem());
        }
    }
}
