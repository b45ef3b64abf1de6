package io.github.junheng.evaluation;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.evaluation.Told.Decimal;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan found for one county, as columns: a code for each school or school stage that a rule concerns. A {@link Finding} is
 * made when it is asked for: what was compared is read once more from the cells of the table, and value and shortfall follow from
 * it without rounding. Where the columns do not tell what a finding has to (which cells are missing, or what a tree alone knows),
 * the tree of that one subject is built.
 */
final class FindingTable {
    /** A row of which nothing is told. */
    static final byte NOTHING = 4;
    /** A school out of the scope of a rule that is told of each school. */
    private static final byte OUT_OF_SCOPE = 5;

    private final Plan plan;
    private final CountyTable table;
    private final CountyVerdict outcomes;
    /** By rule and branch a code for each row of the branch's domain; null where the rule was left to exact fractions. */
    private final byte[] @Nullable [][] codes;
    /** By rule the findings of exact fractions, where it was left to them. */
    private final @Nullable List<Finding>[] exact;
    /** The lanes that cannot be read again without a pass over the county, from the first row of their domain on. */
    private final long[] @Nullable [] lanes;

    private final byte[] scales;
    private final int[] from;

    FindingTable(Plan plan, CountyTable table, Work w, CountyVerdict outcomes) {
        this.outcomes = outcomes;
        this.plan = plan;
        this.table = table;
        int rules = plan.programs.size();
        codes = new byte[rules][][];
        exact = w.exact.clone();
        lanes = new long[w.lanes.length][];
        scales = w.laneScales.clone();
        from = new int[Work.COUNTY + 1];
        for (int domain = 0; domain <= Work.COUNTY; domain++) {
            from[domain] = w.from(domain);
        }
        for (int r = 0; r < rules; r++) {
            Plan.Program program = plan.programs.get(r);
            List<Plan.Branch> branches = program.branches();
            if (exact[r] == null && branches != null && program.rule().level().isOfSchool()) {
                codes[r] = new byte[branches.size()][];
                for (int b = 0; b < branches.size(); b++) {
                    keep(program, branches.get(b), w, r, b);
                }
            }
        }
    }

    private void keep(Plan.Program program, Plan.Branch branch, Work w, int rule, int at) {
        int first = w.from(branch.domain());
        byte[] kept = new byte[w.to(branch.domain()) - first];
        codes[rule][at] = kept;
        Probe probe = branch.probeOrNull();
        if (!program.inForce() || probe == null) {
            Arrays.fill(kept, Probe.NOT_APPLICABLE);
            return;
        }
        byte[] own = w.codes[probe.id];
        for (int i = 0; i < kept.length; i++) {
            // Whether the floor was missed is told by the rule that has one.
            kept[i] = (byte) (own[first + i] & Probe.STATUS_BITS);
        }
        Mask units = branch.unitsOrNull();
        if (units != null && !units.isClear(w)) {
            byte[] members = units.ready(w);
            byte out = program.rule().level() == Level.SCHOOL ? OUT_OF_SCOPE : NOTHING;
            for (int i = 0; i < kept.length; i++) {
                byte member = members[first + i];
                kept[i] = member == Work.IN ? kept[i] : member == Work.OUT ? out : Probe.INDETERMINATE;
            }
        }
        if (probe instanceof Probe.Compared compared) {
            keep(compared, w);
        } else if (probe instanceof Probe.AtLeast several) {
            for (Probe.Compared member : several.members) {
                keep(member, w);
            }
        }
    }

    private void keep(Probe.Compared compared, Work w) {
        keep(compared.numerator, w);
        keep(compared.denominatorOrNull, w);
        keep(compared.headsOrNull, w);
    }

    private void keep(@Nullable Lane lane, Work w) {
        if (lane != null && !lane.isPlain() && lanes[lane.id] == null && lane.ready(w)) {
            lanes[lane.id] = Arrays.copyOfRange(w.lanes[lane.id], w.from(lane.domain()), w.to(lane.domain()));
        }
    }

