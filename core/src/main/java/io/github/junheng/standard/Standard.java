package io.github.junheng.standard;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.KindergartenColumns;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.time.DateRange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 评估标准: a standard as data: what is reported for it, what is computed, what is tested, and how the tests combine. It holds no
 * result.
 *
 * @param id its id, {@code example-2020}
 * @param title 标题
 * @param issuer 发文机关
 * @param documentNumber 文号
 * @param inForce the days on which it holds
 * @param inForceConfidence how far these days can be trusted
 * @param decides whether the document says how its parts decide; else it has no outcome as a whole
 * @param sections its parts; the verdict is the conjunction of their outcomes
 * @param facts what a county or a school must report beyond the columns of schools.csv
 * @param indicators by id
 * @param rules in the order of the document, by local id
 * @param concessions off unless asked for
 * @param notes remarks on the standard as a whole
 * @param wholes rules whose values add up to something
 * @param layers ids of the overlays that were laid over it, lowest first
 * @param supersedes 前版: ids of the standards that it replaces
 */
public record Standard(
        String id,
        Text title,
        Text issuer,
        String documentNumber,
        DateRange inForce,
        Confidence inForceConfidence,
        boolean decides,
        List<Section> sections,
        List<FactDefinition> facts,
        Map<String, Indicator> indicators,
        Map<String, Rule> rules,
        List<Concession> concessions,
        List<Text> notes,
        List<Whole> wholes,
        List<String> layers,
        List<String> supersedes) {
    public Standard {
        sections = List.copyOf(sections);
        facts = List.copyOf(facts);
        indicators = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(indicators));
        rules = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        concessions = List.copyOf(concessions);
        notes = List.copyOf(notes);
        wholes = List.copyOf(wholes);
        layers = List.copyOf(layers);
        supersedes = List.copyOf(supersedes);
    }

    /** 后版: the ids of those standards among others that replace it. */
    public List<String> supersededBy(List<Standard> others) {
        return others.stream()
                .filter(other -> other.supersedes().contains(id))
                .map(Standard::id)
                .toList();
    }

    /** @throws IllegalArgumentException when there is no such rule */
    public Rule rule(String local) {
        Rule rule = rules.get(local);
        if (rule == null) {
            throw new IllegalArgumentException("standard " + id + " has no rule " + local);
        }
        return rule;
    }

    /** @throws IllegalArgumentException when there is no such indicator */
    public Indicator indicator(String name) {
        Indicator indicator = indicators.get(name);
        if (indicator == null) {
            throw new IllegalArgumentException("standard " + id + " has no indicator " + name);
        }
        return indicator;
    }

    /**
     * The same standard with some of its sections alone: their rules, and the rules that these are made of. What a planner asks
     * that looks at one part of a standard; its verdict is the conjunction of these sections.
     *
     * @throws IllegalArgumentException when there is no such section
     */
    public Standard only(String... sectionIds) {
        List<String> ids = List.of(sectionIds);
        for (String wanted : ids) {
            if (sections.stream().noneMatch(s -> s.id().equals(wanted))) {
                throw new IllegalArgumentException("standard " + id + " has no section " + wanted);
            }
        }
        List<Section> kept = sections.stream().filter(s -> ids.contains(s.id())).toList();
        Set<String> needed = new HashSet<>();
        kept.forEach(section -> section.rules().forEach(rule -> addWithParts(rule, needed)));
        concessions.stream()
                .filter(c -> needed.contains(c.rule()))
                .flatMap(c -> RuleInputs.rules(c.criterion()).stream())
                .toList()
                .forEach(rule -> addWithParts(rule, needed));
        Map<String, Rule> left = new LinkedHashMap<>(rules);
        left.keySet().retainAll(needed);
        return with(
                kept,
                indicators,
                left,
                concessions.stream().filter(c -> needed.contains(c.rule())).toList(),
                wholes.stream().filter(w -> needed.containsAll(w.rules())).toList());
    }

    /** The same standard with other rules. */
    public Standard withRules(Map<String, Rule> changed) {
        return with(sections, indicators, changed, concessions, wholes);
    }

    /** The same standard with other indicators. */
    public Standard withIndicators(Map<String, Indicator> changed) {
        return with(sections, changed, rules, concessions, wholes);
    }

    private Standard with(
            List<Section> parts,
            Map<String, Indicator> computed,
            Map<String, Rule> tested,
            List<Concession> eased,
            List<Whole> whole) {
        return new Standard(
                id,
                title,
                issuer,
                documentNumber,
                inForce,
                inForceConfidence,
                decides,
                parts,
                facts,
                computed,
                tested,
                eased,
                notes,
                whole,
                layers,
                supersedes);
    }

    private void addWithParts(String rule, Set<String> needed) {
        if (needed.add(rule)) {
            RuleInputs.rules(rule(rule).criterion()).forEach(part -> addWithParts(part, needed));
        }
    }

    public boolean isInForce(LocalDate day) {
        return inForce.contains(day);
    }

    /** The definitions of every fact that its rules may read, the columns of schools.csv and kindergartens.csv included, by id. */
    public Map<String, FactDefinition> factsById() {
        Map<String, FactDefinition> byId = new HashMap<>();
        for (FactDefinition column : SchoolColumns.all()) {
            byId.put(column.id(), column);
        }
        for (FactDefinition column : KindergartenColumns.all()) {
            byId.put(column.id(), column);
        }
        for (FactDefinition fact : facts) {
            byId.put(fact.id(), fact);
        }
        return Map.copyOf(byId);
    }

    /** The section that a rule decides in; empty for a rule that is only part of another. */
    public Optional<Section> sectionOf(String localRule) {
        return sections.stream().filter(s -> s.rules().contains(localRule)).findFirst();
    }
}
