package io.github.junheng.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 有理数: an exact fraction, always reduced, its denominator always positive. All sums, ratios and limits are held as such,
 * so that nothing is rounded before it is compared.
 */
public record Rational(BigInteger numerator, BigInteger denominator) implements Magnitude {
    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
    private static final BigInteger FIVE = BigInteger.valueOf(5);
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

    /** @throws ArithmeticException when the denominator is zero */
    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator is zero");
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        if (!denominator.equals(BigInteger.ONE)) {
            BigInteger common = common(numerator, denominator);
            if (!common.equals(BigInteger.ONE)) {
                numerator = numerator.divide(common);
                denominator = denominator.divide(common);
            }
        }
    }

    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public static Rational of(long numerator, long denominator) {
        long common = numerator == Long.MIN_VALUE || denominator == Long.MIN_VALUE
                ? 1
                : Math.max(1, common(Math.abs(numerator), Math.abs(denominator)));
        return new Rational(BigInteger.valueOf(numerator / common), BigInteger.valueOf(denominator / common));
    }

    /** The greatest common divisor; most fractions are of numbers that longs hold, for which no others have to be made. */
    private static BigInteger common(BigInteger one, BigInteger other) {
        return one.bitLength() < Long.SIZE - 1 && other.bitLength() < Long.SIZE - 1
                ? BigInteger.valueOf(common(Math.abs(one.longValue()), other.longValue()))
                : one.gcd(other);
    }

    /** The greatest common divisor of two numbers that are not negative: halves what is even and takes the lesser off. */
    private static long common(long one, long other) {
        if (one == 0 || other == 0) {
            return one + other;
        }
        int twos = Long.numberOfTrailingZeros(one | other);
        long a = one >>> Long.numberOfTrailingZeros(one);
        long b = other;
        do {
            b >>>= Long.numberOfTrailingZeros(b);
            long difference = b - a;
            a = Math.min(a, b);
            b = Math.abs(difference);
        } while (b != 0);
        return a << twos;
    }

    public static Rational of(BigDecimal value) {
        return value.scale() <= 0
                ? new Rational(value.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /**
     * Reads a plain decimal ({@code 4.2}) or a fraction as {@link #toString()} writes it ({@code 7/179}).
     *
     * @throws NumberFormatException when the text is neither
     */
    public static Rational parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? of(new BigDecimal(text))
                : new Rational(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    public Rational plus(Rational other) {
        if (denominator.equals(other.denominator)) {
            return new Rational(numerator.add(other.numerator), denominator);
        }
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    public Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @throws ArithmeticException when the divisor is zero */
    public Rational dividedBy(Rational divisor) {
        return new Rational(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /** The least whole number that is not below this value. */
    public BigInteger ceiling() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    // What a record gets by itself is linked when it is first met, which a cold start pays for; so for every record
    // that is a key.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rational that
                && numerator.equals(that.numerator)
                && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public BigDecimal round(int decimals) {
        return round(decimals, RoundingMode.HALF_UP);
    }

    /** The value with at most so many decimals, trailing zeros stripped. */
    public BigDecimal round(int decimals, RoundingMode mode) {
        BigDecimal rounded = new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, mode);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }

    /** The value as a finite decimal; empty where it has none. */
    public Optional<BigDecimal> toFiniteDecimal() {
        if (isWhole()) {
            return Optional.of(round(0, RoundingMode.UNNECESSARY));
        }
        int twos = denominator.getLowestSetBit();
        BigInteger rest = denominator.shiftRight(twos);
        int fives = 0;
        if (rest.bitLength() < Long.SIZE) {
            long left = rest.longValue();
            for (; left % 5 == 0; left /= 5) {
                fives++;
            }
            if (left != 1) {
                return Optional.empty();
            }
            rest = BigInteger.ONE;
        }
        while (!rest.equals(BigInteger.ONE)) {
            BigInteger[] parts = rest.divideAndRemainder(FIVE);
            if (parts[1].signum() != 0) {
                return Optional.empty();
            }
            rest = parts[0];
            fives++;
        }
        return Optional.of(round(Math.max(twos, fives), RoundingMode.UNNECESSARY));
    }

    @Override
    public String toDecimal() {
        return toFiniteDecimal().orElseGet(() -> round(SHOWN_DECIMALS)).toPlainString();
    }

    /** The fraction itself, {@code 7/179}, or the whole number alone; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }
}
