package io.github.junheng.plan;

/** 规划条目: something that a plan wants by a time. */
public sealed interface PlanItem permits Goal, Milestone, Undertaking {
    ItemHead head();

    /** Whether somebody has to reach it: a forecast is tracked and is nobody's duty. */
    default boolean isDuty() {
        return true;
    }

    default String id() {
        return head().id();
    }
}
