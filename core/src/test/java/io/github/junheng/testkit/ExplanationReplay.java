package io.github.junheng.testkit;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation;
import io.github.junheng.evaluation.Explanation.Asked;
import io.github.junheng.evaluation.Explanation.AtLeast;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Elapsed;
import io.github.junheng.evaluation.Explanation.Figure;
import io.github.junheng.evaluation.Explanation.Item;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.Member;
import io.github.junheng.evaluation.Explanation.OutsideUnknown;
import io.github.junheng.evaluation.Explanation.Reading;
import io.github.junheng.evaluation.Explanation.Share;
import io.github.junheng.evaluation.Explanation.Shown;
import io.github.junheng.evaluation.Explanation.Statement;
import io.github.junheng.evaluation.Explanation.Undecided;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Operation;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.RootSum;
import io.github.junheng.quantity.SquareRoot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 复算: recomputes an explanation from its leaves, the cells and the printed numbers, and fails at the first node that does not fit,
 * naming it. It sees the tree alone, neither data nor standard nor engine, and has its own arithmetic.
 */
public final class ExplanationReplay {
    private static final MathContext DIGITS = new MathContext(200);

    private ExplanationReplay() {}

    /**
     * Replays every finding of an evaluation, without concessions.
     *
     * @throws AssertionError naming the finding and the node that does not fit
     */
    public static void check(Evaluation evaluation) {
        for (Finding finding : evaluation.findings()) {
            check(finding, evaluation.explain(finding), evaluation.compareMode());
        }
    }

    /**
     * Replays an explanation and compares it with the finding that it explains: outcome, sensitivity, value and limit, parts,
     * missing cells.
     *
     * @throws AssertionError naming the finding and the node that does not fit
     */
    public static void check(Finding finding, Judgement judgement, CompareMode mode) {
        String at = finding.rule() + " "
                + finding.school().map(Object::toString).orElse("county")
                + finding.stage().map(s -> " " + s).orElse("");
        check(judgement, at);
        Function<Judgement, Status> status = j -> mode == CompareMode.EXACT ? j.exact() : j.asReported();
        same(at, "outcome", status.apply(judgement), finding.status());
        same(at, "boundarySensitive", judgement.exact() != judgement.asReported(), finding.boundarySensitive());
        if (finding.outcome() instanceof Outcome.Indeterminate indeterminate) {
            Set<CellRef> cells = new HashSet<>();
            collectCells(judgement, cells);
            for (Missing missing : indeterminate.missing()) {
                same(at, "missing cell " + missing.cell() + " is in the tree", true, cells.contains(missing.cell()));
            }
        }
        List<PartResult> parts = finding.parts();
        List<Judgement> tests = judgement instanceof Combination c && parts.size() > 1 ? c.parts() : List.of(judgement);
        if (!parts.isEmpty()) {
            same(
                    at,
                    "parts",
                    tests.stream().map(status).toList(),
                    parts.stream().map(PartResult::status).toList());
        }
        for (int i = 0; i < parts.size(); i++) {
            PartResult part = parts.get(i);
            if (part.measureOrNull() != null) {
                same(at, "figures of part " + part.id(), true, fits(part.measureOrNull(), tests.get(i), status));
            }
        }
        Measure measure = finding.measureOrNull();
        // What is undecided may name its limit alone, which a tree of nothing but missing cells does not hold.
        boolean missingOnly = judgement instanceof Undecided || (judgement instanceof Combination c && !c.all());
        boolean limitAlone = missingOnly && measure != null && measure.valueOrNull() == null;
        if (measure != null && finding.unitsOrNull() == null && !limitAlone) {
            same(at, "figures " + measure + " are in the tree", true, fits(measure, judgement, status));
        }
        if (finding.unitsOrNull() != null) {
            tally(
                    at,
                    finding.unitsOrNull(),
                    measure,
                    ((Combination) judgement).parts().stream().map(status).toList());
        }
    }

    /**
     * Replays an explanation.
     *
     * @throws AssertionError naming the node that does not fit
     */
    public static void check(Judgement judgement) {
        check(judgement, "judgement");
    }

