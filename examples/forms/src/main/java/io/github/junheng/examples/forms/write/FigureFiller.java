package io.github.junheng.examples.forms.write;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Explanation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Measure;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.edition.FigureSpec;
import io.github.junheng.examples.forms.figure.BoundaryNote;
import io.github.junheng.examples.forms.figure.DispersionUnits;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Ground;
import io.github.junheng.examples.forms.figure.Origin;
import io.github.junheng.examples.forms.figure.Steps;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.examples.forms.read.Bands;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.RootSum;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a cell shows, in findings, in their explanations and in the dataset, and says where it was. */
final class FigureFiller {
    private static final String STAGE = "{stage}";
    private static final Rational HUNDRED = Rational.of(100);

    private final CountyDataset asReported;
    private final Ground ground;
    /** Units of coefficients of variation by rule and stage. */
    private final Map<String, Map<SchoolCode, DispersionUnits.Unit>> units = new HashMap<>();

    private @Nullable List<Explanation.Comparison> held;

    FigureFiller(Ground ground) {
        this.asReported = Bands.reported(ground.dataset());
        this.ground = ground;
    }

    Figure figure(FigureSpec spec, int decimals, RowOf row) {
        if (spec instanceof FigureSpec.Label label) {
            return Figure.of(new Value.Words(label.text()), 0, List.of());
        }
        if (spec instanceof FigureSpec.RuleName name) {
            Rule rule = ground.standard().rule(name.rule());
            return Figure.of(new Value.Words(rule.name()), 0, List.of(ofRule(rule.id())));
        }
        if (spec instanceof FigureSpec.ScopeName name) {
            Rule rule = ground.standard().rule(name.rule());
            return rule.scope()
                    .map(scope -> Figure.of(new Value.Words(scope.name()), 0, List.of(ofRule(rule.id()))))
                    .orElse(blank(List.of()));
        }
        if (spec instanceof FigureSpec.Dash) {
            return dash();
        }
        if (spec instanceof FigureSpec.Fact fact) {
            Figure reported = reported(null, fact.fact(), fact.factor(), decimals);
            return reported.isBlank() && fact.otherwise().isPresent()
                    ? other(reported, figure(fact.otherwise().get(), decimals, row))
                    : noted(reported, fact.fact(), decimals);
        }
        if (spec instanceof FigureSpec.Length length) {
            return length(length.list(), decimals);
        }
        if (spec instanceof FigureSpec.Total total) {
            return total(total, decimals);
        }
        if (spec instanceof FigureSpec.Schools schools) {
            return schools(schools, decimals);
        }
        if (spec instanceof FigureSpec.Subjects subjects) {
            return subjects(subjects, decimals);
        }
        if (spec instanceof FigureSpec.TestTotal total) {
            return testTotal(total, decimals);
        }
        if (spec instanceof FigureSpec.Classes classes) {
            return classes(classes.stage(), classes.rule(), row.school(), decimals);
        }
        if (spec instanceof FigureSpec.OfRule rule) {
            return ofRule(rule, decimals, row);
        }
        if (spec instanceof FigureSpec.Readings readings) {
            return readings(readings, decimals);
        }
        if (spec instanceof FigureSpec.Met met) {
            return met(met, decimals);
        }
        if (spec instanceof FigureSpec.Composite composite) {
            return composite(composite, decimals);
        }
        if (spec instanceof FigureSpec.Ratio ratio) {
            return ratio(ratio, decimals);
        }
        if (spec instanceof FigureSpec.Unit unit) {
            return unit(unit, row);
        }
        if (spec instanceof FigureSpec.Score score) {
            return score(score, decimals);
        }
        if (spec instanceof FigureSpec.UnitAmount amount) {
            return unitAmount(amount, decimals, row);
        }
        if (spec instanceof FigureSpec.Own own) {
            SchoolCode school = row.school();
            return school == null
                    ? blank(List.of())
                    : reported(school, resolved(own.fact(), row), own.factor(), decimals);
        }
        throw new IllegalArgumentException("a cell of its own: " + spec);
    }

    /** A number that a rule holds against another one that is printed with as many decimals tells where both flip. */
    private Figure noted(Figure reported, String fact, int decimals) {
        if (!(reported.value() instanceof Value.Amount amount)) {
            return reported;
        }
        for (Explanation.Comparison held : held()) {
            if (held.value() instanceof Explanation.Reading value
                    && value.cell().equals(CellRef.ofCounty(fact))
                    && value.valueOrNull() != null
                    && held.limit().valueOrNull() instanceof Rational limit) {
                Optional<BoundaryNote> note = BoundaryNote.of(
                        value.valueOrNull(),
                        held.comparator(),
                        limit,
                        Rational.of(value.valueOrNull().round(decimals)),
                        Rational.of(limit.round(decimals)),
                        false);
                if (note.isPresent()) {
                    return new Figure(amount, reported.decimals(), reported.origins(), note);
                }
            }
        }
        return reported;
    }

    /** Where a cell of the county is held against another one. */
    private List<Explanation.Comparison> held() {
        if (held == null) {
            held = ground.evaluation().findings().stream()
                    .filter(finding ->
                            finding.school().isEmpty() && finding.element().isEmpty())
                    .flatMap(finding -> Steps.of(ground.explain(finding), Explanation.Comparison.class).stream())
                    .filter(comparison -> comparison.value() instanceof Explanation.Reading
                            && comparison.limit() instanceof Explanation.Reading)
                    .toList();
        }
        return held;
    }

