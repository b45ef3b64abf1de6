package io.github.junheng.standard;

import io.github.junheng.school.Stage;
import io.github.junheng.time.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
                if (comparison.limit() instanceof Limit.OfIndicator other) {
                    ids.add(other.indicator());
                } else if (comparison.limit() instanceof Limit.Local local) {
                    ids.add(local.indicator());
                }
            } else if (one instanceof Criterion.Dispersion dispersion) {
                ids.add(dispersion.indicator());
            } else if (one instanceof Criterion.MeanDispersion mean) {
                ids.addAll(mean.indicators());
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
        if (criterion instanceof Criterion.Share share) {
            return List.of(share.rule());
        }
        if (criterion instanceof Criterion.KOfN items) {
            return items.rules();
        }
        if (criterion instanceof Criterion.GradeCount graded) {
            return graded.rules();
        }
        if (criterion instanceof Criterion.Scorecard scorecard) {
            return scorecard.rules();
        }
        if (criterion instanceof Criterion.Comparison comparison && comparison.limit() instanceof Limit.SameAs same) {
            return List.of(same.rule());
        }
        List<String> rules = new ArrayList<>();
        if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                rules.addAll(rules(part.criterion()));
            }
        }
        return List.copyOf(rules);
    }

    /** Every limit of a test, those of its parts included. */
    public static List<Limit> limits(Criterion criterion) {
        if (criterion instanceof Criterion.Comparison comparison) {
            return List.of(comparison.limit());
        }
        if (criterion instanceof Criterion.Dispersion dispersion) {
            return List.of(dispersion.limit());
        }
        if (criterion instanceof Criterion.MeanDispersion mean) {
            return List.of(mean.limit());
        }
        if (criterion instanceof Criterion.Scorecard scorecard) {
            return List.of(scorecard.limit());
        }
        if (criterion instanceof Criterion.Every every) {
            return List.of(every.limit());
        }
        if (criterion instanceof Criterion.CountPer count) {
            return List.of(count.limit());
        }
        if (criterion instanceof Criterion.Share share) {
            return List.of(share.limit());
        }
        List<Limit> limits = new ArrayList<>();
        if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                limits.addAll(limits(part.criterion()));
            }
        }
        return limits;
    }

    /** The ids of every fact that the rule reads, in the order in which it reads them. */
    public static List<String> facts(Standard standard, Rule rule) {
        Set<String> facts = new LinkedHashSet<>();
        List<Stage> stages = rule.stages();
        List<Criterion> tests = tests(rule);
        for (Criterion one : criteria(standard, tests)) {
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
            } else if (one instanceof Criterion.Comparison comparison
                    && comparison.limit() instanceof Limit.Cases several) {
                several.cases().forEach(each -> conditions(facts, each.when(), stages));
            } else if (one instanceof Criterion.Comparison comparison
                    && comparison.limit() instanceof Limit.WeightedMean mean) {
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
        if (rule.criterion() instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                scope(facts, part.scopeOrNull(), stages);
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

    /** The test of a rule, and those of its grades. */
    private static List<Criterion> tests(Rule rule) {
        List<Criterion> tests = new ArrayList<>(List.of(rule.criterion()));
        for (Timeline.Entry<Grades> entry : rule.grades().entries()) {
            for (Grades.Step step : entry.value().steps()) {
                if (step.criterionOrNull() != null) {
                    tests.add(step.criterionOrNull());
                }
            }
        }
        return tests;
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
