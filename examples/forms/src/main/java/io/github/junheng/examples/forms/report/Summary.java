package io.github.junheng.examples.forms.report;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Explanation;
import io.github.junheng.evaluation.Explanation.Combination;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Operation;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.figure.Amounts;
import io.github.junheng.examples.forms.figure.Amounts.Gap;
import io.github.junheng.examples.forms.figure.Amounts.GapKey;
import io.github.junheng.examples.forms.figure.Amounts.Total;
import io.github.junheng.examples.forms.figure.Lacking;
import io.github.junheng.examples.forms.figure.Steps;
import io.github.junheng.examples.forms.report.Remedies.Step;
import io.github.junheng.examples.forms.report.Remedies.Way;
import io.github.junheng.quantity.Quantity;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.Unit;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleId;
import io.github.junheng.standard.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 一页摘要: what stands between a county and its recognition: vetoes, then what the county itself has to do, then its schools with the
 * amounts that they lack in all, the least that would be enough first; and what has to be reported before the rest can be decided.
 */
final class Summary {
    /** So many schools are named in a line. */
    private static final int NAMED = 8;

    /**
     * A line with the finding that it leads to.
     *
     * @param depth 1 for an item of the line above
     */
    record Line(Piece text, @Nullable Finding finding, int depth) {}

    /**
     * What has to be done of one kind.
     *
     * @param least what would be enough
     * @param full what it takes to bring each item to its limit
     * @param leastSum the number of the first; null where nothing has to be done
     * @param fullSum the number of the second; null where nothing has to be done
     */
    record Kind(
            Piece name,
            Piece least,
            Piece full,
            @Nullable Quantity leastSum,
            @Nullable Quantity fullSum,
            int schools) {}

    private final Evaluation evaluation;
    private final Wording wording;
    private final Amounts amounts;
    private final Remedies remedies;
    private final Coefficients coefficients;
    private final Map<String, List<Finding>> byRule = new LinkedHashMap<>();
    private final Lacking lacking;

    Summary(Evaluation evaluation, Wording wording, Amounts amounts, Remedies remedies, Coefficients coefficients) {
        this.evaluation = evaluation;
        this.wording = wording;
        this.amounts = amounts;
        this.remedies = remedies;
        this.coefficients = coefficients;
        this.lacking = new Lacking(evaluation, wording);
        for (Finding finding : evaluation.findings()) {
            byRule.computeIfAbsent(finding.rule().local(), r -> new ArrayList<>())
                    .add(finding);
        }
    }

    /** The rules that decide, in the order of the sections. */
    private List<Rule> deciding() {
        Set<Rule> rules = new LinkedHashSet<>();
        for (Section section : evaluation.standard().sections()) {
            rules.addAll(deciding(section));
        }
        return List.copyOf(rules);
    }

    private List<Rule> deciding(Section section) {
        return section.rules().stream()
                .map(evaluation.standard()::rule)
                .filter(rule -> !rule.informative())
                .toList();
    }

    /** The rules for want of which a section is open. */
    Piece openOf(Section section) {
        return Piece.list(deciding(section).stream()
                .filter(rule -> byRule.getOrDefault(rule.id().local(), List.of()).stream()
                        .anyMatch(f -> f.status() == Status.INDETERMINATE))
                .map(wording::rule)
                .limit(NAMED)
                .toList());
    }

    /** What a rule is called, with how far its source can be trusted where it was not read. */
    private Piece name(Rule rule) {
        return marked(wording.rule(rule), rule.citation().confidence());
    }

    static Piece marked(Piece piece, Confidence confidence) {
        return confidence == Confidence.VERIFIED ? piece : Words.MARKED.with(piece, Wording.confidence(confidence));
    }

    /** Vetoes first, then what the county itself lacks, then what its schools lack. */
    List<Line> failures() {
        List<Line> vetoes = new ArrayList<>();
        List<Line> county = new ArrayList<>();
        List<Line> schools = new ArrayList<>();
        for (Rule rule : deciding()) {
            List<Finding> all = byRule.getOrDefault(rule.id().local(), List.of());
            if (ofSchools(all)) {
                schools(rule, all, schools);
            } else {
                List<Line> lines = rule.criterion() instanceof Criterion.Veto ? vetoes : county;
                all.stream().filter(f -> f.status() == Status.NOT_MET).forEach(f -> {
                    lines.add(new Line(county(rule, f), f, 0));
                    coefficients.actions(f).forEach(action -> lines.add(new Line(action, f, 1)));
                });
            }
        }
        List<Line> lines = new ArrayList<>(vetoes);
        lines.addAll(county);
        lines.addAll(schools);
        return List.copyOf(lines);
    }

