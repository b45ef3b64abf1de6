package io.github.junheng.standard;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 等次: the names that a document has for how well a rule is met, from the best down. The first step that is met is the grade; what is
 * not decided has none.
 *
 * @param steps each grade with its test
 * @param otherwise the grade of what meets no step
 * @param citation where the grades come from
 */
public record Grades(List<Step> steps, String otherwise, Citation citation) {
    public Grades {
        steps = List.copyOf(steps);
    }

    /** The place of a grade, 0 for the best; empty where there is no step of that name. */
    public Optional<Integer> place(String grade) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).grade().equals(grade)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Whether a lower grade meets the rule. */
    public boolean hasCounting() {
        return steps.stream().anyMatch(Step::counts);
    }

    /** Whether there is a grade and, no better than that, a lowest one. */
    public boolean has(String grade, String lowest) {
        return place(grade).orElse(Integer.MAX_VALUE) <= place(lowest).orElse(-1);
    }

    /**
     * One grade.
     *
     * @param criterionOrNull its test; null for that of the rule itself
     * @param counts whether what reaches this grade meets the rule, though it fails the rule's own test
     */
    public record Step(String grade, @Nullable Criterion criterionOrNull, boolean counts) {}
}
