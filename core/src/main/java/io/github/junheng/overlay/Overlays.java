package io.github.junheng.overlay;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.overlay.Overlay.Action;
import io.github.junheng.overlay.Overlay.Addition;
import io.github.junheng.overlay.Overlay.Change;
import io.github.junheng.overlay.Overlay.Grading;
import io.github.junheng.overlay.Overlay.NumberChange;
import io.github.junheng.overlay.Overlay.WordsChange;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Grades;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import io.github.junheng.time.DateRange;
import io.github.junheng.time.Timeline;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * 叠加: lays overlays over a standard: national, province, city, county. Nothing is silently won by the last one: what two
 * overlays both set, of which neither is over the other, is a problem.
 */
public final class Overlays {
    private Overlays() {}

    /**
     * The standard with overlays laid over it; their ids become its {@link Standard#layers() layers}. An overlay comes after
     * the one that it is over, and what both set is the upper one's; beyond that, the order of the overlays decides nothing but
     * the order of added rules. Two overlays of which neither is over the other must not set the same target for the same days.
     */
    public static Checked<Standard> apply(Standard base, List<Overlay> overlays) {
        List<Problem> problems = new ArrayList<>();
        List<Overlay> ordered = ordered(base, overlays, problems);
        Laying laying = new Laying(base, ordered, problems);
        ordered.forEach(laying::lay);
        laying.checkGrades();
        return problems.isEmpty() ? Checked.of(laying.result(), List.of()) : Checked.failed(problems);
    }

    /** Each after the one that it is over; those that are over nothing that is there are left out, with a problem. */
    private static List<Overlay> ordered(Standard base, List<Overlay> overlays, List<Problem> problems) {
        List<Overlay> ordered = new ArrayList<>();
        Set<String> there = new LinkedHashSet<>(base.layers());
        List<Overlay> left = new ArrayList<>(overlays);
        boolean moved = true;
        while (moved) {
            moved = false;
            Iterator<Overlay> rest = left.iterator();
            while (rest.hasNext()) {
                Overlay overlay = rest.next();
                if (overlay.over().isEmpty() || there.contains(overlay.over().get())) {
                    ordered.add(overlay);
                    there.add(overlay.id());
                    rest.remove();
                    moved = true;
                }
            }
        }
        for (Overlay overlay : left) {
            problems.add(Problem.of(
                    ProblemCode.OVERLAY_PARENT,
                    overlay.id(),
                    overlay.id(),
                    overlay.over().orElse(""),
                    there.isEmpty() ? "-" : String.join(", ", there)));
        }
        return ordered;
    }

    /** Every target that an overlay over a standard can set, in the order of the rules. */
    public static List<String> targets(Standard base) {
        return base.rules().values().stream()
                .flatMap(rule -> Targets.of(rule).keySet().stream())
                .toList();
    }

    /**
     * Every timeline of numbers in a rule, by its place: those that an overlay can set, in the order of the document, then those that
     * it cannot.
     */
    public static Map<String, Timeline<Dated<Rational>>> numbers(Rule rule) {
        return Targets.numbers(rule);
    }

    /** The unit of the limit that a target names; empty where it names no limit. */
    public static Optional<Unit> unit(Standard standard, Rule rule, String target) {
        return Targets.unit(standard, rule, target);
    }

    /**
     * What is wrong with one change: its target does not exist, a number makes no sense there or a word can never be reported
     * there, or it is looser and nothing is cited that allows it.
     *
     * @param base what the change is laid over: the standard, with the overlays below it
     * @param where what a problem names as its place
     */
    public static List<Problem> check(Standard base, Change change, String where) {
        return check(base.rules(), base.factsById(), change, where);
    }

