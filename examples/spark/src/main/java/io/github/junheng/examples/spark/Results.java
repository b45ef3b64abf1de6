package io.github.junheng.examples.spark;

import io.github.junheng.standard.Standard;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** 结果: the three tables that come of a run. Counties are evaluated once, whatever is asked for and how often. */
final class Results implements AutoCloseable {
    static final String FINDINGS = "findings";
    static final String VERDICTS = "verdicts";
    static final String PROBLEMS = "problems";

    private final SparkSession spark;
    private final Standard standard;
    private final JavaRDD<CountyResult> results;

    private Results(SparkSession spark, Standard standard, JavaRDD<CountyResult> results) {
        this.spark = spark;
        this.standard = standard;
        // As objects they would be measured again and again by walking through every finding.
        this.results = results.persist(StorageLevel.MEMORY_AND_DISK_SER());
    }

    /** Evaluates; {@code partitions} as for {@link NationEvaluation#evaluate}. */
    static Results of(SparkSession spark, Input input, Settings settings, int partitions) {
        JavaRDD<CountyResult> ofTables =
                new JavaSparkContext(spark.sparkContext()).parallelize(List.of(CountyResult.nowhere(input.flaws())), 1);
        return new Results(
                spark,
                settings.standard().standard(),
                NationEvaluation.evaluate(input, settings, partitions).union(ofTables));
    }

    Dataset<Row> findings() {
        return spark.createDataFrame(
                results.flatMap(result -> result.findings().iterator()), ResultRows.findingColumns());
    }

    Dataset<Row> verdicts() {
        return spark.createDataFrame(
                results.flatMap(result -> result.verdict().iterator()), ResultRows.verdictColumns(standard));
    }

    Dataset<Row> problems() {
        return spark.createDataFrame(
                results.flatMap(result -> result.flaws().stream()
                        .map(flaw -> ResultRows.problem(result.countyOrNull(), flaw))
                        .iterator()),
                ResultRows.problemColumns());
    }

    Summary summary() {
        return results.map(Summary::of).fold(Summary.NOTHING, Summary::plus);
    }

    /** Writes the three tables as Parquet below a folder. */
    void write(String folder) {
        findings().write().parquet(folder + "/" + FINDINGS);
        verdicts().write().parquet(folder + "/" + VERDICTS);
        problems().write().parquet(folder + "/" + PROBLEMS);
    }

    @Override
    public void close() {
        results.unpersist(false);
    }
}
