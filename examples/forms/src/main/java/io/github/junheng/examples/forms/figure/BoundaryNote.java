package io.github.junheng.examples.forms.figure;

import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import java.util.Optional;

/**
 * 临界说明: that a figure as it is printed stands otherwise to its limit than the exact figure does.
 *
 * @param floor whether the limit is the floor of one of several items
 * @param exact how the exact figure stands
 * @param printed how the printed one would
 */
public record BoundaryNote(
        Magnitude value, Comparator comparator, Rational limit, boolean floor, Status exact, Status printed) {
    /** A note where the printed figure stands otherwise to the limit, which is printed as it is. */
    public static Optional<BoundaryNote> of(
            Magnitude value, Comparator comparator, Rational limit, Rational printed, boolean floor) {
        return of(value, comparator, limit, printed, limit, floor);
    }

    /** A note where figure and limit as they are printed stand otherwise to each other. */
    public static Optional<BoundaryNote> of(
            Magnitude value,
            Comparator comparator,
            Rational limit,
            Rational printed,
            Rational printedLimit,
            boolean floor) {
        boolean met = comparator.admits(value, limit);
        return met == comparator.admits(printed, printedLimit)
                ? Optional.empty()
                : Optional.of(new BoundaryNote(
                        value,
                        comparator,
                        limit,
                        floor,
                        met ? Status.MET : Status.NOT_MET,
                        met ? Status.NOT_MET : Status.MET));
    }
}
