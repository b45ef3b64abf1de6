package io.github.junheng.problem;

/** 严重程度: an ERROR keeps the data from being evaluated; a WARNING does not. */
public enum Severity {
    ERROR,
    WARNING
}
