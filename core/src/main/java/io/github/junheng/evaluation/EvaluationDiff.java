package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.RuleId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 复核: what one standard finds of two reports, and where that differs.
 *
 * @param outcomes findings that have another outcome, or that only one of the two tells of
 * @param values findings that have the same outcome and yet another value, grade or another outcome of one of their tests
 */
public record EvaluationDiff(Evaluation before, Evaluation after, List<Change> outcomes, List<Change> values) {
    public EvaluationDiff {
        outcomes = List.copyOf(outcomes);
        values = List.copyOf(values);
    }

    /**
     * 变化: a rule of a subject, as it was found in the one and in the other.
     *
     * @param change the outcomes
     * @param beforeOrNull null where the first tells nothing of it
     * @param afterOrNull null where the second tells nothing of it
     */
    public record Change(
            OutcomeChange change,
            @Nullable Finding beforeOrNull,
            @Nullable Finding afterOrNull) {
        public Optional<Finding> before() {
            return Optional.ofNullable(beforeOrNull);
        }

        public Optional<Finding> after() {
            return Optional.ofNullable(afterOrNull);
        }

        /** Either of them. */
        public Finding any() {
            return beforeOrNull == null ? Objects.requireNonNull(afterOrNull) : beforeOrNull;
        }

        /** Whether one of the two would be found otherwise by the values as the official form prints them. */
        public boolean isBoundarySensitive() {
            return (beforeOrNull != null && beforeOrNull.boundarySensitive())
                    || (afterOrNull != null && afterOrNull.boundarySensitive());
        }
    }

    /** What tells findings of one evaluation apart. */
    private record Key(
            RuleId rule,
            @Nullable SchoolCode school,
            @Nullable Stage stage,
            @Nullable CellRef element) {
        static Key of(Finding finding) {
            return new Key(finding.rule(), finding.schoolOrNull(), finding.stageOrNull(), finding.elementOrNull());
        }
    }

    /** @throws IllegalArgumentException when they are of two standards */
    public static EvaluationDiff of(Evaluation before, Evaluation after) {
        if (!before.standard().id().equals(after.standard().id())) {
            throw new IllegalArgumentException("evaluations by "
                    + before.standard().id() + " and by " + after.standard().id());
        }
        Map<Key, Finding> others = new LinkedHashMap<>();
        after.findings().forEach(finding -> others.put(Key.of(finding), finding));
        List<Change> outcomes = new ArrayList<>();
        List<Change> values = new ArrayList<>();
        for (Finding own : before.findings()) {
            Finding other = others.remove(Key.of(own));
            if (other == null || own.status() != other.status()) {
                outcomes.add(change(own, other));
            } else if (!value(own.measureOrNull()).equals(value(other.measureOrNull()))
                    || !own.grade().equals(other.grade())
                    || !tests(own).equals(tests(other))) {
                values.add(change(own, other));
            }
        }
        others.values().forEach(other -> outcomes.add(change(null, other)));
        return new EvaluationDiff(before, after, outcomes, values);
    }

    private static Optional<Magnitude> value(@Nullable Measure measure) {
        return measure == null ? Optional.empty() : measure.value();
    }

    /** What a finding tells of the tests that its rule is made of. */
    private static List<Object> tests(Finding finding) {
        List<Object> tests = new ArrayList<>();
        for (PartResult part : finding.parts()) {
            tests.add(part.status());
            tests.add(value(part.measureOrNull()));
        }
        return tests;
    }

    private static Change change(@Nullable Finding before, @Nullable Finding after) {
        Finding any = Objects.requireNonNull(before == null ? after : before);
        return new Change(
                new OutcomeChange(
                        any.rule(),
                        any.schoolOrNull(),
                        any.stageOrNull(),
                        any.elementOrNull(),
                        before == null ? null : before.status(),
                        after == null ? null : after.status()),
                before,
                after);
    }

    /** A section of which something else is found. */
    public record SectionChange(String section, Status before, Status after) {}

    /** The sections with another outcome. */
    public List<SectionChange> sections() {
        Map<String, Status> others = new LinkedHashMap<>();
        after.verdict().sections().forEach(s -> others.put(s.section().id(), s.status()));
        List<SectionChange> changes = new ArrayList<>();
        for (Verdict.SectionResult own : before.verdict().sections()) {
            Status other = others.getOrDefault(own.section().id(), own.status());
            if (own.status() != other) {
                changes.add(new SectionChange(own.section().id(), own.status(), other));
            }
        }
        return changes;
    }
}
