package io.github.junheng.report;

import io.github.junheng.evaluation.Status;
import io.github.junheng.plan.Regression;
import io.github.junheng.procedure.Batch;
import io.github.junheng.procedure.Decider;
import io.github.junheng.procedure.Decision;
import io.github.junheng.procedure.EvaluationRecord;
import io.github.junheng.procedure.FollowUp;
import io.github.junheng.procedure.FollowUpRule;
import io.github.junheng.procedure.History;
import io.github.junheng.procedure.HistoryEvent;
import io.github.junheng.procedure.Material;
import io.github.junheng.procedure.Need;
import io.github.junheng.procedure.Procedure;
import io.github.junheng.procedure.ProcedureStage;
import io.github.junheng.procedure.SchoolRule;
import io.github.junheng.procedure.State;
import io.github.junheng.procedure.SurveyCheck;
import io.github.junheng.procedure.SurveyCounts;
import io.github.junheng.procedure.SurveyRule;
import io.github.junheng.procedure.Transition;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 认定程序说明与办理情况: a procedure, where a county stands in it, and a survey held against it, as a person reads them. */
public final class ProcedureReport {
    private static final int HASH_SHOWN = 12;
    private static final Rational HUNDRED = Rational.of(100);
    private static final Rational THOUSAND = Rational.of(1000);

    private final Procedure procedure;
    private final Standard standard;
    private final List<Block> blocks = new ArrayList<>();

    private ProcedureReport(Procedure procedure, Standard standard) {
        this.procedure = procedure;
        this.standard = standard;
    }

    /**
     * A procedure: stages, who decides, what each decision needs and where it leads, and the batches.
     *
     * @param standard the standard that it recognises
     * @param batchOrNull the batch whose path is shown alone; null for all of them
     */
    public static Document show(Procedure procedure, Standard standard, @Nullable Batch batchOrNull) {
        ProcedureReport report = new ProcedureReport(procedure, standard);
        report.show(batchOrNull);
        return new Document(report.blocks);
    }

    /**
     * Where a county stands on a day: what may be decided now and what that needs, what was decided, and after recognition what was
     * lost since and what concessions are still to be followed up.
     *
     * @param standard the standard that the procedure recognises
     */
    public static Document status(History history, Standard standard, LocalDate day) {
        ProcedureReport report = new ProcedureReport(history.procedure(), standard);
        report.status(history, day);
        return new Document(report.blocks);
    }

    /**
     * The last event of a history as it was recorded just now, and what may be decided next.
     *
     * @param standard the standard that the procedure recognises
     */
    public static Document recorded(History history, Standard standard) {
        ProcedureReport report = new ProcedureReport(history.procedure(), standard);
        report.title(history);
        int size = history.events().size();
        if (size > 0) {
            HistoryEvent last = history.events().get(size - 1);
            report.paragraph(Piece.of(
                    Message.HISTORY_RECORDED,
                    Piece.of(size),
                    Piece.of(last.on().toString()),
                    report.stageName(last.stage()),
                    decision(last.decision())));
        }
        report.now(history);
        return new Document(report.blocks);
    }

    /**
     * A survey held against what the procedure and the standard ask of one.
     *
     * @param standard the standard that the procedure recognises
     */
    public static Document survey(Procedure procedure, Standard standard, SurveyCheck check) {
        ProcedureReport report = new ProcedureReport(procedure, standard);
        report.blocks.add(new Block.Heading(1, Piece.of(Message.SURVEY_CHECK)));
        report.blocks.add(new Block.Paragraph(Piece.of(Message.SURVEY_OUTCOME, Names.status(check.status())), true));
        report.surveyTable(check);
        report.heading(Piece.of(Message.CLAUSE));
        report.surveyRule();
        return new Document(report.blocks);
    }

    private void paragraph(Piece text) {
        blocks.add(Block.Paragraph.of(text));
    }

    private void heading(Piece text) {
        blocks.add(new Block.Heading(2, text));
    }

