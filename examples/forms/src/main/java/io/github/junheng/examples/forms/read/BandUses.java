package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.examples.forms.read.BandList.Interval;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Concession;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 分段的用处: against what a standard in force holds the elements of lists, its selected concessions included. */
final class BandUses {
    private final Standard standard;
    private final LocalDate asOf;
    private final List<Use> uses = new ArrayList<>();
    /** What a value is computed from, for which no other number may stand. */
    private final Set<String> measured = new HashSet<>();

    /**
     * A comparison of a list's elements.
     *
     * @param limitOrNull what they are held against; null where it is a number
     * @param condition whether it tells only if a school is concerned: every element must stand so
     * @param concessionOrNull the concession that it belongs to; null where it belongs to the standard as it is
     */
    private record Use(
            String list,
            Comparator comparator,
            @Nullable Limit limitOrNull,
            Rational number,
            boolean condition,
            @Nullable Concession concessionOrNull) {}

    /**
     * A number that elements are held against.
     *
     * @param limitOrNull null where no file of definitions tells the number
     */
    record Held(Comparator comparator, @Nullable Rational limitOrNull, boolean condition) {
        /** Whether what lies in an interval stands alike to the number. */
        boolean isDecided(Interval interval) {
            return limitOrNull != null && interval.isDecided(comparator, limitOrNull);
        }

        /** Whether a condition on all elements is false, whatever the others are, for one that lies in an interval. */
        boolean isRefused(Interval interval) {
            return condition && limitOrNull != null && interval.failsWholly(comparator, limitOrNull);
        }
    }

    BandUses(Standard standard, LocalDate asOf, Set<String> concessions) {
        this.standard = standard;
        this.asOf = asOf;
        for (Rule rule : standard.rules().values()) {
            for (Criterion test : RuleInputs.tests(rule)) {
                add(test, null);
            }
            add(rule.scopeOrNull(), null);
        }
        for (Indicator indicator : standard.indicators().values()) {
            measured(indicator.numerator());
            indicator.numeratorByStage().values().forEach(this::measured);
            indicator.denominator().ifPresent(this::measured);
            add(indicator.numeratorScopeOrNull(), null);
        }
        for (Concession concession : standard.concessions()) {
            if (concessions.contains(concession.id())) {
                add(concession.when(), concession);
                add(concession.criterion(), concession);
            }
        }
    }

