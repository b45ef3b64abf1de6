package io.github.junheng.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.quantity.Rational;
import java.math.RoundingMode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageWeightsTest {
    private static final StageWeights WEIGHTS = new StageWeights(Map.of(
            Stage.PRIMARY, Rational.ONE, Stage.JUNIOR, Rational.parse("1.1"), Stage.SENIOR, Rational.parse("1.32")));

    @Test
    void aNineYearSchoolIsSplitAsPublished() {
        Map<Stage, Rational> pupils = Map.of(Stage.PRIMARY, Rational.of(166), Stage.JUNIOR, Rational.of(210));
        Rational books = Rational.of(23226);
        Rational primary = WEIGHTS.part(books, Stage.PRIMARY, pupils);
        Rational junior = WEIGHTS.part(books, Stage.JUNIOR, pupils);
        assertThat(primary.round(6, RoundingMode.DOWN)).isEqualByComparingTo("9711.627204");
        assertThat(junior.round(6, RoundingMode.DOWN)).isEqualByComparingTo("13514.372795");
        assertThat(junior.round(6)).isEqualByComparingTo("13514.372796");
        assertThat(primary.plus(junior)).isEqualTo(books);
    }

    @Test
    void roomsAreNotRoundedBeforeTheyAreDivided() {
        Map<Stage, Rational> pupils = Map.of(Stage.PRIMARY, Rational.of(1000), Stage.JUNIOR, Rational.of(1000));
        Rational perHundred =
                WEIGHTS.part(Rational.of(48), Stage.PRIMARY, pupils).dividedBy(Rational.of(10));
        assertThat(perHundred.round(4)).isEqualByComparingTo("2.2857");
        assertThat(perHundred.compareTo(Rational.parse("2.3"))).isNegative();
    }

    @Test
    void withoutPupilsNothingCanBeSplit() {
        Map<Stage, Rational> pupils = Map.of(Stage.PRIMARY, Rational.ZERO, Stage.JUNIOR, Rational.ZERO);
        assertThatThrownBy(() -> WEIGHTS.part(Rational.ONE, Stage.PRIMARY, pupils))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void everyWeightIsAboveZeroAndAskedForByItsStage() {
        assertThatThrownBy(() -> new StageWeights(Map.of(Stage.PRIMARY, Rational.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StageWeights(Map.of())).isInstanceOf(IllegalArgumentException.class);
        StageWeights one = new StageWeights(Map.of(Stage.PRIMARY, Rational.ONE));
        assertThatThrownBy(() -> one.of(Stage.JUNIOR)).isInstanceOf(IllegalArgumentException.class);
        assertThat(WEIGHTS.stages()).containsExactly(Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR);
    }
}