    CountyVerdict outcomes() {
        return outcomes;
    }

    /** The findings in their order, each made when it is asked for. */
    List<Finding> findings(Evaluator.Run run) {
        return new FindingList(this, run);
    }

    /** How many findings a rule has. */
    int count(int rule) {
        List<Finding> known = exact[rule];
        if (known != null) {
            return known.size();
        }
        Plan.Program program = plan.programs.get(rule);
        if (!program.rule().level().isOfSchool()) {
            return branches(program).size();
        }
        int count = program.rule().rolledUp() ? 1 : 0;
        for (int b = 0; b < branches(program).size(); b++) {
            for (byte code : columnOf(rule, b)) {
                count += code == NOTHING ? 0 : 1;
            }
        }
        return count;
    }

    /** Where the findings of a rule stand: row and branch of each, or −1 for the county's; null where they are all there. */
    int @Nullable [] positions(int rule) {
        if (exact[rule] != null) {
            return null;
        }
        Plan.Program program = plan.programs.get(rule);
        List<Plan.Branch> branches = branches(program);
        int[] positions = new int[count(rule)];
        if (!program.rule().level().isOfSchool()) {
            for (int b = 0; b < positions.length; b++) {
                positions[b] = b;
            }
            return positions;
        }
        int size = 0;
        for (int i = 0; i < table.size(); i++) {
            int row = table.row(i);
            for (int b = 0; b < branches.size(); b++) {
                byte[] column = columnOf(rule, b);
                int at = row - from[branches.get(b).domain()];
                if (at >= 0 && at < column.length && column[at] != NOTHING) {
                    positions[size++] = row * branches.size() + b;
                }
            }
        }
        if (program.rule().rolledUp()) {
            positions[size] = -1;
        }
        return positions;
    }

    private static List<Plan.Branch> branches(Plan.Program program) {
        List<Plan.Branch> branches = program.branches();
        if (branches == null) {
            throw new IllegalStateException(
                    "neither compiled nor exact: " + program.rule().id());
        }
        return branches;
    }

    private byte[] columnOf(int rule, int branch) {
        byte[][] ofRule = codes[rule];
        if (ofRule == null) {
            throw new IllegalStateException("no codes of rule " + rule);
        }
        return ofRule[branch];
    }

    List<Finding> exact(int rule) {
        List<Finding> findings = exact[rule];
        return findings == null ? List.of() : findings;
    }

    int rules() {
        return plan.programs.size();
    }

    // ---- of a school or its stage

    /** Makes the finding that stands at a position. */
    Finding finding(int rule, int position, Evaluator.Run run) {
        Plan.Program program = plan.programs.get(rule);
        List<Plan.Branch> branches = branches(program);
        Rule of = program.rule();
        if (!of.level().isOfSchool()) {
            return ofCounty(program, branches.get(position), run);
        }
        if (position < 0) {
            return rolledUp(rule, run);
        }
        int row = position / branches.size();
        Plan.Branch branch = branches.get(position % branches.size());
        byte code = columnOf(rule, position % branches.size())[row - from[branch.domain()]];
        if (!program.inForce()) {
            return dropped(of, table.code(row), branch.stage(), Because.NOT_IN_FORCE);
        }
        if (code == OUT_OF_SCOPE) {
            return dropped(of, table.code(row), branch.stage(), Because.OUT_OF_SCOPE);
        }
        int status = code & Probe.STATUS_BITS;
        // Which schools are split, the columns do not tell.
        boolean told = (status == Probe.MET || status == Probe.NOT_MET) && !program.restsOnSplit();
        Finding measured = told ? measured(of, branch, row, status == Probe.MET) : null;
        return measured == null ? run.finding(of, table, row, branch.stage()) : measured;
    }

    private static Finding dropped(Rule rule, @Nullable SchoolCode school, @Nullable Stage stage, Because because) {
        return new Finding(
                rule.id(),
                rule.level(),
                school,
                stage,
                new Outcome.NotApplicable(because),
                null,
                false,
                rule.citation(),
                List.of(),
                null);
    }

