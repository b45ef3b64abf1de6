package io.github.junheng.examples.forms.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.report.Message;
import io.github.junheng.report.Piece;
import io.github.junheng.standard.Text;
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
    private final Map<Text, Integer> strings = new LinkedHashMap<>();
    private final Map<List<Integer>, Integer> sentences = new LinkedHashMap<>();
    private final Map<List<Integer>, Integer> steps = new LinkedHashMap<>();
    private final Map<String, Integer> findings = new LinkedHashMap<>();
    private final Map<Message, Integer> patterns = new EnumMap<>(Message.class);

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
            sentence.add(patterns.computeIfAbsent(told.message(), this::pattern));
            told.parts().forEach(part -> sentence.add(sentence(part)));
        } else if (piece instanceof Piece.Joined joined) {
            List<Integer> parts = joined.parts().stream()
                    .filter(part -> !part.in(Locale.CHINESE).isEmpty())
                    .map(this::sentence)
                    .toList();
            sentence.add(string(slots(parts.size(), joined.zh()), slots(parts.size(), joined.en())));
            sentence.addAll(parts);
        } else {
            String zh = piece.in(Locale.CHINESE);
            String en = piece.in(Locale.ENGLISH);
            int space = zh.indexOf(' ');
            if (zh.equals(en) && space > 0) {
                // The place of a cell and its name: rows and names come again and again, both together do not.
                sentence.add(string("{0} {1}", "{0} {1}"));
                sentence.add(word(zh.substring(0, space)));
                sentence.add(word(zh.substring(space + 1)));
            } else {
                sentence.add(string(zh, en));
            }
        }
        return at(sentences, List.copyOf(sentence));
    }

    private int word(String text) {
        return at(sentences, List.of(string(text, text)));
    }

    private int pattern(Message message) {
        List<String> slots = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            slots.add("{" + i + "}");
        }
        return string(message.in(Locale.CHINESE, slots), message.in(Locale.ENGLISH, slots));
    }

    private static String slots(int count, String between) {
        StringBuilder slots = new StringBuilder();
        for (int i = 0; i < count; i++) {
            slots.append(i == 0 ? "" : between).append('{').append(i).append('}');
        }
        return slots.toString();
    }

    private int string(String zh, String en) {
        return at(strings, new Text(zh, en));
    }

    private static <K> int at(Map<K, Integer> table, K key) {
        Integer known = table.putIfAbsent(key, table.size());
        return known == null ? table.size() - 1 : known;
    }

    /** {@code {"s": [text or [zh, en]], "p": [[text, sentence…]], "n": [[sentence, step…]], "f": {finding: step}}}; one alone is a number. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("s");
        for (Text text : strings.keySet()) {
            Charts.text(Piece.of(text), json);
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
