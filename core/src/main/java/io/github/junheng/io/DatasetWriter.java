package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.KindergartenColumns;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 数据集写出: writes a dataset as a directory or as one document; reading it back gives the same facts. What rosters counted is
 * written in the schools' rows.
 *
 * <p>Two lists cannot be written as they are: one with a missing element has no place in a cell, which is then left blank in
 * {@code schools.csv}; and a list of one zero reads as the empty list, which is what {@code 0} means there.
 */
public final class DatasetWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String ARRAY = "[]";
    /** Excel takes a file without this mark for one in the local encoding. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** Whole numbers beyond this are written as text, which no reader turns into a double. */
    private static final int PLAIN_DIGITS = 15;

    private DatasetWriter() {}

    /**
     * Writes {@code county.json}, {@code schools.csv} and, where there is something to tell, {@code kindergartens.csv} and
     * {@code checklists.csv} into a directory, which is made where it does not exist. Every other fact of a school is a column of
     * {@code schools.csv}.
     *
     * @throws IOException when a file cannot be written
     */
    public static void writeDirectory(CountyDataset dataset, Path directory) throws IOException {
        writeDirectory(dataset, directory, List.of());
    }

    /**
     * Writes a directory in which facts of schools that have a file of their own stand there; a file that no school reports
     * anything for is not written. All facts of the county are written to {@code county.json}, those of other files too.
     *
     * @param declared the facts that standards and overlays declare
     * @throws IOException when a file cannot be written
     */
    public static void writeDirectory(CountyDataset dataset, Path directory, List<FactDefinition> declared)
            throws IOException {
        Files.createDirectories(directory);
        try (OutputStream out = Files.newOutputStream(directory.resolve("county.json"));
                JsonGenerator json = generator(out)) {
            county(json, dataset.county());
        }
        try (OutputStream out = Files.newOutputStream(directory.resolve("schools.csv"));
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            List<String> identity =
                    List.of(SchoolColumns.CODE_HEADER, SchoolColumns.NAME_HEADER, SchoolColumns.KIND_HEADER);
            rows(
                    writer,
                    dataset.schools(),
                    identity,
                    SchoolColumns.all(),
                    filed(declared).keySet());
        }
        Path kindergartens = directory.resolve("kindergartens.csv");
        // One of an earlier writing would be read as part of this dataset.
        Files.deleteIfExists(kindergartens);
        if (dataset.kindergartensOrNull() != null) {
            try (OutputStream out = Files.newOutputStream(kindergartens);
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                List<String> identity = List.of(KindergartenColumns.CODE_HEADER, KindergartenColumns.NAME_HEADER);
                rows(writer, dataset.kindergartens(), identity, KindergartenColumns.all(), Set.of());
            }
        }
        for (String file : new TreeSet<>(filed(declared).values())) {
            Files.deleteIfExists(directory.resolve(file));
            List<FactDefinition> columns = declared.stream()
                    .filter(fact -> fact.file().equals(file))
                    .distinct()
                    .toList();
            if (dataset.schools().stream().anyMatch(school -> reports(school, columns))) {
                try (OutputStream out = Files.newOutputStream(directory.resolve(file));
                        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                    file(writer, dataset.schools(), columns);
                }
            }
        }
        List<Map<FactDefinition, String>> judged = judged(dataset);
        if (!judged.isEmpty()) {
            try (OutputStream out = Files.newOutputStream(directory.resolve(ChecklistRows.FILE));
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                checklists(writer, judged);
            }
        }
    }

    /** The files of facts that have one of their own, by the fact's id. */
    private static Map<String, String> filed(List<FactDefinition> declared) {
        Map<String, String> files = new TreeMap<>();
        for (FactDefinition fact : declared) {
            if (!fact.file().isEmpty()) {
                files.put(fact.id(), fact.file());
            }
        }
        return files;
    }

    private static boolean reports(SchoolReport school, List<FactDefinition> columns) {
        return columns.stream().anyMatch(column -> school.facts().has(column.id()));
    }

    private static void file(Writer writer, List<SchoolReport> schools, List<FactDefinition> columns)
            throws IOException {
        writer.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        List<String> header = new ArrayList<>(List.of(SchoolColumns.CODE_HEADER, SchoolColumns.NAME_HEADER));
        columns.forEach(column -> header.add(column.name()));
        csv.writeRecord(header);
        for (SchoolReport report : schools) {
            if (reports(report, columns)) {
                List<String> cells = new ArrayList<>(
                        List.of(report.school().code().value(), report.school().name()));
                columns.forEach(column -> cells.add(cell(report, column.id())));
                csv.writeRecord(cells);
            }
        }
        csv.flush();
    }

    /** What a cell holds; blank where nothing was reported, or a list that a cell cannot hold. */
    private static String cell(SchoolReport report, String key) {
        FactValue value = report.facts().values().get(key);
        return value == null || hasGap(value) ? "" : value.toText();
    }

    /**
     * Writes one document, {@code dataset.json}; the stream is flushed and not closed.
     *
     * @throws IOException when the stream cannot be written
     */
    public static void writeJson(CountyDataset dataset, OutputStream out) throws IOException {
        JsonGenerator json = generator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeFieldName("county");
        county(json, dataset.county());
        rows(json, "schools", dataset.schools());
        if (dataset.kindergartensOrNull() != null) {
            rows(json, "kindergartens", dataset.kindergartens());
        }
        List<Map<FactDefinition, String>> judged = judged(dataset);
        if (!judged.isEmpty()) {
            json.writeArrayFieldStart("checklists");
            for (Map<FactDefinition, String> row : judged) {
                json.writeStartObject();
                for (Map.Entry<FactDefinition, String> cell : row.entrySet()) {
                    json.writeStringField(cell.getKey().id(), cell.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.close();
        out.flush();
    }

    private static void rows(JsonGenerator json, String key, List<SchoolReport> reports) throws IOException {
        json.writeArrayFieldStart(key);
        for (SchoolReport report : reports) {
            json.writeStartObject();
            json.writeStringField("id", report.school().code().value());
            json.writeStringField("name", report.school().name());
            if (report.school().kind() != SchoolKind.KINDERGARTEN) {
                json.writeStringField("kind", report.school().kind().zh());
            }
            for (Map.Entry<String, FactValue> fact : report.facts().values().entrySet()) {
                if (!Checklist.isOf(fact.getKey())) {
                    json.writeFieldName(fact.getKey());
                    value(json, fact.getValue());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8);
        json.setPrettyPrinter(printer);
        return json;
    }

    private static void county(JsonGenerator json, County county) throws IOException {
        Group root = new Group();
        county.code().toOptional().ifPresent(code -> root.put("code", new FactValue.Word(code.value())));
        county.name().toOptional().ifPresent(name -> root.put("name", new FactValue.Word(name)));
        root.put("year", FactValue.Amount.of(county.year()));
        county.facts().values().forEach((fact, value) -> {
            if (!Checklist.isOf(fact)) {
                root.put(fact, value);
            }
        });
        root.write(json);
    }

    /** A group of keys: values, further groups, and arrays of groups. */
    private static final class Group {
        private final SortedMap<String, Object> members = new TreeMap<>();

        /** @throws IllegalArgumentException when one key would be both a value and a group */
        void put(String path, FactValue value) {
            int dot = path.indexOf('.');
            String key = dot < 0 ? path : path.substring(0, dot);
            String rest = dot < 0 ? "" : path.substring(dot + 1);
            boolean clash;
            if (dot < 0) {
                clash = members.putIfAbsent(key, value) != null;
            } else if (key.endsWith(ARRAY)) {
                clash = !putElements(key.substring(0, key.length() - ARRAY.length()), rest, value);
            } else {
                Object member = members.computeIfAbsent(key, k -> new Group());
                clash = !(member instanceof Group);
                if (member instanceof Group group) {
                    group.put(rest, value);
                }
            }
            if (clash) {
                throw new IllegalArgumentException("the fact " + path + " has the place of another");
            }
        }

        private boolean putElements(String key, String rest, FactValue value) {
            List<Reported<FactValue>> elements = elements(value);
            if (!(members.computeIfAbsent(key, k -> new Groups(new ArrayList<>())) instanceof Groups groups)) {
                return false;
            }
            while (groups.list().size() < elements.size()) {
                groups.list().add(new Group());
            }
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i) instanceof Reported.Known<FactValue> element) {
                    groups.list().get(i).put(rest, element.value());
                }
            }
            return true;
        }

        private static List<Reported<FactValue>> elements(FactValue value) {
            List<Reported<FactValue>> elements = new ArrayList<>();
            if (value instanceof FactValue.Amounts amounts) {
                amounts.values().forEach(v -> elements.add(v.map(FactValue.Amount::new)));
            } else if (value instanceof FactValue.Words words) {
                words.values().forEach(v -> elements.add(v.map(FactValue.Word::new)));
            } else {
                throw new IllegalArgumentException("a fact of an array's elements must be a list: " + value);
            }
            return elements;
        }

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            for (Map.Entry<String, Object> member : members.entrySet()) {
                json.writeFieldName(member.getKey());
                if (member.getValue() instanceof Group group) {
                    group.write(json);
                } else if (member.getValue() instanceof Groups groups) {
                    json.writeStartArray();
                    for (Group group : groups.list()) {
                        group.write(json);
                    }
                    json.writeEndArray();
                } else if (member.getValue() instanceof FactValue value) {
                    DatasetWriter.value(json, value);
                }
            }
            json.writeEndObject();
        }
    }

    private record Groups(List<Group> list) {}

    private static void value(JsonGenerator json, FactValue value) throws IOException {
        if (value instanceof FactValue.Amount amount) {
            number(json, amount.value());
        } else if (value instanceof FactValue.Flag flag) {
            json.writeBoolean(flag.value());
        } else if (value instanceof FactValue.Amounts list) {
            json.writeStartArray();
            for (Reported<BigDecimal> element : list.values()) {
                if (element instanceof Reported.Known<BigDecimal> known) {
                    number(json, known.value());
                } else {
                    json.writeNull();
                }
            }
            json.writeEndArray();
        } else if (value instanceof FactValue.Words list) {
            json.writeStartArray();
            for (Reported<String> element : list.values()) {
                json.writeString(element.toOptional().orElse(null));
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toText());
        }
    }

    private static void number(JsonGenerator json, BigDecimal number) throws IOException {
        String text = number.toPlainString();
        if (number.scale() <= 0 && text.length() <= PLAIN_DIGITS) {
            json.writeNumber(number.longValueExact());
        } else {
            json.writeString(text);
        }
    }

    /**
     * @param identity the headers of code, name and, of schools, kind
     * @param elsewhere the ids of facts that stand in files of their own
     */
    private static void rows(
            Writer writer,
            List<SchoolReport> reports,
            List<String> identity,
            List<FactDefinition> columns,
            Set<String> elsewhere)
            throws IOException {
        writer.write(BYTE_ORDER_MARK);
        List<String> keys = new ArrayList<>();
        columns.stream().map(FactDefinition::id).forEach(keys::add);
        TreeSet<String> more = new TreeSet<>();
        reports.forEach(s -> more.addAll(s.facts().values().keySet()));
        more.removeIf(Checklist::isOf);
        keys.forEach(more::remove);
        more.removeAll(elsewhere);
        keys.addAll(more);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        List<String> header = new ArrayList<>(identity);
        keys.forEach(key -> header.add(SchoolColumns.header(key)));
        csv.writeRecord(header);
        for (SchoolReport report : reports) {
            School school = report.school();
            List<String> cells = new ArrayList<>(
                    List.of(school.code().value(), school.name(), school.kind().zh())
                            .subList(0, identity.size()));
            keys.forEach(key -> cells.add(cell(report, key)));
            csv.writeRecord(cells);
        }
        csv.flush();
    }

    /** The rows of checklists.csv: those of the county, then those of each school; cells that are blank are left out. */
    private static List<Map<FactDefinition, String>> judged(CountyDataset dataset) {
        List<Map<FactDefinition, String>> rows = new ArrayList<>();
        judged(dataset.county().facts(), null, rows);
        for (SchoolReport report : dataset.institutions()) {
            judged(report.facts(), report.school().code().value(), rows);
        }
        return rows;
    }

    private static void judged(Facts facts, @Nullable String school, List<Map<FactDefinition, String>> rows) {
        TreeSet<String> items = new TreeSet<>();
        for (String fact : facts.values().keySet()) {
            if (Checklist.isOf(fact)) {
                items.add(Checklist.isBasis(fact) ? Checklist.itemOfBasis(fact) : fact);
            }
        }
        for (String item : items) {
            Map<FactDefinition, String> row = new LinkedHashMap<>();
            row.put(ChecklistRows.STANDARD, Checklist.standard(item));
            row.put(ChecklistRows.ITEM, Checklist.rule(item));
            if (school != null) {
                row.put(ChecklistRows.SCHOOL, school);
            }
            FactValue word = facts.values().get(item);
            if (word != null) {
                row.put(ChecklistRows.STATE, word.toText());
            }
            FactValue basis = facts.values().get(Checklist.basis(item));
            if (basis != null) {
                row.put(ChecklistRows.BASIS, basis.toText());
            }
            rows.add(row);
        }
    }

    private static void checklists(Writer writer, List<Map<FactDefinition, String>> rows) throws IOException {
        writer.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(ChecklistRows.COLUMNS.stream().map(FactDefinition::name).toList());
        for (Map<FactDefinition, String> row : rows) {
            csv.writeRecord(ChecklistRows.COLUMNS.stream()
                    .map(column -> row.getOrDefault(column, ""))
                    .toList());
        }
        csv.flush();
    }

    private static boolean hasGap(FactValue value) {
        return (value instanceof FactValue.Amounts numbers
                        && numbers.values().stream().anyMatch(v -> !v.isKnown()))
                || (value instanceof FactValue.Words words
                        && words.values().stream().anyMatch(v -> !v.isKnown()));
    }
}
