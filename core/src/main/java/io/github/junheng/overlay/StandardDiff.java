package io.github.junheng.overlay;

import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Grades;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 标准对照: what differs between two editions of a standard, between one standard on two days, or between a standard and what an overlay
 * makes of it.
 */
public final class StandardDiff {
    private StandardDiff() {}

    /** A standard as it is on a day. */
    public record Side(Standard standard, LocalDate day) {}

    /** What a difference is about. */
    public enum What {
        /** The rule is there on one side alone. */
        RULE,
        NAME,
        /** Of what the rule is asked: level, stages, band and scope. */
        ASKED_OF,
        /** The kind of test, without its numbers. */
        TEST,
        /** The cells that the rule reads. */
        CELLS,
        /** A number of the test; absent where none is in force. */
        NUMBER,
        /** The names of how well the rule is met; absent where it has none. */
        GRADES
    }

    /**
     * One difference.
     *
     * @param rule the rule, by its local id
     * @param what what is different
     * @param target the place of a number; the rule's id otherwise
     * @param beforeOrNull what the first side has; null where it has nothing
     * @param afterOrNull what the second side has; null where it has nothing
     */
    public record Difference(
            String rule,
            What what,
            String target,
            @Nullable Value beforeOrNull,
            @Nullable Value afterOrNull) {}

    /**
     * One side of a difference.
     *
     * @param text what is there: a name, a number
     * @param sourceOrNull where a number comes from; null for what is none
     */
    public record Value(String text, @Nullable String sourceOrNull) {}

    /** Everything that differs, in the order of the rules: those of the first side, then those that only the second has. */
    public static List<Difference> of(Side before, Side after) {
        Set<String> ids = new LinkedHashSet<>(before.standard().rules().keySet());
        ids.addAll(after.standard().rules().keySet());
        List<Difference> differences = new ArrayList<>();
        for (String id : ids) {
            Rule first = before.standard().rules().get(id);
            Rule second = after.standard().rules().get(id);
            if (first == null || second == null) {
                add(differences, id, What.RULE, id, name(first), name(second));
            } else {
                rule(before, first, after, second, differences);
            }
        }
        return List.copyOf(differences);
    }

    private static @Nullable Value name(@Nullable Rule rule) {
        return rule == null ? null : new Value(rule.name().zh(), rule.citation().reference());
    }

    private static void rule(Side before, Rule first, Side after, Rule second, List<Difference> differences) {
        String id = first.id().local();
        add(
                differences,
                id,
                What.NAME,
                id,
                text(first.name().zh()),
                text(second.name().zh()));
        add(differences, id, What.ASKED_OF, id, text(askedOf(first)), text(askedOf(second)));
        add(differences, id, What.TEST, id, text(shape(first.criterion())), text(shape(second.criterion())));
        add(
                differences,
                id,
                What.CELLS,
                id,
                text(String.join(", ", RuleInputs.facts(before.standard(), first))),
                text(String.join(", ", RuleInputs.facts(after.standard(), second))));
        Map<String, Value> old = numbers(before, first);
        Map<String, Value> now = numbers(after, second);
        Set<String> targets = new LinkedHashSet<>(old.keySet());
        targets.addAll(now.keySet());
        for (String target : targets) {
            add(differences, id, What.NUMBER, target, old.get(target), now.get(target));
        }
        add(differences, id, What.GRADES, id, grades(first, before.day()), grades(second, after.day()));
    }

    private static void add(
            List<Difference> differences,
            String rule,
            What what,
            String target,
            @Nullable Value before,
            @Nullable Value after) {
        if (!Objects.equals(before, after)) {
            differences.add(new Difference(rule, what, target, before, after));
        }
    }

    private static Value text(String text) {
        return new Value(text, null);
    }

    private static String askedOf(Rule rule) {
        return rule.level() + " " + rule.stages()
                + rule.band().map(band -> " " + band.name().zh()).orElse("")
                + rule.scope().map(scope -> " " + scope.name().zh()).orElse("")
                + (rule.rolledUp() ? " rolledUp" : "")
                + (rule.informative() ? " informative" : "");
    }

    private static @Nullable Value grades(Rule rule, LocalDate day) {
        Grades grades = rule.grades().on(day).orElse(null);
        if (grades == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (Grades.Step step : grades.steps()) {
            Criterion test = step.criterionOrNull();
            String numbers = test == null
                    ? ""
                    : Overlays.numbers(rule.with(test)).entrySet().stream()
                            // The share that the county needs is a number of the rule, not of the grade.
                            .filter(e -> !e.getKey().startsWith(rule.id().local() + "/share/"))
                            .flatMap(e -> e.getValue().on(day).stream())
                            .map(dated -> " " + dated.value().toDecimal())
                            .collect(Collectors.joining());
            names.add(step.grade() + (test == null ? "" : " " + shape(test) + numbers));
        }
        names.add(grades.otherwise());
        return new Value(String.join(" / ", names), grades.citation().reference());
    }

    private static String shape(Criterion criterion) {
        if (criterion instanceof Criterion.Comparison comparison) {
            return comparison.indicator() + " " + comparison.comparator().symbol();
        }
        if (criterion instanceof Criterion.Dispersion dispersion) {
            return "dispersion " + dispersion.indicator() + " "
                    + dispersion.comparator().symbol();
        }
        if (criterion instanceof Criterion.Every every) {
            return "every " + every.list() + " " + every.comparator().symbol();
        }
        if (criterion instanceof Criterion.KOfN items) {
            return "k-of-n " + String.join(", ", items.rules());
        }
        if (criterion instanceof Criterion.Evidence evidence) {
            return evidence.fact() + " " + evidence.admitted().stream().sorted().toList();
        }
        if (criterion instanceof Criterion.All all) {
            return "all "
                    + all.parts().stream()
                            .map(part -> part.id() + ": " + shape(part.criterion()))
                            .toList();
        }
        if (criterion instanceof Criterion.Share share) {
            return "share " + (share.met() ? "met" : "not-met") + " "
                    + share.comparator().symbol();
        }
        if (criterion instanceof Criterion.GradeCount graded) {
            return "grade-count " + graded.grade() + " / " + graded.rest() + " " + String.join(", ", graded.rules());
        }
        return criterion.getClass().getSimpleName();
    }

    /** The numbers of a rule that hold on a day, and no others: a rule that is not in force has none. */
    private static Map<String, Value> numbers(Side side, Rule rule) {
        Map<String, Value> numbers = new LinkedHashMap<>();
        LocalDate day = side.day();
        if (rule.inForce().contains(day)) {
            for (Map.Entry<String, Timeline<Dated<Rational>>> entry :
                    Overlays.numbers(rule).entrySet()) {
                Optional<Dated<Rational>> dated = entry.getValue().on(day);
                // What holds in all regions is one number.
                if (dated.isPresent() && !numbers.containsKey(Limit.withoutRegion(entry.getKey()))) {
                    numbers.put(
                            entry.getKey(),
                            new Value(
                                    shown(
                                            side.standard(),
                                            rule,
                                            entry.getKey(),
                                            dated.get().value()),
                                    dated.get().citation().reference()));
                }
            }
        }
        return numbers;
    }

    private static String shown(Standard standard, Rule rule, String target, Rational number) {
        return Targets.unit(standard, rule, target)
                .flatMap(unit -> unit.time(number))
                .orElse(number.toDecimal());
    }
}