    private @Nullable Finding measured(Rule rule, Plan.Branch branch, int row, boolean met) {
        Probe probe = branch.probeOrNull();
        if (probe instanceof Probe.Compared compared) {
            int run = CountyTable.runOf(table.kindOf(row));
            Dated<Rational> limit = compared.limitValues[run];
            if (limit == null) {
                throw new IllegalStateException("compared with no limit: " + rule.id());
            }
            Lane heads = compared.headsOrNull;
            Decimal numerator = number(compared.numerator, run, row);
            Decimal denominator = number(compared.denominatorOrNull, run, row);
            return measured(
                    rule,
                    table.code(row),
                    branch.stage(),
                    compared.told,
                    limit,
                    met,
                    numerator,
                    denominator,
                    compared.denominatorOrNull == null ? null : heads == null ? denominator : number(heads, run, row));
        }
        if (probe instanceof Probe.AtLeast several) {
            return several(rule, branch, several, row, met);
        }
        if (rule.criterion() instanceof Criterion.Evidence || rule.criterion() instanceof Criterion.Veto) {
            return new Finding(
                    rule.id(),
                    rule.level(),
                    table.code(row),
                    branch.stage(),
                    null,
                    met ? new Outcome.Met() : new Outcome.NotMet(null),
                    null,
                    false,
                    Ground.of(rule, plan.asOf),
                    List.of(),
                    null,
                    rule.criterion() instanceof Criterion.Evidence && probe instanceof Probe.Stated stated
                            ? word(stated.column, row)
                            : null,
                    null);
        }
        return null;
    }

    /** What a school reported as one of several words; null where the column holds no words. */
    private @Nullable String word(int column, int row) {
        FactDefinition definition = table.layout().schoolColumns().get(column);
        return definition.type() == FactType.WORD
                ? definition.words().get((int) table.schools().get(column, row))
                : null;
    }

    /** @param heads what the indicator divides by; null where nothing is divided */
    private static Finding measured(
            Rule rule,
            @Nullable SchoolCode school,
            @Nullable Stage stage,
            Told told,
            Dated<Rational> limit,
            boolean met,
            Decimal numerator,
            Decimal denominator,
            @Nullable Decimal heads) {
        Rational value = told.value(numerator, denominator);
        return finding(
                rule,
                school,
                stage,
                met ? new Outcome.Met() : new Outcome.NotMet(told.shortfall(value, limit.value(), heads)),
                told.measure(value, limit),
                told.isPrintedOtherwise(numerator, denominator, limit.value(), met));
    }

    private static Finding finding(
            Rule rule,
            @Nullable SchoolCode school,
            @Nullable Stage stage,
            Outcome outcome,
            @Nullable Measure measure,
            boolean boundarySensitive) {
        Citation limit = measure == null ? null : measure.limitCitationOrNull();
        return new Finding(
                rule.id(),
                rule.level(),
                school,
                stage,
                outcome,
                measure,
                boundarySensitive,
                limit == null ? rule.citation() : limit.restingOn(rule.citation()),
                List.of(),
                null);
    }

    /** How many of several rules a row meets, by unrounded values and as they are printed. */
    private final class Members {
        private final int needed;
        private int size;
        private int below;
        private int belowFloor;
        private int unknown;
        private int belowAsPrinted;
        private int belowFloorAsPrinted;

        Members(Probe.AtLeast several, int row) {
            needed = several.atLeast;
            int run = CountyTable.runOf(table.kindOf(row));
            for (Probe.Compared member : several.members) {
                add(member, run, number(member.numerator, run, row), number(member.denominatorOrNull, run, row));
            }
        }

