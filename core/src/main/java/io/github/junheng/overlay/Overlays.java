package io.github.junheng.overlay;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.overlay.Overlay.Action;
import io.github.junheng.overlay.Overlay.Addition;
import io.github.junheng.overlay.Overlay.Change;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * 叠加: lays overlays over a standard. Nothing is silently won by the last one: what two overlays both set is a problem.
 */
public final class Overlays {
    private Overlays() {}

    /**
     * The standard with overlays laid over it; their ids become its {@link Standard#layers() layers}. The order of the
     * overlays decides nothing but the order of added rules.
     */
    public static Checked<Standard> apply(Standard base, List<Overlay> overlays) {
        Laying laying = new Laying(base);
        overlays.forEach(laying::lay);
        return laying.problems.isEmpty() ? Checked.of(laying.result(), List.of()) : Checked.failed(laying.problems);
    }

    /** Every target that an overlay over a standard can set, in the order of the rules. */
    public static List<String> targets(Standard base) {
        return base.rules().values().stream()
                .flatMap(rule -> Targets.of(rule).keySet().stream())
                .toList();
    }

    /** Whether two targets name the same place: {@code R1/limit} is {@code R1/limit/default}. */
    public static boolean areSame(String target, String other) {
        return Targets.canonical(target).equals(Targets.canonical(other));
    }

    /**
     * What is wrong with one change: its target does not exist, or what should be stricter is looser.
     *
     * @param where what a problem names as its place
     */
    public static List<Problem> check(Standard base, Change change, String where) {
        Rule rule = base.rules().get(Targets.rule(change.target()));
        Map<String, Targets.Slot> slots = rule == null ? Map.of() : Targets.of(rule);
        Targets.Slot slot = slots.get(Targets.canonical(change.target()));
        if (slot == null) {
            Set<String> known = rule == null ? base.rules().keySet() : slots.keySet();
            return List.of(Problem.of(
                    ProblemCode.OVERLAY_TARGET_UNKNOWN,
                    where,
                    change.target(),
                    known.isEmpty() ? "-" : String.join(", ", known)));
        }
        if (!slot.possible().test(change.value().value())) {
            String value = change.target() + " = " + change.value().value().toDecimal();
            return List.of(Problem.of(
                    ProblemCode.DEFINITION_INVALID, where, value + " 不可能成立", value + " makes no sense in this place"));
        }
        return change.action() == Action.TIGHTEN ? looser(slot, change, where) : List.of();
    }

    private static List<Problem> looser(Targets.Slot slot, Change change, String where) {
        Rational changed = change.value().value();
        List<Problem> problems = new ArrayList<>();
        for (Timeline.Entry<Dated<Rational>> entry : slot.timeline().entries()) {
            Rational old = entry.value().value();
            if (entry.range().overlaps(change.range()) && !slot.isAtLeastAsStrict(changed, old)) {
                problems.add(Problem.of(
                        ProblemCode.OVERLAY_LOOSER, where, change.target(), old.toDecimal(), changed.toDecimal()));
            }
        }
        return problems;
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
        /** Which overlay declared or set what: {@code rule G16}, {@code R1/limit/default}. */
        private final Map<String, String> setBy = new TreeMap<>();

        private final List<Problem> problems = new ArrayList<>();

        Laying(Standard base) {
            this.base = base;
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
            declare(overlay);
            for (int i = 0; i < overlay.changes().size(); i++) {
                change(overlay, i);
            }
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

        private void change(Overlay overlay, int index) {
            Change change = overlay.changes().get(index);
            List<Problem> found = check(base, change, overlay.id() + " $.changes[" + index + "]");
            problems.addAll(found);
            if (!found.isEmpty()) {
                return;
            }
            String target = Targets.canonical(change.target());
            String other = setBy.putIfAbsent(target, overlay.id());
            boolean again = other != null
                    && overlay.changes().subList(0, index).stream()
                            .anyMatch(c -> Targets.canonical(c.target()).equals(target)
                                    && c.range().overlaps(change.range()));
            if (other != null && (again || !other.equals(overlay.id()))) {
                conflict(overlay, target, other);
                return;
            }
            Rule rule = Objects.requireNonNull(rules.get(Targets.rule(target)));
            Targets.Slot slot = Objects.requireNonNull(Targets.of(rule).get(target));
            rules.put(
                    rule.id().local(),
                    rule.with(slot.rebuild().apply(slot.timeline().with(change.range(), change.value()))));
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
                    layers);
        }
    }
}
