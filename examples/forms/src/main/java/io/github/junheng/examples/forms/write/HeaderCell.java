package io.github.junheng.examples.forms.write;

import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.standard.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell of a table's head: neighbours with the same way down to them are one.
 *
 * @param unit of the numbers below; empty above the last row
 */
record HeaderCell(int row, int column, int rows, int columns, Text text, String unit) {
    static int depth(List<ColumnSpec> columns) {
        return columns.stream().mapToInt(column -> column.path().size()).max().orElse(1);
    }

    static List<HeaderCell> of(List<ColumnSpec> columns) {
        int depth = depth(columns);
        List<HeaderCell> cells = new ArrayList<>();
        for (int row = 0; row < depth; row++) {
            for (int column = 0; column < columns.size(); ) {
                List<Text> path = columns.get(column).path();
                if (path.size() <= row) {
                    column++;
                    continue;
                }
                boolean last = path.size() == row + 1;
                int next = column + 1;
                while (!last
                        && next < columns.size()
                        && same(path, columns.get(next).path(), row + 1)) {
                    next++;
                }
                cells.add(new HeaderCell(
                        row,
                        column,
                        last ? depth - row : 1,
                        next - column,
                        path.get(row),
                        last ? columns.get(column).unit() : ""));
                column = next;
            }
        }
        return cells;
    }

    private static boolean same(List<Text> a, List<Text> b, int length) {
        return b.size() > length && a.subList(0, length).equals(b.subList(0, length));
    }
}
