package io.github.junheng.examples.benchmarks;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Batch;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.CountyVerdict;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import io.github.junheng.examples.benchmarks.peers.BigDecimalStreams;
import io.github.junheng.examples.benchmarks.peers.Drools;
import io.github.junheng.examples.benchmarks.peers.DuckDb;
import io.github.junheng.examples.benchmarks.peers.HandCompact;
import io.github.junheng.examples.benchmarks.peers.HandDouble;
import io.github.junheng.examples.benchmarks.peers.HandExact;
import io.github.junheng.examples.benchmarks.peers.HandLoop;
import io.github.junheng.examples.benchmarks.peers.Verdicts;
import io.github.junheng.problem.Checked;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * T1 内存中评估全国: thresholds and dispersions of seven indicators for every school stage of the nation in memory, a verdict a county.
 */
public class T1 {
    private static final int TWO = 2;

    /** Columns, and room for the verdicts. */
    @State(Scope.Benchmark)
    public static class Columns {
        StageTable table;
        Verdicts verdicts;

        @Setup
        public void fill(Data data) {
            table = data.nation.stages();
            verdicts = new Verdicts(table.counties());
        }
    }

    /** Two threads. */
    @State(Scope.Benchmark)
    public static class Threads {
        ExecutorService executor;

        @Setup
        public void start() {
            executor = Executors.newFixedThreadPool(TWO);
        }

        @TearDown
        public void stop() {
            executor.shutdown();
        }
    }

    /** Room for what is kept of every row. */
    @State(Scope.Benchmark)
    public static class Kept {
        HandCompact.Kept[] rows;

        @Setup
        public void allocate(Columns columns) {
            rows = new HandCompact.Kept[columns.table.rows()];
        }
    }

    /** Rows as records. */
    @State(Scope.Benchmark)
    public static class Records {
        List<BigDecimalStreams.School> schools;

        @Setup
        public void convert(Columns columns) {
            schools = BigDecimalStreams.schools(columns.table);
        }
    }

    /** DuckDB with its table loaded and its query prepared. */
    @State(Scope.Benchmark)
    public abstract static class Duck {
        private final int threads;
        private DuckDb database;
        PreparedStatement query;

        Duck(int threads) {
            this.threads = threads;
        }

        @Setup(Level.Trial)
        public void load(Columns columns) throws SQLException {
            database = new DuckDb(threads);
            database.load(columns.table);
            query = database.prepare();
        }

        @TearDown
        public void close() throws SQLException {
            query.close();
            database.close();
        }
    }

    /** On one thread. */
    @State(Scope.Benchmark)
    public static class DuckOne extends Duck {
        public DuckOne() {
            super(1);
        }
    }

    /** On two. */
    @State(Scope.Benchmark)
    public static class DuckTwo extends Duck {
        public DuckTwo() {
            super(TWO);
        }
    }

    /** Rules compiled before they are measured. */
    @State(Scope.Benchmark)
    public static class Rules {
        Drools lean;
        Drools idiomatic;

        @Setup
        public void compile() {
            lean = Drools.lean();
            idiomatic = Drools.idiomatic();
        }
    }

    /** All counties as tables of the library, with every column of the contract. */
    @State(Scope.Benchmark)
    public static class OurTables {
        Evaluator evaluator;
        List<CountyTable> counties;
        /** Where in a county's findings those stand that are not met, as long as the data are these. */
        int[][] notMet;
        /** Those of single indicators among them. */
        int[][] thresholds;

        @Setup
        public void fill(Data data) {
            evaluator = Evaluator.of(CountyTables.standard());
            counties = CountyTables.all(data.nation, evaluator.layout());
            notMet = new int[counties.size()][];
            thresholds = new int[counties.size()][];
            for (int i = 0; i < notMet.length; i++) {
                List<Finding> findings =
                        evaluator.evaluate(counties.get(i)).orThrow().findings();
                notMet[i] = IntStream.range(0, findings.size())
                        .filter(at -> findings.get(at).status() == Status.NOT_MET)
                        .toArray();
                thresholds[i] = Arrays.stream(notMet[i])
                        .filter(at -> findings.get(at).rule().local().matches("R[1-7]"))
                        .toArray();
            }
        }
    }

    /** A few counties as the library reads them. */
    @State(Scope.Benchmark)
    public static class Datasets {
        /** The full evaluation is too slow for the whole nation. */
        static final int COUNTIES = 20;

        Evaluator evaluator;
        List<CountyDataset> counties;

        @Setup
        public void read(Data data) {
            Standard standard = NationalStandards.qualityBalanced2017();
            evaluator = Evaluator.of(standard);
            Nation nation = Nation.of(Math.min(COUNTIES, data.counties));
            counties = new ArrayList<>();
            for (int i = 0; i < nation.counties(); i++) {
                counties.add(Data.read(Data.files().county(nation, i), standard));
            }
        }
    }

    @Benchmark
    @Peer("hand-written, double, unrolled")
    public Verdicts a1HandDouble(Columns columns) {
        HandDouble.judge(columns.table, columns.verdicts);
        return columns.verdicts;
    }

    @Benchmark
    @Peer("hand-written, exact, unrolled")
    public Verdicts a2HandExact(Columns columns) {
        HandExact.judge(columns.table, columns.verdicts);
        return columns.verdicts;
    }

