package io.github.junheng.report;

import io.github.junheng.plan.Basis;
import io.github.junheng.plan.Deadline;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.ItemHead;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Milestone;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanItem;
import io.github.junheng.plan.Reading;
import io.github.junheng.plan.Recorded;
import io.github.junheng.plan.ResponsibleUnits;
import io.github.junheng.plan.RuleRef;
import io.github.junheng.plan.Strictness;
import io.github.junheng.plan.Trigger;
import io.github.junheng.plan.Undertaking;
import io.github.junheng.problem.Problem;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 规划说明: a plan as a person holds it against its document: every item with its row or clause, its number, its time and its link. */
public final class PlanReport {
    private final Plan plan;
    private final Map<String, Standard> standards = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();

    private PlanReport(Plan plan, Collection<Standard> standards) {
        this.plan = plan;
        standards.forEach(standard -> this.standards.put(standard.id(), standard));
    }

    /** Several plans by name. */
    public static Document list(List<Plan> plans) {
        List<List<Piece>> rows = new ArrayList<>();
        for (Plan plan : plans) {
            rows.add(List.of(
                    Piece.of(plan.id()),
                    Piece.of(plan.title()),
                    Piece.of(plan.place().name()),
                    runs(plan),
                    Piece.of(plan.goals().stream().filter(Goal::isDuty).count()),
                    Piece.of(plan.goals().stream().filter(g -> !g.isDuty()).count()),
                    Piece.of(plan.milestones().size()),
                    Piece.of(plan.undertakings().size())));
        }
        return new Document(List.of(
                new Block.Heading(1, Piece.of(Message.PLANNED_LIST)),
                new Block.Table(
                        EvaluationReport.header(
                                Message.ID,
                                Message.TITLE,
                                Message.PLANNED_PLACE,
                                Message.PLANNED_RUNS,
                                Message.PLANNED_GOALS,
                                Message.PLANNED_FORECASTS,
                                Message.PLANNED_MILESTONES,
                                Message.PLANNED_UNDERTAKINGS),
                        rows)));
    }

    /**
     * One plan, item by item.
     *
     * @param standards those that it links to, to tell how each goal stands to its rule
     */
    public static Document of(Plan plan, Collection<Standard> standards) {
        PlanReport report = new PlanReport(plan, standards);
        report.show();
        return new Document(report.blocks);
    }

    /** What checking some plans found, one line each; where that is nothing, what was looked at. */
    public static Document lint(List<String> plans, int items, List<Problem> problems) {
        if (problems.isEmpty()) {
            return new Document(List.of(Block.Paragraph.of(Piece.of(
                    Message.PLANNED_SOUND,
                    Piece.list(plans.stream().map(Piece::of).toList()),
                    Piece.of(items)))));
        }
        return new Document(problems.stream()
                .map(problem -> (Block) Block.Paragraph.of(Piece.words(
                        Piece.of(problem.severity() + " " + problem.code().code() + " " + problem.where() + ":"),
                        new Piece.Told(problem))))
                .toList());
    }

    private static Piece runs(Plan plan) {
        return Piece.of(plan.from() + " – " + plan.until());
    }

    private void show() {
        blocks.add(new Block.Heading(1, Piece.of(Message.PLANNED_TITLE, Piece.of(plan.title()), Piece.of(plan.id()))));
        EvaluationReport.paragraph(
                Piece.of(
                        Message.PLANNED_BASICS,
                        Piece.of(plan.document()),
                        Piece.of(plan.issuer()),
                        plan.issued()
                                .map(day -> Piece.of(day.toString()))
                                .orElse(Piece.of(Message.PLANNED_UNKNOWN_DAY)),
                        runs(plan),
                        Names.confidence(plan.confidence()),
                        Piece.of(plan.lastCheckedOn().toString())),
                blocks);
        if (plan.isOfCity()) {
            EvaluationReport.paragraph(
                    Piece.of(
                            Message.PLANNED_MEMBERS,
                            Piece.of(plan.members().size()),
                            Piece.list(plan.members().stream()
                                    .map(Locality::name)
                                    .map(Piece::of)
                                    .toList())),
                    blocks);
        }
        goals(Message.PLANNED_GOALS, plan.goals().stream().filter(Goal::isDuty).toList());
        goals(
                Message.PLANNED_FORECASTS_NO_DUTY,
                plan.goals().stream().filter(g -> !g.isDuty()).toList());
        milestones();
        undertakings();
        records();
        triggers();
        if (!plan.notes().isEmpty()) {
            EvaluationReport.heading(Message.NOTES_HEADING, blocks);
            blocks.add(new Block.Items(plan.notes().stream().map(Piece::of).toList()));
        }
    }

