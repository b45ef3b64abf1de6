package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Place;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.TableLayout;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One school of a nation's file. A cell goes from the parser's own characters to a number; one that is not as nearly all are, is
 * read as {@link CellText} reads every other cell, so that it says the same. The same row is used for the whole file.
 */
final class NationRow {
    static final FactDefinition COUNTY =
            new FactDefinition("county", "县代码", FactType.TEXT, "", Place.SCHOOL, List.of());
    private static final SchoolKind[] KINDS = SchoolKind.ofRows().toArray(SchoolKind[]::new);
    private static final int CODE_DIGITS = 10;
    /** As many digits before the point as {@link CellText} admits. */
    private static final int MOST_WHOLE_DIGITS = 15;
    /** As many digits as a long always holds. */
    private static final int MOST_DIGITS = 18;

    private static final long[] POWERS = new long[MOST_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    /** How the cells of a column are read. */
    private enum Reading {
        COUNTY,
        ID,
        NAME,
        KIND,
        COUNT,
        YEAR,
        CODE,
        DECIMAL,
        FLAG,
        WORD,
        NUMBERS,
        OTHER
    }

    /** What a cell holds. */
    private enum Held {
        NUMBER,
        NUMBERS,
        VALUE
    }

    private final List<FactDefinition> columns;
    private final FactType[] types;
    private final boolean[] isNumber;
    private final boolean[] isList;
    private final Reading[] readings;
    private final char[][][] words;
    /** The place of a column in the table's layout. */
    private final int[] places;

    private final boolean lenient;
    private final boolean json;
    private final String file;
    private final IntFunction<String> where;

    private final Held[] held;
    private final long[] numbers;
    private final byte[] decimals;
    private final int[] starts;
    private final int[] ends;
    private final @Nullable FactValue[] values;
    /** The columns that hold something, in the order in which they were read. */
    private final int[] filled;

    private int size;
    private boolean hasValues;
    private long[] elements = new long[64];
    private byte[] elementDecimals = new byte[64];
    private int elementCount;

    private int line;
    private ProblemLog problems;
    private boolean stray;
    private boolean hasCounty;
    private String county = "";
    private long code;
    private @Nullable String codeText;
    private @Nullable String name;
    private boolean nameFaulty;
    private @Nullable SchoolKind kind;
    private @Nullable String kindText;

    /** The number that was read last, times ten to the power of its decimals. */
    private long number;

    private int scale;

    /** @param json whether a row is an object on one line, not a row of a CSV file */
    NationRow(TableLayout layout, String file, boolean json, boolean lenient) {
        columns = new ArrayList<>(List.of(COUNTY, SchoolRows.ID, SchoolRows.NAME, SchoolRows.KIND));
        int identities = columns.size();
        columns.addAll(layout.schoolColumns());
        this.json = json;
        this.file = file;
        this.lenient = lenient;
        where = json ? row -> file + ":" + row + " $" : row -> file + ":" + row;
        problems = new ProblemLog(lenient);
        int count = columns.size();
        types = columns.stream().map(FactDefinition::type).toArray(FactType[]::new);
        isNumber = new boolean[count];
        isList = new boolean[count];
        readings = new Reading[count];
        words = new char[count][][];
        places = new int[count];
        held = new Held[count];
        numbers = new long[count];
        decimals = new byte[count];
        starts = new int[count];
        ends = new int[count];
        values = new FactValue[count];
        filled = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = i - identities;
            isNumber[i] = types[i].isNumber();
            isList[i] = types[i].isList();
            readings[i] = i < identities ? Reading.values()[i] : reading(columns.get(i));
            List<String> admitted = readings[i] == Reading.KIND
                    ? Arrays.stream(KINDS).map(SchoolKind::zh).toList()
                    : readings[i] == Reading.FLAG
                            ? List.of(CellText.NO, CellText.YES)
                            : columns.get(i).words();
            words[i] = admitted.stream().map(String::toCharArray).toArray(char[][]::new);
        }
    }

    private static Reading reading(FactDefinition column) {
        // What has a bound is read by the one place that knows it.
        return column.atMostOrNull() != null ? Reading.OTHER : reading(column.type());
    }

