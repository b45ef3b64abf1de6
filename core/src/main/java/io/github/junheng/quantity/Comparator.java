package io.github.junheng.quantity;

/**
 * 比较词: how a value must stand to its limit. 以上、以下、不低于、不超过 include the number itself; 超过、低于、不足 do not.
 */
public enum Comparator {
    /** 不低于, 以上. */
    AT_LEAST(">=", "≥", "不低于"),
    /** 超过, 高于. */
    ABOVE(">", ">", "超过"),
    /** 不超过, 以下. */
    AT_MOST("<=", "≤", "不超过"),
    /** 低于, 不足. */
    BELOW("<", "<", "低于"),
    /** 等于. */
    EQUAL("=", "=", "等于");

    private final String symbol;
    private final String sign;
    private final String zh;

    Comparator(String symbol, String sign, String zh) {
        this.symbol = symbol;
        this.sign = sign;
        this.zh = zh;
    }

    /** As definitions write it: {@code >=}. */
    public String symbol() {
        return symbol;
    }

    /** As reports print it: {@code ≥}. */
    public String sign() {
        return sign;
    }

    public String zh() {
        return zh;
    }

    /** @throws IllegalArgumentException when the symbol is not one of {@code >= > <= < =} */
    public static Comparator parse(String symbol) {
        for (Comparator comparator : values()) {
            if (comparator.symbol.equals(symbol)) {
                return comparator;
            }
        }
        throw new IllegalArgumentException("comparator " + symbol + " is none of >= > <= < =");
    }

    /** Whether the value stands so to the limit; exact. */
    public boolean admits(Magnitude value, Rational limit) {
        int order = value.compareTo(limit);
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case ABOVE -> order > 0;
            case AT_MOST -> order <= 0;
            case BELOW -> order < 0;
            case EQUAL -> order == 0;
        };
    }

    /** Whether more of the value can only help. */
    public boolean wantsMore() {
        return this == AT_LEAST || this == ABOVE;
    }

    /** Whether less of the value can only help. */
    public boolean wantsLess() {
        return this == AT_MOST || this == BELOW;
    }
}
