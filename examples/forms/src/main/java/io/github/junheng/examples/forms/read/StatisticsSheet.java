package io.github.junheng.examples.forms.read;

import io.github.junheng.code.Code;
import io.github.junheng.code.CodeTable;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Grid;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.book.Merge;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.examples.forms.book.SheetSource;
import io.github.junheng.examples.forms.read.StatisticsForms.Column;
import io.github.junheng.examples.forms.read.StatisticsForms.Form;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Confidence;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 读取统计报表: reads exports of the statistics forms, a row a school, and filled forms of one school into a draft. A number is known
 * by the path of its header and by nothing else; what is not known is told of and not read.
 */
final class StatisticsSheet {
    private static final int SHOWN = 20;
    private static final int SHOWN_OF_FORM = 2;
    /** The form of one school is printed on some pages. */
    private static final int MOST_OF_PAPER = 5_000;
    /** What says who a school is and nothing else of it. */
    private static final Set<String> WHO = Set.of(StatisticsForms.ID, StatisticsForms.NAME);
    /** A column that is known but not read: it stands twice. */
    private static final Column UNREAD =
            new Column("", List.of(), "", null, Map.of(), "", false, Confidence.SINGLE_SOURCE);

    private final Draft draft;
    private final StatisticsForms forms;
    private final Limits limits;
    private final Map<String, FactDefinition> facts;
    /** Facts that are told of stage by stage and are of the whole school: by school and fact, the parts. */
    private final Map<String, Map<String, Map<Stage, Placed>>> parts = new LinkedHashMap<>();
    /** The headers that were taken for columns without a source for their words, by form; and the first sheet of them. */
    private final Map<String, Set<String>> assumed = new LinkedHashMap<>();

    private String firstAssumed = "";
    /** The columns that were found, by form. */
    private final Map<String, Set<Column>> found = new HashMap<>();

    /** @param declared the facts that standards and overlays declare */
    StatisticsSheet(Draft draft, StatisticsForms forms, Limits limits, List<FactDefinition> declared) {
        this.draft = draft;
        this.forms = forms;
        this.limits = limits;
        facts = StatisticsForms.facts(declared);
    }

    /**
     * 读取结果: what became of a sheet.
     *
     * @param schools how many schools it tells of
     * @param totals how many rows of totals were left out
     * @param unused how many columns of numbers are none that is known
     */
    record Outcome(Form form, int schools, int totals, int unused) {}

    /** What a sheet is: the forms that it may be, by number or by the paths of its headers. */
    private record Recognised(List<Form> forms, boolean byNumber, HeaderPaths header) {}

    /**
     * How much a sheet is like an export: how many columns of one form it has; more than any where it names the form. Zero where it
     * is none.
     *
     * @param file the name of its file, which may name the form
     * @throws IOException see {@link SheetSource#cells}
     */
    int likeness(SheetSource sheet, String file) throws IOException {
        Recognised what = recognise(sheet, file);
        if (what.forms.isEmpty()
                || !(hasCodes(what.header) || (what.byNumber && paper(sheet).isPresent()))) {
            return 0;
        }
        return what.byNumber ? Integer.MAX_VALUE : score(what.forms.get(0), what.header);
    }

    private boolean hasCodes(HeaderPaths header) {
        return forms.common().stream()
                .anyMatch(column -> column.to().equals(StatisticsForms.ID) && stands(column, header));
    }

    /** The sheet as the form of one school. */
    private Optional<PaperForm> paper(SheetSource sheet) throws IOException {
        Grid grid = sheet.grid(limits).valueOrNull();
        return grid == null || grid.filled().size() > MOST_OF_PAPER
                ? Optional.empty()
                : PaperForm.of(grid, sheet.merges(), forms.common());
    }

