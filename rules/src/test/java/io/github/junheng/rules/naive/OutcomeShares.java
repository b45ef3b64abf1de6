package io.github.junheng.rules.naive;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts, per rule, how often generated counties reach each outcome: what is never reached is never tested. */
public final class OutcomeShares {
    private OutcomeShares() {}

    /** Prints the counts over 300 counties, or as many as the first argument says. */
    public static void main(String[] arguments) {
        int counties = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        RawCountyGenerator generator = new RawCountyGenerator(2017);
        Map<String, Map<NaiveOutcome, Integer>> counts = new TreeMap<>();
        Map<String, Integer> sensitive = new TreeMap<>();
        Map<String, Integer> conceded = new TreeMap<>();
        for (int i = 0; i < counties; i++) {
            RawCounty county = generator.next();
            NaiveResult strict =
                    NaiveEvaluation.evaluate(county, RawCountyGenerator.defaultDate(county), Set.of(), false);
            NaiveResult lenient = NaiveEvaluation.evaluate(
                    county, RawCountyGenerator.defaultDate(county), NaiveEvaluation.ALL_CONCESSIONS, false);
            strict.findings().forEach((key, finding) -> {
                String scope = finding.scope().equals("SCHOOL") ? " school" : "";
                String name = finding.rule() + scope;
                count(counts, name, finding.outcome());
                sensitive.merge(name, finding.boundarySensitive() ? 1 : 0, Integer::sum);
                boolean changed = lenient.findings().get(key).outcome() != finding.outcome();
                conceded.merge(name, changed ? 1 : 0, Integer::sum);
            });
            strict.sections().forEach((section, outcome) -> count(counts, "~section " + section, outcome));
            count(counts, "~verdict", strict.verdict());
        }
        try (PrintWriter out =
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %7s %7s %7s %7s %9s %9s%n",
                    "rule",
                    "met",
                    "not met",
                    "indet.",
                    "n/a",
                    "sensitive",
                    "conceded");
            counts.forEach((name, one) -> out.printf(
                    Locale.ROOT,
                    "%-12s %7d %7d %7d %7d %9d %9d%n",
                    name,
                    one.getOrDefault(NaiveOutcome.MET, 0),
                    one.getOrDefault(NaiveOutcome.NOT_MET, 0),
                    one.getOrDefault(NaiveOutcome.INDETERMINATE, 0),
                    one.getOrDefault(NaiveOutcome.NOT_APPLICABLE, 0),
                    sensitive.getOrDefault(name, 0),
                    conceded.getOrDefault(name, 0)));
        }
    }

    private static void count(Map<String, Map<NaiveOutcome, Integer>> counts, String name, NaiveOutcome outcome) {
        counts.computeIfAbsent(name, ignored -> new EnumMap<>(NaiveOutcome.class))
                .merge(outcome, 1, Integer::sum);
    }
}
