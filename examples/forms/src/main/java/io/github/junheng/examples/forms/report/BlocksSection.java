package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.report.Block;
import io.github.junheng.report.EvaluationReport.Part;
import io.github.junheng.report.Piece;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Concession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What core's report tells in blocks, with what only this page adds to them. */
final class BlocksSection {
    private final CountyContent content;
    private final Html html;

    BlocksSection(CountyContent content, Html html) {
        this.content = content;
        this.html = html;
    }

    /** What each school lacks, with the least that would be enough, and of lists all that is beyond its limit. */
    void bySchool(Map<Part, List<Block>> parts) {
        Map<Piece, List<Piece>> more = new HashMap<>();
        for (Finding finding : content.evaluation().findings()) {
            SchoolCode school = finding.schoolOrNull();
            if (school != null && finding.status() == Status.NOT_MET) {
                List<Piece> lines =
                        more.computeIfAbsent(content.wording().schoolWithKind(school), s -> new ArrayList<>());
                content.remedies()
                        .of(finding)
                        .ifPresent(way -> lines.add(content.summary().way(way)));
                content.amounts().of(finding).stream()
                        .filter(gap -> !gap.elements().isEmpty())
                        .forEach(gap -> lines.add(
                                Words.LINE_STATED.with(Piece.of(finding.rule().local()), gap.text())));
            }
        }
        for (Block block : parts.getOrDefault(Part.FAILURES_BY_SCHOOL, List.of())) {
            write(block);
            if (block instanceof Block.Heading heading) {
                for (Piece line : more.getOrDefault(heading.text(), List.of())) {
                    html.element("p", "class=\"strong\"", line).raw("\n");
                }
            }
        }
    }

    /** What the standard eases for whom, whether it was asked for or not. */
    void concessions() {
        html.element("h3", Words.CONCESSIONS.piece()).raw("<ul>\n");
        for (Concession concession : content.standard().concessions()) {
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

    void write(Block block) {
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
}
