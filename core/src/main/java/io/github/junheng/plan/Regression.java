package io.github.junheng.plan;

import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 规则退步: a rule that was met by a county or school and is not met now.
 *
 * @param schoolOrNull the school under its latest code; null for the county
 */
public record Regression(
        RuleId rule,
        @Nullable SchoolCode schoolOrNull,
        @Nullable Stage stageOrNull,
        Lapse lapse) {
    public Optional<SchoolCode> school() {
        return Optional.ofNullable(schoolOrNull);
    }

    public Optional<Stage> stage() {
        return Optional.ofNullable(stageOrNull);
    }
}
