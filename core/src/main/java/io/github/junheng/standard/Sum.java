package io.github.junheng.standard;

import io.github.junheng.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 加总: cells added and taken off, then brought to another unit: {@code times · (Σ add − Σ subtract)}. The id of a cell may
 * hold {@code {stage}} ({@code primary}) or {@code {STAGE}} ({@code PRIMARY}): it then stands for the cell of the stage that is
 * judged or, where no single stage is judged, for the cells of every stage concerned.
 *
 * @param countingFromOrNull where it is not null, the cells are lists, and each stands for how many of its elements are so great or
 *     greater: the classes of 56 pupils and more
 */
public record Sum(
        List<String> add,
        List<String> subtract,
        Rational times,
        @Nullable Rational countingFromOrNull) {
    public Sum {
        add = List.copyOf(add);
        subtract = List.copyOf(subtract);
    }

    /** A sum of numbers. */
    public Sum(List<String> add, List<String> subtract, Rational times) {
        this(add, subtract, times, null);
    }

    public static Sum of(String... cells) {
        return new Sum(List.of(cells), List.of(), Rational.ONE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sum that
                && add.equals(that.add)
                && subtract.equals(that.subtract)
                && times.equals(that.times)
                && Objects.equals(countingFromOrNull, that.countingFromOrNull);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * add.hashCode() + subtract.hashCode()) + times.hashCode();
    }

    /** Every cell it names. */
    public List<String> cells() {
        List<String> cells = new ArrayList<>(add);
        cells.addAll(subtract);
        return List.copyOf(cells);
    }
}