    private static void tally(String at, UnitTally tally, @Nullable Measure measure, List<Status> units) {
        long met = units.stream().filter(s -> s == Status.MET).count();
        long concerned = units.stream().filter(s -> s != Status.NOT_APPLICABLE).count();
        same(at, "schools met", met, (long) tally.met());
        same(at, "schools concerned", concerned, (long) tally.concerned());
        if (measure != null) {
            boolean known = !units.contains(Status.INDETERMINATE);
            same(at, "schools met, as value", known ? Rational.of(met) : null, measure.valueOrNull());
            same(at, "schools concerned, as limit", Rational.of(concerned), measure.limitOrNull());
        }
    }

    /** Whether a finding's figures are those of the test that decided it. */
    private static boolean fits(Measure measure, Judgement judgement, Function<Judgement, Status> status) {
        if (judgement instanceof Comparison comparison && comparison.value().valueOrNull() instanceof RootSum sum) {
            return comparison.comparator() == measure.comparatorOrNull()
                    && sum.equals(measure.valueOrNull())
                    && java.util.Objects.equals(comparison.limit().valueOrNull(), measure.limitOrNull());
        }
        if (judgement instanceof Shown shown) {
            return measure.comparatorOrNull() == null
                    && java.util.Objects.equals(shown.value().valueOrNull(), measure.valueOrNull());
        }
        if (judgement instanceof Comparison comparison) {
            return comparison.comparator() == measure.comparatorOrNull()
                    && Fraction.equal(Fraction.of(comparison.value().valueOrNull()), Fraction.of(measure.valueOrNull()))
                    && Fraction.equal(
                            Fraction.of(comparison.limit().valueOrNull()), Fraction.of(measure.limitOrNull()));
        }
        if (judgement instanceof AtLeast atLeast) {
            List<Status> members = atLeast.members().stream()
                    .map(m -> status.apply(m.atLimit()))
                    .toList();
            boolean known = !members.contains(Status.INDETERMINATE);
            Rational met =
                    Rational.of(members.stream().filter(s -> s == Status.MET).count());
            return Fraction.equal(Fraction.of(known ? met : null), Fraction.of(measure.valueOrNull()))
                    && Fraction.equal(Fraction.of(atLeast.atLeast().valueOrNull()), Fraction.of(measure.limitOrNull()));
        }
        if (judgement instanceof Elapsed elapsed) {
            LocalDate day = elapsed.dayOrNull();
            Fraction years = Fraction.of(measure.valueOrNull());
            boolean enough = years != null && years.compareTo(number(elapsed.years())) >= 0;
            return (day == null) == (years == null) && enough == (elapsed.exact() == Status.MET);
        }
        // While something is missing, what is told is the worst of what is known, which may well be met.
        return judgement instanceof Combination combination
                && combination.parts().stream()
                        .filter(part -> status.apply(part) == status.apply(combination)
                                || status.apply(combination) == Status.INDETERMINATE)
                        .anyMatch(part -> fits(measure, part, status));
    }

    private static Fraction number(Figure figure) {
        return java.util.Objects.requireNonNull(Fraction.of(figure.valueOrNull()));
    }

    private static void collectCells(Explanation node, Set<CellRef> cells) {
        if (node instanceof Reading reading) {
            cells.add(reading.cell());
        } else if (node instanceof Computation computation) {
            computation.operands().forEach(o -> collectCells(o, cells));
        } else if (node instanceof OutsideUnknown unknown) {
            unknown.missing().forEach(m -> cells.add(m.cell()));
        } else if (node instanceof Item item) {
            collectCells(item.points(), cells);
            collectCells(item.awarded(), cells);
            if (item.ownOrNull() != null) {
                collectCells(item.ownOrNull(), cells);
            }
        } else if (node instanceof Share share) {
            share.subjects().forEach(one -> collectCells(one.judgement(), cells));
        } else if (node instanceof Shown shown) {
            collectCells(shown.value(), cells);
        } else if (node instanceof Comparison comparison) {
            collectCells(comparison.value(), cells);
            collectCells(comparison.limit(), cells);
        } else if (node instanceof Statement statement) {
            cells.add(statement.cell());
        } else if (node instanceof Elapsed elapsed) {
            cells.add(elapsed.cell());
        } else if (node instanceof Undecided undecided) {
            undecided.missing().forEach(m -> cells.add(m.cell()));
        } else if (node instanceof Combination combination) {
            combination.parts().forEach(p -> collectCells(p, cells));
        } else if (node instanceof AtLeast atLeast) {
            for (Member member : atLeast.members()) {
                collectCells(member.atLimit(), cells);
                collectCells(member.atFloor(), cells);
            }
        }
    }

