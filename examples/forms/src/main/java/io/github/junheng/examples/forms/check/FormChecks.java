package io.github.junheng.examples.forms.check;

import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.examples.forms.edition.FigureSpec;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import io.github.junheng.standard.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the checks of a filed form share: its cells by what they show, and what came of the checks. */
final class FormChecks {
    static final Rational HUNDRED = Rational.of(100);
    private static final String STAGE = "{stage}";

    final FormEdition edition;
    final Standard standard;
    final LocalDate day;
    final Map<String, FoundCell> cells;
    final Map<String, List<Map<String, FoundCell>>> units;
    private final List<Problem> problems;
    private final List<Text> skipped;
    private final Map<String, FactDefinition> facts;
    private final Map<FigureSpec, List<FoundCell>> byFigure = new LinkedHashMap<>();
    private final TreeMap<ProblemCode, Integer> ran = new TreeMap<>();
    private final Map<String, TreeSet<String>> blanks = new LinkedHashMap<>();
    private final TreeSet<String> unread = new TreeSet<>();

    FormChecks(
            FormEdition edition,
            Standard standard,
            LocalDate day,
            Map<String, FoundCell> cells,
            Map<String, List<Map<String, FoundCell>>> units,
            List<Problem> problems,
            List<Text> skipped) {
        this.edition = edition;
        this.standard = standard;
        this.facts = standard.factsById();
        this.day = day;
        this.cells = cells;
        this.units = units;
        this.problems = problems;
        this.skipped = skipped;
        TreeSet<String> ofUnits = new TreeSet<>();
        units.values().forEach(rows -> rows.forEach(row -> row.values().forEach(cell -> ofUnits.add(cell.id()))));
        cells.forEach((id, cell) -> {
            if (!ofUnits.contains(id)) {
                byFigure.computeIfAbsent(cell.figure(), figure -> new ArrayList<>())
                        .add(cell);
            }
        });
    }

    void run() {
        new UnitChecks(this).run();
        new CountyChecks(this).run();
        blanks.forEach(
                (place, codes) -> problems.add(Problem.of(ProblemCode.CHECK_BLANK, place, String.join("、", codes))));
    }

    SortedMap<ProblemCode, Integer> ran() {
        return ran;
    }

    // ---------------------------------------------------------------- cells

    /** Where a figure stands outside of the rows of units. */
    List<FoundCell> shown(FigureSpec figure) {
        return byFigure.getOrDefault(figure, List.of());
    }

    @Nullable
    FoundCell first(FigureSpec figure) {
        List<FoundCell> all = shown(figure);
        for (FoundCell cell : all) {
            if (cell.number().isPresent()) {
                return cell;
            }
        }
        return all.isEmpty() ? null : all.get(0);
    }

    Map<FigureSpec, List<FoundCell>> byFigure() {
        return byFigure;
    }

    /** What a cell's number can stand for; null where it is none, which is noted. */
    @Nullable
    Interval need(@Nullable FoundCell cell, ProblemCode code) {
        if (cell == null) {
            return null;
        }
        Interval interval = cell.interval();
        if (interval == null && cell.isBlank()) {
            blanks.computeIfAbsent(cell.place().toString(), place -> new TreeSet<>())
                    .add(code.code());
        } else if (interval == null && !cell.text().equals("——") && unread.add(cell.id())) {
            problems.add(Problem.of(
                    ProblemCode.CHECK_FORMAT, cell.place().toString(), "应填数", cell.text(), "a number is expected"));
        }
        return interval;
    }

    /** What a cell says of 是否达标; a word that says neither is a problem, and what follows from it is not checked. */
    Judged said(FoundCell cell) {
        Judged said = Judged.said(cell);
        if (said == Judged.OPEN && !cell.isBlank() && !cell.text().equals("——") && unread.add(cell.id())) {
            report(ProblemCode.CHECK_FORMAT, cell, "应填“是”或“否”", cell.text(), "yes or no is expected");
            skip(cell.id() + "：填的不是“是”或“否”，没有核对", cell.id() + ": says neither yes nor no, not checked");
        }
        return said;
    }

