package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.report.EvaluationReport;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.report.Renderer;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A finding is trusted as far as the weakest fact that it rests on, and says so where that is unverified. */
class ConfidenceTest {
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    private static Evaluation evaluate(String standard, CountyDataset county, LocalDate day) {
        return Evaluator.of(NationalStandards.find(standard).orElseThrow())
                .evaluate(county, day)
                .orThrow();
    }

    private static List<Citation> ground(Rule rule, Finding finding) {
        List<Citation> ground = new ArrayList<>(List.of(rule.citation()));
        List<Measure> measures = new ArrayList<>();
        finding.measure().ifPresent(measures::add);
        finding.parts().forEach(part -> part.measure().ifPresent(measures::add));
        for (Measure measure : measures) {
            if (measure.limitCitationOrNull() != null) {
                ground.add(measure.limitCitationOrNull());
            }
        }
        return ground;
    }

    @Test
    void noFindingIsTrustedMoreThanItsRuleAndItsNumbers() {
        int unverified = 0;
        for (Standard standard :
                NationalStandards.all().stream().filter(s -> s.isInForce(DAY)).toList()) {
            for (Finding finding :
                    evaluate(standard.id(), GoodCounty.dataset(), DAY).findings()) {
                Rule rule = standard.rule(finding.rule().local());
                for (Citation citation : ground(rule, finding)) {
                    assertThat(finding.citation().confidence())
                            .as(finding.rule() + " " + finding.subject())
                            .isGreaterThanOrEqualTo(citation.confidence());
                }
                unverified += finding.citation().confidence() == Confidence.UNVERIFIED ? 1 : 0;
            }
        }
        assertThat(unverified).isPositive();
    }

    /** PF is verified as a rule; the number of 2024 was read in no source, that of 2016 was. */
    @Test
    void theNumberInForceSaysHowFarTheFindingCanBeTrusted() {
        CountyDataset county = GoodCounty.dataset();
        assertThat(pf(county, LocalDate.of(2016, 12, 31)).citation().confidence())
                .isEqualTo(Confidence.VERIFIED);
        assertThat(pf(county, DAY).citation())
                .returns(Confidence.UNVERIFIED, Citation::confidence)
                .returns("财政部、教育部 2023 年提高生均公用经费基准定额的通知", Citation::document);
    }

    private static Finding pf(CountyDataset county, LocalDate day) {
        return GoodCounty.finding(
                evaluate("public-funding", county, day), "PF", Level.COUNTY_STAGE, null, Stage.PRIMARY);
    }

    /** That two a class are enough for half a day was read in no source; three for a whole day were. */
    @ParameterizedTest
    @CsvSource({"半日制, UNVERIFIED", "全日制, VERIFIED"})
    void anUnverifiedPartMakesTheWholeUnverified(String session, Confidence expected) {
        Standard standard = NationalStandards.find("staffing").orElseThrow();
        CountyDataset county =
                GoodPreschool.dataset().withSchool(GoodPreschool.PUBLIC, k -> k.with("kindergarten.session", session));
        Citation citation = GoodPreschool.of(standard, county, "K3").get(0).citation();
        assertThat(citation.confidence()).isEqualTo(expected);
        assertThat(citation.document()).isEqualTo("教师〔2013〕1号");
    }

    @Test
    void everyFormOfTheReportMarksWhatIsUnverified() {
        CountyDataset county = GoodCounty.with(GoodCounty.dataset(), "publicFundingQuotaYuan.PRIMARY", 100);
        Evaluation evaluation = evaluate("public-funding", county, DAY);
        var document = EvaluationReport.of(evaluation, List.of());
        for (Renderer renderer : List.of(Renderer.text(), Renderer.markdown(), Renderer.html())) {
            String zh = renderer.render(document, Locale.CHINESE);
            assertThat(zh.replaceAll("\\s+", "")).contains("生均公用经费基准定额的通知【未核实】");
            assertThat(zh.split("标有【未核实】的", -1)).hasSize(2);
            assertThat(renderer.render(document, Locale.ENGLISH).replace("\\", ""))
                    .contains("[unverified]");
        }
        Finding pf = pf(county, DAY);
        assertThat(ExplanationText.of(evaluation, pf, Locale.CHINESE)).contains("通知【未核实】\n");
        assertThat(ExplanationText.of(evaluation, pf, Locale.ENGLISH)).contains("通知 [unverified]\n");
    }

    /** Nothing of the main standard is unverified: its reports carry no mark and no legend. */
    @Test
    void whereNothingIsUnverifiedNothingIsSaid() {
        Evaluation evaluation = evaluate("quality-balanced-2017", GoodCounty.dataset(), DAY);
        assertThat(Renderer.text().render(EvaluationReport.of(evaluation, List.of()), Locale.CHINESE))
                .doesNotContain("【");
    }
}
