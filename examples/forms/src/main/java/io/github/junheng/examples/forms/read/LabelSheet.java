package io.github.junheng.examples.forms.read;

import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Grid;
import io.github.junheng.examples.forms.book.Merge;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * 按标签读表: finds the labels of a form in a sheet and the values that stand beside or below them. Whether below or beside is a
 * matter of each row of labels. Where several numbers could be a label's, headings say which is; where they do not, none is
 * taken. A number that is nobody's is told.
 */
final class LabelSheet {
    /** A header may have a row of other texts between its labels. */
    private static final int HEADER_GAP = 2;

    private static final int SHOWN = 40;
    /** What numbers the labels has no more digits. */
    private static final BigDecimal NUMBERING = BigDecimal.valueOf(999);

    private static final Map<String, Stage> STAGES = Map.of("小学", Stage.PRIMARY, "初中", Stage.JUNIOR);
    private static final String OF_STAGE = "{stage}";
    private static final String ID = "id";
    private static final Pattern NUMBER = Pattern.compile("'?-?[0-9][0-9,]*(?:\\.[0-9]+)? ?([^0-9.,]{0,3})");

    private final Grid grid;
    private final FormLabels form;
    private final String workbook;
    private final String sheet;
    /** What holds something; nothing once the sheet is refused. */
    private final TreeMap<Integer, List<Cell>> byRow = new TreeMap<>();

    private List<Known> labels = new ArrayList<>();
    /** Cells that are labels or parts of one, by {@link #key}. */
    private final Set<Long> labelCells = new HashSet<>();
    /** What stands below or behind these was not asked for, and is known: last year's numbers. */
    private final Set<Long> asides = new HashSet<>();

    private final Set<Long> used = new HashSet<>();
    /** Of merged cells, over how many records they reach. */
    private final Map<Merge, Integer> reaches = new HashMap<>();
    /** By row, the row of headings that stands above it, and the units of money that a line above states. */
    private final Map<Integer, Integer> headings = new HashMap<>();

    private final Map<Integer, Set<String>> money = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int totals;

    /** A label, the cell it stands in, and the stage that is said of it; null where none is. */
    private record Known(
            FormLabels.Found found, Cell cell, @Nullable Stage stage) {
        boolean is(String to) {
            return to.equals(found.label().to());
        }

        boolean isCounted() {
            return !found.label().unit().isEmpty();
        }

        boolean isOfStages() {
            String to = found.label().to();
            return to != null && to.startsWith(OF_STAGE);
        }

        /** The one stage that the label is of. */
        @Nullable
        Stage own() {
            String to = found.label().to();
            return to == null
                    ? null
                    : to.startsWith("primary.") ? Stage.PRIMARY : to.startsWith("junior.") ? Stage.JUNIOR : null;
        }
    }

    /**
     * 标签的值: what stands beside or below a label.
     *
     * @param stage the stage that a heading says it is of; null where none does
     */
    record Entry(FormLabels.Found found, @Nullable Stage stage, Content content, SheetPlace at) {}

    LabelSheet(Grid grid, FormLabels form, String workbook, String sheet) {
        this.grid = grid;
        this.form = form;
        this.workbook = workbook;
        this.sheet = sheet;
        for (Cell cell : grid.filled()) {
            if (!cell.content().isBlank()) {
                byRow.computeIfAbsent(cell.row(), row -> new ArrayList<>()).add(cell);
            }
            if (cell.content() instanceof Content.Text text) {
                String around = stageAround(cell);
                form.find(text.raw(), around).ifPresent(found -> {
                    Known known = new Known(found, cell, null);
                    labels.add(
                            known.isOfStages()
                                    ? new Known(found, cell, around == null ? null : STAGES.get(around))
                                    : known);
                    labelCells.add(key(cell));
                });
            }
        }
        above();
        split();
        above();
        headings.values().forEach(row -> row(row).forEach(cell -> used.add(key(cell))));
    }

    private static long key(Cell cell) {
        return ((long) cell.row() << 32) | cell.column();
    }

    private boolean isLabel(Cell cell) {
        return labelCells.contains(key(cell));
    }

    private List<Cell> row(int row) {
        return byRow.getOrDefault(row, List.of());
    }

    private static boolean isNumber(Content content) {
        return content instanceof Content.Amount
                || (content instanceof Content.Text text
                        && isNumber(Meaning.folded(text.raw()).strip()));
    }

    private static boolean isNumber(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches() && (number.group(1).isEmpty() || FormLabels.isUnit(number.group(1)));
    }

