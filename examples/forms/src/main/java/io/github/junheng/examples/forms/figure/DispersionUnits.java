package io.github.junheng.examples.forms.figure;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Operation;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 差异系数的各单位: the schools that a coefficient of variation was computed over, out of its explanation. */
public final class DispersionUnits {
    /**
     * 一个学校学段.
     *
     * @param heads its pupils, the weight
     * @param amount what is divided among them, before it is taken per hundred
     */
    public record Unit(SchoolCode school, Stage stage, Rational heads, Rational amount) {
        /** X ÷ P. */
        public Rational perHead() {
            return amount.dividedBy(heads);
        }
    }

    private DispersionUnits() {}

    /**
     * The units of a coefficient of variation of one indicator, in the order of the computation; empty where the finding is no such
     * coefficient, or one of the amounts, or whether a school counts, is not known.
     */
    public static Optional<List<Unit>> of(Evaluation evaluation, Finding dispersion) {
        Optional<Stage> stage = dispersion.stage();
        return stage.isEmpty()
                ? Optional.empty()
                : of(evaluation.explain(dispersion), stage.get()).stream().findFirst();
    }

    /** The units of each coefficient that an explanation holds; of a mean of coefficients, one list for each. */
    public static List<List<Unit>> of(Explanation explanation, Stage stage) {
        List<List<Unit>> all = new ArrayList<>();
        for (Explanation.Computation variation : variations(explanation)) {
            units(variation, stage).ifPresent(all::add);
        }
        return all;
    }

    /** The units of a coefficient whose pupils and amount are known, also where those of others are not. */
    public static List<Unit> known(Explanation explanation, Stage stage) {
        List<Unit> known = new ArrayList<>();
        for (Explanation.Computation variation : variations(explanation)) {
            List<Explanation.Figure> operands = variation.operands();
            for (int i = 0; i + 1 < operands.size(); i++) {
                // A school of which it is not known whether it counts stands alone.
                if (operands.get(i) instanceof Explanation.OutsideUnknown) {
                    continue;
                }
                unit(operands.get(i), operands.get(++i), stage).ifPresent(known::add);
            }
        }
        return known;
    }

    private static List<Explanation.Computation> variations(Explanation explanation) {
        if (explanation instanceof Explanation.Comparison comparison) {
            return variations(comparison.value());
        }
        if (explanation instanceof Explanation.Shown shown) {
            return variations(shown.value());
        }
        if (!(explanation instanceof Explanation.Computation computation)) {
            return List.of();
        }
        if (computation.operation() == Operation.SQUARED_VARIATION) {
            return List.of(computation);
        }
        boolean ofRoots =
                computation.operation() == Operation.SQUARE_ROOT || computation.operation() == Operation.MEAN_OF_ROOTS;
        return ofRoots
                ? computation.operands().stream()
                        .flatMap(operand -> variations(operand).stream())
                        .toList()
                : List.of();
    }

    /** Heads and amounts stand in turn. */
    private static Optional<List<Unit>> units(Explanation.Computation variation, Stage stage) {
        List<Explanation.Figure> operands = variation.operands();
        if (operands.stream().anyMatch(Explanation.OutsideUnknown.class::isInstance)) {
            return Optional.empty();
        }
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            Optional<Unit> unit = unit(operands.get(i), operands.get(i + 1), stage);
            if (unit.isEmpty()) {
                return Optional.empty();
            }
            units.add(unit.get());
        }
        return units.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(units));
    }

    private static Optional<Unit> unit(Explanation.Figure ofHeads, Explanation.Figure ofAmount, Stage stage) {
        SchoolCode school = school(ofHeads);
        if (school == null) {
            school = school(ofAmount);
        }
        return school != null
                        && ofHeads.valueOrNull() instanceof Rational heads
                        && ofAmount.valueOrNull() instanceof Rational amount
                ? Optional.of(new Unit(school, stage, heads, amount))
                : Optional.empty();
    }

    /** The school of the first cell below. */
    private static @Nullable SchoolCode school(Explanation.Figure figure) {
        if (figure instanceof Explanation.Reading reading) {
            return reading.cell().school();
        }
        if (figure instanceof Explanation.Computation computation) {
            for (Explanation.Figure operand : computation.operands()) {
                SchoolCode school = school(operand);
                if (school != null) {
                    return school;
                }
            }
        }
        return null;
    }
}
