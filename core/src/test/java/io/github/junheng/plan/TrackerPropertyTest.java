package io.github.junheng.plan;

import static io.github.junheng.plan.PayPlan.COUNTY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TrackerPropertyTest {
    private static final int FIRST = 2018;
    private static final int LAST = 2022;

    /** Pay by year, and a goal. */
    record Case(TreeMap<Integer, Integer> pay, Comparator comparator, String deadline, Goal.Kind kind, int limit) {
        Plan plan() {
            Target target = new Target.Amount(comparator, Rational.of(limit), PayPlan.YUAN);
            return PayPlan.plan(PayPlan.goal(deadline, kind, target, PayPlan.value()));
        }

        Case with(int year, int changed) {
            TreeMap<Integer, Integer> pays = new TreeMap<>(pay);
            pays.put(year, changed);
            return new Case(pays, comparator, deadline, kind, limit);
        }

        Case without(int year) {
            TreeMap<Integer, Integer> pays = new TreeMap<>(pay);
            pays.remove(year);
            return new Case(pays, comparator, deadline, kind, limit);
        }

        List<CountySeries> series() {
            List<CountySeries> series = new ArrayList<>();
            pay.forEach((year, amount) -> series.add(new CountySeries(
                    COUNTY,
                    new TreeMap<Integer, List<Evaluation>>(
                            Map.of(year, List.of(PayPlan.year(year, Integer.toString(amount))))))));
            return series;
        }

        ItemTrack track() {
            return tracking(series()).items().get(0);
        }

        Tracking tracking(List<CountySeries> series) {
            return Tracker.track(plan(), series, List.of(), Map.of(), LocalDate.of(LAST, 12, 31))
                    .orThrow();
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<TreeMap<Integer, Integer>> pay = Arbitraries.maps(
                        Arbitraries.integers().between(FIRST, LAST),
                        Arbitraries.integers().between(1, 9))
                .ofMinSize(1)
                .map(TreeMap::new);
        return Combinators.combine(
                        pay,
                        Arbitraries.of(Comparator.AT_LEAST, Comparator.ABOVE, Comparator.AT_MOST, Comparator.BELOW),
                        Arbitraries.of("2019", "2021", "2022", "2024", "yearly", "ongoing from 2020", "undated"),
                        Arbitraries.of(Goal.Kind.TARGET, Goal.Kind.THRESHOLD, Goal.Kind.FORECAST),
                        Arbitraries.integers().between(2, 8))
                .as(Case::new);
    }

    @Property(tries = 200)
    void whatIsMetStaysMetWhenTheValueImproves(@ForAll("cases") Case one) {
        int year = one.pay().lastKey();
        int better = one.pay().lastEntry().getValue() + (one.comparator().wantsMore() ? 1 : -1);
        Standing before = one.track().standing();
        Standing after = one.with(year, better).track().standing();
        if (before == Standing.MET) {
            assertThat(after).isEqualTo(Standing.MET);
        }
        if (before == Standing.ON_COURSE) {
            assertThat(after).isIn(Standing.ON_COURSE, Standing.MET);
        }
    }

    @Property(tries = 200)
    void theOrderOfDatasetsChangesNothing(@ForAll("cases") Case one, @ForAll Random random) {
        List<CountySeries> shuffled = new ArrayList<>(one.series());
        Collections.shuffle(shuffled, random);
        Tracking ordered = one.tracking(one.series());
        Tracking other = one.tracking(shuffled);
        assertThat(other.years()).isEqualTo(ordered.years());
        assertThat(other.items().get(0))
                .usingRecursiveComparison()
                .isEqualTo(ordered.items().get(0));
        assertThat(other.places().get(0).trends())
                .usingRecursiveComparison()
                .isEqualTo(ordered.places().get(0).trends());
    }

    /**
     * The latest year may be the one that shows that it was reached after all, and an earlier one that it was reached in time: late is
     * then what is left. No other year matters so.
     */
    @Property(tries = 300)
    void takingAYearAwayNeverMakesLateWhatWasNot(@ForAll("cases") Case one, @ForAll Random random) {
        List<Integer> years = List.copyOf(one.pay().keySet());
        int gone = years.get(random.nextInt(years.size()));
        Standing before = one.track().standing();
        if (one.without(gone).track().standing() == Standing.LATE && before != Standing.LATE) {
            int due = Integer.parseInt(one.deadline());
            assertThat(before == Standing.MET ? gone == one.pay().lastKey() : before == Standing.MISSED && gone <= due)
                    .as("%s without %s", before, gone)
                    .isTrue();
            assertThat(one.without(gone).pay().lastKey())
                    .as("late is what was not reached in a year in which it was due")
                    .isGreaterThanOrEqualTo(due);
        }
    }

    @Property(tries = 100)
    void aForecastIsInNoOpenList(@ForAll("cases") Case one) {
        Tracking tracking = one.tracking(one.series());
        boolean isForecast = one.kind() == Goal.Kind.FORECAST;
        ItemTrack track = tracking.items().get(0);
        assertThat(tracking.openByUnit().isEmpty())
                .isEqualTo(isForecast || !track.standing().isOpen());
        if (isForecast) {
            assertThat(tracking.distanceOf(COUNTY).duties()).isEmpty();
            assertThat(track.standing()).isNotIn(Standing.LATE, Standing.MISSED, Standing.BEHIND, Standing.ON_COURSE);
        }
    }
}
