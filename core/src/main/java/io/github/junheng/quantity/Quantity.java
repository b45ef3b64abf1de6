package io.github.junheng.quantity;

import java.math.BigDecimal;

/** 数量: a decimal amount with its unit; trailing zeros are stripped, so 0.50 equals 0.5. */
public record Quantity(BigDecimal amount, Unit unit) {
    public Quantity {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /** The amount as a plain decimal. */
    public String toDecimal() {
        return amount.toPlainString();
    }
}
