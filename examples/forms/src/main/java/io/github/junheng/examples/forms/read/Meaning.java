package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.FactType;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 单元格释义: what a person meant by a cell where a fact of a type is expected. What cannot be a value is handed on as it was typed,
 * and the reader of datasets refuses it; nothing becomes a zero that was not typed as one.
 */
public final class Meaning {
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int LONGEST_NUMBER = 30;
    private static final char FULL_WIDTH_FIRST = '\uFF01';
    private static final char FULL_WIDTH_LAST = '\uFF5E';
    private static final BigDecimal MINUTES = BigDecimal.valueOf(1440);

    private static final Set<String> NOTHING =
            Set.of("-", "--", "—", "——", "–", "―", "−", "/", "\\", "N/A", "n/a", "NA", "#N/A", "…", "......");
    private static final Set<String> YES = Set.of("是", "√", "✓", "✔", "TRUE", "Y", "YES", "有", "1");
    private static final Set<String> NO = Set.of("否", "×", "✗", "✘", "FALSE", "N", "NO", "无", "0");
    private static final Pattern NUMBER =
            Pattern.compile("(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,40})(?:\\.[0-9]{1,40})?)(|[^0-9.,].{0,3})");
    private static final Pattern DAY = Pattern.compile("([0-9]{4})(?:年|[./-])([0-9]{1,2})(?:月|[./-])([0-9]{1,2})日?");
    private static final Pattern DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern YEAR = Pattern.compile("([0-9]{4})年");

    private Meaning() {}

    /**
     * What a cell means.
     *
     * @param unit the unit of the fact; empty where it has none
     * @param tally where problems go
     */
    public static Meant of(Content content, FactType type, String unit, SheetPlace at, Tally tally) {
        return of(content, type, unit, unit, at, tally);
    }

    /**
     * What a cell means whose label or header states a unit.
     *
     * @param stated the unit of a number without one of its own
     */
    static Meant of(Content content, FactType type, String unit, String stated, SheetPlace at, Tally tally) {
        if (content instanceof Content.Fault fault) {
            return wrong(tally, ProblemCode.FORMULA_FAULT, at, fault.code());
        }
        if (content instanceof Content.Uncalculated formula) {
            return wrong(tally, ProblemCode.FORMULA_UNCALCULATED, at, formula.formula());
        }
        if (content instanceof Content.Flag flag) {
            return new Meant.Value(type == FactType.FLAG ? (Object) flag.value() : flag.value() ? "TRUE" : "FALSE");
        }
        if (content instanceof Content.Amount amount) {
            return amount(amount, type, unit, stated, at, tally);
        }
        if (!(content instanceof Content.Text text)) {
            return new Meant.NotReported();
        }
        String typed = trim(text.raw());
        if (typed.isEmpty()) {
            return new Meant.NotReported();
        }
        if (NOTHING.contains(Normalizer.normalize(typed, Normalizer.Form.NFKC))) {
            tally.add(Problem.of(ProblemCode.DASH_NOT_REPORTED, at.toString(), typed));
            return new Meant.NotReported();
        }
        return text(typed, type, unit, stated, at, tally);
    }

    /** Whether a cell answers a question with yes or no. */
    static boolean isFlag(Content content) {
        return content instanceof Content.Text text ? flag(text.raw()).isPresent() : content instanceof Content.Flag;
    }

