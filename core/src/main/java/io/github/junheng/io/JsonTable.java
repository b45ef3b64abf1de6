package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads an array of flat objects that stands for a table; keys are the columns' keys or headers. */
final class JsonTable {
    private final Map<String, FactDefinition> byName = new HashMap<>();
    private long rows;

    JsonTable(List<FactDefinition> columns) {
        for (FactDefinition column : columns) {
            byName.put(column.id(), column);
            byName.put(column.name(), column);
        }
    }

    long rows() {
        return rows;
    }

    void read(JsonInput input, String path, Row.Sink sink) throws IOException {
        if (input.isNull()) {
            return;
        }
        if (!input.isArray()) {
            input.notOfType(path, "[…]");
            return;
        }
        input.array(path, (position, child) -> {
            rows++;
            if (input.isObject()) {
                sink.accept(row(input, path, position, child));
            } else {
                input.notOfType(child, "{…}");
            }
        });
    }

    private Row row(JsonInput input, String path, long position, String child) throws IOException {
        TreeMap<String, FactValue> values = new TreeMap<>();
        Set<String> faulty = new HashSet<>();
        Set<String> seen = new HashSet<>();
        input.object(child, (key, at) -> {
            FactDefinition column = byName.get(key);
            if (column == null) {
                input.unknown(key, at);
            } else if (!seen.add(column.name())) {
                input.twice(key, at);
            } else {
                CellText.Parsed parsed = input.fact(column, at);
                if (parsed instanceof CellText.Parsed.Value value) {
                    values.put(column.id(), value.value());
                } else if (parsed != CellText.Parsed.Blank.BLANK) {
                    faulty.add(column.id());
                }
            }
        });
        return new Row(input.name() + " " + path, position, values, faulty, Set.of());
    }
}
