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
    private List<Page> pages = new ArrayList<>();

    /** Entries, whose rows stand so many rows further down than they say. */
    private record Page(ByteLog log, long offset) {}

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
        slots[slot] = (long) hash << 32 | (begin(pages.size() - 1) + page.size() + 1);
        page.number(school);
        page.text(text, length);
        page.number(row);
        used++;
        makeRoom(0);
        return NEW;
    }

    /** Where a page begins. */
    private static int begin(int page) {
        if (page >= MOST_PAGES) {
            throw new IllegalStateException("more ids than " + MOST_PAGES + " pages of " + PAGE + " bytes hold");
        }
        return page * PAGE;
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
        ByteLog.Cursor cursor = cursor(entry);
        return cursor.number() == school && cursor.isText(text, length) ? cursor.number() + offset(entry) : NEW;
    }

    private ByteLog.Cursor cursor(long entry) {
        int begin = (int) entry - 1;
        return pages.get(begin / PAGE).log().from(begin % PAGE);
    }

    private long offset(long entry) {
        return pages.get(((int) entry - 1) / PAGE).offset();
    }

    private ByteLog page() {
        Page last = pages.isEmpty() ? null : pages.get(pages.size() - 1);
        if (last == null || last.offset() != 0 || last.log().size() > PAGE - USUAL) {
            begin(pages.size());
            last = new Page(ByteLog.withRoom(PAGE), 0);
            pages.add(last);
        }
        return last.log();
    }

    /** Takes a text. */
    interface Sink {
        void accept(long school, String text, long row);
    }

    /** Hands every text on, in the order of coming. */
    void forEach(Sink sink) {
        for (Page page : pages) {
            ByteLog.Cursor all = page.log().from(0);
            while (all.hasMore()) {
                long school = all.number();
                String text = all.text();
                long row = all.number() + page.offset();
                // Of tables that were merged, the later may have had it too.
                if (row(school, text) == row) {
                    sink.accept(school, text, row);
                }
            }
        }
    }

    /**
     * Takes every text of another table, which stands so many rows further down; the other is not used afterwards. Its entries
     * stay where they are, and their hashes are known: what is done is to put a number for each in its place, from the first
     * place to the last, which memory does fast.
     *
     * @param again takes those that stand here already, with their row there, further down, in any order
     */
    void merge(TextTable other, long offset, Sink again) {
        int shift = begin(pages.size());
        if (!other.pages.isEmpty()) {
            begin(pages.size() + other.pages.size() - 1);
        }
        other.pages.forEach(page -> pages.add(new Page(page.log(), page.offset() + offset)));
        makeRoom(other.used);
        for (long entry : other.slots) {
            if (entry != 0) {
                take(entry + shift, again);
            }
        }
    }

    private void take(long entry, Sink again) {
        int mask = slots.length - 1;
        int hash = (int) (entry >>> 32);
        int slot = hash & mask;
        while (slots[slot] != 0) {
            if ((int) (slots[slot] >>> 32) == hash) {
                ByteLog.Cursor cursor = cursor(entry);
                long school = cursor.number();
                String text = cursor.text();
                if (row(slots[slot], hash, school, text.toCharArray(), text.length()) != NEW) {
                    again.accept(school, text, cursor.number() + offset(entry));
                    return;
                }
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = entry;
        used++;
    }

    /** Sees to it that a quarter of the places is free when so many more are taken. */
    private void makeRoom(int more) {
        while (used + more > slots.length - (slots.length >> 2)) {
            grow();
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
