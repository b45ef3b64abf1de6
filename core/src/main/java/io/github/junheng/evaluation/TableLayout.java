package io.github.junheng.evaluation;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 列布局: which facts a {@link CountyTable} holds as columns: those of schools.csv, in the order of {@link SchoolColumns#all()}, then
 * what standards and overlays declare beyond them; and the declared facts of the county, which are columns of one row.
 */
public final class TableLayout {
    private final List<FactDefinition> school;
    private final List<FactDefinition> county;
    private final Map<String, Integer> schoolColumns;
    private final Map<String, Integer> countyColumns;
    /** Columns of schools in the order in which they lie in memory: as rules read them, so that a pass reads forwards. */
    private final int[] inMemory;

    private TableLayout(List<FactDefinition> declared, Set<String> readInOrder) {
        Map<String, FactDefinition> ofSchools = new LinkedHashMap<>();
        for (FactDefinition column : SchoolColumns.all()) {
            ofSchools.put(column.id(), column);
        }
        Map<String, FactDefinition> ofCounty = new LinkedHashMap<>();
        for (FactDefinition definition : declared) {
            // Kindergartens stay records.
            if (definition.place() != Place.KINDERGARTEN) {
                (definition.place() == Place.SCHOOL ? ofSchools : ofCounty).putIfAbsent(definition.id(), definition);
            }
        }
        school = List.copyOf(ofSchools.values());
        county = List.copyOf(ofCounty.values());
        schoolColumns = positions(school);
        countyColumns = positions(county);
        Set<String> order = new LinkedHashSet<>(readInOrder);
        order.retainAll(schoolColumns.keySet());
        order.addAll(ofSchools.keySet());
        inMemory = new int[school.size()];
        int at = 0;
        for (String id : order) {
            inMemory[at++] = schoolColumn(id);
        }
    }

    /** Layouts of the same columns are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof TableLayout layout
                        && school.equals(layout.school)
                        && county.equals(layout.county));
    }

    @Override
    public int hashCode() {
        return 31 * school.hashCode() + county.hashCode();
    }

    private static Map<String, Integer> positions(List<FactDefinition> columns) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i).id(), i);
        }
        return positions;
    }

    /** The columns of schools.csv and these facts, each once. */
    public static TableLayout of(List<FactDefinition> declared) {
        return new TableLayout(declared, Set.of());
    }

    /** What the rules of a standard may read. */
    public static TableLayout of(Standard standard) {
        Set<String> read = new LinkedHashSet<>();
        for (Rule rule : standard.rules().values()) {
            read.addAll(RuleInputs.facts(standard, rule));
        }
        return new TableLayout(standard.facts(), read);
    }

    int[] inMemory() {
        return inMemory;
    }

    /** The columns of the schools, by position. */
    public List<FactDefinition> schoolColumns() {
        return school;
    }

    /** The facts of the county, by position. */
    public List<FactDefinition> countyColumns() {
        return county;
    }

    /** The position of a school's fact; −1 where the layout has no such column. */
    public int schoolColumn(String id) {
        return schoolColumns.getOrDefault(id, -1);
    }

    /** The position of a county's fact; −1 where the layout has no such column. */
    public int countyColumn(String id) {
        return countyColumns.getOrDefault(id, -1);
    }
}
