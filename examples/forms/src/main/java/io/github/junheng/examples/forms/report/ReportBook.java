package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.examples.forms.write.PrintedTable;
import io.github.junheng.examples.forms.write.PrintedTable.Cell;
import io.github.junheng.examples.forms.write.PrintedTables;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Block;
import io.github.junheng.report.EvaluationReport.Part;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Indicator;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 报告工作簿: what the page about a county tells of its last year, but for the table by kind and the ways that are enough, as sheets to sort and to reckon with: the summary, schools and their indicators, coefficients
 * of variation and whom they come from, every finding of each section, what is open, and where it all comes from.
 */
public final class ReportBook {
    /** Schools that are named with each coefficient. */
    private static final int DRIVERS = 10;

    private static final int NARROW = 8;
    private static final int WIDE = 60;
    private static final int REMARK = 5;

    /** A number with at most a sign or a word before and a unit after it. */
    private static final Pattern NUMBER = Pattern.compile("([^0-9-]{0,6})(-?[0-9]+(?:\\.[0-9]+)?)([^0-9.:]{0,16})");

    private final ReportInput in;
    private final Locale locale;
    private final CountyContent content;
    private final Evaluation evaluation;
    private final Standard standard;
    private final Wording wording;
    private final List<PrintedTable> tables = new ArrayList<>();

    private ReportBook(ReportInput in) {
        this.in = in;
        this.locale = in.first();
        this.content = CountyContent.of(in);
        this.evaluation = content.evaluation();
        this.standard = content.standard();
        this.wording = content.wording();
    }

    /**
     * Writes the workbook, in the language that the input opens in. Of several years the last is told.
     *
     * @throws IOException when the stream does not take it
     */
    public static void xlsx(ReportInput in, OutputStream out) throws IOException {
        ReportBook book = new ReportBook(in);
        book.fill();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("standard", book.standard.id());
        properties.put("asOf", book.evaluation.asOf().toString());
        properties.put("datasetSha256", Provenances.data(book.evaluation));
        PrintedTables.xlsx(book.content.title(), book.tables, properties, in.first(), out);
    }

    private void fill() {
        summary();
        schools();
        List<Spread> spreads = content.spreads();
        if (!spreads.isEmpty()) {
            coefficients(spreads);
            drivers(spreads);
        }
        standard.sections().forEach(this::section);
        Map<Part, List<Block>> parts = content.parts();
        part(Words.BY_SCHOOL, parts, Part.FAILURES_BY_SCHOOL);
        part(Words.OPEN_ITEMS, parts, Part.UNSETTLED);
        part(Words.BOUNDARY, parts, Part.BOUNDARY);
        if (!standard.concessions().isEmpty()) {
            part(Words.CONCEDED, parts, Part.CONCEDED);
        }
        part(Words.EXCLUDED, parts, Part.EXCLUDED);
        if (in.masked()) {
            blocks(Words.DATA_REMARKS.piece(), List.of(new Block.Items(content.countedProblems())));
        } else {
            part(Words.DATA_REMARKS, parts, Part.WARNINGS);
        }
        part(Words.SOURCES, parts, Part.SOURCES);
        provenance();
    }

    // ---------------------------------------------------------------- summary

    private void summary() {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(words(Words.OUTCOME.piece(), wording.verdict()));
        for (Verdict.SectionResult result : evaluation.verdict().sections()) {
            rows.add(words(
                    Words.SECTION.piece(),
                    Piece.words(
                            Piece.of(result.section().id()),
                            Piece.of(result.section().name()),
                            Piece.of(State.of(result.status()).sign()),
                            Wording.status(result.status()))));
        }
        Summary summary = content.summary();
        lines(
                Words.BETWEEN,
                summary.failures(),
                standard.decides() ? Words.BETWEEN_NOTHING : Words.BETWEEN_NOT_ASKED,
                rows);
        lines(Words.TO_DECIDE, summary.open(), Words.TO_DECIDE_NOTHING, rows);
        List<Piece> notes = new ArrayList<>();
        if (in.masked()) {
            notes.add(Words.MASKED.piece());
        }
        long flips = evaluation.findings().stream()
                .filter(Finding::boundarySensitive)
                .count();
        if (flips > 0) {
            notes.add(Words.FLIPS.with(Piece.of(flips)));
        }
        tables.add(new PrintedTable(
                Words.SUMMARY.piece(),
                content.title(),
                Words.BASICS.with(
                        Piece.of(standard.title()),
                        Piece.of(standard.documentNumber()),
                        Piece.of(evaluation.dataset().county().year()),
                        Piece.of(evaluation.asOf().toString())),
                true,
                List.of(column(Words.ITEM.piece(), 20), column(Words.CONTENT.piece(), 110)),
                0,
                rows,
                notes));
    }

