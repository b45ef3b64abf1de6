package io.github.junheng.examples.forms.book;

/**
 * 单元格位置: where a cell stands.
 *
 * @param workbook the file's name, empty where only one is read
 * @param row from 0
 * @param column from 0; -1 for a whole row
 */
public record SheetPlace(String workbook, String sheet, int row, int column) {
    /** As problems name it: {@code 学校表!D14}, with the file before it where there are several; a whole row {@code 学校表!14}. */
    @Override
    public String toString() {
        String address = column < 0 ? Integer.toString(row + 1) : Cell.address(row, column);
        return (workbook.isEmpty() ? "" : workbook + " ") + sheet + "!" + address;
    }
}
