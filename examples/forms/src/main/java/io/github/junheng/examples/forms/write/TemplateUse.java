package io.github.junheng.examples.forms.write;

import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rules read a fact, and in which part of a standard the first of them stands. */
final class TemplateUse {
    private static final int MOST_NAMED = 10;
    private static final String KINDERGARTEN = "kindergarten.";

    private final Map<String, Set<String>> rules = new HashMap<>();
    private final Map<String, String> sections = new HashMap<>();

    private TemplateUse() {}

    static TemplateUse of(Collection<Standard> standards) {
        TemplateUse use = new TemplateUse();
        for (Standard standard : standards) {
            Map<String, String> sectionOf = new HashMap<>();
            for (Section section : standard.sections()) {
                section.rules()
                        .forEach(rule ->
                                sectionOf.putIfAbsent(rule, section.name().zh()));
            }
            standard.rules().forEach((local, rule) -> {
                String name = standards.size() == 1 ? local : rule.id().toString();
                for (String fact : RuleInputs.facts(standard, rule)) {
                    use.rules.computeIfAbsent(fact, f -> new LinkedHashSet<>()).add(name);
                    String section = sectionOf.get(local);
                    use.sections.putIfAbsent(
                            fact, section == null ? standard.title().zh() : section);
                }
            });
        }
        return use;
    }

    /** Whether a standard asks anything of kindergartens. */
    static boolean asksKindergartens(Standard standard) {
        for (Rule rule : standard.rules().values()) {
            for (String fact : RuleInputs.facts(standard, rule)) {
                if (fact.startsWith(KINDERGARTEN)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The rules that read a fact, the first ten by name; empty where none does. */
    String rules(String fact) {
        List<String> names = new ArrayList<>(rules.getOrDefault(fact, Set.of()));
        String first = String.join(" ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return names.size() <= MOST_NAMED ? first : first + " 等 " + names.size() + " 条";
    }

    /** The part of a standard that a fact is first needed in; empty where no rule reads it. */
    String section(String fact) {
        return sections.getOrDefault(fact, "");
    }
}
