package io.github.junheng.standard;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.time.Timeline;
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
     * 校际差异系数: the pupil-weighted coefficient of variation of an indicator over the units of a stage.
     *
     * @param unit the unit of the coefficient
     * @param printedDecimals how many decimals the official form prints
     */
    record Dispersion(String indicator, Comparator comparator, Limit limit, Unit unit, int printedDecimals)
            implements Criterion {}

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

    /** 佐证: what somebody judged or stated is one of the admitted words ({@code true} for 是). */
    record Evidence(String fact, Set<String> admitted) implements Criterion {
        public Evidence {
            admitted = Set.copyOf(admitted);
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

    /** One of several tests of a rule. */
    record Part(String id, Text name, Criterion criterion) {}
}
