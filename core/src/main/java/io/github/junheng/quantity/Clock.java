package io.github.junheng.quantity;

/** 时刻: minutes since midnight as a clock shows them. */
public final class Clock {
    private static final int MINUTES = 60;
    /** Where the second day ends. */
    static final Rational END = Rational.of(2 * 24 * MINUTES);

    private Clock() {}

    /** Hours and minutes in two digits each: {@code 08:20}; of the next day's, above 24: {@code 24:30}. */
    public static String of(int minutes) {
        int hour = minutes / MINUTES;
        int minute = minutes % MINUTES;
        return (hour < 10 ? "0" : "") + hour + (minute < 10 ? ":0" : ":") + minute;
    }
}
