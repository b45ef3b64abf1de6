package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Because;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Dropped;
import io.github.junheng.evaluation.Explanation.Share;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.report.EvaluationReport;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.report.Renderer;
import io.github.junheng.report.StandardReport;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What reports and explanations of the shipped standards say of their findings, and how far they say a finding can be trusted. */
class ReportWordsTest {
    private static final Locale ZH = Locale.CHINESE;
    private static final Standard PRESCHOOL =
            NationalStandards.find("preschool-2020").orElseThrow();
    private static final String NINE_YEARS = "2137000003";

    private static Evaluation evaluate(String standard, CountyDataset dataset) {
        return Evaluator.of(NationalStandards.find(standard).orElseThrow())
                .evaluate(dataset)
                .orThrow();
    }

    private static List<Finding> findings(Evaluation evaluation, String rule) {
        return evaluation.findings().stream()
                .filter(f -> f.rule().local().equals(rule))
                .toList();
    }

    private static Finding last(Evaluation evaluation, String rule) {
        List<Finding> findings = findings(evaluation, rule);
        return findings.get(findings.size() - 1);
    }

    private static String report(Evaluation evaluation) {
        return Renderer.text().render(EvaluationReport.of(evaluation, List.of()), ZH);
    }

    private static String explained(Evaluation evaluation, Finding finding) {
        return ExplanationText.of(evaluation, finding, ZH);
    }

    private static CountyDataset classes(int many, int size) {
        List<Integer> sizes = Collections.nCopies(many, size);
        return GoodPreschool.dataset()
                .withSchool(GoodPreschool.PUBLIC, k -> k.with("kindergarten.classSizes.middle", sizes));
    }

    @Test
    void aShareListsWhomItCountsWithOutcomeAndCell() {
        Evaluation evaluation = evaluate("preschool-2020", classes(2, 31));
        Finding finding = last(evaluation, "28");
        assertThat(explained(evaluation, finding))
                .contains("实际值 80 = 100 × 8 ÷ 10：10 个中有 8 个符合 CLASS")
                .contains("中班 第 2 班：31 ≤ 30 → 未达标 ← ")
                .contains("(kindergarten.classSizes.middle[1])")
                .doesNotContain("常数");
        Share share = (Share) ((Comparison) evaluation.explain(finding)).value();
        assertThat(share.count(Status.MET)).isEqualTo(8);
        assertThat(share.subjects().get(0).schoolOrNull()).isEqualTo(GoodPreschool.PUBLIC);
    }

    @Test
    void aLongShareIsCompleteInItsTreeAndBoundedInWords() {
        Evaluation evaluation = evaluate("preschool-2020", classes(40, 31));
        Finding finding = last(evaluation, "28");
        Share share = (Share) ((Comparison) evaluation.explain(finding)).value();
        assertThat(share.subjects()).hasSize(48);
        assertThat(explained(evaluation, finding))
                .contains("另有 18 个（达标 8，未达标 10，无法判定 0，不适用 0）未列出；全部见 --format json 的 findings（规则 CLASS）");
    }

    @Test
    void aShareOfWhichACellIsMissingAsksForThatCell() {
        CountyDataset dataset = GoodPreschool.dataset()
                .withSchool(
                        GoodPreschool.PUBLIC, k -> SchoolReport.of(k.school()).with("kindergarten.operation", "公办"));
        Evaluation evaluation = evaluate("preschool-2020", dataset);
        Finding finding = last(evaluation, "28");
        assertThat(finding.status()).isEqualTo(Status.INDETERMINATE);
        assertThat(explained(evaluation, finding)).contains("？").contains("另有无法判定");
    }

    @Test
    void townshipsAndClassesAreHeadedByTheirNames() {
        Evaluation evaluation = evaluate("preschool-2020", GoodPreschool.dataset());
        List<String> heads = new ArrayList<>();
        for (Finding finding : findings(evaluation, "7")) {
            heads.add(explained(evaluation, finding).lines().findFirst().orElseThrow());
        }
        assertThat(heads)
                .extracting(head -> head.substring(head.indexOf('：') + 1))
                .containsExactly("甲镇", "乙镇", "全县");
        assertThat(explained(evaluation, last(evaluation, "7")))
                .contains("甲镇：判断")
                .contains("乙镇：判断");
        assertThat(explained(evaluation, findings(evaluation, "CLASS").get(1)).lines())
                .first()
                .asString()
                .endsWith("中班 第 2 班");
        assertThat(report(evaluation)).contains("学段、乡镇").contains("达标 2 个乡镇").doesNotContain("townships[0]");
    }

