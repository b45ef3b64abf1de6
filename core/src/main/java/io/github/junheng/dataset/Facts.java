package io.github.junheng.dataset;

import io.github.junheng.quantity.Reported;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 填报数据: what was reported in one place, by fact id; what is not in the map was not reported. */
public record Facts(SortedMap<String, @Valid FactValue> values) {
    private static final Facts EMPTY = new Facts(new TreeMap<>());

    public Facts {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Facts empty() {
        return EMPTY;
    }

    public static Facts of(Map<String, FactValue> values) {
        return new Facts(new TreeMap<>(values));
    }

    public Reported<FactValue> get(String id) {
        return Reported.ofNullable(values.get(id));
    }

    public boolean has(String id) {
        return values.containsKey(id);
    }

    /** The same facts with one more or another value. */
    public Facts with(String id, FactValue value) {
        SortedMap<String, FactValue> changed = new TreeMap<>(values);
        changed.put(id, value);
        return new Facts(changed);
    }

    /** The same facts with a number. */
    public Facts with(String id, long value) {
        return with(id, FactValue.Amount.of(value));
    }

    /** The same facts with one not reported. */
    public Facts without(String id) {
        SortedMap<String, FactValue> changed = new TreeMap<>(values);
        changed.remove(id);
        return new Facts(changed);
    }

    /** A reported number, or a time of day in minutes; not reported where the fact is absent or is neither. */
    public Reported<BigDecimal> amount(String id) {
        if (values.get(id) instanceof FactValue.Time time) {
            return Reported.of(BigDecimal.valueOf(time.minutes()));
        }
        return Reported.ofNullable(values.get(id) instanceof FactValue.Amount amount ? amount.value() : null);
    }

    /**
     * A reported count; not reported where the fact is absent or is no number.
     *
     * @throws ArithmeticException when the number is no whole one, which the checks of a dataset refuse
     */
    public Reported<Long> count(String id) {
        return amount(id).map(BigDecimal::longValueExact);
    }

    /** A reported yes or no. */
    public Reported<Boolean> flag(String id) {
        return Reported.ofNullable(values.get(id) instanceof FactValue.Flag flag ? (Boolean) flag.value() : null);
    }

    /** Reported numbers of a list; not reported where the list is absent or lacks an element. */
    public Reported<List<BigDecimal>> amounts(String id) {
        if (!(values.get(id) instanceof FactValue.Amounts list)) {
            return Reported.none();
        }
        List<BigDecimal> amounts = new ArrayList<>();
        for (Reported<BigDecimal> value : list.values()) {
            if (!(value instanceof Reported.Known<BigDecimal> known)) {
                return Reported.none();
            }
            amounts.add(known.value());
        }
        return Reported.of(List.copyOf(amounts));
    }

    Facts withReported(String id, Reported<? extends Number> value) {
        return value instanceof Reported.Known<? extends Number> known
                ? with(id, new FactValue.Amount(decimal(known.value())))
                : without(id);
    }

    Facts withReportedList(String id, Reported<? extends List<? extends Number>> value) {
        return value instanceof Reported.Known<? extends List<? extends Number>> known
                ? with(
                        id,
                        FactValue.Amounts.of(
                                known.value().stream().map(Facts::decimal).toList()))
                : without(id);
    }

    private static BigDecimal decimal(@Nullable Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(String.valueOf(number));
    }
}
