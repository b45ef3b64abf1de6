package io.github.junheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A shortfall is the same in longs as in fractions. */
class JudgePropertyTest {
    private static final Unit PERSONS = new Unit("persons", "人", true, false);
    private static final Unit AREA = new Unit("m2", "平方米", false, false);

    @Property(tries = 5000)
    void aShortfallInLongsIsThatOfFractions(
            @ForAll @LongRange(min = 0, max = 9_000_000_000L) long top,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long bottom,
            @ForAll Comparator comparator) {
        agree(comparator, top, bottom);
    }

    @Property(tries = 5000)
    void ofSmallNumbersToo(
            @ForAll @LongRange(min = 0, max = 60) long top,
            @ForAll @LongRange(min = 1, max = 60) long bottom,
            @ForAll Comparator comparator) {
        agree(comparator, top, bottom);
    }

    private static void agree(Comparator comparator, long top, long bottom) {
        Rational gap = Rational.of(top, bottom);
        assertThat(Judge.quantity(comparator, top, bottom, PERSONS))
                .isEqualTo(Judge.quantity(comparator, gap, PERSONS));
        @Nullable Quantity area = Judge.quantity(comparator, gap, AREA);
        if (area != null && area.amount().scale() > Magnitude.SHOWN_DECIMALS) {
            assertThatThrownBy(() -> Judge.quantity(comparator, top, bottom, AREA))
                    .isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(Judge.quantity(comparator, top, bottom, AREA)).isEqualTo(area);
        }
    }

    @Test
    void aThirdIsToldAHairTooLargeAndAFiniteDecimalInFull() {
        assertThat(Judge.quantity(Comparator.AT_LEAST, 1, 3, AREA))
                .isEqualTo(new Quantity(new BigDecimal("0.333333334"), AREA));
        assertThat(Judge.quantity(Comparator.AT_LEAST, 14, 4, AREA))
                .isEqualTo(new Quantity(new BigDecimal("3.5"), AREA));
        assertThat(Judge.quantity(Comparator.ABOVE, 4, 2, PERSONS))
                .isEqualTo(new Quantity(BigDecimal.valueOf(3), PERSONS));
        assertThatThrownBy(() -> Judge.quantity(Comparator.AT_LEAST, 1, 1L << 12, AREA))
                .isInstanceOf(ArithmeticException.class);
    }
}
