package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Constant;
import io.github.junheng.evaluation.Explanation.Figure;
import io.github.junheng.evaluation.Explanation.Reading;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a school or stage is in a scope: yes, no, or not known for want of cells. What is known to exclude it, excludes it,
 * whatever else is missing.
 *
 * @param in yes or no; meaningless while something is missing
 * @param missing the cells for want of which it is not known
 */
record Membership(boolean in, List<Missing> missing) {
    private static final Membership IN = new Membership(true, List.of());
    private static final Membership OUT = new Membership(false, List.of());

    boolean isUnknown() {
        return !missing.isEmpty();
    }

    boolean isOut() {
        return missing.isEmpty() && !in;
    }

    /** Of a school or stage whose stages are already those that count. */
    static Membership of(Scope scope, Subject counting, Figures figures, CountyDataset dataset) {
        if (counting.stages().isEmpty()) {
            return OUT;
        }
        Membership all = all(scope.conditions(), counting, figures, dataset);
        if (all.isOut() || counting.stages().stream().anyMatch(p -> !p.isUnknown())) {
            return all;
        }
        List<Missing> missing = new ArrayList<>();
        counting.stages().forEach(p -> missing.addAll(p.unknown()));
        missing.addAll(all.missing());
        return new Membership(false, missing.stream().distinct().toList());
    }

    /** The subject with the stages that count in a scope, those of which it is not known included. */
    static Subject counting(Scope scope, Subject subject, Figures figures, CountyDataset dataset) {
        List<Subject.Part> parts = new ArrayList<>();
        for (Subject.Part part : subject.stages()) {
            Membership one = all(scope.stageConditions(), subject.only(part), figures, dataset);
            if (!one.isOut()) {
                parts.add(new Subject.Part(part.stage(), one.missing()));
            }
        }
        return subject.with(parts);
    }

    /** Whether all conditions hold. */
    static Membership all(List<Condition> conditions, Subject subject, Figures figures, CountyDataset dataset) {
        List<Missing> missing = new ArrayList<>();
        for (Condition condition : conditions) {
            Membership one = of(condition, subject, figures, dataset);
            if (one.isOut()) {
                return OUT;
            }
            missing.addAll(one.missing());
        }
        return missing.isEmpty() ? IN : new Membership(false, missing);
    }

    private static Membership of(Condition condition, Subject subject, Figures figures, CountyDataset dataset) {
        if (condition instanceof Condition.KindIn kinds) {
            return known(kinds.negated() != kinds.kinds().contains(subject.kind()));
        }
        if (condition instanceof Condition.FactIn fact) {
            return factIn(fact, subject, figures, dataset);
        }
        if (condition instanceof Condition.Compare compare) {
            return compare(compare, subject, figures);
        }
        if (condition instanceof Condition.Every every) {
            return every(every, subject, figures);
        }
        List<Missing> missing = new ArrayList<>();
        for (List<Condition> group : ((Condition.AnyOf) condition).groups()) {
            Membership one = all(group, subject, figures, dataset);
            if (!one.isUnknown() && one.in()) {
                return IN;
            }
            missing.addAll(one.missing());
        }
        return missing.isEmpty() ? OUT : new Membership(false, missing);
    }

    private static Membership factIn(
            Condition.FactIn condition, Subject subject, Figures figures, CountyDataset dataset) {
        List<Membership> each = figures.each(
                condition.fact(),
                subject,
                (cell, stage) -> word(dataset, cell)
                        .map(word ->
                                known(condition.negated() != condition.words().contains(word)))
                        .orElseGet(() -> new Membership(false, List.of(new Missing(cell, Missing.Why.NOT_REPORTED)))),
                missing -> new Membership(false, missing));
        if (each.stream().anyMatch(Membership::isOut)) {
            return OUT;
        }
        List<Missing> missing =
                each.stream().flatMap(one -> one.missing().stream()).toList();
        return missing.isEmpty() ? IN : new Membership(false, missing);
    }

    private static Membership compare(Condition.Compare condition, Subject subject, Figures figures) {
        Figure left = figures.amount(condition.left(), null, subject);
        Sum times = condition.timesOrNull();
        Figure limit = new Constant(condition.limit(), null);
        if (times != null) {
            limit = Computation.of(Operation.PRODUCT, limit, figures.amount(times, null, subject));
        }
        if (left.valueOrNull() instanceof Rational value && limit.valueOrNull() instanceof Rational bound) {
            return known(condition.comparator().admits(value, bound));
        }
        List<Missing> missing = new ArrayList<>(Absence.of(left));
        missing.addAll(Absence.of(limit));
        return new Membership(false, missing);
    }

    private static Membership every(Condition.Every condition, Subject subject, Figures figures) {
        List<Missing> missing = new ArrayList<>();
        int elements = 0;
        for (Figures.ListReading list : figures.lists(condition.list(), subject)) {
            List<Reading> readings = list.elementsOrNull();
            if (readings == null) {
                missing.addAll(list.missing());
                continue;
            }
            for (Reading reading : readings) {
                elements++;
                Rational value = reading.valueOrNull();
                if (value == null) {
                    missing.add(new Missing(reading.cell(), Missing.Why.NOT_REPORTED));
                } else if (!condition.comparator().admits(value, condition.limit())) {
                    return OUT;
                }
            }
        }
        return missing.isEmpty() ? known(elements > 0) : new Membership(false, missing);
    }

    /** A reported word, yes or no ({@code true}, {@code false}) or number as text. */
    static Optional<String> word(CountyDataset dataset, CellRef cell) {
        @Nullable FactValue value = dataset.factsOf(cell).values().get(cell.fact());
        if (value instanceof FactValue.Flag flag) {
            return Optional.of(String.valueOf(flag.value()));
        }
        if (value instanceof FactValue.Amount amount) {
            return Optional.of(amount.value().toPlainString());
        }
        return value instanceof FactValue.Word word ? Optional.of(word.value()) : Optional.empty();
    }

    private static Membership known(boolean in) {
        return in ? IN : OUT;
    }
}
