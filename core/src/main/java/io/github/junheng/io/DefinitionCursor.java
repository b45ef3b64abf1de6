package io.github.junheng.io;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.time.KnownDay;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in a file of definitions. Whoever asks it for something that is not there gets a stand-in, and the problem is
 * noted once, so that reading goes on and every problem of a file is found in one run; what is read from a file with a
 * problem is thrown away in the end. An absent place gives stand-ins without a word.
 */
final class DefinitionCursor {
    private static final int MOST_DIGITS = 40;
    private static final int FULL_DAY = 10;

    /** What it is a part of; null for the root. */
    private final @Nullable DefinitionCursor parent;
    /** The place of the root, or the key in the parent; empty for an element of an array. */
    private final String key;

    private final int index;
    /** Of the tree of {@link DefinitionFile}; null where there is nothing. */
    private final @Nullable Object node;

    private final List<Problem> problems;

    DefinitionCursor(String path, @Nullable Object node, List<Problem> problems) {
        this(null, path, 0, node, problems);
    }

    private DefinitionCursor(
            @Nullable DefinitionCursor parent, String key, int index, @Nullable Object node, List<Problem> problems) {
        this.parent = parent;
        this.key = key;
        this.index = index;
        this.node = node;
        this.problems = problems;
    }

    /** The root of a file that could not be read. */
    static DefinitionCursor absent(String path, List<Problem> problems) {
        return new DefinitionCursor(path, null, problems);
    }

    /** File and JSON path: {@code rules.json $.rules[3].criterion}. */
    String path() {
        if (parent == null) {
            return key;
        }
        return parent.path() + (parent.isArray() ? "[" + index + "]" : "." + key);
    }

    boolean isPresent() {
        return node != null;
    }

    boolean isObject() {
        return node instanceof Map;
    }

    boolean isArray() {
        return node instanceof List;
    }

    boolean isText() {
        return node instanceof String;
    }

    boolean has(String key) {
        return node instanceof Map<?, ?> object && object.containsKey(key);
    }

    /** Whether this is an object; keys other than these are problems. */
    boolean object(String... keys) {
        if (!(node instanceof Map<?, ?> object)) {
            notOfType("对象", "an object");
            return false;
        }
        Set<String> known = Set.of(keys);
        for (Object name : object.keySet()) {
            String key = String.valueOf(name);
            if (!known.contains(key)) {
                at(key).report(ProblemCode.DEFINITION_UNKNOWN_KEY, key, String.join(", ", keys));
            }
        }
        return true;
    }

    DefinitionCursor required(String key) {
        DefinitionCursor child = at(key);
        if (isObject() && !child.isPresent()) {
            child.report(ProblemCode.CELL_REQUIRED, key);
        }
        return child;
    }

    DefinitionCursor optional(String key) {
        return at(key);
    }

    private DefinitionCursor at(String key) {
        Object child = node instanceof Map<?, ?> object ? object.get(key) : null;
        return new DefinitionCursor(this, key, 0, child, problems);
    }

    /** The elements of an array. */
    List<DefinitionCursor> items() {
        List<DefinitionCursor> items = new ArrayList<>();
        if (!(node instanceof List<?> array)) {
            notOfType("数组", "an array");
            return items;
        }
        for (int i = 0; i < array.size(); i++) {
            items.add(new DefinitionCursor(this, "", i, array.get(i), problems));
        }
        return items;
    }

    /** The elements of an array that must not be empty. */
    List<DefinitionCursor> someItems() {
        List<DefinitionCursor> items = items();
        if (isArray() && items.isEmpty()) {
            invalid("数组不能为空", "the array must not be empty");
        }
        return items;
    }

    /** The entries of an object, in the order of the file. */
    Map<String, DefinitionCursor> entries() {
        Map<String, DefinitionCursor> entries = new LinkedHashMap<>();
        if (!(node instanceof Map<?, ?> object)) {
            notOfType("对象", "an object");
            return entries;
        }
        for (Object name : object.keySet()) {
            String key = String.valueOf(name);
            entries.put(key, at(key));
        }
        return entries;
    }

    /** A text that is not blank. */
    String text() {
        if (!(node instanceof String text)) {
            notOfType("文本", "a text");
            return "";
        }
        if (text.isBlank()) {
            invalid("文本不能为空", "the text must not be blank");
        }
        return text;
    }

