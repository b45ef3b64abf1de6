package io.github.junheng.examples.forms.book;

/** Characters that XML cannot hold are written {@code _x000D_}; an underscore that would begin such a text is written {@code _x005F_}. */
final class Escapes {
    private static final int LENGTH = 7;

    private Escapes() {}

    static String decoded(CharSequence text) {
        String plain = text.toString();
        if (!plain.contains("_x")) {
            return plain;
        }
        StringBuilder decoded = new StringBuilder();
        int i = 0;
        while (i < plain.length()) {
            int code = code(plain, i);
            if (code < 0) {
                decoded.append(plain.charAt(i));
                i++;
            } else {
                decoded.append((char) code);
                i += LENGTH;
            }
        }
        return decoded.toString();
    }

    /** The character that is written from here on; -1 where none is. */
    static int code(String text, int from) {
        if (from + LENGTH > text.length()
                || text.charAt(from) != '_'
                || text.charAt(from + 1) != 'x'
                || text.charAt(from + LENGTH - 1) != '_') {
            return -1;
        }
        int code = 0;
        for (int i = from + 2; i < from + LENGTH - 1; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            code = 16 * code + digit;
        }
        return code;
    }
}
