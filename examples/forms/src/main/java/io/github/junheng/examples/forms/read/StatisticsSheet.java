package io.github.junheng.examples.forms.read;

import io.github.junheng.code.Code;
import io.github.junheng.code.CodeTable;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Merge;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.examples.forms.book.SheetSource;
import io.github.junheng.examples.forms.book.Workbooks;
import io.github.junheng.examples.forms.read.StatisticsForms.Column;
import io.github.junheng.examples.forms.read.StatisticsForms.Form;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 读取统计报表: reads exports of the statistics forms, a row a school, into a draft. A column is known by the path of its header and by
 * nothing else; what is not known is told of and not read.
 */
public final class StatisticsSheet {
    private static final int SHOWN = 20;

    private final Draft draft;
    private final StatisticsForms forms;
    private final Map<String, FactDefinition> facts;
    /** Facts that are told of stage by stage and are of the whole school: by school and fact, the parts. */
    private final Map<String, Map<String, Map<Stage, Placed>>> parts = new LinkedHashMap<>();

    private final Map<String, String> kinds = new HashMap<>();

    /** @param declared the facts that standards and overlays declare */
    public StatisticsSheet(Draft draft, StatisticsForms forms, List<FactDefinition> declared) {
        this.draft = draft;
        this.forms = forms;
        facts = StatisticsForms.facts(declared);
    }

    /**
     * 读取结果: what became of a sheet.
     *
     * @param form the number of its form
     * @param schools how many schools it tells of
     * @param totals how many rows of totals were left out
     */
    public record Outcome(String form, int schools, int totals) {}

    /** What a sheet is: the forms that it may be, by number or by the paths of its headers. */
    private record Recognised(List<Form> forms, boolean byNumber, HeaderPaths header) {}

    /**
     * How much a sheet is like an export: how many columns of one form it has; more than any where it names the form. Zero where it
     * is none.
     *
     * @throws IOException see {@link SheetSource#cells}
     */
    public int likeness(SheetSource sheet, String workbook) throws IOException {
        Recognised what = recognise(sheet, workbook);
        if (what.forms.isEmpty() || find(what.header, forms.common(), StatisticsForms.ID) == null) {
            return 0;
        }
        return what.byNumber ? Integer.MAX_VALUE : score(what.forms.get(0), what.header);
    }

    private Recognised recognise(SheetSource sheet, String workbook) throws IOException {
        List<Merge> merges = sheet.merges();
        HeaderPaths header = HeaderPaths.of(sheet.head(HeaderPaths.HEAD), merges);
        // A sheet says better what it is than its tab, and a tab than the file.
        for (Set<String> said : List.of(
                header.said(),
                Set.of(HeaderText.of(sheet.name()).text()),
                Set.of(HeaderText.of(workbook).text()))) {
            List<Form> named = named(said);
            if (!named.isEmpty()) {
                return new Recognised(named, true, header);
            }
        }
        int most = forms.forms().stream()
                .mapToInt(form -> score(form, header))
                .max()
                .orElse(0);
        List<Form> best = new ArrayList<>();
        Optional<Stage> titled = stage(header, sheet.name(), workbook);
        for (Form form : forms.forms()) {
            boolean other =
                    titled.isPresent() && form.stageOrNull() != null && form.stageOrNull() != titled.orElseThrow();
            if (most > 0 && score(form, header) == most && !other) {
                best.add(form);
            }
        }
        return new Recognised(best, false, header);
    }

    /** The forms whose numbers are named; of 教基1102 and 教基1102续 the longer one. */
    private List<Form> named(Set<String> said) {
        List<Form> named = new ArrayList<>();
        for (Form form : forms.forms()) {
            List<String> numbers = new ArrayList<>(form.older());
            numbers.add(form.form());
            if (numbers.stream().anyMatch(number -> said.stream().anyMatch(text -> names(text, number)))) {
                named.add(form);
            }
        }
        return named;
    }

    private static boolean names(String text, String number) {
        int at = text.indexOf(number);
        if (at < 0) {
            return false;
        }
        char next = at + number.length() < text.length() ? text.charAt(at + number.length()) : ' ';
        return next != '续' && !(next >= '0' && next <= '9');
    }

