package io.github.junheng.examples.spark;

import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.TextInputFormat;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * 表: a table of the input, CSV or Parquet, a file or a folder of them. Every cell is a text, so that no number passes through a
 * double; a blank cell is null or empty.
 *
 * @param name {@code schools}
 * @param header the names of its columns
 * @param rows its rows, blank ones and repeated headers left out
 */
record Table(String name, List<String> header, JavaRDD<String[]> rows) {
    private static final List<DataType> EXACT = List.of(
            DataTypes.StringType,
            DataTypes.ByteType,
            DataTypes.ShortType,
            DataTypes.IntegerType,
            DataTypes.LongType,
            DataTypes.BooleanType);

    /**
     * Opens a table of a folder.
     *
     * @return empty where it was not kept
     * @throws Failure where it is there twice, is empty, or has a column of a type that is not exact
     */
    static Optional<Table> open(SparkSession spark, String folder, String name, Charset charset, Locale locale)
            throws Failure {
        Optional<String> csv = existing(spark, folder + "/" + name + ".csv");
        Optional<String> parquet = existing(spark, folder + "/" + name + ".parquet");
        if (csv.isPresent() && parquet.isPresent()) {
            throw Failure.of(
                    Failure.DATA,
                    "ERROR " + name + ": 同时有 CSV 和 Parquet，请只保留一个 (there is a CSV and a Parquet: keep one)");
        }
        if (parquet.isPresent()) {
            return Optional.of(ofParquet(spark.read().parquet(parquet.get()), name));
        }
        return csv.isPresent() ? Optional.of(ofCsv(spark, csv.get(), name, charset, locale)) : Optional.empty();
    }

    /** A path, where there is such a file or folder. */
    static Optional<String> existing(SparkSession spark, String name) throws Failure {
        try {
            Path path = new Path(name);
            FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
            return files.exists(path) ? Optional.of(path.toString()) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.of(Failure.PATH, "ERROR " + name + ": " + e.getMessage());
        }
    }

    /** The lines of text files, in the given encoding and no other. */
    static JavaRDD<String> lines(SparkSession spark, String path, Charset charset) {
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        String encoding = charset.name();
        return context.hadoopFile(
                        path, TextInputFormat.class, LongWritable.class, Text.class, context.defaultParallelism())
                .mapPartitions(entries -> new Lines(entries, Charset.forName(encoding)));
    }

    private static Table ofCsv(SparkSession spark, String path, String name, Charset charset, Locale locale)
            throws Failure {
        JavaRDD<String[]> records = lines(spark, path, charset).mapPartitions(CsvRecords::new);
        List<String[]> first = records.take(1);
        if (first.isEmpty()) {
            throw Failure.of(List.of(Problem.of(ProblemCode.FILE_EMPTY, name + ".csv")), locale);
        }
        String[] header = first.get(0);
        // Each file of a folder has the header; one with other columns is read as a row, and found to be none.
        return new Table(name, List.of(header), records.filter(cells -> !Arrays.equals(cells, header)));
    }

    private static Table ofParquet(Dataset<Row> data, String name) throws Failure {
        for (StructField field : data.schema().fields()) {
            if (!EXACT.contains(field.dataType()) && !(field.dataType() instanceof DecimalType)) {
                throw Failure.of(Failure.DATA, refusal(name, field));
            }
        }
        return new Table(
                name,
                List.of(data.schema().fieldNames()),
                data.javaRDD().map(Table::texts).filter(CsvRecords::isFilled));
    }

    private static String refusal(String name, StructField field) {
        String type = field.dataType().simpleString();
        boolean inexact = field.dataType().equals(DataTypes.DoubleType)
                || field.dataType().equals(DataTypes.FloatType);
        return "ERROR " + name + ".parquet " + field.name() + ": "
                + (inexact
                        ? "类型 " + type + " 不精确，请改用 decimal 或 string (is not exact: write decimal or string)"
                        : "不支持类型 " + type + "，请用 string、整数、decimal 或 boolean"
                                + " (is not supported: write string, an integer, decimal or boolean)");
    }

    private static String[] texts(Row row) {
        String[] cells = new String[row.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = text(row.get(i));
        }
        return cells;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof Boolean flag ? (flag ? "是" : "否") : value.toString();
    }

    /** Texts of lines, decoded strictly. */
    private static final class Lines implements Iterator<String> {
        private final Iterator<scala.Tuple2<LongWritable, Text>> entries;
        private final Charset charset;

        Lines(Iterator<scala.Tuple2<LongWritable, Text>> entries, Charset charset) {
            this.entries = entries;
            this.charset = charset;
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public String next() {
            Text bytes = entries.next()._2();
            return Decoding.decode(bytes.getBytes(), bytes.getLength(), charset);
        }
    }
}
