package io.github.junheng.dataset;

import io.github.junheng.quantity.Reported;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Turns plain Java values into fact values. */
final class Values {
    private Values() {}

    /** @throws IllegalArgumentException for a double or any other type that holds no exact fact */
    static FactValue of(Object value) {
        if (value instanceof FactValue fact) {
            return fact;
        }
        if (value instanceof Boolean flag) {
            return new FactValue.Flag(flag);
        }
        if (value instanceof LocalDate day) {
            return new FactValue.Day(day);
        }
        if (value instanceof LocalTime time) {
            return FactValue.Time.of(time);
        }
        if (value instanceof String word) {
            return new FactValue.Word(word);
        }
        if (value instanceof List<?> list) {
            return list.stream().allMatch(String.class::isInstance) && !list.isEmpty()
                    ? new FactValue.Words(list.stream()
                            .map(v -> Reported.of(String.valueOf(v)))
                            .toList())
                    : FactValue.Amounts.of(list.stream().map(Values::decimal).toList());
        }
        return new FactValue.Amount(decimal(value));
    }

    private static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Long || value instanceof Integer || value instanceof BigInteger) {
            return new BigDecimal(value.toString());
        }
        throw new IllegalArgumentException(
                "not an exact value (use BigDecimal, Long, Integer, Boolean, LocalDate, LocalTime or String): "
                        + value.getClass());
    }
}
