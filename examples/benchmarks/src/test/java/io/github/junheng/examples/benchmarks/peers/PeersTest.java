package io.github.junheng.examples.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.examples.benchmarks.nation.NationFiles;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import io.github.junheng.examples.benchmarks.nation.TeacherCounts;
import io.github.junheng.examples.benchmarks.nation.Teachers;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No benchmark may measure wrong work: every peer finds, county by county, what whole numbers and fractions find. */
class PeersTest {
    private static final Nation NATION = Nation.of(40).withTieEvery(10);
    private static final StageTable TABLE = NATION.stages();
    private static final Verdicts EXACT = byFractions(TABLE);

    /** The definition, without a filter and without sharing a line with a peer's loop. */
    private static Verdicts byFractions(StageTable table) {
        Verdicts verdicts = new Verdicts(table.counties());
        for (int group = 0; group < table.counties() * Limits.STAGES; group++) {
            int stage = group % Limits.STAGES;
            for (int row = table.start(group); row < table.start(group + 1); row++) {
                int met = 0;
                int atFloor = 0;
                for (int i = 0; i < Limits.INDICATORS; i++) {
                    BigInteger value = BigInteger.valueOf(table.numerators(i)[row])
                            .multiply(BigInteger.valueOf(Limits.times(i) * 100L));
                    BigInteger limit = BigInteger.valueOf((long) table.pupils()[row] * Limits.limit(stage, i));
                    met += value.compareTo(limit.multiply(BigInteger.valueOf(100))) >= 0 ? 1 : 0;
                    atFloor += value.compareTo(limit.multiply(BigInteger.valueOf(85))) >= 0 ? 1 : 0;
                }
                if (met < 6 || atFloor < 7) {
                    verdicts.failed(group / Limits.STAGES);
                }
            }
            for (int i = 0; i < Limits.INDICATORS; i++) {
                if (Dispersion.exceedsExactly(table, table.start(group), table.start(group + 1), stage, i)) {
                    verdicts.exceeded(group / Limits.STAGES, stage, i);
                }
            }
        }
        return verdicts;
    }

    private static void assertExact(Verdicts found) {
        assertThat(found.differencesFrom(EXACT)).as("counties found otherwise").isZero();
    }

    @Test
    void countiesPassAndFailForBothReasons() {
        int passes = 0;
        int schoolsAlone = 0;
        int dispersionsAlone = 0;
        for (int county = 0; county < EXACT.counties(); county++) {
            passes += EXACT.passes(county) ? 1 : 0;
            schoolsAlone += EXACT.failedSchools(county) > 0 && EXACT.dispersions(county) == 0 ? 1 : 0;
            dispersionsAlone += Integer.bitCount(EXACT.dispersions(county));
        }
        assertThat(passes).isPositive();
        assertThat(schoolsAlone).isPositive();
        assertThat(dispersionsAlone).isBetween(40, 40 * 14 - 40);
    }

    @Test
    void aDispersionEqualToItsLimitIsKeptAndForcesTheFallback() {
        int tied = 9;
        assertThat(EXACT.dispersions(tied) & (1 << 1 | 1 << 8)).isZero();
        for (int stage = 0; stage < Limits.STAGES; stage++) {
            int group = tied * Limits.STAGES + stage;
            double pupils = 0;
            double sum = 0;
            double squares = 0;
            for (int row = TABLE.start(group); row < TABLE.start(group + 1); row++) {
                double n = TABLE.numerators(1)[row];
                pupils += TABLE.pupils()[row];
                sum += n;
                squares += n * n / TABLE.pupils()[row];
            }
            int schools = TABLE.start(group + 1) - TABLE.start(group);
            assertThat(Dispersion.filter(pupils, squares, sum, stage, schools)).isZero();
        }
    }

    @Test
    void theExactLoopsAreExact() {
        Verdicts found = new Verdicts(TABLE.counties());
        HandExact.judge(TABLE, found);
        assertExact(found);
        HandLoop.judge(TABLE, found);
        assertExact(found);
        HandCompact.judge(TABLE, found, new HandCompact.Kept[TABLE.rows()]);
        assertExact(found);
    }

