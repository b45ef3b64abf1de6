package io.github.junheng.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.quantity.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What the filter decides, exact fractions decide too; what lies too near, it leaves to them. */
class DispersionFilterPropertyTest {
    @Property(tries = 600)
    void whatIsDecidedIsWhatExactFractionsDecide(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int size) {
        Random random = new Random(seed);
        Units units = Units.random(random, size, 1 + random.nextInt(61));
        if (units.sum() == 0) {
            return;
        }
        Rational squared = units.squaredVariation();
        for (int digits : new int[] {1, 3, 8, 13, 15, 16, 17, 19, 25, 40}) {
            // As near as so many digits allow, now below and now above.
            Rational limit = Rational.of(root(squared).round(new MathContext(digits)));
            int decided = units.decided(limit);
            if (decided != 0) {
                assertThat(decided).as("limit %s", limit).isEqualTo(order(squared, limit));
            }
        }
        Rational far = Rational.of(random.nextInt(300), 100);
        int decided = units.decided(far);
        assertThat(decided == 0 || decided == order(squared, far)).isTrue();
    }

    @Property(tries = 200)
    void ordinaryNumbersAreDecided(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int size) {
        Random random = new Random(seed);
        Units units = Units.random(random, size, 11);
        if (units.sum() == 0) {
            return;
        }
        Rational squared = units.squaredVariation();
        BigDecimal root = root(squared);
        for (BigDecimal limit : List.of(root.add(new BigDecimal("0.000001")), new BigDecimal("40"))) {
            assertThat(units.decided(Rational.of(limit))).isEqualTo(-1);
        }
        if (root.compareTo(new BigDecimal("0.0001")) > 0) {
            assertThat(units.decided(Rational.of(root.multiply(new BigDecimal("0.9999")))))
                    .isEqualTo(1);
        }
    }

    @Property(tries = 300)
    void aCoefficientThatIsItsLimitIsNeverDecided(
            @ForAll @IntRange(min = 1, max = 1_000_000) int pupils,
            @ForAll @IntRange(min = 1, max = 1_000_000) int times,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll @IntRange(min = 1, max = 40) int pairs) {
        Units units = onLimit(pupils, times, percent, pairs);
        Rational limit = Rational.of(percent, 100);
        assertThat(units.squaredVariation()).isEqualTo(limit.times(limit));
        assertThat(units.decided(limit)).isZero();
    }

    @Property(tries = 300)
    void aLimitWithinOneUnitInTheLastPlaceIsNeverDecided(
            @ForAll @IntRange(min = 1, max = 1_000_000) int pupils,
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll @IntRange(min = -1, max = 1) int side) {
        Units units = onLimit(pupils, 7, percent, 3);
        Rational one = Rational.of(percent, 100);
        Rational ulp = new Rational(BigInteger.valueOf(side), BigInteger.TWO.pow(53));
        assertThat(units.decided(one.plus(one.times(ulp)))).isZero();
    }

    @Example
    void numbersNearTheEndOfLongsAreDecidedAsExactFractionsDo() {
        long most = 1L << 62;
        Units units = new Units(
                new long[] {most, most - 1, most, 1},
                new long[] {most, most / 3, most - 7, most},
                new long[] {1, 1_320, 1, Integer.MAX_VALUE},
                new long[] {most, most, 1, Long.MAX_VALUE});
        Rational squared = units.squaredVariation();
        Rational limit = Rational.of(root(squared).round(new MathContext(6)));
        assertThat(units.decided(limit)).isEqualTo(order(squared, limit)).isNotZero();
        assertThat(units.decided(Rational.of(root(squared)))).isZero();
    }

    @Example
    void aNegativeAmountAndNothingButZerosAreNotDecided() {
        Units negative = new Units(new long[] {1, 1}, new long[] {10, -1}, new long[] {1, 1}, new long[] {1, 1});
        assertThat(negative.decided(Rational.of(100))).isZero();
        Units zeros = new Units(new long[] {3, 4}, new long[] {0, 0}, new long[] {1, 1}, new long[] {3, 4});
        assertThat(zeros.decided(Rational.ONE)).isZero();
        assertThat(zeros.sums().isZero()).isTrue();
        assertThat(negative.sums().isZero()).isFalse();
    }

