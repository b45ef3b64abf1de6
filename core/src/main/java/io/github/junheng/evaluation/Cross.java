package io.github.junheng.evaluation;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fraction against a limit without a division: {@code f·n·10^-S ÷ (d·10^-D)} stands to {@code L} as
 * {@code n·(f_n·L_d·10^D)} stands to {@code d·(L_n·f_d·10^S)}, where {@code d} is above zero. Both factors are whole numbers; where
 * one does not fit a long, the comparison is left to exact fractions.
 *
 * <p>Where the bounds of n and d show that neither product leaves a long, products are longs; else both are taken to 128 bits,
 * which always hold the product of two longs.
 */
@SuppressWarnings("EnumOrdinal") // columns, codes and domains are arrays by position
final class Cross {
    private static final int[] ADMITS = new int[Comparator.values().length];

    static {
        // Bit 0: below the limit is admitted; bit 1: equal; bit 2: above.
        ADMITS[Comparator.BELOW.ordinal()] = 0b001;
        ADMITS[Comparator.EQUAL.ordinal()] = 0b010;
        ADMITS[Comparator.AT_MOST.ordinal()] = 0b011;
        ADMITS[Comparator.ABOVE.ordinal()] = 0b100;
        ADMITS[Comparator.AT_LEAST.ordinal()] = 0b110;
    }

    private final long ofValue;
    private final long ofLimit;

    private Cross(long ofValue, long ofLimit) {
        this.ofValue = ofValue;
        this.ofLimit = ofLimit;
    }

    /** Absent where a factor does not fit a long, or the limit is negative. */
    static @Nullable Cross of(Rational factor, Rational limit) {
        if (factor.signum() <= 0 || limit.signum() < 0) {
            return null;
        }
        BigInteger value = factor.numerator().multiply(limit.denominator());
        BigInteger bound = limit.numerator().multiply(factor.denominator());
        BigInteger common = bound.signum() == 0 ? BigInteger.ONE : value.gcd(bound);
        value = value.divide(common);
        bound = bound.divide(common);
        return value.bitLength() > 61 || bound.bitLength() > 61
                ? null
                : new Cross(value.longValueExact(), bound.longValueExact());
    }

    /** The same comparison with its factor of the value brought to a common one; null where that does not fit. */
    @Nullable
    Cross joined(Cross other) {
        BigInteger common = BigInteger.valueOf(ofValue)
                .divide(BigInteger.valueOf(ofValue).gcd(BigInteger.valueOf(other.ofValue)))
                .multiply(BigInteger.valueOf(other.ofValue));
        BigInteger bound = common.divide(BigInteger.valueOf(ofValue)).multiply(BigInteger.valueOf(ofLimit));
        return common.bitLength() > 61 || bound.bitLength() > 61
                ? null
                : new Cross(common.longValueExact(), bound.longValueExact());
    }

    /** What n is multiplied by, for these scales; −1 where it does not fit. */
    long valueFactor(int scale, int ofDenominator) {
        return ofDenominator > scale ? scaled(ofValue, ofDenominator - scale) : ofValue;
    }

    /** What d is multiplied by, for these scales; −1 where it does not fit. */
    long limitFactor(int scale, int ofDenominator) {
        return scale > ofDenominator ? scaled(ofLimit, scale - ofDenominator) : ofLimit;
    }

    private static long scaled(long factor, int decimals) {
        return decimals >= Cells.POWERS_OF_TEN.length ? -1 : Lane.product(factor, Cells.POWERS_OF_TEN[decimals]);
    }

    static int admits(Comparator comparator) {
        return ADMITS[comparator.ordinal()];
    }

    /** Whether an order, below zero, zero or above, is admitted. */
    static boolean isAdmitted(int admits, int order) {
        return (admits >> (Integer.signum(order) + 1) & 1) != 0;
    }

    /** The order of {@code a·b} and {@code c·d}, exact for all longs. */
    static int compare(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }
}
