package io.github.junheng.io;

import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The things of one kind that definitions may name. A thing that is declared but is itself faulty is known by name and
 * has no value: whoever names it does not cause a second problem.
 */
final class Registry<T> {
    private final String zh;
    private final String en;
    private final Map<String, T> values = new LinkedHashMap<>();
    private final Set<String> declared = new LinkedHashSet<>();

    /** @param zh what the things are called */
    Registry(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    void put(String id, T value) {
        declared.add(id);
        values.put(id, value);
    }

    /** Declares one that is faulty. */
    void declare(String id) {
        declared.add(id);
    }

    boolean knowsAny(Predicate<String> test) {
        for (String id : declared) {
            if (test.test(id)) {
                return true;
            }
        }
        return false;
    }

    /** Every value, in the order of declaration. */
    Map<String, T> values() {
        return values;
    }

    /** Whether everything that is declared could be read. */
    boolean areSound() {
        return values.keySet().containsAll(declared);
    }

    boolean knows(String id) {
        return declared.contains(id);
    }

    @Nullable
    T value(String id) {
        return values.get(id);
    }

    /** An element of an array that declares something. */
    record Declared(DefinitionCursor at, String id) {}

    /** Declares all elements, whose ids may stand in the name of a target, before any is read: the order of a file does not matter. */
    List<Declared> declare(DefinitionCursor array) {
        return declare(array, true);
    }

    /** The same with ids that may be any text. */
    List<Declared> declareNames(DefinitionCursor array) {
        return declare(array, false);
    }

    private List<Declared> declare(DefinitionCursor array, boolean ofTargets) {
        List<Declared> all = new ArrayList<>();
        for (DefinitionCursor item : array.isPresent() ? array.items() : List.<DefinitionCursor>of()) {
            DefinitionCursor place = item.isObject() ? item.required("id") : item.optional("id");
            String name = ofTargets ? place.id() : place.text();
            if (!name.isBlank() && !declared.add(name)) {
                place.invalid(
                        zh + "“" + name + "”已经有了，请删去或换一个编号",
                        "the " + en + " \"" + name + "\" exists already; take it out or choose another id");
            }
            all.add(new Declared(item, name));
        }
        return all;
    }

    /** Gives what is declared its value, unless problems were noted since there were so many. */
    void define(Declared what, int problemsBefore, T value) {
        if (what.at().problemCount() == problemsBefore) {
            values.putIfAbsent(what.id(), value);
        }
    }

    /** The name that stands in a place; a problem where nothing has that name. */
    String name(DefinitionCursor place) {
        String name = place.text();
        if (!name.isBlank() && !knows(name)) {
            unresolved(place, name);
        }
        return name;
    }

    /** What is named in a place; null, the problem being noted, where nothing sound has that name. */
    @Nullable
    T get(DefinitionCursor place) {
        return value(name(place));
    }

    void unresolved(DefinitionCursor place, String name) {
        place.report(ProblemCode.DEFINITION_UNRESOLVED, name, zh, en, Similar.of(name, declared));
    }
}
