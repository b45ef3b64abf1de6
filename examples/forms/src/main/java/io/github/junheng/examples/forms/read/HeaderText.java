package io.github.junheng.examples.forms.read;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 表头文字: a text of a header as it is compared: the same characters for the same sign, no blanks, no numbering, no unit in brackets.
 *
 * @param unit the unit in the brackets, as {@link Units} name it; empty where there is none
 */
record HeaderText(String text, String unit) {
    private static final Pattern NUMBERING =
            Pattern.compile("^(?:[0-9]{1,2}[.、]|\\([0-9一二三四五六七八九十]{1,3}\\)|[一二三四五六七八九十]{1,3}、|其中:?)(?=.)");
    private static final Pattern UNIT = Pattern.compile("\\(([^()]{1,6})\\)$");

    private static final Pattern ALONE = Pattern.compile("\\(?(?:(?:计量)?单位:)?([^()]{1,6})\\)?");

    static HeaderText of(String raw) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\u200B\\uFEFF]+", "")
                .replaceAll("[\\[【〔{]", "(")
                .replaceAll("[\\]】〕}]", ")")
                .replaceAll("[—–−~～]", "-");
        text = text.replaceAll("[:*]+$", "");
        Matcher numbering = NUMBERING.matcher(text);
        text = numbering.find() ? text.substring(numbering.end()) : text;
        Matcher bracket = UNIT.matcher(text);
        if (bracket.find() && bracket.start() > 0) {
            String unit = Units.find(bracket.group(1).replaceFirst("^单位:?", "")).orElse("");
            if (!unit.isEmpty()) {
                return new HeaderText(text.substring(0, bracket.start()), unit);
            }
        }
        return new HeaderText(text, "");
    }

    /** The unit that the text is and nothing more, {@code 平方米} or {@code 单位：平方米}; empty where it is something else. */
    String alone() {
        Matcher alone = ALONE.matcher(text);
        return alone.matches() ? Units.find(alone.group(1)).orElse("") : "";
    }
}
