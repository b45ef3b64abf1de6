package io.github.junheng.examples.cli;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.book.SheetSource;
import io.github.junheng.examples.forms.book.Workbook;
import io.github.junheng.examples.forms.book.Workbooks;
import io.github.junheng.examples.forms.read.Draft;
import io.github.junheng.examples.forms.read.Tally;
import io.github.junheng.examples.forms.read.TemplateSheets;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The data of a county in workbooks that were made from the template. It is loaded only where a workbook is named. */
final class WorkbookData {
    /** What the template holds beside data. */
    private static final Set<String> GUIDES = Set.of("说明", "检查", "_选项");

    private WorkbookData() {}

    static Checked<CountyDataset> read(List<Path> files, ReadOptions options) {
        Draft draft = new Draft();
        List<Problem> problems = new ArrayList<>();
        int sheets = 0;
        for (Path file : files) {
            Checked<Workbook> opened = Workbooks.open(file, Limits.usual());
            problems.addAll(opened.problems());
            if (opened.value().isEmpty()) {
                continue;
            }
            try (Workbook book = opened.value().get()) {
                sheets += sheets(book, files.size() == 1 ? "" : book.name(), draft, options, problems);
            }
        }
        if (sheets == 0) {
            if (problems.stream()
                    .noneMatch(problem -> problem.severity() == problem.code().severity()
                            && problem.code() != ProblemCode.SHEET_SKIPPED)) {
                problems.add(Problem.of(
                        ProblemCode.FORM_UNKNOWN,
                        files.get(0).toString(),
                        "forms template 写出的模板",
                        "the template that forms template writes"));
            }
            return Checked.failed(problems);
        }
        Checked<CountyDataset> read = draft.finish(options);
        problems.addAll(read.problems());
        return new Checked<>(read.valueOrNull(), problems);
    }

    private static int sheets(Workbook book, String name, Draft draft, ReadOptions options, List<Problem> problems) {
        int known = 0;
        TemplateSheets template = new TemplateSheets(draft, options.declared());
        for (SheetSource sheet : book.sheets()) {
            Tally tally = new Tally();
            if (template.read(sheet, name, tally)) {
                known++;
            } else if (!GUIDES.contains(sheet.name())) {
                problems.add(Problem.of(
                        ProblemCode.SHEET_SKIPPED,
                        name.isEmpty() ? sheet.name() : name + " " + sheet.name(),
                        "不是模板的工作表",
                        "no sheet of the template"));
            }
            problems.addAll(tally.problems());
        }
        return known;
    }
}
