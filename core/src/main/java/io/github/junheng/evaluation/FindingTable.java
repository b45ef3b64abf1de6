package io.github.junheng.evaluation;

import static io.github.junheng.evaluation.Cells.MISSING;

import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan found for one county, as columns: a code for each school or school stage that a rule concerns, and the numerators
 * and denominators of what was compared, from which value and shortfall follow without rounding. A {@link Finding} is made of them
 * when it is asked for.
 */
final class FindingTable {
    /** A row of which nothing is told. */
    static final byte NOTHING = 4;

    private final Plan plan;
    private final CountyTable table;
    private final CountyVerdict outcomes;
    /** By rule and branch a code for each row of the branch's domain; null where the rule was left to exact fractions. */
    private final byte[] @Nullable [][] codes;
    /** By rule the findings of exact fractions, where it was left to them. */
    private final @Nullable List<Finding>[] exact;
    /** The lanes that findings tell figures of, from the first row of their domain on. */
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
        System.arraycopy(own, first, kept, 0, kept.length);
        Mask units = branch.unitsOrNull();
        if (units != null && !units.isClear(w)) {
            byte[] members = units.ready(w);
            byte out = program.rule().level() == Level.SCHOOL ? Probe.NOT_APPLICABLE : NOTHING;
            for (int i = 0; i < kept.length; i++) {
                byte member = members[first + i];
                kept[i] = member == Work.IN ? kept[i] : member == Work.OUT ? out : Probe.INDETERMINATE;
            }
        }
        if (probe instanceof Probe.Compared compared) {
            keep(compared.numerator, w);
            keep(compared.denominatorOrNull, w);
            keep(compared.headsOrNull, w);
        }
    }

    private void keep(@Nullable Lane lane, Work w) {
        if (lane != null && lanes[lane.id] == null && lane.ready(w)) {
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

    /** Where the findings of a rule stand: row and branch of each, or −1 for the county's; null where they are all there. */
    int @Nullable [] positions(int rule) {
        if (exact[rule] != null) {
            return null;
        }
        Plan.Program program = plan.programs.get(rule);
        List<Plan.Branch> branches = program.branches();
        Level level = program.rule().level();
        if (branches == null) {
            throw new IllegalStateException(
                    "neither compiled nor exact: " + program.rule().id());
        }
        if (!level.isOfSchool()) {
            int[] all = new int[branches.size()];
            for (int b = 0; b < all.length; b++) {
                all[b] = b;
            }
            return all;
        }
        int[] positions = new int[table.size() * branches.size() + 1];
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
            positions[size++] = -1;
        }
        return Arrays.copyOf(positions, size);
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

    /** Makes the finding that stands at a position. */
    Finding finding(int rule, int position, Evaluator.Run run) {
        Plan.Program program = plan.programs.get(rule);
        List<Plan.Branch> branches = program.branches();
        Rule of = program.rule();
        if (branches == null) {
            throw new IllegalStateException("not compiled: " + of.id());
        }
        if (!of.level().isOfSchool()) {
            return run.finding(of, null, branches.get(position).stage());
        }
        if (position < 0) {
            return run.rolledUp(of);
        }
        int row = position / branches.size();
        Plan.Branch branch = branches.get(position % branches.size());
        byte code = columnOf(rule, position % branches.size())[row - from[branch.domain()]];
        Probe probe = branch.probeOrNull();
        int status = code & Probe.STATUS_BITS;
        if (probe instanceof Probe.Compared compared
                && program.inForce()
                && (status == Probe.MET || status == Probe.NOT_MET)) {
            return measured(of, branch, compared, row, status == Probe.MET);
        }
        return run.finding(of, table.report(row), branch.stage());
    }

    private Finding measured(Rule rule, Plan.Branch branch, Probe.Compared compared, int row, boolean met) {
        Dated<Rational> limit = compared.limitValues[CountyTable.runOf(table.kindOf(row))];
        if (limit == null) {
            throw new IllegalStateException("compared with no limit: " + rule.id());
        }
        Indicator indicator = compared.indicator;
        Rational value = value(compared, row);
        Measure measure = new Measure(value, compared.comparator, limit.value(), indicator.unit(), limit.citation());
        boolean asPrinted = indicator.printedDecimals() < 0
                ? met
                : compared.comparator.admits(Rational.of(value.round(indicator.printedDecimals())), limit.value());
        Outcome outcome = met ? new Outcome.Met() : new Outcome.NotMet(shortfall(compared, value, limit.value(), row));
        return new Finding(
                rule.id(),
                rule.level(),
                table.code(row),
                branch.stage(),
                outcome,
                measure,
                met != asPrinted,
                limit.citation(),
                List.of(),
                null);
    }

    private @Nullable Quantity shortfall(Probe.Compared compared, Rational value, Rational limit, int row) {
        Indicator indicator = compared.indicator;
        Rational wanted = limit;
        Rational amount = value;
        Lane heads = compared.headsOrNull == null ? compared.denominatorOrNull : compared.headsOrNull;
        if (heads != null) {
            Rational perHead = decimal(heads, row).times(compared.headTimes).dividedBy(indicator.per());
            wanted = limit.times(perHead);
            amount = value.times(perHead);
        }
        return Judge.gap(compared.comparator, amount, wanted, indicator.amountUnit());
    }

    private Rational value(Probe.Compared compared, int row) {
        Rational numerator = decimal(compared.numerator, row).times(compared.factor);
        Lane denominator = compared.denominatorOrNull;
        return denominator == null ? numerator : numerator.dividedBy(decimal(denominator, row));
    }

    private Rational decimal(Lane lane, int row) {
        long[] kept = lanes[lane.id];
        if (kept == null) {
            throw new IllegalStateException("lane not kept");
        }
        long number = kept[row - from[lane.domain()]];
        if (number == MISSING) {
            throw new IllegalStateException("a figure without a number was compared");
        }
        return new Rational(BigInteger.valueOf(number), BigInteger.TEN.pow(scales[lane.id]));
    }
}
