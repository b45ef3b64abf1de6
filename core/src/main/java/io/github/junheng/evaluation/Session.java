package io.github.junheng.evaluation;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * 试算: a county that is changed school by school, as a planner does: each change looks at the changed school alone, and at what the
 * county's schools add up to, however many there are. What comes out equals an evaluation of the changed data from scratch.
 *
 * <p>A session never changes: {@link #with} gives another, which shares what did not change, so that alternatives can be tried from
 * one state, by several threads too. A change takes a fresh look at all schools only where it has to: where a coefficient of
 * variation comes too near to its limit for its kept sums to tell, where the new number has more decimals than the county's column,
 * or where a rule is not compiled.
 */
public final class Session {
    private static final int CHUNK = 128;

    private final Evaluator evaluator;
    private final LocalDate asOf;
    final CountyTable base;
    private final @Nullable Kept kept;
    /** The rows that differ from the table, in chunks; null where a chunk or a row does not. */
    private final @Nullable Cells[] @Nullable [] rows;

    private final CountyVerdict outcomes;
    private final byte[] countyStatuses;
    /** The county's outcomes that were left to exact fractions. */
    private final Map<Asked, Status> exact;

    private final List<OutcomeChange> changes;

    /** A rule, and the stage of which the county is asked it. */
    private record Asked(RuleId rule, @Nullable Stage stage) {}

    /** What all schools add up to, by branch: null where it is not their sum. */
    private record Kept(List<CountyProbe.@Nullable State> states) {}

    private Session(
            Evaluator evaluator,
            LocalDate asOf,
            CountyTable base,
            @Nullable Kept kept,
            @Nullable Cells[] @Nullable [] rows,
            CountyVerdict outcomes,
            byte[] countyStatuses,
            Map<Asked, Status> exact,
            List<OutcomeChange> changes) {
        this.evaluator = evaluator;
        this.asOf = asOf;
        this.base = base;
        this.kept = kept;
        this.rows = rows;
        this.outcomes = outcomes;
        this.countyStatuses = countyStatuses;
        this.exact = exact;
        this.changes = changes;
    }

    /** Looks at all schools once. */
    static Session of(Evaluator evaluator, CountyTable table, LocalDate asOf) {
        return evaluator.working(table, asOf, (plan, w, outcomes) -> {
            // Where exact fractions were asked for, they have to be asked again.
            boolean whole = !table.isOdd() && !w.failed;
            Map<Asked, Status> exact = new HashMap<>();
            for (List<Finding> findings : w.exact) {
                whole &= findings == null;
                for (Finding finding : findings == null ? List.<Finding>of() : findings) {
                    if (finding.schoolOrNull() == null) {
                        exact.put(new Asked(finding.rule(), finding.stageOrNull()), finding.status());
                    }
                }
            }
            List<CountyProbe.@Nullable State> states = new ArrayList<>();
            byte[] statuses = new byte[plan.branches.length];
            for (int b = 0; b < plan.branches.length; b++) {
                Plan.Program program = plan.programOf(b);
                boolean ofCounty = !program.rule().level().isOfSchool() && w.exact[plan.programOf[b]] == null;
                statuses[b] = FindingTable.NOTHING;
                if (ofCounty) {
                    statuses[b] = program.inForce() ? Plan.countyStatus(plan.branches[b], w) : Probe.NOT_APPLICABLE;
                }
                CountyProbe over = plan.branches[b].countyProbeOrNull();
                Mask units = plan.branches[b].unitsOrNull();
                CountyProbe.State state = null;
                if (whole && over != null && units != null && program.inForce()) {
                    state = over.newState();
                    whole = over.add(w, units, state, 1);
                }
                states.add(state);
            }
            int chunks = (table.size() + CHUNK - 1) / CHUNK;
            return new Session(
                    evaluator,
                    asOf,
                    table,
                    whole ? new Kept(states) : null,
                    new Cells[chunks][],
                    outcomes,
                    statuses,
                    exact,
                    List.of());
        });
    }

    /** The outcome of the standard. */
    public Status status() {
        return outcomes.status();
    }

    /** The outcomes of the county as it is now: of each section, and of each rule how many subjects have which. */
    public CountyVerdict outcomes() {
        return outcomes;
    }

    /** What is found otherwise than before the last change: of the changed school first, then of the county. */
    public List<OutcomeChange> changes() {
        return changes;
    }

    /**
     * The same county with one number, word, flag or list of one school reported otherwise; null is not reported.
     *
     * @throws IllegalArgumentException when there is no such school, or the standard knows no such fact of schools
     */
    public Session with(SchoolCode school, String fact, @Nullable FactValue value) {
        int column = base.layout().schoolColumn(fact);
        if (column < 0) {
            throw new IllegalArgumentException("no fact of schools is called " + fact);
        }
        int row = row(school);
        Cells before = cells(row);
        Cells after = before.with(column, base.layout().schoolColumns().get(column), value);
        BitSet touched = new BitSet();
        touched.set(column);
        // What no column can hold, only records tell.
        return after == null || base.isOdd()
                ? fromScratch(
                        row,
                        report -> value == null
                                ? report.without(fact)
                                : report.with(report.facts().with(fact, value)))
                : with(row, before, after, touched);
    }

    /**
     * The same county with another report of one of its schools, which keeps its kind.
     *
     * @throws IllegalArgumentException when there is no such school, or it is of another kind
     */
    public Session with(SchoolReport report) {
        int row = row(report.school().code());
        SchoolKind kind = report.school().kind();
        if (kind != base.kindOf(row)) {
            throw new IllegalArgumentException("the school " + report.school().code() + " is " + base.kindOf(row));
        }
        Cells before = cells(row);
        Cells after = before;
        BitSet touched = new BitSet();
        for (int column = 0; column < base.layout().schoolColumns().size() && after != null; column++) {
            FactDefinition definition = base.layout().schoolColumns().get(column);
            after = after.with(column, definition, report.facts().values().get(definition.id()));
            touched.set(column);
        }
        return after == null || base.isOdd() ? fromScratch(row, old -> report) : with(row, before, after, touched);
    }

    /** The data as they are now. */
    public CountyTable table() {
        if (base.isOdd()) {
            return base;
        }
        CountyTable.Builder builder = CountyTable.builder(base.layout());
        for (int row = 0; row < base.size(); row++) {
            builder.copy(base, row, cells(row));
        }
        return builder.build(base.county());
    }

    /** Everything that is found now, as an evaluation from scratch tells it. */
    public Evaluation evaluation() {
        return evaluator.evaluate(table(), asOf).orThrow();
    }

    /**
     * What is found of one school now, value and shortfall included, without a look at the others.
     *
     * @throws IllegalArgumentException when there is no such school
     */
    public List<Finding> findings(SchoolCode school) {
        int row = row(school);
        CountyTable alone = base.isOdd()
                ? CountyTable.of(CountyDataset.of(base.county(), List.of(base.report(row))), base.layout())
                : base.single(cells(row), base.kindOf(row), row);
        return evaluator.evaluate(alone, asOf).orThrow().findings().stream()
                .filter(finding -> finding.schoolOrNull() != null)
                .toList();
    }

    private int row(SchoolCode school) {
        int row = base.rowOf(school);
        if (row < 0) {
            throw new IllegalArgumentException("no school " + school + " in this county");
        }
        return row;
    }

    private Cells cells(int row) {
        @Nullable Cells[] chunk = rows[row / CHUNK];
        Cells changed = chunk == null ? null : chunk[row % CHUNK];
        return changed == null ? base.schools().single(row) : changed;
    }

    private Session fromScratch(int row, UnaryOperator<SchoolReport> change) {
        return fromScratch(
                CountyTable.of(table().toDataset().withSchool(base.code(row), change), base.layout()), base.code(row));
    }

    private Session fromScratch(CountyTable now, SchoolCode changed) {
        Session fresh = of(evaluator, now, asOf);
        return new Session(
                evaluator,
                asOf,
                now,
                fresh.kept,
                fresh.rows,
                fresh.outcomes,
                fresh.countyStatuses,
                fresh.exact,
                differences(fresh, changed));
    }

    private List<OutcomeChange> differences(Session fresh, SchoolCode school) {
        List<OutcomeChange> found = new ArrayList<>();
        Map<Asked, Status> before = ofSchool(school);
        Map<Asked, Status> after = fresh.ofSchool(school);
        addDifferences(before, after, school, found);
        addDifferences(ofCounty(), fresh.ofCounty(), null, found);
        return List.copyOf(found);
    }

    private static void addDifferences(
            Map<Asked, Status> before,
            Map<Asked, Status> after,
            @Nullable SchoolCode school,
            List<OutcomeChange> into) {
        Set<Asked> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (Asked asked : all) {
            if (before.get(asked) != after.get(asked)) {
                into.add(new OutcomeChange(asked.rule(), school, asked.stage(), before.get(asked), after.get(asked)));
            }
        }
    }

    private Map<Asked, Status> ofSchool(SchoolCode school) {
        Map<Asked, Status> statuses = new LinkedHashMap<>();
        findings(school).forEach(f -> statuses.put(new Asked(f.rule(), f.stageOrNull()), f.status()));
        return statuses;
    }

    /** What is found of the county itself, what is told of all its schools included. */
    private Map<Asked, Status> ofCounty() {
        Map<Asked, Status> statuses = new LinkedHashMap<>(exact);
        evaluator.alone(base, asOf, (plan, w) -> {
            for (int b = 0; b < plan.branches.length; b++) {
                Status status = Plan.statusOrNull(countyStatuses[b]);
                if (status != null) {
                    statuses.put(new Asked(plan.programOf(b).rule().id(), plan.branches[b].stage()), status);
                }
            }
            return plan;
        });
        evaluator.standard().rules().values().stream()
                .filter(Rule::rolledUp)
                .forEach(rule -> statuses.put(
                        new Asked(rule.id(), null), outcomes.outcome(rule.id().local())));
        return statuses;
    }

    private Session with(int row, Cells before, Cells after, BitSet touched) {
        Kept sums = kept;
        Session next = sums == null ? null : incremental(sums, row, before, after, touched);
        return next == null ? fromScratch(replaced(row, after).table(), base.code(row)) : next;
    }

    private Session replaced(int row, Cells after) {
        return new Session(evaluator, asOf, base, kept, rowsWith(row, after), outcomes, countyStatuses, exact, changes);
    }

    private @Nullable Cells[] @Nullable [] rowsWith(int row, Cells after) {
        @Nullable Cells[] @Nullable [] chunks = rows.clone();
        @Nullable Cells[] chunk = chunks[row / CHUNK];
        chunk = chunk == null ? new Cells[CHUNK] : chunk.clone();
        chunk[row % CHUNK] = after;
        chunks[row / CHUNK] = chunk;
        return chunks;
    }

    private @Nullable Session incremental(Kept sums, int row, Cells before, Cells after, BitSet touched) {
        SchoolKind kind = base.kindOf(row);
        return evaluator.alone(base, asOf, (plan, w) -> {
            int[] affected = plan.affected(touched);
            byte[] old = new byte[affected.length];
            byte[] now = new byte[affected.length];
            CountyProbe.State[] states = new CountyProbe.State[affected.length];
            w.begin(base.single(before, kind, row));
            if (!look(plan, w, affected, old, states, sums, -1)) {
                return null;
            }
            w.begin(base.single(after, kind, row));
            if (!look(plan, w, affected, now, states, sums, 1)) {
                return null;
            }
            int[] tallies = outcomes.tallies();
            byte[] statuses = countyStatuses.clone();
            List<CountyProbe.@Nullable State> all = new ArrayList<>(sums.states());
            List<OutcomeChange> found = new ArrayList<>();
            CountyTable full = null;
            for (int k = 0; k < affected.length; k++) {
                int b = affected[k];
                Plan.Program program = plan.programOf(b);
                int at = plan.programOf[b] * Plan.OUTCOMES;
                CountyProbe.State state = states[k];
                if (state != null) {
                    byte status = status(plan.branches[b], w, state);
                    if (status < 0) {
                        // The kept sums cannot tell: a pass over all schools, as they are now.
                        full = full == null ? replaced(row, after).table() : full;
                        status = pass(plan, plan.branches[b], full);
                        if (status < 0) {
                            return null;
                        }
                    }
                    old[k] = statuses[b];
                    now[k] = status;
                    statuses[b] = status;
                    all.set(b, state);
                }
                if (old[k] != now[k]) {
                    byte ruleBefore = Plan.strongest(tallies, at);
                    count(tallies, at, old[k], -1);
                    count(tallies, at, now[k], 1);
                    boolean ofSchool = program.rule().level().isOfSchool();
                    found.add(new OutcomeChange(
                            program.rule().id(),
                            ofSchool ? base.code(row) : null,
                            plan.branches[b].stage(),
                            Plan.statusOrNull(old[k]),
                            Plan.statusOrNull(now[k])));
                    byte ruleAfter = Plan.strongest(tallies, at);
                    if (program.rule().rolledUp() && ruleBefore != ruleAfter) {
                        found.add(new OutcomeChange(
                                program.rule().id(),
                                null,
                                null,
                                Plan.statusOrNull(ruleBefore),
                                Plan.statusOrNull(ruleAfter)));
                    }
                }
            }
            return new Session(
                    evaluator,
                    asOf,
                    base,
                    new Kept(all),
                    rowsWith(row, after),
                    plan.verdict(base.county(), tallies),
                    statuses,
                    exact,
                    schoolFirst(found));
        });
    }

    private static List<OutcomeChange> schoolFirst(List<OutcomeChange> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(change -> change.schoolOrNull() == null))
                .toList();
    }

    private static void count(int[] tallies, int at, byte code, int sign) {
        if (code != FindingTable.NOTHING) {
            tallies[at + code] += sign;
        }
    }

    private static byte pass(Plan plan, Plan.Branch branch, CountyTable all) {
        Work w = plan.newWork();
        w.begin(all);
        return Plan.countyStatus(branch, w);
    }

    private static byte status(Plan.Branch branch, Work w, CountyProbe.State state) {
        CountyProbe over = branch.countyProbeOrNull();
        return state.units == 0 || over == null ? Probe.NOT_APPLICABLE : over.status(w, state);
    }

    /** Looks at the one school of a table: its codes, and what it adds to what all add up to. */
    private static boolean look(
            Plan plan, Work w, int[] affected, byte[] codes, CountyProbe.State[] states, Kept sums, int sign) {
        for (int k = 0; k < affected.length; k++) {
            Plan.Branch branch = plan.branches[affected[k]];
            CountyProbe over = branch.countyProbeOrNull();
            Mask units = branch.unitsOrNull();
            CountyProbe.State kept = sums.states().get(affected[k]);
            if (over != null && units != null && kept != null) {
                if (states[k] == null) {
                    states[k] = kept.copy();
                }
                units.ready(w);
                if (w.failed || !over.add(w, units, states[k], sign)) {
                    return false;
                }
                continue;
            }
            if (!plan.programOf(affected[k]).rule().level().isOfSchool()) {
                // What is asked of the county, where any school is concerned: the others have to be looked at.
                return false;
            }
            Probe probe = branch.probeOrNull();
            codes[k] = FindingTable.NOTHING;
            int first = w.from(branch.domain());
            if (probe == null || w.to(branch.domain()) == first) {
                continue;
            }
            if (!probe.ready(w)) {
                return false;
            }
            byte member = units == null ? Work.IN : units.ready(w)[first];
            if (w.failed) {
                return false;
            }
            boolean tellOut = plan.programOf(affected[k]).rule().level() == Level.SCHOOL;
            codes[k] = member == Work.OUT && !tellOut
                    ? FindingTable.NOTHING
                    : (byte) Plan.status(w.codes[probe.id][first], member);
        }
        return true;
    }
}
