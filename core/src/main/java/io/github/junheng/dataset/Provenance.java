package io.github.junheng.dataset;

import io.github.junheng.school.SchoolCode;
import java.util.HashMap;
import java.util.Map;

/**
 * 数据来源: where each cell was read, for messages and explanations.
 *
 * @param county where the county's facts stand: {@code county.json $}
 * @param schools where each school's row stands: {@code schools.csv:14}, or {@code dataset.json $.schools[3]}
 * @param cells where cells stand that were read elsewhere than in their row: {@code teachers.csv}; of a fact of the county, file,
 *     row and column: {@code funding.csv:3 教师年平均工资}
 * @param files by fact, the file of its own in which a cell that nobody filled in is to be filled in
 */
public record Provenance(
        String county, Map<SchoolCode, String> schools, Map<CellRef, String> cells, Map<String, Rows> files) {
    public Provenance {
        schools = Map.copyOf(schools);
        cells = Map.copyOf(cells);
        files = Map.copyOf(files);
    }

    /** Of facts that have no files of their own. */
    public Provenance(String county, Map<SchoolCode, String> schools, Map<CellRef, String> cells) {
        this(county, schools, cells, Map.of());
    }

    /**
     * 数据文件的行: a file beside schools.csv, and where each school's row in it stands.
     *
     * @param file {@code workload.csv}, which may not be there; {@code dataset.json $.workload} of a document
     * @param schools of the schools that have a row: {@code workload.csv:3}
     */
    public record Rows(String file, Map<SchoolCode, String> schools) {
        public Rows {
            schools = Map.copyOf(schools);
        }
    }

    /** Of a dataset that was put together in memory. */
    public static Provenance inMemory() {
        return new Provenance("county $", Map.of(), Map.of());
    }

    /**
     * File, row and column of a cell: {@code schools.csv:14 小学艺术教师数}, {@code county.json $.pay.teachersYuan}.
     *
     * <p>An item of a checklist that no row judges stands in {@code checklists}, which is a file or a part of the document.
     *
     * @param name the Chinese name of the cell's fact
     */
    public String where(CellRef cell, String name) {
        String element = cell.index() < 0 ? "" : "[" + cell.index() + "]";
        SchoolCode school = cell.school();
        String own = cells.get(cell);
        String elsewhere = own == null && cell.index() >= 0 ? cells.get(new CellRef(school, cell.fact(), -1)) : own;
        if (Checklist.isOf(cell.fact())) {
            String row = elsewhere == null ? "checklists" : elsewhere;
            return row + " " + (school == null ? "" : school + " ") + name;
        }
        if (school == null) {
            if (elsewhere != null) {
                return elsewhere;
            }
            boolean ofArray = cell.fact().contains("[]");
            Rows file = files.get(cell.fact());
            if (ofArray && cell.index() < 0) {
                // Of an array that is not there no element can be named.
                return file == null ? county + "." + cell.fact() : file.file() + " " + name;
            }
            return county + "." + (ofArray ? cell.fact().replace("[]", element) : cell.fact() + element);
        }
        Rows file = files.get(cell.fact());
        String place = elsewhere == null && file != null ? file.schools().getOrDefault(school, file.file()) : elsewhere;
        if (place != null && !place.equals(schools.get(school))) {
            return place + " " + school + " " + name + element;
        }
        String row = schools.getOrDefault(school, school.value());
        return row.contains("$") ? row + "." + cell.fact() + element : row + " " + name + element;
    }

    /**
     * Where a row of a table stands: {@code schools.csv:14} in a file of rows, {@code dataset.json $.schools[3]} in a document.
     *
     * @param table the file, or the document and the path of its array
     * @param number the physical line in a file, the position from 0 in an array
     */
    public static String row(String table, long number) {
        return table.contains("$") ? table + "[" + number + "]" : table + ":" + number;
    }

    /** The same with every cell that came from the other where it is not known here. */
    Provenance and(Provenance other, Map<CellRef, String> taken) {
        Map<SchoolCode, String> rows = new HashMap<>(other.schools);
        rows.putAll(schools);
        Map<CellRef, String> elsewhere = new HashMap<>(other.cells);
        elsewhere.putAll(cells);
        elsewhere.putAll(taken);
        Map<String, Rows> filled = new HashMap<>(other.files);
        filled.putAll(files);
        return new Provenance(county, rows, elsewhere, filled);
    }

    Provenance with(Map<CellRef, String> more) {
        return and(new Provenance(county, Map.of(), Map.of()), more);
    }
}
