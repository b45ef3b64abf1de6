package io.github.junheng.standard;

import io.github.junheng.school.Stage;
import io.github.junheng.time.Timeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 规则所需数据: which indicators a test computes and which facts a rule reads, its scope included. */
public final class RuleInputs {
    private RuleInputs() {}

    /** Every indicator that a test computes, those of its parts, its items and its limits included. */
    public static List<Indicator> indicators(Standard standard, Criterion criterion) {
        Set<String> ids = new LinkedHashSet<>();
        for (Criterion one : criteria(standard, criterion)) {
            if (one instanceof Criterion.Comparison comparison) {
                ids.add(comparison.indicator());
            } else if (one instanceof Criterion.Dispersion dispersion) {
                ids.add(dispersion.indicator());
            } else if (one instanceof Criterion.MeanDispersion mean) {
                ids.addAll(mean.indicators());
            }
            Limit limit = limitInEffect(standard, one);
            if (limit instanceof Limit.OfIndicator other) {
                ids.add(other.indicator());
            } else if (limit instanceof Limit.Local local) {
                ids.add(local.indicator());
            }
        }
        List<Indicator> indicators = new ArrayList<>();
        for (String id : ids) {
            indicators.add(standard.indicator(id));
        }
        return List.copyOf(indicators);
    }

