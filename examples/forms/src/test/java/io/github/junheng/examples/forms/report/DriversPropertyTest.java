package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.examples.forms.figure.DispersionUnits;
import io.github.junheng.examples.forms.figure.DispersionUnits.Unit;
import io.github.junheng.examples.forms.report.Drivers.Driver;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.statistics.Dispersion;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DriversPropertyTest {
    @Provide
    Arbitrary<List<Unit>> units() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3000),
                        Arbitraries.integers().between(0, 400))
                .as((heads, amount) -> new int[] {heads, amount})
                .list()
                .ofMinSize(2)
                .ofMaxSize(12)
                .map(list -> {
                    List<Unit> units = new ArrayList<>();
                    for (int[] one : list) {
                        units.add(new Unit(
                                SchoolCode.of(2_137_000_000L + units.size()),
                                Stage.PRIMARY,
                                Rational.of(one[0]),
                                Rational.of(one[1])));
                    }
                    return units;
                });
    }

    private static Rational squared(List<Unit> units) {
        return Dispersion.squaredVariation(
                units.stream().map(Unit::heads).toList(),
                units.stream().map(Unit::amount).toList());
    }

    @Property(tries = 200)
    void sharesAddUpToOneAndComeGreatestFirst(@ForAll("units") List<Unit> units) {
        Drivers drivers = new Drivers(units);
        List<Driver> all = drivers.greatest(units.size());
        if (!drivers.differ()) {
            assertThat(all).isEmpty();
            return;
        }
        assertThat(Dispersion.sum(all.stream().map(Driver::share).toList())).isEqualTo(Rational.ONE);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i - 1).share().compareTo(all.get(i).share())).isNotNegative();
        }
    }

    @Property(tries = 200)
    void theCoefficientWithoutAGapIsThatOfTheChangedUnits(@ForAll("units") List<Unit> units) {
        for (Driver driver : new Drivers(units).greatest(units.size())) {
            List<Unit> others = new ArrayList<>(units);
            others.remove(driver.unit());
            Rational mean = Dispersion.mean(
                    others.stream().map(Unit::heads).toList(),
                    others.stream().map(Unit::amount).toList());
            if (driver.without() == null) {
                assertThat(mean.signum()).isZero();
                continue;
            }
            others.add(new Unit(
                    driver.unit().school(),
                    driver.unit().stage(),
                    driver.unit().heads(),
                    mean.times(driver.unit().heads())));
            assertThat(driver.without().radicand()).isEqualTo(squared(others));
        }
    }

    @Test
    void theUnitsOfABundledCountyGiveTheCoefficientsThatWereFound() {
        var evaluation = Pages.evaluation(Pages.county("met").orThrow());
        List<Spread> spreads = Spread.of(evaluation);
        assertThat(spreads).hasSize(14);
        for (Spread spread : spreads) {
            List<Unit> units = DispersionUnits.of(evaluation, spread.finding()).orElseThrow();
            assertThat(squared(units).toDecimal())
                    .isEqualTo(((io.github.junheng.quantity.SquareRoot) spread.finding()
                                    .measure()
                                    .orElseThrow()
                                    .value()
                                    .orElseThrow())
                            .radicand()
                            .toDecimal());
        }
    }
}
