package io.github.junheng.examples.benchmarks;

import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Session;
import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import io.github.junheng.examples.benchmarks.peers.HandLoop;
import io.github.junheng.examples.benchmarks.peers.MaintainedSums;
import io.github.junheng.examples.benchmarks.peers.Verdicts;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

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

    /** The same county as a session, with changes of one count and of a whole report. */
    @State(Scope.Benchmark)
    public static class Sessions {
        private static final int DRAWN = 1 << 12;

        @Param({"100", "10000"})
        public int schools;

        Session session;
        private SchoolCode[] codes;
        private String[] keys;
        private FactValue[] values;
        private SchoolReport[] reports;
        private int next;

        @Setup
        public void draw() {
            Evaluator evaluator = Evaluator.of(CountyTables.standard());
            CountyTable table = CountyTables.all(Nation.ofOneCounty(schools), evaluator.layout())
                    .get(0);
            session = evaluator.session(table).orThrow();
            List<SchoolReport> all = new ArrayList<>(table.toDataset().schools());
            Map<SchoolKind, List<SchoolReport>> alike = all.stream()
                    .collect(Collectors.groupingBy(report -> report.school().kind()));
            SplittableRandom random = new SplittableRandom(Nation.SEED);
            codes = new SchoolCode[DRAWN];
            keys = new String[DRAWN];
            values = new FactValue[DRAWN];
            reports = new SchoolReport[DRAWN];
            for (int i = 0; i < DRAWN; i++) {
                SchoolReport report = all.get(random.nextInt(all.size()));
                List<SchoolReport> same = alike.getOrDefault(report.school().kind(), List.of());
                SchoolReport like = same.get(random.nextInt(same.size()));
                codes[i] = report.school().code();
                keys[i] = report.school().kind().has(Stage.PRIMARY) ? "primary.backbone" : "junior.backbone";
                values[i] = like.facts().values().get(keys[i]);
                reports[i] = report.with(like.facts());
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

    @Benchmark
    @Peer("**Junheng**, session, one count of one school, status and changes")
    public int ours(Sessions sessions, Blackhole hole) {
        int i = sessions.next();
        sessions.session = sessions.session.with(sessions.codes[i], sessions.keys[i], sessions.values[i]);
        hole.consume(sessions.session.status());
        return sessions.session.changes().size();
    }

    @Benchmark
    @Peer("**Junheng**, session, all columns of one school, status and changes")
    public int oursReport(Sessions sessions, Blackhole hole) {
        int i = sessions.next();
        sessions.session = sessions.session.with(sessions.reports[i]);
        hole.consume(sessions.session.status());
        return sessions.session.changes().size();
    }
}
