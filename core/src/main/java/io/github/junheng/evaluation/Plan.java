package io.github.junheng.evaluation;

import io.github.junheng.dataset.County;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A standard compiled for one day and one year of data: what its rules compute as lanes of whole numbers, whom they concern as
 * masks, what they test as codes. It gives what {@link Judge} gives, row after row instead of tree after tree.
 *
 * <p>Where a rule cannot be compiled, because its shape is not one of those a plan knows, or where the numbers of a county do not
 * fit longs, {@link Judge} itself is asked for that rule or that county: exact fractions decide whatever a plan cannot.
 */
@SuppressWarnings("EnumOrdinal") // columns, codes and domains are arrays by position
final class Plan {
    static final int OUTCOMES = 4;
    /** Tallies are added up in four counters of 16 bits; a block of rows cannot overflow one. */
    private static final int BLOCK = 1 << 15;

    final Standard standard;
    final LocalDate asOf;
    final int year;
    final TableLayout layout;
    final List<Program> programs;
    private final Program[] all;
    /** By rule its branches; null where only {@link Judge} can tell. */
    private final Branch[] @Nullable [] branchesOf;
    /** The layout of the last table: those of one file share theirs, which then need not be compared again. */
    private volatile TableLayout known;

    final Map<String, Integer> positions;
    /** All branches of all rules, and of which rule each is. */
    final Branch[] branches;

    final int[] programOf;
    final Bearing.Parts parts;

    /** By column what it bears on, last what all do; found out when it is asked for, and the same whoever finds it. */
    private final @Nullable Bearing[] bearings;

    private final int[][] sections;
    private final int[] sizes;
    /** Of the columns of schools that lanes read, the one that lies last in memory; −1 for none. */
    private final int lastColumn;

    /**
     * A rule, compiled.
     *
     * @param inForce whether it holds on the day
     * @param citation what it and all of its numbers rest on
     * @param branches one for each stage it is asked of, or one for the whole; null where only {@link Judge} can tell
     */
    record Program(
            Rule rule,
            boolean inForce,
            Citation citation,
            boolean restsOnSplit,
            @Nullable List<Branch> branches) {}

    /**
     * One subject of a rule.
     *
     * @param stage the stage, or null for the whole
     * @param domain whose rows are asked
     * @param unitsOrNull whom it concerns; null where it is about the county's own facts
     * @param probeOrNull the test of rows, or of the county's one row
     * @param countyProbeOrNull the test over all rows, where it is one
     */
    record Branch(
            @Nullable Stage stage,
            int domain,
            @Nullable Mask unitsOrNull,
            @Nullable Probe probeOrNull,
            @Nullable CountyProbe countyProbeOrNull) {
        /** The columns of schools that it reads. */
        void columns(BitSet into) {
            if (unitsOrNull != null) {
                unitsOrNull.columns(into);
            }
            if (probeOrNull != null) {
                probeOrNull.columns(into);
            }
            if (countyProbeOrNull != null) {
                countyProbeOrNull.columns(into);
            }
        }
    }

    Plan(
            Standard standard,
            LocalDate asOf,
            int year,
            TableLayout layout,
            List<Program> programs,
            Map<String, Integer> positions,
            int[] sizes,
            int lastColumn,
            Bearing.Parts parts) {
        this.standard = standard;
        this.asOf = asOf;
        this.year = year;
        this.layout = layout;
        this.programs = List.copyOf(programs);
        all = programs.toArray(new Program[0]);
        branchesOf = new Branch[all.length] @Nullable [];
        for (int r = 0; r < all.length; r++) {
            List<Branch> own = all[r].branches();
            branchesOf[r] = own == null ? null : own.toArray(new Branch[0]);
        }
        known = layout;
        this.positions = Map.copyOf(positions);
        this.sizes = sizes.clone();
        List<Branch> flat = new ArrayList<>();
        for (Program program : programs) {
            flat.addAll(program.branches() == null ? List.of() : program.branches());
        }
        branches = flat.toArray(new Branch[0]);
        programOf = new int[branches.length];
        int at = 0;
        for (int r = 0; r < programs.size(); r++) {
            List<Branch> own = programs.get(r).branches();
            int end = at + (own == null ? 0 : own.size());
            Arrays.fill(programOf, at, end, r);
            at = end;
        }
        this.lastColumn = lastColumn;
        sections = new int[standard.sections().size()][];
        for (int s = 0; s < sections.length; s++) {
            int deciding = 0;
            List<String> rules = standard.sections().get(s).rules();
            int[] own = new int[rules.size()];
            for (String rule : rules) {
                if (!standard.rule(rule).informative()) {
                    own[deciding++] = position(rule);
                }
            }
            sections[s] = Arrays.copyOf(own, deciding);
        }
        this.parts = parts;
        bearings = new Bearing[layout.schoolColumns().size() + 1];
    }

