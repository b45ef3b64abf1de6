package io.github.junheng.examples.forms.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.figure.DispersionUnits;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Origin;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.RootSum;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.standard.Criterion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every number on a form comes from somewhere: from where it says that it comes, it is found once more. What can be read off
 * an origin is taken here from the findings and the cells alone; a number that none of the ways below explains fails.
 */
class TraceTest {
    private static FilledForm form(String county) {
        return form("declaration-2024", county);
    }

    private static FilledForm form(String id, String county) {
        FormEdition edition = FormEditions.find(id);
        return FilledForm.of(edition, Bundled.evaluation(edition.standard(), Bundled.county(county)));
    }

    @ParameterizedTest
    @CsvSource({
        "declaration-2024,met,200",
        "declaration-2024,not-met,200",
        "basic-balance-2012,met,100",
        "basic-balance-2012,not-met,400",
        "self-evaluation,met,500",
        "self-evaluation,not-met,2500"
    })
    void everyNumberIsWhatItsOriginsSay(String edition, String county, int atLeast) {
        FilledForm form = form(edition, county);
        Map<String, String> untraced = new TreeMap<>();
        int[] traced = {0};
        form.figures().forEach((id, figure) -> {
            if (figure.value() instanceof Value.Amount amount) {
                traced[0]++;
                if (figure.origins().isEmpty()) {
                    untraced.put(id, "no origin");
                } else if (candidates(form.evaluation(), figure.origins()).stream()
                        .noneMatch(number -> printed(number, figure.decimals()).compareTo(amount.printed()) == 0)) {
                    untraced.put(
                            id,
                            amount.printed() + " from "
                                    + figure.origins().stream()
                                            .map(Origin::toText)
                                            .toList());
                }
            }
        });
        assertThat(untraced).isEmpty();
        assertThat(traced[0]).isGreaterThan(atLeast);
    }

