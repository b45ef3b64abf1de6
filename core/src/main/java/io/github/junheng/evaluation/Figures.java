package io.github.junheng.evaluation;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Constant;
import io.github.junheng.evaluation.Explanation.Figure;
import io.github.junheng.evaluation.Explanation.OutsideUnknown;
import io.github.junheng.evaluation.Explanation.Reading;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Scope;
import io.github.junheng.standard.Split;
import io.github.junheng.standard.Sum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds figures from definitions and cells. */
final class Figures {
    /** What stands for the stages where a name is that of one cell; which stage it is does not matter. */
    private static final List<Subject.Part> WHOLE = List.of(new Subject.Part(Stage.PRIMARY, List.of()));

    private final CountyDataset dataset;
    private final CellNames names;

    Figures(CellNames names, CountyDataset dataset) {
        this.dataset = dataset;
        this.names = names;
    }

    /** An indicator's parts: what is counted, what it is divided by (absent for a plain sum), and the value. */
    record IndicatorFigures(Figure amount, @Nullable Figure base, Figure value) {}

    IndicatorFigures indicator(Indicator indicator, Subject subject) {
        Figure amount = amount(
                indicator.numerator(subject.stage()), indicator.split().orElse(null), counted(indicator, subject));
        Optional<Sum> denominator = indicator.denominator();
        if (denominator.isEmpty()) {
            return new IndicatorFigures(amount, null, amount);
        }
        Figure base = amount(denominator.get(), null, subject);
        Figure scaled = indicator.per().equals(Rational.ONE)
                ? amount
                : Computation.of(Operation.PRODUCT, amount, new Constant(indicator.per(), null));
        return new IndicatorFigures(amount, base, Computation.of(Operation.QUOTIENT, scaled, base));
    }

    /** The county with those units alone that count in the numerator. */
    private Subject counted(Indicator indicator, Subject subject) {
        Scope scope = indicator.numeratorScopeOrNull();
        if (scope == null || subject.school() != null) {
            return subject;
        }
        List<Subject.Unit> units = new ArrayList<>();
        for (Subject.Unit unit : subject.units()) {
            Subject counting = Membership.counting(scope, unit.subject(), this, dataset);
            Membership membership = Membership.of(scope, counting, this, dataset);
            if (!unit.unknown().isEmpty()) {
                units.add(unit);
            } else if (!membership.isOut()) {
                units.add(new Subject.Unit(counting, membership.missing()));
            }
        }
        return new Subject(null, subject.stage(), subject.stages(), units);
    }

    /** A sum of cells; of the county, where the cells are the schools' own, summed over the schools that count. */
    Figure amount(Sum sum, @Nullable Split split, Subject subject) {
        if (subject.school() == null && isOfSchools(sum)) {
            List<Figure> parts = new ArrayList<>();
            for (Subject.Unit unit : subject.units()) {
                parts.add(
                        unit.unknown().isEmpty()
                                ? amount(sum, split, unit.subject())
                                : new OutsideUnknown(unit.unknown()));
            }
            return Computation.of(Operation.SUM, parts);
        }
        Rational countingFrom = sum.countingFromOrNull();
        Figure total = countingFrom == null ? added(sum.add(), subject) : counted(sum.add(), countingFrom, subject);
        if (!sum.subtract().isEmpty()) {
            List<Figure> operands = new ArrayList<>();
            operands.add(total);
            for (String cell : sum.subtract()) {
                operands.addAll(readings(cell, subject));
            }
            total = Computation.of(Operation.DIFFERENCE, operands);
        }
        if (!sum.times().equals(Rational.ONE)) {
            total = Computation.of(Operation.PRODUCT, total, new Constant(sum.times(), null));
        }
        SchoolReport school = subject.school();
        Stage stage = subject.stage();
        return split == null || school == null || stage == null ? total : part(total, split, school, stage);
    }

    private boolean isOfSchools(Sum sum) {
        for (String cell : sum.cells()) {
            if (name(cell).place() != Place.COUNTY) {
                return true;
            }
        }
        return false;
    }

    private Figure added(List<String> cells, Subject subject) {
        List<Figure> operands = new ArrayList<>();
        for (String cell : cells) {
            operands.addAll(readings(cell, subject));
        }
        return operands.size() == 1 ? operands.get(0) : Computation.of(Operation.SUM, operands);
    }

    /** How many elements of the lists reach a number. */
    private Figure counted(List<String> cells, Rational from, Subject subject) {
        List<Figure> operands = new ArrayList<>(List.of(new Constant(from, null)));
        for (String cell : cells) {
            operands.addAll(elements(cell, subject));
        }
        return Computation.of(Operation.COUNT_REACHING, operands);
    }

    /** The elements of every list that a cell stands for; a list that is not known is one unknown element. */
    List<Figure> elements(String cell, Subject subject) {
        List<Figure> elements = new ArrayList<>();
        for (ListReading list : lists(cell, subject)) {
            List<Reading> known = list.elementsOrNull();
            if (known == null) {
                elements.add(new OutsideUnknown(list.missing()));
            } else {
                elements.addAll(known);
            }
        }
        return elements;
    }

