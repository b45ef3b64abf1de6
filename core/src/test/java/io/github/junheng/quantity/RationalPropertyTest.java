package io.github.junheng.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RationalPropertyTest {
    @Provide
    Arbitrary<Rational> rationals() {
        return Combinators.combine(
                        Arbitraries.longs().between(-1_000_000, 1_000_000),
                        Arbitraries.longs().between(1, 10_000))
                .as(Rational::of);
    }

    @Property
    void additionUndoesSubtraction(@ForAll("rationals") Rational a, @ForAll("rationals") Rational b) {
        assertThat(a.minus(b).plus(b)).isEqualTo(a);
    }

    @Property
    void multiplicationDistributes(
            @ForAll("rationals") Rational a, @ForAll("rationals") Rational b, @ForAll("rationals") Rational c) {
        assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
    }

    @Property
    void parsingUndoesPrinting(@ForAll("rationals") Rational a) {
        assertThat(Rational.parse(a.toString())).isEqualTo(a);
    }

    @Property
    void orderIsThatOfTheDifference(@ForAll("rationals") Rational a, @ForAll("rationals") Rational b) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(a.minus(b).signum());
    }

    @Property
    void roundingErrsByHalfAUnitAtMost(@ForAll("rationals") Rational a, @ForAll @IntRange(max = 12) int decimals) {
        Rational error = a.minus(Rational.of(a.round(decimals))).abs();
        Rational half = Rational.of(BigDecimal.ONE.movePointLeft(decimals)).dividedBy(Rational.of(2));
        assertThat(error.compareTo(half)).isNotPositive();
    }
}
