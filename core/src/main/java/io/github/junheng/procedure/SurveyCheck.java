package io.github.junheng.procedure;

import io.github.junheng.evaluation.Status;
import io.github.junheng.procedure.SurveyCounts.Count;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Standard;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 社会认可度调查核对: whether a survey is large enough, has enough parents and enough who are satisfied; all exact.
 *
 * @param comparator how the share of the satisfied has to stand to its limit
 * @param limit the limit of that share, per cent
 */
public record SurveyCheck(SurveyCounts counts, Comparator comparator, Rational limit, List<Part> parts) {
    /** 样本、家长、满意: the three tests. */
    public enum What {
        SAMPLE("样本量", "sample"),
        PARENTS("家长占比", "share of parents"),
        SATISFIED("社会认可度", "recognition");

        private final String zh;
        private final String en;

        What(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /**
     * 分项: one test.
     *
     * @param valueOrNull questionnaires for the sample, per cent for the others; null where a count is missing
     * @param limitOrNull the same of the limit; null where a count that it depends on is missing
     * @param lacking how many questionnaires more it takes; 0 where it is met or not known
     * @param missing the counts that are missing, or are 0 and divided by
     */
    public record Part(
            What what,
            Status status,
            @Nullable Rational valueOrNull,
            Comparator comparator,
            @Nullable Rational limitOrNull,
            BigInteger lacking,
            List<Count> missing) {
        public Part {
            missing = List.copyOf(missing);
        }

        public Optional<Rational> value() {
            return Optional.ofNullable(valueOrNull);
        }

        public Optional<Rational> limit() {
            return Optional.ofNullable(limitOrNull);
        }
    }

    private static final Rational HUNDRED = Rational.of(100);

    public SurveyCheck {
        parts = List.copyOf(parts);
    }

    /**
     * Checks the counts of a survey against the number that a standard has on a day.
     *
     * @param standard the standard whose rule the share of the satisfied is held against, in per cent
     * @throws IllegalArgumentException when that rule compares with no printed number on that day
     */
    public static SurveyCheck of(SurveyRule rule, Standard standard, LocalDate day, SurveyCounts counts) {
        if (!(standard.rule(rule.rule()).criterion() instanceof Criterion.Comparison comparison
                && comparison.limit() instanceof Limit.Printed printed)) {
            throw new IllegalArgumentException("the rule " + rule.rule() + " compares with no printed number");
        }
        Rational limit = printed.on(day, null, null)
                .map(Dated::value)
                .orElseThrow(
                        () -> new IllegalArgumentException("the rule " + rule.rule() + " has no number on " + day));
        return of(rule, comparison.comparator(), limit, counts);
    }

    /** Checks the counts of a survey. A sample of 1.5 ‰ of the population is rounded up to whole questionnaires. */
    public static SurveyCheck of(SurveyRule rule, Comparator comparator, Rational limit, SurveyCounts counts) {
        return new SurveyCheck(
                counts,
                comparator,
                limit,
                List.of(sample(rule, counts), parents(rule, counts), satisfied(comparator, limit, counts)));
    }

    /** Whether a rule of a standard can be what the share of the satisfied is held against. */
    public static boolean canBeHeldAgainst(Standard standard, String rule) {
        return standard.rules().containsKey(rule)
                && standard.rule(rule).criterion() instanceof Criterion.Comparison comparison
                && comparison.comparator().wantsMore()
                && comparison.limit() instanceof Limit.Printed printed
                && printed.values().containsKey(Limit.DEFAULT);
    }

    private static Part sample(SurveyRule rule, SurveyCounts counts) {
        Rational least = counts.get(Count.POPULATION)
                .map(population -> whole(Rational.of(population).times(rule.sample())))
                .orElse(null);
        Rational valid = counts.get(Count.VALID).map(Rational::of).orElse(null);
        List<Count> missing = missing(counts, Count.POPULATION, Count.VALID);
        return part(What.SAMPLE, valid, Comparator.AT_LEAST, least, valid, least, missing);
    }

    private static Part parents(SurveyRule rule, SurveyCounts counts) {
        Rational valid = counts.get(Count.VALID).map(Rational::of).orElse(null);
        return share(
                What.PARENTS,
                counts,
                Count.PARENTS,
                Comparator.AT_LEAST,
                rule.parents().times(HUNDRED),
                valid == null ? null : whole(rule.parents().times(valid)));
    }

    private static Part satisfied(Comparator comparator, Rational limit, SurveyCounts counts) {
        Rational valid = counts.get(Count.VALID).map(Rational::of).orElse(null);
        Rational least = valid == null ? null : limit.times(valid).dividedBy(HUNDRED);
        if (least != null) {
            // More than a whole number is at least the next one.
            least = comparator == Comparator.ABOVE && least.isWhole() ? least.plus(Rational.ONE) : whole(least);
        }
        return share(What.SATISFIED, counts, Count.SATISFIED, comparator, limit, least);
    }

    private static Part share(
            What what, SurveyCounts counts, Count of, Comparator comparator, Rational limit, @Nullable Rational least) {
        List<Count> missing = missing(counts, of, Count.VALID);
        Rational valid = counts.get(Count.VALID).map(Rational::of).orElse(Rational.ZERO);
        Rational counted = counts.get(of).map(Rational::of).orElse(null);
        if (missing.isEmpty() && valid.isZero()) {
            missing = List.of(Count.VALID);
        }
        Rational value = counted == null || valid.isZero()
                ? null
                : counted.times(HUNDRED).dividedBy(valid);
        return part(what, value, comparator, limit, counted, least, missing);
    }

    private static Part part(
            What what,
            @Nullable Rational value,
            Comparator comparator,
            @Nullable Rational limit,
            @Nullable Rational counted,
            @Nullable Rational least,
            List<Count> missing) {
        if (!missing.isEmpty() || value == null || limit == null) {
            return new Part(what, Status.INDETERMINATE, value, comparator, limit, BigInteger.ZERO, missing);
        }
        boolean met = comparator.admits(value, limit);
        BigInteger lacking = met || counted == null || least == null
                ? BigInteger.ZERO
                : least.minus(counted).ceiling();
        return new Part(what, met ? Status.MET : Status.NOT_MET, value, comparator, limit, lacking, List.of());
    }

    private static Rational whole(Rational amount) {
        return new Rational(amount.ceiling(), BigInteger.ONE);
    }

    private static List<Count> missing(SurveyCounts counts, Count... needed) {
        return Stream.of(needed).filter(count -> counts.get(count).isEmpty()).toList();
    }

    /** All three together: any test that is not met, else any that cannot be told. */
    public Status status() {
        return Status.allOf(parts.stream().map(Part::status).toList());
    }
}
