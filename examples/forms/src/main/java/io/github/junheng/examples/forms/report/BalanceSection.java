package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.figure.DispersionUnits.Unit;
import io.github.junheng.examples.forms.figure.Markup;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Indicator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** 差异系数: how far schools lie apart, and which of them that comes from. */
final class BalanceSection {
    /** So many schools are told apart as what a coefficient comes from. */
    private static final int DRIVERS = 8;

    private final CountyContent content;
    private final Html html;
    private final Charts charts;

    BalanceSection(CountyContent content, Html html, Charts charts) {
        this.content = content;
        this.html = html;
        this.charts = charts;
    }

    void write() {
        html.element("p", Words.BALANCE_EXPLAINED.piece());
        Map<Stage, List<Spread>> stages = new TreeMap<>();
        for (Spread spread : content.spreads()) {
            stages.computeIfAbsent(spread.finding().stage().orElseThrow(), s -> new ArrayList<>())
                    .add(spread);
        }
        html.raw("<div class=\"charts\">\n");
        stages.forEach((stage, of) -> {
            List<Piece> told = new ArrayList<>();
            for (Spread spread : of) {
                told.add(Words.BALANCE_ONE.with(
                        Piece.of(spread.rule().id().local()),
                        Shown.value(content.evaluation(), spread.finding()),
                        limit(spread.finding()),
                        Piece.of(State.of(spread.finding().status()).sign())));
            }
            charts.draw(
                    html,
                    "bars",
                    "cv-" + stage,
                    Wording.stage(stage),
                    Words.BALANCE_TOLD.with(Wording.stage(stage), Piece.clauses(told)),
                    json -> {
                        json.writeArrayFieldStart("bars");
                        for (Spread spread : of) {
                            json.writeStartArray();
                            json.writeString(spread.rule().id().local());
                            Charts.text(Piece.of(spread.rule().name()), json);
                            Charts.value(spread.finding(), json);
                            Optional<Rational> limit =
                                    spread.finding().measure().flatMap(m -> m.limit());
                            if (limit.isPresent()) {
                                json.writeNumber(limit.get().round(6));
                            } else {
                                json.writeNull();
                            }
                            json.writeNumber(State.of(spread.finding().status()).number());
                            Charts.text(Shown.value(content.evaluation(), spread.finding()), json);
                            json.writeEndArray();
                        }
                        json.writeEndArray();
                    });
        });
        html.raw("</div>\n");
        html.element("h3", "id=\"drivers\"", Words.DRIVERS.piece()).raw("\n");
        html.element("p", Words.DRIVERS_EXPLAINED.piece());
        List<Piece> left = new ArrayList<>();
        for (Spread spread : content.spreads()) {
            if (spread.indicator().isPresent()) {
                drivers(spread, spread.indicator().get());
                if (isFar(spread)) {
                    left.add(Piece.words(
                            Piece.of(spread.rule().id().local()),
                            Wording.stage(spread.finding().stage().orElseThrow())));
                }
            }
        }
        html.leftOnPaper(left);
    }

    /** Met, and by more than a tenth of the limit. */
    private static boolean isFar(Spread spread) {
        return spread.finding().status() == Status.MET && !spread.isClose();
    }

    private static Piece limit(Finding finding) {
        return finding.measure().flatMap(m -> m.limit()).map(Shown::bound).orElse(Piece.DASH);
    }

