package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The README's example: an overlay of a province and a dataset directory in, every outcome out. */
public final class OwnNumbers {
    private OwnNumbers() {}

    public static void main(String[] args) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            Standard base = NationalStandards.qualityBalanced2017();
            Overlay overlay = OverlayReader.read(in, args[0], base).orThrow();
            Standard ours = Overlays.apply(base, List.of(overlay)).orThrow();
            CountyDataset county =
                    DatasetReader.read(Path.of(args[1]), ReadOptions.of(ours)).orThrow();
            Evaluator.of(ours)
                    .evaluate(county)
                    .orThrow()
                    .findings()
                    .forEach(f -> System.out.println(f.rule() + " " + f.status()));
        }
    }
}
