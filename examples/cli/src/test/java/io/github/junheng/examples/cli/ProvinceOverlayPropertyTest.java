package io.github.junheng.examples.cli;

import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.StandardProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The README's example: a province property-tests its own numbers. */
class ProvinceOverlayPropertyTest implements StandardProperties {
    @Override
    public Standard standard() {
        return Overlays.apply(base(), List.of(overlay())).orThrow();
    }

    private static Standard base() {
        return NationalStandards.qualityBalanced2017();
    }

    private static Overlay overlay() {
        Path file = Path.of("..", "overlays", "example-province.json");
        try (InputStream in = Files.newInputStream(file)) {
            return OverlayReader.read(in, file.toString(), base()).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