    private static Reading reading(FactType type) {
        return switch (type) {
            case COUNT -> Reading.COUNT;
            case YEAR -> Reading.YEAR;
            case CODE -> Reading.CODE;
            case DECIMAL -> Reading.DECIMAL;
            case FLAG -> Reading.FLAG;
            case WORD -> Reading.WORD;
            case COUNT_LIST, DECIMAL_LIST -> Reading.NUMBERS;
            case TEXT, DATE, TIME, EVENING, TEXT_LIST -> Reading.OTHER;
        };
    }

    /** What the file may hold; what is read next is told by its place in this list. */
    List<FactDefinition> columns() {
        return columns;
    }

    String file() {
        return file;
    }

    int line() {
        return line;
    }

    /** What a line of the file is called. */
    IntFunction<String> where() {
        return where;
    }

    String where(FactDefinition column) {
        return where.apply(line) + (json ? "." + column.id() : " " + column.name());
    }

    /** What is wrong in the row. */
    ProblemLog problems() {
        return problems;
    }

    /** Whether the row cannot be read, or names no county. */
    boolean isStray() {
        return stray || !hasCounty;
    }

    String county() {
        return county;
    }

    void begin(long startingLine) {
        line = (int) startingLine;
        for (int i = 0; i < size && hasValues; i++) {
            values[filled[i]] = null;
        }
        hasValues = false;
        size = 0;
        elementCount = 0;
        stray = false;
        hasCounty = false;
        code = -1;
        codeText = null;
        name = null;
        nameFaulty = false;
        kind = null;
        kindText = null;
        if (!problems.problems().isEmpty()) {
            problems = new ProblemLog(lenient);
        }
    }

    /** Notes that no cell of the row can be trusted. */
    void spoil(ProblemCode problem, String... details) {
        problems = new ProblemLog(lenient);
        problems.add(problem, where.apply(line), details);
        stray = true;
    }

    /** Says so where the row names no county. */
    void end() {
        if (!hasCounty && !stray) {
            problems.add(ProblemCode.CELL_REQUIRED, where(COUNTY), COUNTY.name());
        }
    }

    /** Reads the cell of a CSV file, without the blanks around it. */
    void cell(int column, char[] buffer, int from, int end) {
        if (!text(column, buffer, from, end)) {
            CellText.Parsed parsed = CellText.parse(columns.get(column), new String(buffer, from, end - from));
            if (parsed instanceof CellText.Parsed.Value value) {
                value(column, value.value());
            } else if (parsed instanceof CellText.Parsed.Fault fault) {
                problems.addOfCell(fault.at(where(columns.get(column))));
            }
        }
    }

    /** Takes a value that was read otherwise. */
    void value(int column, FactValue value) {
        if (places[column] >= 0) {
            values[column] = value;
            hasValues = true;
            fill(column, Held.VALUE);
        } else {
            char[] text = value.toText().toCharArray();
            text(column, text, 0, text.length);
        }
    }

    /** Notes that a cell that was read otherwise is faulty, which was said. */
    void faulty(int column) {
        nameFaulty |= readings[column] == Reading.NAME;
    }

    /** Whether a column holds one number. */
    boolean isNumber(int column) {
        return isNumber[column];
    }

    boolean isFlag(int column) {
        return readings[column] == Reading.FLAG;
    }

    /** Whether a column holds a list of numbers. */
    boolean isNumbers(int column) {
        return readings[column] == Reading.NUMBERS;
    }

    boolean isList(int column) {
        return isList[column];
    }

    void flag(int column, boolean yes) {
        numbers[column] = yes ? 1 : 0;
        decimals[column] = 0;
        fill(column, Held.NUMBER);
    }

    /**
     * Reads a number that begins here and ends before a comma or the end of the line, as most cells do; where it ends, or −1 where
     * this is none.
     */
    int number(int column, char[] buffer, int from) {
        boolean decimal = readings[column] == Reading.DECIMAL;
        if (!decimal && readings[column] != Reading.COUNT) {
            return -1;
        }
        long value = 0;
        int at = from;
        int digit = buffer[at] - '0';
        while (digit >= 0 && digit <= 9) {
            value = value * 10 + digit;
            digit = buffer[++at] - '0';
        }
        int whole = at - from;
        int power = 0;
        if (decimal && buffer[at] == '.') {
            digit = buffer[++at] - '0';
            while (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                power++;
                digit = buffer[++at] - '0';
            }
            if (power == 0) {
                return -1;
            }
        }
        if (whole == 0
                || whole > MOST_WHOLE_DIGITS
                || whole + power > MOST_DIGITS
                || (buffer[at] != ',' && buffer[at] != '\n')) {
            return -1;
        }
        while (power > 0 && value % 10 == 0) {
            value /= 10;
            power--;
        }
        number(column, value, power);
        return at;
    }

