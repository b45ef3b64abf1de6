package io.github.junheng.examples.forms.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 各校各项指标: schools against their items: the heat map, and how they lie around limit and floor. */
final class IndicatorsSection {
    private final CountyContent content;
    private final Html html;
    private final Charts charts;

    IndicatorsSection(CountyContent content, Html html, Charts charts) {
        this.content = content;
        this.html = html;
        this.charts = charts;
    }

    void write() {
        html.element("p", Words.HEAT_EXPLAINED.piece());
        if (content.eased().isUsed()) {
            html.element("p", Words.EASED_EXPLAINED.piece());
        }
        for (Schools one : content.schools()) {
            heat(one);
        }
        html.element("h3", "id=\"strips\"", Words.STRIPS.piece()).raw("\n");
        html.element("p", Words.STRIPS_EXPLAINED.piece());
        List<Piece> left = new ArrayList<>();
        for (Schools one : content.schools()) {
            html.raw("<div class=\"charts\">\n");
            for (int i = 0; i < one.items().size(); i++) {
                boolean far = isFar(one, i);
                html.raw(far ? "<div data-far>" : "");
                strip(one, i);
                html.raw(far ? "</div>" : "");
                if (far) {
                    left.add(Piece.words(Piece.of(one.items().get(i).id().local()), Wording.stage(one.stage())));
                }
            }
            html.raw("</div>\n");
        }
        html.leftOnPaper(left);
        stripTable();
    }

    /** Whether every unit meets an item, and none by less than a tenth of its limit. */
    private static boolean isFar(Schools of, int item) {
        boolean any = false;
        for (Schools.Row row : of.rows()) {
            Schools.Item one = row.items().get(item);
            if (one.state() == State.NONE) {
                continue;
            }
            any = true;
            if (one.state() != State.MET
                    || one.value() == null
                    || one.limit() == null
                    || isClose(one.value(), one.limit())) {
                return false;
            }
        }
        return any;
    }

    private static boolean isClose(Magnitude value, Rational limit) {
        return value.compareTo(limit.times(Rational.of(9, 10))) >= 0
                && value.compareTo(limit.times(Rational.of(11, 10))) <= 0;
    }

