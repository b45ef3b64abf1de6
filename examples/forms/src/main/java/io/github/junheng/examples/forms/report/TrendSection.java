package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 历年变化: what became of coefficients, sections and units from year to year. */
final class TrendSection {
    private final CountyContent content;
    private final Html html;
    private final Charts charts;

    TrendSection(CountyContent content, Html html, Charts charts) {
        this.content = content;
        this.html = html;
        this.charts = charts;
    }

    void write() {
        List<Map<String, Finding>> findings =
                content.years().stream().map(Trend::ofCounty).toList();
        Map<Stage, List<Spread>> stages = new TreeMap<>();
        for (Spread spread : content.spreads()) {
            stages.computeIfAbsent(spread.finding().stage().orElseThrow(), s -> new ArrayList<>())
                    .add(spread);
        }
        html.raw("<div class=\"charts\">\n");
        stages.forEach((stage, of) -> {
            List<Piece> told = new ArrayList<>();
            for (Spread spread : of) {
                List<Piece> values = new ArrayList<>();
                for (int y = 0; y < content.years().size(); y++) {
                    Finding finding = findings.get(y).get(ExplanationTable.key(spread.finding()));
                    values.add(Words.TREND_YEAR.with(
                            Piece.of(content.years().get(y).dataset().county().year()),
                            finding == null
                                    ? Piece.DASH
                                    : Shown.value(content.years().get(y), finding)));
                }
                told.add(Words.LINE_STATED.with(Piece.of(spread.rule().id().local()), Piece.list(values)));
            }
            charts.draw(
                    html,
                    "trend",
                    "trend-" + stage,
                    Wording.stage(stage),
                    Words.TREND_TOLD.with(Wording.stage(stage), Piece.clauses(told)),
                    json -> {
                        json.writeArrayFieldStart("years");
                        for (Evaluation year : content.years()) {
                            json.writeNumber(year.dataset().county().year());
                        }
                        json.writeEndArray();
                        json.writeArrayFieldStart("lines");
                        for (Spread spread : of) {
                            json.writeStartObject();
                            json.writeStringField("id", spread.rule().id().local());
                            Charts.field("name", Piece.of(spread.rule().name()), json);
                            json.writeArrayFieldStart("values");
                            for (Map<String, Finding> year : findings) {
                                Charts.value(year.get(ExplanationTable.key(spread.finding())), json);
                            }
                            json.writeEndArray();
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    });
        });
        html.raw("</div>\n");
        table();
    }

    private void table() {
        List<Piece> header = new ArrayList<>(List.of(Words.YEAR.piece()));
        content.years()
                .forEach(year -> header.add(Piece.of(year.dataset().county().year())));
        html.raw("<div class=\"table\"><table id=\"trend-table\">")
                .header(header)
                .raw("<tbody>\n");
        for (Trend.Row row : Trend.rows(content)) {
            html.raw("<tr>").element("th", "scope=\"row\"", row.name());
            for (Trend.Value value : row.values()) {
                State state = value.state();
                html.raw(state == null ? "<td>" : "<td class=\"" + state.style() + "\">")
                        .text(value.text())
                        .raw("</td>");
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }
}
