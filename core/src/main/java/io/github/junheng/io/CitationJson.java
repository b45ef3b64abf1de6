package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.standard.Citation;
import java.io.IOException;

/** Writes a citation as every document of this library has it. */
final class CitationJson {
    private CitationJson() {}

    static void write(JsonGenerator json, Citation citation) throws IOException {
        json.writeObjectFieldStart("citation");
        json.writeStringField("document", citation.document());
        if (citation.article().isPresent()) {
            json.writeStringField("article", citation.article().get());
        }
        json.writeStringField("confidence", citation.confidence().label());
        if (citation.layer().isPresent()) {
            json.writeStringField("layer", citation.layer().get());
        }
        json.writeEndObject();
    }
}