    private static int score(Form form, HeaderPaths header) {
        int found = 0;
        for (Column column : form.columns()) {
            found += header.columns().values().stream().anyMatch(path -> fit(column, path) >= 0) ? 1 : 0;
        }
        return found;
    }

    /** How well a path fits a column: least is best; -1 where it does not. */
    private static int fit(Column column, HeaderPaths.Path path) {
        int best = -1;
        for (List<String> pattern : column.paths()) {
            int fit = path.fit(pattern);
            best = fit < 0 || (best >= 0 && best <= fit) ? best : fit;
        }
        return best;
    }

    private static @Nullable Integer find(HeaderPaths header, List<Column> columns, String to) {
        for (Column column : columns) {
            for (Map.Entry<Integer, HeaderPaths.Path> one : header.columns().entrySet()) {
                if (column.to().equals(to) && fit(column, one.getValue()) >= 0) {
                    return one.getKey();
                }
            }
        }
        return null;
    }

    /** The one stage that the titles of a sheet name. */
    private static Optional<Stage> stage(HeaderPaths header, String sheet, String workbook) {
        Set<Stage> named = new HashSet<>();
        List<String> titles = new ArrayList<>(header.titles());
        titles.add(sheet);
        titles.add(workbook);
        for (String title : titles) {
            if (title.contains("小学")) {
                named.add(Stage.PRIMARY);
            }
            if (title.contains("初中") || title.contains("初级中学")) {
                named.add(Stage.JUNIOR);
            }
            if (title.contains("高中") || title.contains("高级中学")) {
                named.add(Stage.SENIOR);
            }
        }
        return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
    }

    /**
     * Reads a sheet.
     *
     * @param workbook the file's name; empty where only one is read
     * @return what was read; empty where it is no export, or one of which the form is not known
     */
    public Optional<Outcome> read(SheetSource sheet, String workbook, Tally tally) {
        SheetPlace place = new SheetPlace(workbook, sheet.name(), 0, -1);
        String where = Draft.sheet(place);
        try {
            Recognised what = recognise(sheet, workbook);
            if (what.forms.size() != 1) {
                if (!what.forms.isEmpty()) {
                    String names = what.forms.stream()
                            .map(form -> form.form() + " " + form.name())
                            .collect(Collectors.joining("、"));
                    tally.add(Problem.of(ProblemCode.FORM_UNKNOWN, where, names, names));
                }
                return Optional.empty();
            }
            Form form = what.forms.get(0);
            Optional<Stage> titled = stage(what.header, sheet.name(), workbook);
            Rows rows = new Rows(form, titled.orElse(form.stageOrNull()), what.header, place, tally);
            if (!rows.mayBeRead()) {
                return Optional.empty();
            }
            sheet.cells(rows::accept);
            return Optional.of(rows.finish());
        } catch (IOException e) {
            tally.add(Workbooks.problem(e, where));
            return Optional.empty();
        }
    }

    /**
     * Adds up what was told stage by stage, once every sheet is read: what a school has of all its stages, where each is told. Of a
     * school whose kind no sheet tells, nothing is added up.
     */
    public void finish() {
        for (int i = 0; i < draft.schoolCount(); i++) {
            Map<String, Draft.Cell> cells = draft.schoolCells(i);
            Draft.Cell code = cells.get(StatisticsForms.ID);
            Draft.Cell kind = cells.get(StatisticsForms.KIND);
            if (code != null && code.json instanceof String id && kind != null && kind.json instanceof String word) {
                kinds.put(id, word);
            }
        }
        parts.forEach((code, byFact) -> byFact.forEach((fact, byStage) -> {
            SchoolKind kind = SchoolKind.ofChinese(kinds.getOrDefault(code, "")).orElse(null);
            if (kind == null) {
                return;
            }
            BigDecimal sum = BigDecimal.ZERO;
            SheetPlace at = null;
            for (Stage stage : kind.stages()) {
                Placed part = byStage.get(stage);
                if (stage.isCompulsory() && (part == null || !(part.json() instanceof BigDecimal))) {
                    return;
                }
                if (part != null && part.json() instanceof BigDecimal number) {
                    sum = sum.add(number);
                    at = at == null ? part.at() : at;
                }
            }
            if (at != null) {
                draft.school(code, fact, sum, at);
            }
        }));
        parts.clear();
    }

