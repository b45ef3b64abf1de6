package io.github.junheng.standard;

import java.util.Locale;

/** 双语名称: a name in Chinese, as the document has it, and in English. */
public record Text(String zh, String en) {
    /** The Chinese text for a Chinese locale, else the English one. */
    public String in(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh : en;
    }
}
