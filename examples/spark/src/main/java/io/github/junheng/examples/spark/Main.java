package io.github.junheng.examples.spark;

import io.github.junheng.dataset.RosterPreference;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.spark.StandardSource.OverlayText;
import io.github.junheng.problem.Checked;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 均衡 on Spark: evaluates all counties of a folder and writes findings, verdicts and problems as Parquet. */
@Command(
        name = "junheng-spark",
        description = "在 Apache Spark 上评估全部县。 Evaluates all counties of a province or the nation on Apache Spark.",
        sortOptions = false,
        exitCodeListHeading = "%n退出状态 (exit status):%n",
        exitCodeList = {
            "0:所有的县都已评估，不论结论。 Every county was evaluated, whatever the verdicts.",
            "2:命令行有误。 The command line is wrong.",
            "3:有数据无法评估；其余的县已写出。 Some data cannot be evaluated; the other counties were written.",
            "4:路径不存在、无法读取或写入。 A path is missing, cannot be read or written."
        })
public final class Main implements Callable<Integer> {
    private static final String MASTER = "spark.master";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "DIR",
            description = "输入文件夹：schools、counties，以及 teachers、classes、rooms（可无）。 The folder of the input.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String input;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "输出文件夹，不得已存在。 The folder of the output, which must not exist.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String output;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark 主节点（默认 local[*]，或 spark-submit 给出的）。 Master (default local[*], or spark-submit's).")
    private @Nullable String master;

    @Option(names = "--standard", paramLabel = "ID", description = "评估标准（默认 quality-balanced-2017）。 The standard.")
    private String standard = "quality-balanced-2017";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "评估日期（默认各县数据年度的 12 月 31 日）。 Day of evaluation (default: 31 December of the data's year).")
    private @Nullable LocalDate asOf;

    @Option(names = "--overlay", paramLabel = "ID|FILE", description = "叠加方案，可重复。 An overlay; may be repeated.")
    private List<String> overlays = List.of();

    @Option(
            names = "--prefer-rosters",
            description = "学校表与名册不一致时采用名册。 Where the schools' table and a roster differ, the roster stands.")
    private boolean preferRosters;

    @Option(names = "--private-codes", description = "接受 GB/T 2260 以外的县代码。 Accept county codes outside GB/T 2260.")
    private boolean privateCodes;

    @Option(
            names = "--encoding",
            paramLabel = "UTF-8|GB18030",
            description = "CSV 和 JSON 的编码（默认 UTF-8）。 Encoding of CSV and JSON.")
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "学校和县分成几份（默认由 Spark 决定）。 Into how many parts schools and counties are dealt.")
    private int partitions;

    @Option(names = "--lang", paramLabel = "zh|en", description = "语言（默认 zh）。 Language of messages.")
    private String lang = "zh";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示帮助。 Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private Main() {}

    public static void main(String[] args) {
        int status = run(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs one command line and returns the exit status. */
    static int run(OutputStream out, OutputStream err, String... args) {
        PrintWriter outWriter = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
        PrintWriter errWriter = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        return new CommandLine(new Main())
                .setOut(outWriter)
                .setErr(errWriter)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(110)
                .setAdjustLineBreaksForWideCJKCharacters(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, rest) -> usage(e, errWriter))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, errWriter))
                .execute(args);
    }

    private static int usage(ParameterException e, PrintWriter err) {
        err.println(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        err.println("“junheng-spark --help” 显示用法 (shows the usage)");
        return Failure.USAGE;
    }

    private static int failed(Exception e, PrintWriter err) {
        if (e instanceof Failure failure) {
            failure.lines().forEach(err::println);
            return failure.status();
        }
        // Spark tells of a failed task in pages; what it failed of is the first cause.
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        Optional<String> undecodable = Decoding.reasonIn(e);
        err.println("ERROR "
                + undecodable.orElse(cause.toString().lines().findFirst().orElse("")));
        return undecodable.isPresent() || cause instanceof IOException ? Failure.PATH : Failure.DATA;
    }

    @Override
    public Integer call() throws Failure {
        Settings settings = settings();
        Checked<Standard> read = settings.standard().read();
        if (read.valueOrNull() == null || read.hasErrors()) {
            throw Failure.of(read.problems(), settings.locale());
        }
        SparkSession spark = session();
        try {
            if (Table.existing(spark, output).isPresent()) {
                throw Failure.of(Failure.PATH, "ERROR " + output + ": 已存在 (exists already)");
            }
            Input tables = Input.open(spark, input, encoding, settings);
            try (Results results = Results.of(spark, tables, settings, partitions)) {
                results.write(output);
                return report(results.summary());
            }
        } finally {
            spark.stop();
        }
    }

    private Settings settings() throws Failure {
        if (NationalStandards.find(standard).isEmpty()) {
            throw Failure.of(
                    Failure.USAGE,
                    "没有标准 (unknown standard)“" + standard + "”；可选 (known): "
                            + String.join(", ", NationalStandards.ids()));
        }
        List<OverlayText> texts = new ArrayList<>();
        for (String overlay : overlays) {
            texts.add(new OverlayText(overlay, overlay(overlay)));
        }
        return new Settings(
                new StandardSource(standard, texts),
                asOf,
                preferRosters ? RosterPreference.ROSTERS : RosterPreference.SCHOOLS,
                privateCodes,
                lang.equals("en") ? Locale.ENGLISH : Locale.CHINESE);
    }

    private static String overlay(String name) throws Failure {
        Optional<InputStream> shipped = NationalStandards.overlay(name);
        try (InputStream in = shipped.isPresent() ? shipped.get() : Files.newInputStream(Path.of(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw Failure.of(Failure.PATH, "ERROR " + name + ": 无法读取 (cannot be read): " + e.getMessage());
        }
    }

    private SparkSession session() {
        SparkSession.Builder builder = SparkSession.builder().appName("junheng");
        String given = new SparkConf().get(MASTER, "");
        String chosen = master != null ? master : given.isEmpty() ? "local[*]" : given;
        builder.master(chosen);
        if (chosen.startsWith("local")) {
            // Nobody looks at the page of a local run, and nobody outside needs to reach it.
            builder.config("spark.ui.enabled", "false")
                    .config("spark.driver.host", "localhost")
                    .config("spark.driver.bindAddress", "127.0.0.1");
        }
        return builder.config("spark.sql.caseSensitive", "true")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .getOrCreate();
    }

    private int report(Summary summary) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("县 (counties): 已评估 (evaluated) " + summary.evaluated() + "，未评估 (not evaluated) "
                + summary.notEvaluated());
        for (Status status : Status.values()) {
            out.println("  " + status + " " + summary.verdicts().getOrDefault(status, 0L));
        }
        out.println("警告 (warnings): " + summary.warnings());
        if (summary.errorsNowhere() > 0) {
            out.println("不属于任何县的错误 (errors that belong to no county): " + summary.errorsNowhere());
        }
        if (!summary.isWhole()) {
            spec.commandLine()
                    .getErr()
                    .println("有数据无法评估，见 (some data cannot be evaluated, see) " + output + "/" + Results.PROBLEMS);
        }
        return summary.isWhole() ? 0 : Failure.DATA;
    }
}
