package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads one JSON file of definitions into a tree. The tree is built here and not by the mapper, because the mapper
 * stops at the first key that is given twice, and says nothing of where it stands.
 */
final class DefinitionFile {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final String where;
    private final List<Problem> problems;

    private DefinitionFile(String where, List<Problem> problems) {
        this.where = where;
        this.problems = problems;
    }

    /** The root of a file; of one that cannot be parsed, a place that is absent and complains of nothing more. */
    static DefinitionCursor read(InputStream in, String where, List<Problem> problems) {
        JsonNode root = MissingNode.getInstance();
        try {
            byte[] bytes = in.readAllBytes();
            if (bytes.length == 0) {
                problems.add(Problem.of(ProblemCode.FILE_EMPTY, where));
            } else {
                root = new DefinitionFile(where, problems).tree(bytes);
            }
        } catch (IOException e) {
            problems.add(Problem.of(ProblemCode.FILE_UNREADABLE, where, String.valueOf(e.getMessage())));
        }
        return new DefinitionCursor(where + " $", root, problems);
    }

    private JsonNode tree(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() == null) {
                problems.add(Problem.of(ProblemCode.FILE_EMPTY, where));
                return MissingNode.getInstance();
            }
            JsonNode root = node(parser, "$");
            if (parser.nextToken() != null) {
                malformed(parser, "text after the end");
                return MissingNode.getInstance();
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
        return MissingNode.getInstance();
    }

    private void malformed(JsonParser parser, String what) {
        problems.add(Problem.of(
                ProblemCode.JSON_MALFORMED,
                where + ":" + parser.currentTokenLocation().getLineNr() + ":"
                        + parser.currentTokenLocation().getColumnNr(),
                what));
    }

    private JsonNode node(JsonParser parser, String path) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> array(parser, path);
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
            default -> nodes.nullNode();
        };
    }

    private ObjectNode object(JsonParser parser, String path) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String child = path + "." + key;
            parser.nextToken();
            JsonNode value = node(parser, child);
            if (object.has(key)) {
                problems.add(Problem.of(ProblemCode.KEY_TWICE, where + " " + child, key));
            } else {
                object.set(key, value);
            }
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, String path) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(parser, path + "[" + array.size() + "]"));
        }
        return array;
    }
}
