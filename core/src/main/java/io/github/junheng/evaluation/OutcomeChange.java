package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * 结论变化: a rule of which something else is found than before.
 *
 * @param schoolOrNull the school, or null for the county
 * @param stageOrNull the stage, where the rule is asked by stage
 * @param elementOrNull the element of a list, where each is asked by itself
 * @param beforeOrNull what was found, or null where nothing was told of it
 * @param afterOrNull what is found, or null where nothing is told of it
 */
public record OutcomeChange(
        RuleId rule,
        @Nullable SchoolCode schoolOrNull,
        @Nullable Stage stageOrNull,
        @Nullable CellRef elementOrNull,
        @Nullable Status beforeOrNull,
        @Nullable Status afterOrNull) {
    /** Of no element. */
    public OutcomeChange(
            RuleId rule,
            @Nullable SchoolCode schoolOrNull,
            @Nullable Stage stageOrNull,
            @Nullable Status beforeOrNull,
            @Nullable Status afterOrNull) {
        this(rule, schoolOrNull, stageOrNull, null, beforeOrNull, afterOrNull);
    }
}
