package io.github.junheng.examples.forms.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.school.Stage;
import io.github.junheng.statistics.Dispersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispersionUnitsTest {
    private static final Ground NOT_MET = Ground.of(Bundled.evaluation("not-met"));

    @Test
    void theUnitsGiveTheCoefficientOfTheFinding() {
        for (int i = 1; i <= 7; i++) {
            for (Stage stage : List.of(Stage.PRIMARY, Stage.JUNIOR)) {
                Finding finding = NOT_MET.ofCounty("C" + i, stage).orElseThrow();
                var units = NOT_MET.units(finding);
                var value = finding.measure().flatMap(measure -> measure.value());
                assertThat(units.isPresent()).isEqualTo(value.isPresent());
                units.ifPresent(list -> assertThat(value)
                        .contains(new SquareRoot(Dispersion.squaredVariation(
                                list.stream().map(DispersionUnits.Unit::heads).toList(),
                                list.stream().map(DispersionUnits.Unit::amount).toList()))));
            }
        }
    }

    @Test
    void aUnitIsAStageOfASchoolWithItsPupilsAndItsAmount() {
        Finding backbone = NOT_MET.ofCounty("C2", Stage.PRIMARY).orElseThrow();
        var units = NOT_MET.units(backbone).orElseThrow();
        assertThat(units).hasSameSizeAs(NOT_MET.subjects("R2", Stage.PRIMARY));
        for (DispersionUnits.Unit unit : units) {
            var facts = NOT_MET.dataset().school(unit.school()).orElseThrow().facts();
            assertThat(unit.stage()).isEqualTo(Stage.PRIMARY);
            assertThat(unit.heads())
                    .isEqualTo(Rational.of(
                            facts.amount("primary.students").toOptional().orElseThrow()));
            assertThat(unit.amount())
                    .isEqualTo(Rational.of(
                            facts.amount("primary.backbone").toOptional().orElseThrow()));
        }
    }

    @Test
    void aCoefficientForWantOfACellHasNoUnits() {
        Finding equipment = NOT_MET.ofCounty("C6", Stage.PRIMARY).orElseThrow();
        assertThat(NOT_MET.units(equipment)).isEmpty();
        Finding evidence = NOT_MET.ofCounty("G1", null).orElseThrow();
        assertThat(DispersionUnits.of(NOT_MET.evaluation(), evidence)).isEmpty();
    }

    @Test
    void aMeanOfCoefficientsHasAListOfUnitsForEach() {
        Evaluation basic = Bundled.evaluation("balanced-2012", Bundled.county("met"));
        Ground ground = Ground.of(basic);
        Finding composite = ground.ofCounty("CV", Stage.JUNIOR).orElseThrow();
        // Of the eight, those are known whose cells the bundled county reports.
        assertThat(DispersionUnits.of(ground.explain(composite), Stage.JUNIOR)).hasSize(5);
    }
}
