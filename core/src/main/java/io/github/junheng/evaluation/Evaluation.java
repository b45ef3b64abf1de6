package io.github.junheng.evaluation;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.problem.Problem;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 评估结果: what came of one standard for one county on one day. Explanations are not kept: {@link #explain} computes one from the
 * same definitions and data, by the same code.
 */
public final class Evaluation {
    private final Evaluator evaluator;
    private final Evaluator.Run run;
    private final CountyVerdict outcomes;
    private final Verdict strict;
    private final @Nullable Conceded conceded;
    private final List<Problem> problems;

    Evaluation(
            Evaluator evaluator,
            Evaluator.Run run,
            CountyVerdict outcomes,
            Verdict strict,
            @Nullable Conceded conceded,
            List<Problem> problems) {
        this.evaluator = evaluator;
        this.run = run;
        this.outcomes = outcomes;
        this.strict = strict;
        this.conceded = conceded;
        this.problems = List.copyOf(problems);
    }

    public Standard standard() {
        return evaluator.standard();
    }

    public CountyDataset dataset() {
        return run.dataset();
    }

    public LocalDate asOf() {
        return run.asOf();
    }

    public CompareMode compareMode() {
        return evaluator.mode();
    }

    /** The outcome of the standard, without concessions. */
    public Status status() {
        return strict.status();
    }

    /** The outcomes alone. */
    public CountyVerdict outcomes() {
        return outcomes;
    }

    /** Sections and findings, without concessions. */
    public Verdict verdict() {
        return strict;
    }

    public List<Finding> findings() {
        return strict.findings();
    }

    /** The reading with concessions, where it was asked for. */
    public Optional<Conceded> conceded() {
        return Optional.ofNullable(conceded);
    }

    /** School stages that a scope leaves out. */
    public List<Exclusion> exclusions() {
        return run.exclusions();
    }

    /** What the evaluation itself warns of. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * How a finding of this evaluation came about, without concessions.
     *
     * @throws IllegalArgumentException when the finding is not of this evaluation
     */
    public Explanation.Judgement explain(Finding finding) {
        return evaluator.explain(finding, run.dataset(), run.asOf(), List.of());
    }

    /**
     * How a finding of the reading with concessions came about.
     *
     * @throws IllegalArgumentException when the finding is not of this evaluation
     */
    public Explanation.Judgement explainConceded(Finding finding) {
        return evaluator.explain(finding, run.dataset(), run.asOf(), evaluator.concessions());
    }
}
