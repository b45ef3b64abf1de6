package io.github.junheng.examples.forms.check;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Grid;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.examples.forms.edition.FigureSpec;
import io.github.junheng.examples.forms.edition.FormEdition.CellSpec;
import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.examples.forms.edition.FormEdition.RowSpec;
import io.github.junheng.examples.forms.edition.FormEdition.TableSpec;
import io.github.junheng.examples.forms.read.Meaning;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds one table of an edition on a sheet, by its title and its headings wherever they stand. */
final class FormLocator {
    private static final int HEADER_ROWS = 12;

    private final String sheet;
    private final Grid grid;
    /** The row before which the table ends. */
    private final int end;

    private final TableSpec table;
    /** How the line begins where the table is signed; it is not one of its rows. */
    private final List<String> closing;

    private final Map<String, FactDefinition> facts;
    private final Map<String, FoundCell> cells;
    private final List<Problem> problems;
    private final List<Text> skipped;
    /** Where each column of the table stands. */
    private Map<String, Integer> columns = Map.of();

    FormLocator(
            String sheet,
            Grid grid,
            int end,
            TableSpec table,
            Optional<Text> closing,
            Map<String, FactDefinition> facts,
            Map<String, FoundCell> cells,
            List<Problem> problems,
            List<Text> skipped) {
        this.sheet = sheet;
        this.grid = grid;
        this.end = end;
        this.table = table;
        this.closing = closing.stream()
                .flatMap(line -> Stream.of(line.zh(), line.en()))
                .map(line -> Plain.of(line).split(":", 2)[0])
                .toList();
        this.facts = facts;
        this.cells = cells;
        this.problems = problems;
        this.skipped = skipped;
    }

    /** The row of the table's title; -1 where it is on no row. */
    static int title(Grid grid, TableSpec table) {
        for (Cell cell : grid.filled()) {
            if (cell.content() instanceof Content.Text text) {
                String plain = Plain.of(text.raw());
                if (plain.equals(Plain.of(table.name().zh()))
                        || plain.equals(Plain.of(table.name().en()))) {
                    return cell.row();
                }
            }
        }
        return -1;
    }

    /** Whether a header stands below a title. */
    boolean isHeaded(int title) {
        header(title);
        return !columns.isEmpty();
    }

    /** Reads the table below its title; the rows of a table of units, null where it is none or they cannot be told apart. */
    @Nullable
    List<Map<String, FoundCell>> read(int title) {
        int last = header(title);
        if (columns.isEmpty()) {
            problems.add(Problem.of(
                    ProblemCode.FORM_EDITION,
                    place(title, 0).toString(),
                    table.id() + " 的表头认不出，整张表没有核对",
                    "no header of " + table.id() + " was found; the table was not checked"));
            return null;
        }
        Set<String> known = new LinkedHashSet<>();
        for (int column = 0; column < grid.columns(); column++) {
            known.add(Plain.text(grid.at(last, column).content()));
        }
        known.remove("");
        for (ColumnSpec column : table.columns()) {
            if (!columns.containsKey(column.id())) {
                String heading = column.path().get(column.path().size() - 1).zh();
                String nearest = Similar.nearest(heading, known);
                problems.add(Problem.of(
                        ProblemCode.FORM_EDITION,
                        place(last, -1).toString(),
                        "表头中没有“" + heading + "”，最像的是“" + nearest + "”，这一栏没有核对",
                        "the header lacks \"" + heading + "\", the nearest is \"" + nearest
                                + "\"; the column was not checked"));
            }
        }
        footnotes(last + 1);
        if (table.units().isPresent()) {
            return units(last + 1);
        }
        rows(last + 1);
        return null;
    }

    private SheetPlace place(int row, int column) {
        return new SheetPlace("", sheet, row, column);
    }

    // ---------------------------------------------------------------- header

    /** The last row of the header: the one below which most columns have their headings. */
    private int header(int title) {
        columns = Map.of();
        int best = title;
        for (int row = title + 1; row <= Math.min(title + HEADER_ROWS, end - 1); row++) {
            Map<String, Integer> found = columnsAt(title, row);
            if (found.size() > columns.size()) {
                columns = found;
                best = row;
            }
        }
        if (columns.size() * 2 < table.allColumns().size()) {
            columns = Map.of();
        }
        return best;
    }

