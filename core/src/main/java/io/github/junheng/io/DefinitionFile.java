package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON file of definitions into a tree of maps, lists, texts, booleans, whole and decimal numbers. The tree is built here
 * and not by a mapper, because that stops at the first key that is given twice, says nothing of where it stands, and takes longer
 * to load than a standard to read.
 */
final class DefinitionFile {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    /** The key whose value nobody reads. */
    private static final String COMMENT = "//";

    private final String where;
    private final boolean commented;
    private final List<Problem> problems;

    private DefinitionFile(String where, boolean commented, List<Problem> problems) {
        this.where = where;
        this.commented = commented;
        this.problems = problems;
    }

    /** What {@code null} becomes in the tree. */
    enum Null {
        NULL;

        @Override
        public String toString() {
            return "null";
        }
    }

    /** The root of a file; of one that cannot be parsed, a place that is absent and complains of nothing more. */
    static DefinitionCursor read(InputStream in, String where, List<Problem> problems) {
        return read(in, where, false, problems);
    }

    /** The same of a file whose objects may each hold a comment, which is no part of the tree. */
    static DefinitionCursor readCommented(InputStream in, String where, List<Problem> problems) {
        return read(in, where, true, problems);
    }

    private static DefinitionCursor read(InputStream in, String where, boolean commented, List<Problem> problems) {
        Object root = null;
        try {
            byte[] bytes = in.readAllBytes();
            if (bytes.length == 0) {
                problems.add(Problem.of(ProblemCode.FILE_EMPTY, where));
            } else {
                root = new DefinitionFile(where, commented, problems).tree(bytes);
            }
        } catch (IOException e) {
            problems.add(Problem.of(ProblemCode.FILE_UNREADABLE, where, String.valueOf(e.getMessage())));
        }
        return new DefinitionCursor(where + " $", root, problems);
    }

    private @Nullable Object tree(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() == null) {
                problems.add(Problem.of(ProblemCode.FILE_EMPTY, where));
                return null;
            }
            Object root = node(parser);
            if (parser.nextToken() != null) {
                malformed(parser, "text after the end");
                return null;
            }
            return root;
        } catch (JsonProcessingException e) {
            problems.add(Problem.of(
                    ProblemCode.JSON_MALFORMED,
                    e.getLocation() == null
                            ? where
                            : where + ":" + e.getLocation().getLineNr() + ":"
                                    + e.getLocation().getColumnNr(),
                    String.valueOf(e.getOriginalMessage())));
        } catch (IOException e) {
            problems.add(Problem.of(ProblemCode.JSON_MALFORMED, where, String.valueOf(e.getMessage())));
        }
        return null;
    }

    private void malformed(JsonParser parser, String what) {
        problems.add(Problem.of(
                ProblemCode.JSON_MALFORMED,
                where + ":" + parser.currentTokenLocation().getLineNr() + ":"
                        + parser.currentTokenLocation().getColumnNr(),
                what));
    }

    private Object node(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            default -> Null.NULL;
        };
    }

    private Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            Object value = node(parser);
            if (commented && key.equals(COMMENT)) {
                continue;
            }
            if (object.putIfAbsent(key, value) != null) {
                problems.add(Problem.of(
                        ProblemCode.KEY_TWICE, where + " " + path(parser.getParsingContext()) + "." + key, key));
            }
        }
        return object;
    }

    /** The path of an object or array that is being read. */
    private static String path(JsonStreamContext at) {
        JsonStreamContext parent = at.getParent();
        if (parent == null || parent.inRoot()) {
            return "$";
        }
        return path(parent) + (parent.inArray() ? "[" + parent.getCurrentIndex() + "]" : "." + parent.getCurrentName());
    }

    private List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(parser));
        }
        return array;
    }
}
