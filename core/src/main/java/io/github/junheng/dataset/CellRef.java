package io.github.junheng.dataset;

import io.github.junheng.school.SchoolCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 数据单元格: one cell of a dataset.
 *
 * @param school the school it belongs to, or null for a fact of the county
 * @param fact the fact's id
 * @param index which element of a list, from 0; −1 for the whole cell
 */
public record CellRef(@Nullable SchoolCode school, String fact, int index) {
    public static CellRef of(SchoolCode school, String fact) {
        return new CellRef(school, fact, -1);
    }

    public static CellRef ofCounty(String fact) {
        return new CellRef(null, fact, -1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CellRef that
                && Objects.equals(school, that.school)
                && fact.equals(that.fact)
                && index == that.index;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Objects.hashCode(school) + fact.hashCode()) + index;
    }

    /** The fact's id with the position of the element: {@code monitoring[2].level}, {@code primary.classSizes[0]}. */
    public String key() {
        String element = index < 0 ? "" : "[" + index + "]";
        return index >= 0 && fact.contains("[]") ? fact.replace("[]", element) : fact + element;
    }

    public CellRef element(int position) {
        return new CellRef(school, fact, position);
    }
}
