package io.github.junheng.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final Path COUNTIES = Path.of("..", "counties");

    @TempDir
    static Path folder;

    private static Path input;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The two counties that are bundled. */
    @BeforeAll
    static void makeTheInput() throws IOException {
        input = write(folder.resolve("input"), StandardCharsets.UTF_8);
    }

    private static Path write(Path to, Charset charset) throws IOException {
        Files.createDirectories(to);
        Nation.Rows met =
                Nation.read(COUNTIES.resolve("met").resolve("schools.csv")).with(Nation.COUNTY, row -> "339901");
        Nation.Rows notMet =
                Nation.read(COUNTIES.resolve("not-met").resolve("schools.csv")).with(Nation.COUNTY, row -> "379901");
        met.rows().addAll(notMet.rows());
        Nation.write(to.resolve("schools.csv"), met, charset);
        StringBuilder counties = new StringBuilder();
        for (String county : List.of("met", "not-met")) {
            counties.append(Files.readString(COUNTIES.resolve(county).resolve("county.json"))
                            .replace("\n", " "))
                    .append('\n');
            for (String roster : Nation.ROSTERS) {
                // A folder of files, each with its header.
                Path part = to.resolve(roster + ".csv").resolve(county + ".csv");
                Files.createDirectories(part.getParent());
                Nation.write(part, Nation.read(COUNTIES.resolve(county).resolve(roster + ".csv")), charset);
            }
        }
        Files.writeString(to.resolve("counties.ndjson"), counties, charset);
        return to;
    }

    @Test
    void theBundledCountiesHaveTheirVerdictsWrittenAsParquet() {
        Path output = folder.resolve("output");

        assertThat(run("--input", input.toString(), "--output", output.toString(), "--master", "local[2]"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("已评估 (evaluated) 2", "  MET 1", "  NOT_MET 1", "  INDETERMINATE 0");
        assertThat(err.size()).isZero();
        SparkSession spark = Sessions.local();
        assertThat(spark.read().parquet(output.resolve("verdicts").toString()).collectAsList())
                .extracting(row -> row.getAs("county") + " " + row.getAs("verdict") + " " + row.getAs("asOf"))
                .containsExactlyInAnyOrder("339901 MET 2024-12-31", "379901 NOT_MET 2024-12-31");
        List<Row> findings = spark.read()
                .parquet(output.resolve("findings").toString())
                .filter("subject = '2137990001' AND stage = 'PRIMARY' AND rule LIKE '%/R4'")
                .collectAsList();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).<String>getAs("value")).isEqualTo("4.441340782");
        assertThat(findings.get(0).<String>getAs("limit")).isEqualTo("4.5");
        assertThat(spark.read().parquet(output.resolve("problems").toString()).columns())
                .containsExactly("county", "code", "severity", "where", "message");
        spark.stop();
    }

    @Test
    void dataThatCannotBeEvaluatedAreSaidInTheStatusAndTheRestIsWritten() throws IOException {
        Path faulty = write(folder.resolve("faulty"), StandardCharsets.UTF_8);
        Nation.Rows schools = Nation.read(faulty.resolve("schools.csv"));
        schools.rows().add(Map.of("学校标识码", "12", "学校名称", "某校", "办学类型", "小学", Nation.COUNTY, "339901"));
        Nation.write(faulty.resolve("schools.csv"), schools, StandardCharsets.UTF_8);
        Path output = folder.resolve("output-of-faulty");

        assertThat(run("--input", faulty.toString(), "--output", output.toString(), "--master", "local[2]"))
                .isEqualTo(3);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("已评估 (evaluated) 1", "未评估 (not evaluated) 1");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(output + "/problems");
        assertThat(output.resolve("findings").resolve("_SUCCESS")).exists();
    }

    @Test
    void anEncodingIsNotGuessed() throws IOException {
        Charset gb18030 = Charset.forName("GB18030");
        Path chinese = write(folder.resolve("gb18030"), gb18030);
        Path output = folder.resolve("output-of-gb18030");

        assertThat(run("--input", chinese.toString(), "--output", output.toString(), "--master", "local[2]"))
                .isEqualTo(4);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--encoding").hasLineCount(1);

        assertThat(run(
                        "--input",
                        chinese.toString(),
                        "--output",
                        output.toString(),
                        "--master",
                        "local[2]",
                        "--encoding",
                        "GB18030",
                        "--overlay",
                        Path.of("..", "overlays", "example-province.json").toString(),
                        "--lang",
                        "en"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("evaluated) 2");
    }

    @Test
    void aMistakeOfTheCommandLineIsOneLineAndATwo() {
        assertThat(run("--input", input.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--output").hasLineCount(2);
        assertThat(run("--input", "a", "--output", "b", "--standard", "x")).isEqualTo(2);
        assertThat(run("--input", "a", "--output", "b", "--as-of", "2024")).isEqualTo(2);
        assertThat(run("--help")).isZero();
    }

    @Test
    void aMissingInputOrAnExistingOutputIsAFour() throws IOException {
        assertThat(run("--input", "/nowhere", "--output", folder.resolve("none").toString(), "--master", "local[2]"))
                .isEqualTo(4);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("/nowhere").hasLineCount(1);

        Path there = Files.createDirectories(folder.resolve("there"));
        assertThat(run("--input", input.toString(), "--output", there.toString(), "--master", "local[2]"))
                .isEqualTo(4);
        assertThat(there).isEmptyDirectory();
        assertThat(run("--input", "a", "--output", "b", "--overlay", "none.json"))
                .isEqualTo(4);
    }

    private int run(String... args) {
        return Main.run(out, err, args);
    }
}
