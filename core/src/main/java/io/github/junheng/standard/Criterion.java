package io.github.junheng.standard;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.time.DateRange;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 判定方式: the kinds of test that a rule can be. */
public sealed interface Criterion {
    /**
     * 数值比较: an indicator against a limit.
     *
     * @param normOrNull a dated number that changes no outcome: a value below it is warned of
     */
    record Comparison(
            String indicator,
            Comparator comparator,
            Limit limit,
            @Nullable Timeline<Dated<Rational>> normOrNull) implements Criterion {}

    /**
     * 至少 k 项达标、余项不低于底线: of several comparisons at least {@code atLeast} are met and the rest reach
     * {@code floor} times their limit.
     */
    record KOfN(List<String> rules, Timeline<Dated<Rational>> atLeast, Timeline<Dated<Rational>> floor)
            implements Criterion {
        public KOfN {
            rules = List.copyOf(rules);
        }
    }

    /**
     * 等次达标数: of several rules at least {@code atLeast} reach one grade and all the others a lower one. A rule without grades
     * reaches both where it is met; one that does not apply leaves as many fewer to reach the grade.
     *
     * @param rules rules that are told of the county
     * @param grade the grade that is counted
     * @param rest the grade that none of the others may miss
     */
    record GradeCount(List<String> rules, String grade, Timeline<Dated<Rational>> atLeast, String rest)
            implements Criterion {
        public GradeCount {
            rules = List.copyOf(rules);
        }
    }

    /**
     * 校际差异系数: the pupil-weighted coefficient of variation of an indicator over the units of a stage.
     *
     * @param unit the unit of the coefficient
     * @param printedDecimals how many decimals the official form prints
     */
    record Dispersion(String indicator, Comparator comparator, Limit limit, Unit unit, int printedDecimals)
            implements Criterion {}

    /**
     * 综合差异系数: the plain mean of the pupil-weighted coefficients of variation of several indicators over the units of a
     * stage. No coefficient is rounded before the mean is compared.
     *
     * @param indicators the indicators, each once
     * @param unit the unit of the mean
     * @param printedDecimals how many decimals the official form prints of the mean
     */
    record MeanDispersion(List<String> indicators, Comparator comparator, Limit limit, Unit unit, int printedDecimals)
            implements Criterion {
        public MeanDispersion {
            indicators = List.copyOf(indicators);
        }
    }

    /**
     * 评分表: the points that items of the county are awarded, added up. The document prints no points: whoever assesses
     * reports how many an item is worth and how many it is awarded. An item without awarded points has all of its points
     * where its own rule is met and none where it is not met.
     *
     * @param rules the items, rules asked of the county or its stages
     * @param points the cell of an item's points, with {@code {rule}} for the item
     * @param awarded the cell of the points that it is awarded, likewise
     * @param total what the points of all items have to add up to
     */
    record Scorecard(
            List<String> rules,
            String points,
            String awarded,
            Timeline<Dated<Rational>> total,
            Comparator comparator,
            Limit limit,
            Unit unit)
            implements Criterion {
        public Scorecard {
            rules = List.copyOf(rules);
        }

        /** The cell of an item's points. */
        public String points(String rule) {
            return points.replace(RULE, rule);
        }

        /** The cell of the points that an item is awarded. */
        public String awarded(String rule) {
            return awarded.replace(RULE, rule);
        }
    }

    /** What stands in the name of a cell for the rule that it belongs to. */
    String RULE = "{rule}";

    /**
     * 逐个比较: every element of a list against a limit (every class, every subject).
     *
     * @param list the cell of the list; with {@code {stage}} one list per stage, each with the limit of its stage
     * @param emptyIsMissing whether an empty list leaves the rule undecided; else it drops out
     */
    record Every(String list, Comparator comparator, Limit limit, Unit unit, boolean emptyIsMissing)
            implements Criterion {}

    /**
     * 每 n 个配 1 个: enough elements of one list reach a limit: {@code ceil(elements of per ÷ each)}, and at least one.
     *
     * @param list the cell of the list whose elements may qualify
     * @param limit what an element must reach
     * @param per the cell of the list that says how many are needed
     * @param each for how many elements of {@code per} one is needed
     * @param unit the unit of what is counted
     */
    record CountPer(String list, Limit limit, String per, Rational each, Unit unit) implements Criterion {}

    /**
     * 佐证: what somebody judged or stated is one of the admitted words ({@code true} for 是).
     *
     * @param replaced other words that overlays admit instead, on some days
     */
    record Evidence(String fact, Set<String> admitted, Timeline<Dated<Set<String>>> replaced) implements Criterion {
        public Evidence {
            admitted = Set.copyOf(admitted);
        }

        /** The same words on every day. */
        public Evidence(String fact, Set<String> admitted) {
            this(fact, admitted, new Timeline<>(List.of()));
        }

        /** The words that are admitted on a day. */
        public Set<String> admittedOn(LocalDate day) {
            Dated<Set<String>> other = replaced.on(day).orElse(null);
            return other == null ? admitted : other.value();
        }

        /** Every set of words that is admitted on some day of a range. */
        public List<Set<String>> admittedIn(DateRange range) {
            List<Set<String>> sets = new ArrayList<>();
            LocalDate open = range.from();
            LocalDate end = range.until();
            for (Timeline.Entry<Dated<Set<String>>> entry : replaced.entries()) {
                if (!entry.range().overlaps(range)) {
                    continue;
                }
                if (open != null && open.isBefore(entry.range().from())) {
                    sets.add(admitted);
                }
                sets.add(entry.value().value());
                open = entry.range().until();
            }
            if (open != null && (end == null || open.isBefore(end))) {
                sets.add(admitted);
            }
            return sets.stream().distinct().toList();
        }
    }

    /** 一票否决: met when it was reported as absent, not met when it was found to exist. */
    record Veto(String fact) implements Criterion {}

    /** 年限: the day of a fact plus so many years is not after the day of evaluation. */
    record Elapsed(String fact, Timeline<Dated<Rational>> years, Unit unit) implements Criterion {}

    /**
     * 达标比例: the share of the subjects of a rule that meet it, or that do not, in percent; a subject that is not known leaves the
     * share unknown.
     *
     * @param rule the rule whose subjects are counted; of a roll-up, the rule itself
     * @param met whether those are counted that meet it; else those that do not
     * @param unit the unit of the share
     */
    record Share(String rule, boolean met, Comparator comparator, Limit limit, Unit unit) implements Criterion {}

    /** 同时满足: all parts are met. */
    record All(List<Part> parts) implements Criterion {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /**
     * 背景: a number or an event that a document names and no cell of a county answers; told, never judged.
     *
     * @param numberOrNull the number; null for an event
     * @param unitOrNull the unit of the number; null where there is none
     */
    record Context(
            @Nullable Timeline<Dated<Rational>> numberOrNull,
            @Nullable Unit unitOrNull) implements Criterion {}

    /**
     * One of several tests of a rule.
     *
     * @param scopeOrNull which of the schools that count for a rule of the county this test is about; null for all of them
     * @param bandOrNull the grades or classes that it is about; null for all of the rule's
     */
    record Part(
            String id,
            Text name,
            Criterion criterion,
            @Nullable Scope scopeOrNull,
            @Nullable Band bandOrNull) {
        public Part(String id, Text name, Criterion criterion) {
            this(id, name, criterion, null, null);
        }

        /** The same with another test. */
        public Part with(Criterion changed) {
            return new Part(id, name, changed, scopeOrNull, bandOrNull);
        }
    }
}
