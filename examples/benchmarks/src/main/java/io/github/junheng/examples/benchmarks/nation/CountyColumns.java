package io.github.junheng.examples.benchmarks.nation;

import io.github.junheng.school.SchoolKind;
import java.util.Arrays;

/**
 * 一个县的学校表: all schools of one county, one primitive array a column. Whole numbers as they are, decimals in hundredths, yes and
 * no as 1 and 0, words as the position in the column's words; what is not reported is {@link #NONE}. Lists are held in one array a
 * column, cut by offsets; an empty list is not reported.
 */
public final class CountyColumns {
    public static final long NONE = Long.MIN_VALUE;

    private final int code;
    private final long[] schoolCodes;
    private final SchoolKind[] kinds;
    private final long[][] values;
    private final int[][] offsets;

    CountyColumns(int code, int schools) {
        this.code = code;
        schoolCodes = new long[schools];
        kinds = new SchoolKind[schools];
        values = new long[Columns.count()][];
        offsets = new int[Columns.count()][];
        for (int column = 0; column < values.length; column++) {
            if (Columns.isList(column)) {
                values[column] = new long[schools * 8];
                offsets[column] = new int[schools + 1];
            } else {
                values[column] = new long[schools];
                Arrays.fill(values[column], NONE);
            }
        }
    }

    /** 行政区划代码. */
    public int code() {
        return code;
    }

    public int schools() {
        return schoolCodes.length;
    }

    /** 学校标识码. */
    public long schoolCode(int school) {
        return schoolCodes[school];
    }

    public SchoolKind kind(int school) {
        return kinds[school];
    }

    /** The number in a column that is no list, or {@link #NONE}. */
    public long get(int column, int school) {
        return values[column][school];
    }

    /** The number of a column that is no list, by key; 0 where it is not reported. */
    public long orZero(String key, int school) {
        long value = values[Columns.of(key)][school];
        return value == NONE ? 0 : value;
    }

    /** How many numbers a list holds; 0 where it is not reported. */
    public int listSize(int column, int school) {
        return offsets[column][school + 1] - offsets[column][school];
    }

    public long listElement(int column, int school, int index) {
        return values[column][offsets[column][school] + index];
    }

    void identify(int school, long schoolCode, SchoolKind kind) {
        schoolCodes[school] = schoolCode;
        kinds[school] = kind;
    }

    void set(int column, int school, long value) {
        values[column][school] = value;
    }

    /** Sets the list of a school; schools come in order, each once. */
    void list(int column, int school, long[] elements, int size) {
        int from = offsets[column][school];
        if (from + size > values[column].length) {
            values[column] = Arrays.copyOf(values[column], Math.max(from + size, values[column].length * 2));
        }
        System.arraycopy(elements, 0, values[column], from, size);
        offsets[column][school + 1] = from + size;
    }
}
