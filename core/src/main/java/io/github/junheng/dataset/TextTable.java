package io.github.junheng.dataset;

/**
 * At which row each text first stood, for millions of texts: no object for any of them, and exact, because a text is compared
 * in full wherever a hash agrees. A text stands under a school, or under {@link #NO_SCHOOL}.
 */
final class TextTable {
    static final long NO_SCHOOL = 0;
    static final long NEW = -1;

    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    /** What stands where the hash says, or in the next free place: the hash, and where the entry begins plus one; 0 is free. */
    private long[] slots = new long[16];

    private int used;
    /** School, text and row of each entry, in the order of coming. */
    private ByteLog entries = new ByteLog();

    private ByteLog.Cursor cursor = entries.from(0);

    boolean isEmpty() {
        return used == 0;
    }

    /** Takes what another table holds, which is not used afterwards. */
    void adopt(TextTable other) {
        slots = other.slots;
        used = other.used;
        entries = other.entries;
        cursor = other.cursor;
    }

    /** The row at which the text stands already; {@link #NEW} where it does not, and then it stands at this one. */
    long putIfAbsent(long school, char[] text, int length, long row) {
        int hash = hash(school, text, length);
        int slot = slot(hash, school, text, length);
        if (slots[slot] != 0) {
            return cursor.number();
        }
        slots[slot] = (long) hash << 32 | (entries.size() + 1);
        entries.number(school);
        entries.text(text, length);
        entries.number(row);
        used++;
        if (used > slots.length - (slots.length >> 2)) {
            grow();
        }
        return NEW;
    }

    /** The row at which the text stands; {@link #NEW} where it does not. */
    long row(long school, String text) {
        char[] chars = text.toCharArray();
        int slot = slot(hash(school, chars, chars.length), school, chars, chars.length);
        return slots[slot] == 0 ? NEW : cursor.number();
    }

    /** Takes a text. */
    interface Sink {
        void accept(long school, String text, long row);
    }

    /** Hands every text on, in the order of coming. */
    void forEach(Sink sink) {
        ByteLog.Cursor all = entries.from(0);
        while (all.hasMore()) {
            sink.accept(all.number(), all.text(), all.number());
        }
    }

    /**
     * Takes every text of another table, which stands so many rows further down.
     *
     * @param again takes those that stand here already, with their row there, further down
     */
    void merge(TextTable other, long offset, Sink again) {
        ByteLog.Cursor all = other.entries.from(0);
        char[] text = new char[64];
        while (all.hasMore()) {
            long school = all.number();
            int length = all.length();
            if (length > text.length) {
                text = new char[length];
            }
            for (int i = 0; i < length; i++) {
                text[i] = (char) all.number();
            }
            long row = all.number() + offset;
            if (putIfAbsent(school, text, length, row) != NEW) {
                again.accept(school, new String(text, 0, length), row);
            }
        }
    }

    /** Where the text stands, the cursor then being at its row, or the free place where it would. */
    private int slot(int hash, long school, char[] text, int length) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            if ((int) (slots[slot] >>> 32) == hash) {
                cursor.moveTo((int) slots[slot] - 1);
                if (cursor.number() == school && cursor.isText(text, length)) {
                    return slot;
                }
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[Math.multiplyExact(old.length, 2)];
        int mask = slots.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                int slot = (int) (entry >>> 32) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry;
            }
        }
    }

    private static int hash(long school, char[] text, int length) {
        long hash = (school + length) * SCATTER;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            long four = text[i] | (long) text[i + 1] << 16 | (long) text[i + 2] << 32 | (long) text[i + 3] << 48;
            hash = (hash ^ hash >>> 32 ^ four) * SCATTER;
        }
        for (; i < length; i++) {
            hash = (hash ^ hash >>> 32 ^ text[i]) * SCATTER;
        }
        return (int) (hash ^ hash >>> 32);
    }
}
