package io.github.junheng.report;

import io.github.junheng.ledger.Ground;
import io.github.junheng.ledger.Ledger;
import io.github.junheng.ledger.LedgerEntry;
import io.github.junheng.ledger.LedgerEvent;
import io.github.junheng.ledger.LedgerKey;
import io.github.junheng.problem.Problem;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 台账报告: what is open, overdue, put right and struck off: as a whole, by responsible unit and by school. */
public final class LedgerReport {
    private final List<LedgerEntry> entries;
    private final LocalDate asOf;
    /** Whether rules of several standards are in it, so that their numbers alone do not tell them apart. */
    private final boolean several;

    private final List<Block> blocks = new ArrayList<>();

    private LedgerReport(List<LedgerEntry> entries, LocalDate asOf) {
        this.entries = entries;
        this.asOf = asOf;
        this.several = entries.stream()
                        .map(entry -> entry.key().rule().owner())
                        .distinct()
                        .count()
                > 1;
    }

    /**
     * The report of some of a ledger's entries.
     *
     * @param entries those to report
     * @param asOf the day on which something is overdue or not
     * @param head the hash of the ledger's last line
     */
    public static Document of(Ledger ledger, List<LedgerEntry> entries, LocalDate asOf, String head) {
        LedgerReport report = new LedgerReport(entries, asOf);
        report.head(ledger, head);
        report.overdue();
        report.units();
        report.county();
        report.schools();
        return new Document(report.blocks);
    }

    /** 一校一策: the sheet of one school: every entry with its source, who sees to it, and what happened to it. */
    public static Document ofSchool(Ledger ledger, SchoolCode school, LocalDate asOf, String head) {
        List<LedgerEntry> entries = ledger.entries().stream()
                .filter(entry -> school.equals(entry.key().schoolOrNull()))
                .toList();
        LedgerReport report = new LedgerReport(entries, asOf);
        report.sheet(school, head);
        return new Document(report.blocks);
    }

    /**
     * What was just added to a ledger.
     *
     * @param after the ledger with it
     * @param events what was added
     * @param problems what could not be decided
     */
    public static Document ofUpdate(
            Ledger after, List<? extends LedgerEvent> events, List<Problem> problems, String head) {
        LedgerReport report = new LedgerReport(after.entries(), LocalDate.MIN);
        report.update(after, events, problems, head);
        return new Document(report.blocks);
    }

    private void head(Ledger ledger, String head) {
        blocks.add(new Block.Heading(
                1,
                Piece.of(Message.LEDGER_TITLE, Piece.of(ledger.countyName().orElse("")), Piece.of(asOf.toString()))));
        counts();
        if (entries.size() < ledger.entries().size()) {
            EvaluationReport.paragraph(
                    Piece.of(Message.LEDGER_SOME, Piece.of(ledger.entries().size()), Piece.of(entries.size())), blocks);
        }
        last(head);
    }

    private void counts() {
        Map<LedgerEntry.State, Integer> counts = count(entries);
        blocks.add(new Block.Paragraph(
                Piece.of(
                        Message.LEDGER_COUNTS,
                        Piece.of(entries.size()),
                        Piece.of(counts.getOrDefault(LedgerEntry.State.OPEN, 0)),
                        Piece.of(counts.getOrDefault(LedgerEntry.State.IN_WORK, 0)),
                        Piece.of(counts.getOrDefault(LedgerEntry.State.RESOLVED, 0)),
                        Piece.of(counts.getOrDefault(LedgerEntry.State.VERIFIED, 0)),
                        Piece.of(overdue(entries))),
                true));
    }

    private void last(String head) {
        if (!head.isEmpty()) {
            EvaluationReport.paragraph(Piece.of(Message.LEDGER_HEAD, Piece.of(head)), blocks);
        }
    }

    private static Map<LedgerEntry.State, Integer> count(Collection<LedgerEntry> entries) {
        Map<LedgerEntry.State, Integer> counts = new EnumMap<>(LedgerEntry.State.class);
        entries.forEach(entry -> counts.merge(entry.state(), 1, Integer::sum));
        return counts;
    }

    private int overdue(Collection<LedgerEntry> some) {
        return (int) some.stream().filter(entry -> entry.isOverdue(asOf)).count();
    }

