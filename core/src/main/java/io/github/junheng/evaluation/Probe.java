package io.github.junheng.evaluation;

import static io.github.junheng.evaluation.Cells.MISSING;

import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Dated;
import io.github.junheng.statistics.DispersionFilter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A criterion compiled for a domain: writes one code for each row, the position of a {@link Status}, with {@link #BELOW_FLOOR}
 * beside it where a floor was asked for too.
 */
@SuppressWarnings("EnumOrdinal") // columns, codes and domains are arrays by position
abstract class Probe {
    static final byte MET = (byte) Status.MET.ordinal();
    static final byte NOT_MET = (byte) Status.NOT_MET.ordinal();
    static final byte INDETERMINATE = (byte) Status.INDETERMINATE.ordinal();
    static final byte NOT_APPLICABLE = (byte) Status.NOT_APPLICABLE.ordinal();
    static final int STATUS_BITS = 3;
    static final int BELOW_FLOOR = 8;
    /** How strong a status is in a conjunction. */
    private static final byte[] STRENGTH = new byte[4];

    static {
        STRENGTH[NOT_MET] = 3;
        STRENGTH[INDETERMINATE] = 2;
        STRENGTH[MET] = 1;
    }

    final int id;
    final int domain;

    Probe(int id, int domain) {
        this.id = id;
        this.domain = domain;
    }

    /** Computes the codes, where that was not done; whether longs can hold what it needs. */
    final boolean ready(Work w) {
        if (w.codeStates[id] == Work.NEW) {
            w.plainFailures[id] = -1;
            w.codeStates[id] = fill(w) ? Work.DONE : Work.TOO_WIDE;
        }
        return w.codeStates[id] == Work.DONE;
    }

    abstract boolean fill(Work w);

    /** The columns of schools that it reads; of a probe of the county, none. */
    final void columns(BitSet into) {
        if (domain != Work.COUNTY) {
            addColumns(into);
        }
    }

    abstract void addColumns(BitSet into);

    /** Whether a value that it compares is printed with fewer decimals than it may have. */
    abstract boolean isRounded();

    private static boolean anyRounded(List<? extends Probe> probes) {
        for (Probe probe : probes) {
            if (probe.isRounded()) {
                return true;
            }
        }
        return false;
    }

    /** The probes whose codes it is made up of, and nothing else is; none where it reads cells itself. */
    List<? extends Probe> members() {
        return List.of();
    }

    static void addLane(@Nullable Lane lane, BitSet into) {
        if (lane != null) {
            lane.columns(into);
        }
    }

    /** The stronger of two in a conjunction. */
    static byte both(byte one, byte other) {
        return STRENGTH[one] >= STRENGTH[other] ? one : other;
    }

    /**
     * What an indicator is made of: {@code factor · numerator ÷ denominator}.
     *
     * @param denominator null where nothing is divided
     * @param heads what the indicator divides by, where the denominator is another: the pupils of the stage, of which
     *     {@code R·w·P ÷ Σ(w·P) ÷ P} is not divided; else null
     * @param headTimes by what heads, or else the denominator, are multiplied
     */
    record Value(
            Lane numerator,
            @Nullable Lane denominator,
            Rational factor,
            @Nullable Lane heads,
            Rational headTimes) {}

    /** A fraction against a printed number: {@code factor · n ÷ d} with whole numbers in lanes. */
    static final class Compared extends Probe {
        final Lane numerator;
        final @Nullable Lane denominatorOrNull;
        private final int admits;
        /** What a finding tells of it. */
        final Told told;

        /** What the indicator divides by; null where that is the denominator, or nothing is divided. */
        final @Nullable Lane headsOrNull;

        /** By run of rows; null where none is in force. */
        final @Nullable Dated<Rational>[] limitValues;

        /** The limits lowered to the floor; null where there is none. */
        final @Nullable Rational[] floorValues;

        private final @Nullable Cross[] limits;

        private final @Nullable Cross[] floors;
        private final boolean floored;
        /** Whether all rows have the same limit and floor. */
        private final boolean sameLimit;

        /** The dispersion of the same fraction, which is added up in the same pass; null for none. */
        private CountyProbe.@Nullable Spread spread;

        /** Says that a dispersion is one of this fraction. */
        void with(CountyProbe.Spread dispersion) {
            spread = dispersion;
        }

        /** @param limitValues by run of rows; null where none is in force */
        Compared(
                int id,
                int domain,
                Value value,
                Told told,
                @Nullable Dated<Rational>[] limitValues,
                @Nullable Rational[] floorValues,
                @Nullable Cross[] limits,
                @Nullable Cross[] floors) {
            super(id, domain);
            numerator = value.numerator();
            denominatorOrNull = value.denominator();
            headsOrNull = value.heads();
            this.told = told;
            this.limitValues = limitValues.clone();
            this.floorValues = floorValues.clone();
            admits = Cross.admits(told.comparator());
            this.limits = limits.clone();
            this.floors = floors.clone();
            boolean some = false;
            for (Object floor : floors) {
                some |= floor != null;
            }
            floored = some;
            boolean same = true;
            int first = Integer.numberOfTrailingZeros(Work.runs(domain));
            for (int run = first; run < CountyTable.RUNS && (Work.runs(domain) >> run & 1) != 0; run++) {
                same &= limits[run] == limits[first] && floors[run] == floors[first];
            }
            sameLimit = same;
        }

        @Override
        boolean isRounded() {
            return told.isRounded();
        }

        @Override
        void addColumns(BitSet into) {
            addLane(numerator, into);
            addLane(denominatorOrNull, into);
            addLane(headsOrNull, into);
        }

        @Override
        boolean fill(Work w) {
            Lane heads = denominatorOrNull;
            if (heads != null && inOnePass(w, heads)) {
                return true;
            }
            if (!numerator.ready(w) || (heads != null && (!heads.ready(w) || heads.isEmptySomewhere(w)))) {
                return false;
            }
            int failures = 0;
            int run = Integer.numberOfTrailingZeros(Work.runs(domain));
            while (run < CountyTable.RUNS && (Work.runs(domain) >> run & 1) != 0) {
                int last = run;
                while (last + 1 < CountyTable.RUNS
                        && (Work.runs(domain) >> (last + 1) & 1) != 0
                        && limits[last + 1] == limits[run]
                        && floors[last + 1] == floors[run]) {
                    last++;
                }
                int from = w.runStart(domain, run);
                int to = w.runEnd(domain, last);
                if (to > from) {
                    int failed = span(w, limits[run], floors[run], from, to);
                    if (failed == CANNOT) {
                        return false;
                    }
                    failures = failures < 0 || failed < 0 ? -1 : failures + failed;
                }
                run = last + 1;
            }
            w.plainFailures[id] = failures;
            return true;
        }

        /** The code of one row by its numbers. */
        byte code(int run, Told.Decimal numerator, Told.Decimal denominator) {
            Cross limit = limits[run];
            Cross floor = floors[run];
            if (limit == null) {
                return NOT_APPLICABLE;
            }
            if (numerator.number() == MISSING || denominator.number() <= 0) {
                return INDETERMINATE;
            }
            int code = isMet(limit, numerator, denominator) ? MET : NOT_MET;
            return (byte) (floor == null || isMet(floor, numerator, denominator) ? code : code | BELOW_FLOOR);
        }

        private boolean isMet(Cross limit, Told.Decimal numerator, Told.Decimal denominator) {
            long a = limit.valueFactor(numerator.scale(), denominator.scale());
            long b = limit.limitFactor(numerator.scale(), denominator.scale());
            if (a < 0 || b < 0) {
                throw new IllegalStateException("compared, and yet a factor does not fit");
            }
            return Cross.isAdmitted(admits, Cross.compare(numerator.number(), a, denominator.number(), b));
        }

        private static final int CANNOT = -2;
        private static final int AT_LEAST = 0b110;

        /**
         * Whole numbers up to this one are floating point numbers without any rounding, and so are their products and sums that do not
         * exceed it. The difference of two of them may be rounded; its sign is right.
         */
        private static final long EXACT_IN_DOUBLE = 1L << 53;

        /**
         * Adds cells, compares and takes the sums of the dispersion in one pass, where everything is as plain as it mostly is. It is a
         * pass of floating point numbers: of whole numbers small enough that each is one, and so is whatever is made of them until
         * the dispersion divides. The machine multiplies several of these at a time, of longs but one.
         */
        private boolean inOnePass(Work w, Lane heads) {
            CountyProbe.Spread also = spread;
            int run = Integer.numberOfTrailingZeros(Work.runs(domain));
            Cross limit = limits[run];
            Cross floor = floors[run];
            if (also == null
                    || limit == null
                    || !sameLimit
                    || admits != AT_LEAST
                    || !also.heads.readyForAll(w)
                    || !numerator.direct(w)) {
                return false;
            }
            int scale = w.laneScales[numerator.id];
            int ofHeads = w.laneScales[heads.id];
            long a = limit.valueFactor(scale, ofHeads);
            long b = limit.limitFactor(scale, ofHeads);
            long d = floor == null ? 0 : floor.limitFactor(scale, ofHeads);
            if (a < 0
                    || b < 0
                    || d < 0
                    || (floor != null && floor.valueFactor(scale, ofHeads) != a)
                    || !isExact(w.laneBounds[numerator.id], a)
                    || !isExact(w.laneBounds[heads.id], Math.max(b, d))) {
                return false;
            }
            w.plainFailures[id] = sweep(w, also, (double) a, (double) b, (double) d);
            return true;
        }

        private static boolean isExact(long most, long factor) {
            long product = Lane.product(most, factor);
            return product >= 0 && product <= EXACT_IN_DOUBLE;
        }

        private int sweep(Work w, CountyProbe.Spread also, double a, double b, double d) {
            int terms = numerator.terms();
            int[] cells = w.schools.narrow;
            int c0 = w.starts[0];
            int c1 = w.starts[1];
            int c2 = w.starts[2];
            int c3 = w.starts[3];
            double f0 = numerator.factor(0);
            double f1 = numerator.factor(1);
            double f2 = numerator.factor(2);
            double f3 = numerator.factor(3);
            byte[] out = w.codes[id];
            DispersionFilter filter = w.filters[also.heads.id];
            double[] bases = filter.divisors();
            double[] inverse = filter.inverses();
            double[] pupils = filter.heads();
            long failures = 0;
            long signs = 0;
            double sum = 0;
            double squares = 0;
            int to = w.to(domain);
            for (int i = w.from(domain); i < to; i++) {
                double n = f0 * cells[c0 + i];
                if (terms > 1) {
                    n += f1 * cells[c1 + i];
                    if (terms > 2) {
                        n += f2 * cells[c2 + i] + f3 * cells[c3 + i];
                    }
                }
                double value = n * a;
                double base = bases[i];
                // The sign of a difference: 1 where it is below 0.
                long below = Double.doubleToRawLongBits(value - base * b) >>> 63;
                out[i] = (byte) (below | Double.doubleToRawLongBits(value - base * d) >>> 63 << 3);
                failures += below;
                double perHead = n * inverse[i];
                double amount = perHead * pupils[i];
                sum += amount;
                squares += perHead * amount;
                signs |= Double.doubleToRawLongBits(n);
            }
            w.sums[also.id].set(sum, squares, signs);
            w.spreadStates[also.id] = Work.DONE;
            return (int) failures;
        }

        /** How many rows are not met; −1 where some are neither met nor not met. */
        private int span(Work w, @Nullable Cross limit, @Nullable Cross floor, int from, int to) {
            byte[] out = w.codes[id];
            if (limit == null) {
                Arrays.fill(out, from, to, NOT_APPLICABLE);
                return -1;
            }
            Lane heads = denominatorOrNull;
            int scale = w.laneScales[numerator.id];
            int ofHeads = heads == null ? 0 : w.laneScales[heads.id];
            long most = w.laneBounds[numerator.id];
            long mostHeads = heads == null ? 1 : w.laneBounds[heads.id];
            long a = limit.valueFactor(scale, ofHeads);
            long b = limit.limitFactor(scale, ofHeads);
            long c = floor == null ? 1 : floor.valueFactor(scale, ofHeads);
            long d = floor == null ? 0 : floor.limitFactor(scale, ofHeads);
            if (a < 0 || b < 0 || c < 0 || d < 0) {
                return CANNOT;
            }
            long[] values = w.lanes[numerator.id];
            long[] bases = heads == null ? null : w.lanes[heads.id];
            boolean narrow = Lane.product(most, a) >= 0
                    && Lane.product(mostHeads, b) >= 0
                    && Lane.product(most, c) >= 0
                    && Lane.product(mostHeads, d) >= 0;
            boolean gaps = w.laneGaps[numerator.id] || (heads != null && w.laneGaps[heads.id]);
            if (narrow && !gaps && bases != null && admits == AT_LEAST && (a == c || !floored)) {
                return atLeast(values, bases, a, b, d, out, from, to);
            }
            general(values, bases, narrow, a, b, c, d, out, from, to);
            return -1;
        }

        /** The comparison that most rules are: nothing missing, products in longs. */
        private static int atLeast(long[] values, long[] bases, long a, long b, long d, byte[] out, int from, int to) {
            long failures = 0;
            long sign = 0;
            for (int i = from; i < to; i++) {
                long p = bases[i];
                long value = values[i] * a;
                // The sign of a difference that cannot overflow: 1 where it is below 0.
                long below = (value - p * b) >>> 63;
                out[i] = (byte) (below | (((value - p * d) >>> 63) << 3));
                failures += below;
                sign |= p - 1;
            }
            return sign >= 0 ? (int) failures : withoutHeads(bases, out, from, to);
        }

        private static int withoutHeads(long[] bases, byte[] out, int from, int to) {
            for (int i = from; i < to; i++) {
                out[i] = bases[i] <= 0 ? INDETERMINATE : out[i];
            }
            return -1;
        }

        private void general(
                long[] values,
                long @Nullable [] bases,
                boolean narrow,
                long a,
                long b,
                long c,
                long d,
                byte[] out,
                int from,
                int to) {
            for (int i = from; i < to; i++) {
                long n = values[i];
                long p = bases == null ? 1 : bases[i];
                if (n == MISSING || p <= 0) {
                    out[i] = INDETERMINATE;
                    continue;
                }
                int order = narrow ? Long.compare(n * a, p * b) : Cross.compare(n, a, p, b);
                int code = Cross.isAdmitted(admits, order) ? MET : NOT_MET;
                if (floored) {
                    int ofFloor = narrow ? Long.compare(n * c, p * d) : Cross.compare(n, c, p, d);
                    code |= Cross.isAdmitted(admits, ofFloor) ? 0 : BELOW_FLOOR;
                }
                out[i] = (byte) code;
            }
        }
    }

    /**
     * A fraction against another: {@code f·n ÷ d} to {@code t·m ÷ e}, so {@code (n·f')·e} to {@code (m·t')·d}.
     *
     * @see Cross
     */
    static final class ComparedToFraction extends Probe {
        private final Lane numerator;
        private final @Nullable Lane denominatorOrNull;
        private final Lane limitNumerator;
        private final @Nullable Lane limitDenominatorOrNull;
        private final int admits;
        private final Cross cross;
        private final boolean rounded;

        ComparedToFraction(
                int id,
                int domain,
                Lane numerator,
                @Nullable Lane denominator,
                Lane limitNumerator,
                @Nullable Lane limitDenominator,
                int admits,
                Cross cross,
                boolean rounded) {
            super(id, domain);
            this.rounded = rounded;
            this.numerator = numerator;
            denominatorOrNull = denominator;
            this.limitNumerator = limitNumerator;
            limitDenominatorOrNull = limitDenominator;
            this.admits = admits;
            this.cross = cross;
        }

        @Override
        boolean isRounded() {
            return rounded;
        }

        @Override
        void addColumns(BitSet into) {
            addLane(numerator, into);
            addLane(denominatorOrNull, into);
            addLane(limitNumerator, into);
            addLane(limitDenominatorOrNull, into);
        }

        @Override
        boolean fill(Work w) {
            for (Lane lane : Arrays.asList(numerator, denominatorOrNull, limitNumerator, limitDenominatorOrNull)) {
                if (lane != null && (!lane.ready(w) || (lane != numerator && lane.isEmptySomewhere(w)))) {
                    return false;
                }
            }
            // n·10^-S·e·10^-E·f to m·10^-M·d·10^-D·t
            int left = w.laneScales[numerator.id] + scale(w, limitDenominatorOrNull);
            int right = w.laneScales[limitNumerator.id] + scale(w, denominatorOrNull);
            long a = cross.valueFactor(left, right);
            long b = cross.limitFactor(left, right);
            if (a < 0
                    || b < 0
                    || Lane.product(w.laneBounds[numerator.id], a) < 0
                    || Lane.product(w.laneBounds[limitNumerator.id], b) < 0) {
                return false;
            }
            byte[] out = w.codes[id];
            for (int i = w.from(domain); i < w.to(domain); i++) {
                long n = w.lanes[numerator.id][i];
                long m = w.lanes[limitNumerator.id][i];
                long d = at(w, denominatorOrNull, i);
                long e = at(w, limitDenominatorOrNull, i);
                if (n == MISSING || m == MISSING || d <= 0 || e <= 0) {
                    out[i] = INDETERMINATE;
                } else {
                    out[i] = Cross.isAdmitted(admits, Cross.compare(n * a, e, m * b, d)) ? MET : NOT_MET;
                }
            }
            return true;
        }

        private static int scale(Work w, @Nullable Lane lane) {
            return lane == null ? 0 : w.laneScales[lane.id];
        }

        private static long at(Work w, @Nullable Lane lane, int row) {
            return lane == null ? 1 : w.lanes[lane.id][row];
        }
    }

    /** At least so many of several, none of the rest below its floor. */
    static final class AtLeast extends Probe {
        private static final VarHandle EIGHT =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
        private static final long EACH = 0x0101010101010101L;

        final List<Compared> members;
        private final Compared[] each;
        /** How many, as the standard has it. */
        final Dated<Rational> wanted;

        final int atLeast;

        AtLeast(int id, int domain, List<Compared> members, Dated<Rational> wanted) {
            super(id, domain);
            this.members = List.copyOf(members);
            each = members.toArray(new Compared[0]);
            this.wanted = wanted;
            atLeast = wanted.value().ceiling().intValueExact();
        }

        @Override
        boolean isRounded() {
            return anyRounded(members);
        }

        @Override
        void addColumns(BitSet into) {
            for (Probe member : members) {
                member.columns(into);
            }
        }

        @Override
        List<? extends Probe> members() {
            return members;
        }

        @Override
        boolean fill(Work w) {
            byte[][] codes = new byte[each.length][];
            boolean plain = atLeast <= codes.length && codes.length < Byte.MAX_VALUE;
            for (int m = 0; m < codes.length; m++) {
                Probe member = each[m];
                if (!member.ready(w)) {
                    return false;
                }
                codes[m] = w.codes[member.id];
                plain &= w.plainFailures[member.id] >= 0;
            }
            if (plain) {
                w.plainFailures[id] = plain(codes, w.codes[id], w.from(domain), w.to(domain));
            } else {
                general(codes, w.codes[id], w.from(domain), w.to(domain));
            }
            return true;
        }

        /** Eight rows at a time, a byte each: no byte can overflow into the next, there being fewer than 127 members. */
        private int plain(byte[][] codes, byte[] out, int from, int to) {
            long toExceed = EACH * (Byte.MAX_VALUE - (codes.length - atLeast));
            int failures = 0;
            for (int i = from; i < to; i += Long.BYTES) {
                long below = 0;
                long any = 0;
                for (byte[] member : codes) {
                    long code = (long) EIGHT.get(member, i);
                    below += code & EACH;
                    any |= code;
                }
                long failed = (((below + toExceed) >>> 7) | (any >>> 3)) & EACH;
                if (i + Long.BYTES > to) {
                    failed &= (1L << ((to - i) * Byte.SIZE)) - 1;
                }
                EIGHT.set(out, i, failed);
                failures += Long.bitCount(failed);
            }
            return failures;
        }

        private void general(byte[][] codes, byte[] out, int from, int to) {
            for (int i = from; i < to; i++) {
                int size = 0;
                int below = 0;
                int belowFloor = 0;
                int unknown = 0;
                for (byte[] member : codes) {
                    int code = member[i];
                    int status = code & STATUS_BITS;
                    size += status == NOT_APPLICABLE ? 0 : 1;
                    below += status == NOT_MET ? 1 : 0;
                    unknown += status == INDETERMINATE ? 1 : 0;
                    belowFloor += code >> 3;
                }
                out[i] = size == 0
                        ? NOT_APPLICABLE
                        : (byte) Status.atLeast(size, atLeast, below, belowFloor, unknown)
                                .ordinal();
            }
        }
    }

    /** A conjunction. */
    static final class All extends Probe {
        private final List<Probe> parts;

        All(int id, int domain, List<Probe> parts) {
            super(id, domain);
            this.parts = List.copyOf(parts);
        }

        @Override
        boolean isRounded() {
            return anyRounded(parts);
        }

        @Override
        void addColumns(BitSet into) {
            parts.forEach(part -> part.columns(into));
        }

        @Override
        List<? extends Probe> members() {
            return parts;
        }

        @Override
        boolean fill(Work w) {
            byte[] out = w.codes[id];
            Arrays.fill(out, w.from(domain), w.to(domain), NOT_APPLICABLE);
            for (Probe part : parts) {
                if (!part.ready(w)) {
                    return false;
                }
                byte[] codes = w.codes[part.id];
                for (int i = w.from(domain); i < w.to(domain); i++) {
                    out[i] = both(out[i], codes[i]);
                }
            }
            return true;
        }
    }

    /** What one cell holds, a word's position, a yes or no, a small whole number or a day, is what is asked for. */
    abstract static class OfCell extends Probe {
        private final int column;

        OfCell(int id, int domain, int column) {
            super(id, domain);
            this.column = column;
        }

        abstract boolean isMet(long cell);

        @Override
        boolean isRounded() {
            return false;
        }

        @Override
        void addColumns(BitSet into) {
            into.set(column);
        }

        @Override
        boolean fill(Work w) {
            Cells cells = domain == Work.COUNTY ? w.county : w.schools;
            byte[] out = w.codes[id];
            for (int i = w.from(domain); i < w.to(domain); i++) {
                long cell = cells.get(column, i);
                out[i] = cell == MISSING ? INDETERMINATE : isMet(cell) ? MET : NOT_MET;
            }
            return true;
        }
    }

    /** A word's position, a yes or no, or a small whole number is one of those whose bits are set. */
    static final class Stated extends OfCell {
        private final long admitted;

        Stated(int id, int domain, int column, long admitted) {
            super(id, domain, column);
            this.admitted = admitted;
        }

        @Override
        boolean isMet(long cell) {
            return Conditions.isOneOf(cell, admitted);
        }
    }

    /** So many years have passed since a day. */
    static final class Since extends OfCell {
        private final long years;
        private final LocalDate asOf;

        Since(int id, int domain, int column, long years, LocalDate asOf) {
            super(id, domain, column);
            this.years = years;
            this.asOf = asOf;
        }

        @Override
        boolean isMet(long cell) {
            return !LocalDate.ofEpochDay(cell).plusYears(years).isAfter(asOf);
        }
    }

    /**
     * A list of a school or of the county.
     *
     * @param column its position
     * @param runs the runs whose kinds have it, as bits
     * @param maskOrNull the membership of its stage
     */
    record ListCell(int column, int runs, @Nullable Mask maskOrNull) {
        void columns(BitSet into) {
            into.set(column);
            if (maskOrNull != null) {
                maskOrNull.columns(into);
            }
        }

        /** Whether the list of a row counts: {@link Work#IN}, {@link Work#OUT} or not known. */
        byte member(Work w, int domain, int run, int row) {
            if (domain != Work.COUNTY && (runs >> run & 1) == 0) {
                return Work.OUT;
            }
            Mask mask = maskOrNull;
            return mask == null ? Work.IN : mask.ready(w)[row];
        }
    }

    /** Every element of the lists of a row stands so to the limit of its list. */
    static final class Every extends Probe {
        private final List<ListCell> lists;
        /** By list, then by run; null where none is in force. */
        private final @Nullable Rational[][] limits;

        private final int admits;
        private final boolean emptyIsMissing;

        Every(
                int id,
                int domain,
                List<ListCell> lists,
                @Nullable Rational[][] limits,
                int admits,
                boolean emptyIsMissing) {
            super(id, domain);
            this.lists = List.copyOf(lists);
            this.limits = limits.clone();
            this.admits = admits;
            this.emptyIsMissing = emptyIsMissing;
        }

        @Override
        boolean isRounded() {
            return false;
        }

        @Override
        void addColumns(BitSet into) {
            lists.forEach(list -> list.columns(into));
        }

        @Override
        boolean fill(Work w) {
            byte[] out = w.codes[id];
            Arrays.fill(out, w.from(domain), w.to(domain), NOT_APPLICABLE);
            for (int l = 0; l < lists.size(); l++) {
                ListCell list = lists.get(l);
                Cells.Lists cells = (domain == Work.COUNTY ? w.county : w.schools).lists(list.column());
                for (int run = 0; run < CountyTable.RUNS; run++) {
                    if ((Work.runs(domain) >> run & 1) == 0) {
                        continue;
                    }
                    Rational limit = limits[l][run];
                    Conditions.Bar bar = cells == null || limit == null ? null : Conditions.Bar.of(limit, cells.scale);
                    for (int i = w.runStart(domain, run); i < w.runEnd(domain, run); i++) {
                        byte member = list.member(w, domain, run, i);
                        if (member != Work.OUT) {
                            out[i] = both(out[i], member == Work.UNKNOWN ? INDETERMINATE : code(cells, i, bar));
                        }
                    }
                }
            }
            return true;
        }

        private byte code(Cells.@Nullable Lists cells, int row, Conditions.@Nullable Bar bar) {
            if (cells == null || cells.isMissing(row)) {
                return INDETERMINATE;
            }
            int from = cells.from(row);
            int to = cells.to(row);
            if (from == to) {
                return emptyIsMissing ? INDETERMINATE : NOT_APPLICABLE;
            }
            if (bar == null) {
                return NOT_APPLICABLE;
            }
            byte code = MET;
            for (int k = from; k < to; k++) {
                long element = cells.elements[k];
                if (element == MISSING) {
                    code = both(code, INDETERMINATE);
                } else if (!Cross.isAdmitted(admits, bar.order(element))) {
                    return NOT_MET;
                }
            }
            return code;
        }
    }

    /** Enough elements of one list reach a limit: one for so many elements of other lists, at least one. */
    static final class CountPer extends Probe {
        private final ListCell list;
        private final List<ListCell> per;
        private final @Nullable Rational[] limits;
        private final Rational each;

        CountPer(int id, int domain, ListCell list, List<ListCell> per, @Nullable Rational[] limits, Rational each) {
            super(id, domain);
            this.list = list;
            this.per = List.copyOf(per);
            this.limits = limits.clone();
            this.each = each;
        }

        @Override
        boolean isRounded() {
            return false;
        }

        @Override
        void addColumns(BitSet into) {
            list.columns(into);
            per.forEach(one -> one.columns(into));
        }

        @Override
        boolean fill(Work w) {
            byte[] out = w.codes[id];
            for (int run = 0; run < CountyTable.RUNS; run++) {
                if ((Work.runs(domain) >> run & 1) == 0) {
                    continue;
                }
                Rational limit = limits[run];
                Cells.Lists cells = w.schools.lists(list.column());
                Conditions.Bar bar = cells == null || limit == null ? null : Conditions.Bar.of(limit, cells.scale);
                for (int i = w.runStart(domain, run); i < w.runEnd(domain, run); i++) {
                    out[i] = limit == null ? NOT_APPLICABLE : code(w, run, i, cells, bar);
                }
            }
            return true;
        }

        private byte code(Work w, int run, int row, Cells.@Nullable Lists cells, Conditions.@Nullable Bar bar) {
            long elements = 0;
            for (ListCell one : per) {
                byte member = one.member(w, domain, run, row);
                Cells.Lists others = w.schools.lists(one.column());
                if (member == Work.OUT) {
                    continue;
                }
                if (member == Work.UNKNOWN || others == null || lacks(others, row)) {
                    return INDETERMINATE;
                }
                elements += others.to(row) - others.from(row);
            }
            if (cells == null || bar == null || lacks(cells, row)) {
                return INDETERMINATE;
            }
            long reaching = 0;
            for (int k = cells.from(row); k < cells.to(row); k++) {
                reaching += bar.order(cells.elements[k]) >= 0 ? 1 : 0;
            }
            long needed =
                    Math.max(1, Rational.of(elements).dividedBy(each).ceiling().longValueExact());
            return reaching >= needed ? MET : NOT_MET;
        }

        private static boolean lacks(Cells.Lists lists, int row) {
            if (lists.isMissing(row)) {
                return true;
            }
            for (int k = lists.from(row); k < lists.to(row); k++) {
                if (lists.elements[k] == MISSING) {
                    return true;
                }
            }
            return false;
        }
    }
}
