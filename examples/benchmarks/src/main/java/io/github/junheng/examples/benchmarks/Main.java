package io.github.junheng.examples.benchmarks;

import io.github.junheng.examples.benchmarks.nation.Nation;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 性能对比: measures all tasks and prints a table each, in Markdown, with the goals beneath. */
@Command(
        name = "junheng-benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures the library and its peers in one run and prints the tables.")
public final class Main implements Callable<Integer> {
    private static final int QUICK_COUNTIES = 300;
    private static final int QUICK_TEACHERS = 300_000;
    private static final List<String> TASKS = List.of("T1", "T2", "T3", "T4", "T5", "T6", "memory");
    private static final String[] UNITS = {
        "ns per school stage", "ns per row", "ns per teacher", "ns per school stage", "ns per change"
    };
    private static final String[] TITLES = {
        "the nation in memory", "file to verdicts", "teachers to school counts", "growth", "one changed school"
    };

    private static final Map<String, Class<?>> BENCHMARKS =
            new TreeMap<>(Map.of("T1", T1.class, "T2", T2.class, "T3", T3.class, "T4", T4.class, "T5", T5.class));

    @Option(names = "--quick", description = "A tenth of the nation, short iterations: to see that all runs.")
    private boolean quick;

    @Option(names = "--only", split = ",", description = "Some of the tasks T1,T2,T3,T4,T5,T6,memory.")
    private List<String> only = TASKS;

    @Option(
            names = "--filter",
            description = "Of T1 to T5, only benchmarks whose name contains this regular expression.")
    private String filter = "";

    @Option(names = "--counties", description = "Counties of T1 to T3; without it 2,850, or 300 with --quick.")
    private int counties;

    @Option(names = "--teachers", description = "Teachers of T3; without it 3,000,000, or 300,000 with --quick.")
    private int teachers;

    @Option(names = "--data", description = "Folder for the files that are made: ${DEFAULT-VALUE}")
    private Path data = Path.of(System.getProperty("java.io.tmpdir"), "junheng-benchmarks");

    @Option(names = "--verbose", description = "Print what JMH prints.")
    private boolean verbose;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<String, Measured> measured = new LinkedHashMap<>();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws RunnerException {
        if (counties <= 0) {
            counties = quick ? QUICK_COUNTIES : Nation.COUNTIES;
        }
        if (teachers <= 0) {
            teachers = quick ? QUICK_TEACHERS : 3_000_000;
        }
        data = data.toAbsolutePath();
        System.setProperty(Data.FOLDER, data.toString());
        Tables tables = new Tables(out);
        tables.header(counties, Nation.of(counties).schools(), quick);
        for (String task : TASKS) {
            if (!only.contains(task)) {
                continue;
            }
            System.err.println("measuring " + task + " …");
            switch (task) {
                case "T6" -> coldStarts(tables);
                case "memory" -> memory(tables);
                default -> benchmarks(tables, task);
            }
            tables.goals(task, measured);
        }
        return 0;
    }

    private void coldStarts(Tables tables) {
        List<Measured> rows = new ArrayList<>();
        for (ColdStarts.Start start : ColdStarts.run(data, quick ? 3 : 7)) {
            rows.add(new Measured(
                    "T6." + start.id(),
                    start.label(),
                    start.insideMillis(),
                    start.wholeMillis(),
                    start.id().equals("hand")));
        }
        keep(rows);
        tables.table("T6", "cold start to the first county", "ms in main", "ms whole process", rows);
    }

    private void memory(Tables tables) {
        List<Measured> rows = new ArrayList<>();
        for (Memory.Held held : Memory.run(data)) {
            rows.add(new Measured(
                    "memory." + held.id(),
                    held.label(),
                    held.bytes(),
                    Double.NaN,
                    held.id().equals("a1Columns")));
        }
        keep(rows);
        tables.table("Memory", "held", "bytes per school stage", "", rows);
    }

