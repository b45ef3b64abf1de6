package io.github.junheng.dataset;

import io.github.junheng.quantity.Reported;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 填报值: a fact as it was reported. */
public sealed interface FactValue {
    /** The value as a cell of schools.csv holds it: {@code 12.5}, {@code 是}, {@code 2015-12-31}, {@code 45;44}. */
    String toText();

    /** A number; trailing zeros are stripped. */
    record Amount(@NotNull @PositiveOrZero BigDecimal value) implements FactValue {
        /** Most counts of a school are small: one object each, however many schools. */
        private static final List<Amount> SMALL = IntStream.range(0, 1024)
                .mapToObj(i -> new Amount(BigDecimal.valueOf(i)))
                .toList();

        public Amount {
            value = stripped(value);
        }

        public static Amount of(long value) {
            return value >= 0 && value < SMALL.size() ? SMALL.get((int) value) : new Amount(BigDecimal.valueOf(value));
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

    /** Numbers, one for each thing; an element may be missing. */
    record Amounts(@NotNull List<Reported<@PositiveOrZero BigDecimal>> values) implements FactValue {
        public Amounts {
            values = values.stream().map(v -> v.map(FactValue::stripped)).toList();
        }

        public static Amounts of(List<BigDecimal> values) {
            return new Amounts(values.stream().map(Reported::of).toList());
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
