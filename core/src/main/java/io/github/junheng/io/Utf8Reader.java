package io.github.junheng.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.MalformedInputException;
import java.util.Objects;

/**
 * Decodes UTF-8 strictly into the caller's own buffer. What is malformed is a {@link MalformedInputException}, and so is a NUL
 * character, which no text has but UTF-16 read as something else. Written out because a roster of a nation is decoded more often
 * than anything else is done to it, and one buffer fewer and one pass for both questions is a third of that.
 */
final class Utf8Reader extends Reader {
    private static final int BUFFER = 1 << 16;
    /** The most bytes of one character. */
    private static final int LONGEST = 4;

    /** How many characters are decoded before it is tried again whether what follows is ASCII. */
    private static final int FEW = 16;

    /** So many characters that are not ASCII are not UTF-8 by chance. */
    private static final int ENOUGH = 4096;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private final InputStream in;
    /** With room behind the last byte, where zeros end a character that the file cuts short. */
    private final byte[] bytes = new byte[BUFFER + LONGEST];

    private int at;
    private int end;
    private boolean last;
    /** The second half of a pair that did not fit; 0 where there is none. */
    private char pending;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (pending != 0) {
            target[offset] = pending;
            pending = 0;
            return 1;
        }
        while (!last && end - at < LONGEST) {
            fill();
        }
        return at == end ? -1 : decode(target, offset, offset + length) - offset;
    }

    /** Reads to the end and hands nothing out, to know that all of it is text. */
    void drain() throws IOException {
        drain(Long.MAX_VALUE);
    }

    /** Reads so much that some of it is not ASCII, or to the end. */
    void drainBeginning() throws IOException {
        drain(ENOUGH);
    }

    private void drain(long enough) throws IOException {
        char[] nowhere = new char[FEW];
        long others = 0;
        do {
            while (!last && end - at < Long.BYTES) {
                fill();
            }
            while (end - at >= Long.BYTES && isPlain((long) LONGS.get(bytes, at))) {
                at += Long.BYTES;
            }
            int decoded = decode(nowhere, 0, FEW);
            pending = 0;
            for (int i = 0; i < decoded; i++) {
                others += nowhere[i] > 0x7F ? 1 : 0;
            }
        } while ((at < end || !last) && others < enough);
    }

    /** Whether eight bytes are ASCII and none of them is zero. */
    private static boolean isPlain(long eight) {
        return ((eight | (eight - ONES)) & HIGH_BITS) == 0;
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, at, bytes, 0, end - at);
        end -= at;
        at = 0;
        int read = in.read(bytes, end, BUFFER - end);
        if (read < 0) {
            last = true;
            for (int i = 0; i < LONGEST; i++) {
                bytes[end + i] = 0;
            }
        } else {
            end += read;
        }
    }

    /** Decodes what is whole and fits; where the target then ends. */
    private int decode(char[] target, int offset, int limit) throws IOException {
        byte[] source = bytes;
        int from = at;
        // Before the file ends, a character that may not be whole waits for the bytes to come.
        int whole = last ? end : end - LONGEST + 1;
        int to = offset;
        while (from < whole && to < limit) {
            int first = source[from];
            if (first > 0) {
                // Most of a table is digits and commas, and most of these stand side by side.
                while (from + Long.BYTES <= whole
                        && to + Long.BYTES <= limit
                        && isPlain((long) LONGS.get(source, from))) {
                    for (int i = 0; i < Long.BYTES; i++) {
                        target[to + i] = (char) source[from + i];
                    }
                    from += Long.BYTES;
                    to += Long.BYTES;
                }
                while (from < whole && to < limit && source[from] > 0) {
                    target[to++] = (char) source[from++];
                }
            } else if ((first & 0xF0) == 0xE0) {
                int second = source[from + 1];
                int third = source[from + 2];
                char c = (char) ((first & 0xF) << 12 | (second & 0x3F) << 6 | (third & 0x3F));
                if ((second & 0xC0) != 0x80 || (third & 0xC0) != 0x80 || c < 0x800 || Character.isSurrogate(c)) {
                    throw new MalformedInputException(1);
                }
                target[to++] = c;
                from += 3;
            } else if ((first & 0xE0) == 0xC0) {
                int second = source[from + 1];
                char c = (char) ((first & 0x1F) << 6 | (second & 0x3F));
                if ((second & 0xC0) != 0x80 || c < 0x80) {
                    throw new MalformedInputException(1);
                }
                target[to++] = c;
                from += 2;
            } else {
                int c = fourBytes(source, from);
                target[to++] = Character.highSurrogate(c);
                if (to < limit) {
                    target[to++] = Character.lowSurrogate(c);
                } else {
                    pending = Character.lowSurrogate(c);
                }
                from += 4;
            }
        }
        at = from;
        return to;
    }

    private static int fourBytes(byte[] source, int from) throws IOException {
        int first = source[from];
        int second = source[from + 1];
        int third = source[from + 2];
        int fourth = source[from + 3];
        int c = (first & 0x7) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | (fourth & 0x3F);
        if ((first & 0xF8) != 0xF0
                || (second & 0xC0) != 0x80
                || (third & 0xC0) != 0x80
                || (fourth & 0xC0) != 0x80
                || !Character.isSupplementaryCodePoint(c)) {
            throw new MalformedInputException(1);
        }
        return c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
