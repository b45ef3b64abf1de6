package io.github.junheng.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 起止日期: from a day (included) until a day (excluded); without an end it is open.
 *
 * @param from the first day
 * @param until the first day that is not included; null where there is no end
 * @param fromPrecision what is known of the first day
 * @param untilPrecision what is known of the end; a day where there is none
 */
public record DateRange(LocalDate from, @Nullable LocalDate until, Precision fromPrecision, Precision untilPrecision) {
    /** @throws IllegalArgumentException when the end is not after the beginning, or a day is not the first of what is known */
    public DateRange {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("until " + until + " is not after from " + from);
        }
        if (!fromPrecision.begins(from) || (until != null && !untilPrecision.begins(until))) {
            throw new IllegalArgumentException(from + " or " + until + " does not begin what is known of it");
        }
    }

    /** Between days that are known. */
    public DateRange(LocalDate from, @Nullable LocalDate until) {
        this(from, until, Precision.DAY, Precision.DAY);
    }

    public static DateRange from(LocalDate from) {
        return new DateRange(from, null);
    }

    /** Between days as far as they are known. */
    public static DateRange of(KnownDay from, @Nullable KnownDay until) {
        return new DateRange(
                from.day(),
                until == null ? null : until.day(),
                from.precision(),
                until == null ? Precision.DAY : until.precision());
    }

    /** The first day as far as it is known. */
    public KnownDay knownFrom() {
        return new KnownDay(from, fromPrecision);
    }

    /** The end as far as it is known; null where there is none. */
    public @Nullable KnownDay knownUntil() {
        return until == null ? null : new KnownDay(until, untilPrecision);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    public boolean overlaps(DateRange other) {
        return (until == null || other.from.isBefore(until)) && (other.until == null || from.isBefore(other.until));
    }
}
