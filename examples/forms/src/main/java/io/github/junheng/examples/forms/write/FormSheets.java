package io.github.junheng.examples.forms.write;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.examples.forms.write.FilledForm.FilledCell;
import io.github.junheng.examples.forms.write.FilledForm.FilledRow;
import io.github.junheng.examples.forms.write.FilledForm.FilledTable;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The sheets of a filled form. */
final class FormSheets {
    private static final float LINE = 15f;
    private static final int CHARACTER = 256;
    private static final int LONGEST = 32_000;

    private enum Look {
        TITLE,
        SUBJECT,
        HEAD,
        TEXT,
        CENTRE,
        NUMBER,
        NOTE
    }

    private final SXSSFWorkbook workbook;
    private final FilledForm form;
    private final boolean chinese;
    private final String datasetSha256;
    private final Map<String, CellStyle> styles = new HashMap<>();
    private final List<List<String>> origins = new ArrayList<>();
    private final List<List<String>> blanks = new ArrayList<>();

    FormSheets(SXSSFWorkbook workbook, FilledForm form, boolean chinese, String datasetSha256) {
        this.workbook = workbook;
        this.form = form;
        this.chinese = chinese;
        this.datasetSha256 = datasetSha256;
    }

    void write() throws IOException {
        for (FilledTable table : form.tables()) {
            table(table);
        }
        list(
                chinese ? "未填报" : "not reported",
                List.of(said("单元格", "Cell"), said("编号", "Id"), said("缺少", "Missing")),
                blanks);
        origins.add(List.of(
                "",
                "",
                "",
                form.edition().document() + "（" + form.edition().confidence().zh() + "）"));
        form.edition().notes().forEach(note -> origins.add(List.of("", "", "", text(note))));
        list(
                chinese ? "来源" : "sources",
                List.of(said("单元格", "Cell"), said("编号", "Id"), said("印出值", "Printed"), said("来源", "Source")),
                origins);
        properties();
    }

    private String said(String zh, String en) {
        return chinese ? zh : en;
    }

    private String text(Text text) {
        return chinese ? text.zh() : text.en();
    }

    private String text(Figure figure) {
        return figure.isBlank() ? "" : chinese ? PrintedValue.zh(figure) : PrintedValue.en(figure);
    }

    // ---------------------------------------------------------------- tables

