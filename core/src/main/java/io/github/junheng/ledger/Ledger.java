package io.github.junheng.ledger;

import io.github.junheng.evaluation.Status;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 问题台账: entries, as their events made them. It never changes: {@link #append} gives another one with events more, and takes none
 * that is not possible.
 */
public final class Ledger {
    private static final Ledger EMPTY = new Ledger(List.of(), new TreeMap<>());

    private final List<LedgerEvent> events;
    private final Map<LedgerKey, LedgerEntry> entries;

    private Ledger(List<LedgerEvent> events, Map<LedgerKey, LedgerEntry> entries) {
        this.events = List.copyOf(events);
        this.entries = entries;
    }

    public static Ledger empty() {
        return EMPTY;
    }

    /** Every event, first to last. */
    public List<LedgerEvent> events() {
        return events;
    }

    /** The entries: those of the county, then those of its schools by their codes; the rules of each in their order. */
    public List<LedgerEntry> entries() {
        return List.copyOf(entries.values());
    }

    public Optional<LedgerEntry> entry(LedgerKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The entries whose last day is over while something is still to be done. */
    public List<LedgerEntry> overdue(LocalDate day) {
        return entries.values().stream().filter(entry -> entry.isOverdue(day)).toList();
    }

    /** The county that it is of: its code, or its name where it has none; empty while there is no entry. */
    public Optional<String> county() {
        return events.stream()
                .filter(LedgerEvent.Opened.class::isInstance)
                .map(event -> ((LedgerEvent.Opened) event).county())
                .findFirst();
    }

    /** What the county is called; empty while there is no entry. */
    public Optional<String> countyName() {
        return events.stream()
                .filter(LedgerEvent.Opened.class::isInstance)
                .map(event -> ((LedgerEvent.Opened) event).countyName())
                .findFirst();
    }

    /** The same ledger with events more, or none and every reason why they cannot be. */
    public Checked<Ledger> append(List<? extends LedgerEvent> more) {
        return append(more, more.stream().map(event -> event.key().toString()).toList());
    }

    /**
     * The same with the places at which the events stand.
     *
     * @param where one for each event, for its problems
     */
    public Checked<Ledger> append(List<? extends LedgerEvent> more, List<String> where) {
        List<Problem> problems = new ArrayList<>();
        List<LedgerEvent> all = new ArrayList<>(events);
        Map<LedgerKey, LedgerEntry> now = new TreeMap<>(entries);
        for (int i = 0; i < more.size(); i++) {
            LedgerEvent event = more.get(i);
            int before = problems.size();
            LedgerEntry entry = now.get(event.key());
            transition(event, entry, where.get(i), problems);
            grounds(event, entry, where.get(i), problems);
            if (problems.size() == before) {
                apply(event, entry, now);
                all.add(event);
            }
        }
        return problems.isEmpty() ? Checked.of(new Ledger(all, now), problems) : Checked.failed(problems);
    }

    private static void transition(
            LedgerEvent event, @Nullable LedgerEntry entry, String where, List<Problem> problems) {
        LedgerEvent.Kind kind = event.kind();
        if (entry == null) {
            if (kind != LedgerEvent.Kind.OPENED) {
                transition(event, "未登记", "not in the ledger", List.of(LedgerEvent.Kind.OPENED), where, problems);
            }
            return;
        }
        if (entry.state().after(kind).isEmpty()) {
            transition(
                    event,
                    entry.state().zh(),
                    label(entry.state()),
                    entry.state().possible(),
                    where,
                    problems);
        }
        if (event.on().isBefore(entry.last().on())) {
            problems.add(Problem.of(
                    ProblemCode.LEDGER_EARLIER,
                    where,
                    event.key().toString(),
                    event.on().toString(),
                    entry.last().on().toString()));
        }
    }

    private static void transition(
            LedgerEvent event,
            String zh,
            String en,
            List<LedgerEvent.Kind> possible,
            String where,
            List<Problem> problems) {
        problems.add(Problem.of(
                ProblemCode.LEDGER_TRANSITION,
                where,
                event.key().toString(),
                zh,
                event.kind().zh(),
                possible.stream().map(LedgerEvent.Kind::zh).collect(Collectors.joining("、")),
                en,
                event.kind().label(),
                possible.stream().map(LedgerEvent.Kind::label).collect(Collectors.joining(", "))));
    }

    private static String label(LedgerEntry.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What opens is not met; what closes is met, by its own standard, or shown by a document with its hash. */
    private static void grounds(LedgerEvent event, @Nullable LedgerEntry entry, String where, List<Problem> problems) {
        Ground ground = event.groundOrNull();
        // What is noted of a closed entry is that it is still met.
        boolean closes = event.kind() == LedgerEvent.Kind.RESOLVED
                || event.kind() == LedgerEvent.Kind.VERIFIED
                || (event.kind() == LedgerEvent.Kind.NOTED
                        && entry != null
                        && !entry.state().isOpen());
        if (ground instanceof Ground.OfEvidence evidence && !evidence.isHashed()) {
            problems.add(Problem.of(
                    ProblemCode.EVIDENCE_HASH, where, evidence.name(), "不是 64 位十六进制数", "is no 64 hex digits"));
        } else if (closes
                && (ground == null || (ground instanceof Ground.OfFinding found && !settles(found, event.key())))) {
            problems.add(Problem.of(
                    ProblemCode.LEDGER_WITHOUT_GROUND, where, event.key().toString()));
        } else if (!closes && ground instanceof Ground.OfFinding found && found.status() != Status.NOT_MET) {
            problems.add(Problem.of(
                    ProblemCode.DEFINITION_INVALID,
                    where,
                    "“" + event.kind().zh() + "”须依据未达标的评估结果，却是 " + found.status(),
                    event.kind().label() + " rests on a finding that is not met, not on one that is "
                            + found.status()));
        }
    }

    /** Another rule of the same standard may be the one of which k out of n are enough. */
    private static boolean settles(Ground.OfFinding found, LedgerKey key) {
        return found.status() == Status.MET
                && found.rule().owner().equals(key.rule().owner());
    }

    private static void apply(LedgerEvent event, @Nullable LedgerEntry entry, Map<LedgerKey, LedgerEntry> now) {
        if (event instanceof LedgerEvent.Opened opened) {
            now.put(event.key(), LedgerEntry.of(opened));
        } else if (entry != null && event instanceof LedgerEvent.Moved moved) {
            now.remove(event.key());
            now.merge(event.key().of(moved.to()), entry.moved(moved), LedgerEntry::joined);
        } else if (entry != null) {
            entry.state().after(event.kind()).ifPresent(next -> now.put(event.key(), entry.after(event, next)));
        }
    }
}