    /** 是否: what a word, a mark or a figure says for yes or no; empty where it says neither. */
    public static Optional<Boolean> flag(String text) {
        String word = trim(folded(text)).toUpperCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** 合计: whether a cell names a row of totals. */
    public static boolean isTotal(Content content) {
        return HeaderPaths.isTotal(content);
    }

    private static Meant wrong(Tally tally, ProblemCode code, SheetPlace at, String... details) {
        tally.add(Problem.of(code, at.toString(), details));
        return new Meant.Wrong();
    }

    /**
     * The text with full-width characters as the usual ones, and no others folded: {@code 640²} and {@code 20①} carry marks of
     * footnotes, which are no digits.
     */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
                folded.append((char) (c - FULL_WIDTH_FIRST + '!'));
            } else {
                folded.append(Character.isSpaceChar(c) ? ' ' : c);
            }
        }
        return folded.toString();
    }

    /** Without the blanks around it, those of Chinese typing and of web pages included. */
    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    private static Meant amount(
            Content.Amount amount, FactType type, String unit, String stated, SheetPlace at, Tally tally) {
        BigDecimal exact = amount.exact();
        if (amount.date() && exact.precision() - exact.scale() < 8) {
            return moment(exact, type, at, tally);
        }
        if (type == FactType.FLAG) {
            return new Meant.Value(
                    exact.compareTo(BigDecimal.ONE) == 0
                            ? (Object) true
                            : exact.signum() == 0 ? (Object) false : plain(exact));
        }
        if (!type.isNumber() && !type.isList()) {
            return new Meant.Value(plain(exact));
        }
        if (amount.percent()) {
            BigDecimal hundredfold = exact.movePointRight(2);
            if (type.isWhole() || !(unit.equals("%") || unit.isEmpty())) {
                return new Meant.Value(plain(hundredfold) + "%");
            }
            BigDecimal read = unit.equals("%") ? hundredfold : exact;
            tally.add(Problem.of(ProblemCode.PERCENT_CELL, at.toString(), plain(read)));
            return new Meant.Value(read);
        }
        if (type.isList()) {
            return new Meant.Value(type == FactType.TEXT_LIST ? List.of(plain(exact)) : List.of(exact));
        }
        return converted(exact, plain(exact) + stated, stated, unit, at, tally);
    }

    /** A cell that shows a day or a time of day. */
    private static Meant moment(BigDecimal exact, FactType type, SheetPlace at, Tally tally) {
        if (type == FactType.TIME || type == FactType.EVENING) {
            int minutes = exact.remainder(BigDecimal.ONE)
                    .abs()
                    .multiply(MINUTES)
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValue();
            return new Meant.Value(String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60));
        }
        LocalDate day = DAY_ZERO.plusDays(exact.longValue());
        if (type == FactType.YEAR) {
            return new Meant.Value(BigDecimal.valueOf(day.getYear()));
        }
        if (type.isNumber() || type.isList() || type == FactType.FLAG) {
            return wrong(
                    tally,
                    ProblemCode.DATE_FOR_NUMBER,
                    at,
                    day.toString(),
                    day.getMonthValue() + "-" + day.getDayOfMonth());
        }
        return new Meant.Value(day.toString());
    }

    private static Meant converted(
            BigDecimal number, String typed, String from, String unit, SheetPlace at, Tally tally) {
        Optional<BigDecimal> converted = Units.convert(number, from, unit);
        if (converted.isEmpty()) {
            return wrong(tally, ProblemCode.UNIT_UNKNOWN, at, from, unit);
        }
        if (!Units.same(from, unit)) {
            tally.add(Problem.of(
                    ProblemCode.UNIT_CONVERTED, at.toString(), typed, plain(converted.orElseThrow()) + unit));
        }
        return new Meant.Value(converted.orElseThrow());
    }

    /** A number as people write it; one of very many digits as it is. */
    static String plain(BigDecimal number) {
        boolean small = Math.abs((long) number.precision() - number.scale()) < LONGEST_NUMBER;
        return number.signum() == 0 ? "0" : small ? number.stripTrailingZeros().toPlainString() : number.toString();
    }

    private static Meant text(String typed, FactType type, String unit, String stated, SheetPlace at, Tally tally) {
        String normal = trim(folded(typed));
        return switch (type) {
            case TEXT, WORD -> new Meant.Value(typed);
            case COUNT, DECIMAL, YEAR, CODE -> number(typed, normal, type, unit, stated, at, tally);
            case FLAG -> new Meant.Value(flag(typed).<Object>map(flag -> flag).orElse(typed));
            case DATE -> new Meant.Value(day(normal).map(LocalDate::toString).orElse(typed));
            case TIME, EVENING -> new Meant.Value(normal);
            case COUNT_LIST, DECIMAL_LIST -> numbers(normal);
            case TEXT_LIST -> {
                List<Object> texts = new ArrayList<>();
                for (String part : typed.split("[;；、]", -1)) {
                    texts.add(trim(part));
                }
                yield new Meant.Value(texts);
            }
        };
    }

    private static Meant numbers(String normal) {
        List<Object> elements = new ArrayList<>();
        for (String part : normal.split("[;、,]", -1)) {
            Matcher number = NUMBER.matcher(trim(part));
            elements.add(
                    number.matches() && number.group(2).isEmpty()
                            ? (Object) new BigDecimal(number.group(1))
                            : trim(part));
        }
        return new Meant.Value(elements);
    }

    /** Whether a cell holds a number, be it typed as text, in full width or with a unit. */
    static boolean isNumber(Content content) {
        return content instanceof Content.Amount
                || (content instanceof Content.Text text
                        && number(trim(folded(text.raw())))
                                .map(number -> number.group(2))
                                .filter(unit ->
                                        unit.isEmpty() || Units.find(unit).isPresent())
                                .isPresent());
    }

    /** The number and what stands behind it. */
    private static Optional<MatchResult> number(String normal) {
        String bare = normal.startsWith("'") ? normal.substring(1) : normal;
        Matcher number = NUMBER.matcher(bare.replace(" ", ""));
        return number.matches() && (!bare.contains(" ") || bare.matches("\\S+ [^0-9 ]\\S*"))
                ? Optional.of(number.toMatchResult())
                : Optional.empty();
    }

    private static Meant number(
            String typed, String normal, FactType type, String unit, String stated, SheetPlace at, Tally tally) {
        if (type == FactType.YEAR) {
            Optional<LocalDate> day = normal.length() > 4 ? day(normal) : Optional.empty();
            if (day.isPresent()) {
                return new Meant.Value(BigDecimal.valueOf(day.orElseThrow().getYear()));
            }
            Matcher year = YEAR.matcher(normal);
            if (year.matches()) {
                return new Meant.Value(new BigDecimal(year.group(1)));
            }
        }
        MatchResult number = number(normal).orElse(null);
        if (number == null) {
            return new Meant.Value(typed);
        }
        BigDecimal value = new BigDecimal(number.group(1).replace(",", ""));
        String suffix = number.group(2);
        if (suffix.isEmpty()) {
            tally.textNumber(at);
            return converted(value, typed, stated, unit, at, tally);
        }
        Optional<String> own = Units.find(suffix);
        if (own.isEmpty() || unit.isEmpty()) {
            return new Meant.Value(typed);
        }
        Meant meant = converted(value, typed, own.orElseThrow(), unit, at, tally);
        if (meant instanceof Meant.Value && Units.same(own.orElseThrow(), unit)) {
            tally.textNumber(at);
        }
        return meant;
    }

    private static Optional<LocalDate> day(String normal) {
        Matcher day = DAY.matcher(normal);
        Matcher digits = DIGITS.matcher(normal);
        Matcher found = day.matches() ? day : digits.matches() ? digits : null;
        if (found == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
