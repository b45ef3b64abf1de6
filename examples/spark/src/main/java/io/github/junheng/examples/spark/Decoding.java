package io.github.junheng.examples.spark;

import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/** Text of bytes, in one encoding and no other: a wrong character could be another school's name. */
final class Decoding {
    private Decoding() {}

    /** Bytes that are no text of the encoding. */
    static final class UndecodableException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        UndecodableException(Charset charset, Throwable cause) {
            super("文件不是 " + charset + " 编码，请用 --encoding 指明 (the file is not " + charset + ": give --encoding)", cause);
        }
    }

    /** What is said of such bytes, where it is what a failed run failed of; Spark hands on the text alone. */
    static Optional<String> reasonIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UndecodableException) {
                return Optional.ofNullable(cause.getMessage());
            }
        }
        return Optional.empty();
    }

    /** @throws UndecodableException when the bytes are no text of the encoding */
    static String decode(byte[] bytes, int length, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UndecodableException(charset, e);
        }
    }
}
