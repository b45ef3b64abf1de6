package io.github.junheng.examples.spark;

import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.problem.Checked;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * 标准来源: a standard by its id and the text of the overlays over it. It is this that is sent; every executor reads the standard
 * once from its own jar.
 */
record StandardSource(String id, List<OverlayText> overlays) implements Serializable {
    private static final Map<StandardSource, Standard> READ = new ConcurrentHashMap<>();

    StandardSource {
        overlays = List.copyOf(overlays);
    }

    /** An overlay as its file holds it. */
    record OverlayText(String name, String json) implements Serializable {
        private InputStream open() {
            return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    static StandardSource of(String id) {
        return new StandardSource(id, List.of());
    }

    /** The standard; its problems where an overlay does not fit. */
    Checked<Standard> read() {
        Standard base = NationalStandards.find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no standard " + id));
        List<Overlay> laid = new ArrayList<>();
        for (OverlayText text : overlays) {
            Checked<Overlay> overlay = OverlayReader.read(text.open(), text.name(), base);
            if (overlay.valueOrNull() == null || overlay.hasErrors()) {
                return Checked.failed(overlay.problems());
            }
            laid.add(overlay.valueOrNull());
        }
        return Overlays.apply(base, laid);
    }

    /** The standard, read once in each process. */
    Standard standard() {
        return READ.computeIfAbsent(this, source -> source.read().orThrow());
    }
}
