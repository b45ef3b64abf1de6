package io.github.junheng.report;

import io.github.junheng.evaluation.Status;
import io.github.junheng.plan.CityTable;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanTable;
import io.github.junheng.plan.YearFigure;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * 对照表报告: a table of a plan computed from data, one table with two lines for each place: what the document forecast (预计) and what
 * was found (实测); the city last, its units counted together.
 */
public final class CityTableReport {
    private static final String MARK = "✗";

    private CityTableReport() {}

    /** @param problems what reading the data warned of */
    public static Document of(Plan plan, CityTable table, int year, List<Problem> problems) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, Piece.of(table.table().title())));
        EvaluationReport.paragraph(
                Piece.of(
                        Message.PLAN_TABLE_BASICS,
                        Piece.of(plan.id()),
                        Piece.of(plan.title()),
                        Piece.of(year),
                        Piece.of(plan.judgedOn(year).toString())),
                blocks);
        EvaluationReport.paragraph(Piece.of(Message.PLAN_TABLE_EXPLAINED), blocks);
        List<Piece> header = new ArrayList<>(List.of(Piece.of(Message.PLAN_PLACE), Piece.NONE));
        for (PlanTable.Column column : table.table().columns()) {
            header.add(Piece.of(column.name()));
        }
        List<List<Piece>> rows = new ArrayList<>();
        for (CityTable.Row row : table.rows()) {
            List<Piece> printed = new ArrayList<>();
            List<Piece> found = new ArrayList<>();
            Piece name = Piece.of(row.place().name());
            boolean hasPrinted =
                    row.cells().stream().anyMatch(cell -> cell.printed().isPresent());
            printed.addAll(List.of(name, Piece.of(Message.PLAN_FORECAST_ROW)));
            found.addAll(List.of(hasPrinted ? Piece.NONE : name, Piece.of(Message.PLAN_FOUND_ROW)));
            for (CityTable.Cell cell : row.cells()) {
                printed.add(printed(cell));
                found.add(found(cell));
            }
            if (hasPrinted) {
                rows.add(printed);
            }
            rows.add(found);
        }
        blocks.add(new Block.Table(header, rows));
        if (!problems.isEmpty()) {
            blocks.add(new Block.Heading(2, Piece.of(Message.PLAN_REMARKS)));
            EvaluationReport.problems(problems, Integer.MAX_VALUE, blocks);
        }
        return new Document(blocks);
    }

    private static Piece printed(CityTable.Cell cell) {
        return cell.printed()
                .map(target -> Piece.of(
                        Message.PLAN_SIGNED,
                        Names.sign(target.comparator()),
                        Piece.of(target.value().toDecimal())))
                .orElse(Piece.DASH);
    }

    private static Piece found(CityTable.Cell cell) {
        YearFigure figure = cell.figure();
        if (figure.value().isEmpty()) {
            int open = figure.units().map(u -> u.indeterminate()).orElse(0);
            return figure.status() == Status.NOT_APPLICABLE
                    ? Piece.DASH
                    : open > 0 ? Piece.of(Message.PLAN_UNITS_MISSING, Piece.of(open)) : PlanWords.why(figure);
        }
        Magnitude value = figure.value().get();
        Rational limit = cell.printed().map(t -> t.value()).orElse(null);
        List<Piece> parts = new ArrayList<>(List.of(TrackingReport.value(value, limit)));
        figure.rule().ifPresent(rule -> parts.add(Piece.of(rule.rule().local())));
        if (cell.printed().isPresent() && figure.status() == Status.NOT_MET) {
            parts.add(Piece.of(MARK));
        }
        return Piece.words(parts.toArray(Piece[]::new));
    }
}
