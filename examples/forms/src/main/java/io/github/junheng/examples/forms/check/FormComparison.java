package io.github.junheng.examples.forms.check;

import io.github.junheng.dataset.County;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.edition.FigureSpec;
import io.github.junheng.examples.forms.edition.FormEdition.ColumnSpec;
import io.github.junheng.examples.forms.edition.FormEdition.RowSpec;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.FilledForm.FilledCell;
import io.github.junheng.examples.forms.write.FilledForm.FilledRow;
import io.github.junheng.examples.forms.write.FilledForm.FilledTable;
import io.github.junheng.examples.forms.write.PrintedValue;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A filed form cell by cell against one that was filled from data. */
final class FormComparison {
    /** Of fewer cells most may differ in a form that is the county's own. */
    private static final int ENOUGH = 20;

    private final CheckedForm filed;
    private final List<Problem> problems;
    private int compared;

    private FormComparison(CheckedForm filed, List<Problem> problems) {
        this.filed = filed;
        this.problems = problems;
    }

    /** How many cells were compared. */
    static int compare(CheckedForm filed, FilledForm filled, List<Problem> problems) {
        FormComparison comparison = new FormComparison(filed, problems);
        for (FilledTable table : filled.tables()) {
            if (table.spec().units().isPresent()) {
                comparison.units(table);
            } else {
                table.rows()
                        .forEach(row -> row.cells()
                                .forEach(cell -> comparison.cell(filed.cells().get(cell.id()), cell)));
            }
            table.footnotes()
                    .forEach(note -> note.slots()
                            .forEach((name, slot) -> comparison.figure(
                                    filed.cells().get(note.id() + "." + name), note.id() + "." + name, slot)));
        }
        return comparison.compared;
    }

    /** That the form is of another county or year than the data, where it is: its cells would all differ. */
    static Optional<Problem> other(CheckedForm filed, FilledForm filled) {
        County county = filled.evaluation().dataset().county();
        String name = county.name().toOptional().orElse("");
        String data = name + " " + county.year();
        CheckedForm.Subject subject = filed.subject().orElse(null);
        if (subject != null && !(isNamed(subject.county(), Plain.of(name)) && subject.year() == county.year())) {
            return Optional.of(Problem.of(
                    ProblemCode.CHECK_AGAINST,
                    subject.place().toString(),
                    "县、年度 (county, year)",
                    (subject.county() + " " + subject.year()).strip(),
                    data.strip()));
        }
        return Optional.empty();
    }

    /** That the form is of another day than the evaluation, where it is: limits may be others. */
    static Optional<Problem> otherDay(CheckedForm filed, FilledForm filled) {
        String day = filled.evaluation().asOf().toString();
        return filed.subject()
                .filter(subject -> !subject.day().equals(day))
                .map(subject -> Problem.of(
                        ProblemCode.CHECK_AGAINST, subject.place().toString(), "评估日期 (as of)", subject.day(), day));
    }

    /** That more cells differ than not, as of a form that does not say of which county it is. */
    static Optional<Problem> differs(int compared, List<Problem> problems) {
        if (compared < ENOUGH || problems.size() * 2 <= compared) {
            return Optional.empty();
        }
        Problem first = problems.get(0);
        int differ = problems.size();
        return Optional.of(Problem.of(
                ProblemCode.CHECK_AGAINST,
                first.where(),
                first.details().get(0) + " 等 " + differ + " 格，共对照 " + compared + " 格，像是另一县或另一年度的 (" + differ + " of "
                        + compared + " cells: another county or year?)",
                first.details().get(1) + " …",
                first.details().get(2) + " …"));
    }

    /** Whether a county is called so, with or without the city and the province before its name. */
    private static boolean isNamed(String there, String name) {
        return there.isEmpty() || name.isEmpty() || there.contains(name) || name.contains(there);
    }