    private Map<String, Integer> columnsAt(int title, int last) {
        Map<String, Integer> found = new LinkedHashMap<>();
        Set<Integer> taken = new LinkedHashSet<>();
        // By the whole way down first; where merged cells were lost, by what stands before, then by the last heading
        // alone.
        match(title, last, false, true, found, taken);
        match(title, last, true, true, found, taken);
        match(title, last, false, false, found, taken);
        return found;
    }

    private void match(
            int title, int last, boolean filled, boolean whole, Map<String, Integer> found, Set<Integer> taken) {
        Map<Integer, List<String>> paths = new LinkedHashMap<>();
        for (int column = 0; column < grid.columns(); column++) {
            paths.put(column, path(title, last, column, filled));
        }
        for (ColumnSpec column : table.allColumns()) {
            if (found.containsKey(column.id())) {
                continue;
            }
            List<Integer> candidates = new ArrayList<>();
            paths.forEach((at, path) -> {
                if (!taken.contains(at) && (fits(path, column, whole, true) || fits(path, column, whole, false))) {
                    candidates.add(at);
                }
            });
            if (!candidates.isEmpty() && (whole || candidates.size() == 1)) {
                found.put(column.id(), candidates.get(0));
                taken.add(candidates.get(0));
            }
        }
    }

    /** The headings above a column, each merged cell once; of blank ones the heading before, where they are to be filled. */
    private List<String> path(int title, int last, int column, boolean filled) {
        List<String> path = new ArrayList<>();
        int row = -1;
        for (int r = title + 1; r <= last; r++) {
            Cell cell = grid.at(r, column);
            String text = Plain.of(Plain.text(cell.content()));
            for (int c = column; filled && r < last && c > 0 && text.isEmpty(); ) {
                text = Plain.of(Plain.text(grid.at(r, --c).content()));
            }
            if (cell.row() != row && !text.isEmpty()) {
                path.add(text);
            }
            row = cell.row();
        }
        return path;
    }

    private static boolean fits(List<String> path, ColumnSpec column, boolean whole, boolean chinese) {
        List<Text> wanted = column.path();
        int length = whole ? wanted.size() : 1;
        if (path.size() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            Text text = wanted.get(wanted.size() - 1 - i);
            String heading = Plain.of(chinese ? text.zh() : text.en());
            String there = path.get(path.size() - 1 - i);
            if (heading.isEmpty()
                    || !(there.equals(heading)
                            || (i == 0 && there.equals(Plain.of(heading + "（" + column.unit() + "）"))))) {
                return false;
            }
        }
        return true;
    }

    // ---------------------------------------------------------------- rows

    private Content at(int row, String column) {
        Integer at = columns.get(column);
        return at == null ? new Content.Blank() : grid.at(row, at).content();
    }

    private void rows(int first) {
        if (table.labels().isEmpty()) {
            int row = first;
            while (row < end && isEmpty(row)) {
                row++;
            }
            table.rows().get(0).cells().forEach(new Reader(row, Optional.empty(), "")::read);
            return;
        }
        Set<Integer> taken = new LinkedHashSet<>();
        for (RowSpec spec : table.rows()) {
            int found = -1;
            for (int row = first; row < end && found < 0; row++) {
                if (!taken.contains(row) && isLabelled(first, row, spec)) {
                    found = row;
                }
            }
            if (found < 0) {
                skipped.add(new Text(
                        table.id() + "：没有找到行“" + name(spec) + "”",
                        table.id() + ": no row \"" + name(spec) + "\" was found"));
                continue;
            }
            taken.add(found);
            spec.cells().forEach(new Reader(found, spec.stage(), "")::read);
        }
    }

    private static String name(RowSpec spec) {
        StringBuilder name = new StringBuilder();
        for (FigureSpec label : spec.labels()) {
            if (label instanceof FigureSpec.Label text) {
                name.append(name.isEmpty() ? "" : " ").append(text.text().zh());
            }
        }
        return name.toString();
    }

