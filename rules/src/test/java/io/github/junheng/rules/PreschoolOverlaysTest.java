package io.github.junheng.rules;

import static io.github.junheng.evaluation.Status.INDETERMINATE;
import static io.github.junheng.evaluation.Status.MET;
import static io.github.junheng.evaluation.Status.NOT_MET;
import static io.github.junheng.rules.GoodPreschool.kindergarten;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.overlay.StandardDiff;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.DateRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Liaoning, Shenyang and Henan lay over 教督〔2020〕1号 (沈教督发〔2021〕11号, one source), at and around every number. */
class PreschoolOverlaysTest {
    private static final Standard NATION =
            NationalStandards.find("preschool-2020").orElseThrow();
    private static final Standard LIAONING = layered("example-liaoning-preschool");
    private static final Standard SHENYANG = layered("example-shenyang-preschool");
    private static final Standard HENAN = layered("example-henan-preschool");

    private static Standard layered(String id) {
        try {
            return ShippedLintTest.layered(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of so many kindergartens, those that fail an item. */
    private static CountyDataset failing(int all, int failed, String item) {
        List<SchoolReport> kindergartens = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            // One is private, so that every item concerns somebody.
            String operation = i == all - 1 ? "非普惠性民办" : "公办";
            SchoolReport one = kindergarten(SchoolCode.parse("1137" + (100_000 + i)), operation, 2, 25);
            kindergartens.add(i < failed ? one.with("kindergarten.item" + item, "未达到") : one);
        }
        return GoodPreschool.dataset().withKindergartens(kindergartens);
    }

    private static CountyDataset county(String fact, @Nullable Object value) {
        return GoodPreschool.with(GoodPreschool.dataset(), fact, value);
    }

    private static String told(Finding finding) {
        return finding.status() + " " + finding.grade().orElse("-");
    }

    private static String told(Standard standard, CountyDataset dataset, String rule) {
        return told(GoodPreschool.ofCounty(standard, dataset, rule));
    }

    // 26, 27, 29

    @ParameterizedTest
    @CsvSource({
        "26, 40, 0, MET 合格",
        "26, 40, 1, MET 基本合格",
        "26, 40, 2, MET 基本合格",
        "26, 40, 3, NOT_MET 不合格",
        "27, 100, 0, MET 合格",
        "27, 100, 3, MET 基本合格",
        "27, 100, 4, NOT_MET 不合格",
        "29, 20, 0, MET 合格",
        "29, 20, 1, MET 基本合格",
        "29, 20, 4, MET 基本合格",
        "29, 20, 5, NOT_MET 不合格"
    })
    void inLiaoningAShareThatFailsIsAPassOfTheLowerGrade(String rule, int all, int failed, String expected) {
        CountyDataset dataset = failing(all, failed, rule);
        assertThat(told(LIAONING, dataset, rule)).isEqualTo(expected);
        assertThat(GoodPreschool.ofCounty(NATION, dataset, rule).status())
                .as("the nation knows no 基本合格")
                .isEqualTo(failed == 0 ? MET : NOT_MET);
    }

    @Test
    void aKindergartenThatFailsIsToldByItsReportedWordAndTheCountyByItsGrade() {
        List<Finding> findings = GoodPreschool.of(LIAONING, failing(40, 2, "26"), "26");
        assertThat(findings).hasSize(41);
        assertThat(told(findings.get(0))).isEqualTo("NOT_MET 未达到");
        assertThat(told(findings.get(2))).isEqualTo("MET 达到");
        Finding county = findings.get(40);
        assertThat(told(county)).isEqualTo("MET 基本合格");
        assertThat(county.measure().orElseThrow().limit().orElseThrow().toDecimal())
                .isEqualTo("5");
        assertThat(county.citation().layer()).contains("example-liaoning-preschool");
        assertThat(county.citation().document()).isEqualTo("沈教督发〔2021〕11号");
        assertThat(county.units().orElseThrow().notMet()).isEqualTo(2);
    }

    @Test
    void oneKindergartenThatIsNotReportedLeavesGradeAndOutcomeOpen() {
        CountyDataset dataset =
                failing(40, 1, "26").withSchool(SchoolCode.parse("1137100039"), k -> k.without("kindergarten.item26"));
        assertThat(told(LIAONING, dataset, "26")).isEqualTo("INDETERMINATE -");
    }

    @Test
    void beforeItsDaysAnOverlaysGradesAreNotThere() {
        CountyDataset dataset = failing(40, 1, "26");
        for (String day : List.of("2020-12-31", "2021-01-01")) {
            Finding county =
                    Evaluator.of(LIAONING).evaluate(dataset, LocalDate.parse(day)).orThrow().findings().stream()
                            .filter(f ->
                                    f.rule().local().equals("26") && f.school().isEmpty())
                            .findFirst()
                            .orElseThrow();
            assertThat(told(county)).isEqualTo(day.startsWith("2020") ? "NOT_MET -" : "MET 基本合格");
        }
    }

    // 11, 12, 16, 17

    @ParameterizedTest
    @CsvSource({"11, otherPublicSubsidy", "12, inclusivePrivateSubsidy"})
    void inLiaoningTheSubsidyIs500AndARuleAboutItAPassOfTheLowerGrade(String rule, String amount) {
        CountyDataset open = county("preschool." + amount + "Rule", false);
        String fact = "preschool." + amount + "Yuan";
        assertThat(told(LIAONING, GoodPreschool.with(open, fact, 500), rule)).isEqualTo("MET 合格");
        assertThat(told(LIAONING, GoodPreschool.with(open, fact, 501), rule)).isEqualTo("MET 合格");
        assertThat(told(LIAONING, GoodPreschool.with(open, fact, 499), rule)).isEqualTo("NOT_MET 不合格");
        CountyDataset ruled = county("preschool." + amount + "Rule", true);
        Finding counted = GoodPreschool.ofCounty(LIAONING, GoodPreschool.with(ruled, fact, 499), rule);
        assertThat(told(counted)).isEqualTo("MET 基本合格");
        assertThat(counted.citation().layer()).contains("example-liaoning-preschool");
        assertThat(counted.citation().confidence())
                .as("that it counts is inferred")
                .isEqualTo(Confidence.INFERRED);
        assertThat(counted.measure()).as("what was met has no number").isEmpty();
        Finding failed = GoodPreschool.ofCounty(LIAONING, GoodPreschool.with(open, fact, 499), rule);
        assertThat(failed.measure().orElseThrow().valueOrNull()).hasToString("499");
        assertThat(failed.outcome())
                .isInstanceOfSatisfying(
                        Outcome.NotMet.class,
                        not -> assertThat(not.shortfall().orElseThrow().amount())
                                .isEqualByComparingTo("1"));
        assertThat(GoodPreschool.ofCounty(LIAONING, GoodPreschool.with(open, fact, 499), rule)
                        .measure()
                        .orElseThrow()
                        .limit()
                        .orElseThrow()
                        .toDecimal())
                .isEqualTo("500");
        assertThat(GoodPreschool.ofCounty(NATION, GoodPreschool.with(open, fact, 500), rule)
                        .status())
                .as("the province's reported number is 600")
                .isEqualTo(NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"16", "17"})
    void inLiaoningWhatIsReachedInPartCounts(String rule) {
        String fact = "preschool.item" + rule;
        assertThat(told(LIAONING, county(fact, "达到"), rule)).isEqualTo("MET 合格");
        Finding counted = GoodPreschool.ofCounty(LIAONING, county(fact, "部分达到"), rule);
        assertThat(told(counted)).isEqualTo("MET 基本合格");
        assertThat(counted.citation().layer()).contains("example-liaoning-preschool");
        assertThat(counted.citation().confidence()).isEqualTo(Confidence.INFERRED);
        assertThat(told(LIAONING, county(fact, "未达到"), rule)).isEqualTo("NOT_MET 不合格");
        assertThat(told(LIAONING, county(fact, null), rule)).isEqualTo("INDETERMINATE -");
    }

    // the tiers

    /** With so many of the seven items that have a lower grade at that grade. */
    private static CountyDataset lower(int items) {
        CountyDataset dataset = failing(40, 0, "26");
        List<String> shares = List.of("26", "27", "29");
        for (int i = 0; i < items; i++) {
            if (i < 3) {
                String item = "kindergarten.item" + shares.get(i);
                dataset = dataset.withSchool(SchoolCode.parse("1137100000"), k -> k.with(item, "未达到"));
            } else if (i < 5) {
                dataset = GoodPreschool.with(dataset, "preschool.item" + (i + 13), "部分达到");
            } else {
                String amount = i == 5 ? "otherPublicSubsidy" : "inclusivePrivateSubsidy";
                dataset = GoodPreschool.with(
                        GoodPreschool.with(dataset, "preschool." + amount + "Yuan", 100),
                        "preschool." + amount + "Rule",
                        true);
            }
        }
        return dataset;
    }

    @ParameterizedTest
    @CsvSource({"0, 36, 创优", "3, 33, 创优", "4, 32, 提高", "5, 31, 提高", "6, 30, 巩固", "7, 29, 巩固"})
    void inShenyangTheTierIsCountedFromTheGrades(int lower, int best, String tier) {
        CountyDataset dataset = lower(lower);
        Finding finding = GoodPreschool.ofCounty(SHENYANG, dataset, "TIER");
        assertThat(told(finding)).isEqualTo("MET " + tier);
        assertThat(finding.measure().orElseThrow().valueOrNull()).hasToString(String.valueOf(best));
        assertThat(GoodPreschool.evaluate(SHENYANG, dataset).status()).isEqualTo(MET);
    }

    @Test
    void inShenyangOneItemThatFailsIsBelowEveryTier() {
        CountyDataset dataset = GoodPreschool.with(lower(0), "preschool.unlicensed", 1);
        Finding finding = GoodPreschool.ofCounty(SHENYANG, dataset, "TIER");
        assertThat(told(finding)).isEqualTo("NOT_MET 未达到巩固");
        assertThat(told(SHENYANG, GoodPreschool.with(lower(0), "preschool.unlicensed", null), "TIER"))
                .isEqualTo("INDETERMINATE -");
        assertThat(told(SHENYANG, GoodPreschool.with(lower(7), "preschoolSurvey.satisfied", 8_500), "TIER"))
                .as("the survey is none of the 36 items")
                .isEqualTo("MET 巩固");
    }

    @Test
    void anItemThatConcernsNobodyLeavesOneFewerToReachTheGrade() {
        // No private kindergarten, so that item 25 concerns nobody.
        CountyDataset dataset =
                lower(7).withSchool(SchoolCode.parse("1137100039"), k -> k.with("kindergarten.operation", "公办"));
        Finding finding = GoodPreschool.ofCounty(SHENYANG, dataset, "TIER");
        assertThat(told(finding)).isEqualTo("MET 巩固");
        assertThat(finding.measure().orElseThrow().valueOrNull()).hasToString("28");
        assertThat(finding.measure().orElseThrow().limit().orElseThrow().toDecimal())
                .isEqualTo("28");
    }

    @Test
    void anItemThatMayStillMissTheLowestGradeLeavesTheTierOpen() {
        CountyDataset dataset = GoodPreschool.with(
                lower(0).without(CellRef.ofCounty("preschool.otherPublicSubsidyRule")),
                "preschool.otherPublicSubsidyYuan",
                100);
        assertThat(told(SHENYANG, dataset, "11")).isEqualTo("INDETERMINATE -");
        Finding tier = GoodPreschool.ofCounty(SHENYANG, dataset, "TIER");
        assertThat(told(tier)).isEqualTo("INDETERMINATE -");
        assertThat(tier.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Indeterminate.class,
                        open -> assertThat(open.missing())
                                .extracting(m -> m.cell())
                                .contains(CellRef.ofCounty("preschool.otherPublicSubsidyRule")));
    }

    @Test
    void anItemThatIsSureOfTheLowestGradeLeavesNothingOpenWhereEnoughOthersReachTheBest() {
        CountyDataset dataset = GoodPreschool.with(
                lower(0).without(CellRef.ofCounty("preschool.otherPublicSubsidyYuan")),
                "preschool.otherPublicSubsidyRule",
                true);
        assertThat(told(SHENYANG, dataset, "TIER")).isEqualTo("MET 创优");
    }

    @Test
    void whereNothingIsReportedTheTierIsOpen() {
        CountyDataset empty = CountyDataset.of(
                County.of("371425", "示例县", 2024), GoodPreschool.dataset().schools());
        assertThat(told(SHENYANG, empty, "TIER")).isEqualTo("INDETERMINATE -");
    }

    @Test
    void everyFindingCanBeExplainedAndSaysTheSame() {
        for (int lower : List.of(0, 4, 7)) {
            Evaluation evaluation = GoodPreschool.evaluate(SHENYANG, lower(lower));
            for (Finding finding : evaluation.findings()) {
                assertThat(evaluation.explain(finding).exact())
                        .as("%s %s", finding.rule(), finding.subject())
                        .isEqualTo(finding.status());
            }
            Finding tier = GoodPreschool.ofCounty(SHENYANG, lower(lower), "TIER");
            assertThat(ExplanationText.of(evaluation, tier, Locale.CHINESE))
                    .contains("等次：" + tier.grade().orElseThrow())
                    .contains("36 项中至少 29 项合格，其余不低于基本合格");
        }
    }

    @Test
    void aTableTellsTheSameAndSoDoesASession() {
        CountyDataset dataset = lower(5);
        Evaluator evaluator = Evaluator.of(SHENYANG);
        CountyTable table = CountyTable.of(dataset, evaluator.layout());
        assertThat(new ArrayList<>(evaluator.evaluate(table).orThrow().findings()))
                .isEqualTo(new ArrayList<>(evaluator.evaluate(dataset).orThrow().findings()));
        assertThat(evaluator.session(table).orThrow().outcomes().status()).isEqualTo(Status.MET);
    }

    // Henan

    @ParameterizedTest
    @CsvSource({"8999, NOT_MET", "9000, MET", "9001, MET"})
    void inHenanGrossEnrolmentIs90Percent(int enrolled, Status expected) {
        CountyDataset dataset =
                GoodPreschool.with(county("preschool.enrolled", enrolled), "preschool.children3to5", 10_000);
        Finding finding = GoodPreschool.ofCounty(HENAN, dataset, "1");
        assertThat(finding.status()).isEqualTo(expected);
        assertThat(finding.citation().layer()).contains("example-henan-preschool");
        assertThat(GoodPreschool.ofCounty(NATION, dataset, "1").status()).isEqualTo(MET);
    }

    // a place in cases, and in a part

    @Test
    void aNumberOfACaseAndOneOfAPartInAPartHaveAPlaceEach() {
        Standard staffing = NationalStandards.find("staffing").orElseThrow();
        assertThat(Overlays.targets(staffing))
                .contains(
                        "K1/case1/limit/default",
                        "K1/case2/limit/default",
                        "K3/carers/case1/limit/default",
                        "K4/most/case3/limit/default");
        Overlay.NumberChange change = new Overlay.NumberChange(
                "K1/case1/limit",
                Overlay.Action.TIGHTEN,
                DateRange.from(LocalDate.of(2021, 1, 1)),
                new Dated<>(
                        Rational.parse("0.2"),
                        new Citation("某省文件", null, Confidence.SINGLE_SOURCE),
                        LocalDate.of(2026, 1, 1)));
        assertThat(Overlays.check(staffing, change, "here")).isEmpty();
        assertThat(Overlays.check(
                        staffing,
                        new Overlay.NumberChange(
                                "K4/most/case1/limit", Overlay.Action.TIGHTEN, change.range(), change.value()),
                        "here"))
                .as("fewer heads are stricter")
                .isEmpty();
        assertThat(Overlays.check(
                        staffing,
                        new Overlay.NumberChange(
                                "K1/case3/limit", Overlay.Action.TIGHTEN, change.range(), change.value()),
                        "here"))
                .singleElement()
                .satisfies(p -> assertThat(p.message(Locale.ENGLISH)).contains("K1/case2/limit/default"));
        assertThat(Overlays.check(
                        staffing,
                        new Overlay.NumberChange(
                                "K3/carers/case1/limit", Overlay.Action.TIGHTEN, change.range(), change.value()),
                        "here"))
                .as("fewer carers are looser")
                .hasSize(1);
    }

    // diff

    @Test
    void theDifferenceNamesNumbersGradesAndRules() {
        LocalDate day = LocalDate.of(2024, 12, 31);
        assertThat(StandardDiff.of(new StandardDiff.Side(NATION, day), new StandardDiff.Side(SHENYANG, day)))
                .filteredOn(d -> d.what() != StandardDiff.What.CELLS)
                .extracting(d -> d.what() + " " + d.target() + " "
                        + (d.afterOrNull() == null ? "-" : d.afterOrNull().text()))
                .containsExactly(
                        "NUMBER 11/limit/default 500",
                        "GRADES 11 合格 / 基本合格 + evidence preschool.otherPublicSubsidyRule true / 不合格",
                        "NUMBER 12/limit/default 500",
                        "GRADES 12 合格 / 基本合格 + evidence preschool.inclusivePrivateSubsidyRule true / 不合格",
                        "GRADES 16 合格 / 基本合格 + evidence preschool.item16 部分达到 / 不合格",
                        "GRADES 17 合格 / 基本合格 + evidence preschool.item17 部分达到 / 不合格",
                        "GRADES 26 合格 / 基本合格 + share 26 not-met <= 5 / 不合格",
                        "GRADES 27 合格 / 基本合格 + share 27 not-met <= 3 / 不合格",
                        "GRADES 29 合格 / 基本合格 + share 29 met >= 80 / 不合格",
                        "RULE TIER 三档：巩固29项合格、提高31项、创优33项，其余基本合格");
    }

    @Test
    void gradesWithoutAReportedRuleAreOpenWhereTheAmountFails() {
        assertThat(told(LIAONING, county("preschool.otherPublicSubsidyYuan", 100), "11"))
                .isEqualTo(INDETERMINATE + " -");
    }
}
