package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.StageTable;

/**
 * 手写循环（双精度）: the same in doubles: ratios, floors and dispersions as one writes them without a second thought. It is wrong where a
 * ratio equals its limit and the division does not come out even.
 */
public final class HandDouble {
    private HandDouble() {}

    /** Judges all counties. */
    public static void judge(StageTable table, Verdicts verdicts) {
        judge(table, verdicts, 0, table.counties());
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
        boolean primary = stage == Limits.PRIMARY;
        double l0 = primary ? 4.2 : 5.3;
        double f0 = 0.85 * l0;
        double l1 = 1.0;
        double f1 = 0.85 * l1;
        double l2 = 0.9;
        double f2 = 0.85 * l2;
        double l3 = primary ? 4.5 : 5.8;
        double f3 = 0.85 * l3;
        double l4 = primary ? 7.5 : 10.2;
        double f4 = 0.85 * l4;
        double l5 = primary ? 2000.0 : 2500.0;
        double f5 = 0.85 * l5;
        double l6 = primary ? 2.3 : 2.4;
        double f6 = 0.85 * l6;
        int failed = 0;
        double all = 0;
        double s0 = 0;
        double q0 = 0;
        double s1 = 0;
        double q1 = 0;
        double s2 = 0;
        double q2 = 0;
        double s3 = 0;
        double q3 = 0;
        double s4 = 0;
        double q4 = 0;
        double s5 = 0;
        double q5 = 0;
        double s6 = 0;
        double q6 = 0;
        for (int row = from; row < until; row++) {
            double p = pupils[row];
            all += p;
            double x0 = n0[row] / p * 100;
            double x1 = n1[row] / p * 100;
            double x2 = n2[row] / p * 100;
            double x3 = n3[row] / 100.0 / p;
            double x4 = n4[row] / 100.0 / p;
            double x5 = n5[row] / p;
            double x6 = n6[row] / p * 100;
            s0 += p * x0;
            q0 += p * x0 * x0;
            s1 += p * x1;
            q1 += p * x1 * x1;
            s2 += p * x2;
            q2 += p * x2 * x2;
            s3 += p * x3;
            q3 += p * x3 * x3;
            s4 += p * x4;
            q4 += p * x4 * x4;
            s5 += p * x5;
            q5 += p * x5 * x5;
            s6 += p * x6;
            q6 += p * x6 * x6;
            long missed = (bits(x0 - l0) >> 63)
                    + (bits(x1 - l1) >> 63)
                    + (bits(x2 - l2) >> 63)
                    + (bits(x3 - l3) >> 63)
                    + (bits(x4 - l4) >> 63)
                    + (bits(x5 - l5) >> 63)
                    + (bits(x6 - l6) >> 63);
            long under = bits(x0 - f0)
                    | bits(x1 - f1)
                    | bits(x2 - f2)
                    | bits(x3 - f3)
                    | bits(x4 - f4)
                    | bits(x5 - f5)
                    | bits(x6 - f6);
            failed -= (int) (((missed + Limits.INDICATORS - Limits.AT_LEAST) | under) >> 63);
        }
        double limit = primary ? 0.50 : 0.45;
        int exceeded = bit(0, all, s0, q0, limit)
                | bit(1, all, s1, q1, limit)
                | bit(2, all, s2, q2, limit)
                | bit(3, all, s3, q3, limit)
                | bit(4, all, s4, q4, limit)
                | bit(5, all, s5, q5, limit)
                | bit(6, all, s6, q6, limit);
        verdicts.add(county, stage, failed, exceeded);
    }

    /** The sign bit tells whether a number is below, and leaves nothing to predict. */
    private static long bits(double difference) {
        return Double.doubleToRawLongBits(difference);
    }

    private static int bit(int indicator, double pupils, double sum, double squares, double limit) {
        double mean = sum / pupils;
        double variance = squares / pupils - mean * mean;
        return Math.sqrt(variance) / mean <= limit ? 0 : 1 << indicator;
    }
}
