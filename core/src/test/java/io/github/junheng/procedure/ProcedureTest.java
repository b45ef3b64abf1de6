package io.github.junheng.procedure;

import static io.github.junheng.procedure.MadeUpProcedure.application;
import static io.github.junheng.procedure.MadeUpProcedure.begin;
import static io.github.junheng.procedure.MadeUpProcedure.evaluation;
import static io.github.junheng.procedure.MadeUpProcedure.event;
import static io.github.junheng.procedure.MadeUpProcedure.monitored;
import static io.github.junheng.procedure.MadeUpProcedure.papers;
import static io.github.junheng.procedure.MadeUpProcedure.recognised;
import static io.github.junheng.procedure.MadeUpProcedure.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.plan.Lapse;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.region.CountyCode;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may follow what, on which grounds, and what is refused with which reasons. */
class ProcedureTest {
    private static final Procedure PROCEDURE = MadeUpProcedure.procedure();
    private static final SchoolRule SMALL = new SchoolRule("T", SchoolCode.parse("2137000001"), Stage.PRIMARY);

    private static List<ProblemCode> codes(Checked<?> checked) {
        return checked.problems().stream().map(Problem::code).toList();
    }

    private static Checked<History> append(History history, HistoryEvent event) {
        return history.append(event, "h.ndjson:9");
    }

    private static String message(Checked<?> checked, ProblemCode code) {
        Problem problem = checked.problems().stream()
                .filter(p -> p.code() == code)
                .findFirst()
                .orElseThrow();
        assertThat(problem.message(Locale.ENGLISH)).doesNotContain("{").doesNotContainPattern("\\p{IsHan}");
        return problem.message(Locale.CHINESE);
    }

    // --- ways through

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void aCountyGoesThroughTheStepsOfItsBatchInTheirOrder(String id) {
        Batch batch = PROCEDURE.batch(id).orElseThrow();
        History history = with(
                begin(),
                application(),
                event("2024-02-01", "REVIEW", Decision.PASSED).inBatch(id));
        List<String> went = new ArrayList<>();
        while (!history.state().stage().id().equals(batch.then())) {
            assertThat(history.state().batch()).contains(batch);
            went.add(history.state().stage().id());
            HistoryEvent step = event("2024-03-01", history.state().stage().id(), Decision.PASSED)
                    .with(SurveyCheck.of(
                            PROCEDURE.survey(),
                            Comparator.AT_LEAST,
                            Rational.of(85),
                            new SurveyCounts(1000L, 100L, 50L, 100L)));
            history = with(history, step);
        }
        assertThat(went).isEqualTo(batch.steps());
        assertThat(history.state().possible()).containsExactly(Decision.RECOGNISED, Decision.REFUSED);
        assertThat(history.recognition()).isEmpty();
    }

    @Test
    void whoIsReturnedTriesTheSameStageAgainAndWhoIsRefusedBeginsAnew() {
        History returned = with(begin(), application(), event("2024-02-01", "REVIEW", Decision.RETURNED));
        assertThat(returned.state().stage().id()).isEqualTo("REVIEW");
        History refused = with(
                returned,
                event("2024-03-01", "REVIEW", Decision.PASSED).inBatch("two"),
                event("2024-04-01", "LOOK", Decision.REFUSED));
        assertThat(refused.state()).isEqualTo(State.first(PROCEDURE));
        // Another batch may follow: the first one is over.
        History again = with(
                refused,
                event("2024-05-01", "APPLY", Decision.PASSED)
                        .with(papers("report", "form"))
                        .with(evaluation(2023)),
                event("2024-06-01", "REVIEW", Decision.PASSED).inBatch("one"));
        assertThat(again.state().batch().map(Batch::id)).contains("one");
    }

