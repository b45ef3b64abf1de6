package io.github.junheng.evaluation;

import static io.github.junheng.evaluation.Cells.MISSING;
import static io.github.junheng.evaluation.Cells.NARROW_MISSING;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of sums: for each row of a domain the sum of some cells, as a whole number at a scale that holds for the county.
 *
 * <p>That no sum overflows is known before one is computed: a cell is at least 0 and at most its column's greatest number, so no
 * sum lies further from 0 than the sum of these. A lane whose bound is beyond 2<sup>62</sup> says so and is not computed.
 */
final class Lane {
    private static final long GREATEST = 1L << 62;

    /**
     * A cell that is added.
     *
     * @param column its position
     * @param times what it is multiplied by; below zero where it is taken off
     * @param timesCell a cell of the county by which it is multiplied too; −1 for none
     * @param runs the runs whose kinds have the cell, as bits
     * @param maskOrNull the membership of the stage that the cell is of, where a stage that does not count drops out
     */
    record Term(
            int column,
            long times,
            int timesCell,
            int runs,
            @Nullable Mask maskOrNull) {
        static Term of(int column, long times, int runs) {
            return new Term(column, times, -1, runs, null);
        }
    }

    final int id;
    private final int domain;
    private final List<Term> terms;
    /** For each run, which terms are added there, as bits. */
    private final int[] active = new int[CountyTable.RUNS];

    /** A lane that has to be above zero where this one has a number; null for none. */
    private final @Nullable Lane positiveOrNull;

    Lane(int id, int domain, List<Term> terms, @Nullable Lane positive) {
        this.id = id;
        this.domain = domain;
        this.terms = List.copyOf(terms);
        positiveOrNull = positive;
        for (int t = 0; t < terms.size(); t++) {
            for (int run = 0; run < active.length; run++) {
                if ((terms.get(t).runs() >> run & 1) != 0) {
                    active[run] |= 1 << t;
                }
            }
        }
    }

    /** Whether rows are there for which nothing is added: their sum is 0, yet of no cell. */
    boolean isEmptySomewhere(Work w) {
        int empty = 0;
        for (int run = 0; run < active.length; run++) {
            if (active[run] == 0 && (Work.runs(domain) >> run & 1) != 0) {
                empty |= 1 << run;
            }
        }
        return domain == Work.COUNTY ? active[0] == 0 : w.hasRows(empty);
    }

    /** Computes it, where that was not done; whether longs can hold it. */
    boolean ready(Work w) {
        if (w.laneStates[id] == Work.NEW) {
            w.laneStates[id] = fill(w) ? Work.DONE : Work.TOO_WIDE;
        }
        return w.laneStates[id] == Work.DONE;
    }

    private boolean fill(Work w) {
        Cells cells = domain == Work.COUNTY ? w.county : w.schools;
        int scale = 0;
        int timesScale = 0;
        for (Term term : terms) {
            if (cells.start[term.column()] != Cells.BLANK) {
                scale = Math.max(scale, cells.scale[term.column()]);
            }
            if (term.timesCell() >= 0) {
                timesScale = Math.max(timesScale, w.county.scale[term.timesCell()]);
            }
        }
        long bound = 0;
        for (Term term : terms) {
            long most = product(cells.max[term.column()], factor(term, cells, scale, timesScale, w.county));
            if (most < 0 || bound + most > GREATEST) {
                return false;
            }
            bound += most;
        }
        w.laneScales[id] = (byte) (scale + timesScale);
        w.laneBounds[id] = bound;
        w.laneGaps[id] = false;
        for (int run = Integer.numberOfTrailingZeros(Work.runs(domain)); run < CountyTable.RUNS; run++) {
            // Runs of the same terms lie side by side and are one loop.
            int last = run;
            while (domain != Work.COUNTY && last + 1 < CountyTable.RUNS && active[last + 1] == active[run]) {
                last++;
            }
            if (domain != Work.COUNTY && (Work.runs(domain) >> run & 1) == 0) {
                break;
            }
            int from = w.runStart(domain, run);
            int to = Math.min(w.runEnd(domain, last), w.to(domain));
            if (to > from) {
                span(w, cells, active[run], runBits(run, last), from, to, scale, timesScale);
            }
            if (domain == Work.COUNTY) {
                break;
            }
            run = last;
        }
        return positiveOrNull == null || onlyWhere(positiveOrNull, w);
    }

    private static int runBits(int first, int last) {
        return (1 << (last + 1)) - (1 << first);
    }

