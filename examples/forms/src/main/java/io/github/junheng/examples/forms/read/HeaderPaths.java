package io.github.junheng.examples.forms.read;

import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Grid;
import io.github.junheng.examples.forms.book.Merge;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 表头路径: what the rows above the data say of each column, from the top down. Merged cells count in every column they cover; in a
 * sheet without merges a blank takes the text to its left, as far as what stands above both is the same.
 *
 * @param title the rows of one text above the header
 * @param said every text above the data
 * @param units the units that are stated above the columns, for all that name none of their own
 * @param firstRow the first row of data
 */
record HeaderPaths(String title, Set<String> said, Set<String> units, Map<Integer, HeaderPath> columns, int firstRow) {
    /** What stands above the data, and how far down data may begin. */
    static final int HEAD = 40;

    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}|.*年.*");
    private static final int ROWS = 12;
    /** So many numbers in a row are data, also where the code of the school is spoilt. */
    private static final int SPOILT = 2;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\u200B\\uFEFF']+");
    /** What forms say of themselves beside their title. */
    private static final Pattern REMARK =
            Pattern.compile("填报|填表|单位(?::|$)|计量单位|表号|制定机关|批准机关|批准文号|有效期|学校(?:\\(机构\\))?(?:名称|标识码|代码):");

    /** What stands above or before numbers that only count columns or rows. */
    static final Set<String> NUMBERS = Set.of("甲", "乙", "丙", "丁", "戊", "己", "栏次", "序号", "编号", "代码", "行次");

    private static final Pattern STATED = Pattern.compile("(?:(?:^|[^\\p{IsHan}])单位|(?:计量|金额)单位)\\s*:\\s*([^():;。]+)");

    /** What stands above or before units. */
    private static final Set<String> UNIT = Set.of("计量单位", "单位");

    HeaderPaths {
        said = Set.copyOf(said);
        units = Set.copyOf(units);
        columns = new TreeMap<>(columns);
    }

    /** The header above the first row of data. */
    static HeaderPaths of(List<Cell> head, List<Merge> merges) {
        return of(head, merges, SPOILT);
    }

    /** The header of a table that has no codes of schools: what stands above the first row with a number. */
    static HeaderPaths below(List<Cell> table, List<Merge> merges) {
        return of(table, merges, 1);
    }

    private static HeaderPaths of(List<Cell> head, List<Merge> merges, int least) {
        Map<Integer, List<Cell>> rows = new TreeMap<>();
        Set<Integer> filled = new TreeSet<>();
        for (Cell cell : head) {
            rows.computeIfAbsent(cell.row(), row -> new ArrayList<>()).add(cell);
            filled.add(cell.column());
        }
        int first = firstRow(rows, least);
        Grid grid = new Grid(
                head.stream().filter(cell -> cell.row() < first).toList(),
                merges.stream().filter(merge -> merge.top() < first).toList());
        int width = filled.stream().mapToInt(column -> column + 1).max().orElse(0);
        List<List<HeaderText>> header = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        Set<String> said = new TreeSet<>();
        Set<Integer> used = new TreeSet<>();
        List<Cell> above = new ArrayList<>();
        List<HeaderText> units = new ArrayList<>(Collections.nCopies(width, new HeaderText("", "")));
        for (int row = 0; row < first; row++) {
            List<HeaderText> texts = new ArrayList<>();
            Set<String> different = new TreeSet<>();
            for (int column = 0; column < width; column++) {
                HeaderText text = grid.at(row, column).content() instanceof Content.Text one
                        ? HeaderText.of(one.raw())
                        : new HeaderText("", "");
                texts.add(text);
                different.add(text.text());
            }
            different.remove("");
            said.addAll(different);
            boolean remark = isRemark(different);
            if (!header.isEmpty() && isOfUnits(rows.getOrDefault(row, List.of()), remark)) {
                units = texts;
            } else if (header.isEmpty() && different.size() == 1 && !remark) {
                titles.addAll(different);
                above.addAll(rows.getOrDefault(row, List.of()));
            } else if (remark) {
                above.addAll(rows.getOrDefault(row, List.of()));
            } else if (!different.isEmpty()
                    && row >= first - ROWS
                    && !isNumbering(contents(rows.getOrDefault(row, List.of())))) {
                header.add(texts);
                used.add(row);
            }
        }
        if (merges.stream().noneMatch(merge -> merge.right() > merge.left() && used.contains(merge.top()))) {
            spread(header, width);
        }
        Map<Integer, HeaderPath> columns = new TreeMap<>();
        for (int column : filled) {
            path(header, units.get(column), column).ifPresent(path -> columns.put(column, path));
        }
        return new HeaderPaths(String.join(" ", titles), said, stated(above), columns, first);
    }

    /** Whether a row says something of the form and nothing of its columns: one with a column of units is a header. */
    private static boolean isRemark(Set<String> texts) {
        List<String> remarks =
                texts.stream().filter(text -> REMARK.matcher(text).lookingAt()).toList();
        return remarks.stream().anyMatch(text -> text.contains(":"))
                || (!remarks.isEmpty() && 2 * remarks.size() >= texts.size());
    }

    /** The units that a title or a remark states: 单位：万元, 计量单位：平方米、册、元. */
    static Set<String> stated(List<Cell> cells) {
        Set<String> units = new TreeSet<>();
        int labelled = -1;
        for (Cell cell : cells) {
            if (!(cell.content() instanceof Content.Text text)) {
                continue;
            }
            String said = Normalizer.normalize(text.raw(), Normalizer.Form.NFKC);
            Matcher stated = STATED.matcher(said);
            while (stated.find()) {
                units.addAll(List.of(stated.group(1).strip().split("[、,/和及\\s]+")));
            }
            HeaderText whole = HeaderText.of(text.raw());
            if (labelled == cell.row()) {
                units.addAll(List.of(said.strip().split("[、,/和及\\s]+")));
            }
            labelled = UNIT.contains(whole.text()) ? cell.row() : -1;
            units.add(whole.unit());
        }
        units.remove("");
        return units;
    }

    /** Whether a row names the units of columns; a remark that names one names that of all. */
    private static boolean isOfUnits(List<Cell> row, boolean remark) {
        List<HeaderText> texts = row.stream()
                .filter(cell -> !cell.content().isBlank())
                .map(cell -> HeaderText.of(cell.content() instanceof Content.Text text ? text.raw() : "?"))
                .toList();
        long units = texts.stream().filter(text -> !text.alone().isEmpty()).count();
        return units > (remark ? 1 : 0)
                && texts.stream().allMatch(text -> !text.alone().isEmpty() || UNIT.contains(text.text()));
    }

    private static Optional<HeaderPath> path(List<List<HeaderText>> header, HeaderText below, int column) {
        List<String> texts = new ArrayList<>();
        String unit = "";
        for (List<HeaderText> row : header) {
            HeaderText text = row.get(column);
            String alone = text.alone();
            boolean again = !texts.isEmpty() && texts.get(texts.size() - 1).equals(text.text());
            if (!text.text().isEmpty() && !again && alone.isEmpty()) {
                texts.add(text.text());
            }
            String stated = alone.isEmpty() ? text.unit() : alone;
            unit = stated.isEmpty() ? unit : stated;
        }
        unit = below.alone().isEmpty() ? unit : below.alone();
        return texts.isEmpty() ? Optional.empty() : Optional.of(HeaderPath.of(texts, unit));
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

    static List<Content> contents(List<Cell> row) {
        return row.stream().map(Cell::content).toList();
    }

    /** Whether a row of the data only numbers the columns again, or says who filled in the form. */
    static boolean isBeside(Collection<Content> row) {
        String first = row.stream()
                .filter(content -> !content.isBlank())
                .findFirst()
                .map(content -> content instanceof Content.Text text
                        ? HeaderText.of(text.raw()).text()
                        : "")
                .orElse("");
        return REMARK.matcher(first).lookingAt() || (NUMBERS.contains(first) && isNumbering(row));
    }

    /** Whether a row numbers the columns, 甲 乙 1 2 3, and so says nothing of them. */
    static boolean isNumbering(Collection<Content> row) {
        int last = 0;
        for (Content content : row) {
            String text = code(content);
            if (text.equals(Integer.toString(last + 1))) {
                last++;
            } else if (!text.isEmpty() && !NUMBERS.contains(text)) {
                return false;
            }
        }
        return last > 0;
    }

    /** The first row that holds a school's code, a total or, its code being spoilt, numbers; past the end where there is none. */
    private static int firstRow(Map<Integer, List<Cell>> rows, int least) {
        int last = 0;
        for (Map.Entry<Integer, List<Cell>> row : rows.entrySet()) {
            List<Cell> cells = row.getValue();
            long amounts =
                    cells.stream().filter(cell -> isFigure(cell.content())).count();
            boolean total = cells.stream().anyMatch(cell -> isTotal(cell.content()));
            boolean code = cells.stream().anyMatch(cell -> isCode(cell.content()));
            if (code || (amounts > 0 && total) || (amounts >= least && !isNumbering(contents(cells)))) {
                return row.getKey();
            }
            last = row.getKey() + 1;
        }
        return last;
    }

    /** Whether a cell holds a number; one of a year, 2024 or 2024年, is a header's where it was typed as text. */
    private static boolean isFigure(Content content) {
        return Meaning.isNumber(content)
                && !(content instanceof Content.Text text
                        && YEAR.matcher(text.raw().strip()).matches());
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
