package io.github.junheng.school;

import io.github.junheng.region.Province;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 学校(机构)标识码: ten digits, {@code TT PP NNNNNN}: kind, province of GB/T 2260, serial. There is no check digit.
 */
public record SchoolCode(
        @NotNull @Pattern(regexp = SchoolCode.PATTERN) String value) implements Comparable<SchoolCode> {
    static final String PATTERN = "(11|21|22|3[1-7]|41|42|51|9[1-3])\\d{8}";
    private static final int DIGITS = 10;
    private static final Set<String> TYPES =
            Set.of("11", "21", "22", "31", "32", "33", "34", "35", "36", "37", "41", "42", "51", "91", "92", "93");

    private static final long SERIALS = 1_000_000;
    /** Whether the first four digits, kind and province, are those of a code. */
    private static final boolean[] PREFIXES = new boolean[10_000];

    static {
        for (Province province : Province.values()) {
            for (String type : TYPES) {
                PREFIXES[Integer.parseInt(type + province.digits())] = true;
            }
        }
    }

    /** @throws IllegalArgumentException when the text is no such code */
    public SchoolCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a school code (TTPPNNNNNN): " + value);
        }
    }

    public static SchoolCode parse(String text) {
        return new SchoolCode(text);
    }

    public static boolean isValid(String text) {
        if (text.length() != DIGITS) {
            return false;
        }
        long digits = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            digits = digits * 10 + digit;
        }
        return isValid(digits);
    }

    /** The code whose ten digits are this number; there is none that begins with 0. */
    public static SchoolCode of(long digits) {
        return new SchoolCode(String.valueOf(digits));
    }

    /** Whether the digits of this number are a code. */
    public static boolean isValid(long digits) {
        long prefix = digits / SERIALS;
        return prefix >= 0 && prefix < PREFIXES.length && PREFIXES[(int) prefix];
    }

    /** The ten digits as a number, for tables of millions of codes. */
    public long toLong() {
        return Long.parseLong(value);
    }

    /** TT, the digits of the kind. */
    public String typeDigits() {
        return value.substring(0, 2);
    }

    /** PP, the digits of the province. */
    public String provinceDigits() {
        return value.substring(2, 4);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SchoolCode that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(SchoolCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
