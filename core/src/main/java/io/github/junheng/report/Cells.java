package io.github.junheng.report;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.evaluation.Explanation.Comparison;
import io.github.junheng.evaluation.Explanation.Computation;
import io.github.junheng.evaluation.Explanation.Figure;
import io.github.junheng.evaluation.Explanation.Judgement;
import io.github.junheng.evaluation.Explanation.OutsideUnknown;
import io.github.junheng.evaluation.Explanation.Reading;
import io.github.junheng.school.SchoolCode;
import java.util.Optional;

/** Looks for cells in figures. */
final class Cells {
    private Cells() {}

    /** The cell whose number is compared. */
    static Optional<CellRef> cellOf(Judgement judgement) {
        return judgement instanceof Comparison comparison && comparison.value() instanceof Reading reading
                ? Optional.of(reading.cell())
                : Optional.empty();
    }

    /** The school that the first cell of a figure belongs to. */
    static Optional<SchoolCode> schoolOf(Figure figure) {
        if (figure instanceof Reading reading) {
            return Optional.ofNullable(reading.cell().school());
        }
        if (figure instanceof OutsideUnknown unknown) {
            return unknown.missing().stream()
                    .flatMap(missing -> Optional.ofNullable(missing.cell().school()).stream())
                    .findFirst();
        }
        if (figure instanceof Computation computation) {
            for (Figure operand : computation.operands()) {
                Optional<SchoolCode> school = schoolOf(operand);
                if (school.isPresent()) {
                    return school;
                }
            }
        }
        return Optional.empty();
    }
}