    private boolean hasNumbers(int row) {
        return row(row).stream().anyMatch(cell -> isNumber(cell.content()));
    }

    /** The stage that a merged or neighbouring cell before or above a label names; the kind of a school is none. */
    private @Nullable String stageAround(Cell cell) {
        for (int column = cell.column() - 1; column >= 0 && column >= cell.column() - 2; column--) {
            Cell before = grid.at(cell.row(), column);
            if (stage(before) != null) {
                return stage(before);
            }
            if (!before.content().isBlank()) {
                break;
            }
        }
        for (int row = cell.row() - 1; row >= 0 && row >= cell.row() - 2 && !hasNumbers(row); row--) {
            String stage = stage(grid.at(row, cell.column()));
            if (stage != null) {
                return stage;
            }
        }
        return null;
    }

    private @Nullable String stage(Cell cell) {
        if (cell.content() instanceof Content.Text text) {
            String normal = FormLabels.normal(text.raw());
            boolean value = cell.column() > 0
                    && grid.at(cell.row(), cell.column() - 1).content() instanceof Content.Text before
                    && form.find(before.raw(), null)
                            .filter(found -> found.label().unit().isEmpty())
                            .isPresent();
            return STAGES.containsKey(normal) && !value ? normal : null;
        }
        return null;
    }

    /** Puts labels that have headings of their own below or behind them in the places of those. */
    private void split() {
        Map<Long, Known> byCell = new HashMap<>();
        labels.forEach(label -> byCell.put(key(label.cell), label));
        List<Known> leaves = new ArrayList<>();
        for (List<Cell> row : byRow.values()) {
            for (Cell cell : row) {
                if (!(cell.content() instanceof Content.Text text)) {
                    continue;
                }
                Known label = byCell.get(key(cell));
                boolean counted = label == null
                        ? STAGES.keySet().stream()
                                .anyMatch(stage -> form.find(text.raw(), stage).isPresent())
                        : label.isCounted() && label.stage == null;
                if (!counted) {
                    continue;
                }
                List<Cell> heads = below(cell);
                List<Known> found = leaves(text.raw(), label, heads.isEmpty() ? behind(cell) : heads);
                if (found.isEmpty() && label == null) {
                    found = crossed(cell, text.raw());
                }
                if (!found.isEmpty()) {
                    leaves.addAll(found);
                    byCell.remove(key(cell));
                    labelCells.add(key(cell));
                }
            }
        }
        if (!leaves.isEmpty()) {
            labels = new ArrayList<>(byCell.values());
            labels.addAll(leaves);
            labels.sort(Comparator.comparingInt((Known label) -> label.cell.row())
                    .thenComparingInt(label -> label.cell.column()));
        }
    }

    /** The headings in the row below a label that has them, in the columns that it covers. */
    private List<Cell> below(Cell cell) {
        int below = bottom(cell) + 1;
        List<Cell> heads = new ArrayList<>();
        if (!isOfHeadings(below)) {
            return heads;
        }
        for (int column = cell.column(); column < grid.columns(); column++) {
            Cell head = grid.at(below, column);
            boolean own = column <= right(cell)
                    || grid.at(cell.row(), column).content().isBlank();
            if (!own
                    || head.row() != below
                    || Heading.of(head.content()).filter(Heading::isOfValues).isEmpty()) {
                break;
            }
            heads.add(head);
        }
        return heads;
    }

    /** Whether a row holds headings and units, and nothing else. */
    private boolean isOfHeadings(int row) {
        return !row(row).isEmpty()
                && row(row).stream()
                        .allMatch(cell ->
                                isUnit(cell) || Heading.of(cell.content()).isPresent());
    }

    /** The headings behind a label, each before its number: in its row, and in those below that have none of their own. */
    private List<Cell> behind(Cell cell) {
        List<Cell> heads = new ArrayList<>();
        boolean numbers = false;
        int first = right(cell) + 1;
        for (int row = cell.row(); row < grid.rows(); row++) {
            Cell before = grid.at(row, cell.column());
            Cell head = grid.at(row, first);
            if ((before.row() != cell.row() && !before.content().isBlank())
                    || Heading.of(head.content()).filter(Heading::isOfValues).isEmpty()) {
                break;
            }
            for (int column = first; column < grid.columns(); column++) {
                Cell next = grid.at(row, column);
                if (isLabel(next)) {
                    break;
                }
                if (Heading.of(next.content()).filter(Heading::isOfValues).isPresent()) {
                    heads.add(next);
                    numbers |= isNumber(grid.at(row, right(next) + 1).content());
                }
            }
        }
        return numbers ? heads : List.of();
    }

