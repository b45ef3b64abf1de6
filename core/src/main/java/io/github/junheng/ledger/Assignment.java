package io.github.junheng.ledger;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** What holds of two entries that became one: all units, all measures, the earlier last day. */
    Assignment joined(Assignment other) {
        Set<String> leads = new LinkedHashSet<>(lead);
        leads.addAll(other.lead);
        Set<String> others = new LinkedHashSet<>(supporting);
        others.addAll(other.supporting);
        others.removeAll(leads);
        Set<String> measures = new LinkedHashSet<>();
        measure().ifPresent(measures::add);
        other.measure().ifPresent(measures::add);
        return new Assignment(
                List.copyOf(leads),
                List.copyOf(others),
                measures.isEmpty() ? null : String.join("；", measures),
                deadlineOrNull == null
                                || (other.deadlineOrNull != null && other.deadlineOrNull.isBefore(deadlineOrNull))
                        ? other.deadlineOrNull
                        : deadlineOrNull,
                sourceOrNull == null ? other.sourceOrNull : sourceOrNull);
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
