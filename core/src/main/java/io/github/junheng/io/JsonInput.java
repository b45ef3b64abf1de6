package io.github.junheng.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks through a JSON document token by token: keys that stand twice, keys that are not known and values of the wrong type are
 * noted with their path, and reading goes on; where the text is no JSON, reading ends. Numbers stay text until they are decimals.
 */
final class JsonInput {
    private static final int DEEPEST = 100;
    /** Numbers are bounded where they are read as facts, with their path; Jackson's own bound would name none. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** What problems alone are worded with; a sound file starts without it. */
    private static final class Wording {
        static final Pattern POSITION = Pattern.compile("\\[\\d+]");
        static final Pattern SOURCE = Pattern.compile("\\s*\\([^()]*\\[Source:.*");

        private Wording() {}
    }

    private final String name;
    private final JsonParser parser;
    private final ProblemLog log;
    private final Set<String> unknown = new HashSet<>();

    private JsonInput(String name, JsonParser parser, ProblemLog log) {
        this.name = name;
        this.parser = parser;
        this.log = log;
    }

    /** What reads one value; on return the parser stands on the value's last token. */
    interface ValueReader {
        void read(String key, String path) throws IOException;
    }

    /** What reads one element of an array. */
    interface ElementReader {
        void read(long position, String path) throws IOException;
    }

    /** What reads the whole document, which is an object. */
    interface RootReader {
        void read(JsonInput input) throws IOException;
    }

    /** Reads a document; whether it is whole. */
    static boolean read(Source source, ProblemLog log, RootReader root) {
        // Definitions are bytes as well, so that one of the parser's two readers is loaded alone.
        try (InputStream text = source.utf8(source.charset())) {
            return read(source.name(), text, log, root);
        } catch (IOException e) {
            source.failed(log, e);
            return false;
        }
    }

