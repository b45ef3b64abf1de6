package io.github.junheng.examples.forms.book;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Which cells' formats show a day or per cent. */
final class Formats {
    /** More styles than any program lets people make. */
    private static final int MOST = 100_000;

    private static final int LONGEST = 1_000;

    private final List<Kind> kinds;

    /** What a format makes of a number. */
    private enum Kind {
        NUMBER,
        DAY,
        PERCENT
    }

    private Formats(List<Kind> kinds) {
        this.kinds = kinds;
    }

    static Formats none() {
        return new Formats(List.of());
    }

    boolean isDate(int style) {
        return style >= 0 && style < kinds.size() && kinds.get(style) == Kind.DAY;
    }

    boolean isPercent(int style) {
        return style >= 0 && style < kinds.size() && kinds.get(style) == Kind.PERCENT;
    }

    static Formats read(BoundedZip zip, String part) throws IOException {
        Map<Integer, String> codes = new HashMap<>();
        List<Kind> kinds = new ArrayList<>();
        Xml.read(zip, part, new Xml.Reader() {
            private final Map<Integer, Kind> known = new HashMap<>();
            private boolean ofCells;

            @Override
            void open(String name, Attributes attributes) throws IOException {
                if (name.equals("numFmt")) {
                    String code = attributes.getValue("formatCode");
                    if (code != null && code.length() <= LONGEST) {
                        codes.put(number(attributes.getValue("numFmtId")), code);
                    }
                } else if (name.equals("cellXfs")) {
                    ofCells = true;
                } else if (name.equals("xf") && ofCells) {
                    kinds.add(known.computeIfAbsent(
                            number(attributes.getValue("numFmtId")), id -> kind(id, codes.get(id))));
                }
                if (codes.size() > MOST || kinds.size() > MOST) {
                    throw Refused.large("样式数", "styles", MOST);
                }
            }

            @Override
            void close(String name) {
                if (name.equals("cellXfs")) {
                    ofCells = false;
                }
            }
        });
        return new Formats(kinds);
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Kind kind(int id, @Nullable String own) {
        String code = own == null ? BuiltinFormats.getBuiltinFormat(id) : own;
        // Those of programs in Chinese, which have no text of their own in the file.
        boolean chinese = own == null && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58));
        if (chinese || (code != null && DateUtil.isADateFormat(id, code))) {
            return Kind.DAY;
        }
        return code != null && unquoted(code).indexOf('%') >= 0 ? Kind.PERCENT : Kind.NUMBER;
    }

    private static String unquoted(String code) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && !quoted) {
                i++;
            } else if (!quoted) {
                text.append(c);
            }
        }
        return text.toString();
    }
}
