package io.github.junheng.examples.forms.report;

import io.github.junheng.examples.forms.figure.Markup;
import io.github.junheng.report.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/** What both pages stand in: head, style, scripts and the policy that lets no other script run and nothing be fetched. */
final class Shell {
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

    private Shell() {}

    /**
     * Writes a page.
     *
     * @param data what the script reads, by the id of its element
     * @param charts whether the page draws any
     */
    static void write(Html body, Piece title, Map<String, String> data, boolean charts, OutputStream out)
            throws IOException {
        Locale first = body.chineseFirst() ? Locale.CHINESE : Locale.ENGLISH;
        List<String> scripts = new ArrayList<>();
        if (charts) {
            scripts.add(resource(ECHARTS));
        }
        scripts.add(resource("report.js"));
        StringBuilder policy =
                new StringBuilder("default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                        + " form-action 'none'; script-src");
        for (String script : scripts) {
            policy.append(" 'sha256-")
                    .append(Base64.getEncoder().encodeToString(DigestUtils.sha256(script)))
                    .append('\'');
        }
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"")
                .append(body.chineseFirst() ? "zh-Hans" : "en")
                .append("\" data-lang=\"")
                .append(body.chineseFirst() ? "zh" : "en")
                .append(
                        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(policy)
                .append(
                        "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title data-zh=\"")
                .append(Markup.escaped(title.in(Locale.CHINESE)))
                .append("\" data-en=\"")
                .append(Markup.escaped(title.in(Locale.ENGLISH)))
                .append("\">")
                .append(Markup.escaped(title.in(first)))
                .append("</title>\n<style>\n")
                .append(resource("report.css"))
                .append("</style>\n</head>\n<body>\n");
        write(page, out);
        write(body, out);
        StringBuilder end = new StringBuilder();
        for (Map.Entry<String, String> one : data.entrySet()) {
            end.append("<script type=\"application/json\" id=\"")
                    .append(one.getKey())
                    .append("\">")
                    .append(one.getValue())
                    .append("</script>\n");
        }
        for (String script : scripts) {
            end.append("<script>").append(script).append("</script>\n");
        }
        write(end.append("</body>\n</html>\n"), out);
    }

    private static void write(Object text, OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A text that lies beside this class, or under an absolute name; lines end with a line feed, as a browser hashes them. */
    private static String resource(String name) {
        try (InputStream in = Shell.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
