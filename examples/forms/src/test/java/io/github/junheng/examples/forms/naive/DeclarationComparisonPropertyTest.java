package io.github.junheng.examples.forms.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same comparison for generated counties, written out as text and reckoned from it. */
class DeclarationComparisonPropertyTest {
    private static final Standard STANDARD = Bundled.standard("quality-balanced-2017");
    private final Counties counties = Counties.of(STANDARD, Counties.dayOf(STANDARD));

    @Provide
    Arbitrary<CountyDataset> complete() {
        return counties.complete();
    }

    @Property(tries = 200)
    void everyFigureOfAnyCountyIsTheOneReckonedFromItsText(@ForAll("complete") CountyDataset county)
            throws IOException {
        Path folder = Files.createTempDirectory("county");
        try {
            DatasetWriter.writeDirectory(county, folder);
            // What the text says: a list of one zero says there that nothing is listed, and rows give lists of one
            // length.
            CountyDataset told = DatasetReader.read(folder, ReadOptions.of(List.of(STANDARD)))
                    .value()
                    .orElseThrow();
            Map<String, String> differences = DeclarationComparisonTest.differences(
                    Bundled.evaluation("quality-balanced-2017", told), NaiveDeclaration.of(folder));
            assertThat(differences).isEmpty();
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
