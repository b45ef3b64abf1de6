package io.github.junheng.examples.forms;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.nio.file.Path;

/** The bundled counties. */
public final class Bundled {
    private Bundled() {}

    public static Standard standard(String id) {
        return NationalStandards.find(id).orElseThrow();
    }

    /** A county below {@code examples/counties}, read for all standards. */
    public static CountyDataset county(String name) {
        return DatasetReader.read(Path.of("..", "counties", name), ReadOptions.of(NationalStandards.all()))
                .orThrow();
    }

    /** A bundled county by the standard of high-quality balance. */
    public static Evaluation evaluation(String county) {
        return evaluation("quality-balanced-2017", county(county));
    }

    public static Evaluation evaluation(String standard, CountyDataset county) {
        return Evaluator.of(standard(standard)).evaluate(county).orThrow();
    }
}
