package io.github.junheng.time;

import java.time.LocalDate;

/** 日期精确程度: what is known of a day. A document that says 2023年春季学期 says no day. */
public enum Precision {
    DAY("day"),
    MONTH("month"),
    /** 学期: the spring semester counts from 1 March, the autumn semester from 1 September. */
    SEMESTER("semester"),
    YEAR("year");

    private static final int SPRING = 3;
    private static final int AUTUMN = 9;

    private final String label;

    Precision(String label) {
        this.label = label;
    }

    /** As JSON documents write it. */
    public String label() {
        return label;
    }

    /** Whether a day can stand for a span of this kind: it has to be its first. */
    boolean begins(LocalDate day) {
        return switch (this) {
            case DAY -> true;
            case MONTH -> day.getDayOfMonth() == 1;
            case SEMESTER ->
                day.getDayOfMonth() == 1 && (day.getMonthValue() == SPRING || day.getMonthValue() == AUTUMN);
            case YEAR -> day.getDayOfYear() == 1;
        };
    }
}
