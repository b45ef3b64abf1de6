package io.github.junheng.examples.forms.read;

import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Grid;
import io.github.junheng.examples.forms.book.Merge;
import io.github.junheng.examples.forms.book.SheetPlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 按标签读表: finds the labels of a form in a sheet and the values that stand beside or below them. */
final class LabelSheet {
    /** A value stands no further from its label. */
    private static final int REACH = 6;

    private static final Set<String> STAGES = Set.of("小学", "初中");

    private final Grid grid;
    private final FormLabels form;
    private final String workbook;
    private final String sheet;
    private final List<Known> labels = new ArrayList<>();
    /** Cells that are labels, by {@link #key}. */
    private final Set<Long> labelCells = new HashSet<>();

    private final Set<Long> used = new HashSet<>();

    /** A label and the cell it stands in. */
    private record Known(FormLabels.Found found, Cell cell) {}

    /** 标签的值: what stands beside a label. */
    record Entry(FormLabels.Found found, Content content, SheetPlace at) {}

    LabelSheet(Grid grid, FormLabels form, String workbook, String sheet) {
        this.grid = grid;
        this.form = form;
        this.workbook = workbook;
        this.sheet = sheet;
        for (Cell cell : grid.filled()) {
            if (cell.content() instanceof Content.Text text) {
                form.find(text.raw(), stageAround(cell)).ifPresent(found -> {
                    labels.add(new Known(found, cell));
                    labelCells.add(key(cell.row(), cell.column()));
                });
            }
        }
    }

    private static long key(int row, int column) {
        return ((long) row << 32) | column;
    }

    /** The stage that a merged or neighbouring cell before or above a label names. */
    private @Nullable String stageAround(Cell cell) {
        for (int column = cell.column() - 1; column >= 0 && column >= cell.column() - 2; column--) {
            String stage = stage(grid.at(cell.row(), column));
            if (stage != null) {
                return stage;
            }
        }
        for (int row = cell.row() - 1; row >= 0 && row >= cell.row() - 2; row--) {
            String stage = stage(grid.at(row, cell.column()));
            if (stage != null) {
                return stage;
            }
        }
        return null;
    }

    private static @Nullable String stage(Cell cell) {
        if (cell.content() instanceof Content.Text text) {
            String normal = FormLabels.normal(text.raw());
            return STAGES.contains(normal) ? normal : null;
        }
        return null;
    }

    /** How many labels of the form occur. */
    int known() {
        Set<FormLabels.Label> distinct = new HashSet<>();
        labels.forEach(label -> distinct.add(label.found.label()));
        return distinct.size();
    }

    Set<FormLabels.Label> labels() {
        Set<FormLabels.Label> distinct = new LinkedHashSet<>();
        labels.forEach(label -> distinct.add(label.found.label()));
        return distinct;
    }

    /** Whether labels stand one beside the other, each above its values. */
    private boolean across() {
        int across = 0;
        int down = 0;
        for (Known label : labels) {
            int right = right(label.cell) + 1;
            int below = bottom(label.cell) + 1;
            if (labelCells.contains(key(
                    grid.at(label.cell.row(), right).row(),
                    grid.at(label.cell.row(), right).column()))) {
                across++;
            }
            Cell under = grid.at(below, label.cell.column());
            if (labelCells.contains(key(under.row(), under.column()))) {
                down++;
            }
        }
        return across > down;
    }

    private int right(Cell cell) {
        return grid.merge(cell.row(), cell.column()).map(Merge::right).orElse(cell.column());
    }

    private int bottom(Cell cell) {
        return grid.merge(cell.row(), cell.column()).map(Merge::bottom).orElse(cell.row());
    }

    /** The records of the sheet: one where labels stand down a column, a row each where they stand across. */
    List<List<Entry>> records() {
        return across() ? rows() : List.of(beside());
    }

    private List<Entry> beside() {
        List<Entry> entries = new ArrayList<>();
        for (Known label : labels) {
            entries.add(beside(label));
        }
        return entries;
    }

    private Entry beside(Known label) {
        int first = right(label.cell) + 1;
        String unit = label.found.unit();
        for (int column = first; column < first + REACH; column++) {
            Cell cell = grid.at(label.cell.row(), column);
            if (labelCells.contains(key(cell.row(), cell.column()))) {
                break;
            }
            if (cell.content().isBlank()) {
                continue;
            }
            if (cell.content() instanceof Content.Text text && FormLabels.isUnit(text.raw())) {
                unit = FormLabels.normal(text.raw());
                continue;
            }
            used.add(key(cell.row(), cell.column()));
            return new Entry(
                    new FormLabels.Found(label.found.label(), unit(label, unit, column)), cell.content(), place(cell));
        }
        Cell blank = grid.at(label.cell.row(), first);
        return new Entry(label.found, new Content.Blank(), place(blank));
    }

    /** A unit may stand behind the value as well. */
    private String unit(Known label, String unit, int column) {
        Cell behind = grid.at(label.cell.row(), column + 1);
        return unit.isEmpty() && behind.content() instanceof Content.Text text && FormLabels.isUnit(text.raw())
                ? FormLabels.normal(text.raw())
                : unit;
    }

    private List<List<Entry>> rows() {
        int first = 0;
        for (Known label : labels) {
            first = Math.max(first, bottom(label.cell) + 1);
        }
        List<List<Entry>> records = new ArrayList<>();
        for (int row = first; row < grid.rows(); row++) {
            List<Entry> entries = new ArrayList<>();
            boolean blank = true;
            for (Known label : labels) {
                Cell cell = grid.at(row, label.cell.column());
                used.add(key(cell.row(), cell.column()));
                blank &= cell.content().isBlank();
                entries.add(new Entry(
                        label.found, cell.content(), new SheetPlace(workbook, sheet, row, label.cell.column())));
            }
            if (!blank) {
                records.add(entries);
            }
        }
        return records;
    }

    /** The sheet as a whole. */
    SheetPlace place() {
        return new SheetPlace(workbook, sheet, 0, -1);
    }

    private SheetPlace place(Cell cell) {
        return new SheetPlace(workbook, sheet, cell.row(), cell.column());
    }

    /** Texts that are no label and stand for nothing, and the labels that may have been meant by them; after {@link #records}. */
    Map<SheetPlace, List<String>> unknown() {
        Map<SheetPlace, List<String>> unknown = new LinkedHashMap<>();
        for (Cell cell : grid.filled()) {
            long key = key(cell.row(), cell.column());
            if (cell.content() instanceof Content.Text text && !labelCells.contains(key) && !used.contains(key)) {
                Optional<String> near = form.near(text.raw());
                near.ifPresent(
                        label -> unknown.put(place(cell), List.of(text.raw().strip(), label)));
            }
        }
        return unknown;
    }
}
