package io.github.junheng.examples.forms.report;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;

/** The bundled counties and the pages about them. */
final class Pages {
    static final Standard STANDARD =
            NationalStandards.find("quality-balanced-2017").orElseThrow();
    static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    private Pages() {}

    static Checked<CountyDataset> county(String name) {
        return DatasetReader.read(
                Path.of("../counties", name), ReadOptions.defaults().withDeclared(STANDARD.facts()));
    }

    static Evaluation evaluation(CountyDataset dataset) {
        return Evaluator.of(STANDARD).evaluate(dataset, DAY).orThrow();
    }

    static String page(ReportInput in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            HtmlReport.write(in, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
