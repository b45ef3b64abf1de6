package io.github.junheng.plan;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 规则标准值: a number that a rule prints for a day.
 *
 * @param norm whether it is a norm that a value below is only warned of
 */
record Bar(RuleRef rule, Comparator comparator, Rational number, Unit unit, boolean norm) {
    /** Every number that a rule, or one of its parts, asks of these schools on a day; none where it is not in force or prints none. */
    static List<Bar> of(RuleRef ref, Standard standard, LocalDate day, @Nullable Stage stage, List<SchoolKind> kinds) {
        Rule rule = standard.rules().get(ref.rule().local());
        if (rule == null || !rule.isInForce(day, day.getYear())) {
            return List.of();
        }
        Criterion criterion = criterion(rule, ref.partOrNull());
        List<Bar> bars = new ArrayList<>();
        if (criterion instanceof Criterion.Comparison comparison) {
            Unit unit = standard.indicator(comparison.indicator()).unit();
            for (Rational number : numbers(comparison.limit(), day, stage, kinds)) {
                bars.add(new Bar(ref, comparison.comparator(), number, unit, false));
            }
            Timeline<Dated<Rational>> norm = comparison.normOrNull();
            if (norm != null) {
                norm.on(day).ifPresent(n -> bars.add(new Bar(ref, comparison.comparator(), n.value(), unit, true)));
            }
        } else if (criterion instanceof Criterion.Dispersion dispersion) {
            for (Rational number : numbers(dispersion.limit(), day, stage, kinds)) {
                bars.add(new Bar(ref, dispersion.comparator(), number, dispersion.unit(), false));
            }
        } else if (criterion instanceof Criterion.Every every) {
            for (Rational number : numbers(every.limit(), day, stage, kinds)) {
                bars.add(new Bar(ref, every.comparator(), number, every.unit(), false));
            }
        }
        return bars;
    }

    private static @Nullable Criterion criterion(Rule rule, @Nullable String part) {
        if (part == null) {
            return rule.criterion();
        }
        return rule.criterion() instanceof Criterion.All all
                ? all.parts().stream()
                        .filter(p -> p.id().equals(part))
                        .findFirst()
                        .map(Criterion.Part::criterion)
                        .orElse(null)
                : null;
    }

    private static Set<Rational> numbers(Limit limit, LocalDate day, @Nullable Stage stage, List<SchoolKind> kinds) {
        Set<Rational> numbers = new LinkedHashSet<>();
        if (limit instanceof Limit.Printed printed) {
            if (stage == null && kinds.isEmpty()) {
                printed.on(day)
                        .values()
                        .forEach(entry -> numbers.add(entry.value().value()));
            } else if (kinds.isEmpty()) {
                add(printed.on(day, null, stage), numbers);
            } else {
                kinds.forEach(kind -> add(printed.on(day, kind, stage), numbers));
            }
        }
        return numbers;
    }

    private static void add(Optional<Dated<Rational>> number, Set<Rational> numbers) {
        number.ifPresent(n -> numbers.add(n.value()));
    }

    /** How a target stands to it. */
    Strictness compare(Target.Amount target) {
        boolean sameUnit =
                target.unit().id().equals(unit.id()) || target.unit().zh().equals(unit.zh());
        int order = target.value().compareTo(number);
        if (sameUnit && comparator == Comparator.EQUAL && order == 0) {
            return Strictness.SAME;
        }
        if (!sameUnit
                || (comparator.wantsMore() != target.comparator().wantsMore())
                || comparator == Comparator.EQUAL) {
            return Strictness.NOT_COMPARABLE;
        }
        int stricter = comparator.wantsMore() ? order : -order;
        if (stricter == 0) {
            // Above a number is stricter than at least it.
            stricter = Boolean.compare(isOpen(target.comparator()), isOpen(comparator));
        }
        return stricter > 0 ? Strictness.STRICTER : stricter < 0 ? Strictness.LOOSER : Strictness.SAME;
    }

    private static boolean isOpen(Comparator comparator) {
        return comparator == Comparator.ABOVE || comparator == Comparator.BELOW;
    }
}
