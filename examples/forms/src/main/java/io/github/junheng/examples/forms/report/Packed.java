package io.github.junheng.examples.forms.report;

/**
 * Whole numbers as text that is short and stands in JSON and markup as it is: each in the number system of base {@value #BASE}, its
 * least digit first; the last digit of a number is of the first half of the digits, the others are of the second.
 */
final class Packed {
    static final int BASE = 44;
    /** Of the printable characters all but blank, quotes, {@code < > &}, the backslash and one more. */
    static final String DIGITS = digits();

    private final StringBuilder out = new StringBuilder();

    private static String digits() {
        StringBuilder digits = new StringBuilder();
        for (char c = '!'; digits.length() < 2 * BASE; c++) {
            if ("\"'<>&\\".indexOf(c) < 0) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** Adds a number that is not negative. */
    Packed number(int number) {
        int rest = number;
        for (; rest >= BASE; rest /= BASE) {
            out.append(DIGITS.charAt(BASE + rest % BASE));
        }
        out.append(DIGITS.charAt(rest));
        return this;
    }

    /** Adds a number of either sign. */
    Packed signed(int number) {
        return number(number < 0 ? -2 * number - 1 : 2 * number);
    }

    /** Adds a number, or how much it lies before another where that is shorter. */
    Packed near(int number, int other) {
        int back = other - number;
        return number(back >= 0 && back < number ? 2 * back + 1 : 2 * number);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
