package io.github.junheng.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootSumTest {
    private static final Rational EIGHTH = Rational.of(1, 8);

    @Test
    void eightRationalRootsMeetTheirMeanExactly() {
        // 0.25 + 0.16 + 0.59 + … : every coefficient is a fraction, so is the mean.
        RootSum mean = new RootSum(
                List.of("0.25", "0.16", "0.59", "1.299", "0.877", "0.379", "0.701", "0.944").stream()
                        .map(Rational::parse)
                        .map(cv -> cv.times(cv))
                        .toList(),
                EIGHTH);
        assertThat(mean.compareTo(Rational.parse("0.65"))).isZero();
        assertThat(mean.toDecimal()).isEqualTo("0.65");
    }

    @Test
    void oneUnitAroundARadicandIsToldApart() {
        Rational limit = Rational.parse("0.65");
        BigInteger ten = BigInteger.TEN.pow(60);
        Rational unit = new Rational(BigInteger.ONE, ten);
        Rational square = limit.times(limit);
        RootSum above =
                new RootSum(List.of(square, square, square, square, square, square, square, square.plus(unit)), EIGHTH);
        RootSum below = new RootSum(
                List.of(square, square, square, square, square, square, square, square.minus(unit)), EIGHTH);
        assertThat(above.compareTo(limit)).isPositive();
        assertThat(below.compareTo(limit)).isNegative();
        assertThat(above.toDecimal()).isEqualTo("0.65");
    }

    @Test
    void rootsThatNearlyCancelAreToldFromZeroDifference() {
        // √2 + √3 against a convergent that agrees in thirty decimals.
        RootSum sum = new RootSum(List.of(Rational.of(2), Rational.of(3)), Rational.ONE);
        Rational near = Rational.parse("3.146264369941972342329135065715");
        assertThat(sum.compareTo(near)).isPositive();
        assertThat(sum.compareTo(near.plus(Rational.parse("0.000000000000000000000000000001"))))
                .isNegative();
        assertThat(sum.toDecimal()).isEqualTo("3.14626437");
    }

    @Test
    void negativeNumbersAreBelowEverySum() {
        assertThat(new RootSum(List.of(Rational.of(2)), EIGHTH).compareTo(Rational.of(-1)))
                .isPositive();
        assertThat(new RootSum(List.of(Rational.ZERO), EIGHTH).compareTo(Rational.ZERO))
                .isZero();
    }

    @Test
    void negativeRadicandsAndFactorsAreRefused() {
        assertThatThrownBy(() -> new RootSum(List.of(Rational.of(-1)), EIGHTH)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new RootSum(List.of(Rational.ONE), Rational.ZERO))
                .isInstanceOf(ArithmeticException.class);
    }
}