    int position(String rule) {
        Integer position = positions.get(rule);
        if (position == null) {
            throw new IllegalArgumentException("standard " + standard.id() + " has no rule " + rule);
        }
        return position;
    }

    Program programOf(int branch) {
        return programs.get(programOf[branch]);
    }

    /** What a column of schools bears on. */
    Bearing bearing(int column) {
        return bearing(column, column, column + 1);
    }

    /** What all columns of schools together bear on. */
    Bearing bearing() {
        return bearing(bearings.length - 1, 0, bearings.length - 1);
    }

    private Bearing bearing(int at, int from, int to) {
        Bearing known = bearings[at];
        if (known == null) {
            BitSet columns = new BitSet();
            columns.set(from, to);
            known = Bearing.of(columns, this, parts);
            bearings[at] = known;
        }
        return known;
    }

    /** A place to work in, for one thread. */
    Work newWork() {
        return new Work(programs.size(), sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]);
    }

    /**
     * Evaluates a county.
     *
     * @param exact gives the findings of a rule by exact fractions, for what the plan cannot
     * @param unrounded whether values are compared as they are, which is what a plan can
     * @throws IllegalArgumentException when the table was laid out for another standard
     */
    @SuppressWarnings("ReferenceEquality") // a shortcut before the comparison by value
    CountyVerdict run(CountyTable table, Work w, ExactRules exact, boolean unrounded) {
        if (table.layout() != known && !table.layout().equals(layout)) {
            throw new IllegalArgumentException("the table was not laid out for the standard " + standard.id());
        }
        known = table.layout();
        w.begin(table);
        w.touched = lastColumn < 0 ? 0 : table.schools().touch(lastColumn);
        int[] tallies = new int[all.length * OUTCOMES];
        boolean compiled = unrounded && !table.isOdd();
        for (int r = 0; r < all.length; r++) {
            Program program = all[r];
            if (!compiled || !tally(program, branchesOf[r], w, tallies, r * OUTCOMES)) {
                Arrays.fill(tallies, r * OUTCOMES, (r + 1) * OUTCOMES, 0);
                List<Finding> findings = exact.findings(program.rule());
                w.exact[r] = findings;
                for (Finding finding : findings) {
                    if (decides(program.rule(), finding)) {
                        tallies[r * OUTCOMES + finding.status().ordinal()]++;
                    }
                }
            }
        }
        return verdict(table.county(), tallies);
    }

    /**
     * Whether a finding counts. What is told of the county as well is the conjunction of what is told of its schools; where it is
     * a share of them, it alone counts, and one of them that fails decides nothing.
     */
    static boolean decides(Rule rule, Finding finding) {
        boolean rolledUp = rule.level() != finding.level();
        return rolledUp == (rule.shareOrNull() != null);
    }

    /** Gives the findings of a rule for the county that is evaluated. */
    interface ExactRules {
        List<Finding> findings(Rule rule);
    }

    CountyVerdict verdict(County county, int[] tallies) {
        byte[] results = new byte[sections.length];
        byte whole = Probe.NOT_APPLICABLE;
        for (int s = 0; s < sections.length; s++) {
            results[s] = Probe.NOT_APPLICABLE;
            for (int rule : sections[s]) {
                results[s] = Probe.both(results[s], strongest(tallies, rule * OUTCOMES));
            }
            whole = standard.decides() ? Probe.both(whole, results[s]) : whole;
        }
        return new CountyVerdict(this, county, whole, results, tallies);
    }

    static @Nullable Status statusOrNull(byte code) {
        return code == FindingTable.NOTHING ? null : Status.values()[code];
    }

    static byte strongest(int[] tallies, int at) {
        byte strongest = Probe.NOT_APPLICABLE;
        for (byte status = 0; status < OUTCOMES; status++) {
            if (tallies[at + status] > 0) {
                strongest = Probe.both(strongest, status);
            }
        }
        return strongest;
    }

    /** Counts the outcomes of a rule; whether it could. */
    private static boolean tally(Program program, Branch @Nullable [] branches, Work w, int[] tallies, int at) {
        if (branches == null) {
            return false;
        }
        for (Branch branch : branches) {
            if (!tally(program, branch, w, tallies, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean tally(Program program, Branch branch, Work w, int[] tallies, int at) {
        Level level = program.rule().level();
        if (!program.inForce()) {
            tallies[at + Probe.NOT_APPLICABLE] += level.isOfSchool() ? rowsOf(branch, w) : 1;
            return true;
        }
        if (!level.isOfSchool()) {
            byte status = countyStatus(branch, w);
            if (status >= 0) {
                tallies[at + status]++;
            }
            return status >= 0;
        }
        Probe probe = branch.probeOrNull();
        Mask units = branch.unitsOrNull();
        if (probe == null || !probe.ready(w)) {
            return false;
        }
        byte[] codes = w.codes[probe.id];
        byte[] members = units == null ? null : units.ready(w);
        if (w.failed) {
            return false;
        }
        boolean everyone = units == null || units.isClear(w);
        if (everyone && w.plainFailures[probe.id] >= 0) {
            int failures = w.plainFailures[probe.id];
            tallies[at + Probe.NOT_MET] += failures;
            tallies[at + Probe.MET] += rowsOf(branch, w) - failures;
            return true;
        }
        int to = w.to(branch.domain());
        for (int from = w.from(branch.domain()); from < to; from += BLOCK) {
            int end = Math.min(to, from + BLOCK);
            long counts = everyone || members == null
                    ? count(codes, from, end)
                    : count(codes, members, from, end, level == Level.SCHOOL);
            for (int status = 0; status < OUTCOMES; status++) {
                tallies[at + status] += (int) ((counts >>> (16 * status)) & 0xFFFF);
            }
        }
        return true;
    }

    private static int rowsOf(Branch branch, Work w) {
        return w.to(branch.domain()) - w.from(branch.domain());
    }

    private static long count(byte[] codes, int from, int to) {
        long counts = 0;
        for (int i = from; i < to; i++) {
            counts += 1L << ((codes[i] & Probe.STATUS_BITS) << 4);
        }
        return counts;
    }

    /** A school out of scope is told as such; a stage out of scope is not told at all. */
    private static long count(byte[] codes, byte[] members, int from, int to, boolean tellOut) {
        long counts = 0;
        for (int i = from; i < to; i++) {
            int status = status(codes[i], members[i]);
            counts += status == Probe.NOT_APPLICABLE && members[i] == Work.OUT && !tellOut ? 0 : 1L << (status << 4);
        }
        return counts;
    }

    /** The outcome of a row by its code and its membership. */
    static int status(byte code, byte member) {
        return member == Work.IN
                ? code & Probe.STATUS_BITS
                : member == Work.OUT ? Probe.NOT_APPLICABLE : Probe.INDETERMINATE;
    }

    static byte countyStatus(Branch branch, Work w) {
        Mask units = branch.unitsOrNull();
        if (units != null) {
            byte[] members = units.ready(w);
            if (w.failed) {
                return CountyProbe.CANNOT;
            }
            if (!units.isClear(w) || w.from(units.domain()) == w.to(units.domain())) {
                boolean any = false;
                for (int i = w.from(units.domain()); i < w.to(units.domain()); i++) {
                    any |= members[i] != Work.OUT;
                }
                if (!any) {
                    return Probe.NOT_APPLICABLE;
                }
            }
        }
        CountyProbe over = branch.countyProbeOrNull();
        Probe probe = branch.probeOrNull();
        if (over != null && units != null) {
            return over.status(w, units);
        }
        return probe != null && probe.ready(w) ? (byte) (w.codes[probe.id][0] & Probe.STATUS_BITS) : CountyProbe.CANNOT;
    }
}
