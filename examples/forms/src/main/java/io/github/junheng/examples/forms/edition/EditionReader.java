package io.github.junheng.examples.forms.edition;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.edition.FigureSpec.OfUnit;
import io.github.junheng.examples.forms.edition.FigureSpec.Part;
import io.github.junheng.examples.forms.edition.FormEdition.CellSpec;
import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.examples.forms.edition.FormEdition.RowSpec;
import io.github.junheng.examples.forms.edition.FormEdition.TableSpec;
import io.github.junheng.examples.forms.edition.FormEdition.Units;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an edition against its standard. */
final class EditionReader {
    private static final int MOST_DECIMALS = 6;
    private static final int MOST_WIDTH = 100;
    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");
    /** Units of the same thing that a form may ask for in the place of the dataset's, with what a number is multiplied by. */
    private static final Map<String, Rational> CONVERSIONS = Map.of(
            "人→万人", Rational.of(1, 10_000),
            "元→万元", Rational.of(1, 10_000),
            "万元→元", Rational.of(10_000));

    private final Node root;
    private final @Nullable Standard standard;
    /** Facts by id; of the stages, {@code {stage}} as well. */
    private final Map<String, FactDefinition> facts = new LinkedHashMap<>();

    EditionReader(Node root) {
        this.root = root;
        Node of = root.required("standard");
        standard = NationalStandards.find(of.text()).orElse(null);
        if (standard == null) {
            unresolved(
                    of,
                    of.text(),
                    "标准",
                    "standard",
                    NationalStandards.all().stream().map(Standard::id).toList());
        } else {
            Stream.concat(SchoolColumns.all().stream(), standard.facts().stream())
                    .forEach(fact -> {
                        facts.put(fact.id(), fact);
                        for (Stage stage : Stage.ofRows()) {
                            if (fact.id().startsWith(stage.key() + ".")) {
                                facts.putIfAbsent(
                                        "{stage}"
                                                + fact.id()
                                                        .substring(stage.key().length()),
                                        fact);
                            }
                        }
                    });
        }
    }

