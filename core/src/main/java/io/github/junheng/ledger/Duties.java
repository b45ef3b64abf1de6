package io.github.junheng.ledger;

import io.github.junheng.plan.Goal;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.Reading;
import io.github.junheng.plan.RuleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 责任分工: who sees to an entry, how and by when, as a plan has it: by the duties that read the entry's rule or name it beside.
 * A forecast is nobody's duty.
 */
public final class Duties {
    private final Plan plan;
    private final Locality place;

    private Duties(Plan plan, Locality place) {
        this.plan = plan;
        this.place = place;
    }

    /** Of one of the plan's counties. */
    public static Duties of(Plan plan, Locality place) {
        return new Duties(plan, place);
    }

    /** What the plan says of an entry; empty where it says nothing. Items that read its rule go before those that name it beside. */
    public Optional<Assignment> of(LedgerKey key) {
        List<Goal> goals = new ArrayList<>();
        own().filter(goal -> reads(goal, key)).forEach(goals::add);
        own().filter(goal -> isOf(goal.beside(), key)).forEach(goals::add);
        Optional<Goal> named =
                goals.stream().filter(goal -> goal.head().units().areNamed()).findFirst();
        return named.or(() -> goals.stream().findFirst())
                .map(this::assignment)
                .filter(assignment -> !assignment.isEmpty());
    }

    private java.util.stream.Stream<Goal> own() {
        return plan.goals().stream().filter(Goal::isDuty).filter(goal -> {
            Locality whose = goal.head().place();
            return whose.equals(place) || whose.equals(plan.place());
        });
    }

    private static boolean reads(Goal goal, LedgerKey key) {
        return goal.reading() instanceof Reading.OfRules rules
                && isOf(rules.rules(), key)
                && (rules.stageOrNull() == null || rules.stageOrNull() == key.stageOrNull());
    }

    private static boolean isOf(List<RuleRef> rules, LedgerKey key) {
        return rules.stream().anyMatch(ref -> ref.rule().equals(key.rule()));
    }

    private Assignment assignment(Goal goal) {
        String measures = goal.measures().stream()
                .flatMap(id -> plan.item(id).stream())
                .map(PlanItem::head)
                .map(head -> head.name().zh())
                .collect(Collectors.joining("；"));
        return new Assignment(
                goal.head().units().lead(),
                goal.head().units().supporting(),
                measures.isEmpty() ? null : measures,
                goal.head().deadline().last().orElse(null),
                plan.id() + "/" + goal.id());
    }
}
