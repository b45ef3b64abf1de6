package io.github.junheng.plan;

import io.github.junheng.standard.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 对照表: columns that are read like goals, with one row for every place of a plan.
 *
 * @param bounds columns that no row can stand beyond
 */
public record PlanTable(String id, Text title, List<Column> columns, List<Bound> bounds) {
    /**
     * 列.
     *
     * @param goalsOrNull id of the goals, {@code id@place}, that hold what the document prints in it
     * @param countedForOrNull the rule that it counts in finer units: classes where the rule asks schools
     */
    public record Column(
            String id,
            Text name,
            Reading.OfRules reading,
            @Nullable String goalsOrNull,
            @Nullable RuleRef countedForOrNull) {
        public Optional<String> goals() {
            return Optional.ofNullable(goalsOrNull);
        }

        public Optional<RuleRef> countedFor() {
            return Optional.ofNullable(countedForOrNull);
        }
    }

    /** 上下界: a share of those that meet all is no greater than any column's, and no less than what all the gaps together leave. */
    public record Bound(String all, List<String> of) {
        public Bound {
            of = List.copyOf(of);
        }
    }

    public PlanTable {
        columns = List.copyOf(columns);
        bounds = List.copyOf(bounds);
    }
}
