package io.github.junheng.examples.forms.read;

import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Grid;
import io.github.junheng.examples.forms.book.Merge;
import io.github.junheng.examples.forms.read.StatisticsForms.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 单校报表: a statistics form as it is printed, one school a sheet: the school's code above, labels before the rows, headers above the
 * columns. It is laid out as one row of an export, each cell a column that has a path of its own.
 *
 * @param origins by the column of that row, the cell that stands in it
 */
record PaperForm(HeaderPaths header, Map<Integer, Cell> origins) {
    /** Stands for the label of a number that has none, and so is read as nothing and told of. */
    private static final String NAMELESS = "?";

    /** Finds the school and lays out what stands below it; empty where no code of a school stands beside its label. */
    static Optional<PaperForm> of(Grid grid, List<Merge> merges, List<Column> common) {
        Map<Column, Cell> school = new HashMap<>();
        for (Column column : common) {
            Cell cell = beside(grid, column);
            boolean code = column.to().equals(StatisticsForms.ID);
            if (cell != null
                    && (code ? HeaderPaths.isCode(cell.content()) : column.to().equals(StatisticsForms.NAME))) {
                school.put(column, cell);
            }
        }
        if (school.keySet().stream().noneMatch(column -> column.to().equals(StatisticsForms.ID))) {
            return Optional.empty();
        }
        int top =
                school.values().stream().mapToInt(cell -> cell.row() + 1).max().orElse(0);
        Map<Integer, HeaderPath> paths = new TreeMap<>();
        Map<Integer, Cell> origins = new TreeMap<>();
        school.forEach((column, cell) -> {
            origins.put(origins.size(), cell);
            paths.put(paths.size(), HeaderPath.of(column.paths().get(0), ""));
        });
        HeaderPaths header = HeaderPaths.below(
                grid.filled().stream().filter(cell -> cell.row() >= top).toList(),
                merges.stream().filter(merge -> merge.top() >= top).toList());
        // Units may be stated above the school's code, beside it or below.
        Set<String> units = new TreeSet<>(header.units());
        units.addAll(HeaderPaths.stated(
                grid.filled().stream().filter(cell -> cell.row() < top).toList()));
        TreeSet<Integer> numbers = new TreeSet<>();
        TreeSet<Integer> texts = new TreeSet<>();
        int first = Integer.MAX_VALUE;
        int labelled = -1;
        for (Cell cell : grid.filled()) {
            HeaderPath above = header.columns().get(cell.column());
            if (cell.row() < header.firstRow() || (above != null && HeaderPaths.NUMBERS.contains(above.last()))) {
                continue;
            }
            if (Meaning.isNumber(cell.content())) {
                numbers.add(cell.column());
                // A number before the label of its row is no value of it.
                first = labelled == cell.row() ? Math.min(first, cell.column()) : first;
            } else {
                texts.add(cell.column());
                labelled = cell.row();
            }
        }
        Map<Integer, String> before = new HashMap<>();
        for (int row = header.firstRow(); row < grid.rows() && !numbers.isEmpty(); row++) {
            List<String> labels = new ArrayList<>();
            String unit = labels(grid, row, texts.headSet(first), before, labels);
            for (int column : texts.tailSet(first)) {
                // Where the unit stands behind the number.
                unit = unit.isEmpty() ? text(grid, row, column).alone() : unit;
            }
            for (int column : numbers) {
                Cell cell = grid.at(row, column);
                HeaderPath above = header.columns().get(column);
                boolean named = column >= first && !labels.isEmpty();
                if (cell.row() != row || cell.column() != column || !(named || Meaning.isNumber(cell.content()))) {
                    continue;
                }
                origins.put(origins.size(), cell);
                paths.put(
                        paths.size(),
                        HeaderPath.of(
                                named ? labels : List.of(NAMELESS),
                                above == null ? List.of() : above.texts(),
                                unit.isEmpty() && above != null ? above.unit() : unit));
            }
        }
        return Optional.of(new PaperForm(new HeaderPaths(header.title(), header.said(), units, paths, 0), origins));
    }

    private static HeaderText text(Grid grid, int row, int column) {
        return grid.at(row, column).content() instanceof Content.Text one
                ? HeaderText.of(one.raw())
                : new HeaderText("", "");
    }

    /** The labels of a row; a blank one that has others behind it is that of the row above. Gives the unit that they name. */
    private static String labels(
            Grid grid, int row, Iterable<Integer> columns, Map<Integer, String> before, List<String> labels) {
        String unit = "";
        List<Integer> blank = new ArrayList<>();
        for (int column : columns) {
            HeaderText text = text(grid, row, column);
            if (!text.alone().isEmpty()) {
                unit = text.alone();
                continue;
            }
            if (text.text().isEmpty()) {
                blank.add(column);
                continue;
            }
            for (int earlier : blank) {
                String above = before.getOrDefault(earlier, "");
                if (!above.isEmpty()) {
                    labels.add(above);
                }
            }
            blank.clear();
            if (labels.isEmpty() || !labels.get(labels.size() - 1).equals(text.text())) {
                labels.add(text.text());
            }
            before.put(column, text.text());
            unit = text.unit().isEmpty() ? unit : text.unit();
        }
        return unit;
    }

    /** What stands behind the label of a column, in the same cell or the next; null where the label does not stand there. */
    private static @Nullable Cell beside(Grid grid, Column column) {
        for (Cell cell : grid.filled()) {
            if (cell.row() >= HeaderPaths.HEAD || !(cell.content() instanceof Content.Text text)) {
                continue;
            }
            String said = HeaderText.of(text.raw()).text();
            for (List<String> path : column.paths()) {
                Matcher label = Pattern.compile(Pattern.quote(path.get(path.size() - 1)) + "(?::(.*))?")
                        .matcher(said);
                if (!label.matches()) {
                    continue;
                }
                if (label.group(1) != null) {
                    return new Cell(cell.row(), cell.column(), new Content.Text(label.group(1)));
                }
                for (Cell next : grid.filled()) {
                    if (next.row() == cell.row() && next.column() > cell.column()) {
                        return next;
                    }
                }
            }
        }
        return null;
    }

    /** The row. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        origins.forEach((column, cell) -> {
            if (!cell.content().isBlank()) {
                cells.add(new Cell(0, column, cell.content()));
            }
        });
        return cells;
    }
}
