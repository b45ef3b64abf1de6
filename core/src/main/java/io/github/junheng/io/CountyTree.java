package io.github.junheng.io;

import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Place;
import io.github.junheng.quantity.Reported;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The paths of the county's facts as a tree, by which its nested document is read flat: {@code pay.teachersYuan}. */
final class CountyTree {
    static final FactDefinition CODE = identity("code", "行政区划代码", FactType.TEXT);
    static final FactDefinition NAME = identity("name", "名称", FactType.TEXT);
    static final FactDefinition YEAR = identity("year", "年度", FactType.YEAR);
    private static final String ARRAY = "[]";

    private final Node root = new Node();

    /** A key of the document: a fact, a group of keys, an array of groups, or several of these. */
    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private @Nullable FactDefinition fact;
        private @Nullable Node element;
        /** The facts of an array's elements, by id. */
        private final Map<String, FactDefinition> elementFacts = new LinkedHashMap<>();
    }

    CountyTree(List<FactDefinition> declared) {
        add(CODE);
        add(NAME);
        add(YEAR);
        for (FactDefinition definition : declared) {
            if (definition.place() == Place.COUNTY && !Checklist.isOf(definition.id())) {
                add(definition);
            }
        }
    }

    private static FactDefinition identity(String id, String name, FactType type) {
        return new FactDefinition(id, name, type, "", Place.COUNTY, List.of());
    }

    private void add(FactDefinition definition) {
        Node node = root;
        Node array = null;
        String id = definition.id();
        int end;
        for (int from = 0; from <= id.length(); from = end + 1) {
            int point = id.indexOf('.', from);
            end = point < 0 ? id.length() : point;
            String key = id.substring(from, end);
            boolean isArray = key.endsWith(ARRAY);
            String name = isArray ? key.substring(0, key.length() - ARRAY.length()) : key;
            Node child = node.children.get(name);
            if (child == null) {
                child = new Node();
                node.children.put(name, child);
            }
            node = child;
            if (isArray) {
                array = node;
                Node element = node.element == null ? new Node() : node.element;
                node.element = element;
                node = element;
            }
        }
        if (array == null) {
            node.fact = definition;
        } else {
            array.elementFacts.put(definition.id(), definition);
            node.fact = CellText.element(definition);
        }
    }

    /** Reads the object that the input stands at. */
    SortedMap<String, FactValue> read(JsonInput input, String path) throws IOException {
        SortedMap<String, FactValue> facts = new TreeMap<>();
        object(input, path, root, facts);
        return facts;
    }

    private void object(JsonInput input, String path, Node node, Map<String, FactValue> facts) throws IOException {
        JsonInput.Keys keys = input.object(path);
        while (keys.next()) {
            Node next = node.children.get(keys.key());
            if (next == null) {
                input.unknown(keys.key(), keys.path());
            } else {
                value(input, keys.path(), next, facts);
            }
        }
    }

    private void value(JsonInput input, String path, Node node, Map<String, FactValue> facts) throws IOException {
        Node element = node.element;
        FactDefinition fact = node.fact;
        if (input.isNull()) {
            return;
        }
        if (input.isObject() && !node.children.isEmpty()) {
            object(input, path, node, facts);
        } else if (input.isArray() && element != null) {
            array(input, path, node, element, facts);
        } else if (fact == null) {
            input.wrongFact(path, element == null ? "{…}" : "[…]");
        } else if (input.fact(fact, path) instanceof CellText.Parsed.Value value) {
            facts.put(fact.id(), value.value());
        }
    }

    /** One list for each fact of the elements; an element without the fact is a missing element of its list. */
    private void array(JsonInput input, String path, Node node, Node element, Map<String, FactValue> facts)
            throws IOException {
        Map<String, List<Reported<FactValue>>> lists = new HashMap<>();
        for (String id : node.elementFacts.keySet()) {
            lists.put(id, new ArrayList<>());
        }
        for (long i = 0; input.nextElement(); i++) {
            String child = path + "[" + i + "]";
            Map<String, FactValue> values = new HashMap<>();
            if (input.isObject()) {
                object(input, child, element, values);
            } else if (!input.isNull()) {
                input.wrongFact(child, "{…}");
            }
            for (Map.Entry<String, List<Reported<FactValue>>> list : lists.entrySet()) {
                list.getValue().add(Reported.ofNullable(values.get(list.getKey())));
            }
        }
        for (FactDefinition definition : node.elementFacts.values()) {
            facts.put(
                    definition.id(), CellText.list(definition.type(), lists.getOrDefault(definition.id(), List.of())));
        }
    }
}
