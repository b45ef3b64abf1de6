package io.github.junheng.rules;

import io.github.junheng.io.StandardReader;
import io.github.junheng.standard.Standard;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Standards that take numbers from each other: each is read once, when it is first asked for, and none by way of itself. */
final class Shelf implements Function<String, Optional<Standard>> {
    private final String folder;
    private final Map<String, Standard> standards = new LinkedHashMap<>();
    private final Set<String> beingRead = new LinkedHashSet<>();

    /** @param folder the resource that the standards stand in, ending with a slash */
    Shelf(String folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Standard> apply(String id) {
        return Shelf.class.getResource(folder + id + "/standard.json") == null
                ? Optional.empty()
                : Optional.of(read(id));
    }

    /**
     * The standard of an id.
     *
     * @throws IllegalStateException when it is being read already, because it refers to itself by way of others
     */
    Standard read(String id) {
        Standard known = standards.get(id);
        if (known != null) {
            return known;
        }
        if (!beingRead.add(id)) {
            throw new IllegalStateException("standards take numbers from each other in a circle: "
                    + String.join(" → ", beingRead) + " → " + id);
        }
        Standard read = StandardReader.read(new Folder(folder + id), id, this).orThrow();
        beingRead.remove(id);
        standards.put(id, read);
        return read;
    }

    /** The files of a standard. */
    private record Folder(String path) implements StandardReader.Resources {
        @Override
        public @Nullable InputStream open(String name) {
            return Shelf.class.getResourceAsStream(path + "/" + name);
        }
    }
}
