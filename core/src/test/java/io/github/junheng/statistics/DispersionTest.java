package io.github.junheng.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The coefficient of variation: weighted by heads, population form, exact. */
class DispersionTest {
    private static final List<Rational> HEADS = rationals(45, 37, 89, 76, 55);
    private static final List<Rational> AMOUNTS = rationals(279, 137, 935, 160, 402);

    @Test
    void theFiveSchoolsOfTheWorkedExample() {
        SquareRoot variation = new SquareRoot(Dispersion.squaredVariation(HEADS, AMOUNTS));
        assertThat(variation.round(15).toPlainString()).isEqualTo("0.515256629884476");
        // Neither the unweighted form, nor the sample form, nor both.
        assertThat(List.of("0.48877", "0.54646", "0.58362"))
                .doesNotContain(variation.round(5).toPlainString());
        assertThat(Dispersion.mean(HEADS, AMOUNTS)).isEqualTo(Rational.of(1913, 302));
    }

    @Test
    void theShortFormIsTheDefinition() {
        Rational mean = Dispersion.mean(HEADS, AMOUNTS);
        Rational heads = Dispersion.sum(HEADS);
        Rational variance = Rational.ZERO;
        for (int i = 0; i < HEADS.size(); i++) {
            Rational deviation = AMOUNTS.get(i).dividedBy(HEADS.get(i)).minus(mean);
            variance =
                    variance.plus(HEADS.get(i).dividedBy(heads).times(deviation).times(deviation));
        }
        assertThat(Dispersion.squaredVariation(HEADS, AMOUNTS)).isEqualTo(variance.dividedBy(mean.times(mean)));
    }

    @Test
    void orderAndScaleChangeNothing() {
        Rational plain = Dispersion.squaredVariation(HEADS, AMOUNTS);
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(order, new Random(7));
        assertThat(Dispersion.squaredVariation(
                        order.stream().map(HEADS::get).toList(),
                        order.stream().map(AMOUNTS::get).toList()))
                .isEqualTo(plain);
        Rational third = Rational.of(1, 3);
        assertThat(Dispersion.squaredVariation(
                        HEADS.stream().map(third::times).toList(),
                        AMOUNTS.stream().map(third::times).toList()))
                .isEqualTo(plain);
    }

    @Test
    void equalValuesAndASingleUnitHaveNone() {
        assertThat(Dispersion.squaredVariation(rationals(3, 7), rationals(6, 14)))
                .isEqualTo(Rational.ZERO);
        assertThat(Dispersion.squaredVariation(rationals(3), rationals(5))).isEqualTo(Rational.ZERO);
    }

    @Test
    void aMeanOfZeroOrNoUnitsAreRefused() {
        assertThatThrownBy(() -> Dispersion.squaredVariation(rationals(3, 7), rationals(0, 0)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Dispersion.squaredVariation(List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Dispersion.squaredVariation(rationals(1), rationals(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Rational> rationals(long... values) {
        return LongStream.of(values).mapToObj(Rational::of).toList();
    }
}
