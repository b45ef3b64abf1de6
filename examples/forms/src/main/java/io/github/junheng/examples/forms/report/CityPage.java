package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Status;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One of the pages that compare counties. */
final class CityPage {
    private static final Set<ProblemCode> UNREADABLE =
            Set.of(ProblemCode.FILE_MISSING, ProblemCode.FILE_UNREADABLE, ProblemCode.FILE_UNDECODABLE);

    /** What has no value comes last, whichever way a table is sorted. */
    private static final String LAST = " data-v=\"\"";

    private final CityInput in;
    private final boolean linked;
    private final List<Rule> several;
    private final List<Section> sections;
    private final Html html;

    CityPage(CityInput in, boolean linked) {
        this.in = in;
        this.linked = linked;
        this.several = CityReport.several(in.standard());
        this.sections = in.standard().sections();
        this.html = new Html(in.first());
    }

    /**
     * A table of counties.
     *
     * @param back whether there is a page of provinces to go back to
     */
    void counties(Piece title, List<CityMember> members, boolean back, OutputStream out) throws IOException {
        begin(title, back);
        html.element("p", Words.CITY_EXPLAINED.piece());
        html.element("p", Words.CITY_POOLED.piece());
        List<CityMember> evaluated =
                members.stream().filter(m -> m.figures().isPresent()).toList();
        List<CityMember> others =
                members.stream().filter(m -> m.figures().isEmpty()).toList();
        if (!others.isEmpty()) {
            html.element("p", "class=\"note\"", Words.NOT_EVALUATED_COUNT.with(Piece.of(others.size())));
        }
        if (!evaluated.isEmpty()) {
            table(evaluated);
            legend(evaluated);
        }
        notEvaluated(others);
        if (!evaluated.isEmpty()) {
            provenance(evaluated);
        }
        end(title, out);
    }

    /** A table of provinces, each with its own page. */
    void provinces(Piece title, List<CityReport.Group> groups, OutputStream out) throws IOException {
        begin(title, false);
        html.element("p", Words.CITY_PROVINCES.piece());
        html.element("p", Words.CITY_POOLED.piece());
        List<Piece> header = new ArrayList<>(List.of(Words.PROVINCE.piece(), Words.COUNTIES.piece()));
        for (Status status : List.of(Status.MET, Status.NOT_MET, Status.INDETERMINATE)) {
            header.add(Piece.words(Piece.of(State.of(status).sign()), Wording.status(status)));
        }
        header.add(Piece.words(Piece.of("！"), Words.NOT_EVALUATED.piece()));
        several.forEach(
                rule -> header.add(Words.UNITS_MET.with(Piece.of(rule.id().local()))));
        html.raw("<div class=\"table\"><table class=\"sortable\" id=\"provinces\">")
                .header(header)
                .raw("<tbody>\n");
        for (CityReport.Group group : groups) {
            html.raw("<tr><th scope=\"row\">");
            link(group.name() + ".html", group.heading());
            html.raw("</th>");
            counted(group.members());
            html.raw("</tr>\n");
        }
        html.raw("</tbody>\n<tfoot><tr>").element("th", "scope=\"row\"", Words.ALL_COUNTIES.piece());
        counted(in.members());
        html.raw("</tr></tfoot>\n</table></div>\n");
        end(title, out);
    }

    private void begin(Piece heading, boolean back) {
        html.raw("<header>").tools();
        html.element("h1", heading);
        html.element("p", "class=\"basics\"", Piece.of(in.standard().title()));
        if (back && linked) {
            html.raw("<p>");
            link("index.html", Words.BACK.piece());
            html.raw("</p>\n");
        }
        html.raw("</header>\n<main class=\"city\">\n");
    }

    private void end(Piece heading, OutputStream out) throws IOException {
        html.raw("</main>\n");
        Shell.write(html, Words.TITLE.with(heading, Piece.of(in.standard().title())), Map.of(), false, out);
    }

    private void link(String href, Piece text) {
        if (linked && !href.isEmpty()) {
            html.raw("<a href=\"").plain(href).raw("\">").text(text).raw("</a>");
        } else {
            html.text(text);
        }
    }

