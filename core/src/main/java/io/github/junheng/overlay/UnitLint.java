package io.github.junheng.overlay;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 计量单位审校: whether what is added up, and what a value is held against, is told in one unit. A cell that names no unit and a value
 * that is brought to another one are not looked at, nor what a sum is a rate of.
 */
final class UnitLint {
    private final Standard standard;
    private final Map<String, FactDefinition> facts;
    private final List<Problem> problems = new ArrayList<>();

    private UnitLint(Standard standard) {
        this.standard = standard;
        this.facts = standard.factsById();
    }

    static List<Problem> check(Standard standard) {
        UnitLint lint = new UnitLint(standard);
        for (Rule rule : standard.rules().values()) {
            String target = standard.id() + "/" + rule.id().local();
            lint.compared(rule.criterion(), target);
            for (Indicator indicator : RuleInputs.indicators(standard, rule.criterion())) {
                lint.computed(indicator, target);
            }
        }
        return lint.problems;
    }

    private void compared(Criterion criterion, String target) {
        if (criterion instanceof Criterion.All all) {
            all.parts().forEach(part -> compared(part.criterion(), target + "/" + part.id()));
        } else if (criterion instanceof Criterion.Comparison comparison) {
            String other = otherOrNull(comparison.limit());
            Unit own = standard.indicator(comparison.indicator()).unit();
            if (other != null && !own.equals(standard.indicator(other).unit())) {
                report(
                        target,
                        comparison.indicator(),
                        own.zh(),
                        other,
                        standard.indicator(other).unit().zh());
            }
        }
    }

    private @Nullable String otherOrNull(Limit limit) {
        if (limit instanceof Limit.OfIndicator of) {
            return of.indicator();
        }
        if (limit instanceof Limit.Local local) {
            return local.indicator();
        }
        return limit instanceof Limit.SameAs same
                        && standard.rule(same.rule()).criterion() instanceof Criterion.Comparison comparison
                ? comparison.indicator()
                : null;
    }

    private void computed(Indicator indicator, String target) {
        List<Sum> sums = new ArrayList<>(indicator.numeratorByStage().values());
        sums.add(indicator.numerator());
        if (indicator.denominatorOrNull() != null) {
            sums.add(indicator.denominatorOrNull());
        }
        for (Sum sum : sums) {
            Set<String> units = units(sum);
            boolean isValue = indicator.denominatorOrNull() == null
                    && sum.subtract().isEmpty()
                    && sum.times().equals(Rational.ONE)
                    && indicator.per().equals(Rational.ONE);
            if (isValue && !units.isEmpty()) {
                units.add(base(indicator.unit().zh()));
            }
            if (units.size() > 1) {
                List<String> different = List.copyOf(units);
                report(target, indicator.id(), different.get(0), indicator.id(), different.get(1));
            }
        }
    }

    /** The units of the cells that a sum adds up, each once; none where it counts elements of lists. */
    private Set<String> units(Sum sum) {
        Set<String> units = new LinkedHashSet<>();
        for (String cell : sum.countingFromOrNull() == null ? sum.cells() : List.<String>of()) {
            for (String id : RuleInputs.cells(cell, List.of(Stage.values()))) {
                FactDefinition fact = facts.get(id);
                if (fact != null && !fact.unit().isEmpty()) {
                    units.add(base(fact.unit()));
                }
            }
        }
        return units;
    }

    /** What is counted or measured, without what it is a rate of: hours are hours, a week or a day. */
    private static String base(String unit) {
        int slash = unit.indexOf('/');
        return slash < 0 ? unit : unit.substring(0, slash);
    }

    private void report(String target, String one, String unit, String other, String otherUnit) {
        problems.add(Problem.of(ProblemCode.LINT_UNITS, target, one, unit, other, otherUnit));
    }
}
