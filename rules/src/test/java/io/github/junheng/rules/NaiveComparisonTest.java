package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Conceded;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.rules.naive.Fraction;
import io.github.junheng.rules.naive.NaiveEvaluation;
import io.github.junheng.rules.naive.NaiveFinding;
import io.github.junheng.rules.naive.NaiveOutcome;
import io.github.junheng.rules.naive.NaiveResult;
import io.github.junheng.rules.naive.RawCounty;
import io.github.junheng.rules.naive.RawCountyGenerator;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine against a second evaluation that shares no code with it, finding by finding, on thousands of counties that sit on
 * and beside the limits, with missing cells, mixed schools and every kind of school.
 */
class NaiveComparisonTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final int COUNTIES = 3_000;

    @Test
    void everyFindingAgreesOnCountiesReadFromJson() throws IOException {
        RawCountyGenerator generator = new RawCountyGenerator(20170419);
        Random random = new Random(6);
        for (int i = 0; i < COUNTIES; i++) {
            RawCounty county = generator.next();
            boolean asReported = i % 5 == 1;
            Set<String> concessions = i % 3 == 2 ? concessions(random) : Set.of();
            byte[] json = county.toDatasetJson(random).getBytes(StandardCharsets.UTF_8);
            Checked<CountyDataset> read =
                    DatasetReader.readJson(new ByteArrayInputStream(json), "dataset.json", options());
            compare("county " + i, county, read.orThrow(), concessions, asReported);
        }
    }

    @Test
    void everyFindingAgreesOnCountiesReadFromFilesOfEveryEncoding(@TempDir Path folder) throws IOException {
        RawCountyGenerator generator = new RawCountyGenerator(20191030);
        Random random = new Random(30);
        for (int i = 0; i < 150; i++) {
            RawCounty county = generator.next();
            Charset charset = i % 3 == 0 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
            Path directory = folder.resolve("county" + i);
            RawCounty written = i % 2 == 0 ? county : county.withClassRoster();
            written.writeDirectory(directory, charset, i % 3 == 1, i % 2 == 0, random);
            compare(
                    "folder " + i,
                    county,
                    DatasetReader.read(directory, options()).orThrow(),
                    Set.of(),
                    false);
        }
    }

    private static ReadOptions options() {
        return ReadOptions.defaults().withDeclared(STANDARD.facts());
    }

    private static Set<String> concessions(Random random) {
        Set<String> chosen = new HashSet<>(NaiveEvaluation.ALL_CONCESSIONS);
        chosen.removeIf(id -> random.nextInt(3) == 0);
        chosen.add("T5");
        return chosen;
    }

    private static void compare(
            String name, RawCounty county, CountyDataset dataset, Set<String> concessions, boolean asReported) {
        LocalDate asOf = RawCountyGenerator.defaultDate(county);
        NaiveResult naive = NaiveEvaluation.evaluate(county, asOf, concessions, asReported);
        Evaluation evaluation = Evaluator.of(STANDARD)
                .comparing(asReported ? CompareMode.AS_REPORTED : CompareMode.EXACT)
                .conceding(concessions)
                .evaluate(dataset, asOf)
                .orThrow();
        Verdict verdict = evaluation.conceded().map(Conceded::verdict).orElse(evaluation.verdict());

        Map<String, String> expected = new TreeMap<>();
        naive.findings()
                .forEach((key, finding) -> expected.put(key, told(finding, !concessions.isEmpty() || asReported)));
        naive.sections().forEach((id, outcome) -> expected.put("section " + id, outcome.name()));
        expected.put("verdict", naive.verdict().name());

        Map<String, String> actual = new TreeMap<>();
        verdict.findings()
                .forEach(f -> assertThat(actual.put(key(f, dataset), told(f, !concessions.isEmpty() || asReported)))
                        .isNull());
        verdict.sections()
                .forEach(s ->
                        actual.put("section " + s.section().id(), s.status().name()));
        actual.put("verdict", verdict.status().name());

        assertThat(actual)
                .as("%s, concessions %s%s", name, concessions, asReported ? ", as reported" : "")
                .isEqualTo(expected);
    }

    private static String key(Finding finding, CountyDataset dataset) {
        return finding.rule().local() + "|" + finding.level() + "|"
                + finding.school()
                        .map(Object::toString)
                        .orElse(dataset.county()
                                .code()
                                .toOptional()
                                .map(Object::toString)
                                .orElse("county"))
                + "|" + finding.stage().map(Enum::name).orElse("");
    }

    /** Outcome, flag and, where both evaluations tell them, value, limit and shortfall. */
    private static String told(Finding finding, boolean otherReading) {
        String told = finding.status() + (finding.boundarySensitive() ? " boundary" : "");
        if (!tellsFigures(finding.rule().local(), finding.level() == Level.COUNTY, otherReading)
                || finding.status() == Status.INDETERMINATE
                || finding.measure().flatMap(Measure::value).isEmpty()) {
            return told;
        }
        Measure measure = finding.measure().orElseThrow();
        told += " " + measure.value().orElseThrow().toDecimal() + " / "
                + measure.limit().orElseThrow().toDecimal();
        return finding.outcome() instanceof Outcome.NotMet failed
                ? told + " short " + failed.shortfall().map(Quantity::toDecimal).orElse("-")
                : told;
    }

    private static String told(NaiveFinding finding, boolean otherReading) {
        String told = finding.outcome() + (finding.boundarySensitive() ? " boundary" : "");
        boolean county = finding.scope().equals("COUNTY");
        if (!tellsFigures(finding.rule(), county, otherReading)
                || finding.value() == null
                || finding.outcome() == NaiveOutcome.INDETERMINATE) {
            return told;
        }
        told += " " + finding.valueText() + " / " + finding.limit().toDecimal();
        return finding.outcome() == NaiveOutcome.NOT_MET ? told + " short " + atLeast(finding.shortfall()) : told;
    }

    /**
     * Values of roll-ups, of eased rules and, under as-reported, of the count of indicators are told differently by design; what
     * a monitoring level lacks is told by the engine alone.
     */
    private static boolean tellsFigures(String rule, boolean county, boolean otherReading) {
        return !otherReading
                && !rule.equals("Q9")
                && !(county && STANDARD.rule(rule).rolledUp());
    }

    /** A shortfall that is no finite decimal is told a hair too large, so that it is enough. */
    private static String atLeast(@Nullable Fraction amount) {
        if (amount == null) {
            return "-";
        }
        Rational exact = Rational.parse(amount.numerator() + "/" + amount.denominator());
        return exact.toFiniteDecimal()
                .orElseGet(() -> exact.round(9, RoundingMode.CEILING))
                .toPlainString();
    }
}
