package io.github.junheng.examples.forms.write;

import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.examples.forms.figure.BoundaryNote;
import io.github.junheng.plan.CityTable;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.PlanTable;
import io.github.junheng.plan.Reading;
import io.github.junheng.plan.Target;
import io.github.junheng.plan.YearFigure;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Block;
import io.github.junheng.report.CityTableReport;
import io.github.junheng.report.Piece;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.WorkbookUtil;

/**
 * 规划进展表: a table of a plan as a workbook: two rows for each place, what the document forecast (预计) and what was found (实测), the city
 * last; and a sheet with what keeps a cell blank.
 */
public final class ProgressTable {
    private static final int PLACE_WIDTH = 12;
    private static final int KIND_WIDTH = 6;
    private static final int WIDTH = 11;
    private static final int LABELS = 2;
    private static final int DECIMALS = 2;
    private static final int DECIMALS_OF_COEFFICIENTS = 3;
    private static final String MARK = " ✗";
    private static final Text FORECAST = new Text("预计", "forecast");
    private static final Text FOUND = new Text("实测", "found");

    private final PlanTable table;
    private final Map<Locality, List<Evaluation>> evaluations;
    private final CityTable filled;
    private final List<List<PrintedTable.Cell>> rows = new ArrayList<>();
    private final List<List<PrintedTable.Cell>> open = new ArrayList<>();
    private final List<Piece> notes = new ArrayList<>();

    private ProgressTable(CityTable filled, Map<Locality, List<Evaluation>> evaluations) {
        this.table = filled.table();
        this.filled = filled;
        this.evaluations = evaluations;
    }

    /**
     * Writes the workbook. Numbers are numbers, a share with two decimals and a coefficient with three; the sign before a forecast, the
     * indicator that a coefficient is of and the mark of what falls short belong to the format of their cells.
     *
     * @param evaluations those that the table was made from
     * @param problems what reading the data warned of
     * @param locale Chinese for Chinese headings, any other for English ones
     */
    public static void xlsx(
            Plan plan,
            CityTable filled,
            Map<Locality, List<Evaluation>> evaluations,
            int year,
            List<Problem> problems,
            Locale locale,
            OutputStream out)
            throws IOException {
        List<Block> report = CityTableReport.of(plan, filled, year, problems).blocks();
        List<PrintedTable> tables = new ProgressTable(filled, evaluations).tables(report, locale);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("plan", plan.id());
        properties.put("table", filled.table().id());
        properties.put("year", Integer.toString(year));
        PrintedTables.xlsx(Piece.of(filled.table().title()), tables, properties, locale, out);
    }

    private List<PrintedTable> tables(List<Block> report, Locale locale) {
        Piece title = Piece.of(table.title());
        List<ColumnSpec> columns = columns();
        String sheet = WorkbookUtil.createSafeSheetName(title.in(locale));
        // A row above for the title, one for what the table is of.
        int at = 2 + HeaderCell.depth(columns);
        for (CityTable.Row row : filled.rows()) {
            boolean printed =
                    row.cells().stream().anyMatch(cell -> cell.printed().isPresent());
            if (printed) {
                rows.add(row(row, FORECAST, ProgressTable::forecast));
            }
            rows.add(row(row, FOUND, this::found));
            open(row, sheet, at + rows.size() - 1);
            boundaries(row);
        }
        List<Piece> said = new ArrayList<>();
        for (Block block : report) {
            if (block instanceof Block.Paragraph paragraph) {
                said.add(paragraph.text());
            } else if (block instanceof Block.Items items) {
                notes.addAll(items.items());
            }
        }
        List<Piece> below = new ArrayList<>(said.subList(Math.min(1, said.size()), said.size()));
        below.addAll(notes);
        List<PrintedTable> tables = new ArrayList<>();
        tables.add(new PrintedTable(
                title, title, said.isEmpty() ? Piece.of(" ") : said.get(0), true, columns, LABELS, rows, below));
        tables.add(new PrintedTable(
                Piece.of(new Text("缺少", "missing")),
                Piece.NONE,
                Piece.NONE,
                true,
                List.of(
                        column("cell", new Text("单元格", "Cell"), 40),
                        column("place", new Text("地区", "Place"), 16),
                        column("column", new Text("栏", "Column"), 36),
                        column("missing", new Text("缺少", "Missing"), 60)),
                0,
                open,
                List.of()));
        return tables;
    }

    // ---------------------------------------------------------------- columns

    private List<ColumnSpec> columns() {
        List<ColumnSpec> columns = new ArrayList<>();
        columns.add(column("place", new Text("地区", "Place"), PLACE_WIDTH));
        columns.add(column("kind", new Text("项目", "What"), KIND_WIDTH));
        for (PlanTable.Column column : table.columns()) {
            List<Text> path = new ArrayList<>();
            group(column).ifPresent(path::add);
            path.add(column.name());
            columns.add(
                    new ColumnSpec(column.id(), path, column.reading().take() == Reading.Take.SHARE ? "%" : "", WIDTH));
        }
        return columns;
    }

    private static ColumnSpec column(String id, Text name, int width) {
        return new ColumnSpec(id, List.of(name), "", width);
    }

