package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 合理性核对: amounts of money that schools probably entered in another unit than the form asks for. */
final class Plausibility {
    private static final String MONEY = "万元";
    private static final BigDecimal FAR = BigDecimal.valueOf(1000);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** Fewer others say nothing of what is usual. */
    private static final int LEAST_OTHERS = 3;

    private static final String TRAINING = "trainingBudget";
    private static final String PUBLIC_FUNDS = "publicFundsBudget";

    private final CountyDataset dataset;
    private final Map<String, FactDefinition> facts = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private record Amount(SchoolCode school, BigDecimal value) {}

    private Plausibility(CountyDataset dataset, List<FactDefinition> columns) {
        this.dataset = dataset;
        columns.forEach(column -> facts.putIfAbsent(column.id(), column));
    }

    /**
     * What is to be checked.
     *
     * @param columns what schools may be asked for
     */
    static List<Problem> of(CountyDataset dataset, List<FactDefinition> columns) {
        Plausibility found = new Plausibility(dataset, columns);
        for (FactDefinition fact : columns) {
            if (fact.place() == Place.SCHOOL
                    && fact.unit().equals(MONEY)
                    && fact.type().isNumber()) {
                found.outliers(fact);
            }
        }
        found.training();
        return found.problems;
    }

    private void outliers(FactDefinition fact) {
        List<Amount> amounts = new ArrayList<>();
        for (SchoolReport school : dataset.schools()) {
            BigDecimal value = amount(school, fact.id());
            if (value != null) {
                amounts.add(new Amount(school.school().code(), value));
            }
        }
        int others = amounts.size() - 1;
        if (others < LEAST_OTHERS) {
            return;
        }
        amounts.sort(Comparator.comparing(Amount::value));
        for (int i = 0; i < amounts.size(); i++) {
            BigDecimal low = without(amounts, i, (others - 1) / 2);
            BigDecimal median = low.add(without(amounts, i, others / 2)).divide(TWO);
            Amount one = amounts.get(i);
            if (median.signum() > 0 && one.value.compareTo(median.multiply(FAR)) >= 0) {
                tell(
                        ProblemCode.AMOUNT_OUTLIER,
                        one.school,
                        fact,
                        fact.name(),
                        Meaning.plain(one.value),
                        MONEY,
                        Meaning.plain(median));
            }
        }
    }

    /** The amount at a place in the order of all but one. */
    private static BigDecimal without(List<Amount> sorted, int left, int place) {
        return sorted.get(place < left ? place : place + 1).value;
    }

    /** What is spent on training is a part of a school's public funds. */
    private void training() {
        FactDefinition part = facts.get(TRAINING);
        FactDefinition whole = facts.get(PUBLIC_FUNDS);
        if (part == null || whole == null) {
            return;
        }
        for (SchoolReport school : dataset.schools()) {
            BigDecimal training = amount(school, TRAINING);
            BigDecimal funds = amount(school, PUBLIC_FUNDS);
            if (training != null && funds != null && training.compareTo(funds) > 0) {
                tell(
                        ProblemCode.CROSS_CHECK,
                        school.school().code(),
                        part,
                        part.name(),
                        Meaning.plain(training) + " " + MONEY,
                        whole.name(),
                        Meaning.plain(funds) + " " + MONEY);
            }
        }
    }

    private static @Nullable BigDecimal amount(SchoolReport school, String fact) {
        return school.facts().values().get(fact) instanceof FactValue.Amount amount ? amount.value() : null;
    }

    private void tell(ProblemCode code, SchoolCode school, FactDefinition fact, String... details) {
        String where = dataset.provenance().where(CellRef.of(school, fact.id()), fact.name());
        problems.add(Problem.of(code, where, details));
    }
}
