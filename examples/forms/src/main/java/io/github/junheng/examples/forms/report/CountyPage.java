package io.github.junheng.examples.forms.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.examples.forms.figure.Amounts;
import io.github.junheng.examples.forms.figure.DispersionUnits;
import io.github.junheng.examples.forms.read.Bands;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Block;
import io.github.junheng.report.EvaluationReport;
import io.github.junheng.report.EvaluationReport.Part;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page about a county, from the top down. It goes by the shape of the standard and knows none. */
final class CountyPage {
    /** So many lines a summary has at most, so that it stays on its page. */
    private static final int SUMMARY_LINES = 12;

    /** So many schools are told apart as what a coefficient comes from. */
    private static final int DRIVERS = 8;

    private static final int CLASS_BIN = 5;
    private static final int SCHOOL_BIN = 100;
    private static final int MOST_BINS = 60;

    private final ReportInput in;
    private final Evaluation evaluation;
    private final List<Evaluation> years;
    private final Standard standard;
    private final Wording wording;
    private final Map<String, Finding> byKey = new LinkedHashMap<>();
    private final List<Schools> schools;
    private final List<Spread> spreads;
    private final ExplanationTable explanations = new ExplanationTable();
    private final Charts charts = new Charts();
    private final Html html;
    private final Amounts amounts;
    private final Remedies remedies;
    private final Summary summary;

    CountyPage(ReportInput in) {
        this.in = in;
        this.years = in.masked() ? in.years().stream().map(Masking::masked).toList() : in.years();
        this.evaluation = years.get(years.size() - 1);
        this.standard = evaluation.standard();
        this.wording = Wording.of(evaluation);
        this.html = new Html(in.first());
        Function<Finding, ExplanationText.Line> trees = ExplanationText.trees(evaluation);
        for (Finding finding : evaluation.findings()) {
            byKey.put(ExplanationTable.key(finding), finding);
            explanations.add(finding, trees.apply(finding));
        }
        this.schools = Schools.of(evaluation, byKey);
        this.spreads = Spread.of(evaluation);
        this.amounts = new Amounts(evaluation);
        this.remedies = new Remedies(evaluation, byKey);
        this.summary = new Summary(evaluation, wording, amounts, remedies);
    }

    Piece title() {
        return Words.TITLE.with(Words.REPORT.piece(), wording.county());
    }

    Charts charts() {
        return charts;
    }

    ExplanationTable explanations() {
        return explanations;
    }

    /** A part of the page. */
    private record Content(String id, Piece heading, Runnable body) {}

    Html body() {
        List<Content> contents = contents();
        html.element("a", "class=\"skip\" href=\"#summary\"", Words.SKIP.piece())
                .raw("\n<header>\n");
        html.tools();
        html.element("h1", Words.TITLE.with(Words.REPORT.piece(), wording.county()));
        html.element(
                "p",
                "class=\"basics\"",
                Words.BASICS.with(
                        Piece.of(standard.title()),
                        Piece.of(standard.documentNumber()),
                        Piece.of(evaluation.dataset().county().year()),
                        Piece.of(evaluation.asOf().toString())));
        if (in.masked()) {
            html.element("p", "class=\"note\"", Words.MASKED.piece());
        }
        html.raw("<noscript><p class=\"note\">").text(Words.NO_SCRIPT.piece()).raw("</p></noscript>\n</header>\n");
        html.raw("<nav ")
                .raw(html.attribute("aria-label", Words.CONTENTS.piece()))
                .raw("><ol>\n");
        for (Content content : contents) {
            html.raw("<li><a href=\"#" + content.id() + "\">")
                    .text(content.heading())
                    .raw("</a></li>\n");
        }
        html.raw("</ol></nav>\n<main>\n");
        for (Content content : contents) {
            html.raw("<section id=\"" + content.id() + "\" aria-labelledby=\"" + content.id() + "-h\">\n");
            html.element("h2", "id=\"" + content.id() + "-h\"", content.heading())
                    .raw("\n");
            content.body().run();
            html.raw("</section>\n");
        }
        html.raw(
                        "</main>\n<dialog id=\"explanation\" aria-labelledby=\"explanation-h\"><div class=\"bar\"><h2 id=\"explanation-h\">")
                .text(Words.EXPLANATION.piece())
                .raw("</h2><button type=\"button\" id=\"close\">")
                .text(Words.CLOSE.piece())
                .raw("</button></div><div id=\"steps\"></div><p id=\"absent\" hidden>")
                .text(Words.NOT_FOUND.piece())
                .raw("</p></dialog>\n");
        return html;
    }