    private static void check(Judgement judgement, String at) {
        if (judgement instanceof Comparison comparison) {
            comparison(comparison, at);
        } else if (judgement instanceof Statement statement) {
            String word = statement.wordOrNull();
            Status status = word == null
                    ? Status.INDETERMINATE
                    : of(statement.admitted().contains(word));
            same(at, "statement", status, statement.exact());
        } else if (judgement instanceof Elapsed elapsed) {
            LocalDate day = elapsed.dayOrNull();
            BigInteger years = number(elapsed.years()).ceiling();
            Status status = day == null
                    ? Status.INDETERMINATE
                    : of(!day.plusYears(years.longValueExact()).isAfter(elapsed.asOf()));
            same(at, "years since " + day, status, elapsed.exact());
        } else if (judgement instanceof Combination combination) {
            List<Judgement> parts = combination.parts();
            for (int i = 0; i < parts.size(); i++) {
                check(parts.get(i), at + "/parts[" + i + "]");
            }
            same(at, "combination", combined(combination, Judgement::exact), combination.exact());
            same(at, "combination as reported", combined(combination, Judgement::asReported), combination.asReported());
        } else if (judgement instanceof AtLeast atLeast) {
            for (Member member : atLeast.members()) {
                check(member.atLimit(), at + "/" + member.rule());
                check(member.atFloor(), at + "/" + member.rule() + " at its floor");
            }
            same(at, "k of n", atLeast(atLeast, Judgement::exact), atLeast.exact());
            same(at, "k of n as reported", atLeast(atLeast, Judgement::asReported), atLeast.asReported());
        } else if (judgement instanceof Shown shown) {
            Fraction value = replay(shown.value(), at + "/value");
            same(at, "shown", value == null ? Status.INDETERMINATE : Status.NOT_APPLICABLE, shown.exact());
        } else if (judgement instanceof Undecided undecided) {
            same(at, "something is missing", true, !undecided.missing().isEmpty());
        }
        if (judgement instanceof Statement || judgement instanceof Elapsed) {
            same(at, "as reported", judgement.exact(), judgement.asReported());
        }
    }

    private static void comparison(Comparison comparison, String at) {
        if (comparison.value() instanceof Computation mean && mean.operation() == Operation.MEAN_OF_ROOTS) {
            meanOfRoots(comparison, mean, at);
            return;
        }
        Fraction value = replay(comparison.value(), at + "/value");
        Fraction limit = replay(comparison.limit(), at + "/limit");
        boolean known = value != null && limit != null;
        same(
                at,
                "comparison",
                known ? of(admits(comparison.comparator(), value.compareTo(limit))) : Status.INDETERMINATE,
                comparison.exact());
        same(
                at,
                "comparison as reported",
                known
                        ? of(admits(
                                comparison.comparator(),
                                value.printed(comparison.valueDecimals())
                                        .compareTo(limit.printed(comparison.limitDecimals()))))
                        : Status.INDETERMINATE,
                comparison.asReported());
    }

