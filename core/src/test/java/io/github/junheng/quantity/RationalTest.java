package io.github.junheng.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class RationalTest {
    @Test
    void isReducedAndItsDenominatorPositive() {
        assertThat(Rational.of(6, -4)).isEqualTo(Rational.of(-3, 2));
        assertThat(Rational.of(0, 7)).isEqualTo(Rational.ZERO);
        assertThat(Rational.of(6, -4)).hasToString("-3/2");
        assertThat(Rational.of(8, 4)).hasToString("2");
    }

    @Test
    void hasNoZeroDenominator() {
        assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.ONE.dividedBy(Rational.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void calculatesExactly() {
        Rational third = Rational.of(1, 3);
        assertThat(third.plus(third).plus(third)).isEqualTo(Rational.ONE);
        assertThat(third.minus(Rational.of(1, 2))).isEqualTo(Rational.of(-1, 6));
        assertThat(third.times(Rational.of(3, 5))).isEqualTo(Rational.of(1, 5));
        assertThat(third.dividedBy(Rational.of(-2, 3))).isEqualTo(Rational.of(-1, 2));
        assertThat(third.negate().abs()).isEqualTo(third);
    }

    @Test
    void nineOfAThousandPerHundredIsExactlyNineTenths() {
        Rational value = Rational.of(9, 1000).times(Rational.of(100));
        assertThat(value.compareTo(Rational.parse("0.9"))).isZero();
    }

    @Test
    void twentyThreeOf645IsBelowItsFloorThoughItPrintsAsIt() {
        Rational value = Rational.of(23 * 100, 645);
        assertThat(value.round(2)).isEqualByComparingTo("3.57");
        assertThat(value.compareTo(Rational.parse("3.57"))).isNegative();
    }

    @Test
    void takesDecimalsAsTheyAre() {
        assertThat(Rational.of(new BigDecimal("4.20"))).isEqualTo(Rational.of(21, 5));
        assertThat(Rational.of(new BigDecimal("1E+3"))).isEqualTo(Rational.of(1000));
    }

    @Test
    void parsesWhatItPrints() {
        assertThat(Rational.parse("7/179")).isEqualTo(Rational.of(7, 179));
        assertThat(Rational.parse(Rational.of(-7, 179).toString())).isEqualTo(Rational.of(-7, 179));
        assertThat(Rational.parse("4.2")).isEqualTo(Rational.of(42, 10));
        assertThatThrownBy(() -> Rational.parse("4,2")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void roundsHalfUpAndStripsZeros() {
        assertThat(Rational.of(1, 8).round(2)).isEqualTo(new BigDecimal("0.13"));
        assertThat(Rational.of(-1, 8).round(2)).isEqualTo(new BigDecimal("-0.13"));
        assertThat(Rational.of(1, 8).round(2, RoundingMode.DOWN)).isEqualTo(new BigDecimal("0.12"));
        assertThat(Rational.of(1, 2).round(3)).isEqualTo(new BigDecimal("0.5"));
        assertThat(Rational.of(1, 1000).round(2)).isEqualTo(BigDecimal.ZERO);
        assertThat(Rational.of(1, 3).toDecimal()).isEqualTo("0.333333333");
        assertThat(Rational.of(1_000_000).toDecimal()).isEqualTo("1000000");
    }

    @Test
    void ceilingIsTheLeastWholeNumberNotBelow() {
        assertThat(Rational.of(7, 2).ceiling()).isEqualTo(BigInteger.valueOf(4));
        assertThat(Rational.of(4).ceiling()).isEqualTo(BigInteger.valueOf(4));
        assertThat(Rational.of(-7, 2).ceiling()).isEqualTo(BigInteger.valueOf(-3));
    }
}
