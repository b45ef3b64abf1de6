package io.github.junheng.examples.forms.read;

import io.github.junheng.code.CodeTable;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.examples.forms.edition.Node;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.InvalidInputException;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import io.github.junheng.school.Location;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Sponsor;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Confidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 统计报表: which columns of the exports of the statistics forms are which facts, by the paths of their headers. They are data, see
 * {@code exports.json}; a file of the same grammar adds columns and forms, or replaces them.
 *
 * @param common what any export may have: the school's code and name, whether it counts as a school
 */
public record StatisticsForms(List<Column> common, List<Form> forms) {
    private static final String RESOURCE = "/io/github/junheng/examples/forms/exports.json";
    static final String ID = "id";
    static final String NAME = "name";
    static final String KIND = "kind";
    static final String COUNTED = "counted";
    private static final Set<String> OWN = Set.of(ID, NAME, KIND, COUNTED);
    private static final String STAGE = "{stage}";
    private static final Map<String, CodeTable<?>> CODES = Map.of(
            "SCHOOL_TYPES", CodeTable.SCHOOL_TYPES,
            "LOCATIONS", CodeTable.LOCATIONS,
            "SPONSORS", CodeTable.SPONSORS);

    public StatisticsForms {
        common = List.copyOf(common);
        forms = List.copyOf(forms);
    }

    /**
     * 一种报表.
     *
     * @param form its number: {@code 教基4155}
     * @param older its numbers in older editions
     * @param stageOrNull the stage that it is of, where its title names none; null where the number tells none
     */
    public record Form(
            String form,
            List<String> older,
            String name,
            @Nullable Stage stageOrNull,
            List<Column> columns) {
        public Form {
            older = List.copyOf(older);
            columns = List.copyOf(columns);
        }
    }

    /**
     * 一列.
     *
     * @param to the fact; {@code id}, {@code name} or {@code kind} of the school, or {@code counted}; {@code {stage}} stands for the
     *     form's stage
     * @param paths the texts that its header may consist of, from the top down, in normal form; each may have others above and between.
     *     With {@code {grade}} among them it is a column for each grade, and the fact is in how many of them there are classes
     * @param unit the unit where the header names none; empty for the fact's own
     * @param codesOrNull the table of codes that its cells may hold; null where they hold the value itself
     * @param words what cells may say, and what it means
     * @param part the stage whose part of the fact this is: the parts of all stages of a school are added up; empty where it is the
     *     whole
     * @param required whether it is an error that a sheet lacks it
     * @param confidence how far the words of its header can be trusted
     */
    public record Column(
            String to,
            List<List<String>> paths,
            String unit,
            @Nullable CodeTable<?> codesOrNull,
            Map<String, String> words,
            String part,
            boolean required,
            Confidence confidence) {
        public Column {
            paths = List.copyOf(paths);
            words = Map.copyOf(words);
        }

        /** The fact for a stage. */
        String fact(@Nullable Stage stage) {
            return stage == null ? to : to.replace(STAGE, stage.key());
        }

        boolean isOfStage() {
            return to.contains(STAGE) || part.contains(STAGE);
        }

        boolean isOfGrades() {
            return paths.stream().anyMatch(path -> path.contains(HeaderPath.GRADE));
        }

        /** Whether nobody has seen the words of its header in a source. */
        boolean isAssumed() {
            return confidence.compareTo(Confidence.SINGLE_SOURCE) > 0;
        }

        /** As people read it: {@code 在校生数 / 合计}. */
        String path() {
            return String.join(" / ", paths.get(0));
        }
    }

    /** The forms that are known. */
    public static StatisticsForms known() {
        List<Problem> problems = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(StatisticsForms.class.getResourceAsStream(RESOURCE))) {
            StatisticsForms forms = read(Node.read(in, "exports.json", problems));
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            return forms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * These forms with those of a file: a column for a fact that a form has already replaces it, another is added, and so is a form.
     *
     * @param name what problems call the file
     * @param declared the facts that standards and overlays declare
     * @return every problem of the file, and no forms where there is one
     * @throws IOException when the stream cannot be read
     */
    public Checked<StatisticsForms> with(InputStream in, String name, List<FactDefinition> declared)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        Node root = Node.read(in, name, problems);
        StatisticsForms more = read(root);
        known(root, declared);
        if (!problems.isEmpty()) {
            return Checked.failed(problems);
        }
        Map<String, Form> merged = new LinkedHashMap<>();
        forms.forEach(form -> merged.put(form.form(), form));
        for (Form form : more.forms) {
            Form old = merged.get(form.form());
            merged.put(
                    form.form(),
                    old == null
                            ? form
                            : new Form(
                                    form.form(),
                                    form.older().isEmpty() ? old.older() : form.older(),
                                    form.name().isEmpty() ? old.name() : form.name(),
                                    form.stageOrNull() == null ? old.stageOrNull() : form.stageOrNull(),
                                    columns(old.columns(), form.columns())));
        }
        return Checked.of(new StatisticsForms(columns(common, more.common), List.copyOf(merged.values())), List.of());
    }

    private static List<Column> columns(List<Column> old, List<Column> added) {
        Map<String, Column> merged = new LinkedHashMap<>();
        old.forEach(column -> merged.put(column.to(), column));
        added.forEach(column -> merged.put(column.to(), column));
        return List.copyOf(merged.values());
    }

