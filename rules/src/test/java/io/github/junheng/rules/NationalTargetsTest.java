package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 国家教育发展目标: context that decides nothing. */
class NationalTargetsTest {
    private static final Standard STANDARD =
            NationalStandards.find("national-targets").orElseThrow();

    @Test
    void fourteenRulesInformAndNoneDecides() {
        assertThat(STANDARD.rules())
                .hasSize(14)
                .allSatisfy((id, rule) -> assertThat(rule.informative()).as(id).isTrue());
        Evaluation evaluation = on(GoodCounty.county(), "2024-12-31");
        assertThat(evaluation.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(evaluation.findings()).hasSize(14);
    }

    /** NT.1 and NT.3 are exceeded, the others reached. */
    @ParameterizedTest
    @CsvSource({
        "1, context.preschoolEnrolmentPercent, 90.1, 90",
        "2, retention.nineYearPercent, 96, 95.9",
        "RET95, retention.nineYearPercent, 95, 94.9",
        "3, context.seniorEnrolmentPercent, 92.1, 92",
        "4, context.schoolingYears, 11.3, 11.2",
        "5, disabledChildren.enrolled, 97, 96",
        "DIS97, disabledChildren.enrolled, 97, 96",
        "6, context.sportsAreaPerHead, 2.6, 2.59",
        "7, context.exercisePercent, 38.5, 38.4",
        "KG60, context.publicKindergartenPercent, 60, 59.9",
        "SPED200K, specialSchools, 1, 0"
    })
    void aNumberIsShownBesideItsTarget(String rule, String fact, BigDecimal reached, BigDecimal missed) {
        County county = County.of("371425", "示例县", 2024)
                .with("disabledChildren.schoolAge", 100)
                .with("population", 200_000);
        assertThat(status(county.with(fact, reached), rule)).isEqualTo(Status.MET);
        assertThat(status(county.with(fact, missed), rule)).isEqualTo(Status.NOT_MET);
        assertThat(status(county, rule)).isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void aSpecialSchoolIsAskedOfPopulousCountiesAlone() {
        County county = County.of("371425", "示例县", 2024).with("specialSchools", 0);
        assertThat(status(county.with("population", 199_999), "SPED200K")).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status(county, "SPED200K")).isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void whatNoCellAnswersIsNeverJudged() {
        for (Rule rule : STANDARD.rules().values()) {
            if (rule.criterion() instanceof io.github.junheng.standard.Criterion.Context) {
                assertThat(status(GoodCounty.county(), rule.id().local())).isEqualTo(Status.NOT_APPLICABLE);
            }
        }
        assertThat(STANDARD.rules().values().stream()
                        .filter(r -> r.criterion() instanceof io.github.junheng.standard.Criterion.Context)
                        .map(r -> r.id().local()))
                .containsExactly("8", "ES2027", "ES2035");
    }

    private static Status status(County county, String rule) {
        return GoodCounty.finding(on(county, "2025-12-31"), rule, Level.COUNTY, null, null)
                .status();
    }

    private static Evaluation on(County county, String day) {
        CountyDataset dataset = CountyDataset.of(county, GoodCounty.dataset().schools());
        return Evaluator.of(STANDARD).evaluate(dataset, LocalDate.parse(day)).orThrow();
    }
}
