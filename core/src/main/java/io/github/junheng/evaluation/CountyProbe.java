package io.github.junheng.evaluation;

import static io.github.junheng.evaluation.Cells.MISSING;

import io.github.junheng.quantity.Rational;
import io.github.junheng.statistics.Dispersion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A criterion compiled for the county as a whole, or one of its stages, over the rows of a mask: one status. */
abstract class CountyProbe {
    /** What {@link #status} gives where longs cannot hold what it needs. */
    static final byte CANNOT = -1;

    /** The position of a {@link Status}, or {@link #CANNOT}. The mask is ready and has a row that is not out. */
    abstract byte status(Work w, Mask units);

    /** A total: of the county's own cells, or of the rows that are in. */
    static final class Total {
        private final Lane lane;
        private final int domain;

        private long value;
        private boolean known;

        Total(Lane lane, int domain) {
            this.lane = lane;
            this.domain = domain;
        }

        /** Adds it up; whether longs can hold it. */
        boolean add(Work w, @Nullable Mask units) {
            if (!lane.ready(w) || lane.isEmptySomewhere(w)) {
                return false;
            }
            long[] values = w.lanes[lane.id];
            if (domain == Work.COUNTY) {
                value = values[0];
                known = value != MISSING;
                return true;
            }
            int rows = w.to(domain) - w.from(domain);
            if (units == null || Lane.product(w.laneBounds[lane.id], rows) < 0) {
                return false;
            }
            byte[] members = units.ready(w);
            long sum = 0;
            boolean all = true;
            for (int i = w.from(domain); i < w.to(domain); i++) {
                if (members[i] != Work.OUT) {
                    all &= members[i] == Work.IN && values[i] != MISSING;
                    sum += all ? values[i] : 0;
                }
            }
            value = sum;
            known = all;
            return true;
        }

        int scale(Work w) {
            return w.laneScales[lane.id];
        }
    }

    /** A fraction of totals against a printed number. */
    static final class Ratio extends CountyProbe {
        private final Total numerator;
        private final @Nullable Total denominatorOrNull;
        private final int admits;
        private final Cross cross;

        Ratio(Total numerator, @Nullable Total denominator, int admits, Cross cross) {
            this.numerator = numerator;
            denominatorOrNull = denominator;
            this.admits = admits;
            this.cross = cross;
        }

        @Override
        byte status(Work w, Mask units) {
            Total base = denominatorOrNull;
            if (!numerator.add(w, units) || (base != null && !base.add(w, units))) {
                return CANNOT;
            }
            int ofBase = base == null ? 0 : base.scale(w);
            long a = cross.valueFactor(numerator.scale(w), ofBase);
            long b = cross.limitFactor(numerator.scale(w), ofBase);
            if (a < 0 || b < 0) {
                return CANNOT;
            }
            if (!numerator.known || (base != null && (!base.known || base.value <= 0))) {
                return Probe.INDETERMINATE;
            }
            int order = Cross.compare(numerator.value, a, base == null ? 1 : base.value, b);
            return Cross.isAdmitted(admits, order) ? Probe.MET : Probe.NOT_MET;
        }
    }

    /**
     * 校际差异系数 against a printed limit L, decided by {@code Q = P·Σ(X_i²/P_i) ÷ (ΣX_i)²} against {@code T = 1 + L²}: CV ≤ L means
     * Q ≤ T.
     *
     * <p><b>The filter.</b> Q is computed in doubles and compared where it is far enough from T. Let u = 2<sup>-53</sup> and n the
     * number of units, and let no X_i be negative, so that nothing below is ever subtracted. A cell or head is an integer below
     * 2<sup>62</sup>; as a double it is off by a factor within (1+u)<sup>±1</sup>. The head's inverse {@code v = w/W} is two
     * conversions and a division, within (1+u)<sup>±3</sup>; the value per head {@code q = X·v} within (1+u)<sup>±5</sup>; the
     * amount {@code x = q·P} within (1+u)<sup>±7</sup>; the term {@code q·x} within (1+u)<sup>±13</sup>. A sum of n terms that are
     * not negative, added in whatever order, is within (1+u)<sup>±(n-1)</sup> of their exact sum. So ΣP is within
     * (1+u)<sup>±n</sup>, ΣX within (1+u)<sup>±(n+6)</sup>, Σ(X²/P) within (1+u)<sup>±(n+12)</sup>, and Q, with two products and one
     * division of them, within (1+u)<sup>±(4n+27)</sup>. T is rounded from its exact value, within (1+u)<sup>±1</sup>. With
     * {@code k = 4n + 32} operations, less than 2<sup>34</sup> for any array, k·u is below 2<sup>-19</sup>, and a factor of (1+u)<sup>±k</sup> lies within 1 ± 1.001·k·u; the
     * test allows {@code 2·k·u} of Q on either side, which also covers the rounding of the test itself. No intermediate result can
     * overflow (2<sup>62</sup> squared, times n, is far below 2<sup>1023</sup>) nor, the least X above zero being 1 and every head
     * below 2<sup>62</sup>, fall below 2<sup>-1022</sup>.
     *
     * <p>Where Q is too near to T, or an X_i is negative, the same inequality is decided by exact fractions.
     */
    static final class Spread extends CountyProbe {
        private static final double UNIT_ROUNDOFF = 0x1p-53;

        final Lane amounts;
        final Heads heads;
        private final int admits;
        private final Rational limit;
        private final double threshold;

        Spread(Lane amounts, Heads heads, int admits, Rational limit) {
            this.amounts = amounts;
            this.heads = heads;
            this.admits = admits;
            this.limit = limit;
            Rational exact = limit.times(limit).plus(Rational.ONE);
            threshold = exact.numerator().doubleValue() / exact.denominator().doubleValue();
        }