    /** Notes facts of a file that nothing declares. */
    private static void known(Node root, List<FactDefinition> declared) {
        Set<String> facts = facts(declared).keySet();
        List<Node> columns = new ArrayList<>(root.at("common").items());
        root.at("forms")
                .items()
                .forEach(form -> columns.addAll(form.at("columns").items()));
        for (Node column : columns) {
            Node to = column.at("to");
            String fact = to.text().replace(STAGE, Stage.PRIMARY.key());
            if (to.isPresent() && !OWN.contains(fact) && !facts.contains(fact)) {
                to.report(ProblemCode.DEFINITION_UNRESOLVED, to.text(), "填报项", "fact", Similar.of(fact, facts));
            }
        }
    }

    /** The facts of schools that can be read, by id: the columns of schools.csv and what is declared besides. */
    static Map<String, FactDefinition> facts(List<FactDefinition> declared) {
        Map<String, FactDefinition> facts = new LinkedHashMap<>();
        SchoolColumns.all().forEach(column -> facts.put(column.id(), column));
        for (FactDefinition fact : declared) {
            if (fact.place() == Place.SCHOOL) {
                facts.put(fact.id(), fact);
            }
        }
        facts.put(NAME, own(NAME, SchoolColumns.NAME_HEADER, FactType.TEXT, List.of()));
        facts.put(
                KIND,
                own(
                        KIND,
                        SchoolColumns.KIND_HEADER,
                        FactType.WORD,
                        SchoolKind.ofRows().stream().map(SchoolKind::zh).toList()));
        facts.put(COUNTED, own(COUNTED, "是否计校数", FactType.FLAG, List.of()));
        return facts;
    }

    private static FactDefinition own(String id, String name, FactType type, List<String> words) {
        return new FactDefinition(id, name, type, "", Place.SCHOOL, words);
    }

    private static StatisticsForms read(Node root) {
        root.keys("common", "forms");
        List<Column> common = new ArrayList<>();
        root.at("common").items().forEach(node -> common.add(column(node)));
        List<Form> forms = new ArrayList<>();
        for (Node node : root.at("forms").items()) {
            node.keys("form", "older", "name", "stage", "columns");
            List<Column> columns = new ArrayList<>();
            node.required("columns").items().forEach(column -> columns.add(column(column)));
            forms.add(new Form(
                    HeaderText.of(node.required("form").text()).text(),
                    node.at("older").items().stream()
                            .map(older -> HeaderText.of(older.text()).text())
                            .toList(),
                    node.at("name").text(),
                    stage(node.at("stage")),
                    columns));
        }
        return new StatisticsForms(common, forms);
    }

    private static @Nullable Stage stage(Node node) {
        String text = node.text();
        for (Stage stage : Stage.ofRows()) {
            if (stage.name().equals(text)) {
                return stage;
            }
        }
        if (!text.isEmpty()) {
            node.invalid("学段应为 PRIMARY、JUNIOR 或 SENIOR", "the stage is one of PRIMARY, JUNIOR and SENIOR");
        }
        return null;
    }

    /** Who writes a file of his own knows what he writes. */
    private static Confidence confidence(Node node) {
        Node confidence = node.at("confidence");
        if (!confidence.isPresent()) {
            return Confidence.SINGLE_SOURCE;
        }
        try {
            return Confidence.parse(confidence.text());
        } catch (IllegalArgumentException e) {
            confidence.invalid(
                    "可信度应为 verified、single-source、inferred 或 unverified",
                    "the confidence is one of verified, single-source, inferred and unverified");
            return Confidence.UNVERIFIED;
        }
    }

    private static Column column(Node node) {
        node.keys("to", "paths", "unit", "code", "words", "part", "required", "confidence");
        List<List<String>> paths = new ArrayList<>();
        Node all = node.required("paths");
        for (Node path : all.items()) {
            List<String> texts = path.items().stream()
                    .map(Node::text)
                    .map(text -> text.equals(HeaderPath.GRADE)
                            ? text
                            : HeaderText.of(text).text())
                    .toList();
            if (texts.isEmpty() || texts.contains("")) {
                path.invalid("表头路径不能为空", "a path of a header is not empty");
            }
            paths.add(texts);
        }
        if (all.isPresent() && paths.isEmpty()) {
            all.invalid("至少要有一条表头路径", "a column has at least one path");
        }
        return new Column(
                node.required("to").text(),
                paths.isEmpty() ? List.of(List.of("?")) : paths,
                unit(node.at("unit")),
                codes(node.at("code")),
                texts(node.at("words")),
                node.at("part").text(),
                node.at("required").flag(),
                confidence(node));
    }

    private static String unit(Node node) {
        if (!node.isPresent()) {
            return "";
        }
        Optional<String> unit = Units.find(HeaderText.of(node.text()).text());
        if (unit.isEmpty()) {
            node.invalid("不认识单位“" + node.text() + "”", "the unit \"" + node.text() + "\" is unknown");
        }
        return unit.orElse("");
    }

    private static @Nullable CodeTable<?> codes(Node node) {
        CodeTable<?> codes = CODES.get(node.text());
        if (node.isPresent() && codes == null) {
            node.invalid("代码表应为 SCHOOL_TYPES、LOCATIONS 或 SPONSORS", "the table is one of " + CODES.keySet());
        }
        return codes;
    }

    private static Map<String, String> texts(Node node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.object().forEach((key, value) -> texts.put(HeaderText.of(key).text(), value.text()));
        return texts;
    }

    /** A partner of a code as a dataset holds it. */
    static String word(Object partner) {
        if (partner instanceof SchoolKind kind) {
            return kind.zh();
        }
        return partner instanceof Sponsor sponsor ? Integer.toString(sponsor.code()) : ((Location) partner).zh();
    }
}
