package io.github.junheng.examples.forms.read;

import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Grid;
import io.github.junheng.examples.forms.book.Merge;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * 表头路径: what the rows above the data say of each column, from the top down. Merged cells count in every column they cover; in a
 * sheet without merges a blank takes the text to its left, as far as what stands above both is the same.
 *
 * @param titles the rows of one text above the header
 * @param said every text above the data
 * @param firstRow the first row of data
 */
record HeaderPaths(List<String> titles, Set<String> said, Map<Integer, Path> columns, int firstRow) {
    /** What stands above the data, and how far down data may begin. */
    static final int HEAD = 40;

    private static final int ROWS = 12;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\u200B\\uFEFF']+");
    /** What forms say of themselves beside their title. */
    private static final Pattern REMARK = Pattern.compile("填报|填表|单位(?::|$)|计量单位|表号|制定机关|批准机关|批准文号|有效期");

    HeaderPaths {
        titles = List.copyOf(titles);
        said = Set.copyOf(said);
        columns = new TreeMap<>(columns);
    }

    /**
     * 一列的路径.
     *
     * @param texts in normal form
     * @param unit the unit that the header names; empty where it names none
     */
    record Path(List<String> texts, String unit) {
        Path {
            texts = List.copyOf(texts);
        }

        /** How many texts lie between those of a pattern, which ends where this does; -1 where it does not fit. */
        int fit(List<String> pattern) {
            int last = texts.size() - 1;
            int wanted = pattern.size() - 1;
            if (last < 0 || !texts.get(last).equals(pattern.get(wanted))) {
                return -1;
            }
            int between = 0;
            int at = last;
            while (wanted > 0) {
                wanted--;
                at--;
                while (at >= 0 && !texts.get(at).equals(pattern.get(wanted))) {
                    between++;
                    at--;
                }
                if (at < 0) {
                    return -1;
                }
            }
            return between;
        }

        @Override
        public String toString() {
            return String.join(" / ", texts);
        }
    }

    /** The header above the first row that holds a school's code. */
    static HeaderPaths of(List<Cell> head, List<Merge> merges) {
        int first = firstRow(head);
        int top = Math.max(0, first - ROWS);
        List<Cell> above = head.stream().filter(cell -> cell.row() < first).toList();
        Grid grid = new Grid(
                above, merges.stream().filter(merge -> merge.top() < first).toList());
        Set<Integer> filled = new TreeSet<>();
        head.forEach(cell -> filled.add(cell.column()));
        int width = filled.stream().mapToInt(c -> c + 1).max().orElse(0);
        List<List<HeaderText>> rows = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        Set<String> said = new TreeSet<>();
        Set<Integer> used = new TreeSet<>();
        for (int row = 0; row < first; row++) {
            List<HeaderText> texts = new ArrayList<>();
            Set<String> different = new TreeSet<>();
            int own = 0;
            int numbers = 0;
            for (int column = 0; column < width; column++) {
                Content content = grid.at(row, column).content();
                HeaderText text = HeaderText.of(content instanceof Content.Text one ? one.raw() : "");
                texts.add(text);
                if (!content.isBlank()) {
                    own++;
                    numbers += isNumbering(content, text) ? 1 : 0;
                    different.add(text.text());
                }
            }
            said.addAll(different);
            boolean title = rows.isEmpty()
                    && different.size() == 1
                    && !texts.get(0).text().isEmpty();
            if (title) {
                titles.addAll(different);
            }
            boolean remark =
                    different.stream().anyMatch(text -> REMARK.matcher(text).lookingAt());
            // A row that numbers the columns says nothing of them.
            if (row >= top && own > 0 && numbers * 5 < own * 4 && !title && !remark) {
                rows.add(texts);
                used.add(row);
            }
        }
        if (merges.stream().noneMatch(merge -> merge.right() > merge.left() && used.contains(merge.top()))) {
            spread(rows, width);
        }
        Map<Integer, Path> columns = new TreeMap<>();
        for (int column : filled) {
            List<String> path = new ArrayList<>();
            String unit = "";
            for (List<HeaderText> row : rows) {
                HeaderText text = row.get(column);
                if (!text.text().isEmpty()
                        && (path.isEmpty() || !path.get(path.size() - 1).equals(text.text()))) {
                    path.add(text.text());
                }
                unit = text.unit().isEmpty() ? unit : text.unit();
            }
            if (!path.isEmpty()) {
                columns.put(column, new Path(path, unit));
            }
        }
        return new HeaderPaths(titles, said, columns, first);
    }

    private static void spread(List<List<HeaderText>> rows, int width) {
        for (int i = 0; i + 1 < rows.size(); i++) {
            List<HeaderText> row = rows.get(i);
            for (int column = 1; column < width; column++) {
                if (row.get(column).text().isEmpty() && sameAbove(rows, i, column) && hasBelow(rows, i, column)) {
                    row.set(column, row.get(column - 1));
                }
            }
        }
    }

    private static boolean sameAbove(List<List<HeaderText>> rows, int row, int column) {
        for (int i = 0; i < row; i++) {
            if (!rows.get(i)
                    .get(column)
                    .text()
                    .equals(rows.get(i).get(column - 1).text())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasBelow(List<List<HeaderText>> rows, int row, int column) {
        for (int i = row + 1; i < rows.size(); i++) {
            if (!rows.get(i).get(column).text().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumbering(Content content, HeaderText text) {
        return content instanceof Content.Amount || text.text().matches("[0-9]{1,3}|[甲乙丙丁戊己]");
    }

    /** The first row that holds a code of a school, or a total; past the end where there is none. */
    private static int firstRow(List<Cell> head) {
        int last = 0;
        Set<Integer> totals = new TreeSet<>();
        Set<Integer> numbers = new TreeSet<>();
        for (Cell cell : head) {
            last = cell.row() + 1;
            if (cell.content() instanceof Content.Amount) {
                numbers.add(cell.row());
            }
            if (isTotal(cell.content())) {
                totals.add(cell.row());
            }
            boolean total = totals.contains(cell.row()) && numbers.contains(cell.row());
            if (total || isCode(cell.content())) {
                return cell.row();
            }
        }
        return last;
    }

    /** Whether a text names a row of totals, or stands above a column of them. */
    static boolean isTotal(Content content) {
        return content instanceof Content.Text text
                && HeaderText.of(text.raw()).text().matches(".{0,12}(?:合计|小计|总计)");
    }

    static boolean isCode(Content content) {
        return code(content).matches("[0-9]{10}");
    }

    /** A code as it was typed, or as the number that a program made of it. */
    static String code(Content content) {
        if (content instanceof Content.Amount amount) {
            BigDecimal number = amount.exact().signum() == 0
                    ? BigDecimal.ZERO
                    : amount.exact().stripTrailingZeros();
            return number.scale() <= 0 && number.precision() - number.scale() <= 12 ? number.toPlainString() : "";
        }
        return content instanceof Content.Text text
                ? BLANKS.matcher(Normalizer.normalize(text.raw(), Normalizer.Form.NFKC))
                        .replaceAll("")
                : "";
    }
}
