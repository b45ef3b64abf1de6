package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.facility.Room;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolClass;
import io.github.junheng.staff.Teacher;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 行读取: makes schools, teachers, classes and rooms of the rows of tables that are held elsewhere than in a dataset's files: in a
 * database, in messages, in a distributed engine. Headers and cells are read exactly as those of the CSV files, with the same
 * problems; only what takes more than one row to see (a code or an id that stands twice) is left to the caller. A reader may be
 * shared by threads.
 *
 * @param <T> what a row stands for
 */
public final class RowReader<T> {
    private final CsvHeader header;
    private final Maker<T> maker;

    private interface Maker<T> {
        @Nullable
        T make(Row row, ProblemLog log);
    }

    private RowReader(CsvHeader header, Maker<T> maker) {
        this.header = header;
        this.maker = maker;
    }

    /**
     * For rows of 学校表, the columns of schools.csv. A problem is a column that is unknown, given twice or missing; with an error
     * there is no reader.
     *
     * @param header the names of the columns: headers or keys
     * @param table what messages call the table
     * @param declared the facts that standards and overlays declare; those of schools are columns too
     */
    public static Checked<RowReader<SchoolReport>> schools(
            List<String> header, String table, List<FactDefinition> declared) {
        return of(header, table, SchoolRows.columns(declared), SchoolRows.REQUIRED, (row, log) -> {
            SchoolRows schools = new SchoolRows(log);
            schools.accept(row);
            return schools.reports().isEmpty() ? null : schools.reports().get(0);
        });
    }

    /** For rows of 教师名册; parameters and problems as for {@link #schools}. */
    public static Checked<RowReader<Teacher>> teachers(List<String> header, String table) {
        return of(header, table, RosterRows.TEACHERS.columns(), RosterRows.REQUIRED, RosterRows::teacher);
    }

    /** For rows of 班级名册; parameters and problems as for {@link #schools}. */
    public static Checked<RowReader<SchoolClass>> classes(List<String> header, String table) {
        return of(header, table, RosterRows.CLASSES.columns(), RosterRows.REQUIRED, RosterRows::schoolClass);
    }

    /** For rows of 校舍场地名册; parameters and problems as for {@link #schools}. */
    public static Checked<RowReader<Room>> rooms(List<String> header, String table) {
        return of(header, table, RosterRows.ROOMS.columns(), RosterRows.REQUIRED, RosterRows::room);
    }

    private static <T> Checked<RowReader<T>> of(
            List<String> names, String table, List<FactDefinition> columns, Set<String> required, Maker<T> maker) {
        ProblemLog log = new ProblemLog(false);
        if (names.stream().allMatch(name -> CellText.trim(name).isEmpty())) {
            log.add(ProblemCode.FILE_EMPTY, table);
            return Checked.failed(log.problems());
        }
        CsvHeader header = CsvHeader.of(names, table, columns, required, log);
        return log.isBroken()
                ? Checked.failed(log.problems())
                : Checked.of(new RowReader<>(header, maker), log.problems());
    }

    /**
     * Reads a row. There is no value where it does not say which school it is about, or has more or fewer cells than the header; a
     * cell that cannot be read is an error, and counts as not reported in the value.
     *
     * @param cells as texts, in the order of the header; null or blank is not reported
     * @param where what messages call the row
     */
    public Checked<T> read(List<? extends @Nullable String> cells, String where) {
        ProblemLog log = new ProblemLog(false);
        Row row = header.row(where, -1, cells, log);
        return new Checked<>(row == null ? null : maker.make(row, log), log.problems());
    }
}