    private static List<Problem> check(
            Map<String, Rule> rules, Map<String, FactDefinition> facts, Change change, String where) {
        Rule rule = rules.get(Targets.rule(change.target()));
        List<Problem> problems = new ArrayList<>();
        if (change.action() == Action.TIGHTEN && change.allowedByOrNull() != null) {
            problems.add(Problem.of(
                    ProblemCode.DEFINITION_INVALID,
                    where,
                    "从严不需要 allowedBy，请删去",
                    "what is stricter needs no allowedBy; take it out"));
        }
        if (change instanceof NumberChange number) {
            Map<String, Targets.Slot> slots = rule == null ? Map.of() : Targets.of(rule);
            Targets.Slot slot = slots.get(Targets.canonical(change.target()));
            if (slot == null) {
                return List.of(unknown(change, rule == null ? rules.keySet() : slots.keySet(), where));
            }
            number(slot, number, where, problems);
        } else if (change instanceof WordsChange words) {
            Map<String, Targets.Words> places = rule == null ? Map.of() : Targets.words(rule);
            Targets.Words place = places.get(change.target());
            if (rule == null || place == null) {
                return List.of(unknown(change, rule == null ? rules.keySet() : places.keySet(), where));
            }
            words(place.evidence(), words, words(facts, rule, place.evidence()), where, problems);
        }
        return List.copyOf(new LinkedHashSet<>(problems));
    }

    private static Problem unknown(Change change, Set<String> known, String where) {
        return Problem.of(
                ProblemCode.OVERLAY_TARGET_UNKNOWN,
                where,
                change.target(),
                known.isEmpty() ? "-" : String.join(", ", known));
    }

    private static boolean isHeldAgainstOld(Change change) {
        return change.action() == Action.TIGHTEN || change.allowedByOrNull() == null;
    }

    private static void number(Targets.Slot slot, NumberChange change, String where, List<Problem> problems) {
        Rational changed = change.value().value();
        if (!slot.possible().test(changed)) {
            String value = change.target() + " = " + changed.toDecimal();
            problems.add(Problem.of(
                    ProblemCode.DEFINITION_INVALID, where, value + " 不可能成立", value + " makes no sense in this place"));
            return;
        }
        for (Timeline<Dated<Rational>> timeline : slot.timelines()) {
            for (Timeline.Entry<Dated<Rational>> entry : timeline.entries()) {
                Rational old = entry.value().value();
                if (isHeldAgainstOld(change)
                        && entry.range().overlaps(change.range())
                        && !slot.isAtLeastAsStrict(changed, old)) {
                    problems.add(Problem.of(
                            ProblemCode.OVERLAY_LOOSER, where, change.target(), old.toDecimal(), changed.toDecimal()));
                }
            }
        }
    }

    private static void words(
            Criterion.Evidence evidence, WordsChange change, Set<String> known, String where, List<Problem> problems) {
        Set<String> words = new TreeSet<>(change.words().value());
        for (String word : words) {
            if (!known.contains(word)) {
                problems.add(Problem.of(ProblemCode.NOT_A_WORD, where, word, String.join(", ", known)));
            }
        }
        for (Set<String> old : evidence.admittedIn(change.range())) {
            if (isHeldAgainstOld(change) && !old.containsAll(words)) {
                problems.add(Problem.of(
                        ProblemCode.OVERLAY_LOOSER,
                        where,
                        change.target(),
                        String.join("、", new TreeSet<>(old)),
                        String.join("、", words)));
            }
        }
    }

    /** The words that the fact of a test can have, in each stage of its rule. */
    private static Set<String> words(Map<String, FactDefinition> facts, Rule rule, Criterion.Evidence evidence) {
        Set<String> words = new LinkedHashSet<>();
        for (String id : RuleInputs.cells(evidence.fact(), rule.stages())) {
            FactDefinition fact = facts.get(id);
            if (fact != null && fact.type() == FactType.FLAG) {
                words.addAll(List.of("true", "false"));
            } else if (fact != null) {
                words.addAll(fact.words());
            }
        }
        return words;
    }

    /** Why a rule cannot be given a text: there is no such rule, or it has one. */
    public static List<Problem> checkText(Standard base, String rule, String where) {
        return checkText(base.rules(), rule, where);
    }

    private static List<Problem> checkText(Map<String, Rule> rules, String rule, String where) {
        Rule known = rules.get(rule);
        if (known == null) {
            return List.of(
                    Problem.of(ProblemCode.OVERLAY_TARGET_UNKNOWN, where, rule, String.join(", ", rules.keySet())));
        }
        return known.hasText()
                ? List.of(Problem.of(
                        ProblemCode.DEFINITION_INVALID,
                        where,
                        "规则 " + rule + " 已有文字，不能另给",
                        "the rule " + rule + " has a text already"))
                : List.of();
    }

