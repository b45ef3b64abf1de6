package io.github.junheng.quantity;

/**
 * 计量单位: a unit as data declares it.
 *
 * @param id the English name, as the JSON document prints it: {@code persons per 100 pupils}
 * @param zh the Chinese name: {@code 人/百名学生}
 * @param whole whether only whole amounts exist (persons, rooms), so that a shortfall is rounded up
 */
public record Unit(String id, String zh, boolean whole) {}
