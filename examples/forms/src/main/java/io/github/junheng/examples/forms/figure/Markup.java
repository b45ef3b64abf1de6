package io.github.junheng.examples.forms.figure;

/** 转义: text as it stands in HTML and XML, between tags as well as in an attribute in either kind of quotes. */
public final class Markup {
    private Markup() {}

    /** The text with an entity for each character that could end it. */
    public static String escaped(String text) {
        StringBuilder safe = null;
        for (int i = 0; i < text.length(); i++) {
            String entity = switch (text.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                case '\'' -> "&#39;";
                default -> null;
            };
            if (entity != null && safe == null) {
                safe = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (safe != null) {
                if (entity == null) {
                    safe.append(text.charAt(i));
                } else {
                    safe.append(entity);
                }
            }
        }
        return safe == null ? text : safe.toString();
    }
}
