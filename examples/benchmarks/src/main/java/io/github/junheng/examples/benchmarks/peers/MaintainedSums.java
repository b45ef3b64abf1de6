package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import java.util.Arrays;

/**
 * 手写增量: one county whose sums are kept up while single schools change. Sums of whole numbers stay exact; a sum of {@code n²/p} gathers
 * rounding errors, which are bounded beside it: where the bound is too wide to decide, the stage is added up anew, and
 * where that cannot decide either, fractions do.
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
        if (isUnsure(stage)) {
            renew(stage);
        }
        int bits = 0;
        for (int i = 0; i < Limits.INDICATORS; i++) {
            double difference = difference(stage, i);
            boolean above = Math.abs(difference) > slack(stage, i)
                    ? difference > 0
                    : Dispersion.exceedsExactly(table, table.start(stage), table.start(stage + 1), stage, i);
            bits |= above ? 1 << i : 0;
        }
        exceeded[stage] = bits;
    }

    private boolean isUnsure(int stage) {
        boolean unsure = false;
        for (int i = 0; i < Limits.INDICATORS; i++) {
            unsure |= Math.abs(difference(stage, i)) <= slack(stage, i);
        }
        return unsure;
    }

    /** Adds a stage up anew, to be rid of the errors of many changes. */
    private void renew(int stage) {
        Arrays.fill(squares[stage], 0);
        Arrays.fill(errors[stage], 0);
        Arrays.fill(sums[stage], 0);
        pupils[stage] = 0;
        for (int row = table.start(stage); row < table.start(stage + 1); row++) {
            add(stage, row, 1);
        }
    }

    private double difference(int stage, int indicator) {
        return pupils[stage] * squares[stage][indicator] - right(stage, indicator);
    }

    private double slack(int stage, int indicator) {
        return pupils[stage] * errors[stage][indicator] + right(stage, indicator) * 8 * UNIT;
    }

    private double right(int stage, int indicator) {
        double sum = sums[stage][indicator];
        return sum * sum * Limits.onePlusCvSquared(stage) / Limits.CV_SCALE;
    }
}
