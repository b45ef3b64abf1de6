package io.github.junheng.evaluation;

/** The rows of a table by the codes of their schools, found at the first place or few beyond, where a search halves again and again. */
final class RowIndex {
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final CountyTable table;
    /** The row and one, by what its code scatters to; 0 for none. At most half are taken. */
    private final int[] places;

    private final int shift;

    RowIndex(CountyTable table) {
        this.table = table;
        shift = Long.numberOfLeadingZeros(Math.max(2, table.size())) - 1;
        places = new int[1 << (Long.SIZE - shift)];
        for (int row = 0; row < table.size(); row++) {
            places[place(table.digits(row))] = row + 1;
        }
    }

    /** The row of a school; −1 where there is no such school. */
    int row(long code) {
        return places[place(code)] - 1;
    }

    private int place(long code) {
        int at = (int) ((code * SCATTER) >>> shift);
        while (places[at] != 0 && table.digits(places[at] - 1) != code) {
            at = (at + 1) & (places.length - 1);
        }
        return at;
    }
}
