package io.github.junheng.io;

import io.github.junheng.problem.ProblemCode;
import java.io.BufferedInputStream;
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
import java.util.Optional;

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
    interface Opener {
        InputStream open() throws IOException;
    }

    Source(String name, Opener opener) {
        this.name = name;
        this.opener = opener;
    }

    static Source of(Path path) {
        return new Source(String.valueOf(path.getFileName()), () -> Files.newInputStream(path));
    }

    /** What messages call it. */
    String name() {
        return name;
    }

    /** What is to be done with the text. */
    interface Use {
        void read(Reader reader) throws IOException;
    }

    /** What is to be done with the text, which may turn out not to be of this charset: then all that was done is dropped. */
    interface Attempt<T> {
        T read(Charset charset) throws IOException;
    }

    /** Reads the text; a file that is missing or cannot be read or decoded is a problem. Whether it was read. */
    boolean read(ProblemLog log, Use use) {
        return charset(log)
                .flatMap(charset -> guard(log, () -> {
                    try (Reader reader = reader(charset)) {
                        use.read(reader);
                        return name;
                    }
                }))
                .isPresent();
    }

    /** What the whole text can be decoded as; a problem, where it is nothing. */
    Optional<Charset> charset(ProblemLog log) {
        return attempt(log, charset -> {
            drainAll(charset);
            return charset;
        });
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
    Optional<Charset> likelyCharset(ProblemLog log) {
        return attempt(log, charset -> {
            if (charset.equals(StandardCharsets.UTF_8)) {
                try (InputStream in = opener.open()) {
                    new Utf8Reader(in).drainBeginning();
                }
                return charset;
            }
            drainAll(charset);
            return charset;
        });
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

    /**
     * Reads the text as UTF-8 and, where it is not, begins again as GB18030; a file that is missing or cannot be read or decoded
     * is a problem, and there is nothing then.
     */
    <T> Optional<T> attempt(ProblemLog log, Attempt<T> attempt) {
        return guard(log, () -> {
            try {
                return attempt.read(StandardCharsets.UTF_8);
            } catch (CharacterCodingException e) {
                if (startsWithMark()) {
                    throw e;
                }
                // Looked up here alone: its tables are large, and most text is UTF-8.
                return attempt.read(Charset.forName("GB18030"));
            }
        });
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> Optional<T> guard(ProblemLog log, Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (IOException e) {
            failed(log, e);
            return Optional.empty();
        }
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
