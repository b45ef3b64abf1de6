package io.github.junheng.procedure;

import io.github.junheng.standard.Citation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 批次: the steps that the state takes with the counties of one batch, in their order.
 *
 * @param id its name, {@code 2025-1}
 * @param steps ids of stages, each once
 * @param then id of the stage behind the last step
 * @param recognisedOrNull how many counties were recognised; null where it is not known, or not yet
 */
public record Batch(
        String id,
        List<String> steps,
        String then,
        @Nullable Integer recognisedOrNull,
        Citation citation) {
    /** @throws IllegalArgumentException when there is no step, or one of them twice */
    public Batch {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.stream().distinct().count() != steps.size()) {
            throw new IllegalArgumentException("batch " + id + " has no step, or one of them twice");
        }
    }

    /** 认定县数. */
    public Optional<Integer> recognised() {
        return Optional.ofNullable(recognisedOrNull);
    }

    /** The stage that follows a step; for a stage that is none of the steps the first of them. */
    public String after(String stage) {
        int next = steps.indexOf(stage) + 1;
        return next < steps.size() ? steps.get(next) : then;
    }
}