    /** What a label is in each of its headings; none where they do not say which of its numbers is which. */
    private List<Known> leaves(String raw, @Nullable Known label, List<Cell> heads) {
        List<Known> leaves = new ArrayList<>();
        List<Cell> others = new ArrayList<>();
        for (Cell head : heads) {
            Heading heading = Heading.of(head.content()).orElseThrow();
            String said = FormLabels.normal(((Content.Text) head.content()).raw());
            Stage stage = heading == Heading.STAGE ? STAGES.get(said) : null;
            if (label == null) {
                if (stage != null && form.find(raw, said).isPresent()) {
                    leaves.add(new Known(form.find(raw, said).orElseThrow(), head, null));
                } else {
                    others.add(head);
                }
            } else if (heading == Heading.OTHER || (stage != null && !label.isOfStages() && stage != label.own())) {
                others.add(head);
            } else {
                leaves.add(new Known(label.found, head, label.isOfStages() ? stage : null));
            }
        }
        if (!leaves.isEmpty()) {
            leaves.forEach(leaf -> labelCells.add(key(leaf.cell)));
            others.forEach(other -> {
                labelCells.add(key(other));
                asides.add(key(other));
            });
        }
        return leaves;
    }

    /** The labels that a text is with the stages above the columns behind it. */
    private List<Known> crossed(Cell cell, String raw) {
        List<Known> crossed = new ArrayList<>();
        Integer headed = headings.get(cell.row());
        if (headed != null) {
            for (Cell head : row(headed)) {
                if (head.column() > cell.column() && head.content() instanceof Content.Text text) {
                    String stage = FormLabels.normal(text.raw());
                    if (STAGES.containsKey(stage)) {
                        form.find(raw, stage).ifPresent(found -> crossed.add(new Known(found, cell, null)));
                    }
                }
            }
        }
        return crossed;
    }

    /** Notes of each row what stands above it: headings, and a line that states a unit of money. */
    private void above() {
        Integer heading = null;
        Set<String> unit = Set.of();
        Set<Integer> ofLabels = new HashSet<>();
        labels.forEach(label -> ofLabels.add(label.cell.row()));
        headings.clear();
        int before = -1;
        for (Map.Entry<Integer, List<Cell>> row : byRow.entrySet()) {
            // Headings end with their block: at an empty row, and at a title.
            boolean title = row.getValue().size() == 1
                    && row.getValue().get(0).content() instanceof Content.Text
                    && !ofLabels.contains(row.getKey());
            heading = title || row.getKey() > before + 1 ? null : heading;
            before = row.getKey();
            if (heading != null) {
                headings.put(row.getKey(), heading);
            }
            money.put(row.getKey(), unit);
            if (ofLabels.contains(row.getKey())) {
                continue;
            }
            List<Cell> cells = row.getValue();
            boolean texts = cells.size() > 1 && cells.stream().allMatch(cell -> cell.content() instanceof Content.Text);
            boolean headed =
                    cells.stream().anyMatch(cell -> Heading.of(cell.content()).isPresent());
            heading = texts && headed && cells.stream().noneMatch(this::isLabel) ? row.getKey() : heading;
            Set<String> stated = Heading.money(cells);
            unit = stated.isEmpty() ? unit : stated;
        }
    }

    /** A label with the unit that a line above states, where it is of money and has none of its own. */
    private FormLabels.Found stated(Known label, String unit) {
        String own = label.found.label().unit();
        Set<String> line = money.getOrDefault(label.cell.row(), Set.of());
        boolean silent = unit.isEmpty() && (own.equals("元") || own.equals("万元"));
        return new FormLabels.Found(label.found.label(), silent ? String.join("、", line) : unit);
    }

    /** How many labels of the form occur. */
    int known() {
        return labels().size();
    }

    Set<FormLabels.Label> labels() {
        Set<FormLabels.Label> distinct = new LinkedHashSet<>();
        labels.forEach(label -> distinct.add(label.found.label()));
        return distinct;
    }

    private int right(Cell cell) {
        return grid.merge(cell.row(), cell.column()).map(Merge::right).orElse(cell.column());
    }

    private int bottom(Cell cell) {
        return grid.merge(cell.row(), cell.column()).map(Merge::bottom).orElse(cell.row());
    }

    /** Labels that stand one beside the other, which name the columns of the rows below them. */
    private static final class Header {
        final List<Known> labels = new ArrayList<>();
        final Set<Integer> columns = new HashSet<>();
        final Map<Integer, String> units = new HashMap<>();
        /** Labels of which several columns could be the one. */
        final Set<Known> doubtful = new HashSet<>();