    private static boolean ofSchools(List<Finding> all) {
        return all.stream().anyMatch(f -> f.level().isOfSchool() && f.schoolOrNull() != null);
    }

    private Piece county(Rule rule, Finding finding) {
        Piece name = name(rule);
        List<Piece> first = wording.rows(finding).get(0);
        Piece text;
        if (!finding.parts().isEmpty()) {
            List<Piece> parts = new ArrayList<>();
            List<List<Piece>> rows = wording.rows(finding);
            for (int i = 0; i < finding.parts().size() && i + 1 < rows.size(); i++) {
                if (finding.parts().get(i).status() == Status.NOT_MET) {
                    List<Piece> row = rows.get(i + 1);
                    parts.add(Words.LINE_COUNTY_WHOLE.with(
                            Piece.of(finding.parts().get(i).name()),
                            finding.parts().get(i).measureOrNull() == null
                                    ? row.get(2)
                                    : Shown.value(finding.parts().get(i).measureOrNull(), 2),
                            row.get(3)));
                }
            }
            text = Words.LINE_STATED.with(name, Piece.clauses(parts));
        } else if (rule.criterion() instanceof Criterion.Veto || rule.criterion() instanceof Criterion.Evidence) {
            text = Words.LINE_STATED.with(name, first.get(2));
        } else {
            Piece value = Shown.value(evaluation, finding);
            Piece limit = Shown.limit(finding.measureOrNull());
            text = finding.stageOrNull() == null
                    ? Words.LINE_COUNTY_WHOLE.with(name, value, limit)
                    : Words.LINE_COUNTY.with(name, Wording.stage(finding.stageOrNull()), value, limit);
        }
        return Piece.clauses(List.of(text, gap(finding)));
    }

    /** What a finding of the county is short by, test by test; of a share, if what it is a share of stays as it is. */
    Piece gap(Finding finding) {
        if (finding.schoolOrNull() != null) {
            return wording.shortfall(finding).orElse(Piece.NONE);
        }
        Judgement judgement = evaluation.explain(finding);
        if (!(judgement instanceof Combination several)
                || several.parts().size() != finding.parts().size()) {
            return ofShare(wording.shortfall(finding).orElse(Piece.NONE), judgement, Set.of());
        }
        Map<String, Piece> gaps = new LinkedHashMap<>();
        amounts.of(finding).forEach(gap -> gaps.put(gap.part(), gap.text()));
        List<Piece> told = new ArrayList<>();
        Set<CellRef> moved = new HashSet<>();
        for (int i = 0; i < finding.parts().size(); i++) {
            Piece gap = gaps.get(finding.parts().get(i).id());
            if (gap != null) {
                told.add(ofShare(gap, several.parts().get(i), moved));
                share(several.parts().get(i))
                        .ifPresent(share -> Steps.of(share.operands().get(0), Explanation.Reading.class)
                                .forEach(reading -> moved.add(reading.cell())));
            }
        }
        return told.isEmpty() ? wording.shortfall(finding).orElse(Piece.NONE) : Piece.list(told);
    }

    /** @param moved what the tests before it want more of */
    private static Piece ofShare(Piece gap, Judgement judgement, Set<CellRef> moved) {
        Computation share = share(judgement).orElse(null);
        if (gap.equals(Piece.NONE) || share == null) {
            return gap;
        }
        Explanation.Figure base = share.operands().get(1);
        Piece number = Piece.of(Objects.requireNonNull(base.valueOrNull()).toDecimal());
        boolean moves =
                Steps.of(base, Explanation.Reading.class).stream().anyMatch(reading -> moved.contains(reading.cell()));
        return (moves ? Words.GAP_OF_MOVING_SHARE : Words.GAP_OF_SHARE).with(gap, number);
    }

