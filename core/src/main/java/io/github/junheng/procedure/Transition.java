package io.github.junheng.procedure;

import java.util.List;

/**
 * 去向: a decision that a stage admits, what it needs, and where it leads.
 *
 * @param to id of a stage, or {@link #BATCH}
 */
public record Transition(Decision decision, String to, List<Need> needs) {
    /** Where a decision leads to the next step of the county's batch: the first one, or behind the last one the batch's end. */
    public static final String BATCH = "@batch";

    public Transition {
        needs = List.copyOf(needs);
    }

    /** Whether it leads into the steps of a batch, or on in them. */
    public boolean leadsIntoBatch() {
        return to.equals(BATCH);
    }
}
