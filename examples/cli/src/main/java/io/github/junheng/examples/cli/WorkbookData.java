package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.examples.forms.read.Bands;
import io.github.junheng.examples.forms.read.FormReader;
import io.github.junheng.examples.forms.read.FormReading;
import io.github.junheng.examples.forms.read.ReadForms;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Standard;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The data of a county in workbooks, and the bands that forms have in place of lists. It is loaded only where one is named. */
final class WorkbookData {
    private WorkbookData() {}

    /** @param standards those whose rules are told where a form lacks what they need */
    static Checked<CountyDataset> read(List<Path> files, ReadOptions options, List<Standard> standards) {
        Checked<ReadForms> read = FormReader.read(files, FormReading.of(options, standards));
        ReadForms forms = read.valueOrNull();
        return new Checked<>(forms == null ? null : forms.dataset(), read.problems());
    }

    static ReadOptions withBands(ReadOptions options) {
        return Bands.declaredIn(options);
    }

    /** The data as an evaluation by one standard takes them: lists that were not reported are made of bands. */
    static Checked<CountyDataset> resolved(
            CountyDataset county, Standard standard, LocalDate day, Set<String> concessions) {
        return Bands.resolve(county, standard, day, concessions);
    }
}
