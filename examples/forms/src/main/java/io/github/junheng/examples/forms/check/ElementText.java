package io.github.junheng.examples.forms.check;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 逐科列出的一项: one of several that stand in a cell, as {@code 语文 Ⅲ级 0.11；数学 ____}.
 *
 * @param levelOrNull null where it is left blank
 * @param rateOrNull null where it is left blank
 */
record ElementText(
        String name,
        @Nullable BigDecimal levelOrNull,
        @Nullable BigDecimal rateOrNull) {
    private static final int LONGEST = 2_000;
    /** What compatibility makes of Ⅰ to Ⅴ. */
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V");

    private static final Pattern FILLED = Pattern.compile(
            "(.{1,60}?)[ :]{0,3}(I{1,3}|IV|V|\\d{1,2})(?: ?级[ ,:]{0,3}|[ ,:]{1,3})(\\d{1,4}(?:\\.\\d{1,12})?)");
    private static final Pattern BLANK = Pattern.compile("(.{1,60}?)[ :]{0,3}_{1,20}");

    /** The elements of a cell; empty where it is not worded so. */
    static Optional<List<ElementText>> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", " ")
                .strip();
        List<ElementText> elements = new ArrayList<>();
        for (String item : plain.split("[;。] ?", 0)) {
            Matcher filled = FILLED.matcher(item.strip());
            if (filled.matches()) {
                int roman = ROMAN.indexOf(filled.group(2)) + 1;
                BigDecimal level = roman > 0 ? BigDecimal.valueOf(roman) : new BigDecimal(filled.group(2));
                elements.add(new ElementText(filled.group(1), level, new BigDecimal(filled.group(3))));
            } else if (BLANK.matcher(item.strip()).matches()) {
                elements.add(new ElementText(item.strip().replaceAll("[ :_]{1,24}$", ""), null, null));
            } else {
                return Optional.empty();
            }
        }
        return elements.isEmpty() ? Optional.empty() : Optional.of(elements);
    }
}
