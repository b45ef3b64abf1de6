package io.github.junheng.examples.benchmarks.nation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NationTest {
    private static final Nation SMALL = Nation.of(40).withTieEvery(10);

    @Test
    void theSameSeedGivesTheSameFiles(@TempDir Path one, @TempDir Path other) throws IOException {
        assertThat(new NationFiles(one).csv(SMALL)).hasSameTextualContentAs(new NationFiles(other).csv(SMALL));
        assertThat(new NationFiles(one).ndjson(SMALL)).hasSameTextualContentAs(new NationFiles(other).ndjson(SMALL));
        assertThat(new NationFiles(one).teachers(Teachers.of(SMALL, 1_000)))
                .hasSameTextualContentAs(new NationFiles(other).teachers(Teachers.of(SMALL, 1_000)));
    }

    @Test
    void anotherSeedGivesAnotherNation() {
        Nation other = new Nation(1, 40, 0, false, 10);
        assertThat(other.stages().pupils()).isNotEqualTo(SMALL.stages().pupils());
    }

    @Test
    void aCountyDoesNotDependOnHowManyThereAre() {
        CountyColumns alone = SMALL.county(7);
        CountyColumns among = Nation.of(2_850).withTieEvery(10).county(7);
        StringBuilder one = new StringBuilder();
        StringBuilder other = new StringBuilder();
        for (int school = 0; school < alone.schools(); school++) {
            NationFiles.csvRow(one, alone, school);
            NationFiles.csvRow(other, among, school);
        }
        assertThat(one.toString()).isEqualTo(other.toString());
    }

    @Test
    void everyIndicatorHasExactTiesWithLimitAndFloor() {
        StageTable table = SMALL.stages();
        for (int indicator = 0; indicator < Limits.INDICATORS; indicator++) {
            int atLimit = 0;
            int atFloor = 0;
            for (int group = 0; group < table.counties() * Limits.STAGES; group++) {
                for (int row = table.start(group); row < table.start(group + 1); row++) {
                    long value = table.numerators(indicator)[row] * Limits.times(indicator);
                    long needed = (long) table.pupils()[row] * Limits.limit(group % Limits.STAGES, indicator);
                    atLimit += value == needed ? 1 : 0;
                    atFloor += value * 20 == needed * 17 ? 1 : 0;
                }
            }
            assertThat(atLimit).as("R%d at its limit", indicator + 1).isGreaterThan(10);
            if (indicator >= 3 && indicator <= 5) {
                assertThat(atFloor).as("R%d at its floor", indicator + 1).isPositive();
            }
        }
    }

    @Test
    void theNationHasSomeTwoHundredThousandSchoolStages() {
        assertThat(Nation.of(Nation.COUNTIES).schools()).isBetween(195_000, 205_000);
        int primary = 0;
        StageTable table = SMALL.stages();
        for (int county = 0; county < table.counties(); county++) {
            primary += table.start(county * 2 + 1) - table.start(county * 2);
        }
        assertThat(primary * 100.0 / table.rows()).isBetween(58.0, 64.0);
    }

    @Test
    void schoolCodesAreUniqueInTheNation() {
        Set<Long> codes = new HashSet<>();
        Nation nation = Nation.of(200);
        for (int i = 0; i < nation.counties(); i++) {
            CountyColumns county = nation.county(i);
            for (int school = 0; school < county.schools(); school++) {
                codes.add(county.schoolCode(school));
            }
        }
        assertThat(codes).hasSize(nation.schools());
    }

    @Test
    void everyRowHasAllColumnsOfTheContract(@TempDir Path folder) throws IOException {
        List<String> lines = Files.readAllLines(new NationFiles(folder).csv(SMALL));
        assertThat(lines).hasSize(SMALL.schools() + 1);
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(Columns.count() + 4));
        assertThat(lines.get(0)).startsWith("县代码,学校标识码,学校名称,办学类型,举办者类型");
    }

    @Test
    void aMixedNationHasSchoolsOfSeveralStagesAndNoTableOfStages() {
        Nation mixed = SMALL.withMixed();
        assertThat(mixed.county(0).schools()).isPositive();
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < mixed.counties(); i++) {
            for (int school = 0; school < mixed.county(i).schools(); school++) {
                kinds.add(mixed.county(i).kind(school).zh());
            }
        }
        assertThat(kinds).contains("小学", "教学点", "初级中学", "九年一贯制学校", "十二年一贯制学校", "完全中学");
        assertThatThrownBy(mixed::stages).isInstanceOf(IllegalStateException.class);
    }
}
