package io.github.junheng.examples.forms.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.report.Message;
import io.github.junheng.report.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The explanations of all findings with everything that they have in common told once: the strings; the sentences, each a pattern in
 * both languages with what fills it; the steps, each a sentence with the steps below it.
 */
final class ExplanationTable {
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<List<Integer>, Integer> sentences = new LinkedHashMap<>();
    private final Map<List<Integer>, Integer> steps = new LinkedHashMap<>();
    private final Map<String, Integer> findings = new LinkedHashMap<>();
    private final Map<Message, List<Integer>> patterns = new EnumMap<>(Message.class);

    /** What a finding is called in an address: {@code R4:2137990001:PRIMARY}, {@code C1::PRIMARY}, {@code G11}. */
    static String key(Finding finding) {
        StringBuilder key = new StringBuilder(finding.rule().local())
                .append(':')
                .append(finding.school().map(Object::toString).orElse(""))
                .append(':')
                .append(finding.stage().map(Enum::name).orElse(""))
                .append(finding.element().map(element -> ":" + element.key()).orElse(""));
        int end = key.length();
        while (key.charAt(end - 1) == ':') {
            end--;
        }
        return key.substring(0, end);
    }

    void add(Evaluation evaluation, Finding finding) {
        findings.put(key(finding), step(ExplanationText.tree(evaluation, finding)));
    }

    private int step(ExplanationText.Line line) {
        List<Integer> step = new ArrayList<>(line.lines().size() + 1);
        step.add(sentence(line.text()));
        line.lines().forEach(below -> step.add(step(below)));
        return at(steps, List.copyOf(step));
    }

    private int sentence(Piece piece) {
        List<Integer> sentence = new ArrayList<>();
        if (piece instanceof Piece.Sentence told) {
            sentence.addAll(patterns.computeIfAbsent(told.message(), ExplanationTable.this::pattern));
            told.parts().forEach(part -> sentence.add(sentence(part)));
        } else if (piece instanceof Piece.Joined joined) {
            List<Integer> parts = joined.parts().stream()
                    .filter(part -> !part.in(Locale.CHINESE).isEmpty())
                    .map(this::sentence)
                    .toList();
            sentence.add(string(slots(parts.size(), joined.zh())));
            sentence.add(string(slots(parts.size(), joined.en())));
            sentence.addAll(parts);
        } else {
            sentence.add(string(piece.in(Locale.CHINESE)));
            sentence.add(string(piece.in(Locale.ENGLISH)));
        }
        return at(sentences, List.copyOf(sentence));
    }

    private List<Integer> pattern(Message message) {
        List<String> slots = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            slots.add("{" + i + "}");
        }
        return List.of(string(message.in(Locale.CHINESE, slots)), string(message.in(Locale.ENGLISH, slots)));
    }

    private static String slots(int count, String between) {
        StringBuilder slots = new StringBuilder();
        for (int i = 0; i < count; i++) {
            slots.append(i == 0 ? "" : between).append('{').append(i).append('}');
        }
        return slots.toString();
    }

    private int string(String text) {
        return at(strings, text);
    }

    private static <K> int at(Map<K, Integer> table, K key) {
        Integer known = table.putIfAbsent(key, table.size());
        return known == null ? table.size() - 1 : known;
    }

    /** {@code {"s": strings, "p": [[zh, en, sentence…]], "n": [[sentence, step…]], "f": {finding: step}}}; a sentence alone is a number. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("s");
        for (String text : strings.keySet()) {
            json.writeString(text);
        }
        json.writeEndArray();
        rows("p", sentences, json);
        rows("n", steps, json);
        json.writeObjectFieldStart("f");
        for (Map.Entry<String, Integer> finding : findings.entrySet()) {
            json.writeNumberField(finding.getKey(), finding.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void rows(String name, Map<List<Integer>, Integer> table, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (List<Integer> row : table.keySet()) {
            if (row.size() == 1
                    || (row.size() == 2 && name.equals("p") && row.get(0).equals(row.get(1)))) {
                json.writeNumber(row.get(0));
            } else {
                json.writeStartArray();
                for (int cell : row) {
                    json.writeNumber(cell);
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }
}
