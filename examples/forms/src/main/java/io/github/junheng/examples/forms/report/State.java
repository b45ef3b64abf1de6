package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Status;

/** How something stands, with the sign that tells it without colour. */
enum State {
    MET("✔", "m"),
    /** Below its limit, yet at its floor or above. */
    NEAR("▲", "n"),
    NOT_MET("✘", "x"),
    OPEN("？", "o"),
    NONE("—", "d");

    private final String sign;
    private final String style;

    State(String sign, String style) {
        this.sign = sign;
        this.style = style;
    }

    String sign() {
        return sign;
    }

    /** Its class in the style sheet. */
    String style() {
        return style;
    }

    static State of(Status status) {
        return switch (status) {
            case MET -> MET;
            case NOT_MET -> NOT_MET;
            case INDETERMINATE -> OPEN;
            case NOT_APPLICABLE -> NONE;
        };
    }
}
