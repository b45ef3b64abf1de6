package io.github.junheng.io;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Similar;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes facts of the rows of checklists.csv. Only items of declared standards are known; a folder may hold the checklists of more
 * standards than are evaluated, so that a standard that is not known is told once and its rows are left out.
 */
final class ChecklistRows implements Row.Sink {
    static final String FILE = "checklists.csv";
    static final FactDefinition STANDARD = column("standard", "标准", FactType.TEXT, List.of());
    static final FactDefinition ITEM = column("item", "条目", FactType.TEXT, List.of());
    static final FactDefinition SCHOOL = RosterRows.SCHOOL;
    static final FactDefinition STATE = column("state", "状态", FactType.WORD, Checklist.WORDS);
    static final FactDefinition BASIS = column("basis", "依据", FactType.TEXT, List.of());
    static final List<FactDefinition> COLUMNS = List.of(STANDARD, ITEM, SCHOOL, STATE, BASIS);
    static final Set<String> REQUIRED = Set.of(STANDARD.id(), ITEM.id(), STATE.id());

    private final ProblemLog log;
    /** By standard, then by item. */
    private final Map<String, Map<String, FactDefinition>> known = new LinkedHashMap<>();

    private final Map<CellRef, Judged> judged = new LinkedHashMap<>();
    /** What two rows judge, which under leniency counts as not reported. */
    private final Set<CellRef> twice = new HashSet<>();

    private final Map<String, Left> unknownStandards = new LinkedHashMap<>();

    /** What a row says of an item; where the word is blank, it was not judged. */
    private record Judged(
            String where,
            @Nullable FactValue word,
            @Nullable FactValue basis) {}

    /** Rows that are left out, and where the first one stands. */
    private static final class Left {
        private final String where;
        private long rows;

        Left(String where) {
            this.where = where;
        }
    }

    ChecklistRows(List<FactDefinition> declared, ProblemLog log) {
        this.log = log;
        for (FactDefinition fact : declared) {
            if (Checklist.isOf(fact.id())) {
                known.computeIfAbsent(Checklist.standard(fact.id()), s -> new LinkedHashMap<>())
                        .put(Checklist.rule(fact.id()), fact);
            }
        }
    }

    private static FactDefinition column(String id, String name, FactType type, List<String> words) {
        return new FactDefinition(id, name, type, "", Place.SCHOOL, words);
    }

    @Override
    public void accept(Row row) {
        boolean named = isNamed(row, STANDARD);
        named &= isNamed(row, ITEM);
        SchoolCode school = null;
        boolean sound = !row.faulty().contains(SCHOOL.id());
        if (row.word(SCHOOL) instanceof Reported.Known<String>) {
            school = SchoolRows.code(row, SCHOOL, log).toOptional().orElse(null);
            sound &= school != null;
        }
        FactDefinition item = named ? item(row) : null;
        if (item == null || !sound) {
            return;
        }
        if ((item.place() == Place.COUNTY) != (school == null)) {
            log.addOfCell(
                    school == null ? ProblemCode.CHECKLIST_WITHOUT_SCHOOL : ProblemCode.CHECKLIST_OF_COUNTY,
                    row.where(SCHOOL),
                    Checklist.rule(item.id()));
            return;
        }
        add(school == null ? CellRef.ofCounty(item.id()) : CellRef.of(school, item.id()), row);
    }

    /** Whether a row says of what it is; without that nothing waives it. */
    private boolean isNamed(Row row, FactDefinition column) {
        if (row.lacks(column) && !row.faulty().contains(column.id())) {
            log.add(ProblemCode.CELL_REQUIRED, row.where(column), column.name());
        }
        return row.word(column).isKnown();
    }

    private @Nullable FactDefinition item(Row row) {
        String standard = row.word(STANDARD).toOptional().orElse("");
        String item = row.word(ITEM).toOptional().orElse("");
        Map<String, FactDefinition> items = known.get(standard);
        if (items == null) {
            unknownStandards.computeIfAbsent(standard, s -> new Left(row.where(STANDARD))).rows++;
            return null;
        }
        FactDefinition found = items.get(item);
        if (found == null) {
            log.addOfCell(
                    ProblemCode.CHECKLIST_ITEM_UNKNOWN,
                    row.where(ITEM),
                    CellText.shown(item),
                    standard,
                    Similar.of(item, items.keySet()));
        }
        return found;
    }

    private void add(CellRef cell, Row row) {
        Judged first = judged.get(cell);
        if (first != null) {
            twice.add(cell);
            log.addOfCell(ProblemCode.CHECKLIST_TWICE, row.where(ITEM), Checklist.rule(cell.fact()), first.where());
            return;
        }
        judged.put(
                cell,
                new Judged(
                        row.where(), row.values().get(STATE.id()), row.values().get(BASIS.id())));
    }

