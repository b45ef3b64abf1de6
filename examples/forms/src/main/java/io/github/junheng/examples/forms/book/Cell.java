package io.github.junheng.examples.forms.book;

/**
 * 单元格: one cell of a sheet.
 *
 * @param row from 0
 * @param column from 0
 */
public record Cell(int row, int column, Content content) {
    /** The address as people write it: {@code D14}. */
    public String address() {
        return address(row, column);
    }

    /** The address of a row and a column, both from 0: {@code D14}. */
    public static String address(int row, int column) {
        return columnName(column) + (row + 1);
    }

    /** The letters of a column, from 0: {@code AB}. */
    public static String columnName(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.append((char) ('A' + (rest - 1) % 26));
        }
        return letters.reverse().toString();
    }
}