    private void heat(Schools of) {
        html.raw("<div class=\"table heat\"><table class=\"sortable\" data-heat=\"" + of.stage() + "\"><caption>")
                .text(Words.HEAT_CAPTION.with(
                        Wording.stage(of.stage()), Piece.of(of.rows().size())))
                .raw("</caption><thead><tr>");
        html.element("th", "scope=\"col\"", Words.SCHOOL.piece());
        html.element("th", "scope=\"col\"", Words.PUPILS.piece());
        for (int i = 0; i < of.items().size(); i++) {
            Rule item = of.items().get(i);
            html.raw("<th scope=\"col\" ")
                    .raw(html.attribute("title", content.wording().rule(item)))
                    .raw("><abbr>")
                    .plain(item.id().local())
                    .raw("</abbr> <span class=\"name\">")
                    .text(Piece.of(item.name()))
                    .raw("</span>");
            of.limit(i)
                    .ifPresent(limit -> html.raw("<span class=\"limit\">")
                            .text(Words.LIMIT_IS.with(Shown.bound(limit)))
                            .raw("</span>"));
            html.raw("</th>");
        }
        html.element("th", "scope=\"col\"", Words.OUTCOME.piece());
        html.raw("</tr></thead><tbody>\n");
        for (Schools.Row row : of.rows()) {
            html.raw("<tr><th scope=\"row\">").plain(row.name());
            if (!content.in().masked()) {
                html.raw(" <small>").plain(row.code().value()).raw("</small>");
            }
            html.raw("</th><td data-v=\"" + (row.pupils() == null ? "" : row.pupils()) + "\">")
                    .plain(row.pupils() == null ? "—" : row.pupils().toString())
                    .raw("</td>");
            for (Schools.Item item : row.items()) {
                html.raw("<td class=\"" + item.state().style() + "\" data-v=\""
                        + (item.value() == null ? "" : item.value().round(6).toPlainString()) + "\">");
                html.explained(
                        item.finding(),
                        () -> html.text(
                                        item.value() == null
                                                ? Piece.NONE
                                                : Shown.number(
                                                        item.value(),
                                                        item.limit(),
                                                        Shown.decimals(content.evaluation(), item.finding())))
                                .raw(
                                        item.value() == null
                                                ? item.state().sign()
                                                : " " + item.state().sign()));
                eased(item.finding());
                html.raw("</td>");
            }
            State state = State.of(row.finding().status());
            html.raw("<td class=\"" + state.style() + "\" data-v=\"" + state.number() + "\">");
            html.explained(
                    row.finding(),
                    () -> html.raw(state.sign() + " ")
                            .text(Wording.status(row.finding().status())));
            eased(row.finding());
            html.raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    private void eased(Finding finding) {
        content.eased()
                .sign(finding)
                .ifPresent(
                        sign -> html.raw(" <small class=\"eased\">").text(sign).raw("</small>"));
    }

    private void strip(Schools of, int item) {
        Rule rule = of.items().get(item);
        Piece told = Words.STRIP_TOLD.with(
                Piece.of(rule.name()),
                Wording.stage(of.stage()),
                Piece.of(of.count(item, State.MET)),
                Piece.of(of.count(item, State.NEAR)),
                Piece.of(of.count(item, State.NOT_MET)),
                Piece.of(of.count(item, State.OPEN)),
                Piece.of(pupilsShort(of, item)));
        Optional<Indicator> indicator = rule.criterion() instanceof Criterion.Comparison comparison
                ? Optional.of(content.standard().indicator(comparison.indicator()))
                : Optional.empty();
        Piece heading = Words.TITLE.with(
                Wording.stage(of.stage()), Words.TITLE.with(Piece.of(rule.id().local()), Piece.of(rule.name())));
        Optional<Rational> mean = mean(rule, of.stage());
        charts.draw(html, "strip", "strip-" + rule.id().local() + "-" + of.stage(), heading, told, json -> {
            Charts.field("name", Piece.of(rule.name()), json);
            if (indicator.isPresent()) {
                Charts.field("unit", new Piece.Measured(indicator.get().unit()), json);
            }
            decimal("limit", of.limit(item), json);
            decimal("floor", of.floor(item), json);
            decimal("mean", mean, json);
            json.writeArrayFieldStart("points");
            for (Schools.Row row : of.rows()) {
                Schools.Item cell = row.items().get(item);
                if (cell.value() != null) {
                    json.writeStartArray();
                    json.writeNumber(Shown.decimal(cell.value(), cell.limit(), 4));
                    json.writeNumber(row.pupils() == null ? 0 : row.pupils());
                    json.writeNumber(cell.state().number());
                    json.writeString(row.name());
                    json.writeEndArray();
                }
            }
            json.writeEndArray();
        });
    }

    private static long pupilsShort(Schools of, int item) {
        long pupils = 0;
        for (Schools.Row row : of.rows()) {
            State state = row.items().get(item).state();
            if (row.pupils() != null && (state == State.NEAR || state == State.NOT_MET)) {
                pupils += row.pupils();
            }
        }
        return pupils;
    }

    /** The mean of the county, weighted by pupils, as the coefficient of the same indicator was computed from. */
    private Optional<Rational> mean(Rule item, Stage stage) {
        if (!(item.criterion() instanceof Criterion.Comparison comparison)) {
            return Optional.empty();
        }
        for (Spread spread : content.spreads()) {
            if (spread.indicator()
                            .filter(i -> i.id().equals(comparison.indicator()))
                            .isPresent()
                    && spread.finding().stageOrNull() == stage) {
                Rational per = spread.indicator().orElseThrow().per();
                return spread.drivers().map(drivers -> drivers.mean().times(per));
            }
        }
        return Optional.empty();
    }

    private void stripTable() {
        html.raw("<div class=\"table\"><table class=\"sortable\" id=\"strip-table\">")
                .header(List.of(
                        Words.INDICATOR.piece(),
                        Words.STAGE.piece(),
                        Words.LIMIT.piece(),
                        Words.FLOOR.piece(),
                        Words.MEAN.piece(),
                        Words.AT_LIMIT.piece(),
                        Words.BETWEEN_FLOOR.piece(),
                        Words.BELOW_FLOOR.piece(),
                        Words.UNKNOWN.piece(),
                        Words.PUPILS_SHORT.piece()))
                .raw("<tbody>\n");
        for (Schools of : content.schools()) {
            for (int i = 0; i < of.items().size(); i++) {
                Rule item = of.items().get(i);
                html.raw("<tr>");
                html.element("th", "scope=\"row\"", content.wording().rule(item));
                html.element("td", "", Wording.stage(of.stage()));
                html.cell(of.limit(i).map(Shown::bound));
                html.cell(of.floor(i).map(Shown::bound));
                html.cell(mean(item, of.stage())
                        .map(v -> Shown.number(v, null, Shown.decimals(content.standard(), item))));
                for (State state : List.of(State.MET, State.NEAR, State.NOT_MET, State.OPEN)) {
                    html.cell(Optional.of(Piece.of(of.count(i, state))));
                }
                html.cell(Optional.of(Piece.of(pupilsShort(of, i))));
                html.raw("</tr>\n");
            }
        }
        html.raw("</tbody></table></div>\n");
    }

    private static void decimal(String name, Optional<? extends Magnitude> value, JsonGenerator json)
            throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get().round(Magnitude.SHOWN_DECIMALS));
        }
    }
}
