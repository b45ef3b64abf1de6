package io.github.junheng.plan;

import io.github.junheng.overlay.Overlay;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Text;
import io.github.junheng.time.KnownDay;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 规划(方案): what a county or a city set out to reach, by when and by whom; definitions alone, no result.
 *
 * @param id its id
 * @param title 标题
 * @param issuer 发文机关
 * @param document 文号 or name
 * @param issuedOrNull 发布日期, as far as it is known
 * @param from the first day of the plan's time
 * @param until the end of the plan's time, all of it included
 * @param place whose plan it is
 * @param members of a city, the counties in it; empty for a county's plan
 * @param items goals, milestones and undertakings, in the order of the document
 * @param records what the document records
 * @param relations what it says of its own numbers
 * @param tables 对照表
 * @param formulas informative rules that no standard has
 * @param confidence how far it can be trusted
 * @param lastCheckedOn when it was last held against the document
 * @param notes how it is read
 */
public record Plan(
        String id,
        Text title,
        Text issuer,
        String document,
        @Nullable KnownDay issuedOrNull,
        KnownDay from,
        KnownDay until,
        Locality place,
        List<Locality> members,
        List<PlanItem> items,
        List<Recorded> records,
        List<Relation> relations,
        List<PlanTable> tables,
        List<Overlay> formulas,
        Confidence confidence,
        LocalDate lastCheckedOn,
        List<Text> notes) {
    /** @throws IllegalArgumentException when the plan ends before it begins, an id is used twice or an item is of no place of the plan */
    public Plan {
        members = List.copyOf(members);
        items = List.copyOf(items);
        records = List.copyOf(records);
        relations = List.copyOf(relations);
        tables = List.copyOf(tables);
        formulas = List.copyOf(formulas);
        notes = List.copyOf(notes);
        if (from.day().isAfter(until.last())) {
            throw new IllegalArgumentException("from " + from + " is after until " + until);
        }
        Set<String> ids = new HashSet<>();
        for (PlanItem item : items) {
            if (!ids.add(item.id())) {
                throw new IllegalArgumentException("two items " + item.id());
            }
            if (!item.head().place().equals(place)
                    && !members.contains(item.head().place())) {
                throw new IllegalArgumentException(
                        item.id() + " is of " + item.head().place().name() + ", which is no place of the plan");
            }
        }
    }

    public Optional<KnownDay> issued() {
        return Optional.ofNullable(issuedOrNull);
    }

    public boolean isOfCity() {
        return !members.isEmpty();
    }

    /** The counties whose data it is tracked with: the members of a city, else the county itself. */
    public List<Locality> counties() {
        return isOfCity() ? members : List.of(place);
    }

    public List<Goal> goals() {
        return all(Goal.class);
    }

    public List<Milestone> milestones() {
        return all(Milestone.class);
    }

    public List<Undertaking> undertakings() {
        return all(Undertaking.class);
    }

    private <T extends PlanItem> List<T> all(Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public Optional<PlanItem> item(String id) {
        return items.stream().filter(i -> i.id().equals(id)).findFirst();
    }

    public Optional<Recorded> record(String id) {
        return records.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /** The day on which the data of a year are judged: its last, or the plan's last where the plan ends in that year. */
    public LocalDate judgedOn(int year) {
        LocalDate last = until.last();
        return last.getYear() == year ? last : LocalDate.of(year, 12, 31);
    }
}
