package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Status;

/** How something stands, with the sign that tells it without colour. */
enum State {
    MET("✔", "m", 0),
    /** Below its limit, yet at its floor or above. */
    NEAR("▲", "n", 1),
    NOT_MET("✘", "x", 2),
    OPEN("？", "o", 3),
    NONE("—", "d", 4);

    private final String sign;
    private final String style;
    private final int number;

    State(String sign, String style, int number) {
        this.sign = sign;
        this.style = style;
        this.number = number;
    }

    String sign() {
        return sign;
    }

    /** Its class in the style sheet. */
    String style() {
        return style;
    }

    /** What it is called in data for the script; the better, the smaller. */
    int number() {
        return number;
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