    @Test
    void aWithdrawalIsAnActThatEndsTheRecognitionAndIsNeverConcluded() {
        History fallen = with(recognised(), monitored(evaluation(2024, "T", Status.NOT_MET, "Q", Status.NOT_MET)));
        assertThat(fallen.state().stage().id()).isEqualTo("AFTER");
        assertThat(fallen.recognition()).isPresent();
        Checked<History> without = append(fallen, event("2026-01-01", "AFTER", Decision.WITHDRAWN));
        assertThat(codes(without)).containsExactly(ProblemCode.PROCEDURE_NUMBER);
        History withdrawn =
                with(fallen, event("2026-01-01", "AFTER", Decision.WITHDRAWN).numbered("某函〔2026〕1号"));
        assertThat(withdrawn.recognition()).isEmpty();
        assertThat(withdrawn.regressions()).isEmpty();
        assertThat(withdrawn.state()).isEqualTo(State.first(PROCEDURE));
        assertThat(withdrawn.events()).hasSize(6);
    }

    // --- refusals

    @Test
    void anotherStageThanTheOneThatIsOpenIsRefusedWithWhatMayHappen() {
        Checked<History> checked = append(begin(), event("2024-01-10", "LOOK", Decision.PASSED));
        assertThat(checked.value()).isEmpty();
        assertThat(message(checked, ProblemCode.PROCEDURE_TRANSITION))
                .isEqualTo("现在处于“申报（APPLY）”，不能记“查看：通过”。现在可作：通过（passed）。");
        assertThat(message(
                        append(begin(), event("2024-01-10", "NOWHERE", Decision.PASSED)),
                        ProblemCode.PROCEDURE_TRANSITION))
                .contains("不能记“NOWHERE：通过”");
    }

    @Test
    void everyReasonIsToldInOneRun() {
        History history = with(begin(), application());
        HistoryEvent wrong = event("2023-01-01", "REVIEW", Decision.PASSED).inBatch("nine");
        assertThat(codes(append(history, wrong)))
                .containsExactly(ProblemCode.PROCEDURE_DAY, ProblemCode.PROCEDURE_BATCH);
        HistoryEvent bare = HistoryEvent.of(LocalDate.of(2024, 1, 1), "APPLY", Decision.PASSED, "某公司");
        Checked<History> checked = append(begin(), bare);
        assertThat(codes(checked))
                .containsExactly(
                        ProblemCode.PROCEDURE_NEEDS,
                        ProblemCode.PROCEDURE_DECIDER,
                        ProblemCode.PROCEDURE_AGAINST_FINDINGS);
        assertThat(message(checked, ProblemCode.PROCEDURE_NEEDS))
                .isEqualTo("“申报：通过”还缺：报告（report）、表（form）、Y 达标（没有评估）。请补齐。");
    }

    @Test
    void aHardRuleHasToBeMetAndAnotherIsWarnedOf() {
        Checked<History> hard = append(begin(), application().with(evaluation(2023, "Y", Status.NOT_MET)));
        assertThat(codes(hard)).contains(ProblemCode.PROCEDURE_NEEDS);
        assertThat(message(hard, ProblemCode.PROCEDURE_NEEDS)).contains("Y 达标（现为未达标）");
        assertThat(codes(append(begin(), application().with(evaluation(2023, "Y", Status.INDETERMINATE)))))
                .contains(ProblemCode.PROCEDURE_NEEDS);
        Checked<History> soft =
                append(begin(), application().with(evaluation(2023, "E", Status.INDETERMINATE, "Q", Status.NOT_MET)));
        assertThat(soft.value()).isPresent();
        assertThat(message(soft, ProblemCode.PROCEDURE_AGAINST_FINDINGS)).contains("E（无法判定）、Q（未达标）");
    }

    /** Three years are over on the third anniversary and not the day before. */
    @Test
    void aCountyThatAppliesOneDayTooEarlyIsRefused() {
        CountyDataset county = MadeUp.countyWith("recognisedOn", LocalDate.of(2021, 1, 11));
        assertThat(append(begin(), application().with(of(county, "2024-01-10"))).value())
                .isEmpty();
        assertThat(append(begin(), application().with(of(county, "2024-01-11"))).value())
                .isPresent();
    }

    private static EvaluationRecord of(CountyDataset county, String day) {
        Evaluation evaluation = Evaluator.of(MadeUpProcedure.standard())
                .conceding(Set.of("T1"))
                .evaluate(county, LocalDate.parse(day))
                .orThrow();
        return EvaluationRecord.of(evaluation, MadeUpProcedure.HASH, List.of(SMALL));
    }

