package io.github.junheng.overlay;

import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Dated;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.time.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The numbers of a rule that an overlay can set, by the name of their place. */
final class Targets {
    private static final String LIMIT = "limit";

    private Targets() {}

    /**
     * A number that can be set.
     *
     * @param comparator how a value stands to it, which says in what direction it gets stricter
     * @param possible which numbers make sense in this place at all
     * @param rebuild the criterion of the rule with another timeline in this place
     */
    record Slot(
            Timeline<Dated<Rational>> timeline,
            Comparator comparator,
            Predicate<Rational> possible,
            Function<Timeline<Dated<Rational>>, Criterion> rebuild) {
        /** Whether whoever meets the new number meets the old one as well. */
        boolean isAtLeastAsStrict(Rational changed, Rational old) {
            int order = changed.compareTo(old);
            return comparator.wantsMore() ? order >= 0 : comparator.wantsLess() ? order <= 0 : order == 0;
        }
    }

    /** Every slot of a rule, by target, in the order of the document. */
    static Map<String, Slot> of(Rule rule) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        collect(rule.id().local(), rule.criterion(), Function.identity(), slots);
        return slots;
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
            String prefix, Criterion criterion, Function<Criterion, Criterion> whole, Map<String, Slot> slots) {
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
        } else if (criterion instanceof Criterion.Every e) {
            limits(
                    prefix,
                    e.limit(),
                    e.comparator(),
                    slots,
                    changed -> whole.apply(
                            new Criterion.Every(e.list(), e.comparator(), changed, e.unit(), e.emptyIsMissing())));
        } else if (criterion instanceof Criterion.Share s) {
            limits(
                    prefix,
                    s.limit(),
                    s.comparator(),
                    slots,
                    changed -> whole.apply(new Criterion.Share(s.rule(), s.met(), s.comparator(), changed, s.unit())));
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

    private static Slot atLeast(
            Timeline<Dated<Rational>> timeline,
            Predicate<Rational> possible,
            Function<Timeline<Dated<Rational>>, Criterion> rebuild) {
        return new Slot(timeline, Comparator.AT_LEAST, possible, rebuild);
    }

    private static void limits(
            String prefix,
            Limit limit,
            Comparator comparator,
            Map<String, Slot> slots,
            Function<Limit, Criterion> rebuild) {
        if (limit instanceof Limit.Printed printed) {
            printed.values()
                    .forEach((key, timeline) -> slots.put(
                            prefix + "/" + LIMIT + "/" + shown(key),
                            new Slot(
                                    timeline,
                                    comparator,
                                    n -> true,
                                    changed -> rebuild.apply(with(printed, key, changed)))));
        }
    }

    private static Limit.Printed with(Limit.Printed limit, String key, Timeline<Dated<Rational>> changed) {
        Map<String, Timeline<Dated<Rational>>> values = new LinkedHashMap<>(limit.values());
        values.put(key, changed);
        return new Limit.Printed(values);
    }

    private static Criterion.All with(Criterion.All all, Criterion.Part part, Criterion changed) {
        return new Criterion.All(all.parts().stream()
                .map(p -> p.id().equals(part.id()) ? new Criterion.Part(p.id(), p.name(), changed) : p)
                .toList());
    }

    /** The key of a limit as data write it. */
    private static String shown(String key) {
        for (SchoolKind kind : SchoolKind.values()) {
            if (kind.name().equals(key)) {
                return kind.zh();
            }
        }
        return key;
    }
}
