package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.examples.forms.figure.Markup;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import java.util.List;

/** 一页摘要: the verdict, what stands between the county and recognition, and what is not known yet. */
final class SummarySection {
    /** So many lines a summary has at most, so that it stays on its page. */
    private static final int SUMMARY_LINES = 12;

    private final CountyContent content;
    private final Html html;

    SummarySection(CountyContent content, Html html) {
        this.content = content;
        this.html = html;
    }

    void write() {
        State state = State.of(content.evaluation().status());
        html.raw("<p class=\"verdict " + state.style() + "\"><span class=\"sign\" aria-hidden=\"true\">" + state.sign()
                        + "</span> ")
                .text(content.wording().verdict())
                .raw("</p>\n");
        html.raw("<ul class=\"sections\">\n");
        for (Verdict.SectionResult result : content.evaluation().verdict().sections()) {
            State of = State.of(result.status());
            html.raw("<li class=\"" + of.style() + "\"><a href=\"#section-"
                            + Markup.escaped(result.section().id()) + "\">")
                    .plain(result.section().id() + " ")
                    .text(Piece.of(result.section().name()))
                    .raw("</a> <span class=\"sign\">" + of.sign() + "</span> ")
                    .text(
                            result.status() == Status.INDETERMINATE
                                    ? Words.OPEN_FOR_WANT_OF.with(
                                            Wording.status(result.status()),
                                            content.summary().openOf(result.section()))
                                    : Wording.status(result.status()))
                    .raw("</li>\n");
        }
        html.raw("</ul>\n");
        html.element("h3", Words.BETWEEN.piece());
        lines(
                "between",
                content.summary().failures(),
                content.standard().decides() ? Words.BETWEEN_NOTHING : Words.BETWEEN_NOT_ASKED);
        kinds();
        List<Summary.Line> afterwards = content.coefficients().afterwards();
        if (!afterwards.isEmpty()) {
            html.element("h3", Words.AFTERWARDS.piece());
            lines("afterwards", afterwards, Words.NONE);
        }
        html.element("h3", Words.TO_DECIDE.piece());
        lines("to-decide", content.summary().open(), Words.TO_DECIDE_NOTHING);
        long flips = content.evaluation().findings().stream()
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
                html.explained(line.finding(), () -> html.text(line.text()));
            }
            html.raw("</li>\n");
        }
        html.raw("</ul>\n");
        if (left > 0) {
            html.element("p", Words.BETWEEN_MORE.with(Piece.of(left)));
        }
    }

    private void kinds() {
        List<Summary.Kind> kinds = content.summary().kinds();
        if (kinds.isEmpty()) {
            return;
        }
        html.element("h3", Words.KINDS.piece());
        if (!content.remedies().all().isEmpty()) {
            html.element("p", "class=\"told\"", Words.LEAST_EXPLAINED.piece()).raw("\n");
        }
        int open = content.remedies().incomplete();
        if (open > 0) {
            html.element("p", "class=\"told\"", Words.SUMS_INCOMPLETE.with(Piece.of(open)))
                    .raw("\n");
        }
        html.raw("<div class=\"table\"><table id=\"kinds\">")
                .header(List.of(
                        Words.KIND.piece(), Words.LEAST.piece(), Words.FULL.piece(), Words.LEAST_SCHOOLS.piece()))
                .raw("<tbody>\n");
        for (Summary.Kind kind : kinds) {
            html.raw("<tr>").element("th", "scope=\"row\"", kind.name());
            html.element("td", "", kind.least());
            html.element("td", "", kind.full());
            html.raw("<td>" + kind.schools() + "</td></tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }
}
