package io.github.junheng.report;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Condition;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Grades;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tests in words, with the numbers of one day. */
final class CriterionWords {
    private final Standard standard;
    private final LocalDate day;
    private final Map<String, FactDefinition> facts;

    CriterionWords(Standard standard, LocalDate day) {
        this.standard = standard;
        this.day = day;
        this.facts = standard.factsById();
    }

    Piece criterion(Rule rule, Criterion criterion) {
        if (criterion instanceof Criterion.Comparison comparison) {
            Indicator indicator = standard.indicator(comparison.indicator());
            if (comparison.limit() instanceof Limit.None) {
                return Piece.of(Message.CRITERION_TOLD, Piece.of(indicator.name()));
            }
            if (hasNoNumber(comparison.limit())) {
                return Piece.of(Message.NO_NUMBER, Piece.of(indicator.name()));
            }
            Piece test = Piece.words(
                    Piece.of(indicator.name()),
                    Names.sign(comparison.comparator()),
                    limit(comparison.limit(), rule, indicator.unit()),
                    indicator.unit().clock() ? Piece.NONE : new Piece.Measured(indicator.unit()));
            return indicator
                    .split()
                    .map(split -> Piece.clauses(List.of(
                            test,
                            Piece.of(
                                    Message.INDICATOR_SPLIT,
                                    weights(split.weights().weights())))))
                    .orElse(test);
        }
        if (criterion instanceof Criterion.KOfN items) {
            return Piece.of(
                    Message.CRITERION_K_OF_N,
                    Piece.list(items.rules().stream().map(Piece::of).toList()),
                    number(items.atLeast()),
                    number(items.floor()));
        }
        if (criterion instanceof Criterion.GradeCount graded) {
            return Piece.of(
                    Message.CRITERION_GRADE_COUNT,
                    Piece.list(graded.rules().stream().map(Piece::of).toList()),
                    number(graded.atLeast()),
                    Piece.of(graded.grade()),
                    Piece.of(graded.rest()));
        }
        if (criterion instanceof Criterion.Dispersion dispersion && dispersion.limit() instanceof Limit.None) {
            return Piece.of(
                    Message.CRITERION_TOLD_DISPERSION,
                    Piece.of(standard.indicator(dispersion.indicator()).name()));
        }
        if (criterion instanceof Criterion.Dispersion dispersion) {
            return Piece.of(
                    Message.CRITERION_DISPERSION,
                    Piece.of(standard.indicator(dispersion.indicator()).name()),
                    Names.sign(dispersion.comparator()),
                    limit(dispersion.limit(), rule, dispersion.unit()));
        }
        if (criterion instanceof Criterion.MeanDispersion mean) {
            return Piece.of(
                    Message.CRITERION_MEAN_DISPERSION,
                    Piece.list(mean.indicators().stream()
                            .map(id -> Piece.of(standard.indicator(id).name()))
                            .toList()),
                    Names.sign(mean.comparator()),
                    limit(mean.limit(), rule, mean.unit()));
        }
        if (criterion instanceof Criterion.Scorecard scorecard) {
            return Piece.of(
                    Message.CRITERION_SCORECARD,
                    Piece.list(scorecard.rules().stream().map(Piece::of).toList()),
                    Names.sign(scorecard.comparator()),
                    limit(scorecard.limit(), rule, scorecard.unit()),
                    number(scorecard.total()));
        }
        if (criterion instanceof Criterion.Every every && hasNoNumber(every.limit())) {
            return Piece.of(Message.NO_NUMBER, cells(every.list(), rule.stages()));
        }
        if (criterion instanceof Criterion.Every every) {
            return Piece.of(
                    Message.CRITERION_EVERY,
                    cells(every.list(), rule.stages()),
                    Names.sign(every.comparator()),
                    limit(every.limit(), rule, every.unit()),
                    every.unit().clock() ? Piece.NONE : new Piece.Measured(every.unit()));
        }
        if (criterion instanceof Criterion.CountPer count) {
            return Piece.of(
                    Message.CRITERION_COUNT_PER,
                    cells(count.list(), rule.stages()),
                    limit(count.limit(), rule, count.unit()),
                    cells(count.per(), rule.stages()),
                    Piece.Figure.of(count.each(), null));
        }
        if (criterion instanceof Criterion.Evidence evidence) {
            return Piece.of(
                    Message.CRITERION_EVIDENCE,
                    cells(evidence.fact(), rule.stages()),
                    Piece.list(evidence.admittedOn(day).stream()
                            .sorted()
                            .map(Gaps::word)
                            .toList()));
        }
        if (criterion instanceof Criterion.Veto veto) {
            return Piece.of(Message.CRITERION_VETO, cells(veto.fact(), rule.stages()));
        }
        if (criterion instanceof Criterion.Elapsed elapsed) {
            return Piece.of(
                    Message.CRITERION_ELAPSED,
                    cells(elapsed.fact(), rule.stages()),
                    number(elapsed.years()),
                    new Piece.Measured(elapsed.unit()));
        }
        if (criterion instanceof Criterion.Context context) {
            return context.numberOrNull() == null
                    ? Piece.of(Message.CRITERION_EVENT)
                    : Piece.of(
                            Message.CRITERION_CONTEXT,
                            number(context.numberOrNull()),
                            context.unitOrNull() == null ? Piece.NONE : new Piece.Measured(context.unitOrNull()));
        }
        if (criterion instanceof Criterion.Share share) {
            return share(rule, share);
        }
        List<Piece> parts = new ArrayList<>();
        for (Criterion.Part part : ((Criterion.All) criterion).parts()) {
            Band band = part.bandOrNull();
            Piece name = band == null || band.name().equals(part.name())
                    ? Piece.of(part.name())
                    : Piece.words(Piece.of(band.name()), Piece.of(part.name()));
            parts.add(Piece.of(Message.PART, name, criterion(rule, part.criterion())));
        }
        return Piece.of(Message.CRITERION_ALL, Piece.clauses(parts));
    }

