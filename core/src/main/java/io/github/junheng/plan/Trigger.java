package io.github.junheng.plan;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 触发条件: a goal is asked only where this is the case.
 *
 * @param countedByOrNull the rule that a school, school stage or class meets where it is the case, or whose
 *     value for the county is in how many places it is
 * @param rowOrNull the row of the table that the plan was taken from
 */
public record Trigger(
        String id,
        Text text,
        Comparator comparator,
        Rational value,
        Unit unit,
        Citation citation,
        @Nullable RuleRef countedByOrNull,
        @Nullable Integer rowOrNull) {
    public Optional<RuleRef> countedBy() {
        return Optional.ofNullable(countedByOrNull);
    }

    public Optional<Integer> row() {
        return Optional.ofNullable(rowOrNull);
    }
}
