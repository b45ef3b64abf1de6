package io.github.junheng.examples.forms.check;

import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.edition.FigureSpec;
import io.github.junheng.examples.forms.figure.Ground;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of the county against each other. */
final class CountyChecks {
    /** What is a part of what, each by its fact. */
    static final List<List<String>> PARTS = List.of(
            List.of("agriculturalPopulation", "population"),
            List.of("rotation.rotated", "rotation.eligible"),
            List.of("rotation.backboneRotated", "rotation.rotated"),
            List.of("seniorHighPlaces.allocated", "seniorHighPlaces.planned"),
            List.of("seniorHighPlaces.allocatedToRural", "seniorHighPlaces.allocated"),
            List.of("migrantChildren.inPublic", "migrantChildren.eligible"),
            List.of("migrantChildren.inPurchasedPrivate", "migrantChildren.eligible"),
            List.of("disabledChildren.enrolled", "disabledChildren.schoolAge"),
            List.of("disabledChildren.inSpecialSchools", "disabledChildren.enrolled"),
            List.of("recognitionSurvey.valid", "recognitionSurvey.total"),
            List.of("recognitionSurvey.satisfied", "recognitionSurvey.valid"),
            List.of("recognitionSurvey.visitSatisfied", "recognitionSurvey.visited"),
            List.of("recognitionSurvey.parents.valid", "recognitionSurvey.parents.total"),
            List.of("recognitionSurvey.parents.satisfied", "recognitionSurvey.parents.valid"),
            List.of("recognitionSurvey.parents.visitSatisfied", "recognitionSurvey.parents.visited"),
            List.of("recognitionSurvey.parents.total", "recognitionSurvey.total"),
            List.of("recognitionSurvey.parents.valid", "recognitionSurvey.valid"),
            List.of("recognitionSurvey.parents.satisfied", "recognitionSurvey.satisfied"),
            List.of("recognitionSurvey.parents.visited", "recognitionSurvey.visited"),
            List.of("recognitionSurvey.parents.visitSatisfied", "recognitionSurvey.visitSatisfied"));

    private final FormChecks form;

    CountyChecks(FormChecks form) {
        this.form = form;
    }

    void run() {
        for (Map.Entry<FigureSpec, List<FoundCell>> entry : form.byFigure().entrySet()) {
            FigureSpec figure = entry.getKey();
            twice(figure, entry.getValue());
            for (FoundCell cell : entry.getValue()) {
                if (figure instanceof FigureSpec.Elements && !cell.isBlank()) {
                    worded(cell);
                } else if (figure instanceof FigureSpec.Composite composite) {
                    composite(composite, cell);
                } else if (figure instanceof FigureSpec.Ratio ratio) {
                    ratio(cell, form.fact("", ratio.part()), form.fact("", ratio.whole()));
                } else if (figure instanceof FigureSpec.OfRule of && of.part() == FigureSpec.Part.VALUE) {
                    ratio(of, cell);
                } else if (figure instanceof FigureSpec.OfRule of && of.part() == FigureSpec.Part.OUTCOME) {
                    verdict(of, cell);
                }
            }
        }
        parts();
    }

    // ---------------------------------------------------------------- the same figure in two places

    private void twice(FigureSpec figure, List<FoundCell> all) {
        FoundCell first = all.get(0);
        Interval one = first.interval();
        for (FoundCell other : all.subList(1, all.size())) {
            Interval two = other.interval();
            if (one != null && two != null && !(figure instanceof FigureSpec.Label)) {
                form.ran(ProblemCode.CHECK_COUNT);
                if (!form.exact(first, one).meets(form.exact(other, two))) {
                    form.report(
                            ProblemCode.CHECK_COUNT,
                            other,
                            other.place().toString(),
                            other.text(),
                            first.place().toString(),
                            first.text());
                }
            }
        }
    }