        final int top;
        int bottom;
        int end;

        Header(int top) {
            this.top = top;
            bottom = top;
        }

        boolean takes(Known label) {
            return label.cell.row() <= bottom + HEADER_GAP && !columns.contains(label.cell.column());
        }

        @Nullable
        Known id() {
            return labels.stream().filter(label -> label.is(ID)).findFirst().orElse(null);
        }
    }

    /** Gives the labels of each row to a header above values or, each for itself, to the values beside. */
    private List<Header> headers(List<Known> beside) {
        Map<Integer, List<Known>> rows = new TreeMap<>();
        labels.forEach(label ->
                rows.computeIfAbsent(label.cell.row(), row -> new ArrayList<>()).add(label));
        Set<Long> cells = new HashSet<>();
        labels.forEach(label -> cells.add(key(label.cell)));
        List<Header> headers = new ArrayList<>();
        rows.forEach((row, ofRow) -> {
            int across = 0;
            int down = 0;
            for (Known label : ofRow) {
                across += isLabel(grid.at(row, right(label.cell) + 1)) ? 1 : 0;
                down += cells.contains(key(grid.at(bottom(label.cell) + 1, label.cell.column()))) ? 1 : 0;
            }
            Header last = headers.isEmpty() ? null : headers.get(headers.size() - 1);
            boolean taken = last != null && ofRow.stream().allMatch(last::takes);
            for (int between = last == null ? row : last.bottom + 1; taken && between <= row; between++) {
                taken = !hasNumbers(between);
            }
            if (across <= down && !taken) {
                beside.addAll(ofRow);
                return;
            }
            Header header = last;
            if (header == null || !taken) {
                header = new Header(row);
                headers.add(header);
            }
            for (Known label : ofRow) {
                header.labels.add(label);
                header.columns.add(label.cell.column());
                header.bottom = Math.max(header.bottom, bottom(label.cell));
            }
        });
        Set<Integer> notes = new HashSet<>();
        TreeMap<Integer, Known> firsts = new TreeMap<>();
        beside.forEach(label -> firsts.putIfAbsent(label.cell.row(), label));
        for (int i = 0; i < headers.size(); i++) {
            Header header = headers.get(i);
            header.end = i + 1 < headers.size() ? headers.get(i + 1).top : grid.rows();
            Map.Entry<Integer, Known> next = firsts.higherEntry(header.bottom);
            while (next != null && next.getKey() < header.end) {
                if (isAlone(next.getValue())) {
                    notes.add(next.getKey());
                } else {
                    header.end = next.getKey();
                }
                next = firsts.higherEntry(next.getKey());
            }
            finish(header);
        }
        beside.removeIf(label -> notes.contains(label.cell.row()));
        return headers;
    }

    /** Whether a label below a table has nothing beside it and no other label above or below: then it is a note's. */
    private boolean isAlone(Known label) {
        return row(label.cell.row()).size() == 1
                && !isLabel(grid.at(label.cell.row() - 1, label.cell.column()))
                && !isLabel(grid.at(bottom(label.cell) + 1, label.cell.column()));
    }

    /** Takes the rows of units and of numbering to the header, and notes labels of several columns that nothing tells apart. */
    private void finish(Header header) {
        int next = header.bottom + 1;
        while (next < header.end && !row(next).isEmpty()) {
            boolean units = row(next).stream().allMatch(LabelSheet::isUnit);
            if (!units && !(header.id() != null && HeaderPaths.isNumbering(HeaderPaths.contents(row(next))))) {
                break;
            }
            for (Cell cell : row(next)) {
                if (units) {
                    header.units.put(cell.column(), FormLabels.normal(((Content.Text) cell.content()).raw()));
                }
                used.add(key(cell));
            }
            header.bottom = next;
            next++;
        }
        for (Known label : header.labels) {
            int right = right(label.cell);
            for (int row : right > label.cell.column() ? rows(header) : Set.<Integer>of()) {
                List<Cell> numbers = new ArrayList<>();
                for (Cell cell : row(row)) {
                    if (cell.column() >= label.cell.column() && cell.column() <= right && isNumber(cell.content())) {
                        numbers.add(cell);
                    }
                }
                if (numbers.size() > 1 && header.doubtful.add(label)) {
                    several(label, numbers);
                }
            }
        }
    }

