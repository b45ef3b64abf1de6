package io.github.junheng.time;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * 日期: a day as far as it is known. Of what is known to the month, the semester or the year alone, the first day stands for the
 * whole: {@code 2023} is 1 January, {@code 2023-spring} 1 March, {@code 2023-autumn} 1 September, {@code 2021-03} 1 March.
 *
 * @param day the day itself, or the first of what is known
 * @param precision what is known of it
 */
public record KnownDay(LocalDate day, Precision precision) {
    private static final String SPRING = "-spring";
    private static final String AUTUMN = "-autumn";
    private static final int YEAR_DIGITS = 4;
    private static final int MONTH_LENGTH = 7;
    private static final int FIRST_OF_SPRING = 3;
    private static final int FIRST_OF_AUTUMN = 9;
    private static final int SEMESTER_MONTHS = 6;

    /** @throws IllegalArgumentException when the day is not the first of what is known */
    public KnownDay {
        if (!precision.begins(day)) {
            throw new IllegalArgumentException(day + " does not begin a " + precision.label());
        }
    }

    /** A day that is known. */
    public static KnownDay of(LocalDate day) {
        return new KnownDay(day, Precision.DAY);
    }

    /**
     * Reads {@code 2023}, {@code 2023-spring}, {@code 2023-autumn}, {@code 2021-03} or {@code 2021-03-05}.
     *
     * @throws DateTimeException when the text is none of these
     */
    public static KnownDay parse(String text) {
        if (text.length() == YEAR_DIGITS) {
            return new KnownDay(first(text, 1), Precision.YEAR);
        }
        if (text.length() == YEAR_DIGITS + SPRING.length() && text.endsWith(SPRING)) {
            return new KnownDay(first(text, FIRST_OF_SPRING), Precision.SEMESTER);
        }
        if (text.length() == YEAR_DIGITS + AUTUMN.length() && text.endsWith(AUTUMN)) {
            return new KnownDay(first(text, FIRST_OF_AUTUMN), Precision.SEMESTER);
        }
        if (text.length() == MONTH_LENGTH && text.charAt(YEAR_DIGITS) == '-') {
            return new KnownDay(first(text, number(text, YEAR_DIGITS + 1, MONTH_LENGTH)), Precision.MONTH);
        }
        return of(LocalDate.parse(text));
    }

    private static LocalDate first(String text, int month) {
        return LocalDate.of(number(text, 0, YEAR_DIGITS), month, 1);
    }

    private static int number(String text, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException("not a date: " + text);
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    /** The last day of what is known: 31 December of a year; a spring semester ends with August, an autumn one with February. */
    public LocalDate last() {
        return switch (precision) {
            case DAY -> day;
            case MONTH -> day.plusMonths(1).minusDays(1);
            case SEMESTER -> day.plusMonths(SEMESTER_MONTHS).minusDays(1);
            case YEAR -> day.plusYears(1).minusDays(1);
        };
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        String full = day.toString();
        return switch (precision) {
            case DAY -> full;
            case MONTH -> full.substring(0, MONTH_LENGTH);
            case SEMESTER ->
                full.substring(0, YEAR_DIGITS) + (day.getMonthValue() == FIRST_OF_SPRING ? SPRING : AUTUMN);
            case YEAR -> full.substring(0, YEAR_DIGITS);
        };
    }
}
