package io.github.junheng.procedure;

import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 阶段: a state of an application in which somebody has to decide; the steps of a batch are stages too.
 *
 * @param deciderOrNull null where no source says who decides
 * @param transitions each decision that it admits, once
 */
public record ProcedureStage(
        String id, Text name, @Nullable Decider deciderOrNull, List<Transition> transitions, Citation citation) {
    /** @throws IllegalArgumentException when a decision is given twice, or none is */
    public ProcedureStage {
        transitions = List.copyOf(transitions);
        if (transitions.isEmpty()
                || transitions.stream().map(Transition::decision).distinct().count() != transitions.size()) {
            throw new IllegalArgumentException("stage " + id + " admits no decision, or one of them twice");
        }
    }

    public Optional<Decider> decider() {
        return Optional.ofNullable(deciderOrNull);
    }

    /** What becomes of a decision; empty where the stage does not admit it. */
    public Optional<Transition> on(Decision decision) {
        return transitions.stream().filter(t -> t.decision() == decision).findFirst();
    }

    /** The decisions that it admits. */
    public List<Decision> possible() {
        return transitions.stream().map(Transition::decision).toList();
    }
}