    private void table(List<CityMember> members) {
        Map<String, Piece> spreads = new LinkedHashMap<>();
        for (CityMember member : members) {
            figures(member).spreads().forEach((key, coefficient) -> spreads.putIfAbsent(key, coefficient.heading()));
        }
        List<Piece> header = new ArrayList<>(List.of(Words.COUNTY.piece(), Words.OUTCOME.piece()));
        sections.forEach(section -> header.add(CityReport.section(section)));
        several.forEach(
                rule -> header.add(Words.UNITS_MET.with(Piece.of(rule.id().local()))));
        header.addAll(spreads.values());
        header.add(Words.OPEN_COUNT.piece());
        html.raw("<div class=\"table wide\"><table class=\"sortable\" id=\"counties\">")
                .header(header)
                .raw("<tbody>\n");
        for (CityMember member : members) {
            row(member, spreads);
        }
        html.raw("</tbody>\n<tfoot><tr>").element("th", "scope=\"row\"", Words.ALL_COUNTIES.piece());
        html.element(
                "td",
                "",
                Piece.words(
                        Piece.of(State.MET.sign()),
                        Words.OF.with(Piece.of(CityReport.count(members, Status.MET)), Piece.of(members.size()))));
        html.raw("<td></td>".repeat(sections.size()));
        several.forEach(rule -> units(members, rule));
        html.raw("<td></td>".repeat(spreads.size() + 1)).raw("</tr></tfoot>\n</table></div>\n");
    }

    private static CityMember.Figures figures(CityMember member) {
        return member.figures().orElseThrow();
    }

    private void row(CityMember member, Map<String, Piece> spreads) {
        CityMember.Figures of = figures(member);
        html.raw("<tr><th scope=\"row\">");
        link(member.href(), member.county());
        html.raw("</th>");
        State verdict = State.of(of.status());
        html.raw("<td class=\"" + verdict.style() + "\" data-v=\"" + verdict.number() + "\">" + verdict.sign() + " ")
                .text(Wording.status(of.status()))
                .raw("</td>");
        for (Section section : sections) {
            Status status = of.sections().get(section.id());
            State state = status == null ? State.NONE : State.of(status);
            html.raw("<td class=\"" + state.style() + "\" data-v=\"" + state.number() + "\">" + state.sign() + "</td>");
        }
        several.forEach(rule -> units(List.of(member), rule));
        for (String key : spreads.keySet()) {
            CityMember.Coefficient coefficient = of.spreads().get(key);
            State state = coefficient == null ? State.NONE : State.of(coefficient.status());
            html.raw("<td class=\"" + state.style() + "\"" + (state == State.OPEN || state == State.NONE ? LAST : "")
                            + ">")
                    .text(coefficient == null ? Piece.NONE : coefficient.value())
                    .raw(" " + state.sign() + "</td>");
        }
        html.raw("<td>" + of.open() + "</td></tr>\n");
    }

    /** Numbers of counties by their outcome, and of units; nothing else of counties may be added up. */
    private void counted(List<CityMember> members) {
        html.raw("<td>" + members.size() + "</td>");
        for (Status status : List.of(Status.MET, Status.NOT_MET, Status.INDETERMINATE)) {
            html.raw("<td>" + CityReport.count(members, status) + "</td>");
        }
        html.raw("<td>" + members.stream().filter(m -> m.figures().isEmpty()).count() + "</td>");
        several.forEach(rule -> units(members, rule));
    }

    private void units(List<CityMember> members, Rule rule) {
        int met = 0;
        int concerned = 0;
        for (CityMember member : members) {
            CityMember.Units units = member.figures()
                    .map(figures -> figures.units().get(rule.id().local()))
                    .orElse(null);
            if (units != null) {
                met += units.met();
                concerned += units.concerned();
            }
        }
        // Sorted by share.
        String key = concerned == 0 ? LAST : " data-v=\"" + (1_000_000L * met / concerned) + "\"";
        html.raw("<td" + key + ">")
                .text(concerned == 0 ? Piece.DASH : Words.OF.with(Piece.of(met), Piece.of(concerned)))
                .raw("</td>");
    }

