package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.Place;
import io.github.junheng.examples.forms.edition.Node;
import io.github.junheng.problem.InvalidInputException;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 分段填报的一列: a list of which forms ask how many of its elements lie between two numbers, as {@code bands.json} has it.
 *
 * @param list the fact that is the list: {@code primary.classSizes}
 * @param name its Chinese name
 * @param stageOrNull the stage that it is of; null where it is of the whole school
 * @param total how many elements there are
 * @param restOrNull where elements lie that no band counts; null where the bands count all
 */
record BandList(
        String list,
        String name,
        @Nullable Stage stageOrNull,
        FactDefinition total,
        @Nullable Interval restOrNull,
        List<Band> bands) {
    /** The file that the bands stand in. */
    static final String FILE = "bands.csv";

    private static final String RESOURCE = "/io/github/junheng/examples/forms/bands.json";
    static final List<BandList> ALL = read();

    /** Questions that tell in which span of years a school was built. */
    static final FactDefinition BUILT_BY_2010 = question("builtBy2010", "是否2010年及之前规划并建成");

    static final FactDefinition BUILT_BY_2016 = question("builtBy2016", "是否2016年及之前规划并建成");
    /** A question that parts the band of classes of 26 to 30 pupils. */
    static final FactDefinition CLASSES_BELOW_30 = question("ruralClassesBelow30", "是否最大班额低于30人的农村小规模学校");

    BandList {
        bands = List.copyOf(bands);
    }

    /**
     * 一段.
     *
     * @param fact how many elements lie in it
     * @param parts facts of bands that are its parts; a form has either them or the whole
     */
    record Band(FactDefinition fact, Interval interval, List<String> parts) {
        Band {
            parts = List.copyOf(parts);
        }
    }

    /**
     * 区间, its lower end included.
     *
     * @param toOrNull null where it is open
     * @param below whether the upper end itself is left out
     */
    record Interval(BigDecimal from, @Nullable BigDecimal toOrNull, boolean below) {
        /** Whether all numbers in it stand alike to a limit. */
        boolean isDecided(Comparator comparator, Rational limit) {
            boolean bottom = comparator.admits(Rational.of(from), limit);
            if (comparator != Comparator.EQUAL) {
                return bottom == top(comparator, limit);
            }
            BigDecimal to = toOrNull;
            boolean outside = Rational.of(from).compareTo(limit) > 0
                    || (to != null && Rational.of(to).compareTo(limit) < (below ? 1 : 0));
            return outside || (to != null && to.compareTo(from) == 0);
        }

        private boolean top(Comparator comparator, Rational limit) {
            BigDecimal to = toOrNull;
            if (to == null) {
                return comparator.wantsMore();
            }
            if (!below) {
                return comparator.admits(Rational.of(to), limit);
            }
            boolean reaches = Rational.of(to).compareTo(limit) > 0;
            return comparator.wantsMore() == reaches;
        }

        /** Whether no number in it stands so to a limit. */
        boolean failsWholly(Comparator comparator, Rational limit) {
            return isDecided(comparator, limit) && !comparator.admits(Rational.of(from), limit);
        }

        /** The number of it nearest to one of the limits: what is told of it is then at least so much. */
        BigDecimal nearest(List<Rational> limits) {
            BigDecimal to = toOrNull;
            BigDecimal end =
                    to == null || !below ? to : to.subtract(BigDecimal.ONE).max(from);
            return end != null && distance(end, limits).compareTo(distance(from, limits)) < 0 ? end : from;
        }

        private static Rational distance(BigDecimal end, List<Rational> limits) {
            Rational least = null;
            for (Rational limit : limits) {
                Rational one = Rational.of(end).minus(limit);
                Rational off = one.abs();
                least = least == null || off.compareTo(least) < 0 ? off : least;
            }
            return least == null ? Rational.ZERO : least;
        }

        /** What of it lies below a number; nothing where all of it is above. */
        Optional<Interval> under(BigDecimal number) {
            BigDecimal to = toOrNull;
            if (from.compareTo(number) >= 0) {
                return Optional.empty();
            }
            return Optional.of(to != null && to.compareTo(number) < 0 ? this : new Interval(from, number, true));
        }

        /** The least interval that holds both. */
        Interval and(Interval other) {
            BigDecimal to = toOrNull;
            BigDecimal end = other.toOrNull;
            if (to == null || end == null) {
                return new Interval(from.min(other.from), null, false);
            }
            int order = to.compareTo(end);
            boolean open = order == 0 ? below && other.below : order > 0 ? below : other.below;
            return new Interval(from.min(other.from), to.max(end), open);
        }
    }

    /** The facts that no standard declares: those that stand in a file of their own. */
    static List<FactDefinition> facts() {
        List<FactDefinition> facts = new ArrayList<>(List.of(BUILT_BY_2010, BUILT_BY_2016, CLASSES_BELOW_30));
        for (BandList list : ALL) {
            facts.add(list.total);
            list.bands.forEach(band -> facts.add(band.fact));
        }
        return List.copyOf(facts);
    }

    private static FactDefinition question(String id, String name) {
        return new FactDefinition(id, name, FactType.FLAG, "", Place.SCHOOL, List.of(), FILE);
    }

    private static List<BandList> read() {
        List<Problem> problems = new ArrayList<>();
        List<BandList> lists = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(BandList.class.getResourceAsStream(RESOURCE))) {
            Node root = Node.read(in, "bands.json", problems).keys("lists");
            for (Node node : root.required("lists").items()) {
                lists.add(list(node));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return List.copyOf(lists);
    }

    private static BandList list(Node node) {
        node.keys("list", "name", "stage", "unit", "total", "rest", "bands");
        String unit = node.required("unit").text();
        Node total = node.required("total").keys("id", "name", "own");
        List<Band> bands = new ArrayList<>();
        for (Node band : node.required("bands").items()) {
            band.keys("id", "name", "from", "to", "below", "parts");
            bands.add(new Band(
                    fact(band, unit, FILE),
                    interval(band),
                    band.at("parts").items().stream().map(Node::text).toList()));
        }
        return new BandList(
                node.required("list").text(),
                node.required("name").text(),
                node.at("stage").map(stage -> Stage.valueOf(stage.text())).orElse(null),
                // The number of classes is a fact of standards and a column beside the others.
                fact(total, unit, total.at("own").flag() ? FILE : ""),
                node.at("rest").map(BandList::interval).orElse(null),
                bands);
    }

    private static FactDefinition fact(Node node, String unit, String file) {
        return new FactDefinition(
                node.required("id").text(),
                node.required("name").text(),
                FactType.COUNT,
                unit,
                Place.SCHOOL,
                List.of(),
                file);
    }

    private static Interval interval(Node node) {
        Node below = node.at("below");
        Node to = below.isPresent() ? below : node.at("to");
        return new Interval(
                new BigDecimal(node.required("from").text()),
                to.map(end -> new BigDecimal(end.text())).orElse(null),
                below.isPresent());
    }
}
