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
 *
 * @param factor what the quotient of the whole numbers is multiplied by to be the value
 * @param headTimes what heads are multiplied by to be what the indicator divides by
 */
record Told(Indicator indicator, Comparator comparator, Rational factor, Rational headTimes) {
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
        return Judge.quantity(comparator, gap(value, limit, heads), indicator.amountUnit());
    }

    private Rational gap(Rational value, Rational limit, @Nullable Decimal heads) {
        if (heads == null) {
            return limit.minus(value).abs();
        }
        try {
            long below = limit.denominator().longValueExact();
            long wanted = product(limit.numerator().longValueExact(), value.denominator(), 1);
            long difference = Math.subtractExact(wanted, product(below, value.numerator(), 1));
            Rational perHead = Rational.of(Math.abs(difference), product(below, value.denominator(), 1));
            return Rational.of(
                    product(product(heads.number(), headTimes.numerator(), 1), perHead.numerator(), 1),
                    product(product(power(heads.scale()), headTimes.denominator(), 1), perHead.denominator(), 1));
        } catch (ArithmeticException wide) {
            return limit.minus(value).abs().times(heads.exact()).times(headTimes);
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
        double about = (double) numerator.number()
                / denominator.number()
                * aboutFactor()
                * Math.pow(10, denominator.scale() - numerator.scale());
        return isNear(about, limit, decimals)
                && met != isAdmittedAsPrinted(value(numerator, denominator), decimals, comparator, limit);
    }

    private double aboutFactor() {
        return factor.numerator().doubleValue() / factor.denominator().doubleValue();
    }

    /**
     * Whether rounding to so many decimals could take a value across a limit: rounding moves it by half a unit of the last
     * decimal, so that what is a whole one off the limit stays on its side.
     *
     * @param about the value, but for an error far below a billionth of it
     * @param decimals −1 where nothing is rounded
     */
    static boolean isNear(double about, Rational limit, int decimals) {
        if (decimals < 0) {
            return false;
        }
        double bound = limit.numerator().doubleValue() / limit.denominator().doubleValue();
        // Of numbers beyond a double nothing is greater, so that they are taken to be near.
        return !(Math.abs(about - bound) > Math.pow(10, -decimals) + 1e-9 * (Math.abs(about) + Math.abs(bound)));
    }

    static boolean isAdmittedAsPrinted(Magnitude value, int decimals, Comparator comparator, Rational limit) {
        return comparator.admits(Rational.of(value.round(decimals)), limit);
    }
}