    private void worded(FoundCell cell) {
        if (ElementText.of(cell.text()).isEmpty()) {
            form.report(
                    ProblemCode.CHECK_FORMAT,
                    cell,
                    "与表样的写法（语文 Ⅲ级 0.11；…）不同，其中的数没有核对",
                    cell.text().length() > 40 ? cell.text().substring(0, 40) + "…" : cell.text(),
                    "not worded as the form does; its figures were not checked");
        }
    }

    // ---------------------------------------------------------------- composites

    private void composite(FigureSpec.Composite composite, FoundCell cell) {
        Interval sum = Interval.of(Rational.ZERO);
        List<FoundCell> from = new ArrayList<>();
        for (String rule : composite.rules()) {
            FoundCell of = form.first(new FigureSpec.OfRule(
                    rule, Optional.of(composite.stage()), Optional.empty(), FigureSpec.Part.VALUE, Optional.empty()));
            Interval own = form.need(of, ProblemCode.CHECK_COMPOSITE);
            if (own == null || of == null) {
                form.skip(cell.id() + "：各项有空格，没有重算", cell.id() + ": blanks among the coefficients, not recomputed");
                return;
            }
            sum = sum.plus(own);
            from.add(of);
        }
        Interval printed = form.need(cell, ProblemCode.CHECK_COMPOSITE);
        if (printed == null) {
            return;
        }
        form.ran(ProblemCode.CHECK_COMPOSITE);
        Interval mean = sum.times(Rational.of(1, composite.rules().size()));
        if (!mean.meets(printed)) {
            String last = from.get(from.size() - 1).place().toString();
            form.report(
                    ProblemCode.CHECK_COMPOSITE,
                    cell,
                    cell.text(),
                    mean.lowShown(),
                    mean.highShown(),
                    from.get(0).place() + ":" + last.substring(last.lastIndexOf('!') + 1));
        }
    }

    // ---------------------------------------------------------------- ratios

    private void ratio(FoundCell cell, @Nullable FoundCell part, @Nullable FoundCell whole) {
        Interval above = form.need(part, ProblemCode.CHECK_RATIO);
        Interval below = form.need(whole, ProblemCode.CHECK_RATIO);
        if (above == null
                || below == null
                || part == null
                || whole == null
                || below.low().signum() <= 0) {
            form.skip(cell.id() + "：没有分子或分母，没有重算", cell.id() + ": nothing to divide, not recomputed");
            return;
        }
        Interval share =
                form.exact(part, above).dividedBy(form.exact(whole, below)).times(FormChecks.HUNDRED);
        ratio(cell, share, named(part), named(whole));
    }

    private void ratio(FigureSpec.OfRule of, FoundCell cell) {
        String indicator = indicator(of);
        if (indicator == null) {
            return;
        }
        var definition = form.standard.indicator(indicator);
        Interval computed = form.computed(of.rule(), definition);
        if (computed == null) {
            form.skip(
                    cell.id() + "：表中没有算出“" + definition.name().zh() + "”的全部数，没有重算",
                    cell.id() + ": the form lacks figures that it is computed from, not recomputed");
            return;
        }
        ratio(
                cell,
                computed,
                places(of.rule(), definition.numerator().cells()),
                definition
                        .denominator()
                        .map(sum -> places(of.rule(), sum.cells()))
                        .orElse("1"));
    }

    private void ratio(FoundCell cell, Interval computed, String above, String below) {
        Interval printed = form.need(cell, ProblemCode.CHECK_RATIO);
        if (printed == null) {
            return;
        }
        form.ran(ProblemCode.CHECK_RATIO);
        if (!printed.meets(computed)) {
            form.report(ProblemCode.CHECK_RATIO, cell, named(cell), cell.text(), above, below, computed.shown());
        }
    }

    private String places(String rule, List<String> facts) {
        return facts.stream()
                .map(fact -> form.fact(rule, fact))
                .map(cell -> cell == null ? "?" : named(cell))
                .collect(Collectors.joining(", ", facts.size() > 1 ? "(" : "", facts.size() > 1 ? ")" : ""));
    }

