package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.plan.Regression;
import io.github.junheng.procedure.Batch;
import io.github.junheng.procedure.Decider;
import io.github.junheng.procedure.FollowUp;
import io.github.junheng.procedure.History;
import io.github.junheng.procedure.HistoryEvent;
import io.github.junheng.procedure.Need;
import io.github.junheng.procedure.Procedure;
import io.github.junheng.procedure.ProcedureStage;
import io.github.junheng.procedure.SchoolRule;
import io.github.junheng.procedure.State;
import io.github.junheng.procedure.SurveyCheck;
import io.github.junheng.procedure.Transition;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 认定程序 JSON: a procedure, where a county stands in it, and a survey held against it, for programs. UTF-8, indented. */
public final class ProcedureJson {
    private final JsonGenerator json;

    private ProcedureJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes a procedure. The stream stays open.
     *
     * @param batchOrNull the batch that is written alone; null for all of them
     * @throws IOException when the stream does not take it
     */
    public static void show(Procedure procedure, @Nullable Batch batchOrNull, OutputStream out) throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            new ProcedureJson(json).procedure(procedure, batchOrNull);
            json.writeRaw('\n');
        }
    }

    /**
     * Writes where a county stands on a day, with every event. The stream stays open.
     *
     * @throws IOException when the stream does not take it
     */
    public static void status(History history, LocalDate day, OutputStream out) throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            new ProcedureJson(json).history(history, day);
            json.writeRaw('\n');
        }
    }

    /**
     * Writes a survey held against what is asked of one. The stream stays open.
     *
     * @throws IOException when the stream does not take it
     */
    public static void survey(SurveyCheck check, OutputStream out) throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            json.writeStartObject();
            new ProcedureJson(json).check(check);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void text(String name, Text text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("zh", text.zh());
        json.writeStringField("en", text.en());
        json.writeEndObject();
    }

    private void strings(String name, List<?> strings) throws IOException {
        json.writeArrayFieldStart(name);
        for (Object string : strings) {
            json.writeString(String.valueOf(string));
        }
        json.writeEndArray();
    }

    private void procedure(Procedure procedure, @Nullable Batch only) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", procedure.id());
        text("title", procedure.title());
        json.writeStringField("standard", procedure.standard());
        CitationJson.write(json, procedure.citation());
        json.writeArrayFieldStart("stages");
        for (ProcedureStage stage : procedure.stages()) {
            stage(stage);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("batches");
        for (Batch batch : only == null ? procedure.batches() : List.of(only)) {
            json.writeStartObject();
            json.writeStringField("id", batch.id());
            strings("steps", batch.steps());
            json.writeStringField("then", batch.then());
            if (batch.recognisedOrNull() != null) {
                json.writeNumberField("recognised", batch.recognisedOrNull());
            }
            CitationJson.write(json, batch.citation());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("survey");
        json.writeStringField("sample", procedure.survey().sample().toDecimal());
        json.writeStringField("parents", procedure.survey().parents().toDecimal());
        json.writeStringField("rule", procedure.survey().rule());
        CitationJson.write(json, procedure.survey().citation());
        json.writeEndObject();
        json.writeObjectFieldStart("followUp");
        json.writeNumberField("years", procedure.followUp().years());
        strings("concessions", procedure.followUp().concessions());
        CitationJson.write(json, procedure.followUp().citation());
        json.writeEndObject();
        json.writeArrayFieldStart("notes");
        for (Text note : procedure.notes()) {
            json.writeStartObject();
            json.writeStringField("zh", note.zh());
            json.writeStringField("en", note.en());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void stage(ProcedureStage stage) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", stage.id());
        text("name", stage.name());
        Decider decider = stage.deciderOrNull();
        if (decider != null) {
            json.writeObjectFieldStart("decider");
            text("name", decider.name());
            CitationJson.write(json, decider.citation());
            json.writeEndObject();
        }
        transitions(stage.transitions());
        CitationJson.write(json, stage.citation());
        json.writeEndObject();
    }

    private void transitions(List<Transition> transitions) throws IOException {
        json.writeArrayFieldStart("decisions");
        for (Transition transition : transitions) {
            json.writeStartObject();
            json.writeStringField("decision", transition.decision().name());
            json.writeStringField("to", transition.to());
            json.writeArrayFieldStart("needs");
            for (Need need : transition.needs()) {
                need(need);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void need(Need need) throws IOException {
        json.writeStartObject();
        if (need instanceof Need.Paper paper) {
            json.writeStringField("kind", "document");
            json.writeStringField("id", paper.id());
            text("name", paper.name());
            CitationJson.write(json, paper.citation());
        } else if (need instanceof Need.RuleMet rule) {
            json.writeStringField("kind", "rule");
            json.writeStringField("rule", rule.rule());
            json.writeBooleanField("hard", rule.hard());
        } else if (need instanceof Need.Evaluated) {
            json.writeStringField("kind", "evaluation");
        } else {
            json.writeStringField("kind", need instanceof Need.Surveyed ? "survey" : "number");
        }
        json.writeEndObject();
    }

    private void history(History history, LocalDate day) throws IOException {
        json.writeStartObject();
        json.writeStringField("procedure", history.procedure().id());
        json.writeObjectFieldStart("county");
        json.writeStringField("code", history.county().value());
        json.writeStringField("name", history.name());
        json.writeEndObject();
        json.writeStringField("asOf", day.toString());
        state(history.state());
        HistoryEvent recognition = history.recognition().orElse(null);
        if (recognition != null) {
            json.writeStringField("recognisedOn", recognition.on().toString());
        }
        json.writeArrayFieldStart("events");
        for (HistoryEvent event : history.events()) {
            json.writeStartObject();
            HistoryJson.write(json, event);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("regressions");
        for (Regression regression : history.regressions()) {
            regression(regression, history.failingNow(regression.rule().local()));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("followUps");
        for (FollowUp followUp : history.followUps(day)) {
            followUp(followUp);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void state(State state) throws IOException {
        json.writeObjectFieldStart("state");
        json.writeStringField("stage", state.stage().id());
        text("name", state.stage().name());
        Batch batch = state.batchOrNull();
        if (batch != null) {
            json.writeStringField("batch", batch.id());
            int step = batch.steps().indexOf(state.stage().id());
            if (step >= 0) {
                json.writeNumberField("step", step + 1);
                json.writeNumberField("steps", batch.steps().size());
            }
        }
        transitions(state.stage().transitions());
        json.writeEndObject();
    }

    private void regression(Regression regression, List<SchoolRule> failing) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", regression.rule().toString());
        json.writeNumberField("metIn", regression.lapse().metIn());
        json.writeNumberField("notMetIn", regression.lapse().notMetIn());
        json.writeArrayFieldStart("unknownBetween");
        for (int year : regression.lapse().unknownBetween()) {
            json.writeNumber(year);
        }
        json.writeEndArray();
        strings("failing", failing);
        json.writeEndObject();
    }

    private void followUp(FollowUp followUp) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", followUp.what().toString());
        strings("concessions", followUp.concessions());
        json.writeStringField("due", followUp.due().toString());
        json.writeStringField("state", followUp.state().name());
        if (followUp.settledOnOrNull() != null) {
            json.writeStringField("settledOn", followUp.settledOnOrNull().toString());
        }
        if (followUp.yearOrNull() != null && followUp.lastOrNull() != null) {
            json.writeNumberField("dataYear", followUp.yearOrNull());
            json.writeStringField("outcome", followUp.lastOrNull().name());
        }
        json.writeEndObject();
    }

    private void check(SurveyCheck check) throws IOException {
        json.writeStringField("outcome", check.status().name());
        json.writeObjectFieldStart("counts");
        HistoryJson.counts(json, check.counts());
        json.writeEndObject();
        json.writeArrayFieldStart("tests");
        for (SurveyCheck.Part part : check.parts()) {
            json.writeStartObject();
            json.writeStringField("test", part.what().name());
            json.writeStringField("outcome", part.status().name());
            if (part.valueOrNull() != null) {
                json.writeStringField("value", part.valueOrNull().toDecimal());
            }
            json.writeStringField("comparator", part.comparator().symbol());
            if (part.limitOrNull() != null) {
                json.writeStringField("limit", part.limitOrNull().toDecimal());
            }
            json.writeStringField("unit", part.what() == SurveyCheck.What.SAMPLE ? "questionnaires" : "%");
            if (part.lacking().signum() > 0) {
                json.writeStringField("lacking", part.lacking().toString());
            }
            if (!part.missing().isEmpty()) {
                strings("missing", part.missing().stream().map(HistoryJson::key).toList());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
