package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 全市报告: counties compared in one table that leads to the page of each, in Chinese with a switch to English. */
public final class CityReport {
    private CityReport() {}

    /**
     * Writes the page in UTF-8, the counties in the order given. The stream stays open.
     *
     * @throws IllegalArgumentException when there is no county, or not all are held against the same standard
     * @throws IOException when the stream does not take it
     */
    public static void write(List<CityMember> members, OutputStream out) throws IOException {
        if (members.isEmpty()
                || members.stream()
                                .map(m -> m.evaluation().standard().id())
                                .distinct()
                                .count()
                        > 1) {
            throw new IllegalArgumentException("no county, or counties under several standards");
        }
        Html html = new Html(Locale.CHINESE);
        Evaluation first = members.get(0).evaluation();
        Piece title = Words.TITLE.with(
                Words.CITY_TITLE.piece(), Piece.of(first.standard().title()));
        html.raw("<header><div class=\"tools\"><button type=\"button\" id=\"language\" ")
                .raw(html.attribute("aria-label", Words.LANGUAGE_SWITCH.piece()))
                .raw(">")
                .text(Words.LANGUAGE.piece())
                .raw("</button><button type=\"button\" id=\"print\">")
                .text(Words.PRINT.piece())
                .raw("</button></div>\n");
        html.element("h1", title).raw("</header>\n<main class=\"city\">\n");
        html.element("p", Words.CITY_EXPLAINED.piece());
        html.element("p", Words.CITY_POOLED.piece());
        table(members, html);
        html.raw("<section id=\"provenance\">").element("h2", Words.PROVENANCE.piece());
        html.raw("<div class=\"table\"><table>")
                .header(List.of(
                        Words.COUNTY.piece(),
                        Words.DATA_YEAR.piece(),
                        Words.AS_OF.piece(),
                        Words.DATA_HASH.piece(),
                        Words.STANDARD_HASH.piece(),
                        Words.OVERLAYS.piece()))
                .raw("<tbody>\n");
        for (CityMember member : members) {
            Evaluation of = member.evaluation();
            html.raw("<tr>").element("th", "scope=\"row\"", Wording.of(of).county());
            html.element("td", "", Piece.of(of.dataset().county().year()));
            html.element("td", "", Piece.of(of.asOf().toString()));
            html.element("td", "class=\"hash\"", Piece.of(Provenances.data(of)));
            html.element("td", "class=\"hash\"", Piece.of(Provenances.standard(of)));
            html.element(
                    "td",
                    "",
                    of.standard().layers().isEmpty()
                            ? Words.NONE.piece()
                            : Piece.list(of.standard().layers().stream()
                                    .map(Piece::of)
                                    .toList()));
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div></section>\n</main>\n");
        Shell.write(html, title, Map.of(), false, out);
    }

    private static void table(List<CityMember> members, Html html) {
        Evaluation first = members.get(0).evaluation();
        List<Rule> several = first.standard().rules().values().stream()
                .filter(rule -> rule.criterion() instanceof Criterion.KOfN)
                .toList();
        Map<String, Piece> spreads = new LinkedHashMap<>();
        for (CityMember member : members) {
            for (Spread spread : Spread.of(member.evaluation())) {
                spreads.putIfAbsent(
                        ExplanationTable.key(spread.finding()),
                        Piece.words(
                                Piece.of(spread.rule().id().local()),
                                Wording.stage(spread.finding().stage().orElseThrow())));
            }
        }
        List<Piece> header = new ArrayList<>(List.of(Words.COUNTY.piece(), Words.OUTCOME.piece()));
        for (Section section : first.standard().sections()) {
            header.add(Words.TITLE.with(Piece.of(section.id()), Piece.of(section.name())));
        }
        several.forEach(
                rule -> header.add(Words.UNITS_MET.with(Piece.of(rule.id().local()))));
        header.addAll(spreads.values());
        header.add(Words.OPEN_COUNT.piece());
        html.raw("<div class=\"table\"><table class=\"sortable\" id=\"counties\">")
                .header(header)
                .raw("<tbody>\n");
        for (CityMember member : members) {
            row(member, several, spreads, html);
        }
        html.raw("</tbody>\n");
        total(members, several, header.size(), html);
        html.raw("</table></div>\n");
    }

    private static void row(CityMember member, List<Rule> several, Map<String, Piece> spreads, Html html) {
        Evaluation of = member.evaluation();
        html.raw("<tr><th scope=\"row\"><a href=\"")
                .plain(member.href())
                .raw("\">")
                .text(Wording.of(of).county())
                .raw("</a></th>");
        State verdict = State.of(of.status());
        html.raw("<td class=\"" + verdict.style() + "\" data-v=\"" + verdict.number() + "\">" + verdict.sign() + " ")
                .text(Wording.status(of.status()))
                .raw("</td>");
        for (Verdict.SectionResult section : of.verdict().sections()) {
            State state = State.of(section.status());
            html.raw("<td class=\"" + state.style() + "\" data-v=\"" + state.number() + "\">" + state.sign() + "</td>");
        }
        several.forEach(
                rule -> html.element("td", "", CountyPage.met(of, rule.id().local())));
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (Finding finding : of.findings()) {
            if (finding.schoolOrNull() == null) {
                findings.put(ExplanationTable.key(finding), finding);
            }
        }
        for (String key : spreads.keySet()) {
            Finding finding = findings.get(key);
            State state = finding == null ? State.NONE : State.of(finding.status());
            html.raw("<td class=\"" + state.style() + "\">")
                    .text(finding == null ? Piece.NONE : CountyPage.value(finding))
                    .raw(" " + state.sign() + "</td>");
        }
        html.raw("<td>"
                + of.findings().stream()
                        .filter(f -> f.status() == Status.INDETERMINATE)
                        .count()
                + "</td></tr>\n");
    }

    /** What may be added up: the counties that are met, and the units that meet a rule. */
    private static void total(List<CityMember> members, List<Rule> several, int columns, Html html) {
        long met = members.stream()
                .filter(m -> m.evaluation().status() == Status.MET)
                .count();
        html.raw("<tfoot><tr>").element("th", "scope=\"row\"", Words.ALL_COUNTIES.piece());
        html.element("td", "", Words.OF.with(Piece.of(met), Piece.of(members.size())));
        int sections = members.get(0).evaluation().standard().sections().size();
        html.raw("<td></td>".repeat(sections));
        for (Rule rule : several) {
            int units = 0;
            int concerned = 0;
            for (CityMember member : members) {
                for (Finding finding : member.evaluation().findings()) {
                    if (finding.rule().local().equals(rule.id().local())
                            && finding.schoolOrNull() != null
                            && finding.status() != Status.NOT_APPLICABLE) {
                        concerned++;
                        units += finding.status() == Status.MET ? 1 : 0;
                    }
                }
            }
            html.element("td", "", Words.OF.with(Piece.of(units), Piece.of(concerned)));
        }
        html.raw("<td></td>".repeat(columns - 2 - sections - several.size())).raw("</tr></tfoot>\n");
    }
}
