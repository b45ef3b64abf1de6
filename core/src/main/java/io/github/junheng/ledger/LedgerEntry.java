package io.github.junheng.ledger;

import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 台账条目: something to put right, and how far that has come.
 *
 * @param rule what the rule is called
 * @param schoolNameOrNull what the school is called; null for the county
 * @param citation where the rule stands
 * @param finding what an evaluation found of it last
 * @param assignment who sees to it, how and by when
 * @param closedOnOrNull what it was put right or struck off on; null while it is open
 * @param history its events, first to last; never empty
 */
public record LedgerEntry(
        LedgerKey key,
        Text rule,
        @Nullable String schoolNameOrNull,
        Citation citation,
        State state,
        Ground.OfFinding finding,
        Assignment assignment,
        @Nullable Ground closedOnOrNull,
        List<LedgerEvent> history) {
    public LedgerEntry {
        history = List.copyOf(history);
    }

    /** 状态. */
    public enum State {
        OPEN("待整改"),
        IN_WORK("整改中"),
        RESOLVED("已整改"),
        VERIFIED("已销号");

        private static final Map<State, Map<LedgerEvent.Kind, State>> NEXT = next();

        private final String zh;

        State(String zh) {
            this.zh = zh;
        }

        private static Map<State, Map<LedgerEvent.Kind, State>> next() {
            Map<State, Map<LedgerEvent.Kind, State>> next = new EnumMap<>(State.class);
            for (State state : values()) {
                Map<LedgerEvent.Kind, State> of = new EnumMap<>(LedgerEvent.Kind.class);
                // What becomes of schools becomes of their entries, whatever state they are in.
                of.put(LedgerEvent.Kind.MOVED, state);
                of.put(LedgerEvent.Kind.NOTED, state);
                if (state.isOpen()) {
                    of.put(LedgerEvent.Kind.ASSIGNED, state);
                    of.put(LedgerEvent.Kind.RESOLVED, RESOLVED);
                } else {
                    of.put(LedgerEvent.Kind.REOPENED, OPEN);
                }
                next.put(state, of);
            }
            put(next, OPEN, LedgerEvent.Kind.STARTED, IN_WORK);
            put(next, RESOLVED, LedgerEvent.Kind.VERIFIED, VERIFIED);
            return next;
        }

        private static void put(
                Map<State, Map<LedgerEvent.Kind, State>> next, State from, LedgerEvent.Kind kind, State to) {
            next.getOrDefault(from, Map.of()).put(kind, to);
        }

        /** The state after an event; empty where there is no such event in this state. */
        public Optional<State> after(LedgerEvent.Kind kind) {
            return Optional.ofNullable(NEXT.getOrDefault(this, Map.of()).get(kind));
        }

        /** What may happen in this state. */
        public List<LedgerEvent.Kind> possible() {
            return List.copyOf(NEXT.getOrDefault(this, Map.of()).keySet());
        }

        /** Whether something is still to be done. */
        public boolean isOpen() {
            return this == OPEN || this == IN_WORK;
        }

        public String zh() {
            return zh;
        }
    }

    public Optional<String> schoolName() {
        return Optional.ofNullable(schoolNameOrNull);
    }

    /** 最近变动. */
    public LedgerEvent last() {
        return history.get(history.size() - 1);
    }

    /** 逾期: whether the last day is over and something is still to be done. */
    public boolean isOverdue(LocalDate day) {
        return state.isOpen()
                && assignment.deadlineOrNull() != null
                && assignment.deadlineOrNull().isBefore(day);
    }

    /** The last event of a kind since it was opened or opened again. */
    public Optional<LedgerEvent> lastOf(LedgerEvent.Kind kind) {
        for (int i = history.size() - 1; i >= 0; i--) {
            LedgerEvent event = history.get(i);
            if (event.kind() == kind) {
                return Optional.of(event);
            }
            if (event.kind() == LedgerEvent.Kind.REOPENED) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What it was put right or struck off on; empty while it is open. */
    public Optional<Ground> closedOn() {
        return Optional.ofNullable(closedOnOrNull);
    }

    /** The entry of a problem that was just found. */
    static LedgerEntry of(LedgerEvent.Opened event) {
        return new LedgerEntry(
                event.key(),
                event.rule(),
                event.schoolNameOrNull(),
                event.citation(),
                State.OPEN,
                event.finding(),
                Assignment.NONE,
                null,
                List.of(event));
    }

    /** The entry after an event that is possible in its state, but for one that moves it. */
    LedgerEntry after(LedgerEvent event, State next) {
        return new LedgerEntry(
                key,
                rule,
                schoolNameOrNull,
                citation,
                next,
                found(event),
                event instanceof LedgerEvent.Assigned assigned ? assignment.then(assigned.assignment()) : assignment,
                closedAfter(event, next),
                with(event));
    }

    /** What strikes it off is what resolved it, which may have been noted again since. */
    private Ground.OfFinding found(LedgerEvent event) {
        return event.kind() != LedgerEvent.Kind.VERIFIED && event.groundOrNull() instanceof Ground.OfFinding found
                ? found
                : finding;
    }

    private @Nullable Ground closedAfter(LedgerEvent event, State next) {
        if (next.isOpen()) {
            return null;
        }
        return next == state ? closedOnOrNull : event.groundOrNull();
    }

    /** The entry of the school that its school became. */
    LedgerEntry moved(LedgerEvent.Moved event) {
        return new LedgerEntry(
                key.of(event.to()),
                rule,
                event.schoolName(),
                citation,
                state,
                finding,
                assignment,
                closedOnOrNull,
                with(event));
    }

    /**
     * The one entry of two that came together: the less settled state counts, with what it rests on. Where both or neither are open,
     * what was assigned holds of both; what was assigned of one that is closed is done.
     */
    LedgerEntry joined(LedgerEntry other) {
        LedgerEntry lead = other.state.compareTo(state) < 0 ? other : this;
        List<LedgerEvent> both = new ArrayList<>(history);
        both.addAll(other.history);
        both.sort(java.util.Comparator.comparing(LedgerEvent::on));
        Assignment assigned =
                state.isOpen() == other.state.isOpen() ? assignment.joined(other.assignment) : lead.assignment;
        return new LedgerEntry(
                key, rule, schoolNameOrNull, citation, lead.state, lead.finding, assigned, lead.closedOnOrNull, both);
    }

    private List<LedgerEvent> with(LedgerEvent event) {
        List<LedgerEvent> more = new ArrayList<>(history);
        more.add(event);
        return more;
    }
}
