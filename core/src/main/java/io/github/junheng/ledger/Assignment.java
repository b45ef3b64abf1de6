package io.github.junheng.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 交办: who sees to an entry, how and by when; what is not told stays as it was.
 *
 * @param lead 责任单位; empty where nobody is named
 * @param supporting 配合单位
 * @param measureOrNull 整改措施
 * @param deadlineOrNull 整改时限, the last day
 * @param sourceOrNull the item of a plan that says so, {@code plan/item}; null where somebody decided it for the entry
 */
public record Assignment(
        List<String> lead,
        List<String> supporting,
        @Nullable String measureOrNull,
        @Nullable LocalDate deadlineOrNull,
        @Nullable String sourceOrNull) {
    /** Nothing is told. */
    public static final Assignment NONE = new Assignment(List.of(), List.of(), null, null, null);

    public Assignment {
        lead = List.copyOf(lead);
        supporting = List.copyOf(supporting);
    }

    /** What holds when another one is told after this. */
    Assignment then(Assignment later) {
        boolean units = !later.lead.isEmpty() || !later.supporting.isEmpty();
        return new Assignment(
                units ? later.lead : lead,
                units ? later.supporting : supporting,
                later.measureOrNull == null ? measureOrNull : later.measureOrNull,
                later.deadlineOrNull == null ? deadlineOrNull : later.deadlineOrNull,
                later.sourceOrNull);
    }

    public boolean isEmpty() {
        return lead.isEmpty() && supporting.isEmpty() && measureOrNull == null && deadlineOrNull == null;
    }

    public Optional<String> measure() {
        return Optional.ofNullable(measureOrNull);
    }

    public Optional<LocalDate> deadline() {
        return Optional.ofNullable(deadlineOrNull);
    }

    public Optional<String> source() {
        return Optional.ofNullable(sourceOrNull);
    }
}
