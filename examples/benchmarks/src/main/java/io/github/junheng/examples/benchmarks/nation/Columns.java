package io.github.junheng.examples.benchmarks.nation;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.SchoolColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 学校表列: the columns of schools.csv beside code, name and kind, by position. */
public final class Columns {
    private static final List<FactDefinition> ALL = SchoolColumns.all();
    private static final Map<String, Integer> POSITIONS = positions();

    private Columns() {}

    public static int count() {
        return ALL.size();
    }

    public static FactDefinition get(int column) {
        return ALL.get(column);
    }

    /** @throws IllegalArgumentException when the contract has no such column */
    public static int of(String key) {
        Integer position = POSITIONS.get(key);
        if (position == null) {
            throw new IllegalArgumentException("no column " + key);
        }
        return position;
    }

    /** Whether its numbers are held in hundredths. */
    static boolean isDecimal(int column) {
        return ALL.get(column).type().element() == FactType.DECIMAL;
    }

    static boolean isList(int column) {
        return ALL.get(column).type().isList();
    }

    private static Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < ALL.size(); i++) {
            positions.put(ALL.get(i).id(), i);
        }
        return positions;
    }
}
