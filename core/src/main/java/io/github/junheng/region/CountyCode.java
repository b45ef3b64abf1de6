package io.github.junheng.region;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** 县级行政区划代码: six digits of GB/T 2260, {@code PP CC DD}; or, where allowed, a private code of a development zone. */
public record CountyCode(
        @NotNull @Pattern(regexp = CountyCode.PATTERN) String value) {
    private static final int LONGEST = 20;
    private static final int DIGITS = 6;
    static final String PATTERN = "[0-9A-Za-z-]{1," + LONGEST + "}";

    /** @throws IllegalArgumentException when the text can be no code at all */
    public CountyCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a county code: " + value);
        }
    }

    /** Whether the text can be a code at all: up to twenty letters, digits and hyphens. */
    public static boolean isValid(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    /**
     * Whether the code has six digits with a known province. Codes that end in 00 are admitted: cities without districts
     * (441900 东莞市) report as counties do.
     */
    public static boolean isStandard(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() == DIGITS
                && Province.ofDigits(text.substring(0, 2)).isPresent();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public boolean isStandard() {
        return isStandard(value);
    }

    /** The digits of the province; empty text for a private code. */
    public String provinceDigits() {
        return isStandard() ? value.substring(0, 2) : "";
    }

    @Override
    public String toString() {
        return value;
    }
}