    /** Says that several numbers could be a label's. */
    private void several(Known label, List<Cell> numbers) {
        List<String> others = new ArrayList<>();
        numbers.subList(1, numbers.size())
                .forEach(cell -> others.add(place(cell).toString()));
        problems.add(Problem.of(
                ProblemCode.LABEL_TWICE,
                place(numbers.get(0)).toString(),
                label.found.label().text(),
                String.join("、", others)));
    }

    /**
     * The records of the sheet: one of the labels that have their values beside them, or one for each of their columns that has a
     * school's code; one for each row below labels. What has no code of its own belongs to the one record that has, if there is one.
     *
     * @param most what is told of a sheet that has more rows and labels than this
     */
    List<List<Entry>> records(long most) {
        List<Known> beside = new ArrayList<>();
        List<Header> headers = headers(beside);
        long size = 0;
        for (Header header : headers) {
            size += (long) rows(header).size() * header.labels.size();
        }
        if (size > most) {
            byRow.clear();
            problems.add(Problem.of(
                    ProblemCode.WORKBOOK_TOO_LARGE,
                    (workbook.isEmpty() ? "" : workbook + " ") + sheet,
                    "行数 × 列数",
                    Long.toString(most),
                    "rows by columns"));
            return List.of();
        }
        List<List<Entry>> records = new ArrayList<>(columns(beside));
        List<List<Entry>> rest = new ArrayList<>();
        List<Entry> ofLabels = new ArrayList<>();
        beside.forEach(label -> ofLabels.addAll(beside(label)));
        if (!ofLabels.isEmpty()) {
            boolean school = beside.stream().anyMatch(label -> label.is(ID));
            (school ? records : rest).add(ofLabels);
        }
        for (Header header : headers) {
            for (int row : rows(header)) {
                row(header, row).ifPresent((header.id() == null ? rest : records)::add);
            }
        }
        rest.removeIf(entries -> entries.stream().allMatch(entry -> entry.content.isBlank()));
        if (records.isEmpty() && rest.size() == 2 && rest.get(0) == ofLabels) {
            records.add(rest.remove(0));
        }
        if (records.size() == 1) {
            List<Entry> one = new ArrayList<>(records.get(0));
            rest.forEach(one::addAll);
            return List.of(one);
        }
        records.addAll(rest);
        return records;
    }

    /** The rows below a header that hold something. */
    private Set<Integer> rows(Header header) {
        return header.end <= header.bottom + 1
                ? Set.of()
                : byRow.subMap(header.bottom + 1, header.end).keySet();
    }

    /** The cells after a label up to the next one, each with what stands above it, and the unit that stands among them. */
    private record Behind(List<Cell> cells, Map<Cell, Heading> heads, String unit) {}

    private Behind behind(Known label) {
        int row = label.cell.row();
        List<Cell> cells = new ArrayList<>();
        Map<Cell, Heading> heads = new HashMap<>();
        String unit = "";
        boolean after = false;
        Integer headed = headings.get(row);
        Cell last = null;
        for (int column = right(label.cell) + 1; column <= grid.columns(); column++) {
            Cell cell = grid.at(row, column);
            if (isLabel(cell)) {
                break;
            }
            if (cell.equals(last)) {
                continue;
            }
            last = cell;
            Heading head = headed == null
                    ? null
                    : Heading.of(grid.at(headed, column).content()).orElse(null);
            if (isUnit(cell)) {
                boolean own = after ? label.found.unit().isEmpty() : unit.isEmpty();
                unit = own && unit.isEmpty() ? FormLabels.normal(((Content.Text) cell.content()).raw()) : unit;
                used.add(key(cell));
            } else if (head == Heading.CODE || head == Heading.UNIT) {
                used.add(key(cell));
            } else {
                cells.add(cell);
                after |= !cell.content().isBlank();
                if (head != null) {
                    heads.put(cell, head);
                }
            }
        }
        return new Behind(cells, heads, unit);
    }

