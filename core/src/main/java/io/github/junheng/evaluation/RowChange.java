package io.github.junheng.evaluation;

import static io.github.junheng.evaluation.Cells.MISSING;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a school reports otherwise than its row of a table does: those cells alone, so that a change of one number is small. It
 * never changes.
 */
final class RowChange {
    /** Of a row as it stands. */
    static final RowChange NONE = new RowChange(new int[0], new long[0], null, null);

    /** Where two changes differ in no cell, or in several. */
    static final int NOWHERE = -1;

    static final int SEVERAL = -2;

    private final int[] columns;
    private final long[] numbers;
    /** By column; null where the list is as it stands. */
    private final Cells.@Nullable Lists @Nullable [] lists;

    private final @Nullable String nameOrNull;

    private RowChange(
            int[] columns, long[] numbers, Cells.@Nullable Lists @Nullable [] lists, @Nullable String nameOrNull) {
        this.columns = columns;
        this.numbers = numbers;
        this.lists = lists;
        this.nameOrNull = nameOrNull;
    }

    /** With one cell reported otherwise; null where its column, as it is scaled, cannot hold that. */
    @Nullable
    RowChange with(Cells cells, int row, int column, FactDefinition definition, @Nullable FactValue value) {
        if (definition.type().isList()) {
            return withList(cells, column, definition.type(), value);
        }
        if (definition.type() == FactType.TEXT) {
            return null;
        }
        long number = value == null ? MISSING : cells.number(column, definition, value);
        if (value != null && number == MISSING) {
            return null;
        }
        int at = Arrays.binarySearch(columns, column);
        if (number == (at >= 0 ? numbers[at] : cells.get(column, row))) {
            return this;
        }
        if (at >= 0) {
            long[] changed = numbers.clone();
            changed[at] = number;
            return new RowChange(columns, changed, lists, nameOrNull);
        }
        int to = ~at;
        int[] more = new int[columns.length + 1];
        long[] changed = new long[more.length];
        System.arraycopy(columns, 0, more, 0, to);
        System.arraycopy(numbers, 0, changed, 0, to);
        more[to] = column;
        changed[to] = number;
        System.arraycopy(columns, to, more, to + 1, columns.length - to);
        System.arraycopy(numbers, to, changed, to + 1, columns.length - to);
        return new RowChange(more, changed, lists, nameOrNull);
    }

    private @Nullable RowChange withList(Cells cells, int column, FactType type, @Nullable FactValue value) {
        if (type == FactType.TEXT_LIST) {
            return value == null ? this : null;
        }
        Cells.Lists list =
                value == null || value instanceof FactValue.Amounts ? Cells.Lists.of((FactValue.Amounts) value) : null;
        if (list == null) {
            return null;
        }
        Cells.@Nullable Lists[] changed = lists == null ? new Cells.@Nullable Lists[cells.start.length] : lists.clone();
        changed[column] = list;
        return new RowChange(columns, numbers, changed, nameOrNull);
    }

    /** What a report says otherwise than a row does; null where a column, as it is scaled, cannot hold it. */
    static @Nullable RowChange of(CountyTable table, int row, SchoolReport report) {
        Cells cells = table.schools();
        List<FactDefinition> definitions = table.layout().schoolColumns();
        int size = definitions.size();
        @Nullable FactValue[] values = new FactValue[size];
        for (Map.Entry<String, FactValue> fact : report.facts().values().entrySet()) {
            int column = table.layout().schoolColumn(fact.getKey());
            if (column >= 0) {
                values[column] = fact.getValue();
            }
        }
        int[] columns = new int[size];
        long[] numbers = new long[size];
        int count = 0;
        Cells.@Nullable Lists[] lists = null;
        for (int column = 0; column < size; column++) {
            FactDefinition definition = definitions.get(column);
            FactType type = definition.type();
            FactValue value = values[column];
            if (type == FactType.TEXT || type == FactType.TEXT_LIST) {
                String old = cells.text(column, row);
                if (value == null ? old != null : !value.equals(old == null ? null : new FactValue.Word(old))) {
                    return null;
                }
            } else if (type.isList()) {
                if (value != null && !(value instanceof FactValue.Amounts)) {
                    return null;
                }
                FactValue.Amounts amounts = (FactValue.Amounts) value;
                if (!cells.isList(column, row, amounts)) {
                    lists = lists == null ? new Cells.@Nullable Lists[size] : lists;
                    lists[column] = Cells.Lists.of(amounts);
                    if (lists[column] == null) {
                        return null;
                    }
                }
            } else {
                long number = value == null ? MISSING : cells.number(column, definition, value);
                if (value != null && number == MISSING) {
                    return null;
                }
                if (number != cells.get(column, row)) {
                    columns[count] = column;
                    numbers[count++] = number;
                }
            }
        }
        String name = report.school().name();
        return new RowChange(
                Arrays.copyOf(columns, count),
                Arrays.copyOf(numbers, count),
                lists,
                name.equals(table.name(row)) ? null : name);
    }

    /** The only column in which two changes of one row differ; {@link #NOWHERE} or {@link #SEVERAL}. */
    int difference(RowChange other) {
        if (lists != null || other.lists != null) {
            return lists == other.lists ? ofNumbers(other) : SEVERAL;
        }
        return ofNumbers(other);
    }

    private int ofNumbers(RowChange other) {
        int found = NOWHERE;
        int i = 0;
        int k = 0;
        while (i < columns.length || k < other.columns.length) {
            int own = i < columns.length ? columns[i] : Integer.MAX_VALUE;
            int others = k < other.columns.length ? other.columns[k] : Integer.MAX_VALUE;
            boolean same = own == others && numbers[i] == other.numbers[k];
            if (!same && found != NOWHERE) {
                return SEVERAL;
            }
            found = same ? found : Math.min(own, others);
            i += own <= others ? 1 : 0;
            k += others <= own ? 1 : 0;
        }
        return found;
    }

    boolean isNone() {
        return columns.length == 0 && lists == null && nameOrNull == null;
    }

    String name(String standing) {
        return nameOrNull == null ? standing : nameOrNull;
    }

    boolean hasLists() {
        return lists != null;
    }

    /** Sets the numbers of the row that are reported otherwise. */
    void into(long[] row) {
        for (int i = 0; i < columns.length; i++) {
            row[columns[i]] = numbers[i];
        }
    }

    /** Sets the lists of the row that are reported otherwise. */
    void into(Cells.@Nullable Lists[] row) {
        for (int column = 0; lists != null && column < row.length; column++) {
            row[column] = lists[column] == null ? row[column] : lists[column];
        }
    }
}