    private static void lines(Words name, List<Summary.Line> lines, Words nothing, List<List<Cell>> rows) {
        if (lines.isEmpty()) {
            rows.add(words(name.piece(), nothing.piece()));
        }
        for (Summary.Line line : lines) {
            rows.add(words(name.piece(), line.depth() > 0 ? Piece.words(Piece.of("·"), line.text()) : line.text()));
        }
    }

    // ---------------------------------------------------------------- schools

    private void schools() {
        List<Schools> all = content.schools();
        long wholes = all.stream().map(Schools::whole).distinct().count();
        for (Schools of : all) {
            Piece rule = wholes > 1 ? Piece.of(of.whole().id().local()) : Piece.NONE;
            List<ColumnSpec> columns = new ArrayList<>();
            columns.add(column(Words.SCHOOL.piece(), 24));
            if (!in.masked()) {
                columns.add(column(Words.CODE.piece(), 12));
            }
            columns.add(column(Words.PUPILS.piece(), 8));
            for (int i = 0; i < of.items().size(); i++) {
                List<Piece> path =
                        new ArrayList<>(List.of(wording.rule(of.items().get(i))));
                of.limit(i).ifPresent(limit -> path.add(Words.LIMIT_IS.with(Shown.bound(limit))));
                columns.add(new ColumnSpec(
                        of.items().get(i).id().local(),
                        path.stream().map(this::text).toList(),
                        "",
                        13));
            }
            columns.add(column(Words.OUTCOME.piece(), 10));
            List<List<Cell>> rows = new ArrayList<>();
            for (Schools.Row row : of.rows()) {
                List<Cell> cells = new ArrayList<>();
                cells.add(Cell.of(Piece.of(row.name())));
                if (!in.masked()) {
                    cells.add(Cell.of(Piece.of(row.code().value())));
                }
                Long pupils = row.pupils();
                cells.add(pupils == null ? new Cell.Blank() : Cell.of(pupils));
                for (Schools.Item item : row.items()) {
                    Magnitude value = item.value();
                    cells.add(
                            value == null
                                    ? Cell.centred(Piece.of(item.state().sign()))
                                    : number(
                                            value,
                                            item.limit(),
                                            Shown.decimals(evaluation, item.finding()),
                                            " " + item.state().sign()));
                }
                cells.add(outcome(row.finding().status()));
                rows.add(cells);
            }
            tables.add(new PrintedTable(
                    Piece.words(Words.INDICATORS.piece(), rule, Wording.stage(of.stage())),
                    Words.HEAT_CAPTION.with(
                            Wording.stage(of.stage()), Piece.of(of.rows().size())),
                    wording.rule(of.whole()),
                    true,
                    columns,
                    1,
                    rows,
                    List.of(Words.SIGNS.piece())));
        }
    }

    private static Cell outcome(Status status) {
        return Cell.centred(Piece.words(Piece.of(State.of(status).sign()), Wording.status(status)));
    }

    // ---------------------------------------------------------------- coefficients

