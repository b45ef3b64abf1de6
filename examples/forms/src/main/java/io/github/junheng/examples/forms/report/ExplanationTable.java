package io.github.junheng.examples.forms.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.report.Message;
import io.github.junheng.report.Piece;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The explanations of all findings with everything that they have in common told once: the strings; the sentences, each a pattern in
 * both languages with what fills it; the steps, each a sentence with the steps below it.
 */
final class ExplanationTable {
    /** A text is taken apart no further. */
    private static final int MOST_WORDS = 4;

    private final Map<Text, Integer> strings = new LinkedHashMap<>();
    private final Map<Row, Integer> sentences = new LinkedHashMap<>();
    private final Map<Row, Integer> steps = new LinkedHashMap<>();
    /** The parts of the names of findings: rules, schools, stages with elements. */
    private final Map<String, Integer> names = new LinkedHashMap<>();

    private final Packed findings = new Packed();
    private int before;
    private final Map<Message, Integer> patterns = new EnumMap<>(Message.class);

    /**
     * Numbers of other rows. A list of them makes a bad key: 31·a + b is the same for very many pairs, and a table whose keys collide
     * is searched through.
     */
    private static final class Row {
        private final int[] numbers;

        private Row(int[] numbers) {
            this.numbers = numbers;
        }

        static Row of(List<Integer> numbers) {
            return new Row(numbers.stream().mapToInt(Integer::intValue).toArray());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Row row && Arrays.equals(numbers, row.numbers);
        }

        @Override
        public int hashCode() {
            int hash = numbers.length;
            for (int number : numbers) {
                hash = (hash ^ number) * 0x9E3779B1;
                hash ^= hash >>> 15;
            }
            return hash;
        }
    }

    /** The address of what a rule says of a school, or of a stage of it. */
    static String key(String rule, SchoolCode school, @Nullable Stage stage) {
        return rule + ":" + school + (stage == null ? "" : ":" + stage);
    }

    /** What a finding is called in an address: {@code R4:2137990001:PRIMARY}, {@code C1::PRIMARY}, {@code G11}. */
    static String key(Finding finding) {
        String key = String.join(":", parts(finding));
        int end = key.length();
        while (key.charAt(end - 1) == ':') {
            end--;
        }
        return key.substring(0, end);
    }

    private static List<String> parts(Finding finding) {
        return List.of(
                finding.rule().local(),
                finding.school().map(Object::toString).orElse(""),
                finding.stage().map(Enum::name).orElse("")
                        + finding.element().map(element -> ":" + element.key()).orElse(""));
    }

    void add(Finding finding, ExplanationText.Line explained) {
        parts(finding).forEach(part -> findings.number(at(names, part)));
        int step = step(explained);
        findings.signed(step - before);
        before = step;
    }

    private int step(ExplanationText.Line line) {
        List<Integer> step = new ArrayList<>(line.lines().size() + 1);
        step.add(sentence(line.text()));
        line.lines().forEach(below -> step.add(step(below)));
        return at(steps, Row.of(step));
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
            if (zh.equals(en)) {
                return words(zh, MOST_WORDS);
            }
            sentence.add(string(zh, en));
        }
        return at(sentences, Row.of(sentence));
    }

    /** The place of a cell, the school and the name: each comes again and again, all together do not. */
    private int words(String text, int most) {
        int space = text.indexOf(' ');
        if (space <= 0 || most == 1) {
            return at(sentences, Row.of(List.of(string(text, text))));
        }
        int first = words(text.substring(0, space), 1);
        int rest = words(text.substring(space + 1), most - 1);
        return at(sentences, Row.of(List.of(string("{0} {1}", "{0} {1}"), first, rest)));
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

    /**
     * {@code {"s": [text or [zh, en]], "k": [part of a name], "d": digits, "p": …, "n": …, "f": …}}, the last three packed: sentences,
     * each with how many numbers it has, its pattern in {@code s} and the sentences that fill it; steps, each with how many numbers it
     * has, how much its sentence lies beyond that of the step before, and the steps below it; findings, each with the three parts of
     * its name and how much its step lies beyond that of the finding before. Written out as arrays the numbers are twice as long.
     */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("s");
        for (Text text : strings.keySet()) {
            Charts.text(Piece.of(text), json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("k");
        for (String name : names.keySet()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeStringField("d", Packed.DIGITS);
        json.writeStringField("p", rows(sentences, false));
        json.writeStringField("n", rows(steps, true));
        json.writeStringField("f", findings.toString());
        json.writeEndObject();
    }

    private static String rows(Map<Row, Integer> table, boolean onward) {
        Packed packed = new Packed();
        int at = 0;
        int before = 0;
        for (Row row : table.keySet()) {
            int[] numbers = row.numbers;
            packed.number(numbers.length);
            if (onward) {
                packed.signed(numbers[0] - before);
            } else {
                packed.number(numbers[0]);
            }
            before = numbers[0];
            for (int i = 1; i < numbers.length; i++) {
                packed.near(numbers[i], at);
            }
            at++;
        }
        return packed.toString();
    }
}