    private void table(Message heading, List<Piece> header, List<List<Piece>> rows) {
        if (!rows.isEmpty()) {
            EvaluationReport.heading(heading, blocks);
            blocks.add(new Block.Table(header, rows));
        }
    }

    private void goals(Message heading, List<Goal> goals) {
        List<List<Piece>> rows = new ArrayList<>();
        for (Goal goal : goals) {
            ItemHead head = goal.head();
            rows.add(List.of(
                    PlanWords.source(goal),
                    name(goal),
                    word(goal.kind().zh(), goal.kind()),
                    target(goal),
                    deadline(head),
                    reading(goal),
                    beside(goal),
                    units(head.units()),
                    remarks(goal)));
        }
        table(
                heading,
                EvaluationReport.header(
                        Message.PLANNED_SOURCE,
                        Message.PLANNED_ITEM,
                        Message.PLANNED_KIND,
                        Message.PLANNED_TARGET,
                        Message.PLANNED_DEADLINE,
                        Message.PLANNED_READING,
                        Message.PLANNED_BESIDE,
                        Message.PLANNED_RESPONSIBLE,
                        Message.PLANNED_REMARKS),
                rows);
    }

    private void milestones() {
        List<List<Piece>> rows = new ArrayList<>();
        for (Milestone milestone : plan.milestones()) {
            List<Piece> remarks = new ArrayList<>();
            for (Milestone.Statement also : milestone.alsoPrinted()) {
                remarks.add(Piece.of(
                        Message.PLANNED_ALSO,
                        Piece.of(also.clause()),
                        Piece.of(also.deadline().toString())));
            }
            milestone
                    .heading()
                    .ifPresent(heading -> remarks.add(Piece.of(Message.PLANNED_HEADING, Piece.of(heading.toString()))));
            remarks.add(printed(milestone.head()));
            remarks.addAll(notes(milestone.head()));
            rows.add(List.of(
                    PlanWords.source(milestone),
                    name(milestone),
                    Piece.of(milestone.phase() ? Message.PLANNED_PHASE : Message.PLANNED_EVENT),
                    deadline(milestone.head()),
                    units(milestone.head().units()),
                    Piece.clauses(remarks)));
        }
        table(
                Message.PLANNED_MILESTONES,
                EvaluationReport.header(
                        Message.PLANNED_SOURCE,
                        Message.PLANNED_ITEM,
                        Message.PLANNED_KIND,
                        Message.PLANNED_DEADLINE,
                        Message.PLANNED_RESPONSIBLE,
                        Message.PLANNED_REMARKS),
                rows);
    }

    private void undertakings() {
        List<List<Piece>> rows = new ArrayList<>();
        for (Undertaking undertaking : plan.undertakings()) {
            List<Piece> remarks = new ArrayList<>(List.of(printed(undertaking.head())));
            remarks.addAll(notes(undertaking.head()));
            rows.add(List.of(
                    PlanWords.source(undertaking),
                    name(undertaking),
                    Piece.measured(undertaking.quantity(), undertaking.unit()),
                    deadline(undertaking.head()),
                    units(undertaking.head().units()),
                    Piece.clauses(remarks)));
        }
        table(
                Message.PLANNED_UNDERTAKINGS,
                EvaluationReport.header(
                        Message.PLANNED_SOURCE,
                        Message.PLANNED_ITEM,
                        Message.PLANNED_QUANTITY,
                        Message.PLANNED_DEADLINE,
                        Message.PLANNED_RESPONSIBLE,
                        Message.PLANNED_REMARKS),
                rows);
    }