    @Test
    void kindergartensSummedUpAreNeverNamedAsSchools() {
        SchoolReport school = GoodCounty.school(GoodCounty.PRIMARY, SchoolKind.PRIMARY_SCHOOL, 300, 0, 0);
        Evaluation evaluation = evaluate("preschool-2020", with(school, GoodPreschool.dataset()));
        assertThat(explained(evaluation, last(evaluation, "15")))
                .contains("幼儿园" + GoodPreschool.PUBLIC + "：")
                .doesNotContain(school.school().name() + "：");
    }

    private static CountyDataset with(SchoolReport school, CountyDataset kindergartens) {
        List<SchoolReport> schools = new ArrayList<>(kindergartens.kindergartens());
        CountyDataset dataset = CountyDataset.of(kindergartens.county(), List.of(school, school2(), school3()));
        return dataset.withKindergartens(schools);
    }

    private static SchoolReport school2() {
        return GoodCounty.school(GoodCounty.JUNIOR, SchoolKind.JUNIOR_SCHOOL, 0, 300, 0);
    }

    private static SchoolReport school3() {
        return GoodCounty.school(NINE_YEARS, SchoolKind.NINE_YEAR_SCHOOL, 300, 300, 0);
    }

    @Test
    void anotherStageIsNotTakenForAnotherTime() {
        SchoolReport primary = GoodCounty.school(GoodCounty.PRIMARY, SchoolKind.PRIMARY_SCHOOL, 300, 0, 0)
                .with("lessons.1-2", 26)
                .with("lessons.3-6", 30);
        Evaluation evaluation = evaluate("workload", GoodCounty.of(primary));
        Combination weeks =
                (Combination) evaluation.explain(findings(evaluation, "CU.WEEK").get(0));
        assertThat(weeks.parts().get(2)).isEqualTo(new Dropped(Because.OTHER_STAGE));
        assertThat(explained(evaluation, findings(evaluation, "CU.WEEK").get(0)))
                .contains("七至九年级：不适用：不是该学段的标准");
    }

    @Test
    void aNumberThatDoesNotHoldYetIsStillTheTime() {
        Evaluation evaluation = Evaluator.of(NationalStandards.find("staffing").orElseThrow())
                .evaluate(GoodPreschool.dataset(), LocalDate.of(2002, 12, 31))
                .orThrow();
        assertThat(findings(evaluation, "K1"))
                .isNotEmpty()
                .allSatisfy(
                        finding -> assertThat(explained(evaluation, finding)).contains(Because.NOT_IN_FORCE.zh()));
    }

    @Test
    void aStandardWithoutAVerdictSaysSoAndPointsToItsSections() {
        Evaluation evaluation = evaluate("staffing", GoodPreschool.dataset());
        assertThat(report(evaluation)).contains("本文件没有总体结论，各部分如下").doesNotContain("结论：不适用");
        assertThat(Renderer.text().render(EvaluationReport.of(evaluation, List.of()), Locale.ENGLISH))
                .contains("This document has no verdict as a whole; its sections are below");
        assertThat(report(evaluation)).contains("本标准没有过渡性放宽。");
    }

    @Test
    void oneToHowManyIsReadAsSuch() {
        CountyDataset dataset = GoodPreschool.dataset()
                .withSchool(
                        GoodPreschool.PUBLIC,
                        k -> k.with("kindergarten.session", "全日制")
                                .with("kindergarten.staff", 40)
                                .with("kindergarten.children", 300));
        assertThat(report(evaluate("staffing", dataset))).contains("实际 1:7.5，标准 ≥ 1:7 人/幼");
        Standard staffing = NationalStandards.find("staffing").orElseThrow();
        String shown = Renderer.text()
                .render(StandardReport.of(staffing, NationalStandards.all(), LocalDate.of(2024, 12, 31)), ZH);
        assertThat(shown).contains("≥ 1:13.5").doesNotContain("0.0526");
        assertThat(Renderer.markdown().render(StandardReport.catalogue(PRESCHOOL, List.of()), ZH))
                .contains("1:15");
    }

    @Test
    void aStandardThatIsNotInForceIsShownAsSuch() {
        LocalDate day = LocalDate.of(2012, 1, 1);
        String shown = Renderer.text().render(StandardReport.of(PRESCHOOL, List.of(), day), ZH);
        assertThat(shown)
                .contains("注意：2012-01-01 时本标准不施行")
                .contains("（该日期没有施行中的标准值）")
                .doesNotContain("≥ 在该日期不施行");
    }

    @Test
    void dataOfAnotherYearThanTheDayAreRemarked() {
        Evaluation evaluation = Evaluator.of(PRESCHOOL)
                .evaluate(GoodPreschool.dataset(), LocalDate.of(2022, 12, 31))
                .orThrow();
        assertThat(report(evaluation)).contains("数据年度 2024 与评估日期 2022-12-31 不是同一年");
        assertThat(report(evaluate("preschool-2020", GoodPreschool.dataset()))).doesNotContain("不是同一年");
    }

