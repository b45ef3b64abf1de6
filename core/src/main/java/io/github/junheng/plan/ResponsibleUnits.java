package io.github.junheng.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 责任单位: who has to see to it. That a document names nobody is a value of its own, {@link #NOT_NAMED}.
 *
 * @param lead 牵头单位; where a document ranks nobody, all of them
 * @param supporting 配合单位
 * @param basis how they stand in the document
 * @param clauseOrNull where
 */
public record ResponsibleUnits(
        List<String> lead,
        List<String> supporting,
        Basis basis,
        @Nullable String clauseOrNull) {
    /** 未明确责任单位. */
    public static final ResponsibleUnits NOT_NAMED = new ResponsibleUnits(List.of(), List.of(), Basis.NONE, null);

    /** @throws IllegalArgumentException when nobody is named and yet that is said to stand somewhere, or the reverse */
    public ResponsibleUnits {
        lead = List.copyOf(lead);
        supporting = List.copyOf(supporting);
        if (lead.isEmpty() && !supporting.isEmpty()) {
            throw new IllegalArgumentException("supporting units without a lead");
        }
        if (lead.isEmpty() != (basis == Basis.NONE)) {
            throw new IllegalArgumentException("units have a basis where they are named, and only there");
        }
    }

    public boolean areNamed() {
        return !lead.isEmpty();
    }

    public Optional<String> clause() {
        return Optional.ofNullable(clauseOrNull);
    }
}
