package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.figure.Amounts;
import io.github.junheng.examples.forms.figure.Markup;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Section;
import java.util.ArrayList;
import java.util.List;

/** 各部分: the findings of the county in one section of the standard, with the schools that they come from. */
final class FindingsSection {
    private final CountyContent content;
    private final Html html;

    FindingsSection(CountyContent content, Html html) {
        this.content = content;
        this.html = html;
    }

    void write(Section section, List<Finding> county) {
        boolean elements = county.stream().anyMatch(f -> f.elementOrNull() != null);
        List<Piece> header = Wording.header(elements);
        html.raw("<div class=\"table\"><table class=\"findings\" data-section=\"" + Markup.escaped(section.id())
                        + "\">")
                .header(header)
                .raw("<tbody>\n");
        for (Finding finding : county) {
            List<List<Piece>> rows = content.wording().rows(finding);
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
                        html.explained(
                                finding, () -> html.raw(state.sign() + " ").text(cell));
                        content.eased()
                                .told(finding)
                                .ifPresent(told -> html.raw("<br><small class=\"eased\">")
                                        .text(told)
                                        .raw("</small>"));
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
        Piece figure = Shown.cell(content.evaluation(), finding, row, column).orElse(null);
        if (figure != null) {
            return figure;
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
            for (Finding finding : content.evaluation().findings()) {
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
            html.explained(
                    finding,
                    () -> html.raw(State.of(finding.status()).sign() + " ")
                            .text(content.wording().subject(finding)));
            if (finding.measureOrNull() != null) {
                html.raw(" ")
                        .text(Piece.words(
                                Shown.value(content.evaluation(), finding),
                                Piece.of("/"),
                                Shown.limit(finding.measureOrNull())));
            }
            content.eased().told(finding).ifPresent(told -> html.raw(" · ").text(told));
            for (Amounts.Gap gap : content.amounts().of(finding)) {
                html.raw(" · ").text(gap.text());
            }
            html.raw("</li>\n");
        }
        html.raw("</ul></details></td></tr>\n");
    }
}
