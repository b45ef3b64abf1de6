package io.github.junheng.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;

/** 平方根: the square root of an exact fraction; compared by squaring, never extracted before a comparison. */
public record SquareRoot(Rational radicand) implements Magnitude {
    /** @throws ArithmeticException when the radicand is negative */
    public SquareRoot {
        if (radicand.signum() < 0) {
            throw new ArithmeticException("square root of a negative number");
        }
    }

    @Override
    public int compareTo(Rational other) {
        return other.signum() < 0 ? 1 : radicand.compareTo(other.times(other));
    }

    /**
     * {@inheritDoc} Exact for every input: with {@code n = floor(2·10^d·√r)}, half up is {@code floor((n+1)/2)}, and
     * {@code n} is the whole square root of {@code floor(4·10^2d·r)}.
     */
    @Override
    public BigDecimal round(int decimals) {
        BigInteger scaled = radicand.numerator()
                .multiply(BigInteger.TEN.pow(2 * decimals))
                .shiftLeft(2)
                .divide(radicand.denominator());
        BigInteger rounded = scaled.sqrt().add(BigInteger.ONE).shiftRight(1);
        return rounded.signum() == 0 ? BigDecimal.ZERO : new BigDecimal(rounded, decimals).stripTrailingZeros();
    }

    /** {@inheritDoc} A root is finite only where numerator and denominator of the radicand are squares. */
    @Override
    public String toDecimal() {
        BigInteger[] top = radicand.numerator().sqrtAndRemainder();
        BigInteger[] bottom = radicand.denominator().sqrtAndRemainder();
        return top[1].signum() == 0 && bottom[1].signum() == 0
                ? new Rational(top[0], bottom[0]).toDecimal()
                : round(SHOWN_DECIMALS).toPlainString();
    }
}
