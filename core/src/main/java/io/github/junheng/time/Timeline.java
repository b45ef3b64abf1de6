package io.github.junheng.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 时间线: values, each with the range of days in which it holds. Ranges never overlap; on a day that no range contains there is
 * no value, not yesterday's.
 */
public record Timeline<T>(List<Entry<T>> entries) {
    /** One value and its days. */
    public record Entry<T>(DateRange range, T value) {}

    /** @throws IllegalArgumentException when two ranges overlap */
    public Timeline {
        List<Entry<T>> sorted = new ArrayList<>();
        for (Entry<T> entry : entries) {
            int place = sorted.size();
            while (place > 0
                    && sorted.get(place - 1)
                            .range()
                            .from()
                            .isAfter(entry.range().from())) {
                place--;
            }
            sorted.add(place, entry);
        }
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).range().overlaps(sorted.get(i).range())) {
                throw new IllegalArgumentException("the values from "
                        + sorted.get(i - 1).range().from() + " and from "
                        + sorted.get(i).range().from() + " overlap");
            }
        }
        entries = List.copyOf(sorted);
    }

    public static <T> Timeline<T> of(DateRange range, T value) {
        return new Timeline<>(List.of(new Entry<>(range, value)));
    }

    public Optional<T> on(LocalDate day) {
        Optional<Entry<T>> entry = entryOn(day);
        return entry.isPresent() ? Optional.of(entry.get().value()) : Optional.empty();
    }

    /** The value of a day with all the days on which it holds. */
    public Optional<Entry<T>> entryOn(LocalDate day) {
        for (Entry<T> entry : entries) {
            if (entry.range().contains(day)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The same timeline with another value in a range; what held there before gives way. */
    public Timeline<T> with(DateRange range, T value) {
        List<Entry<T>> changed = new ArrayList<>();
        for (Entry<T> entry : entries) {
            DateRange old = entry.range();
            if (!old.overlaps(range)) {
                changed.add(entry);
                continue;
            }
            if (old.from().isBefore(range.from())) {
                changed.add(new Entry<>(DateRange.of(old.knownFrom(), range.knownFrom()), entry.value()));
            }
            LocalDate end = range.until();
            if (end != null && (old.until() == null || end.isBefore(old.until()))) {
                changed.add(new Entry<>(
                        new DateRange(end, old.until(), range.untilPrecision(), old.untilPrecision()), entry.value()));
            }
        }
        changed.add(new Entry<>(range, value));
        return new Timeline<>(changed);
    }
}
