package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.FactType;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** 单元格释义: what a cell's content means where a fact of a type is expected; what is typed as text is left to the reader of datasets to judge. */
public final class Meaning {
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int LONGEST_NUMBER = 30;

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
            return amount(amount, type, at, tally);
        }
        return content instanceof Content.Text text ? text(text.raw(), type) : new Meant.NotReported();
    }

    private static Meant wrong(Tally tally, ProblemCode code, SheetPlace at, String... details) {
        tally.add(Problem.of(code, at.toString(), details));
        return new Meant.Wrong();
    }

    private static Meant amount(Content.Amount amount, FactType type, SheetPlace at, Tally tally) {
        BigDecimal exact = amount.exact();
        if (type == FactType.DATE && amount.date() && exact.signum() > 0 && exact.precision() - exact.scale() < 8) {
            return new Meant.Value(DAY_ZERO.plusDays(exact.longValue()).toString());
        }
        if (type.isNumber() || type.element() != type) {
            if (amount.date() && exact.precision() - exact.scale() < 8) {
                LocalDate day = DAY_ZERO.plusDays(exact.longValue());
                return wrong(
                        tally,
                        ProblemCode.DATE_FOR_NUMBER,
                        at,
                        day.toString(),
                        day.getMonthValue() + "-" + day.getDayOfMonth());
            }
            return new Meant.Value(type.isList() ? list(plain(exact), type) : (Object) exact);
        }
        return new Meant.Value(plain(exact));
    }

    private static String plain(BigDecimal number) {
        boolean small = Math.abs((long) number.precision() - number.scale()) < LONGEST_NUMBER;
        return number.signum() == 0 ? "0" : small ? number.stripTrailingZeros().toPlainString() : number.toString();
    }

    private static Meant text(String raw, FactType type) {
        if (type.isList()) {
            return new Meant.Value(list(raw, type));
        }
        if (type == FactType.TEXT || type == FactType.WORD) {
            return new Meant.Value(raw);
        }
        // Digits in full width are digits.
        return new Meant.Value(Normalizer.normalize(raw, Normalizer.Form.NFKC).strip());
    }

    private static List<Object> list(String raw, FactType type) {
        List<Object> elements = new ArrayList<>();
        String text = type == FactType.TEXT_LIST ? raw : Normalizer.normalize(raw, Normalizer.Form.NFKC);
        for (String part : text.split("[;；、]", -1)) {
            elements.add(part.strip());
        }
        return elements;
    }
}
