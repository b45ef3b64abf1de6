package io.github.junheng.evaluation;

import static io.github.junheng.evaluation.Cells.MISSING;

import java.util.Arrays;
import java.util.BitSet;
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
    /** How many columns a pass adds as it goes. */
    private static final int DIRECT = 4;

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
            @Nullable Mask maskOrNull) {}

    final int id;
    private final int domain;
    private final int[] columns;
    private final long[] times;
    private final int[] timesCells;
    private final @Nullable Mask[] masks;
    /** For each run, which terms are added there, as bits. */
    private final int[] active = new int[CountyTable.RUNS];

    /** A lane that has to be above zero where this one has a number; null for none. */
    private final @Nullable Lane positiveOrNull;

    /** The runs of the domain in which nothing is added, as bits. */
    private final int emptyRuns;

    /** Whether the same is added in all runs. */
    private final boolean uniform;
    /** Whether nothing is added but a few cells of the row itself, the same in all runs. */
    private final boolean direct;

    /** The runs in which {@link #positiveOrNull} has to be asked, as bits: elsewhere this lane is a multiple of it. */
    private final int positiveRuns;

    Lane(int id, int domain, List<Term> terms, @Nullable Lane positive, int positiveRuns) {
        this.positiveRuns = positiveRuns;
        this.id = id;
        this.domain = domain;
        columns = new int[terms.size()];
        times = new long[terms.size()];
        timesCells = new int[terms.size()];
        masks = new Mask[terms.size()];
        positiveOrNull = positive;
        int some = 0;
        for (int t = 0; t < terms.size(); t++) {
            Term term = terms.get(t);
            columns[t] = term.column();
            times[t] = term.times();
            timesCells[t] = term.timesCell();
            masks[t] = term.maskOrNull();
            some |= term.runs();
        }
        emptyRuns = Work.runs(domain) & ~some;
        int everywhere = 0;
        for (int t = 0; t < terms.size(); t++) {
            if ((terms.get(t).runs() & Work.runs(domain)) == Work.runs(domain)) {
                everywhere++;
            }
        }
        uniform = everywhere == terms.size();
        boolean cellsAlone = true;
        for (Term term : terms) {
            cellsAlone &= term.timesCell() < 0 && term.maskOrNull() == null;
        }
        direct = uniform
                && cellsAlone
                && !terms.isEmpty()
                && terms.size() <= DIRECT
                && positive == null
                && domain != Work.COUNTY
                // A sum that begins with a cell times 1 or more is never the zero below zero that floating point has.
                && terms.get(0).times() > 0;
        for (int t = 0; t < terms.size(); t++) {
            for (int run = 0; run < active.length; run++) {
                if ((terms.get(t).runs() >> run & 1) != 0) {
                    active[run] |= 1 << t;
                }
            }
        }
    }

    int domain() {
        return domain;
    }

    /** How many cells it adds up. */
    int terms() {
        return columns.length;
    }

    /** The columns of schools that it reads; of a lane of the county, none. */
    void columns(BitSet into) {
        if (domain == Work.COUNTY) {
            return;
        }
        for (int column : columns) {
            into.set(column);
        }
        for (Mask mask : masks) {
            if (mask != null) {
                mask.columns(into);
            }
        }
        if (positiveOrNull != null) {
            positiveOrNull.columns(into);
        }
    }

    /** Whether rows are there for which nothing is added: their sum is 0, yet of no cell. */
    boolean isEmptySomewhere(Work w) {
        return emptyRuns != 0 && (domain == Work.COUNTY || w.hasRows(emptyRuns));
    }

    /** Computes it, where that was not done; whether longs can hold it. */
    boolean ready(Work w) {
        if (w.laneStates[id] == Work.NEW) {
            w.laneStates[id] = fill(w) ? Work.DONE : Work.TOO_WIDE;
        }
        return w.laneStates[id] == Work.DONE;
    }

    /**
     * Finds where up to four columns stand that make up every row of the domain, without adding them: for a pass that adds them as
     * it goes. Whether they are so simple; then {@link Work#starts} holds four.
     */
    boolean direct(Work w) {
        if (!direct || w.laneStates[id] != Work.NEW) {
            return false;
        }
        Cells cells = w.schools;
        int runs = Work.runs(domain);
        int scale = cells.scale[columns[0]];
        long bound = 0;
        for (int t = 0; t < columns.length; t++) {
            int column = columns[t];
            if (cells.width[column] != Cells.NARROW
                    || (cells.gaps[column] & runs) != 0
                    || cells.scale[column] != scale
                    || times[t] != (short) times[t]) {
                return false;
            }
            w.starts[t] = cells.start[column];
            bound += Math.abs(times[t]) * cells.max[column];
        }
        for (int t = columns.length; t < DIRECT; t++) {
            w.starts[t] = w.starts[0];
        }
        w.laneScales[id] = (byte) scale;
        w.laneBounds[id] = bound;
        return true;
    }

    /** What the cell of {@link Work#starts} is multiplied by; 0 where the sum has no such term. */
    double factor(int term) {
        return term < times.length ? (double) times[term] : 0;
    }

    private boolean fill(Work w) {
        Cells cells = domain == Work.COUNTY ? w.county : w.schools;
        if (!scale(w, cells)) {
            return false;
        }
        w.laneGaps[id] = false;
        int runs = Work.runs(domain);
        if (uniform) {
            span(w, cells, active[Integer.numberOfTrailingZeros(runs)], runs, w.from(domain), w.to(domain));
            return positiveOrNull == null || !w.hasRows(positiveRuns) || onlyWhere(positiveOrNull, w);
        }
        int run = Integer.numberOfTrailingZeros(runs);
        while (run < CountyTable.RUNS && (runs >> run & 1) != 0) {
            // Runs of the same terms lie side by side and are one loop.
            int last = run;
            while (last + 1 < CountyTable.RUNS && (runs >> (last + 1) & 1) != 0 && active[last + 1] == active[run]) {
                last++;
            }
            int from = w.runStart(domain, run);
            int to = w.runEnd(domain, last);
            if (to > from) {
                span(w, cells, active[run], runBits(run, last), from, to);
            }
            run = last + 1;
        }
        return positiveOrNull == null || !w.hasRows(positiveRuns) || onlyWhere(positiveOrNull, w);
    }

    /** Whether {@link #at} can tell a row by itself. */
    boolean isPlain() {
        boolean plain = positiveOrNull == null || positiveOrNull.isPlain();
        for (int t = 0; t < columns.length; t++) {
            plain &= masks[t] == null && timesCells[t] < 0;
        }
        return plain;
    }

    /** The decimals of its numbers. */
    int scale(Cells cells) {
        int scale = 0;
        for (int column : columns) {
            scale = Math.max(scale, cells.scale[column]);
        }
        return scale;
    }

    /**
     * The number of one row, read once more from its cells; {@link Cells#MISSING} for none. It is for lanes that are plain.
     *
     * @throws ArithmeticException when it does not fit, which it does where {@link #ready} said so
     */
    long at(Cells cells, int run, int row) {
        Lane positive = positiveOrNull;
        if (positive != null && positive.at(cells, run, row) <= 0) {
            return MISSING;
        }
        int scale = scale(cells);
        long sum = 0;
        for (int rest = active[run]; rest != 0; rest &= rest - 1) {
            int t = Integer.numberOfTrailingZeros(rest);
            long cell = cells.get(columns[t], row);
            if (cell == MISSING) {
                return MISSING;
            }
            long factor = Math.multiplyExact(times[t], Cells.POWERS_OF_TEN[scale - cells.scale[columns[t]]]);
            sum = Math.addExact(sum, Math.multiplyExact(factor, cell));
        }
        return sum;
    }

    /** Finds the scale, by what each term is multiplied to come to it, and the bound; whether that fits. */
    private boolean scale(Work w, Cells cells) {
        int scale = 0;
        int timesScale = 0;
        for (int t = 0; t < columns.length; t++) {
            scale = Math.max(scale, cells.scale[columns[t]]);
            if (timesCells[t] >= 0) {
                timesScale = Math.max(timesScale, w.county.scale[timesCells[t]]);
            }
        }
        long bound = 0;
        long least = 0;
        for (int t = 0; t < columns.length; t++) {
            if (scale == cells.scale[columns[t]] && timesCells[t] < 0 && fitsEasily(times[t], cells.max[columns[t]])) {
                w.factors[t] = times[t];
                bound += Math.abs(times[t]) * cells.max[columns[t]];
                // Where a term is not added everywhere, some sum may lack it.
                least += times[t] * (times[t] < 0 ? cells.max[columns[t]] : uniform ? cells.min[columns[t]] : 0);
                continue;
            }
            long factor = product(Math.abs(times[t]), Cells.POWERS_OF_TEN[scale - cells.scale[columns[t]]]);
            if (timesCells[t] >= 0) {
                long cell = w.county.get(timesCells[t], 0);
                int rest = timesScale - w.county.scale[timesCells[t]];
                factor = cell == MISSING ? factor : product(factor, product(cell, Cells.POWERS_OF_TEN[rest]));
            }
            long most = product(cells.max[columns[t]], factor);
            if (most < 0 || bound > GREATEST - most) {
                return false;
            }
            w.factors[t] = times[t] < 0 ? -factor : factor;
            bound += most;
            least -= most;
        }
        if (bound > GREATEST) {
            return false;
        }
        w.laneScales[id] = (byte) (scale + timesScale);
        w.laneBounds[id] = bound;
        w.laneLeasts[id] = least;
        return true;
    }

    /** Whether 32 such products, added up, are far from 2^62. */
    private static boolean fitsEasily(long times, long most) {
        return times == (short) times && most < 1L << 40;
    }

    private static int runBits(int first, int last) {
        return (1 << (last + 1)) - (1 << first);
    }

    /** The product of two numbers that are not negative; −1 where it is beyond 2^62. */
    static long product(long a, long b) {
        if (a < 0 || b < 0 || Math.multiplyHigh(a, b) != 0) {
            return -1;
        }
        long product = a * b;
        return product < 0 || product > GREATEST ? -1 : product;
    }

    private void span(Work w, Cells cells, int active, int runs, int from, int to) {
        long[] out = w.lanes[id];
        int[] at = w.starts;
        long[] factors = w.usedFactors;
        int count = 0;
        boolean plain = true;
        for (int rest = active; rest != 0; rest &= rest - 1) {
            int t = Integer.numberOfTrailingZeros(rest);
            int column = columns[t];
            plain &= cells.width[column] == Cells.NARROW
                    && timesCells[t] < 0
                    && masks[t] == null
                    && (cells.gaps[column] & runs) == 0;
            at[count] = cells.start[column] + from;
            factors[count++] = w.factors[t];
        }
        if (plain && count > 0 && count <= 4) {
            boolean ones = w.laneBounds[id] <= Integer.MAX_VALUE;
            for (int k = 0; k < count; k++) {
                ones &= factors[k] == 1;
            }
            if (ones) {
                sum(cells.narrow, at, count, out, from, to);
            } else {
                sum(cells.narrow, at, factors, count, out, from, to);
            }
            return;
        }
        Arrays.fill(out, from, to, 0);
        boolean gaps = false;
        for (int rest = active; rest != 0; rest &= rest - 1) {
            int t = Integer.numberOfTrailingZeros(rest);
            int column = columns[t];
            int start = cells.start[column];
            boolean lacking = cells.width[column] == Cells.BLANK
                    || (timesCells[t] >= 0 && w.county.get(timesCells[t], 0) == MISSING);
            Mask mask = masks[t];
            if (mask != null) {
                masked(w, cells, column, mask, lacking, w.factors[t], out, from, to);
                gaps = true;
            } else if (lacking) {
                Arrays.fill(out, from, to, MISSING);
                gaps = true;
            } else if (gaps || (cells.gaps[column] & runs) != 0) {
                gaps = true;
                addWhereKnown(cells, column, w.factors[t], out, from, to);
            } else if (cells.width[column] == Cells.NARROW) {
                add(cells.narrow, start, w.factors[t], out, from, to);
            } else {
                add(cells.wide, start, w.factors[t], out, from, to);
            }
        }
        w.laneGaps[id] |= gaps;
    }

    /** One pass over up to four columns whose sum fits an int: what most counts are. */
    @SuppressWarnings("IntLongMath") // the bound of the lane is that of an int
    private static void sum(int[] cells, int[] at, int count, long[] out, int from, int to) {
        int rows = to - from;
        int a = at[0];
        int b = at[1];
        int c = at[2];
        int d = at[3];
        switch (count) {
            case 1 -> {
                for (int i = 0; i < rows; i++) {
                    out[from + i] = cells[a + i];
                }
            }
            case 2 -> {
                for (int i = 0; i < rows; i++) {
                    out[from + i] = cells[a + i] + cells[b + i];
                }
            }
            case 3 -> {
                for (int i = 0; i < rows; i++) {
                    out[from + i] = cells[a + i] + cells[b + i] + cells[c + i];
                }
            }
            default -> {
                for (int i = 0; i < rows; i++) {
                    out[from + i] = cells[a + i] + cells[b + i] + cells[c + i] + cells[d + i];
                }
            }
        }
    }

    /** The same with factors. */
    private static void sum(int[] cells, int[] at, long[] factors, int count, long[] out, int from, int to) {
        int rows = to - from;
        int a = at[0];
        long f = factors[0];
        switch (count) {
            case 1 -> {
                for (int i = 0; i < rows; i++) {
                    out[from + i] = f * cells[a + i];
                }
            }
            case 2 -> {
                int b = at[1];
                long g = factors[1];
                for (int i = 0; i < rows; i++) {
                    out[from + i] = f * cells[a + i] + g * cells[b + i];
                }
            }
            case 3 -> {
                int b = at[1];
                int c = at[2];
                long g = factors[1];
                long h = factors[2];
                for (int i = 0; i < rows; i++) {
                    out[from + i] = f * cells[a + i] + g * cells[b + i] + h * cells[c + i];
                }
            }
            default -> {
                int b = at[1];
                int c = at[2];
                int d = at[3];
                long g = factors[1];
                long h = factors[2];
                long k = factors[3];
                for (int i = 0; i < rows; i++) {
                    out[from + i] = f * cells[a + i] + g * cells[b + i] + h * cells[c + i] + k * cells[d + i];
                }
            }
        }
    }

    private static void add(int[] cells, int at, long factor, long[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += factor * cells[at + i];
        }
    }

    private static void add(long[] cells, int at, long factor, long[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += factor * cells[at + i];
        }
    }

    private static void addWhereKnown(Cells cells, int column, long factor, long[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            long cell = cells.get(column, i);
            out[i] = cell == MISSING || out[i] == MISSING ? MISSING : out[i] + factor * cell;
        }
    }

    /** Adds the cell of a stage where the stage counts; where it is not known whether it does, the sum is not known. */
    private static void masked(
            Work w, Cells cells, int column, Mask mask, boolean lacking, long factor, long[] out, int from, int to) {
        byte[] member = mask.ready(w);
        for (int i = from; i < to; i++) {
            if (member[i] == Work.OUT || out[i] == MISSING) {
                continue;
            }
            long cell = lacking ? MISSING : cells.get(column, i);
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
