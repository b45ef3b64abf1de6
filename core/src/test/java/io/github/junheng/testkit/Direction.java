package io.github.junheng.testkit;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which way a cell helps a rule: 1 where more of it can only help, −1 where less of it can, 0 where neither is sure, because it
 * also stands in a denominator, a limit, a scope, or in another test of the rule the other way round.
 */
final class Direction {
    private final Standard standard;
    private final Map<String, Integer> ways = new HashMap<>();

    private Direction(Standard standard) {
        this.standard = standard;
    }

    static Map<String, Integer> of(Standard standard, Rule rule) {
        Direction direction = new Direction(standard);
        direction.add(rule.criterion());
        rule.scope().ifPresent(scope -> {
            scope.conditions().forEach(direction::bar);
            scope.stageConditions().forEach(direction::bar);
        });
        direction.ways.values().removeIf(way -> way == 0);
        return Map.copyOf(direction.ways);
    }

    private void way(String cell, int way) {
        for (String id : Cells.resolve(cell, List.of(Stage.values()))) {
            ways.merge(id, way, (a, b) -> a.equals(b) ? a : Integer.valueOf(0));
        }
    }

    private void bar(@Nullable Sum sum) {
        if (sum != null) {
            sum.cells().forEach(cell -> way(cell, 0));
        }
    }

    private void bar(Condition condition) {
        if (condition instanceof Condition.FactIn fact) {
            way(fact.fact(), 0);
        } else if (condition instanceof Condition.Compare compare) {
            bar(compare.left());
            bar(compare.timesOrNull());
        } else if (condition instanceof Condition.Every every) {
            way(every.list(), 0);
        } else if (condition instanceof Condition.AnyOf any) {
            any.groups().forEach(group -> group.forEach(this::bar));
        }
    }

    private void bar(Limit limit) {
        if (limit instanceof Limit.OfIndicator of) {
            Indicator indicator = standard.indicator(of.indicator());
            bar(indicator.numerator());
            indicator.numeratorByStage().values().forEach(this::bar);
            bar(indicator.denominatorOrNull());
        } else if (limit instanceof Limit.WeightedMean mean) {
            way(mean.value(), 0);
            way(mean.weight(), 0);
        }
    }

    private void add(Criterion criterion) {
        if (criterion instanceof Criterion.Comparison comparison) {
            Indicator indicator = standard.indicator(comparison.indicator());
            int way = comparison.comparator().wantsMore()
                    ? 1
                    : comparison.comparator().wantsLess() ? -1 : 0;
            add(indicator.numerator(), way * indicator.per().signum());
            indicator
                    .numeratorByStage()
                    .values()
                    .forEach(s -> add(s, way * indicator.per().signum()));
            bar(indicator.denominatorOrNull());
            indicator.split().ifPresent(split -> way(split.pupils(), 0));
            bar(comparison.limit());
        } else if (criterion instanceof Criterion.KOfN kOfN) {
            kOfN.rules().forEach(rule -> add(standard.rule(rule).criterion()));
        } else if (criterion instanceof Criterion.All all) {
            all.parts().forEach(part -> add(part.criterion()));
        } else if (criterion instanceof Criterion.Every every) {
            way(
                    every.list(),
                    every.comparator().wantsMore() ? 1 : every.comparator().wantsLess() ? -1 : 0);
            bar(every.limit());
        } else if (criterion instanceof Criterion.CountPer countPer) {
            way(countPer.list(), 1);
            bar(countPer.limit());
        } else if (criterion instanceof Criterion.Elapsed elapsed) {
            way(elapsed.fact(), -1);
        }
    }

    private void add(Sum sum, int way) {
        sum.add().forEach(cell -> way(cell, way * sum.times().signum()));
        sum.subtract().forEach(cell -> way(cell, -way * sum.times().signum()));
    }

    /** The data with so much more in a cell, or less, but never below zero. */
    static CountyDataset moved(CountyDataset data, CellRef cell, int by) {
        FactValue value = data.factsOf(cell).values().get(cell.fact());
        if (value instanceof FactValue.Amount amount) {
            return Cells.with(data, cell, new FactValue.Amount(moved(amount.value(), by)));
        }
        if (value instanceof FactValue.Amounts list) {
            return Cells.with(
                    data,
                    cell,
                    new FactValue.Amounts(list.values().stream()
                            .map(v -> v.map(n -> moved(n, by)))
                            .toList()));
        }
        return value instanceof FactValue.Day day
                ? Cells.with(data, cell, new FactValue.Day(day.value().plusDays(by)))
                : data;
    }

    private static BigDecimal moved(BigDecimal number, int by) {
        return number.add(BigDecimal.valueOf(by)).max(BigDecimal.ZERO);
    }
}
