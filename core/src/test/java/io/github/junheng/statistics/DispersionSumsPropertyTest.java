package io.github.junheng.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.quantity.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Sums that were kept while units came and went decide as exact fractions of what is left. */
class DispersionSumsPropertyTest {
    private record Unit(long amount, long heads, long weight, long divisor) {
        Rational share() {
            return Rational.of(amount)
                    .times(Rational.of(weight))
                    .times(Rational.of(heads))
                    .dividedBy(Rational.of(divisor));
        }
    }

    @Property(tries = 400)
    void afterAddingAndTakingOffWhatIsDecidedIsWhatExactFractionsDecide(@ForAll long seed) {
        Random random = new Random(seed);
        int bits = 2 + random.nextInt(50);
        boolean negative = random.nextInt(4) == 0;
        DispersionSums sums = new DispersionSums();
        List<Unit> left = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            if (!left.isEmpty() && random.nextInt(5) < 2) {
                Unit gone = left.remove(random.nextInt(left.size()));
                sums.remove(gone.amount(), gone.heads(), gone.weight(), gone.divisor());
            } else {
                Unit unit = unit(random, bits, negative);
                left.add(unit);
                sums.add(unit.amount(), unit.heads(), unit.weight(), unit.divisor());
            }
        }
        assertThat(sums.units()).isEqualTo(left.size());
        Rational total = Dispersion.sum(left.stream().map(Unit::share).toList());
        if (left.isEmpty() || total.isZero()) {
            return;
        }
        Rational squared = Dispersion.squaredVariation(
                left.stream().map(u -> Rational.of(u.heads())).toList(),
                left.stream().map(Unit::share).toList());
        BigDecimal root = new BigDecimal(squared.numerator())
                .divide(new BigDecimal(squared.denominator()), new MathContext(60))
                .sqrt(new MathContext(60));
        int told = 0;
        for (int digits : new int[] {1, 2, 5, 9, 12, 14, 16, 18, 30}) {
            Rational limit = Rational.of(root.round(new MathContext(digits)));
            int decided = sums.order(DispersionFilter.Bound.of(limit));
            told += decided == 0 ? 0 : 1;
            if (decided != 0) {
                assertThat(decided)
                        .as("limit %s", limit)
                        .isEqualTo(Integer.signum(squared.compareTo(limit.times(limit))));
            }
        }
        if (!negative && squared.compareTo(Rational.of(1, 1000)) > 0) {
            assertThat(told).isPositive();
        }
    }

    @Property(tries = 200)
    void takingEverythingOffLeavesNoUnitAndNoAmount(@ForAll long seed) {
        Random random = new Random(seed);
        DispersionSums sums = new DispersionSums();
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            units.add(unit(random, 40, true));
        }
        units.forEach(u -> sums.add(u.amount(), u.heads(), u.weight(), u.divisor()));
        sums.lack(1);
        assertThat(sums.isLacking()).isTrue();
        sums.lack(-1);
        DispersionSums copy = sums.copy();
        java.util.Collections.shuffle(units, random);
        units.forEach(u -> sums.remove(u.amount(), u.heads(), u.weight(), u.divisor()));
        assertThat(sums.units()).isZero();
        assertThat(sums.isZero()).isTrue();
        assertThat(sums.isLacking()).isFalse();
        assertThat(copy.units()).isEqualTo(50);
        assertThat(copy.isZero()).isFalse();
    }

    @Example
    void amountsThatCancelAreNoMeanToVaryFrom() {
        DispersionSums sums = new DispersionSums();
        sums.add(10, 5, 1, 5);
        sums.add(-10, 5, 1, 5);
        assertThat(sums.isZero()).isFalse();
        assertThat(sums.order(DispersionFilter.Bound.of(Rational.ONE))).isZero();
    }

    @Example
    void aCoefficientThatIsItsLimitIsNotDecided() {
        DispersionSums sums = new DispersionSums();
        sums.add(3, 100, 1, 100);
        sums.add(1, 100, 1, 100);
        assertThat(sums.order(DispersionFilter.Bound.of(Rational.of(1, 2)))).isZero();
        assertThat(sums.order(DispersionFilter.Bound.of(Rational.of(501, 1000))))
                .isEqualTo(-1);
        assertThat(sums.order(DispersionFilter.Bound.of(Rational.of(499, 1000))))
                .isEqualTo(1);
    }

    private static Unit unit(Random random, int bits, boolean negative) {
        long heads = 1 + (random.nextLong() >>> 1 >>> (63 - bits));
        long amount = random.nextInt(8) == 0 ? 0 : random.nextLong() >>> 1 >>> (63 - bits);
        boolean split = random.nextBoolean();
        return new Unit(
                negative && random.nextInt(3) == 0 ? -amount : amount,
                heads,
                split ? 1 + random.nextInt(2000) : 1,
                split ? heads + random.nextInt(1000) : heads);
    }
}
