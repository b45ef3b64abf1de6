package io.github.junheng.examples.forms.read;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * 数据草稿: collects what workbooks say, cell by cell, and hands it to the one reader of datasets as the document {@code
 * dataset.json}. So a workbook is held to the same types, words and cross-checks as files are; only the places are its own:
 * problems and explanations name {@code 学校!D14}.
 *
 * <p>The same cell said twice is fine where both say the same; otherwise it is an error that names both places, and neither stands.
 */
public final class Draft {
    static final String SCHOOLS = "schools";
    private static final String COUNTY = "county";
    private static final String ID = "id";
    private static final String EXTENSION = ".csv";
    private static final String ARRAY = "[]";
    /** Whole numbers beyond this are written as text, which no reader turns into a double. */
    private static final int PLAIN_DIGITS = 15;
    /** No number that a dataset admits has more; written out in full, what has may be longer than memory. */
    private static final int MOST_DIGITS = 100;

    private final Map<String, Cell> county = new LinkedHashMap<>();
    private final List<School> schools = new ArrayList<>();
    private final Map<String, School> byCode = new HashMap<>();
    /** The other tables, by name without extension. */
    private final Map<String, Table> tables = new TreeMap<>();

    private final Map<Map<String, Integer>, Map<String, Integer>> layouts = new HashMap<>();
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private int values;

    /** What was said of one cell: the first place, and another that says something else. */
    static final class Cell {
        final SheetPlace at;

        @Nullable
        Object json;

        @Nullable
        SheetPlace other;

        Cell(@Nullable Object json, SheetPlace at) {
            this.json = json;
            this.at = at;
        }

        /** Whether another value is said here too; one that says nothing contradicts nothing. */
        Cell and(@Nullable Object more, SheetPlace place) {
            if (more == null || other != null) {
                return this;
            }
            if (json == null) {
                return new Cell(more, place);
            }
            if (!same(json, more)) {
                other = place;
                json = null;
            }
            return this;
        }
    }

    /** A school's cells, which may come from several sheets. */
    private record School(SheetPlace row, Map<String, Cell> cells) {}

    /** A row of which the cells stand side by side: many rows have one layout. */
    private record TableRow(String workbook, String sheet, int row, Map<String, Integer> columns) {}

    private static final class Table {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final List<TableRow> rows = new ArrayList<>();
        final JsonGenerator json;

