package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 数值的印法: the one way in which pages and the workbook print a figure: with the decimals of the official form, or more where it takes
 * them to see on which side of its limit it lies.
 */
final class Shown {
    private static final int DECIMALS = 2;
    private static final int COEFFICIENT = 3;

    /** The columns of a row of findings. */
    static final int VALUE = Wording.outcomeColumn() - 2;

    static final int LIMIT = Wording.outcomeColumn() - 1;

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
        return withUnit(number(value, measure.limitOrNull(), unit.whole() ? 0 : decimals), unit);
    }

    /** Value and limit in the row of a finding, or of one of its tests below it; empty for all else that stands there. */
    static Optional<Piece> cell(Evaluation evaluation, Finding finding, int row, int column) {
        Measure measure = row > 0
                ? finding.parts().get(row - 1).measureOrNull()
                : finding.parts().isEmpty() ? finding.measureOrNull() : null;
        if (measure != null && measure.valueOrNull() != null && column == VALUE) {
            return Optional.of(value(measure, row > 0 ? DECIMALS : decimals(evaluation, finding)));
        }
        return measure != null && measure.limitOrNull() != null && column == LIMIT
                ? Optional.of(limit(measure))
                : Optional.empty();
    }

    /** A bare number, with more decimals where it takes them to see on which side of its limit it lies. */
    static Piece number(Magnitude value, @Nullable Rational limit, int decimals) {
        return new Piece.Figure(value, limit, decimals);
    }

    /** What {@link #number} prints, for a script or a workbook. */
    static BigDecimal decimal(Magnitude value, @Nullable Rational limit, int decimals) {
        return new BigDecimal(number(value, limit, decimals).in(Locale.CHINESE));
    }

    /** A value as it would be in a finding, printed as the finding's own is. */
    static Piece instead(Evaluation evaluation, Finding finding, Magnitude value) {
        return number(value, finding.measure().flatMap(m -> m.limit()).orElse(null), decimals(evaluation, finding));
    }

    /** A limit, which is never rounded. */
    static Piece bound(Rational limit) {
        return Piece.of(limit.toDecimal());
    }

    /** Comparator and limit with its unit, or a dash. */
    static Piece limit(@Nullable Measure measure) {
        if (measure == null || measure.limitOrNull() == null || measure.comparatorOrNull() == null) {
            return Piece.DASH;
        }
        Unit unit = measure.unit();
        Piece number = unit.clock() || unit.ratio()
                ? Piece.measured(measure.limitOrNull(), unit)
                : withUnit(bound(measure.limitOrNull()), unit);
        return Piece.words(Piece.of(measure.comparatorOrNull().sign()), number);
    }

    private static Piece withUnit(Piece number, Unit unit) {
        return dimensionless(unit) ? number : Piece.words(number, new Piece.Measured(unit));
    }

    /** A coefficient or a rate is a bare number; its unit is but what it is called. */
    private static boolean dimensionless(Unit unit) {
        return unit.zh().endsWith("系数") || unit.zh().endsWith("率");
    }

    static int decimals(Indicator indicator) {
        return indicator.printedDecimals() >= 0 ? indicator.printedDecimals() : DECIMALS;
    }

    /** How many decimals the official form prints of what a rule compares. */
    static int decimals(Evaluation evaluation, Finding finding) {
        return decimals(
                evaluation.standard(), evaluation.standard().rule(finding.rule().local()));
    }

    static int decimals(Standard standard, Rule rule) {
        int printed = rule.criterion() instanceof Criterion.Dispersion dispersion
                ? dispersion.printedDecimals()
                : rule.criterion() instanceof Criterion.MeanDispersion mean
                        ? mean.printedDecimals()
                        : rule.criterion() instanceof Criterion.Comparison comparison
                                ? decimals(standard.indicator(comparison.indicator()))
                                : DECIMALS;
        boolean dispersion = rule.criterion() instanceof Criterion.Dispersion
                || rule.criterion() instanceof Criterion.MeanDispersion;
        return printed >= 0 ? printed : dispersion ? COEFFICIENT : DECIMALS;
    }
}
