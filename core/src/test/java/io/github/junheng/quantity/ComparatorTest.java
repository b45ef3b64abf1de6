package io.github.junheng.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparatorTest {
    private static final Rational LIMIT = Rational.parse("4.2");
    private static final Rational BELOW = Rational.parse("4.199999999999999999999");
    private static final Rational ABOVE = Rational.parse("4.200000000000000000001");

    private static List<Boolean> belowAtAbove(Comparator comparator) {
        return List.of(
                comparator.admits(BELOW, LIMIT), comparator.admits(LIMIT, LIMIT), comparator.admits(ABOVE, LIMIT));
    }

    @Test
    void notBelowIncludesTheNumberItself() {
        assertThat(belowAtAbove(Comparator.AT_LEAST)).containsExactly(false, true, true);
    }

    @Test
    void aboveExcludesTheNumberItself() {
        assertThat(belowAtAbove(Comparator.ABOVE)).containsExactly(false, false, true);
    }

    @Test
    void notAboveIncludesTheNumberItself() {
        assertThat(belowAtAbove(Comparator.AT_MOST)).containsExactly(true, true, false);
    }

    @Test
    void belowExcludesTheNumberItself() {
        assertThat(belowAtAbove(Comparator.BELOW)).containsExactly(true, false, false);
    }

    @Test
    void equalIsTheNumberAlone() {
        assertThat(belowAtAbove(Comparator.EQUAL)).containsExactly(false, true, false);
    }

    @Test
    void aRootIsComparedExactly() {
        SquareRoot limit = new SquareRoot(Rational.of(1, 4));
        assertThat(Comparator.AT_MOST.admits(limit, Rational.parse("0.5"))).isTrue();
        assertThat(Comparator.BELOW.admits(limit, Rational.parse("0.5"))).isFalse();
    }

    @Test
    void everySymbolIsParsedAndNoOther() {
        for (Comparator comparator : Comparator.values()) {
            assertThat(Comparator.parse(comparator.symbol())).isSameAs(comparator);
        }
        assertThatThrownBy(() -> Comparator.parse("≥"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("≥");
    }

    @Test
    void everyWordSaysWhichWayHelps() {
        assertThat(Comparator.AT_LEAST.wantsMore()).isTrue();
        assertThat(Comparator.ABOVE.wantsMore()).isTrue();
        assertThat(Comparator.AT_MOST.wantsLess()).isTrue();
        assertThat(Comparator.BELOW.wantsLess()).isTrue();
        assertThat(Comparator.EQUAL.wantsMore() || Comparator.EQUAL.wantsLess()).isFalse();
        assertThat(List.of(Comparator.values()).stream().map(Comparator::zh))
                .containsExactly("不低于", "超过", "不超过", "低于", "等于");
    }
}
