package io.github.junheng.io;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of a cell as what its column holds. Numbers go from text to decimal, never through a double. */
final class CellText {
    /** No area, sum of money or count has more digits before the point. */
    private static final int MOST_WHOLE_DIGITS = 15;

    private static final int MOST_DECIMALS = 30;
    /** Longer than any number that is admitted, leading zeros and all; what is longer is not even parsed. */
    private static final int LONGEST_NUMBER = 64;

    private static final int LONGEST_SHOWN = 40;
    private static final String LIST_SEPARATOR = ";";
    static final String YES = "是";
    static final String NO = "否";

    private CellText() {}

    /** What a cell holds, or what is wrong with it. */
    sealed interface Parsed {
        record Value(FactValue value) implements Parsed {}

        /** Nothing: blank, or a list whose faulty elements were noted one by one. */
        enum Blank implements Parsed {
            BLANK,
            BLANK_WITH_FAULT
        }

        record Fault(ProblemCode code, List<String> details) implements Parsed {
            Problem at(String where) {
                return new Problem(code, code.severity(), where, details);
            }
        }
    }

    private static final Parsed YES_VALUE = new Parsed.Value(new FactValue.Flag(true));
    private static final Parsed NO_VALUE = new Parsed.Value(new FactValue.Flag(false));

    /** The text without blanks around it, those of Chinese typing and of spreadsheets included. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return start == 0 && end == text.length() ? text : text.substring(start, end);
    }

    static boolean isBlank(char c) {
        // Between the ideographic space and the byte order mark stands nearly all Chinese text, and no blank.
        return c <= ' '
                || (c >= '\u0080'
                        && (c <= '\u3000' || c >= '\uFE00')
                        && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF'));
    }

    /** Reads a text that is not blank. */
    static Parsed parse(FactDefinition definition, String text) {
        return switch (definition.type()) {
            case COUNT, DECIMAL -> {
                int small = small(text);
                yield small >= 0 && definition.atMostOrNull() == null
                        ? new Parsed.Value(FactValue.Amount.of(small))
                        : amount(definition, number(text), text);
            }
            case YEAR, CODE -> amount(definition, number(text), text);
            case FLAG ->
                text.equals(YES)
                        ? YES_VALUE
                        : text.equals(NO) ? NO_VALUE : fault(ProblemCode.NOT_A_WORD, text, YES + "、" + NO);
            case WORD ->
                definition.words().contains(text)
                        ? new Parsed.Value(new FactValue.Word(text))
                        : fault(ProblemCode.NOT_A_WORD, text, String.join("、", definition.words()));
            case TEXT -> new Parsed.Value(new FactValue.Word(text));
            case DATE -> date(text);
            case TIME -> {
                int minutes = minutes(text);
                if (minutes < 0 || minutes >= FactValue.Time.DAY) {
                    yield fault(ProblemCode.NOT_A_TIME, text);
                }
                yield definition.isBeyond(BigDecimal.valueOf(minutes))
                        ? fault(ProblemCode.OUT_OF_RANGE, text)
                        : new Parsed.Value(new FactValue.Time(minutes));
            }
            case EVENING -> {
                int minutes = minutes(text);
                int evening = minutes < FactValue.Time.MORNING ? minutes + FactValue.Time.DAY : minutes;
                yield minutes < 0 || evening < FactValue.Time.NOON
                        ? fault(ProblemCode.NOT_A_TIME, text)
                        : new Parsed.Value(new FactValue.Time(evening));
            }
            case COUNT_LIST, DECIMAL_LIST, TEXT_LIST -> list(definition, text);
        };
    }

    private static Parsed list(FactDefinition definition, String text) {
        List<Reported<FactValue>> elements = new ArrayList<>();
        for (String part : text.split(LIST_SEPARATOR, -1)) {
            Parsed element = parse(element(definition), trim(part));
            if (!(element instanceof Parsed.Value value)) {
                return element;
            }
            elements.add(Reported.of(value.value()));
        }
        return new Parsed.Value(cellList(definition.type(), elements));
    }

    /** What an element of a list is defined as. */
    static FactDefinition element(FactDefinition list) {
        return new FactDefinition(
                list.id(),
                list.name(),
                list.type().element(),
                list.unit(),
                list.place(),
                list.words(),
                list.file(),
                "",
                list.atMostOrNull());
    }

    /** What one cell lists; one zero alone says that there is nothing. */
    static FactValue cellList(FactType type, List<Reported<FactValue>> elements) {
        boolean none = elements.size() == 1
                && elements.get(0) instanceof Reported.Known<FactValue> only
                && only.value().toText().equals("0");
        return list(type, none ? List.of() : elements);
    }

    /** A list in which elements may be missing. */
    static FactValue list(FactType type, List<Reported<FactValue>> elements) {
        return type == FactType.TEXT_LIST
                ? new FactValue.Words(texts(elements))
                : new FactValue.Amounts(numbers(elements));
    }

    private static List<Reported<String>> texts(List<Reported<FactValue>> elements) {
        List<Reported<String>> texts = new ArrayList<>(elements.size());
        for (Reported<FactValue> element : elements) {
            texts.add(
                    element instanceof Reported.Known<FactValue> known && known.value() instanceof FactValue.Word word
                            ? Reported.of(word.value())
                            : Reported.none());
        }
        return texts;
    }

