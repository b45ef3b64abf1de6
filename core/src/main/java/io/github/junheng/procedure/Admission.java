package io.github.junheng.procedure;

import io.github.junheng.evaluation.Status;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an event may follow a history, and every reason why not. */
final class Admission {
    private final History history;
    private final Procedure procedure;
    private final State state;
    private final HistoryEvent event;
    private final String where;
    private final List<Problem> problems = new ArrayList<>();

    Admission(History history, HistoryEvent event, String where) {
        this.history = history;
        this.procedure = history.procedure();
        this.state = history.state();
        this.event = event;
        this.where = where;
        Transition transition = transition();
        day();
        dataYear();
        batch(transition);
        if (transition != null) {
            needs(transition);
            number(transition);
            decider();
            if (event.decision().isFavourable()) {
                findings(transition);
            }
        }
        if (event.decision() == Decision.MONITORED) {
            year();
        }
    }

    List<Problem> problems() {
        return problems;
    }

    private void report(ProblemCode code, String... details) {
        problems.add(Problem.of(code, where, details));
    }

    /** What becomes of the decision; null where it is not open. */
    private @Nullable Transition transition() {
        ProcedureStage stage = state.stage();
        Transition transition =
                event.stage().equals(stage.id()) ? stage.on(event.decision()).orElse(null) : null;
        if (transition == null) {
            ProcedureStage asked = procedure.find(event.stage()).orElse(null);
            report(
                    ProblemCode.PROCEDURE_TRANSITION,
                    stage.name().zh() + "（" + stage.id() + "）",
                    asked == null ? event.stage() : asked.name().zh(),
                    event.decision().zh(),
                    possible(true),
                    stage.name().en() + " (" + stage.id() + ")",
                    asked == null ? event.stage() : asked.name().en(),
                    event.decision().en(),
                    possible(false));
        }
        return transition;
    }

    /** {@code 通过（passed）}, with which a reader of the message can go on at once. */
    private String possible(boolean chinese) {
        List<String> words = new ArrayList<>();
        for (Decision decision : state.possible()) {
            words.add(chinese ? decision.zh() + "（" + decision.label() + "）" : decision.label());
        }
        return String.join(chinese ? "、" : ", ", words);
    }

    private void day() {
        List<HistoryEvent> events = history.events();
        if (!events.isEmpty()) {
            LocalDate last = events.get(events.size() - 1).on();
            if (event.on().isBefore(last)) {
                report(
                        ProblemCode.PROCEDURE_DAY,
                        event.on().toString(),
                        "早于上一事项的日期 " + last,
                        "is before that of the last event, " + last);
            }
        }
    }

    /** What a decision rests on is known on its day. */
    private void dataYear() {
        EvaluationRecord now = event.evaluationOrNull();
        if (now != null && now.dataYear() > event.on().getYear()) {
            report(
                    ProblemCode.PROCEDURE_DAY,
                    Integer.toString(now.dataYear()),
                    "年度的数据晚于决定日期 " + event.on(),
                    "(of the data) is after the day of the decision, " + event.on());
        }
    }

    /** A year of monitoring lies behind the data that recognition rests on, is and comes once. */
    private void year() {
        EvaluationRecord now = event.evaluationOrNull();
        EvaluationRecord then = history.evaluationAtRecognition().orElse(null);
        if (now == null || then == null) {
            return;
        }
        String year = Integer.toString(now.dataYear());
        if (now.dataYear() <= then.dataYear()) {
            report(
                    ProblemCode.PROCEDURE_DAY,
                    year,
                    "年度的数据不晚于认定所依据的 " + then.dataYear() + " 年度数据",
                    "(of the data) is not after that of the data which recognition rests on, " + then.dataYear());
        }
        for (HistoryEvent earlier : history.monitored()) {
            if (earlier.evaluation().map(EvaluationRecord::dataYear).orElse(-1) == now.dataYear()) {
                report(
                        ProblemCode.PROCEDURE_DAY,
                        year,
                        "年度的数据已于 " + earlier.on() + " 监测过，每年一次",
                        "(of the data) was monitored on " + earlier.on() + ", each year once");
            }
        }
    }

    private void batch(@Nullable Transition transition) {
        String told = event.batchOrNull();
        Batch current = state.batchOrNull();
        String known = procedure.batches().isEmpty() ? "-" : String.join(", ", procedure.batchIds());
        if (told != null && procedure.batch(told).isEmpty()) {
            report(ProblemCode.PROCEDURE_BATCH, told, "不在程序之中", known, "is not one of the procedure's");
        } else if (told != null && current != null && !current.id().equals(told)) {
            report(
                    ProblemCode.PROCEDURE_BATCH,
                    told,
                    "与已经记下的批次“" + current.id() + "”不同",
                    current.id(),
                    "is another one than was recorded, " + current.id());
        } else if (told == null && current == null && transition != null && transition.leadsIntoBatch()) {
            report(
                    ProblemCode.PROCEDURE_BATCH,
                    "",
                    "未填：往下各步因批次而异",
                    known,
                    "is not told, and the next steps depend on it");
        }
    }

