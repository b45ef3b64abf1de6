package io.github.junheng.examples.spark;

import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.io.RowReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/**
 * 输入: the tables of a nation or province, from one folder: {@code schools} (the columns of schools.csv and {@code 县代码}), {@code
 * counties} (one county.json a line), and, where they are kept, {@code teachers}, {@code classes}, {@code rooms}.
 *
 * @param schools the schools of all counties
 * @param schoolHeader how their rows are read
 * @param counties a county.json each
 * @param rosters those that are kept
 * @param flaws warnings about the tables as a whole
 */
record Input(
        Table schools,
        SchoolHeader schoolHeader,
        JavaRDD<String> counties,
        Map<Roster, Table> rosters,
        List<Flaw> flaws) {
    private static final List<String> COUNTY_FILES = List.of(Places.COUNTIES + ".json", Places.COUNTIES + ".ndjson");

    /** @throws Failure where a table is missing, cannot be read, or lacks a column */
    static Input open(SparkSession spark, String folder, Charset charset, Settings settings) throws Failure {
        Locale locale = settings.locale();
        List<Problem> problems = new ArrayList<>();
        Table schools = Table.open(spark, folder, Places.SCHOOLS, charset, locale)
                .orElseThrow(() -> missing(folder, "schools.csv | schools.parquet"));
        SchoolHeader schoolHeader = SchoolHeader.of(schools.header(), problems);
        Checked<RowReader<SchoolReport>> reader =
                schoolHeader.reader(settings.standard().standard());
        problems.addAll(reader.problems());
        Map<Roster, Table> rosters = new EnumMap<>(Roster.class);
        for (Roster roster : Roster.values()) {
            Optional<Table> table = Table.open(spark, folder, roster.table(), charset, locale);
            if (table.isPresent()) {
                rosters.put(roster, table.get());
                problems.addAll(roster.counter(table.get().header()).problems());
            }
        }
        JavaRDD<String> counties = counties(spark, folder, charset);
        if (Checked.of(schools, problems).hasErrors()) {
            throw Failure.of(problems, locale);
        }
        return new Input(schools, schoolHeader, counties, rosters, Flaw.of(problems, locale));
    }

    private static JavaRDD<String> counties(SparkSession spark, String folder, Charset charset) throws Failure {
        List<String> found = new ArrayList<>();
        for (String name : COUNTY_FILES) {
            Table.existing(spark, folder + "/" + name).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw missing(folder, String.join(" | ", COUNTY_FILES));
        }
        if (found.size() > 1) {
            throw Failure.of(Failure.DATA, "ERROR " + String.join(", ", COUNTY_FILES) + ": 只能有其中一个 (keep one of them)");
        }
        return Table.lines(spark, found.get(0), charset).filter(line -> !line.isBlank());
    }

    private static Failure missing(String folder, String names) {
        return Failure.of(Failure.PATH, "ERROR " + ProblemCode.FILE_MISSING + " " + folder + ": " + names);
    }
}
