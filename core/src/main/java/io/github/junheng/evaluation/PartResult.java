package io.github.junheng.evaluation;

import io.github.junheng.quantity.Quantity;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 分项结果: one of the several tests that a rule is made of. */
public record PartResult(
        String id,
        Text name,
        Status status,
        @Nullable Measure measureOrNull,
        @Nullable Quantity shortfallOrNull,
        @Nullable Band bandOrNull) {
    public Optional<Measure> measure() {
        return Optional.ofNullable(measureOrNull);
    }

    public Optional<Band> band() {
        return Optional.ofNullable(bandOrNull);
    }

    public Optional<Quantity> shortfall() {
        return Optional.ofNullable(shortfallOrNull);
    }
}
