package io.github.junheng.plan;

import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Quantity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 条目进展: one item for one place.
 *
 * @param figures a figure for each year, in order
 * @param standing how it stands
 * @param courseOrNull where it has a line to be held against
 * @param metInOrNull since when it is met
 * @param metLate whether it is known not to have been met in its time
 * @param lapses where it was met and lost again
 * @param gapOrNull what is missing to the target in the latest known year; null where nothing or no amount
 * @param beside the rules shown beside it
 */
public record ItemTrack(
        PlanItem item,
        Locality place,
        List<YearFigure> figures,
        Standing standing,
        @Nullable Course courseOrNull,
        @Nullable Integer metInOrNull,
        boolean metLate,
        List<Lapse> lapses,
        @Nullable Quantity gapOrNull,
        List<Beside> beside) {
    /** 旁列规则: a rule, how the goal stands to it, and what was found of it in the latest year with data. */
    public record Beside(RuleRef rule, Strictness strictness, Status status) {}

    public ItemTrack {
        figures = List.copyOf(figures);
        lapses = List.copyOf(lapses);
        beside = List.copyOf(beside);
    }

    public Optional<Course> course() {
        return Optional.ofNullable(courseOrNull);
    }

    public Optional<Integer> metIn() {
        return Optional.ofNullable(metInOrNull);
    }

    public Optional<Quantity> gap() {
        return Optional.ofNullable(gapOrNull);
    }
}
