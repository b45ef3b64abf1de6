package io.github.junheng.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A nation on Spark has the verdicts, findings and problems that its counties have one by one. */
class NationEvaluationTest {
    private static final Settings SETTINGS = Settings.of("quality-balanced-2017");

    @TempDir
    static Path folder;

    private static SparkSession spark;
    private static Nation nation;
    private static SingleMachine single;
    private static Path csv;
    private static Path parquet;

    @BeforeAll
    static void makeTheNation() throws IOException {
        spark = Sessions.local();
        nation = Nation.in(folder.resolve("counties"));
        single = SingleMachine.of(nation);
        csv = nation.writeCsv(folder.resolve("csv"), StandardCharsets.UTF_8);
        parquet = nation.writeParquet(spark, folder.resolve("parquet"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void theNationHasCountiesOfEveryKind() {
        assertThat(nation.counties()).hasSize(13);
        assertThat(single.verdicts().values())
                .extracting(verdict -> verdict.get("verdict"))
                .contains("MET", "NOT_MET");
        assertThat(single.verdicts()).doesNotContainKeys(Nation.FAULTY, Nation.FAULTY_ROSTER);
        assertThat(single.findings().get(Nation.BLANKS))
                .extracting(finding -> finding.getOrDefault("missing", ""))
                .anyMatch(missing -> missing.contains("teachers "))
                .anyMatch(missing -> missing.contains("rooms "));
    }

    @ParameterizedTest
    @CsvSource({"csv, 1", "csv, 5", "parquet, 0", "parquet, 3"})
    void verdictsAndFindingsAreThoseOfASingleMachine(String format, int partitions) throws Failure {
        try (Results results = results(format.equals("csv") ? csv : parquet, partitions)) {
            assertThat(verdicts(results)).isEqualTo(single.verdicts());
            assertThat(findings(results)).isEqualTo(single.findings());
        }
    }

    @ParameterizedTest
    @CsvSource({"csv", "parquet"})
    void problemsAreThoseOfASingleMachine(String format) throws Failure {
        try (Results results = results(format.equals("csv") ? csv : parquet, 4)) {
            Map<String, Set<String>> problems = new TreeMap<>();
            single.problems().keySet().forEach(county -> problems.put(county, new TreeSet<>()));
            for (Row row : results.problems().collectAsList()) {
                problems.computeIfAbsent(String.valueOf(row.getString(0)), c -> new TreeSet<>())
                        .add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                + row.getString(4));
            }
            assertThat(problems).isEqualTo(single.problems());
        }
    }

    @Test
    void aCountyWithAnErrorIsNotEvaluatedAndTheOthersAre() throws Failure {
        try (Results results = results(csv, 2)) {
            Summary summary = results.summary();

            assertThat(summary.evaluated()).isEqualTo(11);
            assertThat(summary.notEvaluated()).isEqualTo(2);
            assertThat(summary.errorsNowhere()).isZero();
            assertThat(summary.isWhole()).isFalse();
            assertThat(results.problems()
                            .filter("severity = 'ERROR'")
                            .select("county")
                            .distinct()
                            .collectAsList())
                    .extracting(row -> row.getString(0))
                    .containsExactlyInAnyOrder(Nation.FAULTY, Nation.FAULTY_ROSTER);
        }
    }

    @Test
    void rowsOfOneSchoolScatteredOverPartitionsAreOneTally() throws Failure {
        Input input = Input.open(spark, csv.toString(), StandardCharsets.UTF_8, SETTINGS);
        for (int pieces : List.of(2, 11)) {
            Map<Roster, Table> scattered = new EnumMap<>(Roster.class);
            input.rosters().forEach((roster, table) -> {
                Table dealt =
                        new Table(table.name(), table.header(), table.rows().repartition(pieces));
                scattered.put(roster, dealt);
            });
            long most = mostPartitionsOfASchool(Objects.requireNonNull(scattered.get(Roster.TEACHERS)));
            assertThat(most).as("partitions that hold rows of one school").isEqualTo(pieces);

            Input pulled = new Input(input.schools(), input.schoolHeader(), input.counties(), scattered, List.of());
            try (Results results = Results.of(spark, pulled, SETTINGS, 3)) {
                assertThat(findings(results)).isEqualTo(single.findings());
            }
        }
    }

    private static long mostPartitionsOfASchool(Table table) {
        int school = table.header().indexOf("学校标识码");
        FlatMapFunction<Iterator<String[]>, String> schoolsHere = rows -> {
            Set<String> here = new TreeSet<>();
            rows.forEachRemaining(row -> here.add(row[school]));
            return here.iterator();
        };
        return table.rows().mapPartitions(schoolsHere).countByValue().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @CsvSource({"schools, 教学及辅助用房面积, double", "rooms, 建筑面积, float", "teachers, 五年培训学时, date"})
    void aParquetColumnThatIsNotExactIsRefused(String table, String column, String type, @TempDir Path changed)
            throws IOException {
        copy(parquet, changed, table + ".parquet");
        spark.read()
                .parquet(parquet.resolve(table + ".parquet").toString())
                .withColumn(
                        column,
                        type.equals("date")
                                ? functions.lit("2024-12-31").cast(type)
                                : functions.col(column).cast(type))
                .write()
                .parquet(changed.resolve(table + ".parquet").toString());

        Failure failure = refusal(changed);

        assertThat(failure.status()).isEqualTo(Failure.DATA);
        assertThat(failure.lines())
                .singleElement()
                .asString()
                .startsWith("ERROR " + table + ".parquet " + column)
                .contains(type)
                .contains(type.equals("date") ? "不支持" : "不精确");
    }

    @Test
    void whatBelongsToNoCountyIsSaidAndNotLost(@TempDir Path changed) throws IOException, Failure {
        copy(csv, changed, "");
        append(changed.resolve("teachers.csv"), "学校标识码", "2137000001", "12");
        append(changed.resolve("schools.csv"), "学校标识码", "2137000002");
        appendCell(changed.resolve("schools.csv"), Map.of("学校标识码", "2137000003", Nation.COUNTY, "某县"));
        Files.writeString(
                changed.resolve("counties.json"),
                String.join("\n", nation.countyLines()) + "\n\n{\"name\": \"无码县\", \"year\": 2024}\n{\"code\": \n");

        try (Results results = results(changed, 3)) {
            Set<String> nowhere = new TreeSet<>();
            for (Row row : results.problems().filter("county IS NULL").collectAsList()) {
                nowhere.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
            }
            assertThat(nowhere)
                    .contains(
                            "JH316 WARNING teachers",
                            "JH208 ERROR schools 2137000002 县代码",
                            "JH213 ERROR schools 2137000003 县代码")
                    .anyMatch(line -> line.startsWith("JH210 ERROR teachers [") && line.endsWith("] 学校标识码"))
                    .anyMatch(line -> line.startsWith("JH208 ERROR counties [{\"name\": \"无码县\""))
                    .anyMatch(line -> line.startsWith("JH108 ERROR counties [{\"code\":"));
            assertThat(results.summary().errorsNowhere()).isEqualTo(5);
            assertThat(verdicts(results)).isEqualTo(single.verdicts());
        }
    }

    @Test
    void aSchoolOfTwoCountiesIsAnErrorOfBoth(@TempDir Path changed) throws IOException, Failure {
        copy(csv, changed, "");
        Map<String, String> school = nation.table("schools").rows().stream()
                .filter(row -> row.getOrDefault(Nation.COUNTY, "").equals("371430"))
                .findFirst()
                .orElseThrow();
        Map<String, String> again = new TreeMap<>(school);
        again.put(Nation.COUNTY, "371431");
        appendCell(changed.resolve("schools.csv"), again);

        try (Results results = results(changed, 3)) {
            Map<String, Map<String, String>> expected = new TreeMap<>(single.verdicts());
            expected.keySet().removeAll(List.of("371430", "371431"));
            assertThat(verdicts(results)).isEqualTo(expected);
            assertThat(errors(results, "371430")).containsExactly("JH211");
            assertThat(errors(results, "371431")).contains("JH211");
        }
    }

    @Test
    void countiesWithoutFactsOrSchoolsOrGivenTwiceAreErrors(@TempDir Path changed) throws IOException, Failure {
        copy(csv, changed, "");
        List<String> lines = new ArrayList<>(nation.countyLines());
        lines.removeIf(line -> line.contains("\"371430\""));
        lines.add("{\"code\": \"110101\", \"name\": \"无校县\", \"year\": 2024}");
        lines.add("{\"code\": \"379901\", \"name\": \"又一县\", \"year\": 2024}");
        Files.write(changed.resolve("counties.json"), lines);

        try (Results results = results(changed, 3)) {
            assertThat(errors(results, "371430")).containsExactly("JH101");
            assertThat(errors(results, "110101")).containsExactly("JH105");
            assertThat(errors(results, "379901")).containsExactly("JH113");
            assertThat(results.summary().notEvaluated()).isEqualTo(5);
        }
    }

    @Test
    void aStandardNotInForceEvaluatesNoCounty() throws Failure {
        Settings before = new Settings(
                SETTINGS.standard(), LocalDate.of(2010, 1, 1), SETTINGS.prefer(), false, SETTINGS.locale());
        Input input = Input.open(spark, csv.toString(), StandardCharsets.UTF_8, before);

        try (Results results = Results.of(spark, input, before, 2)) {
            assertThat(results.findings().count()).isZero();
            assertThat(errors(results, "339901")).containsExactly("JH401");
        }
    }

    @Test
    void aTableWithoutACountyColumnOrWithAColumnTwiceIsRefused(@TempDir Path changed) throws IOException {
        copy(csv, changed, "schools.csv");
        Files.writeString(changed.resolve("schools.csv"), "学校标识码,学校名称,name,办学类型\n2137000001,甲,乙,小学\n");

        assertThat(refusal(changed).lines())
                .anyMatch(line -> line.startsWith("ERROR JH110 schools 县代码"))
                .anyMatch(line -> line.startsWith("ERROR JH111 schools 学校名称"));
    }

    @Test
    void aTableThatIsThereTwiceOrNotAtAllIsRefused(@TempDir Path changed) throws IOException {
        copy(csv, changed, "");
        Files.createDirectory(changed.resolve("schools.parquet"));
        assertThat(refusal(changed).status()).isEqualTo(Failure.DATA);

        Files.delete(changed.resolve("schools.parquet"));
        Files.delete(changed.resolve("schools.csv"));
        assertThat(refusal(changed).status()).isEqualTo(Failure.PATH);
    }

    private static Results results(Path input, int partitions) throws Failure {
        Input tables = Input.open(spark, input.toString(), StandardCharsets.UTF_8, SETTINGS);
        return Results.of(spark, tables, SETTINGS, partitions);
    }

    private static Failure refusal(Path input) {
        return Objects.requireNonNull(catchThrowableOfType(
                Failure.class, () -> Input.open(spark, input.toString(), StandardCharsets.UTF_8, SETTINGS)));
    }

    private static Map<String, Map<String, String>> verdicts(Results results) {
        Map<String, Map<String, String>> verdicts = new TreeMap<>();
        Dataset<Row> rows = results.verdicts();
        for (Row row : rows.collectAsList()) {
            Map<String, String> verdict = new TreeMap<>();
            for (String name : rows.columns()) {
                if (name.equals("verdict") || name.length() == 1) {
                    verdict.put(name, row.getAs(name));
                }
            }
            verdicts.put(row.getAs("county"), verdict);
        }
        return verdicts;
    }

    private static Map<String, List<Map<String, String>>> findings(Results results) {
        Map<String, List<Map<String, String>>> findings = new TreeMap<>();
        Dataset<Row> rows = results.findings();
        for (Row row : rows.collectAsList()) {
            Map<String, String> fields = new TreeMap<>();
            for (String name : rows.columns()) {
                boolean ofRun = List.of("county", "year", "standard", "asOf").contains(name);
                if (!ofRun && !row.isNullAt(row.fieldIndex(name))) {
                    fields.put(
                            name,
                            name.equals("missing")
                                    ? row.getList(row.fieldIndex(name)).toString()
                                    : String.valueOf(row.get(row.fieldIndex(name))));
                }
            }
            findings.computeIfAbsent(row.getAs("county"), c -> new ArrayList<>())
                    .add(fields);
        }
        return findings;
    }

    private static List<String> errors(Results results, String county) {
        return results.problems().filter("severity = 'ERROR' AND county = '" + county + "'").collectAsList().stream()
                .map(row -> row.getString(1))
                .distinct()
                .toList();
    }

    /** Copies a folder but for one name. */
    private static void copy(Path from, Path to, String but) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path relative = from.relativize(file);
                boolean left = !but.isEmpty() && relative.startsWith(but);
                if (!left && !relative.toString().isEmpty()) {
                    Files.copy(file, to.resolve(relative), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Adds rows that have one cell each. */
    private static void append(Path file, String column, String... cells) throws IOException {
        for (String cell : cells) {
            appendCell(file, Map.of(column, cell));
        }
    }

    private static void appendCell(Path file, Map<String, String> cells) throws IOException {
        Nation.Rows table = Nation.read(file);
        table.rows().add(cells.containsKey("学校名称") ? cells : named(cells));
        Nation.write(file, table, StandardCharsets.UTF_8);
    }

    private static Map<String, String> named(Map<String, String> cells) {
        Map<String, String> named = new TreeMap<>(cells);
        named.put("学校名称", "某校");
        named.put("办学类型", "小学");
        return named;
    }
}
