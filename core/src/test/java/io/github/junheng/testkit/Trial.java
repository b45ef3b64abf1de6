package io.github.junheng.testkit;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties.Recipe;
import io.github.junheng.testkit.Reckoning.Key;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** 一次试验: a generated county together with what judges it. It prints as its recipe, which is all that is needed to repeat it. */
public final class Trial {
    private final Standard standard;
    private final LocalDate asOf;
    private final Evaluator evaluator;
    private final Counties counties;
    private final Recipe recipe;

    Trial(Standard standard, LocalDate asOf, Evaluator evaluator, Counties counties, Recipe recipe) {
        this.standard = standard;
        this.asOf = asOf;
        this.evaluator = evaluator;
        this.counties = counties;
        this.recipe = recipe;
    }

    Trial of(Recipe other) {
        return new Trial(standard, asOf, evaluator, counties, other);
    }

    Standard standard() {
        return standard;
    }

    LocalDate asOf() {
        return asOf;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Counties counties() {
        return counties;
    }

    Recipe recipe() {
        return recipe;
    }

    CountyDataset county() {
        return counties.draw(recipe);
    }

    Reckoning reckoning(CountyDataset data) {
        return new Reckoning(standard, asOf, data);
    }

    Random random() {
        return new Random(~recipe.seed());
    }

    List<Rule> rulesInForce(CountyDataset data) {
        Reckoning county = reckoning(data);
        return standard.rules().values().stream().filter(county::isInForce).toList();
    }

    Evaluation evaluate(CountyDataset data) {
        return evaluator.evaluate(data, asOf).orThrow();
    }

    /** The findings by what was asked of whom; two of one rule and subject are a failure. */
    Map<Key, Finding> findings(Evaluation evaluation) {
        Map<Key, Finding> findings = new HashMap<>();
        for (Finding finding : evaluation.findings()) {
            Key key = new Key(finding.rule().local(), finding.schoolOrNull(), finding.stageOrNull());
            if (findings.put(key, finding) != null) {
                throw broken(key, finding, "two findings of one rule and subject");
            }
        }
        return findings;
    }

    static Status status(@Nullable Finding finding) {
        return finding == null ? Status.NOT_APPLICABLE : finding.status();
    }

    void expect(Key key, @Nullable Finding finding, String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw broken(key, finding, what + ": expected " + expected + ", was " + actual);
        }
    }

    AssertionError broken(Key key, @Nullable Finding finding, String what) {
        return new AssertionError(
                "standard " + standard.id() + (standard.layers().isEmpty() ? "" : standard.layers()) + " on " + asOf
                        + ", " + key + ", " + figures(finding) + ": " + what + " (" + recipe + ")");
    }

    private static String figures(@Nullable Finding finding) {
        Measure measure = finding == null ? null : finding.measureOrNull();
        if (measure == null) {
            return finding == null ? "no finding" : "no figures";
        }
        Magnitude value = measure.valueOrNull();
        Rational limit = measure.limitOrNull();
        return "value " + (value == null ? "unknown" : value.toDecimal() + " (" + value + ")") + ", limit "
                + measure.comparator().map(Comparator::symbol).orElse("none") + " "
                + (limit == null ? "unknown" : limit.toDecimal());
    }

    @Override
    public String toString() {
        return recipe.toString();
    }
}
