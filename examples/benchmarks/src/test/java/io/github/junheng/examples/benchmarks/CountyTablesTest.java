package io.github.junheng.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.evaluation.Batch;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.examples.benchmarks.nation.CountyColumns;
import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.examples.benchmarks.nation.NationFiles;
import io.github.junheng.examples.benchmarks.nation.TeacherCounts;
import io.github.junheng.examples.benchmarks.nation.Teachers;
import io.github.junheng.examples.benchmarks.peers.HandExact;
import io.github.junheng.examples.benchmarks.peers.Verdicts;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.io.RosterReader;
import io.github.junheng.school.SchoolCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the library is measured at is the work that the peers do. */
class CountyTablesTest {
    private static final List<String> COUNTS = List.of(
            "teachers",
            "degree.associate",
            "degree.bachelor",
            "degree.master",
            "degree.doctor",
            "backbone",
            "pe",
            "music",
            "fineArts",
            "arts",
            "visitingPeArts");

    private static final Nation NATION = Nation.of(40).withTieEvery(10);
    private static final Evaluator EVALUATOR = Evaluator.of(CountyTables.standard());

    private static List<Long> exact() {
        Verdicts exact = new Verdicts(NATION.counties());
        HandExact.judge(NATION.stages(), exact);
        List<Long> numbers = new ArrayList<>();
        for (int county = 0; county < exact.counties(); county++) {
            long all = (long) exact.failedSchools(county) << (2 * Limits.INDICATORS);
            for (int i = 0; i < Limits.INDICATORS; i++) {
                int bits = exact.dispersions(county) >> i;
                all |= (long) ((bits & 1) + (bits >> Limits.INDICATORS & 1)) << (2 * i);
            }
            numbers.add(all);
        }
        return numbers;
    }

    private static long verdict(CountyTable table) {
        return CountyTables.numbers(EVALUATOR.verdict(table).orThrow());
    }

    @Test
    void verdictsAreThoseOfTheExactLoop() {
        assertThat(CountyTables.all(NATION, EVALUATOR.layout()))
                .extracting(CountyTablesTest::verdict)
                .isEqualTo(exact());
    }

    @Test
    void theColumnsThatAreReadAreEnough() {
        List<Long> exact = exact();
        List<CountyTable> tables = CountyTables.read(NATION, EVALUATOR.layout(), 100);
        for (int i = 0; i < tables.size(); i++) {
            assertThat(verdict(tables.get(i))).isEqualTo(exact.get(i % NATION.counties()));
        }
    }

    @Test
    void findingsAreThoseOfTheExactLoopByStage() {
        Verdicts exact = new Verdicts(NATION.counties());
        HandExact.judge(NATION.stages(), exact);
        Verdicts found = new Verdicts(NATION.counties());
        List<CountyTable> tables = CountyTables.all(NATION, EVALUATOR.layout());
        for (int i = 0; i < tables.size(); i++) {
            Data.record(EVALUATOR.evaluate(tables.get(i)).orThrow(), i, found);
        }
        assertThat(found.differencesFrom(exact)).isZero();
    }

    @Test
    void twoThreadsFindWhatOneFinds() {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            List<Long> found = new ArrayList<>();
            Batch.of(CountyTablesTest::verdict)
                    .on(executor, 2)
                    .run(CountyTables.all(NATION, EVALUATOR.layout()).iterator(), found::add);
            assertThat(found).isEqualTo(exact());
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void aMixedNationIsJudgedAsItsFilesAre(@TempDir Path folder) {
        Nation mixed = Nation.of(8).withMixed();
        List<CountyTable> tables = CountyTables.all(mixed, EVALUATOR.layout());
        for (int i = 0; i < tables.size(); i++) {
            Path file = new NationFiles(folder).county(mixed, i);
            assertThat(EVALUATOR.evaluate(tables.get(i)).orThrow().findings())
                    .isEqualTo(EVALUATOR
                            .evaluate(Data.read(file, EVALUATOR.standard()))
                            .orThrow()
                            .findings());
        }
    }

    @Test
    void oneFileOfTheNationIsJudgedAsItsTables(@TempDir Path folder) {
        long sum = exact().stream().mapToLong(Long::longValue).sum();
        NationFiles files = new NationFiles(folder);
        assertThat(T2.read(files.csv(NATION), EVALUATOR)).isEqualTo(sum);
        assertThat(T2.read(files.ndjson(NATION), EVALUATOR)).isEqualTo(sum);
    }

    @Test
    void aRosterIsCountedAsTheLoopCountsIt(@TempDir Path folder) {
        Teachers teachers = Teachers.of(NATION, 20_000);
        TeacherCounts exact = new TeacherCounts(teachers.schools());
        teachers.count(exact);
        SortedMap<SchoolCode, Facts> found = RosterReader.of(ReadOptions.defaults())
                .read(new NationFiles(folder).teachers(teachers).resolveSibling(""))
                .orThrow()
                .counts();
        int school = 0;
        for (int i = 0; i < NATION.counties(); i++) {
            CountyColumns county = NATION.county(i);
            for (int s = 0; s < county.schools(); s++, school++) {
                Facts facts = found.getOrDefault(new SchoolCode(Long.toString(county.schoolCode(s))), Facts.empty());
                String stage = county.orZero("junior.students", s) > 0 ? "junior." : "primary.";
                for (int count = 0; count < COUNTS.size(); count++) {
                    assertThat(number(facts, stage + COUNTS.get(count))).isEqualTo(exact.get(school, count));
                }
                assertThat(number(facts, "certifiedTeachers")).isEqualTo(exact.get(school, COUNTS.size()));
                assertThat(number(facts, "trained360Teachers")).isEqualTo(exact.get(school, COUNTS.size() + 1));
            }
        }
    }

    private static int number(Facts facts, String key) {
        return facts.values().get(key) instanceof FactValue.Amount amount
                ? amount.value().intValueExact()
                : 0;
    }
}
