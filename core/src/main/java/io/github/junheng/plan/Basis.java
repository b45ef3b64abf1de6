package io.github.junheng.plan;

import java.util.Locale;

/** 依据方式: how something stands in the document. */
public enum Basis {
    /** 明文: printed there. */
    PRINTED("明文"),
    /** 推断: concluded from what is printed. */
    INFERRED("推断"),
    /** 未写明: not in the document. */
    NONE("未写明");

    private final String zh;

    Basis(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** As data write it: {@code printed}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when the text is no such label */
    public static Basis parse(String label) {
        for (Basis basis : values()) {
            if (basis.label().equals(label)) {
                return basis;
            }
        }
        throw new IllegalArgumentException("basis " + label + " is none of printed, inferred, none");
    }
}
