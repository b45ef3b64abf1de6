package io.github.junheng.plan;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.plan.SchoolChange.Kind;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.SchoolCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 学校沿革: which schools of one year became which of another. A school that no change names stays itself. Where schools merge into
 * one of them, or one is divided and goes on under its code, that one is among its own predecessors or successors: whether it is,
 * the data of the years tell.
 */
public final class Lineage {
    /** 无变动: every school stays itself. */
    static final Lineage NO_CHANGES = new Lineage(List.of(), List.of());

    private final SortedMap<Integer, List<SchoolChange>> changes;
    private final SortedMap<Integer, Set<SchoolCode>> schools;

    private Lineage(List<SchoolChange> changes, List<CountyDataset> datasets) {
        this.changes = new TreeMap<>();
        changes.forEach(c ->
                this.changes.computeIfAbsent(c.year(), y -> new ArrayList<>()).add(c));
        schools = new TreeMap<>();
        datasets.forEach(d -> schools.computeIfAbsent(d.county().year(), y -> new TreeSet<>(SchoolCode::compareTo))
                .addAll(d.codes()));
    }

    /**
     * The lineage of a county's schools. Schools that come or go without a change that says why, and changes of schools that have
     * no data, are warnings; changes that cannot all be so are errors, and then there is no lineage.
     */
    public static Checked<Lineage> of(List<SchoolChange> changes, List<CountyDataset> datasets) {
        Lineage lineage = new Lineage(changes, datasets);
        List<Problem> problems = lineage.conflicts();
        if (!problems.isEmpty()) {
            return Checked.failed(problems);
        }
        problems.addAll(lineage.unknown());
        problems.addAll(lineage.unexplained());
        return Checked.of(lineage, problems);
    }

    /**
     * The schools of an earlier year that a school of a year comes from; none where it is new since.
     *
     * @throws IllegalArgumentException when the earlier year is the later one
     */
    public Set<SchoolCode> before(SchoolCode code, int year, int earlierYear) {
        requireOrder(earlierYear, year);
        Set<SchoolCode> codes = Set.of(code);
        List<Integer> years =
                new ArrayList<>(changes.subMap(earlierYear + 1, year + 1).keySet());
        for (int i = years.size() - 1; i >= 0; i--) {
            codes = step(codes, years.get(i), false);
        }
        return codes;
    }

    /**
     * The schools of a later year that a school of a year has become; none where it was closed.
     *
     * @throws IllegalArgumentException when the later year is the earlier one
     */
    public Set<SchoolCode> after(SchoolCode code, int year, int laterYear) {
        requireOrder(year, laterYear);
        Set<SchoolCode> codes = Set.of(code);
        for (int changed : changes.subMap(year + 1, laterYear + 1).keySet()) {
            codes = step(codes, changed, true);
        }
        return codes;
    }

    /** How many schools of a year have another identity than in the earlier year: new, gone, merged, divided or under another code. */
    int changed(int earlierYear, int year) {
        Set<SchoolCode> then = schools.getOrDefault(earlierYear, Set.of());
        Set<SchoolCode> now = schools.getOrDefault(year, Set.of());
        long came = now.stream()
                .filter(c -> !then.contains(c) || !before(c, year, earlierYear).equals(Set.of(c)))
                .count();
        long went = then.stream()
                .filter(c -> after(c, earlierYear, year).stream().noneMatch(now::contains))
                .count();
        return Math.toIntExact(came + went);
    }

    private static void requireOrder(int earlier, int later) {
        if (earlier > later) {
            throw new IllegalArgumentException(earlier + " is not before " + later);
        }
    }

    private Set<SchoolCode> step(Set<SchoolCode> codes, int year, boolean forwards) {
        Set<SchoolCode> reached = new TreeSet<>(SchoolCode::compareTo);
        for (SchoolCode code : codes) {
            List<SchoolChange> own = changes.getOrDefault(year, List.of()).stream()
                    .filter(c -> code.equals(forwards ? c.fromOrNull() : c.toOrNull()))
                    .toList();
            own.stream().flatMap(c -> (forwards ? c.to() : c.from()).stream()).forEach(reached::add);
            boolean goesOn = own.isEmpty() || (forwards ? livesFrom(code, year, own) : livedBefore(code, year));
            if (goesOn) {
                reached.add(code);
            }
        }
        return new LinkedHashSet<>(reached);
    }

    /** Whether a divided school goes on under its code. */
    private boolean livesFrom(SchoolCode code, int year, List<SchoolChange> own) {
        return own.stream().noneMatch(Lineage::ends)
                && (schools.tailMap(year).values().stream().anyMatch(s -> s.contains(code))
                        || changes.tailMap(year + 1).values().stream()
                                .flatMap(List::stream)
                                .anyMatch(c -> names(c, code)));
    }

    private boolean livedBefore(SchoolCode code, int year) {
        return schools.headMap(year).values().stream().anyMatch(s -> s.contains(code))
                || changes.headMap(year).values().stream().flatMap(List::stream).anyMatch(c -> names(c, code));
    }

    private static boolean names(SchoolChange change, SchoolCode code) {
        return code.equals(change.fromOrNull()) || code.equals(change.toOrNull());
    }

