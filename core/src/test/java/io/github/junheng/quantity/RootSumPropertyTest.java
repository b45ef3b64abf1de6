package io.github.junheng.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RootSumPropertyTest {
    private static final MathContext SIXTY = new MathContext(60);

    @Provide
    Arbitrary<Rational> radicands() {
        Arbitrary<Rational> any = Combinators.combine(
                        Arbitraries.longs().between(0, 1_000_000_000),
                        Arbitraries.longs().between(1, 1_000_000))
                .as(Rational::of);
        // Squares of fractions as well, so that sums that are fractions and sums that are part of each come up.
        Arbitrary<Rational> squares = Combinators.combine(
                        Arbitraries.longs().between(0, 10_000),
                        Arbitraries.longs().between(1, 1_000))
                .as((a, b) -> Rational.of(a * a, b * b));
        return Arbitraries.oneOf(any, squares);
    }

    @Property
    void orderIsThatOfSixtyDigits(
            @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("radicands") Rational> radicands,
            @ForAll @LongRange(min = 0, max = 2_000) long thousandths) {
        RootSum mean = mean(radicands);
        Rational limit = Rational.of(thousandths, 1_000);
        int order = sixtyDigits(radicands).compareTo(decimal(limit));
        if (mean.exact().isEmpty()) {
            assertThat(Integer.signum(mean.compareTo(limit))).isEqualTo(order);
        } else {
            assertThat(Integer.signum(mean.compareTo(limit)))
                    .isEqualTo(mean.exact().get().minus(limit).signum());
        }
    }

    @Property
    void aNeighbourOfFortyDigitsIsToldFromTheSum(
            @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("radicands") Rational> radicands) {
        RootSum mean = mean(radicands);
        BigDecimal digits = sixtyDigits(radicands);
        Rational hair = Rational.of(BigDecimal.ONE.movePointLeft(40));
        Rational near = Rational.of(digits.setScale(50, RoundingMode.HALF_UP));
        assertThat(mean.compareTo(near.plus(hair))).isNegative();
        assertThat(mean.compareTo(near.minus(hair))).isPositive();
    }

    @Property
    void aSumOfRationalRootsEqualsItsFraction(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 5_000) Long> tops,
            @ForAll @LongRange(min = 1, max = 500) long bottom) {
        List<Rational> radicands =
                tops.stream().map(t -> Rational.of(t * t, bottom * bottom)).toList();
        Rational sum = Rational.of(tops.stream().mapToLong(Long::longValue).sum(), bottom * tops.size());
        RootSum mean = mean(radicands);
        assertThat(mean.compareTo(sum)).isZero();
        assertThat(mean.exact()).contains(sum);
        assertThat(mean.toDecimal()).isEqualTo(sum.toDecimal());
    }

    @Property
    void roundingIsThatOfSixtyDigits(
            @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("radicands") Rational> radicands,
            @ForAll @IntRange(max = 12) int decimals) {
        RootSum mean = mean(radicands);
        BigDecimal expected = mean.exact().isPresent()
                ? mean.exact().get().round(decimals)
                : sixtyDigits(radicands).setScale(decimals, RoundingMode.HALF_UP);
        assertThat(mean.round(decimals)).isEqualByComparingTo(expected);
    }

    @Property
    void oneRadicandIsItsSquareRoot(
            @ForAll("radicands") Rational radicand, @ForAll @LongRange(max = 3_000) long thousandths) {
        Rational limit = Rational.of(thousandths, 1_000);
        RootSum one = mean(List.of(radicand));
        SquareRoot root = new SquareRoot(radicand);
        assertThat(Integer.signum(one.compareTo(limit))).isEqualTo(Integer.signum(root.compareTo(limit)));
        assertThat(one.round(9)).isEqualByComparingTo(root.round(9));
        assertThat(one.toDecimal()).isEqualTo(root.toDecimal());
    }

    private static RootSum mean(List<Rational> radicands) {
        return new RootSum(radicands, Rational.of(1, radicands.size()));
    }

    private static BigDecimal sixtyDigits(List<Rational> radicands) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Rational radicand : radicands) {
            sum = sum.add(decimal(radicand).sqrt(SIXTY), SIXTY);
        }
        return sum.divide(BigDecimal.valueOf(radicands.size()), SIXTY);
    }

    private static BigDecimal decimal(Rational value) {
        return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), SIXTY);
    }
}