    /** A place that an overlay set. */
    private record SetPlace(String overlay, String target, DateRange range, String where) {}

    /** What an overlay sees of a standard. */
    private record View(Map<String, Rule> rules, Map<String, FactDefinition> facts) {
        View copy() {
            return new View(new LinkedHashMap<>(rules), new LinkedHashMap<>(facts));
        }
    }

    /** One standard under way. */
    private static final class Laying {
        private final Standard base;
        private final Map<String, FactDefinition> facts = new LinkedHashMap<>();
        private final Map<String, Indicator> indicators;
        private final Map<String, Rule> rules;
        private final Map<String, List<String>> sections = new LinkedHashMap<>();
        private final List<Concession> concessions;
        private final List<String> layers;
        /** Which overlay declared what: {@code rule G16}. */
        private final Map<String, String> setBy = new TreeMap<>();
        /** What was set so far. */
        private final List<SetPlace> set = new ArrayList<>();
        /** What each overlay leaves, together with those alone that it is over. */
        private final Map<String, View> views = new LinkedHashMap<>();

        private final Map<String, Overlay> byId = new LinkedHashMap<>();
        private final List<Problem> problems;

        Laying(Standard base, List<Overlay> overlays, List<Problem> problems) {
            this.base = base;
            this.problems = problems;
            overlays.forEach(overlay -> byId.put(overlay.id(), overlay));
            this.indicators = new LinkedHashMap<>(base.indicators());
            this.rules = new LinkedHashMap<>(base.rules());
            this.concessions = new ArrayList<>(base.concessions());
            this.layers = new ArrayList<>(base.layers());
            base.sections().forEach(s -> sections.put(s.id(), new ArrayList<>(s.rules())));
        }

        void lay(Overlay overlay) {
            if (!overlay.base().equals(base.id())) {
                problems.add(
                        Problem.of(ProblemCode.OVERLAY_BASE, overlay.id(), overlay.id(), overlay.base(), base.id()));
                return;
            }
            if (overlay.id().equals(base.id()) || layers.contains(overlay.id())) {
                conflict(overlay, overlay.id(), overlay.id());
                return;
            }
            layers.add(overlay.id());
            View below = overlay.over().map(views::get).orElse(null);
            View view = below == null ? new View(base.rules(), base.factsById()).copy() : below.copy();
            declare(overlay);
            overlay.facts().forEach(fact -> view.facts().putIfAbsent(fact.id(), fact));
            overlay.additions()
                    .forEach(addition ->
                            view.rules().putIfAbsent(addition.rule().id().local(), addition.rule()));
            for (int i = 0; i < overlay.changes().size(); i++) {
                change(overlay, i, view);
            }
            for (int i = 0; i < overlay.gradings().size(); i++) {
                grade(overlay, i, view.rules());
            }
            int place = 0;
            for (Map.Entry<String, Text> told : overlay.texts().entrySet()) {
                tell(overlay, told.getKey(), told.getValue(), place++, view.rules());
            }
            views.put(overlay.id(), view);
        }

        /** Whether one overlay is the other, or over it by however many steps. */
        private boolean isOver(String upper, String lower) {
            String at = upper;
            for (int steps = 0; at != null && steps <= byId.size(); steps++) {
                if (at.equals(lower)) {
                    return true;
                }
                Overlay overlay = byId.get(at);
                at = overlay == null ? null : overlay.overOrNull();
            }
            return false;
        }

        private void declare(Overlay overlay) {
            Set<String> known = base.factsById().keySet();
            for (FactDefinition fact : overlay.facts()) {
                if (isNew(overlay, "fact " + fact.id(), known.contains(fact.id()))) {
                    facts.put(fact.id(), fact);
                }
            }
            overlay.indicators().forEach((id, indicator) -> {
                if (isNew(overlay, "indicator " + id, base.indicators().containsKey(id))) {
                    indicators.put(id, indicator);
                }
            });
            for (Addition addition : overlay.additions()) {
                add(overlay, addition);
            }
            concessions.addAll(overlay.concessions());
        }

