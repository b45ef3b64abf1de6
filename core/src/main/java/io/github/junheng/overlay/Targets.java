package io.github.junheng.overlay;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Grades;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.time.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The numbers of a rule that an overlay can set, by the name of their place. */
final class Targets {
    private static final String LIMIT = "limit";
    /** What stands before the number of a case: {@code K1/case1/limit}. */
    private static final String CASE = "case";
    /** What stands before the limit of a roll-up: {@code 5/share/limit}. */
    private static final String SHARE = "share";

    private Targets() {}

    /**
     * A number that can be set.
     *
     * @param timelines the numbers of this place; several where it stands for one in every region
     * @param comparator how a value stands to it, which says in what direction it gets stricter
     * @param possible which numbers make sense in this place at all
     * @param rebuild the rule with each timeline of this place changed
     */
    record Slot(
            List<Timeline<Dated<Rational>>> timelines,
            Comparator comparator,
            Predicate<Rational> possible,
            Function<UnaryOperator<Timeline<Dated<Rational>>>, Rule> rebuild) {
        /** Whether whoever meets the new number meets the old one as well. */
        boolean isAtLeastAsStrict(Rational changed, Rational old) {
            int order = changed.compareTo(old);
            return comparator.wantsMore() ? order >= 0 : comparator.wantsLess() ? order <= 0 : order == 0;
        }
    }