    private void benchmarks(Tables tables, String task) throws RunnerException {
        int at = TASKS.indexOf(task);
        List<Measured> rows = new ArrayList<>();
        for (RunResult result : run(task)) {
            rows.add(measured(task, result));
        }
        keep(rows);
        tables.table(task, TITLES[at], UNITS[at], "bytes allocated", rows);
    }

    private void keep(List<Measured> rows) {
        rows.forEach(row -> measured.put(row.id(), row));
    }

    /** Nothing where the filter leaves nothing. */
    private Collection<RunResult> run(String task) throws RunnerException {
        Class<?> benchmarks = BENCHMARKS.get(task);
        if (benchmarks == null) {
            throw new IllegalArgumentException(task);
        }
        boolean small = task.equals("T5");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmarks.getName().replace(".", "\\.") + "\\..*(?:" + filter + ")")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(TimeValue.milliseconds(quick ? 300 : 1_000))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 300 : small ? 500 : 1_000))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgs("-Xmx4g", "-D" + Data.FOLDER + "=" + data)
                .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT)
                .param("counties", counties(task))
                .param("teachers", Integer.toString(teachers));
        try {
            return new Runner(options.build()).run();
        } catch (NoBenchmarksException e) {
            return List.of();
        }
    }

    /** T4 has numbers of its own. */
    private String[] counties(String task) {
        if (!task.equals("T4")) {
            return new String[] {Integer.toString(counties)};
        }
        return quick
                ? new String[] {"1", "10", "100", "1000"}
                : new String[] {"1", "10", "100", "1000", "10000", "100000"};
    }

    private static Measured measured(String task, RunResult result) {
        BenchmarkParams params = result.getParams();
        String name = params.getBenchmark();
        String method = name.substring(name.lastIndexOf('.') + 1);
        Peer peer = peer(task, method);
        String size = size(task, method, params);
        double records = records(task, method, params);
        Result<?> primary = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Measured(
                task + "." + method + (size.isEmpty() ? "" : ":" + size),
                peer.value() + (size.isEmpty() ? "" : ", " + sized(method, size)),
                primary.getStatistics().getPercentile(50) / records,
                allocated == null ? Double.NaN : allocated.getStatistics().getPercentile(50) / records,
                peer.yardstick());
    }

    private static String sized(String method, String size) {
        return String.format(java.util.Locale.ROOT, "%,d", Integer.parseInt(size))
                + (method.endsWith("Counties") ? " counties" : " schools in one county");
    }

    private static Peer peer(String task, String method) {
        Class<?> benchmarks = BENCHMARKS.get(task);
        if (benchmarks != null) {
            for (Method candidate : benchmarks.getMethods()) {
                Peer peer = candidate.getAnnotation(Peer.class);
                if (peer != null && candidate.getName().equals(method)) {
                    return peer;
                }
            }
        }
        throw new IllegalStateException("no label for " + task + "." + method);
    }

    /** What tells rows of one benchmark from each other. */
    private static String size(String task, String method, BenchmarkParams params) {
        return switch (task) {
            case "T4" -> params.getParam(method.endsWith("Counties") ? "counties" : "schools");
            case "T5" -> params.getParam("schools");
            default -> "";
        };
    }

    /** How many records one call works on. */
    private static double records(String task, String method, BenchmarkParams params) {
        int inNation = task.equals("T5") ? 0 : parameter(params, "counties");
        return switch (task) {
            case "T1", "T2" ->
                Nation.of(
                                method.equals("oursEvaluator") || method.equals("oursFolders")
                                        ? Math.min(T1.Datasets.COUNTIES, inNation)
                                        : inNation)
                        .schools();
            case "T3" -> parameter(params, "teachers");
            case "T4" -> method.endsWith("Counties") ? T4.Counties.rows(inNation) : parameter(params, "schools");
            default -> 1;
        };
    }

    private static int parameter(BenchmarkParams params, String name) {
        String value = params.getParam(name);
        return value == null ? 0 : Integer.parseInt(value);
    }
}
