package io.github.junheng.examples.forms.check;

import io.github.junheng.examples.forms.read.Meaning;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import java.util.Collection;
import java.util.Set;

/** 三值判定: what is certain of numbers that are known within limits. */
enum Judged {
    YES,
    NO,
    OPEN;

    private static final Set<String> MET = Set.of("达标", "已达标", "符合");
    private static final Set<String> NOT_MET = Set.of("不达标", "未达标", "不符合", "未符合");

    static Judged of(Interval value, Comparator comparator, Rational limit) {
        if (comparator == Comparator.EQUAL) {
            boolean within = value.low().compareTo(limit) <= 0 && value.high().compareTo(limit) >= 0;
            return !within ? NO : value.low().equals(value.high()) ? YES : OPEN;
        }
        boolean low = comparator.admits(value.low(), limit);
        boolean high = comparator.admits(value.high(), limit);
        return low && high ? YES : low || high ? OPEN : NO;
    }

    /** What a cell says of 是否达标: yes or no in any of the words for it; open where it is blank or says something else. */
    static Judged said(FoundCell cell) {
        String text = Plain.of(cell.text());
        if (MET.contains(text) || NOT_MET.contains(text)) {
            return MET.contains(text) ? YES : NO;
        }
        return Meaning.flag(text).map(flag -> flag ? YES : NO).orElse(OPEN);
    }

    /** Whether all hold. */
    static Judged all(Collection<Judged> each) {
        return each.contains(NO) ? NO : each.contains(OPEN) ? OPEN : YES;
    }
}
