package io.github.junheng.standard;

import java.util.List;

/**
 * 适用范围: which schools or school stages a rule concerns: those for which every condition holds.
 *
 * @param conditions what the school, or the stage that is judged, must be
 * @param stageConditions what a stage must be to count at all; a school none of whose stages counts is out of the scope, and
 *     where a school is judged as a whole, {@code {stage}} stands for the stages that count
 */
public record Scope(String id, Text name, List<Condition> conditions, List<Condition> stageConditions) {
    public Scope {
        conditions = List.copyOf(conditions);
        stageConditions = List.copyOf(stageConditions);
    }

    /** A scope in which every stage counts. */
    public Scope(String id, Text name, List<Condition> conditions) {
        this(id, name, conditions, List.of());
    }
}