    /** The quotient that a test compares. */
    private static Optional<Computation> share(Judgement judgement) {
        return judgement instanceof Comparison comparison
                        && comparison.value() instanceof Computation quotient
                        && quotient.operation() == Operation.QUOTIENT
                        && quotient.operands().get(1).valueOrNull() instanceof Rational
                ? Optional.of(quotient)
                : Optional.empty();
    }

    /** The failing subjects of a rule that is asked of schools, where the county fails by them. */
    private List<Finding> failing(List<Finding> all) {
        boolean decided = all.stream().anyMatch(f -> f.schoolOrNull() == null && f.status() != Status.NOT_MET);
        // A county needs of some rules only a share of its schools.
        return decided
                ? List.of()
                : all.stream()
                        .filter(f -> f.schoolOrNull() != null && f.status() == Status.NOT_MET)
                        .toList();
    }

    private void schools(Rule rule, List<Finding> all, List<Line> lines) {
        List<Finding> failing = failing(all);
        if (failing.isEmpty()) {
            return;
        }
        long concerned = all.stream()
                .filter(f -> f.schoolOrNull() != null && f.status() != Status.NOT_APPLICABLE)
                .count();
        Finding target =
                all.stream().filter(f -> f.schoolOrNull() == null).findFirst().orElse(failing.get(0));
        boolean several = rule.criterion() instanceof Criterion.KOfN;
        boolean told = !several && failing.stream().noneMatch(f -> amounts.of(f).isEmpty());
        Piece total = told
                ? Piece.list(amounts.total(failing).stream().map(Total::text).toList())
                : Piece.NONE;
        Piece many = Piece.of(failing.size());
        Piece counted = wording.counted(rule);
        lines.add(new Line(
                told
                        ? Words.LINE_SCHOOLS_FALL_SHORT.with(name(rule), many, counted, Piece.of(concerned), total)
                        : Words.LINE_SCHOOLS.with(name(rule), many, counted, Piece.of(concerned)),
                target,
                0));
        if (rule.criterion() instanceof Criterion.KOfN items) {
            items(items, failing, lines);
        }
        named(failing, lines);
    }

    /** The schools, those with most to do first, each with what it has to do. */
    private void named(List<Finding> failing, List<Line> lines) {
        List<Finding> most = failing.stream().sorted(mostFirst()).toList();
        for (Finding finding : most.subList(0, Math.min(NAMED, most.size()))) {
            lines.add(new Line(Words.LINE_STATED.with(wording.subject(finding), toDo(finding)), finding, 1));
        }
        if (most.size() > NAMED) {
            lines.add(new Line(Words.OTHER_UNITS.with(Piece.of(most.size() - NAMED)), null, 1));
        }
    }

