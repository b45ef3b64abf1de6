package io.github.junheng.evaluation;

import java.util.Collection;
import java.util.Collections;

/** 学校统计: how many schools had which outcome. */
public record UnitTally(int met, int notMet, int indeterminate, int notApplicable) {
    static UnitTally of(Collection<Status> statuses) {
        return new UnitTally(
                Collections.frequency(statuses, Status.MET),
                Collections.frequency(statuses, Status.NOT_MET),
                Collections.frequency(statuses, Status.INDETERMINATE),
                Collections.frequency(statuses, Status.NOT_APPLICABLE));
    }

    /** How many the rule concerns. */
    public int concerned() {
        return met + notMet + indeterminate;
    }
}
