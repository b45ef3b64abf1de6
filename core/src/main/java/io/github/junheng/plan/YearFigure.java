package io.github.junheng.plan;

import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.quantity.Magnitude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 年度取值: the figure of an item, a column or a trend in one year.
 *
 * @param status held against the target; of a trend, the outcome of the rule
 * @param valueOrNull the value, exact; null where there is none
 * @param wordOrNull the grade
 * @param unitsOrNull how many schools, school stages or classes stand how, where they were counted
 * @param ruleOrNull which of several rules the value is of
 * @param missing for want of which cells it is not decided
 * @param gapOrNull why there is no value, where not for want of cells
 * @param source where the figure comes from
 */
public record YearFigure(
        int year,
        Status status,
        @Nullable Magnitude valueOrNull,
        @Nullable String wordOrNull,
        @Nullable UnitTally unitsOrNull,
        @Nullable RuleRef ruleOrNull,
        List<Missing> missing,
        @Nullable Gap gapOrNull,
        Source source) {
    /** 无值原因. */
    public enum Gap {
        NO_DATASET("该年没有数据"),
        NOT_IN_FORCE("规则该年不施行"),
        NOT_ASKED("数据中没有适用的对象"),
        NO_EARLIER_VALUE("没有可比的以前数值"),
        NOT_REPORTED("未填报"),
        NOT_DECIDED("规则本身无法判定");

        private final String zh;

        Gap(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** 取值来源. */
    public sealed interface Source {
        /** 评估结果: findings of the year's data. */
        record Findings(LocalDate asOf) implements Source {}

        /** 人工填报. */
        record Hand(String evidence, String where) implements Source {}

        /** 文件记载: a recorded value of the plan. */
        record Document(String recorded) implements Source {}

        /** 无来源. */
        record None() implements Source {}
    }

    public YearFigure {
        missing = List.copyOf(missing);
    }

    /** A year of which nothing is known. */
    public static YearFigure none(int year, Gap gap) {
        return new YearFigure(year, Status.INDETERMINATE, null, null, null, null, List.of(), gap, new Source.None());
    }

    public Optional<Magnitude> value() {
        return Optional.ofNullable(valueOrNull);
    }

    public Optional<String> word() {
        return Optional.ofNullable(wordOrNull);
    }

    public Optional<UnitTally> units() {
        return Optional.ofNullable(unitsOrNull);
    }

    public Optional<RuleRef> rule() {
        return Optional.ofNullable(ruleOrNull);
    }

    public Optional<Gap> gap() {
        return Optional.ofNullable(gapOrNull);
    }

    /** Whether it is decided: met or not met. */
    public boolean isKnown() {
        return status == Status.MET || status == Status.NOT_MET;
    }
}
