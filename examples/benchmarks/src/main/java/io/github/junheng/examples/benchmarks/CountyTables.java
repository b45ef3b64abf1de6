package io.github.junheng.examples.benchmarks;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.CountyVerdict;
import io.github.junheng.evaluation.TableLayout;
import io.github.junheng.examples.benchmarks.nation.Columns;
import io.github.junheng.examples.benchmarks.nation.CountyColumns;
import io.github.junheng.examples.benchmarks.nation.Limits;
import io.github.junheng.examples.benchmarks.nation.Nation;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** 县级数据表: a generated nation as the library holds it, and its verdicts as numbers that the peers have too. */
final class CountyTables {
    static final int YEAR = 2024;

    private static final List<String> DISPERSIONS = List.of("C1", "C2", "C3", "C4", "C5", "C6", "C7");
    /** What the seven indicators are made of. */
    private static final Predicate<String> READ = Pattern.compile(
                    "(primary|junior)\\.(students|degree\\..*|backbone|pe|"
                            + "music|fineArts|arts)|teachingArea|indoorSportsArea|sportsGroundArea|equipmentValue|multimediaRooms")
            .asMatchPredicate();

    private CountyTables() {}

    /** What all peers judge: the seven thresholds with their floor, and the seven dispersions. */
    static Standard standard() {
        return NationalStandards.qualityBalanced2017().only("R", "C");
    }

    /** All counties with all columns. */
    static List<CountyTable> all(Nation nation, TableLayout layout) {
        CountyTable.Builder builder = CountyTable.builder(layout);
        List<CountyTable> tables = new ArrayList<>();
        for (int i = 0; i < nation.counties(); i++) {
            tables.add(table(nation.county(i), builder, id -> true));
        }
        return tables;
    }

    /** So many counties, with the columns alone that the seven indicators need; beyond those of the nation they repeat, as copies. */
    static List<CountyTable> read(Nation nation, TableLayout layout, int counties) {
        CountyTable.Builder builder = CountyTable.builder(layout);
        CountyTable[] tables = new CountyTable[counties];
        for (int i = 0; i < nation.counties(); i++) {
            CountyColumns county = nation.county(i);
            for (int at = i; at < counties; at += nation.counties()) {
                tables[at] = table(county, builder, READ);
            }
        }
        return List.of(tables);
    }

    private static CountyTable table(CountyColumns county, CountyTable.Builder builder, Predicate<String> wanted) {
        long[] elements = new long[64];
        for (int school = 0; school < county.schools(); school++) {
            builder.school(
                    new SchoolCode(Long.toString(county.schoolCode(school))),
                    "第" + (school + 1) + county.kind(school).zh(),
                    county.kind(school));
            for (int column = 0; column < Columns.count(); column++) {
                if (!wanted.test(Columns.get(column).id())) {
                    continue;
                }
                if (Columns.get(column).type().isList()) {
                    int size = county.listSize(column, school);
                    elements = size > elements.length ? new long[2 * size] : elements;
                    for (int i = 0; i < size; i++) {
                        elements[i] = county.listElement(column, school, i);
                    }
                    if (size > 0) {
                        builder.setList(column, elements, 0, size, decimals(column));
                    }
                } else if (county.get(column, school) != CountyColumns.NONE) {
                    set(builder, column, county.get(column, school));
                }
            }
        }
        return builder.build(County.of(Integer.toString(county.code()), county.code() + "县", YEAR));
    }

    /** The layout begins with the columns of the contract, in their order. */
    private static void set(CountyTable.Builder builder, int column, long value) {
        FactDefinition definition = Columns.get(column);
        if (definition.type() == FactType.FLAG) {
            builder.set(column, new FactValue.Flag(value == 1));
        } else if (definition.type() == FactType.WORD) {
            builder.set(column, new FactValue.Word(definition.words().get((int) value)));
        } else {
            builder.set(column, value, decimals(column));
        }
    }

    private static int decimals(int column) {
        return Columns.get(column).type().element() == FactType.DECIMAL ? 2 : 0;
    }

    /** School stages that fail, and by indicator, two bits each, how many of the county's two dispersions exceed their limit. */
    static long numbers(CountyVerdict verdict) {
        long dispersions = 0;
        for (int i = 0; i < Limits.INDICATORS; i++) {
            dispersions |= (long) verdict.tally(DISPERSIONS.get(i)).notMet() << (2 * i);
        }
        return (long) verdict.tally("R").notMet() << (2 * Limits.INDICATORS) | dispersions;
    }
}
