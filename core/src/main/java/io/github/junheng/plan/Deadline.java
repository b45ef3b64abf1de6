package io.github.junheng.plan;

import io.github.junheng.time.KnownDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 时限: by when something is to be reached, or since when it is to be held.
 *
 * @param kind what kind of time it is
 * @param fromOrNull the first day, as far as it is known; null where none is told
 * @param byOrNull the end, as far as it is known, all of it included; of {@link Kind#BY} alone
 * @param basis how it stands in the document
 */
public record Deadline(
        Kind kind, @Nullable KnownDay fromOrNull, @Nullable KnownDay byOrNull, Basis basis) {
    private static final String RANGE = "..";
    private static final String FROM = " from ";

    /** 时限种类. */
    public enum Kind {
        /** 限期: reached by the end of a time. */
        BY,
        /** 每年: reached in every year. */
        YEARLY,
        /** 持续: held all the time. */
        ONGOING,
        /** 无时限: no time is named. */
        UNDATED
    }

    /** @throws IllegalArgumentException when days and kind do not go together */
    public Deadline {
        if ((kind == Kind.BY) != (byOrNull != null)) {
            throw new IllegalArgumentException("a deadline has an end where it is BY, and only there");
        }
        if (kind == Kind.UNDATED && fromOrNull != null) {
            throw new IllegalArgumentException("what is undated has no first day");
        }
        if (fromOrNull != null && byOrNull != null && fromOrNull.day().isAfter(byOrNull.last())) {
            throw new IllegalArgumentException(fromOrNull + " is after " + byOrNull);
        }
    }

    /** Of no time at all. */
    public static Deadline undated(Basis basis) {
        return new Deadline(Kind.UNDATED, null, null, basis);
    }

    public static Deadline by(KnownDay day, Basis basis) {
        return new Deadline(Kind.BY, null, day, basis);
    }

    /**
     * Reads {@code 2025}, {@code 2023-08}, {@code 2018..2019}, {@code yearly}, {@code yearly from 2018}, {@code ongoing},
     * {@code ongoing from 2018}, {@code undated}.
     *
     * @throws java.time.DateTimeException when a day is none
     * @throws IllegalArgumentException when the days do not go together
     */
    public static Deadline parse(String text, Basis basis) {
        for (Kind kind : List.of(Kind.YEARLY, Kind.ONGOING, Kind.UNDATED)) {
            String word = kind.name().toLowerCase(Locale.ROOT);
            if (text.equals(word)) {
                return new Deadline(kind, null, null, basis);
            }
            if (text.startsWith(word + FROM)) {
                return new Deadline(kind, KnownDay.parse(text.substring(word.length() + FROM.length())), null, basis);
            }
        }
        int range = text.indexOf(RANGE);
        return range < 0
                ? by(KnownDay.parse(text), basis)
                : new Deadline(
                        Kind.BY,
                        KnownDay.parse(text.substring(0, range)),
                        KnownDay.parse(text.substring(range + RANGE.length())),
                        basis);
    }

    public Optional<KnownDay> from() {
        return Optional.ofNullable(fromOrNull);
    }

    public Optional<KnownDay> by() {
        return Optional.ofNullable(byOrNull);
    }

    /** The last day on which it is still in time; empty where it has no end. */
    public Optional<LocalDate> last() {
        return by().map(KnownDay::last);
    }

    /** Whether the last day has come. */
    public boolean isDue(LocalDate day) {
        return byOrNull != null && !day.isBefore(byOrNull.last());
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        if (byOrNull != null) {
            return (fromOrNull == null ? "" : fromOrNull + RANGE) + byOrNull;
        }
        return kind.name().toLowerCase(Locale.ROOT) + (fromOrNull == null ? "" : FROM + fromOrNull);
    }
}
