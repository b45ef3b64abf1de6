package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.examples.benchmarks.nation.Columns;
import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.NationFiles;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import io.github.junheng.examples.benchmarks.nation.TeacherCounts;
import io.github.junheng.examples.benchmarks.nation.Teachers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB: the columnar database, in memory, over JDBC. Thresholds in whole numbers; dispersions in doubles with the same error bound as
 * the hand-written loop. What the bound cannot decide comes back marked, and is decided by fractions outside: SQL has no such numbers.
 */
public final class DuckDb implements AutoCloseable {
    private static final int FETCH_COUNTY = 1;
    private static final int FETCH_STAGE = 2;
    private static final int FETCH_FAILED = 3;
    private static final int FETCH_EXCEEDED = 4;
    private static final int FETCH_UNSURE = 5;

    private final Connection connection;

    public DuckDb(int threads) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Loads the numerators into the table {@code stages}. */
    public void load(StageTable table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE stages (county INTEGER, stage INTEGER, pupils BIGINT, "
                    + perIndicator("n%1$d BIGINT", ", ") + ")");
        }
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "stages")) {
            for (int group = 0; group < table.counties() * Limits.STAGES; group++) {
                for (int row = table.start(group); row < table.start(group + 1); row++) {
                    appender.beginRow();
                    appender.append(group / Limits.STAGES);
                    appender.append(group % Limits.STAGES);
                    appender.append((long) table.pupils()[row]);
                    for (int i = 0; i < Limits.INDICATORS; i++) {
                        appender.append(table.numerators(i)[row]);
                    }
                    appender.endRow();
                }
            }
        }
    }

    /** Judges the counties in {@code stages}; the same table here decides what floating numbers cannot. */
    public PreparedStatement prepare() throws SQLException {
        return connection.prepareStatement(query("stages"));
    }

    /** Judges the counties by a prepared query. */
    public static void judge(PreparedStatement query, StageTable exact, Verdicts verdicts) throws SQLException {
        verdicts.clear();
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                int county = found.getInt(FETCH_COUNTY);
                add(found, county, exact, verdicts);
            }
        }
    }

    /**
     * Reads a nation's CSV, with detected types, and judges its counties.
     *
     * @param counties the position of each county by its code
     */
    public void judgeCsv(Path csv, Map<Integer, Integer> counties, StageTable exact, Verdicts verdicts)
            throws SQLException {
        verdicts.clear();
        String numerators = """
                SELECT "%s" AS county, IF("%s" = '初级中学', 1, 0) AS stage,
                IF(stage = 0, "%s", "%s") AS pupils,
                IF(stage = 0, "%s" + "%s" + "%s" + "%s", "%s" + "%s" + "%s") AS n1,
                IF(stage = 0, "%s", "%s") AS n2,
                IF(stage = 0, "%s" + "%s" + "%s" + "%s", "%s" + "%s" + "%s" + "%s") AS n3,
                round(("%s" - "%s") * 100)::BIGINT AS n4,
                round(("%s" + "%s") * 100)::BIGINT AS n5,
                round("%s" * 10000)::BIGINT AS n6,
                "%s" AS n7
                FROM read_csv('%s')""".formatted(
                        NationFiles.COUNTY_HEADER,
                        SchoolColumns.KIND_HEADER,
                        header("primary.students"),
                        header("junior.students"),
                        header("primary.degree.associate"),
                        header("primary.degree.bachelor"),
                        header("primary.degree.master"),
                        header("primary.degree.doctor"),
                        header("junior.degree.bachelor"),
                        header("junior.degree.master"),
                        header("junior.degree.doctor"),
                        header("primary.backbone"),
                        header("junior.backbone"),
                        header("primary.pe"),
                        header("primary.music"),
                        header("primary.fineArts"),
                        header("primary.arts"),
                        header("junior.pe"),
                        header("junior.music"),
                        header("junior.fineArts"),
                        header("junior.arts"),
                        header("teachingArea"),
                        header("indoorSportsArea"),
                        header("sportsGroundArea"),
                        header("indoorSportsArea"),
                        header("equipmentValue"),
                        header("multimediaRooms"),
                        path(csv));
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query("(" + numerators + ")"))) {
            while (found.next()) {
                Integer county = counties.get(found.getInt(FETCH_COUNTY));
                if (county == null) {
                    throw new IllegalStateException("no county " + found.getInt(FETCH_COUNTY));
                }
                add(found, county, exact, verdicts);
            }
        }
    }

    /** Judges one county whose numerators are in a CSV; true where it passes as far as doubles can tell. */
    public boolean judgeFirst(Path csv) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(query("(SELECT 0 AS county, * FROM read_csv('" + path(csv) + "'))"))) {
            boolean passes = true;
            while (found.next()) {
                passes &= found.getInt(FETCH_FAILED) == 0 && found.getInt(FETCH_EXCEEDED) == 0;
            }
            return passes;
        }
    }

    /**
     * Reads a roster and counts the teachers of each school.
     *
     * @param schools the position of each school by its code
     */
    public void count(Path csv, Map<Long, Integer> schools, TeacherCounts counts) throws SQLException {
        String fullTime = "\"是否专任\" = '是'";
        String subjects = quoted(Teachers.SUBJECTS.subList(0, Teachers.COUNTED_SUBJECTS).stream());
        StringBuilder query = new StringBuilder("SELECT \"学校标识码\", count(*) FILTER (" + fullTime + ")");
        Teachers.DEGREES.stream()
                .limit(Teachers.COUNTED_DEGREES)
                .forEach(degree -> filter(query, fullTime + " AND \"学历\" = '" + degree + "'"));
        filter(query, fullTime + " AND \"县级以上骨干\" = '是'");
        Teachers.SUBJECTS.stream()
                .limit(Teachers.COUNTED_SUBJECTS)
                .forEach(
                        subject -> filter(query, fullTime + " AND \"专任或主要任教\" = '是' AND \"任教学科\" = '" + subject + "'"));
        filter(
                query,
                "(\"走教或兼职\" = '是' OR \"交流轮岗\" <> '否') AND \"任教学科\" IN (" + subjects + ") AND NOT (" + fullTime
                        + " AND \"专任或主要任教\" = '是')");
        filter(query, fullTime + " AND \"教师资格证\" = '是'");
        filter(query, fullTime + " AND \"五年培训学时\" >= " + Teachers.TRAINED_HOURS);
        query.append(" FROM read_csv('").append(path(csv)).append("') GROUP BY \"学校标识码\"");
        counts.clear();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query.toString())) {
            while (found.next()) {
                Integer school = schools.get(found.getLong(1));
                if (school == null) {
                    throw new IllegalStateException("no school " + found.getLong(1));
                }
                for (int i = 0; i < TeacherCounts.COUNTS; i++) {
                    counts.set(school, i, found.getInt(i + 2));
                }
            }
        }
    }

    private static void filter(StringBuilder query, String condition) {
        query.append(", count(*) FILTER (").append(condition).append(')');
    }

    private static String quoted(java.util.stream.Stream<String> words) {
        return words.map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    }

    private static void add(ResultSet found, int county, StageTable exact, Verdicts verdicts) throws SQLException {
        int stage = found.getInt(FETCH_STAGE);
        int exceeded = found.getInt(FETCH_EXCEEDED);
        int unsure = found.getInt(FETCH_UNSURE);
        for (int i = 0; unsure >> i != 0; i++) {
            int group = county * Limits.STAGES + stage;
            if ((unsure >> i & 1) == 1
                    && Dispersion.exceedsExactly(exact, exact.start(group), exact.start(group + 1), stage, i)) {
                exceeded |= 1 << i;
            }
        }
        verdicts.add(county, stage, found.getInt(FETCH_FAILED), exceeded);
    }

    private static String query(String from) {
        String values = perIndicator("n%1$d * %2$d AS v%1$d, pupils * IF(stage = 0, %3$d, %4$d) AS l%1$d", ", ");
        String met = perIndicator("(v%1$d >= l%1$d)::INTEGER", " + ");
        String floor =
                perIndicator("v%1$d * " + Limits.FLOOR_DENOMINATOR + " >= l%1$d * " + Limits.FLOOR_NUMERATOR, " AND ");
        String sums = perIndicator(
                "sum(n%1$d::DOUBLE) AS s%1$d, sum(n%1$d::DOUBLE * n%1$d::DOUBLE / pupils::DOUBLE) AS q%1$d", ", ");
        String sides = perIndicator("p * q%1$d AS a%1$d, s%1$d * s%1$d * c AS b%1$d", ", ");
        String exceeded = perIndicator("IF(a%1$d - b%1$d > b%1$d * bound, 1 << %5$d, 0)", " + ");
        String unsure = perIndicator("IF(abs(a%1$d - b%1$d) <= b%1$d * bound, 1 << %5$d, 0)", " + ");
        return "WITH judged AS (SELECT county, stage, pupils, " + perIndicator("n%1$d", ", ") + ", (" + met + ") >= "
                + Limits.AT_LEAST + " AND " + floor + " AS passes FROM (SELECT *, " + values + " FROM " + from
                + ")), grouped AS (SELECT county, stage, count(*) AS k, count(*) FILTER (NOT passes) AS failed, "
                + "sum(pupils::DOUBLE) AS p, "
                + sums + " FROM judged GROUP BY county, stage), sided AS (SELECT county, stage, failed, "
                + "(k + 10) * 1.2e-16 AS bound, "
                + "IF(stage = 0, " + Limits.onePlusCvSquared(Limits.PRIMARY) + ", "
                + Limits.onePlusCvSquared(Limits.JUNIOR) + ")::DOUBLE / " + Limits.CV_SCALE + " AS c, "
                + sides
                + " FROM grouped) SELECT county, stage, failed, " + exceeded + " AS exceeded, " + unsure
                + " AS unsure FROM sided";
    }

    /** A text for each indicator: its number from 1, factor, both limits, position. */
    private static String perIndicator(String format, String between) {
        return IntStream.range(0, Limits.INDICATORS)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        format,
                        i + 1,
                        Limits.times(i),
                        Limits.limit(Limits.PRIMARY, i),
                        Limits.limit(Limits.JUNIOR, i),
                        i))
                .collect(Collectors.joining(between));
    }

    private static String header(String key) {
        return Columns.get(Columns.of(key)).name();
    }

    private static String path(Path file) {
        return file.toString().replace("'", "''");
    }
}
