package io.github.junheng.quantity;

import java.util.Optional;

/**
 * 计量单位: a unit as data declares it.
 *
 * @param id the English name, as the JSON document prints it: {@code persons per 100 pupils}
 * @param zh the Chinese name: {@code 人/百名学生}
 * @param whole whether only whole amounts exist (persons, rooms), so that a shortfall is rounded up
 * @param clock whether amounts are minutes since midnight, which people read as a time of day: {@code 08:20}
 * @param ratio whether people read an amount as one to how many, 1/19 as {@code 1:19}
 */
public record Unit(String id, String zh, boolean whole, boolean clock, boolean ratio) {
    /** A unit of which amounts are not read as one to how many. */
    public Unit(String id, String zh, boolean whole, boolean clock) {
        this(id, zh, whole, clock, false);
    }

    /** One to how many an amount is; empty where the unit's amounts are not read so, and of none at all. */
    public Optional<Rational> oneTo(Magnitude amount) {
        return ratio && amount instanceof Rational share && share.signum() > 0
                ? Optional.of(Rational.ONE.dividedBy(share))
                : Optional.empty();
    }

    /** An amount as a time of day; empty where the unit is no clock's, or the amount no time of a day or of the night after it. */
    public Optional<String> time(Magnitude amount) {
        return clock
                        && amount instanceof Rational minutes
                        && minutes.isWhole()
                        && minutes.signum() >= 0
                        && minutes.compareTo(Clock.END) < 0
                ? Optional.of(Clock.of(minutes.numerator().intValueExact()))
                : Optional.empty();
    }
}
