package io.github.junheng.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plain text; columns are aligned by the width that characters have on a terminal. */
final class TextRenderer implements Renderer {
    private static final int LINE = 120;
    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    @Override
    public String render(Document document, Locale locale) {
        StringBuilder out = new StringBuilder();
        for (Block block : document.blocks()) {
            if (block instanceof Block.Heading heading) {
                heading(heading, locale, out);
            } else if (block instanceof Block.Paragraph paragraph) {
                wrap(paragraph.text().in(locale), LINE).forEach(line -> line(out, line));
            } else if (block instanceof Block.Items items) {
                items(items, locale, out);
            } else if (block instanceof Block.Table table) {
                table(table, locale, out);
            }
        }
        return out.toString();
    }

    private static void heading(Block.Heading heading, Locale locale, StringBuilder out) {
        String text = heading.text().in(locale);
        if (!out.isEmpty()) {
            out.append('\n');
        }
        line(out, text);
        if (heading.level() < 3) {
            line(out, (heading.level() == 1 ? "=" : "-").repeat(Math.min(LINE, Texts.width(text))));
        }
    }

    private static void items(Block.Items items, Locale locale, StringBuilder out) {
        for (Piece item : items.items()) {
            String lead = "  - ";
            for (String line : wrap(item.in(locale), LINE - lead.length())) {
                line(out, lead + line);
                lead = "    ";
            }
        }
    }

    private static void table(Block.Table table, Locale locale, StringBuilder out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.header().stream().map(p -> p.in(locale)).toList());
        table.rows().forEach(row -> rows.add(row.stream().map(p -> p.in(locale)).toList()));
        int[] widths = widths(rows);
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), widths, out);
            if (i == 0) {
                row(rulers(widths), widths, out);
            }
        }
    }

    /** The widest cell of each column; while a line is too long, the widest column gives way. */
    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], Texts.width(row.get(c)));
            }
        }
        int total = GAP * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        for (; total > LINE; total--) {
            int widest = 0;
            for (int c = 1; c < widths.length; c++) {
                widest = widths[c] > widths[widest] ? c : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static List<String> rulers(int[] widths) {
        List<String> rulers = new ArrayList<>();
        for (int width : widths) {
            rulers.add("-".repeat(width));
        }
        return rulers;
    }

    private static void row(List<String> cells, int[] widths, StringBuilder out) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int c = 0; c < widths.length; c++) {
            List<String> lines = wrap(cells.get(c), widths[c]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int l = 0; l < height; l++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String text = l < wrapped.get(c).size() ? wrapped.get(c).get(l) : "";
                line.append(Texts.padded(text, widths[c] + (c + 1 < widths.length ? GAP : 0)));
            }
            line(out, line.toString());
        }
    }

    /** Lines of at most so many columns, broken after a space or beside a wide character. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        int start = 0;
        int width = 0;
        int breakAt = 0;
        for (int i = 0; i < points.length; i++) {
            if (i > start && maySplit(points[i - 1], points[i])) {
                breakAt = i;
            }
            if (points[i] != ' ' && i > start && width + Texts.width(points[i]) > columns) {
                int end = breakAt > start ? breakAt : i;
                lines.add(new String(points, start, end - start).stripTrailing());
                start = end;
                width = Texts.width(new String(points, start, i - start));
            }
            width += Texts.width(points[i]);
        }
        lines.add(new String(points, start, points.length - start));
        return lines;
    }

    private static boolean maySplit(int before, int after) {
        return !isOpening(before)
                && !isClosing(after)
                && after != ' '
                && (before == ' ' || Texts.width(before) == 2 || Texts.width(after) == 2);
    }

    /** Punctuation that may not begin a line. */
    private static boolean isClosing(int point) {
        return "，。、；：？！）》〉」』】〕％,.;:?!)]}%”’".indexOf(point) >= 0;
    }

    /** Punctuation that may not end a line. */
    private static boolean isOpening(int point) {
        return "（《〈「『【〔([{“‘".indexOf(point) >= 0;
    }

    private static void line(StringBuilder out, String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
