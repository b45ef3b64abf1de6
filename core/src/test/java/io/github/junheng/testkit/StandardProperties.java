package io.github.junheng.testkit;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Split;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import io.github.junheng.testkit.Reckoning.Key;
import io.github.junheng.testkit.Reckoning.Unit;
import io.github.junheng.testkit.Reckoning.Who;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * 标准性质: what has to hold of every standard, with or without overlays. A test class implements it, names the standard, and jqwik
 * runs every property over generated counties:
 *
 * <pre>{@code
 * class MyProvincePropertyTest implements StandardProperties {
 *     @Override
 *     public Standard standard() {
 *         return Overlays.apply(base, List.of(overlay)).orThrow();
 *     }
 * }
 * }</pre>
 *
 * The kit draws schools and the county: a standard that asks of kindergartens, classes or townships is refused by name, and what it
 * asks of schools and the county is tried as {@code Drawn.of(standard)}.
 *
 * <p>A property that makes no sense for a standard can be overridden without {@code @Property}; it is then not run.
 */
public interface StandardProperties {
    /** The standard that is tried; it is asked for a few times per property, not per county. */
    Standard standard();

    /** The day of evaluation; else 31 December of the first year in which all rules and numbers have come into force. */
    default LocalDate asOf() {
        return Counties.dayOf(standard());
    }

    /** What evaluates; override it to try an evaluator of your own making against the standard. */
    default Evaluator evaluator() {
        return Evaluator.of(standard());
    }

    /** What the properties are tried on. */
    @Provide
    default Arbitrary<Trial> trials() {
        // One trial is made per property and handed its recipes: a standard may be dear to read.
        Trial first = trial(new Recipe(0, 1, Distance.MIXED, 0));
        return first.counties().recipes().map(first::of);
    }

    /** The trial of one recipe, as a failure names it: to look at it again by hand. */
    default Trial trial(Recipe recipe) {
        Standard standard = standard();
        LocalDate asOf = asOf();
        return new Trial(standard, asOf, evaluator(), Counties.of(standard, asOf), recipe);
    }

    /**
     * Every test of every rule in force: on its limit it is decided as the comparator's word says, one smallest unit beside it as
     * the side says; the floor and the number of a k-of-n rule, every element of a list, every admitted word and two schools
     * around a coefficient of variation alike. A rule that no generated county can bring to its limit is a failure.
     */
    @Property(tries = 10)
    default void everyLimitDividesWhereTheStandardSays(@ForAll("trials") Trial trial) {
        new Boundary(trial).check();
    }

    /** Every finding, with cells missing or not, has the outcome that a second, plain reading of the definitions gives. */
    @Property(tries = 100)
    default void everyOutcomeIsWhatTheDefinitionsSay(@ForAll("trials") Trial trial) {
        CountyDataset data = trial.county();
        Reckoning county = trial.reckoning(data);
        Evaluation evaluation = trial.evaluate(data);
        Map<Key, Finding> findings = trial.findings(evaluation);
        Set<Key> unasked = new HashSet<>(findings.keySet());
        for (Rule rule : trial.standard().rules().values()) {
            for (Key key : county.keys(rule)) {
                unasked.remove(key);
                Finding finding = findings.get(key);
                trial.expect(key, finding, "outcome", county.outcome(key), Trial.status(finding));
            }
        }
        unasked.forEach(key -> trial.expect(key, findings.get(key), "asked by the standard", true, false));
    }

