package io.github.junheng.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 办理事项: one decision of a history, with what it rests on.
 *
 * @param on the day of the decision
 * @param stage id of the stage that was decided
 * @param by who decided
 * @param batchOrNull the batch that the county is in, where it is told
 * @param numberOrNull 文号
 * @param materials the papers
 * @param evaluationOrNull what an evaluation said
 * @param surveyOrNull what came of the survey
 * @param settlesOrNull of a follow-up, which rule of which school it settles
 */
public record HistoryEvent(
        LocalDate on,
        String stage,
        Decision decision,
        String by,
        @Nullable String batchOrNull,
        @Nullable String numberOrNull,
        List<Material> materials,
        @Nullable EvaluationRecord evaluationOrNull,
        @Nullable SurveyCheck surveyOrNull,
        @Nullable SchoolRule settlesOrNull) {
    /** @throws IllegalArgumentException when nobody decided, or a paper is given twice */
    public HistoryEvent {
        materials = List.copyOf(materials);
        if (by.isBlank()) {
            throw new IllegalArgumentException("somebody has to decide");
        }
        if (materials.stream().map(Material::id).distinct().count() != materials.size()) {
            throw new IllegalArgumentException("a paper is given twice");
        }
    }

    /** A decision that rests on nothing. */
    public static HistoryEvent of(LocalDate on, String stage, Decision decision, String by) {
        return new HistoryEvent(on, stage, decision, by, null, null, List.of(), null, null, null);
    }

    /** The same in a batch. */
    public HistoryEvent inBatch(@Nullable String batch) {
        return new HistoryEvent(
                on, stage, decision, by, batch, numberOrNull, materials, evaluationOrNull, surveyOrNull, settlesOrNull);
    }

    /** The same by a document of this number. */
    public HistoryEvent numbered(@Nullable String number) {
        return new HistoryEvent(
                on, stage, decision, by, batchOrNull, number, materials, evaluationOrNull, surveyOrNull, settlesOrNull);
    }

    /** The same with these papers. */
    public HistoryEvent with(List<Material> papers) {
        return new HistoryEvent(
                on,
                stage,
                decision,
                by,
                batchOrNull,
                numberOrNull,
                papers,
                evaluationOrNull,
                surveyOrNull,
                settlesOrNull);
    }

    /** The same with an evaluation. */
    public HistoryEvent with(@Nullable EvaluationRecord evaluation) {
        return new HistoryEvent(
                on, stage, decision, by, batchOrNull, numberOrNull, materials, evaluation, surveyOrNull, settlesOrNull);
    }

    /** The same with a survey. */
    public HistoryEvent with(@Nullable SurveyCheck survey) {
        return new HistoryEvent(
                on, stage, decision, by, batchOrNull, numberOrNull, materials, evaluationOrNull, survey, settlesOrNull);
    }

    /** The same, settling what a school still had to meet. */
    public HistoryEvent settling(@Nullable SchoolRule settled) {
        return new HistoryEvent(
                on, stage, decision, by, batchOrNull, numberOrNull, materials, evaluationOrNull, surveyOrNull, settled);
    }

    public Optional<String> batch() {
        return Optional.ofNullable(batchOrNull);
    }

    /** 文号. */
    public Optional<String> number() {
        return Optional.ofNullable(numberOrNull);
    }

    public Optional<EvaluationRecord> evaluation() {
        return Optional.ofNullable(evaluationOrNull);
    }

    public Optional<SurveyCheck> survey() {
        return Optional.ofNullable(surveyOrNull);
    }

    /** Which rule of which school a follow-up settles. */
    public Optional<SchoolRule> settles() {
        return Optional.ofNullable(settlesOrNull);
    }

    /** The paper of an id. */
    public Optional<Material> material(String id) {
        return materials.stream().filter(m -> m.id().equals(id)).findFirst();
    }
}