    @Example
    void aRowThatIsLeftOutAddsNothingWhateverStandsThere() {
        DispersionFilter filter = new DispersionFilter();
        filter.begin(3);
        filter.take(0, 10, 1, 10);
        filter.leaveOut(1, 10);
        filter.take(2, 10, 1, 10);
        DispersionFilter.Sums sums = new DispersionFilter.Sums();
        filter.add(new long[] {5, Long.MIN_VALUE, 5}, 0, 3, sums);
        assertThat(filter.order(sums, DispersionFilter.Bound.of(Rational.of(1, 1000))))
                .isEqualTo(-1);
    }

    /** Pairs of equal size with m(1 ± L). */
    private static Units onLimit(int pupils, int times, int percent, int pairs) {
        long[] heads = new long[2 * pairs];
        long[] amounts = new long[2 * pairs];
        long[] ones = new long[2 * pairs];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = pupils;
            amounts[i] = (long) times * (100 + (i % 2 == 0 ? percent : -percent));
            ones[i] = 1;
        }
        return new Units(heads, amounts, ones, heads);
    }

    private static BigDecimal root(Rational squared) {
        MathContext digits = new MathContext(60);
        return new BigDecimal(squared.numerator())
                .divide(new BigDecimal(squared.denominator()), digits)
                .sqrt(digits);
    }

    private static int order(Rational squared, Rational limit) {
        return Integer.signum(squared.compareTo(limit.times(limit)));
    }

    /** Units: heads P, amounts N of wholes, of which w·P ÷ W falls to the unit. */
    record Units(long[] heads, long[] amounts, long[] weights, long[] divisors) {
        static Units random(Random random, int size, int bits) {
            long[] heads = new long[size];
            long[] amounts = new long[size];
            long[] weights = new long[size];
            long[] divisors = new long[size];
            boolean split = random.nextBoolean();
            for (int i = 0; i < size; i++) {
                heads[i] = 1 + (random.nextLong() >>> 1 >>> (63 - bits));
                amounts[i] = random.nextInt(10) == 0 ? 0 : random.nextLong() >>> 1 >>> (63 - bits);
                weights[i] = split ? 1 + random.nextInt(2000) : 1;
                divisors[i] = split ? heads[i] + (random.nextLong() >>> 1 >>> (63 - bits)) : heads[i];
            }
            return new Units(heads, amounts, weights, divisors);
        }

        double sum() {
            double sum = 0;
            for (long amount : amounts) {
                sum += amount;
            }
            return sum;
        }

        DispersionFilter.Sums sums() {
            DispersionFilter.Sums sums = new DispersionFilter.Sums();
            filter().add(amounts, 0, amounts.length, sums);
            return sums;
        }

        private DispersionFilter filter() {
            DispersionFilter filter = new DispersionFilter();
            filter.begin(heads.length);
            for (int i = 0; i < heads.length; i++) {
                filter.take(i, heads[i], weights[i], divisors[i]);
            }
            return filter;
        }

        int decided(Rational limit) {
            return filter().order(sums(), DispersionFilter.Bound.of(limit));
        }

        Rational squaredVariation() {
            List<Rational> ofHeads = new ArrayList<>();
            List<Rational> ofAmounts = new ArrayList<>();
            for (int i = 0; i < heads.length; i++) {
                ofHeads.add(Rational.of(heads[i]));
                ofAmounts.add(Rational.of(amounts[i])
                        .times(Rational.of(weights[i]))
                        .times(Rational.of(heads[i]))
                        .dividedBy(Rational.of(divisors[i])));
            }
            return Dispersion.squaredVariation(ofHeads, ofAmounts);
        }
    }
}
