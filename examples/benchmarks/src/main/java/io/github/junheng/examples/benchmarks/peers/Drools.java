package io.github.junheng.examples.benchmarks.peers;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

/**
 * Drools 10: a rule engine. One session a county, all its school stages inserted as facts. <em>Idiomatic</em> rules say in rules what the
 * standard says: each met indicator and each one under the floor is a fact, counted by accumulate, and each dispersion is an accumulate
 * of its own. <em>Lean</em> rules do as little inside the engine as still deserves the name: a rule an indicator sets a bit, one
 * accumulate a stage adds everything up.
 *
 * <p>The executable model is not used: in 10.2 it shares accumulates that differ (seven indicators then get one dispersion).
 */
public final class Drools {
    private final KieBase base;
    private final boolean lean;

    private Drools(String drl, boolean lean) {
        this.lean = lean;
        base = new KieHelper().addContent(drl, ResourceType.DRL).build();
    }

    public static Drools idiomatic() {
        return new Drools(idiomaticRules(), false);
    }

    public static Drools lean() {
        return new Drools(leanRules(), true);
    }

    /** 学校学段: the fact that rules match. */
    public static final class School {
        private final int row;
        private final int stage;
        private final long pupils;
        private final long[] numerators;
        private int met;
        private int underFloor;

        School(StageTable table, int stage, int row) {
            this.row = row;
            this.stage = stage;
            pupils = table.pupils()[row];
            numerators = new long[Limits.INDICATORS];
            for (int i = 0; i < numerators.length; i++) {
                numerators[i] = table.numerators(i)[row];
            }
        }

        public int getRow() {
            return row;
        }

        public int getStage() {
            return stage;
        }

        public long getPupils() {
            return pupils;
        }

        public long getN1() {
            return numerators[0];
        }

        public long getN2() {
            return numerators[1];
        }

        public long getN3() {
            return numerators[2];
        }

        public long getN4() {
            return numerators[3];
        }

        public long getN5() {
            return numerators[4];
        }

        public long getN6() {
            return numerators[5];
        }

        public long getN7() {
            return numerators[6];
        }

        /** {@code n²/p} of an indicator, what a dispersion adds up. */
        public double square(int indicator) {
            return (double) numerators[indicator] * numerators[indicator] / pupils;
        }

        public void meet(int indicator) {
            met |= 1 << indicator;
        }

        public void fallUnder(int indicator) {
            underFloor |= 1 << indicator;
        }
    }

    /** 达标: an indicator that a school stage meets. */
    public record Met(School school, int indicator) {
        public School getSchool() {
            return school;
        }
    }

    /** 低于底线: an indicator under the floor. */
    public record UnderFloor(School school, int indicator) {
        public School getSchool() {
            return school;
        }
    }

    /** What rules tell of a county. */
    public static final class Findings {
        private final StageTable table;
        private final int county;
        private final Verdicts verdicts;

        Findings(StageTable table, int county, Verdicts verdicts) {
            this.table = table;
            this.county = county;
            this.verdicts = verdicts;
        }

        public void schoolFails() {
            verdicts.failed(county);
        }

        /** The sums of one dispersion; where doubles cannot tell, fractions do. */
        public void dispersion(int stage, int indicator, long pupils, long sum, double squares) {
            int group = county * Limits.STAGES + stage;
            int from = table.start(group);
            int until = table.start(group + 1);
            if (Dispersion.exceeds(table, from, until, stage, indicator, pupils, squares, sum)) {
                verdicts.exceeded(county, stage, indicator);
            }
        }
    }

    /** 合计: what one accumulate of the lean rules adds up. */
    public static final class Sums {
        private long pupils;
        private final long[] sums = new long[Limits.INDICATORS];
        private final double[] squares = new double[Limits.INDICATORS];

        public void add(School school) {
            pupils += school.pupils;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += school.numerators[i];
                squares[i] += school.square(i);
            }
        }

