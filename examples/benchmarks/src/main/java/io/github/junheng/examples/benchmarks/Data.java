package io.github.junheng.examples.benchmarks;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.examples.benchmarks.nation.NationFiles;
import io.github.junheng.examples.benchmarks.peers.Verdicts;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Standard;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** 测试数据: the nation that a fork of JMH works on, and how it reaches the library. */
@State(Scope.Benchmark)
public class Data {
    /** Where files are made, handed on to every fork. */
    static final String FOLDER = "junheng.benchmarks.data";

    @Param("2850")
    public int counties;

    Nation nation;

    @Setup
    public void draw() {
        nation = Nation.of(counties);
    }

    static NationFiles files() {
        return new NationFiles(Path.of(System.getProperty(FOLDER, "target/benchmark-data")));
    }

    /** The position of each county by its code. */
    static Map<Integer, Integer> positions(Nation nation) {
        Map<Integer, Integer> positions = new HashMap<>();
        for (int i = 0; i < nation.counties(); i++) {
            positions.put(Nation.countyCode(i), i);
        }
        return positions;
    }

    /** Reads the folder of a county as a user of the library does. */
    static CountyDataset read(Path folder, Standard standard) {
        return DatasetReader.read(folder, ReadOptions.of(standard)).orThrow();
    }

    /** What an evaluation says on the seven indicators, in the words of the peers. */
    static void record(Evaluation evaluation, int county, Verdicts verdicts) {
        evaluation.findings().stream()
                .filter(finding -> finding.status() == Status.NOT_MET)
                .forEach(finding -> {
                    String rule = finding.rule().local();
                    Stage stage = finding.stageOrNull();
                    if (rule.equals("R")) {
                        verdicts.failed(county);
                    } else if (rule.matches("C[1-7]")) {
                        int at = stage == Stage.PRIMARY ? Limits.PRIMARY : Limits.JUNIOR;
                        verdicts.exceeded(county, at, rule.charAt(1) - '1');
                    }
                });
    }
}
