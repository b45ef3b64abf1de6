package io.github.junheng.procedure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 社会认可度调查数: what a survey counted; what was not reported is null and never zero.
 *
 * @param populationOrNull 常住人口, persons
 * @param validOrNull 有效问卷
 * @param parentsOrNull 其中家长
 * @param satisfiedOrNull 满意问卷
 */
public record SurveyCounts(
        @Nullable Long populationOrNull,
        @Nullable Long validOrNull,
        @Nullable Long parentsOrNull,
        @Nullable Long satisfiedOrNull) {
    /** 常住人口、有效问卷、其中家长、满意问卷: the counts by name. */
    public enum Count {
        POPULATION("常住人口", "resident population"),
        VALID("有效问卷", "valid questionnaires"),
        PARENTS("其中家长", "of these parents"),
        SATISFIED("满意问卷", "satisfied");

        private final String zh;
        private final String en;

        Count(String zh, String en) {
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

    /** Nothing was reported. */
    public static final SurveyCounts NONE = new SurveyCounts(null, null, null, null);

    /** @throws IllegalArgumentException when a count is negative, the population 0, or a part larger than its whole */
    public SurveyCounts {
        Count wrong = wrong(populationOrNull, validOrNull, parentsOrNull, satisfiedOrNull)
                .orElse(null);
        if (wrong != null) {
            throw new IllegalArgumentException(
                    wrong + " cannot be: it is negative, or larger than what it is a part of");
        }
    }

    /** The count that cannot be: negative, a population of 0, or a part larger than its whole; empty where all can. */
    public static Optional<Count> wrong(
            @Nullable Long population, @Nullable Long valid, @Nullable Long parents, @Nullable Long satisfied) {
        if (population != null && population <= 0) {
            return Optional.of(Count.POPULATION);
        }
        if (isWrong(valid, population)) {
            return Optional.of(Count.VALID);
        }
        if (isWrong(parents, valid)) {
            return Optional.of(Count.PARENTS);
        }
        return isWrong(satisfied, valid) ? Optional.of(Count.SATISFIED) : Optional.empty();
    }

    private static boolean isWrong(@Nullable Long part, @Nullable Long whole) {
        return part != null && (part < 0 || (whole != null && part > whole));
    }

    /** A count by name. */
    public Optional<Long> get(Count count) {
        return Optional.ofNullable(
                switch (count) {
                    case POPULATION -> populationOrNull;
                    case VALID -> validOrNull;
                    case PARENTS -> parentsOrNull;
                    case SATISFIED -> satisfiedOrNull;
                });
    }
}
