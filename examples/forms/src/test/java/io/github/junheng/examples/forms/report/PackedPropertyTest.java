package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Numbers come back from their digits; the browser test holds the page's own reading of them to that. */
class PackedPropertyTest {
    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        int number = 0;
        int place = 1;
        for (char c : text.toCharArray()) {
            int digit = Packed.DIGITS.indexOf(c);
            assertThat(digit).isNotNegative();
            number += digit % Packed.BASE * place;
            place *= Packed.BASE;
            if (digit < Packed.BASE) {
                numbers.add(number);
                number = 0;
                place = 1;
            }
        }
        return numbers;
    }

    @Property(tries = 200)
    void numbersComeBackInTheirOrder(@ForAll List<@IntRange(min = 0, max = 1_000_000_000) Integer> all) {
        Packed packed = new Packed();
        all.forEach(packed::number);
        assertThat(numbers(packed.toString())).isEqualTo(all);
    }

    @Property(tries = 200)
    void theSignAndTheNearerWayAreInTheLastBit(
            @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int signed,
            @ForAll @IntRange(min = 0, max = 1_000_000) int number,
            @ForAll @IntRange(min = 0, max = 1_000_000) int other) {
        List<Integer> told =
                numbers(new Packed().signed(signed).near(number, other).toString());
        assertThat(told.get(0) % 2 == 0 ? told.get(0) / 2 : -(told.get(0) + 1) / 2)
                .isEqualTo(signed);
        assertThat(told.get(1) % 2 == 0 ? told.get(1) / 2 : other - told.get(1) / 2)
                .isEqualTo(number);
    }

    @Test
    void noDigitMeansAnythingInMarkupOrJson() {
        assertThat(Packed.DIGITS)
                .hasSize(2 * Packed.BASE)
                .doesNotContain("\"", "'", "\\", "<", ">", "&", " ")
                .matches("[!-~]+");
        assertThat(Packed.DIGITS.chars().distinct().count()).isEqualTo(2L * Packed.BASE);
    }
}