    @Test
    void aNumberWithoutAnOriginIsCaught() {
        Figure made = Figure.of(Value.Amount.of(Rational.of(5), 0), 0, List.of());
        assertThat(candidates(form("met").evaluation(), made.origins())).isEmpty();
        Figure wrong = Figure.of(
                Value.Amount.of(Rational.of(5), 0),
                0,
                List.of(new Origin.OfCells(List.of(CellRef.ofCounty("townshipCount")))));
        assertThat(candidates(form("met").evaluation(), wrong.origins()))
                .isNotEmpty()
                .noneMatch(number -> printed(number, 0).compareTo(BigDecimal.valueOf(5)) == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"declaration-2024", "basic-balance-2012", "self-evaluation"})
    void whateverIsBlankSaysWhatIsMissing(String edition) {
        List<String> without = form(edition, "not-met").figures().entrySet().stream()
                .filter(entry -> entry.getValue().value() instanceof Value.Blank blank
                        && blank.why().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(without).isEmpty();
    }

    @Test
    void whatIsNotReportedIsBlank() {
        FilledForm form = form("not-met");
        Map<String, Figure> figures = form.figures();
        assertThat(figures.get("Ⅰ.L8"))
                .satisfies(figure -> assertThat(figure.isBlank()).isTrue());
        assertThat(figures.entrySet().stream()
                        .filter(entry -> entry.getValue().isBlank())
                        .map(Map.Entry::getKey))
                .contains("Ⅰ.L8", "Ⅰ.L22", "Ⅲ.PRIMARY.R6.cv", "Ⅲ.PRIMARY.all.cv", "Ⅴ.Q8.outcome", "Ⅵ.all.visited");
    }

    private static BigDecimal printed(Magnitude number, int decimals) {
        return number.round(decimals).setScale(decimals, RoundingMode.UNNECESSARY);
    }

    /** Every number that the origins may stand for. */
    private static List<Magnitude> candidates(Evaluation evaluation, List<Origin> origins) {
        List<Magnitude> found = new ArrayList<>();
        List<Rational> roots = new ArrayList<>();
        Rational tests = Rational.ZERO;
        Rational limits = Rational.ZERO;
        List<Integer> rows = new ArrayList<>();
        for (Origin origin : origins) {
            if (origin instanceof Origin.OfRows of) {
                rows.add(of.schools().size());
            } else if (origin instanceof Origin.OfCells of) {
                found.addAll(ofCells(evaluation, of.cells()));
            } else if (origin instanceof Origin.OfFinding of) {
                Finding finding = evaluation.findings().stream()
                        .filter(one -> one.rule().equals(of.rule())
                                && one.school().equals(of.school())
                                && one.stage().equals(of.stage()))
                        .findFirst()
                        .orElse(null);
                if (finding != null) {
                    Optional<Measure> measure = of.part().isEmpty()
                            ? finding.measure()
                            : finding.parts().stream()
                                    .filter(part -> part.id().equals(of.part().get()))
                                    .findFirst()
                                    .flatMap(PartResult::measure);
                    Magnitude value = measure.flatMap(Measure::value).orElse(null);
                    Rational limit = measure.flatMap(Measure::limit).orElse(null);
                    if (value instanceof Rational number && limit != null) {
                        tests = tests.plus(number);
                        limits = limits.plus(limit);
                    }
                    if (value instanceof SquareRoot root) {
                        roots.add(root.radicand());
                        found.addAll(means(evaluation, finding, root));
                    }
                    if (limit != null) {
                        found.add(limit);
                    }
                    found.addAll(ofUnit(evaluation, finding, origins));
                    if (value != null) {
                        found.add(value);
                    }
                }
                found.addAll(limits(evaluation, of));
            }
        }
        if (origins.size() > 1 && !roots.isEmpty()) {
            found.add(new RootSum(roots, Rational.of(1, roots.size())));
        }
        found.add(tests);
        found.add(limits);
        found.addAll(failingClasses(evaluation, origins));
        if (rows.size() == 1) {
            found.add(Rational.of(rows.get(0)));
        } else if (rows.size() == 2 && rows.get(1) > 0) {
            found.add(Rational.of(100L * rows.get(0), rows.get(1)));
        }
        if (origins.isEmpty()) {
            found.clear();
        }
        // A unit's number in its list stands for itself.
        if (origins.size() == 1
                && origins.get(0) instanceof Origin.OfRows of
                && of.what().equals("学校")) {
            for (int number = 1; number <= 100; number++) {
                found.add(Rational.of(number));
            }
        }
        return found;
    }

    /** The sum of the cells, the number of their elements, or the first as a share of the second, in the units of the form. */
    private static List<Magnitude> ofCells(Evaluation evaluation, List<CellRef> cells) {
        Rational sum = Rational.ZERO;
        List<Rational> numbers = new ArrayList<>();
        List<BigDecimal> largest = new ArrayList<>();
        long elements = 0;
        for (CellRef cell : cells) {
            FactValue value = evaluation.dataset().factsOf(cell).values().get(cell.fact());
            if (value instanceof FactValue.Amount amount) {
                numbers.add(Rational.of(amount.value()));
                sum = sum.plus(numbers.get(numbers.size() - 1));
                elements += cell.fact().endsWith("classCount") ? amount.value().longValueExact() : 0;
            } else if (value instanceof FactValue.Amounts list && cell.index() >= 0) {
                numbers.add(
                        Rational.of(list.values().get(cell.index()).toOptional().orElseThrow()));
                sum = sum.plus(numbers.get(numbers.size() - 1));
            } else if (value instanceof FactValue.Amounts list) {
                elements += list.values().size();
                list.values().stream()
                        .flatMap(size -> size.toOptional().stream())
                        .max(BigDecimal::compareTo)
                        .ifPresent(largest::add);
            }
        }
        List<Magnitude> found =
                new ArrayList<>(List.of(sum, sum.dividedBy(Rational.of(10_000)), Rational.of(elements)));
        if (cells.size() == 1) {
            largest.forEach(size -> found.add(Rational.of(size)));
        }
        if (numbers.size() == 2 && !numbers.get(1).isZero()) {
            found.add(numbers.get(0).times(Rational.of(100)).dividedBy(numbers.get(1)));
        }
        return found;
    }

    /** The amount of the school whose row it is, and that amount per pupil. */
    private static List<Magnitude> ofUnit(Evaluation evaluation, Finding dispersion, List<Origin> origins) {
        List<Magnitude> found = new ArrayList<>();
        for (Origin origin : origins) {
            if (origin instanceof Origin.OfRows of
                    && of.what().equals("单位")
                    && dispersion.stage().isPresent()) {
                for (DispersionUnits.Unit unit : DispersionUnits.known(
                        evaluation.explain(dispersion), dispersion.stage().get())) {
                    if (of.schools().equals(List.of(unit.school()))) {
                        found.add(unit.amount());
                        found.add(unit.perHead().times(per(evaluation, dispersion)));
                    }
                }
            }
        }
        return found;
    }

    private static Rational per(Evaluation evaluation, Finding dispersion) {
        String indicator = ((Criterion.Dispersion)
                        evaluation.standard().rule(dispersion.rule().local()).criterion())
                .indicator();
        return evaluation.standard().indicator(indicator).per();
    }

    /** The sum of the amounts, their mean, and the standard deviation that the coefficient is of it. */
    private static List<Magnitude> means(Evaluation evaluation, Finding dispersion, SquareRoot coefficient) {
        Rational heads = Rational.ZERO;
        Rational amounts = Rational.ZERO;
        for (DispersionUnits.Unit unit :
                DispersionUnits.of(evaluation, dispersion).orElseThrow()) {
            heads = heads.plus(unit.heads());
            amounts = amounts.plus(unit.amount());
        }
        Rational mean = amounts.times(per(evaluation, dispersion)).dividedBy(heads);
        return List.of(
                amounts, mean, new SquareRoot(coefficient.radicand().times(mean).times(mean)));
    }

    /** What the rules ask for, as the fact sheet has it. */
    private static List<Magnitude> limits(Evaluation evaluation, Origin.OfFinding of) {
        return switch (of.rule().local()) {
            case "G4" -> List.of(Rational.of(2000), Rational.of(2500));
            case "G5" -> List.of(Rational.of(45), Rational.of(50));
            case "CV" -> List.of(Rational.of(65, 100), Rational.of(55, 100));
            case "GOV", "SAT" -> List.of(Rational.of(85));
            default -> List.of();
        };
    }

    /** The classes above 45 or 50 of the schools whose findings these are, by stage. */
    private static List<Magnitude> failingClasses(Evaluation evaluation, List<Origin> origins) {
        long primary = 0;
        long junior = 0;
        for (Origin origin : origins) {
            if (origin instanceof Origin.OfFinding of
                    && of.rule().local().equals("G5")
                    && of.school().isPresent()) {
                var facts = evaluation
                        .dataset()
                        .school(of.school().get())
                        .orElseThrow()
                        .facts();
                primary +=
                        above(facts.amounts("primary.classSizes").toOptional().orElse(List.of()), 45);
                junior += above(facts.amounts("junior.classSizes").toOptional().orElse(List.of()), 50);
            }
        }
        return List.of(Rational.of(primary), Rational.of(junior));
    }

    private static long above(List<BigDecimal> sizes, long limit) {
        return sizes.stream()
                .filter(size -> size.compareTo(BigDecimal.valueOf(limit)) > 0)
                .count();
    }

    @Test
    void theOutcomesOnTheFormAreThoseOfTheEvaluation() {
        FilledForm form = form("not-met");
        assertThat(form.figures().get("Ⅳ.G11.outcome").value()).isEqualTo(new Value.Outcome(Status.NOT_MET));
        assertThat(form.figures().get("Ⅳ.G13.outcome").value()).isEqualTo(new Value.Outcome(Status.MET));
    }
}