    private void notEvaluated(List<CityMember> members) {
        if (members.isEmpty()) {
            return;
        }
        html.raw("<section id=\"not-evaluated\">").element("h2", Words.NOT_EVALUATED.piece());
        html.raw("<div class=\"table\"><table>")
                .header(List.of(Words.COUNTY.piece(), Words.OUTCOME.piece(), Words.DATA_REMARKS.piece()))
                .raw("<tbody>\n");
        for (CityMember member : members) {
            List<Problem> errors = member.errors();
            boolean unreadable = errors.stream().anyMatch(problem -> UNREADABLE.contains(problem.code()));
            html.raw("<tr>").element("th", "scope=\"row\"", member.county());
            html.element(
                    "td",
                    "class=\"o\"",
                    Piece.words(Piece.of("！"), unreadable ? Words.DATA_UNREADABLE.piece() : Words.DATA_FAULTY.piece()));
            html.element("td", "class=\"why\"", why(errors, member)).raw("</tr>\n");
        }
        html.raw("</tbody></table></div></section>\n");
    }

    private static Piece why(List<Problem> errors, CityMember member) {
        if (errors.isEmpty() || member.hidesProblems()) {
            return Words.ERROR_COUNT.with(Piece.of(errors.size()));
        }
        Problem first = errors.get(0);
        Piece told = Piece.words(Piece.of(first.code().code()), new Piece.Told(first));
        return errors.size() == 1
                ? Words.ONLY_ERROR.with(Piece.of(first.where()), told)
                : Words.FIRST_ERROR.with(Piece.of(errors.size()), Piece.of(first.where()), told);
    }

    /** What the columns stand for. */
    private void legend(List<CityMember> members) {
        Set<String> ids = new LinkedHashSet<>();
        several.forEach(rule -> ids.add(rule.id().local()));
        members.forEach(member -> figures(member).spreads().values().forEach(one -> ids.add(one.rule())));
        html.raw("<p class=\"legend\">");
        for (String id : ids) {
            html.raw("<span>")
                    .text(Words.TITLE.with(
                            Piece.of(id), Piece.of(in.standard().rule(id).name())))
                    .raw("</span> ");
        }
        html.raw("</p>\n");
    }

    private void provenance(List<CityMember> members) {
        html.raw("<section id=\"provenance\">").element("h2", Words.PROVENANCE.piece());
        Map<String, String> standards = new TreeMap<>();
        members.forEach(
                member -> standards.put(figures(member).asOf(), figures(member).standardHash()));
        html.raw("<dl>");
        html.element("dt", Words.STANDARD_ID.piece())
                .element("dd", Piece.of(in.standard().id()));
        List<String> layers = in.standard().layers();
        html.element("dt", Words.OVERLAYS.piece())
                .element(
                        "dd",
                        layers.isEmpty()
                                ? Words.NONE.piece()
                                : Piece.list(layers.stream().map(Piece::of).toList()));
        html.element("dt", Words.STANDARD_HASH.piece());
        standards.forEach((day, hash) -> html.element("dd", Words.TITLE.with(Piece.of(day), Piece.of(hash))));
        html.raw("</dl>\n<div class=\"table\"><table>")
                .header(List.of(
                        Words.COUNTY.piece(), Words.DATA_YEAR.piece(), Words.AS_OF.piece(), Words.DATA_HASH.piece()))
                .raw("<tbody>\n");
        for (CityMember member : members) {
            CityMember.Figures of = figures(member);
            html.raw("<tr>").element("th", "scope=\"row\"", member.county());
            html.element("td", "", Piece.of(of.year()));
            html.element("td", "", Piece.of(of.asOf()));
            html.element("td", "class=\"hash\"", of.dataHash().map(Piece::of).orElseGet(Words.HASH_MASKED::piece))
                    .raw("</tr>\n");
        }
        html.raw("</tbody></table></div></section>\n");
    }
}
