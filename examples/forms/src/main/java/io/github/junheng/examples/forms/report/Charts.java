package io.github.junheng.examples.forms.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.examples.forms.figure.Markup;
import io.github.junheng.report.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The charts of a page in the order in which it shows them: for each what its script draws from. */
final class Charts {
    /** What a point is placed by. */
    private static final int DECIMALS = 6;

    private final List<Embedded.Content> charts = new ArrayList<>();

    /** A figure that the script draws; what it shows is told in words and stands in a table too. */
    void draw(Html html, String kind, String id, Piece heading, Piece told, Embedded.Content data) {
        draw(html, kind, id, heading, told, data, () -> {});
    }

    void draw(Html html, String kind, String id, Piece heading, Piece told, Embedded.Content data, Runnable twin) {
        charts.add(data);
        html.raw("<figure id=\"" + Markup.escaped(id) + "\"><figcaption>")
                .text(heading)
                .raw("</figcaption><div class=\"chart " + kind + "\" role=\"img\" data-chart=\"" + kind + "\" data-n=\""
                        + (charts.size() - 1) + "\" ")
                .raw(html.attribute("aria-label", told))
                .raw("></div><p class=\"told\">")
                .text(told)
                .raw("</p>\n");
        twin.run();
        html.raw("</figure>\n");
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

    /** What a finding found, or null. */
    static void value(@Nullable Finding finding, JsonGenerator json) throws IOException {
        Measure measure = finding == null ? null : finding.measureOrNull();
        if (measure == null || measure.valueOrNull() == null) {
            json.writeNull();
        } else {
            json.writeNumber(Shown.decimal(measure.valueOrNull(), measure.limitOrNull(), DECIMALS));
        }
    }

    static void field(String name, Piece piece, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        text(piece, json);
    }
}
