package io.github.junheng.plan;

import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 取值: where the figure of a year comes from. */
public sealed interface Reading {
    /**
     * 取自规则: of the findings of rules.
     *
     * @param rules at least one; of {@link Take#VALUE} and {@link Take#EVERY} exactly one
     * @param stageOrNull the stage whose findings are read; null for all
     * @param kinds the kinds of schools whose findings are read; empty for all
     */
    record OfRules(List<RuleRef> rules, @Nullable Stage stageOrNull, List<SchoolKind> kinds, Take take)
            implements Reading {
        /** @throws IllegalArgumentException when there are none, or several where one is read */
        public OfRules {
            rules = List.copyOf(rules);
            kinds = List.copyOf(kinds);
            if (rules.isEmpty() || (rules.size() > 1 && (take == Take.VALUE || take == Take.EVERY))) {
                throw new IllegalArgumentException(take.name() + " of " + rules.size() + " rules");
            }
        }

        public Optional<Stage> stage() {
            return Optional.ofNullable(stageOrNull);
        }

        @Override
        public String label() {
            return take.name();
        }
    }

    /** 取自标准的部分: whether the sections of a standard are met. */
    record OfSections(String standard, List<String> sections) implements Reading {
        /** @throws IllegalArgumentException when no section is named */
        public OfSections {
            sections = List.copyOf(sections);
            if (sections.isEmpty()) {
                throw new IllegalArgumentException("no section is named");
            }
        }

        @Override
        public String label() {
            return "sections";
        }
    }

    /** 人工填报: reported by hand, with evidence. */
    record ByHand() implements Reading {
        @Override
        public String label() {
            return "by hand";
        }
    }

    /** 取法: what is made of the findings. */
    enum Take {
        /** 指标值: the value of the county's finding. */
        VALUE,
        /** 逐一达到: the goal's number, held against the value of every school or school stage. */
        EVERY,
        /** 达到占比: the share, in %, of those that meet all the rules. */
        SHARE,
        /** 最大值: the greatest value of the county's findings. */
        GREATEST,
        /** 结论: the outcome itself. */
        OUTCOME
    }

    /** In short, as messages print it. */
    String label();
}
