package io.github.junheng.evaluation;

import static io.github.junheng.MadeUp.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Standard;
import io.github.junheng.statistics.DispersionFilter;
import io.github.junheng.testkit.Counties;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where floating point numbers cannot tell a coefficient of variation from its limit, exact fractions do, at every depth. */
class DispersionFallbackTest {
    /** D1: at most 0.5. */
    private static final Standard STANDARD = MadeUpStandard.standard();

    private static final LocalDate DAY = Counties.dayOf(STANDARD);
    private static final long QUARTER = 100_000_000_000_000L;
    private static final long PUPILS = 900_000_000_000_000L;

    @ParameterizedTest
    @CsvSource({"0, MET", "1, NOT_MET", "-1, MET"})
    void twoSchoolsOfEqualSizeAtTheLimitOrOneTeacherBesideIt(long beside, Status expected) {
        long more = 3 * QUARTER + beside;
        assertUndecided(more);
        CountyDataset dataset =
                CountyDataset.of(County.of("371425", "某县", 2024), List.of(school(1, QUARTER), school(2, more)));
        assertThat(Depths.agree(STANDARD, dataset, DAY)).doesNotContain("D1");
        Evaluator evaluator = Evaluator.of(STANDARD);
        CountyTable table = CountyTable.of(dataset, evaluator.layout());
        assertThat(evaluator.evaluate(dataset, DAY).orThrow().findings().stream()
                        .filter(f -> f.rule().local().equals("D1") && f.stageOrNull() == Stage.PRIMARY)
                        .map(Finding::status))
                .containsExactly(expected);
        // The same by way of a session that comes from somewhere else.
        CountyDataset before =
                dataset.withSchool(dataset.schools().get(1).school().code(), s -> s.with("primary.music", QUARTER));
        Session session = evaluator
                .session(CountyTable.of(before, evaluator.layout()), DAY)
                .orThrow()
                .with(dataset.schools().get(1).school().code(), "primary.music", FactValue.Amount.of(more));
        assertThat(session.outcomes().tally("D1"))
                .isEqualTo(evaluator.verdict(table, DAY).orThrow().tally("D1"));
    }

    private static void assertUndecided(long more) {
        DispersionFilter filter = new DispersionFilter();
        filter.begin(2);
        filter.take(0, PUPILS, 1, PUPILS);
        filter.take(1, PUPILS, 1, PUPILS);
        DispersionFilter.Sums sums = new DispersionFilter.Sums();
        filter.add(new long[] {QUARTER, more}, 0, 2, sums);
        assertThat(filter.order(sums, DispersionFilter.Bound.of(Rational.of(1, 2))))
                .isZero();
    }

    private static SchoolReport school(int serial, long music) {
        return primary(serial, "primary.students", PUPILS)
                .with("primary.music", music)
                .with("primary.arts", 0);
    }
}