    /** Every slot of a rule, by target, in the order of the document. */
    static Map<String, Slot> of(Rule rule) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        collect(rule.id().local(), rule.criterion(), rule::with, slots);
        Criterion.Share share = rule.shareOrNull();
        if (share != null) {
            limits(
                    rule.id().local() + "/" + SHARE,
                    share.limit(),
                    share.comparator(),
                    slots,
                    changed -> rule.withShare(with(share, changed)));
        }
        return slots;
    }

    /**
     * Every number of a rule by its place: those that can be set, then those that an overlay leaves as they are and those of the
     * tests of its grades. How many go to one ({@code each}) has the source of the number that it stands with.
     */
    static Map<String, Timeline<Dated<Rational>>> numbers(Rule rule) {
        Map<String, Timeline<Dated<Rational>>> numbers = ofTest(rule);
        for (Timeline.Entry<Grades> entry : rule.grades().entries()) {
            for (Grades.Step step : entry.value().steps()) {
                numbers.putAll(ofGrade(rule, step));
            }
        }
        return numbers;
    }

    /** The numbers of a rule without those of its grades. */
    static Map<String, Timeline<Dated<Rational>>> ofTest(Rule rule) {
        Map<String, Timeline<Dated<Rational>>> numbers = new LinkedHashMap<>();
        of(rule).forEach((target, slot) -> numbers.put(target, slot.timelines().get(0)));
        fixed(rule.id().local(), rule.criterion(), numbers);
        return numbers;
    }

    /** The numbers of the test of one grade. */
    static Map<String, Timeline<Dated<Rational>>> ofGrade(Rule rule, Grades.Step step) {
        Map<String, Timeline<Dated<Rational>>> numbers = new LinkedHashMap<>();
        Criterion test = step.criterionOrNull();
        if (test != null) {
            String place = rule.id().local() + "/" + step.grade();
            Map<String, Slot> slots = new LinkedHashMap<>();
            collect(place, test, rule::with, slots);
            slots.forEach((target, slot) -> numbers.put(target, slot.timelines().get(0)));
            fixed(place, test, numbers);
        }
        return numbers;
    }

    private static void fixed(String prefix, Criterion criterion, Map<String, Timeline<Dated<Rational>>> numbers) {
        if (criterion instanceof Criterion.Comparison comparison && comparison.normOrNull() != null) {
            numbers.put(prefix + "/norm", comparison.normOrNull());
        } else if (criterion instanceof Criterion.Scorecard scorecard) {
            numbers.put(prefix + "/total", scorecard.total());
        } else if (criterion instanceof Criterion.CountPer count && count.limit() instanceof Limit.Printed printed) {
            printed.values().values().stream()
                    .findFirst()
                    .ifPresent(limit -> numbers.put(
                            prefix + "/each",
                            new Timeline<>(limit.entries().stream()
                                    .map(entry -> new Timeline.Entry<>(
                                            entry.range(),
                                            new Dated<>(
                                                    count.each(),
                                                    entry.value().citation(),
                                                    entry.value().lastCheckedOn())))
                                    .toList())));
        } else if (criterion instanceof Criterion.Context context && context.numberOrNull() != null) {
            numbers.put(prefix + "/context", context.numberOrNull());
        } else if (criterion instanceof Criterion.All all) {
            all.parts().forEach(part -> fixed(prefix + "/" + part.id(), part.criterion(), numbers));
        }
    }

    /**
     * Words that can be replaced.
     *
     * @param rebuild the criterion of the rule with another test in this place
     */
    record Words(Criterion.Evidence evidence, Function<Criterion, Criterion> rebuild) {}

    /** Every place of a rule that has admitted words, by target. */
    static Map<String, Words> words(Rule rule) {
        Map<String, Words> places = new LinkedHashMap<>();
        collectWords(rule.id().local(), rule.criterion(), Function.identity(), places);
        return places;
    }

    private static void collectWords(
            String prefix, Criterion criterion, Function<Criterion, Criterion> whole, Map<String, Words> places) {
        if (criterion instanceof Criterion.Evidence evidence) {
            places.put(prefix + "/admitted", new Words(evidence, whole));
        } else if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                collectWords(
                        prefix + "/" + part.id(),
                        part.criterion(),
                        changed -> whole.apply(with(all, part, changed)),
                        places);
            }
        }
    }

    /**
     * The full name of a target: a limit without a key is the one for all, and kinds of school go by their Chinese
     * names.
     */
    static String canonical(String target) {
        List<String> words = new ArrayList<>(Stream.of(target.split("/", -1)).toList());
        int last = words.size() - 1;
        if (words.get(last).equals(LIMIT)) {
            words.add(Limit.DEFAULT);
        } else if (last > 0 && words.get(last - 1).equals(LIMIT)) {
            words.set(last, shown(words.get(last)));
        }
        return String.join("/", words);
    }

    /** The rule that a target is in. */
    static String rule(String target) {
        int slash = target.indexOf('/');
        return slash < 0 ? target : target.substring(0, slash);
    }

    private static void collect(
            String prefix, Criterion criterion, Function<Criterion, Rule> whole, Map<String, Slot> slots) {
        if (criterion instanceof Criterion.Comparison c) {
            limits(
                    prefix,
                    c.limit(),
                    c.comparator(),
                    slots,
                    changed -> whole.apply(
                            new Criterion.Comparison(c.indicator(), c.comparator(), changed, c.normOrNull())));
        } else if (criterion instanceof Criterion.Dispersion d) {
            limits(
                    prefix,
                    d.limit(),
                    d.comparator(),
                    slots,
                    changed -> whole.apply(new Criterion.Dispersion(
                            d.indicator(), d.comparator(), changed, d.unit(), d.printedDecimals())));
        } else if (criterion instanceof Criterion.MeanDispersion m) {
            limits(
                    prefix,
                    m.limit(),
                    m.comparator(),
                    slots,
                    changed -> whole.apply(new Criterion.MeanDispersion(
                            m.indicators(), m.comparator(), changed, m.unit(), m.printedDecimals())));
        } else if (criterion instanceof Criterion.Scorecard s) {
            limits(
                    prefix,
                    s.limit(),
                    s.comparator(),
                    slots,
                    changed -> whole.apply(new Criterion.Scorecard(
                            s.rules(), s.points(), s.awarded(), s.total(), s.comparator(), changed, s.unit())));
        } else if (criterion instanceof Criterion.Every e) {
            limits(
                    prefix,
                    e.limit(),
                    e.comparator(),
                    slots,
                    changed -> whole.apply(
                            new Criterion.Every(e.list(), e.comparator(), changed, e.unit(), e.emptyIsMissing())));
        } else if (criterion instanceof Criterion.Share s) {
            limits(prefix, s.limit(), s.comparator(), slots, changed -> whole.apply(with(s, changed)));
        } else if (criterion instanceof Criterion.CountPer c) {
            limits(
                    prefix,
                    c.limit(),
                    Comparator.AT_LEAST,
                    slots,
                    changed -> whole.apply(new Criterion.CountPer(c.list(), changed, c.per(), c.each(), c.unit())));
        } else if (criterion instanceof Criterion.KOfN k) {
            slots.put(
                    prefix + "/atLeast",
                    atLeast(
                            k.atLeast(),
                            n -> n.isWhole()
                                    && n.signum() > 0
                                    && n.compareTo(Rational.of(k.rules().size())) <= 0,
                            changed -> whole.apply(new Criterion.KOfN(k.rules(), changed, k.floor()))));
            slots.put(
                    prefix + "/floor",
                    atLeast(
                            k.floor(),
                            n -> n.signum() > 0 && n.compareTo(Rational.ONE) <= 0,
                            changed -> whole.apply(new Criterion.KOfN(k.rules(), k.atLeast(), changed))));
        } else if (criterion instanceof Criterion.GradeCount g) {
            slots.put(
                    prefix + "/atLeast",
                    atLeast(
                            g.atLeast(),
                            n -> n.isWhole()
                                    && n.signum() > 0
                                    && n.compareTo(Rational.of(g.rules().size())) <= 0,
                            changed -> whole.apply(new Criterion.GradeCount(g.rules(), g.grade(), changed, g.rest()))));
        } else if (criterion instanceof Criterion.Elapsed e) {
            slots.put(
                    prefix + "/years",
                    atLeast(
                            e.years(),
                            n -> n.isWhole() && n.signum() >= 0 && n.compareTo(Rational.of(1000)) < 0,
                            changed -> whole.apply(new Criterion.Elapsed(e.fact(), changed, e.unit()))));
        } else if (criterion instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                collect(
                        prefix + "/" + part.id(),
                        part.criterion(),
                        changed -> whole.apply(with(all, part, changed)),
                        slots);
            }
        }
    }

    /** The unit of the limit in a place; empty where the place is none of a limit. */
    static Optional<Unit> unit(Standard standard, Rule rule, String target) {
        Criterion.Share rolledUp = rule.shareOrNull();
        if (rolledUp != null && target.startsWith(rule.id().local() + "/" + SHARE + "/" + LIMIT)) {
            return Optional.of(rolledUp.unit());
        }
        Criterion criterion = rule.criterion();
        for (String word : target.split("/", -1)) {
            if (criterion instanceof Criterion.All all) {
                for (Criterion.Part part : all.parts()) {
                    if (part.id().equals(word)) {
                        criterion = part.criterion();
                        break;
                    }
                }
            } else if (word.equals(LIMIT)) {
                return unit(standard, criterion);
            }
        }
        return Optional.empty();
    }

    private static Optional<Unit> unit(Standard standard, Criterion criterion) {
        if (criterion instanceof Criterion.Comparison comparison) {
            return Optional.of(standard.indicator(comparison.indicator()).unit());
        }
        if (criterion instanceof Criterion.Dispersion dispersion) {
            return Optional.of(dispersion.unit());
        }
        if (criterion instanceof Criterion.MeanDispersion mean) {
            return Optional.of(mean.unit());
        }
        if (criterion instanceof Criterion.Scorecard scorecard) {
            return Optional.of(scorecard.unit());
        }
        if (criterion instanceof Criterion.Every every) {
            return Optional.of(every.unit());
        }
        if (criterion instanceof Criterion.Share share) {
            return Optional.of(share.unit());
        }
        return criterion instanceof Criterion.CountPer count ? Optional.of(count.unit()) : Optional.empty();
    }

    private static Slot atLeast(
            Timeline<Dated<Rational>> timeline,
            Predicate<Rational> possible,
            Function<Timeline<Dated<Rational>>, Rule> rebuild) {
        return new Slot(
                List.of(timeline), Comparator.AT_LEAST, possible, change -> rebuild.apply(change.apply(timeline)));
    }

    private static void limits(
            String prefix, Limit limit, Comparator comparator, Map<String, Slot> slots, Function<Limit, Rule> rebuild) {
        if (limit instanceof Limit.Printed printed) {
            printed(prefix + "/" + LIMIT + "/", printed, comparator, slots, rebuild::apply);
        } else if (limit instanceof Limit.Cases several) {
            for (int i = 0; i < several.cases().size(); i++) {
                int place = i;
                Limit.Case one = several.cases().get(i);
                printed(prefix + "/" + CASE + (i + 1) + "/" + LIMIT + "/", one.limit(), comparator, slots, changed -> {
                    List<Limit.Case> cases = new ArrayList<>(several.cases());
                    cases.set(place, new Limit.Case(one.when(), changed));
                    return rebuild.apply(new Limit.Cases(cases));
                });
            }
        } else if (limit instanceof Limit.Local local) {
            slots.put(
                    prefix + "/" + LIMIT + "/" + Limit.DEFAULT,
                    new Slot(
                            List.of(local.laidOver()),
                            comparator,
                            n -> true,
                            change ->
                                    rebuild.apply(new Limit.Local(local.indicator(), change.apply(local.laidOver())))));
        }
    }

    private static void printed(
            String place,
            Limit.Printed printed,
            Comparator comparator,
            Map<String, Slot> slots,
            Function<Limit.Printed, Rule> rebuild) {
        for (String key : printed.values().keySet()) {
            // Without a region, a place stands for the number in every one of them.
            Predicate<String> concerned =
                    one -> one.equals(key) || Limit.withoutRegion(one).equals(key);
            slots.put(
                    place + shown(key),
                    new Slot(
                            printed.values().entrySet().stream()
                                    .filter(e -> concerned.test(e.getKey()))
                                    .map(Map.Entry::getValue)
                                    .toList(),
                            comparator,
                            n -> true,
                            change -> rebuild.apply(with(printed, concerned, change))));
        }
    }

    private static Criterion.Share with(Criterion.Share share, Limit changed) {
        return new Criterion.Share(share.rule(), share.met(), share.comparator(), changed, share.unit());
    }

    private static Limit.Printed with(
            Limit.Printed limit, Predicate<String> concerned, UnaryOperator<Timeline<Dated<Rational>>> change) {
        Map<String, Timeline<Dated<Rational>>> values = new LinkedHashMap<>(limit.values());
        values.replaceAll((key, timeline) -> concerned.test(key) ? change.apply(timeline) : timeline);
        return new Limit.Printed(values, limit.regions());
    }

    private static Criterion.All with(Criterion.All all, Criterion.Part part, Criterion changed) {
        return new Criterion.All(all.parts().stream()
                .map(p -> p.id().equals(part.id()) ? p.with(changed) : p)
                .toList());
    }

    /** Whether setting one place sets something of the other as well. */
    static boolean touch(String target, String other) {
        return target.equals(other)
                || target.startsWith(other + Limit.REGION)
                || other.startsWith(target + Limit.REGION);
    }

    /** The key of a limit as data write it. */
    private static String shown(String key) {
        String withoutRegion = Limit.withoutRegion(key);
        return kindShown(withoutRegion) + key.substring(withoutRegion.length());
    }

    private static String kindShown(String key) {
        for (SchoolKind kind : SchoolKind.values()) {
            if (kind.name().equals(key)) {
                return kind.zh();
            }
        }
        return key;
    }
}
