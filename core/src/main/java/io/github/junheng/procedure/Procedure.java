package io.github.junheng.procedure;

import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * 督导评估认定程序: a procedure as data. It holds no result.
 *
 * @param standard id of the standard that it recognises
 * @param citation the document that orders it
 * @param stages every stage and every step of a batch; an application begins in the first
 * @param batches the batches, each with its steps
 */
public record Procedure(
        String id,
        Text title,
        String standard,
        Citation citation,
        List<ProcedureStage> stages,
        List<Batch> batches,
        SurveyRule survey,
        FollowUpRule followUp,
        List<Text> notes) {
    /** @throws IllegalArgumentException when there is no stage, an id is given twice, or a decision or a batch leads nowhere */
    public Procedure {
        stages = List.copyOf(stages);
        batches = List.copyOf(batches);
        notes = List.copyOf(notes);
        Set<String> known = new HashSet<>();
        for (ProcedureStage stage : stages) {
            if (!known.add(stage.id())) {
                throw new IllegalArgumentException("the stage " + stage.id() + " is given twice");
            }
        }
        Set<String> named = new HashSet<>();
        Set<String> batchIds = new HashSet<>();
        for (ProcedureStage stage : stages) {
            stage.transitions().forEach(transition -> named.add(transition.to()));
        }
        named.remove(Transition.BATCH);
        for (Batch batch : batches) {
            if (!batchIds.add(batch.id())) {
                throw new IllegalArgumentException("the batch " + batch.id() + " is given twice");
            }
            named.addAll(batch.steps());
            named.add(batch.then());
        }
        if (stages.isEmpty() || !known.containsAll(named)) {
            throw new IllegalArgumentException(
                    "procedure " + id + " has no stage, or leads to one that it does not have");
        }
    }

    /** Where an application begins. */
    public ProcedureStage first() {
        return stages.get(0);
    }

    /** The stage of an id. */
    public Optional<ProcedureStage> find(String stage) {
        return stages.stream().filter(s -> s.id().equals(stage)).findFirst();
    }

    /** @throws IllegalArgumentException when there is no such stage */
    public ProcedureStage stage(String stage) {
        return find(stage)
                .orElseThrow(() -> new IllegalArgumentException("procedure " + id + " has no stage " + stage));
    }

    /** The batch of an id. */
    public Optional<Batch> batch(String batch) {
        return batches.stream().filter(b -> b.id().equals(batch)).findFirst();
    }

    /** The ids of all batches. */
    public List<String> batchIds() {
        return batches.stream().map(Batch::id).toList();
    }
}
