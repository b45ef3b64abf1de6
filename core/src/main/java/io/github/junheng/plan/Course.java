package io.github.junheng.plan;

import io.github.junheng.quantity.Rational;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 进度: a straight line from the first value to the target; exact. A coefficient of variation is rounded half up to nine decimals
 * for it, and for it alone.
 *
 * @param fromYear the year of the first value
 * @param dueYear the year in which the target is due
 * @param expected what the line says for the year of the latest value
 * @param neededPerYearOrNull how much a year is needed from the latest value on; null where it is due in that very year
 */
public record Course(
        int fromYear,
        Rational from,
        int latestYear,
        Rational latest,
        int dueYear,
        Rational target,
        Rational expected,
        @Nullable Rational neededPerYearOrNull) {
    public Optional<Rational> neededPerYear() {
        return Optional.ofNullable(neededPerYearOrNull);
    }
}
