package io.github.junheng.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.CityPlan;
import io.github.junheng.CityTracking;
import io.github.junheng.plan.Standing;
import io.github.junheng.plan.Strictness;
import io.github.junheng.plan.Trend;
import io.github.junheng.plan.YearFigure;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackingReportTest {
    private static final TrackingReport.Options ALL =
            new TrackingReport.Options(true, 2022, null, List.of(), Map.of(CityTracking.SCHOOL, "第一小学"));

    private static String text(TrackingReport.Options options, Locale locale) {
        return Renderer.text().render(TrackingReport.of(CityTracking.tracking(), List.of(), options), locale);
    }

    private static String zh() {
        return text(ALL, Locale.CHINESE);
    }

    @Test
    void theHeadTellsPlanDayAndYears() {
        assertThat(zh())
                .startsWith("规划跟踪：示例方案\n")
                .contains("规划 made-up（示例市）；规划期 2022 至 2024；截至 2023-12-31", "数据年度：2022、2023");
    }

    @Test
    void dutiesAreCountedByStandingAndForecastsAreNone() {
        assertThat(zh().lines().filter(line -> line.startsWith("全部")).findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line.split(" +")).containsExactly("全部", "4", "1", "1", "1", "1"));
    }

    @Test
    void whatWasLostSinceRecognitionStandsFirstAndNamesTheSchool() {
        String text = zh();
        assertThat(text.indexOf("认定时（2022 年）达到，现未达到")).isPositive().isLessThan(text.indexOf("曾达到、后来未达到的规则"));
        assertThat(text.substring(text.indexOf("认定时"), text.indexOf("曾达到")))
                .contains("第一小学 小学")
                .doesNotContain("G1");
        assertThat(text.substring(text.indexOf("曾达到"))).contains("made-up/G1");
    }

    @Test
    void whatOnePlaceHasShowsItsValuesAndWhatIsMissing() {
        assertThat(zh().lines().filter(line -> line.startsWith("group ")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("≥ 40%", "20 ✗", "30.25 ✗", "落后于进度", "9.75 %"));
        assertThat(zh()).contains("group：2022 年 20，2024 年应达 40；2023 年应为 30，实为 30.25，落后于进度；此后每年须 +9.75");
    }

    @Test
    void whatSeveralPlacesHaveIsOneRowThatCountsThem() {
        assertThat(zh().lines().filter(line -> line.startsWith("all ")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("1/1", "已达到 1、无法判断 1（西县）"));
        assertThat(zh()).contains("all（西县）：2023 缺：2137990001 primary.students");
    }

    @Test
    void unitsAreNamedLeadFirstAndThoseThatAreNotNamedStandLast() {
        String text = zh();
        String units = text.substring(text.indexOf("\n责任单位\n"), text.indexOf("各县距离"));
        assertThat(units.indexOf("市教育局")).isPositive().isLessThan(units.indexOf("市财政局"));
        assertThat(units.indexOf("市财政局")).isLessThan(units.indexOf("未明确责任单位"));
        assertThat(units).doesNotContain("share");
    }

    @Test
    void forecastsStandLastAndEachLineSaysThatItIsOne() {
        String text = zh();
        String forecasts = text.substring(text.indexOf("预计（不是职责）"));
        assertThat(forecasts).doesNotContain("责任单位", "各县距离", "趋势");
        assertThat(forecasts.lines().filter(line -> line.contains("share")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("预计 share"));
        assertThat(text.substring(0, text.indexOf("预计（不是职责）"))).doesNotContain("share");
    }

    @Test
    void trendsAreToldWhereTheyAreAskedForAndChangedSchoolsAlways() {
        assertThat(zh()).contains("达标占比").contains("东县 2023 年有 2 所学校的身份与上年不同");
        assertThat(text(TrackingReport.Options.none(), Locale.CHINESE)).doesNotContain("达标占比", "认定时");
    }

    @Test
    void aReportForOneUnitListsThatUnitAlone() {
        String text = text(new TrackingReport.Options(false, null, "市财政局", List.of(), Map.of()), Locale.CHINESE);
        assertThat(text).contains("只列责任单位“市财政局”的条目").doesNotContain("市教育局", "未明确责任单位");
    }

    @Test
    void remarksStandAtTheEnd() {
        Problem problem = Problem.of(ProblemCode.CITY_MEMBER, "city.json", "西县", "city.json");
        assertThat(Renderer.text()
                        .render(TrackingReport.of(CityTracking.tracking(), List.of(problem), ALL), Locale.CHINESE))
                .endsWith("  - 提示 JH608 city.json 西县 没有数据：city.json 中没有列出它。\n");
    }

    @Test
    void englishHasNoChineseButNames() {
        String text = text(TrackingReport.Options.none(), Locale.ENGLISH);
        for (String name : List.of("示例方案", "示例市", "示例文件", "东县", "西县", "市教育局", "市财政局", "一")) {
            text = text.replace(name, "");
        }
        assertThat(text.codePoints().filter(Character::isIdeographic).count()).isZero();
    }

    @Test
    void markdownAndHtmlRender() {
        Document document = TrackingReport.of(CityTracking.tracking(), List.of(), ALL);
        assertThat(Renderer.markdown().render(document, Locale.CHINESE)).contains("# 规划跟踪：示例方案", "| group |");
        assertThat(Renderer.html().render(document, Locale.CHINESE)).contains("<h1>", "预计（不是职责）");
    }

    @Test
    void everyConstantHasAWordInBothLanguages() {
        assertThat(Arrays.stream(Standing.values()).map(PlanWords::standing)).allMatch(TrackingReportTest::speaks);
        assertThat(Arrays.stream(Strictness.values()).map(PlanWords::strictness))
                .allMatch(TrackingReportTest::speaks);
        assertThat(Arrays.stream(YearFigure.Gap.values()).map(PlanWords::gap)).allMatch(TrackingReportTest::speaks);
        assertThat(Arrays.stream(Trend.What.values()).map(PlanWords::what)).allMatch(TrackingReportTest::speaks);
        assertThat(CityPlan.plan().items().stream().map(PlanWords::target)).allMatch(TrackingReportTest::speaks);
    }

    private static boolean speaks(Piece piece) {
        return !piece.in(Locale.CHINESE).isBlank()
                && piece.in(Locale.ENGLISH)
                        .codePoints()
                        .noneMatch(c -> Character.isIdeographic(c) && "类".indexOf(c) < 0 && "台".indexOf(c) < 0);
    }
}
