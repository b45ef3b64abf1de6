package io.github.junheng.examples.forms.naive;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** A fraction of whole numbers, with its own arithmetic: what {@link NaiveDeclaration} reckons with. */
record Frac(BigInteger over, BigInteger under) implements Comparable<Frac> {
    static final Frac ZERO = of(0);

    Frac {
        if (under.signum() == 0) {
            throw new ArithmeticException("a fraction over zero");
        }
        if (under.signum() < 0) {
            over = over.negate();
            under = under.negate();
        }
        BigInteger common = over.gcd(under);
        if (common.signum() != 0) {
            over = over.divide(common);
            under = under.divide(common);
        }
    }

    static Frac of(long whole) {
        return new Frac(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Frac of(String decimal) {
        BigDecimal number = new BigDecimal(decimal.strip());
        int scale = Math.max(0, number.scale());
        return new Frac(number.setScale(scale).unscaledValue(), BigInteger.TEN.pow(scale));
    }

    Frac plus(Frac other) {
        return new Frac(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Frac minus(Frac other) {
        return plus(new Frac(other.over.negate(), other.under));
    }

    Frac times(Frac other) {
        return new Frac(over.multiply(other.over), under.multiply(other.under));
    }

    Frac by(Frac other) {
        return new Frac(over.multiply(other.under), under.multiply(other.over));
    }

    boolean isZero() {
        return over.signum() == 0;
    }

    boolean atLeast(Frac other) {
        return compareTo(other) >= 0;
    }

    boolean below(Frac other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Frac other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    /** Rounded half away from zero to so many decimals. */
    String print(int decimals) {
        BigInteger tenfold = over.abs().multiply(BigInteger.TEN.pow(decimals)).shiftLeft(1);
        BigInteger rounded = tenfold.add(under).divide(under.shiftLeft(1));
        BigDecimal printed = new BigDecimal(over.signum() < 0 ? rounded.negate() : rounded, decimals);
        return printed.toPlainString();
    }

    /** The square root, rounded half up to so many decimals; the root's neighbours are compared by their squares. */
    String printRoot(int decimals) {
        // 2k−1 ≤ 2·10ᵈ·√v < 2k+1
        BigInteger twice = BigInteger.TEN.pow(decimals).shiftLeft(1);
        BigInteger floor = over.multiply(twice).multiply(twice).divide(under).sqrt();
        return new BigDecimal(floor.add(BigInteger.ONE).shiftRight(1), decimals).toPlainString();
    }

    /** The mean of square roots, rounded half up: digits are added until they decide. */
    static String printMeanOfRoots(List<Frac> squares, int decimals) {
        Frac count = of(squares.size());
        for (int digits = 20; digits <= 320; digits *= 2) {
            Frac low = ZERO;
            Frac high = ZERO;
            Frac step = new Frac(BigInteger.ONE, BigInteger.TEN.pow(digits));
            for (Frac square : squares) {
                Frac exact = square.exactRoot();
                Frac below = exact != null
                        ? exact
                        : new Frac(
                                square.over
                                        .multiply(BigInteger.TEN.pow(2 * digits))
                                        .divide(square.under)
                                        .sqrt(),
                                BigInteger.TEN.pow(digits));
                low = low.plus(below);
                high = high.plus(exact != null ? exact : below.plus(step));
            }
            String printed = low.by(count).print(decimals);
            if (printed.equals(high.by(count).print(decimals))) {
                return printed;
            }
        }
        throw new ArithmeticException("digits do not decide");
    }

    private Frac exactRoot() {
        BigInteger a = over.sqrt();
        BigInteger b = under.sqrt();
        return a.multiply(a).equals(over) && b.multiply(b).equals(under) ? new Frac(a, b) : null;
    }
}
