package io.github.junheng.plan;

import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 规划审校: what a document says that cannot all be so, or that is looser than a rule in force. It warns of the document; it repairs
 * nothing.
 */
public final class PlanLint {
    private static final Rational HUNDRED = Rational.of(100);
    private static final String AT_PLACE = "@";

    private final Plan plan;
    private final Map<String, Standard> standards = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private PlanLint(Plan plan, Collection<Standard> standards) {
        this.plan = plan;
        standards.forEach(standard -> this.standards.put(standard.id(), standard));
    }

    /**
     * Every warning of a plan, in the order of its items.
     *
     * @param standards those that it links to
     */
    public static List<Problem> check(Plan plan, Collection<Standard> standards) {
        PlanLint lint = new PlanLint(plan, standards);
        lint.relations();
        lint.series();
        lint.dates();
        lint.tables();
        lint.looser();
        lint.forecasts();
        lint.neverInForce();
        lint.undated();
        lint.units();
        return List.copyOf(lint.problems);
    }

    private void warn(ProblemCode code, String where, String... details) {
        problems.add(Problem.of(code, plan.id() + " " + where, details));
    }

    // --- what the document says of its own numbers

    private void relations() {
        for (Relation relation : plan.relations()) {
            if (relation instanceof Relation.Sum sum) {
                Rational parts = sum(sum.parts());
                if (parts.compareTo(number(sum.whole())) != 0) {
                    warn(
                            ProblemCode.PLAN_SUM,
                            sum.clause(),
                            name(sum.whole()).zh(),
                            number(sum.whole()).toDecimal(),
                            names(sum.parts()).zh(),
                            parts.toDecimal(),
                            name(sum.whole()).en(),
                            names(sum.parts()).en());
                }
            } else if (relation instanceof Relation.Within within) {
                Rational parts = sum(within.parts());
                if (parts.compareTo(number(within.whole())) > 0) {
                    warn(
                            ProblemCode.PLAN_PART_OF,
                            within.clause(),
                            names(within.parts()).zh(),
                            parts.toDecimal(),
                            name(within.whole()).zh(),
                            number(within.whole()).toDecimal(),
                            names(within.parts()).en(),
                            name(within.whole()).en());
                }
            } else if (relation instanceof Relation.Count count) {
                Rational listed = Rational.of(count.items().size());
                if (listed.compareTo(count.announced()) != 0) {
                    warn(
                            ProblemCode.PLAN_SUM,
                            count.clause(),
                            count.name().zh(),
                            count.announced().toDecimal(),
                            names(count.items()).zh(),
                            listed.toDecimal(),
                            count.name().en(),
                            names(count.items()).en());
                }
            } else if (relation instanceof Relation.Cites cites) {
                plan.issued()
                        .filter(issued -> cites.on().day().isAfter(issued.last()))
                        .ifPresent(issued -> warn(
                                ProblemCode.PLAN_CITES_LATER,
                                cites.clause(),
                                issued.toString(),
                                cites.event().zh(),
                                cites.on().toString(),
                                cites.event().en()));
            } else if (relation instanceof Relation.Declared declared) {
                warn(
                        ProblemCode.PLAN_DECLARED,
                        declared.clause(),
                        declared.text().zh(),
                        declared.text().en());
            }
        }
    }

    private Rational sum(List<String> ids) {
        return ids.stream().map(this::number).reduce(Rational.ZERO, Rational::plus);
    }

    /** The number of an item or of a recorded value; the reader saw that it has one. */
    private Rational number(String id) {
        PlanItem item = plan.item(id).orElse(null);
        if (item instanceof Undertaking undertaking) {
            return undertaking.quantity();
        }
        if (item instanceof Goal goal && goal.target() instanceof Target.Amount target) {
            return target.value();
        }
        return plan.record(id).map(Recorded::value).orElse(Rational.ZERO);
    }

    private Text name(String id) {
        return plan.item(id)
                .map(item -> item.head().name())
                .or(() -> plan.record(id).map(Recorded::name))
                .orElse(new Text(id, id));
    }

    private Text names(List<String> ids) {
        return joined(ids.stream().map(this::name).toList());
    }

