package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.procedure.Batch;
import io.github.junheng.procedure.Decision;
import io.github.junheng.procedure.Need;
import io.github.junheng.procedure.Procedure;
import io.github.junheng.procedure.ProcedureStage;
import io.github.junheng.procedure.SurveyCheck;
import io.github.junheng.procedure.Transition;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Confidence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The procedure that ships, held against what is known of it. */
class ProceduresTest {
    private static final Procedure PROCEDURE = Procedures.qualityBalanced2019();

    @Test
    void everyProcedureOfTheIndexIsReadWithoutAProblem() {
        assertThat(Procedures.ids()).containsExactly("quality-balanced-2019");
        for (String id : Procedures.ids()) {
            assertThat(Procedures.find(id).orElseThrow().id()).isEqualTo(id);
        }
        assertThat(Procedures.find("quality-balanced-1999")).isEmpty();
        assertThat(PROCEDURE.citation().document()).isEqualTo("国教督办函〔2019〕30号");
        assertThat(PROCEDURE.standard()).isEqualTo("quality-balanced-2017");
    }

    @Test
    void fourStagesLeadToRecognition() {
        assertThat(PROCEDURE.first().id()).isEqualTo("SELF");
        assertThat(to("SELF", Decision.PASSED)).isEqualTo("CITY");
        assertThat(to("CITY", Decision.PASSED)).isEqualTo("PROVINCE");
        assertThat(to("PROVINCE", Decision.PASSED)).isEqualTo(Transition.BATCH);
        assertThat(to("RECOGNITION", Decision.RECOGNISED)).isEqualTo("RECOGNISED");
        assertThat(PROCEDURE.stage("SELF").name().zh()).isEqualTo("县级自评");
        assertThat(PROCEDURE.stage("CITY").name().zh()).isEqualTo("市级复核");
        assertThat(PROCEDURE.stage("PROVINCE").name().zh()).isEqualTo("省级评估");
        assertThat(PROCEDURE.stage("RECOGNITION").name().zh()).isEqualTo("国家认定");
    }

    private static String to(String stage, Decision decision) {
        return PROCEDURE.stage(stage).on(decision).orElseThrow().to();
    }

    /** The steps as each batch's notice names them, in its order. */
    @Test
    void theBatchesHaveTheirStepsAndCounts() {
        assertThat(PROCEDURE.batchIds()).containsExactly("2023", "2024", "2025-1");
        assertThat(steps("2023")).containsExactly("质量监测", "社会认可度调查", "指标审核", "实地核查");
        assertThat(steps("2024")).containsExactly("资格审查", "质量监测", "社会认可度调查", "指标审核", "核查评估");
        assertThat(steps("2025-1")).containsExactly("资格审查", "质量监测", "社会认可度调查", "指标审核", "集中汇审");
        assertThat(PROCEDURE.batches().stream().map(batch -> batch.recognised().orElseThrow()))
                .containsExactly(56, 188, 326);
        assertThat(PROCEDURE.batches()).allMatch(batch -> batch.citation().confidence() == Confidence.VERIFIED);
    }

    private static List<String> steps(String batch) {
        return PROCEDURE.batch(batch).orElseThrow().steps().stream()
                .map(step -> PROCEDURE.stage(step).name().zh())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023", "2024", "2025-1"})
    void everyStageOfABatchIsReachedAndRecognitionToo(String id) {
        Batch batch = PROCEDURE.batch(id).orElseThrow();
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(PROCEDURE.first().id()));
        while (!open.isEmpty()) {
            String stage = open.remove();
            if (reached.add(stage)) {
                for (Transition transition : PROCEDURE.stage(stage).transitions()) {
                    open.add(transition.leadsIntoBatch() ? batch.after(stage) : transition.to());
                }
            }
        }
        assertThat(reached)
                .containsAll(batch.steps())
                .contains("SELF", "CITY", "PROVINCE", "RECOGNITION", "RECOGNISED")
                .hasSize(batch.steps().size() + 5);
    }

    @Test
    void everyStepBelongsToABatch() {
        Set<String> steps = new LinkedHashSet<>();
        PROCEDURE.batches().forEach(batch -> steps.addAll(batch.steps()));
        assertThat(PROCEDURE.stages())
                .extracting(ProcedureStage::id)
                .containsExactlyInAnyOrderElementsOf(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("SELF", "CITY", "PROVINCE", "RECOGNITION", "RECOGNISED"),
                                steps.stream())
                        .toList());
    }

    @Test
    void decidersAreNamedAsFarAsASourceNamesThem() {
        assertThat(decider("SELF")).isEqualTo("县级人民政府（管委会）");
        assertThat(decider("CITY")).isEqualTo("市级人民政府教育督导委员会");
        assertThat(decider("PROVINCE")).isEqualTo("省级人民政府教育督导委员会");
        assertThat(decider("RECOGNITION")).isEqualTo("国务院教育督导委员会");
        assertThat(PROCEDURE.stage("RECOGNISED").decider()).isEmpty();
        assertThat(PROCEDURE.stage("RECOGNISED").citation().confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(PROCEDURE.stages().stream().flatMap(stage -> stage.decider().stream()))
                .allMatch(decider -> decider.citation().confidence() == Confidence.SINGLE_SOURCE);
        assertThat(PROCEDURE.stage("CITY").decider().orElseThrow().fits("德州市人民政府教育督导委员会"))
                .isTrue();
        assertThat(PROCEDURE.stage("CITY").decider().orElseThrow().fits("德州市财政局"))
                .isFalse();
    }

    private static String decider(String stage) {
        return PROCEDURE.stage(stage).decider().orElseThrow().name().zh();
    }

    @Test
    void anApplicationNeedsItsPapersAndIsEligible() {
        List<Need> needs = PROCEDURE.first().on(Decision.PASSED).orElseThrow().needs();
        assertThat(needs.stream().filter(Need.Paper.class::isInstance).map(need -> ((Need.Paper) need).id()))
                .containsExactly("self-report", "declaration", "policies");
        assertThat(needs).contains(new Need.RuleMet("E1", true), new Need.RuleMet("E2", true));
    }

    @Test
    void recognitionAndWithdrawalNeedTheirNumberAndMonitoringAnEvaluation() {
        assertThat(PROCEDURE
                        .stage("RECOGNITION")
                        .on(Decision.RECOGNISED)
                        .orElseThrow()
                        .needs())
                .containsExactly(new Need.Numbered());
        assertThat(PROCEDURE
                        .stage("RECOGNISED")
                        .on(Decision.WITHDRAWN)
                        .orElseThrow()
                        .needs())
                .containsExactly(new Need.Numbered());
        assertThat(PROCEDURE
                        .stage("RECOGNISED")
                        .on(Decision.MONITORED)
                        .orElseThrow()
                        .needs())
                .containsExactly(new Need.Evaluated());
    }

    @Test
    void theSurveyIsHeldAgainstTheStandardsRule() {
        assertThat(PROCEDURE.survey().sample()).isEqualTo(Rational.of(15, 10_000));
        assertThat(PROCEDURE.survey().parents()).isEqualTo(Rational.of(1, 2));
        assertThat(PROCEDURE.survey().rule()).isEqualTo("S1");
        assertThat(PROCEDURE.survey().citation().confidence()).isEqualTo(Confidence.SINGLE_SOURCE);
        assertThat(SurveyCheck.canBeHeldAgainst(NationalStandards.qualityBalanced2017(), "S1"))
                .isTrue();
        assertThat(PROCEDURE.followUp().years()).isEqualTo(3);
        assertThat(PROCEDURE.followUp().concessions()).containsExactly("T3", "T4", "T5");
    }
}
