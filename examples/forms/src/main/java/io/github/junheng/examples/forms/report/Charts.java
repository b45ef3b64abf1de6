package io.github.junheng.examples.forms.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.report.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The charts of a page in the order in which it shows them: for each what its script draws from. */
final class Charts {
    private final List<Embedded.Content> charts = new ArrayList<>();

    /** Adds a chart and gives its number. */
    int add(Embedded.Content chart) {
        charts.add(chart);
        return charts.size() - 1;
    }

    boolean isEmpty() {
        return charts.isEmpty();
    }

    String json() {
        return Embedded.json(json -> {
            json.writeStartArray();
            for (Embedded.Content chart : charts) {
                json.writeStartObject();
                chart.write(json);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** A text in both languages, once where they do not differ. */
    static void text(Piece piece, JsonGenerator json) throws IOException {
        String zh = piece.in(Locale.CHINESE);
        String en = piece.in(Locale.ENGLISH);
        if (zh.equals(en)) {
            json.writeString(zh);
        } else {
            json.writeStartArray();
            json.writeString(zh);
            json.writeString(en);
            json.writeEndArray();
        }
    }

    static void field(String name, Piece piece, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        text(piece, json);
    }
}
