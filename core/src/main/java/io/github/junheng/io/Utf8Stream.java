package io.github.junheng.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Text as the bytes of UTF-8, for a parser that is fastest with these. */
final class Utf8Stream extends InputStream {
    private static final int BUFFER = 1 << 13;

    private final Reader reader;
    /** The first may be half of a pair whose other half was still to come. */
    private final char[] chars = new char[BUFFER];

    private int held;
    private byte[] bytes = {};
    private int at;

    Utf8Stream(Reader reader) {
        this.reader = reader;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        while (at == bytes.length && length > 0) {
            int read = reader.read(chars, held, BUFFER - held);
            if (read < 0) {
                return -1;
            }
            encode(held + read);
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    private void encode(int size) {
        held = size > 0 && Character.isHighSurrogate(chars[size - 1]) ? 1 : 0;
        bytes = new String(chars, 0, size - held).getBytes(StandardCharsets.UTF_8);
        at = 0;
        if (held > 0) {
            chars[0] = chars[size - 1];
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