    private List<Content> contents() {
        List<Content> contents = new ArrayList<>();
        Map<Part, List<Block>> parts = EvaluationReport.parts(evaluation, in.masked() ? List.of() : in.problems());
        contents.add(new Content("summary", Words.SUMMARY.piece(), this::summary));
        contents.add(new Content("by-school", Words.BY_SCHOOL.piece(), () -> bySchool(parts)));
        for (Section section : standard.sections()) {
            List<Rule> rules = section.rules().stream().map(standard::rule).toList();
            boolean resources = rules.stream().anyMatch(rule -> rule.criterion() instanceof Criterion.KOfN);
            boolean balance = rules.stream()
                    .anyMatch(rule -> rule.criterion() instanceof Criterion.Dispersion
                            || rule.criterion() instanceof Criterion.MeanDispersion);
            Piece name = Words.TITLE.with(Piece.of(section.id()), Piece.of(section.name()));
            contents.add(new Content(
                    "section-" + Html.escaped(section.id()),
                    resources ? Words.RESOURCES.with(name) : balance ? Words.BALANCE.with(name) : name,
                    () -> section(section, resources, balance)));
        }
        contents.add(new Content("sizes", Words.SIZES.piece(), this::sizes));
        contents.add(part("open", Words.OPEN_ITEMS, parts, Part.UNSETTLED));
        if (years.size() > 1) {
            contents.add(new Content("trend", Words.TREND.piece(), this::trend));
        }
        contents.add(part("boundary", Words.BOUNDARY, parts, Part.BOUNDARY));
        if (!standard.concessions().isEmpty()) {
            contents.add(new Content("conceded", Words.CONCEDED.piece(), () -> {
                parts.getOrDefault(Part.CONCEDED, List.of()).forEach(this::block);
                concessions();
            }));
        }
        contents.add(part("excluded", Words.EXCLUDED, parts, Part.EXCLUDED));
        contents.add(
                in.masked()
                        ? new Content("remarks", Words.DATA_REMARKS.piece(), this::countedProblems)
                        : part("remarks", Words.DATA_REMARKS, parts, Part.WARNINGS));
        contents.add(part("sources", Words.SOURCES, parts, Part.SOURCES));
        contents.add(new Content("provenance", Words.PROVENANCE.piece(), this::provenance));
        return contents;
    }

    private Content part(String id, Words heading, Map<Part, List<Block>> parts, Part part) {
        return new Content(
                id, heading.piece(), () -> parts.getOrDefault(part, List.of()).forEach(this::block));
    }

    /** What the standard eases for whom, whether it was asked for or not. */
    private void concessions() {
        html.element("h3", Words.CONCESSIONS.piece()).raw("<ul>\n");
        for (Concession concession : standard.concessions()) {
            html.element(
                    "li",
                    Words.CONCESSION.with(
                            Piece.of(concession.id()),
                            Piece.of(concession.rule()),
                            Piece.of(concession.name()),
                            Piece.of(concession.when().name()),
                            Piece.of(concession.citation().reference())));
        }
        html.raw("</ul>\n");
    }

    private void block(Block block) {
        if (block instanceof Block.Heading heading) {
            html.element("h" + Math.max(3, heading.level()), heading.text());
        } else if (block instanceof Block.Paragraph paragraph) {
            html.element("p", paragraph.strong() ? "class=\"strong\"" : "", paragraph.text())
                    .raw("\n");
        } else if (block instanceof Block.Items items) {
            html.raw("<ul>\n");
            items.items().forEach(item -> html.element("li", item));
            html.raw("</ul>\n");
        } else if (block instanceof Block.Table table) {
            html.raw("<div class=\"table\"><table class=\"sortable\">")
                    .header(table.header())
                    .raw("<tbody>\n");
            for (List<Piece> row : table.rows()) {
                html.raw("<tr>");
                row.forEach(cell -> html.element("td", "", cell));
                html.raw("</tr>\n");
            }
            html.raw("</tbody></table></div>\n");
        }
    }

    /** What each school lacks, with the least that would be enough, and of lists all that is beyond its limit. */
    private void bySchool(Map<Part, List<Block>> parts) {
        Map<Piece, List<Piece>> more = new HashMap<>();
        for (Finding finding : evaluation.findings()) {
            SchoolCode school = finding.schoolOrNull();
            if (school != null && finding.status() == Status.NOT_MET) {
                List<Piece> lines = more.computeIfAbsent(wording.schoolWithKind(school), s -> new ArrayList<>());
                remedies.of(finding).ifPresent(way -> lines.add(summary.way(way)));
                amounts.of(finding).stream()
                        .filter(gap -> !gap.elements().isEmpty())
                        .forEach(gap -> lines.add(
                                Words.LINE_STATED.with(Piece.of(finding.rule().local()), gap.text())));
            }
        }
        for (Block block : parts.getOrDefault(Part.FAILURES_BY_SCHOOL, List.of())) {
            block(block);
            if (block instanceof Block.Heading heading) {
                for (Piece line : more.getOrDefault(heading.text(), List.of())) {
                    html.element("p", "class=\"strong\"", line).raw("\n");
                }
            }
        }
    }

    // ---------------------------------------------------------------- summary

    private void summary() {
        State state = State.of(evaluation.status());
        html.raw("<p class=\"verdict " + state.style() + "\"><span class=\"sign\" aria-hidden=\"true\">" + state.sign()
                        + "</span> ")
                .text(wording.verdict())
                .raw("</p>\n");
        html.raw("<ul class=\"sections\">\n");
        for (Verdict.SectionResult result : evaluation.verdict().sections()) {
            State of = State.of(result.status());
            html.raw("<li class=\"" + of.style() + "\"><a href=\"#section-"
                            + Html.escaped(result.section().id()) + "\">")
                    .plain(result.section().id() + " ")
                    .text(Piece.of(result.section().name()))
                    .raw("</a> <span class=\"sign\">" + of.sign() + "</span> ")
                    .text(
                            result.status() == Status.INDETERMINATE
                                    ? Words.OPEN_FOR_WANT_OF.with(
                                            Wording.status(result.status()), summary.openOf(result.section()))
                                    : Wording.status(result.status()))
                    .raw("</li>\n");
        }
        html.raw("</ul>\n");
        html.element("h3", Words.BETWEEN.piece());
        lines("between", summary.failures(), standard.decides() ? Words.BETWEEN_NOTHING : Words.BETWEEN_NOT_ASKED);
        kinds();
        List<Summary.Line> afterwards = summary.afterwards(spreads);
        if (!afterwards.isEmpty()) {
            html.element("h3", Words.AFTERWARDS.piece());
            lines("afterwards", afterwards, Words.NONE);
        }
        html.element("h3", Words.TO_DECIDE.piece());
        lines("to-decide", summary.open(), Words.TO_DECIDE_NOTHING);
        long flips = evaluation.findings().stream()
                .filter(Finding::boundarySensitive)
                .count();
        if (flips > 0) {
            html.raw("<p><a href=\"#boundary\">")
                    .text(Words.FLIPS.with(Piece.of(flips)))
                    .raw("</a></p>\n");
        }
    }

