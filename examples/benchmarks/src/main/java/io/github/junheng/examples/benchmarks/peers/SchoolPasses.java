package io.github.junheng.examples.benchmarks.peers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Path;

/** 学校表读取: passes over the file of all schools that read every row and judge nothing. */
public final class SchoolPasses {
    private static final ObjectReader ROWS = new ObjectMapper().readerFor(SchoolRow.class);
    private static final JsonFactory FACTORY = new JsonFactory();

    private SchoolPasses() {}

    /** Binds every line to a {@link SchoolRow}; returns how many characters the counties' codes have. */
    public static long databind(Path ndjson) throws IOException {
        long characters = 0;
        try (MappingIterator<SchoolRow> rows = ROWS.readValues(ndjson.toFile())) {
            while (rows.hasNext()) {
                characters += rows.next().county().length();
            }
        }
        return characters;
    }

    /** Reads every token, names and texts as text and numbers as numbers; returns a sum of all, so that none is left out. */
    public static long streaming(Path ndjson) throws IOException {
        long sum = 0;
        try (JsonParser parser = FACTORY.createParser(ndjson.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case FIELD_NAME -> sum += parser.currentName().length();
                    case VALUE_STRING -> sum += parser.getTextLength();
                    case VALUE_NUMBER_INT -> sum += parser.getLongValue();
                    case VALUE_NUMBER_FLOAT -> sum += parser.getDecimalValue().scale();
                    default -> sum++;
                }
            }
        }
        return sum;
    }
}