    /** The names of how well a rule is met, from the best down. */
    Piece grades(Rule rule, Grades grades) {
        List<Piece> steps = new ArrayList<>();
        for (Grades.Step step : grades.steps()) {
            Criterion test = step.criterionOrNull();
            steps.add(
                    test == null
                            ? Piece.of(Message.GRADE_OWN, Piece.of(step.grade()))
                            : Piece.of(
                                    step.counts() ? Message.GRADE_COUNTS : Message.GRADE_STEP,
                                    Piece.of(step.grade()),
                                    criterion(rule, test)));
        }
        return Piece.of(
                Message.RULE_GRADES,
                Piece.clauses(steps),
                Piece.of(grades.otherwise()),
                Names.citation(grades.citation()));
    }

    /** The share of subjects that meet a rule, or do not. */
    Piece share(Rule rule, Criterion.Share share) {
        if (hasNoNumber(share.limit())) {
            return Piece.of(
                    Message.NO_NUMBER,
                    Piece.of(share.met() ? Message.SHARE_OF_MET : Message.SHARE_OF_NOT_MET, Piece.of(share.rule())));
        }
        return Piece.of(
                share.met() ? Message.CRITERION_SHARE_MET : Message.CRITERION_SHARE_NOT_MET,
                Piece.of(share.rule()),
                Names.sign(share.comparator()),
                limit(share.limit(), rule, share.unit()),
                new Piece.Measured(share.unit()));
    }

    /** Whether a limit has printed numbers and none of them holds on the day. */
    private boolean hasNoNumber(Limit limit) {
        if (limit instanceof Limit.Cases several) {
            return several.cases().stream().allMatch(one -> hasNoNumber(one.limit()));
        }
        return limit instanceof Limit.Printed printed && printed.on(day).isEmpty();
    }

    private Piece weights(Map<Stage, Rational> weights) {
        return Piece.list(weights.entrySet().stream()
                .map(e -> Piece.words(Names.stage(e.getKey()), Piece.Figure.of(e.getValue(), null)))
                .toList());
    }

    private Piece number(Timeline<Dated<Rational>> timeline) {
        return timeline.on(day)
                .map(dated -> (Piece) Piece.Figure.of(dated.value(), null))
                .orElse(Piece.of(Message.NOT_IN_FORCE));
    }

    private Piece number(Timeline<Dated<Rational>> timeline, Unit unit) {
        return timeline.on(day)
                .map(dated -> Piece.number(dated.value(), null, unit))
                .orElse(Piece.of(Message.NOT_IN_FORCE));
    }

    private Piece limit(Limit limit, Rule rule, Unit unit) {
        if (limit instanceof Limit.Printed printed) {
            Map<String, Timeline.Entry<Dated<Rational>>> numbers = printed.on(day);
            return Piece.list(printed.values().entrySet().stream()
                    .filter(e -> printed.regions().isEmpty() || numbers.containsKey(e.getKey()))
                    .map(e -> Piece.words(StandardReport.limitKey(e.getKey()), number(e.getValue(), unit)))
                    .toList());
        }
        if (limit instanceof Limit.SameAs same) {
            Rule other = standard.rule(same.rule());
            return other.criterion() instanceof Criterion.Comparison comparison
                    ? Piece.of(Message.LIMIT_SAME_AS, Piece.of(same.rule()), limit(comparison.limit(), other, unit))
                    : Piece.of(same.rule());
        }
        if (limit instanceof Limit.Cases several) {
            return Piece.list(several.cases().stream()
                    .map(one ->
                            Piece.of(Message.LIMIT_CASE, conditions(one.when(), rule), limit(one.limit(), rule, unit)))
                    .toList());
        }
        if (limit instanceof Limit.OfIndicator other) {
            return Piece.of(
                    Message.LIMIT_OF_INDICATOR,
                    Piece.of(standard.indicator(other.indicator()).name()));
        }
        if (limit instanceof Limit.Local local) {
            Piece indicator = Piece.of(standard.indicator(local.indicator()).name());
            return local.laidOver()
                    .on(day)
                    .map(dated -> Piece.of(Message.LIMIT_LAID_OVER, Piece.number(dated.value(), null, unit), indicator))
                    .orElse(Piece.of(Message.LIMIT_LOCAL, indicator));
        }
        Limit.WeightedMean mean = (Limit.WeightedMean) limit;
        return Piece.of(
                Message.LIMIT_WEIGHTED,
                Piece.Figure.of(mean.times(), null),
                cells(mean.value(), rule.stages()),
                cells(mean.weight(), rule.stages()));
    }