    /** Reads a text that is not blank; false where it is not as nearly all are. */
    boolean text(int column, char[] buffer, int from, int end) {
        switch (readings[column]) {
            case COUNT -> {
                return count(buffer, from, end) && number(column, number, 0);
            }
            case DECIMAL -> {
                return decimal(buffer, from, end) && number(column, number, scale);
            }
            case YEAR -> {
                return end - from == 4 && buffer[from] != '0' && count(buffer, from, end) && number(column, number, 0);
            }
            case CODE -> {
                return place(words[column], buffer, from, end) >= 0
                        && count(buffer, from, end)
                        && number(column, number, 0);
            }
            case FLAG, WORD -> {
                int place = place(words[column], buffer, from, end);
                return place >= 0 && number(column, place, 0);
            }
            case NUMBERS -> {
                return list(column, buffer, from, end);
            }
            case COUNTY -> {
                if (!isSame(county, buffer, from, end)) {
                    county = new String(buffer, from, end - from);
                }
                hasCounty = true;
                return true;
            }
            case ID -> {
                code = end - from == CODE_DIGITS && count(buffer, from, end) && SchoolCode.isValid(number)
                        ? number
                        : -1;
                codeText = code < 0 ? new String(buffer, from, end - from) : null;
                return true;
            }
            case NAME -> {
                name = new String(buffer, from, end - from);
                return true;
            }
            case KIND -> {
                int place = place(words[column], buffer, from, end);
                kind = place < 0 ? null : KINDS[place];
                kindText = place < 0 ? new String(buffer, from, end - from) : null;
                return true;
            }
            case OTHER -> {
                return false;
            }
        }
        return false;
    }

    private void fill(int column, Held what) {
        held[column] = what;
        filled[size++] = column;
    }

    private boolean number(int column, long unscaled, int power) {
        numbers[column] = unscaled;
        decimals[column] = (byte) power;
        fill(column, Held.NUMBER);
        return true;
    }

