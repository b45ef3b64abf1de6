package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Reported;
import io.github.junheng.region.CountyCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 生均公用经费: the numbers by day and region, and what each rule asks. */
class PublicFundingTest {
    private static final Standard STANDARD =
            NationalStandards.find("public-funding").orElseThrow();

    @Test
    void thirteenRulesStandInTheOrderOfTheSheet() {
        assertThat(STANDARD.rules().keySet())
                .containsExactly("PF", "BD", "MIN", "SP", "POOR", "MEAL", "KG", "R1", "R2", "R3", "R4", "R5", "R6");
        assertThat(STANDARD.decides()).isFalse();
        assertThat(STANDARD.rule("R4").informative()).isTrue();
    }

    /** FN.PF: 2016 by region; unified from 2020 (unverified); 720/940 from spring 2023. */
    @ParameterizedTest
    @CsvSource({
        // 北京, 吉林, 重庆, 贵州
        "110101, 2016-12-31, 650, 850", "220101, 2016-12-31, 600, 800",
        "500101, 2016-12-31, 600, 800", "520101, 2016-12-31, 600, 800",
        "110101, 2019-12-31, 650, 850", "520101, 2019-12-31, 600, 800",
        "110101, 2020-01-01, 650, 850", "520101, 2020-01-01, 650, 850",
        "110101, 2021-12-31, 650, 850", "520101, 2021-12-31, 650, 850",
        "110101, 2023-02-28, 650, 850", "520101, 2023-02-28, 650, 850",
        "110101, 2023-03-01, 720, 940", "520101, 2023-03-01, 720, 940",
        "110101, 2025-12-31, 720, 940", "500101, 2025-12-31, 720, 940",
    })
    void theQuotaDependsOnDayAndRegion(String county, String day, int primary, int junior) {
        for (int below = 0; below <= 1; below++) {
            CountyDataset dataset = county(county)
                    .with("publicFundingQuotaYuan.PRIMARY", primary - below)
                    .with("publicFundingQuotaYuan.JUNIOR", junior - below)
                    .dataset();
            Status expected = below == 0 ? Status.MET : Status.NOT_MET;
            for (Stage stage : List.of(Stage.PRIMARY, Stage.JUNIOR)) {
                Finding finding = on(dataset, day, "PF", stage);
                assertThat(finding.status()).as("%s %s", day, stage).isEqualTo(expected);
                assertThat(finding.measure().orElseThrow().limit().orElseThrow())
                        .isEqualTo(Rational.of(stage == Stage.PRIMARY ? primary : junior));
            }
        }
    }

