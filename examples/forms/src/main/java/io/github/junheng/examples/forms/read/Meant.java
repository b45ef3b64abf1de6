package io.github.junheng.examples.forms.read;

/** 单元格的意思: what a cell says where a fact is expected. */
public sealed interface Meant {
    /** A BigDecimal, String, Boolean or List of those, as a dataset's document holds it. */
    record Value(Object json) implements Meant {}

    /** 未填报. */
    record NotReported() implements Meant {}

    /** What cannot be read; a problem was told. */
    record Wrong() implements Meant {}
}