        private void add(Overlay overlay, Addition addition) {
            String id = addition.rule().id().local();
            List<String> section = sections.get(addition.section());
            if (section == null) {
                problems.add(Problem.of(
                        ProblemCode.DEFINITION_UNRESOLVED,
                        overlay.id(),
                        addition.section(),
                        "部分",
                        "section",
                        String.join(", ", sections.keySet())));
            } else if (isNew(overlay, "rule " + id, base.rules().containsKey(id))) {
                rules.put(id, addition.rule());
                section.add(id);
            }
        }

        private boolean isNew(Overlay overlay, String what, boolean inBase) {
            String other = inBase ? base.id() : setBy.get(what);
            if (other != null) {
                conflict(overlay, what, other);
                return false;
            }
            setBy.put(what, overlay.id());
            return true;
        }

        private void conflict(Overlay overlay, String what, String other) {
            problems.add(Problem.of(ProblemCode.OVERLAY_CONFLICT, overlay.id(), what, other, overlay.id()));
        }

        private void change(Overlay overlay, int index, View view) {
            Change change = overlay.changes().get(index);
            String where = overlay.id() + " $.changes[" + index + "]";
            List<Problem> found = check(view.rules(), view.facts(), change, where);
            problems.addAll(found);
            if (found.isEmpty() && isFree(overlay, Targets.canonical(change.target()), change.range(), where)) {
                put(rules, change, overlay.id());
                put(view.rules(), change, overlay.id());
            }
        }

        /** Whether no overlay that this one is not over sets the same on the same days; then it is this one's. */
        private boolean isFree(Overlay overlay, String target, DateRange range, String where) {
            for (SetPlace other : set) {
                boolean related = !other.overlay().equals(overlay.id()) && isOver(overlay.id(), other.overlay());
                if (!related
                        && Targets.touch(target, other.target())
                        && other.range().overlaps(range)) {
                    problems.add(Problem.of(ProblemCode.OVERLAY_CONFLICT, where, target, other.where(), where));
                    return false;
                }
            }
            set.add(new SetPlace(overlay.id(), target, range, where));
            return true;
        }

        private static void put(Map<String, Rule> rules, Change change, String layer) {
            String target = Targets.canonical(change.target());
            // A rule that could not be added, because another overlay has one of that name, cannot be changed.
            Rule rule = rules.get(Targets.rule(target));
            if (rule == null) {
                return;
            }
            if (change instanceof NumberChange number) {
                Targets.Slot slot = Targets.of(rule).get(target);
                if (slot != null) {
                    Dated<Rational> value = number.value().inLayer(layer);
                    rules.put(
                            rule.id().local(), slot.rebuild().apply(timeline -> timeline.with(change.range(), value)));
                }
            } else if (change instanceof WordsChange words) {
                Targets.Words place = Targets.words(rule).get(target);
                if (place != null) {
                    Criterion.Evidence evidence = place.evidence();
                    Criterion changed = new Criterion.Evidence(
                            evidence.fact(),
                            evidence.admitted(),
                            evidence.replaced()
                                    .with(change.range(), words.words().inLayer(layer)));
                    rules.put(rule.id().local(), rule.with(place.rebuild().apply(changed)));
                }
            }
        }

        private void grade(Overlay overlay, int index, Map<String, Rule> view) {
            Grading grading = overlay.gradings().get(index);
            String where = overlay.id() + " $.grades[" + index + "]";
            if (!view.containsKey(grading.rule())) {
                problems.add(Problem.of(
                        ProblemCode.OVERLAY_TARGET_UNKNOWN, where, grading.rule(), String.join(", ", view.keySet())));
            } else if (grading.grades().hasCounting()
                    && hasVeto(view.get(grading.rule()).criterion())) {
                // What a veto forbids no lower grade lets pass.
                problems.add(Problem.of(ProblemCode.OVERLAY_REMOVES, where, grading.rule()));
            } else if (isFree(overlay, grading.rule() + "/grades", grading.range(), where)) {
                rules.computeIfPresent(grading.rule(), (key, rule) -> graded(rule, grading));
                view.computeIfPresent(grading.rule(), (key, rule) -> graded(rule, grading));
            }
        }

