package io.github.junheng.rules;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Findings that trees of exact fractions gave, to hold those of columns against. */
final class ExactFindings {
    /** A cell that no rule reads, and a number that no column holds: with it a whole county is left to exact fractions. */
    private static final String UNREAD = "builtYear";

    private static final FactValue ODD = new FactValue.Amount(new BigDecimal("-1"));

    private ExactFindings() {}

    /** The findings of a county; of one without schools nothing is left out of its columns. */
    static List<Finding> of(Standard standard, CountyDataset dataset, LocalDate day) {
        boolean read = standard.rules().values().stream()
                .anyMatch(rule -> RuleInputs.facts(standard, rule).contains(UNREAD));
        if (read || dataset.schools().isEmpty()) {
            throw new IllegalArgumentException("columns cannot be told from trees: " + standard.layers());
        }
        CountyDataset odd = dataset.withSchool(
                dataset.schools().get(0).school().code(),
                school -> new SchoolReport(school.school(), school.facts().with(UNREAD, ODD)));
        return Evaluator.of(standard).evaluate(odd, day).orThrow().findings();
    }
}
