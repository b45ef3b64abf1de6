package io.github.junheng.examples.forms.write;

import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.report.Piece;
import io.github.junheng.standard.Text;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

/** Sheets with a table each: printed on A4 with the header on every page, numbers as numbers, nothing a formula. */
final class TableSheets {
    private static final float LINE = 15f;
    private static final int CHARACTER = 256;
    private static final float HIGHEST = 400f;

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
    private final Locale locale;
    private final Map<String, CellStyle> styles = new HashMap<>();

    TableSheets(SXSSFWorkbook workbook, Locale locale) {
        this.workbook = workbook;
        this.locale = locale;
    }

    /** Adds a sheet and tells the name that it has: not every character can stand in one. */
    String add(PrintedTable table) {
        List<ColumnSpec> columns = table.columns();
        Sheet sheet = workbook.createSheet(
                WorkbookUtil.createSafeSheetName(table.name().in(locale).replaceAll("\\p{Cntrl}", " ")));
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, (columns.get(i).width() + 1) * CHARACTER);
        }
        int at = 0;
        if (!table.title().equals(Piece.NONE)) {
            whole(sheet, at++, columns, table.title(), Look.TITLE);
        }
        if (!table.subject().equals(Piece.NONE)) {
            whole(sheet, at++, columns, table.subject(), Look.SUBJECT);
        }
        int depth = HeaderCell.depth(columns);
        header(sheet, columns, at, depth);
        at += depth;
        for (List<PrintedTable.Cell> row : table.rows()) {
            row(sheet, at++, columns, row);
        }
        for (Piece note : table.notes()) {
            whole(sheet, at++, columns, note, Look.NOTE);
        }
        merge(sheet, table);
        print(sheet, table.landscape(), table.headerAt(), table.above() - 1);
        sheet.createFreezePane(table.labels(), table.above());
        return sheet.getSheetName();
    }

    /** What the file says of itself. */
    void properties(Piece title, Map<String, String> own) {
        POIXMLProperties properties = workbook.getXSSFWorkbook().getProperties();
        properties.getCoreProperties().setTitle(said(title));
        properties.getCoreProperties().setCreator("Junheng");
        own.forEach(properties.getCustomProperties()::addProperty);
    }

    private String said(Piece piece) {
        return Texts.encoded(piece.in(locale));
    }

    private String said(Text text) {
        return Piece.of(text).in(locale);
    }

    // ---------------------------------------------------------------- rows

    /** Rows that have the same in the first of several labels share it. */
    private void merge(Sheet sheet, PrintedTable table) {
        if (table.labels() < 2) {
            return;
        }
        List<List<PrintedTable.Cell>> rows = table.rows();
        for (int from = 0; from < rows.size(); ) {
            int to = from + 1;
            while (to < rows.size() && label(rows.get(to)).equals(label(rows.get(from)))) {
                to++;
            }
            if (to - from > 1) {
                sheet.addMergedRegion(new CellRangeAddress(table.above() + from, table.above() + to - 1, 0, 0));
            }
            from = to;
        }
    }

    private String label(List<PrintedTable.Cell> row) {
        return row.get(0) instanceof PrintedTable.Cell.Words words ? said(words.text()) : "";
    }

    private void header(Sheet sheet, List<ColumnSpec> columns, int first, int depth) {
        CellStyle style = style(Look.HEAD, "");
        float[] heights = new float[depth];
        for (int r = 0; r < depth; r++) {
            Row row = sheet.createRow(first + r);
            for (int c = 0; c < columns.size(); c++) {
                row.createCell(c).setCellStyle(style);
            }
        }
        for (HeaderCell cell : HeaderCell.of(columns)) {
            String unit = cell.unit().isEmpty() ? "" : "\n（" + cell.unit() + "）";
            String heading = said(cell.text()) + unit;
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

    private void row(Sheet sheet, int at, List<ColumnSpec> columns, List<PrintedTable.Cell> row) {
        Row cells = sheet.createRow(at);
        int lines = 1;
        for (int column = 0; column < row.size(); column++) {
            Cell cell = cells.createCell(column);
            PrintedTable.Cell content = row.get(column);
            if (content instanceof PrintedTable.Cell.Amount number) {
                cell.setCellStyle(style(Look.NUMBER, format(number)));
                // A cell holds a double; a number of so few digits is the same when it is read.
                cell.setCellValue(number.number().doubleValue());
                number.remark().ifPresent(remark -> comment(sheet, cell, said(remark)));
            } else if (content instanceof PrintedTable.Cell.Words words) {
                String text = said(words.text());
                cell.setCellStyle(style(words.centred() ? Look.CENTRE : Look.TEXT, ""));
                if (!text.isEmpty()) {
                    cell.setCellValue(text);
                }
                lines = Math.max(lines, lines(text, columns.get(column).width()));
            } else {
                cell.setCellStyle(style(Look.CENTRE, ""));
            }
        }
        cells.setHeightInPoints(Math.min(HIGHEST, lines * LINE + 3));
    }

    private static String format(PrintedTable.Cell.Amount number) {
        BigDecimal shown = number.number();
        return quoted(number.before())
                + (shown.scale() <= 0 ? "0" : "0." + "0".repeat(shown.scale()))
                + quoted(number.after());
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : "\"" + text.replace("\"", "") + "\"";
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
        // Written row by row, a comment stays where its box begins, unless it is told its cell.
        comment.setAddress(cell.getRowIndex(), cell.getColumnIndex());
        cell.setCellComment(comment);
    }

    /** A line of its own, as wide as the table. */
    private void whole(Sheet sheet, int at, List<ColumnSpec> columns, Piece text, Look look) {
        Row row = sheet.createRow(at);
        Cell cell = row.createCell(0);
        cell.setCellStyle(style(look, ""));
        cell.setCellValue(said(text));
        int width = columns.stream().mapToInt(column -> column.width() + 1).sum();
        if (columns.size() > 1) {
            sheet.addMergedRegion(new CellRangeAddress(at, at, 0, columns.size() - 1));
        }
        row.setHeightInPoints(look == Look.TITLE ? 2 * LINE : Math.min(HIGHEST, lines(said(text), width) * LINE + 3));
    }

    /** How many lines a text takes; a Chinese character is as wide as two digits. */
    private static int lines(String text, int width) {
        return (int) text.lines().mapToLong(line -> wrapped(line, width)).sum();
    }

    private static long wrapped(String line, int width) {
        long units = line.chars().map(c -> c > 0xFF ? 2 : 1).sum();
        return Math.max(1, (units + width - 1) / Math.max(1, width));
    }

    private static void print(Sheet sheet, boolean landscape, int firstRepeated, int lastRepeated) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(landscape);
        sheet.setFitToPage(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setRepeatingRows(new CellRangeAddress(firstRepeated, lastRepeated, -1, -1));
        sheet.getFooter().setCenter("&P / &N");
    }

    // ---------------------------------------------------------------- looks

    private CellStyle style(Look look, String format) {
        return styles.computeIfAbsent(look + " " + format, key -> made(look, format));
    }

    private CellStyle made(Look look, String format) {
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
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
        }
        return style;
    }
}
