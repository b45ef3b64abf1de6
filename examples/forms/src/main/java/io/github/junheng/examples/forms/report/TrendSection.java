package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        List<Map<String, Finding>> findings = new ArrayList<>();
        for (Evaluation year : content.years()) {
            Map<String, Finding> of = new LinkedHashMap<>();
            for (Finding finding : year.findings()) {
                if (finding.schoolOrNull() == null) {
                    of.put(ExplanationTable.key(finding), finding);
                }
            }
            findings.add(of);
        }
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
        trendTable(findings);
    }

    private void trendTable(List<Map<String, Finding>> findings) {
        List<Piece> header = new ArrayList<>(List.of(Words.YEAR.piece()));
        content.years()
                .forEach(year -> header.add(Piece.of(year.dataset().county().year())));
        html.raw("<div class=\"table\"><table id=\"trend-table\">")
                .header(header)
                .raw("<tbody>\n<tr>");
        html.element("th", "scope=\"row\"", Words.OUTCOME.piece());
        for (Evaluation year : content.years()) {
            State state = State.of(year.status());
            html.raw("<td class=\"" + state.style() + "\">" + state.sign() + " ")
                    .text(Wording.status(year.status()))
                    .raw("</td>");
        }
        html.raw("</tr>\n");
        for (Section section : content.standard().sections()) {
            html.raw("<tr>")
                    .element("th", "scope=\"row\"", Words.TITLE.with(Piece.of(section.id()), Piece.of(section.name())));
            for (Evaluation year : content.years()) {
                State state = year.verdict().sections().stream()
                        .filter(r -> r.section().id().equals(section.id()))
                        .findFirst()
                        .map(r -> State.of(r.status()))
                        .orElse(State.NONE);
                html.raw("<td class=\"" + state.style() + "\">" + state.sign() + "</td>");
            }
            html.raw("</tr>\n");
        }
        for (Rule rule : content.schools().stream()
                .flatMap(s -> Stream.concat(Stream.of(s.whole()), s.items().stream()))
                .distinct()
                .toList()) {
            html.raw("<tr>")
                    .element(
                            "th",
                            "scope=\"row\"",
                            Words.TITLE.with(
                                    Words.MET_UNITS.piece(), content.wording().rule(rule)));
            for (Evaluation year : content.years()) {
                html.raw("<td>").text(met(year, rule.id().local())).raw("</td>");
            }
            html.raw("</tr>\n");
        }
        for (Spread spread : content.spreads()) {
            html.raw("<tr>")
                    .element(
                            "th",
                            "scope=\"row\"",
                            Piece.words(
                                    content.wording().rule(spread.rule()),
                                    Wording.stage(spread.finding().stage().orElseThrow())));
            for (int y = 0; y < findings.size(); y++) {
                Finding finding = findings.get(y).get(ExplanationTable.key(spread.finding()));
                State state = finding == null ? State.NONE : State.of(finding.status());
                html.raw("<td class=\"" + state.style() + "\">")
                        .text(
                                finding == null
                                        ? Piece.NONE
                                        : Shown.value(content.years().get(y), finding))
                        .raw(" " + state.sign() + "</td>");
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    /** How many of the units that a rule concerns meet it. */
    private static Piece met(Evaluation year, String rule) {
        CityMember.Units units = units(year, rule);
        return units.concerned() == 0 ? Piece.DASH : Words.OF.with(Piece.of(units.met()), Piece.of(units.concerned()));
    }

    static CityMember.Units units(Evaluation year, String rule) {
        int met = 0;
        int concerned = 0;
        for (Finding finding : year.findings()) {
            if (finding.rule().local().equals(rule)
                    && finding.schoolOrNull() != null
                    && finding.status() != Status.NOT_APPLICABLE) {
                concerned++;
                met += finding.status() == Status.MET ? 1 : 0;
            }
        }
        return new CityMember.Units(met, concerned);
    }
}
