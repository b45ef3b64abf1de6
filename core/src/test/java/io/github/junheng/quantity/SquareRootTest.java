package io.github.junheng.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SquareRootTest {
    @Test
    void isComparedBySquaring() {
        SquareRoot half = new SquareRoot(Rational.of(1, 4));
        assertThat(half.compareTo(Rational.of(1, 2))).isZero();
        assertThat(new SquareRoot(Rational.parse("0.2500000000000000000001")).compareTo(Rational.of(1, 2)))
                .isPositive();
        assertThat(half.compareTo(Rational.of(-1))).isPositive();
    }

    @Test
    void roundsHalfUpEvenOnAnExactHalf() {
        assertThat(new SquareRoot(Rational.parse("0.015625")).round(2)).isEqualTo(new BigDecimal("0.13"));
        assertThat(new SquareRoot(Rational.of(2)).round(9)).isEqualTo(new BigDecimal("1.414213562"));
        assertThat(new SquareRoot(Rational.ZERO).round(3)).isEqualTo(BigDecimal.ZERO);
        assertThat(new SquareRoot(Rational.of(100)).toDecimal()).isEqualTo("10");
    }

    @Test
    void doesNotExistForANegativeNumber() {
        assertThatThrownBy(() -> new SquareRoot(Rational.of(-1))).isInstanceOf(ArithmeticException.class);
    }
}