    private void add(Criterion criterion, @Nullable Concession of) {
        if (criterion instanceof Criterion.Every every) {
            uses.add(new Use(every.list(), every.comparator(), every.limit(), Rational.ZERO, false, of));
        } else if (criterion instanceof Criterion.CountPer count) {
            uses.add(new Use(count.list(), Comparator.AT_LEAST, count.limit(), Rational.ZERO, false, of));
        } else if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                add(part.criterion(), of);
                add(part.scopeOrNull(), of);
            }
        }
        for (Limit limit : RuleInputs.limits(criterion)) {
            if (limit instanceof Limit.Cases cases) {
                cases.cases().forEach(one -> add(one.when(), of));
            }
        }
    }

    private void add(@Nullable Scope scope, @Nullable Concession of) {
        if (scope != null) {
            add(scope.conditions(), of);
            add(scope.stageConditions(), of);
        }
    }

    private void add(List<Condition> conditions, @Nullable Concession of) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Every every) {
                uses.add(new Use(every.list(), every.comparator(), null, every.limit(), true, of));
            } else if (condition instanceof Condition.AnyOf any) {
                any.groups().forEach(group -> add(group, of));
            } else if (condition instanceof Condition.Compare compare) {
                if (compare.timesOrNull() == null
                        && compare.left().countingFromOrNull() == null
                        && compare.left().times().equals(Rational.ONE)
                        && compare.left().cells().size() == 1) {
                    uses.add(new Use(
                            compare.left().cells().get(0), compare.comparator(), null, compare.limit(), false, of));
                }
                add(compare.left(), of);
                if (compare.timesOrNull() != null) {
                    add(compare.timesOrNull(), of);
                }
            }
        }
    }

    private void measured(Sum sum) {
        measured.addAll(sum.cells());
        add(sum, null);
    }

    private void add(Sum sum, @Nullable Concession of) {
        Rational from = sum.countingFromOrNull();
        if (from != null) {
            for (String list : sum.cells()) {
                uses.add(new Use(list, Comparator.AT_LEAST, null, from, false, of));
            }
        }
    }

    /** The numbers that the elements of a list of a school are held against. */
    List<Held> of(BandList list, SchoolReport school) {
        return of(
                list.list(),
                list.stageOrNull() == null ? school.school().kind().stages() : List.of(list.stageOrNull()),
                school);
    }

    /** The numbers that a number of a school is held against by itself. */
    List<Held> of(String fact, SchoolReport school) {
        List<Held> held = new ArrayList<>(of(fact, school.school().kind().stages(), school));
        if (measured.contains(fact)) {
            held.add(new Held(Comparator.AT_LEAST, null, false));
        }
        return held;
    }

    private List<Held> of(String fact, List<Stage> stages, SchoolReport school) {
        Set<Held> held = new LinkedHashSet<>();
        for (Use use : uses) {
            Concession concession = use.concessionOrNull;
            if (!RuleInputs.cells(use.list, stages).contains(fact)
                    || (concession != null && isOut(concession.when(), school))) {
                continue;
            }
            Limit limit = use.limitOrNull;
            if (limit == null) {
                held.add(new Held(use.comparator, use.number, use.condition));
                continue;
            }
            for (Rational number : numbers(limit, school, stages)) {
                held.add(new Held(use.comparator, number, use.condition));
            }
            if (!isPrinted(limit)) {
                held.add(new Held(use.comparator, null, use.condition));
            }
        }
        return List.copyOf(held);
    }

    /** Whether files of definitions tell the number, or there is none. */
    private boolean isPrinted(Limit limit) {
        if (limit instanceof Limit.SameAs same) {
            return RuleInputs.limits(standard.rule(same.rule()).criterion()).stream()
                    .allMatch(this::isPrinted);
        }
        return limit instanceof Limit.Printed || limit instanceof Limit.Cases || limit instanceof Limit.None;
    }

    private List<Rational> numbers(Limit limit, SchoolReport school, List<Stage> stages) {
        List<Rational> numbers = new ArrayList<>();
        if (limit instanceof Limit.Printed printed) {
            String kind = school.school().kind().name();
            Set<String> keys = new LinkedHashSet<>();
            if (has(printed, kind)) {
                keys.add(kind);
            } else {
                // Of a school that is judged as a whole it is not said here which stage's number holds.
                stages.forEach(stage -> keys.add(has(printed, stage.name()) ? stage.name() : Limit.DEFAULT));
                keys.add(Limit.DEFAULT);
            }
            printed.values().forEach((key, timeline) -> {
                if (keys.contains(Limit.withoutRegion(key))) {
                    timeline.on(asOf).ifPresent(dated -> numbers.add(dated.value()));
                }
            });
        } else if (limit instanceof Limit.Cases cases) {
            cases.cases().forEach(one -> numbers.addAll(numbers(one.limit(), school, stages)));
        } else if (limit instanceof Limit.SameAs same) {
            for (Limit other : RuleInputs.limits(standard.rule(same.rule()).criterion())) {
                numbers.addAll(numbers(other, school, stages));
            }
        }
        return numbers;
    }

    private static boolean has(Limit.Printed printed, String key) {
        return printed.values().keySet().stream()
                .anyMatch(one -> Limit.withoutRegion(one).equals(key));
    }

    /** Whether a school is known not to be in a scope, by what it is alone. */
    private static boolean isOut(Scope scope, SchoolReport school) {
        for (Condition condition : scope.conditions()) {
            if (condition instanceof Condition.KindIn kind
                    && kind.kinds().contains(school.school().kind()) == kind.negated()) {
                return true;
            }
            if (condition instanceof Condition.FactIn fact) {
                FactValue value = school.facts().values().get(fact.fact());
                String word = value instanceof FactValue.Word one
                        ? one.value()
                        : value instanceof FactValue.Flag flag ? Boolean.toString(flag.value()) : null;
                if (word != null && fact.words().contains(word) == fact.negated()) {
                    return true;
                }
            }
        }
        return false;
    }
}
