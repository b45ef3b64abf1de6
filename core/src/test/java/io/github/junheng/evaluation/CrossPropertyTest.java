package io.github.junheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Multiplying crosswise compares as dividing exactly does. */
class CrossPropertyTest {
    @Property(tries = 5000)
    void productsAreComparedExactlyForAllLongs(@ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
        int exact = product(a, b).compareTo(product(c, d));
        assertThat(Integer.signum(Cross.compare(a, b, c, d))).isEqualTo(exact);
        assertThat(Cross.compare(a, b, b, a)).isZero();
    }

    @Property(tries = 5000)
    void productsThatDifferByOneAreToldApart(@ForAll long a, @ForAll @LongRange(min = Long.MIN_VALUE + 1) long b) {
        // a·b against a·(b − 1) differs by a alone, which decides in the low half.
        assertThat(Integer.signum(Cross.compare(a, b, a, b - 1))).isEqualTo(Long.signum(a));
    }

    @Property(tries = 5000)
    void aScaledFractionComparesToItsLimitAsExactFractionsDo(
            @ForAll @LongRange(min = 1, max = 1_000_000) long factorOver,
            @ForAll @LongRange(min = 1, max = 1_000_000) long factorUnder,
            @ForAll @LongRange(min = 0, max = 1_000_000) long limitOver,
            @ForAll @LongRange(min = 1, max = 1_000_000) long limitUnder,
            @ForAll long n,
            @ForAll @LongRange(min = 1) long d,
            @ForAll @IntRange(min = 0, max = 18) int scale,
            @ForAll @IntRange(min = 0, max = 18) int ofBase) {
        Rational factor = Rational.of(factorOver, factorUnder);
        Rational limit = Rational.of(limitOver, limitUnder);
        Cross cross = Cross.of(factor, limit);
        assertThat(cross).isNotNull();
        long ofValue = cross.valueFactor(scale, ofBase);
        long ofLimit = cross.limitFactor(scale, ofBase);
        if (ofValue < 0 || ofLimit < 0) {
            // Only where a power of ten is too much.
            assertThat(Math.abs(scale - ofBase)).isGreaterThan(5);
            return;
        }
        Rational value = factor.times(decimal(n, scale)).dividedBy(decimal(d, ofBase));
        int order = Cross.compare(n, ofValue, d, ofLimit);
        assertThat(Integer.signum(order)).isEqualTo(Integer.signum(value.compareTo(limit)));
        for (Comparator comparator : Comparator.values()) {
            assertThat(Cross.isAdmitted(Cross.admits(comparator), order)).isEqualTo(comparator.admits(value, limit));
        }
    }

    @Property(tries = 2000)
    void aLimitAndItsFloorShareTheFactorOfTheValue(
            @ForAll @LongRange(min = 1, max = 100_000) long factorUnder,
            @ForAll @LongRange(min = 1, max = 100_000) long limitOver,
            @ForAll @LongRange(min = 1, max = 1_000) long limitUnder,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long n,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long d) {
        Rational factor = Rational.of(100, factorUnder);
        Rational limit = Rational.of(limitOver, limitUnder);
        Rational floor = limit.times(Rational.of(17, 20));
        Cross own = Cross.of(factor, limit).joined(Cross.of(factor, floor));
        Cross lower = Cross.of(factor, floor).joined(Cross.of(factor, limit));
        assertThat(own.valueFactor(0, 0)).isEqualTo(lower.valueFactor(0, 0));
        Rational value = factor.times(Rational.of(n, d));
        assertThat(Integer.signum(Cross.compare(n, own.valueFactor(0, 0), d, own.limitFactor(0, 0))))
                .isEqualTo(Integer.signum(value.compareTo(limit)));
        assertThat(Integer.signum(Cross.compare(n, lower.valueFactor(0, 0), d, lower.limitFactor(0, 0))))
                .isEqualTo(Integer.signum(value.compareTo(floor)));
    }

    @Example
    void whatFitsNoLongIsLeftToExactFractions() {
        Rational wide = new Rational(BigInteger.TWO.pow(61), BigInteger.ONE);
        assertThat(Cross.of(wide, Rational.ONE)).isNull();
        assertThat(Cross.of(Rational.ONE, wide)).isNull();
        assertThat(Cross.of(Rational.ZERO, Rational.ONE)).isNull();
        assertThat(Cross.of(Rational.of(-1), Rational.ONE)).isNull();
        assertThat(Cross.of(Rational.ONE, Rational.of(-1))).isNull();
        Cross most = Cross.of(Rational.of((1L << 61) - 1), Rational.ONE);
        assertThat(most.valueFactor(0, 0)).isEqualTo((1L << 61) - 1);
        assertThat(most.valueFactor(3, 0)).isEqualTo((1L << 61) - 1);
        assertThat(most.valueFactor(0, 1)).isEqualTo(-1);
        assertThat(most.valueFactor(0, 127)).isEqualTo(-1);
        assertThat(most.limitFactor(18, 0)).isEqualTo(1_000_000_000_000_000_000L);
        assertThat(most.limitFactor(19, 0)).isEqualTo(-1);
        Cross other = Cross.of(Rational.of((1L << 60) - 1), Rational.ONE);
        assertThat(most.joined(other)).isNull();
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static Rational decimal(long unscaled, int scale) {
        return new Rational(BigInteger.valueOf(unscaled), BigInteger.TEN.pow(scale));
    }
}