    @Test
    void twoThreadsFindWhatOneFinds() {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            Verdicts found = new Verdicts(TABLE.counties());
            HandExact.judge(TABLE, found, executor, 2);
            assertExact(found);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void doublesAreWrongInSomeCounties() {
        StageTable table = Nation.of(600).withTieEvery(10).stages();
        Verdicts exact = new Verdicts(table.counties());
        HandExact.judge(table, exact);
        Verdicts found = new Verdicts(table.counties());
        HandDouble.judge(table, found);
        int schools = 0;
        int dispersions = 0;
        for (int county = 0; county < table.counties(); county++) {
            schools += found.failedSchools(county) != exact.failedSchools(county) ? 1 : 0;
            dispersions += found.dispersions(county) != exact.dispersions(county) ? 1 : 0;
        }
        // Limits and floors that are met to the last digit, but whose division does not come out even.
        assertThat(schools).isEqualTo(296);
        // Every one of the 60 counties whose dispersions equal their limit.
        assertThat(dispersions).isEqualTo(60);
    }

    @Test
    void streamsOfBigDecimalAreExactHere() {
        Verdicts found = new Verdicts(TABLE.counties());
        BigDecimalStreams.judge(BigDecimalStreams.schools(TABLE), found);
        assertExact(found);
        assertThat(BigDecimalStreams.judgeAndTrace(BigDecimalStreams.schools(TABLE), found))
                .hasSize(TABLE.rows());
        assertExact(found);
    }

    @Test
    void duckDbFindsTheSameFromATableAndFromAFile(@TempDir Path folder) throws SQLException {
        Verdicts found = new Verdicts(TABLE.counties());
        try (DuckDb duck = new DuckDb(1)) {
            duck.load(TABLE);
            try (PreparedStatement query = duck.prepare()) {
                DuckDb.judge(query, TABLE, found);
            }
            assertExact(found);
            Map<Integer, Integer> counties = new HashMap<>();
            for (int i = 0; i < NATION.counties(); i++) {
                counties.put(NATION.county(i).code(), i);
            }
            duck.judgeCsv(new NationFiles(folder).csv(NATION), counties, TABLE, found);
            assertExact(found);
        }
    }

    @Test
    void droolsFindsTheSame() {
        Verdicts found = new Verdicts(TABLE.counties());
        Drools.idiomatic().judge(TABLE, found);
        assertExact(found);
        Drools.lean().judge(TABLE, found);
        assertExact(found);
    }

    @Test
    void maintainedSumsFollowEveryChange() {
        StageTable county = Nation.ofOneCounty(300).stages();
        MaintainedSums sums = new MaintainedSums(county);
        SplittableRandom random = new SplittableRandom(1);
        long[] numerators = new long[Limits.INDICATORS];
        Verdicts exact = new Verdicts(1);
        for (int change = 0; change < 500; change++) {
            int row = random.nextInt(county.rows());
            int like = random.nextInt(county.rows());
            for (int i = 0; i < numerators.length; i++) {
                numerators[i] = county.numerators(i)[like];
            }
            sums.change(row, county.pupils()[like], numerators);
            HandLoop.judge(county, exact);
            assertThat(sums.failedSchools()).isEqualTo(exact.failedSchools(0));
            assertThat(sums.dispersions()).isEqualTo(exact.dispersions(0));
        }
    }

    @Test
    void everyReaderOfARosterCountsTheSame(@TempDir Path folder) throws Exception {
        Teachers teachers = Teachers.of(NATION, 30_000);
        TeacherCounts exact = new TeacherCounts(teachers.schools());
        teachers.count(exact);
        Path csv = new NationFiles(folder).teachers(teachers);
        TeacherCounts found = new TeacherCounts(teachers.schools());
        Map<Long, Integer> schools = RosterPasses.schools(teachers);
        try (DuckDb duck = new DuckDb(1)) {
            duck.count(csv, schools, found);
        }
        assertThat(found).isEqualTo(exact);
        found.clear();
        RosterPasses.split(csv, schools, found);
        assertThat(found).isEqualTo(exact);
        found.clear();
        RosterPasses.fastCsv(csv, schools, found);
        assertThat(found).isEqualTo(exact);
    }
}
