package io.github.junheng.plan;

import io.github.junheng.quantity.Rational;
import io.github.junheng.time.KnownDay;

/**
 * 人工填报值: what somebody reported for an item and a year, with evidence.
 *
 * @param item id of the item
 * @param value what was reported
 * @param evidence 依据
 * @param where file and line
 */
public record HandValue(String item, Locality place, int year, Content value, String evidence, String where) {
    /** 填报内容: what the kind of item asks for. */
    public sealed interface Content {
        /** 数值: of a goal with a number or against an earlier one, and of an undertaking what is done so far. */
        record Amount(Rational value) implements Content {}

        /** 等次: of a goal of grades. */
        record Word(String value) implements Content {}

        /** 是否落实: of a goal that is settled, and of a milestone that has not come. */
        record Done(boolean value) implements Content {}

        /** 完成日期: of a milestone. */
        record On(KnownDay day) implements Content {}

        /** 不适用: the condition of the goal is not there. */
        record NotApplicable() implements Content {}
    }
}