    /**
     * The rules that a test refers to, by local id: the items of a k-of-n, a count of grades or a scorecard, the rule whose limit is taken over or whose
     * subjects count.
     */
    public static List<String> rules(Criterion criterion) {
        List<String> rules = new ArrayList<>();
        if (criterion instanceof Criterion.Share share) {
            rules.add(share.rule());
        } else if (criterion instanceof Criterion.KOfN items) {
            rules.addAll(items.rules());
        } else if (criterion instanceof Criterion.GradeCount graded) {
            rules.addAll(graded.rules());
        } else if (criterion instanceof Criterion.Scorecard scorecard) {
            rules.addAll(scorecard.rules());
        } else if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                rules.addAll(rules(part.criterion()));
            }
        }
        if (limit(criterion) instanceof Limit.SameAs same) {
            rules.add(same.rule());
        }
        return List.copyOf(rules);
    }

    /** A rule that rests on itself by way of others: what its tests and those of its grades refer to leads back to it. */
    public static Optional<String> circle(Map<String, Rule> rules) {
        Set<String> sound = new HashSet<>();
        for (String rule : rules.keySet()) {
            if (leadsBack(rule, rules, new LinkedHashSet<>(), sound)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private static boolean leadsBack(String id, Map<String, Rule> rules, Set<String> way, Set<String> sound) {
        Rule rule = rules.get(id);
        if (rule == null || sound.contains(id)) {
            return false;
        }
        if (!way.add(id)) {
            return true;
        }
        for (Criterion test : tests(rule)) {
            for (String other : rules(test)) {
                // A roll-up by share counts the subjects of its own rule.
                boolean ownSubjects = other.equals(id) && test != rule.criterion();
                if (!ownSubjects && leadsBack(other, rules, way, sound)) {
                    return true;
                }
            }
        }
        way.remove(id);
        sound.add(id);
        return false;
    }

    /** Every limit of a test, those of its parts and of its cases included. */
    public static List<Limit> limits(Criterion criterion) {
        List<Limit> limits = new ArrayList<>();
        Limit own = limit(criterion);
        if (own != null) {
            limits.add(own);
        }
        if (own instanceof Limit.Cases several) {
            for (Limit.Case one : several.cases()) {
                limits.add(one.limit());
            }
        }
        if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                limits.addAll(limits(part.criterion()));
            }
        }
        return limits;
    }

    /** What a test holds its value against; null where it has no limit, or its parts have theirs. */
    private static @Nullable Limit limit(Criterion criterion) {
        if (criterion instanceof Criterion.Comparison comparison) {
            return comparison.limit();
        }
        if (criterion instanceof Criterion.Dispersion dispersion) {
            return dispersion.limit();
        }
        if (criterion instanceof Criterion.MeanDispersion mean) {
            return mean.limit();
        }
        if (criterion instanceof Criterion.Scorecard scorecard) {
            return scorecard.limit();
        }
        if (criterion instanceof Criterion.Every every) {
            return every.limit();
        }
        if (criterion instanceof Criterion.CountPer count) {
            return count.limit();
        }
        return criterion instanceof Criterion.Share share ? share.limit() : null;
    }

    /** The limit of a test, of one that is another rule's that rule's. */
    private static @Nullable Limit limitInEffect(Standard standard, Criterion criterion) {
        Limit limit = limit(criterion);
        while (limit instanceof Limit.SameAs same) {
            limit = limit(standard.rule(same.rule()).criterion());
        }
        return limit;
    }

    /** The ids of every fact that the rule reads, in the order in which it reads them. */
    public static List<String> facts(Standard standard, Rule rule) {
        Set<String> facts = new LinkedHashSet<>();
        List<Stage> stages = rule.stages();
        List<Criterion> tests = tests(rule);
        List<Criterion> all = criteria(standard, tests);
        for (Criterion one : all) {
            if (one instanceof Criterion.Every every) {
                add(facts, every.list(), stages);
            } else if (one instanceof Criterion.CountPer count) {
                add(facts, count.list(), stages);
                add(facts, count.per(), stages);
            } else if (one instanceof Criterion.Evidence evidence) {
                add(facts, evidence.fact(), stages);
            } else if (one instanceof Criterion.Veto veto) {
                add(facts, veto.fact(), stages);
            } else if (one instanceof Criterion.Elapsed elapsed) {
                add(facts, elapsed.fact(), stages);
            } else if (one instanceof Criterion.Scorecard scorecard) {
                scorecard(facts, scorecard, standard);
            } else if (one instanceof Criterion.GradeCount graded) {
                for (String item : graded.rules()) {
                    facts.addAll(facts(standard, standard.rule(item)));
                }
            } else if (one instanceof Criterion.Share share
                    && !share.rule().equals(rule.id().local())) {
                facts.addAll(facts(standard, standard.rule(share.rule())));
            }
            Limit limit = limitInEffect(standard, one);
            if (limit instanceof Limit.Cases several) {
                for (Limit.Case each : several.cases()) {
                    conditions(facts, each.when(), stages);
                }
            } else if (limit instanceof Limit.WeightedMean mean) {
                add(facts, mean.value(), stages);
                add(facts, mean.weight(), stages);
            }
        }
        for (Criterion test : tests) {
            for (Indicator indicator : indicators(standard, test)) {
                indicator(facts, indicator, stages);
            }
        }
        scope(facts, rule.scopeOrNull(), stages);
        for (Criterion one : all) {
            if (one instanceof Criterion.All parts) {
                for (Criterion.Part part : parts.parts()) {
                    scope(facts, part.scopeOrNull(), stages);
                }
            }
        }
        if (stages.size() > 1 && stages.contains(Stage.KINDERGARTEN)) {
            // What schools have of every stage, kindergartens may have by another name.
            facts.retainAll(standard.factsById().keySet());
        }
        return List.copyOf(facts);
    }

    private static void scope(Set<String> facts, @Nullable Scope scope, List<Stage> stages) {
        if (scope != null) {
            conditions(facts, scope.conditions(), stages);
            conditions(facts, scope.stageConditions(), stages);
        }
    }

    /** Points and awarded points of every item, then what the items' own rules read. */
    private static void scorecard(Set<String> facts, Criterion.Scorecard scorecard, Standard standard) {
        for (String rule : scorecard.rules()) {
            facts.add(scorecard.points(rule));
            facts.add(scorecard.awarded(rule));
        }
        for (String rule : scorecard.rules()) {
            facts.addAll(facts(standard, standard.rule(rule)));
        }
    }

    /** The test of a rule, that of its roll-up by share, and those of its grades. */
    public static List<Criterion> tests(Rule rule) {
        List<Criterion> tests = new ArrayList<>();
        tests.add(rule.criterion());
        if (rule.shareOrNull() != null) {
            tests.add(rule.shareOrNull());
        }
        for (Timeline.Entry<Grades> entry : rule.grades().entries()) {
            for (Grades.Step step : entry.value().steps()) {
                if (step.criterionOrNull() != null) {
                    tests.add(step.criterionOrNull());
                }
            }
        }
        return tests;
    }

    /** The cells that an id stands for: one for each stage, where it has a place for the stage. */
    public static List<String> cells(String id, List<Stage> stages) {
        Set<String> cells = new LinkedHashSet<>();
        add(cells, id, stages);
        return List.copyOf(cells);
    }

    private static List<Criterion> criteria(Standard standard, List<Criterion> tests) {
        List<Criterion> all = new ArrayList<>();
        for (Criterion test : tests) {
            all.addAll(criteria(standard, test));
        }
        return all;
    }

    /** A test and the tests that it is made of. */
    private static List<Criterion> criteria(Standard standard, Criterion criterion) {
        List<Criterion> all = new ArrayList<>(List.of(criterion));
        if (criterion instanceof Criterion.All parts) {
            for (Criterion.Part part : parts.parts()) {
                all.addAll(criteria(standard, part.criterion()));
            }
        } else if (criterion instanceof Criterion.KOfN items) {
            for (String rule : items.rules()) {
                all.addAll(criteria(standard, standard.rule(rule).criterion()));
            }
        }
        return all;
    }

    private static void indicator(Set<String> facts, Indicator indicator, List<Stage> stages) {
        if (indicator.numeratorByStage().isEmpty()) {
            sum(facts, indicator.numerator(), stages);
        } else {
            for (Stage stage : stages) {
                sum(facts, indicator.numerator(stage), List.of(stage));
            }
        }
        Optional<Sum> denominator = indicator.denominator();
        if (denominator.isPresent()) {
            sum(facts, denominator.get(), stages);
        }
        Scope counted = indicator.numeratorScopeOrNull();
        if (counted != null) {
            conditions(facts, counted.conditions(), stages);
            conditions(facts, counted.stageConditions(), stages);
        }
        Optional<Split> split = indicator.split();
        if (split.isPresent()) {
            add(facts, split.get().pupils(), split.get().weights().stages());
        }
    }

    private static void sum(Set<String> facts, Sum sum, List<Stage> stages) {
        for (String cell : sum.cells()) {
            add(facts, cell, stages);
        }
    }

    private static void add(Set<String> facts, String cell, List<Stage> stages) {
        if (cell.contains("{stage}") || cell.contains("{STAGE}")) {
            for (Stage stage : stages) {
                facts.add(cell.replace("{stage}", stage.key()).replace("{STAGE}", stage.name()));
            }
        } else {
            facts.add(cell);
        }
    }

    private static void conditions(Set<String> facts, List<Condition> conditions, List<Stage> stages) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.FactIn fact) {
                add(facts, fact.fact(), stages);
            } else if (condition instanceof Condition.Compare compare) {
                sum(facts, compare.left(), stages);
                Sum times = compare.timesOrNull();
                if (times != null) {
                    sum(facts, times, stages);
                }
            } else if (condition instanceof Condition.Every every) {
                add(facts, every.list(), stages);
            } else if (condition instanceof Condition.AnyOf any) {
                for (List<Condition> group : any.groups()) {
                    conditions(facts, group, stages);
                }
            }
        }
    }
}
