package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Merge;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.examples.forms.book.SheetSource;
import io.github.junheng.examples.forms.book.Workbooks;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** A sheet without keys whose names of columns are so many of a template's was one. */
    private static final int NAMES = 5;

    /** The keys of columns that hold codes of schools, however they are typed. */
    private static final Set<String> SCHOOL_KEYS = Set.of("id", "school");

    private static final Pattern MONEY = Pattern.compile("\\((.{0,2}元)\\)$");

    /** The keys of a sheet of a template: in which row they stand, for which file, and in which columns. */
    private record Keys(int row, String file, Map<Integer, String> byColumn) {}

    private static @Nullable Keys keys(List<Cell> head) {
        for (Cell cell : head) {
            if (cell.content() instanceof Content.Text text) {
                int space = text.raw().strip().lastIndexOf(' ');
                String file = space < 0 ? "" : text.raw().strip().substring(0, space);
                boolean known = file.equals(TemplateLayout.COUNTY) || file.endsWith("[]") || file.endsWith(".csv");
                if (known && file.indexOf(' ') < 0) {
                    Map<Integer, String> columns = new TreeMap<>();
                    for (Cell key : head) {
                        if (key.row() == cell.row()
                                && key.column() >= cell.column()
                                && key.content() instanceof Content.Text name
                                && !name.raw().isBlank()) {
                            String id = name.raw().strip();
                            columns.put(key.column(), key.column() == cell.column() ? id.substring(space + 1) : id);
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
            Optional<String> was = spoilt(sheet.head(HEAD));
            was.ifPresent(name -> tally.add(Problem.of(
                    ProblemCode.FORM_UNKNOWN,
                    where,
                    "填报模板“" + name + "”，但第 3 行的键没有了，请从新的模板抄回这一行",
                    "the template's sheet " + name
                            + " without the keys of its third row, to be copied from a new one")));
            return was.isPresent();
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
            rows.above(sheet.head(keys.row() + 1));
            rows.merged(sheet);
            sheet.cells(rows::accept);
            rows.finish();
        } catch (IOException e) {
            tally.add(Workbooks.problem(e, where));
        }
        return true;
    }

    /** The name of the sheet that a sheet was whose keys are gone. */
    private Optional<String> spoilt(List<Cell> head) {
        for (TemplateLayout.Sheet sheet : layout.sheets()) {
            Set<String> names = new HashSet<>();
            sheet.columns().forEach(column -> names.add(column.name()));
            Map<Integer, Integer> found = new HashMap<>();
            for (Cell cell : head) {
                if (cell.content() instanceof Content.Text text
                        && names.contains(text.raw().strip())) {
                    found.merge(cell.row(), 1, Integer::sum);
                }
            }
            if (found.values().stream().anyMatch(count -> count >= NAMES && 2 * count > names.size())) {
                return Optional.of(sheet.name());
            }
        }
        return Optional.empty();
    }

    /** The unit that a text states, of a name in brackets at its end, of a description its first word; empty where it states none. */
    private static String unit(String text, boolean name) {
        HeaderText header = HeaderText.of(text);
        if (name) {
            Matcher money = MONEY.matcher(header.text());
            return header.unit().isEmpty() && money.find() ? money.group(1) : header.unit();
        }
        String first = header.text().split("[,(]", 2)[0];
        return Units.find(first).orElse(first.matches(".{0,2}元") ? first : "");
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

        /** By column, the units that the rows above the keys state where they are not the facts' own. */
        private final Map<Integer, String> stated = new HashMap<>();

        private final Map<Integer, Tally> converted = new TreeMap<>();
        private final Map<String, FactDefinition> names = new HashMap<>();
        /** By the column and the first row, what is merged down. */
        private final Map<Integer, TreeMap<Integer, Merge>> merges = new HashMap<>();

        private final BitSet filled = new BitSet();
        private final Map<Merge, Content> repeated = new HashMap<>();

        private int row = -1;
        private int elements;

        Rows(TemplateLayout.Sheet sheet, Keys keys, SheetPlace place, Tally tally) {
            this.sheet = sheet;
            this.keys = keys;
            this.place = place;
            this.tally = tally;
            sheet.columns().forEach(column -> {
                facts.put(column.id(), column);
                names.put(HeaderText.of(column.name()).text(), column);
            });
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

        /** Holds the names and units above the keys against the keys: who changed them filled in something else. */
        void above(List<Cell> head) {
            Map<Integer, String> titles = new HashMap<>();
            Map<Integer, String> units = new HashMap<>();
            for (Cell cell : head) {
                if (cell.content() instanceof Content.Text text && !text.raw().isBlank()) {
                    (cell.row() == keys.row() - 2
                                    ? titles
                                    : cell.row() == keys.row() - 1 ? units : new HashMap<Integer, String>())
                            .put(cell.column(), text.raw());
                }
            }
            long own = columns.entrySet().stream()
                    .filter(column -> isName(titles.getOrDefault(column.getKey(), ""), column.getValue()))
                    .count();
            if (2 * own <= columns.size()) {
                // Rows were put between: nothing is known of them.
                return;
            }
            for (int column : List.copyOf(columns.keySet())) {
                FactDefinition fact = columns.get(column);
                String title = titles.getOrDefault(column, "");
                if (fact != null && contradicts(title, fact, at(keys.row() - 2, column))) {
                    columns.remove(column);
                } else if (fact != null) {
                    state(column, fact, unit(title, true), unit(units.getOrDefault(column, ""), false));
                }
            }
        }

        private boolean isName(String title, FactDefinition fact) {
            String said = HeaderText.of(title).text();
            return said.equals(HeaderText.of(fact.name()).text());
        }

        /** Whether a name is that of another fact than the key; one that is none's is told, and the key counts. */
        private boolean contradicts(String title, FactDefinition fact, SheetPlace where) {
            if (title.isBlank() || isName(title, fact)) {
                return false;
            }
            String said = MONEY.matcher(HeaderText.of(title).text()).replaceFirst("");
            boolean other = names.containsKey(said);
            if (!said.equals(HeaderText.of(fact.name()).text())) {
                tally.add(new Problem(
                        ProblemCode.FORM_CONTRADICTS,
                        other ? Severity.ERROR : Severity.WARNING,
                        where.toString(),
                        List.of("名称", title.strip(), "键 " + fact.id(), fact.name(), other ? "-" : "键")));
            }
            return other && !fact.equals(names.get(said));
        }

        private void state(int column, FactDefinition fact, String... said) {
            String own = unit(fact.name(), true);
            for (String unit : said) {
                if (!unit.isEmpty() && !unit.equals(own) && !fact.unit().isEmpty() && !Units.same(unit, fact.unit())) {
                    stated.putIfAbsent(column, unit);
                    converted.putIfAbsent(column, new Tally());
                }
            }
        }

        /** Finds what is merged down over rows that are filled in. */
        void merged(SheetSource source) throws IOException {
            if (sheet.file().equals(TemplateLayout.COUNTY)) {
                return;
            }
            for (Merge merge : source.merges()) {
                if (merge.top() > keys.row() && merge.bottom() > merge.top() && columns.containsKey(merge.left())) {
                    merges.computeIfAbsent(merge.left(), column -> new TreeMap<>())
                            .put(merge.top(), merge);
                }
            }
            if (!merges.isEmpty()) {
                source.cells(cell -> {
                    if (!cell.content().isBlank()) {
                        filled.set(cell.row());
                    }
                });
            }
        }

        /** Repeats merged words in each row; a number that is merged over several is nobody's. */
        private void spread() {
            merges.forEach((column, down) -> {
                Map.Entry<Integer, Merge> above = down.floorEntry(row);
                FactDefinition fact = columns.get(column);
                if (above == null || fact == null || above.getValue().bottom() < row) {
                    return;
                }
                Merge merge = above.getValue();
                Content content = cells.get(column);
                int rows = filled.get(merge.top(), merge.bottom() + 1).cardinality();
                if (row > merge.top()) {
                    Content words = repeated.get(merge);
                    if (words != null) {
                        cells.put(column, words);
                    }
                } else if (content != null && !content.isBlank() && rows > 1) {
                    if (fact.type().isNumber() || fact.type().isList()) {
                        tally.add(Problem.of(
                                ProblemCode.VALUE_SPREAD,
                                at(row, column).toString(),
                                LabelSheet.shown(content),
                                Integer.toString(rows)));
                        cells.put(column, new Content.Blank());
                    } else {
                        repeated.put(merge, content);
                    }
                }
            });
        }

        /** Tells once a column that its unit is not the fact's own. */
        void finish() {
            flush();
            converted.values().forEach(own -> {
                boolean told = false;
                for (Problem problem : own.problems()) {
                    if (problem.code() != ProblemCode.UNIT_CONVERTED || !told) {
                        tally.add(problem);
                    }
                    told |= problem.code() == ProblemCode.UNIT_CONVERTED;
                }
            });
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
            Content content = cells.getOrDefault(column, new Content.Blank());
            boolean code = SCHOOL_KEYS.contains(fact.id()) && HeaderPaths.isCode(content);
            return code
                    ? HeaderPaths.code(content)
                    : meant(fact, column, stated.getOrDefault(column, ""), converted.get(column));
        }

        private @Nullable Object meant(FactDefinition fact, int column, String said, @Nullable Tally own) {
            Content content = cells.get(column);
            if (content == null) {
                return null;
            }
            Meant meant = said.isEmpty()
                    ? Meaning.of(content, fact.type(), fact.unit(), at(row, column), tally)
                    : Meaning.of(content, fact.type(), fact.unit(), said, at(row, column), own == null ? tally : own);
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
                return;
            }
            if (cells.get(column("name", TemplateLayout.COUNTY_NAME)) instanceof Content.Text name
                    && contradicts(name.raw(), fact, at(row, column("name", TemplateLayout.COUNTY_NAME)))) {
                return;
            }
            stated.clear();
            if (cells.get(column("unit", TemplateLayout.COUNTY_UNIT)) instanceof Content.Text said) {
                state(value, fact, unit(said.raw(), false));
            }
            draft.county(fact.id(), meant(fact, value, stated.getOrDefault(value, ""), null), at(row, value));
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
            spread();
            if (isNoRow()) {
                return;
            }
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

        /** Whether the row is one of totals, a note or a signature: it has no key of its own. */
        private boolean isNoRow() {
            String key = sheet.columns().get(0).id();
            Content first = new Content.Blank();
            for (Map.Entry<Integer, FactDefinition> column : columns.entrySet()) {
                if (column.getValue().id().equals(key)) {
                    first = cells.getOrDefault(column.getKey(), first);
                }
            }
            if ((first.isBlank() || HeaderPaths.isTotal(first))
                    && cells.values().stream().anyMatch(HeaderPaths::isTotal)) {
                tally.totals(1);
                return true;
            }
            List<Cell> texts = new ArrayList<>();
            cells.forEach((column, content) -> {
                if (!content.isBlank()) {
                    texts.add(new Cell(row, column, content));
                }
            });
            boolean alone = texts.size() == 1 && first.isBlank() && texts.get(0).content() instanceof Content.Text;
            boolean note = Heading.isNote(texts)
                    && (first.isBlank()
                            || (first instanceof Content.Text
                                    && texts.get(0).content().equals(first)));
            if (!note && !alone) {
                return false;
            }
            tally.add(Problem.of(
                    ProblemCode.VALUE_SKIPPED,
                    at(row, texts.get(0).column()).toString(),
                    LabelSheet.shown(texts.get(0).content()),
                    "这一行没有代码或编号，只是说明或落款",
                    "the row has no code and is a note or a signature"));
            return true;
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