    /** The value of an indicator by the county's facts as the form shows them; null where it does not show all. */
    @Nullable
    Interval computed(String rule, Indicator indicator) {
        Sum below = indicator.denominatorOrNull();
        Interval top = sum(rule, indicator.numerator());
        Interval bottom = below == null ? null : sum(rule, below);
        if (top == null || (below != null && (bottom == null || bottom.low().signum() <= 0))) {
            return null;
        }
        return (bottom == null ? top : top.dividedBy(bottom)).times(indicator.per());
    }

    private @Nullable Interval sum(String rule, Sum sum) {
        if (sum.countingFromOrNull() != null) {
            return null;
        }
        Interval total = Interval.of(Rational.ZERO);
        for (String fact : sum.cells()) {
            FoundCell cell = fact(rule, fact);
            Interval own = cell == null ? null : need(cell, ProblemCode.CHECK_RATIO);
            if (own == null || cell == null) {
                return null;
            }
            own = exact(cell, own);
            total = sum.subtract().contains(fact) ? total.minus(own) : total.plus(own);
        }
        return total.times(sum.times());
    }

    /** What a cell's number can stand for: a count of things for itself alone. */
    Interval exact(FoundCell cell, Interval printed) {
        FigureSpec figure = cell.figure();
        boolean whole = figure instanceof FigureSpec.Fact fact
                ? fact.factor().equals(Rational.ONE) && isWhole(fact.fact())
                : figure instanceof FigureSpec.Readings readings
                        ? readings.facts().stream().allMatch(this::isWhole)
                        : figure instanceof FigureSpec.Total total
                                ? total.facts().stream().allMatch(this::isWhole)
                                : figure instanceof FigureSpec.Schools
                                        || figure instanceof FigureSpec.Subjects
                                        || figure instanceof FigureSpec.Classes;
        return whole && cell.number().isPresent()
                ? Interval.of(Rational.of(cell.number().get()))
                : printed;
    }

    private boolean isWhole(String fact) {
        String id = ofStage(fact, Stage.PRIMARY);
        FactDefinition definition = facts.get(id);
        return definition != null
                ? definition.type().isWhole()
                : SchoolColumns.of(id).map(column -> column.type().isWhole()).orElse(false);
    }

    /** Where a fact of the county stands in whatever unit. */
    @Nullable
    FoundCell anyFact(String fact) {
        for (FigureSpec figure : byFigure.keySet()) {
            if (figure instanceof FigureSpec.Fact of && of.fact().equals(fact)) {
                return first(figure);
            }
        }
        return null;
    }

    /** Where a fact of the county stands, or the cells of it that a rule read. */
    @Nullable
    FoundCell fact(String rule, String fact) {
        FoundCell found = null;
        for (Map.Entry<FigureSpec, List<FoundCell>> entry : byFigure.entrySet()) {
            boolean own = entry.getKey() instanceof FigureSpec.Readings readings
                    && readings.rule().equals(rule)
                    && readings.facts().equals(List.of(fact))
                    && readings.factor().equals(Rational.ONE);
            boolean ofCounty = entry.getKey() instanceof FigureSpec.Fact of
                    && of.fact().equals(fact)
                    && of.factor().equals(Rational.ONE);
            if (own) {
                return entry.getValue().get(0);
            }
            if (ofCounty) {
                found = first(entry.getKey());
            }
        }
        return found;
    }

    static String ofStage(String fact, Stage stage) {
        return fact.replace(STAGE, stage.key());
    }

    // ---------------------------------------------------------------- outcomes

    void ran(ProblemCode code) {
        ran.merge(code, 1, Integer::sum);
    }

    void report(ProblemCode code, FoundCell at, String... details) {
        problems.add(Problem.of(code, at.place().toString(), details));
    }

    void skip(String zh, String en) {
        skipped.add(new Text(zh, en));
    }
}
