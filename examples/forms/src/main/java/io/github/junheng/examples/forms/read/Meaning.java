package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.FactType;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.problem.ProblemCode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 单元格释义: what the person meant by a cell where a fact of a type is expected. A number typed as text, in full width or with its
 * unit is that number; a dash is not reported; what cannot be told is a problem, and never a zero. What is neither is left to the
 * reader of datasets to judge.
 */
public final class Meaning {
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int LONGEST_NUMBER = 30;
    private static final int DAY_DIGITS = 8;

    private static final Set<String> DASHES =
            Set.of("-", "--", "—", "——", "–", "−", "/", "N/A", "n/a", "NA", "无数据", "未填", "暂缺");
    private static final Map<String, Boolean> FLAGS = Map.ofEntries(
            Map.entry("是", true),
            Map.entry("否", false),
            Map.entry("√", true),
            Map.entry("✓", true),
            Map.entry("✔", true),
            Map.entry("×", false),
            Map.entry("✗", false),
            Map.entry("✘", false),
            Map.entry("有", true),
            Map.entry("无", false),
            Map.entry("TRUE", true),
            Map.entry("FALSE", false),
            Map.entry("1", true),
            Map.entry("0", false));
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d+|\\d{1,3}(?:,\\d{3})+)(?:\\.\\d+)?");
    private static final Pattern WITH_UNIT = Pattern.compile("(" + NUMBER.pattern() + ")\\s*(\\D+)");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");
    private static final Pattern DAY_IN_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern LIST_SEPARATOR = Pattern.compile("[;；、\\n]");

    /** One thing under several names. */
    private static final Map<String, String> SAME_UNITS = Map.ofEntries(
            Map.entry("名", "人"),
            Map.entry("位", "人"),
            Map.entry("班", "个"),
            Map.entry("个班", "个"),
            Map.entry("m2", "平方米"),
            Map.entry("㎡", "平方米"),
            Map.entry("平米", "平方米"),
            Map.entry("平方", "平方米"),
            Map.entry("学时", "课时"));

    /** What an amount in the first unit is multiplied by to be one in the second. */
    private static final Map<List<String>, BigDecimal> CONVERSIONS = Map.of(
            List.of("元", "万元"), new BigDecimal("0.0001"),
            List.of("万元", "元"), new BigDecimal("10000"),
            List.of("人", "万人"), new BigDecimal("0.0001"),
            List.of("万人", "人"), new BigDecimal("10000"));

    private static final Set<String> UNITS = Set.of(
            "元", "万元", "亿元", "人", "万人", "平方米", "亩", "公顷", "间", "个", "所", "册", "台", "套", "份", "年", "%", "课时", "小时",
            "分钟");

    private Meaning() {}

    /**
     * What a cell means.
     *
     * @param unit the unit of the fact; empty where it has none
     * @param tally where problems go
     */
    public static Meant of(Content content, FactType type, String unit, SheetPlace at, Tally tally) {
        if (content.isBlank()) {
            return new Meant.NotReported();
        }
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
            return amount(amount, type, unit, at, tally);
        }
        return content instanceof Content.Text text ? text(text.raw(), type, unit, at, tally) : new Meant.NotReported();
    }

    private static Meant wrong(Tally tally, ProblemCode code, SheetPlace at, String... details) {
        tally.add(code, at, details);
        return new Meant.Wrong();
    }

    private static @Nullable LocalDate day(BigDecimal exact) {
        boolean held = exact.signum() > 0 && exact.precision() - exact.scale() < DAY_DIGITS;
        return held ? DAY_ZERO.plusDays(exact.longValue()) : null;
    }

    private static Meant amount(Content.Amount amount, FactType type, String unit, SheetPlace at, Tally tally) {
        BigDecimal exact = amount.exact();
        LocalDate day = amount.date() ? day(exact) : null;
        if (day != null && type == FactType.DATE) {
            return new Meant.Value(day.toString());
        }
        if (day != null && type == FactType.YEAR) {
            return new Meant.Value(BigDecimal.valueOf(day.getYear()));
        }
        if (type.isNumber() || type.isList()) {
            if (day != null) {
                return wrong(
                        tally,
                        ProblemCode.DATE_FOR_NUMBER,
                        at,
                        day.toString(),
                        day.getMonthValue() + "-" + day.getDayOfMonth());
            }
            if (amount.percent() && type.isNumber()) {
                BigDecimal read = unit.equals("%") ? exact.movePointRight(2) : exact;
                tally.add(ProblemCode.PERCENT_CELL, at, plain(read));
                return new Meant.Value(read);
            }
            return new Meant.Value(type.isList() ? list(plain(exact), type) : (Object) exact);
        }
        if (type == FactType.FLAG) {
            Boolean flag = FLAGS.get(plain(exact));
            return new Meant.Value(flag == null ? plain(exact) : (Object) flag);
        }
        return type == FactType.DATE ? date(plain(exact), at, tally) : new Meant.Value(plain(exact));
    }

    private static String plain(BigDecimal number) {
        boolean small = Math.abs((long) number.precision() - number.scale()) < LONGEST_NUMBER;
        return number.signum() == 0 ? "0" : small ? number.stripTrailingZeros().toPlainString() : number.toString();
    }

    private static Meant text(String raw, FactType type, String unit, SheetPlace at, Tally tally) {
        if (type == FactType.TEXT || type == FactType.WORD) {
            return new Meant.Value(raw);
        }
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
        if (text.startsWith("'")) {
            text = text.substring(1).strip();
        }
        if (DASHES.contains(text)) {
            tally.add(ProblemCode.DASH_NOT_REPORTED, at, raw.strip());
            return new Meant.NotReported();
        }
        if (type.isList()) {
            return new Meant.Value(list(type == FactType.TEXT_LIST ? raw : text, type));
        }
        return switch (type) {
            case FLAG -> {
                Boolean flag = FLAGS.get(text);
                yield new Meant.Value(flag == null ? text : (Object) flag);
            }
            case DATE -> date(text, at, tally);
            case COUNT, DECIMAL, YEAR, CODE -> number(text, type, unit, at, tally);
            default -> new Meant.Value(text);
        };
    }

    private static Meant number(String text, FactType type, String unit, SheetPlace at, Tally tally) {
        if (NUMBER.matcher(text).matches()) {
            tally.textNumber(at);
            return new Meant.Value(decimal(text));
        }
        Matcher with = WITH_UNIT.matcher(text);
        if (!with.matches()) {
            return new Meant.Value(text);
        }
        String number = with.group(1);
        String told = canonical(with.group(2).strip());
        String asked = canonical(type == FactType.YEAR && unit.isEmpty() ? "年" : unit);
        if (told.equals(asked)) {
            tally.textNumber(at);
            return new Meant.Value(decimal(number));
        }
        BigDecimal factor = CONVERSIONS.get(List.of(told, asked));
        if (factor != null) {
            BigDecimal converted = decimal(number).multiply(factor).stripTrailingZeros();
            tally.add(ProblemCode.UNIT_CONVERTED, at, text, converted.toPlainString() + " " + unit);
            return new Meant.Value(converted);
        }
        return UNITS.contains(told) ? wrong(tally, ProblemCode.UNIT_UNKNOWN, at, told, unit) : new Meant.Value(text);
    }

    private static String canonical(String unit) {
        return SAME_UNITS.getOrDefault(unit, unit);
    }

    /**
     * An amount that a label states in another unit than the fact has, {@code 万元} where the fact is in {@code 元}; empty where
     * the two cannot be converted.
     */
    static @Nullable BigDecimal factor(String told, String asked) {
        String from = canonical(told);
        String to = canonical(asked);
        return from.equals(to) ? BigDecimal.ONE : CONVERSIONS.get(List.of(from, to));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    private static Meant date(String text, SheetPlace at, Tally tally) {
        Matcher day = DAY.matcher(text);
        Matcher digits = DAY_IN_DIGITS.matcher(text);
        Matcher found = day.matches() ? day : digits.matches() ? digits : null;
        if (found != null) {
            try {
                return new Meant.Value(LocalDate.of(
                                Integer.parseInt(found.group(1)),
                                Integer.parseInt(found.group(2)),
                                Integer.parseInt(found.group(3)))
                        .toString());
            } catch (DateTimeException e) {
                return wrong(tally, ProblemCode.NOT_A_DATE, at, text);
            }
        }
        return new Meant.Value(text);
    }

    private static List<Object> list(String text, FactType type) {
        List<Object> elements = new ArrayList<>();
        boolean commas =
                type != FactType.TEXT_LIST && !LIST_SEPARATOR.matcher(text).find();
        for (String part : commas ? text.split(",", -1) : LIST_SEPARATOR.split(text, -1)) {
            elements.add(part.strip());
        }
        return elements;
    }
}
