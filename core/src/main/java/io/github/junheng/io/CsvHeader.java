package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The header of a table, the first line of a CSV file: columns are found by their name or key, in any order.
 *
 * @param columns what each column of the table is; null where it is not known, or given twice
 * @param missing the ids of required columns that the table does not have
 */
record CsvHeader(List<@Nullable FactDefinition> columns, Set<String> missing) {
    static CsvHeader of(
            List<String> cells, String where, List<FactDefinition> known, Set<String> required, ProblemLog log) {
        Map<String, FactDefinition> byName = new HashMap<>();
        for (FactDefinition column : known) {
            byName.put(column.id(), column);
            byName.put(column.name(), column);
        }
        List<@Nullable FactDefinition> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = CellText.trim(cells.get(i));
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
            String shown = name.isEmpty() ? "#" + (i + 1) : CellText.shown(name);
            if (!name.isEmpty() && !seen.add(name)) {
                log.add(ProblemCode.COLUMN_TWICE, where + " " + shown, shown);
            } else {
                log.add(ProblemCode.COLUMN_UNKNOWN, where + " " + shown, shown);
            }
        }
        Set<String> missing = new HashSet<>();
        for (FactDefinition column : known) {
            if (required.contains(column.id()) && !seen.contains(column.name())) {
                log.add(ProblemCode.COLUMN_MISSING, where + " " + column.name(), column.name());
                missing.add(column.id());
            }
        }
        return new CsvHeader(Collections.unmodifiableList(columns), Set.copyOf(missing));
    }

    /**
     * Reads a row; null, with a problem, where it has more or fewer cells than there are columns.
     *
     * @param number the row's number in its table; negative where the table's name is already the row's place
     */
    @Nullable
    Row row(String table, long number, List<? extends @Nullable String> cells, ProblemLog log) {
        int size = cells.size();
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
            String cell = column == null ? null : cells.get(i);
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