    // --- the procedure

    private void show(@Nullable Batch batch) {
        blocks.add(new Block.Heading(
                1, Piece.of(Message.PROCEDURE_WITH_ID, Piece.of(procedure.title()), Piece.of(procedure.id()))));
        paragraph(Piece.of(
                Message.PROCEDURE_BASICS,
                Names.citation(procedure.citation()),
                Names.confidence(procedure.citation().confidence()),
                Piece.of(standard.id()),
                Piece.of(standard.title())));
        heading(
                batch == null
                        ? Piece.of(Message.PROCEDURE_STAGES)
                        : Piece.of(Message.PROCEDURE_PATH, Piece.of(batch.id())));
        List<ProcedureStage> stages = batch == null ? procedure.stages() : path(batch);
        stages(stages, batch);
        heading(Piece.of(Message.PROCEDURE_NEEDS));
        needs(stages);
        heading(Piece.of(Message.PROCEDURE_DECIDER));
        deciders(stages);
        heading(Piece.of(Message.BATCHES));
        batches(batch == null ? procedure.batches() : List.of(batch));
        heading(Piece.of(Message.SURVEY_HEADING));
        surveyRule();
        heading(Piece.of(Message.FOLLOW_UP_HEADING));
        followUpRule();
        if (!procedure.notes().isEmpty()) {
            heading(Piece.of(Message.NOTES_HEADING));
            blocks.add(new Block.Items(procedure.notes().stream().map(Piece::of).toList()));
        }
    }

    /** The stages that a county of a batch goes through, in order: a step of another batch is none of them. */
    private List<ProcedureStage> path(Batch batch) {
        Set<String> path = new LinkedHashSet<>();
        for (ProcedureStage stage : procedure.stages()) {
            if (isStep(stage)) {
                path.addAll(batch.steps());
            } else {
                path.add(stage.id());
            }
        }
        return path.stream().map(procedure::stage).toList();
    }

    private boolean isStep(ProcedureStage stage) {
        return procedure.batches().stream().anyMatch(batch -> batch.steps().contains(stage.id()));
    }

