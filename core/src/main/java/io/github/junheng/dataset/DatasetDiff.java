package io.github.junheng.dataset;

import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 数据对照: in which cells two reports differ, and which schools or kindergartens only one of them has. That a cell was not reported
 * is a difference from whatever was, zero too.
 *
 * @param cells of the county first, then of the schools and kindergartens that both have, by their codes
 * @param onlyBefore those that the first has alone, by their codes
 * @param onlyAfter those that the second has alone
 */
public record DatasetDiff(
        CountyDataset before,
        CountyDataset after,
        List<Difference> cells,
        List<School> onlyBefore,
        List<School> onlyAfter) {
    /** What identifies a county or school and is no fact: code, name, year; name and kind of a school. */
    public static final String CODE = "code";

    public static final String NAME = "name";
    public static final String YEAR = "year";
    public static final String KIND = "kind";
    /** How many kindergartens there are; not reported where nothing was said of them. */
    public static final String KINDERGARTENS = "kindergartens";

    public DatasetDiff {
        cells = List.copyOf(cells);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
    }

    /**
     * 不同的单元格.
     *
     * @param cell the cell; of two lists that are as long, the element, else the whole
     */
    public record Difference(CellRef cell, Reported<FactValue> before, Reported<FactValue> after) {}

    public static DatasetDiff of(CountyDataset before, CountyDataset after) {
        List<Difference> cells = new ArrayList<>();
        List<School> onlyBefore = new ArrayList<>();
        List<School> onlyAfter = new ArrayList<>();
        county(before, after, cells);
        SortedMap<SchoolCode, SchoolReport> own = byCode(before);
        SortedMap<SchoolCode, SchoolReport> other = byCode(after);
        SortedSet<SchoolCode> codes = new TreeSet<>(own.keySet());
        codes.addAll(other.keySet());
        for (SchoolCode code : codes) {
            SchoolReport first = own.get(code);
            SchoolReport second = other.get(code);
            if (first != null && second != null) {
                school(first, second, cells);
            } else if (first != null) {
                onlyBefore.add(first.school());
            } else if (second != null) {
                onlyAfter.add(second.school());
            }
        }
        return new DatasetDiff(before, after, cells, onlyBefore, onlyAfter);
    }

    /** Whether the two reports are the same. */
    public boolean isEmpty() {
        return cells.isEmpty() && onlyBefore.isEmpty() && onlyAfter.isEmpty();
    }

    private static SortedMap<SchoolCode, SchoolReport> byCode(CountyDataset dataset) {
        SortedMap<SchoolCode, SchoolReport> byCode = new TreeMap<>();
        dataset.institutions().forEach(s -> byCode.put(s.school().code(), s));
        return byCode;
    }

    private static void county(CountyDataset before, CountyDataset after, List<Difference> cells) {
        County own = before.county();
        County other = after.county();
        add(null, CODE, own.code().map(c -> word(c.value())), other.code().map(c -> word(c.value())), cells);
        add(null, NAME, own.name().map(DatasetDiff::word), other.name().map(DatasetDiff::word), cells);
        add(null, YEAR, number(own.year()), number(other.year()), cells);
        if ((before.kindergartensOrNull() == null) != (after.kindergartensOrNull() == null)) {
            add(null, KINDERGARTENS, kindergartens(before), kindergartens(after), cells);
        }
        facts(null, own.facts(), other.facts(), cells);
    }

    private static Reported<FactValue> kindergartens(CountyDataset dataset) {
        return dataset.kindergartensOrNull() == null
                ? Reported.none()
                : number(dataset.kindergartens().size());
    }

    private static void school(SchoolReport own, SchoolReport other, List<Difference> cells) {
        SchoolCode code = own.school().code();
        add(
                code,
                NAME,
                Reported.of(word(own.school().name())),
                Reported.of(word(other.school().name())),
                cells);
        add(
                code,
                KIND,
                Reported.of(word(own.school().kind().zh())),
                Reported.of(word(other.school().kind().zh())),
                cells);
        facts(code, own.facts(), other.facts(), cells);
    }

    private static void facts(@Nullable SchoolCode school, Facts own, Facts other, List<Difference> cells) {
        SortedSet<String> ids = new TreeSet<>(own.values().keySet());
        ids.addAll(other.values().keySet());
        for (String id : ids) {
            Reported<FactValue> first = own.get(id);
            Reported<FactValue> second = other.get(id);
            List<Reported<FactValue>> firstList = elements(first);
            List<Reported<FactValue>> secondList = elements(second);
            if (firstList.isEmpty() || firstList.size() != secondList.size()) {
                add(school, id, first, second, cells);
            } else {
                for (int i = 0; i < firstList.size(); i++) {
                    add(new CellRef(school, id, i), firstList.get(i), secondList.get(i), cells);
                }
            }
        }
    }

    /** The elements of a list; none of what is no list, or was not reported. */
    private static List<Reported<FactValue>> elements(Reported<FactValue> value) {
        List<Reported<FactValue>> elements = new ArrayList<>();
        if (value instanceof Reported.Known<FactValue> known) {
            if (known.value() instanceof FactValue.Amounts numbers) {
                numbers.values().forEach(n -> elements.add(n.map(FactValue.Amount::new)));
            } else if (known.value() instanceof FactValue.Words words) {
                words.values().forEach(w -> elements.add(w.map(FactValue.Word::new)));
            }
        }
        return elements;
    }

    private static FactValue word(String text) {
        return new FactValue.Word(text);
    }

    private static Reported<FactValue> number(int number) {
        return Reported.of(FactValue.Amount.of(number));
    }

    private static void add(
            @Nullable SchoolCode school,
            String fact,
            Reported<FactValue> before,
            Reported<FactValue> after,
            List<Difference> cells) {
        add(new CellRef(school, fact, -1), before, after, cells);
    }

    private static void add(
            CellRef cell, Reported<FactValue> before, Reported<FactValue> after, List<Difference> cells) {
        if (!before.equals(after)) {
            cells.add(new Difference(cell, before, after));
        }
    }
}