    /** Which cell of a row names its unit; -1 where none does. */
    private static int nameColumn(FilledTable table) {
        if (table.spec().units().isEmpty()) {
            return -1;
        }
        RowSpec spec = table.spec().rows().get(0);
        for (int i = 0; i < spec.cells().size(); i++) {
            if (spec.cells().get(i).figure() instanceof FigureSpec.Unit unit && unit.what() == FigureSpec.OfUnit.NAME) {
                return i;
            }
        }
        return -1;
    }

    /** Units by their names; those of the same name in the order of the form. */
    private void units(FilledTable table) {
        List<Map<String, FoundCell>> read = filed.units().get(table.spec().id());
        List<ColumnSpec> columns = table.spec().columns();
        int name = nameColumn(table);
        // A table that was not found, or whose rows could not be told apart, is told of as not checked.
        if (name < 0 || read == null) {
            return;
        }
        List<Map<String, FoundCell>> rows = new ArrayList<>(read);
        // Rows below the units are not read from the form.
        int units = table.rows().size() - (table.spec().rows().size() - 1);
        for (FilledRow row : table.rows().subList(0, units)) {
            FilledCell wanted = row.cells().get(name);
            Map<String, FoundCell> found = null;
            for (Map<String, FoundCell> candidate : rows) {
                FoundCell own = candidate.get(columns.get(name).id());
                if (own != null && fits(own, wanted.figure())) {
                    found = candidate;
                    break;
                }
            }
            if (found == null) {
                compared++;
                problems.add(Problem.of(
                        ProblemCode.CHECK_AGAINST,
                        String.valueOf(filed.tables().get(table.spec().id())),
                        wanted.id(),
                        "",
                        PrintedValue.cell(wanted.figure(), true)));
                continue;
            }
            rows.remove(found);
            for (int i = 0; i < columns.size(); i++) {
                cell(found.get(columns.get(i).id()), row.cells().get(i));
            }
        }
        for (Map<String, FoundCell> more : rows) {
            FoundCell own = more.get(columns.get(name).id());
            if (own != null) {
                problems.add(Problem.of(ProblemCode.CHECK_AGAINST, own.place().toString(), own.id(), own.text(), ""));
            }
        }
    }

    private void cell(@Nullable FoundCell found, FilledCell filled) {
        if (found == null) {
            return;
        }
        boolean sentence =
                found.figure() instanceof FigureSpec.Sentence && !filled.slots().isEmpty();
        boolean split =
                filled.slots().keySet().stream().allMatch(name -> filed.cells().containsKey(filled.id() + "." + name));
        if (sentence && split) {
            filled.slots()
                    .forEach((name, slot) ->
                            figure(filed.cells().get(filled.id() + "." + name), filled.id() + "." + name, slot));
        } else {
            figure(found, filled.id(), filled.figure());
        }
    }

    private void figure(@Nullable FoundCell found, String id, Figure figure) {
        if (found == null) {
            return;
        }
        compared++;
        if (!fits(found, figure)) {
            String origins =
                    figure.origins().stream().map(origin -> origin.toText()).collect(Collectors.joining("；"));
            problems.add(Problem.of(
                    ProblemCode.CHECK_AGAINST,
                    found.place().toString(),
                    id,
                    found.text(),
                    PrintedValue.cell(figure, true) + (origins.isEmpty() ? "" : "（" + origins + "）")));
        }
    }

    private static boolean fits(FoundCell found, Figure figure) {
        if (figure.value() instanceof Value.Amount amount) {
            return found.number().isPresent() && found.number().get().compareTo(amount.printed()) == 0;
        }
        if (figure.value() instanceof Value.Outcome outcome
                && (outcome.status() == Status.MET || outcome.status() == Status.NOT_MET)) {
            return Judged.said(found) == (outcome.status() == Status.MET ? Judged.YES : Judged.NO);
        }
        String text = Plain.of(found.text());
        return text.equals(Plain.of(PrintedValue.cell(figure, true)))
                || text.equals(Plain.of(PrintedValue.cell(figure, false)));
    }
}