    /** Where each item stands that was judged. */
    Map<CellRef, String> places() {
        Map<CellRef, String> places = new HashMap<>();
        for (Map.Entry<CellRef, Judged> one : judged.entrySet()) {
            places.put(one.getKey(), one.getValue().where());
        }
        return places;
    }

    /** The data with what was judged; what is wrong with the rows as a whole is noted. */
    CountyDataset addTo(CountyDataset dataset) {
        for (Map.Entry<String, Left> left : unknownStandards.entrySet()) {
            log.add(
                    ProblemCode.CHECKLIST_STANDARD_UNKNOWN,
                    left.getValue().where,
                    CellText.shown(left.getKey()),
                    String.valueOf(left.getValue().rows));
        }
        if (judged.isEmpty()) {
            return dataset;
        }
        Map<SchoolCode, SortedMap<String, FactValue>> ofSchools = new HashMap<>();
        SortedMap<String, FactValue> ofCounty = new TreeMap<>();
        Map<SchoolCode, Left> unknownSchools = new LinkedHashMap<>();
        Set<SchoolCode> schools = dataset.codes();
        Set<SchoolCode> kindergartens = new LinkedHashSet<>();
        for (SchoolReport report : dataset.kindergartens()) {
            kindergartens.add(report.school().code());
        }
        for (Map.Entry<CellRef, Judged> one : judged.entrySet()) {
            SchoolCode school = one.getKey().school();
            Set<SchoolCode> codes = place(one.getKey().fact()) == Place.KINDERGARTEN ? kindergartens : schools;
            if (school != null && !codes.contains(school)) {
                unknownSchools.computeIfAbsent(
                                school, s -> new Left(one.getValue().where()))
                        .rows++;
            } else if (!twice.contains(one.getKey())) {
                put(
                        school == null ? ofCounty : ofSchools.computeIfAbsent(school, s -> new TreeMap<>()),
                        one.getKey().fact(),
                        one.getValue());
            }
        }
        for (Map.Entry<SchoolCode, Left> left : unknownSchools.entrySet()) {
            log.add(
                    ProblemCode.CHECKLIST_SCHOOL_UNKNOWN,
                    left.getValue().where,
                    left.getKey().value(),
                    String.valueOf(left.getValue().rows));
        }
        return ofCounty.isEmpty() && ofSchools.isEmpty() ? dataset : with(dataset, ofCounty, ofSchools);
    }

    private @Nullable Place place(String item) {
        Map<String, FactDefinition> items = known.get(Checklist.standard(item));
        FactDefinition definition = items == null ? null : items.get(Checklist.rule(item));
        return definition == null ? null : definition.place();
    }

    private static void put(SortedMap<String, FactValue> facts, String item, Judged judged) {
        if (judged.word() != null) {
            facts.put(item, judged.word());
        }
        if (judged.basis() != null) {
            facts.put(Checklist.basis(item), judged.basis());
        }
    }

    private CountyDataset with(
            CountyDataset dataset,
            SortedMap<String, FactValue> ofCounty,
            Map<SchoolCode, SortedMap<String, FactValue>> ofSchools) {
        List<SchoolReport> kindergartens = dataset.kindergartensOrNull();
        return dataset.with(dataset.county().with(and(dataset.county().facts(), ofCounty)))
                .with(with(dataset.schools(), ofSchools))
                .withKindergartens(kindergartens == null ? null : with(kindergartens, ofSchools));
    }

    private List<SchoolReport> with(List<SchoolReport> reports, Map<SchoolCode, SortedMap<String, FactValue>> judged) {
        List<SchoolReport> with = new ArrayList<>();
        for (SchoolReport report : reports) {
            SortedMap<String, FactValue> more = judged.get(report.school().code());
            with.add(more == null ? report : report.with(and(report.facts(), ofColumns(report, more))));
        }
        return with;
    }

    /** What was judged, without what the school's own row says otherwise in a column, which stands. */
    private SortedMap<String, FactValue> ofColumns(SchoolReport report, SortedMap<String, FactValue> more) {
        SortedMap<String, FactValue> kept = new TreeMap<>(more);
        for (Map.Entry<String, FactValue> own : report.facts().values().entrySet()) {
            FactValue other = more.get(own.getKey());
            Judged row = judged.get(CellRef.of(report.school().code(), own.getKey()));
            if (other != null && row != null && !other.equals(own.getValue())) {
                kept.remove(own.getKey());
                kept.remove(Checklist.basis(own.getKey()));
                log.add(
                        ProblemCode.FACT_IN_TWO_FILES,
                        row.where(),
                        report.school().code().value(),
                        Checklist.rule(own.getKey()),
                        own.getValue().toText(),
                        other.toText());
            }
        }
        return kept;
    }

    private static Facts and(Facts facts, SortedMap<String, FactValue> more) {
        SortedMap<String, FactValue> all = new TreeMap<>(facts.values());
        all.putAll(more);
        return Facts.of(all);
    }
}
