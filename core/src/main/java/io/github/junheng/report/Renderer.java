package io.github.junheng.report;

import java.util.Locale;

/** 渲染: turns a document into text in one format; Chinese for a Chinese locale, English for any other. */
public interface Renderer {
    /** The whole document, with {@code \n} at the end of every line. */
    String render(Document document, Locale locale);

    /** Plain text for a terminal or a mail. */
    static Renderer text() {
        return new TextRenderer();
    }

    /** Markdown with tables. */
    static Renderer markdown() {
        return new MarkdownRenderer();
    }

    /** One HTML page that needs no other file and prints to A4. */
    static Renderer html() {
        return new HtmlRenderer();
    }
}
