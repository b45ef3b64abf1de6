package io.github.junheng.evaluation;

import static io.github.junheng.evaluation.Cells.MISSING;

import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.statistics.Dispersion;
import io.github.junheng.statistics.DispersionFilter;
import io.github.junheng.statistics.DispersionSums;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A criterion compiled for the county as a whole, or one of its stages, over the rows of a mask: one status. */
abstract class CountyProbe {
    /** What {@link #status} gives where longs cannot hold what it needs, or floating point numbers cannot tell. */
    static final byte CANNOT = -1;

    /** The position of a {@link Status}, or {@link #CANNOT}. The mask is ready and has a row that is not out. */
    abstract byte status(Work w, Mask units);

    /** What rows add up to, kept while rows change. */
    abstract static class State {
        /** How many rows are not out. */
        int units;

        abstract State copy();
    }

    /** Of no row. */
    abstract State newState();

    /** Adds the rows of a table to what was kept or, with −1, takes them off; whether it could. */
    abstract boolean add(Work w, Mask units, State kept, int sign);

    /** The status by what was kept; {@link #CANNOT} where it takes a pass over all rows to tell. */
    abstract byte status(Work w, State kept);

    /** The columns of schools that it reads. */
    abstract void columns(BitSet into);

    /**
     * A total: of the county's own cells, or of the rows that are in.
     *
     * @param id where it is kept while it is worked with
     */
    record Total(int id, Lane lane, int domain) {
        /** Adds it up; whether longs can hold it. */
        boolean add(Work w, @Nullable Mask units) {
            if (!lane.ready(w) || lane.isEmptySomewhere(w)) {
                return false;
            }
            long[] values = w.lanes[lane.id];
            if (domain == Work.COUNTY) {
                w.totals[id] = values[0];
                return true;
            }
            int rows = w.to(domain) - w.from(domain);
            if (units == null || Lane.product(w.laneBounds[lane.id], rows) < 0) {
                return false;
            }
            byte[] members = units.ready(w);
            long sum = 0;
            boolean known = true;
            for (int i = w.from(domain); i < w.to(domain); i++) {
                if (members[i] != Work.OUT) {
                    known &= members[i] == Work.IN && values[i] != MISSING;
                    sum += known ? values[i] : 0;
                }
            }
            w.totals[id] = known ? sum : MISSING;
            return true;
        }

        /** What it is now: the county's own cells are added up, rows were. */
        long now(Work w, long sum, int lacking) {
            return domain == Work.COUNTY ? lane.ready(w) ? w.lanes[lane.id][0] : MISSING : lacking > 0 ? MISSING : sum;
        }

        int scale(Work w) {
            return w.laneScales[lane.id];
        }

        void columns(BitSet into) {
            lane.columns(into);
        }
    }

    /** A fraction of totals against a printed number. */
    static final class Ratio extends CountyProbe {
        final Total numerator;
        final @Nullable Total denominatorOrNull;
        /** What a finding tells of it. */
        final Told told;

        final Dated<Rational> limit;
        private final int admits;
        private final Cross cross;

        Ratio(Total numerator, @Nullable Total denominator, Told told, Dated<Rational> limit, Cross cross) {
            this.numerator = numerator;
            denominatorOrNull = denominator;
            this.told = told;
            this.limit = limit;
            admits = Cross.admits(told.comparator());
            this.cross = cross;
        }

        @Override
        byte status(Work w, Mask units) {
            Total base = denominatorOrNull;
            if (!numerator.add(w, units) || (base != null && !base.add(w, units))) {
                return CANNOT;
            }
            return status(w, w.totals[numerator.id()], base == null ? 1 : w.totals[base.id()]);
        }

        private byte status(Work w, long value, long heads) {
            int ofBase = denominatorOrNull == null ? 0 : denominatorOrNull.scale(w);
            long a = cross.valueFactor(numerator.scale(w), ofBase);
            long b = cross.limitFactor(numerator.scale(w), ofBase);
            if (a < 0 || b < 0) {
                return CANNOT;
            }
            if (value == MISSING || heads <= 0) {
                return Probe.INDETERMINATE;
            }
            return Cross.isAdmitted(admits, Cross.compare(value, a, heads, b)) ? Probe.MET : Probe.NOT_MET;
        }

        /** Both sums, and how many rows lack something of each. */
        private static final class Totals extends State {
            private long value;
            private long heads;
            private int lackingValue;
            private int lackingHeads;

            @Override
            State copy() {
                Totals copy = new Totals();
                copy.units = units;
                copy.value = value;
                copy.heads = heads;
                copy.lackingValue = lackingValue;
                copy.lackingHeads = lackingHeads;
                return copy;
            }
        }

        @Override
        State newState() {
            return new Totals();
        }

