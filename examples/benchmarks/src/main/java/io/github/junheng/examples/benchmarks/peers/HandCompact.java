package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.StageTable;

/**
 * 手写循环（留简要说明）: the exact loop that keeps, for every school stage, the seven ratios and which of them meet limit and floor, so
 * that a finding can be explained afterwards.
 */
public final class HandCompact {
    /** One school stage: bit i of {@code met} and of {@code atFloor} for indicator i. */
    public static final class Kept {
        final double[] ratios = new double[Limits.INDICATORS];
        int met;
        int atFloor;

        boolean passes() {
            return Integer.bitCount(met) >= Limits.AT_LEAST && Integer.bitCount(atFloor) == Limits.INDICATORS;
        }

        public double ratio(int indicator) {
            return ratios[indicator];
        }
    }

    private HandCompact() {}

    /** Judges all counties and fills {@code kept}, as long as the table. */
    public static void judge(StageTable table, Verdicts verdicts, Kept[] kept) {
        verdicts.clear();
        int[] pupils = table.pupils();
        double[] squares = new double[Limits.INDICATORS];
        long[] sums = new long[Limits.INDICATORS];
        for (int county = 0; county < table.counties(); county++) {
            for (int stage = 0; stage < Limits.STAGES; stage++) {
                int from = table.start(county * Limits.STAGES + stage);
                int until = table.start(county * Limits.STAGES + stage + 1);
                java.util.Arrays.fill(squares, 0);
                java.util.Arrays.fill(sums, 0);
                long all = 0;
                int failed = 0;
                for (int row = from; row < until; row++) {
                    long p = pupils[row];
                    all += p;
                    Kept school = new Kept();
                    for (int i = 0; i < Limits.INDICATORS; i++) {
                        long n = table.numerators(i)[row];
                        sums[i] += n;
                        double ratio = (double) n / p;
                        squares[i] += ratio * n;
                        long value = n * Limits.times(i);
                        long needed = p * Limits.limit(stage, i);
                        school.ratios[i] = ratio;
                        school.met |= value >= needed ? 1 << i : 0;
                        school.atFloor |=
                                value * Limits.FLOOR_DENOMINATOR >= needed * Limits.FLOOR_NUMERATOR ? 1 << i : 0;
                    }
                    kept[row] = school;
                    if (!school.passes()) {
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