    /** A row that tells of a school. */
    private record Told(SheetPlace at, String name, boolean counted, Map<Column, Placed> values) {}

    private final class Rows {
        private final Form form;
        private final @Nullable Stage stage;
        private final HeaderPaths header;
        private final SheetPlace place;
        private final Tally tally;
        private final Map<Integer, Column> columns = new TreeMap<>();
        private final Map<Integer, Tally> ofColumns = new HashMap<>();
        private final Set<Integer> numbers = new LinkedHashSet<>();
        private final Map<String, List<Told>> schools = new LinkedHashMap<>();
        private final Map<Integer, Content> cells = new TreeMap<>();
        private boolean sound = true;
        private int row = -1;
        private int totals;

        Rows(Form form, @Nullable Stage stage, HeaderPaths header, SheetPlace place, Tally tally) {
            this.form = form;
            this.stage = stage;
            this.header = header;
            this.place = place;
            this.tally = tally;
            // What a form says of a column stands before what any export may have.
            Map<String, Column> all = new LinkedHashMap<>();
            forms.common().forEach(column -> all.put(column.to(), column));
            form.columns().forEach(column -> all.put(column.to(), column));
            if (stage == null && form.columns().stream().anyMatch(Column::isOfStage)) {
                String title = header.titles().isEmpty() ? place.sheet() : String.join(" ", header.titles());
                tell(ProblemCode.PATH_ABSENT, "小学 / 初中", title);
                sound = false;
                return;
            }
            all.values().forEach(this::claim);
            if (!columns.containsValue(all.get(StatisticsForms.ID))) {
                absent(all.getOrDefault(StatisticsForms.ID, form.columns().get(0)));
                sound = false;
            }
            for (Column column : form.columns()) {
                if (column.required() && !columns.containsValue(column) && isDeclared(column)) {
                    absent(column);
                }
            }
        }

        boolean mayBeRead() {
            return sound;
        }

        private void tell(ProblemCode code, String... details) {
            tally.add(Problem.of(code, Draft.sheet(place), details));
        }

        private void absent(Column column) {
            String wanted = column.path();
            String nearest = header.columns().values().stream()
                    .map(HeaderPaths.Path::toString)
                    .min(Comparator.comparingInt(path -> HeaderText.distance(wanted, path)))
                    .orElse("-");
            tell(ProblemCode.PATH_ABSENT, wanted, nearest);
        }

        private boolean isDeclared(Column column) {
            return column.to().equals(StatisticsForms.ID) || facts.containsKey(column.fact(stage));
        }

        /** Gives a column of the sheet to a column of the form: that which fits best, where it is one. */
        private void claim(Column column) {
            if (!isDeclared(column)) {
                return;
            }
            int best = Integer.MAX_VALUE;
            List<Integer> fitting = new ArrayList<>();
            for (Map.Entry<Integer, HeaderPaths.Path> one : header.columns().entrySet()) {
                int fit = fit(column, one.getValue());
                if (fit >= 0 && fit < best) {
                    fitting.clear();
                    best = fit;
                }
                if (fit >= 0 && fit == best) {
                    fitting.add(one.getKey());
                }
            }
            if (fitting.size() > 1) {
                String path = String.valueOf(header.columns().get(fitting.get(0)));
                tell(ProblemCode.PATH_TWICE, path, Cell.columnName(fitting.get(0)), Cell.columnName(fitting.get(1)));
                // Neither is read, and neither is called unused.
                fitting.forEach(twice -> columns.putIfAbsent(twice, NONE));
                return;
            }
            if (fitting.isEmpty()) {
                return;
            }
            Column other = columns.get(fitting.get(0));
            if (other == null || other.equals(NONE) || depth(column, fitting.get(0)) > depth(other, fitting.get(0))) {
                columns.put(fitting.get(0), column);
            }
        }

        /** How much of a path a column names. */
        private int depth(Column column, int at) {
            HeaderPaths.Path path = header.columns().get(at);
            return column.paths().stream()
                    .filter(pattern -> path != null && path.fit(pattern) >= 0)
                    .mapToInt(List::size)
                    .max()
                    .orElse(0);
        }

