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

    /** How many letters have to be put in, left out or changed. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