    /** What a case asks for: words that a fact has, or how a sum stands to a number. */
    private Piece conditions(List<Condition> conditions, Rule rule) {
        List<Piece> pieces = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof Condition.FactIn fact) {
                pieces.add(Piece.words(
                        cells(fact.fact(), rule.stages()),
                        Piece.of(fact.negated() ? "≠" : "="),
                        Piece.list(
                                fact.words().stream().sorted().map(Gaps::word).toList())));
            } else if (condition instanceof Condition.Compare compare) {
                pieces.add(Piece.words(
                        Piece.list(compare.left().cells().stream()
                                .map(cell -> cells(cell, rule.stages()))
                                .toList()),
                        Names.sign(compare.comparator()),
                        Piece.Figure.of(compare.limit(), null)));
            }
        }
        return Piece.list(pieces);
    }

    /** The names of the cells that an id stands for. */
    private Piece cells(String id, List<Stage> stages) {
        List<String> ids = id.contains("{stage}") || id.contains("{STAGE}")
                ? stages.stream()
                        .map(stage -> id.replace("{stage}", stage.key()).replace("{STAGE}", stage.name()))
                        .toList()
                : List.of(id);
        return Piece.list(ids.stream()
                .map(one -> Piece.of(facts.containsKey(one) ? facts.get(one).name() : one))
                .toList());
    }

    /** Every printed number of a test that holds on the day, with its source and all its days. */
    List<Timeline.Entry<? extends Dated<?>>> numbers(Criterion criterion) {
        List<Timeline.Entry<? extends Dated<?>>> numbers = new ArrayList<>();
        if (criterion instanceof Criterion.Comparison comparison) {
            numbers(comparison.limit(), numbers);
        } else if (criterion instanceof Criterion.KOfN items) {
            items.atLeast().entryOn(day).ifPresent(numbers::add);
            items.floor().entryOn(day).ifPresent(numbers::add);
        } else if (criterion instanceof Criterion.GradeCount graded) {
            graded.atLeast().entryOn(day).ifPresent(numbers::add);
        } else if (criterion instanceof Criterion.Dispersion dispersion) {
            numbers(dispersion.limit(), numbers);
        } else if (criterion instanceof Criterion.MeanDispersion mean) {
            numbers(mean.limit(), numbers);
        } else if (criterion instanceof Criterion.Scorecard scorecard) {
            scorecard.total().entryOn(day).ifPresent(numbers::add);
            numbers(scorecard.limit(), numbers);
        } else if (criterion instanceof Criterion.Every every) {
            numbers(every.limit(), numbers);
        } else if (criterion instanceof Criterion.CountPer count) {
            numbers(count.limit(), numbers);
        } else if (criterion instanceof Criterion.Share share) {
            numbers(share.limit(), numbers);
        } else if (criterion instanceof Criterion.Elapsed elapsed) {
            elapsed.years().entryOn(day).ifPresent(numbers::add);
        } else if (criterion instanceof Criterion.Evidence evidence) {
            evidence.replaced().entryOn(day).ifPresent(numbers::add);
        } else if (criterion instanceof Criterion.Context context && context.numberOrNull() != null) {
            context.numberOrNull().entryOn(day).ifPresent(numbers::add);
        } else if (criterion instanceof Criterion.All all) {
            all.parts().forEach(part -> numbers.addAll(numbers(part.criterion())));
        }
        return numbers;
    }

    private void numbers(Limit limit, List<Timeline.Entry<? extends Dated<?>>> numbers) {
        if (limit instanceof Limit.Printed printed) {
            numbers.addAll(printed.on(day).values());
        } else if (limit instanceof Limit.Local local) {
            local.laidOver().entryOn(day).ifPresent(numbers::add);
        } else if (limit instanceof Limit.Cases several) {
            several.cases().forEach(one -> numbers(one.limit(), numbers));
        }
    }
}