        void accept(Cell cell) {
            if (cell.row() < header.firstRow()) {
                return;
            }
            if (cell.row() != row) {
                flush();
                row = cell.row();
            }
            cells.put(cell.column(), cell.content());
        }

        private Content cell(String to) {
            for (Map.Entry<Integer, Column> column : columns.entrySet()) {
                if (column.getValue().to().equals(to)) {
                    return cells.getOrDefault(column.getKey(), new Content.Blank());
                }
            }
            return new Content.Blank();
        }

        private void flush() {
            if (cells.isEmpty()) {
                return;
            }
            String code = HeaderPaths.code(cell(StatisticsForms.ID));
            if (code.matches("[0-9]{10}")) {
                school(code);
            } else if (cells.values().stream().anyMatch(HeaderPaths::isTotal)) {
                totals++;
            } else if (cells.entrySet().stream()
                    .anyMatch(one -> columns.containsKey(one.getKey()) && one.getValue() instanceof Content.Amount)) {
                String name = text(cell(StatisticsForms.NAME));
                tally.add(Problem.of(
                        ProblemCode.SCHOOL_UNNAMED, at(-1).toString(), code.isEmpty() ? name : code + " " + name));
            }
            cells.clear();
        }

        private SheetPlace at(int column) {
            return new SheetPlace(place.workbook(), place.sheet(), row, column);
        }

        private static String text(Content content) {
            return content instanceof Content.Text text ? text.raw().strip() : "";
        }

        private void school(String code) {
            cells.forEach((column, content) -> {
                if (!columns.containsKey(column) && content instanceof Content.Amount) {
                    numbers.add(column);
                }
            });
            Map<Column, Placed> values = new LinkedHashMap<>();
            boolean counted = true;
            for (Map.Entry<Integer, Column> one : columns.entrySet()) {
                Column column = one.getValue();
                if (column.equals(NONE) || column.to().equals(StatisticsForms.ID)) {
                    continue;
                }
                Object json = meant(column, one.getKey());
                if (column.to().equals(StatisticsForms.COUNTED)) {
                    counted = !Boolean.FALSE.equals(json);
                } else {
                    values.put(column, new Placed(json, at(one.getKey())));
                }
            }
            schools.computeIfAbsent(code, c -> new ArrayList<>())
                    .add(new Told(at(-1), text(cell(StatisticsForms.NAME)), counted, values));
        }

        private @Nullable Object meant(Column column, int index) {
            Content content = cells.getOrDefault(index, new Content.Blank());
            FactDefinition fact = facts.get(column.fact(stage));
            if (fact == null || content.isBlank()) {
                return null;
            }
            if (column.codesOrNull() != null || !column.words().isEmpty()) {
                return word(column, fact, content, index);
            }
            HeaderPaths.Path path = header.columns().get(index);
            String unit = Units.find(HeaderText.of(fact.unit()).text()).orElse(fact.unit());
            String stated = path != null && !path.unit().isEmpty()
                    ? path.unit()
                    : column.unit().isEmpty() ? unit : column.unit();
            Tally own = ofColumns.computeIfAbsent(index, c -> new Tally());
            Meant meant = Meaning.of(content, fact.type(), unit, unit.isEmpty() ? "" : stated, at(index), own);
            return meant instanceof Meant.Value value ? value.json() : null;
        }

        /** A code of a table, with or without its name; a name of the table; or the word itself. */
        private @Nullable Object word(Column column, FactDefinition fact, Content content, int index) {
            String typed = HeaderPaths.code(content);
            CodeTable<?> codes = column.codesOrNull();
            String digits = typed.replaceFirst("^([0-9]{1,3})(?:[^0-9].*)?$", "$1");
            String word = column.words().getOrDefault(typed, typed);
            if (codes != null && !fact.words().contains(word)) {
                for (Code<?> code : codes.codes()) {
                    digits = HeaderText.of(code.zh()).text().equals(typed) ? code.digits() : digits;
                }
                if (digits.matches("[0-9]{1,3}")) {
                    Checked<?> partner = codes.translate(digits, at(index) + " " + fact.name());
                    partner.problems().forEach(tally::add);
                    word = partner.value().map(StatisticsForms::word).orElse("");
                }
            }
            if (word.isEmpty()) {
                return null;
            }
            boolean number = fact.type() == FactType.CODE && word.matches("[0-9]{1,3}");
            return number ? new BigDecimal(word) : word;
        }