        @Override
        boolean add(Work w, Mask units, State kept, int sign) {
            Totals sums = (Totals) kept;
            Total base = denominatorOrNull;
            if (!canAdd(w, numerator) || (base != null && !canAdd(w, base))) {
                return false;
            }
            byte[] members = units.ready(w);
            for (int i = w.from(units.domain()); i < w.to(units.domain()); i++) {
                if (members[i] == Work.OUT) {
                    continue;
                }
                sums.units += sign;
                boolean in = members[i] == Work.IN;
                if (numerator.domain() != Work.COUNTY) {
                    long value = w.lanes[numerator.lane().id][i];
                    boolean known = in && value != MISSING;
                    sums.value += known ? sign * value : 0;
                    sums.lackingValue += known ? 0 : sign;
                }
                if (base != null && base.domain() != Work.COUNTY) {
                    long heads = w.lanes[base.lane().id][i];
                    boolean known = in && heads != MISSING;
                    sums.heads += known ? sign * heads : 0;
                    sums.lackingHeads += known ? 0 : sign;
                }
            }
            return true;
        }

        /** A sum of as many rows as there can be must fit. */
        private static boolean canAdd(Work w, Total total) {
            return total.lane().ready(w)
                    && !total.lane().isEmptySomewhere(w)
                    && w.laneBounds[total.lane().id] <= Long.MAX_VALUE >> 24;
        }

        @Override
        byte status(Work w, State kept) {
            Totals sums = (Totals) kept;
            Total base = denominatorOrNull;
            return status(
                    w,
                    numerator.now(w, sums.value, sums.lackingValue),
                    base == null ? 1 : base.now(w, sums.heads, sums.lackingHeads));
        }

        @Override
        void columns(BitSet into) {
            numerator.columns(into);
            if (denominatorOrNull != null) {
                denominatorOrNull.columns(into);
            }
        }
    }

    /** 校际差异系数 against a printed number: by floating point numbers where they can tell, else by exact fractions. */
    static final class Spread extends CountyProbe {
        final int id;
        final Lane amounts;
        final Heads heads;
        final Criterion.Dispersion criterion;
        final Dated<Rational> limit;
        private final int admits;
        private final DispersionFilter.Bound bound;

        Spread(int id, Lane amounts, Heads heads, Criterion.Dispersion criterion, Dated<Rational> limit) {
            this.id = id;
            this.amounts = amounts;
            this.heads = heads;
            this.criterion = criterion;
            this.limit = limit;
            admits = Cross.admits(criterion.comparator());
            bound = DispersionFilter.Bound.of(limit.value());
        }

        @Override
        byte status(Work w, Mask units) {
            byte state = heads.ready(w);
            if (state == Work.TOO_WIDE || amounts.isEmptySomewhere(w)) {
                return CANNOT;
            }
            if (state != Work.DONE) {
                return Probe.INDETERMINATE;
            }
            int from = w.from(heads.stage);
            int to = w.to(heads.stage);
            long[] values = w.lanes[amounts.id];
            byte[] members = units.ready(w);
            boolean added = w.spreadStates[id] == Work.DONE;
            if (!added && !amounts.ready(w)) {
                return CANNOT;
            }
            if (!added && w.laneGaps[amounts.id] && lacks(values, members, from, to)) {
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
            DispersionFilter.Sums sums = w.sums[id];
            if (w.spreadStates[id] == Work.NEW) {
                // Of a row that is out, inverse and pupils are 0, and so is what it adds.
                w.filters[heads.id].add(values, from, to, sums);
            }
            if (sums.isZero()) {
                return UNDEFINED;
            }
            int decided = w.filters[heads.id].order(sums, bound);
            return decided != 0 ? decided : exactOrder(w, members);
        }

        /** The sums of a dispersion. */
        private static final class Spreading extends State {
            private final DispersionSums sums;

            Spreading(DispersionSums sums) {
                this.sums = sums;
            }

            @Override
            State copy() {
                Spreading copy = new Spreading(sums.copy());
                copy.units = units;
                return copy;
            }
        }

        @Override
        State newState() {
            return new Spreading(new DispersionSums());
        }

        @Override
        boolean add(Work w, Mask units, State kept, int sign) {
            if (!amounts.ready(w)
                    || !heads.pupils.ready(w)
                    || !heads.divisor.ready(w)
                    || amounts.isEmptySomewhere(w)
                    || heads.pupils.isEmptySomewhere(w)
                    // The heads of as many rows as there can be must fit.
                    || w.laneBounds[heads.pupils.id] > Long.MAX_VALUE >> 24) {
                return false;
            }
            DispersionSums sums = ((Spreading) kept).sums;
            byte[] members = units.ready(w);
            for (int i = w.from(heads.stage); i < w.to(heads.stage); i++) {
                if (members[i] == Work.OUT) {
                    continue;
                }
                kept.units += sign;
                long x = w.lanes[amounts.id][i];
                long p = w.lanes[heads.pupils.id][i];
                long base = w.lanes[heads.divisor.id][i];
                if (members[i] == Work.UNKNOWN || x == MISSING || p <= 0 || base <= 0) {
                    sums.lack(sign);
                } else if (sign > 0) {
                    sums.add(x, p, heads.weight, base);
                } else {
                    sums.remove(x, p, heads.weight, base);
                }
            }
            return true;
        }

        @Override
        byte status(Work w, State kept) {
            DispersionSums sums = ((Spreading) kept).sums;
            if (sums.isLacking() || sums.isZero()) {
                return Probe.INDETERMINATE;
            }
            int order = sums.order(bound);
            return order == 0 ? CANNOT : Cross.isAdmitted(admits, order) ? Probe.MET : Probe.NOT_MET;
        }

        @Override
        void columns(BitSet into) {
            amounts.columns(into);
            heads.pupils.columns(into);
            heads.divisor.columns(into);
        }

        private static final int UNDEFINED = 2;

        /** The order of CV² and L² by exact fractions. */
        private int exactOrder(Work w, byte[] members) {
            Rational squared = squaredVariation(w, members);
            return squared == null ? UNDEFINED : squared.compareTo(limit.value().times(limit.value()));
        }

        /**
         * CV² by exact fractions, where every unit is known and has heads; null where the mean is zero. It is the same whatever
         * all amounts, or all heads, are multiplied by, so that what is common to all is left out.
         */
        @Nullable
        Rational squaredVariation(Work w, byte[] members) {
            if (!amounts.ready(w)) {
                throw new IllegalStateException("a lane that was added up does not fit");
            }
            List<Rational> ofHeads = new ArrayList<>();
            List<Rational> ofAmounts = new ArrayList<>();
            for (int i = w.from(heads.stage); i < w.to(heads.stage); i++) {
                if (members[i] != Work.OUT) {
                    long p = w.lanes[heads.pupils.id][i];
                    long x = w.lanes[amounts.id][i];
                    long base = w.lanes[heads.divisor.id][i];
                    ofHeads.add(Rational.of(p));
                    ofAmounts.add(
                            p == base
                                    ? Rational.of(x)
                                    : new Rational(
                                            BigInteger.valueOf(x).multiply(BigInteger.valueOf(p)),
                                            BigInteger.valueOf(base)));
                }
            }
            return Dispersion.sum(ofAmounts).isZero() ? null : Dispersion.squaredVariation(ofHeads, ofAmounts);
        }
    }

