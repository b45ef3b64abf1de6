package io.github.junheng.evaluation;

import static io.github.junheng.evaluation.Cells.MISSING;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import java.math.BigInteger;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The conditions of a scope that rows of one kind decide differently. */
final class Conditions {
    private Conditions() {}

    /** A sum against a number, or against so many times another sum. */
    record Compared(Lane left, @Nullable Lane timesOrNull, int admits, Cross cross) implements Mask.Membership3 {
        @Override
        public int into(Work w, byte[] out, int from, int to, int depth) {
            Lane times = timesOrNull;
            if (!left.ready(w) || (times != null && !times.ready(w))) {
                w.failed = true;
                return Work.OUT;
            }
            int scale = w.laneScales[left.id];
            int timesScale = times == null ? 0 : w.laneScales[times.id];
            long a = cross.valueFactor(scale, timesScale);
            long b = cross.limitFactor(scale, timesScale);
            if (a < 0 || b < 0) {
                w.failed = true;
                return Work.OUT;
            }
            long[] values = w.lanes[left.id];
            long[] heads = times == null ? null : w.lanes[times.id];
            boolean narrow = heads == null && Lane.product(w.laneBounds[left.id], a) >= 0;
            boolean gaps = w.laneGaps[left.id] || (times != null && w.laneGaps[times.id]);
            if (narrow && !gaps && w.laneLeasts[left.id] * a > b && admits == Cross.admits(Comparator.ABOVE)) {
                // Whatever each is, the least is above: as pupils are, where every school has some.
                java.util.Arrays.fill(out, from, to, Work.IN);
                return Work.IN;
            }
            if (narrow && !gaps) {
                int any = 0;
                for (int i = from; i < to; i++) {
                    int order = Long.compare(values[i] * a, b);
                    int member = (admits >> (order + 1) & 1) != 0 ? Work.IN : Work.OUT;
                    out[i] = (byte) member;
                    any |= member;
                }
                return any;
            }
            for (int i = from; i < to; i++) {
                long value = values[i];
                long head = heads == null ? 1 : heads[i];
                out[i] = value == MISSING || head == MISSING
                        ? Work.UNKNOWN
                        : Cross.isAdmitted(admits, Cross.compare(value, a, head, b)) ? Work.IN : Work.OUT;
            }
            return Work.UNKNOWN | Work.OUT;
        }

        @Override
        public void columns(BitSet into) {
            left.columns(into);
            if (timesOrNull != null) {
                timesOrNull.columns(into);
            }
        }
    }

    /** Whether a small whole number is one of those whose bits are set. */
    static boolean isOneOf(long code, long admitted) {
        return code >= 0 && code < Long.SIZE && (admitted >> code & 1) != 0;
    }

    /** A word, yes or no, or a small whole number is one of these. */
    record OneOf(int column, long admitted, boolean negated) implements Mask.Membership3 {
        @Override
        public int into(Work w, byte[] out, int from, int to, int depth) {
            for (int i = from; i < to; i++) {
                long code = w.schools.get(column, i);
                out[i] = code == MISSING ? Work.UNKNOWN : isOneOf(code, admitted) != negated ? Work.IN : Work.OUT;
            }
            return Work.UNKNOWN | Work.OUT;
        }

        @Override
        public void columns(BitSet into) {
            into.set(column);
        }
    }

    /** Every element of a list stands so to a number. */
    record Each(int column, Comparator comparator, Rational limit) implements Mask.Membership3 {
        @Override
        public int into(Work w, byte[] out, int from, int to, int depth) {
            Cells.Lists lists = w.schools.lists(column);
            if (lists == null) {
                java.util.Arrays.fill(out, from, to, Work.UNKNOWN);
                return Work.UNKNOWN;
            }
            Bar bar = Bar.of(limit, lists.scale);
            int admits = Cross.admits(comparator);
            for (int i = from; i < to; i++) {
                byte member = lists.isMissing(i) ? Work.UNKNOWN : lists.to(i) > lists.from(i) ? Work.IN : Work.OUT;
                for (int k = lists.from(i); !lists.isMissing(i) && k < lists.to(i); k++) {
                    long element = lists.elements[k];
                    if (element == MISSING) {
                        member = (byte) Math.max(member, Work.UNKNOWN);
                    } else if (!Cross.isAdmitted(admits, bar.order(element))) {
                        member = Work.OUT;
                    }
                }
                out[i] = member;
            }
            return Work.UNKNOWN | Work.OUT;
        }

        @Override
        public void columns(BitSet into) {
            into.set(column);
        }
    }

    /**
     * A number that whole numbers of a scale are held against: an element is below it, at it or above.
     *
     * @param floor the greatest whole number not above it
     * @param exact whether that is the number itself
     */
    record Bar(long floor, boolean exact) {
        static Bar of(Rational limit, int scale) {
            BigInteger[] parts =
                    limit.numerator().multiply(BigInteger.TEN.pow(scale)).divideAndRemainder(limit.denominator());
            BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
            boolean fits = floor.bitLength() <= 63;
            // Elements are at least 0 and fit a long: a number beyond is above, or below, them all.
            return new Bar(
                    fits ? floor.longValueExact() : floor.signum() < 0 ? -1 : Long.MAX_VALUE,
                    fits && parts[1].signum() == 0);
        }

        int order(long element) {
            int order = Long.compare(element, floor);
            return order == 0 && !exact ? -1 : order;
        }
    }
}