    @Test
    void halfADayRestsOnWhatIsUnverifiedOfIt() {
        for (String session : List.of("全日制", "半日制")) {
            CountyDataset dataset = GoodPreschool.dataset()
                    .withSchool(GoodPreschool.PUBLIC, k -> k.with("kindergarten.session", session));
            Finding finding = findings(evaluate("staffing", dataset), "K3").get(0);
            assertThat(finding.citation().confidence())
                    .as(session)
                    .isEqualTo(session.equals("全日制") ? Confidence.VERIFIED : Confidence.UNVERIFIED);
        }
    }

    @Test
    void booksOfACombinedSchoolRestOnHowTheyAreSharedOut() {
        SchoolReport combined = school3().with("books", 30_000);
        SchoolReport single = GoodCounty.school(GoodCounty.PRIMARY, SchoolKind.PRIMARY_SCHOOL, 300, 0, 0)
                .with("books", 9_000);
        SchoolReport emptied = GoodCounty.school("2137000004", SchoolKind.NINE_YEAR_SCHOOL, 300, 0, 0)
                .with("books", 9_000);
        Evaluation evaluation = evaluate("library", GoodCounty.of(combined, single, emptied));
        // The number for the junior stage is unverified itself.
        for (Finding finding : findings(evaluation, "BOOKS")) {
            if (finding.stageOrNull() == Stage.PRIMARY) {
                boolean split = finding.school().orElseThrow().value().equals(NINE_YEARS);
                assertThat(finding.citation().confidence())
                        .as(finding.subject())
                        .isEqualTo(split ? Confidence.INFERRED : Confidence.VERIFIED);
            }
        }
        assertThat(findings(evaluation, "BOOKS"))
                .filteredOn(f -> f.stageOrNull() == Stage.PRIMARY)
                .hasSize(3);
    }

    @Test
    void severalStandardsBeginWithOneTableAndKeepTheirListsShort() {
        SchoolReport[] schools = new SchoolReport[30];
        for (int i = 0; i < schools.length; i++) {
            schools[i] = GoodCounty.school(Integer.toString(2137000100 + i), SchoolKind.PRIMARY_SCHOOL, 300, 0, 0);
        }
        CountyDataset dataset = GoodCounty.of(schools);
        List<Evaluation> evaluations = List.of(
                evaluate("quality-balanced-2017", dataset),
                evaluate("staffing", dataset),
                evaluate("school-management-2017", dataset));
        Problem left = Problem.of(ProblemCode.STANDARD_NOT_IN_FORCE, "x-2014", "x-2014", "2024-12-31", "[2014, 2017)");
        Problem shared = Problem.of(ProblemCode.FILE_MISSING, "x.csv");
        var document = EvaluationReport.ofSeveral(evaluations, List.of(shared), List.of(left));
        String text = Renderer.text().render(document, ZH);
        assertThat(text)
                .startsWith("多项标准评估总览")
                .contains("未评估的标准")
                .contains("x-2014")
                .contains("小学核定教职工编制数 (primary.posts)：30 所（")
                .contains(" 项，见 JSON 结果");
        assertThat(text.indexOf("没有总体结论；")).isBetween(0, text.indexOf("一、各部分结论"));
        assertThat(text.split("x\\.csv", -1)).hasSize(2);
        assertThat(text.lines()).hasSizeLessThan(500);
        String html = Renderer.html().render(document, ZH);
        for (int i = 1; i <= evaluations.size(); i++) {
            assertThat(html).contains("<a href=\"#report-" + i + "\">").contains("<h1 id=\"report-" + i + "\">");
        }
        assertThat(html).contains("<div class=\"table\">");
    }

    @Test
    void aCellThatManySchoolsLackStandsOnce() {
        SchoolReport one = GoodCounty.school(GoodCounty.PRIMARY, SchoolKind.PRIMARY_SCHOOL, 300, 0, 0);
        String text = report(evaluate("staffing", GoodCounty.of(one, school3())));
        assertThat(text)
                .contains("小学核定教职工编制数 (primary.posts)：2 所（" + one.school().name() + "、");
    }

    @Test
    void whatNothingIsAskedOfIsToldByItsScope() {
        Evaluation evaluation = evaluate("public-funding", GoodCounty.dataset());
        assertThat(report(evaluation).replaceAll("\\s", ""))
                .doesNotContain("没有适用的学校")
                .contains("没有适用的单位（适用范围：");
    }
}
