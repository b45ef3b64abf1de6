package io.github.junheng.examples.forms.figure;

import io.github.junheng.report.Piece;
import io.github.junheng.standard.Text;
import java.util.Locale;

/** 句式: a sentence in both languages with gaps {@code {0}} … {@code {9}} for what it names. */
public final class Phrase {
    private Phrase() {}

    /** The sentence with what it names. */
    public static Piece of(String zh, String en, Piece... parts) {
        return Piece.of(new Text(filled(zh, Locale.CHINESE, parts), filled(en, Locale.ENGLISH, parts)));
    }

    private static String filled(String pattern, Locale locale, Piece[] parts) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            out.append(pattern, at, open).append(parts[Character.digit(pattern.charAt(open + 1), 10)].in(locale));
            at = open + 3;
        }
        return out.append(pattern.substring(at)).toString();
    }
}
