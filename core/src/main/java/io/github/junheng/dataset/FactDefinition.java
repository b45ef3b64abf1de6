package io.github.junheng.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 填报项: a fact that can be reported.
 *
 * @param id its key: the column's key in schools.csv, or its path in county.json ({@code pay.teachersYuan}); a fact of every
 *     element of an array is written {@code monitoring[].level}
 * @param name 中文名, which is the column's header in schools.csv
 * @param type what it can be
 * @param unit the unit as the form names it; empty where there is none
 * @param place who reports it
 * @param words the admitted words of a {@link FactType#WORD} or {@link FactType#CODE}; empty for other types
 */
public record FactDefinition(String id, String name, FactType type, String unit, Place place, List<String> words) {
    public FactDefinition {
        words = List.copyOf(words);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof FactDefinition that
                        && id.equals(that.id)
                        && name.equals(that.name)
                        && type == that.type
                        && unit.equals(that.unit)
                        && place == that.place
                        && words.equals(that.words));
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + name.hashCode();
    }
}
