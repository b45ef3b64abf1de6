package io.github.junheng.plan;

import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 宽严: how a goal stands to a rule of a standard. Never stored: it follows from both numbers and directions. */
public enum Strictness {
    STRICTER("严于"),
    SAME("同"),
    LOOSER("宽于"),
    /** 不可比: of another direction or unit, or one of them has no number. */
    NOT_COMPARABLE("不可比");

    private final String zh;

    Strictness(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /**
     * How a goal stands to a rule on the day on which it is due, else on the plan's last.
     *
     * @param rule a rule that the goal reads or that is shown beside it
     * @param standard the rule's
     */
    public static Strictness of(Goal goal, RuleRef rule, Plan plan, Standard standard) {
        boolean isRead = goal.reading() instanceof Reading.OfRules rules
                ? rules.rules().contains(rule)
                : goal.reading() instanceof Reading.OfSections;
        if (isRead && goal.target() instanceof Target.Settled) {
            return SAME;
        }
        if (!(goal.target() instanceof Target.Amount target) || isShare(goal)) {
            return NOT_COMPARABLE;
        }
        Set<Strictness> found = EnumSet.noneOf(Strictness.class);
        for (Bar bar : Bar.of(rule, standard, day(goal, plan), stage(goal), kinds(goal))) {
            if (!bar.norm()) {
                found.add(bar.compare(target));
            }
        }
        if (found.isEmpty() || found.contains(NOT_COMPARABLE)) {
            return NOT_COMPARABLE;
        }
        return found.contains(LOOSER) ? LOOSER : found.contains(STRICTER) ? STRICTER : SAME;
    }

    /** A share of those that meet a rule is no number that the rule itself asks. */
    private static boolean isShare(Goal goal) {
        return goal.reading() instanceof Reading.OfRules rules && rules.take() == Reading.Take.SHARE;
    }

    /** The day on which a goal is compared with rules. */
    static LocalDate day(Goal goal, Plan plan) {
        return goal.head().deadline().last().orElse(plan.until().last());
    }

    static @Nullable Stage stage(Goal goal) {
        return goal.reading() instanceof Reading.OfRules rules ? rules.stageOrNull() : null;
    }

    static List<SchoolKind> kinds(Goal goal) {
        return goal.reading() instanceof Reading.OfRules rules ? rules.kinds() : List.of();
    }
}