    /** More of what a rule wants, or less of what it limits, never turns MET into NOT_MET. */
    @Property(tries = 40)
    default void moreOfWhatIsWantedNeverTurnsMetIntoNotMet(@ForAll("trials") Trial trial) {
        CountyDataset data = trial.county();
        Reckoning county = trial.reckoning(data);
        Random random = trial.random();
        Map<Key, Finding> before = trial.findings(trial.evaluate(data));
        List<Rule> rules = new ArrayList<>(trial.rulesInForce(data));
        Collections.shuffle(rules, random);
        // Each rule is an evaluation of its own; the tries together come to all of them.
        for (Rule rule : rules.subList(0, Math.min(15, rules.size()))) {
            Map<String, Integer> ways = Direction.of(trial.standard(), rule);
            List<CellRef> cells = Cells.reported(data).stream()
                    .filter(c -> c.index() < 0 && ways.containsKey(c.fact()))
                    .toList();
            if (!cells.isEmpty()) {
                CellRef cell = Counties.pick(cells, random);
                int way = ways.getOrDefault(cell.fact(), 0);
                CountyDataset changed = Direction.moved(data, cell, way * (1 + random.nextInt(200)));
                Map<Key, Finding> after = trial.findings(trial.evaluate(changed));
                before.forEach((key, finding) -> {
                    if (key.rule().equals(rule.id().local())
                            && finding.status() == Status.MET
                            && county.hasPositiveBases(key)
                            && Trial.status(after.get(key)) == Status.NOT_MET) {
                        throw trial.broken(
                                key,
                                after.get(key),
                                (way > 0 ? "more" : "less") + " of " + cell + " turned MET into NOT_MET");
                    }
                });
            }
        }
    }