    /** A text that may stand in the name of a target: without blanks and slashes. */
    String id() {
        String text = text();
        if (!text.isBlank() && !isId(text)) {
            invalid("编号“" + text + "”不能含空格或斜杠", "the id \"" + text + "\" must not hold blanks or slashes");
        }
        return text;
    }

    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == ' ' || (c >= '\t' && c <= '\r')) {
                return false;
            }
        }
        return true;
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (DefinitionCursor item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    /**
     * An exact number: a plain decimal as text, two of them with a slash between ({@code 1/13.5}), or a JSON number; a time of day,
     * {@code 08:20}, is its minutes since midnight.
     */
    Rational exact() {
        if (!isPresent()) {
            return Rational.ONE;
        }
        if (!(node instanceof String) && !(node instanceof Number)) {
            notOfType("数字", "a number");
            return Rational.ONE;
        }
        String text = node instanceof BigDecimal number ? plain(number) : String.valueOf(node);
        int minutes = CellText.minutes(text);
        if (minutes >= 0) {
            return Rational.of(minutes);
        }
        // A ratio as documents print it, 1/15 or 1/13.5.
        int slash = node instanceof String ? text.indexOf('/') : -1;
        String above = slash < 0 ? text : text.substring(0, slash);
        String below = slash < 0 ? "1" : text.substring(slash + 1);
        if (!isDecimal(above) || !isDecimal(below) || Rational.parse(below).signum() <= 0) {
            report(ProblemCode.NOT_A_NUMBER, text);
            return Rational.ONE;
        }
        return Rational.parse(above).dividedBy(Rational.parse(below));
    }

    /** A plain decimal of digits that are bounded in number on both sides of the point. */
    private static boolean isDecimal(String text) {
        if (!CellText.isPlainDecimal(text)) {
            return false;
        }
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int whole = (point < 0 ? text.length() : point) - start;
        return whole <= MOST_DIGITS && (point < 0 || text.length() - point - 1 <= MOST_DIGITS);
    }

    /** A JSON number in full, unless its exponent is beyond any printed number. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString();
    }

    /** An exact number above zero. */
    Rational positive() {
        Rational value = exact();
        if (value.signum() <= 0) {
            invalid("这个数必须大于 0", "the number must be above zero");
            return Rational.ONE;
        }
        return value;
    }

    /** A whole JSON number. */
    int whole(int absent) {
        if (node instanceof BigInteger number && number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        notOfType("整数", "a whole number");
        return absent;
    }

    boolean flag(boolean absent) {
        if (node instanceof Boolean flag) {
            return flag;
        }
        notOfType("true 或 false", "true or false");
        return absent;
    }

    @Nullable
    LocalDate day() {
        if (!isPresent()) {
            return null;
        }
        if (!(node instanceof String text)) {
            notOfType("日期", "a date");
            return null;
        }
        try {
            return CellText.day(text);
        } catch (DateTimeException e) {
            report(ProblemCode.NOT_A_DATE, text);
            return null;
        }
    }

    /** A day that may be known to the month, the semester or the year alone: {@code 2023-spring}. */
    @Nullable
    KnownDay knownDay() {
        if (!(node instanceof String text) || text.length() == FULL_DAY) {
            LocalDate day = day();
            return day == null ? null : KnownDay.of(day);
        }
        try {
            return KnownDay.parse(text);
        } catch (DateTimeException e) {
            report(ProblemCode.NOT_A_DATE, text);
            return null;
        }
    }

    /** The constant of this name; null, with the problem noted, where there is none. */
    <E extends Enum<E>> @Nullable E constant(Class<E> type) {
        Map<String, E> constants = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            constants.put(constant.name(), constant);
        }
        return oneOf(constants);
    }

    /** What this word stands for; null, with the problem noted, where it is no such word. */
    <T> @Nullable T oneOf(Map<String, T> words) {
        String text = text();
        T found = words.get(text);
        if (found == null && !text.isBlank()) {
            report(ProblemCode.NOT_A_WORD, text, String.join(", ", words.keySet()));
        }
        return found;
    }

    private void notOfType(String zh, String en) {
        if (isPresent()) {
            String found = shown();
            invalid("此处应为" + zh + "，却是 " + found, "here " + en + " is expected, not " + found);
        }
    }

    private String shown() {
        if (node instanceof String text) {
            return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
        }
        return isObject() ? "{…}" : isArray() ? "[…]" : String.valueOf(node);
    }

    void invalid(String zh, String en) {
        report(ProblemCode.DEFINITION_INVALID, zh, en);
    }

    /** Notes a problem of this place; an absent place has none, unless it is absence itself. */
    void report(ProblemCode code, String... details) {
        if (isPresent() || code == ProblemCode.CELL_REQUIRED) {
            problems.add(Problem.of(code, path(), details));
        }
    }

    /** How many problems were noted so far, to see whether what is read next is sound. */
    int problemCount() {
        return problems.size();
    }
}