        private void add(Probe.Compared member, int run, Decimal numerator, Decimal denominator) {
            Dated<Rational> limit = member.limitValues[run];
            Rational floor = member.floorValues[run];
            byte code = member.code(run, numerator, denominator);
            int status = code & Probe.STATUS_BITS;
            size += status == Probe.NOT_APPLICABLE ? 0 : 1;
            unknown += status == Probe.INDETERMINATE ? 1 : 0;
            if (limit == null || floor == null || status == Probe.INDETERMINATE) {
                return;
            }
            boolean met = status == Probe.MET;
            boolean atFloor = (code & Probe.BELOW_FLOOR) == 0;
            below += met ? 0 : 1;
            belowFloor += atFloor ? 0 : 1;
            boolean printed = met != member.told.isPrintedOtherwise(numerator, denominator, limit.value(), met);
            boolean printedFloor = atFloor != member.told.isPrintedOtherwise(numerator, denominator, floor, atFloor);
            belowAsPrinted += printed ? 0 : 1;
            belowFloorAsPrinted += printedFloor ? 0 : 1;
        }

        int met() {
            return size - below - unknown;
        }

        boolean isPrintedOtherwise() {
            return Status.atLeast(size, needed, below, belowFloor, unknown)
                    != Status.atLeast(size, needed, belowAsPrinted, belowFloorAsPrinted, unknown);
        }

        /** How many have to be raised. */
        int toRaise() {
            return Math.max(needed - met(), belowFloor);
        }
    }

    private Finding several(Rule rule, Plan.Branch branch, Probe.AtLeast several, int row, boolean met) {
        Members members = new Members(several, row);
        boolean known = members.unknown == 0;
        Measure measure = new Measure(
                known ? Rational.of(members.met()) : null,
                Comparator.AT_LEAST,
                several.wanted.value(),
                Judge.ITEMS,
                several.wanted.citation());
        Quantity shortfall = known ? new Quantity(BigDecimal.valueOf(members.toRaise()), Judge.ITEMS) : null;
        return finding(
                rule,
                table.code(row),
                branch.stage(),
                met ? new Outcome.Met() : new Outcome.NotMet(shortfall),
                measure,
                members.isPrintedOtherwise());
    }

    /** The number of a lane, which may be {@link Cells#MISSING}; 1 of no lane. */
    private Decimal number(@Nullable Lane lane, int run, int row) {
        if (lane == null) {
            return Decimal.ONE;
        }
        long[] kept = lanes[lane.id];
        return kept == null
                ? new Decimal(lane.at(table.schools(), run, row), lane.scale(table.schools()))
                : new Decimal(kept[row - from[lane.domain()]], scales[lane.id]);
    }

    // ---- of the county

    private Finding ofCounty(Plan.Program program, Plan.Branch branch, Evaluator.Run run) {
        Rule rule = program.rule();
        if (!program.inForce()) {
            return dropped(rule, null, branch.stage(), Because.NOT_IN_FORCE);
        }
        CountyProbe over = branch.countyProbeOrNull();
        Mask units = branch.unitsOrNull();
        Finding made = over == null || units == null || program.restsOnSplit()
                ? null
                : run.onColumns(table, (same, w) -> overSchools(rule, branch, over, units, w));
        return made == null ? run.finding(rule, branch.stage()) : made;
    }

    /** Looks at the schools once more; null where something is missing. */
    private @Nullable Finding overSchools(Rule rule, Plan.Branch branch, CountyProbe over, Mask units, Work w) {
        w.begin(table);
        byte status = Plan.countyStatus(branch, w);
        if (status == Probe.NOT_APPLICABLE) {
            return dropped(rule, null, branch.stage(), Because.NO_UNIT_IN_SCOPE);
        }
        if (status != Probe.MET && status != Probe.NOT_MET) {
            return null;
        }
        boolean met = status == Probe.MET;
        if (over instanceof CountyProbe.Ratio ratio) {
            CountyProbe.Total base = ratio.denominatorOrNull;
            Decimal heads = base == null ? null : new Decimal(w.totals[base.id()], base.scale(w));
            return measured(
                    rule,
                    null,
                    branch.stage(),
                    ratio.told,
                    ratio.limit,
                    met,
                    new Decimal(w.totals[ratio.numerator.id()], ratio.numerator.scale(w)),
                    heads == null ? Decimal.ONE : heads,
                    heads);
        }
        CountyProbe.Spread spread = (CountyProbe.Spread) over;
        Rational squared = spread.squaredVariation(w, units.ready(w));
        if (squared == null) {
            return null;
        }
        Criterion.Dispersion criterion = spread.criterion;
        Rational limit = spread.limit.value();
        SquareRoot value = new SquareRoot(squared);
        int decimals = criterion.printedDecimals();
        return finding(
                rule,
                null,
                branch.stage(),
                met ? new Outcome.Met() : new Outcome.NotMet(null),
                new Measure(value, criterion.comparator(), limit, criterion.unit(), spread.limit.citation()),
                decimals >= 0 && met != Told.isAdmittedAsPrinted(value, decimals, criterion.comparator(), limit));
    }