    @Test
    void theEvaluationOfAnotherCountyOrStandardIsRefused() {
        EvaluationRecord own = evaluation(2023);
        EvaluationRecord other = new EvaluationRecord(
                "another",
                new CountyCode("371426"),
                2023,
                own.asOf(),
                own.dataset(),
                own.verdict(),
                own.outcomes(),
                List.of(),
                List.of(),
                Map.of(),
                own.conceded(),
                own.followed());
        assertThat(message(append(begin(), application().with(other)), ProblemCode.PROCEDURE_NEEDS))
                .contains("按 made-up 的评估（给出的是 another）", "本县（371425）的数据（给出的是 371426）");
    }

    @Test
    void theBatchIsToldBeforeItsStepsAndNotChangedBetweenThem() {
        History applied = with(begin(), application());
        assertThat(message(
                        append(applied, event("2024-02-01", "REVIEW", Decision.PASSED)), ProblemCode.PROCEDURE_BATCH))
                .contains("未填", "可用：one, two");
        History inOne =
                with(applied, event("2024-02-01", "REVIEW", Decision.PASSED).inBatch("one"));
        Checked<History> changed =
                append(inOne, event("2024-03-01", "POLL", Decision.REFUSED).inBatch("two"));
        assertThat(message(changed, ProblemCode.PROCEDURE_BATCH)).contains("与已经记下的批次“one”不同");
        assertThat(append(inOne, event("2024-03-01", "POLL", Decision.REFUSED).inBatch("one"))
                        .value())
                .isPresent();
    }

    @Test
    void aRecognitionNeedsItsNumber() {
        History ready = with(
                begin(),
                application(),
                event("2024-02-01", "REVIEW", Decision.PASSED).inBatch("two"),
                event("2024-03-01", "LOOK", Decision.PASSED));
        HistoryEvent bare = event("2024-06-01", "FINAL", Decision.RECOGNISED);
        assertThat(codes(append(ready, bare))).containsExactly(ProblemCode.PROCEDURE_NUMBER);
        assertThat(codes(append(ready, bare.numbered(" ")))).containsExactly(ProblemCode.PROCEDURE_NUMBER);
        assertThat(append(ready, bare.numbered("某函〔2024〕1号")).orThrow().recognition())
                .isPresent();
    }

    @Test
    void theSurveysShortfallsAreWarnedOf() {
        History polled = with(
                begin(),
                application(),
                event("2024-02-01", "REVIEW", Decision.PASSED).inBatch("one"));
        Checked<History> without = append(polled, event("2024-03-01", "POLL", Decision.PASSED));
        assertThat(without.value()).isPresent();
        assertThat(message(without, ProblemCode.PROCEDURE_AGAINST_FINDINGS)).contains("没有问卷数");
        SurveyCheck few = SurveyCheck.of(
                PROCEDURE.survey(), Comparator.AT_LEAST, Rational.of(85), new SurveyCounts(10_000L, 14L, null, 14L));
        assertThat(message(
                        append(
                                polled,
                                event("2024-03-01", "POLL", Decision.PASSED).with(few)),
                        ProblemCode.PROCEDURE_AGAINST_FINDINGS))
                .contains("样本量（未达标）、家长占比（无法判定）");
    }

    @Test
    void somebodyElseThanTheDeciderIsWarnedOf() {
        Checked<History> checked = append(
                begin(),
                HistoryEvent.of(LocalDate.of(2024, 1, 10), "APPLY", Decision.PASSED, "ACME")
                        .with(papers("report", "form"))
                        .with(evaluation(2023)));
        assertThat(checked.value()).isPresent();
        assertThat(message(checked, ProblemCode.PROCEDURE_DECIDER)).contains("ACME", "县政府");
    }

