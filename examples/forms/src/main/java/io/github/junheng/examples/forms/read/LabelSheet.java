package io.github.junheng.examples.forms.read;

import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Grid;
import io.github.junheng.examples.forms.book.Merge;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolCode;
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
    /** So far beyond a label is looked for what is not taken. */
    private static final int REACH = 6;
    /** A header may have a row of other texts between its labels. */
    private static final int HEADER_GAP = 2;

    private static final int SHOWN = 40;

    private static final Set<String> STAGES = Set.of("小学", "初中");

    private final Grid grid;
    private final FormLabels form;
    private final String workbook;
    private final String sheet;
    private final List<Known> labels = new ArrayList<>();
    /** Cells that are labels, by {@link #key}. */
    private final Set<Long> labelCells = new HashSet<>();

    private final Set<Long> used = new HashSet<>();
    private final Set<Long> spread = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

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

    /**
     * What stands in the first cell after a label and its unit; in the one behind it where that is blank and only this has a unit.
     * Where both are blank nothing is reported: what stands further on may be the next number, last year's or a page's.
     */
    private Entry beside(Known label) {
        int row = label.cell.row();
        int column = right(label.cell) + 1;
        String unit = label.found.unit();
        Cell cell = grid.at(row, column);
        if (isUnit(cell)) {
            unit = FormLabels.normal(((Content.Text) cell.content()).raw());
            column = right(cell) + 1;
            cell = grid.at(row, column);
        }
        if (labelCells.contains(key(cell.row(), cell.column()))) {
            return new Entry(label.found, new Content.Blank(), new SheetPlace(workbook, sheet, row, column));
        }
        Cell behind = grid.at(row, right(cell) + 1);
        if (cell.content().isBlank() && isValue(behind) && isUnit(grid.at(row, right(behind) + 1))) {
            cell = behind;
        }
        if (cell.content().isBlank()) {
            further(label, cell);
            return new Entry(label.found, new Content.Blank(), place(cell));
        }
        used.add(key(cell.row(), cell.column()));
        return new Entry(
                new FormLabels.Found(label.found.label(), unit(unit, grid.at(row, right(cell) + 1))),
                cell.content(),
                place(cell));
    }

    /** Tells of what stands beyond the blank cell of a label. */
    private void further(Known label, Cell blank) {
        int row = label.cell.row();
        for (int column = right(blank) + 1; column < right(label.cell) + 1 + REACH; column++) {
            Cell cell = grid.at(row, column);
            if (labelCells.contains(key(cell.row(), cell.column()))) {
                return;
            }
            if (!cell.content().isBlank() && !isUnit(cell)) {
                passed(
                        cell,
                        "“" + label.found.label().text() + "”的格 " + Cell.address(blank.row(), blank.column())
                                + " 空着，按未填报处理，不取更右边的格",
                        "the cell " + Cell.address(blank.row(), blank.column()) + " beside \""
                                + label.found.label().text()
                                + "\" is blank and counts as not reported; no cell further on is taken");
                return;
            }
        }
    }

    private boolean isValue(Cell cell) {
        return !cell.content().isBlank() && !isUnit(cell) && !labelCells.contains(key(cell.row(), cell.column()));
    }

    private static boolean isUnit(Cell cell) {
        return cell.content() instanceof Content.Text text && FormLabels.isUnit(text.raw());
    }

    /** A unit may stand behind the value as well. */
    private static String unit(String unit, Cell behind) {
        return unit.isEmpty() && behind.content() instanceof Content.Text text && FormLabels.isUnit(text.raw())
                ? FormLabels.normal(text.raw())
                : unit;
    }

    /** Notes that a cell, and the row it stands in, was not read. */
    private void passed(Cell cell, String zh, String en) {
        problems.add(Problem.of(ProblemCode.VALUE_SKIPPED, place(cell).toString(), shown(cell.content()), zh, en));
    }

    /** What a cell holds, cut where it is long. */
    static String shown(Content content) {
        String text = content instanceof Content.Text typed
                ? typed.raw().strip()
                : content instanceof Content.Amount amount
                        ? Meaning.plain(amount.exact())
                        : content instanceof Content.Flag flag ? String.valueOf(flag.value()) : "…";
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** Labels that stand one beside the other, which name the columns of the rows below them. */
    private static final class Header {
        final List<Known> labels = new ArrayList<>();
        final Set<Integer> columns = new HashSet<>();
        final int top;
        int bottom;

        Header(int top) {
            this.top = top;
            bottom = top;
        }

        boolean takes(Known label) {
            return label.cell.row() <= bottom + HEADER_GAP && !columns.contains(label.cell.column());
        }
    }

    /** The headers of the sheet, downwards: a printed table repeats its own on each page. One label alone is a note's. */
    private List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        for (Known label : labels) {
            Header last = headers.isEmpty() ? null : headers.get(headers.size() - 1);
            if (last == null || !last.takes(label)) {
                last = new Header(label.cell.row());
                headers.add(last);
            }
            last.labels.add(label);
            last.columns.add(label.cell.column());
            last.bottom = Math.max(last.bottom, bottom(label.cell));
        }
        headers.removeIf(header -> header.labels.size() < 2);
        return headers;
    }

    private List<List<Entry>> rows() {
        List<Header> headers = headers();
        List<List<Entry>> records = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            Header header = headers.get(i);
            int end = i + 1 < headers.size() ? headers.get(i + 1).top : grid.rows();
            for (int row = header.bottom + 1; row < end; row++) {
                row(header, row, end).ifPresent(records::add);
            }
        }
        return records;
    }

    /** The record of a row; empty where the row is none: blank, or a text alone, such as a note or a page's title. */
    private Optional<List<Entry>> row(Header header, int row, int end) {
        List<Entry> entries = new ArrayList<>();
        Set<Long> filled = new HashSet<>();
        Cell first = null;
        for (Known label : header.labels) {
            Cell cell = grid.at(row, label.cell.column());
            used.add(key(cell.row(), cell.column()));
            if (!cell.content().isBlank() && filled.add(key(cell.row(), cell.column())) && first == null) {
                first = cell;
            }
            SheetPlace at = new SheetPlace(workbook, sheet, row, label.cell.column());
            Content content = isSpread(header, label, cell, end) ? new Content.Blank() : cell.content();
            entries.add(new Entry(label.found, content, at));
        }
        if (first == null) {
            return Optional.empty();
        }
        if (filled.size() == 1
                && header.labels.size() > 2
                && first.content() instanceof Content.Text text
                && !SchoolCode.isValid(Meaning.folded(text.raw()).strip())) {
            if (first.row() == row) {
                passed(first, "这一行只有一格文字，不是学校", "a text alone in its row is no school");
            }
            return Optional.empty();
        }
        return Optional.of(entries);
    }

    /**
     * Whether a number is merged down over several records: whose it is nobody can tell. It is told where it stands; a name or a
     * kind may be said once for several.
     */
    private boolean isSpread(Header header, Known label, Cell cell, int end) {
        Merge merge = grid.merge(cell.row(), cell.column()).orElse(null);
        String to = label.found.label().to();
        boolean number = cell.content() instanceof Content.Amount
                || (cell.content() instanceof Content.Text text
                        && text.raw().chars().anyMatch(Character::isDigit));
        if (merge == null || !number || "name".equals(to) || "kind".equals(to)) {
            return false;
        }
        Set<Long> records = new HashSet<>();
        for (int row = merge.top(); row <= Math.min(merge.bottom(), end - 1); row++) {
            Cell id = identity(header, row);
            records.add(key(id.row(), id.column()));
        }
        if (records.size() < 2) {
            return false;
        }
        if (spread.add(key(merge.top(), merge.left()))) {
            problems.add(Problem.of(
                    ProblemCode.VALUE_SPREAD,
                    place(cell).toString(),
                    shown(cell.content()),
                    Integer.toString(records.size())));
        }
        return true;
    }

    /** The cell that says which school a row is of. */
    private Cell identity(Header header, int row) {
        for (Known label : header.labels) {
            if ("id".equals(label.found.label().to())) {
                return grid.at(row, label.cell.column());
            }
        }
        return new Cell(row, -1, new Content.Blank());
    }

    /** What was not read; after {@link #records}. */
    List<Problem> problems() {
        return problems;
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
