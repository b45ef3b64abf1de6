package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.overlay.StandardDiff;
import io.github.junheng.overlay.StandardLint;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every standard that ships is passed in silence, and so is what every overlay makes of it. */
class ShippedLintTest {
    /** The day on which the facts were last gone through. */
    private static final LocalDate CHECKED = LocalDate.of(2026, 11, 25);

    static List<String> ids() {
        return NationalStandards.ids();
    }

    static List<String> overlays() {
        return NationalStandards.overlayIds();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void nothingOfAShippedStandardIsToBeLookedAtAgain(String id) {
        assertThat(StandardLint.check(NationalStandards.find(id).orElseThrow(), CHECKED))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void norOfWhatAnOverlayMakesOfIt(String id) throws IOException {
        assertThat(StandardLint.check(layered(id), CHECKED)).isEmpty();
    }

    /** What a county has to know that moves from one year to the next. */
    @Test
    void whatChangedInPublicFundingBetween2021And2025() {
        Standard standard = NationalStandards.find("public-funding").orElseThrow();
        assertThat(StandardDiff.of(
                        new StandardDiff.Side(standard, LocalDate.of(2021, 12, 31)),
                        new StandardDiff.Side(standard, LocalDate.of(2025, 12, 31))))
                .extracting(d -> d.target() + ": "
                        + (d.beforeOrNull() == null ? "-" : d.beforeOrNull().text()) + " -> "
                        + (d.afterOrNull() == null ? "-" : d.afterOrNull().text()))
                .containsExactly(
                        "PF/limit/PRIMARY: 650 -> 720",
                        "PF/limit/JUNIOR: 850 -> 940",
                        "BD/limit/default: 200 -> 300",
                        "SP/limit/default: 6000 -> 7000",
                        "POOR/boarder/limit/PRIMARY: 1000 -> 1250",
                        "POOR/boarder/limit/JUNIOR: 1250 -> 1500",
                        "POOR/non-boarder/limit/PRIMARY: - -> 625",
                        "POOR/non-boarder/limit/JUNIOR: - -> 750",
                        "KG/limit/default: - -> 600");
    }

    @Test
    void whatShenyangAsksBeyondTheNation() throws IOException {
        LocalDate day = LocalDate.of(2024, 12, 31);
        assertThat(StandardDiff.of(
                        new StandardDiff.Side(NationalStandards.qualityBalanced2017(), day),
                        new StandardDiff.Side(layered("example-shenyang"), day)))
                .extracting(d -> d.what() + " " + d.target())
                .containsExactly("NUMBER G7/limit/default", "RULE SY1", "RULE SY2");
    }

    /** A standard with an overlay that ships, and those below it. */
    static Standard layered(String id) throws IOException {
        OverlayReader.Head head;
        try (InputStream in = NationalStandards.overlay(id).orElseThrow()) {
            head = OverlayReader.readHead(in, id).orThrow();
        }
        Standard base = head.overOrNull() == null
                ? NationalStandards.find(head.base()).orElseThrow()
                : layered(head.overOrNull());
        try (InputStream in = NationalStandards.overlay(id).orElseThrow()) {
            Overlay overlay = OverlayReader.read(in, id + ".json", base).orThrow();
            return Overlays.apply(base, List.of(overlay)).orThrow();
        }
    }
}