    /** The order of schools changes nothing, and which school has which code changes nothing that is said of the county. */
    @Property(tries = 60)
    default void orderAndCodesOfSchoolsChangeNothing(@ForAll("trials") Trial trial) {
        CountyDataset data = trial.county();
        Verdict verdict = trial.evaluate(data).verdict();
        List<SchoolReport> schools = new ArrayList<>(data.schools());
        Collections.shuffle(schools, trial.random());
        Key all = new Key("all", null, null);
        trial.expect(
                all, null, "order", verdict, trial.evaluate(data.with(schools)).verdict());

        List<SchoolCode> codes =
                data.schools().stream().map(s -> s.school().code()).toList();
        List<SchoolReport> renamed = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            School school = schools.get(i).school();
            renamed.add(new SchoolReport(
                    new School(codes.get(i), school.name(), school.kind()),
                    schools.get(i).facts()));
        }
        Map<Key, Finding> findings = trial.findings(trial.evaluate(data.with(renamed)));
        for (Finding finding : verdict.findings()) {
            Key key = new Key(finding.rule().local(), null, finding.stageOrNull());
            Finding other = findings.get(key);
            if (finding.school().isEmpty()) {
                trial.expect(key, other, "outcome with codes exchanged", finding.status(), Trial.status(other));
                trial.expect(
                        key,
                        other,
                        "figures with codes exchanged",
                        finding.measure(),
                        other == null ? null : other.measure());
            }
        }
    }

    /**
     * Emptying any one cell, or one element of a list, turns an outcome into INDETERMINATE or leaves it. It never decides
     * anything, so NOT_APPLICABLE too can only become INDETERMINATE: a school that a known cell kept out may now count, and
     * nothing that is missing can keep one out. A finding that is not there stands for NOT_APPLICABLE.
     */
    @Property(tries = 60)
    default void anEmptiedCellNeverDecides(@ForAll("trials") Trial trial) {
        CountyDataset data = trial.county();
        Evaluation evaluation = trial.evaluate(data);
        Map<Key, Finding> before = trial.findings(evaluation);
        List<CellRef> cells = new ArrayList<>(Cells.reported(data));
        Collections.shuffle(cells, trial.random());
        for (CellRef cell : cells.subList(0, Math.min(15, cells.size()))) {
            Evaluation emptied = trial.evaluate(Cells.without(data, cell));
            Map<Key, Finding> after = trial.findings(emptied);
            Set<Key> keys = new HashSet<>(before.keySet());
            keys.addAll(after.keySet());
            for (Key key : keys) {
                if (Trial.status(after.get(key)) != Status.INDETERMINATE) {
                    trial.expect(
                            key,
                            after.get(key),
                            "outcome without " + cell,
                            Trial.status(before.get(key)),
                            Trial.status(after.get(key)));
                }
            }
            if (emptied.status() != Status.INDETERMINATE) {
                Key all = new Key("all", null, null);
                trial.expect(all, null, "verdict without " + cell, evaluation.status(), emptied.status());
            }
        }
    }

    /** All resources times one number, all pupils times another: a dispersion stays what it was. */
    @Property(tries = 20)
    default void scalingLeavesADispersionAlone(@ForAll("trials") Trial trial) {
        CountyDataset data = trial.county();
        Reckoning county = trial.reckoning(data);
        Map<Key, Finding> before = trial.findings(trial.evaluate(data));
        Random random = trial.random();
        for (Rule rule : trial.rulesInForce(data)) {
            for (Key key : rule.criterion() instanceof Criterion.Dispersion ? county.keys(rule) : List.<Key>of()) {
                Criterion.Dispersion dispersion = (Criterion.Dispersion) rule.criterion();
                Reckoning scaled = scaled(trial, county, key, dispersion, 2 + random.nextInt(5), 2 + random.nextInt(5));
                // Larger schools may come into the scope; then it is another county.
                if (units(scaled.who(key)).equals(units(county.who(key)))) {
                    Finding after =
                            trial.findings(trial.evaluate(scaled.data())).get(key);
                    Finding finding = before.get(key);
                    trial.expect(key, after, "outcome, scaled", Trial.status(finding), Trial.status(after));
                    trial.expect(
                            key,
                            after,
                            "dispersion, scaled",
                            finding == null ? null : finding.measure(),
                            after == null ? null : after.measure());
                }
            }
        }
    }

    private static List<SchoolCode> units(Who who) {
        return who.units().stream().map(u -> u.school().school().code()).toList();
    }

    private static Reckoning scaled(
            Trial trial, Reckoning county, Key key, Criterion.Dispersion dispersion, int resources, int pupils) {
        Indicator indicator = trial.standard().indicator(dispersion.indicator());
        Who who = county.who(key);
        Map<CellRef, Integer> factors = new HashMap<>();
        for (Unit unit : who.units()) {
            Who school = unit.who();
            indicator
                    .numerator(who.stage())
                    .cells()
                    .forEach(cell -> county.cells(cell, school).forEach(ref -> factors.put(ref, resources)));
            indicator
                    .denominator()
                    .ifPresent(sum -> sum.cells()
                            .forEach(cell -> county.cells(cell, school).forEach(ref -> factors.put(ref, pupils))));
            Who whole = Who.ofSchool(unit.school(), null, List.of(Stage.values()));
            indicator
                    .split()
                    .ifPresent(split -> county.cells(split.pupils(), whole).forEach(ref -> factors.put(ref, pupils)));
        }
        Reckoning scaled = county;
        for (Map.Entry<CellRef, Integer> entry : factors.entrySet()) {
            CellRef cell = entry.getKey();
            if (county.data().factsOf(cell).values().get(cell.fact()) instanceof FactValue.Amount amount) {
                scaled = scaled.with(
                        cell, new FactValue.Amount(amount.value().multiply(BigDecimal.valueOf(entry.getValue()))));
            }
        }
        return scaled;
    }

    /**
     * What a school's stages are given of a split resource is, all together, the whole of it; where a stage is not judged (高中),
     * the others together have their weighted part of it.
     */
    @Property(tries = 60)
    default void splittingGivesAwayTheWholeAndNoMore(@ForAll("trials") Trial trial) {
        CountyDataset data = trial.county();
        Reckoning county = trial.reckoning(data);
        Map<Key, Finding> findings = trial.findings(trial.evaluate(data));
        for (Rule rule : trial.rulesInForce(data)) {
            if (rule.level() == Level.SCHOOL_STAGE
                    && rule.criterion() instanceof Criterion.Comparison comparison
                    && trial.standard().indicator(comparison.indicator()).splitOrNull() != null) {
                Indicator indicator = trial.standard().indicator(comparison.indicator());
                data.schools().forEach(school -> split(trial, county, findings, rule, indicator, school));
            }
        }
    }

    private static void split(
            Trial trial,
            Reckoning county,
            Map<Key, Finding> findings,
            Rule rule,
            Indicator indicator,
            SchoolReport school) {
        Split split = indicator.split().orElseThrow();
        List<Stage> judged = new ArrayList<>();
        Rational parts = Rational.ZERO;
        for (Stage stage : rule.stages()) {
            Key key = new Key(rule.id().local(), school.school().code(), stage);
            Finding finding = findings.get(key);
            Who who = Who.ofSchool(school, stage, rule.stages());
            Rational base = indicator.denominatorOrNull() == null
                    ? Rational.ONE
                    : county.amount(indicator.denominatorOrNull(), null, who);
            if (finding != null
                    && base != null
                    && finding.measure().flatMap(m -> m.value()).orElse(null) instanceof Rational value) {
                judged.add(stage);
                parts = parts.plus(value.times(base).dividedBy(indicator.per()));
            }
        }
        List<Stage> all = split.weights().stages().stream()
                .filter(school.school().kind()::has)
                .toList();
        for (Stage stage : judged) {
            Key key = new Key(rule.id().local(), school.school().code(), stage);
            Rational whole =
                    county.amount(indicator.numerator(stage), null, Who.ofSchool(school, stage, rule.stages()));
            Rational weights = county.weighted(split, school, all);
            Rational own = county.weighted(split, school, judged);
            if (whole != null
                    && weights != null
                    && own != null
                    && indicator.numeratorByStage().isEmpty()) {
                trial.expect(
                        key,
                        findings.get(key),
                        "parts of " + whole.toDecimal(),
                        all.size() == 1 ? whole.times(weights) : whole.times(own),
                        parts.times(weights));
            }
        }
    }

    /** A finding is marked as sensitive at the boundary where, and only where, comparing printed values changes its outcome. */
    @Property(tries = 60)
    default void boundarySensitiveMeansThatPrintedValuesDecideOtherwise(@ForAll("trials") Trial trial) {
        CountyDataset data = trial.county();
        Evaluator evaluator = trial.evaluator();
        Map<Key, Finding> exact = trial.findings(evaluator
                .comparing(CompareMode.EXACT)
                .evaluate(data, trial.asOf())
                .orThrow());
        Map<Key, Finding> printed = trial.findings(evaluator
                .comparing(CompareMode.AS_REPORTED)
                .evaluate(data, trial.asOf())
                .orThrow());
        exact.forEach((key, finding) -> {
            Finding other = printed.get(key);
            boolean differ = finding.status() != Trial.status(other);
            trial.expect(key, finding, "boundary-sensitive", differ, finding.boundarySensitive());
            trial.expect(
                    key, finding, "boundary-sensitive as reported", differ, other != null && other.boundarySensitive());
        });
    }

    /** The same input gives the same evaluation, and every explanation, replayed by itself, gives its finding. */
    @Property(tries = 40)
    default void everyExplanationReplaysAndNothingIsLeftToChance(@ForAll("trials") Trial trial) {
        CountyDataset data = trial.county();
        for (CompareMode mode : CompareMode.values()) {
            Evaluator evaluator = trial.evaluator().comparing(mode);
            Evaluation evaluation = evaluator.evaluate(data, trial.asOf()).orThrow();
            Evaluation again = evaluator
                    .evaluate(trial.counties().draw(trial.recipe()), trial.asOf())
                    .orThrow();
            trial.expect(new Key("all", null, null), null, "twice the same", evaluation.verdict(), again.verdict());
            ExplanationReplay.check(evaluation);
        }
    }
}
