package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.plan.PlanLint;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.Severity;
import io.github.junheng.standard.Standard;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 五份规划的审校: every contradiction that is known inside the five documents is warned of, where it stands. */
class CountyPlansLintTest {
    private static final List<Standard> STANDARDS = NationalStandards.all();

    /** Plan, code, where it is told, and what of the message tells it, parted by |. */
    @ParameterizedTest
    @CsvSource({
        "huize-2021, JH641, 三章五(一), 3|4|县城新建小学",
        "huize-2021, JH642, 三章五(二), 21|17|新建幼儿园",
        "huize-2021, JH643, 二章一, 2021-12-26|党的二十大|2022-10",
        "huize-2021, JH644, general-enrolment-2015, 普通高中毛入学率|高中阶段毛入学率",
        "huize-2021, JH644, general-enrolment-2020, 普通高中毛入学率|高中阶段毛入学率",
        "huize-2021, JH640, 二章三(一), 91%|在园幼儿",
        "dezhou-2023, JH645, self-evaluation, 2023-08|二|附件2|庆云县",
        "dezhou-2023, JH646, apply-provincial, 2027|2023..2024|陵城区",
        "dezhou-2023, JH646, provincial-recheck, 2027|2023..2024|陵城区",
        "dezhou-2023, JH645, apply-provincial, 2025|2027|庆云县",
        "dezhou-2023, JH645, national-recognition, 2025|2028|庆云县",
        "dezhou-2023, JH647, national-recognition, 2028|2025",
        "dezhou-2023, JH647, apply-national, 2027|2025",
        "dezhou-2023, JH648, forecast-all-seven@禹城市, 67.7|61.72",
        "dezhou-2023, JH648, forecast-all-seven@夏津县, 58.5|59.1",
        "dezhou-2023, JH649, forecast-cv-primary@陵城区, 0.54|0.5",
        "dezhou-2023, JH649, forecast-cv-primary@禹城市, 0.65|0.5",
        "dezhou-2023, JH649, forecast-cv-primary@宁津县, 0.78|0.5",
        "dezhou-2023, JH649, forecast-cv-primary@临邑县, 0.53|0.5",
        "dezhou-2023, JH649, forecast-cv-primary@武城县, 0.61|0.5",
        "dezhou-2023, JH649, forecast-cv-junior@宁津县, 0.57|0.45",
        "dezhou-2023, JH649, forecast-cv-junior@武城县, 0.48|0.45",
        "dezhou-2023, JH650, forecast-classes@齐河县, 73.81|quality-balanced-2017/G5",
        "dezhou-2023, JH650, forecast-sizes@齐河县, 90.48|quality-balanced-2017/G4",
        "dezhou-2023, JH649, special-funds, 6000|7000",
        "shouguang-2020, JH640, 三3, 年内|逐步|建桥学校",
        "songyang-2018, JH651, national-recognition, 创成全国义务教育优质均衡发展县",
        "qinyuan-2017, JH641, 五(三), 五项制度|5|4"
    })
    void aKnownContradictionIsWarnedOf(String plan, String code, String where, String words) {
        assertThat(check(plan))
                .filteredOn(problem -> problem.code().code().equals(code)
                        && problem.where().contains(where)
                        && List.of(words.split("\\|")).stream()
                                .allMatch(
                                        word -> problem.message(Locale.CHINESE).contains(word)))
                .as("%s %s %s", plan, code, where)
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "songyang-2018, JH651 JH652",
        "shouguang-2020, JH640 JH652",
        "huize-2021, JH640 JH641 JH642 JH643 JH644 JH649 JH652",
        "qinyuan-2017, JH641 JH652",
        "dezhou-2023, JH645 JH646 JH647 JH648 JH649 JH650 JH652"
    })
    void nothingElseIsWarnedOf(String plan, String codes) {
        Set<String> found = new TreeSet<>();
        check(plan).forEach(problem -> found.add(problem.code().code()));
        assertThat(found).containsExactly(codes.split(" "));
    }

    @Test
    void whatADocumentSaysIsWarnedOfAndNeverAnError() {
        assertThat(CountyPlans.ids())
                .allSatisfy(
                        plan -> assertThat(check(plan)).allMatch(problem -> problem.severity() == Severity.WARNING));
    }

    @Test
    void aSeriesThatFitsItsGoalIsNotWarnedOf() {
        assertThat(check("huize-2021")).noneMatch(problem -> problem.where().contains("physique-2020"));
    }

    @Test
    void theLimitsOfTwoColumnsAreToldForNoOtherCounty() {
        assertThat(check("dezhou-2023"))
                .filteredOn(problem -> problem.code().code().equals("JH648"))
                .hasSize(2);
        assertThat(check("dezhou-2023"))
                .filteredOn(problem ->
                        problem.code().code().equals("JH649") && problem.where().contains("cv-"))
                .hasSize(7);
    }

    private static List<Problem> check(String plan) {
        return PlanLint.check(CountyPlans.find(plan).orElseThrow(), STANDARDS);
    }
}
