package io.github.junheng.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class QuantityTest {
    private static final Unit AREA = new Unit("m2", "平方米", false, false);

    @Test
    void trailingZerosMeanNothing() {
        assertThat(new Quantity(new BigDecimal("0.50"), AREA)).isEqualTo(new Quantity(new BigDecimal("0.5"), AREA));
        assertThat(new Quantity(new BigDecimal("0.000"), AREA)).isEqualTo(new Quantity(BigDecimal.ZERO, AREA));
    }

    @Test
    void isPrintedPlain() {
        assertThat(new Quantity(new BigDecimal("100"), AREA).toDecimal()).isEqualTo("100");
        assertThat(new Quantity(new BigDecimal("1E+6"), AREA).toDecimal()).isEqualTo("1000000");
    }

    @Test
    void notReportedIsNeitherZeroNorFalseNorEmpty() {
        assertThat(Reported.<Long>none()).isNotEqualTo(Reported.of(0L));
        assertThat(Reported.none().isKnown()).isFalse();
        assertThat(Reported.<Long>none().map(n -> n + 1)).isEqualTo(Reported.none());
        assertThat(Reported.of(1L).map(n -> n + 1).toOptional()).contains(2L);
        assertThat(Reported.ofNullable(null)).isEqualTo(Reported.none());
    }
}