    private static boolean ends(SchoolChange change) {
        return change.kind() == Kind.MERGED || change.kind() == Kind.RECODED || change.kind() == Kind.CLOSED;
    }

    /** What cannot all be so. In one year a school either comes out of others or becomes others, which leaves no room for circles. */
    private List<Problem> conflicts() {
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<Integer, List<SchoolChange>> entry : changes.entrySet()) {
            int year = entry.getKey();
            List<SchoolChange> ofYear = entry.getValue();
            for (SchoolCode code : named(ofYear)) {
                List<SchoolChange> from =
                        ofYear.stream().filter(c -> code.equals(c.fromOrNull())).toList();
                List<SchoolChange> to =
                        ofYear.stream().filter(c -> code.equals(c.toOrNull())).toList();
                if (!from.isEmpty() && !to.isEmpty()) {
                    problems.add(conflict(
                            code,
                            year + " 年它既由别的学校变来，又变为别的学校",
                            "in " + year + " it comes out of one school and becomes another"));
                } else if (from.size() > 1 && from.stream().anyMatch(Lineage::ends)) {
                    problems.add(conflict(code, year + " 年它有两个去向", "in " + year + " it ends twice"));
                } else if (to.size() > 1 && to.stream().anyMatch(c -> c.kind() != Kind.MERGED)) {
                    problems.add(conflict(code, year + " 年它有两个来历", "in " + year + " it comes about twice"));
                }
                if (from.stream().anyMatch(Lineage::ends) && goesOn(code, year)) {
                    problems.add(conflict(
                            code, year + " 年起它已不存在，以后却还有它", "it is gone from " + year + " on, and there later"));
                }
                if (to.stream().anyMatch(c -> c.kind() == Kind.NEW || c.kind() == Kind.RECODED)
                        && livedBefore(code, year)) {
                    problems.add(
                            conflict(code, year + " 年才有它，以前却已有它", "it is there from " + year + " on, and was before"));
                }
            }
        }
        return problems;
    }

    private boolean goesOn(SchoolCode code, int year) {
        return schools.tailMap(year).values().stream().anyMatch(s -> s.contains(code))
                || changes.tailMap(year + 1).values().stream()
                        .flatMap(List::stream)
                        .anyMatch(c -> names(c, code));
    }

    private static Problem conflict(SchoolCode code, String zh, String en) {
        return Problem.of(ProblemCode.PREDECESSOR_CONFLICT, code.value(), code.value(), zh, en);
    }

    private static Set<SchoolCode> named(List<SchoolChange> changes) {
        Set<SchoolCode> codes = new TreeSet<>(SchoolCode::compareTo);
        changes.stream()
                .flatMap(c -> Stream.of(c.from(), c.to()))
                .flatMap(Optional::stream)
                .forEach(codes::add);
        return codes;
    }

    /** Codes that should be in the data of some year, and are in none. A school between two changes need not be. */
    private List<Problem> unknown() {
        if (schools.isEmpty()) {
            return new ArrayList<>();
        }
        Set<SchoolCode> known = new HashSet<>();
        schools.values().forEach(known::addAll);
        List<SchoolChange> all = changes.values().stream().flatMap(List::stream).toList();
        Set<SchoolCode> missing = new TreeSet<>(SchoolCode::compareTo);
        for (SchoolChange change : all) {
            SchoolCode from = change.fromOrNull();
            SchoolCode to = change.toOrNull();
            if (from != null
                    && change.year() > schools.firstKey()
                    && all.stream().noneMatch(c -> from.equals(c.toOrNull()))) {
                missing.add(from);
            }
            if (to != null
                    && change.year() <= schools.lastKey()
                    && all.stream().noneMatch(c -> to.equals(c.fromOrNull()))) {
                missing.add(to);
            }
        }
        missing.removeAll(known);
        return new ArrayList<>(missing.stream()
                .map(c -> Problem.of(ProblemCode.PREDECESSOR_UNKNOWN, c.value(), c.value()))
                .toList());
    }

    /** Schools that come or go from one year with data to the next, and no change says why. */
    private List<Problem> unexplained() {
        List<Problem> problems = new ArrayList<>();
        @Nullable Integer earlier = null;
        for (int later : schools.keySet()) {
            if (earlier != null) {
                int then = earlier;
                Set<SchoolCode> thenCodes = Objects.requireNonNull(schools.get(then));
                Set<SchoolCode> nowCodes = Objects.requireNonNull(schools.get(later));
                thenCodes.stream()
                        .filter(c -> after(c, then, later).contains(c) && !nowCodes.contains(c))
                        .forEach(c -> problems.add(come(ProblemCode.SCHOOL_VANISHED, c, then, later)));
                nowCodes.stream()
                        .filter(c -> before(c, later, then).contains(c) && !thenCodes.contains(c))
                        .forEach(c -> problems.add(come(ProblemCode.SCHOOL_APPEARED, c, then, later)));
            }
            earlier = later;
        }
        problems.sort(Comparator.comparing(Problem::where));
        return problems;
    }

    private static Problem come(ProblemCode code, SchoolCode school, int earlier, int later) {
        return Problem.of(code, school.value(), school.value(), Integer.toString(earlier), Integer.toString(later));
    }
}