    private Recognised recognise(SheetSource sheet, String file) throws IOException {
        HeaderPaths header = HeaderPaths.of(sheet.head(HeaderPaths.HEAD), sheet.merges());
        // A sheet says better what it is than its tab, and a tab than the file.
        for (Set<String> said : List.of(
                header.said(),
                Set.of(HeaderText.of(sheet.name()).text()),
                Set.of(HeaderText.of(file).text()))) {
            List<Form> named = named(said);
            if (!named.isEmpty()) {
                return new Recognised(named, true, header);
            }
        }
        Stage titled = stage(header.title())
                .or(() -> stage(sheet.name()))
                .or(() -> stage(file))
                .orElse(null);
        int most = 0;
        List<Form> best = new ArrayList<>();
        for (Form form : forms.forms()) {
            int score = score(form, header);
            boolean otherStage = titled != null && form.stageOrNull() != null && form.stageOrNull() != titled;
            if (score > most && !otherStage) {
                most = score;
                best.clear();
            }
            if (score > 0 && score == most && !otherStage) {
                best.add(form);
            }
        }
        return new Recognised(best, false, header);
    }

    /** The forms whose numbers are named; 教基1102续 is not 教基1102. */
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
        return (int)
                form.columns().stream().filter(column -> stands(column, header)).count();
    }

    private static boolean stands(Column column, HeaderPaths header) {
        return header.columns().values().stream().anyMatch(path -> fit(column, path) >= 0);
    }

    /** How well a path fits a column: least is best; -1 where it does not. */
    private static int fit(Column column, HeaderPath path) {
        int best = -1;
        for (List<String> pattern : column.paths()) {
            int fit = path.fit(pattern);
            best = fit < 0 || (best >= 0 && best <= fit) ? best : fit;
        }
        return best;
    }

    /** The one stage that a text names. */
    private static Optional<Stage> stage(String text) {
        Set<Stage> named = EnumSet.noneOf(Stage.class);
        if (text.contains("小学")) {
            named.add(Stage.PRIMARY);
        }
        if (text.contains("初中") || text.contains("初级中学")) {
            named.add(Stage.JUNIOR);
        }
        if (text.contains("高中") || text.contains("高级中学")) {
            named.add(Stage.SENIOR);
        }
        return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }

    /**
     * Reads a sheet that is like an export.
     *
     * @param file the name of its file, which may name form and stage
     * @param place the sheet, as problems name it
     * @return what was read; empty where that cannot be told, and a problem says why
     * @throws IOException see {@link SheetSource#cells}
     */
    Optional<Outcome> read(SheetSource sheet, String file, SheetPlace place, Tally tally) throws IOException {
        Recognised what = recognise(sheet, file);
        if (what.forms.size() != 1) {
            String names = what.forms.stream()
                    .map(form -> form.form() + " " + form.name())
                    .collect(Collectors.joining("、"));
            tally.add(Problem.of(ProblemCode.FORM_UNKNOWN, Draft.sheet(place), names, names));
            return Optional.empty();
        }
        Form form = what.forms.get(0);
        // Tab and file of the form of one school may be called by the school.
        Stage stage = stage(what.header.title())
                .or(() -> Optional.ofNullable(form.stageOrNull()))
                .or(() -> stage(sheet.name()))
                .or(() -> stage(file))
                .orElse(null);
        PaperForm paper = hasCodes(what.header) ? null : paper(sheet).orElse(null);
        Rows rows = paper == null
                ? new Rows(form, stage, what.header, sheet.merges(), Map.of(), place, tally)
                : new Rows(form, stage, paper.header(), List.of(), paper.origins(), place, tally);
        if (!rows.claim()) {
            return Optional.empty();
        }
        if (paper == null) {
            sheet.cells(rows::accept);
        } else {
            paper.cells().forEach(rows::accept);
        }
        return Optional.of(rows.finish());
    }

    /**
     * Adds up what was told stage by stage, once every sheet is read: what a school has of all its stages, where each is told. Of a
     * school whose kind no sheet tells, nothing is added up. Tells of the headers of which the words are assumed, and of the columns
     * of a mapping file that no sheet has.
     */
    void finish(Tally tally) {
        for (int i = 0; i < draft.schoolCount(); i++) {
            Map<String, Draft.Cell> cells = draft.schoolCells(i);
            Draft.Cell code = cells.get(StatisticsForms.ID);
            Draft.Cell kind = cells.get(StatisticsForms.KIND);
            if (code != null && code.json instanceof String id && kind != null && kind.json instanceof String word) {
                Map<String, Map<Stage, Placed>> ofSchool = parts.getOrDefault(id, Map.of());
                SchoolKind.ofChinese(word)
                        .ifPresent(known -> ofSchool.forEach((fact, byStage) -> add(id, known, fact, byStage)));
            }
        }
        unfit(tally);
        if (!assumed.isEmpty()) {
            List<String> told = new ArrayList<>();
            assumed.forEach((form, paths) -> told.add(form
                    + "（"
                    + paths.stream().limit(SHOWN_OF_FORM).collect(Collectors.joining("、"))
                    + (paths.size() > SHOWN_OF_FORM ? "……" : "")
                    + "）"));
            tally.add(Problem.of(ProblemCode.HEADERS_ASSUMED, firstAssumed, String.join("、", told)));
        }
    }

    /** Tells of columns that a file adds to those that are known and that fit no sheet. */
    private void unfit(Tally tally) {
        StatisticsForms known = StatisticsForms.known();
        for (Column column : forms.common()) {
            if (!known.common().contains(column) && found.values().stream().noneMatch(all -> all.contains(column))) {
                unfit("", column, tally);
            }
        }
        for (Form form : forms.forms()) {
            List<Column> old = known.forms().stream()
                    .filter(one -> one.form().equals(form.form()))
                    .flatMap(one -> one.columns().stream())
                    .toList();
            for (Column column : form.columns()) {
                if (!old.contains(column)
                        && !found.getOrDefault(form.form(), Set.of()).contains(column)) {
                    unfit(form.form() + " ", column, tally);
                }
            }
        }
    }

    private static void unfit(String form, Column column, Tally tally) {
        tally.add(Problem.of(
                ProblemCode.VALUE_SKIPPED,
                "--mapping",
                form + column.path(),
                "没有一张这种报表有这样的表头",
                "no sheet of that form has such a header"));
    }

    private void add(String code, SchoolKind kind, String fact, Map<Stage, Placed> byStage) {
        BigDecimal sum = BigDecimal.ZERO;
        SheetPlace at = null;
        for (Stage stage : kind.stages()) {
            Placed part = byStage.get(stage);
            if (part != null && part.json() instanceof BigDecimal number) {
                sum = sum.add(number);
                at = at == null ? part.at() : at;
            } else if (stage.isCompulsory()) {
                return;
            }
        }
        if (at != null) {
            draft.school(code, fact, sum, at);
        }
    }

    /** A row that tells of a school. */
    private record Told(SheetPlace at, String name, boolean counted, Map<Column, Placed> values) {}

    /**
     * A number that is merged down over several rows, and the rows of schools that it is said for.
     *
     * @param schools the rows where their names begin: a school may have several
     */
    private record Spread(Content content, Column column, List<Told> rows, Set<Integer> schools) {}

    private final class Rows {
        private final Form form;
        private final @Nullable Stage stage;
        private final HeaderPaths header;
        /** Where the cells of a form of one school stand. */
        private final Map<Integer, Cell> origins;

        /** The cells that are merged down over several rows of data, from the top down. */
        private final Deque<Merge> merges = new ArrayDeque<>();
        /** Those that the row lies in, by column, and what stands in them. */
        private final Map<Integer, Merge> merged = new TreeMap<>();

        private final Map<Merge, Content> said = new HashMap<>();
        private final Map<Merge, Spread> spread = new LinkedHashMap<>();
        private final SheetPlace place;
        private final Tally tally;
        private final Map<Integer, Column> columns = new TreeMap<>();
        private final Set<Column> twice = new HashSet<>();
        private final Map<Integer, Tally> ofColumns = new HashMap<>();
        /** The columns of numbers that nothing reads. */
        private final Set<Integer> numbers = new TreeSet<>();

        private final Map<String, List<Told>> schools = new LinkedHashMap<>();
        private final Map<Integer, Content> cells = new TreeMap<>();
        private int row = -1;
        private int totals;

        Rows(
                Form form,
                @Nullable Stage stage,
                HeaderPaths header,
                List<Merge> merges,
                Map<Integer, Cell> origins,
                SheetPlace place,
                Tally tally) {
            this.form = form;
            this.stage = stage;
            this.header = header;
            this.origins = origins;
            merges.stream()
                    .filter(merge -> merge.top() >= header.firstRow() && merge.bottom() > merge.top())
                    .sorted(Comparator.comparingInt(Merge::top))
                    .forEach(this.merges::add);
            this.place = place;
            this.tally = tally;
        }

        /** Finds what the columns are; false, with a problem, where the sheet cannot be read without what is not there. */
        boolean claim() {
            if (stage == null && form.columns().stream().anyMatch(Column::isOfStage)) {
                tell(ProblemCode.PATH_ABSENT, "小学 / 初中", header.title().isEmpty() ? place.sheet() : header.title());
                return false;
            }
            // What a form says of a column stands before what any export may have.
            Map<String, Column> all = new LinkedHashMap<>();
            forms.common().forEach(column -> all.put(column.to(), column));
            form.columns().forEach(column -> all.put(column.to(), column));
            all.values().stream().filter(this::isDeclared).forEach(this::claim);
            Column id = Objects.requireNonNull(all.get(StatisticsForms.ID));
            for (Column column : all.values()) {
                boolean needed = column.equals(id) || (column.required() && isDeclared(column));
                if (needed && !columns.containsValue(column) && !twice.contains(column)) {
                    absent(column);
                }
            }
            found.computeIfAbsent(form.form(), f -> new HashSet<>()).addAll(columns.values());
            found.computeIfAbsent(form.form(), f -> new HashSet<>()).addAll(twice);
            columns.forEach((at, column) -> {
                if (column.isAssumed()) {
                    firstAssumed = firstAssumed.isEmpty() ? Draft.sheet(place) : firstAssumed;
                    assumed.computeIfAbsent(form.form(), f -> new LinkedHashSet<>())
                            .add(path(at));
                }
            });
            return columns.containsValue(id);
        }

        private void tell(ProblemCode code, String... details) {
            tally.add(Problem.of(code, Draft.sheet(place), details));
        }

        /** What stands above a column; a question mark where nothing does. */
        private String path(int at) {
            HeaderPath path = header.columns().get(at);
            return path == null ? "?" : path.toString();
        }

        private void absent(Column column) {
            String wanted = column.path();
            List<String> paths =
                    header.columns().values().stream().map(HeaderPath::toString).toList();
            tell(ProblemCode.PATH_ABSENT, wanted, Similar.nearest(wanted, paths));
        }

        private boolean isDeclared(Column column) {
            return column.to().equals(StatisticsForms.ID) || facts.containsKey(column.fact(stage));
        }

        /** Gives columns of the sheet to a column of the form: the one that fits best, or those of all grades. */
        private void claim(Column column) {
            int best = Integer.MAX_VALUE;
            List<Integer> fitting = new ArrayList<>();
            for (Map.Entry<Integer, HeaderPath> one : header.columns().entrySet()) {
                int fit = fit(column, one.getValue());
                if (fit >= 0 && fit < best) {
                    fitting.clear();
                    best = fit;
                }
                if (fit >= 0 && fit == best) {
                    fitting.add(one.getKey());
                }
            }
            if (fitting.size() > 1 && !column.isOfGrades()) {
                tell(ProblemCode.PATH_TWICE, path(fitting.get(0)), name(fitting.get(0)), name(fitting.get(1)));
                // Neither is read, and neither is called unused or absent.
                fitting.forEach(at -> columns.putIfAbsent(at, UNREAD));
                twice.add(column);
                return;
            }
            for (int at : fitting) {
                Column other = columns.get(at);
                if (other == null || other.equals(UNREAD) || depth(column, at) > depth(other, at)) {
                    columns.put(at, column);
                }
            }
        }

        /** How much of a path a column names. */
        private int depth(Column column, int at) {
            HeaderPath path = header.columns().get(at);
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

        /** Says again what is merged down to this row; a number only at its top, for whose it is nobody can tell. */
        private void repeat() {
            while (!merges.isEmpty() && merges.element().top() <= row) {
                Merge merge = merges.remove();
                merged.put(merge.left(), merge);
            }
            merged.values().removeIf(merge -> merge.bottom() < row);
            merged.forEach((column, merge) -> {
                if (merge.top() == row) {
                    said.put(merge, cells.getOrDefault(column, new Content.Blank()));
                } else if (!isSpread(merge)) {
                    cells.putIfAbsent(column, said.getOrDefault(merge, new Content.Blank()));
                }
            });
        }

        /** The row where what a column says of this row begins. */
        private int top(String to) {
            return merged.entrySet().stream()
                    .filter(one ->
                            columns.getOrDefault(one.getKey(), UNREAD).to().equals(to))
                    .mapToInt(one -> one.getValue().top())
                    .findFirst()
                    .orElse(row);
        }

        private boolean isSpread(Merge merge) {
            Column column = columns.get(merge.left());
            FactDefinition fact = column == null ? null : facts.get(column.fact(stage));
            return fact != null
                    && (fact.type() == FactType.COUNT || fact.type() == FactType.DECIMAL)
                    && Meaning.isNumber(said.getOrDefault(merge, new Content.Blank()));
        }

        private void flush() {
            if (cells.isEmpty()) {
                return;
            }
            repeat();
            String code = HeaderPaths.code(cell(StatisticsForms.ID));
            if (code.matches("[0-9]{10}")) {
                school(code);
            } else if (cells.values().stream().anyMatch(HeaderPaths::isTotal)) {
                totals++;
            } else if (isOfSchool()) {
                String name = text(cell(StatisticsForms.NAME));
                tally.add(Problem.of(
                        ProblemCode.SCHOOL_UNNAMED, at(-1).toString(), code.isEmpty() ? name : code + " " + name));
            }
            cells.clear();
        }

        /** Whether a row without a code tells something of a school: it is no note, and no header said again on another page. */
        private boolean isOfSchool() {
            boolean number = cells.entrySet().stream()
                    .anyMatch(one -> columns.containsKey(one.getKey()) && Meaning.isNumber(one.getValue()));
            boolean named = !cell(StatisticsForms.NAME).isBlank()
                    && columns.entrySet().stream()
                            .anyMatch(one -> !WHO.contains(one.getValue().to()) && cells.containsKey(one.getKey()));
            return (number || named) && !HeaderPaths.isBeside(cells.values()) && !isHeader();
        }

        private boolean isHeader() {
            return columns.keySet().stream().anyMatch(column -> {
                HeaderPath path = header.columns().get(column);
                return path != null
                        && cells.get(column) instanceof Content.Text text
                        && HeaderText.of(text.raw()).text().equals(path.last());
            });
        }

        private SheetPlace at(int column) {
            Cell origin = origins.get(column);
            return origin == null
                    ? new SheetPlace(place.workbook(), place.sheet(), row, column)
                    : new SheetPlace(place.workbook(), place.sheet(), origin.row(), origin.column());
        }

        private String name(int column) {
            Cell origin = origins.get(column);
            return origin == null ? Cell.columnName(column) : origin.address();
        }

        private static String text(Content content) {
            return content instanceof Content.Text text ? text.raw().strip() : "";
        }

        private void school(String code) {
            cells.forEach((column, content) -> {
                if (!columns.containsKey(column)
                        && Meaning.isNumber(content)
                        && !HeaderPaths.NUMBERS.contains(path(column))) {
                    numbers.add(column);
                }
            });
            Map<Column, Placed> values = new LinkedHashMap<>();
            boolean counted = true;
            for (Map.Entry<Integer, Column> one : columns.entrySet()) {
                Column column = one.getValue();
                if (column.equals(UNREAD) || column.to().equals(StatisticsForms.ID)) {
                    continue;
                }
                Object json = meant(column, one.getKey());
                if (column.to().equals(StatisticsForms.COUNTED)) {
                    counted = !Boolean.FALSE.equals(json);
                    if (json != null && !(json instanceof Boolean)) {
                        tally.add(Problem.of(
                                ProblemCode.VALUE_SKIPPED,
                                at(one.getKey()).toString(),
                                String.valueOf(json),
                                "不是“是”或“否”，按计校数读",
                                "it is neither yes nor no; read as counted"));
                    }
                } else if (column.isOfGrades()) {
                    Placed before = values.getOrDefault(column, new Placed(BigDecimal.ZERO, at(one.getKey())));
                    values.put(column, new Placed(grades(before.json(), json, one.getKey()), before.at()));
                } else {
                    values.put(column, new Placed(json, at(one.getKey())));
                }
            }
            Told told = new Told(at(-1), text(cell(StatisticsForms.NAME)), counted, values);
            schools.computeIfAbsent(code, c -> new ArrayList<>()).add(told);
            String named = columns.values().stream().anyMatch(one -> one.to().equals(StatisticsForms.NAME))
                    ? StatisticsForms.NAME
                    : StatisticsForms.ID;
            for (Merge merge : merged.values()) {
                Column column = columns.get(merge.left());
                if (column != null && isSpread(merge)) {
                    Spread number = spread.computeIfAbsent(
                            merge,
                            m -> new Spread(
                                    said.getOrDefault(m, new Content.Blank()),
                                    column,
                                    new ArrayList<>(),
                                    new TreeSet<>()));
                    number.rows.add(told);
                    number.schools.add(top(named));
                }
            }
        }

        /** One grade more where it has classes. Which grades the pupils of a mixed class are of is not known, nor of a blank cell. */
        private @Nullable Object grades(@Nullable Object before, @Nullable Object classes, int index) {
            HeaderPath path = header.columns().get(index);
            boolean mixed = path != null && path.texts().contains(HeaderPath.MIXED);
            if (!(before instanceof BigDecimal count) || !(classes instanceof BigDecimal number)) {
                return null;
            }
            if (number.signum() == 0) {
                return count;
            }
            return mixed ? null : count.add(BigDecimal.ONE);
        }

        private @Nullable Object meant(Column column, int index) {
            Content content = cells.getOrDefault(index, new Content.Blank());
            FactDefinition fact = facts.get(column.fact(stage));
            if (fact == null || content.isBlank()) {
                return null;
            }
            boolean typed = content instanceof Content.Text || content instanceof Content.Amount;
            if (typed && fact.type() == FactType.FLAG) {
                String word = column.words().get(HeaderPaths.code(content));
                content = word == null ? content : new Content.Text(word);
            } else if (typed && (column.codesOrNull() != null || !column.words().isEmpty())) {
                return word(column, fact, content, index);
            }
            HeaderPath path = header.columns().get(index);
            String unit = Units.find(HeaderText.of(fact.unit()).text()).orElse(fact.unit());
            String ofAll = Units.among(header.units(), unit);
            String ofColumn = path != null && !path.unit().isEmpty() ? path.unit() : ofAll;
            String usual = column.unit().isEmpty() ? unit : column.unit();
            String stated = ofColumn.isEmpty() ? usual : ofColumn;
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
                tally.textNumbers(own);
                for (Problem problem : own.withoutTextNumbers()) {
                    if (problem.code() != ProblemCode.UNIT_CONVERTED || !converted) {
                        tally.add(problem);
                    }
                    converted |= problem.code() == ProblemCode.UNIT_CONVERTED;
                }
            });
            spread.forEach(this::drop);
            schools.forEach(this::put);
            if (schools.isEmpty()) {
                tell(ProblemCode.SCHOOL_UNNAMED, place.sheet());
            }
            List<String> unused = numbers.stream()
                    .limit(SHOWN)
                    .map(column -> name(column) + " " + path(column))
                    .toList();
            if (!unused.isEmpty()) {
                tell(ProblemCode.PATHS_UNUSED, String.join("；", unused) + (numbers.size() > SHOWN ? "……" : ""));
            }
            return new Outcome(form, schools.size(), totals, numbers.size());
        }

        private void drop(Merge merge, Spread number) {
            if (number.schools.size() > 1) {
                SheetPlace at = new SheetPlace(place.workbook(), place.sheet(), merge.top(), merge.left());
                number.rows.forEach(told -> told.values.put(number.column, new Placed(null, at)));
                tally.add(Problem.of(
                        ProblemCode.VALUE_SPREAD,
                        at.toString(),
                        LabelSheet.shown(number.content),
                        Integer.toString(number.schools.size())));
            }
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
                if (column.isOfGrades()) {
                    // Grades that campuses share are one each: how many there are is not their sum.
                    put(code, column, new Placed(null, placed.at()));
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
}
