package io.github.junheng.io;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * 县填报的其他文件: the files that declared facts of the county stand in beside county.json. Facts of one array have a file with a row
 * for each element, {@code townships.csv}; others a file with a row for each year, {@code funding.csv}, in which the year of the
 * data feeds {@code funding.pay}, the year before {@code previous.funding.pay}, and two years before {@code
 * previous2.funding.pay}. In a document an array stands for the file. A file that is not there reports nothing.
 */
final class CountyFiles {
    static final FactDefinition YEAR = new FactDefinition("year", "年度", FactType.YEAR, "", Place.COUNTY, List.of());
    private static final FactDefinition CODE =
            new FactDefinition("code", "代码", FactType.TEXT, "", Place.COUNTY, List.of());
    private static final String EXTENSION = ".csv";
    private static final String ELEMENT = "[].";
    private static final String PREVIOUS = "previous";

    private final ProblemLog log;
    /** By the file's name without extension. */
    private final Map<String, Table> tables = new LinkedHashMap<>();

    private final Map<CellRef, String> places = new HashMap<>();

    /** Where the facts of a file come from: the rows of its elements or of its years. */
    private final class Table implements Row.Sink {
        /** The array that the rows are the elements of; empty where they are years. */
        private final String array;

        /** By key, the one that tells rows apart first. */
        private final Map<String, FactDefinition> columns = new LinkedHashMap<>();

        /** The facts of each column, by how many years before that of the data; of an array, by 0. */
        private final Map<String, Map<Integer, FactDefinition>> facts = new LinkedHashMap<>();

        private final String key;
        private final List<Row> rows = new ArrayList<>();
        private final Map<String, String> keys = new HashMap<>();

        /** Whether there is such a file; one without rows says that there is nothing to tell, which is not the same as none. */
        private boolean reported;

        Table(String array) {
            this.array = array;
            FactDefinition first = array.isEmpty() ? YEAR : CODE;
            key = first.id();
            columns.put(key, first);
        }

        void add(FactDefinition fact) {
            int before = yearsBefore(fact.id());
            String id = array.isEmpty()
                    ? fact.id().substring(before == 0 ? 0 : fact.id().indexOf('.') + 1)
                    : fact.id().substring(array.length() + ELEMENT.length());
            Map<Integer, FactDefinition> years = facts.get(id);
            if (years == null) {
                years = new TreeMap<>();
                facts.put(id, years);
            }
            years.put(before, fact);
            // The header is the name that the fact has of the year of the data.
            if (before == 0 || !columns.containsKey(id)) {
                FactType type = array.isEmpty() ? fact.type() : fact.type().element();
                columns.put(
                        id,
                        new FactDefinition(
                                id,
                                fact.name(),
                                type,
                                fact.unit(),
                                Place.COUNTY,
                                fact.words(),
                                "",
                                "",
                                fact.atMostOrNull()));
            }
        }

        FactDefinition column(String id) {
            return columns.getOrDefault(id, YEAR);
        }

        @Override
        public void accept(Row row) {
            FactDefinition column = column(key);
            FactValue value = row.values().get(key);
            if (row.lacks(column) && !row.faulty().contains(key)) {
                log.add(ProblemCode.CELL_REQUIRED, row.where(column), column.name());
            }
            String first = value == null ? null : keys.putIfAbsent(value.toText(), row.where());
            if (value != null && first != null) {
                log.add(ProblemCode.ROW_TWICE, row.where(column), column.name(), CellText.shown(value.toText()), first);
            } else {
                rows.add(row);
            }
        }

        void addTo(Map<String, FactValue> county, int year, String countyPlace) {
            if (!array.isEmpty()) {
                addElements(county, countyPlace);
                return;
            }
            for (Row row : rows) {
                if (row.values().get(key) instanceof FactValue.Amount of) {
                    addYear(row, year - of.value().intValueExact(), county, year, countyPlace);
                }
            }
        }

        private void addYear(Row row, int before, Map<String, FactValue> county, int year, String countyPlace) {
            boolean used = false;
            for (Map.Entry<String, Map<Integer, FactDefinition>> column : facts.entrySet()) {
                FactDefinition fact = column.getValue().get(before);
                if (fact == null) {
                    continue;
                }
                used = true;
                String where = row.where(column(column.getKey()));
                FactValue value = row.values().get(column.getKey());
                if (value != null && county.containsKey(fact.id())) {
                    log.addOfCell(ProblemCode.CELL_IN_TWO_FILES, where, fact.name(), countyPlace + "." + fact.id());
                    // Where that is waived, nobody knows which of the two holds.
                    county.remove(fact.id());
                } else if (!county.containsKey(fact.id())) {
                    places.put(CellRef.ofCounty(fact.id()), where);
                    if (value != null) {
                        county.put(fact.id(), value);
                    }
                }
            }
            if (!used) {
                log.add(ProblemCode.YEAR_UNUSED, row.where(YEAR), String.valueOf(year - before), String.valueOf(year));
            }
        }

