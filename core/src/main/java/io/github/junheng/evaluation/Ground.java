package io.github.junheng.evaluation;

import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.Timeline;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a finding rests on: its rule and the numbers that it was held against. It is told where the number comes from, else where the
 * rule does, and trusted as far as the weakest of them, whether they stand in one document or in several. What another rule's
 * findings say (items of a k-of-n, a share of those that meet a rule) has its own ground and is told there.
 */
final class Ground {
    private Ground() {}

    /** Of a rule that prints no number: on days on which an overlay admits other words, those. */
    static Citation of(Rule rule, LocalDate day) {
        Dated<?> replaced = rule.criterion() instanceof Criterion.Evidence evidence
                ? evidence.replaced().on(day).orElse(null)
                : null;
        return replaced == null ? rule.citation() : replaced.citation().restingOn(rule.citation());
    }

    /** Of what was measured, or of what lets a lower grade count where that alone is why the rule is met. */
    static Citation of(
            Rule rule,
            LocalDate day,
            @Nullable Measure measure,
            Judge.@Nullable Graded graded,
            List<PartResult> parts) {
        Citation number = measure == null ? null : measure.limitCitationOrNull();
        if (graded != null && graded.countedOrNull() != null) {
            Citation counted = graded.countedOrNull();
            number = number == null ? counted : counted.restingOn(number);
        }
        Citation ground = number == null ? of(rule, day) : number.restingOn(rule.citation());
        for (PartResult part : parts) {
            Measure measured = part.measureOrNull();
            if (measured != null && measured.limitCitationOrNull() != null) {
                ground = ground.restingOn(measured.limitCitationOrNull());
            }
        }
        return ground;
    }

    /** Of what is told of many at once: every number of the rule that holds on the day. */
    static Citation ofAll(Standard standard, Rule rule, LocalDate day) {
        Citation ground = of(rule, day);
        for (Limit limit : RuleInputs.limits(rule.criterion())) {
            ground = restingOn(ground, standard, limit, day);
        }
        return ground;
    }

    private static Citation restingOn(Citation ground, Standard standard, Limit limit, LocalDate day) {
        Citation resting = ground;
        if (limit instanceof Limit.Printed printed) {
            for (Timeline<Dated<Rational>> timeline : printed.values().values()) {
                resting = restingOn(resting, timeline.on(day));
            }
        } else if (limit instanceof Limit.Local local) {
            resting = restingOn(resting, local.laidOver().on(day));
        } else if (limit instanceof Limit.Cases several) {
            for (Limit.Case one : several.cases()) {
                resting = restingOn(resting, standard, one.limit(), day);
            }
        } else if (limit instanceof Limit.SameAs same
                && standard.rule(same.rule()).criterion() instanceof Criterion.Comparison other) {
            resting = restingOn(resting, standard, other.limit(), day);
        }
        return resting;
    }

    private static Citation restingOn(Citation ground, Optional<Dated<Rational>> number) {
        return number.isPresent() ? ground.restingOn(number.get().citation()) : ground;
    }
}
