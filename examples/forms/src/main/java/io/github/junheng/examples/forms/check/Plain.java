package io.github.junheng.examples.forms.check;

import io.github.junheng.examples.forms.book.Content;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;

/** Texts of a form as they are compared: without spaces, wide and narrow signs alike. */
final class Plain {
    /** Longer texts are no headings, sentences or numbers of a form. */
    private static final int LONGEST = 2_000;

    private static final int LONGEST_NUMBER = 30;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Plain() {}

    static String of(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return Normalizer.normalize(cut, Normalizer.Form.NFKC).replaceAll("[\\s\\u00a0]+", "");
    }

    /** What stands in a cell, as a person sees it but for the format of numbers. */
    static String text(Content content) {
        if (content instanceof Content.Text text) {
            return text.raw().strip();
        }
        if (content instanceof Content.Amount amount) {
            return number(amount).toPlainString();
        }
        if (content instanceof Content.Flag flag) {
            return flag.value() ? "是" : "否";
        }
        if (content instanceof Content.Fault fault) {
            return fault.code();
        }
        return content instanceof Content.Uncalculated formula ? "=" + formula.formula() : "";
    }

    /** Per cent as the number before the sign. */
    static BigDecimal number(Content.Amount amount) {
        BigDecimal number = amount.percent() ? amount.exact().multiply(HUNDRED) : amount.exact();
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** The number that a text is; as it was typed, with the zeros at its end. */
    static Optional<BigDecimal> number(String text) {
        String plain = of(text).replace(",", "");
        String bare = plain.endsWith("%") ? plain.substring(0, plain.length() - 1) : plain;
        return bare.length() <= LONGEST_NUMBER && bare.matches("[-+]?\\d+(\\.\\d+)?")
                ? Optional.of(new BigDecimal(bare))
                : Optional.empty();
    }
}
