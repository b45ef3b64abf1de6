package io.github.junheng.plan;

import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;

/** 举措: a quantity of work, reached when so much of it is done. */
public record Undertaking(ItemHead head, Rational quantity, Unit unit) implements PlanItem {}
