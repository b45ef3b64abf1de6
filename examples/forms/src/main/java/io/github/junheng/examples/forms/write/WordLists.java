package io.github.junheng.examples.forms.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The words to choose from, on a hidden sheet and under a name each: a list written into the cell's check may have 255 characters at most. */
final class WordLists {
    static final String SHEET = "_选项";

    private final Map<List<String>, String> names = new LinkedHashMap<>();

    /** The name of a list. */
    String name(List<String> words) {
        return names.computeIfAbsent(List.copyOf(words), w -> "L_" + (names.size() + 1));
    }

    void write(SXSSFWorkbook workbook) {
        if (names.isEmpty()) {
            return;
        }
        SXSSFSheet sheet = workbook.createSheet(SHEET);
        int longest = names.keySet().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            var row = sheet.createRow(i);
            int column = 0;
            for (List<String> words : names.keySet()) {
                if (i < words.size()) {
                    row.createCell(column).setCellValue(words.get(i));
                }
                column++;
            }
        }
        int column = 0;
        for (Map.Entry<List<String>, String> list : names.entrySet()) {
            String letters = CellReference.convertNumToColString(column++);
            Name name = workbook.createName();
            name.setNameName(list.getValue());
            name.setRefersToFormula("'" + SHEET + "'!$" + letters + "$1:$" + letters + "$"
                    + list.getKey().size());
        }
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.HIDDEN);
    }
}
