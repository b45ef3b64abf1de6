package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that are one flat object each. A line that is not as nearly all are, is read again as {@link JsonInput} reads every
 * other object, so that it says the same.
 */
final class NationJson implements NationRows {
    private static final int BLOCK = 1 << 18;

    private final InputStream in;
    private final NationRow row;
    private final ProblemLog log;
    private final List<FactDefinition> known;
    /** What a key is, as a place among the columns of a row; those of unknown keys come behind. */
    private final Map<String, Integer> columns = new HashMap<>();
    /** The key of each column as it was written first. */
    private SerializedString[] keys;
    /** Which column followed which one when it was last seen, which it does nearly always; that of none is the first. */
    private int[] followers;

    /** The row in which a column was seen last. */
    private int[] seen;

    private int rows;
    /** The lines from {@code at} to {@code whole} are in the buffer to their ends. */
    private byte[] buffer = new byte[BLOCK];

    private int at;
    private int whole;
    private int end;
    private boolean last;
    private int line = 1;
    private @Nullable JsonParser parser;
    private int parserAt;
    private int parserLine;
    private List<Problem> cutShort = List.of();

    /** @param log what is said of the file, not of a row */
    NationJson(InputStream in, NationRow row, ProblemLog log) {
        this.in = in;
        this.row = row;
        this.log = log;
        known = row.columns();
        for (int i = 0; i < known.size(); i++) {
            columns.put(known.get(i).name(), i);
            columns.put(known.get(i).id(), i);
        }
        seen = new int[known.size()];
        keys = known.stream().map(c -> new SerializedString(c.id())).toArray(SerializedString[]::new);
        followers = new int[keys.length + 1];
    }

    @Override
    public List<Problem> cutShort() {
        return cutShort;
    }

    @Override
    public void close() throws IOException {
        if (parser != null) {
            parser.close();
        }
        in.close();
    }

    @Override
    public boolean next(NationRow into) throws IOException {
        while (cutShort.isEmpty()) {
            JsonParser of = parser;
            if (of == null) {
                if (at == whole && !fill()) {
                    return false;
                }
                of = JsonInput.FACTORY.createParser(buffer, at, whole - at);
                parser = of;
                parserAt = at;
                parserLine = line;
            }
            try {
                JsonToken token = of.nextToken();
                if (token == null) {
                    line = parserLine + of.currentLocation().getLineNr() - 1;
                    at = whole;
                    forget(of);
                    continue;
                }
                if (token == JsonToken.START_OBJECT && object(of)) {
                    row.end();
                    return true;
                }
            } catch (JsonProcessingException e) {
                // Said below.
            }
            forget(of);
            if (again()) {
                return cutShort.isEmpty();
            }
        }
        return false;
    }

    private void forget(JsonParser of) throws IOException {
        of.close();
        parser = null;
    }

    /** Reads lines; false where there are no more. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int searched = 0;
        while (true) {
            whole = last ? end : lastLineEnd(searched);
            if (whole > 0 || last) {
                return whole > 0;
            }
            searched = end;
            if (end == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * end);
            }
            while (end < buffer.length && !last) {
                int read = in.read(buffer, end, buffer.length - end);
                last = read < 0;
                end += Math.max(read, 0);
            }
        }
    }

    private int lastLineEnd(int from) {
        for (int i = end; i > from; i--) {
            if (buffer[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    /** Reads the object that the parser stands at; false where it or its line is not as nearly all are. */
    private boolean object(JsonParser of) throws IOException {
        row.begin(line);
        rows++;
        int before = 0;
        while (true) {
            int column = followers[before];
            if (!of.nextFieldName(keys[column])) {
                if (of.currentToken() != JsonToken.FIELD_NAME) {
                    break;
                }
                column = column(of.currentName());
                followers[before] = column;
            }
            before = column + 1;
            if (seen[column] == rows) {
                return false;
            }
            seen[column] = rows;
            if (!value(of, column, of.nextToken())) {
                return false;
            }
        }
        JsonLocation location = of.currentLocation();
        if (of.currentToken() != JsonToken.END_OBJECT || parserLine + location.getLineNr() - 1 != line) {
            return false;
        }
        int next = parserAt + (int) location.getByteOffset();
        if (next < whole && buffer[next] == '\r') {
            next++;
        }
        if (next < whole && buffer[next] != '\n') {
            return false;
        }
        at = Math.min(next + 1, whole);
        line++;
        return true;
    }

