package io.github.junheng.statistics;

import io.github.junheng.quantity.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * 差异系数: the coefficient of variation of a value per head, each unit weighted by its heads:
 *
 * <pre>
 * x_i = X_i / P_i    X̄ = ΣX_i / ΣP_i    S² = Σ (P_i/P)·(x_i − X̄)²    CV = S / X̄
 * </pre>
 *
 * It is the population form (nothing is subtracted from the number of units). Everything here is exact; the square root is left
 * to whoever shows it: {@code CV² = P·Σ(X_i²/P_i) / (ΣX_i)² − 1}.
 */
public final class Dispersion {
    private Dispersion() {}

    /**
     * The square of the coefficient of variation.
     *
     * @param heads P_i, each above zero
     * @param amounts X_i, in the same order
     * @throws IllegalArgumentException when the lists differ in length or are empty
     * @throws ArithmeticException when the sum of the amounts is zero, or a P_i is
     */
    public static Rational squaredVariation(List<Rational> heads, List<Rational> amounts) {
        if (heads.size() != amounts.size() || heads.isEmpty()) {
            throw new IllegalArgumentException(heads.size() + " heads for " + amounts.size() + " amounts");
        }
        List<Rational> squares = new ArrayList<>(heads.size());
        for (int i = 0; i < heads.size(); i++) {
            squares.add(amounts.get(i).times(amounts.get(i)).dividedBy(heads.get(i)));
        }
        Rational total = sum(amounts);
        return sum(heads).times(sum(squares)).dividedBy(total.times(total)).minus(Rational.ONE);
    }

    /** The weighted mean X̄. */
    public static Rational mean(List<Rational> heads, List<Rational> amounts) {
        return sum(amounts).dividedBy(sum(heads));
    }

    /** The sum, taken in pairs so that long sums of fractions keep small denominators as long as they can. */
    public static Rational sum(List<Rational> terms) {
        if (terms.size() <= 2) {
            Rational sum = Rational.ZERO;
            for (Rational term : terms) {
                sum = sum.plus(term);
            }
            return sum;
        }
        int half = terms.size() / 2;
        return sum(terms.subList(0, half)).plus(sum(terms.subList(half, terms.size())));
    }
}