    private void overdue() {
        List<LedgerEntry> late =
                entries.stream().filter(entry -> entry.isOverdue(asOf)).toList();
        EvaluationReport.heading(Message.LEDGER_OVERDUE, blocks);
        if (late.isEmpty()) {
            EvaluationReport.paragraph(Piece.of(Message.LEDGER_NOTHING_OVERDUE), blocks);
        } else {
            table(late, true);
        }
    }

    private void units() {
        if (entries.isEmpty()) {
            return;
        }
        Map<String, List<LedgerEntry>> byUnit = new TreeMap<>();
        List<LedgerEntry> nobody = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            entry.assignment()
                    .lead()
                    .forEach(unit ->
                            byUnit.computeIfAbsent(unit, u -> new ArrayList<>()).add(entry));
            if (entry.assignment().lead().isEmpty()) {
                nobody.add(entry);
            }
        }
        List<List<Piece>> rows = new ArrayList<>();
        byUnit.forEach((unit, own) -> rows.add(row(Piece.of(unit), own)));
        if (!nobody.isEmpty()) {
            rows.add(row(Piece.of(Message.LEDGER_NOBODY), nobody));
        }
        EvaluationReport.heading(Message.LEDGER_BY_UNIT, blocks);
        EvaluationReport.table(
                EvaluationReport.header(
                        Message.LEDGER_UNIT,
                        Message.LEDGER_OPEN,
                        Message.LEDGER_IN_WORK,
                        Message.LEDGER_RESOLVED,
                        Message.LEDGER_VERIFIED,
                        Message.LEDGER_LATE),
                rows,
                Integer.MAX_VALUE,
                blocks);
    }

    private List<Piece> row(Piece unit, List<LedgerEntry> own) {
        Map<LedgerEntry.State, Integer> counts = count(own);
        List<Piece> row = new ArrayList<>(List.of(unit));
        for (LedgerEntry.State state : LedgerEntry.State.values()) {
            row.add(Piece.of(counts.getOrDefault(state, 0)));
        }
        row.add(Piece.of(overdue(own)));
        return row;
    }

    private void county() {
        List<LedgerEntry> own = entries.stream()
                .filter(entry -> entry.key().schoolOrNull() == null)
                .toList();
        if (!own.isEmpty()) {
            EvaluationReport.heading(Message.LEDGER_OF_COUNTY, blocks);
            table(own, false);
        }
    }

    private void schools() {
        Map<SchoolCode, List<LedgerEntry>> bySchool = new LinkedHashMap<>();
        for (LedgerEntry entry : entries) {
            entry.key()
                    .school()
                    .ifPresent(school -> bySchool.computeIfAbsent(school, s -> new ArrayList<>())
                            .add(entry));
        }
        if (!bySchool.isEmpty()) {
            EvaluationReport.heading(Message.LEDGER_OF_SCHOOLS, blocks);
        }
        bySchool.forEach((school, own) -> {
            blocks.add(new Block.Heading(3, school(own.get(0), school)));
            table(own, false);
        });
    }

    private static Piece school(LedgerEntry entry, SchoolCode school) {
        return Piece.of(
                Message.COUNTY_WITH_CODE,
                Piece.of(entry.schoolName().orElse(school.value())),
                Piece.of(school.value()));
    }

    private void table(List<LedgerEntry> own, boolean withSchool) {
        List<Piece> header = new ArrayList<>();
        if (withSchool) {
            header.add(Piece.of(Message.SCHOOL));
        }
        header.addAll(EvaluationReport.header(
                Message.RULE,
                Message.STAGE,
                Message.LEDGER_PROBLEM,
                Message.GAP,
                Message.LEDGER_UNIT,
                Message.LEDGER_DEADLINE,
                Message.LEDGER_STATE));
        List<List<Piece>> rows = new ArrayList<>();
        for (LedgerEntry entry : own) {
            List<Piece> row = new ArrayList<>();
            if (withSchool) {
                row.add(entry.schoolName().map(Piece::of).orElse(Piece.of(Message.COUNTY)));
            }
            row.add(rule(entry.key(), entry.rule()));
            row.add(Names.stageOrDash(entry.key().stageOrNull()));
            row.add(Piece.of(entry.finding().told()));
            row.add(gap(entry));
            row.add(units(entry));
            row.add(deadline(entry));
            row.add(state(entry));
            rows.add(row);
        }
        EvaluationReport.table(header, rows, Integer.MAX_VALUE, blocks);
    }

    private Piece rule(LedgerKey key, Text name) {
        return Piece.of(
                Message.RULE_HEADING,
                Piece.of(several ? key.rule().toString() : key.rule().local()),
                Piece.of(name));
    }

    private static Piece gap(LedgerEntry entry) {
        return entry.finding().shortfall().<Piece>map(Piece.Amount::new).orElse(Piece.DASH);
    }

    private static Piece units(LedgerEntry entry) {
        return entry.assignment().lead().isEmpty()
                ? Piece.of(Message.LEDGER_NOBODY)
                : Piece.list(entry.assignment().lead().stream().map(Piece::of).toList());
    }

    private static Piece deadline(LedgerEntry entry) {
        return entry.assignment()
                .deadline()
                .map(day -> Piece.of(day.toString()))
                .orElse(Piece.DASH);
    }

    private Piece state(LedgerEntry entry) {
        Piece state = Piece.of(state(entry.state()));
        return entry.isOverdue(asOf) ? Piece.of(Message.LEDGER_STATE_LATE, state) : state;
    }

    private static Message state(LedgerEntry.State state) {
        return switch (state) {
            case OPEN -> Message.LEDGER_OPEN;
            case IN_WORK -> Message.LEDGER_IN_WORK;
            case RESOLVED -> Message.LEDGER_RESOLVED;
            case VERIFIED -> Message.LEDGER_VERIFIED;
        };
    }

    private void sheet(SchoolCode school, String head) {
        Piece name = entries.isEmpty() ? Piece.of(school.value()) : school(entries.get(0), school);
        blocks.add(new Block.Heading(1, Piece.of(Message.LEDGER_SHEET, name, Piece.of(asOf.toString()))));
        counts();
        last(head);
        for (LedgerEntry entry : entries) {
            Piece rule = rule(entry.key(), entry.rule());
            blocks.add(new Block.Heading(
                    2,
                    entry.key()
                            .stage()
                            .<Piece>map(stage -> Piece.of(Message.COUNTY_WITH_CODE, rule, Names.stage(stage)))
                            .orElse(rule)));
            List<Piece> items = new ArrayList<>(List.of(
                    Piece.of(Message.LEDGER_ITEM_STATE, state(entry)),
                    Piece.of(
                            Message.LEDGER_ITEM_PROBLEM,
                            Piece.of(entry.finding().told())),
                    Piece.of(Message.LEDGER_ITEM_GAP, gap(entry)),
                    Piece.of(Message.LEDGER_ITEM_CLAUSE, Names.marked(entry.citation())),
                    Piece.of(Message.LEDGER_ITEM_UNIT, units(entry))));
            if (!entry.assignment().supporting().isEmpty()) {
                items.add(Piece.of(
                        Message.LEDGER_ITEM_SUPPORTING,
                        Piece.list(entry.assignment().supporting().stream()
                                .map(Piece::of)
                                .toList())));
            }
            items.add(Piece.of(
                    Message.LEDGER_ITEM_MEASURE,
                    entry.assignment().measure().map(Piece::of).orElse(Piece.DASH)));
            items.add(Piece.of(Message.LEDGER_ITEM_DEADLINE, deadline(entry)));
            entry.assignment()
                    .source()
                    .ifPresent(source -> items.add(Piece.of(Message.LEDGER_ITEM_SOURCE, Piece.of(source))));
            blocks.add(new Block.Items(items));
            List<List<Piece>> rows = new ArrayList<>();
            for (LedgerEvent event : entry.history()) {
                rows.add(List.of(
                        Piece.of(event.on().toString()), kind(event.kind()), content(event), Piece.of(event.by())));
            }
            EvaluationReport.table(
                    EvaluationReport.header(
                            Message.LEDGER_DAY, Message.LEDGER_EVENT, Message.CONTENT, Message.LEDGER_BY),
                    rows,
                    Integer.MAX_VALUE,
                    blocks);
        }
    }

    private static Piece kind(LedgerEvent.Kind kind) {
        return Piece.of(new Text(kind.zh(), kind.label()));
    }

    /** What an event says. */
    private static Piece content(LedgerEvent event) {
        Optional<Ground> ground = event.ground();
        if (ground.isPresent()) {
            return ground.get() instanceof Ground.OfFinding found
                    ? Piece.of(
                            Message.LEDGER_FOUND,
                            Piece.of(found.dataYear()),
                            found.rule().equals(event.key().rule())
                                    ? Names.status(found.status())
                                    : Piece.words(Piece.of(found.rule().local()), Names.status(found.status())),
                            Piece.of(found.told()))
                    : Piece.of(ground.get().told());
        }
        if (event instanceof LedgerEvent.Assigned assigned) {
            List<Piece> parts = new ArrayList<>();
            parts.add(names(assigned.assignment().lead()));
            if (!assigned.assignment().supporting().isEmpty()) {
                parts.add(Piece.of(
                        Message.LEDGER_ITEM_SUPPORTING,
                        names(assigned.assignment().supporting())));
            }
            assigned.assignment().measure().map(Piece::of).ifPresent(parts::add);
            assigned.assignment()
                    .deadline()
                    .ifPresent(day -> parts.add(Piece.of(Message.LEDGER_UNTIL, Piece.of(day.toString()))));
            return Piece.clauses(parts);
        }
        return event instanceof LedgerEvent.Moved moved
                ? Piece.of(
                        Message.LEDGER_MOVED_TO,
                        Piece.of(moved.schoolName()),
                        Piece.of(moved.to().value()),
                        Piece.of(moved.basis()))
                : Piece.DASH;
    }

    private static Piece names(List<String> units) {
        return Piece.list(units.stream().map(Piece::of).toList());
    }

    private void update(Ledger after, List<? extends LedgerEvent> events, List<Problem> problems, String head) {
        blocks.add(new Block.Heading(
                1, Piece.of(Message.LEDGER_UPDATED, Piece.of(after.countyName().orElse("")))));
        Map<LedgerEvent.Kind, Integer> counts = new EnumMap<>(LedgerEvent.Kind.class);
        events.forEach(event -> counts.merge(event.kind(), 1, Integer::sum));
        List<Piece> parts = new ArrayList<>();
        counts.forEach((kind, count) -> parts.add(Piece.of(Message.LEDGER_KIND_COUNT, kind(kind), Piece.of(count))));
        blocks.add(new Block.Paragraph(
                events.isEmpty() ? Piece.of(Message.LEDGER_NOTHING_ADDED) : Piece.list(parts), true));
        Map<LedgerEntry.State, Integer> states = count(after.entries());
        EvaluationReport.paragraph(
                Piece.of(
                        Message.LEDGER_NOW,
                        Piece.of(after.entries().size()),
                        Piece.of(states.getOrDefault(LedgerEntry.State.OPEN, 0)),
                        Piece.of(states.getOrDefault(LedgerEntry.State.IN_WORK, 0)),
                        Piece.of(states.getOrDefault(LedgerEntry.State.RESOLVED, 0)),
                        Piece.of(states.getOrDefault(LedgerEntry.State.VERIFIED, 0))),
                blocks);
        last(head);
        List<List<Piece>> rows = new ArrayList<>();
        for (LedgerEvent event : events) {
            LedgerEntry entry = entry(after, event);
            rows.add(List.of(
                    kind(event.kind()),
                    entry == null ? Piece.DASH : rule(event.key(), entry.rule()),
                    subject(entry),
                    Names.stageOrDash(event.key().stageOrNull()),
                    content(event)));
        }
        if (!rows.isEmpty()) {
            EvaluationReport.table(
                    EvaluationReport.header(
                            Message.LEDGER_EVENT, Message.RULE, Message.SCHOOL, Message.STAGE, Message.CONTENT),
                    rows,
                    Integer.MAX_VALUE,
                    blocks);
        }
        if (!problems.isEmpty()) {
            EvaluationReport.heading(Message.LEDGER_REMARKS, blocks);
            EvaluationReport.problems(problems, Integer.MAX_VALUE, blocks);
        }
    }

    private static Piece subject(@Nullable LedgerEntry entry) {
        return entry == null || entry.schoolName().isEmpty()
                ? Piece.of(Message.COUNTY)
                : Piece.of(entry.schoolName().get());
    }

    private static @Nullable LedgerEntry entry(Ledger after, LedgerEvent event) {
        LedgerKey key = event instanceof LedgerEvent.Moved moved ? event.key().of(moved.to()) : event.key();
        return after.entry(key).orElse(null);
    }
}
