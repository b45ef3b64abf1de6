package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Utf8ReaderPropertyTest {
    private static final int[] BYTES = {
        0x22, 0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xFF
    };

    private static Optional<String> read(byte[] bytes, int step) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Utf8Reader reader = new Utf8Reader(new ByteArrayInputStream(bytes))) {
            char[] buffer = new char[step + 2];
            for (int read = reader.read(buffer, 1, step); read >= 0; read = reader.read(buffer, 1, step)) {
                text.append(buffer, 1, read);
            }
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString())
                    .filter(text -> text.indexOf('\0') < 0);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Property(tries = 2000)
    void whatIsWellFormedIsDecodedAndNothingElse(@ForAll Random random) throws IOException {
        byte[] bytes = new byte[random.nextInt(7)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(20) == 0 ? random.nextInt(256) : BYTES[random.nextInt(BYTES.length)]);
        }
        assertThat(read(bytes, 1 + random.nextInt(4))).isEqualTo(decode(bytes));
    }

    @Property(tries = 300)
    void textOfAllLengthsOfCharactersIsTheSameInStepsOfAnySize(@ForAll Random random) throws IOException {
        StringBuilder text = new StringBuilder();
        int[] limits = {0x80, 0x800, 0xD800, Character.MAX_CODE_POINT + 1};
        for (int i = random.nextInt(200); i > 0; i--) {
            int c = 1 + random.nextInt(limits[random.nextInt(limits.length)] - 1);
            text.appendCodePoint(c >= 0xD800 && c < 0xE000 ? 'x' : c);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes, 1 + random.nextInt(50))).contains(text.toString());
    }

    @Test
    void charactersAcrossTheBoundsOfItsBufferAreWhole() throws IOException {
        for (int shift = 0; shift < 5; shift++) {
            String text = "x".repeat(shift) + "汉é𠀀".repeat(30_000);
            assertThat(read(text.getBytes(StandardCharsets.UTF_8), 1000)).contains(text);
        }
    }
}