    /** By so many decimals that no mean of a test lies nearer to its limit without being equal to it. */
    private static void meanOfRoots(Comparison comparison, Computation mean, String at) {
        Fraction limit = replay(comparison.limit(), at + "/limit");
        BigDecimal sum = BigDecimal.ZERO;
        boolean known = limit != null;
        for (Figure operand : mean.operands()) {
            Fraction squared = replay(operand, at + "/value");
            known &= squared != null;
            sum = squared == null
                    ? sum
                    : sum.add(new BigDecimal(squared.top)
                            .divide(new BigDecimal(squared.bottom), DIGITS)
                            .sqrt(DIGITS));
        }
        if (!known || limit == null) {
            same(at, "mean of roots", Status.INDETERMINATE, comparison.exact());
            same(at, "mean of roots as reported", Status.INDETERMINATE, comparison.asReported());
            return;
        }
        BigDecimal value = sum.divide(BigDecimal.valueOf(mean.operands().size()), DIGITS);
        BigDecimal bound = new BigDecimal(limit.top).divide(new BigDecimal(limit.bottom), DIGITS);
        same(at, "mean of roots", of(admits(comparison.comparator(), order(value, bound))), comparison.exact());
        BigDecimal printed = comparison.valueDecimals() < 0
                ? value
                : value.setScale(comparison.valueDecimals(), java.math.RoundingMode.HALF_UP);
        same(
                at,
                "mean of roots as reported",
                of(admits(comparison.comparator(), order(printed, bound))),
                comparison.asReported());
    }

    private static int order(BigDecimal value, BigDecimal bound) {
        BigDecimal difference = value.subtract(bound);
        return difference.abs().compareTo(BigDecimal.ONE.movePointLeft(150)) < 0 ? 0 : difference.signum();
    }

    private static Status of(boolean met) {
        return met ? Status.MET : Status.NOT_MET;
    }

    private static boolean admits(Comparator comparator, int order) {
        return switch (comparator) {
            case AT_LEAST -> order >= 0;
            case ABOVE -> order > 0;
            case AT_MOST -> order <= 0;
            case BELOW -> order < 0;
            case EQUAL -> order == 0;
        };
    }

    private static Status combined(Combination combination, Function<Judgement, Status> status) {
        Set<Status> parts = combination.parts().stream().map(status).collect(Collectors.toSet());
        Status decisive = combination.all() ? Status.NOT_MET : Status.MET;
        Status otherwise = combination.all() ? Status.MET : Status.NOT_MET;
        return Stream.of(decisive, Status.INDETERMINATE, otherwise)
                .filter(parts::contains)
                .findFirst()
                .orElse(Status.NOT_APPLICABLE);
    }

    private static Status atLeast(AtLeast atLeast, Function<Judgement, Status> status) {
        int below = 0;
        boolean known = true;
        for (Member member : atLeast.members()) {
            if (status.apply(member.atFloor()) == Status.NOT_MET) {
                return Status.NOT_MET;
            }
            below += status.apply(member.atLimit()) == Status.NOT_MET ? 1 : 0;
            known &= status.apply(member.atLimit()) != Status.INDETERMINATE;
        }
        BigInteger spare = BigInteger.valueOf(atLeast.members().size())
                .subtract(number(atLeast.atLeast()).ceiling());
        if (BigInteger.valueOf(below).compareTo(spare) > 0) {
            return Status.NOT_MET;
        }
        return known ? Status.MET : Status.INDETERMINATE;
    }

    /** The number of a figure, computed anew where it was computed. */
    private static @Nullable Fraction replay(Figure figure, String at) {
        if (figure instanceof Item item) {
            return item(item, at);
        }
        if (figure instanceof Share share) {
            return share(share, at);
        }
        if (!(figure instanceof Computation computation)) {
            return Fraction.of(figure.valueOrNull());
        }
        String here = at + " " + computation.operation();
        List<@Nullable Fraction> operands = new ArrayList<>();
        for (int i = 0; i < computation.operands().size(); i++) {
            operands.add(replay(computation.operands().get(i), here + "[" + i + "]"));
        }
        Fraction own = operands.contains(null) ? null : compute(computation, operands);
        Fraction told = Fraction.of(computation.valueOrNull());
        if (!Fraction.equal(own, told)) {
            throw new AssertionError("explanation of " + here + ": replayed " + own + ", but the node says " + told);
        }
        return own;
    }

