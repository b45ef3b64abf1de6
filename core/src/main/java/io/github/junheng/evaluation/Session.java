package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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
    private final RowIndex index;
    /** By branch what all schools add up to, null where nothing is; null where they are not just added up. */
    private final CountyProbe.@Nullable State @Nullable [] kept;
    /** The codes of the table's rows, row after row: of every probe, then of every branch. */
    private final byte[] codes;
    /** The rows that differ from the table, in chunks; null where a chunk or a row does not. */
    private final @Nullable Row[] @Nullable [] rows;

    private final CountyVerdict outcomes;
    private final byte[] countyStatuses;
    /** The county's outcomes that were left to exact fractions. */
    private final Map<Asked, Status> exact;

    private final List<OutcomeChange> changes;

    /** A rule, and the stage or the element of which it is asked. */
    private record Asked(
            RuleId rule, @Nullable Stage stage, @Nullable CellRef element) {
        static Asked of(Finding finding) {
            return new Asked(finding.rule(), finding.stageOrNull(), finding.elementOrNull());
        }
    }

    /** A row that differs from the table: in what, and its codes. */
    private static final class Row {
        private final RowChange change;
        private final byte[] codes;

        Row(RowChange change, byte[] codes) {
            this.change = change;
            this.codes = codes;
        }
    }

    private Session(
            Evaluator evaluator,
            LocalDate asOf,
            CountyTable base,
            RowIndex index,
            CountyProbe.@Nullable State @Nullable [] kept,
            byte[] codes,
            @Nullable Row[] @Nullable [] rows,
            CountyVerdict outcomes,
            byte[] countyStatuses,
            Map<Asked, Status> exact,
            List<OutcomeChange> changes) {
        this.evaluator = evaluator;
        this.asOf = asOf;
        this.base = base;
        this.index = index;
        this.kept = kept;
        this.codes = codes;
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
                        exact.put(Asked.of(finding), finding.status());
                    }
                }
            }
            CountyProbe.@Nullable State[] states = new CountyProbe.@Nullable State[plan.branches.length];
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
                states[b] = state;
            }
            int chunks = (table.size() + CHUNK - 1) / CHUNK;
            return new Session(
                    evaluator,
                    asOf,
                    table,
                    new RowIndex(table),
                    whole ? states : null,
                    whole ? codes(plan, w) : new byte[0],
                    new Row[chunks][],
                    outcomes,
                    statuses,
                    exact,
                    List.of());
        });
    }

    /** The codes of all rows, row after row. */
    private static byte[] codes(Plan plan, Work w) {
        int width = w.codes.length + plan.branches.length;
        byte[] codes = new byte[width * w.to(Work.WHOLE)];
        for (Probe probe : plan.parts.probes()) {
            for (int row = w.from(probe.domain); probe.domain != Work.COUNTY && row < w.to(probe.domain); row++) {
                codes[row * width + probe.id] = w.codes[probe.id][row];
            }
        }
        for (int b = 0; b < plan.branches.length; b++) {
            Plan.Program program = plan.programOf(b);
            for (int row = 0; row < w.to(Work.WHOLE); row++) {
                codes[row * width + w.codes.length + b] =
                        program.inForce() && program.rule().level().isOfSchool()
                                ? code(plan, b, w, row)
                                : FindingTable.NOTHING;
            }
        }
        return codes;
    }

    /** What a branch tells of a row; {@link FindingTable#NOTHING} where it tells nothing. */
    private static byte code(Plan plan, int branch, Work w, int row) {
        Plan.Branch of = plan.branches[branch];
        Probe probe = of.probeOrNull();
        if (probe == null || row < w.from(of.domain()) || row >= w.to(of.domain())) {
            return FindingTable.NOTHING;
        }
        Mask units = of.unitsOrNull();
        byte member = units == null ? Work.IN : units.ready(w)[row];
        boolean tellOut = plan.programOf(branch).rule().level() == Level.SCHOOL;
        return member == Work.OUT && !tellOut
                ? FindingTable.NOTHING
                : (byte) Plan.status(w.codes[probe.id][row], member);
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
        RowChange before = change(row);
        RowChange after = base.isOdd()
                ? null
                : before.with(
                        base.schools(),
                        row,
                        column,
                        base.layout().schoolColumns().get(column),
                        value);
        if (after == null) {
            // What no column can hold, only records tell.
            return fromScratch(
                    row,
                    report -> value == null
                            ? report.without(fact)
                            : report.with(report.facts().with(fact, value)));
        }
        return with(row, before, after, after == before ? RowChange.NOWHERE : column);
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
        RowChange before = change(row);
        RowChange after = base.isOdd() ? null : RowChange.of(base, row, report);
        return after == null ? fromScratch(row, old -> report) : with(row, before, after, after.difference(before));
    }

    /** The data as they are now. */
    public CountyTable table() {
        if (base.isOdd()) {
            return base;
        }
        CountyTable.Builder builder = CountyTable.builder(base.layout());
        int[] columns = allColumns();
        for (int row = 0; row < base.size(); row++) {
            builder.copy(base, row, columns, change(row));
        }
        return builder.kindergartens(base.kindergartensOrNull()).build(base.county());
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
                : base.single(row, allColumns(), change(row));
        return evaluator.evaluate(alone, asOf).orThrow().findings().stream()
                .filter(finding -> school.equals(finding.schoolOrNull()))
                .toList();
    }

    private int row(SchoolCode school) {
        int row = index.row(school.toLong());
        if (row < 0) {
            throw new IllegalArgumentException("no school " + school + " in this county");
        }
        return row;
    }

    private int[] allColumns() {
        return IntStream.range(0, base.layout().schoolColumns().size()).toArray();
    }

    private RowChange change(int row) {
        Row changed = rowOrNull(row);
        return changed == null ? RowChange.NONE : changed.change;
    }

    private @Nullable Row rowOrNull(int row) {
        @Nullable Row[] chunk = rows[row / CHUNK];
        return chunk == null ? null : chunk[row % CHUNK];
    }

    private byte[] codes(int row) {
        Row changed = rowOrNull(row);
        int width = codes.length / base.size();
        return changed == null ? Arrays.copyOfRange(codes, row * width, (row + 1) * width) : changed.codes.clone();
    }

    private Session fromScratch(int row, UnaryOperator<SchoolReport> change) {
        CountyTable now = table();
        return fromScratch(now.with(now.toDataset().withSchool(base.code(row), change)), base.code(row));
    }

    private Session fromScratch(CountyTable now, SchoolCode changed) {
        Session fresh = of(evaluator, now, asOf);
        return new Session(
                evaluator,
                asOf,
                now,
                fresh.index,
                fresh.kept,
                fresh.codes,
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
                into.add(new OutcomeChange(
                        asked.rule(), school, asked.stage(), asked.element(), before.get(asked), after.get(asked)));
            }
        }
    }

    private Map<Asked, Status> ofSchool(SchoolCode school) {
        Map<Asked, Status> statuses = new LinkedHashMap<>();
        findings(school).forEach(f -> statuses.put(Asked.of(f), f.status()));
        return statuses;
    }

    /** What is found of the county itself, what is told of all its schools included. */
    private Map<Asked, Status> ofCounty() {
        Map<Asked, Status> statuses = new LinkedHashMap<>(exact);
        evaluator.alone(base, asOf, (plan, w) -> {
            for (int b = 0; b < plan.branches.length; b++) {
                Status status = Plan.statusOrNull(countyStatuses[b]);
                if (status != null) {
                    statuses.put(new Asked(plan.programOf(b).rule().id(), plan.branches[b].stage(), null), status);
                }
            }
            return plan;
        });
        evaluator.standard().rules().values().stream()
                .filter(Rule::rolledUp)
                .forEach(rule -> statuses.put(
                        new Asked(rule.id(), null, null),
                        outcomes.outcome(rule.id().local())));
        return statuses;
    }

    /** @param column the only one that differs, or {@link RowChange#NOWHERE} or {@link RowChange#SEVERAL} */
    private Session with(int row, RowChange before, RowChange after, int column) {
        if (column == RowChange.NOWHERE) {
            return replaced(row, new Row(after, codes(row)), List.of());
        }
        CountyProbe.@Nullable State[] sums = kept;
        Session next = sums == null ? null : incremental(sums, row, before, after, column);
        return next == null ? fromScratch(tableWith(row, after), base.code(row)) : next;
    }

    private CountyTable tableWith(int row, RowChange after) {
        return replaced(row, new Row(after, new byte[0]), changes).table();
    }

    private Session replaced(int row, Row now, List<OutcomeChange> found) {
        return new Session(
                evaluator, asOf, base, index, kept, codes, rowsWith(row, now), outcomes, countyStatuses, exact, found);
    }

    private @Nullable Row[] @Nullable [] rowsWith(int row, Row after) {
        @Nullable Row[] @Nullable [] chunks = rows.clone();
        @Nullable Row[] chunk = chunks[row / CHUNK];
        chunk = chunk == null ? new Row[CHUNK] : chunk.clone();
        chunk[row % CHUNK] = after;
        chunks[row / CHUNK] = chunk;
        return chunks;
    }

    private @Nullable Session incremental(
            CountyProbe.@Nullable State[] sums, int row, RowChange before, RowChange after, int column) {
        return evaluator.alone(base, asOf, (plan, w) -> {
            Bearing bearing = column == RowChange.SEVERAL ? plan.bearing() : plan.bearing(column);
            int[] branches = bearing.branches;
            byte[] known = codes(row);
            int probes = w.codes.length;
            CountyProbe.@Nullable State[] states = sums.clone();
            w.begin(base.single(row, bearing.columns, before));
            if (!add(plan, w, branches, states, -1)) {
                return null;
            }
            w.again(base.schools().single(row, bearing.columns, after), bearing);
            if (!add(plan, w, branches, states, 1)) {
                return null;
            }
            for (int probe : bearing.members) {
                w.know(probe, known[probe]);
            }
            byte[] statuses = countyStatuses.clone();
            int[] tallies = null;
            List<OutcomeChange> ofSchool = new ArrayList<>(0);
            List<OutcomeChange> ofCounty = new ArrayList<>(0);
            CountyTable full = null;
            for (int k = 0; k < branches.length; k++) {
                int b = branches[k];
                CountyProbe.State state = states[b];
                byte old;
                byte now;
                if (state != null) {
                    old = statuses[b];
                    now = status(plan.branches[b], w, state);
                    if (now < 0) {
                        // The kept sums cannot tell: a pass over all schools, as they are now.
                        full = full == null ? tableWith(row, after) : full;
                        now = pass(plan, plan.branches[b], full);
                    }
                    statuses[b] = now;
                } else {
                    old = known[probes + b];
                    now = look(plan, b, w);
                    known[probes + b] = now;
                }
                if (now < 0) {
                    return null;
                }
                if (old != now) {
                    tallies = tallies == null ? outcomes.tallies() : tallies;
                    Rule rule = plan.programOf(b).rule();
                    int at = plan.programOf[b] * Plan.OUTCOMES;
                    byte ruleBefore = Plan.strongest(tallies, at);
                    count(tallies, at, old, -1);
                    count(tallies, at, now, 1);
                    byte ruleAfter = Plan.strongest(tallies, at);
                    Stage stage = plan.branches[b].stage();
                    if (rule.level().isOfSchool()) {
                        ofSchool.add(change(rule, base.code(row), stage, old, now));
                    } else {
                        ofCounty.add(change(rule, null, stage, old, now));
                    }
                    if (rule.rolledUp() && ruleBefore != ruleAfter) {
                        ofCounty.add(change(rule, null, null, ruleBefore, ruleAfter));
                    }
                }
            }
            ofSchool.addAll(ofCounty);
            for (int probe : bearing.codes) {
                known[probe] = w.codes[probe][0];
            }
            return new Session(
                    evaluator,
                    asOf,
                    base,
                    index,
                    states,
                    codes,
                    rowsWith(row, new Row(after, known)),
                    tallies == null ? outcomes : plan.verdict(base.county(), tallies),
                    statuses,
                    exact,
                    List.copyOf(ofSchool));
        });
    }

    private static OutcomeChange change(
            Rule rule, @Nullable SchoolCode school, @Nullable Stage stage, byte before, byte after) {
        return new OutcomeChange(rule.id(), school, stage, Plan.statusOrNull(before), Plan.statusOrNull(after));
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

    /** Adds the one school of a table to what all add up to or, with −1, takes it off; whether that could be. */
    private static boolean add(Plan plan, Work w, int[] branches, CountyProbe.@Nullable State[] states, int sign) {
        for (int b : branches) {
            Plan.Branch branch = plan.branches[b];
            CountyProbe over = branch.countyProbeOrNull();
            Mask units = branch.unitsOrNull();
            CountyProbe.State kept = states[b];
            if (over != null && units != null && kept != null) {
                // Of the sums of the session before, a copy is what is changed.
                CountyProbe.State own = sign < 0 ? kept.copy() : kept;
                states[b] = own;
                units.ready(w);
                if (w.failed || !over.add(w, units, own, sign)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What a branch tells of the one school of a table; {@link CountyProbe#CANNOT} where all have to be looked at to tell. */
    private static byte look(Plan plan, int branch, Work w) {
        Plan.Branch of = plan.branches[branch];
        Probe probe = of.probeOrNull();
        if (!plan.programOf(branch).rule().level().isOfSchool()
                || (probe != null && w.from(of.domain()) < w.to(of.domain()) && !probe.ready(w))) {
            return CountyProbe.CANNOT;
        }
        byte code = code(plan, branch, w, 0);
        return w.failed ? CountyProbe.CANNOT : code;
    }
}
