package io.github.junheng.quantity;

import java.math.BigDecimal;

/**
 * 量值: a non-negative or negative number known exactly: a fraction, the square root of one (a coefficient of variation), or a sum
 * of such roots (a mean of coefficients). It is compared without rounding; {@link #round} is for the eye alone.
 */
public sealed interface Magnitude permits Rational, SquareRoot, RootSum {
    /** How many decimals a figure that is no finite decimal is shown with. */
    int SHOWN_DECIMALS = 9;

    /** Negative, zero or positive as this number is below, equal to or above the other; exact. */
    int compareTo(Rational other);

    /** The value rounded half up to at most so many decimals, trailing zeros stripped. */
    BigDecimal round(int decimals);

    /** The value as a plain decimal: in full where it is a finite one, else rounded half up to nine decimals. */
    String toDecimal();
}
