package io.github.junheng.procedure;

import io.github.junheng.evaluation.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 放宽复查: a rule that a school met by a concession alone when the county was recognised, and what became of it.
 *
 * @param what which rule of which school
 * @param concessions the names of the concessions that may be meant
 * @param due the last day by which it has to be met without one
 * @param settledOnOrNull the day of a follow-up that settled it by a paper
 * @param yearOrNull the latest data year that tells of it after recognition
 * @param lastOrNull its outcome of that year, without a concession
 */
public record FollowUp(
        SchoolRule what,
        List<String> concessions,
        LocalDate due,
        State state,
        @Nullable LocalDate settledOnOrNull,
        @Nullable Integer yearOrNull,
        @Nullable Status lastOrNull) {
    /** 状态: whether it is still to be met. */
    public enum State {
        /** 已达到规定标准: the latest data that tell of it meet the rule without a concession. */
        MET("已达到规定标准", "met without concession"),
        /** 已凭材料了结: a school that was closed, say. */
        SETTLED("已凭材料了结", "settled by a paper"),
        /** 整改期内. */
        PENDING("整改期内", "pending"),
        /** 逾期未达. */
        OVERDUE("逾期未达", "overdue");

        private final String zh;
        private final String en;

        State(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }

        /** Whether it still has to be met. */
        public boolean isOpen() {
            return this == PENDING || this == OVERDUE;
        }
    }

    public FollowUp {
        concessions = List.copyOf(concessions);
    }

    /** The day of a follow-up that settled it by a paper. */
    public Optional<LocalDate> settledOn() {
        return Optional.ofNullable(settledOnOrNull);
    }

    /** The latest data year that tells of it. */
    public Optional<Integer> year() {
        return Optional.ofNullable(yearOrNull);
    }

    /** Its outcome of that year. */
    public Optional<Status> last() {
        return Optional.ofNullable(lastOrNull);
    }

    /** What a history has to follow up, as it stands on a day; nothing where the county is not recognised. */
    static List<FollowUp> of(History history, LocalDate day) {
        FollowUpRule rule = history.procedure().followUp();
        HistoryEvent recognition = history.recognition().orElse(null);
        List<FollowUp> all = new ArrayList<>();
        if (recognition == null) {
            return all;
        }
        LocalDate due = recognition.on().plusYears(rule.years());
        for (Map.Entry<SchoolRule, List<String>> one : history.conceded().entrySet()) {
            List<String> concessions =
                    one.getValue().stream().filter(rule.concessions()::contains).toList();
            if (!concessions.isEmpty()) {
                all.add(of(history, one.getKey(), concessions, due, day));
            }
        }
        return all;
    }

    private static FollowUp of(
            History history, SchoolRule what, List<String> concessions, LocalDate due, LocalDate day) {
        LocalDate settledOn = null;
        Integer year = null;
        Status last = null;
        for (HistoryEvent event : history.sinceRecognition()) {
            if (event.on().isAfter(day)) {
                break;
            }
            if (event.decision() == Decision.FOLLOWED_UP && what.equals(event.settlesOrNull())) {
                settledOn = event.on();
            }
            EvaluationRecord now = event.evaluationOrNull();
            Status status = now == null ? null : now.followed().get(what);
            // What cannot be told takes nothing back.
            if (now != null
                    && (status == Status.MET || status == Status.NOT_MET)
                    && (year == null || now.dataYear() > year)) {
                year = now.dataYear();
                last = status;
            }
        }
        State state = settledOn != null
                ? State.SETTLED
                : last == Status.MET ? State.MET : day.isAfter(due) ? State.OVERDUE : State.PENDING;
        return new FollowUp(what, concessions, due, state, settledOn, year, last);
    }
}
