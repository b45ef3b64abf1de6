package io.github.junheng.statistics;

import io.github.junheng.quantity.Rational;
import java.math.BigInteger;
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
        Fraction ofHeads = Fraction.sum(heads);
        Fraction ofSquares = Fraction.sum(squares);
        Fraction total = Fraction.sum(amounts);
        BigInteger bottom = ofHeads.bottom.multiply(ofSquares.bottom).multiply(total.top.pow(2));
        BigInteger top = ofHeads.top.multiply(ofSquares.top).multiply(total.bottom.pow(2));
        return new Rational(top.subtract(bottom), bottom);
    }

    /** The weighted mean X̄. */
    public static Rational mean(List<Rational> heads, List<Rational> amounts) {
        return sum(amounts).dividedBy(sum(heads));
    }

    /** The sum. */
    public static Rational sum(List<Rational> terms) {
        Fraction sum = Fraction.sum(terms);
        return new Rational(sum.top, sum.bottom);
    }

    /** A fraction that need not be reduced: the divisor of large numbers costs more than all that is done with them. */
    private record Fraction(BigInteger top, BigInteger bottom) {
        /** Beyond so many bits a sum is reduced, since denominators of many terms have much in common. */
        private static final int REDUCED_BITS = 2048;

        /** The sum, taken in pairs so that long sums of fractions keep small denominators as long as they can. */
        static Fraction sum(List<Rational> terms) {
            return terms.isEmpty() ? new Fraction(BigInteger.ZERO, BigInteger.ONE) : sum(terms, 0, terms.size());
        }

        private static Fraction sum(List<Rational> terms, int from, int to) {
            if (to - from == 1) {
                return new Fraction(terms.get(from).numerator(), terms.get(from).denominator());
            }
            int middle = (from + to) >>> 1;
            return sum(terms, from, middle).plus(sum(terms, middle, to));
        }

        private Fraction plus(Fraction other) {
            if (bottom.equals(other.bottom)) {
                return new Fraction(top.add(other.top), bottom);
            }
            BigInteger sum = top.multiply(other.bottom).add(other.top.multiply(bottom));
            BigInteger common = bottom.multiply(other.bottom);
            if (common.bitLength() <= REDUCED_BITS) {
                return new Fraction(sum, common);
            }
            Rational reduced = new Rational(sum, common);
            return new Fraction(reduced.numerator(), reduced.denominator());
        }
    }
}
