package io.github.junheng.dataset;

/** 数据类型: what a reported fact can be. */
public enum FactType {
    /** A whole number of things, not negative. */
    COUNT,
    /** A decimal number, not negative. */
    DECIMAL,
    /** A calendar year. */
    YEAR,
    /** A whole number out of the definition's words. */
    CODE,
    /** 是 or 否. */
    FLAG,
    /** One of the definition's words. */
    WORD,
    /** Free text. */
    TEXT,
    /** A day. */
    DATE,
    /** A time of day, {@code 08:20}. */
    TIME,
    /**
     * A time from noon on that may be late: before six in the morning, written {@code 24:30} or {@code 00:30}, is after 23:59.
     * {@code 9:30} is none: whoever means half past nine in the evening writes 21:30.
     */
    EVENING,
    /** Counts, one for each thing. */
    COUNT_LIST,
    /** Decimals, one for each thing. */
    DECIMAL_LIST,
    /** Texts, one for each thing. */
    TEXT_LIST;

    /** Whether it is one number. */
    public boolean isNumber() {
        return this == COUNT || this == DECIMAL || this == YEAR || this == CODE;
    }

    /** Whether its numbers are whole. */
    public boolean isWhole() {
        return this == COUNT || this == YEAR || this == CODE || this == COUNT_LIST;
    }

    /** What one element of a list is; the type itself where it is no list. */
    public FactType element() {
        return switch (this) {
            case COUNT_LIST -> COUNT;
            case DECIMAL_LIST -> DECIMAL;
            case TEXT_LIST -> TEXT;
            default -> this;
        };
    }

    /** Whether a value is of the kind that this type is held as. */
    public boolean holds(FactValue value) {
        return switch (this) {
            case COUNT, DECIMAL, YEAR, CODE -> value instanceof FactValue.Amount;
            case FLAG -> value instanceof FactValue.Flag;
            case WORD, TEXT -> value instanceof FactValue.Word;
            case DATE -> value instanceof FactValue.Day;
            case TIME -> value instanceof FactValue.Time time && time.minutes() < FactValue.Time.DAY;
            case EVENING -> value instanceof FactValue.Time time && time.minutes() >= FactValue.Time.NOON;
            case COUNT_LIST, DECIMAL_LIST -> value instanceof FactValue.Amounts;
            case TEXT_LIST -> value instanceof FactValue.Words;
        };
    }

    public boolean isList() {
        return this == COUNT_LIST || this == DECIMAL_LIST || this == TEXT_LIST;
    }
}