        private static boolean hasVeto(Criterion criterion) {
            return criterion instanceof Criterion.Veto
                    || (criterion instanceof Criterion.All all
                            && all.parts().stream().anyMatch(part -> hasVeto(part.criterion())));
        }

        /** What counts rules must find the grades that it counts, however late they were laid; and no rule rests on itself. */
        void checkGrades() {
            RuleInputs.circle(rules)
                    .ifPresent(rule -> problems.add(Problem.of(
                            ProblemCode.DEFINITION_INVALID,
                            whereGraded(rule),
                            "规则 " + rule + " 通过别的规则依赖自身",
                            "the rule " + rule + " rests on itself by way of others")));
            for (Rule rule : rules.values()) {
                for (Criterion test : RuleInputs.tests(rule)) {
                    checkCounted(rule.id().local(), test);
                }
            }
        }

        private void checkCounted(String rule, Criterion test) {
            if (test instanceof Criterion.All all) {
                all.parts().forEach(part -> checkCounted(rule, part.criterion()));
            } else if (test instanceof Criterion.KOfN items) {
                for (String item : items.rules()) {
                    if (grades(item).stream().anyMatch(Grades::hasCounting)) {
                        problems.add(Problem.of(
                                ProblemCode.DEFINITION_INVALID,
                                whereGraded(item),
                                "“" + item + "”是 k-of-n（" + rule + "）的项，较低的等次不能算作达标",
                                "\"" + item + "\" is an item of the k-of-n " + rule
                                        + ": no lower grade of it can count"));
                    }
                }
            } else if (test instanceof Criterion.GradeCount count) {
                for (String item : count.rules()) {
                    if (grades(item).stream().anyMatch(grades -> !grades.has(count.grade(), count.rest()))) {
                        problems.add(Problem.of(
                                ProblemCode.DEFINITION_INVALID,
                                whereGraded(item),
                                "“" + rule + "”计“" + item + "”的等次“" + count.grade() + "”“" + count.rest() + "”，这里没有",
                                "\"" + rule + "\" counts the grades \"" + count.grade() + "\" and \"" + count.rest()
                                        + "\" of \"" + item + "\", which are not there"));
                    }
                }
            }
        }

        private List<Grades> grades(String rule) {
            Rule graded = rules.get(rule);
            return graded == null
                    ? List.of()
                    : graded.grades().entries().stream()
                            .map(Timeline.Entry::value)
                            .toList();
        }

        /** Where the grades of a rule were set last; the standard itself where no overlay did. */
        private String whereGraded(String rule) {
            String where = base.id() + "/" + rule;
            for (SetPlace place : set) {
                where = place.target().equals(rule + "/grades") ? place.where() : where;
            }
            return where;
        }

        private static Rule graded(Rule rule, Grading grading) {
            return rule.withGrades(rule.grades().with(grading.range(), grading.grades()));
        }

        private void tell(Overlay overlay, String id, Text text, int index, Map<String, Rule> view) {
            List<Problem> found = checkText(view, id, overlay.id() + " $.texts[" + index + "]");
            problems.addAll(found);
            if (found.isEmpty() && isNew(overlay, "text " + id, false)) {
                rules.computeIfPresent(id, (key, rule) -> rule.withText(text));
                view.computeIfPresent(id, (key, rule) -> rule.withText(text));
            }
        }

        Standard result() {
            List<FactDefinition> all = new ArrayList<>(base.facts());
            all.addAll(facts.values());
            return new Standard(
                    base.id(),
                    base.title(),
                    base.issuer(),
                    base.documentNumber(),
                    base.inForce(),
                    base.inForceConfidence(),
                    base.decides(),
                    base.sections().stream()
                            .map(s -> new Section(s.id(), s.name(), sections.getOrDefault(s.id(), List.of())))
                            .toList(),
                    all,
                    indicators,
                    rules,
                    concessions,
                    base.notes(),
                    base.wholes(),
                    layers,
                    base.supersedes());
        }
    }
}
