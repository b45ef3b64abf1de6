package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.Bundled;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EasedTest {
    private static final Evaluation PLAIN = Bundled.evaluation("not-met");
    private static final Evaluation ALL = Evaluator.of(Bundled.standard("quality-balanced-2017"))
            .conceding(Set.of("T1", "T2", "T3", "T4", "T5"))
            .evaluate(Bundled.county("not-met"))
            .orThrow();

    private static Finding finding(String rule, String school) {
        return ALL.findings().stream()
                .filter(finding -> finding.rule().local().equals(rule)
                        && finding.school()
                                .flatMap(code -> ALL.dataset().school(code))
                                .filter(report -> report.school().name().equals(school))
                                .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static String told(String rule, String school) {
        return new Eased(ALL)
                .told(finding(rule, school))
                .map(piece -> piece.in(Locale.CHINESE))
                .orElse("");
    }

    @Test
    void aRowNamesTheConcessionThatAppliesAndTheRuleThatRestsOnItTheSame() {
        assertThat(told("R3", "东三乡第一教学点")).isEqualTo("按放宽 T1：达标");
        assertThat(told("R", "东三乡第一教学点")).isEqualTo("按放宽 T1：达标");
        assertThat(told("R5", "城区第六小学")).isEqualTo("按放宽 T2：未达标");
        assertThat(told("R", "城区第六小学")).isEqualTo("按放宽 T2：达标");
        assertThat(told("G4", "第一实验小学")).isEqualTo("按放宽 T5：达标");
        assertThat(told("R4", "第一实验小学")).isEmpty();
    }

    @Test
    void thePageSaysSoInTheRowsAndNothingOfItWhereNoneWereAskedFor() {
        assertThat(Pages.page(ReportInput.of(ALL, List.of())))
                .contains("<small class=\"eased\">T1 ✔</small>", "按放宽 T2：达标", "适用的放宽");
        assertThat(Pages.page(ReportInput.of(PLAIN, List.of()))).doesNotContain("class=\"eased\"", "按放宽 T");
    }

    @Test
    void onPaperWhatIsFarFromItsLimitIsLeftOutAndNamed() {
        String page = Pages.page(ReportInput.of(PLAIN, List.of()));
        long left = Spread.of(PLAIN).stream()
                .filter(spread -> spread.indicator().isPresent() && !spread.isClose())
                .filter(spread -> spread.finding().status() == Status.MET)
                .count();
        assertThat(left).isPositive();
        assertThat(page).contains("十分之一以上的 " + left + " 项不印图表（");
        assertThat(page.split("<details class=\"driver\"[^>]* data-far", -1)).hasSize((int) left + 1);
    }
}
