package io.github.junheng.examples.benchmarks;

import io.github.junheng.dataset.RosterTally;
import io.github.junheng.examples.benchmarks.nation.TeacherCounts;
import io.github.junheng.examples.benchmarks.nation.Teachers;
import io.github.junheng.examples.benchmarks.peers.DuckDb;
import io.github.junheng.examples.benchmarks.peers.RosterPasses;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.io.RosterReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** T3 教师名册汇总: from a roster of three million teachers to thirteen counts a school. */
public class T3 {
    /** The roster as a file, and room for the counts. */
    @State(Scope.Benchmark)
    public static class Roster {
        @Param("3000000")
        public int teachers;

        Path file;
        Map<Long, Integer> schools;
        TeacherCounts counts;

        @Setup
        public void write(Data data) {
            Teachers roster = Teachers.of(data.nation, teachers);
            file = Data.files().teachers(roster);
            schools = RosterPasses.schools(roster);
            counts = new TeacherCounts(roster.schools());
        }
    }

    /** The roster as arrays. */
    @State(Scope.Benchmark)
    public static class Arrays {
        Teachers teachers;

        @Setup
        public void draw(Data data, Roster roster) {
            teachers = Teachers.of(data.nation, roster.teachers);
        }
    }

    /** Two threads. */
    @State(Scope.Benchmark)
    public static class Threads {
        ExecutorService executor;

        @Setup
        public void start() {
            executor = Executors.newFixedThreadPool(2);
        }

        @TearDown
        public void stop() {
            executor.shutdown();
        }
    }

    /** DuckDB on one thread. */
    @State(Scope.Benchmark)
    public static class DuckOne {
        DuckDb database;

        @Setup
        public void open() throws SQLException {
            database = new DuckDb(1);
        }

        @TearDown
        public void close() throws SQLException {
            database.close();
        }
    }

    /** DuckDB on two threads. */
    @State(Scope.Benchmark)
    public static class DuckTwo {
        DuckDb database;

        @Setup
        public void open() throws SQLException {
            database = new DuckDb(2);
        }

        @TearDown
        public void close() throws SQLException {
            database.close();
        }
    }

    @Benchmark
    @Peer("arrays in memory")
    public TeacherCounts a1Arrays(Arrays arrays, Roster roster) {
        roster.counts.clear();
        arrays.teachers.count(roster.counts);
        return roster.counts;
    }

    @Benchmark
    @Peer(value = "CSV: FastCSV, bare pass", yardstick = true)
    public long b1FastCsv(Roster roster) throws IOException {
        return RosterPasses.bareFastCsv(roster.file);
    }

    @Benchmark
    @Peer("CSV: FastCSV and counts in a HashMap")
    public TeacherCounts b2FastCsvCounts(Roster roster) throws IOException {
        roster.counts.clear();
        RosterPasses.fastCsv(roster.file, roster.schools, roster.counts);
        return roster.counts;
    }

    @Benchmark
    @Peer("CSV: String.split and counts in a HashMap")
    public TeacherCounts b3Split(Roster roster) throws IOException {
        roster.counts.clear();
        RosterPasses.split(roster.file, roster.schools, roster.counts);
        return roster.counts;
    }

    @Benchmark
    @Peer("CSV: DuckDB, 1 thread")
    public TeacherCounts c1Duck(Roster roster, DuckOne duck) throws SQLException {
        duck.database.count(roster.file, roster.schools, roster.counts);
        return roster.counts;
    }

    @Benchmark
    @Peer("CSV: DuckDB, 2 threads")
    public TeacherCounts c2DuckTwoThreads(Roster roster, DuckTwo duck) throws SQLException {
        duck.database.count(roster.file, roster.schools, roster.counts);
        return roster.counts;
    }

    @Benchmark
    @Peer("CSV: **Junheng**, RosterReader, checked, to a tally by school")
    public RosterTally ours(Roster roster) {
        return RosterReader.of(ReadOptions.defaults())
                .read(roster.file.resolveSibling(""))
                .orThrow();
    }

    @Benchmark
    @Peer("CSV: **Junheng**, the same in two parts on 2 threads")
    public RosterTally oursTwoThreads(Roster roster, Threads threads) {
        return RosterReader.of(ReadOptions.defaults())
                .withParts(threads.executor, 2)
                .read(roster.file.resolveSibling(""))
                .orThrow();
    }

    @Benchmark
    @Peer("CSV: **Junheng**, and the columns of every school as facts")
    public int oursFacts(Roster roster) {
        return ours(roster).counts().size();
    }
}
