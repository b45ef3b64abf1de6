package io.github.junheng.ledger;

import io.github.junheng.plan.SchoolChange;
import io.github.junheng.school.SchoolCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** 学校沿革: what schools became by a year of data. */
public final class Successors {
    /** Nobody became anything. */
    public static final Successors NONE = new Successors(List.of());

    private final Map<SchoolCode, List<SchoolChange>> from = new LinkedHashMap<>();

    private Successors(List<SchoolChange> changes) {
        for (SchoolChange change : changes) {
            if (change.fromOrNull() != null && change.toOrNull() != null) {
                from.computeIfAbsent(change.fromOrNull(), c -> new ArrayList<>())
                        .add(change);
            }
        }
    }

    /** By the data of a year: later changes have not come about. */
    public static Successors of(List<SchoolChange> changes, int dataYear) {
        return new Successors(changes.stream().filter(c -> c.year() <= dataYear).toList());
    }

    /** What a school is now, by the codes; none where nothing is told of it. */
    public Set<SchoolCode> of(SchoolCode school) {
        Set<SchoolCode> seen = new LinkedHashSet<>(List.of(school));
        Set<SchoolCode> last = new TreeSet<>();
        Deque<SchoolCode> open = new ArrayDeque<>(List.of(school));
        while (!open.isEmpty()) {
            SchoolCode code = open.removeFirst();
            List<SchoolChange> next = from.getOrDefault(code, List.of());
            if (next.isEmpty() && !code.equals(school)) {
                last.add(code);
            }
            for (SchoolChange change : next) {
                change.to().filter(seen::add).ifPresent(open::addLast);
            }
        }
        return last;
    }

    /** Who decided what became of a school, or else what kind of change it was. */
    public Optional<String> basis(SchoolCode school) {
        return from.getOrDefault(school, List.of()).stream()
                .findFirst()
                .map(change -> change.basis()
                        .orElse(change.year() + " " + change.kind().zh()));
    }
}
