package io.github.junheng.io;

import java.util.Arrays;

/** On which line each school of a county stands: a table of numbers, for as many counties as there are. */
final class SchoolLines {
    private static final int SMALL = 256;
    private static final int SPREAD = 0x9E3779B9;
    private static final int SHIFT = 7;

    /** Codes by their hash; 0 where there is none. */
    private long[] codes = new long[SMALL];

    private int[] lines = new int[SMALL];
    private int size;

    /** Notes where a school stands; the line on which it stood already, or 0. */
    int put(long code, int line) {
        if (2 * size >= codes.length) {
            grow();
        }
        int at = place(code);
        if (codes[at] == code) {
            return lines[at];
        }
        codes[at] = code;
        lines[at] = line;
        size++;
        return 0;
    }

    private int place(long code) {
        int mask = codes.length - 1;
        int at = ((Long.hashCode(code) * SPREAD) >>> SHIFT) & mask;
        while (codes[at] != 0 && codes[at] != code) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldCodes = codes;
        int[] oldLines = lines;
        codes = new long[2 * oldCodes.length];
        lines = new int[2 * oldCodes.length];
        for (int i = 0; i < oldCodes.length; i++) {
            if (oldCodes[i] != 0) {
                int at = place(oldCodes[i]);
                codes[at] = oldCodes[i];
                lines[at] = oldLines[i];
            }
        }
    }

    void clear() {
        size = 0;
        if (codes.length > 4 * SMALL) {
            codes = new long[SMALL];
            lines = new int[SMALL];
        } else {
            Arrays.fill(codes, 0);
        }
    }
}
