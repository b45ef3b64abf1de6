package io.github.junheng.evaluation;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.standard.Standard;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the names of cells in a standard stand for, each worked out when it is first asked for. It is for any thread. */
final class CellNames {
    private final Map<String, FactDefinition> definitions;
    private final Map<String, CellName> names = new ConcurrentHashMap<>();

    CellNames(Standard standard) {
        definitions = standard.factsById();
    }

    /** Whether a fact is one of several words. */
    boolean isWord(String fact) {
        FactDefinition definition = definitions.get(fact);
        return definition != null && definition.type() == FactType.WORD;
    }

    CellName get(String name) {
        CellName known = names.get(name);
        if (known == null) {
            known = new CellName(name, definitions);
            names.put(name, known);
        }
        return known;
    }
}
