package io.github.junheng.examples.spark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A made-up nation, held twice: a folder for each county, as a single machine reads it, and the tables of all counties together,
 * with rows in no order. No county of it exists.
 */
final class Nation {
    /** The county that has a cell nobody can read. */
    static final String FAULTY = "379903";
    /** The county whose roster has a word that is none. */
    static final String FAULTY_ROSTER = "379904";
    /** The county whose rosters have blank cells. */
    static final String BLANKS = "379905";

    static final List<String> ROSTERS = List.of("teachers", "classes", "rooms");
    static final String COUNTY = "县代码";

    private static final Path BUNDLED = Path.of("..", "counties");
    private static final DataType DECIMAL = DataTypes.createDecimalType(20, 6);
    /** Columns that the Parquet files do not hold as texts. */
    private static final Map<String, DataType> TYPES = Map.of(
            COUNTY,
            DataTypes.IntegerType,
            "小学学生数",
            DataTypes.LongType,
            "初中学生数",
            DataTypes.IntegerType,
            "教学及辅助用房面积",
            DECIMAL,
            "是否寄宿制",
            DataTypes.BooleanType,
            "是否专任",
            DataTypes.BooleanType,
            "五年培训学时",
            DECIMAL,
            "人数",
            DataTypes.ShortType,
            "建筑面积",
            DECIMAL);

    private final Path folder;
    private final List<String> counties = new ArrayList<>();

    /** A table: its rows by the names of the columns. */
    record Rows(List<String> header, List<Map<String, String>> rows) {
        Rows with(String name, Function<Map<String, String>, String> cell) {
            List<String> wider = new ArrayList<>(header);
            wider.add(name);
            List<Map<String, String>> all = new ArrayList<>();
            for (Map<String, String> row : rows) {
                Map<String, String> copy = new LinkedHashMap<>(row);
                copy.put(name, cell.apply(row));
                all.add(copy);
            }
            return new Rows(wider, all);
        }
    }

    private Nation(Path folder) {
        this.folder = folder;
    }

    /** Makes the counties' folders below a folder. */
    static Nation in(Path folder) throws IOException {
        Nation nation = new Nation(folder);
        nation.copy("met", "339901", 0, (file, text) -> text);
        nation.copy("not-met", "379901", 0, (file, text) -> text);
        nation.copy("not-met", "379902", 1, Nation::halfOfTheRosters);
        nation.copy("met", FAULTY, 2, (file, text) -> file.equals("schools.csv") ? text.replace(";37;", ";x;") : text);
        nation.copy(
                "met",
                FAULTY_ROSTER,
                3,
                (file, text) -> file.equals("teachers.csv") ? text.replaceFirst("本科", "本科生") : text);
        nation.copy("not-met", BLANKS, 4, Nation::blanks);
        Standard standard = NationalStandards.qualityBalanced2017();
        Counties drawn = Counties.of(standard, Counties.dayOf(standard));
        int[] missing = {0, 5, 50, 300, 0, 20, 0};
        for (int i = 0; i < missing.length; i++) {
            nation.draw(
                    "3714" + (30 + i),
                    drawn.draw(new Counties.Recipe(4711 + i, 3 + 2 * i, Counties.Distance.values()[i % 4], missing[i])),
                    i);
        }
        return nation;
    }

    List<String> counties() {
        return counties;
    }

    Path county(String code) {
        return folder.resolve(code);
    }

    private interface Change {
        String apply(String file, String text);
    }

    /** A bundled county under another code, its schools under other numbers. */
    private void copy(String name, String code, int number, Change change) throws IOException {
        Path target = Files.createDirectories(county(code));
        for (String file : List.of("county.json", "schools.csv", "teachers.csv", "classes.csv", "rooms.csv")) {
            String text = Files.readString(BUNDLED.resolve(name).resolve(file));
            String province = code.substring(0, 2);
            text = text.replaceAll("\\b(\\d\\d)(33|37)99(\\d{4})\\b", "$1" + province + (99 - number) + "$3");
            text = text.replaceAll("\"(33|37)9901\"", "\"" + code + "\"");
            Files.writeString(target.resolve(file), change.apply(file, text));
        }
        counties.add(code);
    }

