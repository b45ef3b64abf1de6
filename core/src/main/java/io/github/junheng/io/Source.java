package io.github.junheng.io;

import io.github.junheng.problem.ProblemCode;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Text to read: UTF-8 with or without a byte order mark, else GB18030, both strictly. It is never held in memory: whoever cannot
 * begin again has it decoded twice, once to know that it can be and once to read it.
 */
final class Source {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String name;
    private final Opener opener;

    /** Opens the same bytes each time. */
    private interface Opener {
        InputStream open() throws IOException;
    }

    private Source(String name, Opener opener) {
        this.name = name;
        this.opener = opener;
    }

    static Source of(Path path) {
        return new Source(String.valueOf(path.getFileName()), new OfFile(path));
    }

    /** Of bytes in memory. */
    static Source of(String name, byte[] bytes) {
        return new Source(name, () -> new ByteArrayInputStream(bytes));
    }

    private record OfFile(Path path) implements Opener {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    /** What messages call it. */
    String name() {
        return name;
    }

    /**
     * What the whole text can be decoded as.
     *
     * @throws IOException where it is neither, or the file is missing or cannot be read; {@link #failed} says it
     */
    Charset charset() throws IOException {
        try {
            drainAll(StandardCharsets.UTF_8);
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            Charset other = insteadOfUtf8(e);
            drainAll(other);
            return other;
        }
    }

    private void drainAll(Charset charset) throws IOException {
        if (charset.equals(StandardCharsets.UTF_8)) {
            try (InputStream in = opener.open()) {
                new Utf8Reader(in).drain();
            }
        } else {
            try (Reader reader = reader(charset)) {
                drain(reader);
            }
        }
    }

    /**
     * What the text is, told by its first characters that are not ASCII, for files that are too large to be decoded twice: Chinese
     * text of some length in GB18030 is never UTF-8. What cannot be decoded behind them is found where it stands.
     */
    Charset likelyCharset() throws IOException {
        try (InputStream in = opener.open()) {
            new Utf8Reader(in).drainBeginning();
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            Charset other = insteadOfUtf8(e);
            drainAll(other);
            return other;
        }
    }

    /**
     * What text may be that turned out not to be UTF-8; all that was done with it is to be dropped.
     *
     * @throws CharacterCodingException the same, where it says that it is UTF-8
     */
    Charset insteadOfUtf8(CharacterCodingException e) throws IOException {
        if (startsWithMark()) {
            throw e;
        }
        // Looked up here alone: its tables are large, and most text is UTF-8.
        return Charset.forName("GB18030");
    }

    /** The text as UTF-8, without its byte order mark. */
    InputStream utf8(Charset charset) throws IOException {
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return new Utf8Stream(reader(charset));
        }
        InputStream in = new BufferedInputStream(opener.open(), BUFFER);
        in.mark(MARK.length);
        if (!Arrays.equals(in.readNBytes(MARK.length), MARK)) {
            in.reset();
        }
        return in;
    }

    /** Notes why the text cannot be read. */
    void failed(ProblemLog log, IOException e) {
        if (e instanceof CharacterCodingException) {
            log.add(ProblemCode.FILE_UNDECODABLE, name);
        } else if (e instanceof NoSuchFileException) {
            log.add(ProblemCode.FILE_MISSING, name);
        } else {
            String why = e instanceof AccessDeniedException ? "access denied" : String.valueOf(e.getMessage());
            log.add(ProblemCode.FILE_UNREADABLE, name, why);
        }
    }

    /** The whole text, without its byte order mark. */
    Reader reader(Charset charset) throws IOException {
        return reader(charset, 0, Long.MAX_VALUE);
    }

    /** The text from a byte that begins a line until before another one; at the beginning without the byte order mark. */
    Reader reader(Charset charset, long from, long to) throws IOException {
        Reader decoder = decoder(new Section(opener.open(), from, to), charset);
        if (from > 0) {
            return decoder;
        }
        PushbackReader reader = new PushbackReader(decoder, 1);
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }

    /** Where the first line begins that begins behind this byte: behind a line feed, which is no part of a longer character. */
    long lineBehind(long from) throws IOException {
        try (InputStream in = new Section(opener.open(), from, Long.MAX_VALUE)) {
            byte[] bytes = new byte[1 << 12];
            long at = from;
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                for (int i = 0; i < read; i++) {
                    at++;
                    if (bytes[i] == '\n') {
                        return at;
                    }
                }
            }
            return at;
        }
    }

    /** Reads to the end, to know that all of it can be decoded. */
    static void drain(Reader reader) throws IOException {
        char[] nowhere = new char[BUFFER];
        int read;
        do {
            read = reader.read(nowhere, 0, BUFFER);
        } while (read >= 0);
    }

    private static Reader decoder(InputStream in, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                ? new Utf8Reader(in)
                : new InputStreamReader(
                        new WithoutNul(in),
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** A file that says it is UTF-8 and is not, is damaged, not GB18030. */
    private boolean startsWithMark() throws IOException {
        try (InputStream in = opener.open()) {
            return Arrays.equals(in.readNBytes(MARK.length), MARK);
        }
    }

    /** Some of the bytes of a stream. */
    private static final class Section extends FilterInputStream {
        private long left;

        Section(InputStream in, long from, long to) throws IOException {
            super(in);
            left = to - from;
            try {
                in.skipNBytes(from);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        }

        @Override
        public int read() throws IOException {
            int read = left <= 0 ? -1 : super.read();
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return length == 0 ? 0 : -1;
            }
            int read = super.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }

    /** No text has NUL characters, but UTF-16 read as something else has; in GB18030 they are the zero bytes. */
    private static final class WithoutNul extends FilterInputStream {
        WithoutNul(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read == 0) {
                throw new MalformedInputException(1);
            }
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            for (int i = offset; i < offset + read; i++) {
                if (target[i] == 0) {
                    throw new MalformedInputException(1);
                }
            }
            return read;
        }
    }
}