    /** The whole number by which a cell is multiplied: beyond 2^62 it is given as 0 less one. */
    private static long factor(Term term, Cells cells, int scale, int timesScale, Cells county) {
        int more = scale - cells.scale[term.column()];
        if (cells.start[term.column()] == Cells.BLANK) {
            more = 0;
        }
        long factor = product(Math.abs(term.times()), Cells.POWERS_OF_TEN[more]);
        if (term.timesCell() >= 0) {
            long times = county.get(term.timesCell(), 0);
            int rest = timesScale - county.scale[term.timesCell()];
            factor = times == MISSING ? factor : product(factor, product(times, Cells.POWERS_OF_TEN[rest]));
        }
        return factor;
    }

    /** The product of two numbers that are not negative; −1 where it is beyond 2^62. */
    static long product(long a, long b) {
        if (a < 0 || b < 0 || Math.multiplyHigh(a, b) != 0) {
            return -1;
        }
        long product = a * b;
        return product < 0 || product > GREATEST ? -1 : product;
    }

    private void span(Work w, Cells cells, int terms, int runs, int from, int to, int scale, int timesScale) {
        long[] out = w.lanes[id];
        boolean first = true;
        boolean gaps = false;
        for (int rest = terms; rest != 0; rest &= rest - 1) {
            Term term = this.terms.get(Integer.numberOfTrailingZeros(rest));
            int column = term.column();
            int at = cells.start[column];
            boolean lacking =
                    at == Cells.BLANK || (term.timesCell() >= 0 && w.county.get(term.timesCell(), 0) == MISSING);
            long factor = factor(term, cells, scale, timesScale, w.county);
            factor = term.times() < 0 ? -factor : factor;
            if (first) {
                java.util.Arrays.fill(out, from, to, 0);
            }
            if (term.maskOrNull() != null) {
                masked(w, cells, term, lacking, factor, out, from, to);
                gaps = true;
            } else if (lacking) {
                java.util.Arrays.fill(out, from, to, MISSING);
                gaps = true;
            } else if (gaps || (cells.gaps[column] & runs) != 0) {
                gaps = true;
                addWhereKnown(cells, column, factor, out, from, to);
            } else if (at >= 0) {
                add(cells.narrow, at, factor, out, from, to);
            } else {
                add(cells.wide, -2 - at, factor, out, from, to);
            }
            first = false;
        }
        if (first) {
            java.util.Arrays.fill(out, from, to, 0);
        }
        w.laneGaps[id] |= gaps;
    }

    private static void add(int[] cells, int at, long factor, long[] out, int from, int to) {
        if (factor == 1) {
            for (int i = from; i < to; i++) {
                out[i] += cells[at + i];
            }
        } else {
            for (int i = from; i < to; i++) {
                out[i] += factor * cells[at + i];
            }
        }
    }

    private static void add(long[] cells, int at, long factor, long[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += factor * cells[at + i];
        }
    }

    private static void addWhereKnown(Cells cells, int column, long factor, long[] out, int from, int to) {
        int at = cells.start[column];
        for (int i = from; i < to; i++) {
            long cell = at < 0 ? cells.wide[-2 - at + i] : cells.narrow[at + i];
            boolean missing = cell == MISSING || (at >= 0 && cell == NARROW_MISSING);
            out[i] = missing || out[i] == MISSING ? MISSING : out[i] + factor * cell;
        }
    }

    /** Adds the cell of a stage where the stage counts; where it is not known whether it does, the sum is not known. */
    private static void masked(
            Work w, Cells cells, Term term, boolean lacking, long factor, long[] out, int from, int to) {
        Mask mask = java.util.Objects.requireNonNull(term.maskOrNull());
        byte[] member = mask.ready(w);
        for (int i = from; i < to; i++) {
            if (member[i] == Work.OUT || out[i] == MISSING) {
                continue;
            }
            long cell = lacking ? MISSING : cells.get(term.column(), i);
            out[i] = member[i] == Work.UNKNOWN || cell == MISSING ? MISSING : out[i] + factor * cell;
        }
    }

    private boolean onlyWhere(Lane positive, Work w) {
        long[] out = w.lanes[id];
        if (!positive.ready(w)) {
            return false;
        }
        long[] other = w.lanes[positive.id];
        for (int i = w.from(domain); i < w.to(domain); i++) {
            if (other[i] <= 0) {
                out[i] = MISSING;
                w.laneGaps[id] = true;
            }
        }
        return true;
    }
}
