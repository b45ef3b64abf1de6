package io.github.junheng.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 节点: an event or a phase with its time.
 *
 * @param phase whether it lasts
 * @param alsoPrinted other places of the document that date it
 * @param headingOrNull the time in the heading under which it stands
 */
public record Milestone(
        ItemHead head,
        boolean phase,
        List<Statement> alsoPrinted,
        @Nullable Deadline headingOrNull) implements PlanItem {
    /** 另处所印: another place of the document that dates the same. */
    public record Statement(String clause, Deadline deadline) {}

    public Milestone {
        alsoPrinted = List.copyOf(alsoPrinted);
    }

    public Optional<Deadline> heading() {
        return Optional.ofNullable(headingOrNull);
    }
}
