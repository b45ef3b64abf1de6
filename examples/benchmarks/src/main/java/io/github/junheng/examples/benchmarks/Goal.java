package io.github.junheng.examples.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * 目标: a speed to reach: a measured value is at most a factor times another one, or at most so much.
 *
 * @param what in words
 * @param of the id of what is measured; what does not exist yet is said to be not measured
 * @param than the id of what it is compared with; empty where {@code most} is an amount
 * @param most the factor, or the amount
 * @param allocation whether the bytes are meant, not the time
 */
record Goal(String task, String what, String of, String than, double most, boolean allocation) {
    private static final String LOOP = "T1.a4HandLoop";
    private static final String DUCK = "T1.c1Duck";
    private static final String LEAN = "T1.d1DroolsLean";
    private static final String VERDICT = "T1.oursVerdict";
    private static final String FINDINGS = "T1.oursFindings";

    static final List<Goal> ALL = List.of(
            new Goal("T1", "verdict depth ≤ 1.5 × the exact generic loop", VERDICT, LOOP, 1.5, false),
            new Goal("T1", "verdict depth: nothing allocated a school stage (≤ 1 byte)", VERDICT, "", 1, true),
            new Goal("T1", "verdict depth ≥ 5 × faster than DuckDB on one thread", VERDICT, DUCK, 1.0 / 5, false),
            new Goal("T1", "verdict depth ≥ 60 × faster than Drools, lean", VERDICT, LEAN, 1.0 / 60, false),
            new Goal("T1", "findings depth ≤ 8 × the exact generic loop", FINDINGS, LOOP, 8, false),
            new Goal("T1", "findings depth ≥ 12 × faster than Drools, lean", FINDINGS, LEAN, 1.0 / 12, false),
            new Goal("T1", "findings depth allocates ≤ 150 bytes a school stage", FINDINGS, "", 150, true),
            new Goal(
                    "T1",
                    "two threads ≥ 1.6 × one at verdict depth",
                    "T1.oursVerdictTwoThreads",
                    VERDICT,
                    1 / 1.6,
                    false),
            new Goal("T2", "CSV to verdicts not slower than DuckDB", "T2.oursCsv", "T2.a1DuckCsv", 1, false),
            new Goal("T2", "NDJSON to verdicts ≤ 1.3 × bare databind", "T2.oursNdJson", "T2.b1Databind", 1.3, false),
            new Goal("T3", "≤ 1.2 × the CSV library's bare pass", "T3.ours", "T3.b1FastCsv", 1.2, false),
            new Goal("T3", "two threads ≤ 1.3 × DuckDB on two", "T3.oursTwoThreads", "T3.c2DuckTwoThreads", 1.3, false),
            new Goal(
                    "T4",
                    "100,000 counties ≤ 1.3 × 1,000 counties, a school stage",
                    "T4.oursCounties:100000",
                    "T4.oursCounties:1000",
                    1.3,
                    false),
            new Goal(
                    "T4",
                    "a county of 20,000 schools ≤ 1.3 × one of 200, a school stage",
                    "T4.oursSchools:20000",
                    "T4.oursSchools:200",
                    1.3,
                    false),
            new Goal("T5", "one changed school among 10,000 ≤ 2 µs", "T5.ours:10000", "", 2_000, false),
            new Goal("T5", "10,000 schools ≤ 1.5 × 100 schools", "T5.ours:10000", "T5.ours:100", 1.5, false),
            new Goal("T6", "first county ≤ 150 ms after main begins", "T6.ours", "", 150, false),
            new Goal("memory", "all columns of a school ≤ 600 bytes", "memory.ours", "", 600, false));

    /** A line of Markdown: the goal, what came out, and by how much it is missed. */
    String line(Map<String, Measured> measured) {
        Measured mine = measured.get(of);
        Measured other = measured.get(than);
        if (mine == null || (!than.isEmpty() && other == null)) {
            return "* " + what + ": not measured (no `" + (mine == null ? of : than) + "`)";
        }
        double amount = allocation ? mine.bytes() : mine.value();
        double reached = other == null ? amount : amount / (allocation ? other.bytes() : other.value());
        String verdict = reached <= most
                ? "**reached**"
                : String.format(Locale.ROOT, "**missed** by %.0f %%", (reached / most - 1) * 100);
        return String.format(Locale.ROOT, "* %s: %s, %s", what, shown(reached, other != null), verdict);
    }

    /** A factor below one is told as what it is to the reader: so many times faster. */
    private static String shown(double reached, boolean factor) {
        if (!factor) {
            return String.format(Locale.ROOT, "%,.1f", reached);
        }
        return reached < 1
                ? String.format(Locale.ROOT, "%.2f × faster", 1 / reached)
                : String.format(Locale.ROOT, "%.2f ×", reached);
    }
}