    /** Counted anew, subject by subject; one that is undecided leaves the share open where a cell of it is missing. */
    private static @Nullable Fraction share(Share share, String at) {
        long counted = 0;
        long concerned = 0;
        boolean open = false;
        for (Asked one : share.subjects()) {
            check(one.judgement(), at + "/" + share.rule());
            boolean fits = one.status() == one.judgement().exact()
                    || one.status() == one.judgement().asReported()
                    || one.status() == Status.NOT_APPLICABLE;
            same(at, "outcome of one of the subjects of " + share.rule(), true, fits);
            open |= one.status() == Status.INDETERMINATE;
            concerned += one.status() == Status.MET || one.status() == Status.NOT_MET ? 1 : 0;
            counted += one.status() == (share.met() ? Status.MET : Status.NOT_MET) ? 1 : 0;
        }
        Fraction own = open || concerned == 0
                ? null
                : Fraction.whole(counted).times(Fraction.whole(100)).over(Fraction.whole(concerned));
        if (!Fraction.equal(own, Fraction.of(share.valueOrNull()))) {
            throw new AssertionError("explanation of " + at + ": share of " + share.rule() + ": replayed " + own
                    + ", but the node says " + share.valueOrNull());
        }
        return own;
    }

    /** The points awarded or, where none are reported, all or none of the item's points as its own rule came out. */
    private static @Nullable Fraction item(Item item, String at) {
        Judgement own = item.ownOrNull();
        Fraction points = Fraction.of(item.points().valueOrNull());
        Fraction told = Fraction.of(item.valueOrNull());
        Fraction expected = Fraction.of(item.awarded().valueOrNull());
        same(at, "own outcome of " + item.rule() + " is asked for", expected == null, own != null);
        if (own != null) {
            check(own, at + "/" + item.rule());
            expected = own.exact() == Status.MET
                    ? points
                    : own.exact() == Status.NOT_MET && points != null ? Fraction.whole(0) : null;
        }
        if (!Fraction.equal(expected, told)) {
            throw new AssertionError(at + ": item " + item.rule() + ": replayed " + expected + ", told " + told);
        }
        return told;
    }

    private static @Nullable Fraction compute(Computation computation, List<@Nullable Fraction> operands) {
        List<Fraction> n =
                operands.stream().map(java.util.Objects::requireNonNull).toList();
        return switch (computation.operation()) {
            case SUM -> n.stream().reduce(Fraction.whole(0), Fraction::plus);
            case DIFFERENCE -> n.stream().skip(1).reduce(n.get(0), Fraction::minus);
            case PRODUCT -> n.stream().reduce(Fraction.whole(1), Fraction::times);
            case QUOTIENT -> n.get(1).signum() <= 0 ? null : n.get(0).over(n.get(1));
            case CEILING -> new Fraction(n.get(0).ceiling(), BigInteger.ONE, false);
            case MAXIMUM -> n.stream().max(Fraction::compareTo).orElse(null);
            case MINIMUM -> n.stream().min(Fraction::compareTo).orElse(null);
            case COUNT -> Fraction.whole(n.size());
            case COUNT_REACHING ->
                Fraction.whole(n.stream()
                        .skip(1)
                        .filter(e -> e.compareTo(n.get(0)) >= 0)
                        .count());
            case SQUARED_VARIATION -> squaredVariation(n);
            case SQUARE_ROOT -> new Fraction(n.get(0).top, n.get(0).bottom, true);
            case MEAN_OF_ROOTS -> throw new AssertionError("a mean of roots is only known to be compared");
        };
    }

