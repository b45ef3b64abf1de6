package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the data say, against the fact sheet of the standard. */
class NationalStandardsTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();

    @Test
    void everyRuleOfTheStandardIsThereInItsOrder() {
        List<String> expected = new ArrayList<>(List.of("E1", "E2"));
        range(expected, "R", 7);
        expected.add("R");
        range(expected, "C", 7);
        range(expected, "G", 15);
        range(expected, "Q", 9);
        expected.add("S1");
        range(expected, "V", 7);
        assertThat(STANDARD.rules().keySet()).containsExactlyElementsOf(expected);
        assertThat(STANDARD.concessions()).extracting(c -> c.id()).containsExactly("T1", "T2", "T3", "T4", "T5");
    }

    /** 教基一〔2014〕10号 until 教基〔2017〕9号 of 2017-12-04; 教督〔2012〕3号 replaced by 教督〔2017〕6号, of 2017-04-19, for new work. */
    @ParameterizedTest
    @CsvSource({
        "school-management-2017, 2016-12-31, school-management-2014",
        "school-management-2014, 2016-12-31, school-management-2014",
        "school-management-2014, 2017-12-04, school-management-2017",
        "school-management-2014, 2014-08-01,",
        "quality-balanced-2017, 2017-04-18, balanced-2012",
        "quality-balanced-2017, 2017-04-19, quality-balanced-2017",
        "balanced-2012, 2024-12-31, balanced-2012",
        "workload, 2015-12-31,",
        "nobody, 2024-12-31,"
    })
    void anEditionIsPickedByIdAndDay(String id, LocalDate day, @Nullable String edition) {
        assertThat(NationalStandards.find(id, day).map(Standard::id)).isEqualTo(Optional.ofNullable(edition));
    }

    @Test
    void whatIsInForceIsPickedByDay() {
        assertThat(NationalStandards.inForce(LocalDate.of(2015, 1, 1)))
                .extracting(Standard::id)
                .contains("balanced-2012", "school-management-2014")
                .doesNotContain("quality-balanced-2017", "school-management-2017");
    }

    @Test
    void editionsAreLinkedBothWays() {
        List<Standard> all = NationalStandards.all();
        assertThat(all)
                .filteredOn(standard -> !standard.supersedes().isEmpty())
                .extracting(Standard::id)
                .containsExactlyInAnyOrder("quality-balanced-2017", "school-management-2017");
        for (Standard standard : all) {
            assertThat(NationalStandards.ids()).containsAll(standard.supersedes());
        }
        assertThat(NationalStandards.find("balanced-2012").orElseThrow().supersededBy(all))
                .containsExactly("quality-balanced-2017");
    }

    @ParameterizedTest
    @CsvSource({
        "R1, 4.2, 3.57, 5.3, 4.505",
        "R2, 1, 0.85, 1, 0.85",
        "R3, 0.9, 0.765, 0.9, 0.765",
        "R4, 4.5, 3.825, 5.8, 4.93",
        "R5, 7.5, 6.375, 10.2, 8.67",
        "R6, 2000, 1700, 2500, 2125",
        "R7, 2.3, 1.955, 2.4, 2.04"
    })
    void limitsAndFloorsAreThoseThatArePrinted(
            String rule, String primary, String primaryFloor, String junior, String juniorFloor) {
        Criterion.Comparison comparison =
                (Criterion.Comparison) STANDARD.rule(rule).criterion();
        Limit.Printed limit = (Limit.Printed) comparison.limit();
        Rational floor = ((Criterion.KOfN) STANDARD.rule("R").criterion())
                .floor()
                .on(LocalDate.of(2024, 12, 31))
                .orElseThrow()
                .value();
        assertThat(value(limit, "PRIMARY")).isEqualTo(Rational.parse(primary));
        assertThat(value(limit, "PRIMARY").times(floor)).isEqualTo(Rational.parse(primaryFloor));
        assertThat(value(limit, "JUNIOR")).isEqualTo(Rational.parse(junior));
        assertThat(value(limit, "JUNIOR").times(floor)).isEqualTo(Rational.parse(juniorFloor));
    }

    @Test
    void everyDispersionHasTheLimitsOfItsStage() {
        for (int i = 1; i <= 7; i++) {
            Criterion.Dispersion dispersion =
                    (Criterion.Dispersion) STANDARD.rule("C" + i).criterion();
            assertThat(dispersion.indicator()).isEqualTo("R" + i);
            assertThat(value((Limit.Printed) dispersion.limit(), "PRIMARY")).isEqualTo(Rational.parse("0.50"));
            assertThat(value((Limit.Printed) dispersion.limit(), "JUNIOR")).isEqualTo(Rational.parse("0.45"));
        }
    }

    @Test
    void articlesArePrintedOnlyWhereTheyWereEstablished() {
        for (Rule rule : STANDARD.rules().values()) {
            Citation citation = rule.citation();
            switch (rule.id().local().charAt(0)) {
                case 'R', 'C' -> assertThat(citation.articleOrNull()).startsWith("第六条");
                case 'G' -> {
                    assertThat(citation.articleOrNull()).startsWith("第七条");
                    assertThat(citation.confidence()).isEqualTo(Confidence.INFERRED);
                }
                case 'Q' -> assertThat(citation.articleOrNull()).startsWith("第八条");
                default -> assertThat(citation.articleOrNull()).isNull();
            }
        }
        assertThat(STANDARD.rule("V7").citation().confidence()).isEqualTo(Confidence.SINGLE_SOURCE);
        assertThat(STANDARD.inForceConfidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(STANDARD.concessions()).allMatch(c -> c.citation().confidence() == Confidence.SINGLE_SOURCE);
    }

    @Test
    void theBarOfSpecialEducationIsTheTextsOnEveryDate() {
        Criterion.Comparison g7 = (Criterion.Comparison) STANDARD.rule("G7").criterion();
        for (int year = 2017; year <= 2030; year++) {
            assertThat(((Limit.Printed) g7.limit())
                            .on(LocalDate.of(year, 12, 31), null, null)
                            .orElseThrow()
                            .value())
                    .isEqualTo(Rational.of(6000));
        }
        assertThat(g7.normOrNull().on(LocalDate.of(2025, 2, 28)).orElseThrow().value())
                .isEqualTo(Rational.of(6000));
        assertThat(g7.normOrNull().on(LocalDate.of(2025, 3, 1)).orElseThrow().value())
                .isEqualTo(Rational.of(7000));
    }

    @Test
    void theGoodCountyMeetsEveryRule() {
        assertThat(GoodCounty.evaluate(GoodCounty.dataset()).status()).isEqualTo(Status.MET);
    }

    @Test
    void anUnknownIdIsNoStandard() {
        assertThat(NationalStandards.find("quality-balanced-2018")).isEmpty();
        assertThat(NationalStandards.overlay("nowhere")).isEmpty();
        assertThat(NationalStandards.ids())
                .startsWith("quality-balanced-2017")
                .contains("balanced-2012", "staffing")
                .doesNotHaveDuplicates();
        assertThat(NationalStandards.all()).hasSameSizeAs(NationalStandards.ids());
    }

    private static Rational value(Limit.Printed limit, String stage) {
        return limit.values()
                .get(stage)
                .on(LocalDate.of(2024, 12, 31))
                .orElseThrow()
                .value();
    }

    private static void range(List<String> ids, String prefix, int last) {
        for (int i = 1; i <= last; i++) {
            ids.add(prefix + i);
        }
    }
}
