package io.github.junheng.overlay;

import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.DateRange;
import io.github.junheng.time.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 目录行: a rule of a standard with one of its numbers through time, or a rule that has no number.
 *
 * @param rule the rule
 * @param target the place of the number; the rule's id where there is none
 * @param days the days of the number, else those of the rule
 * @param numberOrNull the number with its source; null where the rule has none
 */
public record CatalogueLine(
        Rule rule, String target, DateRange days, @Nullable Dated<Rational> numberOrNull) {
    /** Every rule of a standard with every number that it ever had, in the order of the document. */
    public static List<CatalogueLine> of(Standard standard) {
        List<CatalogueLine> lines = new ArrayList<>();
        for (Rule rule : standard.rules().values()) {
            int before = lines.size();
            Map<String, Timeline<Dated<Rational>>> numbers = Overlays.numbers(rule);
            numbers.forEach((target, timeline) -> {
                // What holds in all regions is one number, and not one for each.
                Timeline<Dated<Rational>> everywhere = numbers.get(Limit.withoutRegion(target));
                boolean isOfRegion = !Limit.withoutRegion(target).equals(target);
                for (Timeline.Entry<Dated<Rational>> entry : timeline.entries()) {
                    if (!isOfRegion
                            || everywhere == null
                            || !everywhere.entries().contains(entry)) {
                        lines.add(new CatalogueLine(rule, target, entry.range(), entry.value()));
                    }
                }
            });
            if (lines.size() == before) {
                lines.add(new CatalogueLine(rule, rule.id().local(), rule.inForce(), null));
            }
        }
        return List.copyOf(lines);
    }

    /** How many numbers, and rules that have none, a standard has of each confidence: every confidence, best first. */
    public static Map<Confidence, Integer> byConfidence(Standard standard) {
        Map<Confidence, Integer> counts = new EnumMap<>(Confidence.class);
        for (Confidence confidence : Confidence.values()) {
            counts.put(confidence, 0);
        }
        for (CatalogueLine line : of(standard)) {
            counts.merge(line.citation().confidence(), 1, Integer::sum);
        }
        return Collections.unmodifiableMap(counts);
    }

    /** The grades or classes that the number is for; of a rule without a number, the rule's. */
    public Optional<Band> band() {
        Band of = rule.bandOrNull();
        if (of == null && rule.criterion() instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                if (target.startsWith(rule.id().local() + "/" + part.id() + "/")) {
                    of = part.bandOrNull();
                }
            }
        }
        return Optional.ofNullable(of);
    }

    /** The rule of another standard that the number stands in. */
    public Optional<String> sameAs() {
        return sameAs(rule.id().local(), rule.criterion());
    }

    private Optional<String> sameAs(String place, Criterion criterion) {
        if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                if (target.startsWith(place + "/" + part.id() + "/")) {
                    return sameAs(place + "/" + part.id(), part.criterion());
                }
            }
        } else {
            for (Limit limit : RuleInputs.limits(criterion)) {
                if (limit instanceof Limit.Printed printed && target.startsWith(place + "/limit")) {
                    return printed.sameAs();
                }
                if (limit instanceof Limit.Cases several) {
                    for (int i = 0; i < several.cases().size(); i++) {
                        if (target.startsWith(place + "/case" + (i + 1) + "/limit")) {
                            return several.cases().get(i).limit().sameAs();
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Where the number comes from; of a rule without a number, the rule. */
    public Citation citation() {
        return numberOrNull == null ? rule.citation() : numberOrNull.citation();
    }
}
