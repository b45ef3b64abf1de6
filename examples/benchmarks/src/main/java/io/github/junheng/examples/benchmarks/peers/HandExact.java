package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * 手写循环（精确）: the nation in one loop of whole numbers: limits by cross-multiplication, dispersions by a floating filter that falls back to
 * fractions. Unrolled by hand; it can explain nothing.
 */
public final class HandExact {
    private HandExact() {}

    /** Judges all counties. */
    public static void judge(StageTable table, Verdicts verdicts) {
        judge(table, verdicts, 0, table.counties());
    }

    /** The same on several threads, which share the counties out evenly. */
    public static void judge(StageTable table, Verdicts verdicts, ExecutorService executor, int threads) {
        List<Future<?>> parts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int from = (int) ((long) table.counties() * i / threads);
            int until = (int) ((long) table.counties() * (i + 1) / threads);
            parts.add(executor.submit(() -> judge(table, verdicts, from, until)));
        }
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    static void judge(StageTable table, Verdicts verdicts, int fromCounty, int untilCounty) {
        verdicts.clear(fromCounty, untilCounty);
        for (int county = fromCounty; county < untilCounty; county++) {
            for (int stage = 0; stage < Limits.STAGES; stage++) {
                group(table, verdicts, county, stage);
            }
        }
    }

    private static void group(StageTable table, Verdicts verdicts, int county, int stage) {
        int from = table.start(county * Limits.STAGES + stage);
        int until = table.start(county * Limits.STAGES + stage + 1);
        int[] pupils = table.pupils();
        long[] n0 = table.numerators(0);
        long[] n1 = table.numerators(1);
        long[] n2 = table.numerators(2);
        long[] n3 = table.numerators(3);
        long[] n4 = table.numerators(4);
        long[] n5 = table.numerators(5);
        long[] n6 = table.numerators(6);
        long l0 = Limits.limit(stage, 0);
        long l1 = Limits.limit(stage, 1);
        long l2 = Limits.limit(stage, 2);
        long l3 = Limits.limit(stage, 3);
        long l4 = Limits.limit(stage, 4);
        long l5 = Limits.limit(stage, 5);
        long l6 = Limits.limit(stage, 6);
        int failed = 0;
        long all = 0;
        long s0 = 0;
        double q0 = 0;
        long s1 = 0;
        double q1 = 0;
        long s2 = 0;
        double q2 = 0;
        long s3 = 0;
        double q3 = 0;
        long s4 = 0;
        double q4 = 0;
        long s5 = 0;
        double q5 = 0;
        long s6 = 0;
        double q6 = 0;
        for (int row = from; row < until; row++) {
            long p = pupils[row];
            all += p;
            double inverse = 1.0 / p;
            long v0 = n0[row];
            s0 += v0;
            q0 += (double) v0 * v0 * inverse;
            long v1 = n1[row];
            s1 += v1;
            q1 += (double) v1 * v1 * inverse;
            long v2 = n2[row];
            s2 += v2;
            q2 += (double) v2 * v2 * inverse;
            long v3 = n3[row];
            s3 += v3;
            q3 += (double) v3 * v3 * inverse;
            long v4 = n4[row];
            s4 += v4;
            q4 += (double) v4 * v4 * inverse;
            long v5 = n5[row];
            s5 += v5;
            q5 += (double) v5 * v5 * inverse;
            long v6 = n6[row];
            s6 += v6;
            q6 += (double) v6 * v6 * inverse;
            long a0 = v0 * 1_000;
            long b0 = p * l0;
            long a1 = v1 * 1_000;
            long b1 = p * l1;
            long a2 = v2 * 1_000;
            long b2 = p * l2;
            long a3 = v3;
            long b3 = p * l3;
            long a4 = v4;
            long b4 = p * l4;
            long a5 = v5;
            long b5 = p * l5;
            long a6 = v6 * 1_000;
            long b6 = p * l6;
            // Sign bits, so that there is nothing to predict: -1 for each limit that is not met.
            long missed = ((a0 - b0) >> 63)
                    + ((a1 - b1) >> 63)
                    + ((a2 - b2) >> 63)
                    + ((a3 - b3) >> 63)
                    + ((a4 - b4) >> 63)
                    + ((a5 - b5) >> 63)
                    + ((a6 - b6) >> 63);
            long under = a0 * Limits.FLOOR_DENOMINATOR - b0 * Limits.FLOOR_NUMERATOR
                    | a1 * Limits.FLOOR_DENOMINATOR - b1 * Limits.FLOOR_NUMERATOR
                    | a2 * Limits.FLOOR_DENOMINATOR - b2 * Limits.FLOOR_NUMERATOR
                    | a3 * Limits.FLOOR_DENOMINATOR - b3 * Limits.FLOOR_NUMERATOR
                    | a4 * Limits.FLOOR_DENOMINATOR - b4 * Limits.FLOOR_NUMERATOR
                    | a5 * Limits.FLOOR_DENOMINATOR - b5 * Limits.FLOOR_NUMERATOR
                    | a6 * Limits.FLOOR_DENOMINATOR - b6 * Limits.FLOOR_NUMERATOR;
            failed -= (int) (((missed + Limits.INDICATORS - Limits.AT_LEAST) | under) >> 63);
        }
        int exceeded = bit(table, from, until, stage, 0, all, q0, s0)
                | bit(table, from, until, stage, 1, all, q1, s1)
                | bit(table, from, until, stage, 2, all, q2, s2)
                | bit(table, from, until, stage, 3, all, q3, s3)
                | bit(table, from, until, stage, 4, all, q4, s4)
                | bit(table, from, until, stage, 5, all, q5, s5)
                | bit(table, from, until, stage, 6, all, q6, s6);
        verdicts.add(county, stage, failed, exceeded);
    }

    private static int bit(
            StageTable table, int from, int until, int stage, int indicator, long pupils, double squares, long sum) {
        return Dispersion.exceeds(table, from, until, stage, indicator, pupils, squares, sum) ? 1 << indicator : 0;
    }
}