    /** A record for each column that holds a school, where the labels stand down one column and the codes of several beside. */
    private List<List<Entry>> columns(List<Known> beside) {
        List<List<Entry>> records = new ArrayList<>();
        for (Known id : List.copyOf(beside)) {
            Set<String> codes = new HashSet<>();
            if (id.is(ID)) {
                behind(id).cells.stream()
                        .filter(cell -> HeaderPaths.isCode(cell.content()))
                        .forEach(cell -> codes.add(HeaderPaths.code(cell.content())));
            }
            if (codes.size() < 2) {
                continue;
            }
            List<Known> block = beside.stream()
                    .filter(label -> label.cell.column() == id.cell.column())
                    .toList();
            Set<Integer> columns = new TreeSet<>();
            for (Known label : block) {
                if (!label.isCounted()) {
                    Behind behind = behind(label);
                    behind.cells.stream()
                            .filter(cell -> !cell.content().isBlank() && behind.heads.get(cell) != Heading.OTHER)
                            .forEach(cell -> columns.add(cell.column()));
                }
            }
            for (int column : columns) {
                List<Entry> entries = new ArrayList<>();
                for (Known label : block) {
                    Cell cell = grid.at(label.cell.row(), column);
                    Merge merge = grid.merge(label.cell.row(), column).orElse(null);
                    boolean spread = merge != null
                            && isNumber(cell.content())
                            && columns.stream()
                                            .filter(one -> merge.holds(label.cell.row(), one))
                                            .count()
                                    > 1;
                    if (spread && used.add(key(cell))) {
                        problems.add(Problem.of(
                                ProblemCode.VALUE_SPREAD,
                                place(cell).toString(),
                                shown(cell.content()),
                                Integer.toString(columns.size())));
                    }
                    used.add(key(cell));
                    String printed = label.found.unit();
                    entries.add(new Entry(
                            stated(label, printed.isEmpty() ? behind(label).unit : printed),
                            label.stage,
                            spread ? new Content.Blank() : cell.content(),
                            new SheetPlace(workbook, sheet, label.cell.row(), column)));
                }
                records.add(entries);
            }
            beside.removeAll(block);
        }
        return records;
    }

    /** What stands beside a label: by the headings above, or in the first cell after its unit. */
    private List<Entry> beside(Known label) {
        Behind behind = behind(label);
        FormLabels.Found found = stated(label, behind.unit.isEmpty() ? label.found.unit() : behind.unit);
        List<Cell> cells = new ArrayList<>(behind.cells);
        List<Cell> stages = with(behind, Heading.STAGE);
        List<Cell> wholes = with(behind, Heading.TOTAL);
        if (!stages.isEmpty() && label.isOfStages() && label.stage == null) {
            List<Entry> entries = new ArrayList<>();
            for (Cell cell : stages) {
                Integer headed = headings.get(label.cell.row());
                String said = headed != null && grid.at(headed, cell.column()).content() instanceof Content.Text text
                        ? FormLabels.normal(text.raw())
                        : "";
                entries.add(entry(found, right(cell) > cell.column() ? null : STAGES.get(said), cell));
            }
            wholes.forEach(cell -> entries.add(entry(found, null, cell)));
            return entries;
        }
        with(behind, Heading.OTHER).forEach(cell -> used.add(key(cell)));
        cells.removeAll(with(behind, Heading.OTHER));
        Stage own = label.own();
        if (!stages.isEmpty() && own != null) {
            Integer headed = headings.get(label.cell.row());
            cells.removeIf(cell -> behind.heads.get(cell) == Heading.STAGE
                    && headed != null
                    && right(cell) == cell.column()
                    && grid.at(headed, cell.column()).content() instanceof Content.Text text
                    && STAGES.get(FormLabels.normal(text.raw())) != own);
        }
        List<Cell> asked = with(behind, Heading.VALUE);
        List<Cell> headed = asked.isEmpty()
                ? wholes.stream().filter(cell -> !cell.content().isBlank()).toList()
                : asked;
        if (headed.size() == 1) {
            return List.of(entry(found, label.stage, headed.get(0)));
        }
        if (cells.isEmpty()) {
            return List.of(new Entry(
                    found,
                    label.stage,
                    new Content.Blank(),
                    new SheetPlace(workbook, sheet, label.cell.row(), right(label.cell) + 1)));
        }
        Cell first = cells.get(0);
        if (first.content().isBlank() && cells.size() > 1) {
            boolean ofStages = behind.heads.get(first) == Heading.STAGE;
            Cell next = cells.get(1);
            boolean ofUnit = !next.content().isBlank() && isUnit(grid.at(next.row(), right(next) + 1));
            first = ofUnit || (ofStages && !next.content().isBlank()) ? next : first;
        }
        if (first.content().isBlank()) {
            further(label, first, cells);
            return List.of(new Entry(found, label.stage, new Content.Blank(), place(first)));
        }
        List<Cell> rivals = new ArrayList<>(List.of(first));
        boolean counted = label.isCounted() || isNumber(first.content());
        for (Cell cell : cells) {
            if (isApart(first, cell)) {
                // What somebody noted further on is no value of the label; it is told of as nobody's.
                break;
            }
            if (cell.content().equals(first.content())) {
                used.add(key(cell));
            } else if (counted
                    ? isNumber(cell.content()) && !isNumbering(cell)
                    : Meaning.isFlag(first.content()) && Meaning.isFlag(cell.content())) {
                rivals.add(cell);
            }
        }
        if (rivals.size() > 1) {
            several(label, rivals);
            rivals.forEach(cell -> used.add(key(cell)));
            return List.of(new Entry(found, label.stage, new Content.Blank(), place(first)));
        }
        return List.of(entry(found, label.stage, first));
    }

