package io.github.junheng.overlay;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 填报项的用处: a cell that a county, a school or a kindergarten reports, with the rules that read it.
 *
 * @param cell the id of the cell
 * @param name its Chinese name; the id where no standard declares it
 * @param rules the rules that read it, each once, in the order of the standards
 */
public record CellReaders(String cell, String name, List<RuleId> rules) {
    public CellReaders {
        rules = List.copyOf(rules);
    }

    /** Every cell that rules of some standards read, by id. */
    public static List<CellReaders> of(List<Standard> standards) {
        Map<String, String> names = new TreeMap<>();
        Map<String, List<RuleId>> readers = new TreeMap<>();
        for (Standard standard : standards) {
            Map<String, FactDefinition> facts = standard.factsById();
            for (Rule rule : standard.rules().values()) {
                for (String cell : RuleInputs.facts(standard, rule)) {
                    FactDefinition fact = facts.get(cell);
                    names.putIfAbsent(cell, fact == null ? cell : fact.name());
                    readers.computeIfAbsent(cell, c -> new ArrayList<>()).add(rule.id());
                }
            }
        }
        List<CellReaders> all = new ArrayList<>();
        readers.forEach((cell, rules) -> all.add(new CellReaders(cell, names.getOrDefault(cell, cell), rules)));
        return List.copyOf(all);
    }
}