    private Comparator<Finding> mostFirst() {
        return Comparator.comparing((Finding f) ->
                        -remedies.of(f).map(way -> way.steps().size()).orElse(0))
                .thenComparing(f -> amounts.of(f).stream()
                        .map(gap -> gap.amount().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .negate());
    }

    /** What a failing unit has to do at least. */
    private Piece toDo(Finding finding) {
        Way way = remedies.of(finding).orElse(null);
        if (way != null) {
            return shortWay(way);
        }
        List<Piece> gaps = amounts.of(finding).stream().map(Gap::text).toList();
        return gaps.isEmpty() ? Wording.status(finding.status()) : Piece.list(gaps);
    }

    private Piece shortWay(Way way) {
        List<Piece> steps = new ArrayList<>();
        for (Step step : way.steps()) {
            steps.add(Words.STEP_SHORT.with(Piece.of(step.item().id().local()), new Piece.Amount(step.amount())));
        }
        return Piece.clauses(List.of(Piece.list(steps), openItems(way)));
    }

    /** The items that have to be known first, with the cells to fill. */
    Piece openItems(Way way) {
        List<Piece> open = new ArrayList<>();
        for (Finding item : way.open()) {
            if (item.outcome() instanceof Outcome.Indeterminate none) {
                open.add(Words.WAY_OPEN.with(
                        Piece.of(item.rule().local()),
                        Piece.list(none.missing().stream()
                                .map(missing -> lacking.name(missing, Set.of()))
                                .toList())));
            }
        }
        return open.isEmpty() && !way.complete() ? Words.WAY_INCOMPLETE.piece() : Piece.clauses(open);
    }

    /** The least correction of a unit in full. */
    Piece way(Way way) {
        List<Piece> steps = new ArrayList<>();
        for (Step step : way.steps()) {
            steps.add((step.toLimit() ? Words.STEP_LIMIT : Words.STEP_FLOOR)
                    .with(wording.rule(step.item()), new Piece.Amount(step.amount())));
        }
        return Words.LINE_STATED.with(
                Words.LEAST_WAY.with(way.unit()
                        .stage()
                        .map(Wording::stage)
                        .orElse(Piece.of(way.unit().rule().local()))),
                Piece.clauses(List.of(Piece.clauses(steps), openItems(way))));
    }

    /** What of several items the failing units fall short of, what most lack first: what is enough, and up to the limit. */
    private void items(Criterion.KOfN several, List<Finding> failing, List<Line> lines) {
        Map<Rule, List<Finding>> items = items(several, failing);
        items.entrySet().stream()
                .sorted(Comparator.comparing(e -> -e.getValue().size()))
                .forEach(e -> {
                    String id = e.getKey().id().local();
                    Piece full = amounts(amounts.total(e.getValue()));
                    RuleId rule = failing.get(0).rule();
                    boolean enough = failing.stream()
                            .allMatch(finding ->
                                    remedies.of(finding).filter(Way::complete).isPresent());
                    List<Total> least = remedies.totals(rule).stream()
                            .filter(total -> total.key().rule().equals(id))
                            .toList();
                    Piece name = wording.rule(e.getKey());
                    Piece many = Piece.of(e.getValue().size());
                    lines.add(new Line(
                            full.equals(Piece.NONE)
                                    ? Words.LINE_MEMBER_PLAIN.with(name, many)
                                    : Words.LINE_MEMBER.with(
                                            name,
                                            many,
                                            !least.isEmpty()
                                                    ? amounts(least)
                                                    : (enough ? Words.LEAST_NOTHING : Words.WAY_INCOMPLETE).piece(),
                                            full),
                            e.getValue().get(0),
                            1));
                });
    }

    private static Piece amounts(Collection<Total> totals) {
        return totals.isEmpty()
                ? Piece.NONE
                : Piece.list(totals.stream()
                        .map(total -> (Piece) new Piece.Amount(total.sum()))
                        .toList());
    }

    private Map<Rule, List<Finding>> items(Criterion.KOfN several, List<Finding> failing) {
        Set<String> units = new LinkedHashSet<>();
        failing.forEach(f -> units.add(f.subject()));
        Map<Rule, List<Finding>> items = new LinkedHashMap<>();
        for (String item : several.rules()) {
            List<Finding> of = byRule.getOrDefault(item, List.of()).stream()
                    .filter(f -> f.status() == Status.NOT_MET && units.contains(f.subject()))
                    .toList();
            if (!of.isEmpty()) {
                items.put(evaluation.standard().rule(item), of);
            }
        }
        return items;
    }

    // ---------------------------------------------------------------- by kind

    private record OfKind(Unit unit, boolean tooMuch, boolean elements) {}

    private static final class Sums {
        private final Map<String, BigDecimal> least = new LinkedHashMap<>();
        private final Map<String, BigDecimal> full = new LinkedHashMap<>();
        private final Set<SchoolCode> schools = new LinkedHashSet<>();
        private int elements;
    }

    /** What schools lack, by what it is counted in. */
    List<Kind> kinds() {
        Map<OfKind, Sums> kinds = new LinkedHashMap<>();
        // What several rules ask of one item is lacking once.
        Set<String> least = new HashSet<>();
        Set<String> full = new HashSet<>();
        for (Rule rule : deciding()) {
            List<Finding> all = byRule.getOrDefault(rule.id().local(), List.of());
            if (!ofSchools(all)) {
                continue;
            }
            List<Finding> failing = failing(all);
            if (rule.criterion() instanceof Criterion.KOfN several) {
                if (!failing.isEmpty()) {
                    remedies.totals().stream()
                            .filter(total ->
                                    several.rules().contains(total.key().rule()))
                            .filter(total -> !least.contains(total.key().rule()))
                            .forEach(total -> sum(total, true, false, kinds));
                    items(several, failing).forEach((item, of) -> {
                        if (full.add(item.id().local())) {
                            amounts.total(of).forEach(total -> sum(total, false, true, kinds));
                        }
                    });
                    least.addAll(several.rules());
                }
            } else {
                boolean first = least.add(rule.id().local());
                boolean whole = full.add(rule.id().local());
                amounts.total(failing).forEach(total -> sum(total, first, whole, kinds));
            }
        }
        List<Kind> rows = new ArrayList<>();
        kinds.forEach((kind, sums) -> rows.add(new Kind(
                kindName(kind),
                summed(kind, sums.least, sums.elements),
                summed(kind, sums.full, sums.elements),
                sum(kind, sums.least),
                sum(kind, sums.full),
                sums.schools.size())));
        return rows;
    }

    private static void sum(Total total, boolean least, boolean full, Map<OfKind, Sums> kinds) {
        GapKey key = total.key();
        boolean elements = !total.elements().isEmpty();
        Sums sums = kinds.computeIfAbsent(new OfKind(key.unit(), key.tooMuch(), elements), k -> new Sums());
        BigDecimal sum = total.sum().amount();
        if (least) {
            sums.least.merge(key.rule(), sum, BigDecimal::add);
            sums.schools.addAll(total.amounts().keySet());
            total.elements().values().forEach(count -> sums.elements += count);
        }
        if (full) {
            sums.full.merge(key.rule(), sum, BigDecimal::add);
        }
    }

    private static @Nullable Quantity sum(OfKind kind, Map<String, BigDecimal> rules) {
        return rules.isEmpty()
                ? null
                : new Quantity(rules.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add), kind.unit());
    }

