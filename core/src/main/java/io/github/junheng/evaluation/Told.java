package io.github.junheng.evaluation;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Indicator;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a finding tells of a fraction that a plan compared, {@code factor · numerator ÷ denominator}, the same as {@link Judge}
 * tells of the tree: in longs where they hold it, else in exact fractions.
 */
final class Told {
    private final Indicator indicator;
    private final Comparator comparator;
    private final Rational factor;
    private final Rational headTimes;

    /**
     * @param factor what the quotient of the whole numbers is multiplied by to be the value
     * @param headTimes what heads are multiplied by to be what the indicator divides by
     */
    Told(Indicator indicator, Comparator comparator, Rational factor, Rational headTimes) {
        this.indicator = indicator;
        this.comparator = comparator;
        this.factor = factor;
        this.headTimes = headTimes;
    }

    Comparator comparator() {
        return comparator;
    }

    /** Whether values are printed with fewer decimals than they may have. */
    boolean isRounded() {
        return indicator.printedDecimals() >= 0;
    }

    /** A decimal: {@code number · 10^-scale}. */
    record Decimal(long number, int scale) {
        static final Decimal ONE = new Decimal(1, 0);

        Rational exact() {
            return new Rational(BigInteger.valueOf(number), BigInteger.TEN.pow(scale));
        }
    }

    /** The value: of nothing that is divided, divided by {@link Decimal#ONE}. */
    Rational value(Decimal numerator, Decimal denominator) {
        try {
            int more = denominator.scale() - numerator.scale();
            return Rational.of(
                    product(numerator.number(), factor.numerator(), power(more)),
                    product(denominator.number(), factor.denominator(), power(-more)));
        } catch (ArithmeticException wide) {
            return numerator.exact().times(factor).dividedBy(denominator.exact());
        }
    }

    Measure measure(Rational value, Dated<Rational> limit) {
        return new Measure(value, comparator, limit.value(), indicator.unit(), limit.citation());
    }

    /**
     * What separates the numerator from what the limit asks.
     *
     * @param heads what the indicator divides by; null where nothing is divided
     */
    @Nullable
    Quantity shortfall(Rational value, Rational limit, @Nullable Decimal heads) {
        if (heads == null) {
            return Judge.quantity(comparator, limit.minus(value).abs(), indicator.amountUnit());
        }
        try {
            long below = limit.denominator().longValueExact();
            long wanted = product(limit.numerator().longValueExact(), value.denominator(), 1);
            long gap = Math.absExact(Math.subtractExact(wanted, product(below, value.numerator(), 1)));
            return Judge.quantity(
                    comparator,
                    product(heads.number(), headTimes.numerator(), gap),
                    Math.multiplyExact(
                            product(below, value.denominator(), power(heads.scale())),
                            headTimes.denominator().longValueExact()),
                    indicator.amountUnit());
        } catch (ArithmeticException wide) {
            Rational gap = limit.minus(value).abs().times(heads.exact()).times(headTimes);
            return Judge.quantity(comparator, gap, indicator.amountUnit());
        }
    }

    private static long product(long a, BigInteger b, long c) {
        return Math.multiplyExact(Math.multiplyExact(a, b.longValueExact()), c);
    }

    /** Ten to a power; 1 for one below zero. */
    private static long power(int exponent) {
        if (exponent >= Cells.POWERS_OF_TEN.length) {
            throw new ArithmeticException("beyond a long");
        }
        return Cells.POWERS_OF_TEN[Math.max(0, exponent)];
    }

    /** Whether comparing the value as the form prints it gives another outcome. */
    boolean isPrintedOtherwise(Decimal numerator, Decimal denominator, Rational limit, boolean met) {
        int decimals = indicator.printedDecimals();
        return decimals >= 0
                && isNear(numerator, denominator, limit, decimals)
                && met != isAdmittedAsPrinted(value(numerator, denominator), decimals, comparator, limit);
    }

    /**
     * Whether rounding to so many decimals could take the value across the limit: it moves it by half a unit of the last decimal at
     * most, so that what is further off stays on its side.
     */
    private boolean isNear(Decimal numerator, Decimal denominator, Rational limit, int decimals) {
        try {
            int more = denominator.scale() - numerator.scale();
            long top = product(numerator.number(), factor.numerator(), power(more));
            long bottom = product(denominator.number(), factor.denominator(), power(-more));
            long parts = product(bottom, limit.denominator(), 1);
            long off = Math.subtractExact(product(top, limit.denominator(), 1), product(bottom, limit.numerator(), 1));
            return Math.abs(off) <= parts / 2 / power(decimals);
        } catch (ArithmeticException wide) {
            return true;
        }
    }

    static boolean isAdmittedAsPrinted(Magnitude value, int decimals, Comparator comparator, Rational limit) {
        return comparator.admits(Rational.of(value.round(decimals)), limit);
    }
}