    private static Text joined(List<Text> names) {
        return new Text(
                names.stream().map(Text::zh).collect(Collectors.joining("、")),
                names.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    /** A baseline begins a goal's series where both are of one indicator, which their names tell. */
    private void series() {
        for (Recorded record : plan.records()) {
            record.goal()
                    .flatMap(plan::item)
                    .filter(goal -> !goal.head().name().equals(record.name()))
                    .ifPresent(goal -> warn(
                            ProblemCode.PLAN_SERIES,
                            record.citation().article().orElse("") + " " + record.id(),
                            record.name().zh(),
                            goal.head().name().zh(),
                            record.name().en(),
                            goal.head().name().en()));
        }
    }

    // --- dates

    private void dates() {
        Map<List<String>, List<Milestone>> twice = new LinkedHashMap<>();
        Map<List<String>, List<Milestone>> outside = new LinkedHashMap<>();
        Map<List<String>, List<PlanItem>> beyond = new LinkedHashMap<>();
        for (PlanItem item : plan.items()) {
            Deadline deadline = item.head().deadline();
            String clause = item.head().clause();
            if (item instanceof Milestone milestone) {
                for (Milestone.Statement also : milestone.alsoPrinted()) {
                    if (!also.deadline().toString().equals(deadline.toString())) {
                        group(
                                twice,
                                milestone,
                                deadline.toString(),
                                clause,
                                also.deadline().toString(),
                                also.clause());
                    }
                }
                milestone
                        .heading()
                        .filter(heading -> isOutside(deadline, heading))
                        .ifPresent(
                                heading -> group(outside, milestone, deadline.toString(), heading.toString(), clause));
            }
            if (deadline.last()
                    .filter(last -> last.isAfter(plan.until().last()))
                    .isPresent()) {
                group(beyond, item, deadline.toString(), plan.until().toString(), clause);
            }
        }
        twice.forEach((said, items) -> warn(
                ProblemCode.PLAN_TWO_DATES,
                where(items),
                name(items).zh(),
                said.get(1),
                said.get(2),
                said.get(3),
                said.get(4),
                name(items).en()));
        outside.forEach((said, items) -> warn(
                ProblemCode.PLAN_OUT_OF_HEADING,
                where(items),
                name(items).zh(),
                said.get(1),
                said.get(2),
                said.get(3),
                name(items).en()));
        beyond.forEach((said, items) -> warn(
                ProblemCode.PLAN_BEYOND_END,
                where(items),
                name(items).zh(),
                said.get(1),
                said.get(2),
                said.get(3),
                name(items).en()));
    }

    private static boolean isOutside(Deadline deadline, Deadline heading) {
        Optional<LocalDate> last = deadline.last();
        return last.isPresent()
                && (heading.last().filter(end -> last.get().isAfter(end)).isPresent()
                        || heading.from()
                                .or(heading::by)
                                .filter(from -> last.get().isBefore(from.day()))
                                .isPresent());
    }

    /** Places of which the same is said are told in one warning. */
    private static <T extends PlanItem> void group(Map<List<String>, List<T>> groups, T item, String... said) {
        List<String> key = new ArrayList<>(List.of(group(item)));
        key.addAll(List.of(said));
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(item);
    }

    /** What stands before the place in an item's id. */
    private static String group(PlanItem item) {
        int at = item.id().indexOf(AT_PLACE);
        return at < 0 ? item.id() : item.id().substring(0, at);
    }

    private static String where(List<? extends PlanItem> items) {
        return items.size() == 1 ? items.get(0).id() : group(items.get(0));
    }

    /** The name of what is told of one or several places. */
    private Text name(List<? extends PlanItem> items) {
        Text name = items.get(0).head().name();
        String places = items.stream()
                .map(item -> item.head().place())
                .filter(place -> !place.equals(plan.place()))
                .map(Locality::name)
                .collect(Collectors.joining("、"));
        return places.isEmpty() ? name : new Text(name.zh() + "（" + places + "）", name.en() + " (" + places + ")");
    }

    private void undated() {
        List<Milestone> dated = plan.milestones().stream()
                .filter(m -> m.head().deadline().kind() != Deadline.Kind.UNDATED)
                .toList();
        for (Milestone milestone : plan.milestones()) {
            if (!dated.isEmpty() && milestone.head().deadline().kind() == Deadline.Kind.UNDATED) {
                Text others = joined(dated.stream()
                        .map(m -> m.head().name())
                        .distinct()
                        .limit(3)
                        .toList());
                Text name = milestone.head().name();
                warn(ProblemCode.PLAN_UNDATED, milestone.id(), name.zh(), others.zh(), name.en(), others.en());
            }
        }
    }

    // --- tables

    private void tables() {
        for (PlanTable table : plan.tables()) {
            Map<String, PlanTable.Column> columns = table.columns().stream()
                    .collect(Collectors.toMap(
                            PlanTable.Column::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
            for (PlanTable.Bound bound : table.bounds()) {
                for (Locality place : plan.counties()) {
                    bound(bound, columns, place);
                }
            }
        }
    }

    private void bound(PlanTable.Bound bound, Map<String, PlanTable.Column> columns, Locality place) {
        PlanTable.Column all = columns.get(bound.all());
        Optional<Rational> printed = printed(all, place);
        List<Rational> each = new ArrayList<>();
        for (String column : bound.of()) {
            Optional<Rational> value = printed(columns.get(column), place);
            if (value.isEmpty()) {
                return;
            }
            each.add(value.get());
        }
        if (all == null || printed.isEmpty() || each.isEmpty()) {
            return;
        }
        Rational most =
                each.stream().reduce((a, b) -> a.compareTo(b) <= 0 ? a : b).orElse(HUNDRED);
        Rational least = each.stream().map(HUNDRED::minus).reduce(HUNDRED, (rest, gap) -> rest.minus(gap));
        if (printed.get().compareTo(most) > 0) {
            bound(all, place, printed.get(), most, List.of("高于", "最大值", "above", "most"));
        } else if (printed.get().compareTo(least) < 0) {
            bound(all, place, printed.get(), least, List.of("低于", "最小值", "below", "least"));
        }
    }

    private void bound(PlanTable.Column all, Locality place, Rational printed, Rational bound, List<String> words) {
        warn(
                ProblemCode.PLAN_TABLE_BOUNDS,
                all.goals().orElse(all.id()) + AT_PLACE + place.name(),
                place.name(),
                all.name().zh(),
                printed.toDecimal(),
                words.get(0),
                words.get(1),
                bound.toDecimal(),
                all.name().en(),
                words.get(2),
                words.get(3));
    }

    /** What the document prints in a column for a place. */
    private Optional<Rational> printed(PlanTable.@Nullable Column column, Locality place) {
        return column == null
                ? Optional.empty()
                : column.goals()
                        .flatMap(goals -> plan.item(goals + AT_PLACE + place.name()))
                        .map(PlanItem::id)
                        .map(this::number);
    }

    // --- against rules

    private void looser() {
        for (Goal goal : plan.goals()) {
            if (!(goal.target() instanceof Target.Amount target)) {
                continue;
            }
            Set<RuleRef> rules = new LinkedHashSet<>();
            if (goal.reading() instanceof Reading.OfRules read && read.take() != Reading.Take.SHARE) {
                rules.addAll(read.rules());
            }
            if (!(goal.reading() instanceof Reading.OfRules read) || read.take() != Reading.Take.SHARE) {
                rules.addAll(goal.beside());
            }
            Set<String> told = new LinkedHashSet<>();
            for (RuleRef rule : rules) {
                Standard standard = standards.get(rule.rule().owner());
                if (standard == null) {
                    continue;
                }
                for (Bar bar : Bar.of(
                        rule, standard, Strictness.day(goal, plan), Strictness.stage(goal), Strictness.kinds(goal))) {
                    // Seven rules of one limit are told as one.
                    String asked = bar.comparator().symbol() + bar.number().toDecimal();
                    if (bar.compare(target) == Strictness.LOOSER
                            && told.add(rule.rule().owner() + asked)) {
                        Text name = name(List.of(goal));
                        warn(
                                ProblemCode.PLAN_LOOSER,
                                goal.id(),
                                name.zh(),
                                target.comparator().symbol() + target.value().toDecimal(),
                                rule + (bar.norm() ? "/norm" : ""),
                                asked,
                                name.en());
                    }
                }
            }
        }
    }

    /** A place that is to meet a standard in a year, and whose own forecast of that year says that it does not. */
    private void forecasts() {
        for (Goal reached : plan.goals()) {
            if (!(reached.reading() instanceof Reading.OfSections sections)
                    || reached.head().deadline().kind() != Deadline.Kind.BY) {
                continue;
            }
            Standard standard = standards.get(sections.standard());
            int year = Strictness.day(reached, plan).getYear();
            for (Goal forecast : plan.goals()) {
                if (standard == null
                        || forecast.isDuty()
                        || !forecast.head().place().equals(reached.head().place())
                        || Strictness.day(forecast, plan).getYear() != year) {
                    continue;
                }
                below(forecast)
                        .flatMap(value -> rulesOf(forecast).stream()
                                .filter(rule -> asksAll(standard, rule, sections.sections()))
                                .findFirst()
                                .map(rule -> List.of(value.toDecimal(), rule.toString())))
                        .ifPresent(said -> warn(
                                ProblemCode.PLAN_FORECAST_BELOW,
                                forecast.id(),
                                forecast.head().place().name(),
                                String.valueOf(year),
                                forecast.head().name().zh(),
                                said.get(0) + "%",
                                said.get(1),
                                forecast.head().name().en()));
            }
        }
    }

    /** A share below all. */
    private static Optional<Rational> below(Goal goal) {
        return goal.reading() instanceof Reading.OfRules read
                        && read.take() == Reading.Take.SHARE
                        && read.rules().size() == 1
                        && goal.target() instanceof Target.Amount target
                        && target.value().compareTo(HUNDRED) < 0
                ? Optional.of(target.value())
                : Optional.empty();
    }

    /** The rule that a goal reads, or which its column counts in finer units. */
    private List<RuleRef> rulesOf(Goal goal) {
        List<RuleRef> rules = new ArrayList<>();
        for (PlanTable table : plan.tables()) {
            for (PlanTable.Column column : table.columns()) {
                if (column.goals().filter(group(goal)::equals).isPresent()) {
                    column.countedFor().ifPresent(rules::add);
                }
            }
        }
        if (goal.reading() instanceof Reading.OfRules read) {
            rules.addAll(read.rules());
        }
        return rules;
    }

    /** Whether the standard needs every school to meet the rule: it stands in a section, alone, and is no one of several of which some suffice. */
    private static boolean asksAll(Standard standard, RuleRef ref, List<String> sections) {
        Rule rule = standard.rules().get(ref.rule().local());
        return rule != null
                && ref.rule().owner().equals(standard.id())
                && rule.shareOrNull() == null
                && standard.sectionOf(ref.rule().local())
                        .filter(section -> sections.contains(section.id()))
                        .isPresent()
                && standard.rules().values().stream()
                        .noneMatch(other -> other.criterion() instanceof Criterion.KOfN some
                                && some.rules().contains(ref.rule().local()));
    }

    /** A link that is judged on no day of the plan says nothing. */
    private void neverInForce() {
        Set<String> told = new LinkedHashSet<>();
        for (Goal goal : plan.goals()) {
            if (goal.reading() instanceof Reading.OfRules read) {
                for (RuleRef ref : read.rules()) {
                    Standard standard = standards.get(ref.rule().owner());
                    Rule rule = standard == null
                            ? null
                            : standard.rules().get(ref.rule().local());
                    if (standard != null && rule != null && !isJudged(rule, standard) && told.add(ref.toString())) {
                        warn(ProblemCode.PLAN_LINK_NEVER_IN_FORCE, goal.id(), ref.toString());
                    }
                }
            } else if (goal.reading() instanceof Reading.OfSections read) {
                Standard standard = standards.get(read.standard());
                if (standard != null
                        && standard.rules().values().stream().noneMatch(rule -> isJudged(rule, standard))
                        && told.add(read.standard())) {
                    warn(ProblemCode.PLAN_LINK_NEVER_IN_FORCE, goal.id(), read.standard());
                }
            }
        }
    }

    private boolean isJudged(Rule rule, Standard standard) {
        for (int year = plan.from().day().getYear(); year <= plan.until().last().getYear(); year++) {
            LocalDate day = plan.judgedOn(year);
            if (standard.isInForce(day) && rule.isInForce(day, year)) {
                return true;
            }
        }
        return false;
    }

    /** Whom a document makes responsible is for the document to say; that it says nothing is told once. */
    private void units() {
        List<PlanItem> unnamed = plan.items().stream()
                .filter(PlanItem::isDuty)
                .filter(item -> !item.head().units().areNamed())
                .toList();
        if (!unnamed.isEmpty()) {
            warn(
                    ProblemCode.PLAN_UNITS,
                    "responsible",
                    String.valueOf(unnamed.size()),
                    unnamed.stream()
                            .map(item -> item.head().clause())
                            .distinct()
                            .collect(Collectors.joining("、")));
        }
    }
}
