package io.github.junheng.testkit;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Sum;
import io.github.junheng.testkit.Aim.Shot;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import io.github.junheng.testkit.Reckoning.Key;
import io.github.junheng.testkit.Reckoning.Leaf;
import io.github.junheng.testkit.Reckoning.Unit;
import io.github.junheng.testkit.Reckoning.Who;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Brings every test of a standard to its limit and beside it, and looks what becomes of it. */
final class Boundary {
    /** In how many counties a subject for a test is looked for before the property fails because it tested nothing. */
    private static final int COUNTIES = 300;

    private final Trial trial;
    private final Random random;
    private final Aim aim;

    Boundary(Trial trial) {
        this.trial = trial;
        this.random = trial.random();
        this.aim = new Aim(trial.standard(), trial.asOf(), random);
    }

    void check() {
        Recipe own = trial.recipe();
        // Small counties: every test is tried at several values, each by an evaluation of its own.
        CountyDataset first = trial.counties().draw(new Recipe(own.seed(), 1 + own.schools() % 4, own.distance(), 0));
        List<CountyDataset> drawn = new ArrayList<>(List.of(first));
        for (Rule rule : trial.rulesInForce(first)) {
            for (Leaf leaf : Leaf.of(rule)) {
                int tested = 0;
                for (int i = 0; tested == 0; i++) {
                    if (i == COUNTIES) {
                        throw trial.broken(
                                new Key(rule.id().local(), null, null),
                                null,
                                "in " + COUNTIES + " counties " + leaf.criterion() + " met no subject that a cell could"
                                        + " bring to its limit: nothing was tested");
                    }
                    if (i == drawn.size()) {
                        drawn.add(trial.counties().draw(new Recipe(own.seed() + i, 1 + i % 4, Distance.FAR, 0)));
                    }
                    tested = check(trial.reckoning(drawn.get(i)), leaf);
                }
            }
        }
    }

    private int check(Reckoning county, Leaf leaf) {
        List<Key> keys =
                county.keys(leaf.rule()).stream().filter(county::isConcerned).toList();
        if (keys.isEmpty()) {
            return 0;
        }
        Key key = Counties.pick(keys, random);
        List<CountyDataset> around = around(county, key, leaf.criterion());
        around.forEach(data -> check(data, key, leaf));
        // Where no number holds on the day, there is no limit to come near to.
        return county.test(leaf.criterion(), county.who(key)) == Status.NOT_APPLICABLE ? 1 : around.size();
    }

    private void check(CountyDataset data, Key key, Leaf leaf) {
        Reckoning county = trial.reckoning(data);
        Finding finding = trial.findings(trial.evaluate(data)).get(key);
        String part = leaf.part();
        if (finding != null && part != null && county.isConcerned(key)) {
            Status actual = finding.parts().stream()
                    .filter(p -> p.id().equals(part))
                    .map(PartResult::status)
                    .findFirst()
                    .orElse(null);
            trial.expect(key, finding, "part " + part, county.test(leaf.criterion(), county.who(key)), actual);
        }
        trial.expect(key, finding, "at the limit", county.outcome(key), Trial.status(finding));
    }

    private List<CountyDataset> around(Reckoning county, Key key, Criterion criterion) {
        if (criterion instanceof Criterion.Dispersion dispersion) {
            return dispersed(county, key, dispersion);
        }
        if (criterion instanceof Criterion.KOfN kOfN) {
            return kOfN(county, key, kOfN);
        }
        return aim.shots(county, key, criterion, Rational.ONE).stream()
                .map(shot -> county.with(shot.cell(), shot.value()).data())
                .toList();
    }

    /** One member around its floor and its limit, some of the others on the floor too, the rest above their limits. */
    private List<CountyDataset> kOfN(Reckoning county, Key key, Criterion.KOfN criterion) {
        List<String> members = new ArrayList<>(criterion.rules());
        java.util.Collections.shuffle(members, random);
        Criterion.Comparison chosen = comparison(members.remove(0));
        Rational floor = aim.floor(criterion);
        Reckoning lifted = county;
        int low = random.nextInt(3);
        for (String member : members) {
            boolean isLow = low-- > 0;
            List<Shot> shots = aim.shots(lifted, key, comparison(member), isLow ? floor : Rational.ONE);
            if (!shots.isEmpty()) {
                Shot shot = shots.get(comparison(member).comparator().wantsLess() ? 0 : shots.size() - 1);
                lifted = lifted.with(shot.cell(), shot.value());
            }
        }
        List<CountyDataset> around = new ArrayList<>();
        for (Rational part : List.of(floor, Rational.ONE)) {
            for (Shot shot : aim.shots(lifted, key, chosen, part)) {
                around.add(lifted.with(shot.cell(), shot.value()).data());
            }
        }
        return around;
    }

    private Criterion.Comparison comparison(String rule) {
        return (Criterion.Comparison) trial.standard().rule(rule).criterion();
    }

    /**
     * Two schools with the same facts but for one cell, in which they stand as (1 + L) to (1 − L): then the coefficient is L
     * exactly, and a little more or less where one of them has one unit more or less.
     */
    private List<CountyDataset> dispersed(Reckoning county, Key key, Criterion.Dispersion criterion) {
        Who who = county.who(key);
        Unit unit = Counties.pick(who.units(), random);
        SchoolReport school = unit.school();
        Sum sum = trial.standard().indicator(criterion.indicator()).numerator(who.stage());
        List<CellRef> cells = new ArrayList<>();
        sum.add().forEach(cell -> cells.addAll(county.cells(cell, unit.who())));
        Rational limit = county.limit(criterion.limit(), who, who.stage());
        if (cells.isEmpty() || limit == null) {
            return List.of();
        }
        String cell = cells.get(0).fact();
        SchoolReport empty = school;
        for (String each : sum.cells()) {
            for (CellRef ref : county.cells(each, unit.who())) {
                empty = empty.with(empty.facts().with(ref.fact(), 0));
            }
        }
        SchoolCode code = school.school().code();
        SchoolCode other = SchoolCode.parse(String.valueOf(Long.parseLong(code.value()) + 1));
        SchoolReport twin =
                new SchoolReport(new School(other, "同类学校", school.school().kind()), empty.facts());
        List<CountyDataset> around = new ArrayList<>();
        for (BigDecimal[] pair : Aim.pairs(limit)) {
            around.add(county.data()
                    .with(List.of(
                            empty.with(empty.facts().with(cell, new FactValue.Amount(pair[0]))),
                            twin.with(twin.facts().with(cell, new FactValue.Amount(pair[1]))))));
        }
        return around;
    }
}
