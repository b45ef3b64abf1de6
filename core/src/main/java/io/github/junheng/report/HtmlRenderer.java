package io.github.junheng.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One page without script, fonts or pictures from elsewhere. */
final class HtmlRenderer implements Renderer {
    private static final String ANCHOR = "report-";
    private static final String STYLE = """
            body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.6; color: #1a1a1a;
              font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
            h1 { font-size: 1.5rem; border-bottom: 2px solid #1a1a1a; padding-bottom: .3rem; }
            h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #bbb; }
            h3 { font-size: 1rem; margin-bottom: .3rem; break-after: avoid; }
            h1:not(:first-child) { margin-top: 4rem; break-before: page; }
            p.strong { font-size: 1.1rem; font-weight: bold; border-left: .3rem solid #a33; padding-left: .7rem; }
            ul { margin-top: .3rem; }
            .table { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: .85rem; font-variant-numeric: tabular-nums; }
            th, td { border: 1px solid #ccc; padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
            td { min-width: 3.5rem; }
            th { word-break: keep-all; overflow-wrap: normal; }
            p, li, h1, h2, h3 { overflow-wrap: anywhere; }
            th { background: #f2f2f2; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            @page { size: A4; margin: 18mm 15mm; }
            @media print { .table { overflow-x: visible; } body { max-width: none; margin: 0; padding: 0; font-size: 10pt; } }
            """;

    @Override
    public String render(Document document, Locale locale) {
        StringBuilder out = new StringBuilder();
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(Texts.isChinese(locale) ? "zh-Hans" : "en")
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(title(document, locale))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        List<Block.Heading> titles = new ArrayList<>();
        for (Block block : document.blocks()) {
            if (block instanceof Block.Heading heading && heading.level() == 1) {
                titles.add(heading);
            }
        }
        int title = 0;
        for (Block block : document.blocks()) {
            boolean begins = titles.size() > 1 && block instanceof Block.Heading heading && heading.level() == 1;
            if (begins && block instanceof Block.Heading heading) {
                element("h1", " id=\"" + ANCHOR + title + "\"", heading.text(), locale, out);
                if (title == 0) {
                    contents(titles, locale, out);
                }
                title++;
            } else {
                block(block, locale, out);
            }
        }
        return out.append("</body>\n</html>\n").toString();
    }

    /** Links to the documents that this one is joined from. */
    private static void contents(List<Block.Heading> titles, Locale locale, StringBuilder out) {
        out.append("<nav>\n<ol>\n");
        for (int i = 1; i < titles.size(); i++) {
            out.append("<li><a href=\"#")
                    .append(ANCHOR)
                    .append(i)
                    .append("\">")
                    .append(escaped(titles.get(i).text(), locale))
                    .append("</a></li>\n");
        }
        out.append("</ol>\n</nav>\n");
    }

    private static String title(Document document, Locale locale) {
        for (Block block : document.blocks()) {
            if (block instanceof Block.Heading heading) {
                return escaped(heading.text(), locale);
            }
        }
        return "";
    }

    private static void block(Block block, Locale locale, StringBuilder out) {
        if (block instanceof Block.Heading heading) {
            element("h" + heading.level(), "", heading.text(), locale, out);
        } else if (block instanceof Block.Paragraph paragraph) {
            element("p", paragraph.strong() ? " class=\"strong\"" : "", paragraph.text(), locale, out);
        } else if (block instanceof Block.Items items) {
            out.append("<ul>\n");
            items.items().forEach(item -> element("li", "", item, locale, out));
            out.append("</ul>\n");
        } else if (block instanceof Block.Table table) {
            out.append("<div class=\"table\">\n<table>\n<thead>\n");
            row("th", table.header(), locale, out);
            out.append("</thead>\n<tbody>\n");
            table.rows().forEach(row -> row("td", row, locale, out));
            out.append("</tbody>\n</table>\n</div>\n");
        }
    }

    private static void row(String element, List<Piece> cells, Locale locale, StringBuilder out) {
        out.append("<tr>");
        for (Piece cell : cells) {
            out.append('<').append(element).append('>').append(escaped(cell, locale));
            out.append("</").append(element).append('>');
        }
        out.append("</tr>\n");
    }

    private static void element(String name, String attributes, Piece text, Locale locale, StringBuilder out) {
        out.append('<').append(name).append(attributes).append('>').append(escaped(text, locale));
        out.append("</").append(name).append(">\n");
    }

    private static String escaped(Piece piece, Locale locale) {
        return piece.in(locale)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