    private void table(FilledTable table) {
        List<ColumnSpec> columns = table.spec().allColumns();
        String name = text(table.spec().name());
        // Names of schools may be alike, or so in their first letters; a number keeps their sheets apart.
        String wanted = table.school()
                .map(school -> FormWriter.numbered(workbook.getNumberOfSheets() + 1, school.name()))
                .orElse(name);
        Sheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(wanted));
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, (columns.get(i).width() + 1) * CHARACTER);
        }
        whole(
                sheet,
                0,
                columns,
                name + table.school().map(school -> "　" + school.name()).orElse(""),
                Look.TITLE);
        whole(sheet, 1, columns, FormWriter.subject(form.evaluation(), chinese), Look.SUBJECT);
        int depth = HeaderCell.depth(columns);
        header(sheet, columns, 2, depth);
        int at = 2 + depth;
        for (FilledRow row : table.rows()) {
            row(sheet, at++, columns, row);
        }
        for (FilledCell note : table.footnotes()) {
            traced(sheet, at, 0, note);
            whole(sheet, at++, columns, said("注：", "Note: ") + text(note.figure()), Look.NOTE);
        }
        for (Text note : FormWriter.notes(table)) {
            whole(sheet, at++, columns, "* " + text(note), Look.NOTE);
        }
        merge(sheet, table, 2 + depth);
        print(sheet, table.spec().landscape(), 2, 2 + depth - 1);
        sheet.createFreezePane(table.spec().labels().size(), 2 + depth);
    }

    /** Rows of a stage share the label before them. */
    private static void merge(Sheet sheet, FilledTable table, int first) {
        if (table.spec().labels().size() < 2) {
            return;
        }
        List<FilledRow> rows = table.rows();
        for (int from = 0; from < rows.size(); ) {
            int to = from + 1;
            while (to < rows.size()
                    && rows.get(to)
                            .labels()
                            .get(0)
                            .value()
                            .equals(rows.get(from).labels().get(0).value())) {
                to++;
            }
            if (to - from > 1) {
                sheet.addMergedRegion(new CellRangeAddress(first + from, first + to - 1, 0, 0));
            }
            from = to;
        }
    }

    private void header(Sheet sheet, List<ColumnSpec> columns, int first, int depth) {
        CellStyle style = style(Look.HEAD, 0, false);
        float[] heights = new float[depth];
        for (int r = 0; r < depth; r++) {
            Row row = sheet.createRow(first + r);
            for (int c = 0; c < columns.size(); c++) {
                row.createCell(c).setCellStyle(style);
            }
        }
        for (HeaderCell cell : HeaderCell.of(columns)) {
            String unit = cell.unit().isEmpty() ? "" : "（" + cell.unit() + "）";
            String heading = text(cell.text()) + unit;
            sheet.getRow(first + cell.row()).getCell(cell.column()).setCellValue(heading);
            if (cell.rows() > 1 || cell.columns() > 1) {
                sheet.addMergedRegion(new CellRangeAddress(
                        first + cell.row(),
                        first + cell.row() + cell.rows() - 1,
                        cell.column(),
                        cell.column() + cell.columns() - 1));
            }
            int width = 0;
            for (int c = cell.column(); c < cell.column() + cell.columns(); c++) {
                width += columns.get(c).width();
            }
            int last = cell.row() + cell.rows() - 1;
            heights[last] = Math.max(heights[last], (lines(heading, width) - (cell.rows() - 1)) * LINE);
        }
        for (int r = 0; r < depth; r++) {
            sheet.getRow(first + r).setHeightInPoints(Math.max(LINE + 3, heights[r] + 3));
        }
    }

    private void row(Sheet sheet, int at, List<ColumnSpec> columns, FilledRow row) {
        Row cells = sheet.createRow(at);
        int column = 0;
        int lines = 1;
        for (Figure label : row.labels()) {
            Cell cell = cells.createCell(column);
            cell.setCellStyle(style(Look.TEXT, 0, false));
            cell.setCellValue(text(label));
            lines = Math.max(lines, lines(text(label), columns.get(column++).width()));
        }
        for (FilledCell filled : row.cells()) {
            Figure figure = filled.figure();
            Cell cell = cells.createCell(column);
            boolean noted = figure.note().isPresent();
            if (figure.value() instanceof Value.Amount amount) {
                cell.setCellStyle(style(Look.NUMBER, figure.decimals(), noted));
                // A cell holds a double; a number of so few digits is the same when it is read.
                cell.setCellValue(amount.printed().doubleValue());
            } else {
                boolean words = figure.value() instanceof Value.Words;
                cell.setCellStyle(style(words ? Look.TEXT : Look.CENTRE, 0, false));
                if (!figure.isBlank()) {
                    cell.setCellValue(text(figure));
                    lines = Math.max(
                            lines, lines(text(figure), columns.get(column).width()));
                }
            }
            figure.note().ifPresent(note -> comment(sheet, cell, text(FormWriter.note(filled.id(), note))));
            traced(sheet, at, column++, filled);
        }
        cells.setHeightInPoints(lines * LINE + 3);
    }

    private void comment(Sheet sheet, Cell cell, String text) {
        var helper = workbook.getCreationHelper();
        ClientAnchor anchor = helper.createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setRow1(cell.getRowIndex());
        anchor.setCol2(cell.getColumnIndex() + 5);
        anchor.setRow2(cell.getRowIndex() + 4);
        Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(helper.createRichTextString(text));
        comment.setAuthor("Junheng");
        cell.setCellComment(comment);
    }

    private void traced(Sheet sheet, int row, int column, FilledCell cell) {
        String address =
                sheet.getSheetName() + "!" + new org.apache.poi.ss.util.CellReference(row, column).formatAsString();
        traced(address, cell.id(), cell.figure());
        cell.slots().forEach((name, slot) -> traced(address, cell.id() + "." + name, slot));
    }

    private void traced(String address, String id, Figure figure) {
        if (figure.value() instanceof Value.Blank blank) {
            blanks.add(List.of(address, id, FormWriter.missing(form, blank.why())));
        } else if (!figure.origins().isEmpty()) {
            String from = FormWriter.origins(form, figure);
            origins.add(List.of(address, id, text(figure), from.substring(0, Math.min(LONGEST, from.length()))));
        }
    }

    private void whole(Sheet sheet, int at, List<ColumnSpec> columns, String text, Look look) {
        Row row = sheet.createRow(at);
        Cell cell = row.createCell(0);
        cell.setCellStyle(style(look, 0, false));
        cell.setCellValue(text);
        int width = columns.stream().mapToInt(column -> column.width() + 1).sum();
        if (columns.size() > 1) {
            sheet.addMergedRegion(new CellRangeAddress(at, at, 0, columns.size() - 1));
        }
        row.setHeightInPoints(look == Look.TITLE ? 2 * LINE : lines(text, width) * LINE + 3);
    }

    /** How many lines a text takes; a Chinese character is as wide as two digits. */
    private static int lines(String text, int width) {
        int units = 0;
        for (int i = 0; i < text.length(); i++) {
            units += text.charAt(i) > 0xFF ? 2 : 1;
        }
        return Math.max(1, (units + width - 1) / Math.max(1, width));
    }

    private void print(Sheet sheet, boolean landscape, int firstRepeated, int lastRepeated) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(landscape);
        sheet.setFitToPage(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setRepeatingRows(new CellRangeAddress(firstRepeated, lastRepeated, -1, -1));
        sheet.getFooter().setCenter("&P / &N");
    }

    // ---------------------------------------------------------------- lists

    private void list(String name, List<String> head, List<List<String>> rows) {
        Sheet sheet = workbook.createSheet(name);
        int[] widths = head.size() == 3 ? new int[] {28, 40, 90} : new int[] {28, 40, 24, 90};
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, widths[i] * CHARACTER);
        }
        int at = 0;
        line(sheet, at++, head, style(Look.HEAD, 0, false));
        for (List<String> row : rows) {
            line(sheet, at++, row, style(Look.TEXT, 0, false));
        }
        print(sheet, true, 0, 0);
        sheet.createFreezePane(0, 1);
    }

    private static void line(Sheet sheet, int at, List<String> texts, CellStyle style) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < texts.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellStyle(style);
            cell.setCellValue(texts.get(i));
        }
    }

    // ---------------------------------------------------------------- looks

    private CellStyle style(Look look, int decimals, boolean noted) {
        return styles.computeIfAbsent(look + " " + decimals + noted, key -> made(look, decimals, noted));
    }

    private CellStyle made(Look look, int decimals, boolean noted) {
        CellStyle style = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setFontName("宋体");
        font.setFontHeightInPoints((short) (look == Look.TITLE ? 16 : 10));
        font.setBold(look == Look.TITLE || look == Look.HEAD);
        style.setFont(font);
        style.setWrapText(look != Look.NUMBER);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setAlignment(
                switch (look) {
                    case TITLE, HEAD, CENTRE -> HorizontalAlignment.CENTER;
                    case NUMBER -> HorizontalAlignment.RIGHT;
                    case SUBJECT, TEXT, NOTE -> HorizontalAlignment.LEFT;
                });
        if (look == Look.HEAD || look == Look.TEXT || look == Look.CENTRE || look == Look.NUMBER) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        if (look == Look.HEAD) {
            style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        if (look == Look.NUMBER) {
            String format = (decimals == 0 ? "0" : "0." + "0".repeat(decimals)) + (noted ? "\"*\"" : "");
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
        }
        return style;
    }

    // ---------------------------------------------------------------- properties

    private void properties() throws IOException {
        Evaluation evaluation = form.evaluation();
        POIXMLProperties properties = workbook.getXSSFWorkbook().getProperties();
        properties.getCoreProperties().setTitle(text(form.edition().title()));
        properties.getCoreProperties().setCreator("Junheng");
        POIXMLProperties.CustomProperties own = properties.getCustomProperties();
        own.addProperty("edition", form.edition().id());
        own.addProperty("standard", evaluation.standard().id());
        own.addProperty("layers", String.join(" ", evaluation.standard().layers()));
        own.addProperty("asOf", evaluation.asOf().toString());
        own.addProperty("datasetSha256", datasetSha256);
    }
}