    /** Σ (P_i/P)·(x_i − X̄)² ÷ X̄², step by step as the formula is printed. */
    private static @Nullable Fraction squaredVariation(List<Fraction> pairs) {
        Fraction heads = Fraction.whole(0);
        Fraction amounts = Fraction.whole(0);
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).isZero()) {
                return null;
            }
            heads = heads.plus(pairs.get(i));
            amounts = amounts.plus(pairs.get(i + 1));
        }
        if (amounts.isZero()) {
            return null;
        }
        Fraction mean = amounts.over(heads);
        Fraction variance = Fraction.whole(0);
        for (int i = 0; i < pairs.size(); i += 2) {
            Fraction deviation = pairs.get(i + 1).over(pairs.get(i)).minus(mean);
            variance = variance.plus(pairs.get(i).over(heads).times(deviation).times(deviation));
        }
        return variance.over(mean.times(mean));
    }

    private static void same(String at, String what, @Nullable Object replayed, @Nullable Object told) {
        if (!java.util.Objects.equals(replayed, told)) {
            throw new AssertionError(
                    "explanation of " + at + ": " + what + ": replayed " + replayed + ", but told " + told);
        }
    }

    /** A fraction, or the square root of one; the bottom is above zero. */
    private record Fraction(BigInteger top, BigInteger bottom, boolean root) implements Comparable<Fraction> {
        static @Nullable Fraction of(@Nullable Magnitude value) {
            if (value instanceof SquareRoot squareRoot) {
                return new Fraction(
                        squareRoot.radicand().numerator(), squareRoot.radicand().denominator(), true);
            }
            return value instanceof Rational rational
                    ? new Fraction(rational.numerator(), rational.denominator(), false)
                    : null;
        }

        static Fraction whole(long value) {
            return new Fraction(BigInteger.valueOf(value), BigInteger.ONE, false);
        }

        static boolean equal(@Nullable Fraction a, @Nullable Fraction b) {
            return a == null || b == null ? a == b : a.root == b.root && a.compareTo(b) == 0;
        }

        int signum() {
            return top.signum();
        }

        boolean isZero() {
            return top.signum() == 0;
        }

        Fraction plus(Fraction other) {
            refuseRoots(other);
            return new Fraction(
                    top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom), false);
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.top.negate(), other.bottom, other.root));
        }

        Fraction times(Fraction other) {
            refuseRoots(other);
            return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom), false);
        }

        Fraction over(Fraction other) {
            return times(
                    other.top.signum() < 0
                            ? new Fraction(other.bottom.negate(), other.top.negate(), other.root)
                            : new Fraction(other.bottom, other.top, other.root));
        }

        private void refuseRoots(Fraction other) {
            if (root || other.root) {
                throw new AssertionError("a square root is computed with: it is only known to be compared");
            }
        }

        BigInteger ceiling() {
            return top.negate()
                    .subtract(top.negate().mod(bottom))
                    .divide(bottom)
                    .negate();
        }

        /** Roots are compared by squaring; a negative number is below every root. */
        @Override
        public int compareTo(Fraction other) {
            if (root == other.root) {
                return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
            }
            if (!root) {
                return -other.compareTo(this);
            }
            return other.top.signum() < 0 ? 1 : new Fraction(top, bottom, false).compareTo(other.times(other));
        }

        /** Rounded half up as the form prints it: the m for which m − ½ ≤ 10^d·value < m + ½. */
        Fraction printed(int decimals) {
            if (decimals < 0) {
                return this;
            }
            BigInteger scale = BigInteger.TEN.pow(decimals);
            BigInteger ten = scale.multiply(scale);
            BigInteger m = root
                    ? top.multiply(ten).divide(bottom).sqrt()
                    : top.abs().multiply(scale).divide(bottom);
            Fraction half = new Fraction(m.shiftLeft(1).add(BigInteger.ONE), scale.shiftLeft(1), false);
            Fraction size = new Fraction(top.abs(), bottom, root);
            BigInteger rounded = size.compareTo(half) >= 0 ? m.add(BigInteger.ONE) : m;
            return new Fraction(top.signum() < 0 && !root ? rounded.negate() : rounded, scale, false);
        }

        @Override
        public String toString() {
            return (root ? "√" : "") + top + (bottom.equals(BigInteger.ONE) ? "" : "/" + bottom);
        }
    }
}
