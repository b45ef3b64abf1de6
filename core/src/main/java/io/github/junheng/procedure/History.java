package io.github.junheng.procedure;

import io.github.junheng.evaluation.Status;
import io.github.junheng.plan.Lapse;
import io.github.junheng.plan.Regression;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.Severity;
import io.github.junheng.region.CountyCode;
import io.github.junheng.standard.RuleId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 办理历史: the decisions on one county, oldest first. It only grows: {@link #append} gives another history with one event more, or
 * the reasons why the procedure does not admit it. Its state is the fold of its events and of nothing else, so that whoever
 * appends the same events again has the same state.
 */
public final class History {
    private final Procedure procedure;
    private final CountyCode county;
    private final String name;
    private final List<HistoryEvent> events;
    private final State state;

    private History(Procedure procedure, CountyCode county, String name, List<HistoryEvent> events, State state) {
        this.procedure = procedure;
        this.county = county;
        this.name = name;
        this.events = List.copyOf(events);
        this.state = state;
    }

    /** The history of a county about which nothing was decided yet. */
    public static History of(Procedure procedure, CountyCode county, String name) {
        return new History(procedure, county, name, List.of(), State.first(procedure));
    }

    public Procedure procedure() {
        return procedure;
    }

    /** 县代码. */
    public CountyCode county() {
        return county;
    }

    /** 县名. */
    public String name() {
        return name;
    }

    public List<HistoryEvent> events() {
        return events;
    }

    /** What its events led to. */
    public State state() {
        return state;
    }

    /**
     * The history with one event more, and what is doubtful of it; or, where the procedure does not admit the event, every reason.
     *
     * @param where what problems name as the place of the event
     */
    public Checked<History> append(HistoryEvent event, String where) {
        List<Problem> problems = new Admission(this, event, where).problems();
        for (Problem problem : problems) {
            if (problem.severity() == Severity.ERROR) {
                return Checked.failed(problems);
            }
        }
        List<HistoryEvent> more = new ArrayList<>(events);
        more.add(event);
        return Checked.of(new History(procedure, county, name, more, state.after(procedure, event)), problems);
    }

    /** 认定: the recognition that holds; empty where there is none, or it was withdrawn. */
    public Optional<HistoryEvent> recognition() {
        int at = recognisedAt();
        return at < 0 ? Optional.empty() : Optional.of(events.get(at));
    }

    /** Where the recognition stands that holds; −1 where there is none. */
    private int recognisedAt() {
        int at = -1;
        for (int i = 0; i < events.size(); i++) {
            Decision decision = events.get(i).decision();
            at = decision == Decision.RECOGNISED ? i : decision == Decision.WITHDRAWN ? -1 : at;
        }
        return at;
    }

    /** What was decided after the recognition that holds. */
    public List<HistoryEvent> sinceRecognition() {
        int at = recognisedAt();
        return at < 0 ? List.of() : events.subList(at + 1, events.size());
    }

    /** The latest evaluation of the application that led to the recognition that holds: what it rests on. */
    public Optional<EvaluationRecord> evaluationAtRecognition() {
        EvaluationRecord latest = null;
        if (recognisedAt() >= 0) {
            for (HistoryEvent event : application()) {
                latest = event.evaluation().orElse(latest);
            }
        }
        return Optional.ofNullable(latest);
    }

    /** The events of the application that led to the recognition that holds, that included; without one, of the current application. */
    private List<HistoryEvent> application() {
        int from = 0;
        State at = State.first(procedure);
        for (int i = 0; i < events.size(); i++) {
            at = at.after(procedure, events.get(i));
            from = at.stage().equals(procedure.first()) ? i + 1 : from;
        }
        int recognised = recognisedAt();
        return events.subList(from, recognised < 0 ? events.size() : recognised + 1);
    }

    /**
     * What schools met by a concession alone in this application, with the names of the concessions. It stays owed where a later
     * evaluation was not asked for concessions, and no longer where one found it met without any.
     */
    SortedMap<SchoolRule, List<String>> conceded() {
        SortedMap<SchoolRule, List<String>> conceded = new TreeMap<>();
        for (HistoryEvent event : application()) {
            EvaluationRecord evaluation = event.evaluationOrNull();
            if (evaluation != null) {
                conceded.keySet().removeIf(what -> evaluation.followed().get(what) == Status.MET);
                conceded.putAll(evaluation.conceded());
            }
        }
        return conceded;
    }

    /** 年度监测: since the recognition that holds, in the order in which they were recorded. */
    public List<HistoryEvent> monitored() {
        return sinceRecognition().stream()
                .filter(event -> event.decision() == Decision.MONITORED)
                .toList();
    }

    /**
     * 认定时达到、现未达到: the rules that were met at recognition and that the latest monitoring that tells of them found not met,
     * each for the county. It says nothing of a withdrawal.
     */
    public List<Regression> regressions() {
        EvaluationRecord then = evaluationAtRecognition().orElse(null);
        List<Regression> regressions = new ArrayList<>();
        if (then == null) {
            return regressions;
        }
        SortedMap<Integer, EvaluationRecord> byYear = new TreeMap<>();
        for (HistoryEvent event : monitored()) {
            event.evaluation().ifPresent(now -> byYear.put(now.dataYear(), now));
        }
        for (String rule : then.rules(Status.MET)) {
            int metIn = then.dataYear();
            int notMetIn = 0;
            List<Integer> unknown = new ArrayList<>();
            for (int year = then.dataYear() + 1; !byYear.isEmpty() && year <= byYear.lastKey(); year++) {
                EvaluationRecord now = byYear.get(year);
                Status status = now == null ? Status.INDETERMINATE : now.outcome(rule);
                if (status == Status.MET) {
                    metIn = year;
                    notMetIn = 0;
                    unknown.clear();
                } else if (status == Status.NOT_MET) {
                    notMetIn = notMetIn == 0 ? year : notMetIn;
                } else if (notMetIn == 0) {
                    unknown.add(year);
                }
            }
            if (notMetIn > 0) {
                regressions.add(new Regression(
                        new RuleId(procedure.standard(), rule), null, null, new Lapse(metIn, unknown, notMetIn)));
            }
        }
        return regressions;
    }

    /** The schools that do not meet a rule by the monitoring of the latest data year. */
    public List<SchoolRule> failingNow(String rule) {
        EvaluationRecord latest = null;
        for (HistoryEvent event : monitored()) {
            EvaluationRecord now = event.evaluationOrNull();
            latest = now != null && (latest == null || now.dataYear() > latest.dataYear()) ? now : latest;
        }
        return latest == null ? List.of() : latest.failing(rule);
    }

    /** What was met by a concession alone at recognition, as it stands on a day. */
    public List<FollowUp> followUps(LocalDate day) {
        return FollowUp.of(this, day);
    }

    /**
     * What schools still have to meet without a concession, of which an evaluation that is recorded next has to keep the outcome: in an
     * application all that was met by one alone, after recognition what is to be followed up and not settled.
     */
    public List<SchoolRule> toFollow() {
        return recognition().isEmpty()
                ? List.copyOf(conceded().keySet())
                : followUps(LocalDate.MAX).stream()
                        .filter(followUp -> followUp.state() != FollowUp.State.SETTLED)
                        .map(FollowUp::what)
                        .toList();
    }
}