    /**
     * What the dispersions of a stage divide by, once for all of them: the pupils of each unit and {@code w ÷ W}, by which an amount
     * is brought to one head.
     */
    static final class Heads {
        final int id;
        final int stage;
        final Lane pupils;
        /** What an amount is divided by: the pupils, or the weighted pupils of all stages. */
        final Lane divisor;
        /** The weight of the stage; 1 where nothing is split. */
        final long weight;

        private final Mask units;

        Heads(int id, int stage, Mask units, Lane pupils, Lane divisor, long weight) {
            this.id = id;
            this.stage = stage;
            this.units = units;
            this.pupils = pupils;
            this.divisor = divisor;
            this.weight = weight;
        }

        /** {@link Work#DONE}; {@link Work#TOO_WIDE}; or {@link Work#NEW} where a unit is not known, or has no heads. */
        byte ready(Work w) {
            if (w.headStates[id] == Work.NEW) {
                w.headStates[id] = fill(w);
            }
            return w.headStates[id] == LACKING ? Work.NEW : w.headStates[id];
        }

        /** Whether sums can be taken by it, and every row, a unit or not, has something to divide by. */
        boolean readyForAll(Work w) {
            return ready(w) == Work.DONE && !w.failed && w.headsAbove0[id];
        }

        private static final byte LACKING = 3;

        private byte fill(Work w) {
            if (!pupils.ready(w) || !divisor.ready(w) || pupils.isEmptySomewhere(w)) {
                return Work.TOO_WIDE;
            }
            byte[] members = units.ready(w);
            long[] heads = w.lanes[pupils.id];
            long[] bases = w.lanes[divisor.id];
            int from = w.from(stage);
            int to = w.to(stage);
            DispersionFilter filter = w.filters[id];
            filter.begin(to);
            if (units.isClear(w)) {
                w.headsAbove0[id] = filter.takeAll(heads, weight, bases, from, to);
                return w.headsAbove0[id] ? Work.DONE : LACKING;
            }
            boolean above0 = true;
            for (int i = from; i < to; i++) {
                above0 &= bases[i] > 0;
                if (members[i] == Work.OUT) {
                    filter.leaveOut(i, bases[i]);
                    continue;
                }
                if (members[i] == Work.UNKNOWN || bases[i] <= 0 || heads[i] <= 0) {
                    return LACKING;
                }
                filter.take(i, heads[i], weight, bases[i]);
            }
            w.headsAbove0[id] = above0;
            return Work.DONE;
        }
    }
}
