package io.github.junheng.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * At which row each text first stood, for millions of texts: no object for any of them, and exact, because a text is compared
 * in full wherever a hash agrees. A text stands under a school, or under {@link #NO_SCHOOL}.
 */
final class TextTable {
    static final long NO_SCHOOL = 0;
    static final long NEW = -1;

    private static final int PAGE = 1 << 18;
    /** An entry that is no longer begins and ends in one page without making it grow. */
    private static final int USUAL = 64;

    /** As many as memory may well be asked for at once. */
    private static final int TOGETHER = 32;

    private static final int MOST_PAGES = Integer.MAX_VALUE / PAGE;

    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    /** What stands where the hash says, or in the next free place: the hash, and where the entry begins plus one; 0 is free. */
    private long[] slots = new long[16];

    private int used;
    /** Kept so that nobody finds that {@link #reach} was for nothing. */
    @SuppressWarnings("unused")
    private long reached;
    /**
     * School, text and row of each entry, in the order of coming. In pages, so that what is there is not copied again and again;
     * an entry stands in the page in which it begins.
     */
    private List<ByteLog> pages = new ArrayList<>();

    boolean isEmpty() {
        return used == 0;
    }

    /** Takes what another table holds, which is not used afterwards. */
    void adopt(TextTable other) {
        slots = other.slots;
        used = other.used;
        pages = other.pages;
    }

    /** The row at which the text stands already; {@link #NEW} where it does not, and then it stands at this one. */
    long putIfAbsent(long school, char[] text, int length, long row) {
        return putIfAbsent(hash(school, text, length), school, text, length, row);
    }

    /** The same where {@link #hash} of the text is known. */
    long putIfAbsent(int hash, long school, char[] text, int length, long row) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            long found = row(slots[slot], hash, school, text, length);
            if (found != NEW) {
                return found;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        ByteLog page = page();
        slots[slot] = (long) hash << 32 | ((pages.size() - 1) * PAGE + page.size() + 1);
        page.number(school);
        page.text(text, length);
        page.number(row);
        used++;
        if (used > slots.length - (slots.length >> 2)) {
            grow();
        }
        return NEW;
    }

    /** Reads the place that the text will be looked for in, so that it is near when it is. */
    long reach(int hash) {
        return slots[hash & (slots.length - 1)];
    }

    /** The row at which the text stands; {@link #NEW} where it does not. */
    long row(long school, String text) {
        char[] chars = text.toCharArray();
        int hash = hash(school, chars, chars.length);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            long found = row(slots[slot], hash, school, chars, chars.length);
            if (found != NEW) {
                return found;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return NEW;
    }

    /** The row of an entry where it is the one looked for. */
    private long row(long entry, int hash, long school, char[] text, int length) {
        if ((int) (entry >>> 32) != hash) {
            return NEW;
        }
        int begin = (int) entry - 1;
        ByteLog.Cursor cursor = pages.get(begin / PAGE).from(begin % PAGE);
        return cursor.number() == school && cursor.isText(text, length) ? cursor.number() : NEW;
    }

    private ByteLog page() {
        if (pages.isEmpty() || pages.get(pages.size() - 1).size() > PAGE - USUAL) {
            if (pages.size() == MOST_PAGES) {
                throw new IllegalStateException("more ids than " + MOST_PAGES + " pages of " + PAGE + " bytes hold");
            }
            pages.add(ByteLog.withRoom(PAGE));
        }
        return pages.get(pages.size() - 1);
    }

    /** Takes a text. */
    interface Sink {
        void accept(long school, String text, long row);
    }

    /** Hands every text on, in the order of coming. */
    void forEach(Sink sink) {
        for (ByteLog page : pages) {
            ByteLog.Cursor all = page.from(0);
            while (all.hasMore()) {
                sink.accept(all.number(), all.text(), all.number());
            }
        }
    }

    /**
     * Takes every text of another table, which stands so many rows further down.
     *
     * @param again takes those that stand here already, with their row there, further down
     */
    void merge(TextTable other, long offset, Sink again) {
        char[] text = new char[USUAL];
        int[] hashes = new int[TOGETHER];
        for (ByteLog page : other.pages) {
            ByteLog.Cursor ahead = page.from(0);
            ByteLog.Cursor all = page.from(0);
            while (all.hasMore()) {
                int count = 0;
                for (; count < TOGETHER && ahead.hasMore(); count++) {
                    long school = ahead.number();
                    int length = ahead.length();
                    text = text.length < length ? new char[length] : text;
                    ahead.chars(text, length);
                    ahead.number();
                    hashes[count] = hash(school, text, length);
                }
                for (int i = 0; i < count; i++) {
                    reached += reach(hashes[i]);
                }
                for (int i = 0; i < count; i++) {
                    long school = all.number();
                    int length = all.length();
                    all.chars(text, length);
                    long row = all.number() + offset;
                    if (putIfAbsent(hashes[i], school, text, length, row) != NEW) {
                        again.accept(school, new String(text, 0, length), row);
                    }
                }
            }
        }
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

    static int hash(long school, char[] text, int length) {
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
