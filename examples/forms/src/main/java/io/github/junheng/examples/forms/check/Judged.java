package io.github.junheng.examples.forms.check;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import java.util.Collection;

/** 三值判定: what is certain of numbers that are known within limits. */
enum Judged {
    YES,
    NO,
    OPEN;

    static Judged of(Interval value, Comparator comparator, Rational limit) {
        if (comparator == Comparator.EQUAL) {
            boolean within = value.low().compareTo(limit) <= 0 && value.high().compareTo(limit) >= 0;
            return !within ? NO : value.low().equals(value.high()) ? YES : OPEN;
        }
        boolean low = comparator.admits(value.low(), limit);
        boolean high = comparator.admits(value.high(), limit);
        return low && high ? YES : low || high ? OPEN : NO;
    }

    /** Whether all hold. */
    static Judged all(Collection<Judged> each) {
        return each.contains(NO) ? NO : each.contains(OPEN) ? OPEN : YES;
    }
}