    private void draw(String code, CountyDataset county, int number) throws IOException {
        Path target = county(code);
        DatasetWriter.writeDirectory(sound(county), target);
        for (String file : List.of("county.json", "schools.csv")) {
            String text = Files.readString(target.resolve(file));
            text = text.replaceAll("(?m)^(\\d\\d37)101(\\d{3})", "$1" + (200 + number) + "$2");
            Files.writeString(target.resolve(file), text.replace("371425", code));
        }
        counties.add(code);
    }

    private static String halfOfTheRosters(String file, String text) {
        if (!ROSTERS.contains(file.replace(".csv", ""))) {
            return text;
        }
        List<String> lines = text.lines().toList();
        StringBuilder half = new StringBuilder();
        for (int i = 0; i < lines.size(); i += i == 0 ? 1 : 2) {
            half.append(lines.get(i)).append('\n');
        }
        return half.toString();
    }

    /** Every eleventh row of a roster has a blank cell, another one each time. */
    private static String blanks(String file, String text) {
        if (!ROSTERS.contains(file.replace(".csv", ""))) {
            return text;
        }
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 5; i < lines.size(); i += 11) {
            String[] cells = lines.get(i).split(",", -1);
            cells[2 + i % (cells.length - 2)] = "";
            lines.set(i, String.join(",", cells));
        }
        return String.join("\n", lines) + "\n";
    }

    private static final Map<String, String> KEYS = NationalStandards.qualityBalanced2017().facts().stream()
            .filter(fact -> fact.place() == Place.SCHOOL)
            .collect(Collectors.toMap(FactDefinition::name, FactDefinition::id, (a, b) -> a));

    /** Without what no rule reads: drawn apart, parts of these may be more than their wholes. */
    private static CountyDataset sound(CountyDataset drawn) {
        Standard standard = NationalStandards.qualityBalanced2017();
        Set<String> read = new HashSet<>();
        standard.rules().values().forEach(rule -> read.addAll(RuleInputs.facts(standard, rule)));
        County county = drawn.county();
        for (FactDefinition fact : standard.facts()) {
            if (!read.contains(fact.id())) {
                county = county.with(fact.id(), (Object) null);
            }
        }
        return new CountyDataset(county, drawn.schools(), drawn.kindergartensOrNull(), drawn.provenance());
    }

    /** A table of all counties together, in no order. */
    Rows table(String name) {
        Map<String, Integer> header = new LinkedHashMap<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (String code : counties) {
            Path file = county(code).resolve(name + ".csv");
            if (Files.exists(file)) {
                for (Map<String, String> row : read(file).rows()) {
                    // Some counties' files call a column by its name, others by its key: in one table it is one.
                    Map<String, String> copy = new LinkedHashMap<>();
                    row.forEach((column, cell) -> copy.put(KEYS.getOrDefault(column, column), cell));
                    if (name.equals("schools")) {
                        copy.put(COUNTY, code);
                    }
                    copy.keySet().forEach(column -> header.putIfAbsent(column, header.size()));
                    rows.add(copy);
                }
            }
        }
        List<String> columns = new ArrayList<>(header.keySet());
        Collections.shuffle(columns, new Random(3));
        Collections.shuffle(rows, new Random(7));
        return new Rows(columns, rows);
    }

    /** A file of one county, under Chinese headers. */
    static Rows read(Path file) {
        try {
            String text = Files.readString(file).replace("\uFEFF", "");
            List<CsvRecord> records =
                    CsvReader.builder().ofCsvRecord(text).stream().toList();
            List<String> header = records.get(0).getFields().stream()
                    .map(name -> switch (name) {
                        case "id" -> SchoolColumns.CODE_HEADER;
                        case "name" -> SchoolColumns.NAME_HEADER;
                        case "kind" -> SchoolColumns.KIND_HEADER;
                        default -> SchoolColumns.header(name);
                    })
                    .toList();
            List<Map<String, String>> rows = new ArrayList<>();
            for (CsvRecord record : records.subList(1, records.size())) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), record.getField(i));
                }
                rows.add(row);
            }
            return new Rows(header, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The counties' own facts, one a line. */
    List<String> countyLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String code : counties) {
            lines.add(Files.readString(county(code).resolve("county.json"))
                    .lines()
                    .map(String::strip)
                    .reduce("", String::concat));
        }
        Collections.shuffle(lines, new Random(11));
        return lines;
    }

    /** Writes the nation's tables as CSV. */
    Path writeCsv(Path target, Charset charset) throws IOException {
        Files.createDirectories(target);
        write(target.resolve("schools.csv"), table("schools"), charset);
        for (String roster : ROSTERS) {
            write(target.resolve(roster + ".csv"), table(roster), charset);
        }
        Files.write(target.resolve("counties.json"), countyLines(), charset);
        return target;
    }

    static void write(Path file, Rows table, Charset charset) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file, charset)) {
            csv.writeRecord(table.header());
            for (Map<String, String> row : table.rows()) {
                csv.writeRecord(table.header().stream()
                        .map(name -> row.getOrDefault(name, ""))
                        .toList());
            }
        }
    }

    /** Writes the nation's tables as Parquet, with typed columns where there are exact types. */
    Path writeParquet(SparkSession spark, Path target) throws IOException {
        Files.createDirectories(target);
        writeParquet(spark, target, "schools");
        for (String roster : ROSTERS) {
            writeParquet(spark, target, roster);
        }
        Files.write(target.resolve("counties.ndjson"), countyLines(), StandardCharsets.UTF_8);
        return target;
    }

    private void writeParquet(SparkSession spark, Path target, String name) {
        Rows table = table(name);
        StructType columns = new StructType();
        for (String column : table.header()) {
            columns = columns.add(column, TYPES.getOrDefault(column, DataTypes.StringType));
        }
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> row : table.rows()) {
            rows.add(RowFactory.create(table.header().stream()
                    .map(column -> typed(row.getOrDefault(column, ""), TYPES.get(column)))
                    .toArray()));
        }
        spark.createDataFrame(rows, columns)
                .repartition(5)
                .write()
                .parquet(target.resolve(name + ".parquet").toString());
    }

    private static Object typed(String cell, DataType type) {
        if (cell.isEmpty()) {
            return null;
        }
        if (type == null) {
            return cell;
        }
        Map<DataType, Function<String, Object>> ways = Map.of(
                DataTypes.IntegerType,
                Integer::valueOf,
                DataTypes.LongType,
                Long::valueOf,
                DataTypes.ShortType,
                Short::valueOf,
                DataTypes.BooleanType,
                "是"::equals,
                DECIMAL,
                BigDecimal::new);
        return ways.get(type).apply(cell);
    }

    /** Places of a single machine's messages as those of the tables: rows are known by what they are about. */
    UnaryOperator<String> places(String code) {
        Map<String, String> rows = new TreeMap<>();
        for (String name : List.of("schools", "teachers", "classes", "rooms")) {
            Path file = county(code).resolve(name + ".csv");
            if (Files.exists(file)) {
                Rows table = read(file);
                for (int i = 0; i < table.rows().size(); i++) {
                    Map<String, String> row = table.rows().get(i);
                    String id = row.getOrDefault(table.header().get(0), "");
                    String school = row.getOrDefault(SchoolColumns.CODE_HEADER, "");
                    rows.put(name + ".csv:" + (i + 2), name + " " + school + (id.equals(school) ? "" : " " + id));
                }
            }
        }
        return text -> {
            String placed = text;
            for (String word : text.split(" ")) {
                if (rows.containsKey(word)) {
                    placed = placed.replace(word + " ", rows.get(word) + " ");
                }
            }
            return placed.replace("county.json $", "counties " + code + " $")
                    .replaceAll("\\b(teachers|classes|rooms)\\.csv ", "$1 ");
        };
    }

    static String[] cells(String... cells) {
        return Arrays.copyOf(cells, cells.length);
    }
}
