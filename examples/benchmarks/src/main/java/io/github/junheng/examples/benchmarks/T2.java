package io.github.junheng.examples.benchmarks;

import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import io.github.junheng.examples.benchmarks.peers.DuckDb;
import io.github.junheng.examples.benchmarks.peers.RosterPasses;
import io.github.junheng.examples.benchmarks.peers.SchoolPasses;
import io.github.junheng.examples.benchmarks.peers.Verdicts;
import io.github.junheng.io.NationReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.rules.NationalStandards;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** T2 从文件到结论: from one file with every column of the contract, CSV or NDJSON, to the verdicts of the nation. */
public class T2 {
    /** All schools as CSV. */
    @State(Scope.Benchmark)
    public static class Csv {
        Path file;

        @Setup
        public void write(Data data) {
            file = Data.files().csv(data.nation);
        }
    }

    /** All schools as NDJSON. */
    @State(Scope.Benchmark)
    public static class NdJson {
        Path file;

        @Setup
        public void write(Data data) {
            file = Data.files().ndjson(data.nation);
        }
    }

    /** An empty DuckDB. */
    @State(Scope.Benchmark)
    public static class Duck {
        DuckDb database;
        Map<Integer, Integer> positions;
        StageTable exact;
        Verdicts verdicts;

        @Setup
        public void open(Data data) throws SQLException {
            database = new DuckDb(1);
            positions = Data.positions(data.nation);
            exact = data.nation.stages();
            verdicts = new Verdicts(exact.counties());
        }

        @TearDown
        public void close() throws SQLException {
            database.close();
        }
    }

    /** Rules compiled before they are measured. */
    @State(Scope.Benchmark)
    public static class Ours {
        Evaluator evaluator;

        @Setup
        public void compile() {
            evaluator = Evaluator.of(CountyTables.standard());
        }
    }

    /** Folders of a few counties. */
    @State(Scope.Benchmark)
    public static class Folders {
        static final int COUNTIES = T1.Datasets.COUNTIES;

        Evaluator evaluator;
        List<Path> counties;

        @Setup
        public void write(Data data) {
            evaluator = Evaluator.of(NationalStandards.qualityBalanced2017());
            Nation nation = Nation.of(Math.min(COUNTIES, data.counties));
            counties = new ArrayList<>();
            for (int i = 0; i < nation.counties(); i++) {
                counties.add(Data.files().county(nation, i));
            }
        }
    }

    @Benchmark
    @Peer(value = "CSV: DuckDB, detected types, to verdicts, 1 thread", yardstick = true)
    public Verdicts a1DuckCsv(Csv csv, Duck duck) throws SQLException {
        duck.database.judgeCsv(csv.file, duck.positions, duck.exact, duck.verdicts);
        return duck.verdicts;
    }

    @Benchmark
    @Peer("CSV: FastCSV, bare pass")
    public long a2FastCsv(Csv csv) throws IOException {
        return RosterPasses.bareFastCsv(csv.file);
    }

    @Benchmark
    @Peer("NDJSON: Jackson databind into an object of all keys, bare pass")
    public long b1Databind(NdJson json) throws IOException {
        return SchoolPasses.databind(json.file);
    }

    @Benchmark
    @Peer("NDJSON: Jackson streaming, bare pass")
    public long b2Streaming(NdJson json) throws IOException {
        return SchoolPasses.streaming(json.file);
    }

    @Benchmark
    @Peer("CSV: **Junheng**, NationReader, checked, to verdicts")
    public long oursCsv(Csv csv, Ours ours) {
        return read(csv.file, ours.evaluator);
    }

    @Benchmark
    @Peer("NDJSON: **Junheng**, NationReader, checked, to verdicts")
    public long oursNdJson(NdJson json, Ours ours) {
        return read(json.file, ours.evaluator);
    }

    /** Everything that the file holds is read and checked; what is wrong would end the benchmark. */
    static long read(Path file, Evaluator evaluator) {
        ReadOptions options = ReadOptions.of(evaluator.standard()).withFallbackYear(CountyTables.YEAR);
        long numbers = 0;
        try (NationReader counties = NationReader.open(file, options)) {
            while (counties.hasNext()) {
                CountyTable county = counties.next().table().orThrow();
                numbers += CountyTables.numbers(evaluator.verdict(county).orThrow());
            }
        }
        return numbers;
    }

    @Benchmark
    @Peer("**Junheng**, a folder a county: DatasetReader and Evaluator, every rule (20 counties)")
    public int oursFolders(Folders folders) {
        int findings = 0;
        for (Path county : folders.counties) {
            findings += folders.evaluator
                    .evaluate(Data.read(county, folders.evaluator.standard()))
                    .orThrow()
                    .findings()
                    .size();
        }
        return findings;
    }
}
