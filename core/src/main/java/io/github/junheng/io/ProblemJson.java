package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes problems as every document of this library has them. */
final class ProblemJson {
    private ProblemJson() {}

    static void write(JsonGenerator json, List<Problem> problems, Locale locale) throws IOException {
        json.writeArrayFieldStart("problems");
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeStringField("code", problem.code().code());
            json.writeStringField("severity", problem.severity().name());
            json.writeStringField("where", problem.where());
            json.writeStringField("message", problem.message(locale));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
