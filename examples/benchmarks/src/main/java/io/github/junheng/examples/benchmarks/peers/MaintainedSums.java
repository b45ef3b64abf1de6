package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.StageTable;

/**
 * 手写增量: one county whose sums are kept up while single schools change. Sums of whole numbers stay exact; a sum of {@code n²/p} gathers
 * rounding errors, which are bounded beside it: where the bound is too wide to decide, the stage is gone through once.
 */
public final class MaintainedSums {
    private static final double UNIT = 0x1p-52;

    private final StageTable table;
    private final boolean[] passes;
    private final long[] pupils = new long[Limits.STAGES];
    private final long[][] sums = new long[Limits.STAGES][Limits.INDICATORS];
    private final double[][] squares = new double[Limits.STAGES][Limits.INDICATORS];
    private final double[][] errors = new double[Limits.STAGES][Limits.INDICATORS];
    private final int[] exceeded = new int[Limits.STAGES];
    private int failed;

    public MaintainedSums(StageTable table) {
        this.table = table;
        passes = new boolean[table.rows()];
        for (int stage = 0; stage < Limits.STAGES; stage++) {
            for (int row = table.start(stage); row < table.start(stage + 1); row++) {
                passes[row] = passes(stage, row);
                failed += passes[row] ? 0 : 1;
                add(stage, row, 1);
            }
            decide(stage);
        }
    }

    /** Another report of one school stage. */
    public void change(int row, int count, long[] numerators) {
        int stage = row < table.start(1) ? Limits.PRIMARY : Limits.JUNIOR;
        add(stage, row, -1);
        table.set(row, count, numerators);
        add(stage, row, 1);
        boolean now = passes(stage, row);
        failed += (passes[row] ? 1 : 0) - (now ? 1 : 0);
        passes[row] = now;
        decide(stage);
    }

    public int failedSchools() {
        return failed;
    }

    /** The dispersions that exceed their limit, as in {@link Verdicts}. */
    public int dispersions() {
        return exceeded[Limits.PRIMARY] | exceeded[Limits.JUNIOR] << Limits.INDICATORS;
    }

    private boolean passes(int stage, int row) {
        long p = table.pupils()[row];
        int met = 0;
        boolean floor = true;
        for (int i = 0; i < Limits.INDICATORS; i++) {
            long value = table.numerators(i)[row] * Limits.times(i);
            long needed = p * Limits.limit(stage, i);
            met += value >= needed ? 1 : 0;
            floor &= value * Limits.FLOOR_DENOMINATOR >= needed * Limits.FLOOR_NUMERATOR;
        }
        return met >= Limits.AT_LEAST && floor;
    }

    private void add(int stage, int row, int sign) {
        long p = table.pupils()[row];
        pupils[stage] += sign * p;
        for (int i = 0; i < Limits.INDICATORS; i++) {
            long n = table.numerators(i)[row];
            sums[stage][i] += sign * n;
            double term = (double) n * n / p;
            squares[stage][i] += sign * term;
            // Two roundings of the term, one of the sum.
            errors[stage][i] += UNIT * (2 * term + Math.abs(squares[stage][i]));
        }
    }

    private void decide(int stage) {
        int bits = 0;
        for (int i = 0; i < Limits.INDICATORS; i++) {
            double left = pupils[stage] * squares[stage][i];
            double right = (double) sums[stage][i] * sums[stage][i] * Limits.onePlusCvSquared(stage) / Limits.CV_SCALE;
            double slack = pupils[stage] * errors[stage][i] + right * 8 * UNIT;
            boolean above = Math.abs(left - right) > slack
                    ? left > right
                    : Dispersion.exceedsExactly(table, table.start(stage), table.start(stage + 1), stage, i);
            bits |= above ? 1 << i : 0;
        }
        exceeded[stage] = bits;
    }
}