    /** Whether an empty cell lies between two of a row, or a text that is no unit and names what comes next. */
    private boolean isApart(Cell first, Cell next) {
        for (int column = right(first) + 1; column < next.column(); column++) {
            Cell between = grid.at(first.row(), column);
            boolean names = between.content() instanceof Content.Text
                    && !isUnit(between)
                    && !isNumber(between.content())
                    && !Meaning.isFlag(between.content());
            if (between.content().isBlank() || names) {
                return true;
            }
        }
        return false;
    }

    private static List<Cell> with(Behind behind, Heading heading) {
        return behind.cells.stream()
                .filter(cell -> behind.heads.get(cell) == heading)
                .toList();
    }

    private Entry entry(FormLabels.Found found, @Nullable Stage stage, Cell cell) {
        used.add(key(cell));
        return new Entry(found, stage, cell.content(), place(cell));
    }

    /** Whether a number stands right before a label, which it numbers. */
    private boolean isNumbering(Cell cell) {
        return isLabel(grid.at(cell.row(), right(cell) + 1))
                && cell.content() instanceof Content.Amount number
                && number.exact().abs().compareTo(NUMBERING) <= 0
                && number.exact().stripTrailingZeros().scale() <= 0;
    }

    /** Tells of what stands beyond the blank cell of a label. */
    private void further(Known label, Cell blank, List<Cell> cells) {
        for (Cell cell : cells) {
            if (!cell.content().isBlank()) {
                passed(
                        cell,
                        "“" + label.found.label().text() + "”的格 " + Cell.address(blank.row(), blank.column())
                                + " 空着，按未填报处理，不取更右边的格",
                        "the cell " + Cell.address(blank.row(), blank.column()) + " beside \""
                                + label.found.label().text()
                                + "\" is blank and counts as not reported; no cell further on is taken");
                used.add(key(cell));
                return;
            }
        }
    }