    /** What a rule asked of every school says of the county: all schools that it concerns must meet it. */
    private Finding rolledUp(int rule, Evaluator.Run run) {
        Plan.Program program = plan.programs.get(rule);
        Rule of = program.rule();
        UnitTally tally = outcomes.tally(of.id().local());
        Plan.Branch branch = branches(program).get(0);
        Probe probe = branch.probeOrNull();
        if (program.inForce() && (probe == null || probe.isRounded()) && !(probe instanceof Probe.Compared)) {
            return run.rolledUp(of);
        }
        Measure measure = null;
        if (Evaluator.isMeasured(of.criterion()) && tally.concerned() > 0) {
            measure = new Measure(
                    tally.indeterminate() > 0 ? null : Rational.of(tally.met()),
                    Comparator.AT_LEAST,
                    Rational.of(tally.concerned()),
                    Evaluator.SCHOOLS,
                    null);
        }
        return new Finding(
                of.id(),
                Level.COUNTY,
                null,
                null,
                outcome(rule, tally, measure != null, run),
                measure,
                probe instanceof Probe.Compared compared && isPrintedOtherwise(rule, compared, tally),
                program.citation(),
                List.of(),
                tally);
    }

    private Outcome outcome(int rule, UnitTally tally, boolean measured, Evaluator.Run run) {
        if (tally.concerned() == 0) {
            return new Outcome.NotApplicable(
                    plan.programs.get(rule).inForce() ? Because.NO_UNIT_IN_SCOPE : Because.NOTHING_TO_TEST);
        }
        if (tally.notMet() > 0) {
            return new Outcome.NotMet(
                    measured ? new Quantity(BigDecimal.valueOf(tally.notMet()), Evaluator.SCHOOLS) : null);
        }
        if (tally.indeterminate() == 0) {
            return new Outcome.Met();
        }
        Set<Missing> missing = new LinkedHashSet<>();
        for (int i = 0; i < table.size(); i++) {
            int row = table.row(i);
            if (columnOf(rule, 0)[row] == Probe.INDETERMINATE
                    && finding(rule, row, run).outcome() instanceof Outcome.Indeterminate open) {
                missing.addAll(open.missing());
            }
        }
        return missing.isEmpty()
                ? new Outcome.NotApplicable(Because.NOTHING_TO_TEST)
                : new Outcome.Indeterminate(List.copyOf(missing));
    }

    /** Whether the conjunction of all schools comes out otherwise by values as they are printed. */
    private boolean isPrintedOtherwise(int rule, Probe.Compared compared, UnitTally tally) {
        if (!compared.isRounded()) {
            return false;
        }
        byte[] column = columnOf(rule, 0);
        int notMet = tally.notMet();
        for (int row = 0; row < column.length; row++) {
            int run = CountyTable.runOf(table.kindOf(row));
            Dated<Rational> limit = compared.limitValues[run];
            boolean met = column[row] == Probe.MET;
            if (limit != null
                    && (met || column[row] == Probe.NOT_MET)
                    && compared.told.isPrintedOtherwise(
                            number(compared.numerator, run, row),
                            number(compared.denominatorOrNull, run, row),
                            limit.value(),
                            met)) {
                notMet += met ? 1 : -1;
            }
        }
        return tally.notMet() > 0 != notMet > 0;
    }
}