        @Override
        byte status(Work w, Mask units) {
            if (!amounts.ready(w) || amounts.isEmptySomewhere(w)) {
                return CANNOT;
            }
            byte state = heads.ready(w, units);
            if (state != Work.DONE) {
                return state == Work.TOO_WIDE ? CANNOT : Probe.INDETERMINATE;
            }
            int from = w.from(heads.stage);
            int to = w.to(heads.stage);
            long[] values = w.lanes[amounts.id];
            byte[] members = units.ready(w);
            if (w.laneGaps[amounts.id] && lacks(values, members, from, to)) {
                return Probe.INDETERMINATE;
            }
            int order = order(w, values, members, from, to);
            return order == UNDEFINED
                    ? Probe.INDETERMINATE
                    : Cross.isAdmitted(admits, order) ? Probe.MET : Probe.NOT_MET;
        }

        private static boolean lacks(long[] values, byte[] members, int from, int to) {
            for (int i = from; i < to; i++) {
                if (values[i] == MISSING && members[i] != Work.OUT) {
                    return true;
                }
            }
            return false;
        }

        private int order(Work w, long[] values, byte[] members, int from, int to) {
            double[] inverse = w.inverses[heads.id];
            double[] pupils = w.heads[heads.id];
            double sum = 0;
            double squares = 0;
            long signs = 0;
            for (int i = from; i < to; i++) {
                // Of a row that is out, inverse and pupils are 0, and so is what it adds.
                long x = values[i];
                double perHead = x * inverse[i];
                double amount = perHead * pupils[i];
                sum += amount;
                squares += perHead * amount;
                signs |= x;
            }
            if (sum == 0 && signs >= 0) {
                return UNDEFINED;
            }
            int decided = signs < 0 ? 0 : decided(w.headTotals[heads.id], sum, squares, w.headCounts[heads.id]);
            return decided != 0 ? decided : exactOrder(w, members);
        }

        private static final int UNDEFINED = 2;

        /** −1 or 1 where Q is surely below or above T; 0 where that cannot be told. */
        int decided(double all, double sum, double squares, int count) {
            double ratio = all * squares / (sum * sum);
            double error = 2 * UNIT_ROUNDOFF * (4.0 * count + 32) * ratio;
            return ratio + error < threshold ? -1 : ratio - error > threshold ? 1 : 0;
        }

        /** The order of CV² and L² by exact fractions. */
        private int exactOrder(Work w, byte[] members) {
            List<Rational> ofHeads = new ArrayList<>();
            List<Rational> ofAmounts = new ArrayList<>();
            for (int i = w.from(heads.stage); i < w.to(heads.stage); i++) {
                if (members[i] != Work.OUT) {
                    long p = w.lanes[heads.pupils.id][i];
                    ofHeads.add(Rational.of(p));
                    ofAmounts.add(new Rational(
                            BigInteger.valueOf(w.lanes[amounts.id][i])
                                    .multiply(BigInteger.valueOf(heads.weight))
                                    .multiply(BigInteger.valueOf(p)),
                            BigInteger.valueOf(w.lanes[heads.divisor.id][i])));
                }
            }
            return Dispersion.sum(ofAmounts).isZero()
                    ? UNDEFINED
                    : Dispersion.squaredVariation(ofHeads, ofAmounts).compareTo(limit.times(limit));
        }
    }

    /**
     * What the dispersions of a stage divide by, once for all of them: as doubles the pupils of each unit and {@code w ÷ W}, by which
     * an amount is brought to one head; both are 0 for a row that is no unit.
     */
    static final class Heads {
        final int id;
        final int stage;
        final Lane pupils;
        /** What an amount is divided by: the pupils, or the weighted pupils of all stages. */
        final Lane divisor;
        /** The weight of the stage; 1 where nothing is split. */
        final long weight;

        Heads(int id, int stage, Lane pupils, Lane divisor, long weight) {
            this.id = id;
            this.stage = stage;
            this.pupils = pupils;
            this.divisor = divisor;
            this.weight = weight;
        }

        /** {@link Work#DONE}; {@link Work#TOO_WIDE}; or {@link Work#NEW} where a unit is not known, or has no heads. */
        byte ready(Work w, Mask units) {
            if (w.headStates[id] == Work.NEW) {
                w.headStates[id] = fill(w, units);
            }
            return w.headStates[id] == LACKING ? Work.NEW : w.headStates[id];
        }

        private static final byte LACKING = 3;

        private byte fill(Work w, Mask units) {
            if (!pupils.ready(w) || !divisor.ready(w) || pupils.isEmptySomewhere(w)) {
                return Work.TOO_WIDE;
            }
            byte[] members = units.ready(w);
            long[] heads = w.lanes[pupils.id];
            long[] bases = w.lanes[divisor.id];
            double[] inverse = w.inverses[id];
            double[] all = w.heads[id];
            double total = 0;
            int count = 0;
            for (int i = w.from(stage); i < w.to(stage); i++) {
                if (members[i] == Work.OUT) {
                    inverse[i] = 0;
                    all[i] = 0;
                    continue;
                }
                if (members[i] == Work.UNKNOWN || bases[i] <= 0 || heads[i] <= 0) {
                    return LACKING;
                }
                inverse[i] = (double) weight / bases[i];
                all[i] = heads[i];
                total += heads[i];
                count++;
            }
            w.headTotals[id] = total;
            w.headCounts[id] = count;
            return Work.DONE;
        }
    }
}
