package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Finding;
import io.github.junheng.examples.forms.figure.Markup;
import io.github.junheng.report.Piece;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Markup that is put together of pieces in both languages; whatever is text of the data is escaped here, and by nobody before. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final boolean chineseFirst;

    Html(Locale first) {
        this.chineseFirst = first.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    boolean chineseFirst() {
        return chineseFirst;
    }

    /** Markup of our own. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** A piece in both languages, of which a style sheet shows one; once where they do not differ. */
    Html text(Piece piece) {
        String zh = piece.in(Locale.CHINESE);
        String en = piece.in(Locale.ENGLISH);
        if (zh.equals(en)) {
            return raw(Markup.escaped(zh));
        }
        return raw("<span lang=\"zh\">")
                .raw(Markup.escaped(zh))
                .raw("</span><span lang=\"en\">")
                .raw(Markup.escaped(en))
                .raw("</span>");
    }

    Html plain(String text) {
        return raw(Markup.escaped(text));
    }

    /** An element that holds a piece. */
    Html element(String name, String attributes, Piece text) {
        raw("<").raw(name).raw(attributes.isEmpty() ? "" : " ").raw(attributes).raw(">");
        return text(text).raw("</").raw(name).raw(">");
    }

    Html element(String name, Piece text) {
        return element(name, "", text).raw("\n");
    }

    /** What a script sets an attribute to when the language changes, and its value in the first. */
    String attribute(String name, Piece piece) {
        String zh = Markup.escaped(piece.in(Locale.CHINESE));
        String en = Markup.escaped(piece.in(Locale.ENGLISH));
        return name + "=\"" + (chineseFirst ? zh : en) + "\" data-attr=\"" + name + "\" data-zh=\"" + zh
                + "\" data-en=\"" + en + "\"";
    }

    /** A cell of a table; a dash where there is nothing to tell. */
    Html cell(Optional<Piece> text) {
        return element("td", "", text.orElse(Piece.DASH));
    }

    /** A line, on paper alone, that says what is shown on a screen and not there. */
    void leftOnPaper(List<Piece> left) {
        if (!left.isEmpty()) {
            element("p", "class=\"paper\"", Words.LEFT_ON_PAPER.with(Piece.of(left.size()), Piece.list(left)))
                    .raw("\n");
        }
    }

    /** A link that opens how a finding came about. */
    void explained(Finding finding, Runnable content) {
        raw("<a class=\"x\" href=\"#x=").plain(ExplanationTable.key(finding)).raw("\">");
        content.run();
        raw("</a>");
    }

    /** A row of header cells that a press on sorts the table by. */
    Html header(List<Piece> cells) {
        raw("<thead><tr>");
        for (Piece cell : cells) {
            raw("<th scope=\"col\">").text(cell).raw("</th>");
        }
        return raw("</tr></thead>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** What the language is changed and the page is printed with. */
    Html tools() {
        return raw("<div class=\"tools\"><button type=\"button\" id=\"language\" ")
                .raw(attribute("aria-label", Words.LANGUAGE_SWITCH.piece()))
                .raw(">")
                .text(Words.LANGUAGE.piece())
                .raw("</button><button type=\"button\" id=\"print\">")
                .text(Words.PRINT.piece())
                .raw("</button></div>\n");
    }
}
