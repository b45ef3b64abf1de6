package io.github.junheng.examples.benchmarks;

import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import io.github.junheng.examples.benchmarks.peers.HandLoop;
import io.github.junheng.examples.benchmarks.peers.Verdicts;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** T4 规模增长: T1 from one county to a hundred thousand, and one county from 200 schools to twenty thousand. */
public class T4 {
    /** So many counties; the first ten thousand are drawn, more repeat them, as copies. */
    @State(Scope.Benchmark)
    public static class Counties {
        private static final int DRAWN = 10_000;

        @Param({"1", "10", "100", "1000", "10000", "100000"})
        public int counties;

        StageTable table;
        Verdicts verdicts;

        @Setup
        public void fill() {
            StageTable drawn = Nation.of(Math.min(counties, DRAWN)).stages();
            table = counties > DRAWN ? drawn.repeatedTo(counties) : drawn;
            verdicts = new Verdicts(counties);
        }

        /** How many school stages that are. */
        static int rows(int counties) {
            return counties / DRAWN * Nation.of(DRAWN).schools()
                    + Nation.of(counties % DRAWN).schools();
        }
    }

    /** So many counties as tables of the library, with the columns that the seven indicators need. */
    @State(Scope.Benchmark)
    public static class OurCounties {
        @Param({"1", "10", "100", "1000", "10000", "100000"})
        public int counties;

        Evaluator evaluator;
        List<CountyTable> tables;

        @Setup
        public void fill() {
            evaluator = Evaluator.of(CountyTables.standard());
            Nation drawn = Nation.of(Math.min(counties, Counties.DRAWN));
            tables = CountyTables.read(drawn, evaluator.layout(), counties);
        }
    }

    /** One county of so many schools as a table of the library. */
    @State(Scope.Benchmark)
    public static class OurSchools {
        @Param({"200", "2000", "20000"})
        public int schools;

        Evaluator evaluator;
        List<CountyTable> tables;

        @Setup
        public void fill() {
            evaluator = Evaluator.of(CountyTables.standard());
            tables = CountyTables.read(Nation.ofOneCounty(schools), evaluator.layout(), 1);
        }
    }

    /** One county of so many schools. */
    @State(Scope.Benchmark)
    public static class Schools {
        @Param({"200", "2000", "20000"})
        public int schools;

        StageTable table;
        Verdicts verdicts;

        @Setup
        public void fill() {
            table = Nation.ofOneCounty(schools).stages();
            verdicts = new Verdicts(1);
        }
    }

    @Benchmark
    @Peer(value = "hand-written, exact, loop over an indicator table", yardstick = true)
    public Verdicts a1HandLoopCounties(Counties counties) {
        HandLoop.judge(counties.table, counties.verdicts);
        return counties.verdicts;
    }

    @Benchmark
    @Peer(value = "hand-written, exact, loop over an indicator table", yardstick = true)
    public Verdicts a2HandLoopSchools(Schools schools) {
        HandLoop.judge(schools.table, schools.verdicts);
        return schools.verdicts;
    }

    @Benchmark
    @Peer("**Junheng**, verdict depth")
    public long oursCounties(OurCounties counties) {
        return judge(counties.evaluator, counties.tables);
    }

    @Benchmark
    @Peer("**Junheng**, verdict depth")
    public long oursSchools(OurSchools schools) {
        return judge(schools.evaluator, schools.tables);
    }

    private static long judge(Evaluator evaluator, List<CountyTable> tables) {
        long numbers = 0;
        for (CountyTable county : tables) {
            numbers += CountyTables.numbers(evaluator.verdict(county).orThrow());
        }
        return numbers;
    }
}
