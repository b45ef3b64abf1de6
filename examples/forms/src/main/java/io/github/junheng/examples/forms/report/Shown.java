package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.report.Piece;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import org.jspecify.annotations.Nullable;

/** 数值的印法: the one way in which a page prints a figure: with the decimals of the official form, or more where it takes them to see
 * on which side of its limit it lies. */
final class Shown {
    private static final int DECIMALS = 2;
    private static final int COEFFICIENT = 3;

    private Shown() {}

    /** The value of a finding with its unit, or a dash. */
    static Piece value(Evaluation evaluation, Finding finding) {
        return value(finding.measureOrNull(), decimals(evaluation, finding));
    }

    static Piece value(@Nullable Measure measure, int decimals) {
        if (measure == null || measure.valueOrNull() == null) {
            return Piece.DASH;
        }
        Magnitude value = measure.valueOrNull();
        Unit unit = measure.unit();
        if (unit.clock() || unit.ratio()) {
            return Piece.number(value, measure.limitOrNull(), unit);
        }
        return withUnit(new Piece.Figure(value, measure.limitOrNull(), unit.whole() ? 0 : decimals), unit);
    }

    /** A bare number. */
    static Piece number(Magnitude value, @Nullable Rational limit, int decimals) {
        return new Piece.Figure(value, limit, decimals);
    }

    /** Comparator and limit with its unit, or a dash. */
    static Piece limit(@Nullable Measure measure) {
        if (measure == null || measure.limitOrNull() == null || measure.comparatorOrNull() == null) {
            return Piece.DASH;
        }
        Unit unit = measure.unit();
        Piece number = unit.clock() || unit.ratio()
                ? Piece.measured(measure.limitOrNull(), unit)
                : withUnit(Piece.of(measure.limitOrNull().toDecimal()), unit);
        return Piece.words(Piece.of(measure.comparatorOrNull().sign()), number);
    }

    private static Piece withUnit(Piece number, Unit unit) {
        return dimensionless(unit) ? number : Piece.words(number, new Piece.Measured(unit));
    }

    /** A coefficient or a rate is a bare number; its unit is but what it is called. */
    private static boolean dimensionless(Unit unit) {
        return unit.zh().endsWith("系数") || unit.zh().endsWith("率");
    }

    /** How many decimals the official form prints of what a rule compares. */
    static int decimals(Evaluation evaluation, Finding finding) {
        Rule rule = evaluation.standard().rule(finding.rule().local());
        int printed = rule.criterion() instanceof Criterion.Dispersion dispersion
                ? dispersion.printedDecimals()
                : rule.criterion() instanceof Criterion.MeanDispersion mean
                        ? mean.printedDecimals()
                        : rule.criterion() instanceof Criterion.Comparison comparison
                                ? evaluation
                                        .standard()
                                        .indicator(comparison.indicator())
                                        .printedDecimals()
                                : DECIMALS;
        boolean dispersion = rule.criterion() instanceof Criterion.Dispersion
                || rule.criterion() instanceof Criterion.MeanDispersion;
        return printed >= 0 ? printed : dispersion ? COEFFICIENT : DECIMALS;
    }
}