    @Benchmark
    @Peer("hand-written, exact, unrolled, 2 threads")
    public Verdicts a3HandExactTwoThreads(Columns columns, Threads threads) {
        HandExact.judge(columns.table, columns.verdicts, threads.executor, TWO);
        return columns.verdicts;
    }

    @Benchmark
    @Peer(value = "hand-written, exact, loop over an indicator table", yardstick = true)
    public Verdicts a4HandLoop(Columns columns) {
        HandLoop.judge(columns.table, columns.verdicts);
        return columns.verdicts;
    }

    @Benchmark
    @Peer("the same, keeping ratios and bits of every row")
    public Verdicts a5HandCompact(Columns columns, Kept kept) {
        HandCompact.judge(columns.table, columns.verdicts, kept.rows);
        return columns.verdicts;
    }

    @Benchmark
    @Peer("records and streams, BigDecimal")
    public Verdicts b1Streams(Columns columns, Records records) {
        BigDecimalStreams.judge(records.schools, columns.verdicts);
        return columns.verdicts;
    }

    @Benchmark
    @Peer("records and streams, BigDecimal, with a trace")
    public List<BigDecimalStreams.Traced> b2StreamsTraced(Columns columns, Records records) {
        return BigDecimalStreams.judgeAndTrace(records.schools, columns.verdicts);
    }

    @Benchmark
    @Peer("DuckDB, 1 thread")
    public Verdicts c1Duck(Columns columns, DuckOne duck) throws SQLException {
        DuckDb.judge(duck.query, columns.table, columns.verdicts);
        return columns.verdicts;
    }

    @Benchmark
    @Peer("DuckDB, 2 threads")
    public Verdicts c2DuckTwoThreads(Columns columns, DuckTwo duck) throws SQLException {
        DuckDb.judge(duck.query, columns.table, columns.verdicts);
        return columns.verdicts;
    }

    @Benchmark
    @Peer("Drools 10, lean rules")
    public Verdicts d1DroolsLean(Columns columns, Rules rules) {
        rules.lean.judge(columns.table, columns.verdicts);
        return columns.verdicts;
    }

    @Benchmark
    @Peer("Drools 10, idiomatic rules")
    public Verdicts d2DroolsIdiomatic(Columns columns, Rules rules) {
        rules.idiomatic.judge(columns.table, columns.verdicts);
        return columns.verdicts;
    }

    @Benchmark
    @Peer("**Junheng**, verdict depth")
    public long oursVerdict(OurTables tables) {
        long numbers = 0;
        for (CountyTable county : tables.counties) {
            numbers += CountyTables.numbers(tables.evaluator.verdict(county).orThrow());
        }
        return numbers;
    }

    @Benchmark
    @Peer("**Junheng**, verdict depth, Batch on 2 threads")
    public long oursVerdictTwoThreads(OurTables tables, Threads threads) {
        long[] numbers = new long[1];
        Batch.<CountyTable, Checked<CountyVerdict>>of(tables.evaluator::verdict)
                .on(threads.executor, TWO)
                .run(tables.counties.iterator(), verdict -> numbers[0] += CountyTables.numbers(verdict.orThrow()));
        return numbers[0];
    }

    @Benchmark
    @Peer("**Junheng**, findings depth, held as columns: tallies read, no Finding")
    public long oursFindingsHeld(OurTables tables) {
        long numbers = 0;
        for (CountyTable county : tables.counties) {
            Evaluation evaluation = tables.evaluator.evaluate(county).orThrow();
            numbers += CountyTables.numbers(evaluation.outcomes())
                    + evaluation.findings().size();
        }
        return numbers;
    }

    @Benchmark
    @Peer(
            "**Junheng**, findings depth: tallies, and each Finding that is not met (its place known), value and shortfall")
    public long oursFindings(OurTables tables, Blackhole hole) {
        return findings(tables, tables.notMet, hole);
    }

    @Benchmark
    @Peer("**Junheng**, findings depth: the same, of the seven indicators alone")
    public long oursThresholdFindings(OurTables tables, Blackhole hole) {
        return findings(tables, tables.thresholds, hole);
    }

    private static long findings(OurTables tables, int[][] places, Blackhole hole) {
        long numbers = 0;
        for (int i = 0; i < places.length; i++) {
            Evaluation evaluation =
                    tables.evaluator.evaluate(tables.counties.get(i)).orThrow();
            numbers += CountyTables.numbers(evaluation.outcomes());
            for (int at : places[i]) {
                consume(evaluation.findings().get(at), hole);
            }
        }
        return numbers;
    }

    @Benchmark
    @Peer("**Junheng**, findings depth: every Finding, value and shortfall")
    public long oursEveryFinding(OurTables tables, Blackhole hole) {
        long numbers = 0;
        for (CountyTable county : tables.counties) {
            Evaluation evaluation = tables.evaluator.evaluate(county).orThrow();
            numbers += CountyTables.numbers(evaluation.outcomes());
            for (Finding finding : evaluation.findings()) {
                consume(finding, hole);
            }
        }
        return numbers;
    }

    private static void consume(Finding finding, Blackhole hole) {
        hole.consume(finding.outcome());
        hole.consume(finding.measureOrNull());
    }

    @Benchmark
    @Peer("**Junheng**, Evaluator, every rule of the standard (20 counties)")
    public int oursEvaluator(Datasets datasets) {
        int findings = 0;
        for (CountyDataset county : datasets.counties) {
            findings += datasets.evaluator.evaluate(county).orThrow().findings().size();
        }
        return findings;
    }
}
