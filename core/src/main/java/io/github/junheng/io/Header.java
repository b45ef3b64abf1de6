package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The header of a table: what each of its columns is, found by key or header, in any order. */
final class Header {
    /** What each column of the table is; null where it is not known. */
    private final List<@Nullable FactDefinition> columns = new ArrayList<>();

    private final Set<String> missing = new HashSet<>();

    /**
     * Reads the names of a table's columns; one that is unknown, given twice or missing is a problem.
     *
     * @param where the place of the header
     */
    Header(List<String> names, List<FactDefinition> known, Set<String> required, String where, ProblemLog log) {
        Map<String, FactDefinition> byName = new HashMap<>();
        for (FactDefinition column : known) {
            byName.put(column.id(), column);
            byName.put(column.name(), column);
        }
        Set<String> seen = new HashSet<>();
        for (String cell : names) {
            String name = CellText.trim(cell);
            FactDefinition column = byName.get(name);
            if (column != null) {
                boolean first = seen.add(column.name());
                if (!first) {
                    log.add(ProblemCode.COLUMN_TWICE, where + " " + column.name(), CellText.shown(name));
                }
                columns.add(first ? column : null);
                continue;
            }
            columns.add(null);
            String shown = name.isEmpty() ? "#" + columns.size() : CellText.shown(name);
            if (!name.isEmpty() && !seen.add(name)) {
                log.add(ProblemCode.COLUMN_TWICE, where + " " + shown, shown);
            } else {
                log.add(ProblemCode.COLUMN_UNKNOWN, where + " " + shown, shown);
            }
        }
        for (FactDefinition column : known) {
            if (required.contains(column.id()) && !seen.contains(column.name())) {
                log.add(ProblemCode.COLUMN_MISSING, where + " " + column.name(), column.name());
                missing.add(column.id());
            }
        }
    }

    /**
     * Reads a row; null, with a problem, where it has more or fewer cells than there are columns.
     *
     * @param number the row's number in its table; negative where the table's name is already the row's place
     */
    @Nullable
    Row row(String table, long number, int size, IntFunction<@Nullable String> cells, ProblemLog log) {
        if (size != columns.size()) {
            // Which cell is one too many cannot be known, so that no cell of the row can be trusted.
            log.add(
                    ProblemCode.ROW_LENGTH,
                    number < 0 ? table : Provenance.row(table, number),
                    String.valueOf(size),
                    String.valueOf(columns.size()));
            return null;
        }
        TreeMap<String, FactValue> values = new TreeMap<>();
        Set<String> faulty = Set.of();
        for (int i = 0; i < size; i++) {
            FactDefinition column = columns.get(i);
            String cell = column == null ? null : cells.apply(i);
            String text = cell == null ? "" : CellText.trim(cell);
            if (column == null || text.isEmpty()) {
                continue;
            }
            CellText.Parsed parsed = CellText.parse(column, text);
            if (parsed instanceof CellText.Parsed.Value value) {
                values.put(column.id(), value.value());
            } else if (parsed instanceof CellText.Parsed.Fault fault) {
                faulty = new HashSet<>(faulty);
                faulty.add(column.id());
                log.addOfCell(fault.at(Row.where(table, number, column)));
            }
        }
        return new Row(table, number, values, faulty, missing);
    }
}