    private void drivers(Spread spread, Indicator indicator) {
        Finding finding = spread.finding();
        Stage stage = finding.stage().orElseThrow();
        Piece name = content.wording().rule(spread.rule());
        State state = State.of(finding.status());
        html.raw("<details class=\"driver\" id=\"driver-"
                        + Markup.escaped(spread.rule().id().local()) + "-" + stage + "\""
                        + (finding.status() == Status.NOT_MET ? " open" : isFar(spread) ? " data-far" : "")
                        + "><summary>" + state.sign() + " ")
                .text(Words.DRIVERS_CAPTION.with(
                        name, Wording.stage(stage), Shown.value(content.evaluation(), finding)))
                .raw("</summary>\n");
        Drivers drivers = spread.drivers().orElse(null);
        List<Drivers.Driver> greatest = drivers == null ? List.of() : drivers(spread, drivers);
        if (drivers == null || greatest.isEmpty()) {
            html.element("p", Words.DRIVERS_NONE.piece()).raw("</details>\n");
            return;
        }
        Rational rest = Rational.ONE;
        for (Drivers.Driver driver : greatest) {
            rest = rest.minus(driver.share());
        }
        Piece others = Words.REST.with(Piece.of(drivers.size() - greatest.size()));
        BigDecimal restShare = percent(rest);
        List<Piece> told = new ArrayList<>();
        for (Drivers.Driver driver : greatest.subList(0, Math.min(3, greatest.size()))) {
            told.add(Words.DRIVERS_SHARE.with(
                    content.wording().school(driver.unit().school()),
                    Piece.of(percent(driver.share()).toPlainString())));
        }
        charts.draw(
                html,
                "shares",
                "shares-" + spread.rule().id().local() + "-" + stage,
                Words.SHARE.piece(),
                Words.DRIVERS_TOLD.with(Piece.of(spread.rule().name()), Wording.stage(stage), Piece.list(told)),
                json -> {
                    json.writeArrayFieldStart("parts");
                    for (Drivers.Driver driver : greatest) {
                        json.writeStartArray();
                        Charts.text(content.wording().school(driver.unit().school()), json);
                        json.writeNumber(percent(driver.share()));
                        json.writeEndArray();
                    }
                    if (drivers.size() > greatest.size()) {
                        json.writeStartArray();
                        Charts.text(others, json);
                        json.writeNumber(restShare);
                        json.writeEndArray();
                    }
                    json.writeEndArray();
                });
        html.raw("<div class=\"table\"><table class=\"sortable drivers\">")
                .header(List.of(
                        Words.SCHOOL.piece(),
                        Words.PUPILS.piece(),
                        Words.VALUE.piece(),
                        Words.ABOVE_OR_BELOW.piece(),
                        Words.SHARE.piece(),
                        Words.WITHOUT.piece(),
                        Words.RAISED.piece()))
                .raw("<tbody>\n");
        for (Drivers.Driver driver : greatest) {
            Rational value = spread.value(driver.unit());
            html.raw("<tr>");
            html.element(
                    "th",
                    "scope=\"row\"",
                    content.wording().school(driver.unit().school()));
            html.element("td", "", Shown.number(driver.unit().heads(), null, 0));
            html.element(
                    "td", "", Shown.number(value, spread.limit(driver.unit()).orElse(null), Shown.decimals(indicator)));
            html.element(
                    "td",
                    "",
                    (driver.unit().perHead().compareTo(drivers.mean()) >= 0 ? Words.ABOVE : Words.BELOW).piece());
            html.raw("<td data-v=\"" + percent(driver.share()).toPlainString() + "\">"
                    + percent(driver.share()).toPlainString() + "</td>");
            html.cell(Optional.ofNullable(driver.without()).map(cv -> coefficient(spread, cv)));
            html.cell(spread.raised(driver.unit()).map(cv -> coefficient(spread, cv)));
            html.raw("</tr>\n");
        }
        if (drivers.size() > greatest.size()) {
            html.raw("<tr>").element("th", "scope=\"row\"", others);
            html.raw("<td></td><td></td><td></td><td data-v=\"" + restShare.toPlainString() + "\">"
                    + restShare.toPlainString() + "</td><td></td><td></td></tr>\n");
        }
        html.raw("</tbody></table></div></details>\n");
    }

    /** Those with the greatest shares; of a coefficient that fails all that are below what a rule wants of a school, too. */
    private static List<Drivers.Driver> drivers(Spread spread, Drivers drivers) {
        List<Drivers.Driver> listed = new ArrayList<>(drivers.greatest(DRIVERS));
        if (spread.finding().status() == Status.NOT_MET && drivers.differ()) {
            for (Unit unit : spread.below()) {
                if (listed.stream().noneMatch(driver -> driver.unit().equals(unit))) {
                    listed.add(drivers.driver(unit));
                }
            }
        }
        return listed;
    }

    /** A coefficient as it would be; marked where the county would then be within the limit that it is beyond now. */
    private Piece coefficient(Spread spread, Magnitude cv) {
        Piece number = Shown.instead(content.evaluation(), spread.finding(), cv);
        return spread.finding().status() == Status.NOT_MET && spread.admits(cv)
                ? Words.FALLS_WITHIN.with(number)
                : number;
    }

    private static BigDecimal percent(Rational share) {
        return share.times(Rational.of(100)).round(1);
    }
}
