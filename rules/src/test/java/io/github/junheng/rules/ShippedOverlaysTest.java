package io.github.junheng.rules;

import static io.github.junheng.rules.GoodCounty.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedOverlaysTest {
    private static final Standard BASE = NationalStandards.qualityBalanced2017();

    @Test
    void everyOverlayOfTheIndexIsReadAndApplied() throws IOException {
        assertThat(NationalStandards.overlayIds()).isNotEmpty();
        for (String id : NationalStandards.overlayIds()) {
            Overlay overlay = overlay(id);
            assertThat(overlay.id()).isEqualTo(id);
            assertThat(Overlays.apply(BASE, List.of(overlay)).orThrow().layers())
                    .containsExactly(id);
        }
    }

    @Test
    void shenyangAsksForEightThousandAndSaysWhoDoes() throws IOException {
        Evaluation evaluation = evaluate("example-shenyang", GoodCounty.dataset());
        Finding g7 = finding(evaluation, "G7", Level.COUNTY, null, null);
        assertThat(g7.measure().orElseThrow().limit().orElseThrow().toDecimal()).isEqualTo("8000");
        // The number has a single source; how the rule measures is inferred, which is weaker.
        assertThat(g7.measure().orElseThrow().limitCitationOrNull().confidence())
                .isEqualTo(Confidence.SINGLE_SOURCE);
        assertThat(g7.citation().confidence()).isEqualTo(Confidence.INFERRED);
        assertThat(g7.citation().document()).contains("沈阳");
        Finding quota = finding(evaluation, "SY1", Level.COUNTY, null, null);
        assertThat(quota.rule().owner()).isEqualTo("example-shenyang");
        assertThat(quota.status()).isEqualTo(Status.MET);
    }

    @Test
    void songyangAsksForAllChildren() throws IOException {
        Evaluation evaluation = evaluate("example-songyang", GoodCounty.dataset());
        assertThat(finding(evaluation, "Q2", Level.COUNTY, null, null).status()).isEqualTo(Status.NOT_MET);
        assertThat(finding(evaluation, "G15", Level.COUNTY, null, null).status())
                .isEqualTo(Status.NOT_MET);
        assertThat(finding(GoodCounty.evaluate(GoodCounty.dataset()), "G15", Level.COUNTY, null, null)
                        .status())
                .isEqualTo(Status.MET);
    }

    private static Evaluation evaluate(String id, CountyDataset dataset) throws IOException {
        Standard standard = Overlays.apply(BASE, List.of(overlay(id))).orThrow();
        return Evaluator.of(standard).evaluate(dataset).orThrow();
    }

    private static Overlay overlay(String id) throws IOException {
        try (InputStream in = NationalStandards.overlay(id).orElseThrow()) {
            return OverlayReader.read(in, id + ".json", BASE).orThrow();
        }
    }
}
