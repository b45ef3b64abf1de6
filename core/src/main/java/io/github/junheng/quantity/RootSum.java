package io.github.junheng.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * 平方根之和: {@code factor · (√r₁ + √r₂ + …)} of exact fractions, as in a mean of coefficients of variation. It is compared
 * without rounding: where every radicand is the square of a fraction the sum is a fraction; otherwise it is irrational (a sum of
 * positive roots is a fraction only where each of them is), so it differs from every fraction and an interval around it that is
 * halved often enough lies on one side of that fraction.
 *
 * @param radicands none negative
 * @param factor above zero
 */
public record RootSum(List<Rational> radicands, Rational factor) implements Magnitude {
    /** How many binary digits behind the point are looked at first; doubled as long as they do not tell. */
    private static final int FIRST_BITS = 64;

    /** @throws ArithmeticException when a radicand is negative, or the factor is not above zero */
    public RootSum {
        radicands = List.copyOf(radicands);
        if (factor.signum() <= 0) {
            throw new ArithmeticException("a sum of roots times a number that is not above zero");
        }
        for (Rational radicand : radicands) {
            if (radicand.signum() < 0) {
                throw new ArithmeticException("square root of a negative number");
            }
        }
    }

    @Override
    public int compareTo(Rational other) {
        Optional<Rational> exact = exact();
        if (exact.isPresent()) {
            return exact.get().compareTo(other);
        }
        Rational target = other.dividedBy(factor);
        for (int bits = FIRST_BITS; ; bits *= 2) {
            BigInteger least = scaledSum(bits);
            Rational scaled = target.times(new Rational(BigInteger.ONE.shiftLeft(bits), BigInteger.ONE));
            if (scaled.compareTo(whole(least)) <= 0) {
                return 1;
            }
            if (scaled.compareTo(whole(least.add(BigInteger.valueOf(radicands.size())))) >= 0) {
                return -1;
            }
        }
    }

    /** {@inheritDoc} Exact for every input: the interval is halved until both its ends round to the same number. */
    @Override
    public BigDecimal round(int decimals) {
        Optional<Rational> exact = exact();
        if (exact.isPresent()) {
            return exact.get().round(decimals);
        }
        // What is irrational never lies half way between two decimals, so its neighbours round as it does.
        for (int bits = FIRST_BITS; ; bits *= 2) {
            BigInteger least = scaledSum(bits);
            BigInteger unit = BigInteger.ONE.shiftLeft(bits);
            BigDecimal low = new Rational(least, unit).times(factor).round(decimals);
            BigDecimal high = new Rational(least.add(BigInteger.valueOf(radicands.size())), unit)
                    .times(factor)
                    .round(decimals);
            if (low.compareTo(high) == 0) {
                return low;
            }
        }
    }

    /** {@inheritDoc} A sum of roots is finite only where every radicand is the square of a fraction. */
    @Override
    public String toDecimal() {
        return exact().map(Rational::toDecimal)
                .orElseGet(() -> round(SHOWN_DECIMALS).toPlainString());
    }

    /** The sum as a fraction; empty where it is none. */
    public Optional<Rational> exact() {
        Rational sum = Rational.ZERO;
        for (Rational radicand : radicands) {
            BigInteger[] top = radicand.numerator().sqrtAndRemainder();
            BigInteger[] bottom = radicand.denominator().sqrtAndRemainder();
            if (top[1].signum() != 0 || bottom[1].signum() != 0) {
                return Optional.empty();
            }
            sum = sum.plus(new Rational(top[0], bottom[0]));
        }
        return Optional.of(sum.times(factor));
    }

    /** The roots times 2^bits, each rounded down: the scaled sum lies above this, by less than one for each root. */
    private BigInteger scaledSum(int bits) {
        BigInteger sum = BigInteger.ZERO;
        for (Rational radicand : radicands) {
            sum = sum.add(radicand.numerator()
                    .shiftLeft(2 * bits)
                    .divide(radicand.denominator())
                    .sqrt());
        }
        return sum;
    }

    private static Rational whole(BigInteger number) {
        return new Rational(number, BigInteger.ONE);
    }
}
