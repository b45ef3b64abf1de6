package io.github.junheng.examples.forms.write;

import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Value;

/** 印出的值: what stands on paper for a value. */
public final class PrintedValue {
    /** Where a figure in a sentence is blank. */
    static final String BLANK = "____";

    private static final String[] ROMAN = {"", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"};

    private PrintedValue() {}

    static String zh(Figure figure) {
        return of(figure, true);
    }

    static String en(Figure figure) {
        return of(figure, false);
    }

    /** What a cell holds: as in a sentence, but nothing where a sentence has a line to be written on. */
    public static String cell(Figure figure, boolean chinese) {
        return figure.isBlank() ? "" : of(figure, chinese);
    }

    private static String of(Figure figure, boolean chinese) {
        Value value = figure.value();
        if (value instanceof Value.Amount amount) {
            return amount.printed().toPlainString();
        }
        if (value instanceof Value.Words words) {
            return chinese ? words.text().zh() : words.text().en();
        }
        if (value instanceof Value.Outcome outcome) {
            return of(outcome.status(), chinese);
        }
        return value instanceof Value.Dash ? "——" : BLANK;
    }

    /** 是 or 否; —— where the rule concerns nothing of the county. */
    static String of(Status status, boolean chinese) {
        return switch (status) {
            case MET -> chinese ? "是" : "yes";
            case NOT_MET -> chinese ? "否" : "no";
            case INDETERMINATE -> "";
            case NOT_APPLICABLE -> "——";
        };
    }

    /** A small number as levels are written: Ⅲ. */
    static String roman(Figure figure) {
        if (figure.value() instanceof Value.Amount amount) {
            int number = amount.printed().signum() > 0 && amount.printed().precision() < 3
                    ? amount.printed().intValue()
                    : 0;
            if (number > 0 && number < ROMAN.length) {
                return ROMAN[number];
            }
        }
        return zh(figure);
    }
}
