package io.github.junheng.examples.forms.book;

import java.math.BigDecimal;

/** 单元格内容: what a cell holds, as the program that saved it holds it; of a formula its saved result. */
public sealed interface Content {
    /**
     * 数字.
     *
     * @param exact as the program shows it: 15 significant digits
     * @param date whether the cell's format shows a day or a time
     * @param percent whether the cell's format shows per cent
     */
    record Amount(BigDecimal exact, boolean date, boolean percent) implements Content {}

    /** 文本, as it was typed. */
    record Text(String raw) implements Content {}

    /** 逻辑值. */
    record Flag(boolean value) implements Content {}

    /** 错误值: such as {@code #DIV/0!}. */
    record Fault(String code) implements Content {}

    /** 未计算的公式: a formula without a saved result. */
    record Uncalculated(String formula) implements Content {}

    /** 空白. */
    record Blank() implements Content {}

    /** Whether nothing but white space stands here. */
    default boolean isBlank() {
        return this instanceof Blank || (this instanceof Text text && text.raw().isBlank());
    }
}
