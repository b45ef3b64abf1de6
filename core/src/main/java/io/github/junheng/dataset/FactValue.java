package io.github.junheng.dataset;

import io.github.junheng.quantity.Clock;
import io.github.junheng.quantity.Reported;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 填报值: a fact as it was reported. */
public sealed interface FactValue {
    /** The value as a cell of schools.csv holds it: {@code 12.5}, {@code 是}, {@code 2015-12-31}, {@code 08:20}, {@code 45;44}. */
    String toText();

    /** A number; trailing zeros are stripped. */
    record Amount(@NotNull @PositiveOrZero BigDecimal value) implements FactValue {
        /** Most counts of a school are small: one object each, however many schools. */
        private static final @Nullable Amount[] SMALL = new Amount[1024];

        public Amount {
            value = stripped(value);
        }

        public static Amount of(long value) {
            if (value < 0 || value >= SMALL.length) {
                return new Amount(BigDecimal.valueOf(value));
            }
            // Two threads may each make one; they are equal.
            Amount small = SMALL[(int) value];
            if (small == null) {
                small = new Amount(BigDecimal.valueOf(value));
                SMALL[(int) value] = small;
            }
            return small;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Amount that && value.compareTo(that.value) == 0;
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toText() {
            return value.toPlainString();
        }
    }

    /** 是 or 否. */
    record Flag(boolean value) implements FactValue {
        @Override
        public String toText() {
            return value ? "是" : "否";
        }
    }

    /** A word or a text. */
    record Word(@NotNull String value) implements FactValue {
        @Override
        public String toText() {
            return value;
        }
    }

    /** A day. */
    record Day(@NotNull LocalDate value) implements FactValue {
        @Override
        public String toText() {
            return value.toString();
        }
    }

    /**
     * A time of day, to the minute; compared and added up as minutes since midnight. What is late in the night is above
     * {@link #DAY}: {@code 24:30}.
     */
    record Time(int minutes) implements FactValue {
        /** The minutes of a day. */
        public static final int DAY = 24 * 60;

        /** When the night is over: an evening does not last longer. */
        public static final int MORNING = 6 * 60;

        /** When an evening may begin. */
        public static final int NOON = 12 * 60;

        /** @throws IllegalArgumentException when it is below zero or after the night that follows the day */
        public Time {
            if (minutes < 0 || minutes >= DAY + MORNING) {
                throw new IllegalArgumentException("no time of a day or its night: " + minutes + " minutes");
            }
        }

        /** @throws IllegalArgumentException when it has seconds */
        public static Time of(LocalTime time) {
            if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
                throw new IllegalArgumentException("a time of day is told to the minute: " + time);
            }
            return new Time(time.toSecondOfDay() / 60);
        }

        @Override
        public String toText() {
            return Clock.of(minutes);
        }
    }

    /** Numbers, one for each thing; an element may be missing. */
    record Amounts(@NotNull List<Reported<@PositiveOrZero BigDecimal>> values) implements FactValue {
        public Amounts {
            List<Reported<BigDecimal>> strippedValues = new ArrayList<>(values.size());
            for (Reported<BigDecimal> value : values) {
                strippedValues.add(
                        value instanceof Reported.Known<BigDecimal> known
                                ? Reported.of(stripped(known.value()))
                                : value);
            }
            values = List.copyOf(strippedValues);
        }

        public static Amounts of(List<BigDecimal> values) {
            List<Reported<BigDecimal>> reported = new ArrayList<>(values.size());
            for (BigDecimal value : values) {
                reported.add(Reported.of(value));
            }
            return new Amounts(reported);
        }

        @Override
        public String toText() {
            return values.isEmpty()
                    ? "0"
                    : values.stream()
                            .map(v -> v.map(BigDecimal::toPlainString)
                                    .toOptional()
                                    .orElse(""))
                            .collect(Collectors.joining(";"));
        }
    }

    /** Texts, one for each thing; an element may be missing. */
    record Words(@NotNull List<Reported<String>> values) implements FactValue {
        public Words {
            values = List.copyOf(values);
        }

        @Override
        public String toText() {
            return values.isEmpty()
                    ? "0"
                    : values.stream().map(v -> v.toOptional().orElse("")).collect(Collectors.joining(";"));
        }
    }

    private static BigDecimal stripped(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
}
