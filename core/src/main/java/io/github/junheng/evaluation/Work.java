package io.github.junheng.evaluation;

import io.github.junheng.school.Stage;
import io.github.junheng.statistics.DispersionFilter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan computes for one county: lanes of numbers, memberships and codes of tests, each computed once and read by row. It
 * is used for one county after the other, so that a nation needs no more memory than its largest county; it is for one thread.
 */
@SuppressWarnings("EnumOrdinal") // columns, codes and domains are arrays by position
final class Work {
    /** Domains: the rows that have a stage, by the stage's position; all rows; the county. */
    static final int WHOLE = Stage.values().length;

    static final int COUNTY = WHOLE + 1;

    /** A lane that was not computed, was, or cannot be held by longs. */
    static final byte NEW = 0;

    static final byte DONE = 1;
    static final byte TOO_WIDE = 2;

    /** Memberships, ordered so that the greater of two is their conjunction. */
    static final byte IN = 0;

    static final byte UNKNOWN = 1;
    static final byte OUT = 2;

    private static final Stage[] STAGES = Stage.values();
    /** Runs whose kind has a stage, as bits. */
    private static final int[] RUNS_OF_STAGE = new int[STAGES.length];

    static final int ALL_RUNS = (1 << CountyTable.RUNS) - 1;

    static {
        for (Stage stage : STAGES) {
            for (int run = 0; run < CountyTable.RUNS; run++) {
                if (CountyTable.kind(run).has(stage)) {
                    RUNS_OF_STAGE[stage.ordinal()] |= 1 << run;
                }
            }
        }
    }

    /** Whether the rows of a stage lie side by side, which a pass over them needs. */
    static boolean isOfTable(Stage stage) {
        int runs = RUNS_OF_STAGE[stage.ordinal()];
        int first = runs >>> Integer.numberOfTrailingZeros(runs);
        return runs != 0 && (first & (first + 1)) == 0;
    }

    final long[][] lanes;
    final byte[] laneStates;
    final byte[] laneScales;
    /** No number of a lane is greater, nor less than its negative. */
    final long[] laneBounds;
    /** No number of a lane is less, where every cell is there. */
    final long[] laneLeasts;
    /** Whether a lane lacks a number in its domain. */
    final boolean[] laneGaps;

    final byte[][] masks;
    final byte[] maskStates;
    /** Whether every row of a mask's domain is in. */
    final boolean[] maskClear;

    final byte[][] codes;
    final byte[] codeStates;
    /** What the terms of the lane that is computed are multiplied by, and where those of a span begin. */
    final long[] factors = new long[Integer.SIZE];

    final long[] usedFactors = new long[Integer.SIZE];
    final int[] starts = new int[Integer.SIZE];

    /** What dispersions divide by: see {@link CountyProbe.Heads}. */
    final DispersionFilter[] filters;

    final byte[] headStates;
    /** Whether every row of what dispersions divide by is above 0. */
    final boolean[] headsAbove0;

    /** Totals of the county, {@link Cells#MISSING} where something of one is. */
    final long[] totals;

    /** What dispersions added up. */
    final DispersionFilter.Sums[] sums;

    final byte[] spreadStates;

    /** By rule its findings, where it was left to exact fractions. */
    final @Nullable List<Finding>[] exact;

    /** How many rows of a code lane are not met; −1 where some are neither met nor not met. */
    final int[] plainFailures;

    final byte[][] scratch = new byte[8][];

    /** Keeps a pass over memory from being taken for idle. */
    long touched;

    /** Whether a membership needs a number that longs cannot hold, so that nothing here can be trusted. */
    boolean failed;

    private final int[] from = new int[COUNTY + 1];
    private final int[] to = new int[COUNTY + 1];
    private int capacity;

    @SuppressWarnings("NullAway.Init")
    CountyTable table;

    @SuppressWarnings("NullAway.Init")
    Cells schools;

