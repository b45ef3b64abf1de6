package io.github.junheng.examples.benchmarks.nation;

import java.util.Arrays;
import java.util.List;

/**
 * 七项指标的分子: what peers compute from: for every school stage its pupils and the seven numerators (R1–R3 persons, R4 and R5 in
 * 0.01 ㎡, R6 yuan, R7 rooms), one array a column. Rows lie together by county and stage: group {@code 2 × county + stage} is the
 * rows from {@code start(group)} up to {@code start(group + 1)}.
 */
public final class StageTable {
    private int[] starts;
    private int[] pupils;
    private final long[][] numerators;
    private int groups;
    private int rows;

    StageTable(int expectedCounties, int expectedRows) {
        starts = new int[expectedCounties * Limits.STAGES + 1];
        pupils = new int[expectedRows];
        numerators = new long[Limits.INDICATORS][expectedRows];
    }

    public int counties() {
        return groups / Limits.STAGES;
    }

    public int rows() {
        return rows;
    }

    public int start(int group) {
        return starts[group];
    }

    /** Pupils of each row, to be read only; may be longer than the table. */
    public int[] pupils() {
        return pupils;
    }

    /** Numerators of one indicator, 0 for R1, to be read only; may be longer than the table. */
    public long[] numerators(int indicator) {
        return numerators[indicator];
    }

    void row(int count, long[] values) {
        if (rows == pupils.length) {
            int length = Math.max(16, rows + rows / 2);
            pupils = Arrays.copyOf(pupils, length);
            for (int i = 0; i < numerators.length; i++) {
                numerators[i] = Arrays.copyOf(numerators[i], length);
            }
        }
        pupils[rows] = count;
        for (int i = 0; i < numerators.length; i++) {
            numerators[i][rows] = values[i];
        }
        rows++;
    }

    void endGroup() {
        groups++;
        if (groups == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[groups] = rows;
    }

    /** The table of one county out of lines {@code stage,pupils,n1,…,n7}, a header before them, primary first. */
    public static StageTable parse(List<String> lines) {
        StageTable table = new StageTable(1, lines.size());
        long[] values = new long[Limits.INDICATORS];
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            while (table.groups < Integer.parseInt(cells[0])) {
                table.endGroup();
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = Long.parseLong(cells[i + 2]);
            }
            table.row(Integer.parseInt(cells[1]), values);
        }
        while (table.groups < Limits.STAGES) {
            table.endGroup();
        }
        return table;
    }

    /** A copy of this table that repeats its counties, in turn, up to a number. */
    public StageTable repeatedTo(int counties) {
        long share = (long) rows * counties / counties();
        StageTable more = new StageTable(counties, Math.toIntExact(share + share / 50 + 16));
        long[] values = new long[Limits.INDICATORS];
        for (int county = 0; county < counties; county++) {
            int first = county % counties() * Limits.STAGES;
            for (int group = first; group < first + Limits.STAGES; group++) {
                for (int row = starts[group]; row < starts[group + 1]; row++) {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = numerators[i][row];
                    }
                    more.row(pupils[row], values);
                }
                more.endGroup();
            }
        }
        return more;
    }

    /** Changes one row, as a planner does. */
    public void set(int row, int count, long[] values) {
        pupils[row] = count;
        for (int i = 0; i < numerators.length; i++) {
            numerators[i][row] = values[i];
        }
    }
}
