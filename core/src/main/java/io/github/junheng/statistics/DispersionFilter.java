package io.github.junheng.statistics;

import io.github.junheng.quantity.Rational;

/**
 * 差异系数初判: whether a coefficient of variation lies below or above a limit, by floating point numbers whose error is known; where
 * they lie too near to each other to be told apart, it says so, and {@link Dispersion} decides by exact fractions.
 *
 * <p>It decides {@code CV} against {@code L} by {@code Q = P·Σ(X_i²/P_i) ÷ (ΣX_i)²} against {@code T = 1 + L²}, where P_i are the
 * heads of a unit and P all of them. An amount may be given for a whole of which the unit is a part: {@code X_i = N_i·w·P_i ÷ W_i},
 * whole numbers N_i, w, W_i; of a unit that is no part, {@code w·P_i = W_i} and {@code X_i = N_i}.
 *
 * <p><b>The bound.</b> Let u = 2<sup>-53</sup>, n the number of units, and let no N_i be negative, so that nothing below is a
 * difference. Each operation gives its exact result times a factor between 1 − u and 1 + u; a result that is off by at most k such
 * factors, multiplied or divided, is said to be off by k.
 *
 * <ul>
 *   <li>N_i, P_i, w, W_i are whole numbers below 2<sup>63</sup>; as floating point numbers they are off by 1.
 *   <li>The inverse {@code v = w ÷ W_i} is off by 3, the amount for one head {@code q = N_i·v} by 5, the amount
 *       {@code x = q·P_i} by 7, the term {@code q·x} by 13.
 *   <li>A sum of n terms that are not negative, added in whatever order, is off by the greatest of its terms' and n − 1 more:
 *       ΣP by n, ΣX by n + 6, Σ(X²/P) by n + 12.
 *   <li>Q is made of these by two products and a quotient, ΣX twice: off by n + (n + 12) + 2(n + 6) + 3 = 4n + 27.
 *   <li>T is rounded from its exact value: off by 1. The test itself rounds three times more.
 * </ul>
 *
 * <p>So Q ÷ T is off by less than k = 4n + 32. For n below 2<sup>31</sup>, k·u is below 2<sup>-19</sup>, and k factors together
 * stay within 1 ± 1.001·k·u. The test leaves 2·k·u of Q on either side, nearly twice that. Nothing overflows: no sum exceeds
 * 2<sup>31+3·63</sup>, far below 2<sup>1023</sup>; and nothing but 0 is lost below 2<sup>-1022</sup>, since a term that is not 0 is
 * at least 2<sup>-4·63</sup>.
 *
 * <p>An object holds the heads of one group of units and is used again for the next; it is for one thread.
 */
public final class DispersionFilter {
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private double[] heads = new double[0];
    private double[] inverses = new double[0];
    private double[] divisors = new double[0];
    private double total;
    private int units;

    /** No group yet. */
    public DispersionFilter() {}

    /** Begins a group whose units stand in rows below this number. */
    public void begin(int rows) {
        if (heads.length < rows) {
            heads = new double[Math.max(rows, 2 * heads.length)];
            inverses = new double[heads.length];
            divisors = new double[heads.length];
        }
        total = 0;
        units = 0;
    }

    /** Says that a row is no unit: whatever its amount, it adds nothing. */
    public void leaveOut(int row, long divisor) {
        heads[row] = 0;
        inverses[row] = 0;
        divisors[row] = (double) divisor;
    }

    /** Says that a row is a unit with so many heads, an amount of which is brought to one head by {@code weight ÷ divisor}. */
    public void take(int row, long ofUnit, long weight, long divisor) {
        heads[row] = ofUnit;
        inverses[row] = (double) weight / divisor;
        divisors[row] = (double) divisor;
        total += ofUnit;
        units++;
    }

    /**
     * Takes the rows from (included) to (excluded), as {@link #take} does one.
     *
     * @return whether all of them have heads and a divisor above 0; else the group is none
     */
    public boolean takeAll(long[] ofUnits, long weight, long[] byUnits, int from, int to) {
        double[] p = heads;
        double[] v = inverses;
        double[] q = divisors;
        double sum = total;
        double times = (double) weight;
        long least = 1;
        for (int i = from; i < to; i++) {
            double ofUnit = (double) ofUnits[i];
            double divisor = (double) byUnits[i];
            least = Math.min(least, Math.min(ofUnits[i], byUnits[i]));
            p[i] = ofUnit;
            q[i] = divisor;
            v[i] = times / divisor;
            sum += ofUnit;
        }
        total = sum;
        units += to - from;
        return least > 0;
    }

    /** The heads by row, 0 where a row is no unit; to be read only. */
    public double[] heads() {
        return heads;
    }

    /** By what an amount is multiplied to come to one head, by row, 0 where a row is no unit; to be read only. */
    public double[] inverses() {
        return inverses;
    }

    /** What an amount is divided by, by row, whether it is a unit or not; to be read only. */
    public double[] divisors() {
        return divisors;
    }

    /** Adds up the amounts of the rows from (included) to (excluded). */
    public void add(long[] amounts, int from, int to, Sums into) {
        double sum = 0;
        double squares = 0;
        long signs = 0;
        for (int i = from; i < to; i++) {
            double perHead = amounts[i] * inverses[i];
            double amount = perHead * heads[i];
            sum += amount;
            squares += perHead * amount;
            // What stands where there is no unit may be no number at all.
            signs |= heads[i] > 0 ? amounts[i] : 0;
        }
        into.set(sum, squares, signs);
    }

    /** −1 or 1 where the coefficient is surely below or above the limit; 0 where that cannot be told. */
    public int order(Sums sums, Bound limit) {
        return order(total, units, sums, limit);
    }

    static int order(double total, int units, Sums sums, Bound limit) {
        if (sums.signs < 0 || sums.amounts == 0) {
            return 0;
        }
        double ratio = total * sums.squares / (sums.amounts * sums.amounts);
        double error = 2 * UNIT_ROUNDOFF * (4.0 * units + 32) * ratio;
        return ratio + error < limit.squared ? -1 : ratio - error > limit.squared ? 1 : 0;
    }

    /** 加总: what the amounts of a group add up to: themselves, and their squares by head. */
    public static final class Sums {
        private double amounts;
        private double squares;
        private long signs;

        /** Nothing added up. */
        public Sums() {}

        /** @param ofSigns below 0 where an amount is negative, 0 where all are 0 */
        public void set(double ofAmounts, double ofSquares, long ofSigns) {
            amounts = ofAmounts;
            squares = ofSquares;
            signs = ofSigns;
        }

        /** Whether every amount of a unit is 0, so that there is no mean to vary from. */
        public boolean isZero() {
            return amounts == 0 && signs >= 0;
        }
    }

    /** 限值: a limit of coefficients of variation, as {@code 1 + L²}. */
    public static final class Bound {
        private final double squared;

        private Bound(double squared) {
            this.squared = squared;
        }

        double squared() {
            return squared;
        }

        /** @throws IllegalArgumentException when the limit is negative */
        public static Bound of(Rational limit) {
            if (limit.signum() < 0) {
                throw new IllegalArgumentException("a coefficient of variation has no negative limit: " + limit);
            }
            return new Bound(nearest(limit.times(limit).plus(Rational.ONE)));
        }

        /** The floating point number nearest to a fraction. */
        private static double nearest(Rational value) {
            return new java.math.BigDecimal(value.numerator())
                    .divide(new java.math.BigDecimal(value.denominator()), new java.math.MathContext(40))
                    .doubleValue();
        }
    }
}