    private void records() {
        List<List<Piece>> rows = new ArrayList<>();
        for (Recorded record : plan.records()) {
            rows.add(List.of(
                    source(record.citation().article().orElse(""), record.rowOrNull()),
                    named(record.name(), record.id()),
                    word(record.kind().zh(), record.kind()),
                    Piece.measured(record.value(), record.unit()),
                    record.of().map(day -> Piece.of(day.toString())).orElse(Piece.DASH),
                    record.goal()
                            .map(goal -> Piece.of(Message.PLANNED_BEGINS, Piece.of(goal)))
                            .orElse(Piece.NONE)));
        }
        table(
                Message.PLANNED_RECORDS,
                EvaluationReport.header(
                        Message.PLANNED_SOURCE,
                        Message.PLANNED_ITEM,
                        Message.PLANNED_KIND,
                        Message.PLANNED_VALUE,
                        Message.PLANNED_DAY,
                        Message.PLANNED_REMARKS),
                rows);
    }

    private void triggers() {
        List<List<Piece>> rows = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Goal goal : plan.goals()) {
            Trigger trigger = goal.triggerOrNull();
            if (trigger != null && seen.add(trigger.id())) {
                rows.add(List.of(
                        source(trigger.citation().article().orElse(""), trigger.rowOrNull()),
                        named(trigger.text(), trigger.id()),
                        Piece.words(
                                Piece.of(trigger.comparator().symbol()),
                                Piece.measured(trigger.value(), trigger.unit())),
                        Piece.of(goal.id()),
                        trigger.countedBy().map(ref -> Piece.of(ref.toString())).orElse(Piece.DASH)));
            }
        }
        table(
                Message.PLANNED_TRIGGERS,
                EvaluationReport.header(
                        Message.PLANNED_SOURCE,
                        Message.PLANNED_ITEM,
                        Message.PLANNED_VALUE,
                        Message.PLANNED_OF_GOAL,
                        Message.PLANNED_COUNTED_BY),
                rows);
    }

    // --- cells

    /** The row of the table and the clause; what stands in a clause alone has no row. */
    private static Piece source(String clause, @Nullable Integer row) {
        return Piece.words(row == null ? Piece.NONE : Piece.of("L" + row), Piece.of(clause));
    }

    private Piece name(PlanItem item) {
        ItemHead head = item.head();
        Piece name = named(head.name(), item.id());
        return head.place().equals(plan.place())
                ? name
                : Piece.words(Piece.of(head.place().name()), name);
    }

    private static Piece named(Text name, String id) {
        return Piece.of(Message.PLANNED_NAMED, Piece.of(name), Piece.of(id));
    }

    private static Piece target(Goal goal) {
        return Piece.words(PlanWords.target(goal), word(goal.reach().zh(), goal.reach()));
    }

    /** With how it stands in the document, where it is not printed there. */
    private static Piece deadline(ItemHead head) {
        Deadline deadline = head.deadline();
        Piece when = PlanWords.deadline(deadline);
        boolean told = deadline.basis() == Basis.PRINTED
                || (deadline.basis() == Basis.INFERRED && deadline.kind() == Deadline.Kind.BY);
        return told ? when : Piece.words(when, basis(deadline.basis()));
    }

    private static Piece reading(Goal goal) {
        if (goal.reading() instanceof Reading.OfRules rules) {
            List<Piece> refs = rules.rules().size() > 12
                    ? List.of(Piece.of(
                            Message.PLANNED_RULES_OF,
                            Piece.of(rules.rules().size()),
                            Piece.of(rules.rules().get(0).rule().owner())))
                    : rules.rules().stream()
                            .map(ref -> Piece.of(ref.toString()))
                            .toList();
            Piece stage = rules.stage().map(Names::stage).orElse(Piece.NONE);
            Piece kinds = rules.kinds().isEmpty()
                    ? Piece.NONE
                    : Piece.list(
                            rules.kinds().stream().map(k -> word(k.zh(), k)).toList());
            return Piece.words(take(rules.take()), Piece.list(refs), stage, kinds);
        }
        if (goal.reading() instanceof Reading.OfSections sections) {
            return Piece.of(
                    Message.PLANNED_OF_SECTIONS,
                    Piece.of(sections.standard()),
                    Piece.list(sections.sections().stream().map(Piece::of).toList()));
        }
        return Piece.of(Message.PLANNED_BY_HAND);
    }

    private static Piece take(Reading.Take take) {
        return Piece.of(
                switch (take) {
                    case VALUE -> Message.PLANNED_TAKE_VALUE;
                    case EVERY -> Message.PLANNED_TAKE_EVERY;
                    case SHARE -> Message.PLANNED_TAKE_SHARE;
                    case GREATEST -> Message.PLANNED_TAKE_GREATEST;
                    case OUTCOME -> Message.PLANNED_TAKE_OUTCOME;
                });
    }

    /** The rules that are read and those beside, each with how the goal stands to it. */
    private Piece beside(Goal goal) {
        List<Piece> all = new ArrayList<>();
        if (goal.reading() instanceof Reading.OfRules rules && rules.rules().size() == 1) {
            add(goal, rules.rules().get(0), Message.PLANNED_READ_RULE, all);
        }
        goal.beside().forEach(ref -> add(goal, ref, Message.PLANNED_BESIDE_RULE, all));
        return Piece.clauses(all);
    }

    private void add(Goal goal, RuleRef ref, Message message, List<Piece> all) {
        Standard standard = standards.get(ref.rule().owner());
        if (standard != null) {
            all.add(Piece.of(
                    message, Piece.of(ref.toString()), PlanWords.strictness(Strictness.of(goal, ref, plan, standard))));
        }
    }

    private static Piece basis(Basis basis) {
        return Piece.of(Message.PLANNED_BASIS, word(basis.zh(), basis));
    }

    /** The word of a constant: in English, its name. */
    private static Piece word(String zh, Enum<?> constant) {
        return Piece.of(new Text(zh, constant.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    /** 责任单位: lead and supporting; that a document names nobody is told too. */
    static Piece units(ResponsibleUnits units) {
        if (!units.areNamed()) {
            return Piece.of(Message.PLANNED_NOBODY);
        }
        Piece lead = Piece.list(units.lead().stream().map(Piece::of).toList());
        Piece all = units.supporting().isEmpty()
                ? lead
                : Piece.of(
                        Message.PLANNED_WITH,
                        lead,
                        Piece.list(units.supporting().stream().map(Piece::of).toList()));
        return units.basis() == Basis.INFERRED ? Piece.words(all, basis(units.basis())) : all;
    }

    private static Piece remarks(Goal goal) {
        List<Piece> remarks = new ArrayList<>(List.of(printed(goal.head())));
        goal.trigger().ifPresent(t -> remarks.add(Piece.of(Message.PLANNED_ONLY_WHERE, Piece.of(t.text()))));
        goal.baseline().ifPresent(b -> remarks.add(Piece.of(Message.PLANNED_FROM_BASELINE, Piece.of(b))));
        if (!goal.measures().isEmpty()) {
            remarks.add(Piece.of(
                    Message.PLANNED_MEASURES,
                    Piece.list(goal.measures().stream().map(Piece::of).toList())));
        }
        remarks.addAll(notes(goal.head()));
        return Piece.clauses(remarks);
    }

    private static Piece printed(ItemHead head) {
        return head.printed()
                .map(text -> Piece.of(Message.PLANNED_PRINTED, Piece.of(text)))
                .orElse(Piece.NONE);
    }

    private static List<Piece> notes(ItemHead head) {
        return head.notes().stream().map(Piece::of).toList();
    }
}
