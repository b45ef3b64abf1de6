package io.github.junheng.examples.forms.check;

import io.github.junheng.quantity.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** 区间: the numbers that a printed number can stand for, both ends included. */
record Interval(Rational low, Rational high) {
    private static final int SHOWN = 4;

    /** What a number printed with so many decimals stands for; one that shows more of them stands for less. */
    static Interval printed(BigDecimal number, int decimals) {
        int shown = Math.max(decimals, number.stripTrailingZeros().scale());
        return of(Rational.of(number)).widened(half(shown));
    }

    static Interval of(Rational exact) {
        return new Interval(exact, exact);
    }

    /** Half of the last of so many decimals. */
    static Rational half(int decimals) {
        return new Rational(BigInteger.ONE, BigInteger.TWO.multiply(BigInteger.TEN.pow(decimals)));
    }

    Interval widened(Rational by) {
        return new Interval(low.minus(by), high.plus(by));
    }

    Interval plus(Interval other) {
        return new Interval(low.plus(other.low), high.plus(other.high));
    }

    Interval minus(Interval other) {
        return new Interval(low.minus(other.high), high.minus(other.low));
    }

    /** Times a number that is not negative. */
    Interval times(Rational factor) {
        return new Interval(low.times(factor), high.times(factor));
    }

    /** Divided by numbers above zero. */
    Interval dividedBy(Interval divisor) {
        return new Interval(
                low.dividedBy(low.signum() < 0 ? divisor.low : divisor.high),
                high.dividedBy(high.signum() < 0 ? divisor.high : divisor.low));
    }

    boolean meets(Interval other) {
        return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
    }

    /** The middle, without zeros at its end. */
    String shown() {
        return low.plus(high).dividedBy(Rational.of(2)).round(SHOWN).toPlainString();
    }

    String lowShown() {
        return low.round(SHOWN, RoundingMode.FLOOR).toPlainString();
    }

    String highShown() {
        return high.round(SHOWN, RoundingMode.CEILING).toPlainString();
    }
}