    /** What is blank, in the place of what was looked for first, tells of both. */
    private static Figure other(Figure first, Figure other) {
        return other.value() instanceof Value.Blank blank && blank.why().isEmpty() ? first : other;
    }

    // ---------------------------------------------------------------- shapes

    private static Figure amount(Magnitude exact, int decimals, List<? extends Origin> origins) {
        return Figure.of(Value.Amount.of(exact, decimals), decimals, origins);
    }

    private static Figure count(long number, int decimals, List<? extends Origin> origins) {
        return amount(Rational.of(number), decimals, origins);
    }

    private static Figure blank(List<Missing> why) {
        return Figure.of(new Value.Blank(why), 0, List.of());
    }

    private static Figure dash() {
        return Figure.of(new Value.Dash(), 0, List.of());
    }

    /** Whether a rule does not concern what it was looked up for. */
    private static boolean isNot(@Nullable Finding finding) {
        return finding == null || finding.status() == Status.NOT_APPLICABLE;
    }

    private static Figure words(String text, List<? extends Origin> origins) {
        return Figure.of(new Value.Words(new Text(text, text)), 0, origins);
    }

    private static Origin ofRule(RuleId rule) {
        return new Origin.OfFinding(rule, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<Missing> missing(Finding finding) {
        return finding.outcome() instanceof Outcome.Indeterminate open ? open.missing() : List.of();
    }

    private static Missing notReported(CellRef cell) {
        return new Missing(cell, Missing.Why.NOT_REPORTED);
    }

    // ---------------------------------------------------------------- what was reported

    private Facts facts(@Nullable SchoolCode school) {
        return school == null
                ? ground.dataset().county().facts()
                : ground.dataset().school(school).map(SchoolReport::facts).orElse(Facts.empty());
    }

    private Figure reported(@Nullable SchoolCode school, String fact, Rational factor, int decimals) {
        CellRef cell = new CellRef(school, fact, -1);
        FactValue value = facts(school).values().get(fact);
        if (value == null) {
            return blank(List.of(notReported(cell)));
        }
        List<Origin> origins = List.of(new Origin.OfCells(List.of(cell)));
        if (value instanceof FactValue.Amount number) {
            return amount(Rational.of(number.value()).times(factor), decimals, origins);
        }
        if (value instanceof FactValue.Flag flag) {
            return Figure.of(new Value.Words(flag.value() ? new Text("是", "yes") : new Text("否", "no")), 0, origins);
        }
        return words(value.toText().replace(";", "；"), origins);
    }

    private Figure length(String list, int decimals) {
        List<Origin> origins = new ArrayList<>();
        int length = -1;
        for (Map.Entry<String, FactValue> fact : facts(null).values().entrySet()) {
            if (fact.getKey().startsWith(list + ".")) {
                int elements = fact.getValue() instanceof FactValue.Amounts amounts
                        ? amounts.values().size()
                        : fact.getValue() instanceof FactValue.Words words
                                ? words.values().size()
                                : -1;
                if (elements > length) {
                    length = elements;
                    origins = List.of(new Origin.OfCells(List.of(CellRef.ofCounty(fact.getKey()))));
                }
            }
        }
        return length < 0 ? blank(List.of()) : count(length, decimals, origins);
    }

    private Figure ratio(FigureSpec.Ratio ratio, int decimals) {
        CellRef part = CellRef.ofCounty(ratio.part());
        CellRef whole = CellRef.ofCounty(ratio.whole());
        BigDecimal above = facts(null).amount(ratio.part()).toOptional().orElse(null);
        BigDecimal below = facts(null).amount(ratio.whole()).toOptional().orElse(null);
        List<Missing> missing = new ArrayList<>();
        if (above == null) {
            missing.add(notReported(part));
        }
        if (below == null) {
            missing.add(notReported(whole));
        }
        if (above == null || below == null) {
            return blank(missing);
        }
        return below.signum() == 0
                ? blank(List.of(new Missing(whole, Missing.Why.ZERO_DENOMINATOR)))
                : amount(
                        Rational.of(above).times(HUNDRED).dividedBy(Rational.of(below)),
                        decimals,
                        List.of(new Origin.OfCells(List.of(part, whole))));
    }

    private Figure total(FigureSpec.Total total, int decimals) {
        Map<SchoolCode, Finding> concerned = new LinkedHashMap<>();
        total.rule()
                .ifPresent(rule -> ground.subjects(rule)
                        .forEach(finding -> finding.school().ifPresent(school -> concerned.put(school, finding))));
        List<CellRef> cells = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        Rational sum = Rational.ZERO;
        for (SchoolReport report : ground.dataset().schools()) {
            boolean counts = total.rule().isPresent()
                    ? concerned.containsKey(report.school().code())
                    : Ground.isOrdinary(report.school().kind());
            for (String fact : counts ? total.facts() : List.<String>of()) {
                Stage stage = stageOf(fact);
                if (stage != null
                        && !(fact.endsWith(".students")
                                ? report.school().kind().has(stage)
                                : counts(report.school(), stage))) {
                    continue;
                }
                CellRef cell = CellRef.of(report.school().code(), fact);
                BigDecimal number = report.facts().amount(fact).toOptional().orElse(null);
                Finding finding = concerned.get(report.school().code());
                if (finding != null && ground.explain(finding) instanceof Explanation.Undecided open) {
                    // Of a school of which it is not known whether it counts, nothing is added up.
                    missing.addAll(open.missing());
                } else if (number == null) {
                    missing.add(notReported(cell));
                } else {
                    cells.add(cell);
                    sum = sum.plus(Rational.of(number));
                }
            }
        }
        return missing.isEmpty()
                ? amount(
                        sum.times(total.factor()),
                        decimals,
                        List.of(cells.isEmpty() ? rows("学校", List.of()) : new Origin.OfCells(cells)))
                : blank(missing);
    }

    private static @Nullable Stage stageOf(String fact) {
        for (Stage stage : Stage.ofRows()) {
            if (fact.startsWith(stage.key() + ".")) {
                return stage;
            }
        }
        return null;
    }

    /** Whether a school has a stage and does not report that no pupil is in it. */
    boolean counts(School school, Stage stage) {
        return school.kind().has(stage)
                && facts(school.code())
                        .amount(stage.key() + ".students")
                        .toOptional()
                        .map(pupils -> pupils.signum() > 0)
                        .orElse(true);
    }

    private static Origin rows(String what, List<SchoolCode> schools) {
        return new Origin.OfRows(what, schools);
    }

    private Figure schools(FigureSpec.Schools spec, int decimals) {
        List<SchoolCode> found = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (SchoolReport report : ground.dataset().schools()) {
            SchoolCode code = report.school().code();
            if (!spec.kinds().contains(report.school().kind())) {
                continue;
            }
            if (spec.minPupils().isEmpty()) {
                found.add(code);
                continue;
            }
            Rational pupils = Rational.ZERO;
            for (Stage stage : report.compulsoryStages()) {
                String fact = stage.key() + ".students";
                BigDecimal number = report.facts().amount(fact).toOptional().orElse(null);
                if (number == null) {
                    missing.add(notReported(CellRef.of(code, fact)));
                } else {
                    pupils = pupils.plus(Rational.of(number));
                }
            }
            if (pupils.compareTo(spec.minPupils().get()) >= 0) {
                found.add(code);
            }
        }
        if (!missing.isEmpty() || (found.isEmpty() && spec.blankIfNone())) {
            return blank(missing);
        }
        String what = spec.kinds().stream().sorted().map(SchoolKind::zh).collect(Collectors.joining("、"));
        return count(found.size(), decimals, List.of(rows(what, found)));
    }

    // ---------------------------------------------------------------- classes

    /** Classes of all schools, or of one; those that do not meet a rule are among the schools that it concerns. */
    private Figure classes(Stage stage, Optional<String> rule, @Nullable SchoolCode of, int decimals) {
        List<Origin> origins = new ArrayList<>();
        List<CellRef> cells = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        long classes = 0;
        if (rule.isPresent()) {
            for (Finding finding : ground.subjects(rule.get())) {
                SchoolCode school = finding.schoolOrNull();
                if (school == null || (of != null && !school.equals(of)) || !has(school, stage)) {
                    continue;
                }
                origins.add(Origin.OfFinding.of(finding));
                Explanation judged = ground.explain(finding);
                classes += failing(judged, stage.key() + ".");
                // One class above is enough for the outcome, not for how many there are.
                Steps.of(judged, Explanation.Undecided.class).stream()
                        .flatMap(open -> open.missing().stream())
                        .forEach(missing::add);
                for (Explanation.Reading reading : Steps.of(judged, Explanation.Reading.class)) {
                    if (reading.valueOrNull() == null) {
                        missing.add(notReported(reading.cell()));
                    }
                }
            }
            // What is not known of the other stage does not matter here.
            missing.removeIf(cell -> {
                Stage other = stageOf(cell.cell().fact());
                return other != null && other != stage;
            });
            return missing.isEmpty()
                    ? count(classes, decimals, origins.isEmpty() ? List.of(rows("班级", List.of())) : origins)
                    : blank(missing);
        }
        for (SchoolReport report : ground.dataset().schools()) {
            SchoolCode school = report.school().code();
            if ((of != null && !school.equals(of))
                    || !Ground.isOrdinary(report.school().kind())
                    || !counts(report.school(), stage)) {
                continue;
            }
            String sizes = stage.key() + ".classSizes";
            String number = stage.key() + ".classCount";
            BigDecimal reported = report.facts().amount(number).toOptional().orElse(null);
            if (report.facts().values().get(sizes) instanceof FactValue.Amounts list) {
                classes += list.values().size();
                cells.add(CellRef.of(school, sizes));
            } else if (reported != null) {
                classes += reported.longValueExact();
                cells.add(CellRef.of(school, number));
            } else {
                missing.add(notReported(CellRef.of(school, sizes)));
            }
        }
        return missing.isEmpty()
                ? count(classes, decimals, List.of(cells.isEmpty() ? rows("班级", List.of()) : new Origin.OfCells(cells)))
                : blank(missing);
    }

    private boolean has(SchoolCode school, Stage stage) {
        return ground.dataset()
                .school(school)
                .map(report -> report.school().kind().has(stage))
                .orElse(false);
    }

    /** How many cells below that begin so stand otherwise to their limit than they should. */
    private static int failing(Explanation explanation, String prefix) {
        int failing = 0;
        for (Explanation.Comparison comparison : Steps.of(explanation, Explanation.Comparison.class)) {
            if (!(comparison.limit().valueOrNull() instanceof Rational limit)) {
                continue;
            }
            for (Explanation.Reading reading : Steps.of(comparison.value(), Explanation.Reading.class)) {
                if (reading.cell().fact().startsWith(prefix)
                        && reading.valueOrNull() != null
                        && !comparison.comparator().admits(reading.valueOrNull(), limit)) {
                    failing++;
                }
            }
        }
        return failing;
    }

    // ---------------------------------------------------------------- findings

    private Figure subjects(FigureSpec.Subjects spec, int decimals) {
        List<Origin> origins = new ArrayList<>();
        List<SchoolCode> counted = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        List<Finding> findings = spec.stage().isPresent()
                ? ground.subjects(spec.rule(), spec.stage().get())
                : ground.subjects(spec.rule());
        for (Finding finding : findings) {
            SchoolCode school = finding.schoolOrNull();
            if (school == null || (!spec.kinds().isEmpty() && !spec.kinds().contains(kind(school)))) {
                continue;
            }
            if (spec.outcome().isEmpty() && ground.explain(finding) instanceof Explanation.Undecided open) {
                // It is not known whether the rule concerns it.
                missing.addAll(open.missing());
            } else if (spec.outcome().isEmpty() || spec.outcome().get() == finding.status()) {
                counted.add(school);
            } else if (finding.status() == Status.INDETERMINATE) {
                missing.addAll(missing(finding));
            }
        }
        if (!missing.isEmpty()) {
            return blank(missing);
        }
        origins.add(ofRule(ground.standard().rule(spec.rule()).id()));
        origins.add(rows(
                spec.rule() + spec.outcome().map(status -> " " + status.zh()).orElse(""), counted));
        return count(counted.size(), decimals, origins);
    }

    private @Nullable SchoolKind kind(SchoolCode school) {
        return ground.dataset()
                .school(school)
                .map(report -> report.school().kind())
                .orElse(null);
    }

    private Figure testTotal(FigureSpec.TestTotal spec, int decimals) {
        List<Origin> origins = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        Rational sum = Rational.ZERO;
        boolean known = true;
        for (Finding finding : ground.subjects(spec.rule())) {
            Measure measure =
                    test(finding, spec.test()).flatMap(PartResult::measure).orElse(null);
            Magnitude number = measure == null ? null : spec.ofLimits() ? measure.limitOrNull() : measure.valueOrNull();
            if (number instanceof Rational counted) {
                sum = sum.plus(counted);
                origins.add(Origin.OfFinding.of(finding, spec.test()));
            } else if (finding.status() != Status.NOT_APPLICABLE) {
                // One of its tests fails, so that it is decided; of another one nothing is known, and so of the sum.
                known = false;
                List<Missing> why = missing(finding);
                missing.addAll(why.isEmpty() ? untold(finding) : why);
            }
        }
        return known ? amount(sum, decimals, origins) : blank(missing);
    }

    /** What the rule of a finding reads and its school does not report. */
    private List<Missing> untold(Finding finding) {
        List<Missing> untold = new ArrayList<>();
        ground.dataset().school(finding.school().orElseThrow()).ifPresent(report -> {
            for (String fact : RuleInputs.facts(
                    ground.standard(), ground.standard().rule(finding.rule().local()))) {
                boolean ofStage = Arrays.stream(Stage.values()).anyMatch(stage -> fact.startsWith(stage.key() + "."));
                boolean concerned = !ofStage
                        || report.school().kind().stages().stream()
                                .anyMatch(stage -> fact.startsWith(stage.key() + "."));
                if (concerned && !report.facts().has(fact)) {
                    untold.add(notReported(CellRef.of(report.school().code(), fact)));
                }
            }
        });
        return untold;
    }

    private static Optional<PartResult> test(Finding finding, String id) {
        return finding.parts().stream().filter(part -> part.id().equals(id)).findFirst();
    }

    private Figure met(FigureSpec.Met spec, int decimals) {
        Set<SchoolCode> all = new LinkedHashSet<>();
        Set<SchoolCode> failing = new LinkedHashSet<>();
        List<Missing> missing = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        Map<SchoolCode, List<Missing>> open = new LinkedHashMap<>();
        for (String rule : spec.rules()) {
            origins.add(ofRule(ground.standard().rule(rule).id()));
            for (Finding finding : ground.subjects(rule, spec.stage())) {
                SchoolCode school = finding.schoolOrNull();
                if (school == null) {
                    continue;
                }
                all.add(school);
                if (finding.status() == Status.NOT_MET) {
                    failing.add(school);
                } else if (finding.status() == Status.INDETERMINATE) {
                    open.computeIfAbsent(school, s -> new ArrayList<>()).addAll(missing(finding));
                }
            }
        }
        // A unit that misses one of several rules does not meet all, whatever the others are.
        open.forEach((school, why) -> {
            if (!failing.contains(school)) {
                missing.addAll(why);
            }
        });
        if (!missing.isEmpty()) {
            return blank(missing.stream().distinct().toList());
        }
        List<SchoolCode> met =
                all.stream().filter(school -> !failing.contains(school)).toList();
        origins.add(rows(String.join(" ", spec.rules()) + " 达标", met));
        if (!spec.share()) {
            return count(met.size(), decimals, origins);
        }
        origins.add(rows("计入的学校学段", List.copyOf(all)));
        return all.isEmpty() ? blank(List.of()) : amount(Rational.of(met.size() * 100L, all.size()), decimals, origins);
    }

    private Figure ofRule(FigureSpec.OfRule spec, int decimals, RowOf row) {
        SchoolCode school = row.school();
        Stage stage = spec.stage().orElse(school == null ? null : row.stage());
        Optional<Finding> found = school == null
                ? ground.ofCounty(spec.rule(), stage)
                : ground.ofSchool(spec.rule(), school, stage).or(() -> ground.ofSchool(spec.rule(), school, null));
        if (school != null && isNot(found.orElse(null))) {
            return dash();
        }
        return switch (spec.part()) {
            case OUTCOME ->
                spec.test().isPresent() && found.isPresent()
                        ? outcome(found.get(), spec.test().get())
                        : outcome(spec.rule(), found, school);
            case LIMIT ->
                found.filter(finding -> school != null && Objects.equals(finding.stageOrNull(), stage))
                        .flatMap(finding -> measure(finding, spec.test()).flatMap(Measure::limit))
                        .map(limit -> amount(
                                limit,
                                decimals,
                                List.of(Origin.OfFinding.of(
                                        found.get(), spec.test().orElse(null)))))
                        .orElseGet(() -> limit(spec, decimals));
            case AMOUNTS, MEAN, DEVIATION ->
                found.map(finding -> spread(spec, finding, decimals)).orElse(blank(List.of()));
            case VALUE ->
                found.map(finding -> value(finding, spec.test(), decimals, row)).orElse(blank(List.of()));
        };
    }

    private static Optional<Measure> measure(Finding finding, Optional<String> test) {
        return test.isEmpty() ? finding.measure() : test(finding, test.get()).flatMap(PartResult::measure);
    }

    private static Figure outcome(Finding finding, String test) {
        Status status = test(finding, test).map(PartResult::status).orElse(Status.INDETERMINATE);
        return status == Status.INDETERMINATE
                ? blank(missing(finding))
                : Figure.of(new Value.Outcome(status), 0, List.of(Origin.OfFinding.of(finding, test)));
    }

    private Figure value(Finding finding, Optional<String> test, int decimals, RowOf row) {
        Optional<Measure> measure = measure(finding, test);
        Magnitude exact = measure.flatMap(Measure::value).orElse(null);
        if (exact == null) {
            return blank(missing(finding));
        }
        Value.Amount amount = Value.Amount.of(exact, decimals);
        return new Figure(
                amount,
                decimals,
                List.of(Origin.OfFinding.of(finding, test.orElse(null))),
                measure.flatMap(of -> note(amount, of)).or(() -> atFloor(amount, finding, row)));
    }

    /** The same of the floor that the row's rule has for one of several items. */
    private Optional<BoundaryNote> atFloor(Value.Amount amount, Finding item, RowOf row) {
        SchoolCode school = row.school();
        Finding whole = school == null
                ? null
                : ground.ofSchool(row.rule(), school, row.stage()).orElse(null);
        if (isNot(whole) || !(ground.explain(Objects.requireNonNull(whole)) instanceof Explanation.AtLeast items)) {
            return Optional.empty();
        }
        return items.members().stream()
                .filter(member -> member.rule().equals(item.rule().local())
                        && member.atFloor() instanceof Explanation.Comparison floor
                        && floor.limit().valueOrNull() instanceof Rational)
                .findFirst()
                .map(member -> (Explanation.Comparison) member.atFloor())
                .flatMap(floor -> BoundaryNote.of(
                        amount.exact(),
                        floor.comparator(),
                        (Rational) Objects.requireNonNull(floor.limit().valueOrNull()),
                        Rational.of(amount.printed()),
                        true));
    }

    private static Optional<BoundaryNote> note(Value.Amount amount, Measure measure) {
        Comparator comparator = measure.comparatorOrNull();
        Rational limit = measure.limitOrNull();
        return comparator == null || limit == null
                ? Optional.empty()
                : BoundaryNote.of(amount.exact(), comparator, limit, Rational.of(amount.printed()), false);
    }

    /** A rule that is asked of every stage is met by the county where all of them meet it. */
    private Figure outcome(String rule, Optional<Finding> found, @Nullable SchoolCode school) {
        List<Finding> findings = new ArrayList<>();
        found.ifPresent(findings::add);
        if (findings.isEmpty() && school == null) {
            for (Stage stage : List.of(Stage.PRIMARY, Stage.JUNIOR)) {
                ground.ofCounty(rule, stage).ifPresent(findings::add);
            }
        }
        if (findings.isEmpty()) {
            return blank(List.of());
        }
        Status status = Status.allOf(findings.stream().map(Finding::status).toList());
        if (status == Status.INDETERMINATE) {
            return blank(findings.stream()
                    .flatMap(finding -> missing(finding).stream())
                    .toList());
        }
        return Figure.of(
                new Value.Outcome(status),
                0,
                findings.stream().map(Origin.OfFinding::of).toList());
    }

    /** What the definition in force asks for, be there a school of the kind or not. */
    private Figure limit(FigureSpec.OfRule spec, int decimals) {
        Rule rule = ground.standard().rule(spec.rule());
        Limit limit = rule.criterion() instanceof Criterion.Comparison comparison
                ? comparison.limit()
                : rule.criterion() instanceof Criterion.Every every
                        ? every.limit()
                        : rule.criterion() instanceof Criterion.Dispersion dispersion
                                ? dispersion.limit()
                                : rule.criterion() instanceof Criterion.MeanDispersion mean
                                        ? mean.limit()
                                        : rule.criterion() instanceof Criterion.Scorecard scorecard
                                                ? scorecard.limit()
                                                : new Limit.None();
        Rational number = limit instanceof Limit.Printed printed
                ? printed.on(
                                ground.evaluation().asOf(),
                                spec.kind().orElse(null),
                                spec.stage().orElse(null))
                        .map(dated -> dated.value())
                        .orElse(null)
                : null;
        return number == null ? blank(List.of()) : amount(number, decimals, List.of(ofRule(rule.id())));
    }

    // ---------------------------------------------------------------- dispersion

    /** The sum of the units' amounts, their mean, or their standard deviation: the coefficient times the mean. */
    private Figure spread(FigureSpec.OfRule spec, Finding finding, int decimals) {
        List<DispersionUnits.Unit> known = ground.units(finding).orElse(List.of());
        if (known.isEmpty()) {
            return blank(missing(finding));
        }
        Rational heads = Rational.ZERO;
        Rational amounts = Rational.ZERO;
        for (DispersionUnits.Unit unit : known) {
            heads = heads.plus(unit.heads());
            amounts = amounts.plus(unit.amount());
        }
        Rational mean = amounts.times(per(spec.rule())).dividedBy(heads);
        List<Origin> origins = List.of(Origin.OfFinding.of(finding));
        if (spec.part() == FigureSpec.Part.AMOUNTS) {
            return amount(amounts, decimals, origins);
        }
        if (spec.part() == FigureSpec.Part.MEAN) {
            return amount(mean, decimals, origins);
        }
        return finding.measure().flatMap(Measure::value).orElse(null) instanceof SquareRoot variation
                ? amount(new SquareRoot(variation.radicand().times(mean).times(mean)), decimals, origins)
                : blank(missing(finding));
    }

    /** A hundred where the indicator is told of a hundred pupils. */
    private Rational per(String rule) {
        return ground.standard().rule(rule).criterion() instanceof Criterion.Dispersion dispersion
                ? ground.standard().indicator(dispersion.indicator()).per()
                : Rational.ONE;
    }

    private Figure composite(FigureSpec.Composite spec, int decimals) {
        List<Rational> squares = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (String rule : spec.rules()) {
            Finding finding = ground.ofCounty(rule, spec.stage()).orElse(null);
            if (finding == null) {
                return blank(List.of());
            }
            if (finding.measure().flatMap(Measure::value).orElse(null) instanceof SquareRoot root) {
                squares.add(root.radicand());
                origins.add(Origin.OfFinding.of(finding));
            } else {
                missing.addAll(missing(finding));
            }
        }
        return squares.size() < spec.rules().size()
                ? blank(missing.stream().distinct().toList())
                : amount(new RootSum(squares, Rational.of(1, squares.size())), decimals, origins);
    }

    private Figure unitAmount(FigureSpec.UnitAmount spec, int decimals, RowOf row) {
        SchoolCode school = row.school();
        Stage stage = row.stage();
        Optional<Finding> finding = stage == null ? Optional.empty() : ground.ofCounty(spec.rule(), stage);
        if (finding.isEmpty() || school == null || stage == null) {
            return blank(List.of());
        }
        DispersionUnits.Unit unit = units.computeIfAbsent(
                        spec.rule() + " " + stage,
                        key -> DispersionUnits.known(ground.explain(finding.get()), stage).stream()
                                .collect(Collectors.toMap(
                                        DispersionUnits.Unit::school, of -> of, (a, b) -> a, LinkedHashMap::new)))
                .get(school);
        if (unit == null) {
            List<Missing> own = missing(finding.get()).stream()
                    .filter(missing -> school.equals(missing.cell().school()))
                    .toList();
            return own.isEmpty() ? dash() : blank(own);
        }
        Rational number =
                spec.perPupil() ? unit.amount().times(per(spec.rule())).dividedBy(unit.heads()) : unit.amount();
        return amount(number, decimals, List.of(Origin.OfFinding.of(finding.get()), rows("单位", List.of(school))));
    }

    /** As the scorecard's own steps have it; where they do not, because the points are unsound, as it was awarded. */
    private Figure score(FigureSpec.Score spec, int decimals) {
        Finding finding = ground.ofCounty(spec.rule(), null).orElse(null);
        if (finding == null) {
            return blank(List.of());
        }
        if (ground.explain(finding) instanceof Explanation.Comparison comparison
                && comparison.value() instanceof Explanation.Computation sum) {
            for (Explanation.Figure operand : sum.operands()) {
                if (operand instanceof Explanation.Item item && item.rule().equals(spec.item())) {
                    boolean awarded = item.awarded().valueOrNull() != null;
                    CellRef cell =
                            awarded ? item.awarded().cell() : item.points().cell();
                    List<Origin> origins = new ArrayList<>();
                    if (!awarded) {
                        origins.add(ofRule(ground.standard().rule(spec.item()).id()));
                    }
                    origins.add(new Origin.OfCells(List.of(cell)));
                    return item.valueOrNull() == null
                            ? blank(List.of(notReported(item.awarded().cell())))
                            : amount(item.valueOrNull(), decimals, origins);
                }
            }
        }
        return ground.standard().rule(spec.rule()).criterion() instanceof Criterion.Scorecard scorecard
                ? reported(null, scorecard.awarded(spec.item()), Rational.ONE, decimals)
                : blank(List.of());
    }

    private Figure readings(FigureSpec.Readings spec, int decimals) {
        Set<String> wanted = new LinkedHashSet<>();
        for (String fact : spec.facts()) {
            for (Stage stage : List.of(Stage.PRIMARY, Stage.JUNIOR)) {
                wanted.add(fact.replace(STAGE, stage.key()));
            }
        }
        Finding finding = ground.ofCounty(spec.rule(), null).orElse(null);
        if (finding == null) {
            return blank(List.of());
        }
        Rational sum = Rational.ZERO;
        Set<CellRef> cells = new LinkedHashSet<>();
        List<Missing> missing = new ArrayList<>();
        Explanation judged = ground.explain(finding);
        // Of a school of which it is not known whether it counts, nothing is added and nothing left out.
        Steps.of(judged, Explanation.OutsideUnknown.class).forEach(unknown -> missing.addAll(unknown.missing()));
        for (Explanation.Reading reading : Steps.of(judged, Explanation.Reading.class)) {
            if (wanted.contains(reading.cell().fact()) && cells.add(reading.cell())) {
                if (reading.valueOrNull() == null) {
                    missing.add(notReported(reading.cell()));
                } else {
                    sum = sum.plus(reading.valueOrNull());
                }
            }
        }
        if (cells.isEmpty()) {
            return blank(missing(finding));
        }
        return missing.isEmpty()
                ? amount(
                        sum.times(spec.factor()),
                        decimals,
                        List.of(Origin.OfFinding.of(finding), new Origin.OfCells(List.copyOf(cells))))
                : blank(missing);
    }

    // ---------------------------------------------------------------- lists of the county

    /** The level and the rate of each element, by its name; of an element that lacks one a blank for what it lacks. */
    Map<String, Figure> elements(FigureSpec.Elements spec, int decimals) {
        Map<String, Figure> slots = new LinkedHashMap<>();
        Facts facts = facts(null);
        if (!(facts.values().get(spec.names()) instanceof FactValue.Words names)
                || !(facts.values().get(spec.levels()) instanceof FactValue.Amounts levels)
                || !(facts.values().get(spec.rates()) instanceof FactValue.Amounts rates)) {
            return slots;
        }
        Optional<Measure> limit = ground.ofCounty(spec.rule(), null)
                .flatMap(finding ->
                        finding.parts().stream().reduce((first, last) -> last).flatMap(PartResult::measure));
        for (int i = 0; i < names.values().size(); i++) {
            String name = names.values().get(i).toOptional().orElse(null);
            BigDecimal level = element(levels, i);
            BigDecimal rate = element(rates, i);
            if (name == null) {
                continue;
            }
            String listed = name;
            // A subject that is listed twice stands there twice.
            for (int again = 2; slots.containsKey(name + ".level"); again++) {
                name = listed + " " + again;
            }
            slots.put(
                    name + ".level",
                    level == null
                            ? blank(List.of(
                                    notReported(CellRef.ofCounty(spec.levels()).element(i))))
                            : amount(Rational.of(level), 0, cell(spec.levels(), i)));
            if (rate == null) {
                slots.put(
                        name + ".rate",
                        blank(List.of(notReported(CellRef.ofCounty(spec.rates()).element(i)))));
            } else {
                Value.Amount amount = Value.Amount.of(Rational.of(rate), decimals);
                slots.put(
                        name + ".rate",
                        new Figure(amount, decimals, cell(spec.rates(), i), limit.flatMap(of -> note(amount, of))));
            }
        }
        return slots;
    }

    private static @Nullable BigDecimal element(FactValue.Amounts list, int index) {
        return index < list.values().size()
                ? list.values().get(index).toOptional().orElse(null)
                : null;
    }

    private static List<Origin> cell(String fact, int element) {
        return List.of(new Origin.OfCells(List.of(CellRef.ofCounty(fact).element(element))));
    }

    // ---------------------------------------------------------------- units of rows

    private static String resolved(String fact, RowOf row) {
        Stage stage = row.stage();
        return stage == null ? fact : fact.replace(STAGE, stage.key());
    }

    private Figure unit(FigureSpec.Unit spec, RowOf row) {
        SchoolCode code = row.school();
        SchoolReport report =
                code == null ? null : ground.dataset().school(code).orElse(null);
        if (report == null || code == null) {
            return blank(List.of());
        }
        Stage stage = row.stage();
        List<Origin> own = List.of(rows("学校", List.of(code)));
        return switch (spec.what()) {
            case NUMBER -> count(row.number(), 0, own);
            case NAME -> name(report.school(), stage, own);
            case CODE -> words(code.value(), own);
            case KIND -> words(report.school().kind().zh(), own);
            case SPONSOR -> reported(code, "sponsor", Rational.ONE, 0);
            case PUPILS -> reported(code, resolved("{stage}.students", row), Rational.ONE, 0);
            case GRADES -> reported(code, resolved("{stage}.grades", row), Rational.ONE, 0);
            case CLASSES -> stage == null ? blank(List.of()) : classes(stage, Optional.empty(), code, 0);
            case LARGEST_CLASS -> largest(code, resolved("{stage}.classSizes", row));
            case REMARK -> remark(spec.rule().orElse(row.rule()), row.stage(), code);
        };
    }

    private static Figure name(School school, @Nullable Stage stage, List<Origin> own) {
        SchoolKind kind = school.kind();
        boolean shared = stage != null
                && kind.stages().stream().filter(s -> s != Stage.SPECIAL).count() > 1;
        if (!shared || stage == null) {
            return words(school.name(), own);
        }
        String part = stage == Stage.PRIMARY ? "primary part" : "junior part";
        return Figure.of(
                new Value.Words(new Text(school.name() + stage.zh() + "部", school.name() + " (" + part + ")")), 0, own);
    }

    private Figure largest(SchoolCode school, String sizes) {
        CellRef cell = CellRef.of(school, sizes);
        List<BigDecimal> list = facts(school).amounts(sizes).toOptional().orElse(null);
        // What was made of bands is no size that any class has.
        boolean reported =
                asReported.school(school).filter(own -> own.facts().has(sizes)).isPresent();
        if (list == null || !reported) {
            return blank(List.of(notReported(cell)));
        }
        Optional<BigDecimal> largest = list.stream().max(BigDecimal::compareTo);
        return largest.map(size -> amount(Rational.of(size), 0, List.of(new Origin.OfCells(List.of(cell)))))
                .orElse(dash());
    }

    /** Which indicators are met, which reach the floor alone, which do not, which are not known. */
    private Figure remark(String rule, @Nullable Stage stage, SchoolCode school) {
        Finding finding = ground.ofSchool(rule, school, stage).orElse(null);
        if (isNot(finding)) {
            return dash();
        }
        if (finding == null || !(ground.explain(finding) instanceof Explanation.AtLeast members)) {
            return blank(List.of());
        }
        boolean exact = ground.evaluation().compareMode() == CompareMode.EXACT;
        StringBuilder met = new StringBuilder();
        StringBuilder nearly = new StringBuilder();
        StringBuilder below = new StringBuilder();
        StringBuilder open = new StringBuilder();
        for (Explanation.Member member : members.members()) {
            Status limit = exact ? member.atLimit().exact() : member.atLimit().asReported();
            Status floor = exact ? member.atFloor().exact() : member.atFloor().asReported();
            StringBuilder list = limit == Status.MET
                    ? met
                    : limit == Status.INDETERMINATE || floor == Status.INDETERMINATE
                            ? open
                            : floor == Status.MET ? nearly : below;
            if (limit != Status.NOT_APPLICABLE) {
                number(member.rule())
                        .ifPresentOrElse(
                                n -> list.append(' ').append(n),
                                () -> list.append(' ').append(member.rule()));
            }
        }
        StringBuilder zh = new StringBuilder("达标").append(met.isEmpty() ? " —" : met);
        StringBuilder en = new StringBuilder("met").append(met.isEmpty() ? " —" : met);
        String floor = ground.standard().rule(rule).criterion() instanceof Criterion.KOfN items
                ? items.floor()
                        .on(ground.evaluation().asOf())
                        .map(share -> share.value().times(HUNDRED).toDecimal())
                        .orElse("")
                : "";
        append(zh, en, nearly, "；达 " + floor + "% 未达标", "; " + floor + " % reached");
        append(zh, en, below, "；不足 " + floor + "%", "; below " + floor + " %");
        append(zh, en, open, "；无法判定", "; undecided");
        if (isConceded(finding)) {
            String ids = String.join(
                    " ", ground.evaluation().conceded().map(of -> of.applied()).orElse(List.of()));
            zh.append("；按 ").append(ids).append(" 达标");
            en.append("; met with ").append(ids);
        }
        return Figure.of(
                new Value.Words(new Text(zh.toString(), en.toString())), 0, List.of(Origin.OfFinding.of(finding)));
    }

    private static void append(StringBuilder zh, StringBuilder en, StringBuilder list, String inZh, String inEn) {
        if (!list.isEmpty()) {
            zh.append(inZh).append(list);
            en.append(inEn).append(list);
        }
    }

    /** Whether it is met with concessions alone. */
    private boolean isConceded(Finding finding) {
        return finding.status() != Status.MET
                && ground.evaluation().conceded().stream()
                        .flatMap(conceded -> conceded.changed().stream())
                        .anyMatch(changed -> changed.rule().equals(finding.rule())
                                && changed.school().equals(finding.school())
                                && changed.stage().equals(finding.stage())
                                && changed.status() == Status.MET);
    }

    /** The number in the id of an indicator's rule. */
    private static OptionalInt number(String rule) {
        String digits = rule.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 4 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }
}
