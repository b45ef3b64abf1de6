package io.github.junheng.standard;

import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 标准值: what a value is held against. */
public sealed interface Limit {
    /**
     * Numbers the document prints, by stage ({@code PRIMARY}), by kind of school ({@code NINE_YEAR_SCHOOL}) or, under
     * {@link #DEFAULT}, for all; each on its own timeline.
     */
    record Printed(Map<String, Timeline<Dated<Rational>>> values) implements Limit {
        public Printed {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** Whether the number for a school of a kind depends on its having this stage. */
        public boolean isByStage(@Nullable SchoolKind kind, Stage stage) {
            return values.containsKey(stage.name()) && (kind == null || !values.containsKey(kind.name()));
        }

        /** The number for a kind, else for a stage, else for all, on a day. */
        public Optional<Dated<Rational>> on(LocalDate day, @Nullable SchoolKind kind, @Nullable Stage stage) {
            Timeline<Dated<Rational>> timeline = kind == null ? null : values.get(kind.name());
            if (timeline == null && stage != null) {
                timeline = values.get(stage.name());
            }
            if (timeline == null) {
                timeline = values.get(DEFAULT);
            }
            return timeline == null ? Optional.empty() : timeline.on(day);
        }
    }

    /** The limit of another rule. */
    record SameAs(String rule) implements Limit {}

    /** The value of another indicator of the same subject. */
    record OfIndicator(String indicator) implements Limit {}

    /**
     * A value per stage averaged by weight over the stages concerned: {@code times · Σ(value·weight) ÷ Σ weight}.
     *
     * @param value the cell of the value, {@code quota.{STAGE}}
     * @param weight the cell of the weight, {@code {stage}.students}
     */
    record WeightedMean(String value, String weight, Rational times) implements Limit {}

    /**
     * 分情形: numbers that hold under conditions on the subject: the first case all of whose conditions hold has the number. What
     * none of them concerns is not tested; what is not known to be a case, for want of cells, is undecided.
     */
    record Cases(List<Case> cases) implements Limit {
        public Cases {
            cases = List.copyOf(cases);
        }
    }

    /** One of several cases. */
    record Case(List<Condition> when, Printed limit) {
        public Case {
            when = List.copyOf(when);
        }
    }

    /** The key under which a number stands that holds for all. */
    String DEFAULT = "default";
}
