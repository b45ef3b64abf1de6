package io.github.junheng.evaluation;

/** 比较方式: whether unrounded values are compared, or the values as the official form prints them. */
public enum CompareMode {
    EXACT,
    AS_REPORTED
}
