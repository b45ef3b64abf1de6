package io.github.junheng.evaluation;

import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is asked of: a school or its stage, or the county or one of its stages with the schools that count there.
 *
 * @param stages the stages that {@code {stage}} stands for
 * @param units the schools that count, where the county is asked
 */
record Subject(@Nullable SchoolReport school, @Nullable Stage stage, List<Part> stages, List<Unit> units) {
    /** A stage that counts, or of which it is not known whether it does, for want of these cells. */
    record Part(Stage stage, List<Missing> unknown) {
        boolean isUnknown() {
            return !unknown.isEmpty();
        }
    }

    /** A school that counts, or of which it is not known whether it does, for want of these cells. */
    record Unit(Subject subject, List<Missing> unknown) {}

    static Subject of(SchoolReport school, @Nullable Stage stage, List<Stage> stages) {
        List<Stage> own = stage != null
                ? List.of(stage)
                : stages.stream().filter(school.school().kind()::has).toList();
        return new Subject(school, stage, parts(own), List.of());
    }

    static Subject ofCounty(@Nullable Stage stage, List<Stage> stages, List<Unit> units) {
        return new Subject(null, stage, parts(stage != null ? List.of(stage) : stages), units);
    }

    private static List<Part> parts(List<Stage> stages) {
        return stages.stream().map(s -> new Part(s, List.of())).toList();
    }

    /** The same school with other stages that count. */
    Subject with(List<Part> counting) {
        return new Subject(school, stage, counting, units);
    }

    /** One of its stages alone. */
    Subject only(Part part) {
        return new Subject(school, part.stage(), List.of(part), units);
    }

    @Nullable
    SchoolKind kind() {
        return school == null ? null : school.school().kind();
    }
}
