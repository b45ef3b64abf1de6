package io.github.junheng.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.examples.benchmarks.nation.NationFiles;
import io.github.junheng.examples.benchmarks.nation.StageTable;
import io.github.junheng.examples.benchmarks.peers.HandLoop;
import io.github.junheng.examples.benchmarks.peers.Verdicts;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library finds in the nation's files what the peers find in its columns. */
class OursTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();

    @Test
    void theEvaluatorFindsWhatTheLoopFinds(@TempDir Path folder) {
        Nation nation = Nation.of(12).withTieEvery(4);
        StageTable table = nation.stages();
        Verdicts exact = new Verdicts(nation.counties());
        HandLoop.judge(table, exact);
        Verdicts found = new Verdicts(nation.counties());
        NationFiles files = new NationFiles(folder);
        Evaluator evaluator = Evaluator.of(STANDARD);
        for (int i = 0; i < nation.counties(); i++) {
            CountyDataset county = Data.read(files.county(nation, i), STANDARD);
            Data.record(evaluator.evaluate(county).orThrow(), i, found);
        }
        assertThat(found.differencesFrom(exact)).isZero();
    }

    @Test
    void theFilesOfANationHaveNoProblems(@TempDir Path folder) {
        NationFiles files = new NationFiles(folder);
        for (int i = 0; i < 4; i++) {
            Checked<CountyDataset> plain = DatasetReader.read(files.county(Nation.of(4), i), ReadOptions.of(STANDARD));
            Checked<CountyDataset> mixed =
                    DatasetReader.read(files.county(Nation.of(4).withMixed(), i), ReadOptions.of(STANDARD));
            assertThat(plain.problems()).isEmpty();
            assertThat(mixed.problems()).isEmpty();
        }
    }
}
