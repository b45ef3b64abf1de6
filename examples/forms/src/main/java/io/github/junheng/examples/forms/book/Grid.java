package io.github.junheng.examples.forms.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 表格: a small sheet held in memory, its merged cells resolved. Only cells that hold something take room. */
public final class Grid {
    private static final int BAND = 32;
    private static final int MOST_BANDS = 16;

    private final Map<Long, Cell> cells = new HashMap<>();
    /** By bands of rows; those of many bands stand apart. */
    private final Map<Integer, List<Merge>> merges = new HashMap<>();

    private final List<Merge> tall = new ArrayList<>();
    private int rows;
    private int columns;

    public Grid(Collection<Cell> filled, List<Merge> merges) {
        for (Merge merge : merges) {
            int first = merge.top() / BAND;
            int last = merge.bottom() / BAND;
            for (int band = first; band <= last && last - first < MOST_BANDS; band++) {
                this.merges.computeIfAbsent(band, b -> new ArrayList<>()).add(merge);
            }
            if (last - first >= MOST_BANDS) {
                tall.add(merge);
            }
        }
        for (Cell cell : filled) {
            cells.put(key(cell.row(), cell.column()), cell);
            rows = Math.max(rows, cell.row() + 1);
            columns = Math.max(columns, cell.column() + 1);
        }
    }

    private static long key(int row, int column) {
        return ((long) row << 32) | column;
    }

    /** One more than the last row that holds something. */
    public int rows() {
        return rows;
    }

    /** One more than the last column that holds something. */
    public int columns() {
        return columns;
    }

    /** The cell, or what it is merged into: a cell inside a merged region is the region's top left one. */
    public Cell at(int row, int column) {
        Merge merge = merge(row, column).orElse(null);
        int top = merge == null ? row : merge.top();
        int left = merge == null ? column : merge.left();
        Cell cell = cells.get(key(top, left));
        return cell == null ? new Cell(top, left, new Content.Blank()) : cell;
    }

    /** The merged region that a cell lies in. */
    public Optional<Merge> merge(int row, int column) {
        Optional<Merge> low = find(merges.getOrDefault(row / BAND, List.of()), row, column);
        return low.isPresent() ? low : find(tall, row, column);
    }

    private static Optional<Merge> find(List<Merge> among, int row, int column) {
        for (Merge merge : among) {
            if (merge.holds(row, column)) {
                return Optional.of(merge);
            }
        }
        return Optional.empty();
    }

    /** All cells that hold something, by rows. */
    public List<Cell> filled() {
        List<Cell> all = new ArrayList<>(cells.values());
        all.sort((a, b) ->
                a.row() == b.row() ? Integer.compare(a.column(), b.column()) : Integer.compare(a.row(), b.row()));
        return all;
    }
}
