package io.github.junheng.dataset;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param file the file of its own that it stands in; empty where it has none. For a fact of schools that is a file beside
 *     schools.csv with a row for each school ({@code workload.csv}), and it may be a column of schools.csv all the same. For a fact
 *     of the county it has a row for each element of the fact's array ({@code townships.csv}), or for each year ({@code
 *     funding.csv}), and the fact may stand in county.json instead
 * @param partOf the fact of the same place that this one is a part of, and can never exceed; empty where it is of none
 * @param atMostOrNull the most that the number can ever be, as a day has 24 hours, in minutes
 *     since midnight of a time of day; null where nothing bounds it
 */
public record FactDefinition(
        String id,
        String name,
        FactType type,
        String unit,
        Place place,
        List<String> words,
        String file,
        String partOf,
        @Nullable BigDecimal atMostOrNull) {
    /** @throws IllegalArgumentException when a fact of kindergartens, which have one file, has another */
    public FactDefinition {
        words = List.copyOf(words);
        if (!file.isEmpty() && place == Place.KINDERGARTEN) {
            throw new IllegalArgumentException("the fact " + id + " of kindergartens has no file of its own");
        }
    }

    /** A fact that is no part of another and has no bound. */
    public FactDefinition(
            String id, String name, FactType type, String unit, Place place, List<String> words, String file) {
        this(id, name, type, unit, place, words, file, "", null);
    }

    /** A fact without a file of its own. */
    public FactDefinition(String id, String name, FactType type, String unit, Place place, List<String> words) {
        this(id, name, type, unit, place, words, "");
    }

    /** The most that the number can ever be. */
    public Optional<BigDecimal> atMost() {
        return Optional.ofNullable(atMostOrNull);
    }

    /** Whether a number is more than it can ever be. */
    public boolean isBeyond(BigDecimal number) {
        return atMostOrNull != null && number.compareTo(atMostOrNull) > 0;
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
                        && words.equals(that.words)
                        && file.equals(that.file)
                        && partOf.equals(that.partOf)
                        && Objects.equals(atMostOrNull, that.atMostOrNull));
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + name.hashCode();
    }
}
