package io.github.junheng.overlay;

import io.github.junheng.quantity.Comparator;
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
import java.util.TreeSet;
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
        /** Of what the rule is asked: level, stages, band and scope, and what share of its subjects the county needs. */
        ASKED_OF,
        /** The kind of test, without its numbers. */
        TEST,
        /** The cells that the rule reads. */
        CELLS,
        /** A number of the test; absent where none is in force. */
        NUMBER,
        /** The words that a test admits. */
        WORDS,
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
        Map<String, Value> admitted = words(first, before.day());
        Map<String, Value> admits = words(second, after.day());
        Set<String> places = new LinkedHashSet<>(admitted.keySet());
        places.addAll(admits.keySet());
        for (String place : places) {
            add(differences, id, What.WORDS, place, admitted.get(place), admits.get(place));
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
                + (rule.shareOrNull() == null ? "" : " " + shape(rule.shareOrNull()))
                + (rule.fromDataYear().isPresent()
                        ? " data of " + rule.fromDataYear().getAsInt() + "+"
                        : "")
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
            StringBuilder shown = new StringBuilder(step.grade());
            if (test != null) {
                // What counts as met is a matter of the grade's own.
                shown.append(step.counts() ? " + " : " ").append(shape(test));
                words(rule.with(test), day)
                        .values()
                        .forEach(words -> shown.append(' ').append(words.text()));
                Targets.ofGrade(rule, step)
                        .values()
                        .forEach(timeline -> timeline.on(day)
                                .ifPresent(dated ->
                                        shown.append(' ').append(dated.value().toDecimal())));
            }
            names.add(shown.toString());
        }
        names.add(grades.otherwise());
        return new Value(String.join(" / ", names), grades.citation().reference());
    }

    /** What a test is, without its dated numbers and words. */
    private static String shape(Criterion criterion) {
        if (criterion instanceof Criterion.Comparison comparison) {
            return comparison.indicator() + " " + held(comparison.comparator(), comparison.limit());
        }
        if (criterion instanceof Criterion.Dispersion dispersion) {
            return "dispersion " + dispersion.indicator() + " " + held(dispersion.comparator(), dispersion.limit());
        }
        if (criterion instanceof Criterion.MeanDispersion mean) {
            return "mean-dispersion " + String.join(", ", mean.indicators()) + " "
                    + held(mean.comparator(), mean.limit());
        }
        if (criterion instanceof Criterion.Scorecard scorecard) {
            return "scorecard " + String.join(", ", scorecard.rules()) + " " + scorecard.points(Criterion.RULE) + " "
                    + scorecard.awarded(Criterion.RULE) + " " + held(scorecard.comparator(), scorecard.limit());
        }
        if (criterion instanceof Criterion.Every every) {
            return "every " + every.list() + " " + held(every.comparator(), every.limit())
                    + (every.emptyIsMissing() ? " emptyIsMissing" : "");
        }
        if (criterion instanceof Criterion.CountPer count) {
            return "count-per " + count.list() + " " + held(Comparator.AT_LEAST, count.limit()) + " / " + count.per();
        }
        if (criterion instanceof Criterion.KOfN items) {
            return "k-of-n " + String.join(", ", items.rules());
        }
        if (criterion instanceof Criterion.GradeCount graded) {
            return "grade-count " + graded.grade() + " / " + graded.rest() + " " + String.join(", ", graded.rules());
        }
        if (criterion instanceof Criterion.Evidence evidence) {
            return "evidence " + evidence.fact();
        }
        if (criterion instanceof Criterion.Veto veto) {
            return "veto " + veto.fact();
        }
        if (criterion instanceof Criterion.Elapsed elapsed) {
            return "elapsed " + elapsed.fact();
        }
        if (criterion instanceof Criterion.Share share) {
            return "share " + share.rule() + (share.met() ? " met " : " not-met ")
                    + held(share.comparator(), share.limit());
        }
        if (criterion instanceof Criterion.Context context) {
            return "context"
                    + (context.unitOrNull() == null
                            ? ""
                            : " " + context.unitOrNull().id());
        }
        return "all "
                + ((Criterion.All) criterion)
                        .parts().stream().map(StandardDiff::part).toList();
    }

    private static String part(Criterion.Part part) {
        return part.id()
                + (part.bandOrNull() == null
                        ? ""
                        : " " + part.bandOrNull().name().zh())
                + (part.scopeOrNull() == null
                        ? ""
                        : " " + part.scopeOrNull().name().zh()) + ": "
                + shape(part.criterion());
    }

    /** How a value stands to its limit, and what kind of limit it is. */
    private static String held(Comparator comparator, Limit limit) {
        if (limit instanceof Limit.None) {
            return "none";
        }
        String kind = "";
        if (limit instanceof Limit.SameAs same) {
            kind = " sameAs " + same.rule();
        } else if (limit instanceof Limit.OfIndicator other) {
            kind = " indicator " + other.indicator();
        } else if (limit instanceof Limit.Local local) {
            kind = " local " + local.indicator();
        } else if (limit instanceof Limit.WeightedMean mean) {
            kind = " weightedMean " + mean.value() + " " + mean.weight() + " "
                    + mean.times().toDecimal();
        } else if (limit instanceof Limit.Cases several) {
            kind = " cases "
                    + several.cases().stream().map(one -> one.when().toString()).toList();
        }
        return comparator.symbol() + kind;
    }

    /** The words that the tests of a rule admit on a day; of what an overlay laid there, with its source. */
    private static Map<String, Value> words(Rule rule, LocalDate day) {
        Map<String, Value> words = new LinkedHashMap<>();
        Targets.words(rule)
                .forEach((target, place) -> words.put(
                        target,
                        new Value(
                                String.join("、", new TreeSet<>(place.evidence().admittedOn(day))),
                                place.evidence()
                                        .replaced()
                                        .on(day)
                                        .map(dated -> dated.citation().reference())
                                        .orElse(null))));
        return words;
    }

    /** The numbers of a rule that hold on a day, and no others: a rule that is not in force has none. */
    private static Map<String, Value> numbers(Side side, Rule rule) {
        Map<String, Value> numbers = new LinkedHashMap<>();
        LocalDate day = side.day();
        if (rule.inForce().contains(day)) {
            for (Map.Entry<String, Timeline<Dated<Rational>>> entry :
                    Targets.ofTest(rule).entrySet()) {
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
