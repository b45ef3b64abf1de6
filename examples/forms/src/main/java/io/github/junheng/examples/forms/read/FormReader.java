package io.github.junheng.examples.forms.read;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.examples.forms.book.Cell;
import io.github.junheng.examples.forms.book.Content;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 读表: reads workbooks that offices use into one dataset: sheets of the template, exports of the statistics forms, forms of schools
 * and of the county. Each sheet is known by what it holds; only of an export its name or the file's may say which form it is. Files
 * and sheets may come in any order.
 */
public final class FormReader {
    /** A form has so many of its labels at least; a note that uses one or two is none. */
    private static final int LEAST_LABELS = 4;
    /** Where the template keeps its lists of words. */
    private static final String OPTIONS = "_选项";

    private static final Text TEMPLATE = new Text("填报模板", "template");

    private final FormReading how;
    private final Draft draft = new Draft();
    private final List<Problem> problems = new ArrayList<>();
    private final List<ReadSheet> sheets = new ArrayList<>();
    private final TemplateSheets template;
    private final LabelForms forms;
    private final StatisticsSheet statistics;
    private final boolean several;

    private FormReader(FormReading how, boolean several) {
        // Forms tell in bands what the dataset has lists for.
        this.how = new FormReading(
                Bands.declaredIn(how.options()),
                how.standards(),
                how.limits(),
                how.county(),
                how.year(),
                how.statistics());
        this.several = several;
        this.template = new TemplateSheets(draft, this.how.options().declared());
        this.forms = new LabelForms(draft, this.how.options(), how.standards(), how.limits());
        this.statistics = new StatisticsSheet(
                draft, how.statistics(), how.limits(), this.how.options().declared());
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
                        sheet(book, sheet);
                    }
                }
            }
        }
        if (sheets.stream().allMatch(sheet -> sheet.kind().isEmpty())) {
            if (!Checked.failed(problems).hasErrors()) {
                problems.add(Problem.of(
                        ProblemCode.FORM_UNKNOWN,
                        String.valueOf(files.get(0).getFileName()),
                        TEMPLATE.zh(),
                        TEMPLATE.en()));
            }
            return Checked.failed(problems);
        }
        Tally tally = new Tally();
        statistics.finish(tally);
        told(tally);
        String workbooks = String.valueOf(files.get(0).getFileName())
                + (files.size() > 1 ? " 等 " + files.size() + " 个工作簿 (workbooks)" : "");
        // Where no sheet tells of any school, a workbook should; where none tells of the county, too, or the caller.
        draft.blank(Draft.SCHOOLS, new SheetPlace("", workbooks, 0, -1));
        draft.blank(
                TemplateLayout.COUNTY,
                new SheetPlace("", workbooks + "（没有县情表 no sheet of the county：forms read --county --year）", 0, -1));
        how.county().ifPresent(code -> given("code", code, "--county"));
        how.year().ifPresent(year -> given("year", BigDecimal.valueOf(year), "--year"));
        Checked<CountyDataset> read = draft.finish(how.options());
        problems.addAll(read.problems());
        CountyDataset dataset = read.valueOrNull();
        if (dataset != null) {
            List<FactDefinition> columns = new ArrayList<>(SchoolColumns.all());
            columns.addAll(how.options().declared());
            problems.addAll(Plausibility.of(dataset, columns));
        }
        return new Checked<>(
                dataset == null ? null : new ReadForms(dataset, sheets),
                SchoolNames.of(draft).in(problems));
    }

    /** What the caller says of the county. A form that says another thing contradicts it: one of the two is of another county. */
    private void given(String fact, Object json, String option) {
        Draft.Cell said = draft.countyCells().get(fact);
        if (said == null || said.json == null) {
            draft.county(fact, json, new SheetPlace("", option, 0, -1));
        } else if (!said.json.equals(json)) {
            problems.add(Problem.of(
                    ProblemCode.LABEL_TWICE, said.at.toString(), String.valueOf(said.json), option + " " + json));
        }
    }

    private void sheet(Workbook book, SheetSource sheet) {
        String workbook = several ? book.name() : "";
        SheetPlace place = new SheetPlace(workbook, sheet.name(), 0, -1);
        Tally tally = new Tally();
        int before = draft.values();
        Read read = Read.NOTHING;
        try {
            read = read(book, sheet, place, tally);
        } catch (IOException e) {
            // What nobody can read is told, and is no sheet of which data would be missing.
            problems.add(Workbooks.problem(e, Draft.sheet(place)));
        }
        told(tally);
        if (read.kind == null && read.left != null) {
            problems.add(Problem.of(ProblemCode.SHEET_SKIPPED, Draft.sheet(place), read.left.zh(), read.left.en()));
        }
        if (read.kind != null || read.left != null) {
            sheets.add(new ReadSheet(
                    book.name(),
                    sheet.name(),
                    Optional.ofNullable(read.kind),
                    read.schools,
                    draft.values() - before,
                    Optional.ofNullable(read.left)));
        }
    }

    /** What was found of cells: where their errors are waived they count as not reported; a school that nobody knows counts not so. */
    private void told(Tally tally) {
        for (Problem problem : tally.problems()) {
            boolean waived = how.options().lenient() && problem.code() != ProblemCode.SCHOOL_UNNAMED;
            problems.add(waived ? problem.asWarning() : problem);
        }
    }

    /**
     * @param kind null where the sheet was not read
     * @param left null where nothing was left out
     */
    private record Read(
            @Nullable Text kind, int schools, @Nullable Text left) {
        /** A sheet that holds nothing, or of which a problem says why it was not read. */
        static final Read NOTHING = new Read(null, 0, null);

        static Read not(String zh, String en) {
            return new Read(null, 0, new Text(zh, en));
        }
    }

    private Read read(Workbook book, SheetSource sheet, SheetPlace place, Tally tally) throws IOException {
        if (template.read(sheet, place.workbook(), tally)) {
            return new Read(TEMPLATE, 0, totals(tally));
        }
        if (isGuide(sheet)) {
            return Read.NOTHING;
        }
        return sheet.hidden() ? Read.not("是隐藏的工作表", "it is hidden") : other(sheet, book.name(), place, tally);
    }

    /** Whether a sheet is what the template holds beside data, by what stands in its first row; a form may have such a name too. */
    private static boolean isGuide(SheetSource sheet) throws IOException {
        if (sheet.hidden() && sheet.name().equals(OPTIONS)) {
            return true;
        }
        List<String> texts = new ArrayList<>();
        for (Cell cell : sheet.head(1)) {
            if (cell.content() instanceof Content.Text text) {
                texts.add(text.raw().strip());
            }
        }
        return texts.equals(TemplateLayout.CHECKS)
                || texts.stream().anyMatch(text -> text.startsWith(TemplateLayout.MARK));
    }

    private Read other(SheetSource sheet, String file, SheetPlace place, Tally tally) throws IOException {
        int columns = statistics.likeness(sheet, file);
        // An export can be larger than a form may be: which of the two a sheet is is seen at its top.
        int labels = columns == 0 ? 0 : labels(new Grid(sheet.head(HeaderPaths.HEAD), sheet.merges()), place);
        if (columns > 0 && (labels < LEAST_LABELS || columns > labels)) {
            return statistics
                    .read(sheet, file, place, tally)
                    .map(FormReader::read)
                    .orElse(Read.NOTHING);
        }
        Checked<Grid> grid = sheet.grid(how.limits());
        problems.addAll(grid.problems());
        Grid cells = grid.valueOrNull();
        if (cells == null || cells.filled().isEmpty()) {
            return Read.NOTHING;
        }
        if (labels(cells, place) < LEAST_LABELS) {
            return Read.not(
                    "不是模板、统计报表、学校自评表、县级自评表",
                    "it is no sheet of the template, no export of a statistics form, no form of a school and none of the"
                            + " county");
        }
        LabelSheet school = new LabelSheet(cells, FormLabels.SCHOOL, place.workbook(), place.sheet());
        LabelSheet county = new LabelSheet(cells, FormLabels.COUNTY, place.workbook(), place.sheet());
        if (school.known() >= county.known()) {
            int schools = forms.schools(school, tally);
            return new Read(FormLabels.SCHOOL.name(), schools, totals(tally));
        }
        forms.county(county, tally);
        return new Read(FormLabels.COUNTY.name(), 0, null);
    }

    private static @Nullable Text totals(Tally tally) {
        int totals = tally.totals();
        return totals == 0 ? null : new Text("合计行 " + totals + " 行", "rows of totals: " + totals);
    }

    /** How many labels of one form a sheet has. */
    private static int labels(Grid cells, SheetPlace place) {
        return Math.max(
                new LabelSheet(cells, FormLabels.SCHOOL, place.workbook(), place.sheet()).known(),
                new LabelSheet(cells, FormLabels.COUNTY, place.workbook(), place.sheet()).known());
    }

    private static Read read(StatisticsSheet.Outcome outcome) {
        StatisticsForms.Form form = outcome.form();
        String kind = (form.form() + " " + form.name()).strip();
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        if (outcome.totals() > 0) {
            zh.add("合计行 " + outcome.totals() + " 行");
            en.add("rows of totals: " + outcome.totals());
        }
        if (outcome.unused() > 0) {
            zh.add("没有用到的列 " + outcome.unused() + " 列");
            en.add("columns of no use: " + outcome.unused());
        }
        Text left = zh.isEmpty() ? null : new Text(String.join("，", zh), String.join(", ", en));
        return new Read(new Text("统计报表 " + kind, "statistics form " + kind), outcome.schools(), left);
    }
}