        public void report(int stage, Findings findings) {
            for (int i = 0; i < sums.length; i++) {
                findings.dispersion(stage, i, pupils, sums[i], squares[i]);
            }
        }
    }

    /** Judges all counties. */
    public void judge(StageTable table, Verdicts verdicts) {
        judge(table, verdicts, table.counties());
    }

    /** Judges the first counties. */
    public void judge(StageTable table, Verdicts verdicts, int counties) {
        verdicts.clear();
        List<School> schools = new ArrayList<>();
        for (int county = 0; county < counties; county++) {
            schools.clear();
            KieSession session = base.newKieSession();
            try {
                session.setGlobal("findings", new Findings(table, county, verdicts));
                for (int stage = 0; stage < Limits.STAGES; stage++) {
                    int group = county * Limits.STAGES + stage;
                    for (int row = table.start(group); row < table.start(group + 1); row++) {
                        School school = new School(table, stage, row);
                        schools.add(school);
                        session.insert(school);
                    }
                }
                session.fireAllRules();
            } finally {
                session.dispose();
            }
            if (lean) {
                for (School school : schools) {
                    if (Integer.bitCount(school.met) < Limits.AT_LEAST || school.underFloor != 0) {
                        verdicts.failed(county);
                    }
                }
            }
        }
    }

    private static StringBuilder head() {
        String own = Drools.class.getCanonicalName();
        StringBuilder drl = new StringBuilder("package junheng.benchmarks;\n");
        for (String type : List.of("School", "Met", "UnderFloor", "Findings", "Sums")) {
            drl.append("import ").append(own).append('.').append(type).append(";\n");
        }
        return drl.append("dialect \"java\"\nglobal Findings findings;\n");
    }

    private static String idiomaticRules() {
        StringBuilder drl = head();
        for (int stage = 0; stage < Limits.STAGES; stage++) {
            for (int i = 0; i < Limits.INDICATORS; i++) {
                rule(
                        drl,
                        "met",
                        stage,
                        i,
                        "$s : School(stage == %2$d, n%3$d * %4$dL >= pupils * %5$dL)",
                        "insert(new Met($s, %1$d));");
                rule(
                        drl,
                        "under the floor",
                        stage,
                        i,
                        "$s : School(stage == %2$d, n%3$d * %6$dL < pupils * %7$dL)",
                        "insert(new UnderFloor($s, %1$d));");
                rule(
                        drl,
                        "dispersion",
                        stage,
                        i,
                        "accumulate($s : School(stage == %2$d, $n : n%3$d, $p : pupils); $all : sum($p), $sum : sum($n), "
                                + "$squares : sum($s.square(%1$d)))",
                        "findings.dispersion(%2$d, %1$d, ((Number) $all).longValue(), ((Number) $sum).longValue(), "
                                + "((Number) $squares).doubleValue());");
            }
        }
        drl.append("rule \"too few met\" when $s : School() accumulate(Met(school == $s); $count : count(1); "
                + "$count < " + Limits.AT_LEAST + ") not UnderFloor(school == $s) then findings.schoolFails(); end\n");
        drl.append("rule \"one under the floor\" when $s : School() exists UnderFloor(school == $s) "
                + "then findings.schoolFails(); end\n");
        return drl.toString();
    }

    private static String leanRules() {
        StringBuilder drl = head();
        for (int stage = 0; stage < Limits.STAGES; stage++) {
            for (int i = 0; i < Limits.INDICATORS; i++) {
                rule(
                        drl,
                        "met",
                        stage,
                        i,
                        "$s : School(stage == %2$d, n%3$d * %4$dL >= pupils * %5$dL)",
                        "$s.meet(%1$d);");
                rule(
                        drl,
                        "under the floor",
                        stage,
                        i,
                        "$s : School(stage == %2$d, n%3$d * %6$dL < pupils * %7$dL)",
                        "$s.fallUnder(%1$d);");
            }
            drl.append(String.format(
                    Locale.ROOT,
                    "rule \"dispersions %1$d\" when $sums : Sums() from accumulate($s : School(stage == %1$d), "
                            + "init(Sums sums = new Sums();) action(sums.add($s);) result(sums)) "
                            + "then $sums.report(%1$d, findings); end%n",
                    stage));
        }
        return drl.toString();
    }

    /** A rule of one stage and indicator; formats get indicator, stage, its number, factor, limit and both sides of the floor. */
    private static void rule(StringBuilder drl, String name, int stage, int indicator, String when, String then) {
        Object[] numbers = {
            indicator,
            stage,
            indicator + 1,
            Limits.times(indicator),
            Limits.limit(stage, indicator),
            Limits.times(indicator) * Limits.FLOOR_DENOMINATOR,
            Limits.limit(stage, indicator) * Limits.FLOOR_NUMERATOR
        };
        drl.append("rule \"").append(name).append(' ').append(stage).append(' ').append(indicator + 1);
        drl.append("\" when ").append(String.format(Locale.ROOT, when, numbers));
        drl.append(" then ").append(String.format(Locale.ROOT, then, numbers)).append(" end\n");
    }
}
