package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.quantity.Reported;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * One row of a table, or one object of an array that stands for a table.
 *
 * @param table {@code schools.csv}, or {@code dataset.json $.schools}
 * @param number the physical line, or the position in the array; negative where {@code table} is already the row's place
 * @param values what the cells hold, by the columns' ids; a blank cell is absent
 * @param faulty the ids of cells that could not be read, which are absent too
 * @param noColumn the ids of required columns that the table does not have
 */
record Row(String table, long number, SortedMap<String, FactValue> values, Set<String> faulty, Set<String> noColumn) {
    /** Takes the rows of a table as they are read. */
    interface Sink {
        void accept(Row row);
    }

    /** Whether a cell that must be filled in was left blank. */
    boolean lacks(FactDefinition column) {
        return !values.containsKey(column.id()) && !noColumn.contains(column.id());
    }

    /** A text or word. */
    Reported<String> word(FactDefinition column) {
        return Reported.ofNullable(values.get(column.id()) instanceof FactValue.Word word ? word.value() : null);
    }

    /** A text or word as what it stands for. */
    <T> Reported<T> word(FactDefinition column, Function<String, Optional<T>> meaning) {
        return Reported.ofNullable(word(column).toOptional().flatMap(meaning).orElse(null));
    }

    Reported<BigDecimal> amount(FactDefinition column) {
        return Reported.ofNullable(values.get(column.id()) instanceof FactValue.Amount amount ? amount.value() : null);
    }

    Reported<Boolean> flag(FactDefinition column) {
        return Reported.ofNullable(
                values.get(column.id()) instanceof FactValue.Flag flag ? (Boolean) flag.value() : null);
    }

    String where() {
        return where(table, number);
    }

    String where(FactDefinition column) {
        return where(table, number, column);
    }

    static String where(String table, long number, FactDefinition column) {
        String row = where(table, number);
        return table.contains("$") ? row + "." + column.id() : row + " " + column.name();
    }

    private static String where(String table, long number) {
        return number < 0 ? table : Provenance.row(table, number);
    }
}