    private static boolean isUnit(Cell cell) {
        return cell.content() instanceof Content.Text text && FormLabels.isUnit(text.raw());
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

    /** The record of a row; empty where the row is none: blank, a total, a signature, or a text alone, such as a note or a page's title. */
    private Optional<List<Entry>> row(Header header, int row) {
        List<Entry> entries = new ArrayList<>();
        Set<Long> filled = new HashSet<>();
        Cell first = null;
        for (Known label : header.labels) {
            Cell cell = value(label, row);
            if (!cell.content().isBlank() && filled.add(key(cell)) && first == null) {
                first = cell;
            }
            String unit = header.units.getOrDefault(label.cell.column(), label.found.unit());
            boolean blank = header.doubtful.contains(label) || isSpread(header, label, cell);
            entries.add(new Entry(
                    stated(label, unit),
                    label.stage,
                    blank ? new Content.Blank() : cell.content(),
                    new SheetPlace(
                            workbook, sheet, row, blank || cell.row() != row ? label.cell.column() : cell.column())));
        }
        Known id = header.id();
        boolean school =
                id != null && HeaderPaths.isCode(grid.at(row, id.cell.column()).content());
        if (id != null && !school && row(row).stream().anyMatch(cell -> HeaderPaths.isTotal(cell.content()))) {
            totals++;
            row(row).forEach(cell -> used.add(key(cell)));
            return Optional.empty();
        }
        if (!school && Heading.isNote(row(row))) {
            passed(row(row).get(0), "这一行是说明或落款，不是学校", "a row of a note or a signature is no school");
            row(row).forEach(cell -> used.add(key(cell)));
            return Optional.empty();
        }
        if (first == null) {
            return Optional.empty();
        }
        if (!school
                && filled.size() == 1
                && header.labels.size() > 2
                && first.content() instanceof Content.Text
                && !isNumber(first.content())) {
            if (first.row() == row) {
                passed(first, "这一行只有一格文字，不是学校", "a text alone in its row is no school");
                used.add(key(first));
            }
            return Optional.empty();
        }
        header.labels.forEach(label -> used.add(key(value(label, row))));
        if (!header.doubtful.isEmpty()) {
            row(row).stream()
                    .filter(cell -> header.doubtful.stream()
                            .anyMatch(label ->
                                    cell.column() >= label.cell.column() && cell.column() <= right(label.cell)))
                    .forEach(cell -> used.add(key(cell)));
        }
        return Optional.of(entries);
    }

    /** The cell of a row below a label; where the label covers several columns, that which holds something. */
    private Cell value(Known label, int row) {
        Cell cell = grid.at(row, label.cell.column());
        for (int column = label.cell.column() + 1; column <= right(label.cell); column++) {
            cell = cell.content().isBlank() ? grid.at(row, column) : cell;
        }
        return cell;
    }

    /**
     * Whether a number is merged down over several records: whose it is nobody can tell. It is told where it stands; a name or a
     * kind may be said once for several.
     */
    private boolean isSpread(Header header, Known label, Cell cell) {
        Merge merge = grid.merge(cell.row(), cell.column()).orElse(null);
        String to = label.found.label().to();
        boolean number = cell.content() instanceof Content.Amount
                || (cell.content() instanceof Content.Text text
                        && text.raw().chars().anyMatch(Character::isDigit));
        if (merge == null || !number || "name".equals(to) || "kind".equals(to)) {
            return false;
        }
        Integer known = reaches.get(merge);
        if (known != null) {
            return known > 1;
        }
        Known id = header.id();
        Set<Long> records = new HashSet<>();
        for (int row = merge.top(); row <= Math.min(merge.bottom(), header.end - 1); row++) {
            records.add(id == null ? row : key(grid.at(row, id.cell.column())));
        }
        reaches.put(merge, records.size());
        if (records.size() > 1) {
            problems.add(Problem.of(
                    ProblemCode.VALUE_SPREAD,
                    place(cell).toString(),
                    shown(cell.content()),
                    Integer.toString(records.size())));
        }
        return records.size() > 1;
    }

    /** What was not read; after {@link #records}. */
    List<Problem> problems() {
        return problems;
    }

    /** How many rows were totals; after {@link #records}. */
    int totals() {
        return totals;
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
        for (Cell cell : byRow.values().stream().flatMap(List::stream).toList()) {
            if (cell.content() instanceof Content.Text text && !isLabel(cell) && !used.contains(key(cell))) {
                Optional<String> near = form.near(text.raw());
                near.ifPresent(label -> {
                    unknown.put(place(cell), List.of(text.raw().strip(), label));
                    // With it goes what stands beside it.
                    used.add(key(grid.at(cell.row(), right(cell) + 1)));
                });
            }
        }
        return unknown;
    }

    /** Tells of the numbers that are of no label and number nothing, those of a column together; after {@link #unknown}. */
    void leftOver() {
        Map<Integer, List<Cell>> byColumn = new TreeMap<>();
        Map<Integer, Cell> headed = new HashMap<>();
        byRow.forEach((row, cells) -> {
            boolean note = HeaderPaths.isNumbering(HeaderPaths.contents(cells)) || Heading.isNote(cells);
            for (Cell cell : cells) {
                if (cell.content() instanceof Content.Text && !isNumber(cell.content())) {
                    for (int column = cell.column(); column <= right(cell); column++) {
                        headed.put(column, cell);
                    }
                } else if (!note
                        && isNumber(cell.content())
                        && !used.contains(key(cell))
                        && !isLabel(cell)
                        && !isNumbering(cell)
                        && !isKnown(cell, headed.get(cell.column()))) {
                    byColumn.computeIfAbsent(cell.column(), column -> new ArrayList<>())
                            .add(cell);
                }
            }
        });
        byColumn.values()
                .forEach(cells -> passed(
                        cells.get(0),
                        cells.size() == 1 ? "不知道是哪一项" : "不知道是哪一项；这一列共有 " + cells.size() + " 个这样的数",
                        cells.size() == 1
                                ? "of which item it is is not known"
                                : "of which item it is is not known; the column has " + cells.size()
                                        + " such numbers"));
    }

    /** Whether a heading, above in the column or before in the row, says that the number is none of the form's. */
    private boolean isKnown(Cell cell, @Nullable Cell above) {
        if (cell.column() > 0 && asides.contains(key(grid.at(cell.row(), cell.column() - 1)))) {
            return true;
        }
        Heading heading = above == null ? null : Heading.of(above.content()).orElse(null);
        return above != null && (asides.contains(key(above)) || heading == Heading.CODE || heading == Heading.OTHER);
    }
}
