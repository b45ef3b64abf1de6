package io.github.junheng.standard;

import java.util.Locale;

/** 可信度: how far a fact can be trusted, strongest first. */
public enum Confidence {
    /** The same statement in at least two independent sources. */
    VERIFIED("多源核实"),
    /** One source only. */
    SINGLE_SOURCE("单一来源"),
    /** Concluded from sourced facts. */
    INFERRED("推断"),
    /** Generally known, not read in a source. */
    UNVERIFIED("未核实");

    private final String zh;

    Confidence(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** As data and documents print it: {@code single-source}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when the text is no such label */
    public static Confidence parse(String label) {
        for (Confidence confidence : values()) {
            if (confidence.label().equals(label)) {
                return confidence;
            }
        }
        throw new IllegalArgumentException(
                "confidence " + label + " is none of verified, single-source, inferred, unverified");
    }
}
