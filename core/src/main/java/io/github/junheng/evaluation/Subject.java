package io.github.junheng.evaluation;

import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.util.ArrayList;
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
        return new Subject(school, stage, parts(stage != null ? List.of(stage) : stagesOf(school, stages)), List.of());
    }

    /** Those of some stages that a school has. */
    static List<Stage> stagesOf(SchoolReport school, List<Stage> stages) {
        List<Stage> own = new ArrayList<>(stages);
        own.retainAll(school.school().kind().stages());
        return own;
    }

    static Subject ofCounty(@Nullable Stage stage, List<Stage> stages, List<Unit> units) {
        return new Subject(null, stage, parts(stage != null ? List.of(stage) : stages), units);
    }

    private static List<Part> parts(List<Stage> stages) {
        List<Part> parts = new ArrayList<>(stages.size());
        for (Stage stage : stages) {
            parts.add(new Part(stage, List.of()));
        }
        return parts;
    }

    /** The same school with other stages that count. */
    Subject with(List<Part> counting) {
        return new Subject(school, stage, counting, units);
    }

    /** The county over other schools. */
    Subject over(List<Unit> others) {
        return new Subject(school, stage, stages, others);
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