    @SuppressWarnings("NullAway.Init")
    Cells county;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Work(int rules, int lanes, int masks, int codes, int headings, int spreads, int totals) {
        exact = new List[rules];
        this.lanes = new long[lanes][];
        laneStates = new byte[lanes];
        laneScales = new byte[lanes];
        laneBounds = new long[lanes];
        laneLeasts = new long[lanes];
        laneGaps = new boolean[lanes];
        this.masks = new byte[masks][];
        maskStates = new byte[masks];
        maskClear = new boolean[masks];
        this.codes = new byte[codes][];
        codeStates = new byte[codes];
        plainFailures = new int[codes];
        this.totals = new long[totals];
        sums = new DispersionFilter.Sums[spreads];
        for (int i = 0; i < spreads; i++) {
            sums[i] = new DispersionFilter.Sums();
        }
        spreadStates = new byte[spreads];
        filters = new DispersionFilter[headings];
        for (int i = 0; i < headings; i++) {
            filters[i] = new DispersionFilter();
        }
        headStates = new byte[headings];
        headsAbove0 = new boolean[headings];
        grow(64);
    }

    private void grow(int rows) {
        capacity = rows;
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new long[rows];
        }
        for (byte[][] bytes : new byte[][][] {masks, codes, scratch}) {
            for (int i = 0; i < bytes.length; i++) {
                // Eight codes are read at a time.
                bytes[i] = new byte[rows + Long.BYTES];
            }
        }
    }

    void begin(CountyTable next) {
        table = next;
        schools = next.schools();
        county = next.countyCells();
        if (next.size() > capacity) {
            grow(Math.max(next.size(), 2 * capacity));
        }
        Arrays.fill(laneStates, NEW);
        Arrays.fill(maskStates, NEW);
        Arrays.fill(codeStates, NEW);
        Arrays.fill(headStates, NEW);
        Arrays.fill(spreadStates, NEW);
        failed = false;
        for (int stage = 0; stage < STAGES.length; stage++) {
            int runs = RUNS_OF_STAGE[stage];
            from[stage] = runs == 0 ? 0 : next.runStart(Integer.numberOfTrailingZeros(runs));
            to[stage] = runs == 0 ? 0 : next.runEnd(31 - Integer.numberOfLeadingZeros(runs));
        }
        from[WHOLE] = 0;
        to[WHOLE] = next.size();
        from[COUNTY] = 0;
        to[COUNTY] = 1;
    }

    /** Goes on with another reporting of the same row, of which only what some columns bear on is worked out anew. */
    void again(Cells changed, Bearing bearing) {
        schools = changed;
        for (int lane : bearing.lanes) {
            laneStates[lane] = NEW;
        }
        for (int mask : bearing.masks) {
            maskStates[mask] = NEW;
        }
        Arrays.fill(codeStates, NEW);
        Arrays.fill(headStates, NEW);
        Arrays.fill(spreadStates, NEW);
    }

    /** Takes the code of the one row as known. */
    void know(int probe, byte code) {
        codes[probe][0] = code;
        plainFailures[probe] = -1;
        codeStates[probe] = DONE;
    }

    /** Lets the table go, so that it is not held until the next one. */
    @SuppressWarnings("NullAway")
    void end() {
        Arrays.fill(exact, null);
        table = null;
        schools = null;
        county = null;
    }

    int from(int domain) {
        return from[domain];
    }

    int to(int domain) {
        return to[domain];
    }

    /** The runs of a domain, as bits. */
    static int runs(int domain) {
        return domain < WHOLE ? RUNS_OF_STAGE[domain] : domain == WHOLE ? ALL_RUNS : 1;
    }

    /** The end of the last row of a run; of the county, its one row. */
    int runEnd(int domain, int run) {
        return domain == COUNTY ? 1 : table.runEnd(run);
    }

    int runStart(int domain, int run) {
        return domain == COUNTY ? 0 : table.runStart(run);
    }

    /** Whether any of these runs has a row. */
    boolean hasRows(int runs) {
        for (int rest = runs; rest != 0; rest &= rest - 1) {
            int run = Integer.numberOfTrailingZeros(rest);
            if (table.runEnd(run) > table.runStart(run)) {
                return true;
            }
        }
        return false;
    }
}
