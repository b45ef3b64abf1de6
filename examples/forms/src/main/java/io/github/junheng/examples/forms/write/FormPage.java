package io.github.junheng.examples.forms.write;

import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Markup;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.examples.forms.write.FilledForm.FilledCell;
import io.github.junheng.examples.forms.write.FilledForm.FilledRow;
import io.github.junheng.examples.forms.write.FilledForm.FilledTable;
import io.github.junheng.standard.Text;
import java.util.List;

/** The page of a filled form, a table or more to each sheet of paper. */
final class FormPage {
    private static final String STYLE = """
            body{font-family:"Noto Sans CJK SC","Microsoft YaHei",SimSun,sans-serif;font-size:12px;margin:0}
            h1{font-size:18px;margin:0 0 4px}h2{font-size:14px;margin:8px 0 4px}p{margin:4px 0;white-space:pre-wrap}
            table{border-collapse:collapse;width:100%;table-layout:fixed}
            th,td{border:1px solid #555;padding:2px 4px;overflow-wrap:anywhere}
            th{font-weight:600;background:#eee;print-color-adjust:exact;-webkit-print-color-adjust:exact}
            th span{white-space:nowrap}
            tbody th{text-align:left;font-weight:400;background:none}
            td.n{text-align:right}td.c{text-align:center}
            thead{display:table-header-group}tr{break-inside:avoid}
            section+section{break-before:page}
            @page{size:A4 landscape;margin:12mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:10px}}
            """;

    private final FilledForm form;
    private final boolean chinese;
    private final StringBuilder page = new StringBuilder();

    FormPage(FilledForm form, boolean chinese) {
        this.form = form;
        this.chinese = chinese;
    }

    String html() {
        String title = said(form.edition().title());
        page.append("<!DOCTYPE html>\n<html lang=\"")
                .append(chinese ? "zh" : "en")
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(title)
                .append("</h1>\n<p>")
                .append(Markup.escaped(FormWriter.subject(form.evaluation(), chinese)))
                .append("</p>\n");
        form.tables().forEach(this::table);
        form.edition().notes().forEach(note -> paragraph("", said(note)));
        return page.append("</body></html>\n").toString();
    }

    private void table(FilledTable table) {
        page.append("<section><h2>").append(said(table.spec().name()));
        table.school().ifPresent(school -> page.append(' ').append(Markup.escaped(school.name())));
        page.append("</h2>\n<table>");
        List<ColumnSpec> columns = table.spec().allColumns();
        int width = columns.stream().mapToInt(ColumnSpec::width).sum();
        page.append("<colgroup>");
        for (ColumnSpec column : columns) {
            // Tenths of a per cent: what is cut off of so many columns is less than is seen.
            page.append("<col style=\"width:")
                    .append(column.width() * 1000 / width)
                    .append("e-1%\">");
        }
        page.append("</colgroup><thead>");
        int depth = HeaderCell.depth(columns);
        List<HeaderCell> header = HeaderCell.of(columns);
        for (int row = 0; row < depth; row++) {
            page.append("<tr>");
            for (HeaderCell cell : header) {
                if (cell.row() == row) {
                    page.append("<th rowspan=\"")
                            .append(cell.rows())
                            .append("\" colspan=\"")
                            .append(cell.columns())
                            .append("\">")
                            .append(said(cell.text()))
                            .append(cell.unit().isEmpty() ? "" : "<span>（" + Markup.escaped(cell.unit()) + "）</span>")
                            .append("</th>");
                }
            }
            page.append("</tr>");
        }
        page.append("</thead><tbody>\n");
        table.rows().forEach(this::row);
        page.append("</tbody></table>\n");
        table.footnotes().forEach(note -> paragraph(chinese ? "注：" : "Note: ", said(note.figure())));
        FormWriter.notes(table, form.evaluation().compareMode()).forEach(note -> paragraph("* ", said(note)));
        form.edition().closing().ifPresent(line -> paragraph("", said(line)));
        page.append("</section>\n");
    }

    private void row(FilledRow row) {
        page.append("<tr>");
        row.labels().forEach(label -> page.append("<th>").append(said(label)).append("</th>"));
        for (FilledCell cell : row.cells()) {
            page.append("<td class=\"")
                    .append(look(cell.figure().value()))
                    .append("\" id=\"")
                    .append(Markup.escaped(cell.id()))
                    .append("\">")
                    .append(said(cell.figure()))
                    .append(cell.figure().note().isPresent() ? "*" : "")
                    .append("</td>");
        }
        page.append("</tr>\n");
    }

    private static String look(Value value) {
        return value instanceof Value.Amount ? "n" : value instanceof Value.Words ? "t" : "c";
    }

    private void paragraph(String before, String text) {
        page.append("<p>").append(before).append(text).append("</p>\n");
    }

    private String said(Figure figure) {
        return figure.isBlank() ? "" : Markup.escaped(chinese ? PrintedValue.zh(figure) : PrintedValue.en(figure));
    }

    private String said(Text text) {
        return Markup.escaped(chinese ? text.zh() : text.en());
    }
}
