package io.github.junheng.examples.spark;

import io.github.junheng.dataset.RosterPlaces;
import io.github.junheng.dataset.RosterTally;
import io.github.junheng.facility.Room;
import io.github.junheng.facility.RoomKind;
import io.github.junheng.io.RowReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.staff.Teacher;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** 名册: one of the three rosters, and how its rows are counted. */
enum Roster {
    TEACHERS("teachers"),
    CLASSES("classes"),
    ROOMS("rooms");

    private static final String COUNTED =
            Arrays.stream(RoomKind.values()).map(RoomKind::zh).collect(Collectors.joining("、"));

    private final String table;

    Roster(String table) {
        this.table = table;
    }

    /** The name of the table, which messages have too. */
    String table() {
        return table;
    }

    static RosterPlaces places() {
        return new RosterPlaces(TEACHERS.table, CLASSES.table, ROOMS.table);
    }

    /** What counts rows under this header; a problem is a column that is unknown, given twice or missing. */
    Checked<Counter<?>> counter(List<String> header) {
        return switch (this) {
            case TEACHERS ->
                counter(
                        RowReader.teachers(header, table),
                        Teacher::school,
                        Teacher::id,
                        RosterTally::add,
                        teacher -> Optional.empty());
            case CLASSES ->
                counter(
                        RowReader.classes(header, table),
                        SchoolClass::school,
                        SchoolClass::id,
                        RosterTally::add,
                        schoolClass -> Optional.empty());
            case ROOMS ->
                counter(
                        RowReader.rooms(header, table),
                        Room::school,
                        Room::id,
                        RosterTally::add,
                        room -> uncounted(room, table));
        };
    }

    /** A category that nothing counts is said once, not at each of its rooms. */
    private static Optional<Problem> uncounted(Room room, String table) {
        return room.category() instanceof Reported.Known<String> category
                        && RoomKind.ofChinese(category.value()).isEmpty()
                ? Optional.of(Problem.of(ProblemCode.ROOM_CATEGORY_UNKNOWN, table, category.value(), COUNTED))
                : Optional.empty();
    }

    private <T> Checked<Counter<?>> counter(
            Checked<RowReader<T>> reader,
            Function<T, SchoolCode> school,
            Function<T, String> id,
            BiConsumer<RosterTally, T> add,
            Function<T, Optional<Problem>> doubt) {
        RowReader<T> value = reader.valueOrNull();
        return new Checked<>(
                value == null ? null : new Counter<>(table, value, school, id, add, doubt), reader.problems());
    }

    /** Reads rows and counts them. */
    record Counter<T>(
            String table,
            RowReader<T> reader,
            Function<T, SchoolCode> school,
            Function<T, String> id,
            BiConsumer<RosterTally, T> add,
            Function<T, Optional<Problem>> doubt) {
        /** Counts a row with its school; without one there are only problems, which belong nowhere. */
        void count(String[] cells, PartitionParts parts) {
            List<String> row = List.of(cells);
            Checked<T> read = reader.read(row, table);
            T record = read.valueOrNull();
            if (record == null) {
                parts.nowhere(Places.at(read.problems(), table, Places.row(row)));
                return;
            }
            add.accept(parts.tally(), record);
            SchoolCode of = school.apply(record);
            if (!read.problems().isEmpty()) {
                parts.of(of).add(Places.at(read.problems(), table, of + " " + id.apply(record)));
            }
            doubt.apply(record).ifPresent(problem -> parts.of(of).add(List.of(problem)));
        }
    }
}
