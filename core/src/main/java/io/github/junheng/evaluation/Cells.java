package io.github.junheng.evaluation;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.quantity.Reported;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Columns of exact integers. A decimal column holds its numbers times a power of ten, the least that makes all of them whole
 * (12.5 and 3.25 stand as 1250 and 325 at scale 2); a yes or no is 1 or 0, a word its position among the words that the column
 * admits, a day its distance from 1970-01-01. What was not reported is {@link #MISSING}; no other number of a column is negative,
 * days excepted.
 *
 * <p>All columns whose numbers fit stand one after the other in one array of ints, so that a pass over a county's columns reads
 * memory forwards; the rest in one array of longs.
 */
final class Cells {
    static final long MISSING = Long.MIN_VALUE;
    static final int NARROW_MISSING = Integer.MIN_VALUE;
    static final byte BLANK = 0;
    static final byte NARROW = 1;
    static final byte WIDE = 2;
    private static final int INTS_IN_A_LINE = 16;
    static final long[] POWERS_OF_TEN = new long[19];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
        }
    }

    final int rows;
    final int[] narrow;
    final long[] wide;
    /** Where the numbers of a column stand: {@link #BLANK} for nowhere, {@link #NARROW} or {@link #WIDE}. */
    final byte[] width;
    /** Where row 0 of a column would stand; only the rows from the first to the last that reported it are held. */
    final int[] start;

    final int[] first;
    final int[] end;
    /** Decimals that were made whole. */
    final byte[] scale;
    /** The greatest number of a column, and the least. */
    final long[] max;

    final long[] min;
    /** Bit k of a column: whether rows of run k lack the cell. */
    final byte[] gaps;

    private final @Nullable Lists @Nullable [] lists;
    private final String @Nullable [] @Nullable [] texts;

    private Cells(
            int rows,
            int[] narrow,
            long[] wide,
            byte[] width,
            int[] start,
            int[] first,
            int[] end,
            byte[] scale,
            long[] max,
            long[] min,
            byte[] gaps,
            @Nullable Lists @Nullable [] lists,
            String @Nullable [] @Nullable [] texts) {
        this.rows = rows;
        this.narrow = narrow;
        this.wide = wide;
        this.width = width;
        this.start = start;
        this.first = first;
        this.end = end;
        this.scale = scale;
        this.max = max;
        this.min = min;
        this.gaps = gaps;
        this.lists = lists;
        this.texts = texts;
    }

    /** The lists of a column: elements of row i from {@code from(i)} to {@code to(i)}. */
    static final class Lists {
        /** Where each row's elements begin; the complement of it where the list was not reported. */
        final int[] starts;

        final long[] elements;
        final int scale;

        Lists(int[] starts, long[] elements, int scale) {
            this.starts = starts;
            this.elements = elements;
            this.scale = scale;
        }

        boolean isMissing(int row) {
            return starts[row] < 0;
        }

        int from(int row) {
            return starts[row] < 0 ? ~starts[row] : starts[row];
        }

        int to(int row) {
            return from(row + 1);
        }

        Lists single(int row) {
            int from = from(row);
            return new Lists(new int[] {isMissing(row) ? ~from : from, to(row)}, elements, scale);
        }

        /** One list by itself, which may be missing; null where longs cannot hold its elements. */
        static @Nullable Lists of(FactValue.@Nullable Amounts amounts) {
            if (amounts == null) {
                return new Lists(new int[] {~0, 0}, new long[0], 0);
            }
            List<Reported<BigDecimal>> values = amounts.values();
            int decimals = 0;
            for (Reported<BigDecimal> value : values) {
                if (value instanceof Reported.Known<BigDecimal> known) {
                    if (!holdsDecimal(known.value())) {
                        return null;
                    }
                    decimals = Math.max(decimals, known.value().scale());
                }
            }
            long[] elements = new long[values.size()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = MISSING;
                if (values.get(i) instanceof Reported.Known<BigDecimal> known) {
                    elements[i] = scaled(known.value(), decimals);
                    if (elements[i] == MISSING) {
                        return null;
                    }
                }
            }
            return new Lists(new int[] {0, elements.length}, elements, decimals);
        }
    }

    @Nullable
    Lists lists(int column) {
        return lists == null ? null : lists[column];
    }

    /** A number of a column, or {@link #MISSING}. */
    long get(int column, int row) {
        if (row < first[column] || row >= end[column]) {
            return MISSING;
        }
        int at = start[column] + row;
        if (width[column] == NARROW) {
            return narrow[at] == NARROW_MISSING ? MISSING : narrow[at];
        }
        return wide[at];
    }

    /** Whether one of the rows reported a column, whatever its type. */
    boolean isReported(int column, int from, int to) {
        Lists all = lists(column);
        String[] words = texts == null ? null : texts[column];
        boolean reported = false;
        for (int row = from; row < to && all != null; row++) {
            reported |= !all.isMissing(row);
        }
        for (int row = from; row < to && words != null; row++) {
            reported |= words[row] != null;
        }
        int last = Math.min(to, end[column]);
        for (int row = Math.max(from, first[column]); row < last; row++) {
            reported |= get(column, row) != MISSING;
        }
        return reported;
    }

    /**
     * Reads one number of each line of memory up to the end of a column, forwards. These reads do not wait for each other as those of
     * the sums that follow do, so that columns which are in no cache come in side by side.
     *
     * @param last the column that lies last of those to be read
     */
    long touch(int last) {
        long read = 0;
        int to = width[last] == NARROW ? start[last] + end[last] : narrow.length;
        for (int i = 0; i < to; i += INTS_IN_A_LINE) {
            read += narrow[i];
        }
        return read;
    }

    /**
     * One row by itself, at the same scales, as it is now reported.
     *
     * @param columns those that are looked at; of the rest nothing is told
     */
    Cells single(int row, int[] columns, RowChange change) {
        long[] values = new long[start.length];
        long[] max = new long[start.length];
        Arrays.fill(values, MISSING);
        @Nullable Lists[] own = null;
        @Nullable String[][] words = null;
        for (int c : columns) {
            values[c] = get(c, row);
            Lists all = lists(c);
            if (all != null) {
                own = own == null ? new @Nullable Lists[values.length] : own;
                own[c] = all.single(row);
            }
            if (texts != null && texts[c] != null) {
                words = words == null ? new String[values.length][] : words;
                words[c] = new String[] {texts[c][row]};
            }
        }
        change.into(values);
        if (change.hasLists()) {
            own = own == null ? new @Nullable Lists[values.length] : own;
            change.into(own);
        }
        for (int c : columns) {
            max[c] = Math.max(0, values[c]);
        }
        Shape shape = values.length == Shape.USUAL.start.length ? Shape.USUAL : new Shape(values.length);
        return new Cells(
                1,
                new int[0],
                values,
                shape.width,
                shape.start,
                shape.first,
                shape.end,
                scale,
                max,
                max,
                shape.gaps,
                own,
                words);
    }

    /** How the columns of a single row lie: a long each, side by side, any of which may be missing. */
    private static final class Shape {
        static final Shape USUAL = new Shape(SchoolColumns.all().size());

        private final byte[] width;
        private final int[] start;
        private final int[] first;
        private final int[] end;
        private final byte[] gaps;

        Shape(int columns) {
            width = new byte[columns];
            start = new int[columns];
            first = new int[columns];
            end = new int[columns];
            gaps = new byte[columns];
            for (int c = 0; c < columns; c++) {
                width[c] = WIDE;
                start[c] = c;
                end[c] = 1;
                gaps[c] = -1;
            }
        }
    }

    /** A value as its column, as it is scaled, holds it; {@link #MISSING} where it cannot. */
    long number(int column, FactDefinition definition, FactValue value) {
        if (!definition.type().holds(value)) {
            return MISSING;
        }
        if (value instanceof FactValue.Amount amount) {
            boolean whole = amount.value().scale() <= 0;
            return whole || definition.type() != FactType.CODE ? scaled(amount.value(), scale[column]) : MISSING;
        }
        if (value instanceof FactValue.Flag flag) {
            return flag.value() ? 1 : 0;
        }
        if (value instanceof FactValue.Day day) {
            return day.value().toEpochDay();
        }
        if (value instanceof FactValue.Time time) {
            return time.minutes();
        }
        int position = value instanceof FactValue.Word word ? definition.words().indexOf(word.value()) : -1;
        return position < 0 ? MISSING : position;
    }

    /** A number times a power of ten; {@link #MISSING} where it is negative, not whole then, or has more than 18 digits. */
    private static long scaled(BigDecimal value, int scale) {
        int more = scale - value.scale();
        return value.signum() < 0 || more < 0 || value.precision() + more > 18
                ? MISSING
                : value.scaleByPowerOfTen(value.scale()).longValueExact() * POWERS_OF_TEN[more];
    }

    /** The text of a row; null where there is none. */
    @Nullable
    String text(int column, int row) {
        String[] all = texts == null ? null : texts[column];
        return all == null ? null : all[row];
    }

    /** Whether a row reported just this list. */
    boolean isList(int column, int row, FactValue.@Nullable Amounts value) {
        Lists all = lists(column);
        if (all == null || all.isMissing(row) || value == null) {
            return value == null && (all == null || all.isMissing(row));
        }
        int from = all.from(row);
        List<Reported<BigDecimal>> elements = value.values();
        boolean same = elements.size() == all.to(row) - from;
        for (int i = 0; same && i < elements.size(); i++) {
            long element = elements.get(i) instanceof Reported.Known<BigDecimal> known
                    ? scaled(known.value(), all.scale)
                    : MISSING;
            same = element == all.elements[from + i]
                    && (element != MISSING || !(elements.get(i) instanceof Reported.Known<BigDecimal>));
        }
        return same;
    }

    /** What a row reported, as values; {@code into} gets what is there. */
    void facts(List<FactDefinition> columns, int row, SortedMap<String, FactValue> into) {
        for (int column = 0; column < columns.size(); column++) {
            FactDefinition definition = columns.get(column);
            FactValue value = value(definition, column, row);
            if (value != null) {
                into.put(definition.id(), value);
            }
        }
    }

    private @Nullable FactValue value(FactDefinition definition, int column, int row) {
        FactType type = definition.type();
        if (type.isList()) {
            return list(type, column, row);
        }
        if (type == FactType.TEXT) {
            String text = text(column, row);
            return text == null ? null : new FactValue.Word(text);
        }
        long number = get(column, row);
        if (number == MISSING) {
            return null;
        }
        return switch (type) {
            case FLAG -> new FactValue.Flag(number == 1);
            case WORD -> new FactValue.Word(definition.words().get((int) number));
            case DATE -> new FactValue.Day(LocalDate.ofEpochDay(number));
            case TIME, EVENING -> new FactValue.Time((int) number);
            default ->
                scale[column] == 0
                        ? FactValue.Amount.of(number)
                        : new FactValue.Amount(BigDecimal.valueOf(number, scale[column]));
        };
    }

    private @Nullable FactValue list(FactType type, int column, int row) {
        if (type == FactType.TEXT_LIST) {
            return null;
        }
        Lists all = lists(column);
        if (all == null || all.isMissing(row)) {
            return null;
        }
        List<Reported<BigDecimal>> values = new ArrayList<>();
        for (int i = all.from(row); i < all.to(row); i++) {
            values.add(
                    all.elements[i] == MISSING
                            ? Reported.none()
                            : Reported.of(BigDecimal.valueOf(all.elements[i], all.scale)));
        }
        return new FactValue.Amounts(values);
    }

    private static boolean holdsDecimal(BigDecimal value) {
        return value.precision() - Math.min(value.scale(), 0) <= 18 && value.scale() <= 18;
    }

    private static int decimals(BigDecimal value) {
        return Math.max(value.scale(), 0);
    }

    /** Collects rows. It can be used again once its columns were made. */
    static final class Builder {
        private final List<FactDefinition> columns;
        private final int[] inMemory;
        private final long[][] numbers;
        private final byte[] scale;
        private final @Nullable ListBuilder[] lists;
        private final @Nullable String[][] texts;
        /** What no column can hold, by row: wrong types, negative numbers, numbers beyond a long. */
        private final List<SortedMap<String, FactValue>> odd = new ArrayList<>();

        private int rows;
        private int capacity = 16;

        /** @param inMemory the positions of the columns in the order in which they are to lie in memory */
        Builder(List<FactDefinition> columns, int[] inMemory) {
            this.inMemory = inMemory;
            this.columns = columns;
            numbers = new long[columns.size()][];
            lists = new @Nullable ListBuilder[columns.size()];
            texts = new String[columns.size()][];
            scale = new byte[columns.size()];
            for (int c = 0; c < columns.size(); c++) {
                FactType type = columns.get(c).type();
                if (type.isList()) {
                    lists[c] = new ListBuilder();
                } else if (type == FactType.TEXT) {
                    texts[c] = new String[capacity];
                } else {
                    numbers[c] = blank(new long[capacity], 0);
                }
            }
        }

        /** Nothing is reported from a row on. */
        private static long[] blank(long[] column, int from) {
            Arrays.fill(column, from, column.length, MISSING);
            return column;
        }

        int rows() {
            return rows;
        }

        boolean isOdd() {
            return !odd.isEmpty();
        }

        /** Begins a row; nothing of it is reported yet. */
        int add() {
            if (rows == capacity) {
                capacity *= 2;
                for (int c = 0; c < columns.size(); c++) {
                    numbers[c] = numbers[c] == null ? null : blank(Arrays.copyOf(numbers[c], capacity), rows);
                    texts[c] = texts[c] == null ? null : Arrays.copyOf(texts[c], capacity);
                }
            }
            for (ListBuilder list : lists) {
                if (list != null) {
                    list.addRow(rows);
                }
            }
            return rows++;
        }

        /** Sets a number of the last row: {@code unscaled · 10^-scale}; whether the column can hold it. */
        boolean set(int column, long unscaled, int decimals) {
            long[] values = numbers[column];
            if (values == null || unscaled < 0) {
                return false;
            }
            long value = unscaled;
            int own = scale[column];
            if (decimals > own) {
                if (!rescale(column, decimals)) {
                    return false;
                }
            } else if (decimals < own) {
                long factor = POWERS_OF_TEN[own - decimals];
                if (value > Long.MAX_VALUE / factor) {
                    return false;
                }
                value *= factor;
            }
            values[rows - 1] = value;
            return true;
        }

        private boolean rescale(int column, int decimals) {
            int more = decimals - scale[column];
            if (more >= POWERS_OF_TEN.length) {
                return false;
            }
            long factor = POWERS_OF_TEN[more];
            long[] values = numbers[column];
            for (int i = 0; i < rows; i++) {
                if (values[i] > Long.MAX_VALUE / factor) {
                    return false;
                }
            }
            for (int i = 0; i < rows; i++) {
                if (values[i] != MISSING) {
                    values[i] *= factor;
                }
            }
            scale[column] = (byte) decimals;
            return true;
        }

        /** Sets a yes or no, a word's position or a day of the last row. */
        void setCode(int column, long code) {
            numbers[column][rows - 1] = code;
        }

        void setText(int column, String text) {
            texts[column][rows - 1] = text;
        }

        /** Sets a list of the last row; an element may be {@link #MISSING}. */
        boolean setList(int column, long[] elements, int from, int to, int decimals) {
            ListBuilder list = lists[column];
            return list != null && list.set(elements, from, to, decimals);
        }

        /** Sets the last row to what another row is. */
        void copy(Cells from, int row) {
            for (int c = 0; c < columns.size(); c++) {
                long[] column = numbers[c];
                ListBuilder list = lists[c];
                if (column != null) {
                    long number = from.get(c, row);
                    FactType type = columns.get(c).type();
                    if (number != MISSING && type.isNumber()) {
                        if (!set(c, number, from.scale[c])) {
                            setOdd(c, new FactValue.Amount(BigDecimal.valueOf(number, from.scale[c])));
                        }
                    } else {
                        column[rows - 1] = number;
                    }
                } else if (list != null) {
                    Lists all = from.lists(c);
                    FactValue left = all == null
                                    || all.isMissing(row)
                                    || list.set(all.elements, all.from(row), all.to(row), all.scale)
                            ? null
                            : from.list(columns.get(c).type(), c, row);
                    if (left != null) {
                        setOdd(c, left);
                    }
                } else if (from.texts != null && from.texts[c] != null) {
                    texts[c][rows - 1] = from.texts[c][row];
                }
            }
        }

        /** Sets a value of the last row, whatever it is. */
        void set(int column, FactValue value) {
            if (!held(column, value) && !isOfCounty(column)) {
                setOdd(column, value);
            }
        }

        /** Texts of the county stand in its facts and in no rule; of a school they have to be kept. */
        private boolean isOfCounty(int column) {
            FactDefinition definition = columns.get(column);
            return definition.type() == FactType.TEXT_LIST && definition.place() == Place.COUNTY;
        }

        void setOdd(int column, FactValue value) {
            while (odd.size() < rows) {
                odd.add(new TreeMap<>());
            }
            odd.get(rows - 1).put(columns.get(column).id(), value);
        }

        private boolean held(int column, FactValue value) {
            FactDefinition definition = columns.get(column);
            FactType type = definition.type();
            if (!type.holds(value)) {
                return false;
            }
            if (value instanceof FactValue.Amount amount) {
                return holdsDecimal(amount.value())
                        && (type != FactType.CODE || amount.value().scale() <= 0)
                        && set(column, unscaled(amount.value()), decimals(amount.value()));
            }
            if (value instanceof FactValue.Flag flag) {
                setCode(column, flag.value() ? 1 : 0);
                return true;
            }
            if (value instanceof FactValue.Word word) {
                if (type == FactType.TEXT) {
                    setText(column, word.value());
                    return true;
                }
                int position = definition.words().indexOf(word.value());
                if (position >= 0) {
                    setCode(column, position);
                }
                return position >= 0;
            }
            if (value instanceof FactValue.Day day) {
                setCode(column, day.value().toEpochDay());
                return true;
            }
            if (value instanceof FactValue.Time time) {
                setCode(column, time.minutes());
                return true;
            }
            ListBuilder list = lists[column];
            return list != null && value instanceof FactValue.Amounts amounts && list.set(amounts);
        }

        private static long unscaled(BigDecimal value) {
            return value.scale() >= 0
                    ? value.unscaledValue().longValueExact()
                    : value.toBigIntegerExact().longValueExact();
        }

        /** What a row holds that no column can. */
        SortedMap<String, FactValue> odd(int row) {
            return row < odd.size() ? odd.get(row) : new TreeMap<>();
        }

        /**
         * The columns, with row {@code order[i]} as row i.
         *
         * @param runEnds the end of each run of rows, for {@link Cells#gaps}
         */
        Cells build(int[] order, int[] runEnds) {
            int size = columns.size();
            byte[] width = new byte[size];
            int[] start = new int[size];
            int[] first = new int[size];
            int[] end = new int[size];
            long[] max = new long[size];
            long[] min = new long[size];
            byte[] gaps = new byte[size];
            int narrowSize = 0;
            int wideSize = 0;
            int[] source = isSorted(order, rows) ? null : order;
            for (int c : inMemory) {
                long[] values = numbers[c];
                if (values == null) {
                    continue;
                }
                int from = 0;
                int to = 0;
                long greatest = 0;
                long least = 0;
                boolean fits = true;
                int lacking = 0;
                int row = 0;
                for (int run = 0; run < runEnds.length; run++) {
                    int runEnd = runEnds[run];
                    for (; row < runEnd; row++) {
                        long value = values[source == null ? row : source[row]];
                        if (value == MISSING) {
                            lacking |= 1 << run;
                        } else {
                            least = to == 0 ? value : Math.min(least, value);
                            from = to == 0 ? row : from;
                            to = row + 1;
                            greatest = Math.max(greatest, value);
                            fits &= value == (int) value && value != NARROW_MISSING;
                        }
                    }
                }
                first[c] = from;
                end[c] = to;
                max[c] = greatest;
                min[c] = least;
                gaps[c] = (byte) lacking;
                int held = to - from;
                if (held > 0 && fits) {
                    width[c] = NARROW;
                    start[c] = narrowSize - from;
                    narrowSize += held;
                } else if (held > 0) {
                    width[c] = WIDE;
                    start[c] = wideSize - from;
                    wideSize += held;
                }
            }
            int[] narrow = new int[narrowSize];
            long[] wide = new long[wideSize];
            for (int c : inMemory) {
                if (width[c] == NARROW) {
                    narrow(numbers[c], source, first[c], end[c], narrow, start[c]);
                } else if (width[c] == WIDE) {
                    for (int i = first[c]; i < end[c]; i++) {
                        wide[start[c] + i] = numbers[c][order[i]];
                    }
                }
            }
            return new Cells(
                    rows,
                    narrow,
                    wide,
                    width,
                    start,
                    first,
                    end,
                    scale.clone(),
                    max,
                    min,
                    gaps,
                    lists(order),
                    texts(order));
        }

        private static boolean isSorted(int[] order, int rows) {
            boolean sorted = true;
            for (int i = 0; i < rows; i++) {
                sorted &= order[i] == i;
            }
            return sorted;
        }

        private static void narrow(long[] values, int @Nullable [] order, int first, int end, int[] narrow, int start) {
            for (int i = first; i < end; i++) {
                long value = values[order == null ? i : order[i]];
                narrow[start + i] = value == MISSING ? NARROW_MISSING : (int) value;
            }
        }

        private @Nullable Lists @Nullable [] lists(int[] order) {
            @Nullable Lists[] built = null;
            for (int c = 0; c < columns.size(); c++) {
                ListBuilder list = lists[c];
                if (list != null && list.any) {
                    built = built == null ? new @Nullable Lists[columns.size()] : built;
                    built[c] = list.build(order, rows);
                }
            }
            return built;
        }

        private boolean hasText(@Nullable String[] column) {
            for (int i = 0; i < rows; i++) {
                if (column[i] != null) {
                    return true;
                }
            }
            return false;
        }

        private String @Nullable [] @Nullable [] texts(int[] order) {
            String[][] built = null;
            for (int c = 0; c < columns.size(); c++) {
                if (texts[c] != null && hasText(texts[c])) {
                    built = built == null ? new String[columns.size()][] : built;
                    built[c] = new String[rows];
                    for (int i = 0; i < rows; i++) {
                        built[c][i] = texts[c][order[i]];
                    }
                }
            }
            return built;
        }

        /** Forgets the rows; arrays are kept for the next ones. */
        void clear() {
            for (int c = 0; c < columns.size(); c++) {
                if (numbers[c] != null) {
                    Arrays.fill(numbers[c], 0, rows, MISSING);
                } else if (texts[c] != null) {
                    Arrays.fill(texts[c], 0, rows, null);
                }
            }
            rows = 0;
            odd.clear();
            Arrays.fill(scale, (byte) 0);
            for (ListBuilder list : lists) {
                if (list != null) {
                    list.clear();
                }
            }
        }
    }

    private static final class ListBuilder {
        private int[] from = new int[16];
        private int[] to = new int[16];
        private long[] elements = new long[64];
        private int size;
        private int scale;
        private int last;
        private boolean any;

        void addRow(int row) {
            if (row == from.length) {
                from = Arrays.copyOf(from, 2 * row);
                to = Arrays.copyOf(to, 2 * row);
            }
            from[row] = -1;
            to[row] = -1;
            last = row;
        }

        /** Sets the list of the last row; whether longs can hold its elements. */
        boolean set(FactValue.Amounts amounts) {
            Lists one = Lists.of(amounts);
            return one != null && set(one.elements, 0, one.elements.length, one.scale);
        }

        boolean set(long[] source, int start, int end, int decimals) {
            if (decimals > scale && !rescale(decimals)) {
                return false;
            }
            long factor = POWERS_OF_TEN[scale - Math.min(decimals, scale)];
            long greatest = Long.MAX_VALUE / factor;
            for (int i = start; i < end; i++) {
                if (source[i] > greatest || (source[i] < 0 && source[i] != MISSING)) {
                    return false;
                }
            }
            int count = end - start;
            if (size + count > elements.length) {
                elements = Arrays.copyOf(elements, Math.max(2 * elements.length, size + count));
            }
            from[last] = size;
            for (int i = start; i < end; i++) {
                elements[size++] = source[i] == MISSING ? MISSING : source[i] * factor;
            }
            to[last] = size;
            any = true;
            return true;
        }

        private boolean rescale(int decimals) {
            if (decimals - scale >= POWERS_OF_TEN.length) {
                return false;
            }
            long factor = POWERS_OF_TEN[decimals - scale];
            for (int i = 0; i < size; i++) {
                if (elements[i] > Long.MAX_VALUE / factor) {
                    return false;
                }
            }
            for (int i = 0; i < size; i++) {
                elements[i] = elements[i] == MISSING ? MISSING : elements[i] * factor;
            }
            scale = decimals;
            return true;
        }

        Lists build(int[] order, int rows) {
            int[] starts = new int[rows + 1];
            long[] ordered = new long[size];
            int at = 0;
            for (int i = 0; i < rows; i++) {
                int row = order[i];
                starts[i] = from[row] < 0 ? ~at : at;
                for (int k = from[row]; k >= 0 && k < to[row]; k++) {
                    ordered[at++] = elements[k];
                }
            }
            starts[rows] = at;
            return new Lists(starts, Arrays.copyOf(ordered, at), scale);
        }

        void clear() {
            size = 0;
            scale = 0;
            any = false;
        }
    }
}
