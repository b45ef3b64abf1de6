package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.CountyVerdict;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Session;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.rules.naive.RawCounty;
import io.github.junheng.rules.naive.RawCountyGenerator;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** A session that is changed school by school equals an evaluation of the changed data from scratch. */
class SessionPropertyTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final Evaluator EVALUATOR = Evaluator.of(STANDARD);
    private static final int CHANGES = 25;

    @Property(tries = 120)
    void everyChangeGivesWhatAnEvaluationFromScratchGives(@ForAll long seed) {
        Random random = new Random(seed);
        RawCounty county = new RawCountyGenerator(seed).next();
        CountyDataset dataset = read(county, random);
        LocalDate asOf = RawCountyGenerator.defaultDate(county);
        Session session = EVALUATOR
                .session(CountyTable.of(dataset, EVALUATOR.layout()), asOf)
                .orThrow();
        for (int i = 0; i < CHANGES; i++) {
            SchoolReport school =
                    dataset.schools().get(random.nextInt(dataset.schools().size()));
            SchoolCode code = school.school().code();
            FactDefinition column =
                    SchoolColumns.all().get(random.nextInt(SchoolColumns.all().size()));
            FactValue value = changed(column, school.facts().values().get(column.id()), random);
            SchoolReport after = value == null
                    ? school.without(column.id())
                    : school.with(school.facts().with(column.id(), value));
            dataset = dataset.withSchool(code, old -> after);
            session = i % 5 == 4 ? session.with(after) : session.with(code, column.id(), value);
            compare(session, dataset, asOf, code, i);
        }
    }

    private static void compare(Session session, CountyDataset dataset, LocalDate asOf, SchoolCode code, int change) {
        Evaluation scratch = EVALUATOR.evaluate(dataset, asOf).orThrow();
        CountyVerdict expected = scratch.outcomes();
        for (Rule rule : STANDARD.rules().values()) {
            String id = rule.id().local();
            assertThat(session.outcomes().tally(id))
                    .as("change %s rule %s", change, id)
                    .isEqualTo(expected.tally(id));
        }
        assertThat(session.outcomes().sections()).isEqualTo(expected.sections());
        assertThat(session.status()).isEqualTo(expected.status());
        List<Finding> ofSchool = scratch.findings().stream()
                .filter(f -> code.equals(f.schoolOrNull()))
                .toList();
        assertThat(session.findings(code)).isEqualTo(ofSchool);
        assertThat(session.evaluation().findings()).isEqualTo(new ArrayList<>(scratch.findings()));
    }

    private static CountyDataset read(RawCounty county, Random random) {
        byte[] json = county.toDatasetJson(random).getBytes(StandardCharsets.UTF_8);
        return DatasetReader.readJson(new ByteArrayInputStream(json), "dataset.json", ReadOptions.of(STANDARD))
                .orThrow();
    }

    /** Another value of a column: blank, one more or less, zero, a finer decimal, a number near the end of what longs hold. */
    private static @Nullable FactValue changed(FactDefinition column, @Nullable FactValue old, Random random) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        return switch (column.type()) {
            case FLAG -> new FactValue.Flag(random.nextBoolean());
            case WORD ->
                new FactValue.Word(
                        column.words().get(random.nextInt(column.words().size())));
            case CODE -> FactValue.Amount.of(1 + random.nextInt(10));
            case YEAR -> FactValue.Amount.of(2008 + random.nextInt(12));
            case COUNT_LIST, DECIMAL_LIST ->
                FactValue.Amounts.of(List.of(
                        BigDecimal.valueOf(20 + random.nextInt(40)), BigDecimal.valueOf(40 + random.nextInt(60))));
            default -> number(column, old, random);
        };
    }

    private static FactValue number(FactDefinition column, @Nullable FactValue old, Random random) {
        BigDecimal now = old instanceof FactValue.Amount amount ? amount.value() : BigDecimal.TEN;
        BigDecimal next = switch (random.nextInt(6)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> now.add(BigDecimal.ONE);
            case 2 -> now.subtract(BigDecimal.ONE).max(BigDecimal.ZERO);
            case 3 -> column.type().isWhole() ? now.add(BigDecimal.TEN) : now.add(new BigDecimal("0.0001"));
            case 4 -> random.nextInt(8) == 0 ? new BigDecimal("999999999999999") : now.add(now);
            default -> BigDecimal.valueOf(random.nextInt(3_000));
        };
        return new FactValue.Amount(next);
    }
}
