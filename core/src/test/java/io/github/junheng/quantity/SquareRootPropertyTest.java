package io.github.junheng.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SquareRootPropertyTest {
    @Property
    void roundsAsARootOfTwoHundredDigitsDoes(
            @ForAll @LongRange(max = 1_000_000_000L) long numerator,
            @ForAll @LongRange(min = 1, max = 1_000_000L) long denominator,
            @ForAll @IntRange(max = 20) int decimals) {
        BigDecimal radicand = BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), new MathContext(400, RoundingMode.HALF_UP));
        BigDecimal expected =
                radicand.sqrt(new MathContext(200, RoundingMode.HALF_UP)).setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal rounded = new SquareRoot(Rational.of(numerator, denominator)).round(decimals);
        assertThat(rounded).isEqualByComparingTo(expected);
    }

    @Property
    void theRootOfASquareIsTheNumber(@ForAll @LongRange(max = 100_000_000L) long number) {
        SquareRoot root = new SquareRoot(Rational.of(number).times(Rational.of(number)));
        assertThat(root.compareTo(Rational.of(number))).isZero();
        assertThat(root.round(0)).isEqualByComparingTo(BigDecimal.valueOf(number));
    }
}