    private void lines(String id, List<Summary.Line> lines, Words nothing) {
        if (lines.isEmpty()) {
            html.element("p", nothing.piece());
            return;
        }
        html.raw("<ul id=\"" + id + "\" class=\"lines\">\n");
        int own = 0;
        int left = 0;
        for (Summary.Line line : lines) {
            own += line.depth() == 0 ? 1 : 0;
            if (own > SUMMARY_LINES) {
                left += line.depth() == 0 ? 1 : 0;
                continue;
            }
            html.raw(line.depth() > 0 ? "<li class=\"item\">" : "<li>");
            if (line.finding() == null && line.depth() > 0) {
                html.raw("<a href=\"#by-school\">").text(line.text()).raw("</a>");
            } else if (line.finding() == null) {
                html.text(line.text());
            } else {
                open(line.finding(), "", () -> html.text(line.text()));
            }
            html.raw("</li>\n");
        }
        html.raw("</ul>\n");
        if (left > 0) {
            html.element("p", Words.BETWEEN_MORE.with(Piece.of(left)));
        }
    }

    private void kinds() {
        List<Summary.Kind> kinds = summary.kinds();
        if (kinds.isEmpty()) {
            return;
        }
        html.element("h3", Words.KINDS.piece());
        if (!remedies.all().isEmpty()) {
            html.element("p", "class=\"told\"", Words.LEAST_EXPLAINED.piece()).raw("\n");
        }
        html.raw("<div class=\"table\"><table id=\"kinds\">")
                .header(List.of(Words.KIND.piece(), Words.LEAST.piece(), Words.FULL.piece(), Words.SCHOOLS.piece()))
                .raw("<tbody>\n");
        for (Summary.Kind kind : kinds) {
            html.raw("<tr>").element("th", "scope=\"row\"", kind.name());
            html.element("td", "", kind.least());
            html.element("td", "", kind.full());
            html.raw("<td>" + kind.schools() + "</td></tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    /** A link that opens how a finding came about. */
    private void open(Finding finding, String attributes, Runnable content) {
        html.raw("<a class=\"x\" href=\"#x=")
                .plain(ExplanationTable.key(finding))
                .raw("\"")
                .raw(attributes)
                .raw(">");
        content.run();
        html.raw("</a>");
    }

    // ---------------------------------------------------------------- sections

    private void section(Section section, boolean resources, boolean balance) {
        List<Finding> county = new ArrayList<>();
        Set<String> rules = new LinkedHashSet<>(section.rules());
        for (Finding finding : evaluation.findings()) {
            if (rules.contains(finding.rule().local()) && finding.schoolOrNull() == null) {
                county.add(finding);
            }
        }
        if (!county.isEmpty()) {
            findings(section, county);
        }
        if (resources) {
            schools();
        }
        if (balance) {
            spreads();
        }
    }

    private void findings(Section section, List<Finding> county) {
        boolean elements = county.stream().anyMatch(f -> f.elementOrNull() != null);
        List<Piece> header = Wording.header(elements);
        html.raw("<div class=\"table\"><table class=\"findings\" data-section=\"" + Html.escaped(section.id()) + "\">")
                .header(header)
                .raw("<tbody>\n");
        for (Finding finding : county) {
            List<List<Piece>> rows = wording.rows(finding);
            for (int r = 0; r < rows.size(); r++) {
                Status status =
                        r == 0 ? finding.status() : finding.parts().get(r - 1).status();
                State state = State.of(status);
                html.raw(r == 0 ? "<tr class=\"" + state.style() + "\">" : "<tr class=\"part " + state.style() + "\">");
                for (int c = 0; c < rows.get(r).size(); c++) {
                    Piece cell = cell(finding, r, c, rows.get(r));
                    if (c == 0) {
                        html.element("th", "scope=\"row\"", cell);
                    } else if (c == Wording.outcomeColumn() && r == 0) {
                        html.raw("<td class=\"s\">");
                        open(finding, "", () -> html.raw(state.sign() + " ").text(cell));
                        html.raw("</td>");
                    } else if (c == Wording.outcomeColumn()) {
                        html.raw("<td class=\"s\">" + state.sign() + " ")
                                .text(cell)
                                .raw("</td>");
                    } else {
                        html.element("td", "", cell);
                    }
                }
                html.raw("</tr>\n");
            }
            concerned(finding, header.size());
        }
        html.raw("</tbody></table></div>\n");
    }

    /** A cell of a finding's row: figures as they stand everywhere, and the source marked where it was not read. */
    private Piece cell(Finding finding, int row, int column, List<Piece> cells) {
        Measure measure = row > 0
                ? finding.parts().get(row - 1).measureOrNull()
                : finding.parts().isEmpty() ? finding.measureOrNull() : null;
        if (measure != null && measure.valueOrNull() != null && column == Wording.outcomeColumn() - 2) {
            return Shown.value(measure, row > 0 ? 2 : Shown.decimals(evaluation, finding));
        }
        if (measure != null && measure.limitOrNull() != null && column == Wording.outcomeColumn() - 1) {
            return Shown.limit(measure);
        }
        Confidence confidence = finding.citation().confidence();
        // What is not verified at all bears its mark already.
        return row == 0 && column == cells.size() - 1 && confidence != Confidence.UNVERIFIED
                ? Summary.marked(cells.get(column), confidence)
                : cells.get(column);
    }

    /** The schools by which a finding of the county comes out as it does. */
    private void concerned(Finding county, int columns) {
        if (county.unitsOrNull() == null) {
            return;
        }
        List<Finding> open = new ArrayList<>();
        int failing = 0;
        for (Status status : List.of(Status.NOT_MET, Status.INDETERMINATE)) {
            for (Finding finding : evaluation.findings()) {
                if (finding.rule().equals(county.rule())
                        && finding.schoolOrNull() != null
                        && (county.stageOrNull() == null || county.stageOrNull() == finding.stageOrNull())
                        && finding.status() == status) {
                    open.add(finding);
                    failing += status == Status.NOT_MET ? 1 : 0;
                }
            }
        }
        if (open.isEmpty()) {
            return;
        }
        html.raw("<tr class=\"concerned\"><td colspan=\"" + columns + "\"><details><summary>")
                .text(Words.FAILING_SCHOOLS.with(
                        Piece.of(county.rule().local()), Piece.of(failing), Piece.of(open.size() - failing)))
                .raw("</summary><ul>\n");
        for (Finding finding : open) {
            html.raw("<li>");
            open(
                    finding,
                    "",
                    () -> html.raw(State.of(finding.status()).sign() + " ").text(wording.subject(finding)));
            if (finding.measureOrNull() != null) {
                html.raw(" ")
                        .text(Piece.words(
                                Shown.value(evaluation, finding), Piece.of("/"), Shown.limit(finding.measureOrNull())));
            }
            for (Amounts.Gap gap : amounts.of(finding)) {
                html.raw(" · ").text(gap.text());
            }
            html.raw("</li>\n");
        }
        html.raw("</ul></details></td></tr>\n");
    }

    // ---------------------------------------------------------------- schools and their indicators

    private void schools() {
        html.element("p", Words.HEAT_EXPLAINED.piece());
        for (Schools one : schools) {
            heat(one);
        }
        html.element("h3", "id=\"strips\"", Words.STRIPS.piece()).raw("\n");
        html.element("p", Words.STRIPS_EXPLAINED.piece());
        for (Schools one : schools) {
            html.raw("<div class=\"charts\">\n");
            for (int i = 0; i < one.items().size(); i++) {
                strip(one, i);
            }
            html.raw("</div>\n");
        }
        stripTable();
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
                    .raw(html.attribute("title", wording.rule(item)))
                    .raw("><abbr>")
                    .plain(item.id().local())
                    .raw("</abbr> <span class=\"name\">")
                    .text(Piece.of(item.name()))
                    .raw("</span>");
            of.limit(i)
                    .ifPresent(limit -> html.raw("<span class=\"limit\">")
                            .text(Words.LIMIT_IS.with(number(limit, null, 2)))
                            .raw("</span>"));
            html.raw("</th>");
        }
        html.element("th", "scope=\"col\"", Words.OUTCOME.piece());
        html.raw("</tr></thead><tbody>\n");
        for (Schools.Row row : of.rows()) {
            html.raw("<tr><th scope=\"row\">").plain(row.name());
            if (!in.masked()) {
                html.raw(" <small>").plain(row.code().value()).raw("</small>");
            }
            html.raw("</th><td data-v=\"" + (row.pupils() == null ? "" : row.pupils()) + "\">")
                    .plain(row.pupils() == null ? "—" : row.pupils().toString())
                    .raw("</td>");
            for (Schools.Item item : row.items()) {
                html.raw("<td class=\"" + item.state().style() + "\" data-v=\""
                        + (item.value() == null ? "" : item.value().round(6).toPlainString()) + "\">");
                open(
                        item.finding(),
                        "",
                        () -> html.text(item.value() == null ? Piece.NONE : number(item.value(), item.limit(), 2))
                                .raw(
                                        item.value() == null
                                                ? item.state().sign()
                                                : " " + item.state().sign()));
                html.raw("</td>");
            }
            State state = State.of(row.finding().status());
            html.raw("<td class=\"" + state.style() + "\" data-v=\"" + state.number() + "\">");
            open(
                    row.finding(),
                    "",
                    () -> html.raw(state.sign() + " ")
                            .text(Wording.status(row.finding().status())));
            html.raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    private static Piece number(Magnitude value, @Nullable Rational limit, int decimals) {
        return new Piece.Figure(value, limit, decimals);
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
                ? Optional.of(standard.indicator(comparison.indicator()))
                : Optional.empty();
        Piece heading = Words.TITLE.with(
                Wording.stage(of.stage()), Words.TITLE.with(Piece.of(rule.id().local()), Piece.of(rule.name())));
        Optional<Rational> mean = mean(rule, of.stage());
        chart("strip", "strip-" + rule.id().local() + "-" + of.stage(), heading, told, json -> {
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
                    json.writeNumber(cell.value().round(4));
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
        for (Spread spread : spreads) {
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
        for (Schools of : schools) {
            for (int i = 0; i < of.items().size(); i++) {
                Rule item = of.items().get(i);
                html.raw("<tr>");
                html.element("th", "scope=\"row\"", wording.rule(item));
                html.element("td", "", Wording.stage(of.stage()));
                cell(of.limit(i).map(v -> number(v, null, 4)));
                cell(of.floor(i).map(v -> number(v, null, 4)));
                cell(mean(item, of.stage()).map(v -> number(v, null, 2)));
                for (State state : List.of(State.MET, State.NEAR, State.NOT_MET, State.OPEN)) {
                    cell(Optional.of(Piece.of(of.count(i, state))));
                }
                cell(Optional.of(Piece.of(pupilsShort(of, i))));
                html.raw("</tr>\n");
            }
        }
        html.raw("</tbody></table></div>\n");
    }

    private void cell(Optional<Piece> text) {
        html.element("td", "", text.orElse(Piece.DASH));
    }

    private static void decimal(String name, Optional<? extends Magnitude> value, JsonGenerator json)
            throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get().round(Magnitude.SHOWN_DECIMALS));
        }
    }

    /** A figure that the script draws; what it shows is told in words and stands in a table too. */
    private void chart(String kind, String id, Piece heading, Piece told, Embedded.Content data) {
        chart(kind, id, heading, told, data, () -> {});
    }

    private void chart(String kind, String id, Piece heading, Piece told, Embedded.Content data, Runnable twin) {
        int number = charts.add(data);
        html.raw("<figure id=\"" + Html.escaped(id) + "\"><figcaption>")
                .text(heading)
                .raw("</figcaption><div class=\"chart " + kind + "\" role=\"img\" data-chart=\"" + kind + "\" data-n=\""
                        + number + "\" ")
                .raw(html.attribute("aria-label", told))
                .raw("></div><p class=\"told\">")
                .text(told)
                .raw("</p>\n");
        twin.run();
        html.raw("</figure>\n");
    }

    // ---------------------------------------------------------------- how far schools lie apart

    private void spreads() {
        html.element("p", Words.BALANCE_EXPLAINED.piece());
        Map<Stage, List<Spread>> stages = new TreeMap<>();
        for (Spread spread : spreads) {
            stages.computeIfAbsent(spread.finding().stage().orElseThrow(), s -> new ArrayList<>())
                    .add(spread);
        }
        html.raw("<div class=\"charts\">\n");
        stages.forEach((stage, of) -> {
            List<Piece> told = new ArrayList<>();
            for (Spread spread : of) {
                told.add(Words.BALANCE_ONE.with(
                        Piece.of(spread.rule().id().local()),
                        Shown.value(evaluation, spread.finding()),
                        limit(spread.finding()),
                        Piece.of(State.of(spread.finding().status()).sign())));
            }
            chart(
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
                            Optional<Magnitude> value =
                                    spread.finding().measure().flatMap(m -> m.value());
                            if (value.isPresent()) {
                                json.writeNumber(value.get().round(6));
                            } else {
                                json.writeNull();
                            }
                            Optional<Rational> limit =
                                    spread.finding().measure().flatMap(m -> m.limit());
                            if (limit.isPresent()) {
                                json.writeNumber(limit.get().round(6));
                            } else {
                                json.writeNull();
                            }
                            json.writeNumber(State.of(spread.finding().status()).number());
                            json.writeEndArray();
                        }
                        json.writeEndArray();
                    });
        });
        html.raw("</div>\n");
        html.element("h3", "id=\"drivers\"", Words.DRIVERS.piece()).raw("\n");
        html.element("p", Words.DRIVERS_EXPLAINED.piece());
        for (Spread spread : spreads) {
            if (spread.indicator().isPresent()) {
                drivers(spread, spread.indicator().get());
            }
        }
    }

    private static Piece limit(Finding finding) {
        return finding.measure()
                .flatMap(m -> m.limit())
                .map(limit -> (Piece) new Piece.Figure(limit, null, 4))
                .orElse(Piece.DASH);
    }

    private void drivers(Spread spread, Indicator indicator) {
        Finding finding = spread.finding();
        Stage stage = finding.stage().orElseThrow();
        Piece name = wording.rule(spread.rule());
        State state = State.of(finding.status());
        html.raw("<details class=\"driver\" id=\"driver-"
                        + Html.escaped(spread.rule().id().local()) + "-" + stage + "\""
                        + (finding.status() == Status.NOT_MET ? " open" : close(finding) ? "" : " data-far")
                        + "><summary>" + state.sign() + " ")
                .text(Words.DRIVERS_CAPTION.with(name, Wording.stage(stage), Shown.value(evaluation, finding)))
                .raw("</summary>\n");
        Drivers drivers = spread.drivers().orElse(null);
        List<Drivers.Driver> greatest = drivers == null ? List.of() : drivers(finding, drivers, indicator);
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
                    wording.school(driver.unit().school()),
                    Piece.of(percent(driver.share()).toPlainString())));
        }
        chart(
                "shares",
                "shares-" + spread.rule().id().local() + "-" + stage,
                Words.SHARE.piece(),
                Words.DRIVERS_TOLD.with(Piece.of(spread.rule().name()), Wording.stage(stage), Piece.list(told)),
                json -> {
                    json.writeArrayFieldStart("parts");
                    for (Drivers.Driver driver : greatest) {
                        json.writeStartArray();
                        Charts.text(wording.school(driver.unit().school()), json);
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
        Rational cvLimit = finding.measure().flatMap(m -> m.limit()).orElse(null);
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
            Rational value = driver.unit().perHead().times(indicator.per());
            html.raw("<tr>");
            html.element("th", "scope=\"row\"", wording.school(driver.unit().school()));
            html.element("td", "", number(driver.unit().heads(), null, 0));
            html.element(
                    "td",
                    "",
                    number(
                            value,
                            itemLimit(standard, byKey, indicator, driver.unit(), stage)
                                    .orElse(null),
                            2));
            html.element(
                    "td",
                    "",
                    (driver.unit().perHead().compareTo(drivers.mean()) >= 0 ? Words.ABOVE : Words.BELOW).piece());
            html.raw("<td data-v=\"" + percent(driver.share()).toPlainString() + "\">"
                    + percent(driver.share()).toPlainString() + "</td>");
            cell(Optional.ofNullable(driver.without()).map(cv -> coefficient(cv, cvLimit, finding.status())));
            cell(itemLimit(standard, byKey, indicator, driver.unit(), stage)
                    .filter(limit -> limit.compareTo(value) > 0)
                    .flatMap(limit -> drivers.with(driver.unit(), limit.dividedBy(indicator.per())))
                    .map(cv -> coefficient(cv, cvLimit, finding.status())));
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
    private List<Drivers.Driver> drivers(Finding finding, Drivers drivers, Indicator indicator) {
        List<Drivers.Driver> listed = new ArrayList<>(drivers.greatest(DRIVERS));
        if (finding.status() == Status.NOT_MET && drivers.differ()) {
            for (DispersionUnits.Unit unit : drivers.units()) {
                boolean told = listed.stream().anyMatch(driver -> driver.unit().equals(unit));
                if (!told
                        && itemLimit(
                                        standard,
                                        byKey,
                                        indicator,
                                        unit,
                                        finding.stage().orElseThrow())
                                .filter(limit -> limit.compareTo(unit.perHead().times(indicator.per())) > 0)
                                .isPresent()) {
                    listed.add(drivers.driver(unit));
                }
            }
        }
        return listed;
    }

    /** A coefficient as it would be; marked where the county would then be within the limit that it is beyond now. */
    private static Piece coefficient(Magnitude cv, @Nullable Rational limit, Status now) {
        Piece number = number(cv, limit, 3);
        return now == Status.NOT_MET && limit != null && cv.compareTo(limit) <= 0
                ? Words.FALLS_WITHIN.with(number)
                : number;
    }

    /** Whether a value is within a tenth of its limit. */
    private static boolean close(Finding finding) {
        Rational limit = finding.measure().flatMap(m -> m.limit()).orElse(null);
        Magnitude value = finding.measure().flatMap(m -> m.value()).orElse(null);
        return limit == null
                || value == null
                || (value.compareTo(limit.times(Rational.of(9, 10))) >= 0
                        && value.compareTo(limit.times(Rational.of(11, 10))) <= 0);
    }

    private static BigDecimal percent(Rational share) {
        return share.times(Rational.of(100)).round(1);
    }

    /** What a rule on the same indicator wants of the school. */
    static Optional<Rational> itemLimit(
            Standard standard,
            Map<String, Finding> byKey,
            Indicator indicator,
            DispersionUnits.Unit unit,
            Stage stage) {
        for (Rule rule : standard.rules().values()) {
            if (rule.criterion() instanceof Criterion.Comparison comparison
                    && comparison.indicator().equals(indicator.id())
                    && comparison.comparator().wantsMore()) {
                Finding finding = byKey.get(ExplanationTable.key(rule.id().local(), unit.school(), stage));
                if (finding != null) {
                    return finding.measure().flatMap(m -> m.limit());
                }
            }
        }
        return Optional.empty();
    }

    // ---------------------------------------------------------------- sizes

    private void sizes() {
        html.raw("<div class=\"charts\">\n");
        int unknown = 0;
        for (Stage stage : Stage.values()) {
            if (!stage.isCompulsory()) {
                continue;
            }
            TreeMap<Long, Integer> bins = new TreeMap<>();
            Rational limit = classLimit(stage).orElse(null);
            int above = 0;
            int all = 0;
            // Of classes that were reported in bands no size is known.
            for (SchoolReport school : Bands.reported(evaluation.dataset()).schools()) {
                if (!school.school().kind().stages().contains(stage)) {
                    continue;
                }
                List<BigDecimal> sizes = school.facts()
                        .amounts(stage.key() + ".classSizes")
                        .toOptional()
                        .orElse(null);
                if (sizes == null) {
                    boolean leftOut = evaluation.exclusions().stream()
                            .anyMatch(e -> e.school().equals(school.school().code()) && e.stage() == stage);
                    unknown += leftOut ? 0 : 1;
                    continue;
                }
                for (BigDecimal size : sizes) {
                    bins.merge(bin(size.longValue(), CLASS_BIN), 1, Integer::sum);
                    above += limit != null && Rational.of(size).compareTo(limit) > 0 ? 1 : 0;
                    all++;
                }
            }
            if (all > 0) {
                Piece told = limit == null
                        ? Words.CLASS_SIZES_PLAIN.with(Wording.stage(stage), Piece.of(all))
                        : Words.CLASS_SIZES_TOLD.with(
                                Wording.stage(stage), Piece.of(all), Piece.of(above), number(limit, null, 0));
                histogram(
                        "classes-" + stage,
                        Words.CLASS_SIZES.with(Wording.stage(stage)),
                        told,
                        bins,
                        CLASS_BIN,
                        limit,
                        Words.CLASSES);
            }
        }
        TreeMap<Long, Integer> bins = new TreeMap<>();
        long greatest = 0;
        int count = 0;
        for (SchoolReport school : evaluation.dataset().schools()) {
            Long pupils = pupils(school);
            if (pupils != null) {
                bins.merge(bin(pupils, SCHOOL_BIN), 1, Integer::sum);
                greatest = Math.max(greatest, pupils);
                count++;
            }
        }
        if (count > 0) {
            histogram(
                    "school-sizes",
                    Words.SCHOOL_SIZES.piece(),
                    Words.SCHOOL_SIZES_TOLD.with(Piece.of(count), Piece.of(greatest)),
                    bins,
                    SCHOOL_BIN,
                    null,
                    Words.SCHOOLS);
        }
        html.raw("</div>\n");
        if (unknown > 0) {
            html.element("p", Words.SIZES_UNKNOWN.with(Piece.of(unknown)));
        }
    }

    /** Of compulsory stages; null for schools that have none or do not tell. */
    private static @Nullable Long pupils(SchoolReport school) {
        List<Stage> stages = school.compulsoryStages();
        long sum = 0;
        for (Stage stage : stages) {
            Optional<Long> pupils = school.students(stage).toOptional();
            if (pupils.isEmpty()) {
                return null;
            }
            sum += pupils.get();
        }
        return stages.isEmpty() ? null : sum;
    }

    /** Bins hold their upper end: 41–45, as rules speak of at most 45. */
    private static long bin(long value, int width) {
        return value <= 0 ? 0 : (value - 1) / width;
    }

    private void histogram(
            String id,
            Piece heading,
            Piece told,
            SortedMap<Long, Integer> bins,
            int width,
            @Nullable Rational limit,
            Words counted) {
        List<Piece> ranges = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        long first = bins.firstKey();
        long last = Math.min(bins.lastKey(), first + MOST_BINS - 1);
        for (long bin = first; bin < last; bin++) {
            ranges.add(Words.FROM_TO.with(Piece.of(bin * width + 1), Piece.of((bin + 1) * width)));
            counts.add(bins.getOrDefault(bin, 0));
        }
        // A slip of the keyboard is no reason for a bin for each step up to it.
        ranges.add(
                last == bins.lastKey()
                        ? Words.FROM_TO.with(Piece.of(last * width + 1), Piece.of((last + 1) * width))
                        : Words.FROM_ON.with(Piece.of(last * width + 1)));
        counts.add(
                bins.tailMap(last).values().stream().mapToInt(Integer::intValue).sum());
        chart(
                "histogram",
                id,
                heading,
                told,
                json -> {
                    Charts.field("counted", counted.piece(), json);
                    json.writeArrayFieldStart("bins");
                    for (int i = 0; i < counts.size(); i++) {
                        json.writeStartArray();
                        Charts.text(ranges.get(i), json);
                        json.writeNumber(counts.get(i));
                        json.writeBoolean(limit != null
                                && Rational.of((first + i) * width + 1).compareTo(limit) > 0);
                        json.writeEndArray();
                    }
                    json.writeEndArray();
                    if (limit != null) {
                        // Between the bin that the limit ends and the next.
                        json.writeNumberField(
                                "limitAfter",
                                limit.dividedBy(Rational.of(width))
                                        .minus(Rational.of(first))
                                        .round(2));
                        Charts.field("limit", Words.LIMIT_IS.with(number(limit, null, 0)), json);
                    }
                },
                () -> twin(heading, counted, ranges, counts));
    }

    private void twin(Piece heading, Words counted, List<Piece> ranges, List<Integer> counts) {
        html.raw("<details class=\"twin\"><summary>")
                .text(heading)
                .raw("</summary><div class=\"table\"><table>")
                .header(List.of(Words.RANGE.piece(), counted.piece()))
                .raw("<tbody>\n");
        for (int i = 0; i < counts.size(); i++) {
            html.raw("<tr>").element("th", "scope=\"row\"", ranges.get(i));
            html.raw("<td>" + counts.get(i) + "</td></tr>\n");
        }
        html.raw("</tbody></table></div></details>\n");
    }

    /** What some rule wants every class of a stage to keep to. */
    private Optional<Rational> classLimit(Stage stage) {
        for (Rule rule : standard.rules().values()) {
            if (!rule.isInForce(evaluation.asOf(), evaluation.dataset().county().year())) {
                continue;
            }
            for (Criterion criterion : rule.criterion() instanceof Criterion.All all
                    ? all.parts().stream().map(Criterion.Part::criterion).toList()
                    : List.of(rule.criterion())) {
                if (criterion instanceof Criterion.Every every
                        && (every.list().equals("{stage}.classSizes")
                                || every.list().equals(stage.key() + ".classSizes"))
                        && every.limit() instanceof Limit.Printed printed) {
                    Optional<Rational> limit =
                            printed.on(evaluation.asOf(), null, stage).map(dated -> dated.value());
                    if (limit.isPresent()) {
                        return limit;
                    }
                }
            }
        }
        return Optional.empty();
    }

    // ---------------------------------------------------------------- several years

    private void trend() {
        List<Map<String, Finding>> findings = new ArrayList<>();
        for (Evaluation year : years) {
            Map<String, Finding> of = new LinkedHashMap<>();
            for (Finding finding : year.findings()) {
                if (finding.schoolOrNull() == null) {
                    of.put(ExplanationTable.key(finding), finding);
                }
            }
            findings.add(of);
        }
        Map<Stage, List<Spread>> stages = new TreeMap<>();
        for (Spread spread : spreads) {
            stages.computeIfAbsent(spread.finding().stage().orElseThrow(), s -> new ArrayList<>())
                    .add(spread);
        }
        html.raw("<div class=\"charts\">\n");
        stages.forEach((stage, of) -> {
            List<Piece> told = new ArrayList<>();
            for (Spread spread : of) {
                List<Piece> values = new ArrayList<>();
                for (int y = 0; y < years.size(); y++) {
                    Finding finding = findings.get(y).get(ExplanationTable.key(spread.finding()));
                    values.add(Words.TREND_YEAR.with(
                            Piece.of(years.get(y).dataset().county().year()),
                            finding == null ? Piece.DASH : value(finding)));
                }
                told.add(Words.LINE_STATED.with(Piece.of(spread.rule().id().local()), Piece.list(values)));
            }
            chart(
                    "trend",
                    "trend-" + stage,
                    Wording.stage(stage),
                    Words.TREND_TOLD.with(Wording.stage(stage), Piece.clauses(told)),
                    json -> {
                        json.writeArrayFieldStart("years");
                        for (Evaluation year : years) {
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
                                Finding finding = year.get(ExplanationTable.key(spread.finding()));
                                Optional<Magnitude> value = finding == null
                                        ? Optional.empty()
                                        : finding.measure().flatMap(m -> m.value());
                                if (value.isPresent()) {
                                    json.writeNumber(value.get().round(6));
                                } else {
                                    json.writeNull();
                                }
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
        years.forEach(year -> header.add(Piece.of(year.dataset().county().year())));
        html.raw("<div class=\"table\"><table id=\"trend-table\">")
                .header(header)
                .raw("<tbody>\n<tr>");
        html.element("th", "scope=\"row\"", Words.OUTCOME.piece());
        for (Evaluation year : years) {
            State state = State.of(year.status());
            html.raw("<td class=\"" + state.style() + "\">" + state.sign() + " ")
                    .text(Wording.status(year.status()))
                    .raw("</td>");
        }
        html.raw("</tr>\n");
        for (Section section : standard.sections()) {
            html.raw("<tr>")
                    .element("th", "scope=\"row\"", Words.TITLE.with(Piece.of(section.id()), Piece.of(section.name())));
            for (Evaluation year : years) {
                State state = year.verdict().sections().stream()
                        .filter(r -> r.section().id().equals(section.id()))
                        .findFirst()
                        .map(r -> State.of(r.status()))
                        .orElse(State.NONE);
                html.raw("<td class=\"" + state.style() + "\">" + state.sign() + "</td>");
            }
            html.raw("</tr>\n");
        }
        for (Rule rule : schools.stream()
                .flatMap(s -> Stream.concat(Stream.of(s.whole()), s.items().stream()))
                .distinct()
                .toList()) {
            html.raw("<tr>")
                    .element("th", "scope=\"row\"", Words.TITLE.with(Words.MET_UNITS.piece(), wording.rule(rule)));
            for (Evaluation year : years) {
                html.raw("<td>").text(met(year, rule.id().local())).raw("</td>");
            }
            html.raw("</tr>\n");
        }
        for (Spread spread : spreads) {
            html.raw("<tr>")
                    .element(
                            "th",
                            "scope=\"row\"",
                            Piece.words(
                                    wording.rule(spread.rule()),
                                    Wording.stage(spread.finding().stage().orElseThrow())));
            for (Map<String, Finding> year : findings) {
                Finding finding = year.get(ExplanationTable.key(spread.finding()));
                State state = finding == null ? State.NONE : State.of(finding.status());
                html.raw("<td class=\"" + state.style() + "\">")
                        .text(finding == null ? Piece.NONE : value(finding))
                        .raw(" " + state.sign() + "</td>");
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    static Piece value(Finding finding) {
        return finding.measure()
                .flatMap(m -> m.value().map(v -> (Piece) new Piece.Figure(v, m.limitOrNull(), 3)))
                .orElse(Piece.DASH);
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

    // ---------------------------------------------------------------- where it comes from

    private void countedProblems() {
        html.raw("<ul>\n");
        counted(in, evaluation).forEach(line -> html.element("li", line));
        html.raw("</ul>\n");
    }

    /** How many problems there are of each code, which tells of no school. */
    static List<Piece> counted(ReportInput in, Evaluation evaluation) {
        Map<ProblemCode, Integer> counts = new EnumMap<>(ProblemCode.class);
        List<Problem> problems = new ArrayList<>(in.problems());
        problems.addAll(evaluation.problems());
        problems.forEach(problem -> counts.merge(problem.code(), 1, Integer::sum));
        List<Piece> lines = new ArrayList<>();
        counts.forEach((code, count) -> lines.add(Words.REMARKS_MASKED.with(Piece.of(code.code()), Piece.of(count))));
        return lines;
    }

    private void provenance() {
        html.raw("<dl>\n");
        Provenances.entries(in, evaluation, wording).forEach(this::entry);
        html.raw("</dl>\n");
    }

    private void entry(Words name, Piece value) {
        html.raw("<dt>").text(name.piece()).raw("</dt><dd>").text(value).raw("</dd>\n");
    }
}