    private static Piece summed(OfKind kind, Map<String, BigDecimal> rules, int elements) {
        if (rules.isEmpty()) {
            return Piece.DASH;
        }
        Piece sum = new Piece.Amount(Objects.requireNonNull(sum(kind, rules)));
        List<Piece> single = new ArrayList<>();
        rules.forEach((rule, amount) -> single.add(
                Piece.words(Piece.of(rule), Piece.of(amount.stripTrailingZeros().toPlainString()))));
        Piece counted = kind.elements() ? Words.ELEMENTS_AND.with(Piece.of(elements), sum) : sum;
        return Words.SUM_OF.with(counted, Piece.list(single));
    }

    /** Units are called so in every standard. */
    private static Piece kindName(OfKind kind) {
        if (kind.elements() || kind.tooMuch()) {
            return (kind.elements() ? Words.KIND_ELEMENTS : Words.KIND_ABOVE).piece();
        }
        return switch (kind.unit().id()) {
            case "persons" -> Words.KIND_PERSONS.piece();
            case "m2" -> Words.KIND_AREA.piece();
            case "rooms" -> Words.KIND_ROOMS.piece();
            case "yuan", "10000 yuan" -> Words.KIND_MONEY.with(new Piece.Measured(kind.unit()));
            default -> new Piece.Measured(kind.unit());
        };
    }

    // ---------------------------------------------------------------- what is not known

    /** The cells for want of which rules that decide are open: the same cell of many schools once. */
    List<Line> open() {
        Map<String, List<Missing>> cells = new LinkedHashMap<>();
        Map<String, Set<String>> rules = new LinkedHashMap<>();
        Map<String, Finding> first = new LinkedHashMap<>();
        for (Rule rule : deciding()) {
            for (Finding finding : byRule.getOrDefault(rule.id().local(), List.of())) {
                if (!(finding.outcome() instanceof Outcome.Indeterminate open)) {
                    continue;
                }
                for (Missing missing : open.missing()) {
                    CellRef cell = missing.cell();
                    String same = cell.fact() + " " + missing.why();
                    List<Missing> known = cells.computeIfAbsent(same, c -> new ArrayList<>());
                    if (known.stream().noneMatch(m -> m.cell().equals(cell))) {
                        known.add(missing);
                    }
                    rules.computeIfAbsent(same, c -> new LinkedHashSet<>())
                            .add(rule.id().local());
                    first.putIfAbsent(same, finding);
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        cells.entrySet().stream()
                .sorted(Comparator.comparing(e -> -Optional.ofNullable(rules.get(e.getKey()))
                        .map(Set::size)
                        .orElse(0)))
                .forEach(e -> lines.add(new Line(
                        lacking.told(e.getValue(), rules.getOrDefault(e.getKey(), Set.of())),
                        first.get(e.getKey()),
                        0)));
        return List.copyOf(lines);
    }
}
