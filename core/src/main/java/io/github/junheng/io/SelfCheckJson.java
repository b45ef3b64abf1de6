package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.ledger.SelfCheck;
import io.github.junheng.problem.Problem;
import io.github.junheng.standard.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 自查 JSON: writes a self-check as one object; UTF-8, indented. */
public final class SelfCheckJson {
    private SelfCheckJson() {}

    /**
     * Writes a self-check. The stream stays open.
     *
     * @param problems what reading the data warned of
     * @param locale the language of messages and names
     * @throws IOException when the stream does not take it
     */
    public static void write(SelfCheck check, List<Problem> problems, Locale locale, OutputStream out)
            throws IOException {
        try (JsonGenerator json = EvaluationJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("standard", check.evaluation().standard().id());
            json.writeStringField("asOf", check.evaluation().asOf().toString());
            json.writeArrayFieldStart("subjects");
            for (SelfCheck.Subject subject : check.subjects()) {
                json.writeStartObject();
                if (subject.schoolOrNull() != null) {
                    json.writeStringField("school", subject.schoolOrNull().value());
                }
                json.writeObjectFieldStart("counts");
                for (SelfCheck.Mark mark : SelfCheck.Mark.values()) {
                    json.writeNumberField(mark.name(), subject.count(mark));
                }
                json.writeEndObject();
                json.writeArrayFieldStart("items");
                for (SelfCheck.Item item : subject.items()) {
                    json.writeStartObject();
                    json.writeStringField("item", item.rule().id().local());
                    json.writeStringField("name", item.rule().name().in(locale));
                    json.writeStringField("mark", item.mark().name());
                    if (item.basisOrNull() != null) {
                        json.writeStringField("basis", item.basisOrNull().in(locale));
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("items");
            for (Map.Entry<Rule, Map<SelfCheck.Mark, Integer>> item :
                    check.byItem().entrySet()) {
                json.writeStartObject();
                json.writeStringField("item", item.getKey().id().local());
                json.writeObjectFieldStart("counts");
                for (SelfCheck.Mark mark : SelfCheck.Mark.values()) {
                    json.writeNumberField(mark.name(), item.getValue().getOrDefault(mark, 0));
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            ProblemJson.write(json, problems, locale);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
