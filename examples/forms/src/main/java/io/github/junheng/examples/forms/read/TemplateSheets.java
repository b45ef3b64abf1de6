package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.examples.forms.book.SheetSource;
import io.github.junheng.examples.forms.book.Workbooks;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 读取模板: reads the sheets of a template, which are known by their keys, row by row into a draft. */
public final class TemplateSheets {
    /** People put titles above; the keys are looked for so far down. */
    private static final int HEAD = 10;

    private final Draft draft;
    private final TemplateLayout layout;

    /** @param declared the facts that standards and overlays declare */
    public TemplateSheets(Draft draft, List<FactDefinition> declared) {
        this.draft = draft;
        layout = TemplateLayout.of(declared, true);
    }

    /** The keys of a sheet of a template: in which row they stand, for which file, and in which columns. */
    private record Keys(int row, String file, Map<Integer, String> byColumn) {}

    private static @Nullable Keys keys(List<Cell> head) {
        for (Cell cell : head) {
            if (cell.column() == 0 && cell.content() instanceof Content.Text text) {
                int space = text.raw().strip().lastIndexOf(' ');
                String file = space < 0 ? "" : text.raw().strip().substring(0, space);
                boolean known = file.equals(TemplateLayout.COUNTY) || file.endsWith("[]") || file.endsWith(".csv");
                if (known && file.indexOf(' ') < 0) {
                    Map<Integer, String> columns = new TreeMap<>();
                    for (Cell key : head) {
                        if (key.row() == cell.row()
                                && key.content() instanceof Content.Text name
                                && !name.raw().isBlank()) {
                            String id = name.raw().strip();
                            columns.put(key.column(), key.column() == 0 ? id.substring(space + 1) : id);
                        }
                    }
                    return new Keys(cell.row(), file, columns);
                }
            }
        }
        return null;
    }

    /**
     * Reads a sheet; false, and nothing is read, where it is none of a template.
     *
     * @param workbook the file's name; empty where only one is read
     * @throws IOException where not even its first rows can be read
     */
    public boolean read(SheetSource sheet, String workbook, Tally tally) throws IOException {
        SheetPlace place = new SheetPlace(workbook, sheet.name(), 0, -1);
        String where = workbook.isEmpty() ? sheet.name() : workbook + " " + sheet.name();
        Keys keys = keys(sheet.head(HEAD));
        if (keys == null) {
            return false;
        }
        try {
            TemplateLayout.Sheet known = layout.of(keys.file()).orElse(null);
            if (known == null) {
                tally.add(Problem.of(
                        ProblemCode.SHEET_SKIPPED,
                        where,
                        "所选标准不填 " + keys.file(),
                        "the standards asked for do not declare " + keys.file()));
                return true;
            }
            draft.blank(keys.file(), place);
            Rows rows = new Rows(known, keys, place, tally);
            sheet.cells(rows::accept);
            rows.flush();
        } catch (IOException e) {
            tally.add(Workbooks.problem(e, where));
        }
        return true;
    }

    /** Makes rows of cells. */
    private final class Rows {
        private final TemplateLayout.Sheet sheet;
        private final Keys keys;
        private final SheetPlace place;
        private final Tally tally;
        /** By column; a key that stands twice or is not known has none. */
        private final Map<Integer, FactDefinition> columns = new LinkedHashMap<>();

        private final Map<String, FactDefinition> facts = new HashMap<>();
        private final Map<Integer, Content> cells = new TreeMap<>();
        /** Columns that hold something and have no key; each is told once. */
        private final Set<Integer> keyless = new HashSet<>();

        private int row = -1;
        private int elements;

        Rows(TemplateLayout.Sheet sheet, Keys keys, SheetPlace place, Tally tally) {
            this.sheet = sheet;
            this.keys = keys;
            this.place = place;
            this.tally = tally;
            sheet.columns().forEach(column -> facts.put(column.id(), column));
            if (sheet.file().equals(TemplateLayout.COUNTY)) {
                return;
            }
            keys.byColumn().forEach((column, key) -> {
                FactDefinition fact = facts.get(key);
                if (fact == null) {
                    tell(ProblemCode.COLUMN_UNKNOWN, column, key);
                } else if (columns.containsValue(fact)) {
                    tell(ProblemCode.COLUMN_TWICE, column, key);
                } else if (!key.equals("name") || !sheet.showsNames()) {
                    columns.put(column, fact);
                }
            });
        }

