package io.github.junheng.rules.naive;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact fraction in lowest terms with a positive denominator; nothing is ever rounded until it is printed. */
public final class Fraction implements Comparable<Fraction> {
    public static final Fraction ZERO = of(0);

    private final BigInteger numerator;
    private final BigInteger denominator;

    public BigInteger numerator() {
        return numerator;
    }

    public BigInteger denominator() {
        return denominator;
    }

    private Fraction(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction with denominator 0");
        }
        BigInteger sign = BigInteger.valueOf(denominator.signum());
        BigInteger divisor = numerator.gcd(denominator).multiply(sign);
        this.numerator = numerator.divide(divisor);
        this.denominator = denominator.divide(divisor);
    }

    public static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Fraction of(BigDecimal decimal) {
        return decimal.scale() >= 0
                ? new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                : new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE);
    }

    /** Reads a plain decimal such as {@code 4.505}. */
    public static Fraction parse(String decimal) {
        return of(new BigDecimal(decimal.strip()));
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Fraction times(long whole) {
        return times(of(whole));
    }

    public Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public int signum() {
        return numerator.signum();
    }

    /** The least integer that is not below this fraction. */
    public Fraction ceil() {
        return new Fraction(floorOf(numerator.negate(), denominator).negate(), BigInteger.ONE);
    }

    /** The greatest integer that is not above this fraction. */
    public BigInteger floor() {
        return floorOf(numerator, denominator);
    }

    private static BigInteger floorOf(BigInteger numerator, BigInteger denominator) {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** Rounded HALF_UP (away from zero on a tie) to this many decimals. */
    public Fraction rounded(int decimals) {
        return of(toBigDecimal(decimals));
    }

    public BigDecimal toBigDecimal(int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }

    /** The decimal text, in full where it is finite, else HALF_UP at nine decimals; trailing zeros taken off. */
    public String toDecimal() {
        BigInteger rest = denominator;
        for (BigInteger factor : new BigInteger[] {BigInteger.TWO, BigInteger.valueOf(5)}) {
            while (rest.mod(factor).signum() == 0) {
                rest = rest.divide(factor);
            }
        }
        boolean finite = rest.equals(BigInteger.ONE);
        return plain(finite ? new BigDecimal(numerator).divide(new BigDecimal(denominator)) : toBigDecimal(9));
    }

    /** The square root, HALF_UP at this many decimals; decided on integers, so no double is involved. */
    public BigDecimal squareRoot(int decimals) {
        if (signum() < 0) {
            throw new ArithmeticException("the square root of a negative fraction");
        }
        Fraction scaled = times(new Fraction(BigInteger.TEN.pow(2 * decimals), BigInteger.ONE));
        BigInteger below = scaled.floor().sqrt();
        Fraction half = new Fraction(below.add(below).add(BigInteger.ONE), BigInteger.TWO);
        boolean up = scaled.compareTo(half.times(half)) >= 0;
        return new BigDecimal(up ? below.add(BigInteger.ONE) : below, decimals);
    }

    static String plain(BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fraction that
                && numerator.equals(that.numerator)
                && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
