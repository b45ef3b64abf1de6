package io.github.junheng.examples.benchmarks;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import io.github.junheng.examples.benchmarks.peers.HandLoop;
import io.github.junheng.examples.benchmarks.peers.MaintainedSums;
import io.github.junheng.examples.benchmarks.peers.Verdicts;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** T5 改一所学校: another report of one school, and the county's verdict with all its dispersions anew. */
public class T5 {
    /** One county, and changes drawn beforehand: each gives a school the figures of another one. */
    @State(Scope.Benchmark)
    public static class Changes {
        private static final int DRAWN = 1 << 12;

        @Param({"100", "10000"})
        public int schools;

        StageTable table;
        MaintainedSums sums;
        Verdicts verdicts;
        private int[] rows;
        private int[] pupils;
        private long[][] numerators;
        private int next;

        @Setup
        public void draw() {
            table = Nation.ofOneCounty(schools).stages();
            sums = new MaintainedSums(table);
            verdicts = new Verdicts(1);
            SplittableRandom random = new SplittableRandom(Nation.SEED);
            rows = new int[DRAWN];
            pupils = new int[DRAWN];
            numerators = new long[DRAWN][Limits.INDICATORS];
            for (int i = 0; i < DRAWN; i++) {
                rows[i] = random.nextInt(table.rows());
                int like = random.nextInt(table.rows());
                pupils[i] = table.pupils()[like];
                for (int k = 0; k < Limits.INDICATORS; k++) {
                    numerators[i][k] = table.numerators(k)[like];
                }
            }
        }

        int next() {
            next = next + 1 & DRAWN - 1;
            return next;
        }
    }

    @Benchmark
    @Peer(value = "hand-written, maintained sums", yardstick = true)
    public int a1MaintainedSums(Changes changes) {
        int i = changes.next();
        changes.sums.change(changes.rows[i], changes.pupils[i], changes.numerators[i]);
        return changes.sums.dispersions() + changes.sums.failedSchools();
    }

    @Benchmark
    @Peer("hand-written, exact loop over the whole county again")
    public Verdicts a2Again(Changes changes) {
        int i = changes.next();
        changes.table.set(changes.rows[i], changes.pupils[i], changes.numerators[i]);
        HandLoop.judge(changes.table, changes.verdicts);
        return changes.verdicts;
    }
}
