package io.github.junheng.io;

import io.github.junheng.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    /** Declares the ids of all elements first, so that the order of a file does not matter, then reads each. */
    void readAll(
            DefinitionCursor array,
            Function<DefinitionCursor, String> id,
            BiFunction<DefinitionCursor, String, T> read) {
        Map<DefinitionCursor, String> ids = declare(array, id);
        ids.forEach((item, name) -> {
            int before = item.problemCount();
            T value = read.apply(item, name);
            if (item.problemCount() == before) {
                values.putIfAbsent(name, value);
            }
        });
    }

    /** Each element with its id; ids that are known already are problems. */
    Map<DefinitionCursor, String> declare(DefinitionCursor array, Function<DefinitionCursor, String> id) {
        Map<DefinitionCursor, String> ids = new LinkedHashMap<>();
        for (DefinitionCursor item : array.isPresent() ? array.items() : java.util.List.<DefinitionCursor>of()) {
            DefinitionCursor place = item.isObject() ? item.required("id") : item.optional("id");
            String name = id.apply(place);
            if (!name.isBlank() && !declared.add(name)) {
                place.invalid(
                        zh + "“" + name + "”已经有了，请删去或换一个编号",
                        "the " + en + " \"" + name + "\" exists already; take it out or choose another id");
            }
            ids.put(item, name);
        }
        return ids;
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
