package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import java.math.BigInteger;

/**
 * 校际差异系数: whether a pupil-weighted coefficient of variation exceeds its limit, exactly. With pupils {@code pᵢ} and numerators
 * {@code nᵢ}, {@code CV² + 1 = Σp · Σ(nᵢ²/pᵢ) / (Σn)²}, so the test is {@code Σp · Σ(nᵢ²/pᵢ) > (1 + limit²) · (Σn)²}.
 *
 * <p>Floating numbers decide where they can. Each {@code nᵢ²·(1/pᵢ)} carries three roundings, a sum of k of them k − 1 more, the product one;
 * {@code (Σn)²·(1 + limit²)} at most three. All terms are positive and all integers below 2⁵³, so the two sides are within a
 * relative {@code (k + 6)·2⁻⁵³} and second-order terms of each other's truth; {@link #bound} takes more than that.
 */
public final class Dispersion {
    private static final double UNIT = 0x1p-53;
    private static final BigInteger SCALE = BigInteger.valueOf(Limits.CV_SCALE);

    private Dispersion() {}

    /** The relative difference of the two sides below which floating numbers cannot tell. */
    public static double bound(int schools) {
        return (schools + 10) * UNIT * 1.01;
    }

    /** Greater than 0 where the limit is exceeded, less where it is kept, 0 where floating numbers cannot tell. */
    public static int filter(double pupils, double squares, double sum, int stage, int schools) {
        double left = pupils * squares;
        double right = sum * sum * Limits.onePlusCvSquared(stage) / Limits.CV_SCALE;
        double difference = left - right;
        double slack = right * bound(schools);
        return difference > slack ? 1 : difference < -slack ? -1 : 0;
    }

    /** By fractions of whole numbers. */
    public static boolean exceedsExactly(StageTable table, int from, int until, int stage, int indicator) {
        int[] pupils = table.pupils();
        long[] numerators = table.numerators(indicator);
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        BigInteger allPupils = BigInteger.ZERO;
        BigInteger sum = BigInteger.ZERO;
        for (int row = from; row < until; row++) {
            BigInteger p = BigInteger.valueOf(pupils[row]);
            BigInteger n = BigInteger.valueOf(numerators[row]);
            // a/b + n²/p over the least common denominator.
            BigInteger common = denominator.gcd(p);
            numerator = numerator.multiply(p.divide(common)).add(n.multiply(n).multiply(denominator.divide(common)));
            denominator = denominator.multiply(p.divide(common));
            allPupils = allPupils.add(p);
            sum = sum.add(n);
        }
        BigInteger left = allPupils.multiply(numerator).multiply(SCALE);
        BigInteger right =
                sum.multiply(sum).multiply(denominator).multiply(BigInteger.valueOf(Limits.onePlusCvSquared(stage)));
        return left.compareTo(right) > 0;
    }

    /** The filter, and where it cannot tell, fractions. */
    static boolean exceeds(
            StageTable table, int from, int until, int stage, int indicator, long pupils, double squares, long sum) {
        int filtered = filter((double) pupils, squares, (double) sum, stage, until - from);
        return filtered != 0 ? filtered > 0 : exceedsExactly(table, from, until, stage, indicator);
    }
}
