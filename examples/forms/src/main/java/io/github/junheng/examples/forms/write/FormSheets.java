package io.github.junheng.examples.forms.write;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.examples.forms.write.FilledForm.FilledCell;
import io.github.junheng.examples.forms.write.FilledForm.FilledRow;
import io.github.junheng.examples.forms.write.FilledForm.FilledTable;
import io.github.junheng.report.Piece;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The sheets of a filled form. */
final class FormSheets {
    private final FilledForm form;
    private final boolean chinese;
    private final String datasetSha256;
    private final TableSheets sheets;
    private final List<List<String>> origins = new ArrayList<>();
    private final List<List<String>> blanks = new ArrayList<>();
    private int numbered;

    FormSheets(SXSSFWorkbook workbook, FilledForm form, boolean chinese, String datasetSha256) {
        this.form = form;
        this.chinese = chinese;
        this.datasetSha256 = datasetSha256;
        this.sheets = new TableSheets(workbook, chinese ? Locale.CHINESE : Locale.ENGLISH);
    }

    /** @param plain whether it is without what is blank and where figures come from */
    void write(boolean plain) throws IOException {
        for (FilledTable table : form.tables()) {
            table(table);
        }
        if (!plain) {
            blanks();
            sources();
        }
        properties();
    }

    private String text(Text text) {
        return chinese ? text.zh() : text.en();
    }

    // ---------------------------------------------------------------- tables

    private void table(FilledTable table) {
        Text name = table.spec().name();
        Piece school = Piece.of(table.school().map(of -> of.name()).orElse(""));
        // Names of schools may be alike, or so in their first letters; a number keeps their sheets apart.
        Piece sheet = table.school()
                .map(of -> Piece.of(FormWriter.numbered(++numbered, of.name())))
                .orElse(Piece.of(name));
        List<List<PrintedTable.Cell>> rows = new ArrayList<>();
        for (FilledRow row : table.rows()) {
            List<PrintedTable.Cell> cells = new ArrayList<>();
            row.labels().forEach(label -> cells.add(PrintedTable.Cell.of(said(label))));
            row.cells().forEach(cell -> cells.add(cell(cell)));
            rows.add(cells);
        }
        List<Piece> notes = new ArrayList<>();
        table.footnotes()
                .forEach(note -> notes.add(Piece.of(new Text(
                        "注：" + said(note.figure()).in(Locale.CHINESE),
                        "Note: " + said(note.figure()).in(Locale.ENGLISH)))));
        FormWriter.notes(table, form.evaluation().compareMode())
                .forEach(note -> notes.add(Piece.of(new Text("* " + note.zh(), "* " + note.en()))));
        form.edition().closing().map(Piece::of).ifPresent(notes::add);
        PrintedTable printed = new PrintedTable(
                sheet,
                Piece.words(Piece.of(name), school),
                Piece.of(new Text(
                        form.edition().title().zh() + "　" + FormWriter.subject(form.evaluation(), true),
                        form.edition().title().en() + ", " + FormWriter.subject(form.evaluation(), false))),
                table.spec().landscape(),
                table.spec().allColumns(),
                table.spec().labels().size(),
                rows,
                notes);
        traced(table, printed, sheets.add(printed));
    }

    private PrintedTable.Cell cell(FilledCell filled) {
        Figure figure = filled.figure();
        if (figure.value() instanceof Value.Amount amount) {
            return new PrintedTable.Cell.Amount(
                    amount.printed(),
                    "",
                    figure.note().isPresent() ? "*" : "",
                    figure.note()
                            .map(note -> Piece.of(FormWriter.note(
                                    filled.id(), note, form.evaluation().compareMode()))));
        }
        return figure.isBlank()
                ? new PrintedTable.Cell.Blank()
                : new PrintedTable.Cell.Words(said(figure), !(figure.value() instanceof Value.Words));
    }

    private static Piece said(Figure figure) {
        return figure.isBlank() ? Piece.NONE : Piece.of(new Text(PrintedValue.zh(figure), PrintedValue.en(figure)));
    }

    private void traced(FilledTable table, PrintedTable printed, String sheet) {
        int at = printed.above();
        for (FilledRow row : table.rows()) {
            int column = row.labels().size();
            for (FilledCell cell : row.cells()) {
                traced(sheet, at, column++, cell);
            }
            at++;
        }
        for (FilledCell note : table.footnotes()) {
            traced(sheet, at++, 0, note);
        }
    }

    private void traced(String sheet, int row, int column, FilledCell cell) {
        String address = sheet + "!" + new CellReference(row, column).formatAsString();
        traced(address, cell.id(), cell.figure());
        cell.slots().forEach((name, slot) -> traced(address, cell.id() + "." + name, slot));
    }

    private void traced(String address, String id, Figure figure) {
        if (figure.value() instanceof Value.Blank blank) {
            blanks.add(List.of(address, id, FormWriter.missing(form, blank.why())));
        } else if (!figure.origins().isEmpty()) {
            origins.add(List.of(
                    address,
                    id,
                    said(figure).in(chinese ? Locale.CHINESE : Locale.ENGLISH),
                    FormWriter.origins(form, figure)));
        }
    }

    // ---------------------------------------------------------------- lists

    private static final Text CELL = new Text("单元格", "Cell");
    private static final Text ID = new Text("编号", "Id");

    private void blanks() {
        list(
                new Text("未填报", "not reported"),
                List.of(column(CELL, 28), column(ID, 40), column(new Text("缺少", "Missing"), 90)),
                blanks);
    }

    private void sources() {
        origins.add(List.of(
                "",
                "",
                "",
                form.edition().document() + "（" + form.edition().confidence().zh() + "）"));
        form.edition().notes().forEach(note -> origins.add(List.of("", "", "", text(note))));
        list(
                new Text("来源", "sources"),
                List.of(
                        column(CELL, 28),
                        column(ID, 40),
                        column(new Text("印出值", "Printed"), 24),
                        column(new Text("来源", "Source"), 90)),
                origins);
    }

    private static ColumnSpec column(Text name, int width) {
        return new ColumnSpec(name.en(), List.of(name), "", width);
    }

    private void list(Text name, List<ColumnSpec> columns, List<List<String>> lines) {
        List<List<PrintedTable.Cell>> rows = lines.stream()
                .map(line -> line.stream()
                        .map(text -> PrintedTable.Cell.of(Piece.of(text)))
                        .toList())
                .toList();
        sheets.add(new PrintedTable(Piece.of(name), Piece.NONE, Piece.NONE, true, columns, 0, rows, List.of()));
    }

    // ---------------------------------------------------------------- properties

    private void properties() throws IOException {
        Evaluation evaluation = form.evaluation();
        Map<String, String> own = new LinkedHashMap<>();
        own.put("edition", form.edition().id());
        own.put("standard", evaluation.standard().id());
        own.put("layers", String.join(" ", evaluation.standard().layers()));
        own.put("asOf", evaluation.asOf().toString());
        own.put("datasetSha256", datasetSha256);
        sheets.properties(Piece.of(form.edition().title()), own);
    }
}
