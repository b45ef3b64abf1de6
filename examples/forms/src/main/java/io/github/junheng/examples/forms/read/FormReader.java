package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.examples.forms.book.Grid;
import io.github.junheng.examples.forms.book.SheetPlace;
import io.github.junheng.examples.forms.book.SheetSource;
import io.github.junheng.examples.forms.book.Workbook;
import io.github.junheng.examples.forms.book.Workbooks;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * 读表: reads workbooks that offices use into one dataset: sheets of the template, forms of schools and of the county. Each sheet is
 * known by what it holds, not by its name or place; files and sheets may come in any order.
 */
public final class FormReader {
    /** A form has so many of its labels at least; a note that uses one or two is none. */
    private static final int LEAST_LABELS = 4;
    /** What the template holds beside data. */
    private static final Set<String> GUIDES = Set.of("说明", "检查", "_选项");

    private static final Text TEMPLATE = new Text("填报模板", "template");

    private final FormReading how;
    private final Draft draft = new Draft();
    private final List<Problem> problems = new ArrayList<>();
    private final List<ReadSheet> sheets = new ArrayList<>();
    private final TemplateSheets template;
    private final LabelForms forms;
    private final boolean several;

    private FormReader(FormReading how, boolean several) {
        // Forms tell in bands what the dataset has lists for.
        this.how = new FormReading(
                Bands.declaredIn(how.options()), how.standards(), how.limits(), how.county(), how.year());
        this.several = several;
        this.template = new TemplateSheets(draft, this.how.options().declared());
        this.forms = new LabelForms(draft, this.how.options(), how.standards());
    }

    /**
     * Reads workbooks as one dataset. Problems name sheet and cell, {@code 学校表!D14}, with the workbook before it where there are
     * several.
     */
    public static Checked<ReadForms> read(List<Path> files, FormReading how) {
        return new FormReader(how, files.size() > 1).read(files);
    }

    private Checked<ReadForms> read(List<Path> files) {
        for (Path file : files) {
            Checked<Workbook> opened = Workbooks.open(file, how.limits());
            problems.addAll(opened.problems());
            Workbook open = opened.valueOrNull();
            if (open != null) {
                try (Workbook book = open) {
                    for (SheetSource sheet : book.sheets()) {
                        readOrTell(book, sheet);
                    }
                }
            }
        }
        if (sheets.isEmpty()) {
            if (!Checked.failed(problems).hasErrors()) {
                problems.add(Problem.of(
                        ProblemCode.FORM_UNKNOWN,
                        String.valueOf(files.get(0).getFileName()),
                        TEMPLATE.zh(),
                        TEMPLATE.en()));
            }
            return Checked.failed(problems);
        }
        given();
        Checked<CountyDataset> read = draft.finish(how.options());
        problems.addAll(read.problems());
        CountyDataset dataset = read.valueOrNull();
        return new Checked<>(dataset == null ? null : new ReadForms(dataset, sheets), problems);
    }

    /** What the caller says of the county; a form that says another thing contradicts it. */
    private void given() {
        SheetPlace caller = new SheetPlace("", "--county --year", 0, -1);
        how.county().ifPresent(code -> draft.county("code", code, caller));
        how.year().ifPresent(year -> draft.county("year", BigDecimal.valueOf(year), caller));
    }

    /** What nobody can read is told, and is no sheet of which data would be missing. */
    private void readOrTell(Workbook book, SheetSource sheet) {
        String workbook = several ? book.name() : "";
        String where = workbook.isEmpty() ? sheet.name() : workbook + " " + sheet.name();
        try {
            sheet(book, sheet, workbook, where);
        } catch (IOException e) {
            problems.add(Workbooks.problem(e, where));
        }
    }

    private void sheet(Workbook book, SheetSource sheet, String workbook, String where) throws IOException {
        Tally tally = new Tally();
        if (template.read(sheet, workbook, tally)) {
            told(tally);
            sheets.add(new ReadSheet(book.name(), sheet.name(), TEMPLATE, 0));
        } else if (sheet.hidden()) {
            if (!GUIDES.contains(sheet.name())) {
                skipped(where, "是隐藏的工作表", "it is hidden");
            }
        } else if (!GUIDES.contains(sheet.name())) {
            Checked<Grid> grid = sheet.grid(how.limits());
            problems.addAll(grid.problems());
            grid.value().ifPresent(cells -> form(book, sheet, cells, workbook, where, tally));
        }
    }

    private void form(Workbook book, SheetSource sheet, Grid grid, String workbook, String where, Tally tally) {
        LabelSheet school = new LabelSheet(grid, FormLabels.SCHOOL, workbook, sheet.name());
        LabelSheet county = new LabelSheet(grid, FormLabels.COUNTY, workbook, sheet.name());
        int most = Math.max(school.known(), county.known());
        if (most < LEAST_LABELS) {
            if (grid.filled().isEmpty()) {
                return;
            }
            skipped(
                    where,
                    "不是模板、学校自评表、县级自评表",
                    "it is no sheet of the template, no form of a school and none of the county");
        } else if (school.known() >= county.known()) {
            int schools = forms.schools(school, tally);
            sheets.add(new ReadSheet(book.name(), sheet.name(), FormLabels.SCHOOL.name(), schools));
        } else {
            forms.county(county, tally);
            sheets.add(new ReadSheet(book.name(), sheet.name(), FormLabels.COUNTY.name(), 0));
        }
        told(tally);
    }

    /** What was found of cells: where their errors are waived they count as not reported; a school that nobody knows counts not so. */
    private void told(Tally tally) {
        for (Problem problem : tally.problems()) {
            boolean waived = how.options().lenient() && problem.code() != ProblemCode.SCHOOL_UNNAMED;
            problems.add(waived ? problem.asWarning() : problem);
        }
    }

    private void skipped(String where, String zh, String en) {
        problems.add(Problem.of(ProblemCode.SHEET_SKIPPED, where, zh, en));
    }
}
