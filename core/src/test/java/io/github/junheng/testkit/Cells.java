package io.github.junheng.testkit;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cells by name and by place. */
final class Cells {
    private Cells() {}

    static boolean isPerStage(String cell) {
        return cell.contains("{stage}") || cell.contains("{STAGE}");
    }

    static String resolve(String cell, Stage stage) {
        return cell.replace("{stage}", stage.key()).replace("{STAGE}", stage.name());
    }

    static List<String> resolve(String cell, List<Stage> stages) {
        return isPerStage(cell) ? stages.stream().map(s -> resolve(cell, s)).toList() : List.of(cell);
    }

    /** Whether a cell is one of a school of this kind, that is of a stage that it has or of none. */
    static boolean counts(String id, SchoolKind kind) {
        return Arrays.stream(Stage.values()).allMatch(s -> kind.has(s) || !id.startsWith(s.key() + "."));
    }

    static CountyDataset with(CountyDataset data, CellRef cell, FactValue value) {
        SchoolCode school = cell.school();
        return school == null
                ? data.with(data.county().with(data.county().facts().with(cell.fact(), value)))
                : data.withSchool(school, r -> r.with(r.facts().with(cell.fact(), value)));
    }

    /** The same data with a cell, or one element of a list, not reported. */
    static CountyDataset without(CountyDataset data, CellRef cell) {
        if (cell.index() >= 0 && data.factsOf(cell).values().get(cell.fact()) instanceof FactValue.Amounts list) {
            List<Reported<BigDecimal>> values = new ArrayList<>(list.values());
            values.set(cell.index(), Reported.none());
            return with(data, cell, new FactValue.Amounts(values));
        }
        return data.without(cell);
    }

    /** Every cell that is reported, and every reported element of a list of numbers. */
    static List<CellRef> reported(CountyDataset data) {
        List<CellRef> cells = new ArrayList<>();
        data.county().facts().values().forEach((id, value) -> add(cells, CellRef.ofCounty(id), value));
        for (SchoolReport school : data.schools()) {
            SchoolCode code = school.school().code();
            school.facts().values().forEach((id, value) -> add(cells, CellRef.of(code, id), value));
        }
        return cells;
    }

    private static void add(List<CellRef> cells, CellRef cell, FactValue value) {
        cells.add(cell);
        if (value instanceof FactValue.Amounts list) {
            for (int i = 0; i < list.values().size(); i++) {
                if (list.values().get(i).isKnown()) {
                    cells.add(cell.element(i));
                }
            }
        }
    }
}
