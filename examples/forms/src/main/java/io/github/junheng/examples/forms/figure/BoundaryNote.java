package io.github.junheng.examples.forms.figure;

import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;

/**
 * 临界说明: that a figure as it is printed stands otherwise to its limit than the exact figure does.
 *
 * @param exact how the exact figure stands, which decides
 * @param printed how the printed one would
 */
public record BoundaryNote(Magnitude value, Comparator comparator, Rational limit, Status exact, Status printed) {}
