package io.github.junheng.evaluation;

import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * 结论变化: a rule of which something else is found than before.
 *
 * @param schoolOrNull the school, or null for the county
 * @param stageOrNull the stage, where the rule is asked by stage
 * @param beforeOrNull what was found, or null where nothing was told of it
 * @param afterOrNull what is found, or null where nothing is told of it
 */
public record OutcomeChange(
        RuleId rule,
        @Nullable SchoolCode schoolOrNull,
        @Nullable Stage stageOrNull,
        @Nullable Status beforeOrNull,
        @Nullable Status afterOrNull) {}