    private static List<Reported<BigDecimal>> numbers(List<Reported<FactValue>> elements) {
        List<Reported<BigDecimal>> numbers = new ArrayList<>(elements.size());
        for (Reported<FactValue> element : elements) {
            numbers.add(
                    element instanceof Reported.Known<FactValue> known
                                    && known.value() instanceof FactValue.Amount amount
                            ? Reported.of(amount.value())
                            : Reported.none());
        }
        return numbers;
    }

    private static Parsed date(String text) {
        if (text.length() != 10) {
            return fault(ProblemCode.NOT_A_DATE, text);
        }
        try {
            return new Parsed.Value(new FactValue.Day(day(text)));
        } catch (DateTimeException e) {
            return fault(ProblemCode.NOT_A_DATE, text);
        }
    }

    /**
     * A day as ISO 8601 writes it.
     *
     * @throws DateTimeException where it is none
     */
    static LocalDate day(String text) {
        // As nearly all days are written: the formatter of the JDK takes longer to load than a standard to read.
        if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            int year = small(text.substring(0, 4));
            int month = small(text.substring(5, 7));
            int day = small(text.substring(8));
            if (year >= 0 && month >= 0 && day >= 0) {
                return LocalDate.of(year, month, day);
            }
        }
        return LocalDate.parse(text);
    }

    /**
     * Minutes since midnight of a time of day as a clock shows it, {@code 08:20} or {@code 8:20}, or of the night after it,
     * {@code 24:30}; −1 for any other text.
     */
    static int minutes(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon > 2 || text.length() != colon + 3) {
            return -1;
        }
        int hour = small(text.substring(0, colon));
        int minute = small(text.substring(colon + 1));
        return hour < 0 || hour > 29 || minute < 0 || minute > 59 ? -1 : 60 * hour + minute;
    }

    /** A plain decimal in ASCII digits: null where the text is none; a fault's code where it is beyond bounds. */
    private static @Nullable BigDecimal number(String text) {
        return isPlainDecimal(text) && text.length() <= LONGEST_NUMBER ? new BigDecimal(text) : null;
    }

    /** A count as most cells hold it, of at most six digits; −1 for any other text. */
    private static int small(String text) {
        if (text.length() > 6) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return text.isEmpty() ? -1 : value;
    }

    static boolean isPlainDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = -1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return text.length() > start && point != start && point != text.length() - 1;
    }

    /**
     * A number of a JSON document, which may have an exponent. The exponent is looked at before anything is computed with it:
     * 1e999999999 is a number of a thousand million digits.
     */
    static Parsed parseJsonNumber(FactDefinition definition, String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponent < 0) {
            return parse(definition, text);
        }
        String digits = text.substring(exponent + 1).replaceFirst("^[+-]?0*", "");
        return digits.length() > 2 || text.length() > LONGEST_NUMBER
                ? fault(ProblemCode.OUT_OF_RANGE, text)
                : amount(definition, new BigDecimal(text), text);
    }

    private static Parsed amount(FactDefinition definition, @Nullable BigDecimal number, String text) {
        if (number == null && definition.type() == FactType.CODE) {
            return fault(ProblemCode.NOT_A_WORD, text, String.join("、", definition.words()));
        }
        if (number == null) {
            return fault(isPlainDecimal(text) ? ProblemCode.OUT_OF_RANGE : ProblemCode.NOT_A_NUMBER, text);
        }
        if (number.signum() < 0) {
            return fault(ProblemCode.NEGATIVE, text);
        }
        FactValue.Amount amount = new FactValue.Amount(number);
        BigDecimal value = amount.value();
        if (value.precision() - value.scale() > MOST_WHOLE_DIGITS || value.scale() > MOST_DECIMALS) {
            return fault(ProblemCode.OUT_OF_RANGE, text);
        }
        if (definition.isBeyond(value)) {
            return fault(ProblemCode.OUT_OF_RANGE, text);
        }
        FactType type = definition.type();
        if (type.isWhole() && value.scale() > 0) {
            return fault(ProblemCode.NOT_WHOLE, text);
        }
        if (type == FactType.YEAR && value.precision() - value.scale() != 4) {
            return fault(ProblemCode.OUT_OF_RANGE, text);
        }
        if (type == FactType.CODE && !definition.words().contains(value.toPlainString())) {
            return fault(ProblemCode.NOT_A_WORD, text, String.join("、", definition.words()));
        }
        return new Parsed.Value(type.isWhole() ? FactValue.Amount.of(value.longValueExact()) : amount);
    }

    static Parsed.Fault fault(ProblemCode code, String text, String... more) {
        List<String> details = new ArrayList<>();
        details.add(shown(text));
        details.addAll(List.of(more));
        return new Parsed.Fault(code, details);
    }

    /** Whether a text has a character of ASCII that is not printed. */
    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == '\u007F') {
                return true;
            }
        }
        return false;
    }

    /** A text short enough for a message, on one line. */
    static String shown(String text) {
        String line = hasControl(text) ? text.replaceAll("\\p{Cntrl}+", " ") : text;
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }
}
