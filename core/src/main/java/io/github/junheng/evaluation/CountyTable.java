package io.github.junheng.evaluation;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Provenance;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * 县级数据表: all that one county reported for one year, as columns of exact integers: what a {@link CountyDataset} holds as
 * records, in about an eighth of the memory and ready to be evaluated in one pass. A table never changes.
 *
 * <p>Rows are grouped by kind of school, so that the schools that have a stage lie side by side, and stand in the order of their
 * codes within a kind. Areas and money are held in the smallest unit that occurs in a column of the county; nothing is rounded.
 * Kindergartens are no rows: they travel beside the columns as the records they are.
 */
@SuppressWarnings("EnumOrdinal") // columns, codes and domains are arrays by position
public final class CountyTable {
    /**
     * The kinds in an order in which those that have a stage are neighbours, for each of the stages but the senior one: no order
     * does that for all.
     */
    private static final List<SchoolKind> KINDS = List.of(
            SchoolKind.PRIMARY_SCHOOL,
            SchoolKind.TEACHING_POINT,
            SchoolKind.SPECIAL_SCHOOL,
            SchoolKind.NINE_YEAR_SCHOOL,
            SchoolKind.TWELVE_YEAR_SCHOOL,
            SchoolKind.COMPLETE_SECONDARY_SCHOOL,
            SchoolKind.VOCATIONAL_SCHOOL,
            SchoolKind.JUNIOR_SCHOOL,
            SchoolKind.SENIOR_SCHOOL);

    static final int RUNS = KINDS.size();
    /** −1 of a kind that is no row. */
    private static final int[] RUN_OF_KIND = new int[SchoolKind.values().length];
    /** The runs of a table of one school, by the run that has it. */
    private static final int[][] RUNS_OF_ONE = new int[RUNS][RUNS + 1];

    static {
        Arrays.fill(RUN_OF_KIND, -1);
        for (int run = 0; run < RUNS; run++) {
            RUN_OF_KIND[KINDS.get(run).ordinal()] = run;
            Arrays.fill(RUNS_OF_ONE[run], run + 1, RUNS + 1, 1);
        }
    }

    private final TableLayout layout;
    private final County county;
    private final Cells countyCells;
    private final Cells schools;
    /** Run k holds the rows from {@code runs[k]} to {@code runs[k + 1]}. */
    private final int[] runs;

    private final long[] codes;
    private final String[] names;
    /** Rows in the order of the schools' codes; null where that is the order in which they stand. */
    private final int @Nullable [] byCode;

    /** Where the rows stood in a file; null where they stood in none. */
    private final @Nullable Places places;

    private final @Nullable List<SchoolReport> kindergartensOrNull;

    /** The data themselves where a cell holds what no column can. */
    private final @Nullable CountyDataset original;

    /** Where what a table holds was read. */
    private static final class Places {
        private final String county;
        /** What a line of the schools' file is called. */
        private final IntFunction<String> row;
        /** The line of each row. */
        private final int[] lines;

        Places(String county, IntFunction<String> row, int[] lines) {
            this.county = county;
            this.row = row;
            this.lines = lines;
        }
    }

    private CountyTable(
            TableLayout layout,
            County county,
            Cells countyCells,
            Cells schools,
            int[] runs,
            long[] codes,
            String[] names,
            int @Nullable [] byCode,
            @Nullable Places places,
            @Nullable List<SchoolReport> kindergartensOrNull,
            @Nullable CountyDataset original) {
        this.layout = layout;
        this.county = county;
        this.countyCells = countyCells;
        this.schools = schools;
        this.runs = runs;
        this.codes = codes;
        this.names = names;
        this.byCode = byCode;
        this.places = places;
        this.kindergartensOrNull = kindergartensOrNull;
        this.original = original;
    }

    /** The columns of a dataset. */
    public static CountyTable of(CountyDataset dataset, TableLayout layout) {
        Builder builder = builder(layout);
        builder.add(dataset);
        return builder.build(dataset.county(), dataset);
    }

    /** Takes the rows of one county after the other. */
    public static Builder builder(TableLayout layout) {
        return new Builder(layout);
    }

    public TableLayout layout() {
        return layout;
    }

    public County county() {
        return county;
    }

    /** How many schools there are. */
    public int size() {
        return codes.length;
    }

