package io.github.junheng.examples.forms.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.testkit.Counties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same comparison for generated counties, written out as text and reckoned from it. */
class DeclarationComparisonPropertyTest {
    private final Counties counties = Counties.of(
            Bundled.standard("quality-balanced-2017"), Counties.dayOf(Bundled.standard("quality-balanced-2017")));

    @Provide
    Arbitrary<CountyDataset> complete() {
        return counties.complete();
    }

    @Property(tries = 100)
    void everyFigureOfAnyCountyIsTheOneReckonedFromItsText(@ForAll("complete") CountyDataset county)
            throws IOException {
        Path folder = Files.createTempDirectory("county");
        try {
            DatasetWriter.writeDirectory(county, folder);
            Evaluation evaluation = Bundled.evaluation("quality-balanced-2017", county);
            Map<String, String> differences =
                    DeclarationComparisonTest.differences(evaluation, NaiveDeclaration.of(folder));
            if (listed(county, "level") != listed(county, "variation")
                    || listed(county, "level") != listed(county, "subject")) {
                // Drawn as lists of their own; in the text they are rows, in which shorter ones leave gaps.
                differences.keySet().removeIf(id -> id.startsWith("Ⅴ.Q9."));
            }
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

    private static int listed(CountyDataset county, String what) {
        FactValue list = county.county().facts().values().get("monitoring[]." + what);
        if (list instanceof FactValue.Words words) {
            return words.values().size();
        }
        return list instanceof FactValue.Amounts amounts ? amounts.values().size() : 0;
    }
}