    FormEdition edition() {
        root.keys(
                "id",
                "title",
                "standard",
                "document",
                "confidence",
                "lastCheckedOn",
                "perSchool",
                "closing",
                "notes",
                "tables");
        List<TableSpec> tables = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node table : root.required("tables").items()) {
            tables.add(table(table));
            unique(table.at("id"), ids);
        }
        return new FormEdition(
                root.required("id").text(),
                root.required("title").bilingual(),
                root.at("standard").text(),
                root.required("document").text(),
                confidence(root.required("confidence")),
                day(root.required("lastCheckedOn")),
                root.at("perSchool").map(this::rule),
                root.at("closing").map(Node::bilingual),
                root.at("notes").items().stream().map(Node::bilingual).toList(),
                tables);
    }

    private static void unique(Node id, Set<String> seen) {
        if (!seen.add(id.text())) {
            id.invalid("“" + id.text() + "”出现了两次", "\"" + id.text() + "\" is given twice");
        }
    }

    private static Confidence confidence(Node node) {
        for (Confidence confidence : Confidence.values()) {
            if (confidence.label().equals(node.text())) {
                return confidence;
            }
        }
        node.invalid(
                "可信度应为 verified、single-source、inferred 或 unverified",
                "the confidence is verified, single-source, inferred or unverified");
        return Confidence.UNVERIFIED;
    }

    private static LocalDate day(Node node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException e) {
            node.report(ProblemCode.NOT_A_DATE, node.text());
            return LocalDate.EPOCH;
        }
    }

    // ---------------------------------------------------------------- tables

    private TableSpec table(Node node) {
        node.keys("id", "name", "landscape", "labels", "columns", "rows", "units", "footnotes");
        String id = node.required("id").text();
        List<ColumnSpec> labels = columns(node.at("labels"), false);
        List<ColumnSpec> columns = columns(node.required("columns"), true);
        Optional<Units> units = node.at("units").map(this::units);
        List<RowSpec> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        if (node.at("rows").isPresent()) {
            for (Node row : node.at("rows").items()) {
                row.keys("id", "stage", "labels", "decimals", "figure", "instead", "cells");
                rows.add(row(row, id, labels.size(), node.at("columns").items(), columns));
                if (!ids.add(row.at("stage").text() + " " + row.at("id").text())) {
                    row.invalid("两行的编号和学段相同", "two rows have the same id and stage");
                }
            }
        } else {
            Node only = new Node(node.path() + ".rows", Map.of(), node.problems());
            rows.add(row(only, id, 0, node.at("columns").items(), columns));
        }
        if (units.isPresent() && rows.isEmpty()) {
            node.at("rows").invalid("按单位列行的表先写各单位的行", "a table of units has the row of a unit first");
        }
        if (units.isEmpty() && !root.at("perSchool").isPresent()) {
            for (RowSpec row : rows) {
                for (CellSpec cell : row.cells()) {
                    if (cell.figure() instanceof FigureSpec.Unit
                            || cell.figure() instanceof FigureSpec.UnitAmount
                            || cell.figure() instanceof FigureSpec.Own) {
                        node.invalid(
                                cell.id() + " 要用于按学校列行的表（units 或 perSchool）",
                                cell.id() + " needs a table of schools (units or perSchool)");
                    }
                }
            }
        }
        List<FigureSpec.Sentence> footnotes = node.at("footnotes").items().stream()
                .map(note -> sentence(note.keys("zh", "en", "slots"), null))
                .toList();
        return new TableSpec(
                id,
                node.required("name").bilingual(),
                node.at("landscape").flag(),
                labels,
                columns,
                rows,
                units,
                footnotes);
    }

    private Units units(Node node) {
        node.keys("rule", "stages");
        List<Stage> stages = node.at("stages").items().stream()
                .flatMap(item -> stage(item).stream())
                .toList();
        return new Units(rule(node.required("rule")), stages);
    }

    private List<ColumnSpec> columns(Node node, boolean withFigures) {
        List<ColumnSpec> columns = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node column : node.items()) {
            if (withFigures) {
                column.keys("id", "path", "unit", "width", "decimals", "figure");
            } else {
                column.keys("id", "path", "width");
            }
            column.required("id");
            unique(column.at("id"), ids);
            columns.add(new ColumnSpec(
                    column.at("id").text(),
                    column.required("path").items().stream()
                            .map(Node::bilingual)
                            .toList(),
                    column.at("unit").text(),
                    column.at("width").whole(1, MOST_WIDTH, 10)));
        }
        return columns;
    }

    private RowSpec row(Node row, String table, int labels, List<Node> ofColumns, List<ColumnSpec> columns) {
        Optional<Stage> stage = row.at("stage").isPresent() ? stage(row.at("stage")) : Optional.empty();
        List<FigureSpec> texts = row.at("labels").items().stream()
                .<FigureSpec>map(label -> label.at("rule").isPresent()
                        ? new FigureSpec.RuleName(rule(label.keys("rule").at("rule")))
                        : new FigureSpec.Label(label.bilingual()))
                .toList();
        if (texts.size() != labels) {
            row.at("labels")
                    .invalid(
                            "应有 " + labels + " 个标签，却有 " + texts.size() + " 个",
                            labels + " labels are expected, there are " + texts.size());
        }
        String id = row.at("id").text();
        List<CellSpec> cells = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnSpec column = columns.get(i);
            known.add(column.id());
            Node own = row.at("cells").at(column.id());
            Node ofColumn = ofColumns.get(i).at("figure");
            Node figure = own.isPresent()
                    ? own
                    : row.at("instead").isPresent()
                            ? replaced(row.at("instead"), ofColumn)
                            : merged(row.at("figure"), ofColumn);
            Node decimals = Stream.of(figure, row, ofColumns.get(i))
                    .map(node -> node.at("decimals"))
                    .filter(Node::isPresent)
                    .findFirst()
                    .orElse(row.at("decimals"));
            String name = Stream.of(table, stage.map(Stage::name).orElse(""), column.id(), id)
                    .filter(part -> !part.isEmpty())
                    .reduce((a, b) -> a + "." + b)
                    .orElse(table);
            cells.add(new CellSpec(
                    stage.isPresent() || id.isEmpty() ? name : table + "." + id + "." + column.id(),
                    figure(figure, stage.orElse(null), true),
                    decimals.whole(0, MOST_DECIMALS, 0)));
        }
        for (Map.Entry<String, Node> own : row.at("cells").object().entrySet()) {
            if (!known.contains(own.getKey())) {
                unresolved(own.getValue(), own.getKey(), "栏", "column", known);
            }
        }
        return new RowSpec(id, stage, texts, cells);
    }

    /** The figure that a row and a column say together; what both say is a problem. */
    private static Node merged(Node row, Node column) {
        if (!row.isPresent() || !column.isPresent()) {
            return row.isPresent() ? row : column;
        }
        Map<String, Object> both = new LinkedHashMap<>();
        column.object().forEach((key, child) -> put(both, key, child));
        for (Map.Entry<String, Node> entry : row.object().entrySet()) {
            if (both.containsKey(entry.getKey())) {
                row.at(entry.getKey())
                        .invalid(
                                "行和栏 " + column.path() + " 都规定了“" + entry.getKey() + "”",
                                "the row and the column " + column.path() + " both say \"" + entry.getKey() + "\"");
            }
            put(both, entry.getKey(), entry.getValue());
        }
        return new Node(row.path(), both, row.problems());
    }

    /** The figure of a column with another kind in the place of its own; —— where the row names none. */
    private static Node replaced(Node instead, Node column) {
        Node kind = instead.at(column.at("kind").text());
        Map<String, Object> figure = new LinkedHashMap<>();
        if (kind.isPresent()) {
            column.object().forEach((key, child) -> put(figure, key, child));
        }
        put(figure, "kind", kind.isPresent() ? kind : new Node(instead.path(), "dash", instead.problems()));
        return new Node(instead.path(), figure, instead.problems());
    }

    private static void put(Map<String, Object> object, String key, Node child) {
        if (child.value() != null) {
            object.put(key, child.value());
        }
    }

    // ---------------------------------------------------------------- figures

    private FigureSpec figure(Node node, @Nullable Stage ofRow, boolean ofCell) {
        if (!node.isPresent()) {
            node.report(ProblemCode.CELL_REQUIRED, "figure");
            return new FigureSpec.Dash();
        }
        Node kind = node.required("kind");
        return switch (kind.text()) {
            case "dash" -> {
                keys(node, ofCell);
                yield new FigureSpec.Dash();
            }
            case "label" -> {
                keys(node, ofCell, "zh", "en");
                yield new FigureSpec.Label(
                        new Text(node.required("zh").text(), node.required("en").text()));
            }
            case "scope" -> {
                keys(node, ofCell, "rule");
                yield new FigureSpec.ScopeName(rule(node.required("rule")));
            }
            case "fact" -> {
                keys(node, ofCell, "fact", "in", "otherwise");
                yield new FigureSpec.Fact(
                        fact(node.required("fact")),
                        factor(node.at("in"), node.at("fact")),
                        node.at("otherwise").map(other -> inner(other, ofRow, false)));
            }
            case "length" -> {
                keys(node, ofCell, "list");
                yield new FigureSpec.Length(list(node.required("list")));
            }
            case "total" -> {
                keys(node, ofCell, "facts", "rule", "in");
                yield new FigureSpec.Total(
                        facts(node.required("facts")),
                        node.at("rule").map(this::rule),
                        factor(node.at("in"), node.at("facts")));
            }
            case "schools" -> {
                keys(node, ofCell, "kinds", "minPupils", "blankIfNone");
                yield new FigureSpec.Schools(
                        kinds(node.required("kinds")),
                        node.at("minPupils").map(n -> Rational.of(n.whole(1, 9999, 1))),
                        node.at("blankIfNone").flag());
            }
            case "subjects" -> {
                keys(node, ofCell, "rule", "stage", "outcome", "kinds");
                yield new FigureSpec.Subjects(
                        rule(node.required("rule")),
                        stageOf(node, ofRow),
                        node.at("outcome").isPresent() ? outcome(node.at("outcome")) : Optional.empty(),
                        kinds(node.at("kinds")));
            }
            case "test-total", "test-limits" -> {
                keys(node, ofCell, "rule", "test");
                yield new FigureSpec.TestTotal(
                        rule(node.required("rule")),
                        test(node.required("test"), node.at("rule")),
                        kind.text().equals("test-limits"));
            }
            case "classes" -> {
                keys(node, ofCell, "stage", "rule");
                yield new FigureSpec.Classes(
                        stageOf(node, ofRow)
                                .orElseGet(() -> stage(node.required("stage")).orElse(Stage.PRIMARY)),
                        node.at("rule").map(this::rule));
            }
            case "value", "limit", "outcome", "amounts", "mean", "deviation" -> {
                keys(node, ofCell, "rule", "stage", "test", "of");
                yield new FigureSpec.OfRule(
                        rule(node.required("rule")),
                        stageOf(node, ofRow),
                        node.at("test").map(test -> test(test, node.at("rule"))),
                        Part.valueOf(kind.text().toUpperCase(Locale.ROOT)),
                        kinds(node.at("of")).stream().findFirst());
            }
            case "readings" -> {
                keys(node, ofCell, "rule", "facts", "in");
                yield new FigureSpec.Readings(
                        rule(node.required("rule")),
                        facts(node.required("facts")),
                        factor(node.at("in"), node.at("facts")));
            }
            case "met", "met-share" -> {
                keys(node, ofCell, "rules", "stage");
                yield new FigureSpec.Met(
                        rules(node.required("rules")),
                        stageOf(node, ofRow)
                                .orElseGet(() -> stage(node.required("stage")).orElse(Stage.PRIMARY)),
                        kind.text().equals("met-share"));
            }
            case "composite" -> {
                keys(node, ofCell, "rules", "stage");
                yield new FigureSpec.Composite(
                        rules(node.required("rules")),
                        stageOf(node, ofRow)
                                .orElseGet(() -> stage(node.required("stage")).orElse(Stage.PRIMARY)));
            }
            case "ratio" -> {
                keys(node, ofCell, "part", "whole");
                yield new FigureSpec.Ratio(fact(node.required("part")), fact(node.required("whole")));
            }
            case "elements" -> {
                keys(node, ofCell, "names", "levels", "rates", "rule", "order");
                yield new FigureSpec.Elements(
                        fact(node.required("names")),
                        fact(node.required("levels")),
                        fact(node.required("rates")),
                        rule(node.required("rule")),
                        node.at("order").items().stream().map(Node::text).toList());
            }
            case "unit" -> {
                keys(node, ofCell, "what", "rule");
                yield new FigureSpec.Unit(
                        ofUnit(node.required("what")), node.at("rule").map(this::rule));
            }
            case "score" -> {
                keys(node, ofCell, "rule", "item");
                yield new FigureSpec.Score(rule(node.required("rule")), rule(node.required("item")));
            }
            case "unit-amount", "unit-per-pupil" -> {
                keys(node, ofCell, "rule");
                yield new FigureSpec.UnitAmount(
                        rule(node.required("rule")), kind.text().equals("unit-per-pupil"));
            }
            case "own" -> {
                keys(node, ofCell, "fact", "in");
                yield new FigureSpec.Own(fact(node.required("fact")), factor(node.at("in"), node.at("fact")));
            }
            case "sentence" -> {
                keys(node, ofCell, "zh", "en", "slots");
                yield sentence(node, ofRow);
            }
            default -> {
                unresolved(kind, kind.text(), "内容种类", "kind of figure", KINDS);
                yield new FigureSpec.Dash();
            }
        };
    }

    /** A figure within another: a sentence or a list of elements is a cell of its own. */
    private FigureSpec inner(Node node, @Nullable Stage ofRow, boolean withDecimals) {
        FigureSpec figure = figure(node, ofRow, withDecimals);
        if (figure instanceof FigureSpec.Sentence || figure instanceof FigureSpec.Elements) {
            String kind = node.at("kind").text();
            node.at("kind").invalid("“" + kind + "”只能单独成格", "\"" + kind + "\" can only be a cell of its own");
        }
        return figure;
    }

    static final List<String> KINDS = List.of(
            "dash",
            "label",
            "scope",
            "fact",
            "length",
            "total",
            "schools",
            "subjects",
            "test-total",
            "test-limits",
            "classes",
            "value",
            "limit",
            "outcome",
            "amounts",
            "mean",
            "deviation",
            "readings",
            "met",
            "met-share",
            "composite",
            "ratio",
            "elements",
            "unit",
            "score",
            "unit-amount",
            "unit-per-pupil",
            "own",
            "sentence");

    /** A figure's keys; a cell's or slot's has decimals as well. */
    private static void keys(Node node, boolean withDecimals, String... own) {
        List<String> known = new ArrayList<>(List.of(own));
        known.add("kind");
        if (withDecimals) {
            known.add("decimals");
        }
        node.keys(known.toArray(String[]::new));
    }

    private FigureSpec.Sentence sentence(Node node, @Nullable Stage ofRow) {
        Text text = new Text(node.required("zh").text(), node.required("en").text());
        Map<String, FigureSpec.Slot> slots = new LinkedHashMap<>();
        for (Map.Entry<String, Node> slot : node.at("slots").object().entrySet()) {
            slots.put(
                    slot.getKey(),
                    new FigureSpec.Slot(
                            inner(slot.getValue(), ofRow, true),
                            slot.getValue().at("decimals").whole(0, MOST_DECIMALS, 0)));
        }
        Set<String> zh = slots(text.zh());
        Set<String> en = slots(text.en());
        Set<String> all = new TreeSet<>(zh);
        all.addAll(en);
        all.addAll(slots.keySet());
        for (String name : all) {
            if (!slots.containsKey(name)) {
                unresolved(node, name, "填空", "slot", slots.keySet());
            } else if (!zh.contains(name) || !en.contains(name)) {
                node.at("slots")
                        .at(name)
                        .invalid("中英文里都要有 {" + name + "}", "{" + name + "} must stand in both languages");
            }
        }
        return new FigureSpec.Sentence(text, slots);
    }

    private static Set<String> slots(String text) {
        Set<String> names = new TreeSet<>();
        for (Matcher matcher = SLOT.matcher(text); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return names;
    }

    // ---------------------------------------------------------------- names

    private static Optional<Stage> stageOf(Node figure, @Nullable Stage ofRow) {
        return figure.at("stage").isPresent() ? stage(figure.at("stage")) : Optional.ofNullable(ofRow);
    }

    private static Optional<Stage> stage(Node node) {
        return named(node, EnumSet.of(Stage.PRIMARY, Stage.JUNIOR), Stage::name, "学段", "stage");
    }

    private static Optional<Status> outcome(Node node) {
        return named(node, EnumSet.allOf(Status.class), Status::name, "结果", "outcome");
    }

    private static OfUnit ofUnit(Node node) {
        return named(node, EnumSet.allOf(OfUnit.class), what -> word(what), "单位的项目", "thing of a unit")
                .orElse(OfUnit.NAME);
    }

    private static String word(OfUnit what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<SchoolKind> kinds(Node node) {
        Set<SchoolKind> kinds = EnumSet.noneOf(SchoolKind.class);
        for (Node item : node.items()) {
            named(item, SchoolKind.ofRows(), SchoolKind::zh, "办学类型", "kind of school")
                    .ifPresent(kinds::add);
        }
        return kinds;
    }

    private static <T> Optional<T> named(
            Node node, Collection<T> values, java.util.function.Function<T, String> name, String zh, String en) {
        Predicate<T> same = value -> name.apply(value).equals(node.text());
        Optional<T> found = values.stream().filter(same).findFirst();
        if (found.isEmpty()) {
            unresolved(node, node.text(), zh, en, values.stream().map(name).toList());
        }
        return found;
    }

    private List<String> rules(Node node) {
        return node.items().stream().map(this::rule).toList();
    }

    private String rule(Node node) {
        String name = node.text();
        if (standard != null && !standard.rules().containsKey(name) && node.isPresent()) {
            unresolved(node, name, "规则", "rule", standard.rules().keySet());
        }
        return name;
    }

    private List<String> facts(Node node) {
        return node.items().stream().map(this::fact).toList();
    }

    private String fact(Node node) {
        String name = node.text();
        if (standard != null && node.isPresent() && !facts.containsKey(name)) {
            unresolved(node, name, "填报项", "fact", facts.keySet());
        }
        return name;
    }

    /** Lists of a county that any standard asks for, by what the ids of their elements' facts begin with. */
    private static final class Lists {
        static final Set<String> ALL = NationalStandards.all().stream()
                .flatMap(of -> of.facts().stream())
                .map(FactDefinition::id)
                .filter(fact -> fact.contains("[]."))
                .map(fact -> fact.substring(0, fact.indexOf('.', fact.indexOf("[]"))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A list of the county; a dataset may hold those that another standard asks for. */
    private String list(Node node) {
        String name = node.text();
        if (standard != null && node.isPresent() && !Lists.ALL.contains(name)) {
            unresolved(node, name, "列表", "list", Lists.ALL);
        }
        return name;
    }

    /** One of the tests of a rule that has several. */
    private String test(Node node, Node ofRule) {
        String name = node.text();
        Rule rule = standard == null ? null : standard.rules().get(ofRule.text());
        if (rule != null && node.isPresent()) {
            List<String> tests = rule.criterion() instanceof Criterion.All all
                    ? all.parts().stream().map(Criterion.Part::id).toList()
                    : List.of();
            if (!tests.contains(name)) {
                unresolved(node, name, "规则 " + ofRule.text() + " 的测试", "test of rule " + ofRule.text(), tests);
            }
        }
        return name;
    }

    /** What a number is multiplied by, from the unit of the fact to that of the form. */
    private Rational factor(Node in, Node fact) {
        if (!in.isPresent()) {
            return Rational.ONE;
        }
        Node first = fact.value() instanceof List && !fact.items().isEmpty()
                ? fact.items().get(0)
                : fact;
        FactDefinition of = facts.get(String.valueOf(first.value()));
        String pair = (of == null ? "" : of.unit()) + "→" + in.text();
        Rational factor = CONVERSIONS.get(pair);
        if (of != null && factor == null) {
            unresolved(in, pair, "单位换算", "conversion", CONVERSIONS.keySet());
        }
        return factor == null ? Rational.ONE : factor;
    }

    private static void unresolved(Node node, String name, String zh, String en, Collection<String> known) {
        List<String> nearest = known.stream()
                .sorted(java.util.Comparator.comparingInt((String one) -> apart(name, one))
                        .thenComparing(java.util.Comparator.naturalOrder()))
                .limit(3)
                .toList();
        node.report(ProblemCode.DEFINITION_UNRESOLVED, name, zh, en, String.join(", ", nearest));
    }

    /** How many letters have to be changed, put in or taken out. */
    private static int apart(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