    private static boolean read(String name, InputStream text, ProblemLog log, RootReader root) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            boolean ended = false;
            try {
                JsonInput input = new JsonInput(name, parser, log);
                if (parser.nextToken() == null) {
                    log.add(ProblemCode.FILE_EMPTY, name);
                    return false;
                }
                if (!input.isObject()) {
                    log.add(ProblemCode.NOT_OF_TYPE, name + " $", input.shown(), "{…}");
                    input.skip("$");
                    return false;
                }
                root.read(input);
                ended = true;
                if (parser.nextToken() == null) {
                    return true;
                }
                log.add(ProblemCode.JSON_TRAILING_TEXT, line(name, parser), lineNumber(parser));
            } catch (JsonProcessingException e) {
                broken(name, parser, log, ended, e);
            }
            return false;
        }
    }

    private static void broken(
            String name, JsonParser parser, ProblemLog log, boolean ended, JsonProcessingException e) {
        String where = line(name, parser);
        if (ended) {
            log.add(ProblemCode.JSON_TRAILING_TEXT, where, lineNumber(parser));
        } else if (e instanceof JsonEOFException) {
            log.add(ProblemCode.JSON_TRUNCATED, where, lineNumber(parser));
        } else if (e instanceof StreamConstraintsException
                && parser.getParsingContext().getNestingDepth() >= DEEPEST) {
            log.add(ProblemCode.JSON_TOO_DEEP, where, String.valueOf(DEEPEST));
        } else {
            String message = Wording.SOURCE
                    .matcher(String.valueOf(e.getOriginalMessage()))
                    .replaceAll("");
            log.add(ProblemCode.JSON_MALFORMED, where, message.strip());
        }
    }

    private static String line(String name, JsonParser parser) {
        return name + ":" + lineNumber(parser);
    }

    private static String lineNumber(JsonParser parser) {
        return String.valueOf(parser.currentLocation().getLineNr());
    }

    String name() {
        return name;
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Reads the object the parser stands at, key by key; the second of two equal keys is an error and left out. */
    void object(String path, ValueReader values) throws IOException {
        Keys keys = object(path);
        while (keys.next()) {
            values.read(keys.key(), keys.path());
        }
    }

    /** The same, for whoever goes from key to key by himself, and has the parser stand on the last token of each value. */
    Keys object(String path) {
        return new Keys(path);
    }

    /** The keys of an object. */
    final class Keys {
        private final String parent;
        private final Set<String> seen = new HashSet<>();
        private String key = "";
        private String path = "";

        private Keys(String parent) {
            this.parent = parent;
        }

        /** Goes to the value of the next key; whether there is one. */
        boolean next() throws IOException {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                key = parser.currentName();
                path = child(parent, key);
                parser.nextToken();
                if (seen.add(key)) {
                    return true;
                }
                twice(key, path);
            }
            return false;
        }

        String key() {
            return key;
        }

        String path() {
            return path;
        }
    }

    /** The path of what a key of an object holds. */
    static String child(String path, String key) {
        return isPlain(key) ? path + "." + CellText.shown(key) : path + "['" + CellText.shown(key) + "']";
    }

    /** Letters, digits, {@code _}, {@code .} and {@code -}: a key that a path can name without quotes. */
    private static boolean isPlain(String key) {
        int c;
        for (int i = 0; i < key.length(); i += Character.charCount(c)) {
            c = key.codePointAt(i);
            if (!Character.isLetter(c) && !isNumber(c) && "_.-".indexOf(c) < 0) {
                return false;
            }
        }
        return !key.isEmpty();
    }

    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /** Notes a key that stands for the same as one before, and leaves its value out. */
    void twice(String key, String path) throws IOException {
        log.add(ProblemCode.KEY_TWICE, at(path), CellText.shown(key));
        skip(path);
    }

    /** Reads the array the parser stands at. */
    void array(String path, ElementReader elements) throws IOException {
        for (long i = 0; nextElement(); i++) {
            elements.read(i, path + "[" + i + "]");
        }
    }

    /** Goes to the next element of the array the parser stands in; whether there is one. */
    boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** Leaves a value out; a key that stands twice in it is an error all the same. */
    void skip(String path) throws IOException {
        if (isObject()) {
            object(path, (key, child) -> skip(child));
        } else if (isArray()) {
            array(path, (i, child) -> skip(child));
        }
    }

    /** Notes a key that nothing declares, once for all elements of an array, and leaves its value out. */
    void unknown(String key, String path) throws IOException {
        if (unknown.add(Wording.POSITION.matcher(path).replaceAll("[]"))) {
            log.add(ProblemCode.KEY_UNKNOWN, at(path), CellText.shown(key));
        }
        skip(path);
    }

    /** Notes a value that is not what has to stand here, which nothing waives, and leaves it out. */
    void notOfType(String path, String expected) throws IOException {
        log.add(ProblemCode.NOT_OF_TYPE, at(path), shown(), expected);
        skip(path);
    }

    /** Reads a fact; not reported where it is null, blank or faulty. */
    CellText.Parsed fact(FactDefinition definition, String path) throws IOException {
        CellText.Parsed parsed = definition.type().isList() ? list(definition, path) : scalar(definition, path);
        if (parsed instanceof CellText.Parsed.Fault fault) {
            log.addOfCell(fault.at(at(path)));
        }
        return parsed;
    }

    private CellText.Parsed list(FactDefinition definition, String path) throws IOException {
        if (isNull()) {
            return CellText.Parsed.Blank.BLANK;
        }
        if (!isArray()) {
            return wrongType("[…]", path);
        }
        FactDefinition element = CellText.element(definition);
        List<Reported<FactValue>> values = new ArrayList<>();
        boolean faulty = false;
        for (long i = 0; nextElement(); i++) {
            String child = path + "[" + i + "]";
            CellText.Parsed parsed = scalar(element, child);
            if (parsed instanceof CellText.Parsed.Fault fault) {
                faulty = true;
                log.addOfCell(fault.at(at(child)));
            }
            values.add(Reported.ofNullable(parsed instanceof CellText.Parsed.Value value ? value.value() : null));
        }
        return faulty
                ? CellText.Parsed.Blank.BLANK_WITH_FAULT
                : new CellText.Parsed.Value(CellText.cellList(definition.type(), values));
    }

    private CellText.Parsed scalar(FactDefinition definition, String path) throws IOException {
        JsonToken token = parser.currentToken();
        FactType type = definition.type();
        if (token == JsonToken.VALUE_NULL) {
            return CellText.Parsed.Blank.BLANK;
        }
        if (token == JsonToken.VALUE_STRING) {
            String text = CellText.trim(parser.getText());
            return text.isEmpty() ? CellText.Parsed.Blank.BLANK : CellText.parse(definition, text);
        }
        if (type == FactType.FLAG && token.isBoolean()) {
            return new CellText.Parsed.Value(new FactValue.Flag(token == JsonToken.VALUE_TRUE));
        }
        return token.isNumeric() && type.isNumber()
                ? CellText.parseJsonNumber(definition, parser.getText())
                : wrongType(expected(definition), path);
    }

    private CellText.Parsed wrongType(String expected, String path) throws IOException {
        CellText.Parsed fault = CellText.fault(ProblemCode.NOT_OF_TYPE, shown(), expected);
        skip(path);
        return fault;
    }

    /** Notes a value of the wrong type where a fact or a group of facts should stand. */
    void wrongFact(String path, String expected) throws IOException {
        if (wrongType(expected, path) instanceof CellText.Parsed.Fault fault) {
            log.addOfCell(fault.at(at(path)));
        }
    }

    /** An example in the notation of JSON, which needs no translation. */
    static String expected(FactDefinition definition) {
        return switch (definition.type()) {
            case COUNT -> "123";
            case DECIMAL -> "12.5";
            case YEAR -> "2024";
            case CODE -> String.join("/", definition.words());
            case FLAG -> "true/false";
            case WORD, TEXT -> "\"…\"";
            case DATE -> "\"2015-12-31\"";
            case TIME -> "\"08:20\"";
            case EVENING -> "\"21:20\"";
            case COUNT_LIST, DECIMAL_LIST, TEXT_LIST -> "[…]";
        };
    }

    private String shown() throws IOException {
        if (isObject()) {
            return "{…}";
        }
        if (isArray()) {
            return "[…]";
        }
        String text = CellText.shown(parser.getText());
        return parser.currentToken() == JsonToken.VALUE_STRING ? "\"" + text + "\"" : text;
    }

    private String at(String path) {
        return name + " " + path;
    }
}
