package io.github.junheng.io;

import io.github.junheng.problem.ProblemCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Text to read: UTF-8 with or without a byte order mark, else GB18030, both strictly. The text is decoded twice, once to know
 * that it can be and once to read it, so that a large file is never held in memory.
 */
final class Source {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

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

    /** Reads the text; a file that is missing or cannot be read or decoded is a problem. Whether it was read. */
    boolean read(ProblemLog log, Use use) {
        try {
            Optional<Charset> charset = charset();
            if (charset.isEmpty()) {
                log.add(ProblemCode.FILE_UNDECODABLE, name);
                return false;
            }
            try (Reader reader = reader(charset.get())) {
                use.read(reader);
            }
            return true;
        } catch (CharacterCodingException e) {
            log.add(ProblemCode.FILE_UNDECODABLE, name);
        } catch (NoSuchFileException e) {
            log.add(ProblemCode.FILE_MISSING, name);
        } catch (AccessDeniedException e) {
            log.add(ProblemCode.FILE_UNREADABLE, name, "access denied");
        } catch (IOException e) {
            log.add(ProblemCode.FILE_UNREADABLE, name, String.valueOf(e.getMessage()));
        }
        return false;
    }

    private Reader reader(Charset charset) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(opener.open(), strict(charset)), BUFFER);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private Optional<Charset> charset() throws IOException {
        if (decodes(StandardCharsets.UTF_8)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return !startsWithMark() && decodes(GB18030) ? Optional.of(GB18030) : Optional.empty();
    }

    /** A file that says it is UTF-8 and is not, is damaged, not GB18030. */
    private boolean startsWithMark() throws IOException {
        try (InputStream in = opener.open()) {
            byte[] start = in.readNBytes(3);
            return start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        }
    }

    private boolean decodes(Charset charset) throws IOException {
        CharsetDecoder decoder = strict(charset);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        try (InputStream in = opener.open()) {
            boolean end = false;
            while (!end) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                if (decoder.decode(bytes, chars, end).isError() || hasNul(chars)) {
                    return false;
                }
                bytes.compact();
            }
            return !decoder.flush(chars).isError() && !hasNul(chars);
        }
    }

    /** No text has NUL characters, but UTF-16 read as something else has. */
    private static boolean hasNul(CharBuffer chars) {
        chars.flip();
        boolean found = false;
        for (int i = 0; i < chars.limit(); i++) {
            found |= chars.get(i) == '\0';
        }
        chars.clear();
        return found;
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
