package io.github.junheng.examples.forms.report;

import io.github.junheng.report.Block;
import io.github.junheng.report.Piece;
import java.util.List;

/** What core's report tells in blocks. */
final class BlocksSection {
    private final Html html;

    BlocksSection(Html html) {
        this.html = html;
    }

    void write(List<Block> blocks) {
        blocks.forEach(this::write);
    }

    private void write(Block block) {
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