    /** What columns that are taken alike stand under. */
    private static Optional<Text> group(PlanTable.Column column) {
        return switch (column.reading().take()) {
            case GREATEST -> Optional.of(new Text("各项中最大的值", "The greatest of several"));
            case SHARE -> Optional.of(new Text("达标占比", "Shares that meet it"));
            case VALUE, EVERY, OUTCOME -> Optional.empty();
        };
    }

    // ---------------------------------------------------------------- cells

    private interface Shown {
        PrintedTable.Cell of(CityTable.Cell cell);
    }

    private static List<PrintedTable.Cell> row(CityTable.Row row, Text kind, Shown shown) {
        List<PrintedTable.Cell> cells = new ArrayList<>();
        cells.add(PrintedTable.Cell.of(Piece.of(row.place().name())));
        cells.add(PrintedTable.Cell.centred(Piece.of(kind)));
        row.cells().forEach(cell -> cells.add(shown.of(cell)));
        return cells;
    }

    private static PrintedTable.Cell forecast(CityTable.Cell cell) {
        return cell.printed()
                .<PrintedTable.Cell>map(target -> new PrintedTable.Cell.Amount(
                        new BigDecimal(target.value().toDecimal()),
                        target.comparator().sign(),
                        "",
                        Optional.empty()))
                .orElse(PrintedTable.Cell.centred(Piece.DASH));
    }

    private PrintedTable.Cell found(CityTable.Cell cell) {
        YearFigure figure = cell.figure();
        if (figure.value().isEmpty()) {
            return figure.status() == Status.NOT_APPLICABLE
                    ? PrintedTable.Cell.centred(Piece.DASH)
                    : new PrintedTable.Cell.Blank();
        }
        boolean isShort = cell.printed().isPresent() && figure.status() == Status.NOT_MET;
        return new PrintedTable.Cell.Amount(
                shown(figure.value().get(), decimals(figure)),
                "",
                (boundary(cell).isPresent() ? "*" : "")
                        + figure.rule().map(rule -> " " + rule.rule().local()).orElse("")
                        + (isShort ? MARK : ""),
                Optional.empty());
    }

    private static int decimals(YearFigure figure) {
        return figure.rule().isPresent() ? DECIMALS_OF_COEFFICIENTS : DECIMALS;
    }

    private static BigDecimal shown(Magnitude value, int decimals) {
        return value.round(decimals).setScale(decimals);
    }

    // ---------------------------------------------------------------- below

    private static Optional<BoundaryNote> boundary(CityTable.Cell cell) {
        Magnitude exact = cell.figure().valueOrNull();
        Target.Amount target = cell.printedOrNull();
        if (exact == null || target == null) {
            return Optional.empty();
        }
        return BoundaryNote.of(
                exact, target.comparator(), target.value(), Rational.of(shown(exact, decimals(cell.figure()))), false);
    }

    private void boundaries(CityTable.Row row) {
        for (int c = 0; c < row.cells().size(); c++) {
            Text column = table.columns().get(c).name();
            boundary(row.cells().get(c)).ifPresent(note -> {
                String name = row.place().name();
                notes.add(Piece.of(new Text(
                        "* "
                                + FormWriter.note(name + " " + column.zh(), note, CompareMode.EXACT)
                                        .zh(),
                        "* "
                                + FormWriter.note(name + " " + column.en(), note, CompareMode.EXACT)
                                        .en())));
            });
        }
    }

    private void open(CityTable.Row row, String sheet, int at) {
        for (int c = 0; c < row.cells().size(); c++) {
            YearFigure figure = row.cells().get(c).figure();
            if (figure.value().isEmpty() && figure.status() != Status.NOT_APPLICABLE) {
                open.add(List.of(
                        PrintedTable.Cell.of(
                                Piece.of(sheet + "!" + new CellReference(at, LABELS + c).formatAsString())),
                        PrintedTable.Cell.of(Piece.of(row.place().name())),
                        PrintedTable.Cell.of(Piece.of(table.columns().get(c).name())),
                        PrintedTable.Cell.of(Piece.of(why(row.place(), c, figure)))));
            }
        }
    }

    /** Of a county, the cells with their places; of the city, the counties whose own cell is blank. */
    private Text why(Locality place, int column, YearFigure figure) {
        List<Evaluation> own = evaluations.getOrDefault(place, List.of());
        if (!figure.missing().isEmpty() && !own.isEmpty()) {
            String cells = FormWriter.missing(own.get(0), figure.missing());
            return new Text(cells, cells);
        }
        String counties = filled.rows().stream()
                .filter(row -> !row.place().equals(place))
                .filter(row -> {
                    YearFigure of = row.cells().get(column).figure();
                    return of.value().isEmpty() && of.status() != Status.NOT_APPLICABLE;
                })
                .map(row -> row.place().name())
                .collect(Collectors.joining("、"));
        boolean city = filled.rows().get(filled.rows().size() - 1).place().equals(place) && own.isEmpty();
        if (city && !counties.isEmpty()) {
            return new Text("见各县：" + counties, "see the counties: " + counties.replace("、", ", "));
        }
        return figure.gap()
                .map(gap ->
                        new Text(gap.zh(), gap.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .orElse(new Text("无法判定", "cannot be determined"));
    }
}
