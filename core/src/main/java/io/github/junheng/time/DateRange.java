package io.github.junheng.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 起止日期: from a day (included) until a day (excluded); without an end it is open. */
public record DateRange(LocalDate from, @Nullable LocalDate until) {
    /** @throws IllegalArgumentException when the end is not after the beginning */
    public DateRange {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("until " + until + " is not after from " + from);
        }
    }

    public static DateRange from(LocalDate from) {
        return new DateRange(from, null);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    public boolean overlaps(DateRange other) {
        return (until == null || other.from.isBefore(until)) && (other.until == null || from.isBefore(other.until));
    }
}
