package io.github.junheng.plan;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.plan.YearFigure.Gap;
import io.github.junheng.quantity.Magnitude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 对照表结果: what a plan prints in a table, and what the data say; a row for each county and, of a city, one for all of them last.
 */
public record CityTable(PlanTable table, List<Row> rows) {
    /** 一行: one place, a cell for each column. */
    public record Row(Locality place, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * 一格.
     *
     * @param figure what the data say, and whether that stands to what is printed
     * @param printedOrNull what the plan prints; null where it prints nothing
     * @param standingOrNull how the one stands to the other on the day of the evaluation; null where nothing is printed
     */
    public record Cell(
            YearFigure figure,
            Target.@Nullable Amount printedOrNull,
            @Nullable Standing standingOrNull) {
        public Optional<Target.Amount> printed() {
            return Optional.ofNullable(printedOrNull);
        }

        public Optional<Standing> standing() {
            return Optional.ofNullable(standingOrNull);
        }
    }

    public CityTable {
        rows = List.copyOf(rows);
    }

    /**
     * The table as the evaluations of one year fill it. A share of all counties is what they meet together of what they have
     * together, never a mean of shares; of a coefficient it is the greatest. A county that has no data leaves both open.
     *
     * @param evaluations of each county, of one year
     */
    public static CityTable of(Plan plan, PlanTable table, Map<Locality, List<Evaluation>> evaluations) {
        List<Evaluation> all =
                evaluations.values().stream().flatMap(List::stream).toList();
        int year = all.stream()
                .mapToInt(e -> e.dataset().county().year())
                .max()
                .orElse(plan.until().last().getYear());
        LocalDate day = all.stream()
                .map(Evaluation::asOf)
                .max(LocalDate::compareTo)
                .orElse(plan.until().last());
        List<Row> rows = new ArrayList<>();
        for (Locality county : plan.counties()) {
            Readings readings = new Readings(year, evaluations.getOrDefault(county, List.of()));
            List<Cell> cells = new ArrayList<>();
            for (PlanTable.Column column : table.columns()) {
                Goal goal = goal(plan, column, county);
                cells.add(cell(plan, goal, readings.figure(column.reading(), amount(goal)), day));
            }
            rows.add(new Row(county, cells));
        }
        if (plan.isOfCity()) {
            List<Cell> cells = new ArrayList<>();
            for (int c = 0; c < table.columns().size(); c++) {
                int at = c;
                PlanTable.Column column = table.columns().get(c);
                List<YearFigure> figures =
                        rows.stream().map(row -> row.cells().get(at).figure()).toList();
                Goal goal = goal(plan, column, plan.place());
                cells.add(cell(plan, goal, together(column.reading().take(), figures, amount(goal), year, day), day));
            }
            rows.add(new Row(plan.place(), cells));
        }
        return new CityTable(table, rows);
    }

    private static @Nullable Goal goal(Plan plan, PlanTable.Column column, Locality place) {
        return column.goals()
                .flatMap(goals -> plan.item(goals + "@" + place.name()))
                .filter(Goal.class::isInstance)
                .map(Goal.class::cast)
                .orElse(null);
    }

    private static Target.@Nullable Amount amount(@Nullable Goal goal) {
        return goal != null && goal.target() instanceof Target.Amount amount ? amount : null;
    }

    private static Cell cell(Plan plan, @Nullable Goal goal, YearFigure figure, LocalDate day) {
        return goal == null
                ? new Cell(figure, null, null)
                : new Cell(
                        figure,
                        amount(goal),
                        new Standings(plan, goal, List.of(figure), day).result().standing());
    }

    private static YearFigure together(
            Reading.Take take, List<YearFigure> figures, Target.@Nullable Amount target, int year, LocalDate day) {
        List<YearFigure> asked = figures.stream()
                .filter(f -> f.status() != Status.NOT_APPLICABLE)
                .toList();
        List<Missing> missing =
                asked.stream().flatMap(f -> f.missing().stream()).distinct().toList();
        @Nullable UnitTally tally = take == Reading.Take.VALUE || take == Reading.Take.GREATEST ? null : sum(figures);
        @Nullable
        Gap gap = asked.stream()
                .flatMap(f -> f.gap().stream())
                .findFirst()
                .orElse(asked.isEmpty() ? Gap.NOT_ASKED : null);
        @Nullable Magnitude value = null;
        @Nullable RuleRef rule = null;
        boolean open = gap != null || asked.stream().anyMatch(f -> f.status() == Status.INDETERMINATE);
        if (take == Reading.Take.GREATEST && asked.stream().allMatch(f -> f.valueOrNull() != null)) {
            for (YearFigure figure : asked) {
                Magnitude own = figure.valueOrNull();
                if (own != null && (value == null || Readings.compare(own, value) > 0)) {
                    value = own;
                    rule = figure.ruleOrNull();
                }
            }
        } else if (tally != null && !open) {
            value = Readings.share(tally);
        } else if (take == Reading.Take.VALUE && gap == null) {
            // A county's own value adds up to no city's.
            gap = Gap.NOT_DECIDED;
        }
        Status status;
        if (asked.isEmpty()) {
            status = Status.NOT_APPLICABLE;
        } else if (take == Reading.Take.VALUE) {
            status = Status.INDETERMINATE;
        } else if (target != null && (take == Reading.Take.SHARE || take == Reading.Take.GREATEST)) {
            status = value == null ? Status.INDETERMINATE : Readings.held(target, value);
        } else {
            status = Status.allOf(asked.stream().map(YearFigure::status).toList());
        }
        return new YearFigure(
                year, status, value, null, tally, rule, missing, gap, new YearFigure.Source.Findings(day));
    }

    private static @Nullable UnitTally sum(List<YearFigure> figures) {
        @Nullable UnitTally sum = null;
        for (YearFigure figure : figures) {
            UnitTally own = figure.unitsOrNull();
            if (own != null) {
                sum = sum == null
                        ? own
                        : new UnitTally(
                                sum.met() + own.met(),
                                sum.notMet() + own.notMet(),
                                sum.indeterminate() + own.indeterminate(),
                                sum.notApplicable() + own.notApplicable());
            }
        }
        return sum;
    }
}
