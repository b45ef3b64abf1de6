package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is said of a coefficient that fails: two schools with as many pupils, whose coefficient is |a − b| ÷ (a + b). */
class CoefficientsTest {
    /** Equipment in 万元 of ten pupils each; a rule wants 2,000 yuan a pupil, the coefficient may be 0.5. */
    private static Evaluation evaluation(long one, long other) {
        List<SchoolReport> schools = new ArrayList<>();
        for (long equipment : new long[] {one, other}) {
            schools.add(SchoolReport.of(School.of(
                            "213700000" + (schools.size() + 1),
                            "第" + (schools.size() + 1) + "小学",
                            SchoolKind.PRIMARY_SCHOOL))
                    .with("primary.students", 10)
                    .with("equipmentValue", equipment));
        }
        return Pages.evaluation(CountyDataset.of(County.of("371425", "示例县", 2024), schools));
    }

    private static List<String> actions(Evaluation evaluation) {
        Finding failing = Spread.of(evaluation).stream()
                .map(Spread::finding)
                .filter(finding -> finding.status() == Status.NOT_MET)
                .findFirst()
                .orElseThrow();
        CountyContent content = CountyContent.of(ReportInput.of(evaluation, List.of()));
        Finding own = content.byKey().get(ExplanationTable.key(failing));
        assertThat(own).isNotNull();
        List<String> actions = content.coefficients().actions(own).stream()
                .map(piece -> piece.in(Locale.CHINESE))
                .toList();
        List<String> summary = content.summary().failures().stream()
                .filter(line -> line.depth() == 1 && own.equals(line.finding()))
                .map(line -> line.text().in(Locale.CHINESE))
                .toList();
        assertThat(summary).isEqualTo(actions);
        return actions;
    }

    @Test
    void aSchoolBelowItsLimitIsNamedWithWhatTheCoefficientWouldBe() {
        // 4000 and 1000: 0.6; with 2000 instead of 1000 a third.
        assertThat(actions(evaluation(4, 1)))
                .containsExactly("低于标准值的 1 个单位：第2小学（1000，标准 2000；只补该校时 0.333 ✔）；都补到标准值时差异系数 0.333 ✔");
    }

    @Test
    void whereTheLimitIsNotEnoughItIsSaidWhomItComesFrom() {
        // 10000 and 1000; with 2000 still two thirds. Both lie as far from the mean; without its gap either is as the
        // other.
        assertThat(actions(evaluation(10, 1)))
                .containsExactly(
                        "低于标准值的 1 个单位：第2小学（1000，标准 2000；只补该校时 0.667 ✘）；都补到标准值时差异系数 0.667 ✘",
                        "差异主要来自：第1小学（高于均值，贡献 50%；与其余单位持平时 0 ✔）、第2小学（低于均值，贡献 50%；与其余单位持平时 0 ✔）");
    }

    @Test
    void whereNobodyIsBelowTheLimitRaisingSchoolsToItIsNoWay() {
        assertThat(actions(evaluation(10, 2))).first().isEqualTo("没有单位低于标准值，补到标准值不能使其达标");
    }

    @Test
    void aCoefficientThatIsMetAsksForNothing() {
        Evaluation met = evaluation(4, 3);
        CountyContent content = CountyContent.of(ReportInput.of(met, List.of()));
        for (Spread spread : content.spreads()) {
            assertThat(content.coefficients().actions(spread.finding())).isEmpty();
        }
    }

    @Test
    void ofAMeanOfCoefficientsEachIsToldTheGreatestFirst() {
        CountyDataset county = Bundled.county("not-met");
        List<SchoolReport> schools = new ArrayList<>();
        for (SchoolReport school : county.schools()) {
            // The first has a thousand times what any other has.
            long times = schools.isEmpty() ? 1000 : 1;
            SchoolReport with = school.with("computers", 10 * times)
                    .with("books", 500 * times)
                    .with("equipmentValue", 100 * times);
            for (Stage stage : school.compulsoryStages()) {
                with = with.with(stage.key() + ".title.intermediatePlus", 1);
            }
            schools.add(with);
        }
        CountyDataset apart = county.with(schools);
        Evaluation evaluation = Bundled.evaluation("balanced-2012", apart);
        Spread mean = Spread.of(evaluation).stream()
                .filter(spread -> spread.finding().status() == Status.NOT_MET)
                .findFirst()
                .orElseThrow();
        assertThat(mean.rule().criterion()).isInstanceOf(Criterion.MeanDispersion.class);
        List<String> actions = actions(evaluation);
        assertThat(actions)
                .singleElement()
                .asString()
                .startsWith("各项差异系数：生均教学仪器设备值 3.129、每百名学生拥有计算机台数 3.129、生均图书册数 3.129、生均中级及以上专业技术职务教师数 0.864");
    }
}