    @Test
    void dataOfAYearAfterTheDecisionAreNoGroundForIt() {
        Checked<History> checked = append(
                begin(),
                HistoryEvent.of(LocalDate.of(2024, 1, 10), "APPLY", Decision.PASSED, "县政府")
                        .with(papers("report", "form"))
                        .with(evaluation(2025)));
        assertThat(message(checked, ProblemCode.PROCEDURE_DAY)).contains("2025 年度的数据晚于决定日期 2024-01-10");
    }

    // --- after recognition

    @Test
    void eachYearBehindTheDataOfRecognitionIsMonitoredOnce() {
        History once = with(recognised(), monitored(evaluation(2024)));
        assertThat(message(append(once, monitored(evaluation(2024))), ProblemCode.PROCEDURE_DAY))
                .contains("2024 年度的数据已于 2025-05-31 监测过");
        assertThat(message(
                        append(
                                once,
                                event("2025-06-01", "AFTER", Decision.MONITORED).with(evaluation(2023))),
                        ProblemCode.PROCEDURE_DAY))
                .contains("不晚于认定所依据的 2023 年度数据");
        assertThat(message(
                        append(
                                once,
                                event("2025-06-01", "AFTER", Decision.MONITORED).with(evaluation(2026))),
                        ProblemCode.PROCEDURE_DAY))
                .contains("2026 年度的数据晚于决定日期");
        assertThat(codes(append(once, event("2025-06-01", "AFTER", Decision.MONITORED))))
                .containsExactly(ProblemCode.PROCEDURE_NEEDS);
        assertThat(with(once, monitored(evaluation(2026))).monitored()).hasSize(2);
    }

    @Test
    void whatWasMetAtRecognitionAndIsNotMetNowIsARegression() {
        History history = with(
                recognised(evaluation(2023, "Q", Status.INDETERMINATE)),
                monitored(evaluation(2024, "E", Status.NOT_MET, "T", Status.INDETERMINATE)),
                monitored(evaluation(2026, "T", Status.NOT_MET, "Q", Status.NOT_MET, "V", Status.INDETERMINATE)));
        // E is met again; Q was not known to be met at recognition; V is not known now; nobody monitored 2025.
        assertThat(history.regressions()).hasSize(1);
        assertThat(history.regressions().get(0).rule().local()).isEqualTo("T");
        assertThat(history.regressions().get(0).lapse()).isEqualTo(new Lapse(2023, List.of(2024, 2025), 2026));
        History later = with(history, monitored(evaluation(2027, "T", Status.NOT_MET)));
        assertThat(later.regressions().get(0).lapse()).isEqualTo(new Lapse(2023, List.of(2024, 2025), 2026));
        History recovered = with(later, monitored(evaluation(2028)), monitored(evaluation(2029, "T", Status.NOT_MET)));
        assertThat(recovered.regressions().get(0).lapse()).isEqualTo(new Lapse(2028, List.of(), 2029));
    }

    @Test
    void whatCannotBeToldLaterTakesARegressionNotBack() {
        History history = with(
                recognised(),
                monitored(evaluation(2024, "T", Status.NOT_MET)),
                monitored(evaluation(2025, "T", Status.INDETERMINATE)));
        assertThat(history.regressions().get(0).lapse()).isEqualTo(new Lapse(2023, List.of(), 2024));
    }

    private static History conceded() {
        return recognised(evaluation(2023, Map.of(SMALL, List.of("T1")), Map.of()));
    }

