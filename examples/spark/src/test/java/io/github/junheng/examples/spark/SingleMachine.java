package io.github.junheng.examples.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.EvaluationJson;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What a single machine makes of the folders of a nation, read from its JSON documents. */
final class SingleMachine {
    /** What takes all rows of a roster to see. */
    static final Set<ProblemCode> NOT_LOOKED_FOR = Set.of(ProblemCode.ROSTER_ID_TWICE);

    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();

    private final Map<String, List<Map<String, String>>> findings = new TreeMap<>();
    private final Map<String, Map<String, String>> verdicts = new TreeMap<>();
    private final Map<String, Set<String>> problems = new TreeMap<>();

    static SingleMachine of(Nation nation) throws IOException {
        SingleMachine results = new SingleMachine();
        for (String code : nation.counties()) {
            results.evaluate(nation, code);
        }
        return results;
    }

    /** By county: the fields of each finding that are not absent. */
    Map<String, List<Map<String, String>>> findings() {
        return findings;
    }

    /** By county: the verdict, and the outcome of each section. */
    Map<String, Map<String, String>> verdicts() {
        return verdicts;
    }

    /** By county: code, severity, place and sentence. */
    Map<String, Set<String>> problems() {
        return problems;
    }

    private void evaluate(Nation nation, String code) throws IOException {
        Checked<CountyDataset> read = DatasetReader.read(nation.county(code), ReadOptions.of(STANDARD));
        UnaryOperator<String> places = nation.places(code);
        List<Problem> found = new ArrayList<>(read.problems());
        if (!read.hasErrors()) {
            Evaluation evaluation =
                    Evaluator.of(STANDARD).evaluate(read.orThrow()).orThrow();
            found.addAll(evaluation.problems());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            EvaluationJson.write(evaluation, read.problems(), Locale.CHINESE, bytes);
            JsonNode document = new ObjectMapper().readTree(bytes.toByteArray());
            Map<String, String> verdict = new TreeMap<>(Map.of("verdict", text(document, "verdict")));
            document.get("sections").forEach(s -> verdict.put(text(s, "id"), text(s, "outcome")));
            verdicts.put(code, verdict);
            List<Map<String, String>> all = new ArrayList<>();
            document.get("findings").forEach(f -> all.add(finding(f, places)));
            findings.put(code, all);
        }
        Set<String> lines = new TreeSet<>();
        found.stream()
                .filter(problem -> !NOT_LOOKED_FOR.contains(problem.code()))
                .forEach(problem -> lines.add(problem.code() + " " + problem.severity() + " "
                        + places.apply(problem.where() + " ").strip() + " " + problem.message(Locale.CHINESE)));
        problems.put(code, lines);
    }

    private static Map<String, String> finding(JsonNode finding, UnaryOperator<String> places) {
        Map<String, String> fields = new TreeMap<>();
        for (String name :
                List.of("rule", "scope", "subject", "stage", "outcome", "value", "unit", "comparator", "limit")) {
            put(fields, name, finding.get(name));
        }
        put(fields, "shortfallAmount", finding.path("shortfall").get("amount"));
        put(fields, "shortfallUnit", finding.path("shortfall").get("unit"));
        put(fields, "document", finding.path("citation").get("document"));
        put(fields, "article", finding.path("citation").get("article"));
        put(fields, "confidence", finding.path("citation").get("confidence"));
        put(fields, "because", finding.get("because"));
        fields.put(
                "boundarySensitive",
                String.valueOf(finding.path("boundarySensitive").asBoolean()));
        if (finding.has("missing")) {
            List<String> missing = new ArrayList<>();
            finding.get("missing").forEach(m -> missing.add(places.apply(m.asText())));
            fields.put("missing", missing.toString());
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, JsonNode value) {
        if (value != null) {
            fields.put(name, value.asText());
        }
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).asText();
    }
}