    /** The same data as records. */
    public CountyDataset toDataset() {
        if (original != null) {
            return original;
        }
        List<SchoolReport> reports = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            reports.add(report(row(i)));
        }
        return new CountyDataset(county, reports, kindergartensOrNull, provenance());
    }

    /** 幼儿园: the kindergartens, which are no rows; null where the county did not say which it has. */
    public @Nullable List<SchoolReport> kindergartensOrNull() {
        return kindergartensOrNull;
    }

    private Provenance provenance() {
        if (places == null) {
            return Provenance.inMemory();
        }
        Map<SchoolCode, String> rows = new HashMap<>();
        for (int row = 0; row < size(); row++) {
            rows.put(code(row), places.row.apply(places.lines[row]));
        }
        return new Provenance(places.county, rows, Map.of());
    }

    /** A table of other data of the same schools, which stand where they stood. */
    CountyTable with(CountyDataset changed) {
        Builder builder = builder(layout);
        if (places != null) {
            builder.places(places.county, places.row);
        }
        for (SchoolReport report : changed.schools()) {
            builder.add(report);
            if (places != null) {
                builder.line(places.lines[rowOf(report.school().code())]);
            }
        }
        return builder.kindergartens(changed.kindergartensOrNull()).build(changed.county(), changed);
    }

    /** The row of a school; −1 where there is no such school. */
    int rowOf(SchoolCode code) {
        long wanted = Long.parseLong(code.value());
        int low = 0;
        int high = codes.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int row = row(middle);
            if (codes[row] == wanted) {
                return row;
            }
            if (codes[row] < wanted) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The row of the school that is the i-th in the order of codes. */
    int row(int i) {
        return byCode == null ? i : byCode[i];
    }

    SchoolCode code(int row) {
        return SchoolCode.of(codes[row]);
    }

    String name(int row) {
        return names[row];
    }

    /** The ten digits of a school's code. */
    long digits(int row) {
        return codes[row];
    }

    School school(int row) {
        return new School(code(row), names[row], kindOf(row));
    }

    SchoolReport report(int row) {
        if (original != null) {
            return original.school(code(row)).orElseThrow();
        }
        SortedMap<String, FactValue> facts = new TreeMap<>();
        schools.facts(layout.schoolColumns(), row, facts);
        return new SchoolReport(school(row), new Facts(facts));
    }

    Cells countyCells() {
        return countyCells;
    }

    Cells schools() {
        return schools;
    }

    /**
     * One school of this county by itself, as it is now reported, and no kindergarten.
     *
     * @param columns those that are looked at
     */
    CountyTable single(int row, int[] columns, RowChange change) {
        return new CountyTable(
                layout,
                county,
                countyCells,
                schools.single(row, columns, change),
                RUNS_OF_ONE[runOf(kindOf(row))],
                new long[] {codes[row]},
                new String[] {change.name(names[row])},
                null,
                places == null ? null : new Places(places.county, places.row, new int[] {places.lines[row]}),
                List.of(),
                null);
    }

    /** Whether a cell holds what no column can, so that only the records tell all. */
    boolean isOdd() {
        return original != null;
    }

    static SchoolKind kind(int run) {
        return KINDS.get(run);
    }

    static int runOf(SchoolKind kind) {
        return RUN_OF_KIND[kind.ordinal()];
    }

    int runStart(int run) {
        return runs[run];
    }

    int runEnd(int run) {
        return runs[run + 1];
    }

    SchoolKind kindOf(int row) {
        int run = 0;
        while (runs[run + 1] <= row) {
            run++;
        }
        return KINDS.get(run);
    }

    /**
     * 建表: takes rows, then makes a table of them; after that it can be used for the next county. A cell that is not set is not
     * reported. It is for one thread.
     */
    public static final class Builder {
        private static final int POSITION_BITS = 29;

        private final TableLayout layout;
        private final Cells.Builder cells;
        private final Cells.Builder countyCells;
        private long[] codes = new long[16];
        private String[] names = new String[16];
        private byte[] kinds = new byte[16];
        private int[] lines = new int[16];
        private @Nullable String countyPlace;
        private @Nullable IntFunction<String> rowPlace;
        private @Nullable List<SchoolReport> kindergartensOrNull;

        private Builder(TableLayout layout) {
            this.layout = layout;
            cells = new Cells.Builder(layout.schoolColumns(), layout.inMemory());
            countyCells = new Cells.Builder(
                    layout.countyColumns(),
                    IntStream.range(0, layout.countyColumns().size()).toArray());
        }

        /** How many schools were added since the last table. */
        public int size() {
            return cells.rows();
        }

        /** Adds a school; what is set next is of this school. */
        public Builder school(SchoolCode code, String name, SchoolKind kind) {
            return school(code.toLong(), name, kind);
        }

        /**
         * Adds a school; what is set next is of this school.
         *
         * @param code the ten digits of its 学校标识码
         * @throws IllegalArgumentException when these are no code, or the kind is that of no row
         */
        public Builder school(long code, String name, SchoolKind kind) {
            if (!SchoolCode.isValid(code)) {
                throw new IllegalArgumentException("not a school code (TTPPNNNNNN): " + code);
            }
            if (runOf(kind) < 0) {
                throw new IllegalArgumentException("a " + kind + " is no row of schools: " + code);
            }
            int row = cells.add();
            if (row == codes.length) {
                codes = Arrays.copyOf(codes, 2 * row);
                names = Arrays.copyOf(names, 2 * row);
                kinds = Arrays.copyOf(kinds, 2 * row);
                lines = Arrays.copyOf(lines, 2 * row);
            }
            codes[row] = code;
            names[row] = name;
            kinds[row] = (byte) kind.ordinal();
            return this;
        }

        /**
         * Says where what is added was read, for messages and explanations; {@link #line} then gives the line of each school.
         * Where it is not said, the data were put together in memory.
         *
         * @param county where the county's facts stand: {@code counties.ndjson:7 $}
         * @param row what a line of the schools' file is called: {@code schools.csv:14}
         */
        public Builder places(String county, IntFunction<String> row) {
            countyPlace = county;
            rowPlace = row;
            return this;
        }

        /** Says which kindergartens the county has; null where it is not known. */
        public Builder kindergartens(@Nullable List<SchoolReport> all) {
            kindergartensOrNull = all == null ? null : List.copyOf(all);
            return this;
        }

        /** Sets the line at which the last school stands. */
        public Builder line(int line) {
            lines[cells.rows() - 1] = line;
            return this;
        }

        /** Sets a count of the last school; a yes is 1 and a no is 0, a word is its position among those of its column. */
        public Builder set(int column, long count) {
            return set(column, count, 0);
        }

        /** Sets a number of the last school, {@code unscaled · 10^-decimals}: 12.5 is 125 with one decimal. */
        public Builder set(int column, long unscaled, int decimals) {
            if (!cells.set(column, unscaled, decimals)) {
                cells.setOdd(column, new FactValue.Amount(BigDecimal.valueOf(unscaled, decimals)));
            }
            return this;
        }

        /** Sets any value of the last school. */
        public Builder set(int column, FactValue value) {
            cells.set(column, value);
            return this;
        }

        /** Sets a list of the last school, elements from (included) to (excluded) of an array, times {@code 10^-decimals}. */
        public Builder setList(int column, long[] elements, int from, int to, int decimals) {
            if (!cells.setList(column, elements, from, to, decimals)) {
                List<BigDecimal> values = new ArrayList<>();
                for (int i = from; i < to; i++) {
                    values.add(BigDecimal.valueOf(elements[i], decimals));
                }
                cells.setOdd(column, FactValue.Amounts.of(values));
            }
            return this;
        }

        /** Adds a school of another table as it is now reported. */
        Builder copy(CountyTable from, int row, int[] columns, RowChange change) {
            school(from.codes[row], change.name(from.names[row]), from.kindOf(row));
            if (change.isNone()) {
                cells.copy(from.schools, row);
            } else {
                cells.copy(from.schools.single(row, columns, change), 0);
            }
            if (from.places != null) {
                places(from.places.county, from.places.row).line(from.places.lines[row]);
            }
            return this;
        }

        private void add(CountyDataset dataset) {
            for (SchoolReport report : dataset.schools()) {
                add(report);
            }
            kindergartensOrNull = dataset.kindergartensOrNull();
        }

        private void add(SchoolReport report) {
            school(
                    report.school().code(),
                    report.school().name(),
                    report.school().kind());
            for (Map.Entry<String, FactValue> fact : report.facts().values().entrySet()) {
                int column = layout.schoolColumn(fact.getKey());
                if (column >= 0) {
                    cells.set(column, fact.getValue());
                }
            }
        }

        /** Forgets what was added since the last table. */
        public void clear() {
            Arrays.fill(names, 0, cells.rows(), null);
            cells.clear();
            countyCells.clear();
            countyPlace = null;
            rowPlace = null;
            kindergartensOrNull = null;
        }

        /**
         * The table of the rows that were added.
         *
         * @throws IllegalArgumentException when two schools have the same code
         */
        public CountyTable build(County county) {
            return build(county, null);
        }

        private CountyTable build(County county, @Nullable CountyDataset dataset) {
            try {
                return table(county, dataset);
            } finally {
                // Of a county that was refused, too, nothing must be left for the next one.
                clear();
            }
        }

        private CountyTable table(County county, @Nullable CountyDataset dataset) {
            countyCells.add();
            for (Map.Entry<String, FactValue> fact : county.facts().values().entrySet()) {
                int column = layout.countyColumn(fact.getKey());
                if (column >= 0) {
                    countyCells.set(column, fact.getValue());
                }
            }
            int[] runs = new int[RUNS + 1];
            int rows = cells.rows();
            for (int i = 0; i < rows; i++) {
                runs[RUN_OF_KIND[kinds[i]] + 1]++;
            }
            for (int run = 0; run < RUNS; run++) {
                runs[run + 1] += runs[run];
            }
            int[] order = order(runs, rows);
            long[] ordered = new long[rows];
            String[] orderedNames = new String[rows];
            for (int i = 0; i < rows; i++) {
                ordered[i] = codes[order[i]];
                orderedNames[i] = names[order[i]];
            }
            boolean odd = cells.isOdd() || countyCells.isOdd();
            Places places = null;
            if (countyPlace != null && rowPlace != null) {
                int[] orderedLines = new int[rows];
                for (int i = 0; i < rows; i++) {
                    orderedLines[i] = lines[order[i]];
                }
                places = new Places(countyPlace, rowPlace, orderedLines);
            }
            CountyDataset original = !odd ? null : dataset != null ? dataset : records(county);
            return new CountyTable(
                    layout,
                    county,
                    countyCells.build(new int[] {0}, new int[] {1}),
                    cells.build(order, Arrays.copyOfRange(runs, 1, RUNS + 1)),
                    runs,
                    ordered,
                    orderedNames,
                    byCode(ordered),
                    places,
                    kindergartensOrNull,
                    original);
        }

        /** Rows by run, then by code. */
        private int[] order(int[] runs, int rows) {
            int[] next = runs.clone();
            int[] order = new int[rows];
            for (int i = 0; i < rows; i++) {
                order[next[RUN_OF_KIND[kinds[i]]]++] = i;
            }
            for (int run = 0; run < RUNS; run++) {
                sortByCode(order, runs[run], runs[run + 1], codes);
            }
            return order;
        }

        private CountyDataset records(County county) {
            int[] asAdded = new int[cells.rows()];
            for (int i = 0; i < asAdded.length; i++) {
                asAdded[i] = i;
            }
            Cells all = cells.build(asAdded, new int[] {asAdded.length});
            List<SchoolReport> reports = new ArrayList<>();
            for (int i = 0; i < asAdded.length; i++) {
                SortedMap<String, FactValue> facts = new TreeMap<>();
                all.facts(layout.schoolColumns(), i, facts);
                facts.putAll(cells.odd(i));
                School school = new School(SchoolCode.of(codes[i]), names[i], SchoolKind.values()[kinds[i]]);
                reports.add(new SchoolReport(school, new Facts(facts)));
            }
            return new CountyDataset(county, reports, kindergartensOrNull, provenance());
        }

        private Provenance provenance() {
            if (countyPlace == null || rowPlace == null) {
                return Provenance.inMemory();
            }
            Map<SchoolCode, String> rows = new HashMap<>();
            for (int i = 0; i < cells.rows(); i++) {
                rows.put(SchoolCode.of(codes[i]), rowPlace.apply(lines[i]));
            }
            return new Provenance(countyPlace, rows, Map.of());
        }

        private static int @Nullable [] byCode(long[] codes) {
            boolean sorted = true;
            for (int i = 1; i < codes.length; i++) {
                sorted &= codes[i - 1] < codes[i];
            }
            if (sorted) {
                return null;
            }
            int[] order = new int[codes.length];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            sortByCode(order, 0, order.length, codes);
            for (int i = 1; i < order.length; i++) {
                if (codes[order[i - 1]] == codes[order[i]]) {
                    throw new IllegalArgumentException("two schools have the code " + codes[order[i]]);
                }
            }
            return order;
        }

        /** Sorts positions by their codes: ten digits take 34 bits, which leaves 29 for the position beside them. */
        private static void sortByCode(int[] order, int from, int to, long[] codes) {
            boolean sorted = true;
            for (int i = from + 1; i < to; i++) {
                sorted &= codes[order[i - 1]] <= codes[order[i]];
            }
            if (sorted) {
                return;
            }
            long[] keys = new long[to - from];
            for (int i = from; i < to; i++) {
                keys[i - from] = codes[order[i]] << POSITION_BITS | order[i];
            }
            Arrays.sort(keys);
            for (int i = from; i < to; i++) {
                order[i] = (int) (keys[i - from] & ((1L << POSITION_BITS) - 1));
            }
        }
    }
}