    /** R·w·P / Σ(w·P); a school of one stage keeps all of it. */
    private Figure part(Figure shared, Split split, SchoolReport school, Stage stage) {
        List<Stage> stages = split.weights().stages().stream()
                .filter(school.school().kind()::has)
                .toList();
        if (stages.size() == 1) {
            return shared;
        }
        List<Figure> weighted = new ArrayList<>();
        Figure own = shared;
        for (Stage each : stages) {
            Figure product = Computation.of(
                    Operation.PRODUCT,
                    new Constant(split.weights().of(each), split.citation()),
                    reading(
                            CellRef.of(
                                    school.school().code(),
                                    name(split.pupils()).id(each).fact()),
                            school.facts()));
            weighted.add(product);
            if (each == stage) {
                own = Computation.of(Operation.PRODUCT, shared, product);
            }
        }
        return Computation.of(Operation.QUOTIENT, own, Computation.of(Operation.SUM, weighted));
    }

    /**
     * The cells that a name stands for, as read; cells of a stage that the kind of school does not have are left out, and a stage
     * of which it is not known whether it counts is an unknown.
     */
    List<Figure> readings(String cell, Subject subject) {
        CellName name = name(cell);
        List<Figure> readings = new ArrayList<>();
        for (Subject.Part part : name.isPerStage() ? subject.stages() : WHOLE) {
            Optional<CellRef> ref = cell(name, part.stage(), subject);
            if (ref.isPresent()) {
                readings.add(
                        part.isUnknown()
                                ? new OutsideUnknown(part.unknown())
                                : reading(ref.get(), facts(ref.get(), subject)));
            }
        }
        return readings;
    }

    /** The cell of one stage; of the county, where it is the schools' own, summed over the schools that count. */
    Figure ofStage(String cell, Subject subject, Subject.Part part) {
        if (subject.school() != null || name(cell).place() == Place.COUNTY) {
            return added(List.of(cell), subject.only(part));
        }
        List<Figure> parts = new ArrayList<>();
        for (Subject.Unit unit : subject.units()) {
            if (!unit.unknown().isEmpty()) {
                parts.add(new OutsideUnknown(unit.unknown()));
                continue;
            }
            unit.subject().stages().stream()
                    .filter(own -> own.stage() == part.stage())
                    .forEach(own -> parts.addAll(readings(cell, unit.subject().only(own))));
        }
        return Computation.of(Operation.SUM, parts);
    }

    /** The cells that a name stands for. */
    List<CellRef> cells(String cell, Subject subject) {
        CellName name = name(cell);
        List<Stage> stages = name.isPerStage()
                ? subject.stages().stream().map(Subject.Part::stage).toList()
                : List.of(Stage.PRIMARY);
        return stages.stream()
                .flatMap(stage -> cell(name, stage, subject).stream())
                .toList();
    }

    /** Calls one function for each cell that a name stands for, the other for a stage that may not count. */
    <T> List<T> each(
            String cell,
            Subject subject,
            BiFunction<CellRef, @Nullable Stage, T> known,
            Function<List<Missing>, T> unknown) {
        CellName name = name(cell);
        List<T> results = new ArrayList<>();
        if (!name.isPerStage()) {
            cell(name, Stage.PRIMARY, subject).ifPresent(ref -> results.add(known.apply(ref, subject.stage())));
            return results;
        }
        for (Subject.Part part : subject.stages()) {
            Optional<CellRef> ref = cell(name, part.stage(), subject);
            if (ref.isPresent()) {
                results.add(part.isUnknown() ? unknown.apply(part.unknown()) : known.apply(ref.get(), part.stage()));
            }
        }
        return results;
    }

    private static Optional<CellRef> cell(CellName name, Stage stage, Subject subject) {
        SchoolReport school = subject.school();
        CellName.Id id = name.id(stage);
        if (name.place() == Place.COUNTY) {
            return Optional.of(CellRef.ofCounty(id.fact()));
        }
        Stage of = id.of();
        return school != null && (of == null || school.school().kind().has(of))
                ? Optional.of(CellRef.of(school.school().code(), id.fact()))
                : Optional.empty();
    }

    private CellName name(String cell) {
        return names.get(cell);
    }

    /** The facts among which a cell of a subject stands. */
    private Facts facts(CellRef ref, Subject subject) {
        SchoolReport school = subject.school();
        return ref.school() == null || school == null ? dataset.county().facts() : school.facts();
    }

    /** One list for each cell that the name stands for. */
    List<ListReading> lists(String cell, Subject subject) {
        return each(
                cell,
                subject,
                (ref, stage) -> {
                    List<Reading> elements = elements(ref, facts(ref, subject));
                    return elements == null
                            ? new ListReading(stage, null, List.of(new Missing(ref, Missing.Why.NOT_REPORTED)))
                            : new ListReading(stage, elements, List.of());
                },
                missing -> new ListReading(null, null, missing));
    }

    /** A list as it was read: its elements, or what is missing to know them. */
    record ListReading(@Nullable Stage stage, @Nullable List<Reading> elementsOrNull, List<Missing> missing) {}

    private static @Nullable List<Reading> elements(CellRef ref, Facts facts) {
        if (!(facts.values().get(ref.fact()) instanceof FactValue.Amounts amounts)) {
            return null;
        }
        List<Reading> elements = new ArrayList<>();
        List<Reported<BigDecimal>> values = amounts.values();
        for (int i = 0; i < values.size(); i++) {
            elements.add(new Reading(
                    ref.element(i), values.get(i).map(Rational::of).toOptional().orElse(null)));
        }
        return elements;
    }

    static Reading reading(CellRef ref, Facts facts) {
        return new Reading(
                ref,
                facts.amount(ref.fact()) instanceof Reported.Known<BigDecimal> known
                        ? Rational.of(known.value())
                        : null);
    }
}
