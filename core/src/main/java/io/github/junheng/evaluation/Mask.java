package io.github.junheng.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a domain are in a scope: in, out or not known, as one byte each. A conjunction is the greatest of its parts, a
 * disjunction the least, since {@code IN < UNKNOWN < OUT}.
 *
 * <p>What a kind of school decides is decided when the plan is made: each run of rows of one kind has the conditions that are
 * left for it.
 */
final class Mask {
    /** Writes the membership of rows; gives bits that include those of all of them, 0 where all are in. */
    interface Membership3 {
        int into(Work w, byte[] out, int from, int to, int depth);

        /** The columns of schools that it reads. */
        void columns(BitSet into);
    }

    /** The same for every row. */
    record Constant(byte member) implements Membership3 {
        @Override
        public int into(Work w, byte[] out, int from, int to, int depth) {
            Arrays.fill(out, from, to, member);
            return member;
        }

        @Override
        public void columns(BitSet into) {}
    }

    /** The greatest, or the least, of several. */
    record Combined(List<Membership3> parts, boolean greatest) implements Membership3 {
        Combined {
            parts = List.copyOf(parts);
        }

        @Override
        public int into(Work w, byte[] out, int from, int to, int depth) {
            parts.get(0).into(w, out, from, to, depth);
            byte[] other = w.scratch[depth];
            for (int p = 1; p < parts.size(); p++) {
                parts.get(p).into(w, other, from, to, depth + 1);
                if (greatest) {
                    for (int i = from; i < to; i++) {
                        out[i] = (byte) Math.max(out[i], other[i]);
                    }
                } else {
                    for (int i = from; i < to; i++) {
                        out[i] = (byte) Math.min(out[i], other[i]);
                    }
                }
            }
            int any = 0;
            for (int i = from; i < to; i++) {
                any |= out[i];
            }
            return any;
        }

        @Override
        public void columns(BitSet into) {
            parts.forEach(part -> part.columns(into));
        }
    }

    /** That of another mask. */
    record Of(Mask mask) implements Membership3 {
        @Override
        public int into(Work w, byte[] out, int from, int to, int depth) {
            System.arraycopy(mask.ready(w), from, out, from, to - from);
            return mask.isClear(w) ? 0 : Work.UNKNOWN | Work.OUT;
        }

        @Override
        public void columns(BitSet into) {
            mask.columns(into);
        }
    }

    final int id;
    private final int domain;
    /** For each run of the domain what is left to ask; null where the domain has no such run. */
    private final @Nullable Membership3[] byRun;

    Mask(int id, int domain, @Nullable Membership3[] byRun) {
        this.id = id;
        this.domain = domain;
        this.byRun = byRun.clone();
    }

    int domain() {
        return domain;
    }

    /** The columns of schools that it reads. */
    void columns(BitSet into) {
        for (Membership3 own : byRun) {
            if (own != null) {
                own.columns(into);
            }
        }
    }

    /** What is asked of the rows of a run. */
    Membership3 ofRun(int run) {
        Membership3 own = byRun[run];
        return own == null ? new Constant(Work.OUT) : own;
    }

    /** Computes it, where that was not done. */
    byte[] ready(Work w) {
        byte[] out = w.masks[id];
        if (w.maskStates[id] == Work.NEW) {
            w.maskStates[id] = Work.DONE;
            int any = 0;
            for (int run = 0; run < CountyTable.RUNS; run++) {
                Membership3 own = byRun[run];
                int from = w.runStart(domain, run);
                int to = w.runEnd(domain, run);
                if (own != null && to > from) {
                    any |= own.into(w, out, from, to, 0);
                }
            }
            w.maskClear[id] = any == 0;
        }
        return out;
    }

    /** Whether every row is in; only of one that is ready. */
    boolean isClear(Work w) {
        return w.maskClear[id];
    }

    /** The greatest of several, constants folded. */
    static Membership3 all(List<Membership3> parts) {
        return combined(parts, true, Work.IN, Work.OUT);
    }

    /** The least of several, constants folded. */
    static Membership3 any(List<Membership3> parts) {
        return combined(parts, false, Work.OUT, Work.IN);
    }

    private static Membership3 combined(List<Membership3> parts, boolean greatest, byte neutral, byte absorbing) {
        List<Membership3> left = new ArrayList<>();
        for (Membership3 part : parts) {
            if (part instanceof Constant constant && constant.member() == absorbing) {
                return constant;
            }
            if (!(part instanceof Constant constant && constant.member() == neutral)) {
                left.add(part);
            }
        }
        if (left.isEmpty()) {
            return new Constant(neutral);
        }
        return left.size() == 1 ? left.get(0) : new Combined(left, greatest);
    }
}
