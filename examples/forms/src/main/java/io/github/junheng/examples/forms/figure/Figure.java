package io.github.junheng.examples.forms.figure;

import java.util.List;
import java.util.Optional;

/**
 * 数字及出处: the content of a cell with what it was taken from.
 *
 * @param decimals with how many decimals a number is printed
 * @param origins never empty for a number that was computed or reported
 * @param note where rounding changes how the number stands to its limit
 */
public record Figure(Value value, int decimals, List<Origin> origins, Optional<BoundaryNote> note) {
    public Figure {
        origins = List.copyOf(origins);
    }

    /** A figure without a note. */
    public static Figure of(Value value, int decimals, List<? extends Origin> origins) {
        return new Figure(value, decimals, List.copyOf(origins), Optional.empty());
    }

    /** Whether nothing stands in the cell. */
    public boolean isBlank() {
        return value instanceof Value.Blank;
    }
}