    private void coefficients(List<Spread> spreads) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Spread spread : spreads) {
            Finding finding = spread.finding();
            rows.add(List.of(
                    Cell.of(wording.rule(spread.rule())),
                    Cell.centred(Wording.stage(finding.stage().orElseThrow())),
                    told(Shown.value(evaluation, finding)),
                    told(Shown.limit(finding.measureOrNull())),
                    outcome(finding.status()),
                    spread.indicator()
                            .flatMap(indicator -> spread.drivers()
                                    .map(drivers ->
                                            Cell.of(drivers.mean().times(indicator.per()), Shown.decimals(indicator))))
                            .orElse(new Cell.Blank())));
        }
        tables.add(new PrintedTable(
                Words.COEFFICIENTS.piece(),
                Words.COEFFICIENTS.piece(),
                Piece.NONE,
                true,
                List.of(
                        column(Words.INDICATOR.piece(), 48),
                        column(Words.STAGE.piece(), 8),
                        column(Words.VALUE.piece(), 12),
                        column(Words.LIMIT.piece(), 18),
                        column(Words.OUTCOME.piece(), 14),
                        column(Words.MEAN.piece(), 12)),
                1,
                rows,
                List.of()));
    }

    private void drivers(List<Spread> spreads) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Spread spread : spreads) {
            Indicator indicator = spread.indicator().orElse(null);
            Drivers drivers = spread.drivers().orElse(null);
            if (indicator == null || drivers == null) {
                continue;
            }
            Stage stage = spread.finding().stage().orElseThrow();
            for (Drivers.Driver driver : drivers.greatest(DRIVERS)) {
                Rational value = driver.unit().perHead().times(indicator.per());
                rows.add(List.of(
                        Cell.of(wording.rule(spread.rule())),
                        Cell.centred(Wording.stage(stage)),
                        Cell.of(wording.school(driver.unit().school())),
                        Cell.of(driver.unit().heads(), 0),
                        Cell.of(value, Shown.decimals(indicator)),
                        Cell.of(driver.share().times(Rational.of(100)), 1),
                        coefficient(spread, Optional.ofNullable(driver.without())),
                        coefficient(
                                spread,
                                content.itemLimit(indicator, driver.unit(), stage)
                                        .filter(limit -> limit.compareTo(value) > 0)
                                        .flatMap(limit ->
                                                drivers.with(driver.unit(), limit.dividedBy(indicator.per()))))));
            }
        }
        tables.add(new PrintedTable(
                Words.DRIVERS.piece(),
                Words.DRIVERS.piece(),
                Piece.NONE,
                true,
                List.of(
                        column(Words.INDICATOR.piece(), 40),
                        column(Words.STAGE.piece(), 8),
                        column(Words.SCHOOL.piece(), 26),
                        column(Words.PUPILS.piece(), 10),
                        column(Words.VALUE.piece(), 12),
                        column(Words.SHARE.piece(), 10),
                        column(Words.WITHOUT.piece(), 14),
                        column(Words.RAISED.piece(), 14)),
                1,
                rows,
                List.of(Words.DRIVERS_EXPLAINED.piece())));
    }

    /** A coefficient as it would be, marked where the county would then be within the limit that it is beyond now. */
    private Cell coefficient(Spread spread, Optional<? extends Magnitude> cv) {
        if (cv.isEmpty()) {
            return new Cell.Blank();
        }
        boolean within = spread.finding().status() == Status.NOT_MET && spread.admits(cv.get());
        return number(
                cv.get(),
                spread.finding().measure().flatMap(measure -> measure.limit()).orElse(null),
                Shown.decimals(evaluation, spread.finding()),
                within ? " ✔" : "");
    }

    // ---------------------------------------------------------------- sections

    private void section(Section section) {
        Set<String> rules = new LinkedHashSet<>(section.rules());
        List<List<Cell>> rows = new ArrayList<>();
        for (Finding finding : evaluation.findings()) {
            if (!rules.contains(finding.rule().local())) {
                continue;
            }
            if (finding.schoolOrNull() == null) {
                ofCounty(finding, rows);
            } else {
                rows.add(List.of(
                        Cell.of(wording.rule(standard.rule(finding.rule().local()))),
                        Cell.of(wording.subject(finding)),
                        told(Shown.cell(evaluation, finding, 0, Shown.VALUE).orElse(wording.value(finding))),
                        told(Shown.cell(evaluation, finding, 0, Shown.LIMIT).orElse(wording.limit(finding))),
                        outcome(finding.status()),
                        told(wording.shortfall(finding).orElse(Piece.NONE)),
                        Cell.of(wording.clause(finding))));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        List<Piece> header = Wording.header(false);
        Piece name = Piece.words(Piece.of(section.id()), Piece.of(section.name()));
        tables.add(new PrintedTable(
                name,
                name,
                Piece.NONE,
                true,
                List.of(
                        column(header.get(0), 48),
                        column(Words.SUBJECT.piece(), 24),
                        column(header.get(Shown.VALUE), 14),
                        column(header.get(Shown.LIMIT), 18),
                        column(header.get(4), 14),
                        column(header.get(REMARK), 30),
                        column(header.get(6), 24)),
                1,
                rows,
                List.of()));
    }

    /** A finding of the county, and the tests that it is made of below it. */
    private void ofCounty(Finding finding, List<List<Cell>> rows) {
        List<List<Piece>> told = wording.rows(finding);
        for (int r = 0; r < told.size(); r++) {
            List<Piece> row = told.get(r);
            List<Cell> cells = new ArrayList<>();
            for (int c = 0; c < row.size(); c++) {
                if (c == Wording.outcomeColumn()) {
                    cells.add(outcome(
                            r == 0
                                    ? finding.status()
                                    : finding.parts().get(r - 1).status()));
                } else if (c == Shown.VALUE || c == Shown.LIMIT || c == REMARK) {
                    cells.add(told(Shown.cell(evaluation, finding, r, c).orElse(row.get(c))));
                } else {
                    cells.add(Cell.of(c == 1 && r == 0 ? wording.subject(finding) : row.get(c)));
                }
            }
            rows.add(cells);
        }
    }

    // ---------------------------------------------------------------- what core's report tells

    private void part(Words name, Map<Part, List<Block>> parts, Part part) {
        blocks(name.piece(), parts.getOrDefault(part, List.of()));
    }

    /** A table is a sheet, with the paragraphs around it below; what has none is a list with its headings before it. */
    private void blocks(Piece name, List<Block> blocks) {
        List<Piece> notes = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        Piece heading = Piece.NONE;
        Block.Table only = null;
        for (Block block : blocks) {
            if (block instanceof Block.Heading of) {
                heading = of.text();
            } else if (block instanceof Block.Paragraph paragraph) {
                notes.add(paragraph.text());
            } else if (block instanceof Block.Items items) {
                for (Piece item : items.items()) {
                    rows.add(words(heading, item));
                }
            } else if (block instanceof Block.Table table) {
                only = table;
            }
        }
        if (only != null) {
            table(name, only, notes);
        }
        if (only == null || !rows.isEmpty()) {
            tables.add(new PrintedTable(
                    only == null ? name : Piece.words(name, Piece.of("2")),
                    name,
                    Piece.NONE,
                    true,
                    List.of(column(Words.ITEM.piece(), 36), column(Words.CONTENT.piece(), 100)),
                    0,
                    rows,
                    only == null ? notes : List.of()));
        }
    }

    private void table(Piece name, Block.Table table, List<Piece> notes) {
        List<ColumnSpec> columns = new ArrayList<>();
        for (int c = 0; c < table.header().size(); c++) {
            int at = c;
            int width = table.rows().stream()
                    .mapToInt(row -> width(row.get(at).in(locale)))
                    .max()
                    .orElse(0);
            columns.add(column(
                    table.header().get(c),
                    Math.min(
                            WIDE,
                            Math.max(
                                    Math.max(NARROW, width),
                                    width(table.header().get(c).in(locale))))));
        }
        tables.add(new PrintedTable(
                name,
                name,
                Piece.NONE,
                true,
                columns,
                0,
                table.rows().stream()
                        .map(row -> row.stream().map(Cell::of).toList())
                        .toList(),
                notes));
    }

    private static int width(String text) {
        return text.codePoints().map(point -> point > 0xFF ? 2 : 1).sum();
    }

    private void provenance() {
        List<List<Cell>> rows = new ArrayList<>();
        Provenances.entries(in, evaluation, wording).forEach((name, value) -> rows.add(words(name.piece(), value)));
        tables.add(new PrintedTable(
                Words.PROVENANCE.piece(),
                Words.PROVENANCE.piece(),
                Piece.NONE,
                true,
                List.of(column(Words.ITEM.piece(), 36), column(Words.CONTENT.piece(), 100)),
                0,
                rows,
                List.of()));
    }

    // ---------------------------------------------------------------- cells

    private static List<Cell> words(Piece item, Piece content) {
        return List.of(Cell.of(item), Cell.of(content));
    }

    private ColumnSpec column(Piece name, int width) {
        Text text = text(name);
        return new ColumnSpec(text.en(), List.of(text), "", width);
    }

    private Text text(Piece piece) {
        return new Text(piece.in(Locale.CHINESE), piece.in(Locale.ENGLISH));
    }

    /** What the report tells, as a number where it is one. */
    private Cell told(Piece piece) {
        String text = piece.in(locale);
        Matcher number = NUMBER.matcher(text);
        return number.matches()
                ? new Cell.Amount(new BigDecimal(number.group(2)), number.group(1), number.group(3), Optional.empty())
                : piece.equals(Piece.DASH) ? Cell.centred(piece) : Cell.of(piece);
    }

    /** A number with so many decimals, and more where it takes them to see on which side of its limit it lies. */
    private Cell number(Magnitude value, @Nullable Rational limit, int decimals, String after) {
        BigDecimal shown = Shown.decimal(value, limit, decimals);
        return new Cell.Amount(shown.setScale(Math.max(decimals, shown.scale())), "", after, Optional.empty());
    }
}
