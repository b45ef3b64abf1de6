package io.github.junheng.procedure;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 当前状态: what has to be decided next, and in which batch.
 *
 * @param batchOrNull null as long as none was told
 */
public record State(ProcedureStage stage, @Nullable Batch batchOrNull) {
    public Optional<Batch> batch() {
        return Optional.ofNullable(batchOrNull);
    }

    /** The decisions that are possible now. */
    public List<Decision> possible() {
        return stage.possible();
    }

    /** The state of a new application. */
    static State first(Procedure procedure) {
        return new State(procedure.first(), null);
    }

    /** The state after an event that the procedure admits in this one. */
    State after(Procedure procedure, HistoryEvent event) {
        Transition transition = stage.on(event.decision()).orElseThrow();
        Batch batch = event.batch().flatMap(procedure::batch).orElse(batchOrNull);
        String to = transition.to();
        if (transition.leadsIntoBatch()) {
            if (batch == null) {
                throw new IllegalArgumentException("nobody said in which batch the county is");
            }
            to = batch.after(stage.id());
        }
        boolean anew = to.equals(procedure.first().id());
        return new State(procedure.stage(to), anew ? null : batch);
    }
}
