package io.github.junheng.evaluation;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Citation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 指标值与标准值: what was compared.
 *
 * @param valueOrNull the value, exact; null where an input is missing
 * @param comparatorOrNull how it has to stand to the limit; null where the value is told and held against nothing
 * @param limitOrNull the limit, exact; null where an input of it is missing
 * @param unit the unit of both
 * @param limitCitationOrNull where the limit comes from, where it is a printed number
 */
public record Measure(
        @Nullable Magnitude valueOrNull,
        @Nullable Comparator comparatorOrNull,
        @Nullable Rational limitOrNull,
        Unit unit,
        @Nullable Citation limitCitationOrNull) {
    /** The same figures on the ground of another source. */
    Measure citing(Citation citation) {
        return new Measure(valueOrNull, comparatorOrNull, limitOrNull, unit, citation);
    }

    /** The same limit, the value not known. */
    Measure withoutValue() {
        return new Measure(null, comparatorOrNull, limitOrNull, unit, limitCitationOrNull);
    }

    public Optional<Magnitude> value() {
        return Optional.ofNullable(valueOrNull);
    }

    public Optional<Comparator> comparator() {
        return Optional.ofNullable(comparatorOrNull);
    }

    public Optional<Rational> limit() {
        return Optional.ofNullable(limitOrNull);
    }
}
