package io.github.junheng.plan;

/** 宽严: how a goal stands to a rule of a standard. Never stored: it follows from both numbers and directions. */
public enum Strictness {
    STRICTER("严于"),
    SAME("与…相同"),
    LOOSER("宽于"),
    /** 不可比: of another direction or unit, or one of them has no number. */
    NOT_COMPARABLE("不可比");

    private final String zh;

    Strictness(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