    private void needs(Transition transition) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        EvaluationRecord evaluation = event.evaluationOrNull();
        for (Need need : transition.needs()) {
            if (need instanceof Need.Paper paper && event.material(paper.id()).isEmpty()) {
                zh.add(paper.name().zh() + "（" + paper.id() + "）");
                en.add(paper.name().en() + " (" + paper.id() + ")");
            } else if (need instanceof Need.Evaluated && evaluation == null) {
                zh.add("一次评估（" + procedure.standard() + "）");
                en.add("an evaluation (" + procedure.standard() + ")");
            } else if (need instanceof Need.RuleMet rule && rule.hard()) {
                Status status = evaluation == null ? null : evaluation.outcome(rule.rule());
                if (status != Status.MET) {
                    zh.add(rule.rule() + " 达标（" + (status == null ? "没有评估" : "现为" + status.zh()) + "）");
                    en.add(rule.rule() + " met (" + (status == null ? "no evaluation" : "it is " + status) + ")");
                }
            }
        }
        if (evaluation != null && !evaluation.standard().equals(procedure.standard())) {
            zh.add("按 " + procedure.standard() + " 的评估（给出的是 " + evaluation.standard() + "）");
            en.add("an evaluation by " + procedure.standard() + " (given: " + evaluation.standard() + ")");
        }
        if (evaluation != null
                && evaluation.county().filter(history.county()::equals).isEmpty()) {
            String given = evaluation.county().map(Object::toString).orElse("-");
            zh.add("本县（" + history.county() + "）的数据（给出的是 " + given + "）");
            en.add("data of the county " + history.county() + " (given: " + given + ")");
        }
        if (event.decision() != Decision.FOLLOWED_UP && event.settles().isPresent()) {
            zh.add("了结复查项须记为“" + Decision.FOLLOWED_UP.zh() + "”（" + Decision.FOLLOWED_UP.label() + "）");
            en.add("a follow-up is settled by the decision " + Decision.FOLLOWED_UP.label());
        }
        if (event.decision() == Decision.FOLLOWED_UP
                && !history.toFollow().contains(event.settles().orElse(null))) {
            List<String> open =
                    history.toFollow().stream().map(SchoolRule::toString).toList();
            zh.add("所了结的复查项（尚未了结的：" + (open.isEmpty() ? "无" : String.join("、", open)) + "）");
            en.add("which follow-up it settles (open: " + (open.isEmpty() ? "none" : String.join(", ", open)) + ")");
        }
        if (!zh.isEmpty()) {
            report(
                    ProblemCode.PROCEDURE_NEEDS,
                    state.stage().name().zh() + "：" + event.decision().zh(),
                    String.join("、", zh),
                    state.stage().name().en() + ": " + event.decision().en(),
                    String.join(", ", en));
        }
    }

    private void number(Transition transition) {
        boolean needed = transition.needs().stream().anyMatch(need -> need instanceof Need.Numbered);
        if (needed && event.number().filter(number -> !number.isBlank()).isEmpty()) {
            report(
                    ProblemCode.PROCEDURE_NUMBER,
                    event.decision().zh(),
                    event.decision().en());
        }
    }

    private void decider() {
        state.stage()
                .decider()
                .filter(decider -> !decider.fits(event.by()))
                .ifPresent(decider -> report(
                        ProblemCode.PROCEDURE_DECIDER,
                        state.stage().name().zh(),
                        decider.name().zh(),
                        event.by(),
                        state.stage().name().en(),
                        decider.name().en()));
    }

    /** What is decided in favour of the county although what it rests on does not say so. */
    private void findings(Transition transition) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        EvaluationRecord evaluation = event.evaluationOrNull();
        List<String> told = new ArrayList<>();
        for (Need need : transition.needs()) {
            if (need instanceof Need.RuleMet rule && !rule.hard()) {
                Status status = evaluation == null ? Status.INDETERMINATE : evaluation.easedOutcome(rule.rule());
                told.add(rule.rule());
                if (status != Status.MET) {
                    zh.add(rule.rule() + "（" + (evaluation == null ? "没有评估" : status.zh()) + "）");
                    en.add(rule.rule() + " (" + (evaluation == null ? "no evaluation" : status) + ")");
                }
            } else if (need instanceof Need.Surveyed) {
                survey(zh, en);
            }
        }
        if (evaluation != null) {
            for (String rule : evaluation.rules(Status.NOT_MET)) {
                if (!told.contains(rule) && evaluation.easedOutcome(rule) != Status.MET) {
                    zh.add(rule + "（" + Status.NOT_MET.zh() + "）");
                    en.add(rule + " (" + Status.NOT_MET + ")");
                }
            }
        }
        if (!zh.isEmpty()) {
            report(
                    ProblemCode.PROCEDURE_AGAINST_FINDINGS,
                    state.stage().name().zh(),
                    String.join("、", zh),
                    state.stage().name().en(),
                    String.join(", ", en),
                    event.decision().zh(),
                    event.decision().en());
        }
    }

    private void survey(List<String> zh, List<String> en) {
        SurveyCheck survey = event.surveyOrNull();
        if (survey == null) {
            zh.add("社会认可度调查（没有问卷数）");
            en.add("the survey (no counts)");
            return;
        }
        for (SurveyCheck.Part part : survey.parts()) {
            if (part.status() != Status.MET) {
                zh.add(part.what().zh() + "（" + part.status().zh() + "）");
                en.add(part.what().en() + " (" + part.status() + ")");
            }
        }
    }
}
