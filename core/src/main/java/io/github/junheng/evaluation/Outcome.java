package io.github.junheng.evaluation;

import io.github.junheng.quantity.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** 判定结果: what became of a rule for a subject. */
public sealed interface Outcome {
    /** 达标. */
    record Met() implements Outcome {}

    /**
     * 未达标.
     *
     * @param shortfallOrNull what is missing, or what is too much; null where no amount can be told
     */
    record NotMet(@Nullable Quantity shortfallOrNull) implements Outcome {
        public Optional<Quantity> shortfall() {
            return Optional.ofNullable(shortfallOrNull);
        }
    }

    /** 无法判定. */
    record Indeterminate(List<Missing> missing) implements Outcome {
        /** @throws IllegalArgumentException when nothing is missing */
        public Indeterminate {
            missing = List.copyOf(missing);
            if (missing.isEmpty()) {
                throw new IllegalArgumentException("indeterminate, yet nothing is missing");
            }
        }
    }

    /** 不适用. */
    record NotApplicable(Because because) implements Outcome {}

    /** Calls the one function that fits. */
    default <R> R fold(
            Function<Met, R> met,
            Function<NotMet, R> notMet,
            Function<Indeterminate, R> indeterminate,
            Function<NotApplicable, R> notApplicable) {
        if (this instanceof Met m) {
            return met.apply(m);
        }
        if (this instanceof NotMet n) {
            return notMet.apply(n);
        }
        if (this instanceof Indeterminate i) {
            return indeterminate.apply(i);
        }
        return notApplicable.apply((NotApplicable) this);
    }

    default Status status() {
        return fold(m -> Status.MET, n -> Status.NOT_MET, i -> Status.INDETERMINATE, n -> Status.NOT_APPLICABLE);
    }
}