    private static boolean isSame(String text, char[] buffer, int from, int end) {
        if (text.length() != end - from) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != buffer[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** The place of a word among those of a column; −1 where it is none of them. */
    private static int place(char[][] words, char[] buffer, int from, int end) {
        int length = end - from;
        for (int i = 0; i < words.length; i++) {
            char[] word = words[i];
            if (word.length == length && word[0] == buffer[from]) {
                int same = 1;
                while (same < length && word[same] == buffer[from + same]) {
                    same++;
                }
                if (same == length) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Reads digits into {@link #number}. */
    private boolean count(char[] buffer, int from, int end) {
        if (end - from > MOST_WHOLE_DIGITS) {
            return false;
        }
        long value = 0;
        for (int i = from; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        number = value;
        return end > from;
    }

    /** Reads a plain decimal into {@link #number} and {@link #scale}, without zeros at its end. */
    private boolean decimal(char[] buffer, int from, int end) {
        if (end - from > MOST_DIGITS) {
            return false;
        }
        long value = 0;
        int point = -1;
        for (int i = from; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (buffer[i] == '.' && point < 0) {
                point = i;
            } else {
                return false;
            }
        }
        int whole = (point < 0 ? end : point) - from;
        int after = point < 0 ? 0 : end - point - 1;
        if (whole == 0 || whole > MOST_WHOLE_DIGITS || (point >= 0 && after == 0)) {
            return false;
        }
        while (after > 0 && value % 10 == 0) {
            value /= 10;
            after--;
        }
        number = value;
        scale = after;
        return true;
    }

    /** Reads numbers that are separated by semicolons. */
    private boolean list(int column, char[] buffer, int from, int end) {
        int before = elementCount;
        if (types[column] == FactType.COUNT_LIST) {
            return counts(column, buffer, from, end);
        }
        int at = from;
        for (int i = from; i <= end; i++) {
            if (i == end || buffer[i] == ';') {
                if (!element(column, buffer, at, i)) {
                    elementCount = before;
                    return false;
                }
                at = i + 1;
            }
        }
        return endList(column, before);
    }

    /** Reads counts that are separated by semicolons, none of them long. */
    private boolean counts(int column, char[] buffer, int from, int end) {
        room((end - from) / 2 + 1);
        long[] into = elements;
        int count = elementCount;
        long value = 0;
        int digits = 0;
        for (int i = from; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                digits++;
            } else if (digit == ';' - '0' && digits > 0 && digits <= MOST_WHOLE_DIGITS) {
                into[count++] = value;
                value = 0;
                digits = 0;
            } else {
                return false;
            }
        }
        if (digits == 0 || digits > MOST_WHOLE_DIGITS) {
            return false;
        }
        into[count++] = value;
        boolean none = count == elementCount + 1 && value == 0;
        starts[column] = elementCount;
        elementCount = none ? elementCount : count;
        ends[column] = elementCount;
        decimals[column] = 0;
        fill(column, Held.NUMBERS);
        return true;
    }

    private void room(int more) {
        if (elementCount + more > elements.length) {
            elements = Arrays.copyOf(elements, 2 * (elementCount + more));
            elementDecimals = Arrays.copyOf(elementDecimals, elements.length);
        }
    }

    /** Where the elements of the next list begin. */
    int beginList() {
        return elementCount;
    }

    /** Reads one element of a list; false where it is not as nearly all are. */
    boolean element(int column, char[] buffer, int from, int end) {
        boolean whole = types[column] == FactType.COUNT_LIST;
        if (whole ? !count(buffer, from, end) : !decimal(buffer, from, end)) {
            return false;
        }
        room(1);
        elements[elementCount] = number;
        elementDecimals[elementCount++] = (byte) (whole ? 0 : scale);
        return true;
    }

    /** Ends a list: its elements get one scale, and one zero alone says that there is nothing; false where they do not fit. */
    boolean endList(int column, int from) {
        if (elementCount == from + 1 && elements[from] == 0) {
            elementCount = from;
        }
        int power = 0;
        for (int i = from; i < elementCount; i++) {
            power = Math.max(power, elementDecimals[i]);
        }
        for (int i = from; i < elementCount; i++) {
            if (elementDecimals[i] < power) {
                long factor = POWERS[power - elementDecimals[i]];
                if (elements[i] > Long.MAX_VALUE / factor) {
                    return false;
                }
                elements[i] *= factor;
            }
        }
        starts[column] = from;
        ends[column] = elementCount;
        decimals[column] = (byte) power;
        fill(column, Held.NUMBERS);
        return true;
    }

    /** Notes what is wrong with the school's identity; its code, or −1 where it has none. */
    long code() {
        if (code < 0) {
            if (codeText == null) {
                problems.add(ProblemCode.CELL_REQUIRED, where(SchoolRows.ID), SchoolRows.ID.name());
            } else {
                problems.add(ProblemCode.SCHOOL_CODE_INVALID, where(SchoolRows.ID), CellText.shown(codeText));
            }
        }
        return code;
    }

    /** Hands the school on, where it is one; what is wrong with its name and kind is noted. */
    void addTo(CountyTable.Builder builder, boolean counts) {
        if (name == null && !nameFaulty) {
            problems.addOfCell(ProblemCode.CELL_REQUIRED, where(SchoolRows.NAME), SchoolRows.NAME.name());
        }
        SchoolKind known = kind;
        if (known == null) {
            if (kindText == null) {
                problems.add(ProblemCode.CELL_REQUIRED, where(SchoolRows.KIND), SchoolRows.KIND.name());
            } else {
                problems.add(
                        ProblemCode.SCHOOL_KIND_UNKNOWN,
                        where(SchoolRows.KIND),
                        CellText.shown(kindText),
                        SchoolRows.kindWords());
            }
        } else if (counts) {
            builder.school(code, name == null ? String.valueOf(code) : name, known)
                    .line(line);
            cells(builder);
        }
    }

    private void cells(CountyTable.Builder builder) {
        for (int i = 0; i < size; i++) {
            int column = filled[i];
            switch (held[column]) {
                case NUMBER -> builder.set(places[column], numbers[column], decimals[column]);
                case NUMBERS ->
                    builder.setList(places[column], elements, starts[column], ends[column], decimals[column]);
                case VALUE -> {
                    FactValue value = values[column];
                    if (value != null) {
                        builder.set(places[column], value);
                    }
                }
            }
        }
    }
}
