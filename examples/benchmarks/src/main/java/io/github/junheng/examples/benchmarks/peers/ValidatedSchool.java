package io.github.junheng.examples.benchmarks.peers;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;

/**
 * Hibernate Validator: the thresholds as constraints of a bean, with a group for each stage and its floor; a school passes with at most
 * one violation of its stage and none of its floor. It cannot add up, so dispersions are not its business.
 */
public record ValidatedSchool(
        @DecimalMin(value = "4.2", groups = Primary.class)
        @DecimalMin(value = "5.3", groups = Junior.class)
        @DecimalMin(value = "3.57", groups = PrimaryFloor.class)
        @DecimalMin(value = "4.505", groups = JuniorFloor.class)
        BigDecimal qualified,

        @DecimalMin(
                value = "1",
                groups = {Primary.class, Junior.class})
        @DecimalMin(
                value = "0.85",
                groups = {PrimaryFloor.class, JuniorFloor.class})
        BigDecimal backbone,

        @DecimalMin(
                value = "0.9",
                groups = {Primary.class, Junior.class})
        @DecimalMin(
                value = "0.765",
                groups = {PrimaryFloor.class, JuniorFloor.class})
        BigDecimal peAndArts,

        @DecimalMin(value = "4.5", groups = Primary.class)
        @DecimalMin(value = "5.8", groups = Junior.class)
        @DecimalMin(value = "3.825", groups = PrimaryFloor.class)
        @DecimalMin(value = "4.93", groups = JuniorFloor.class)
        BigDecimal teachingArea,

        @DecimalMin(value = "7.5", groups = Primary.class)
        @DecimalMin(value = "10.2", groups = Junior.class)
        @DecimalMin(value = "6.375", groups = PrimaryFloor.class)
        @DecimalMin(value = "8.67", groups = JuniorFloor.class)
        BigDecimal sportsArea,

        @DecimalMin(value = "2000", groups = Primary.class)
        @DecimalMin(value = "2500", groups = Junior.class)
        @DecimalMin(value = "1700", groups = PrimaryFloor.class)
        @DecimalMin(value = "2125", groups = JuniorFloor.class)
        BigDecimal equipment,

        @DecimalMin(value = "2.3", groups = Primary.class)
        @DecimalMin(value = "2.4", groups = Junior.class)
        @DecimalMin(value = "1.955", groups = PrimaryFloor.class)
        @DecimalMin(value = "2.04", groups = JuniorFloor.class)
        BigDecimal rooms) {
    /** 小学. */
    public interface Primary {}

    /** 初中. */
    public interface Junior {}

    /** 小学底线. */
    public interface PrimaryFloor {}

    /** 初中底线. */
    public interface JuniorFloor {}

    private static final List<Class<?>> LIMITS = List.of(Primary.class, Junior.class);
    private static final List<Class<?>> FLOORS = List.of(PrimaryFloor.class, JuniorFloor.class);

    /** The ratios of a school stage, by the numerators of the benchmark's table. */
    public static ValidatedSchool of(long pupils, long[] numerators) {
        return new ValidatedSchool(
                ratio(numerators[0], 2, pupils),
                ratio(numerators[1], 2, pupils),
                ratio(numerators[2], 2, pupils),
                ratio(numerators[3], -2, pupils),
                ratio(numerators[4], -2, pupils),
                ratio(numerators[5], 0, pupils),
                ratio(numerators[6], 2, pupils));
    }

    private static BigDecimal ratio(long numerator, int power, long pupils) {
        return BigDecimal.valueOf(numerator)
                .scaleByPowerOfTen(power)
                .divide(BigDecimal.valueOf(pupils), MathContext.DECIMAL128);
    }

    /** Whether a school passes. */
    public boolean passes(Validator validator, int stage) {
        Set<ConstraintViolation<ValidatedSchool>> missed = validator.validate(this, LIMITS.get(stage));
        return missed.size() <= 1 && validator.validate(this, FLOORS.get(stage)).isEmpty();
    }
}
