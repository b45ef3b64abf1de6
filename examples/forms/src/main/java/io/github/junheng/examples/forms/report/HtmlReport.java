package io.github.junheng.examples.forms.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 网页报告: one self-contained page about a county that opens without a network, in Chinese with a switch to English, prints to A4, and
 * tells of every outcome on a click how it came about. The same input gives the same bytes.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes the page in UTF-8. The stream stays open.
     *
     * @throws IOException when the stream does not take it
     */
    public static void write(ReportInput in, OutputStream out) throws IOException {
        CountyPage page = new CountyPage(in);
        Html body = page.body();
        Map<String, String> data = new LinkedHashMap<>();
        data.put("d", page.charts().json());
        data.put("x", Embedded.json(page.explanations()::write));
        Shell.write(body, page.title(), data, true, out);
    }
}
