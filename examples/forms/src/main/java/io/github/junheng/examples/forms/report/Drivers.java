package io.github.junheng.examples.forms.report;

import io.github.junheng.examples.forms.figure.DispersionUnits.Unit;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.statistics.Dispersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 差异系数的来源: which schools a coefficient of variation comes from: each school's share of the variance between schools, weighted by
 * pupils, and what the coefficient would be if the school were as all others are on average. All numbers are exact.
 */
final class Drivers {
    private final List<Unit> units;
    private final Rational heads;
    private final Rational amounts;
    private final Rational mean;
    private final Rational squares;
    private final Rational spread;

    /**
     * 一所学校的贡献.
     *
     * @param share of the variance; all shares add up to 1
     * @param without the coefficient if the school had the mean of all others; null where the others' mean is zero
     */
    record Driver(Unit unit, Rational share, @Nullable SquareRoot without) {}

    /** @throws IllegalArgumentException when there is no unit, or one without pupils */
    Drivers(List<Unit> units) {
        this.units = List.copyOf(units);
        if (units.isEmpty() || units.stream().anyMatch(unit -> unit.heads().signum() <= 0)) {
            throw new IllegalArgumentException("no units, or one without pupils");
        }
        heads = Dispersion.sum(units.stream().map(Unit::heads).toList());
        amounts = Dispersion.sum(units.stream().map(Unit::amount).toList());
        mean = amounts.dividedBy(heads);
        squares = Dispersion.sum(units.stream().map(Drivers::square).toList());
        spread = squares.minus(amounts.times(mean));
    }

    /** ΣX ÷ ΣP. */
    Rational mean() {
        return mean;
    }

    List<Unit> units() {
        return units;
    }

    int size() {
        return units.size();
    }

    /** Whether schools differ at all; else nobody drives anything. */
    boolean differ() {
        return spread.signum() > 0 && mean.signum() > 0;
    }

    /** Those with the greatest shares, greatest first; of equal ones in the order of the units. */
    List<Driver> greatest(int most) {
        if (!differ()) {
            return List.of();
        }
        return units.stream()
                .map(unit -> new Part(unit, part(unit)))
                .sorted((a, b) -> b.of().compareTo(a.of()))
                .limit(most)
                .map(part -> new Driver(
                        part.unit(),
                        part.of().dividedBy(spread),
                        with(part.unit(), others(part.unit())).orElse(null)))
                .toList();
    }

    /** How one of the units drives it; only where they differ. */
    Driver driver(Unit unit) {
        return new Driver(
                unit, part(unit).dividedBy(spread), with(unit, others(unit)).orElse(null));
    }

    /** P · (x − X̄)² of a unit. */
    private record Part(Unit unit, Rational of) {}

    private Rational part(Unit unit) {
        Rational gap = unit.perHead().minus(mean);
        return unit.heads().times(gap).times(gap);
    }

    private static Rational square(Unit unit) {
        return unit.amount().times(unit.amount()).dividedBy(unit.heads());
    }

    /** The mean of all others; of a school alone its own. */
    private Rational others(Unit unit) {
        Rational rest = heads.minus(unit.heads());
        return rest.isZero() ? unit.perHead() : amounts.minus(unit.amount()).dividedBy(rest);
    }

    /** The coefficient if one unit had so much per pupil; empty where there is none since the mean would be zero. */
    Optional<SquareRoot> with(Unit unit, Rational perHead) {
        Rational total = amounts.minus(unit.amount()).plus(perHead.times(unit.heads()));
        if (total.signum() <= 0) {
            return Optional.empty();
        }
        Rational changed =
                squares.minus(square(unit)).plus(perHead.times(perHead).times(unit.heads()));
        return Optional.of(new SquareRoot(
                heads.times(changed).dividedBy(total.times(total)).minus(Rational.ONE)));
    }
}