        Table() {
            try {
                json = FACTORY.createGenerator(bytes, JsonEncoding.UTF8);
                json.writeStartArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    /**
     * A fact of the county.
     *
     * @param fact its id; of an array's element with the position in it, {@code monitoring[2].level}; {@code monitoring[]} alone
     *     with an empty list says that the array is reported and empty
     * @param json see {@link Placed}
     */
    public void county(String fact, @Nullable Object json, SheetPlace at) {
        sheets.putIfAbsent(COUNTY, sheet(at));
        if (json instanceof List<?> list && fact.contains(ARRAY) && !fact.endsWith(ARRAY)) {
            for (int i = 0; i < list.size(); i++) {
                county(fact.replace(ARRAY, "[" + i + "]"), list.get(i), at);
            }
            return;
        }
        values += json == null ? 0 : 1;
        Cell cell = county.get(fact);
        county.put(fact, cell == null ? new Cell(json, at) : cell.and(json, at));
    }

    /**
     * A fact of a school; {@code name} and {@code kind} are such facts too.
     *
     * @param json see {@link Placed}
     */
    public void school(String schoolCode, String fact, @Nullable Object json, SheetPlace at) {
        sheets.putIfAbsent(SCHOOLS, sheet(at));
        School school = byCode.get(schoolCode);
        if (school == null) {
            school = new School(at, new LinkedHashMap<>());
            school.cells.put(ID, new Cell(schoolCode, at));
            schools.add(school);
            byCode.put(schoolCode, school);
        }
        put(school, fact, json, at);
    }

    private void put(School school, String fact, @Nullable Object json, SheetPlace at) {
        values += json == null ? 0 : 1;
        Cell cell = school.cells.get(fact);
        school.cells.put(fact, cell == null ? new Cell(json, at) : cell.and(json, at));
    }

    /**
     * A row of a table. A school that another sheet tells of as well is one school; a row of the same sheet is a second one, which
     * the reader finds.
     *
     * @param file the dataset's file that the row would stand in: {@code schools.csv}, {@code teachers.csv}, {@code funding.csv}
     * @param cells by the columns' keys
     * @param row the row's place
     */
    public void row(String file, Map<String, Placed> cells, SheetPlace row) {
        String name = stem(file);
        table(file, row);
        if (name.equals(SCHOOLS)) {
            schoolRow(cells, row);
            return;
        }
        Table table = tables.computeIfAbsent(name, n -> new Table());
        Map<String, Integer> columns = new HashMap<>();
        cells.forEach((key, cell) -> columns.put(key, cell.at().column()));
        table.rows.add(new TableRow(row.workbook(), row.sheet(), row.row(), layouts.computeIfAbsent(columns, c -> c)));
        try {
            table.json.writeStartObject();
            for (Map.Entry<String, Placed> cell : cells.entrySet()) {
                Object json = cell.getValue().json();
                if (json != null) {
                    values++;
                    table.json.writeFieldName(cell.getKey());
                    write(table.json, json);
                }
            }
            table.json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that a table is reported, were it one without rows, and which sheet it stands in. */
    public void table(String file, SheetPlace sheet) {
        String name = stem(file);
        sheets.putIfAbsent(name, sheet(sheet));
        if (!name.equals(SCHOOLS)) {
            tables.computeIfAbsent(name, n -> new Table());
        }
    }

    /** Says in which sheet a table is to be filled in that nothing is reported of. */
    public void blank(String file, SheetPlace sheet) {
        sheets.putIfAbsent(stem(file), sheet(sheet));
    }

    private void schoolRow(Map<String, Placed> cells, SheetPlace row) {
        Placed code = cells.get(ID);
        School known = code != null && code.json() instanceof String text ? byCode.get(text) : null;
        boolean again = known != null && sheet(known.row).equals(sheet(row)) && known.row.column() < 0;
        School school = known;
        if (school == null || again) {
            school = new School(row, new LinkedHashMap<>());
            schools.add(school);
            if (code != null && code.json() instanceof String text) {
                byCode.putIfAbsent(text, school);
            }
        }
        School of = school;
        cells.forEach((key, cell) -> put(of, key, cell.json(), cell.at()));
    }

    private static String stem(String file) {
        if (file.equals(TemplateLayout.COUNTY)) {
            return COUNTY;
        }
        return file.endsWith(EXTENSION) ? file.substring(0, file.length() - EXTENSION.length()) : file;
    }

    static String sheet(SheetPlace at) {
        return at.workbook().isEmpty() ? at.sheet() : at.workbook() + " " + at.sheet();
    }

    /** Whether two values are one: numbers however many zeros they end with. */
    static boolean same(Object a, Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y) == 0;
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            boolean same = x.size() == y.size();
            for (int i = 0; same && i < x.size(); i++) {
                Object one = x.get(i);
                Object other = y.get(i);
                same = one != null && other != null && same(one, other);
            }
            return same;
        }
        return a.equals(b);
    }

    /**
     * Reads what was collected as a dataset. The problems are those of the cells that were said twice, and all that the reader
     * finds, with the places of the sheets.
     */
    public Checked<CountyDataset> finish(ReadOptions options) {
        DraftPlaces places = new DraftPlaces(this, options);
        List<Problem> problems = new ArrayList<>(places.twice());
        Checked<CountyDataset> read =
                DatasetReader.readJson(new ByteArrayInputStream(document()), DraftPlaces.DOCUMENT, options);
        for (Problem problem : read.problems()) {
            problems.add(places.told(problem));
        }
        CountyDataset dataset = read.valueOrNull();
        return dataset == null
                ? Checked.failed(problems)
                : Checked.of(
                        new CountyDataset(
                                dataset.county(),
                                dataset.schools(),
                                dataset.kindergartensOrNull(),
                                places.provenance(dataset.provenance())),
                        problems);
    }

    private byte[] document() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            raw(out, "{\"county\":");
            try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                write(json, tree());
            }
            raw(out, ",\"schools\":");
            try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
                json.writeStartArray();
                for (School school : schools) {
                    json.writeStartObject();
                    for (Map.Entry<String, Cell> cell : school.cells.entrySet()) {
                        Object value = cell.getValue().json;
                        if (value != null) {
                            json.writeFieldName(cell.getKey());
                            write(json, value);
                        }
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            for (Map.Entry<String, Table> table : tables.entrySet()) {
                raw(out, ",\"" + table.getKey() + "\":");
                table.getValue().json.close();
                table.getValue().bytes.writeTo(out);
            }
            raw(out, "}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void raw(ByteArrayOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The county's facts as groups of keys; an array's elements by position. */
    private Map<String, Object> tree() {
        Map<String, Object> root = new TreeMap<>();
        county.forEach((path, cell) -> {
            if (cell.json != null) {
                put(root, path, cell.json);
            }
        });
        return root;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> group, String path, Object json) {
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        int bracket = key.indexOf('[');
        String name = bracket < 0 ? key : key.substring(0, bracket);
        if (dot < 0) {
            group.putIfAbsent(name, json);
            return;
        }
        Object inner = group.computeIfAbsent(name, n -> bracket < 0 ? new TreeMap<String, Object>() : new TreeMap<>());
        if (!(inner instanceof TreeMap<?, ?>)) {
            throw new IllegalArgumentException("the fact " + path + " has the place of another");
        }
        Map<String, Object> next = bracket < 0
                ? (Map<String, Object>) inner
                : ((Map<Integer, Map<String, Object>>) inner)
                        .computeIfAbsent(
                                Integer.valueOf(key.substring(bracket + 1, key.length() - 1)), i -> new TreeMap<>());
        put(next, path.substring(dot + 1), json);
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal number) {
            number(json, number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> group) {
            group(json, group);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void group(JsonGenerator json, Map<?, ?> group) throws IOException {
        boolean array = !group.isEmpty() && group.keySet().iterator().next() instanceof Integer;
        if (array) {
            json.writeStartArray();
            int next = 0;
            for (Map.Entry<?, ?> element : group.entrySet()) {
                for (int position = (Integer) element.getKey(); next < position; next++) {
                    json.writeStartObject();
                    json.writeEndObject();
                }
                write(json, element.getValue());
                next++;
            }
            json.writeEndArray();
        } else {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : group.entrySet()) {
                json.writeFieldName((String) member.getKey());
                write(json, member.getValue());
            }
            json.writeEndObject();
        }
    }

    private static void number(JsonGenerator json, BigDecimal number) throws IOException {
        if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            json.writeString(number.toString());
            return;
        }
        String text = number.signum() == 0 ? "0" : number.toPlainString();
        if (number.scale() <= 0 && text.length() <= PLAIN_DIGITS) {
            json.writeNumber(number.longValueExact());
        } else {
            json.writeString(text);
        }
    }

    /** How many cells that hold something were collected. */
    int values() {
        return values;
    }

    Map<String, Cell> countyCells() {
        return county;
    }

    int schoolCount() {
        return schools.size();
    }

    Map<String, Cell> schoolCells(int school) {
        return schools.get(school).cells;
    }

    SheetPlace schoolRow(int school) {
        return schools.get(school).row;
    }

    private @Nullable TableRow find(String table, int position) {
        Table found = tables.get(table);
        return found == null || position >= found.rows.size() ? null : found.rows.get(position);
    }

    /** Where a row of a table stands; null where there is none. */
    @Nullable
    SheetPlace row(String table, int position) {
        TableRow row = find(table, position);
        return row == null ? null : new SheetPlace(row.workbook, row.sheet, row.row, -1);
    }

    /** Where a cell of a row stands; that of the row where it is not known. */
    @Nullable
    SheetPlace cell(String table, int position, String key) {
        TableRow row = find(table, position);
        return row == null ? null : new SheetPlace(row.workbook, row.sheet, row.row, row.columns.getOrDefault(key, -1));
    }

    /** The keys of a row's cells. */
    Set<String> keys(String table, int position) {
        TableRow row = find(table, position);
        return row == null ? Set.of() : row.columns.keySet();
    }

    /** The sheet in which a table stands or is to be filled in; the file that it would be, where no sheet was told. */
    String sheetOf(String table) {
        return sheets.getOrDefault(table, table.equals(COUNTY) ? "county.json" : table + EXTENSION);
    }
}