    private boolean isLabelled(int first, int row, RowSpec spec) {
        boolean any = false;
        for (int i = 0; i < spec.labels().size(); i++) {
            // The name of a rule may be worded otherwise; the number before it says which it is.
            if (spec.labels().get(i) instanceof FigureSpec.Label label) {
                Integer column = columns.get(table.labels().get(i).id());
                // A heading that was left blank stands beside the others.
                int at = column == null ? left() + i : column;
                String text = Plain.of(Plain.text(grid.at(row, at).content()));
                for (int r = row; i == 0 && text.isEmpty() && spec.labels().size() > 1 && r > first; ) {
                    text = Plain.of(Plain.text(grid.at(--r, at).content()));
                }
                if (!text.equals(Plain.of(label.text().zh()))
                        && !text.equals(Plain.of(label.text().en()))) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /** Whether a row holds one text and nothing else, as below a table whose cells are not merged. */
    private boolean isSentence(int row) {
        int filled = 0;
        String text = "";
        for (int column = 0; column < grid.columns(); column++) {
            Content content = grid.at(row, column).content();
            if (!content.isBlank()) {
                filled++;
                text = Plain.text(content);
            }
        }
        return filled == 1 && Plain.number(text).isEmpty();
    }

    /** Whether nothing but sentences follows: of a unit whose other cells are blank the name alone stands in its row, too. */
    private boolean isLast(int row) {
        for (int next = row + 1; next < end; next++) {
            if (!isEmpty(next) && !isSentence(next)) {
                return false;
            }
        }
        return true;
    }

    /** The first of its columns: a table need not begin at the edge of its sheet. */
    private int left() {
        return Collections.min(columns.values());
    }

    private boolean isEmpty(int row) {
        return columns.values().stream()
                .allMatch(column -> grid.at(row, column).content().isBlank());
    }

    /** The rows of units, over blank ones too; null where it cannot be told of which stages they are. */
    private @Nullable List<Map<String, FoundCell>> units(int first) {
        RowSpec spec = table.rows().get(0);
        List<Integer> rows = new ArrayList<>();
        Map<Integer, Integer> totals = new LinkedHashMap<>();
        boolean gap = false;
        for (int row = first; row < end; row++) {
            if (isEmpty(row)) {
                gap = true;
                continue;
            }
            // Below a blank row only what has a number of its own is one of the table.
            if (gap && ownNumber(spec, row) == null) {
                break;
            }
            // A sentence below the table stands in one cell over all columns.
            boolean merged = grid.merge(row, left())
                    .map(merge -> merge.right() - merge.left() >= 3)
                    .orElse(false);
            String start = Plain.of(Plain.text(grid.at(row, left()).content()));
            if (merged
                    || (isSentence(row) && isLast(row))
                    || start.startsWith("注:")
                    || start.startsWith("Note:")
                    || start.startsWith("*")
                    || closing.stream().anyMatch(start::startsWith)) {
                break;
            }
            if (isBelow(row)) {
                continue;
            }
            if (isTotal(spec, row)) {
                totals.put(row, rows.size());
            } else {
                rows.add(row);
            }
        }
        totals(spec, rows, totals);
        List<Stage> stages = table.units().orElseThrow().stages();
        List<Integer> counts = stages.isEmpty() ? List.of(rows.size()) : counts(stages, rows.size());
        counts = counts.isEmpty() ? restarts(stages, spec, rows) : counts;
        if (counts.isEmpty()) {
            untold(stages, rows);
            return null;
        }
        List<Map<String, FoundCell>> found = new ArrayList<>();
        Map<String, Integer> numbered = new LinkedHashMap<>();
        int stage = 0;
        int number = 0;
        for (int row : rows) {
            while (number >= counts.get(stage)) {
                stage++;
                number = 0;
                numbered.clear();
            }
            BigDecimal own = ownNumber(spec, row);
            // Numbers may begin anew within a stage, as by township; a row that was copied has the name, too.
            Integer before =
                    own == null ? null : numbered.putIfAbsent(own.toPlainString() + " " + ownName(spec, row), row);
            if (before != null) {
                problems.add(Problem.of(
                        ProblemCode.ROW_TWICE,
                        place(row, left()).toString(),
                        "序号",
                        String.valueOf(own),
                        place(before, left()).toString()));
            }
            Optional<Stage> of = stages.isEmpty() ? Optional.empty() : Optional.of(stages.get(stage));
            Reader reader = new Reader(row, of, of.map(one -> "." + one).orElse("") + "." + ++number);
            Map<String, FoundCell> unit = new LinkedHashMap<>();
            for (int i = 0; i < spec.cells().size(); i++) {
                FoundCell cell = reader.read(spec.cells().get(i));
                if (cell != null) {
                    unit.put(table.columns().get(i).id(), cell);
                }
            }
            found.add(unit);
        }
        return found;
    }

    /** Whether a row is one that the edition itself has below the units, by the words that it has there. */
    private boolean isBelow(int row) {
        Set<String> said = new LinkedHashSet<>();
        columns.values()
                .forEach(column ->
                        said.add(Plain.of(Plain.text(grid.at(row, column).content()))));
        said.remove("");
        return table.rows().stream()
                .skip(1)
                .flatMap(below -> below.cells().stream())
                .anyMatch(cell -> cell.figure() instanceof FigureSpec.Label label
                        && (said.contains(Plain.of(label.text().zh()))
                                || said.contains(Plain.of(label.text().en()))));
    }

    /** Whether a row, which has no number of its own, adds up others. */
    private boolean isTotal(RowSpec spec, int row) {
        return ownNumber(spec, row) == null
                && columns.values().stream()
                        .anyMatch(column -> Meaning.isTotal(grid.at(row, column).content()));
    }

    /** Rows that a person added with sums: each of the rows since one of those before it, or of all above it. */
    private void totals(RowSpec spec, List<Integer> rows, Map<Integer, Integer> totals) {
        List<Integer> begins = new ArrayList<>(List.of(0));
        for (Map.Entry<Integer, Integer> total : totals.entrySet()) {
            for (int i = 0; i < spec.cells().size(); i++) {
                Integer column = columns.get(table.columns().get(i).id());
                if (column != null
                        && spec.cells().get(i).figure() instanceof FigureSpec.Unit unit
                        && (unit.what() == FigureSpec.OfUnit.PUPILS || unit.what() == FigureSpec.OfUnit.CLASSES)) {
                    total(total.getKey(), column, rows.subList(0, total.getValue()), begins);
                }
            }
            begins.add(total.getValue());
        }
    }

    private void total(int row, int column, List<Integer> above, List<Integer> begins) {
        String text = Plain.text(grid.at(row, column).content());
        BigDecimal said = Plain.number(text).orElse(null);
        int from = -1;
        BigDecimal nearest = null;
        for (int begin : begins) {
            BigDecimal sum = begin < above.size() ? sum(above.subList(begin, above.size()), column) : null;
            if (sum != null && said != null && sum.compareTo(said) == 0) {
                return;
            }
            from = sum == null ? from : begin;
            nearest = sum == null ? nearest : sum;
        }
        if (said != null && nearest != null) {
            String to = place(above.get(above.size() - 1), column).toString();
            problems.add(Problem.of(
                    ProblemCode.CHECK_SUM,
                    place(row, column).toString(),
                    place(above.get(from), column) + ":" + to.substring(to.lastIndexOf('!') + 1),
                    nearest.toPlainString(),
                    place(row, column).toString(),
                    text));
        }
    }

    /** The sum of a column; null where one of its cells is no number. */
    private @Nullable BigDecimal sum(List<Integer> rows, int column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row : rows) {
            BigDecimal number =
                    Plain.number(Plain.text(grid.at(row, column).content())).orElse(null);
            if (number == null) {
                return null;
            }
            sum = sum.add(number);
        }
        return sum;
    }

    /** How many rows each stage has where their numbers begin anew with each; none where they do not so as often as there are stages. */
    private List<Integer> restarts(List<Stage> stages, RowSpec spec, List<Integer> rows) {
        if (stages.size() == 1) {
            return List.of(rows.size());
        }
        List<Integer> lengths = new ArrayList<>();
        BigDecimal began = null;
        int length = 0;
        for (int row : rows) {
            BigDecimal own = ownNumber(spec, row);
            if (own != null && began != null && own.compareTo(began) <= 0) {
                lengths.add(length);
                length = 0;
                began = own;
            }
            began = began == null ? own : began;
            length++;
        }
        lengths.add(length);
        List<Integer> counts = new ArrayList<>();
        for (Stage stage : stages) {
            // A stage without units has no rows to begin anew with.
            boolean none = footnote(stage).map(n -> n.signum() == 0).orElse(false);
            counts.add(none || lengths.isEmpty() ? 0 : lengths.remove(0));
            if (!none && counts.get(counts.size() - 1) == 0 && !rows.isEmpty()) {
                return List.of();
            }
        }
        return lengths.isEmpty() ? counts : List.of();
    }

    /** Says that the rows of a table cannot be told apart, and that the sentences below count others where they do. */
    private void untold(List<Stage> stages, List<Integer> rows) {
        SheetPlace place = place(rows.get(0), left());
        SheetPlace last = place(rows.get(rows.size() - 1), left());
        format(
                place,
                "序号没有按学段各自从 1 编起，表下各学段的校数也与行数不符，分不出各校属于哪个学段，" + table.id() + " 各校没有核对",
                "the numbers do not begin anew with each stage and the sentences below count other rows: it cannot be told of which"
                        + " stages the schools are, and the rows of " + table.id() + " were not checked",
                Plain.text(grid.at(rows.get(0), left()).content()) + " … "
                        + Plain.text(grid.at(last.row(), left()).content()));
        List<String> said = new ArrayList<>();
        BigDecimal all = BigDecimal.ZERO;
        for (Stage stage : stages) {
            BigDecimal count = footnote(stage).orElse(null);
            if (count == null) {
                return;
            }
            said.add(count.toPlainString());
            all = all.add(count);
        }
        if (all.compareTo(BigDecimal.valueOf(rows.size())) != 0) {
            problems.add(Problem.of(
                    ProblemCode.CHECK_COUNT,
                    footnoteCell(stages.get(0))
                            .map(FoundCell::place)
                            .orElse(place)
                            .toString(),
                    table.id(),
                    String.join(" + ", said),
                    place + ":" + last.toString().substring(last.toString().lastIndexOf('!') + 1),
                    Integer.toString(rows.size())));
        }
    }

    /** How many rows each stage has by the sentence below; none where it does not say so or counts other rows. */
    private List<Integer> counts(List<Stage> stages, int rows) {
        List<Integer> counts = new ArrayList<>();
        long all = 0;
        for (Stage stage : stages) {
            BigDecimal count = footnote(stage).orElse(null);
            if (count == null
                    || count.compareTo(BigDecimal.valueOf(rows)) > 0
                    || count.stripTrailingZeros().scale() > 0) {
                return List.of();
            }
            counts.add(count.intValue());
            all += count.intValue();
        }
        return all == rows ? counts : List.of();
    }

    private @Nullable BigDecimal ownNumber(RowSpec spec, int row) {
        return Plain.number(own(spec, row, FigureSpec.OfUnit.NUMBER)).orElse(null);
    }

    private String ownName(RowSpec spec, int row) {
        return Plain.of(own(spec, row, FigureSpec.OfUnit.NAME));
    }

    /** What a row has in the column that tells so much of its unit; nothing where there is none. */
    private String own(RowSpec spec, int row, FigureSpec.OfUnit what) {
        for (int i = 0; i < spec.cells().size(); i++) {
            if (spec.cells().get(i).figure() instanceof FigureSpec.Unit unit && unit.what() == what) {
                return Plain.text(at(row, table.columns().get(i).id()));
            }
        }
        return "";
    }

    /** How many units a stage has by the sentence below. */
    private Optional<BigDecimal> footnote(Stage stage) {
        return footnoteCell(stage).flatMap(FoundCell::number);
    }

    private Optional<FoundCell> footnoteCell(Stage stage) {
        return cells.values().stream()
                .filter(cell -> cell.id().startsWith(table.id() + ".note")
                        && cell.figure() instanceof FigureSpec.Subjects subjects
                        && subjects.stage().filter(stage::equals).isPresent()
                        && subjects.kinds().isEmpty()
                        && subjects.outcome().isEmpty())
                .findFirst();
    }

    private void footnotes(int first) {
        int number = 0;
        for (FigureSpec.Sentence sentence : table.footnotes()) {
            String id = table.id() + ".note" + ++number;
            if (sentence.slots().isEmpty()) {
                continue;
            }
            SentencePattern pattern = new SentencePattern(sentence, facts);
            boolean found = false;
            for (int row = first; row < end && !found; row++) {
                for (int column = 0; column < grid.columns() && !found; column++) {
                    Map<String, String> slots = pattern.read(
                                    Plain.text(grid.at(row, column).content()))
                            .orElse(null);
                    if (slots != null) {
                        found = true;
                        slots(id, place(row, column), sentence, slots, Optional.empty());
                    }
                }
            }
            if (!found) {
                skipped.add(new Text(
                        id + "：没有找到这句表注，其中的数没有核对", id + ": the sentence was not found; its figures were not checked"));
            }
        }
    }

    private void slots(
            String id,
            SheetPlace place,
            FigureSpec.Sentence sentence,
            Map<String, String> texts,
            Optional<Stage> stage) {
        sentence.slots().forEach((name, slot) -> {
            String text = texts.getOrDefault(name, "");
            Optional<BigDecimal> number = Plain.number(text);
            put(new FoundCell(id + "." + name, place, slot.figure(), stage, slot.decimals(), text, number));
            number.ifPresent(n -> decimals(place, n, slot.decimals(), text));
        });
    }

    private void put(FoundCell cell) {
        cells.put(cell.id(), cell);
    }

    private void decimals(SheetPlace place, BigDecimal number, int decimals, String text) {
        if (number.stripTrailingZeros().scale() > decimals) {
            format(place, "小数多于 " + decimals + " 位", "more than " + decimals + " decimals", text);
        }
    }

    private void format(SheetPlace place, String zh, String en, String text) {
        problems.add(Problem.of(ProblemCode.CHECK_FORMAT, place.toString(), zh, text, en));
    }

    /** Reads the cells of a row. */
    private final class Reader {
        private final int row;
        private final Optional<Stage> stage;
        private final String unit;
        private int next;

        Reader(int row, Optional<Stage> stage, String unit) {
            this.row = row;
            this.stage = stage;
            this.unit = unit;
        }

        /** The next cell of the row; null where its column was not found. */
        @Nullable
        FoundCell read(CellSpec spec) {
            String column = table.columns().get(next++).id();
            Integer at = columns.get(column);
            if (at == null) {
                return null;
            }
            Content content = grid.at(row, at).content();
            SheetPlace place = place(row, at);
            String text = Plain.text(content);
            String id = unit.isEmpty() ? spec.id() : table.id() + unit + "." + column;
            if (content instanceof Content.Fault || content instanceof Content.Uncalculated) {
                format(place, "不是数或文字", "no number or text", text);
                text = "";
            }
            Optional<BigDecimal> number = Plain.number(text);
            if (number.isPresent() && isNumeric(spec.figure())) {
                if (content instanceof Content.Text) {
                    format(place, "数字以文本保存", "a number is held as text", text);
                }
                decimals(place, number.get(), spec.decimals(), text);
            }
            FoundCell cell = new FoundCell(id, place, spec.figure(), stage, spec.decimals(), text, number);
            put(cell);
            if (spec.figure() instanceof FigureSpec.Sentence sentence && !text.isEmpty()) {
                Map<String, String> slots =
                        new SentencePattern(sentence, facts).read(text).orElse(null);
                if (slots == null) {
                    format(
                            place,
                            "与表样的句式不同，其中的数没有核对",
                            "not worded as the form does; its figures were not checked",
                            shortened(text));
                } else {
                    slots(id, place, sentence, slots, stage);
                }
            }
            return cell;
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private boolean isNumeric(FigureSpec figure) {
        if (figure instanceof FigureSpec.Fact fact) {
            FactDefinition definition = facts.get(fact.fact());
            return definition == null || definition.type().isNumber();
        }
        return !(figure instanceof FigureSpec.Unit unit)
                || (unit.what() != FigureSpec.OfUnit.NAME
                        && unit.what() != FigureSpec.OfUnit.REMARK
                        && unit.what() != FigureSpec.OfUnit.SPONSOR
                        && unit.what() != FigureSpec.OfUnit.CODE);
    }
}
