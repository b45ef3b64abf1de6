package io.github.junheng.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Markdown as GitHub reads it. */
final class MarkdownRenderer implements Renderer {
    private static final String SPECIAL = "\\`*_{}[]<>#|~&$";

    @Override
    public String render(Document document, Locale locale) {
        StringBuilder out = new StringBuilder();
        for (Block block : document.blocks()) {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            if (block instanceof Block.Heading heading) {
                out.append("#".repeat(heading.level()))
                        .append(' ')
                        .append(escaped(heading.text(), locale))
                        .append('\n');
            } else if (block instanceof Block.Paragraph paragraph) {
                String mark = paragraph.strong() ? "**" : "";
                out.append(mark)
                        .append(lineStart(escaped(paragraph.text(), locale)))
                        .append(mark)
                        .append('\n');
            } else if (block instanceof Block.Items items) {
                items.items()
                        .forEach(item -> out.append("- ")
                                .append(lineStart(escaped(item, locale)))
                                .append('\n'));
            } else if (block instanceof Block.Table table) {
                row(table.header(), locale, out);
                out.append("|").append(" --- |".repeat(table.header().size())).append('\n');
                table.rows().forEach(row -> row(row, locale, out));
            }
        }
        return out.toString();
    }

    private static void row(List<Piece> cells, Locale locale, StringBuilder out) {
        out.append(cells.stream().map(cell -> escaped(cell, locale)).collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    private static String escaped(Piece piece, Locale locale) {
        StringBuilder out = new StringBuilder();
        piece.in(locale).strip().codePoints().forEach(point -> {
            if (SPECIAL.indexOf(point) >= 0) {
                out.append('\\');
            }
            out.appendCodePoint(point);
        });
        return out.toString();
    }

    /** A line that begins like an item of a list would become one. */
    private static String lineStart(String line) {
        return line.matches("(?s)([-+=]|\\d+[.)]).*") ? line.replaceFirst("([-+=.)])", "\\\\$1") : line;
    }
}
