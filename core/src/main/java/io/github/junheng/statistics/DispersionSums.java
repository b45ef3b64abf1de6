package io.github.junheng.statistics;

/**
 * 差异系数累加: the sums of which a coefficient of variation is made, kept while units come and go, so that one changed unit costs the
 * same however many there are.
 *
 * <p>What a unit adds is computed as {@link DispersionFilter} does, from its numbers alone, so that what is taken off later is what
 * was added before. With u = 2<sup>-53</sup>, the amount of a unit is off by less than 8·u of itself and its term by less than 14·u;
 * adding to a sum or taking off it rounds once, by at most u of the new sum. Both bounds are added up as the sums are, doubled, which
 * covers their own rounding: {@code 16·u·x + 2·u·Σ} for each change. The coefficient then lies where the ends of both intervals put
 * it; heads are whole numbers and exact; all of them together must fit a long. Where the limit lies between these ends, or the sum of amounts may not be above zero, nothing is
 * decided. An amount may be negative: bounds are added up by its size.
 *
 * <p>Bounds grow with every change and never shrink: after a million changes of units of like size they are
 * still below 10<sup>-9</sup> of the sums.
 */
public final class DispersionSums {
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private double amounts;
    private double squares;
    private double amountsError;
    private double squaresError;
    private long heads;
    private int units;
    private int notZero;
    private int lacking;

    /** Of no unit. */
    public DispersionSums() {}

    /** The same sums, to be changed by themselves. */
    public DispersionSums copy() {
        DispersionSums copy = new DispersionSums();
        copy.amounts = amounts;
        copy.squares = squares;
        copy.amountsError = amountsError;
        copy.squaresError = squaresError;
        copy.heads = heads;
        copy.units = units;
        copy.notZero = notZero;
        copy.lacking = lacking;
        return copy;
    }

    /** Adds a unit: an amount, of which {@code amount · weight · heads ÷ divisor} falls to it. */
    public void add(long amount, long ofUnit, long weight, long divisor) {
        change(1, amount, ofUnit, weight, divisor);
    }

    /** Takes off a unit that was added with the same numbers. */
    public void remove(long amount, long ofUnit, long weight, long divisor) {
        change(-1, amount, ofUnit, weight, divisor);
    }

    private void change(int sign, long amount, long ofUnit, long weight, long divisor) {
        double perHead = amount * ((double) weight / divisor);
        double x = perHead * ofUnit;
        double term = perHead * x;
        amounts += sign * x;
        squares += sign * term;
        amountsError += 16 * UNIT_ROUNDOFF * Math.abs(x) + 2 * UNIT_ROUNDOFF * Math.abs(amounts);
        squaresError += 16 * UNIT_ROUNDOFF * term + 2 * UNIT_ROUNDOFF * Math.abs(squares);
        heads += sign * ofUnit;
        units += sign;
        notZero += amount == 0 ? 0 : sign;
    }

    /** Adds, or with −1 takes off, a unit of which something is not known. */
    public void lack(int sign) {
        units += sign;
        lacking += sign;
    }

    /** How many units there are. */
    public int units() {
        return units;
    }

    /** Whether something of a unit is not known. */
    public boolean isLacking() {
        return lacking > 0;
    }

    /** Whether every amount is 0, so that there is no mean to vary from. */
    public boolean isZero() {
        return notZero == 0;
    }

    /** −1 or 1 where the coefficient is surely below or above the limit; 0 where that cannot be told. */
    public int order(DispersionFilter.Bound limit) {
        double least = amounts - amountsError;
        if (least <= 0) {
            return 0;
        }
        // Ten operations each, and the limit's own rounding: 32·u is more than they can be off by.
        double most = amounts + amountsError;
        double greatest = heads * (squares + squaresError) / (least * least) * (1 + 32 * UNIT_ROUNDOFF);
        double smallest = heads * (squares - squaresError) / (most * most) * (1 - 32 * UNIT_ROUNDOFF);
        return greatest < limit.squared() ? -1 : smallest > limit.squared() ? 1 : 0;
    }
}
