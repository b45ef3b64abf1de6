package io.github.junheng.examples.cli;

import io.github.junheng.report.Document;
import io.github.junheng.report.Renderer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Documents in the formats that are text. */
final class Rendering {
    private Rendering() {}

    static void write(Document document, Words.Format format, Locale lang, OutputStream out) throws IOException {
        Renderer renderer = switch (format) {
            case MARKDOWN -> Renderer.markdown();
            case HTML -> Renderer.html();
            case TEXT, JSON, XLSX -> Renderer.text();
        };
        out.write(renderer.render(document, lang).getBytes(StandardCharsets.UTF_8));
    }
}
