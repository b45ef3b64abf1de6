package io.github.junheng.examples.forms.write;

import io.github.junheng.report.Piece;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** 工作簿: tables as the sheets of a workbook. */
public final class PrintedTables {
    private PrintedTables() {}

    /**
     * Writes a workbook.
     *
     * @param title of the file
     * @param properties what the file says of itself besides
     * @param locale Chinese for Chinese texts, any other for English ones
     */
    public static void xlsx(
            Piece title, List<PrintedTable> tables, Map<String, String> properties, Locale locale, OutputStream out)
            throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(200)) {
            TableSheets sheets = new TableSheets(workbook, locale);
            tables.forEach(sheets::add);
            sheets.properties(title, properties);
            workbook.write(out);
        }
    }
}
