package io.github.junheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationDiffTest {
    private static SchoolReport school(int serial, Integer teachers) {
        return MadeUp.primary(
                serial,
                "primary.students",
                100,
                "primary.teachers",
                teachers,
                "teachingArea",
                500,
                "indoorSportsArea",
                0,
                "primary.backbone",
                0);
    }

    private static Evaluation evaluate(SchoolReport... schools) {
        return MadeUp.evaluate(MadeUp.standard(), MadeUp.county(schools));
    }

    private static List<OutcomeChange> changes(EvaluationDiff diff) {
        return diff.outcomes().stream().map(EvaluationDiff.Change::change).toList();
    }

    @Test
    void oneReportHasNoDifferenceFromItself() {
        Evaluation one = evaluate(school(1, 5), school(2, 6));

        EvaluationDiff diff = EvaluationDiff.of(one, one);

        assertThat(diff.outcomes()).isEmpty();
        assertThat(diff.values()).isEmpty();
        assertThat(diff.sections()).isEmpty();
    }

    @Test
    void aChangedCellIsAmongTheFindingsWithBothValuesAndTheOthersAreAsBefore() {
        Evaluation one = evaluate(school(1, 5), school(2, 6));
        Evaluation two = evaluate(school(1, 4), school(2, 6));
        SchoolCode changed = SchoolCode.parse("2137100001");

        EvaluationDiff diff = EvaluationDiff.of(one, two);

        // Backbone teachers fail in both, so that one more failure is one too many for two of three; 0 is below the
        // floor in both.
        assertThat(changes(diff))
                .containsExactly(new OutcomeChange(
                        MadeUp.standard().rule("T").id(), changed, Stage.PRIMARY, Status.MET, Status.NOT_MET));
        EvaluationDiff.Change change = diff.outcomes().get(0);
        assertThat(change.before()
                        .orElseThrow()
                        .measure()
                        .orElseThrow()
                        .value()
                        .orElseThrow()
                        .toDecimal())
                .isEqualTo("5");
        assertThat(change.after()
                        .orElseThrow()
                        .measure()
                        .orElseThrow()
                        .value()
                        .orElseThrow()
                        .toDecimal())
                .isEqualTo("4");
        assertThat(diff.values())
                .extracting(value -> value.any().rule().local())
                .containsExactly("K", "D");
    }

    @Test
    void whatWasReportedAndIsNotAnyMoreTurnsAFindingIndeterminate() {
        EvaluationDiff diff = EvaluationDiff.of(evaluate(school(1, 5)), evaluate(school(1, null)));

        assertThat(diff.outcomes())
                .filteredOn(c -> c.any().rule().local().equals("T"))
                .extracting(c -> c.change().beforeOrNull(), c -> c.change().afterOrNull())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Status.MET, Status.INDETERMINATE));
    }

    @Test
    void aSchoolOfOneReportAloneHasFindingsOfOneSideAlone() {
        EvaluationDiff diff = EvaluationDiff.of(evaluate(school(1, 5)), evaluate(school(1, 5), school(2, 3)));

        assertThat(diff.outcomes())
                .filteredOn(c -> c.any().rule().local().equals("T"))
                .extracting(
                        c -> c.change().schoolOrNull(),
                        c -> c.change().beforeOrNull(),
                        c -> c.change().afterOrNull())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(SchoolCode.parse("2137100002"), null, Status.NOT_MET));
    }

    @Test
    void aFindingAtTheBoundaryIsMarkedWhicheverSideItStandsOn() {
        // 4.15 is printed as 4.2, which is the limit.
        SchoolReport near = school(1, 83).with("primary.students", 2000);
        EvaluationDiff diff = EvaluationDiff.of(evaluate(near), evaluate(near.with("primary.teachers", 90)));

        assertThat(diff.outcomes())
                .filteredOn(c -> c.any().rule().local().equals("T"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.isBoundarySensitive()).isTrue();
                    assertThat(change.after().orElseThrow().boundarySensitive()).isFalse();
                });
    }

    @Test
    void aSectionThatIsFoundOtherwiseIsTold() {
        SchoolReport small = school(1, 5).with("primary.backbone", 2);
        CountyDataset one = MadeUp.county(small);
        CountyDataset two = MadeUp.county(small.with("primary.students", 3000));

        EvaluationDiff diff =
                EvaluationDiff.of(MadeUp.evaluate(MadeUp.standard(), one), MadeUp.evaluate(MadeUp.standard(), two));

        assertThat(diff.sections()).containsExactly(new EvaluationDiff.SectionChange("A", Status.MET, Status.NOT_MET));
    }

    @Test
    void evaluationsByTwoStandardsAreNotCompared() {
        Evaluation one = evaluate(school(1, 5));
        Evaluation two = MadeUp.evaluate(MadeUp.read(otherId()).orThrow(), MadeUp.county(school(1, 5)));

        assertThatThrownBy(() -> EvaluationDiff.of(one, two)).isInstanceOf(IllegalArgumentException.class);
    }

    private static java.util.Map<String, String> otherId() {
        java.util.Map<String, String> files = MadeUp.files();
        String id = MadeUp.standard().id();
        files.replaceAll((name, text) -> text.replace("\"id\": \"" + id + "\"", "\"id\": \"other\""));
        return files;
    }
}
