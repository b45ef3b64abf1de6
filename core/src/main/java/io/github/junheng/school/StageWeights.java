package io.github.junheng.school;

import io.github.junheng.quantity.Rational;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * 折算系数: one coefficient per stage, by which what a whole school shares is split over its stages:
 * a stage's part of {@code R} is {@code R·w·P / Σ(w·P)}.
 */
public record StageWeights(Map<Stage, Rational> weights) {
    /** @throws IllegalArgumentException when a weight is not positive */
    public StageWeights {
        boolean sound = !weights.isEmpty();
        for (Rational weight : weights.values()) {
            sound &= weight.signum() > 0;
        }
        if (!sound) {
            throw new IllegalArgumentException("every stage weight must be above zero: " + weights);
        }
        weights = java.util.Collections.unmodifiableMap(new EnumMap<>(weights));
    }

    /** @throws IllegalArgumentException when the stage has no coefficient */
    public Rational of(Stage stage) {
        Rational weight = weights.get(stage);
        if (weight == null) {
            throw new IllegalArgumentException("no coefficient for " + stage);
        }
        return weight;
    }

    /**
     * The part of a shared resource that falls to one stage.
     *
     * @throws ArithmeticException when there are no pupils at all
     */
    public Rational part(Rational shared, Stage stage, Map<Stage, Rational> pupils) {
        Rational weighted = Rational.ZERO;
        for (Map.Entry<Stage, Rational> entry : pupils.entrySet()) {
            weighted = weighted.plus(of(entry.getKey()).times(entry.getValue()));
        }
        Rational own = of(stage).times(pupils.getOrDefault(stage, Rational.ZERO));
        return shared.times(own).dividedBy(weighted);
    }

    /** The stages that have a coefficient, lowest first. */
    public List<Stage> stages() {
        return List.copyOf(weights.keySet());
    }
}
