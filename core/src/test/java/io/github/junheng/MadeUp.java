package io.github.junheng;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.io.StandardReader;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.problem.Checked;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Made-up standards, counties and overlays for tests. JSON is written with single quotes, which no text in it has, so
 * that it can be read in Java.
 */
public final class MadeUp {
    private static final String FOLDER = "/standards/made-up/";
    private static final Pattern ID = Pattern.compile("^\\s*\\{\\s*\"id\": *\"([^\"]+)\"");

    private MadeUp() {}

    /** The files of the standard in the test resources, by name. */
    public static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : List.of("standard.json", "indicators.json", "rules.json")) {
            try (InputStream in = MadeUp.class.getResourceAsStream(FOLDER + name)) {
                files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    public static Checked<Standard> read(Map<String, String> files) {
        return StandardReader.read(name -> files.containsKey(name) ? stream(files.get(name)) : null, "");
    }

    /** The standard in the test resources. */
    public static Standard standard() {
        return read(files()).orThrow();
    }

    /** The same units, scopes, facts and indicators with these rules alone, all in section A. */
    public static Standard standard(String... rules) {
        return standard(List.of(rules), List.of());
    }

    public static Standard standard(List<String> rules, List<String> concessions) {
        return read(filesOf(rules, concessions)).orThrow();
    }

    /** The files of a standard of these rules. */
    public static Map<String, String> filesOf(String... rules) {
        return filesOf(List.of(rules), List.of());
    }

    private static Map<String, String> filesOf(List<String> rules, List<String> concessions) {
        Map<String, String> files = files();
        List<String> quoted = rules.stream().map(MadeUp::quoted).toList();
        String ids = quoted.stream().map(MadeUp::id).map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
        String standard = files.get("standard.json");
        files.put(
                "standard.json",
                standard.substring(0, standard.indexOf("\"sections\""))
                        + "\"sections\": [{\"id\": \"A\", \"name\": {\"zh\": \"甲\", \"en\": \"First\"}, \"rules\": ["
                        + ids + "]}]}");
        files.put(
                "rules.json",
                "{\"rules\": [" + String.join(",", quoted) + "], \"concessions\": ["
                        + concessions.stream().map(MadeUp::quoted).collect(Collectors.joining(",")) + "]}");
        return files;
    }

    /** A rule with a name and a citation. */
    public static String rule(String id, String level, String more) {
        return "{'id': '" + id + "', 'name': {'zh': '规则', 'en': 'Rule'}, 'level': '" + level
                + "', 'citation': {'article': '第一条', 'confidence': 'verified'}, " + more + "}";
    }

    public static Checked<Overlay> overlay(String json, Standard base) {
        return OverlayReader.read(stream(quoted(json)), "overlay.json", base);
    }

    public static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static String id(String rule) {
        Matcher matcher = ID.matcher(rule);
        if (!matcher.find()) {
            throw new IllegalArgumentException("a rule begins with its id: " + rule);
        }
        return matcher.group(1);
    }

    public static CountyDataset county(SchoolReport... schools) {
        return CountyDataset.of(County.of("371425", "某县", 2024), List.of(schools));
    }

    /** A county that reported facts of its own: name, value, name, value … */
    public static CountyDataset countyWith(Object... facts) {
        County county = County.of("371425", "某县", 2024);
        for (int i = 0; i < facts.length; i += 2) {
            county = county.with((String) facts[i], facts[i + 1]);
        }
        return CountyDataset.of(county, List.of());
    }

    /** A school with facts: name, value, name, value … */
    public static SchoolReport school(int serial, SchoolKind kind, Object... facts) {
        String type = Stream.of("21", "31", "34", "51", "32")
                .filter(digits -> kind.fits(io.github.junheng.school.SchoolCode.parse(digits + "37000000")))
                .findFirst()
                .orElseThrow();
        SchoolReport school = SchoolReport.of(School.of(type + "37" + (100000 + serial), "第" + serial + "学校", kind));
        for (int i = 0; i < facts.length; i += 2) {
            school = school.with((String) facts[i], facts[i + 1]);
        }
        return school;
    }

    /** A primary school. */
    public static SchoolReport primary(int serial, Object... facts) {
        return school(serial, SchoolKind.PRIMARY_SCHOOL, facts);
    }

    public static Evaluation evaluate(Standard standard, CountyDataset county) {
        return Evaluator.of(standard).evaluate(county).orThrow();
    }

    /** The only finding of a rule. */
    public static Finding only(Evaluation evaluation, String rule) {
        List<Finding> found = all(evaluation, rule);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " findings of " + rule + ": " + found);
        }
        return found.get(0);
    }

    /** The only finding of a rule for a stage. */
    public static Finding only(Evaluation evaluation, String rule, Stage stage) {
        List<Finding> found = new ArrayList<>(all(evaluation, rule));
        found.removeIf(f -> f.stageOrNull() != stage);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " findings of " + rule + ": " + found);
        }
        return found.get(0);
    }

    public static List<Finding> all(Evaluation evaluation, String rule) {
        return evaluation.findings().stream()
                .filter(f -> f.rule().local().equals(rule))
                .toList();
    }
}
