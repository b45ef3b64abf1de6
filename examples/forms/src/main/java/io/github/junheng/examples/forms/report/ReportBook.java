package io.github.junheng.examples.forms.report;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.Verdict;
import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
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
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 报告工作簿: what the page about a county tells, as sheets to sort and to reckon with: the summary with what schools lack by kind and the
 * ways that are enough, schools and their indicators, coefficients of variation and whom they come from, the trend of several years,
 * every finding of each section, what is open, and where it all comes from.
 */
public final class ReportBook {
    /** Schools that are named with each coefficient. */
    private static final int DRIVERS = 10;

    private static final int REMARK = 5;

    private final ReportInput in;
    private final CountyContent content;
    private final Evaluation evaluation;
    private final Standard standard;
    private final Wording wording;
    private final BookSheets sheets;

    private ReportBook(ReportInput in) {
        this.in = in;
        this.sheets = new BookSheets(in.first());
        this.content = CountyContent.of(in);
        this.evaluation = content.evaluation();
        this.standard = content.standard();
        this.wording = content.wording();
    }

    /**
     * Writes the workbook, in the language that the input opens in. Of several years the last is told, and the trend.
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
        PrintedTables.xlsx(book.content.title(), book.sheets.all(), properties, in.first(), out);
    }

    private void fill() {
        summary();
        kinds();
        ways();
        schools();
        if (!content.spreads().isEmpty()) {
            coefficients(content.spreads());
            drivers(content.spreads());
        }
        if (content.years().size() > 1) {
            trend();
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
        part(Words.DATA_REMARKS, parts, Part.WARNINGS);
        part(Words.SOURCES, parts, Part.SOURCES);
        provenance();
    }

    private void part(Words name, Map<Part, List<Block>> parts, Part part) {
        sheets.blocks(name.piece(), parts.getOrDefault(part, List.of()));
    }

    // ---------------------------------------------------------------- summary

    private void summary() {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(BookSheets.words(Words.OUTCOME.piece(), wording.verdict()));
        for (Verdict.SectionResult result : evaluation.verdict().sections()) {
            rows.add(BookSheets.words(
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
        List<Summary.Line> afterwards = content.coefficients().afterwards();
        if (!afterwards.isEmpty()) {
            lines(Words.AFTERWARDS, afterwards, Words.NONE, rows);
        }
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
        sheets.add(
                Words.SUMMARY.piece(),
                content.title(),
                Words.BASICS.with(
                        Piece.of(standard.title()),
                        Piece.of(standard.documentNumber()),
                        Piece.of(evaluation.dataset().county().year()),
                        Piece.of(evaluation.asOf().toString())),
                List.of(sheets.column(Words.ITEM.piece(), 20), sheets.column(Words.CONTENT.piece(), 110)),
                0,
                rows,
                notes);
    }

    private static void lines(Words name, List<Summary.Line> lines, Words nothing, List<List<Cell>> rows) {
        if (lines.isEmpty()) {
            rows.add(BookSheets.words(name.piece(), nothing.piece()));
        }
        for (Summary.Line line : lines) {
            rows.add(BookSheets.words(
                    name.piece(), line.depth() > 0 ? Piece.words(Piece.of("·"), line.text()) : line.text()));
        }
    }

    /** What schools lack in all, and what would be enough. */
    private void kinds() {
        List<Summary.Kind> kinds = content.summary().kinds();
        if (kinds.isEmpty()) {
            return;
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Summary.Kind kind : kinds) {
            rows.add(List.of(
                    Cell.of(kind.name()),
                    sheets.amount(kind.leastSum()),
                    Cell.of(kind.least()),
                    sheets.amount(kind.fullSum()),
                    Cell.of(kind.full()),
                    Cell.of(kind.schools())));
        }
        List<Piece> notes = new ArrayList<>();
        if (!content.remedies().all().isEmpty()) {
            notes.add(Words.LEAST_EXPLAINED.piece());
        }
        if (content.remedies().incomplete() > 0) {
            notes.add(Words.SUMS_INCOMPLETE.with(Piece.of(content.remedies().incomplete())));
        }
        sheets.add(
                Words.BY_KIND.piece(),
                Words.KINDS.piece(),
                Piece.NONE,
                List.of(
                        sheets.column(Words.KIND.piece(), 20),
                        sheets.column(Words.LEAST.piece(), 16),
                        sheets.column(Words.OF_WHICH.piece(), 40),
                        sheets.column(Words.FULL.piece(), 16),
                        sheets.column(Words.OF_WHICH.piece(), 40),
                        sheets.column(Words.LEAST_SCHOOLS.piece(), 8)),
                1,
                rows,
                notes);
    }

