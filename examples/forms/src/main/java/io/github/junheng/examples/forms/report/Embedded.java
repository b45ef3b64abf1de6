package io.github.junheng.examples.forms.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Data that stand in a page for its script: JSON in which nothing can end the element that it stands in. */
final class Embedded {
    private static final JsonFactory FACTORY = new JsonFactory().setCharacterEscapes(new WithinMarkup());

    private Embedded() {}

    /** Whoever writes the data. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static String json(Content content) {
        StringWriter text = new StringWriter(1 << 14);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static final class WithinMarkup extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        private static final int[] ASCII = standardAsciiEscapesForJSON();

        static {
            for (char c : "<>&'".toCharArray()) {
                ASCII[c] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int point) {
            return switch (point) {
                case 0x2028 -> new SerializedString("\\u2028");
                case 0x2029 -> new SerializedString("\\u2029");
                default -> null;
            };
        }
    }
}
