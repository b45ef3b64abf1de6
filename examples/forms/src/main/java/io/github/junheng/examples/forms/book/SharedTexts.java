package io.github.junheng.examples.forms.book;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;

/** Reads the texts that cells share; how many there are to be is not believed. */
final class SharedTexts extends Xml.Reader {
    /** What the memory takes for a text beside its characters. */
    private static final int OVERHEAD = 64;

    private final Limits limits;
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean inText;
    private int aside;
    private long held;

    private SharedTexts(Limits limits) {
        this.limits = limits;
    }

    static List<String> read(BoundedZip zip, String part, Limits limits) throws IOException {
        SharedTexts reader = new SharedTexts(limits);
        Xml.read(zip, part, reader);
        return reader.texts;
    }

    @Override
    void open(String name, Attributes attributes) {
        switch (name) {
            case "si" -> text.setLength(0);
            // How a word is pronounced is no part of it.
            case "rPh" -> aside++;
            case "t" -> inText = aside == 0;
            default -> {
                // Formats of runs.
            }
        }
    }

    @Override
    void close(String name) throws IOException {
        switch (name) {
            case "si" -> {
                held += OVERHEAD + 2L * text.length();
                if (held > limits.sharedBytes()) {
                    throw Refused.large("各单元格文本的内存字节数", "bytes of the cells' texts", limits.sharedBytes());
                }
                texts.add(Escapes.decoded(text));
            }
            case "rPh" -> aside--;
            case "t" -> inText = false;
            default -> {
                // Formats of runs.
            }
        }
    }

    @Override
    void text(char[] characters, int from, int length) throws IOException {
        if (inText) {
            text.append(characters, from, length);
            if (text.length() > limits.textChars()) {
                throw Refused.large("一个单元格的字数", "characters of a cell", limits.textChars());
            }
        }
    }
}