        Outcome finish() {
            flush();
            // A unit that is not the fact's own is told of once a column, not once a school.
            ofColumns.values().forEach(own -> {
                boolean converted = false;
                for (Problem problem : own.problems()) {
                    if (problem.code() != ProblemCode.UNIT_CONVERTED || !converted) {
                        tally.add(problem);
                    }
                    converted |= problem.code() == ProblemCode.UNIT_CONVERTED;
                }
            });
            schools.forEach(this::put);
            if (schools.isEmpty()) {
                tell(ProblemCode.SCHOOL_UNNAMED, place.sheet());
            }
            List<String> unused = numbers.stream()
                    .sorted()
                    .limit(SHOWN)
                    .map(column -> Cell.columnName(column) + " "
                            + Optional.ofNullable(header.columns().get(column))
                                    .map(HeaderPaths.Path::toString)
                                    .orElse("?"))
                    .toList();
            if (!unused.isEmpty()) {
                tell(ProblemCode.PATHS_UNUSED, String.join("；", unused) + (numbers.size() > SHOWN ? "……" : ""));
            }
            return new Outcome(form.form(), schools.size(), totals);
        }

        private void put(String code, List<Told> rows) {
            boolean campuses = rows.size() > 1 && rows.stream().anyMatch(told -> !told.counted);
            for (Told told : rows) {
                if (!told.counted) {
                    tally.add(Problem.of(
                            ProblemCode.CAMPUS,
                            told.at.toString(),
                            told.name.isEmpty() ? code : told.name,
                            campuses ? "与同一标识码的行相加" : "有自己的标识码，按单独一行读",
                            campuses
                                    ? "added to the rows of the same code"
                                    : "it has a code of its own and is read as a row of its own"));
                }
            }
            if (!campuses) {
                rows.forEach(told -> told.values.forEach((column, placed) -> put(code, column, placed)));
                return;
            }
            Told main = rows.stream().filter(told -> told.counted).findFirst().orElse(rows.get(0));
            main.values.forEach((column, placed) -> {
                FactDefinition fact = facts.get(column.fact(stage));
                boolean amount = fact != null && (fact.type() == FactType.COUNT || fact.type() == FactType.DECIMAL);
                if (!amount) {
                    put(code, column, placed);
                    return;
                }
                BigDecimal sum = BigDecimal.ZERO;
                for (Told told : rows) {
                    Placed part = told.values.get(column);
                    if (part == null || !(part.json() instanceof BigDecimal number)) {
                        // Of a campus that leaves a cell blank nothing is known, and so of the sum.
                        put(code, column, new Placed(null, part == null ? placed.at() : part.at()));
                        return;
                    }
                    sum = sum.add(number);
                }
                put(code, column, new Placed(sum, placed.at()));
            });
        }

        private void put(String code, Column column, Placed placed) {
            if (!column.part().isEmpty()) {
                Stage of = stage;
                if (of == null || placed.json() == null) {
                    return;
                }
                Map<Stage, Placed> byStage = parts.computeIfAbsent(code, c -> new LinkedHashMap<>())
                        .computeIfAbsent(column.fact(stage), f -> new EnumMap<>(Stage.class));
                Placed other = byStage.putIfAbsent(of, placed);
                if (other != null && !placed.json().equals(other.json())) {
                    tally.add(Problem.of(
                            ProblemCode.LABEL_TWICE,
                            placed.at().toString(),
                            column.path(),
                            other.at().toString()));
                    byStage.put(of, new Placed(null, placed.at()));
                }
                return;
            }
            draft.school(code, column.fact(stage), placed.json(), placed.at());
        }
    }

    private static final Column NONE = new Column(
            "", List.of(), "", null, Map.of(), "", Map.of(), false, io.github.junheng.standard.Confidence.UNVERIFIED);
}
