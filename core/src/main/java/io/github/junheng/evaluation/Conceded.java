package io.github.junheng.evaluation;

import io.github.junheng.quantity.Magnitude;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import java.util.List;

/**
 * 含放宽的结论: the other reading, with transitional concessions.
 *
 * @param applied the concessions that were asked for
 * @param verdict everything under them
 * @param changed the findings that differ from the strict reading
 * @param dispersions what coefficients of variation would be with conceded values; information, never a test
 */
public record Conceded(
        List<String> applied, Verdict verdict, List<Finding> changed, List<ConcededDispersion> dispersions) {
    public Conceded {
        applied = List.copyOf(applied);
        changed = List.copyOf(changed);
        dispersions = List.copyOf(dispersions);
    }

    /** A coefficient of variation with conceded values. */
    public record ConcededDispersion(RuleId rule, Stage stage, Magnitude value) {}
}
