package io.github.junheng.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 目标: a value to reach or to hold.
 *
 * @param kind how the document means it
 * @param reach of whom one value is asked
 * @param target 目标值
 * @param reading where its figure of a year comes from
 * @param beside rules shown beside it and compared with it, never read for it
 * @param triggerOrNull where it holds only under a condition
 * @param baselineOrNull id of the recorded value that its series begins with
 * @param measures ids of the undertakings that serve it
 */
public record Goal(
        ItemHead head,
        Kind kind,
        Reach reach,
        Target target,
        Reading reading,
        List<RuleRef> beside,
        @Nullable Trigger triggerOrNull,
        @Nullable String baselineOrNull,
        List<String> measures)
        implements PlanItem {
    /** 目标种类. */
    public enum Kind {
        TARGET("目标"),
        THRESHOLD("底线"),
        RULE("关系"),
        FORECAST("预计"),
        TASK("任务");

        private final String zh;

        Kind(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** 范围: of whom one value is asked. */
    public enum Reach {
        CITY("全市"),
        COUNTY("县"),
        SCHOOL("学校");

        private final String zh;

        Reach(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** @throws IllegalArgumentException when target and reading do not go together */
    public Goal {
        beside = List.copyOf(beside);
        measures = List.copyOf(measures);
        if (!target.canBeReadBy(reading)) {
            throw new IllegalArgumentException(
                    head.id() + ": a target " + target.label() + " cannot be read by " + reading.label());
        }
    }

    @Override
    public boolean isDuty() {
        return kind != Kind.FORECAST;
    }

    public Optional<Trigger> trigger() {
        return Optional.ofNullable(triggerOrNull);
    }

    public Optional<String> baseline() {
        return Optional.ofNullable(baselineOrNull);
    }
}