    /** A cell with what it says; several figures of a sentence stand in the same cell. */
    private static String named(FoundCell cell) {
        return cell.place() + " " + cell.text();
    }

    private @Nullable String indicator(FigureSpec.OfRule of) {
        Criterion criterion = criterion(of);
        return criterion instanceof Criterion.Comparison comparison ? comparison.indicator() : null;
    }

    private @Nullable Criterion criterion(FigureSpec.OfRule of) {
        Criterion criterion = form.standard.rule(of.rule()).criterion();
        if (of.test().isEmpty()) {
            return criterion;
        }
        return criterion instanceof Criterion.All all
                ? all.parts().stream()
                        .filter(part -> part.id().equals(of.test().get()))
                        .map(Criterion.Part::criterion)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    // ---------------------------------------------------------------- outcomes

    private void verdict(FigureSpec.OfRule of, FoundCell cell) {
        Rule rule = form.standard.rule(of.rule());
        // Also where nothing is compared with it: what it says is to be a word of the form.
        Judged said = form.said(cell);
        if (of.stage().isPresent() || rule.shareOrNull() != null) {
            return;
        }
        List<FoundCell> from = new ArrayList<>();
        Judged expected = rule.rolledUp() ? ofSchools(rule, from) : ofCounty(of, rule, from);
        if (expected == Judged.OPEN) {
            if (said != Judged.OPEN) {
                form.skip(cell.id() + "：表中的数不足以判定", cell.id() + ": the form's figures do not decide it");
            }
            return;
        }
        if (cell.isBlank()) {
            form.need(cell, ProblemCode.CHECK_VERDICT);
        }
        if (said == Judged.OPEN) {
            return;
        }
        form.ran(ProblemCode.CHECK_VERDICT);
        if (said != expected) {
            String places =
                    from.stream().map(CountyChecks::named).distinct().limit(4).collect(Collectors.joining("、"));
            UnitChecks.misjudged(form, cell, places, expected);
        }
    }

    /** By how many schools meet it, or do not. */
    private Judged ofSchools(Rule rule, List<FoundCell> from) {
        String id = rule.id().local();
        FoundCell all = form.first(new FigureSpec.Subjects(id, Optional.empty(), Optional.empty(), Set.of()));
        FoundCell met = form.first(new FigureSpec.Subjects(id, Optional.empty(), Optional.of(Status.MET), Set.of()));
        if (all != null
                && met != null
                && all.number().isPresent()
                && met.number().isPresent()) {
            from.add(all);
            from.add(met);
            int order = met.number().get().compareTo(all.number().get());
            return all.number().get().signum() == 0 || order > 0 ? Judged.OPEN : order == 0 ? Judged.YES : Judged.NO;
        }
        Set<SchoolKind> kinds = EnumSet.noneOf(SchoolKind.class);
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        boolean known = true;
        for (Map.Entry<FigureSpec, List<FoundCell>> entry : form.byFigure().entrySet()) {
            boolean failing = entry.getKey() instanceof FigureSpec.Subjects subjects
                    && subjects.rule().equals(id)
                    && subjects.outcome().equals(Optional.of(Status.NOT_MET));
            boolean classes =
                    entry.getKey() instanceof FigureSpec.Classes of && of.rule().equals(Optional.of(id));
            if (!failing && !classes) {
                continue;
            }
            FoundCell cell = entry.getValue().get(0);
            if (cell.number().isEmpty()) {
                known = false;
                continue;
            }
            from.add(cell);
            if (cell.number().get().signum() > 0) {
                from.subList(0, from.size() - 1).clear();
                return Judged.NO;
            }
            if (entry.getKey() instanceof FigureSpec.Subjects subjects) {
                kinds.addAll(subjects.kinds());
            } else if (entry.getKey() instanceof FigureSpec.Classes of) {
                stages.add(of.stage());
            }
        }
        boolean every = stages.containsAll(Set.of(Stage.PRIMARY, Stage.JUNIOR));
        for (SchoolKind kind : SchoolKind.values()) {
            if ((kind.has(Stage.PRIMARY) || kind.has(Stage.JUNIOR))
                    && Ground.isOrdinary(kind)
                    && !kinds.contains(kind)) {
                return known && every ? Judged.YES : Judged.OPEN;
            }
        }
        return known ? Judged.YES : Judged.OPEN;
    }

    private Judged ofCounty(FigureSpec.OfRule of, Rule rule, List<FoundCell> from) {
        List<Judged> each = new ArrayList<>();
        if (rule.criterion() instanceof Criterion.All all) {
            for (Criterion.Part part : all.parts()) {
                each.add(
                        part.criterion() instanceof Criterion.Evidence evidence
                                ? evidence(evidence, from)
                                : values(of.rule(), Optional.of(part.id()), part.criterion(), from));
            }
        } else {
            each.add(values(of.rule(), Optional.empty(), rule.criterion(), from));
        }
        return Judged.all(each);
    }

    /** Every element that the form lists of a list, each with what it prints; one that is blank may be anything. */
    private Judged elements(String rule, Criterion.Every every, List<FoundCell> from) {
        Rational limit = every.limit() instanceof Limit.Printed printed
                ? printed.on(form.day, null, null).map(number -> number.value()).orElse(null)
                : null;
        for (Map.Entry<FigureSpec, List<FoundCell>> entry : form.byFigure().entrySet()) {
            if (limit != null
                    && entry.getKey() instanceof FigureSpec.Elements spec
                    && spec.rule().equals(rule)
                    && !entry.getValue().get(0).isBlank()
                    && (every.list().equals(spec.levels()) || every.list().equals(spec.rates()))) {
                FoundCell cell = entry.getValue().get(0);
                List<ElementText> elements = ElementText.of(cell.text()).orElse(null);
                if (elements == null) {
                    return Judged.OPEN;
                }
                from.add(cell);
                List<Judged> each = new ArrayList<>();
                for (ElementText element : elements) {
                    BigDecimal number =
                            every.list().equals(spec.levels()) ? element.levelOrNull() : element.rateOrNull();
                    Interval value = number == null
                            ? null
                            : every.list().equals(spec.levels())
                                    ? Interval.of(Rational.of(number))
                                    : Interval.printed(number, cell.decimals());
                    each.add(value == null ? Judged.OPEN : Judged.of(value, every.comparator(), limit));
                }
                return Judged.all(each);
            }
        }
        return Judged.OPEN;
    }

    private Judged evidence(Criterion.Evidence evidence, List<FoundCell> from) {
        FoundCell cell = form.fact("", evidence.fact());
        Judged said = cell == null ? Judged.OPEN : form.said(cell);
        if (cell == null || said == Judged.OPEN) {
            return Judged.OPEN;
        }
        from.add(cell);
        String word = said == Judged.YES ? "true" : "false";
        return evidence.admittedOn(form.day).contains(word) ? Judged.YES : Judged.NO;
    }

    /** A value, or one of each stage, against the limit. */
    private Judged values(String rule, Optional<String> test, Criterion criterion, List<FoundCell> from) {
        if (criterion instanceof Criterion.Every every) {
            return elements(rule, every, from);
        }
        if (!(criterion instanceof Criterion.Comparison comparison)) {
            return Judged.OPEN;
        }
        List<Judged> each = new ArrayList<>();
        for (Map.Entry<FigureSpec, List<FoundCell>> entry : form.byFigure().entrySet()) {
            if (entry.getKey() instanceof FigureSpec.OfRule of
                    && of.rule().equals(rule)
                    && of.test().equals(test)
                    && of.part() == FigureSpec.Part.VALUE) {
                FoundCell cell = entry.getValue().get(0);
                Interval printed = cell.interval();
                Interval computed = of.stage().isPresent()
                        ? null
                        : form.computed(rule, form.standard.indicator(comparison.indicator()));
                // What is computed of counts is narrower; where the two differ, that is told of the value.
                Interval value = printed != null && computed != null && computed.meets(printed) ? computed : printed;
                Rational limit = comparison.limit() instanceof Limit.Printed dated
                        ? dated.on(form.day, null, of.stage().orElse(null))
                                .map(number -> number.value())
                                .orElse(null)
                        : null;
                each.add(
                        value == null || limit == null
                                ? Judged.OPEN
                                : Judged.of(value, comparison.comparator(), limit));
                from.add(cell);
            }
        }
        if (each.isEmpty() && comparison.limit() instanceof Limit.OfIndicator other) {
            Interval value = form.computed(rule, form.standard.indicator(comparison.indicator()));
            Interval limit = form.computed(rule, form.standard.indicator(other.indicator()));
            if (value != null && limit != null) {
                for (String fact : form.standard
                        .indicator(comparison.indicator())
                        .numerator()
                        .cells()) {
                    Optional.ofNullable(form.fact(rule, fact)).ifPresent(from::add);
                }
                for (String fact :
                        form.standard.indicator(other.indicator()).numerator().cells()) {
                    Optional.ofNullable(form.fact(rule, fact)).ifPresent(from::add);
                }
                return Judged.of(value.minus(limit), comparison.comparator(), Rational.ZERO);
            }
        }
        return each.isEmpty() ? Judged.OPEN : Judged.all(each);
    }

    // ---------------------------------------------------------------- parts

    private void parts() {
        for (List<String> pair : PARTS) {
            part(form.anyFact(pair.get(0)), form.anyFact(pair.get(1)));
        }
        for (Map.Entry<FigureSpec, List<FoundCell>> entry : form.byFigure().entrySet()) {
            FoundCell cell = entry.getValue().get(0);
            if (entry.getKey() instanceof FigureSpec.Total total
                    && total.facts().size() == 1
                    && total.facts().get(0).endsWith(".teachers")) {
                String staff = total.facts().get(0).replace(".teachers", ".staff");
                part(cell, form.first(new FigureSpec.Total(List.of(staff), total.rule(), total.factor())));
            } else if (entry.getKey() instanceof FigureSpec.Schools schools
                    && schools.minPupils().isPresent()) {
                part(
                        cell,
                        form.first(new FigureSpec.Schools(schools.kinds(), Optional.empty(), schools.blankIfNone())));
            } else if (entry.getKey() instanceof FigureSpec.Subjects subjects
                    && subjects.outcome().isPresent()) {
                part(
                        cell,
                        form.first(new FigureSpec.Subjects(
                                subjects.rule(), subjects.stage(), Optional.empty(), subjects.kinds())));
            } else if (entry.getKey() instanceof FigureSpec.Classes classes
                    && classes.rule().isPresent()) {
                part(cell, form.first(new FigureSpec.Classes(classes.stage(), Optional.empty())));
            } else if (entry.getKey() instanceof FigureSpec.Readings readings
                    && readings.facts().size() == 1
                    && List.of("trained360Teachers", "certifiedTeachers")
                            .contains(readings.facts().get(0))) {
                part(cell, form.fact(readings.rule(), "{stage}.teachers"));
            }
        }
    }

    private void part(@Nullable FoundCell part, @Nullable FoundCell whole) {
        Interval less = part == null ? null : part.interval();
        Interval more = whole == null ? null : whole.interval();
        if (part == null || whole == null || less == null || more == null) {
            return;
        }
        form.ran(ProblemCode.CHECK_PART);
        if (form.exact(part, less).low().compareTo(form.exact(whole, more).high()) > 0) {
            form.report(
                    ProblemCode.CHECK_PART,
                    part,
                    part.place().toString(),
                    part.text(),
                    whole.place().toString(),
                    whole.text());
        }
    }
}
