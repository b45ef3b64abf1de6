package io.github.junheng.dataset;

import java.util.Arrays;

/** Numbers and texts one after the other, each in as few bytes as it needs; what is written is never changed. */
final class ByteLog {
    private static final int SMALLEST = 32;

    private byte[] bytes;
    private int size;

    ByteLog() {
        this(new byte[0]);
    }

    /** With room for some bytes before it has to grow. */
    static ByteLog withRoom(int bytes) {
        ByteLog log = new ByteLog();
        log.bytes = new byte[bytes];
        return log;
    }

    ByteLog(byte[] bytes) {
        this.bytes = bytes;
        size = bytes.length;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Seven bits a byte, the lowest first; a negative number takes all ten. */
    void number(long number) {
        room(10);
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void text(String text) {
        text(text.toCharArray(), text.length());
    }

    /** The length and every char, a surrogate as a char of its own, so that two texts never read alike. */
    void text(char[] text, int length) {
        number(length);
        room(3L * length);
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else {
                number(c);
            }
        }
    }

    void all(ByteLog other) {
        room(other.size);
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
    }

    /** The number of bytes first, so that what follows can be told apart. */
    void nested(ByteLog other) {
        number(other.size);
        all(other);
    }

    private void room(long more) {
        long needed = size + more;
        if (needed > bytes.length) {
            long roomy = Math.max(needed, Math.max(SMALLEST, bytes.length + (bytes.length >> 1)));
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.min(Math.max(needed, Integer.MAX_VALUE - 8), roomy)));
        }
    }

    Cursor from(int position) {
        return new Cursor(position);
    }

    /** Reads what was written, in the order in which it was written. */
    final class Cursor {
        private int at;

        private Cursor(int position) {
            at = position;
        }

        int position() {
            return at;
        }

        boolean hasMore() {
            return at < size;
        }

        /** @throws IllegalArgumentException when what was written ends before the number does, or it is none */
        long number() {
            long number = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte next = next();
                number |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return number;
                }
            }
            throw new IllegalArgumentException("not a number at byte " + at);
        }

        /** @throws IllegalArgumentException when the number is no length of what is left */
        int length() {
            long length = number();
            if (length < 0 || length > size - at) {
                throw new IllegalArgumentException("not a length at byte " + at + ": " + length);
            }
            return (int) length;
        }

        String text() {
            char[] text = new char[length()];
            chars(text, text.length);
            return new String(text);
        }

        void chars(char[] target, int length) {
            for (int i = 0; i < length; i++) {
                target[i] = (char) number();
            }
        }

        /** Whether the text that stands here is this one; goes past it where it is. */
        boolean isText(char[] text, int length) {
            if (number() != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (number() != text[i]) {
                    return false;
                }
            }
            return true;
        }

        ByteLog nested() {
            int length = length();
            at += length;
            return new ByteLog(Arrays.copyOfRange(bytes, at - length, at));
        }

        private byte next() {
            if (at >= size) {
                throw new IllegalArgumentException("cut short at byte " + at);
            }
            return bytes[at++];
        }
    }
}
