package io.github.junheng.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.quantity.Rational;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class StageWeightsPropertyTest {
    @Property
    void thePartsSumToTheWholeWhateverTheWeights(
            @ForAll @LongRange(max = 1_000_000) long shared,
            @ForAll @LongRange(max = 3000) long primary,
            @ForAll @LongRange(max = 3000) long junior,
            @ForAll @LongRange(max = 3000) long senior,
            @ForAll @LongRange(min = 1, max = 200) long weight) {
        Assume.that(primary + junior + senior > 0);
        StageWeights weights = new StageWeights(Map.of(
                Stage.PRIMARY, Rational.ONE,
                Stage.JUNIOR, Rational.of(weight, 100),
                Stage.SENIOR, Rational.of(weight + 20, 100)));
        Map<Stage, Rational> pupils = Map.of(
                Stage.PRIMARY, Rational.of(primary),
                Stage.JUNIOR, Rational.of(junior),
                Stage.SENIOR, Rational.of(senior));
        Rational sum = Rational.ZERO;
        for (Stage stage : weights.stages()) {
            sum = sum.plus(weights.part(Rational.of(shared), stage, pupils));
        }
        assertThat(sum).isEqualTo(Rational.of(shared));
    }
}
