package io.github.junheng.examples.forms.write;

/** Texts as a workbook holds them: what XML has no place for is written {@code _x000D_}, and so is what would be read as such. */
final class Texts {
    private static final int LENGTH = 7;
    private static final int LONGEST = 32_767;
    private static final String CUT = "…（过长，已截断）";

    private Texts() {}

    /** A text that is longer than a cell can hold is cut, and says so. */
    static String encoded(String text) {
        String encoded = escaped(text);
        if (encoded.length() <= LONGEST) {
            return encoded;
        }
        int end = LONGEST - CUT.length();
        int escape = encoded.lastIndexOf('_', end - 1);
        // Neither half a character nor half an escape stays.
        if (escape >= 0 && end - escape < LENGTH && isEscape(encoded, escape)) {
            end = escape;
        } else if (Character.isHighSurrogate(encoded.charAt(end - 1))) {
            end--;
        }
        return encoded.substring(0, end) + CUT;
    }

    private static String escaped(String text) {
        StringBuilder encoded = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\n' && c != '\t';
            boolean looks = c == '_' && isEscape(text, i);
            if ((control || looks) && encoded == null) {
                encoded = new StringBuilder(text.substring(0, i));
            }
            if (encoded != null) {
                if (control || looks) {
                    String digits =
                            Integer.toHexString(0x10000 + c).substring(1).toUpperCase(java.util.Locale.ROOT);
                    encoded.append("_x").append(digits).append('_');
                } else {
                    encoded.append(c);
                }
            }
        }
        return encoded == null ? text : encoded.toString();
    }

    private static boolean isEscape(String text, int at) {
        if (at + LENGTH > text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + LENGTH - 1) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + LENGTH - 1; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
