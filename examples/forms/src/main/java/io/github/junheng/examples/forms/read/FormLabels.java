package io.github.junheng.examples.forms.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.problem.Similar;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 表样的标签: the labels of a form and what each stands for. A label is known by its text alone, however it is spaced, numbered or
 * bracketed; neither order nor place matters.
 */
final class FormLabels {
    private static final int LIKE = 2;
    private static final int SHORTEST_ALIKE = 4;
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u3000]+");
    private static final Pattern NUMBERING = Pattern.compile(
            "^(?:\\d{1,2}(?:\\.\\d{1,2})+(?=[^\\d.]{4})|\\d{1,2}[.、)]|\\([一二三四五六七八九十\\d]{1,3}\\)|[一二三四五六七八九十]{1,3}、|其中:?)");
    /** Marks of what must be filled in, and numbers in circles, which the normal form would make digits of. */
    private static final Pattern MARKS = Pattern.compile("^[\\s*＊★]*[①-⑳]?|[①-⑳]$|[(（]必填[)）]\\s*$");

    private static final Pattern OPENING = Pattern.compile("[\\[【〔{]");
    private static final Pattern CLOSING = Pattern.compile("[\\]】〕}]");
    /** What stands between the ends of a band. */
    private static final Pattern SPAN = Pattern.compile("(?<=\\d)[~\u2010-\u2015\u2212](?=\\d)");

    private static final Pattern UNIT = Pattern.compile("[(\\[](?:单位:)?([^()\\[\\]]{1,4})[)\\]]$");

    // Read with what stands above.
    static final FormLabels SCHOOL = read("school-form.json");
    static final FormLabels COUNTY = read("county-form.json");

    private final Text name;
    private final List<Label> labels;
    private final Map<String, Label> byText = new HashMap<>();
    /** Headings that stand over labels and are none. */
    private final Set<String> groups;

    /**
     * 标签.
     *
     * @param unit what its numbers are in; empty where it has none
     * @param to the fact that it gives, {@code {stage}.pe} of what the form does not split by stage; null where it gives none
     * @param adds whether it is one of several that make the fact together
     * @param check what it is held against or taken for where it gives no fact by itself; null where it does
     */
    record Label(
            String text,
            String unit,
            @Nullable String to,
            boolean adds,
            @Nullable String check) {}

    /** A label found in a form, with the unit that is printed behind it there; empty where none is. */
    record Found(Label label, String unit) {}

    private FormLabels(Text name, List<Label> labels, List<List<String>> also, Set<String> groups) {
        this.name = name;
        this.groups = Set.copyOf(groups);
        this.labels = List.copyOf(labels);
        for (int i = 0; i < labels.size(); i++) {
            byText.put(normal(labels.get(i).text()), labels.get(i));
            for (String other : also.get(i)) {
                byText.put(normal(other), labels.get(i));
            }
        }
    }

    private static FormLabels read(String resource) {
        try (InputStream in = FormLabels.class.getResourceAsStream(resource)) {
            JsonNode form = new ObjectMapper().readTree(in);
            List<Label> labels = new ArrayList<>();
            List<List<String>> also = new ArrayList<>();
            Set<String> groups = new HashSet<>();
            for (JsonNode entry : form.required("labels")) {
                groups.add(normal(entry.path("group").asText("")));
                boolean adds = entry.has("addsTo");
                JsonNode to = adds ? entry.get("addsTo") : entry.get("to");
                labels.add(new Label(
                        entry.required("label").textValue(),
                        entry.path("unit").asText(""),
                        to == null ? null : to.textValue(),
                        adds,
                        entry.has("check") ? entry.get("check").textValue() : null));
                List<String> others = new ArrayList<>();
                entry.path("also").forEach(other -> others.add(other.textValue()));
                also.add(others);
            }
            return new FormLabels(
                    new Text(
                            form.at("/name/zh").textValue(), form.at("/name/en").textValue()),
                    labels,
                    also,
                    groups);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    Text name() {
        return name;
    }

    List<Label> labels() {
        return labels;
    }

    /** The label that a text is; with what stands above or before it, where that completes it: {@code 小学} and {@code 学生人数}. */
    Optional<Found> find(String raw, @Nullable String parent) {
        String text = normal(raw);
        String unit = "";
        Label label = byText.get(text);
        if (label == null) {
            Matcher bracket = UNIT.matcher(text);
            if (bracket.find() && Units.find(bracket.group(1)).isPresent()) {
                unit = bracket.group(1);
                text = text.substring(0, bracket.start());
                label = byText.get(text);
            }
        }
        if (label == null && parent != null) {
            String above = normal(parent);
            label = byText.get(above + text);
            if (label == null) {
                label = byText.get(text + "(" + above + ")");
            }
        }
        return label == null ? Optional.empty() : Optional.of(new Found(label, unit));
    }

    /** The label that somebody may have meant by a text which is none; empty where none is near. */
    Optional<String> near(String raw) {
        String text = normal(raw);
        if (text.length() < SHORTEST_ALIKE || byText.containsKey(text) || groups.contains(text)) {
            return Optional.empty();
        }
        String nearest = Similar.nearest(text, byText.keySet());
        Label label = byText.get(nearest);
        return label != null && Similar.distance(text, nearest) <= LIKE ? Optional.of(label.text()) : Optional.empty();
    }

    static boolean isUnit(String raw) {
        return Units.find(normal(raw)).isPresent();
    }

    /** A text without what people write in different ways. */
    static String normal(String raw) {
        String text = SPACE.matcher(Normalizer.normalize(MARKS.matcher(raw).replaceAll(""), Normalizer.Form.NFKC))
                .replaceAll("");
        text = CLOSING.matcher(OPENING.matcher(text).replaceAll("(")).replaceAll(")");
        text = SPAN.matcher(NUMBERING.matcher(text).replaceFirst("")).replaceAll("-");
        while (text.endsWith(":") || text.endsWith("*")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