    /** What each unit that fails has to add at least, a row a step. */
    private void ways() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Remedies.Way way : content.remedies().all()) {
            Finding unit = way.unit();
            List<Cell> of = List.of(
                    Cell.of(wording.school(unit.school().orElseThrow())),
                    unit.stage()
                            .map(stage -> Cell.centred(Wording.stage(stage)))
                            .orElse(new Cell.Blank()),
                    Cell.of(wording.rule(standard.rule(unit.rule().local()))));
            Cell open = Cell.of(content.summary().openItems(way));
            for (Remedies.Step step : way.steps()) {
                List<Cell> row = new ArrayList<>(of);
                row.add(Cell.of(wording.rule(step.item())));
                row.add(sheets.amount(step.amount()));
                row.add(Cell.centred((step.toLimit() ? Words.LIMIT : Words.FLOOR).piece()));
                row.add(open);
                rows.add(row);
            }
            if (way.steps().isEmpty()) {
                List<Cell> row = new ArrayList<>(of);
                row.addAll(List.of(new Cell.Blank(), new Cell.Blank(), new Cell.Blank(), open));
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        sheets.add(
                Words.LEAST.piece(),
                List.of(
                        sheets.column(Words.SCHOOL.piece(), 26),
                        sheets.column(Words.STAGE.piece(), 8),
                        sheets.column(Words.RULE.piece(), 40),
                        sheets.column(Words.INDICATOR.piece(), 48),
                        sheets.column(Words.ADDED.piece(), 14),
                        sheets.column(Words.UP_TO.piece(), 10),
                        sheets.column(Words.STILL_OPEN.piece(), 40)),
                0,
                rows,
                List.of(Words.LEAST_EXPLAINED.piece()));
    }

    /** Every year beside the others. */
    private void trend() {
        List<ColumnSpec> columns = new ArrayList<>();
        columns.add(sheets.column(Words.YEAR.piece(), 56));
        content.years()
                .forEach(year -> columns.add(
                        sheets.column(Piece.of(year.dataset().county().year()), 14)));
        List<List<Cell>> rows = new ArrayList<>();
        for (Trend.Row row : Trend.rows(content)) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(row.name())));
            row.values().forEach(value -> cells.add(sheets.told(value.text())));
            rows.add(cells);
        }
        sheets.add(Words.TREND.piece(), columns, 1, rows, List.of());
    }

    // ---------------------------------------------------------------- schools

    private void schools() {
        List<Schools> all = content.schools();
        long wholes = all.stream().map(Schools::whole).distinct().count();
        for (Schools of : all) {
            Piece rule = wholes > 1 ? Piece.of(of.whole().id().local()) : Piece.NONE;
            List<ColumnSpec> columns = new ArrayList<>();
            columns.add(sheets.column(Words.SCHOOL.piece(), 24));
            if (!in.masked()) {
                columns.add(sheets.column(Words.CODE.piece(), 12));
            }
            columns.add(sheets.column(Words.PUPILS.piece(), 8));
            for (int i = 0; i < of.items().size(); i++) {
                List<Piece> path =
                        new ArrayList<>(List.of(wording.rule(of.items().get(i))));
                of.limit(i).ifPresent(limit -> path.add(Words.LIMIT_IS.with(Shown.bound(limit))));
                columns.add(new ColumnSpec(
                        of.items().get(i).id().local(),
                        path.stream().map(sheets::text).toList(),
                        "",
                        13));
            }
            columns.add(sheets.column(Words.OUTCOME.piece(), 10));
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
                                    : sheets.number(
                                            value,
                                            item.limit(),
                                            Shown.decimals(evaluation, item.finding()),
                                            " " + item.state().sign()));
                }
                cells.add(BookSheets.outcome(row.finding().status()));
                rows.add(cells);
            }
            sheets.add(
                    Piece.words(Words.INDICATORS.piece(), rule, Wording.stage(of.stage())),
                    Words.HEAT_CAPTION.with(
                            Wording.stage(of.stage()), Piece.of(of.rows().size())),
                    wording.rule(of.whole()),
                    columns,
                    1,
                    rows,
                    List.of(Words.SIGNS.piece()));
        }
    }

    // ---------------------------------------------------------------- coefficients

    private void coefficients(List<Spread> spreads) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Spread spread : spreads) {
            Finding finding = spread.finding();
            rows.add(List.of(
                    Cell.of(wording.rule(spread.rule())),
                    Cell.centred(Wording.stage(finding.stage().orElseThrow())),
                    sheets.told(Shown.value(evaluation, finding)),
                    sheets.told(Shown.limit(finding.measureOrNull())),
                    BookSheets.outcome(finding.status()),
                    spread.indicator()
                            .flatMap(indicator -> spread.drivers()
                                    .map(drivers ->
                                            Cell.of(drivers.mean().times(indicator.per()), Shown.decimals(indicator))))
                            .orElse(new Cell.Blank())));
        }
        sheets.add(
                Words.COEFFICIENTS.piece(),
                List.of(
                        sheets.column(Words.INDICATOR.piece(), 48),
                        sheets.column(Words.STAGE.piece(), 8),
                        sheets.column(Words.VALUE.piece(), 12),
                        sheets.column(Words.LIMIT.piece(), 18),
                        sheets.column(Words.OUTCOME.piece(), 14),
                        sheets.column(Words.MEAN.piece(), 12)),
                1,
                rows,
                List.of());
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
                Rational value = spread.value(driver.unit());
                rows.add(List.of(
                        Cell.of(wording.rule(spread.rule())),
                        Cell.centred(Wording.stage(stage)),
                        Cell.of(wording.school(driver.unit().school())),
                        Cell.of(driver.unit().heads(), 0),
                        Cell.of(value, Shown.decimals(indicator)),
                        Cell.of(driver.share().times(Rational.of(100)), 1),
                        coefficient(spread, Optional.ofNullable(driver.without())),
                        coefficient(spread, spread.raised(driver.unit()))));
            }
        }
        sheets.add(
                Words.DRIVERS.piece(),
                List.of(
                        sheets.column(Words.INDICATOR.piece(), 40),
                        sheets.column(Words.STAGE.piece(), 8),
                        sheets.column(Words.SCHOOL.piece(), 26),
                        sheets.column(Words.PUPILS.piece(), 10),
                        sheets.column(Words.VALUE.piece(), 12),
                        sheets.column(Words.SHARE.piece(), 10),
                        sheets.column(Words.WITHOUT.piece(), 14),
                        sheets.column(Words.RAISED.piece(), 14)),
                1,
                rows,
                List.of(Words.DRIVERS_EXPLAINED.piece()));
    }

    /** A coefficient as it would be, marked where the county would then be within the limit that it is beyond now. */
    private Cell coefficient(Spread spread, Optional<? extends Magnitude> cv) {
        if (cv.isEmpty()) {
            return new Cell.Blank();
        }
        boolean within = spread.finding().status() == Status.NOT_MET && spread.admits(cv.get());
        return sheets.number(
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
                        sheets.told(
                                Shown.cell(evaluation, finding, 0, Shown.VALUE).orElse(wording.value(finding))),
                        sheets.told(
                                Shown.cell(evaluation, finding, 0, Shown.LIMIT).orElse(wording.limit(finding))),
                        BookSheets.outcome(finding.status()),
                        sheets.told(Piece.clauses(List.of(
                                wording.shortfall(finding).orElse(Piece.NONE),
                                content.eased().told(finding).orElse(Piece.NONE)))),
                        Cell.of(wording.clause(finding))));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        List<Piece> header = Wording.header(false);
        Piece name = Piece.words(Piece.of(section.id()), Piece.of(section.name()));
        sheets.add(
                name,
                List.of(
                        sheets.column(header.get(0), 48),
                        sheets.column(Words.SUBJECT.piece(), 24),
                        sheets.column(header.get(Shown.VALUE), 14),
                        sheets.column(header.get(Shown.LIMIT), 18),
                        sheets.column(header.get(4), 14),
                        sheets.column(header.get(REMARK), 30),
                        sheets.column(header.get(6), 24)),
                1,
                rows,
                List.of());
    }

    /** A finding of the county, and the tests that it is made of below it. */
    private void ofCounty(Finding finding, List<List<Cell>> rows) {
        List<List<Piece>> told = wording.rows(finding);
        for (int r = 0; r < told.size(); r++) {
            List<Piece> row = told.get(r);
            List<Cell> cells = new ArrayList<>();
            for (int c = 0; c < row.size(); c++) {
                if (c == Wording.outcomeColumn()) {
                    cells.add(BookSheets.outcome(
                            r == 0
                                    ? finding.status()
                                    : finding.parts().get(r - 1).status()));
                } else if (c == Shown.VALUE || c == Shown.LIMIT || c == REMARK) {
                    cells.add(sheets.told(Shown.cell(evaluation, finding, r, c).orElse(row.get(c))));
                } else {
                    cells.add(Cell.of(c == 1 && r == 0 ? wording.subject(finding) : row.get(c)));
                }
            }
            rows.add(cells);
        }
    }

    private void provenance() {
        List<List<Cell>> rows = new ArrayList<>();
        Provenances.entries(in, evaluation, wording)
                .forEach((name, value) -> rows.add(BookSheets.words(name.piece(), value)));
        sheets.list(Words.PROVENANCE.piece(), rows);
    }
}
