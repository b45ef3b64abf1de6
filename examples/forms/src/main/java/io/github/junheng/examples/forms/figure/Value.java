package io.github.junheng.examples.forms.figure;

import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.standard.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** 格值: what can stand in a cell of a form. */
public sealed interface Value {
    /**
     * 数.
     *
     * @param exact the number without rounding
     * @param printed the number as the form prints it, rounded half up, with the decimals of its cell
     */
    record Amount(Magnitude exact, BigDecimal printed) implements Value {
        /** A number with so many decimals. */
        public static Amount of(Magnitude exact, int decimals) {
            return new Amount(exact, exact.round(decimals).setScale(decimals, RoundingMode.UNNECESSARY));
        }
    }

    /** 文字: a name, a remark, a sentence with its figures. */
    record Words(Text text) implements Value {}

    /** 是否达标. */
    record Outcome(Status status) implements Value {}

    /**
     * 空: nothing that is known.
     *
     * @param why the cells for want of which it is not known; none where the county has nothing of the kind
     */
    record Blank(List<Missing> why) implements Value {
        public Blank {
            why = List.copyOf(why);
        }
    }

    /** ——: a cell that the form itself leaves out. */
    record Dash() implements Value {}
}