    private static FollowUp followUp(History history, String day) {
        List<FollowUp> all = history.followUps(LocalDate.parse(day));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void whatWasMetByAConcessionAloneHasToBeMetWithoutItInThreeYears() {
        assertThat(recognised().followUps(LocalDate.of(2030, 1, 1))).isEmpty();
        History history = conceded();
        assertThat(history.toFollow()).containsExactly(SMALL);
        assertThat(followUp(history, "2027-06-01").due()).isEqualTo(LocalDate.of(2027, 6, 1));
        assertThat(followUp(history, "2027-06-01").state()).isEqualTo(FollowUp.State.PENDING);
        assertThat(followUp(history, "2027-06-02").state()).isEqualTo(FollowUp.State.OVERDUE);
        History failing = with(history, monitored(evaluation(2024, Map.of(), Map.of(SMALL, Status.NOT_MET))));
        assertThat(followUp(failing, "2025-06-02").last()).contains(Status.NOT_MET);
        History met = with(failing, monitored(evaluation(2025, Map.of(), Map.of(SMALL, Status.MET))));
        assertThat(followUp(met, "2030-01-01").state()).isEqualTo(FollowUp.State.MET);
        assertThat(followUp(met, "2030-01-01").year()).contains(2025);
        // What a later year does not tell of takes nothing back; what it denies does.
        assertThat(followUp(with(met, monitored(evaluation(2026))), "2030-01-01")
                        .state())
                .isEqualTo(FollowUp.State.MET);
        assertThat(followUp(
                                with(met, monitored(evaluation(2026, Map.of(), Map.of(SMALL, Status.NOT_MET)))),
                                "2030-01-01")
                        .state())
                .isEqualTo(FollowUp.State.OVERDUE);
        // Of what was decided later, a day knows nothing.
        assertThat(followUp(met, "2026-05-30").last()).contains(Status.NOT_MET);
    }

    @Test
    void aConcessionThatNeedsNoFollowUpIsNotFollowed() {
        History history = recognised(evaluation(2023, Map.of(SMALL, List.of("T9")), Map.of()));
        assertThat(history.followUps(LocalDate.of(2030, 1, 1))).isEmpty();
        assertThat(history.toFollow()).isEmpty();
    }

    /** A later evaluation that was not asked for concessions makes nothing of them good; one that meets the rule does. */
    @Test
    void whatWasConcededStaysOwedUntilItIsMetWithoutAConcession() {
        History applied = with(begin(), application().with(evaluation(2023, Map.of(SMALL, List.of("T1")), Map.of())));
        assertThat(applied.toFollow()).containsExactly(SMALL);
        assertThat(finish(applied, evaluation(2023)).toFollow()).containsExactly(SMALL);
        assertThat(finish(applied, evaluation(2023, Map.of(), Map.of(SMALL, Status.INDETERMINATE)))
                        .toFollow())
                .containsExactly(SMALL);
        assertThat(finish(applied, evaluation(2023, Map.of(), Map.of(SMALL, Status.MET)))
                        .toFollow())
                .isEmpty();
        // Of an application that was refused nothing is owed.
        History again = with(
                applied,
                event("2024-02-01", "REVIEW", Decision.REFUSED),
                event("2024-02-02", "APPLY", Decision.PASSED)
                        .with(papers("report", "form"))
                        .with(evaluation(2023)));
        assertThat(again.toFollow()).isEmpty();
        assertThat(finish(again, evaluation(2023)).followUps(LocalDate.of(2030, 1, 1)))
                .isEmpty();
    }

    private static History finish(History applied, EvaluationRecord evaluation) {
        return with(
                applied,
                event("2024-02-10", "REVIEW", Decision.PASSED).inBatch("two").with(evaluation),
                event("2024-03-01", "LOOK", Decision.PASSED),
                event("2024-06-01", "FINAL", Decision.RECOGNISED).numbered("某函〔2024〕1号"));
    }

    @Test
    void aFollowUpIsSettledByAPaperAndOnce() {
        HistoryEvent settled =
                event("2025-01-01", "AFTER", Decision.FOLLOWED_UP).settling(SMALL);
        assertThat(message(append(conceded(), settled), ProblemCode.PROCEDURE_NEEDS))
                .contains("佐证（proof）");
        assertThat(message(
                        append(
                                conceded(),
                                event("2025-01-01", "AFTER", Decision.FOLLOWED_UP)
                                        .with(papers("proof"))),
                        ProblemCode.PROCEDURE_NEEDS))
                .contains("尚未了结的：T:2137000001:PRIMARY");
        History history = with(conceded(), settled.with(papers("proof")));
        assertThat(followUp(history, "2030-01-01").state()).isEqualTo(FollowUp.State.SETTLED);
        assertThat(followUp(history, "2030-01-01").settledOn()).contains(LocalDate.of(2025, 1, 1));
        assertThat(history.toFollow()).isEmpty();
        assertThat(codes(append(history, settled.with(papers("proof"))))).containsExactly(ProblemCode.PROCEDURE_NEEDS);
    }

    @Test
    void nothingButItsOwnDecisionSettlesAFollowUp() {
        HistoryEvent year = monitored(evaluation(2024)).settling(SMALL);
        assertThat(message(append(conceded(), year), ProblemCode.PROCEDURE_NEEDS))
                .contains("了结复查项须记为", "followed-up");
        History without = with(conceded(), monitored(evaluation(2024)));
        assertThat(followUp(without, "2030-01-01").settledOn()).isEmpty();
    }

    // --- what an evaluation leaves behind

    @Test
    void theRecordOfAnEvaluationSaysWhatConcessionsAloneMeet() {
        CountyDataset county = MadeUp.county(
                MadeUp.primary(1, "primary.students", 50, "primary.teachers", 2),
                MadeUp.primary(2, "primary.students", 500, "primary.teachers", 20),
                MadeUp.primary(3, "primary.students", 50, "primary.teachers", 5));
        EvaluationRecord record = of(county, "2024-12-31");
        SchoolRule small = new SchoolRule("T", SchoolCode.parse("2137100001"), Stage.PRIMARY);
        SchoolRule large = new SchoolRule("T", SchoolCode.parse("2137100002"), Stage.PRIMARY);
        assertThat(record.outcome("T")).isEqualTo(Status.NOT_MET);
        assertThat(record.failing("T")).containsExactly(small, large);
        assertThat(record.conceded()).containsExactly(Map.entry(small, List.of("T1")));
        assertThat(record.eased()).isEmpty();
        assertThat(record.outcome("Y")).isEqualTo(Status.INDETERMINATE);
        // The school that was to be followed is not in the data.
        assertThat(record.followed()).isEmpty();
    }

    @Test
    void aRuleThatConcessionsMeetForTheWholeCountyIsNotWarnedOf() {
        CountyDataset county = CountyDataset.of(
                MadeUp.countyWith(
                                "recognisedOn",
                                LocalDate.of(2015, 1, 1),
                                "statement.met",
                                true,
                                "found",
                                false,
                                "pay.teachers",
                                90)
                        .county(),
                List.of(MadeUp.primary(1, "primary.students", 50, "primary.teachers", 2)));
        EvaluationRecord record = of(county, "2024-12-31");
        assertThat(record.outcome("T")).isEqualTo(Status.NOT_MET);
        assertThat(record.eased()).containsExactly(Map.entry("T", Status.MET));
        assertThat(record.concessions()).containsExactly("T1");
        Checked<History> checked = append(begin(), application().with(record));
        assertThat(checked.value()).isPresent();
        assertThat(checked.problems()).noneMatch(p -> p.message(Locale.CHINESE).contains("T（未达标）"));
    }

    // --- definitions

    @Test
    void definitionsThatLeadNowhereCannotBeBuilt() {
        ProcedureStage review = PROCEDURE.stage("REVIEW");
        assertThatThrownBy(() -> new ProcedureStage("X", review.name(), null, List.of(), review.citation()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batch("x", List.of("LOOK", "LOOK"), "FINAL", null, review.citation()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Procedure(
                        "x",
                        PROCEDURE.title(),
                        "made-up",
                        PROCEDURE.citation(),
                        List.of(review),
                        List.of(),
                        PROCEDURE.survey(),
                        PROCEDURE.followUp(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Material("a", "a.pdf", "0123")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PROCEDURE.stage("NOWHERE")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HistoryEvent.of(LocalDate.EPOCH, "APPLY", Decision.PASSED, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleOfASchoolIsReadAsItIsWritten() {
        assertThat(SchoolRule.parse(SMALL.toString())).isEqualTo(SMALL);
        SchoolRule whole = new SchoolRule("G4", SMALL.school(), null);
        assertThat(SchoolRule.parse("G4:2137000001")).isEqualTo(whole);
        assertThatThrownBy(() -> SchoolRule.parse("G4")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SchoolRule.parse("G4:12")).isInstanceOf(IllegalArgumentException.class);
    }
}