        private void tell(ProblemCode code, int column, String key) {
            String shown = key.length() <= 40 ? key : key.substring(0, 40) + "…";
            tally.add(Problem.of(code, at(keys.row(), column).toString(), shown));
        }

        private SheetPlace at(int atRow, int column) {
            return new SheetPlace(place.workbook(), place.sheet(), atRow, column);
        }

        void accept(Cell cell) {
            if (cell.row() <= keys.row()) {
                return;
            }
            if (cell.row() != row) {
                flush();
                row = cell.row();
            }
            cells.put(cell.column(), cell.content());
        }

        void flush() {
            if (cells.isEmpty()) {
                return;
            }
            if (sheet.file().equals(TemplateLayout.COUNTY)) {
                county();
            } else {
                table();
            }
            cells.clear();
        }

        private @Nullable Object meant(FactDefinition fact, int column) {
            Content content = cells.get(column);
            Meant meant = content == null
                    ? new Meant.NotReported()
                    : Meaning.of(content, fact.type(), fact.unit(), at(row, column), tally);
            return meant instanceof Meant.Value value ? value.json() : null;
        }

        private void county() {
            int value = column("value", TemplateLayout.COUNTY_VALUE);
            Content key = cells.get(column("key", TemplateLayout.COUNTY_KEY));
            if (!(key instanceof Content.Text text) || text.raw().isBlank()) {
                Content beside = cells.get(value);
                if (beside != null && !beside.isBlank()) {
                    withoutKey(value);
                }
                return;
            }
            FactDefinition fact = facts.get(text.raw().strip());
            if (fact == null) {
                tally.add(Problem.of(
                        ProblemCode.KEY_UNKNOWN,
                        at(row, value).toString(),
                        text.raw().strip()));
            } else {
                draft.county(fact.id(), meant(fact, value), at(row, value));
            }
        }

        /** What nobody can say what it is of. */
        private void withoutKey(int column) {
            tally.add(Problem.of(
                    ProblemCode.VALUE_SKIPPED,
                    at(row, column).toString(),
                    LabelSheet.shown(cells.getOrDefault(column, new Content.Blank())),
                    "模板的键空着或被改了，不知道是哪一项；请从新的模板抄回键",
                    "the template's key is gone: of which item it is is not known; copy the key from a new template"));
        }

        private int column(String key, int usual) {
            for (Map.Entry<Integer, String> column : keys.byColumn().entrySet()) {
                if (column.getValue().equals(key)) {
                    return column.getKey();
                }
            }
            return usual;
        }

        private void table() {
            cells.forEach((column, content) -> {
                if (!content.isBlank() && !keys.byColumn().containsKey(column) && keyless.add(column)) {
                    withoutKey(column);
                }
            });
            boolean filled = false;
            for (int column : columns.keySet()) {
                filled |= cells.containsKey(column);
            }
            if (!filled) {
                return;
            }
            SheetPlace whole = at(row, -1);
            if (isNone()) {
                if (sheet.file().endsWith("[]")) {
                    draft.county(sheet.file(), List.of(), whole);
                } else {
                    draft.table(sheet.file(), whole);
                }
                return;
            }
            Map<String, Placed> placed = new LinkedHashMap<>();
            columns.forEach((column, fact) -> placed.put(fact.id(), new Placed(meant(fact, column), at(row, column))));
            if (sheet.file().endsWith("[]")) {
                String array = sheet.file().substring(0, sheet.file().length() - 1) + elements + "].";
                elements++;
                placed.forEach((key, cell) -> draft.county(array + key, cell.json(), cell.at()));
            } else {
                draft.row(sheet.file(), placed, whole);
            }
        }

        /** Whether the row says that there is none: 0 in the first column and nothing else. */
        private boolean isNone() {
            if (cells.size() != 1 || columns.isEmpty()) {
                return false;
            }
            int first = columns.keySet().iterator().next();
            FactDefinition fact = columns.get(first);
            Content only = cells.get(first);
            boolean number = fact != null && fact.type() == FactType.COUNT;
            return !number
                    && ((only instanceof Content.Amount amount && amount.exact().compareTo(BigDecimal.ZERO) == 0)
                            || (only instanceof Content.Text text
                                    && text.raw().strip().equals("0")));
        }
    }
}