    @Test
    void beforeSpring2016NoQuotaIsInForce() {
        CountyDataset dataset =
                county("110101").with("publicFundingQuotaYuan.PRIMARY", 1).dataset();
        assertThat(on(dataset, "2016-02-29", "PF", Stage.PRIMARY).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(on(dataset, "2016-03-01", "PF", Stage.PRIMARY).status()).isEqualTo(Status.NOT_MET);
    }

    /** A province in no region leaves a number open that differs by region, and one that does not, not. */
    @ParameterizedTest
    @CsvSource({"710001, NO_REGION", "TEDA-01, NO_REGION", "'', NOT_REPORTED"})
    void aCountyInNoRegionIsIndeterminateWhereTheNumberDiffers(String code, Missing.Why why) {
        CountyDataset dataset = county(code)
                .with("publicFundingQuotaYuan.PRIMARY", 650)
                .with("publicFundingQuotaYuan.JUNIOR", 850)
                .dataset();
        Finding open = on(dataset, "2016-12-31", "PF", Stage.PRIMARY);
        assertThat(open.outcome()).isInstanceOfSatisfying(Outcome.Indeterminate.class, outcome -> {
            assertThat(outcome.missing()).hasSize(1);
            assertThat(outcome.missing().get(0).cell().fact()).isEqualTo("code");
            assertThat(outcome.missing().get(0).why()).isEqualTo(why);
        });
        assertThat(on(dataset, "2021-12-31", "PF", Stage.PRIMARY).status()).isEqualTo(Status.MET);
        assertThat(on(dataset, "2015-12-31", "PF", Stage.PRIMARY).status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    /** One dataset on four dates: what was enough in 2016 is not in 2025. */
    @Test
    void oneDatasetShowsTheDatedChanges() {
        CountyDataset dataset = county("520101")
                .with("publicFundingQuotaYuan.PRIMARY", 600)
                .with("publicFundingQuotaYuan.JUNIOR", 850)
                .with("funding.boarderExtraYuan", 200)
                .with("specialEducation.fundsYuan", 600_000)
                .with("specialEducation.students", 100)
                .dataset();
        assertThat(List.of("2016-12-31", "2021-12-31", "2023-12-31", "2025-12-31"))
                .extracting(day -> day.substring(0, 4)
                        + " " + on(dataset, day, "PF", Stage.PRIMARY).status()
                        + " " + on(dataset, day, "PF", Stage.JUNIOR).status()
                        + " " + on(dataset, day, "BD", null).status()
                        + " " + on(dataset, day, "SP", null).status())
                .containsExactly(
                        "2016 MET MET MET MET",
                        "2021 NOT_MET MET MET MET",
                        "2023 NOT_MET NOT_MET NOT_MET MET",
                        "2025 NOT_MET NOT_MET NOT_MET NOT_MET");
    }

    /** FN.SP and FN.BD change on 1 March, the first day of the spring semester. */
    @ParameterizedTest
    @CsvSource({
        "SP, 2025-02-28, 6000",
        "SP, 2025-03-01, 7000",
        "BD, 2023-02-28, 200",
        "BD, 2023-03-01, 300",
        "MEAL, 2021-08-31, 3",
        "MEAL, 2021-09-01, 5",
        "KG, 2024-01-01, 600"
    })
    void semestersBeginOnTheirFirstDay(String rule, String day, int limit) {
        for (int below = 0; below <= 1; below++) {
            CountyDataset dataset = county("371425")
                    .with("specialEducation.fundsYuan", 10 * (limit - below))
                    .with("specialEducation.students", 10)
                    .with("funding.boarderExtraYuan", limit - below)
                    .with("funding.mealPilot", true)
                    .with("funding.mealYuanPerDay", limit - below)
                    .with("funding.kindergartenQuotaYuan", limit - below)
                    .dataset();
            assertThat(on(dataset, day, rule, null).status()).isEqualTo(below == 0 ? Status.MET : Status.NOT_MET);
        }
    }

    /** FN.POOR: boarders 1000/1250, from 2025 1250/1500 and day pupils 625/750; before, nothing is known of these. */
    @ParameterizedTest
    @CsvSource({
        "2024-12-31, PRIMARY, 1000, 0", "2024-12-31, JUNIOR, 1250, 0",
        "2025-01-01, PRIMARY, 1250, 625", "2025-01-01, JUNIOR, 1500, 750"
    })
    void allowancesOfBoardersAndDayPupils(String day, Stage stage, int boarder, int dayPupil) {
        String prefix = "funding.allowanceYuan." + stage.key();
        Some county = county("371425").with(prefix + ".boarder", boarder).with(prefix + ".nonBoarder", dayPupil);
        assertThat(on(county.dataset(), day, "POOR", stage).status()).isEqualTo(Status.MET);
        assertThat(on(county.with(prefix + ".boarder", boarder - 1).dataset(), day, "POOR", stage)
                        .status())
                .isEqualTo(Status.NOT_MET);
        if (dayPupil > 0) {
            assertThat(on(county.with(prefix + ".nonBoarder", dayPupil - 1).dataset(), day, "POOR", stage)
                            .status())
                    .isEqualTo(Status.NOT_MET);
        }
    }

    @Test
    void mealsConcernPilotCountiesAlone() {
        Some county = county("520101").with("funding.mealYuanPerDay", 5);
        assertThat(on(county.with("funding.mealPilot", false).dataset(), "2024-12-31", "MEAL", null)
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(on(county.dataset(), "2024-12-31", "MEAL", null).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Indeterminate.class,
                        outcome -> assertThat(outcome.missing())
                                .extracting(m -> m.cell().fact())
                                .containsExactly("funding.mealPilot"));
    }

    /** FN.MIN: 99 pupils are funded as 100; 100 pupils are out of the rule. */
    @Test
    void smallSchoolsAreFundedAsAHundred() {
        Some county = county("371425").with("publicFundingQuotaYuan.PRIMARY", 720);
        assertThat(minimum(county, 99, "7.2").status()).isEqualTo(Status.MET);
        assertThat(minimum(county, 99, "7.1999").status()).isEqualTo(Status.NOT_MET);
        assertThat(minimum(county, 100, "1").status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    private static Finding minimum(Some county, int pupils, String granted) {
        CountyDataset dataset = CountyDataset.of(
                county.county(),
                List.of(GoodCounty.school(GoodCounty.PRIMARY, SchoolKind.PRIMARY_SCHOOL, pupils, 0, 0)
                        .with("publicFundsGranted", new java.math.BigDecimal(granted))));
        return on(dataset, "2024-12-31", "MIN", null);
    }

    /** R1, R2: not falling is enough; R3: growing is asked for. */
    @Test
    void notFallingIsEnoughWhereOnlyThatIsAsked() {
        Some county = county("371425")
                .with("funding.generalBudget", 1000)
                .with("previous.funding.generalBudget", 1000)
                .with("funding.students", 100)
                .with("previous.funding.students", 100);
        assertThat(on(county.dataset(), "2024-12-31", "R1", null).status()).isEqualTo(Status.MET);
        assertThat(on(county.dataset(), "2024-12-31", "R2", null).status()).isEqualTo(Status.MET);
        assertThat(on(county.with("funding.generalBudget", 999).dataset(), "2024-12-31", "R1", null)
                        .status())
                .isEqualTo(Status.NOT_MET);
        assertThat(on(county.with("funding.students", 101).dataset(), "2024-12-31", "R2", null)
                        .status())
                .isEqualTo(Status.NOT_MET);
    }

    @Test
    void threeGrowthsAreStrict() {
        Some county = county("371425")
                .with("funding.appropriation", 111)
                .with("previous.funding.appropriation", 100)
                .with("funding.regularRevenue", 110)
                .with("previous.funding.regularRevenue", 100)
                .with("funding.students", 100)
                .with("previous.funding.students", 100)
                .with("funding.pay", 101)
                .with("previous.funding.pay", 100)
                .with("funding.publicFundsPerPupil", 101)
                .with("previous.funding.publicFundsPerPupil", 100);
        assertThat(on(county.dataset(), "2024-12-31", "R3", null).status()).isEqualTo(Status.MET);
        for (Some equal : List.of(
                county.with("funding.appropriation", 110),
                county.with("funding.students", 111),
                county.with("funding.pay", 100),
                county.with("funding.publicFundsPerPupil", 100))) {
            assertThat(on(equal.dataset(), "2024-12-31", "R3", null).status()).isEqualTo(Status.NOT_MET);
        }
    }

    @Test
    void sharesAreHeldAgainstAllOfItAndAgainstTheProvince() {
        Some county = county("371425")
                .with("funding.surchargeCollected", 200)
                .with("funding.surchargeSpent", 200)
                .with("ruralTaxTransfer.total", 100)
                .with("ruralTaxTransfer.toCompulsory", 50);
        assertThat(on(county.dataset(), "2024-12-31", "R5", null).status()).isEqualTo(Status.MET);
        assertThat(on(county.with("funding.surchargeSpent", 199).dataset(), "2024-12-31", "R5", null)
                        .status())
                .isEqualTo(Status.NOT_MET);
        assertThat(on(county.dataset(), "2024-12-31", "R6", null).status()).isEqualTo(Status.INDETERMINATE);
        Some told = county.with("provincial.ruralTaxTransferPercent", 50);
        assertThat(on(told.dataset(), "2024-12-31", "R6", null).status()).isEqualTo(Status.MET);
        assertThat(on(told.with("ruralTaxTransfer.toCompulsory", 49).dataset(), "2024-12-31", "R6", null)
                        .status())
                .isEqualTo(Status.NOT_MET);
    }

    @Test
    void shareOfGrossDomesticProductIsOfTheNationAlone() {
        Finding finding = on(county("371425").dataset(), "2024-12-31", "R4", null);
        assertThat(finding.status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void whatIsUnverifiedSaysSo() {
        Limit.Printed limit =
                (Limit.Printed) ((Criterion.Comparison) STANDARD.rule("PF").criterion()).limit();
        Timeline.Entry<Dated<Rational>> unified =
                limit.values().get("PRIMARY").entryOn(LocalDate.of(2020, 1, 1)).orElseThrow();
        assertThat(unified.value().citation().confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(unified.range().knownFrom()).hasToString("2020");
        assertThat(unified.range().knownUntil()).hasToString("2023-spring");
        assertThat(limit.values().get("PRIMARY@东部").entries())
                .extracting(e -> e.range().knownFrom() + " " + e.value().value().toDecimal())
                .containsExactly("2016-spring 650", "2020 650", "2023-spring 720");
    }

    // --- helpers

    private static Finding on(CountyDataset dataset, String day, String rule, @Nullable Stage stage) {
        Evaluation evaluation =
                Evaluator.of(STANDARD).evaluate(dataset, LocalDate.parse(day)).orThrow();
        return GoodCounty.finding(evaluation, rule, stage == null ? Level.COUNTY : Level.COUNTY_STAGE, null, stage);
    }

    private static Some county(String code) {
        County county = County.of("371425", "示例县", 2024);
        return new Some(new County(
                code.isEmpty() ? Reported.none() : Reported.of(new CountyCode(code)),
                county.name(),
                county.year(),
                county.facts()));
    }

    private record Some(County county) {
        Some with(String fact, Object value) {
            return new Some(county.with(fact, value));
        }

        CountyDataset dataset() {
            return CountyDataset.of(county, GoodCounty.dataset().schools());
        }
    }
}
