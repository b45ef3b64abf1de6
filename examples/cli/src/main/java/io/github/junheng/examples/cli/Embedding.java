package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.nio.file.Path;

/** The README's example: a dataset directory in, the verdict and every unmet finding out. */
public final class Embedding {
    private Embedding() {}

    public static void main(String[] args) {
        Standard standard = NationalStandards.qualityBalanced2017();
        CountyDataset county =
                DatasetReader.read(Path.of(args[0]), ReadOptions.of(standard)).orThrow();
        Evaluation evaluation = Evaluator.of(standard).evaluate(county).orThrow();
        System.out.println(evaluation.status());
        for (Finding finding : evaluation.findings()) {
            if (finding.status() == Status.NOT_MET) {
                System.out.println(finding.rule() + " " + finding.subject() + " " + finding.outcome());
            }
        }
    }
}
