package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.StageTable;

/**
 * 手写循环（指标表）: the exact loop with the seven indicators as a table instead of seven times the same lines. What the library is
 * measured by: it reads its indicators from somewhere too, but explains nothing.
 */
public final class HandLoop {
    private HandLoop() {}

    /** Judges all counties. */
    public static void judge(StageTable table, Verdicts verdicts) {
        verdicts.clear();
        int[] pupils = table.pupils();
        long[][] numerators = new long[Limits.INDICATORS][];
        long[] times = new long[Limits.INDICATORS];
        long[][] limits = new long[Limits.STAGES][Limits.INDICATORS];
        for (int i = 0; i < Limits.INDICATORS; i++) {
            numerators[i] = table.numerators(i);
            times[i] = Limits.times(i);
            limits[Limits.PRIMARY][i] = Limits.limit(Limits.PRIMARY, i);
            limits[Limits.JUNIOR][i] = Limits.limit(Limits.JUNIOR, i);
        }
        long[] sums = new long[Limits.INDICATORS];
        double[] squares = new double[Limits.INDICATORS];
        for (int county = 0; county < table.counties(); county++) {
            for (int stage = 0; stage < Limits.STAGES; stage++) {
                int from = table.start(county * Limits.STAGES + stage);
                int until = table.start(county * Limits.STAGES + stage + 1);
                for (int i = 0; i < Limits.INDICATORS; i++) {
                    sums[i] = 0;
                    squares[i] = 0;
                }
                long all = 0;
                int failed = 0;
                long[] limit = limits[stage];
                for (int row = from; row < until; row++) {
                    long p = pupils[row];
                    all += p;
                    double inverse = 1.0 / p;
                    int met = 0;
                    boolean floor = true;
                    for (int i = 0; i < Limits.INDICATORS; i++) {
                        long n = numerators[i][row];
                        sums[i] += n;
                        squares[i] += (double) n * n * inverse;
                        long value = n * times[i];
                        long needed = p * limit[i];
                        met += value >= needed ? 1 : 0;
                        floor &= value * Limits.FLOOR_DENOMINATOR >= needed * Limits.FLOOR_NUMERATOR;
                    }
                    if (met < Limits.AT_LEAST || !floor) {
                        failed++;
                    }
                }
                int exceeded = 0;
                for (int i = 0; i < Limits.INDICATORS; i++) {
                    if (Dispersion.exceeds(table, from, until, stage, i, all, squares[i], sums[i])) {
                        exceeded |= 1 << i;
                    }
                }
                verdicts.add(county, stage, failed, exceeded);
            }
        }
    }
}
