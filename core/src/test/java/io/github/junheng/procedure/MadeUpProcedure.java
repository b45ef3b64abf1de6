package io.github.junheng.procedure;

import io.github.junheng.MadeUp;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.ProcedureReader;
import io.github.junheng.problem.Checked;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.region.CountyCode;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A made-up procedure over the made-up standard, and events of it. */
public final class MadeUpProcedure {
    public static final CountyCode COUNTY = new CountyCode("371425");
    public static final String HASH = "0123456789abcdef".repeat(4);

    private MadeUpProcedure() {}

    public static String json() {
        try (InputStream in = MadeUpProcedure.class.getResourceAsStream("/procedures/made-up.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Checked<Procedure> read(String json) {
        return ProcedureReader.read(
                MadeUp.stream(json),
                "procedure.json",
                id -> id.equals("made-up") ? Optional.of(standard()) : Optional.empty());
    }

    /** Rules that can stand for those of a recognition: a number of years, evidence, a veto, one asked of schools, one of a survey. */
    public static Standard standard() {
        return MadeUp.standard(
                List.of(
                        MadeUp.rule(
                                "Y",
                                "COUNTY",
                                "'criterion': {'kind': 'elapsed', 'fact': 'recognisedOn', 'years': '3', 'unit': 'years'}"),
                        MadeUp.rule("E", "COUNTY", "'criterion': {'kind': 'evidence', 'fact': 'statement.met'}"),
                        MadeUp.rule("V", "COUNTY", "'criterion': {'kind': 'veto', 'fact': 'found'}"),
                        MadeUp.rule(
                                "T",
                                "SCHOOL_STAGE",
                                "'scope': 'ordinary', 'criterion': {'kind': 'comparison', 'indicator': 'teachers-per-100',"
                                        + " 'comparator': '>=', 'limit': {'PRIMARY': '4.2', 'JUNIOR': '5.3'}}"),
                        MadeUp.rule(
                                "Q",
                                "COUNTY",
                                "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=',"
                                        + " 'limit': '85'}")),
                List.of(
                        "{'id': 'T1', 'name': {'zh': '小规模学校', 'en': 'Small schools'}, 'rule': 'T', 'when': {'name': {'zh':"
                                + " '不足百人', 'en': 'Fewer than 100 pupils'}, 'conditions': [{'sum': '{stage}.students',"
                                + " 'comparator': '<', 'limit': '100'}]}, 'criterion': {'kind': 'comparison', 'indicator':"
                                + " 'teachers-per-100', 'comparator': '>=', 'limit': '3'}, 'citation': {'article': '第十四条',"
                                + " 'confidence': 'verified'}}"));
    }

    public static Procedure procedure() {
        return read(json()).orThrow();
    }

    public static History begin() {
        return History.of(procedure(), COUNTY, "某县");
    }

    public static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    public static HistoryEvent event(String on, String stage, Decision decision) {
        return HistoryEvent.of(day(on), stage, decision, "某政府");
    }

    public static List<Material> papers(String... ids) {
        return List.of(ids).stream()
                .map(id -> new Material(id, id + ".pdf", HASH))
                .toList();
    }

    /** An evaluation of the county in which everything is met but for these rules: {@code "P", NOT_MET, …}. */
    public static EvaluationRecord evaluation(int year, Object... outcomes) {
        return evaluation(year, Map.of(), Map.of(), outcomes);
    }

    public static EvaluationRecord evaluation(
            int year, Map<SchoolRule, List<String>> conceded, Map<SchoolRule, Status> followed, Object... outcomes) {
        Map<String, Status> all = new LinkedHashMap<>();
        for (String rule : List.of("Y", "E", "V", "T", "Q")) {
            all.put(rule, Status.MET);
        }
        for (int i = 0; i < outcomes.length; i += 2) {
            all.put((String) outcomes[i], (Status) outcomes[i + 1]);
        }
        return new EvaluationRecord(
                "made-up",
                COUNTY,
                year,
                LocalDate.of(year, 12, 31),
                HASH,
                Status.allOf(all.values()),
                all,
                List.of(),
                List.of(),
                Map.of(),
                new TreeMap<>(conceded),
                new TreeMap<>(followed));
    }

    /** The history with more events, each of which is admitted. */
    public static History with(History history, HistoryEvent... events) {
        History grown = history;
        for (HistoryEvent event : events) {
            grown = grown.append(event, "history:" + (grown.events().size() + 1))
                    .orThrow();
        }
        return grown;
    }

    /** An application with data of 2023. */
    public static HistoryEvent application() {
        return event("2024-01-10", "APPLY", Decision.PASSED)
                .with(papers("report", "form"))
                .with(evaluation(2023));
    }

    /** A county that was recognised on 2024-06-01 on data of 2023. */
    public static History recognised() {
        return recognised(evaluation(2023));
    }

    public static History recognised(EvaluationRecord evaluation) {
        return with(
                begin(),
                application().with(evaluation),
                event("2024-02-01", "REVIEW", Decision.PASSED).inBatch("two"),
                event("2024-03-01", "LOOK", Decision.PASSED),
                event("2024-06-01", "FINAL", Decision.RECOGNISED).numbered("某函〔2024〕1号"));
    }

    /** Monitoring on the last day of May of the year after. */
    public static HistoryEvent monitored(EvaluationRecord evaluation) {
        return event((evaluation.dataYear() + 1) + "-05-31", "AFTER", Decision.MONITORED)
                .with(evaluation);
    }

    /** An event that a history admits: which of the possible decisions, and what else there is to choose, is told by a number. */
    public static HistoryEvent next(History history, int choice) {
        List<Transition> possible = new ArrayList<>(history.state().stage().transitions());
        if (history.toFollow().isEmpty()) {
            possible.removeIf(transition -> transition.decision() == Decision.FOLLOWED_UP);
        }
        Transition transition = possible.get(Math.floorMod(choice, possible.size()));
        List<HistoryEvent> events = history.events();
        LocalDate day = events.isEmpty()
                ? LocalDate.of(2024, 1, 10)
                : events.get(events.size() - 1).on().plusDays(Math.floorMod(choice, 50));
        int year = day.getYear() - 1;
        if (transition.decision() == Decision.MONITORED) {
            year = 1 + history.evaluationAtRecognition().orElseThrow().dataYear();
            for (HistoryEvent monitored : history.monitored()) {
                year = Math.max(year, 1 + monitored.evaluation().orElseThrow().dataYear());
            }
            day = day.getYear() < year ? LocalDate.of(year, 12, 31) : day;
        }
        HistoryEvent event = HistoryEvent.of(
                day, history.state().stage().id(), transition.decision(), choice % 2 == 0 ? "某政府" : "另一机关");
        for (Need need : transition.needs()) {
            if (need instanceof Need.Paper paper) {
                List<Material> more = new ArrayList<>(event.materials());
                more.addAll(papers(paper.id()));
                event = event.with(more);
            } else if (need instanceof Need.Numbered) {
                event = event.numbered("某函" + choice);
            } else if (need instanceof Need.Surveyed && choice % 3 != 0) {
                event = event.with(SurveyCheck.of(
                        history.procedure().survey(),
                        Comparator.AT_LEAST,
                        Rational.of(85),
                        new SurveyCounts(1000L, choice % 5 == 0 ? null : 40L, 20L, 39L)));
            } else if (need instanceof Need.Evaluated || need instanceof Need.RuleMet) {
                SchoolRule small = new SchoolRule("T", SchoolCode.parse("2137000001"), Stage.PRIMARY);
                event = event.with(evaluation(
                        year,
                        choice % 4 == 0 ? Map.of(small, List.of("T1")) : Map.of(),
                        choice % 5 == 0 ? Map.of(small, Status.values()[Math.floorMod(choice, 4)]) : Map.of(),
                        "Q",
                        Status.values()[Math.floorMod(choice / 7, 4)]));
            }
        }
        return event.inBatch(
                        transition.leadsIntoBatch() && history.state().batch().isEmpty()
                                ? history.procedure().batchIds().get(Math.floorMod(choice / 3, 2))
                                : null)
                .settling(
                        transition.decision() == Decision.FOLLOWED_UP
                                ? history.toFollow().get(0)
                                : null);
    }

    /** A history of events that were admitted one after another. */
    public static History walk(List<Integer> choices) {
        History history = begin();
        for (int choice : choices) {
            history = with(history, next(history, choice));
        }
        return history;
    }
}
