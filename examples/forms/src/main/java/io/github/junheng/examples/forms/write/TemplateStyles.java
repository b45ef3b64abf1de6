package io.github.junheng.examples.forms.write;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** How the template's cells look. */
final class TemplateStyles {
    private static final String FONT = "Microsoft YaHei";

    final CellStyle title;
    final CellStyle required;
    final CellStyle header;
    final CellStyle unit;
    final CellStyle key;
    final CellStyle text;
    final CellStyle number;
    final CellStyle day;
    final CellStyle wrapped;
    final CellStyle shown;

    TemplateStyles(SXSSFWorkbook workbook) {
        title = style(workbook, 14, true, IndexedColors.BLACK);
        required = header(workbook, IndexedColors.LIGHT_CORNFLOWER_BLUE);
        header = header(workbook, IndexedColors.GREY_25_PERCENT);
        unit = style(workbook, 9, false, IndexedColors.GREY_80_PERCENT);
        unit.setWrapText(true);
        unit.setAlignment(HorizontalAlignment.CENTER);
        unit.setVerticalAlignment(VerticalAlignment.TOP);
        key = style(workbook, 7, false, IndexedColors.GREY_50_PERCENT);
        key.setBorderBottom(BorderStyle.MEDIUM);
        text = style(workbook, 10, false, IndexedColors.BLACK);
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        number = style(workbook, 10, false, IndexedColors.BLACK);
        day = style(workbook, 10, false, IndexedColors.BLACK);
        day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        wrapped = style(workbook, 10, false, IndexedColors.BLACK);
        wrapped.setWrapText(true);
        wrapped.setVerticalAlignment(VerticalAlignment.TOP);
        shown = style(workbook, 10, false, IndexedColors.GREY_50_PERCENT);
    }

    private static CellStyle header(SXSSFWorkbook workbook, IndexedColors colour) {
        CellStyle style = style(workbook, 10, true, IndexedColors.BLACK);
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setWrapText(true);
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static CellStyle style(SXSSFWorkbook workbook, int points, boolean bold, IndexedColors colour) {
        Font font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setColor(colour.getIndex());
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        return style;
    }
}
