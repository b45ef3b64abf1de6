package io.github.junheng.examples.forms.edition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 数据文件的节点: a place in a file of definitions, of an edition or of header paths. What is asked for and is not there is noted and a stand-in given, so that one run finds every
 * problem.
 */
public record Node(String path, @Nullable Object value, List<Problem> problems) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The root of a file; absent where it is no JSON. */
    public static Node read(InputStream in, String name, List<Problem> problems) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            parser.nextToken();
            return new Node(name + " $", value(parser), problems);
        } catch (JsonProcessingException e) {
            String message = e.getOriginalMessage();
            problems.add(Problem.of(ProblemCode.JSON_MALFORMED, name + " $", message == null ? "?" : message));
            return new Node(name + " $", null, problems);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                Object value = value(parser);
                if (value != null) {
                    object.put(key, value);
                }
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Object value = value(parser);
                array.add(value == null ? "" : value);
            }
            return array;
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    public boolean isPresent() {
        return value != null;
    }

    public void report(ProblemCode code, String... details) {
        problems.add(Problem.of(code, path, details));
    }

    public void invalid(String zh, String en) {
        report(ProblemCode.DEFINITION_INVALID, zh, en);
    }

    /** Notes keys other than these. */
    public Node keys(String... known) {
        for (String key : object().keySet()) {
            if (!Set.of(known).contains(key)) {
                at(key).report(ProblemCode.DEFINITION_UNKNOWN_KEY, key, String.join(", ", known));
            }
        }
        return this;
    }

    private Map<?, ?> map() {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        if (value != null) {
            invalid("应为对象", "an object is expected");
        }
        return Map.of();
    }

    /** The entries of an object, in the order of the file. */
    public Map<String, Node> object() {
        Map<String, Node> entries = new LinkedHashMap<>();
        map().forEach((key, child) -> entries.put(String.valueOf(key), at(String.valueOf(key))));
        return entries;
    }

    public Node at(String key) {
        return new Node(path + "." + key, value instanceof Map<?, ?> object ? object.get(key) : null, problems);
    }

    public Node required(String key) {
        Node child = at(key);
        if (value instanceof Map && !child.isPresent()) {
            child.report(ProblemCode.CELL_REQUIRED, key);
        }
        return child;
    }

    public List<Node> items() {
        List<Node> items = new ArrayList<>();
        if (value instanceof List<?> array) {
            for (int i = 0; i < array.size(); i++) {
                items.add(new Node(path + "[" + i + "]", array.get(i), problems));
            }
        } else if (value != null) {
            invalid("应为数组", "an array is expected");
        }
        return items;
    }

    /** A text; empty where there is none. */
    public String text() {
        if (value instanceof String text) {
            return text;
        }
        if (value != null) {
            invalid("应为文本", "a text is expected");
        }
        return "";
    }

    public boolean flag() {
        if (value != null && !(value instanceof Boolean)) {
            invalid("应为 true 或 false", "true or false is expected");
        }
        return Boolean.TRUE.equals(value);
    }

    /** A small whole number, or the other where there is none. */
    public int whole(int least, int most, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        String text = String.valueOf(value);
        if (text.matches("\\d{1,4}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        invalid(
                "应为 " + least + " 至 " + most + " 的整数，却是 " + text,
                "a number from " + least + " to " + most + " is expected, not " + text);
        return otherwise;
    }

    /** A text in two languages. */
    public Text bilingual() {
        keys("zh", "en");
        return new Text(required("zh").text(), required("en").text());
    }

    public <T> Optional<T> map(java.util.function.Function<Node, T> reader) {
        return isPresent() ? Optional.of(reader.apply(this)) : Optional.empty();
    }
}
