package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.examples.forms.figure.DispersionUnits;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 差异系数: a finding on how far schools lie apart, and whom that comes from where every school is known.
 *
 * @param indicator what differs; empty for a mean of several
 */
record Spread(Rule rule, Finding finding, Optional<Indicator> indicator, Optional<Drivers> drivers) {
    /** Whether so great a coefficient would be within the limit. */
    boolean admits(Magnitude coefficient) {
        Measure measure = finding.measureOrNull();
        return measure != null
                && measure.limitOrNull() != null
                && measure.comparatorOrNull() != null
                && measure.comparatorOrNull().admits(coefficient, measure.limitOrNull());
    }

    /** Those of all rules that ask for one, in the order of the findings. */
    static List<Spread> of(Evaluation evaluation) {
        List<Spread> all = new ArrayList<>();
        for (Finding finding : evaluation.findings()) {
            Rule rule = evaluation.standard().rule(finding.rule().local());
            if (finding.stageOrNull() == null || finding.schoolOrNull() != null) {
                continue;
            }
            if (rule.criterion() instanceof Criterion.Dispersion dispersion) {
                all.add(new Spread(
                        rule,
                        finding,
                        Optional.of(evaluation.standard().indicator(dispersion.indicator())),
                        DispersionUnits.of(evaluation, finding)
                                .filter(units -> units.stream()
                                        .allMatch(unit -> unit.heads().signum() > 0))
                                .map(Drivers::new)));
            } else if (rule.criterion() instanceof Criterion.MeanDispersion) {
                all.add(new Spread(rule, finding, Optional.empty(), Optional.empty()));
            }
        }
        return List.copyOf(all);
    }
}
