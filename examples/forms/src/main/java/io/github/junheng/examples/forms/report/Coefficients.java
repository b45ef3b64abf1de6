package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.figure.DispersionUnits;
import io.github.junheng.examples.forms.figure.DispersionUnits.Unit;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Criterion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 差异系数的补法: what is known of a coefficient that fails: the schools below the limit with what it would be if they were raised to it,
 * the schools that it comes from, and what becomes of it once schools have gone the ways that are enough for them.
 */
final class Coefficients {
    /** So many schools are named in a line. */
    private static final int NAMED = 5;

    private static final int DRIVERS = 3;
    private static final Rational HUNDRED = Rational.of(100);

    private final Evaluation evaluation;
    private final Wording wording;
    private final Remedies remedies;
    private final List<Spread> spreads;

    Coefficients(Evaluation evaluation, Wording wording, Remedies remedies, List<Spread> spreads) {
        this.evaluation = evaluation;
        this.wording = wording;
        this.remedies = remedies;
        this.spreads = spreads;
    }

    /** What is known of what would bring a coefficient that fails within its limit; nothing of all other findings. */
    List<Piece> actions(Finding finding) {
        Spread spread = spreads.stream()
                .filter(one -> one.finding().equals(finding) && finding.status() == Status.NOT_MET)
                .findFirst()
                .orElse(null);
        if (spread == null) {
            return List.of();
        }
        if (spread.indicator().isEmpty()) {
            return mean(spread);
        }
        Drivers drivers = spread.drivers().filter(Drivers::differ).orElse(null);
        if (drivers == null) {
            return List.of(Words.DRIVERS_NONE.piece());
        }
        List<Piece> lines = new ArrayList<>();
        Optional<SquareRoot> all = spread.allRaised();
        if (all.isPresent()) {
            lines.add(below(spread, drivers, all.get()));
        } else if (!spread.limits().isEmpty()) {
            lines.add(Words.ACTION_NONE_BELOW.piece());
        }
        if (all.isEmpty() || !spread.admits(all.get())) {
            // What schools must have does not bring it within: whom it comes from is all that is known.
            List<Piece> greatest = drivers.greatest(DRIVERS).stream()
                    .map(driver -> driver(spread, drivers, driver))
                    .toList();
            lines.add(Words.ACTION_DRIVERS.with(Piece.list(greatest)));
        }
        return lines;
    }

    /** Those below the limit, with the greatest share first. */
    private Piece below(Spread spread, Drivers drivers, SquareRoot all) {
        List<Unit> below = spread.below();
        List<Piece> named = below.stream()
                .map(drivers::driver)
                .sorted(Comparator.comparing(Drivers.Driver::share, (a, b) -> b.compareTo(a)))
                .limit(NAMED)
                .map(driver -> Words.ACTION_ONE.with(
                        wording.school(driver.unit().school()),
                        Shown.number(
                                spread.value(driver.unit()),
                                spread.limit(driver.unit()).orElse(null),
                                Shown.decimals(spread.indicator().orElseThrow())),
                        Shown.bound(spread.limit(driver.unit()).orElseThrow()),
                        spread.raised(driver.unit())
                                .map(cv -> instead(spread, cv))
                                .orElse(Piece.DASH)))
                .toList();
        List<Piece> told = new ArrayList<>(named);
        if (below.size() > NAMED) {
            told.add(Words.REST.with(Piece.of(below.size() - NAMED)));
        }
        return Words.ACTION_BELOW.with(Piece.of(below.size()), Piece.list(told), instead(spread, all));
    }

    private Piece driver(Spread spread, Drivers drivers, Drivers.Driver driver) {
        return Words.ACTION_DRIVER.with(
                wording.school(driver.unit().school()),
                (driver.unit().perHead().compareTo(drivers.mean()) >= 0 ? Words.ABOVE : Words.BELOW).piece(),
                Piece.of(driver.share().times(HUNDRED).round(1).toPlainString()),
                driver.without() == null ? Piece.DASH : instead(spread, driver.without()));
    }

    /** A coefficient as it would be, with its sign. */
    private Piece instead(Spread spread, SquareRoot cv) {
        return Piece.words(
                Shown.instead(evaluation, spread.finding(), cv),
                Piece.of((spread.admits(cv) ? State.MET : State.NOT_MET).sign()));
    }

    /** Of a mean of several coefficients each, the greatest first. */
    private List<Piece> mean(Spread spread) {
        if (!(spread.rule().criterion() instanceof Criterion.MeanDispersion mean)) {
            return List.of();
        }
        List<List<Unit>> units = DispersionUnits.of(
                evaluation.explain(spread.finding()), spread.finding().stage().orElseThrow());
        if (units.size() != mean.indicators().size()) {
            return List.of(Words.DRIVERS_NONE.piece());
        }
        record One(Piece name, SquareRoot cv) {}
        List<One> all = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            Piece name = Piece.of(
                    evaluation.standard().indicator(mean.indicators().get(i)).name());
            Spread.coefficient(units.get(i)).ifPresent(cv -> all.add(new One(name, cv)));
        }
        // Roots compare as their squares do; to so many decimals is near enough for an order.
        List<Piece> told = all.stream()
                .sorted(Comparator.comparing((One one) -> one.cv().round(9)).reversed())
                .map(one -> Piece.words(
                        one.name(), Shown.number(one.cv(), null, Shown.decimals(evaluation, spread.finding()))))
                .toList();
        return List.of(Words.ACTION_MEAN.with(Piece.list(told)));
    }

    /** What coefficients that fail, or would then fail, become once every failing unit has gone the least way. */
    List<Summary.Line> afterwards() {
        List<Summary.Line> lines = new ArrayList<>();
        if (remedies.all().isEmpty()) {
            return lines;
        }
        int stay = 0;
        for (Spread spread : spreads) {
            Finding finding = spread.finding();
            SquareRoot after = after(spread).orElse(null);
            if (after == null || finding.measureOrNull() == null) {
                continue;
            }
            boolean met = spread.admits(after);
            if (met && finding.status() == Status.MET) {
                stay++;
                continue;
            }
            lines.add(new Summary.Line(
                    Words.AFTERWARDS_ONE.with(
                            Piece.of(finding.rule().local()),
                            Wording.stage(finding.stage().orElseThrow()),
                            Shown.value(evaluation, finding),
                            Shown.instead(evaluation, finding, after),
                            Wording.status(met ? Status.MET : Status.NOT_MET)),
                    finding,
                    0));
        }
        if (!lines.isEmpty() && stay > 0) {
            lines.add(new Summary.Line(Words.AFTERWARDS_REST.with(Piece.of(stay)), null, 0));
        }
        return lines;
    }

    Optional<SquareRoot> after(Spread spread) {
        return spread.indicator()
                .flatMap(indicator -> spread.drivers()
                        .flatMap(drivers -> Spread.coefficient(remedies.after(indicator, drivers.units()))));
    }
}
