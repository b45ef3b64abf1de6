package io.github.junheng.examples.forms.check;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.examples.forms.edition.FigureSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 句式: finds the figures of a sentence in what was made of it. */
final class SentencePattern {
    private static final Pattern MARK = Pattern.compile("\\{(\\w+)}");
    /** Bounded, so that no text takes long. */
    private static final String NUMBER = "([-+0-9.,]{0,30}|_{1,12})";

    private static final String WORDS = "(.{0,600}?)";

    private record Form(Pattern pattern, List<String> slots) {}

    private final List<Form> forms;

    SentencePattern(FigureSpec.Sentence sentence, Map<String, FactDefinition> facts) {
        forms = List.of(
                form(sentence.text().zh(), sentence, facts),
                form(sentence.text().en(), sentence, facts));
    }

    private static Form form(String text, FigureSpec.Sentence sentence, Map<String, FactDefinition> facts) {
        StringBuilder pattern = new StringBuilder();
        List<String> slots = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        int from = 0;
        while (mark.find()) {
            pattern.append(Pattern.quote(Plain.of(text.substring(from, mark.start()))));
            String name = mark.group(1);
            FigureSpec.Slot slot = sentence.slots().get(name);
            pattern.append(slot != null && isNumber(slot.figure(), facts) ? NUMBER : WORDS);
            slots.add(name);
            from = mark.end();
        }
        pattern.append(Pattern.quote(Plain.of(text.substring(from))));
        return new Form(Pattern.compile(pattern.toString()), List.copyOf(slots));
    }

    private static boolean isNumber(FigureSpec figure, Map<String, FactDefinition> facts) {
        if (figure instanceof FigureSpec.Fact fact) {
            FactDefinition definition = facts.get(fact.fact());
            return definition == null || definition.type().isNumber();
        }
        return true;
    }

    /** The texts of the slots, empty for a blank; nothing where the text is not of this form. */
    Optional<Map<String, String>> read(String text) {
        String plain = Plain.of(text).replaceFirst("^(注:|Note:)", "");
        for (Form form : forms) {
            Matcher matcher = form.pattern().matcher(plain);
            if (matcher.matches()) {
                Map<String, String> slots = new LinkedHashMap<>();
                for (int i = 0; i < form.slots().size(); i++) {
                    String found = matcher.group(i + 1);
                    slots.put(form.slots().get(i), found.matches("_+") ? "" : found);
                }
                return Optional.of(slots);
            }
        }
        return Optional.empty();
    }
}
