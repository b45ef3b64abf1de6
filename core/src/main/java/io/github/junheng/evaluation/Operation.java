package io.github.junheng.evaluation;

import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.RootSum;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.statistics.Dispersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 运算: the steps that a figure can be computed by. */
public enum Operation {
    /** a + b + … */
    SUM,
    /** a − b − … */
    DIFFERENCE,
    /** a × b × … */
    PRODUCT,
    /** a ÷ b; nothing where b is zero or, from contradictory cells, below it. */
    QUOTIENT,
    /** The least whole number not below a. */
    CEILING,
    /** The greatest of all. */
    MAXIMUM,
    /** The least of all. */
    MINIMUM,
    /** How many there are. */
    COUNT,
    /** How many of b, c, … reach a. */
    COUNT_REACHING,
    /** CV² of amounts per head, from heads and amounts in turn; nothing where the mean is zero. */
    SQUARED_VARIATION,
    /** √a. */
    SQUARE_ROOT,
    /** (√a + √b + …) ÷ how many there are. */
    MEAN_OF_ROOTS;

    /** The result for these operands; null where there is none. */
    public @Nullable Magnitude apply(List<Rational> operands) {
        return switch (this) {
            case SUM -> Dispersion.sum(operands);
            case DIFFERENCE -> operands.get(0).minus(Dispersion.sum(operands.subList(1, operands.size())));
            case PRODUCT -> operands.stream().reduce(Rational.ONE, Rational::times);
            case QUOTIENT ->
                operands.get(1).signum() <= 0 ? null : operands.get(0).dividedBy(operands.get(1));
            case CEILING -> new Rational(operands.get(0).ceiling(), java.math.BigInteger.ONE);
            case MAXIMUM -> operands.stream().max(Rational::compareTo).orElse(null);
            case MINIMUM -> operands.stream().min(Rational::compareTo).orElse(null);
            case COUNT -> Rational.of(operands.size());
            case COUNT_REACHING ->
                Rational.of(operands.stream()
                        .skip(1)
                        .filter(o -> o.compareTo(operands.get(0)) >= 0)
                        .count());
            case SQUARED_VARIATION -> squaredVariation(operands);
            case SQUARE_ROOT -> new SquareRoot(operands.get(0));
            case MEAN_OF_ROOTS -> new RootSum(operands, Rational.of(1, operands.size()));
        };
    }

    private static @Nullable Magnitude squaredVariation(List<Rational> operands) {
        List<Rational> heads = new ArrayList<>();
        List<Rational> amounts = new ArrayList<>();
        for (int i = 0; i < operands.size(); i += 2) {
            heads.add(operands.get(i));
            amounts.add(operands.get(i + 1));
        }
        boolean undefined = heads.stream().anyMatch(h -> h.signum() <= 0)
                || Dispersion.sum(amounts).isZero();
        return undefined ? null : Dispersion.squaredVariation(heads, amounts);
    }
}
