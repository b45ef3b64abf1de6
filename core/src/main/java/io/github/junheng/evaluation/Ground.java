package io.github.junheng.evaluation;

import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Split;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a finding rests on: its rule, the numbers that it was held against, and how what a school shares was split over its stages. It is told where the number comes from, else where the
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

    /** Whether a rule asked by stage is trusted less of a school whose resources are split than of others. */
    static boolean restsOnSplit(Standard standard, Rule rule) {
        if (!rule.level().hasStage()) {
            return false;
        }
        for (Indicator indicator : RuleInputs.indicators(standard, rule.criterion())) {
            Split split = indicator.split().orElse(null);
            if (split != null
                    && split.citation().confidence().compareTo(rule.citation().confidence()) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The same, trusted no more than how the resources of a school are split over its stages, where they are. */
    static Citation ofSplit(Citation ground, Standard standard, Rule rule, SchoolReport school) {
        Citation resting = ground;
        for (Indicator indicator : RuleInputs.indicators(standard, rule.criterion())) {
            Split split = indicator.split().orElse(null);
            if (split != null && isSplit(split, school)) {
                resting = resting.restingOn(split.citation());
            }
        }
        return resting;
    }

    /** Whether a school has, or may have, pupils in several of the stages; what one stage has alone is not split. */
    private static boolean isSplit(Split split, SchoolReport school) {
        int stages = 0;
        for (Stage stage : split.weights().stages()) {
            if (school.school().kind().has(stage)) {
                String pupils = split.pupils().replace("{stage}", stage.key()).replace("{STAGE}", stage.name());
                BigDecimal count = school.facts().amount(pupils).toOptional().orElse(null);
                stages += count == null || count.signum() > 0 ? 1 : 0;
            }
        }
        return stages > 1;
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