    private int column(String key) {
        Integer column = columns.get(key);
        if (column == null) {
            column = seen.length;
            columns.put(key, column);
            seen = Arrays.copyOf(seen, column + 1);
            followers = Arrays.copyOf(followers, column + 2);
            keys = Arrays.copyOf(keys, column + 1);
            keys[column] = new SerializedString(key);
            log.add(
                    ProblemCode.KEY_UNKNOWN,
                    row.file() + ":" + line + " " + JsonInput.child("$", key),
                    CellText.shown(key));
        }
        if (!keys[column].getValue().equals(key)) {
            keys[column] = new SerializedString(key);
        }
        return column;
    }

    private boolean value(JsonParser of, int column, JsonToken token) throws IOException {
        if (column >= known.size()) {
            return token.isScalarValue();
        }
        return switch (token) {
            case VALUE_NULL -> true;
            case VALUE_STRING -> !row.isList(column) && text(of, column);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> row.isNumber(column) && text(of, column);
            case VALUE_TRUE, VALUE_FALSE -> {
                if (row.isFlag(column)) {
                    row.flag(column, token == JsonToken.VALUE_TRUE);
                }
                yield row.isFlag(column);
            }
            case START_ARRAY -> row.isNumbers(column) && array(of, column);
            default -> false;
        };
    }

    private boolean text(JsonParser of, int column) throws IOException {
        char[] characters = of.getTextCharacters();
        int from = of.getTextOffset();
        int to = from + of.getTextLength();
        while (from < to && CellText.isBlank(characters[from])) {
            from++;
        }
        while (to > from && CellText.isBlank(characters[to - 1])) {
            to--;
        }
        return from == to || row.text(column, characters, from, to);
    }

    private boolean array(JsonParser of, int column) throws IOException {
        int from = row.beginList();
        while (of.nextToken() != JsonToken.END_ARRAY) {
            JsonToken token = of.currentToken();
            int offset = of.getTextOffset();
            if ((!token.isNumeric() && token != JsonToken.VALUE_STRING)
                    || !row.element(column, of.getTextCharacters(), offset, offset + of.getTextLength())) {
                return false;
            }
        }
        return row.endList(column, from);
    }

    /** Reads the line at which the last attempt began; false where only blank lines were left of those in the buffer. */
    private boolean again() throws IOException {
        int start = at;
        int to = lineEnd(start);
        while (isBlank(start, to)) {
            if (to == whole) {
                at = whole;
                return false;
            }
            start = to;
            line++;
            to = lineEnd(start);
        }
        byte[] text = Arrays.copyOfRange(buffer, start, to);
        new Utf8Reader(new ByteArrayInputStream(text)).drain();
        row.begin(line);
        rows++;
        boolean ofObject = JsonInput.read(
                Source.of(row.file() + ":" + line, text),
                row.problems(),
                input -> input.object("$", (key, path) -> again(input, key, path)));
        if (ofObject) {
            row.end();
        } else {
            // What is no object can be no school, and where the lines after it begin is anybody's guess.
            cutShort = row.problems().problems();
        }
        at = to;
        line++;
        return true;
    }

    private void again(JsonInput input, String key, String path) throws IOException {
        int column = column(key);
        if (seen[column] == rows) {
            input.twice(key, path);
            return;
        }
        seen[column] = rows;
        if (column >= known.size()) {
            input.skip(path);
            return;
        }
        CellText.Parsed parsed = input.fact(known.get(column), path);
        if (parsed instanceof CellText.Parsed.Value value) {
            row.value(column, value.value());
        } else if (parsed != CellText.Parsed.Blank.BLANK) {
            row.faulty(column);
        }
    }

    /** Behind the end of the line that begins here. */
    private int lineEnd(int from) {
        int to = from;
        while (to < whole && buffer[to] != '\n') {
            to++;
        }
        return Math.min(to + 1, whole);
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] > ' ' || buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