    private void stages(List<ProcedureStage> stages, @Nullable Batch batch) {
        List<List<Piece>> rows = new ArrayList<>();
        for (ProcedureStage stage : stages) {
            List<Piece> ways = stage.transitions().stream()
                    .map(transition -> Piece.of(
                            Message.PROCEDURE_WAY, decision(transition.decision()), to(stage, transition, batch)))
                    .toList();
            rows.add(List.of(
                    Piece.of(stage.name()),
                    Piece.of(stage.id()),
                    Piece.clauses(ways),
                    Names.confidence(stage.citation().confidence())));
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.PROCEDURE_STAGE, Message.ID, Message.PROCEDURE_WAYS, Message.CONFIDENCE),
                rows));
    }

    /** A line for each need; that a stage or a decision has several is said once. */
    private void needs(List<ProcedureStage> stages) {
        List<List<Piece>> rows = new ArrayList<>();
        for (ProcedureStage stage : stages) {
            Piece name = Piece.of(stage.name());
            for (Transition transition : stage.transitions()) {
                Piece decision = Piece.of(new Text(
                        transition.decision().zh(), transition.decision().en()));
                for (Need need : transition.needs()) {
                    rows.add(List.of(name, decision, need(need), paperId(need), confidence(need)));
                    name = Piece.NONE;
                    decision = Piece.NONE;
                }
            }
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.PROCEDURE_STAGE,
                        Message.PROCEDURE_DECISION,
                        Message.PROCEDURE_NEEDS,
                        Message.PROCEDURE_PAPER,
                        Message.CONFIDENCE),
                rows));
    }

    private static Piece paperId(Need need) {
        return need instanceof Need.Paper paper ? Piece.of(paper.id()) : Piece.DASH;
    }

    private Piece confidence(Need need) {
        if (need instanceof Need.Paper paper) {
            return Names.confidence(paper.citation().confidence());
        }
        return need instanceof Need.RuleMet rule && standard.rules().containsKey(rule.rule())
                ? Names.confidence(standard.rule(rule.rule()).citation().confidence())
                : Piece.DASH;
    }

    /** A line for each body, with the stages that it decides. */
    private void deciders(List<ProcedureStage> stages) {
        Map<Optional<Decider>, List<Piece>> byBody = new LinkedHashMap<>();
        for (ProcedureStage stage : stages) {
            byBody.computeIfAbsent(stage.decider(), d -> new ArrayList<>()).add(Piece.of(stage.name()));
        }
        List<List<Piece>> rows = new ArrayList<>();
        byBody.forEach((decider, decided) -> rows.add(List.of(
                Piece.list(decided),
                decider.map(d -> Piece.of(d.name())).orElse(Piece.of(Message.PROCEDURE_UNKNOWN)),
                decider.map(d -> Names.citation(d.citation())).orElse(Piece.DASH),
                decider.map(d -> Names.confidence(d.citation().confidence())).orElse(Piece.DASH))));
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.PROCEDURE_STAGE, Message.PROCEDURE_DECIDER, Message.CLAUSE, Message.CONFIDENCE),
                rows));
    }

    private Piece to(ProcedureStage from, Transition transition, @Nullable Batch batch) {
        if (!transition.leadsIntoBatch()) {
            return Piece.of(procedure.stage(transition.to()).name());
        }
        return batch == null
                ? Piece.of(Message.PROCEDURE_NEXT_STEP)
                : Piece.of(procedure.stage(batch.after(from.id())).name());
    }

    /** {@code 通过（passed）}: the word of the command line stands beside. */
    private static Piece decision(Decision decision) {
        return Piece.of(new Text(decision.zh() + "（" + decision.label() + "）", decision.label()));
    }

    private Piece needs(Transition transition) {
        return transition.needs().isEmpty()
                ? Piece.DASH
                : Piece.clauses(
                        transition.needs().stream().map(this::needWithId).toList());
    }

    private Piece needWithId(Need need) {
        return need instanceof Need.Paper paper
                ? Piece.of(Message.PROCEDURE_NAMED, Piece.of(paper.name()), Piece.of(paper.id()))
                : need(need);
    }

    private Piece need(Need need) {
        if (need instanceof Need.Paper paper) {
            return Piece.of(paper.name());
        }
        if (need instanceof Need.RuleMet rule) {
            return Piece.of(rule.hard() ? Message.NEED_RULE_HARD : Message.NEED_RULE, ruleName(rule.rule()));
        }
        if (need instanceof Need.Evaluated) {
            return Piece.of(Message.NEED_EVALUATION);
        }
        return Piece.of(need instanceof Need.Surveyed ? Message.NEED_SURVEY : Message.NEED_NUMBER);
    }

    private Piece ruleName(String rule) {
        return Piece.words(
                Piece.of(rule),
                standard.rules().containsKey(rule)
                        ? Piece.of(standard.rule(rule).name())
                        : Piece.NONE);
    }

    private void batches(List<Batch> shown) {
        List<List<Piece>> rows = new ArrayList<>();
        for (Batch batch : shown) {
            rows.add(List.of(
                    Piece.of(batch.id()),
                    Piece.list(batch.steps().stream().map(this::stageName).toList()),
                    batch.recognised().map(Piece::of).orElse(Piece.DASH),
                    Names.citation(batch.citation()),
                    Names.confidence(batch.citation().confidence())));
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.BATCH,
                        Message.BATCH_STEPS,
                        Message.BATCH_RECOGNISED,
                        Message.CLAUSE,
                        Message.CONFIDENCE),
                rows));
    }

    private Piece stageName(String stage) {
        return procedure.find(stage).map(s -> Piece.of(s.name())).orElse(Piece.of(stage));
    }

    private void surveyRule() {
        SurveyRule rule = procedure.survey();
        paragraph(Piece.of(
                Message.SURVEY_SIZE,
                Piece.of(rule.sample().times(THOUSAND).toDecimal()),
                Piece.of(rule.parents().times(HUNDRED).toDecimal()),
                Names.citation(rule.citation()),
                Names.confidence(rule.citation().confidence()),
                Piece.of(rule.rule()),
                Piece.of(standard.rule(rule.rule()).name())));
    }

    private void followUpRule() {
        FollowUpRule rule = procedure.followUp();
        paragraph(Piece.of(
                Message.FOLLOW_UP_RULE,
                texts(rule.concessions()),
                Piece.of(rule.years()),
                Names.citation(rule.citation()),
                Names.confidence(rule.citation().confidence())));
    }

    private static Piece texts(List<String> texts) {
        return Piece.list(texts.stream().map(Piece::of).toList());
    }

    // --- a history

    private void title(History history) {
        blocks.add(new Block.Heading(
                1,
                Piece.of(
                        Message.HISTORY_TITLE,
                        Piece.of(history.name()),
                        Piece.of(history.county().value()))));
        paragraph(Piece.of(Message.HISTORY_PROCEDURE, Piece.of(procedure.title()), Piece.of(procedure.id())));
    }

    private void status(History history, LocalDate day) {
        title(history);
        paragraph(Piece.of(Message.HISTORY_AS_OF, Piece.of(day.toString())));
        now(history);
        heading(Piece.of(Message.HISTORY_EVENTS));
        events(history);
        history.events().stream()
                .flatMap(event -> event.survey().stream())
                .reduce((earlier, later) -> later)
                .ifPresent(survey -> {
                    heading(Piece.of(Message.SURVEY_HEADING));
                    surveyTable(survey);
                });
        if (history.recognition().isPresent()) {
            monitoring(history, day);
            regressions(history);
            followUps(history, day);
        }
    }

    private void now(History history) {
        State state = history.state();
        blocks.add(new Block.Paragraph(Piece.of(Message.HISTORY_NOW, where(state)), true));
        history.recognition().ifPresent(recognised -> paragraph(authority(Message.HISTORY_RECOGNISED, recognised)));
        withdrawal(history);
        eligibility(history);
        heading(Piece.of(Message.HISTORY_POSSIBLE));
        paragraph(state.stage()
                .decider()
                .map(decider -> Piece.of(Message.HISTORY_DECIDER, Piece.of(decider.name())))
                .orElse(Piece.of(Message.HISTORY_DECIDER_UNKNOWN)));
        List<List<Piece>> rows = new ArrayList<>();
        for (Transition transition : state.stage().transitions()) {
            rows.add(List.of(
                    decision(transition.decision()),
                    to(state.stage(), transition, state.batchOrNull()),
                    needs(transition)));
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(Message.PROCEDURE_DECISION, Message.PROCEDURE_TO, Message.PROCEDURE_NEEDS),
                rows));
    }

    private static Piece where(State state) {
        Piece name = Piece.of(
                Message.PROCEDURE_NAMED,
                Piece.of(state.stage().name()),
                Piece.of(state.stage().id()));
        Batch batch = state.batchOrNull();
        if (batch == null) {
            return name;
        }
        int step = batch.steps().indexOf(state.stage().id());
        return step < 0
                ? Piece.of(Message.HISTORY_OF_BATCH, name, Piece.of(batch.id()))
                : Piece.of(
                        Message.HISTORY_STEP,
                        name,
                        Piece.of(batch.id()),
                        Piece.of(step + 1),
                        Piece.of(batch.steps().size()));
    }

    private static Piece authority(Message message, HistoryEvent event) {
        return Piece.of(
                message,
                Piece.of(event.on().toString()),
                Piece.of(event.by()),
                event.number().map(Piece::of).orElse(Piece.DASH));
    }

    /** The last withdrawal, as long as nothing was recognised after it. */
    private void withdrawal(History history) {
        HistoryEvent last = null;
        for (HistoryEvent event : history.events()) {
            last = event.decision() == Decision.WITHDRAWN
                    ? event
                    : event.decision() == Decision.RECOGNISED ? null : last;
        }
        if (last != null) {
            paragraph(authority(Message.HISTORY_WITHDRAWN, last));
        }
    }

    /** What the latest evaluation said of the rules that an application cannot do without. */
    private void eligibility(History history) {
        List<String> hard = procedure.stages().stream()
                .flatMap(stage -> stage.transitions().stream())
                .flatMap(transition -> transition.needs().stream())
                .filter(need -> need instanceof Need.RuleMet rule && rule.hard())
                .map(need -> ((Need.RuleMet) need).rule())
                .distinct()
                .toList();
        history.events().stream()
                .filter(event -> event.stage().equals(procedure.first().id()))
                .flatMap(event -> event.evaluation().stream())
                .reduce((earlier, later) -> later)
                .ifPresent(evaluation -> paragraph(Piece.of(
                        Message.HISTORY_ELIGIBLE,
                        Piece.of(evaluation.asOf().toString()),
                        Piece.of(evaluation.dataYear()),
                        Piece.list(hard.stream()
                                .map(rule -> Piece.words(Piece.of(rule), Names.status(evaluation.outcome(rule))))
                                .toList()))));
    }

    private void events(History history) {
        if (history.events().isEmpty()) {
            paragraph(Piece.of(Message.HISTORY_NO_EVENTS));
            return;
        }
        List<List<Piece>> rows = new ArrayList<>();
        for (HistoryEvent event : history.events()) {
            rows.add(List.of(
                    Piece.of(rows.size() + 1),
                    Piece.of(event.on().toString()),
                    Piece.words(
                            stageName(event.stage()),
                            event.batch().map(Piece::of).orElse(Piece.NONE)),
                    Piece.of(new Text(event.decision().zh(), event.decision().en())),
                    Piece.of(event.by()),
                    basis(event)));
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.HISTORY_NUMBER,
                        Message.HISTORY_ON,
                        Message.PROCEDURE_STAGE,
                        Message.PROCEDURE_DECISION,
                        Message.HISTORY_BY,
                        Message.HISTORY_BASIS),
                rows));
    }

    private Piece basis(HistoryEvent event) {
        List<Piece> basis = new ArrayList<>();
        event.number().ifPresent(number -> basis.add(Piece.of(Message.HISTORY_DOCUMENT, Piece.of(number))));
        for (Material material : event.materials()) {
            basis.add(Piece.of(
                    Message.HISTORY_MATERIAL,
                    paperName(material.id()),
                    Piece.of(material.name()),
                    Piece.of(material.sha256().substring(0, HASH_SHOWN))));
        }
        event.evaluation().ifPresent(evaluation -> basis.add(evaluation(evaluation)));
        event.survey().ifPresent(survey -> basis.add(Piece.of(Message.HISTORY_SURVEY, Names.status(survey.status()))));
        event.settles().ifPresent(what -> basis.add(Piece.of(Message.HISTORY_SETTLES, Piece.of(what.toString()))));
        return basis.isEmpty() ? Piece.DASH : Piece.clauses(basis);
    }

    private Piece paperName(String id) {
        return procedure.stages().stream()
                .flatMap(stage -> stage.transitions().stream())
                .flatMap(transition -> transition.needs().stream())
                .filter(need -> need instanceof Need.Paper paper && paper.id().equals(id))
                .map(need -> Piece.of(((Need.Paper) need).name()))
                .findFirst()
                .orElse(Piece.of(id));
    }

    /** The outcome, with the rules that are not met. */
    private static Piece evaluation(EvaluationRecord evaluation) {
        Piece year = Piece.of(evaluation.dataYear());
        Piece day = Piece.of(evaluation.asOf().toString());
        List<String> failing = evaluation.rules(Status.NOT_MET);
        Piece strict = failing.isEmpty()
                ? Piece.of(Message.HISTORY_EVALUATION, year, day, Names.status(evaluation.verdict()))
                : Piece.of(
                        Message.HISTORY_EVALUATION_SHORT,
                        year,
                        day,
                        Names.status(evaluation.verdict()),
                        texts(failing));
        return evaluation.eased().isEmpty()
                ? strict
                : Piece.of(
                        Message.HISTORY_EASED,
                        strict,
                        texts(evaluation.concessions()),
                        Names.status(evaluation.easedVerdict()));
    }

    private void surveyTable(SurveyCheck check) {
        List<Piece> counts = new ArrayList<>();
        for (SurveyCounts.Count count : SurveyCounts.Count.values()) {
            counts.add(Piece.of(
                    Message.SURVEY_COUNT,
                    Piece.of(new Text(count.zh(), count.en())),
                    check.counts().get(count).map(Piece::of).orElse(Piece.of(Message.NOT_REPORTED))));
        }
        paragraph(Piece.of(Message.SURVEY_COUNTS, Piece.list(counts)));
        List<List<Piece>> rows = new ArrayList<>();
        for (SurveyCheck.Part part : check.parts()) {
            rows.add(List.of(
                    Piece.of(new Text(part.what().zh(), part.what().en())),
                    Names.status(part.status()),
                    part.value().map(value -> figure(part, value)).orElse(Piece.DASH),
                    part.limit()
                            .map(limit -> Piece.words(Names.sign(part.comparator()), amount(part, limit)))
                            .orElse(Piece.DASH),
                    remark(part)));
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.SURVEY_TEST, Message.RESULT, Message.VALUE, Message.LIMIT, Message.REMARK),
                rows));
    }

    /** With as many decimals as it takes to see on which side of the limit it lies. */
    private static Piece figure(SurveyCheck.Part part, Rational value) {
        return part.what() == SurveyCheck.What.SAMPLE
                ? amount(part, value)
                : Piece.of(
                        Message.SURVEY_PERCENT,
                        new Piece.Figure(value, part.limit().orElse(null), 2));
    }

    private static Piece amount(SurveyCheck.Part part, Rational amount) {
        return Piece.of(
                part.what() == SurveyCheck.What.SAMPLE ? Message.SURVEY_SHEETS : Message.SURVEY_PERCENT,
                Piece.of(amount.toDecimal()));
    }

    private static Piece remark(SurveyCheck.Part part) {
        if (!part.missing().isEmpty()) {
            return Piece.of(
                    Message.SURVEY_MISSING,
                    Piece.list(part.missing().stream()
                            .map(count -> Piece.of(new Text(count.zh(), count.en())))
                            .toList()));
        }
        return part.lacking().signum() > 0
                ? Piece.of(Message.SURVEY_LACKING, Piece.of(part.lacking().toString()))
                : Piece.NONE;
    }

    private void monitoring(History history, LocalDate day) {
        heading(Piece.of(Message.MONITORING_HEADING));
        EvaluationRecord then = history.evaluationAtRecognition().orElse(null);
        Map<Integer, HistoryEvent> byYear = new TreeMap<>();
        for (HistoryEvent event : history.monitored()) {
            event.evaluation().ifPresent(now -> byYear.put(now.dataYear(), event));
        }
        if (then != null) {
            // A year is due when it is over.
            for (int year = then.dataYear() + 1; year < day.getYear(); year++) {
                byYear.putIfAbsent(year, null);
            }
        }
        if (byYear.isEmpty() || then == null) {
            paragraph(Piece.of(Message.MONITORING_NONE));
            return;
        }
        List<List<Piece>> rows = new ArrayList<>();
        byYear.forEach((year, event) -> rows.add(row(year, event, then)));
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.MONITORING_YEAR,
                        Message.MONITORING_ON,
                        Message.RESULT,
                        Message.MONITORING_LOST,
                        Message.MONITORING_OPEN),
                rows));
    }

    private static List<Piece> row(int year, @Nullable HistoryEvent event, EvaluationRecord then) {
        EvaluationRecord now = event == null ? null : event.evaluation().orElse(null);
        if (event == null || now == null) {
            return List.of(Piece.of(year), Piece.of(Message.MONITORING_MISSING), Piece.DASH, Piece.DASH, Piece.DASH);
        }
        return List.of(
                Piece.of(year),
                Piece.of(event.on().toString()),
                Names.status(now.verdict()),
                lost(then, now, Status.NOT_MET),
                lost(then, now, Status.INDETERMINATE));
    }

    private static Piece lost(EvaluationRecord then, EvaluationRecord now, Status status) {
        List<String> rules = then.rules(Status.MET).stream()
                .filter(rule -> now.outcome(rule) == status)
                .toList();
        return rules.isEmpty() ? Piece.DASH : texts(rules);
    }

    private void regressions(History history) {
        heading(Piece.of(Message.REGRESSION_HEADING));
        List<Regression> regressions = history.regressions();
        if (regressions.isEmpty()) {
            paragraph(Piece.of(
                    history.monitored().isEmpty() ? Message.REGRESSION_NOT_MONITORED : Message.REGRESSION_NONE));
            return;
        }
        List<List<Piece>> rows = new ArrayList<>();
        for (Regression regression : regressions) {
            String rule = regression.rule().local();
            List<Integer> unknown = regression.lapse().unknownBetween();
            List<SchoolRule> failing = history.failingNow(rule);
            rows.add(List.of(
                    ruleName(rule),
                    Piece.of(regression.lapse().metIn()),
                    Piece.of(regression.lapse().notMetIn()),
                    unknown.isEmpty()
                            ? Piece.DASH
                            : Piece.list(unknown.stream().map(Piece::of).toList()),
                    failing.isEmpty()
                            ? Piece.DASH
                            : Piece.list(failing.stream()
                                    .map(ProcedureReport::school)
                                    .toList())));
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.RULE,
                        Message.REGRESSION_MET_IN,
                        Message.REGRESSION_NOT_MET_IN,
                        Message.REGRESSION_UNKNOWN,
                        Message.REGRESSION_SCHOOLS),
                rows));
        paragraph(Piece.of(Message.REGRESSION_NO_WITHDRAWAL));
    }

    private static Piece school(SchoolRule what) {
        return Piece.words(
                Piece.of(what.school().value()), what.stage().map(Names::stage).orElse(Piece.NONE));
    }

    private void followUps(History history, LocalDate day) {
        List<FollowUp> followUps = history.followUps(day);
        if (followUps.isEmpty()) {
            return;
        }
        heading(Piece.of(Message.FOLLOW_UP_HEADING));
        followUpRule();
        List<List<Piece>> rows = new ArrayList<>();
        for (FollowUp followUp : followUps) {
            rows.add(List.of(
                    ruleName(followUp.what().rule()),
                    school(followUp.what()),
                    texts(followUp.concessions()),
                    Piece.of(followUp.due().toString()),
                    Piece.of(new Text(followUp.state().zh(), followUp.state().en())),
                    last(followUp)));
        }
        blocks.add(new Block.Table(
                EvaluationReport.header(
                        Message.RULE,
                        Message.SCHOOL,
                        Message.FOLLOW_UP_CONCESSIONS,
                        Message.FOLLOW_UP_DUE,
                        Message.FOLLOW_UP_STATE,
                        Message.FOLLOW_UP_LAST),
                rows));
    }

    private static Piece last(FollowUp followUp) {
        if (followUp.settledOn().isPresent()) {
            return Piece.of(
                    Message.FOLLOW_UP_SETTLED,
                    Piece.of(followUp.settledOn().get().toString()));
        }
        return followUp.last().isPresent() && followUp.year().isPresent()
                ? Piece.of(
                        Message.FOLLOW_UP_LAST_OF,
                        Piece.of(followUp.year().get()),
                        Names.status(followUp.last().get()))
                : Piece.DASH;
    }
}
