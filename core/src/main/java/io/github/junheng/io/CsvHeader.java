package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a CSV file: columns are found by their name or key, in any order.
 *
 * @param columns what each column of the file is; null where it is not known, or given twice
 * @param missing the ids of required columns that the file does not have
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
}