        private void addElements(Map<String, FactValue> county, String countyPlace) {
            if (!reported) {
                return;
            }
            boolean twice = false;
            for (Map<Integer, FactDefinition> column : facts.values()) {
                for (FactDefinition fact : column.values()) {
                    twice |= county.remove(fact.id()) != null;
                }
            }
            if (twice) {
                String name = column(key).name();
                String where = rows.isEmpty() ? array : rows.get(0).where(column(key));
                log.addOfCell(ProblemCode.CELL_IN_TWO_FILES, where, name, countyPlace + "." + array);
                return;
            }
            for (Map.Entry<String, Map<Integer, FactDefinition>> column : facts.entrySet()) {
                for (FactDefinition fact : column.getValue().values()) {
                    List<Reported<FactValue>> elements = new ArrayList<>();
                    for (Row row : rows) {
                        CellRef whole = CellRef.ofCounty(fact.id());
                        places.putIfAbsent(whole, row.table());
                        places.put(whole.element(elements.size()), row.where(column(column.getKey())));
                        elements.add(Reported.ofNullable(row.values().get(column.getKey())));
                    }
                    county.put(fact.id(), CellText.list(fact.type(), elements));
                }
            }
        }
    }

    CountyFiles(List<FactDefinition> declared, ProblemLog log) {
        this.log = log;
        for (FactDefinition fact : declared) {
            if (fact.place() == Place.COUNTY && !fact.file().isEmpty()) {
                String stem = fact.file().substring(0, fact.file().length() - EXTENSION.length());
                Table table = tables.get(stem);
                if (table == null) {
                    table = new Table(array(fact.id()));
                    tables.put(stem, table);
                }
                table.add(fact);
            }
        }
    }

    /** What a file has a row for, in which a fact stands: facts of one file agree in it. */
    static String rows(FactDefinition fact) {
        return fact.place() + " " + array(fact.id());
    }

    /** The array that a fact is of; empty where it is of none. */
    private static String array(String fact) {
        return fact.substring(0, Math.max(0, fact.indexOf(ELEMENT)));
    }

    /** How many years before that of the data a fact is of: 2 for {@code previous2.funding.pay}. */
    private static int yearsBefore(String fact) {
        int point = fact.indexOf('.');
        if (point < 0 || !fact.startsWith(PREVIOUS)) {
            return 0;
        }
        String years = fact.substring(PREVIOUS.length(), point);
        if (years.isEmpty()) {
            return 1;
        }
        boolean digit = years.length() == 1 && years.charAt(0) >= '2' && years.charAt(0) <= '9';
        return digit ? years.charAt(0) - '0' : 0;
    }

    /** The columns of each file, that which tells rows apart first. */
    Map<String, List<FactDefinition>> columns() {
        Map<String, List<FactDefinition>> columns = new LinkedHashMap<>();
        tables.forEach((stem, table) -> columns.put(stem + EXTENSION, List.copyOf(table.columns.values())));
        return columns;
    }

    /** Reads the files that are in a directory. */
    void read(Path directory) {
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            Path path = directory.resolve(table.getKey() + EXTENSION);
            if (Files.exists(path)) {
                Table rows = table.getValue();
                rows.reported = new CsvTable(Source.of(path), List.copyOf(rows.columns.values()), Set.of(rows.key), log)
                        .read(rows);
            }
        }
    }

    /** Reads the array of a document that stands for a file; false, and nothing is read, where no file has this name. */
    boolean read(JsonInput input, String key, String path) throws IOException {
        Table table = tables.get(key);
        if (table == null) {
            return false;
        }
        table.reported = !input.isNull();
        new JsonTable(List.copyOf(table.columns.values())).read(input, path, table);
        return true;
    }

    /** The county with what the files say; what county.json says too is an error. */
    County addTo(County county, String countyPlace) {
        // Without a year there is none to go by, which is an error of its own.
        if (tables.isEmpty() || county.year() == CountyIdentity.FIRST_YEAR) {
            return county;
        }
        Map<String, FactValue> facts = new TreeMap<>(county.facts().values());
        for (Table table : tables.values()) {
            table.addTo(facts, county.year(), countyPlace);
        }
        return facts.equals(county.facts().values()) ? county : county.with(Facts.of(facts));
    }

    /** Adds, by fact of an array, the file to fill in what nobody did. */
    void addFiles(Map<String, Provenance.Rows> files, String document) {
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            String stem = table.getKey();
            Provenance.Rows own =
                    new Provenance.Rows(document.isEmpty() ? stem + EXTENSION : document + " $." + stem, Map.of());
            for (Map<Integer, FactDefinition> column : table.getValue().facts.values()) {
                for (FactDefinition fact : column.values()) {
                    files.put(fact.id(), own);
                }
            }
        }
    }

    /** Where the cells stand that the files have a row for. */
    Map<CellRef, String> places() {
        return places;
    }
}
