package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.plan.Goal;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.Target;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The formulas of the shipped plans count what the documents count, and change nothing that the standard concludes. */
class CountyPlansFormulasTest {
    private static final Standard BASE = NationalStandards.qualityBalanced2017();

    @ParameterizedTest
    @CsvSource({"739, NOT_MET", "740, MET", "1000, MET"})
    void songyang_counts_the_staff_that_the_county_manages(int managed, Status expected) {
        CountyDataset dataset = GoodCounty.with(
                GoodCounty.with(GoodCounty.dataset(), "countyManaged.staff", managed), "countyManaged.allStaff", 1000);

        assertThat(finding("songyang-2018", dataset, "XGXP", Level.COUNTY, null, null)
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void huize_counts_degrees_by_stage_over_full_time_teachers() {
        CountyDataset dataset = degrees("primary", GoodCounty.PRIMARY, 3, 17, 4, 1, GoodCounty.dataset());
        dataset = degrees("junior", GoodCounty.JUNIOR, 2, 20, 2, 1, dataset);

        assertThat(value("huize-2021", dataset, "JP", Stage.PRIMARY)).isEqualTo("88");
        assertThat(value("huize-2021", dataset, "JB", Stage.JUNIOR)).isEqualTo("92");
        assertThat(value("huize-2021", dataset, "JG", Stage.JUNIOR)).isEqualTo("12");
    }

    @ParameterizedTest
    @CsvSource({"1500, NOT_MET", "1501, MET"})
    void huize_asks_for_a_training_hall_above_1500_pupils(int pupils, Status expected) {
        CountyDataset dataset =
                GoodCounty.of(GoodCounty.school(GoodCounty.PRIMARY, SchoolKind.PRIMARY_SCHOOL, pupils, 0, 0));

        assertThat(finding("huize-2021", dataset, "BIG", Level.SCHOOL, GoodCounty.PRIMARY, null)
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void dezhou_counts_classes_one_by_one() {
        CountyDataset dataset = sizes("primary", GoodCounty.PRIMARY, GoodCounty.dataset(), 45, 46, 50, 59);
        dataset = sizes("junior", GoodCounty.JUNIOR, dataset, 50, 50, 51, 49);

        List<Status> classes = evaluate("dezhou-2023", dataset).findings().stream()
                .filter(f -> f.rule().local().equals("CLASS") && f.level() == Level.CLASS)
                .map(Finding::status)
                .toList();

        assertThat(classes)
                .containsExactlyInAnyOrder(
                        Status.MET,
                        Status.NOT_MET,
                        Status.NOT_MET,
                        Status.NOT_MET,
                        Status.MET,
                        Status.MET,
                        Status.NOT_MET,
                        Status.MET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"songyang-2018", "huize-2021", "dezhou-2023"})
    void formulas_leave_the_standard_as_it_is(String plan) {
        CountyDataset dataset = GoodCounty.dataset();
        Evaluation without = GoodCounty.evaluate(dataset);

        Evaluation with = evaluate(plan, dataset);

        assertThat(with.status()).isEqualTo(without.status());
        assertThat(with.findings().stream().filter(f -> f.rule().owner().equals(BASE.id())))
                .containsExactlyElementsOf(without.findings());
    }

    @Test
    void songyangs_plan_and_the_example_overlay_ask_for_the_same_numbers() throws IOException {
        Plan plan = plan("songyang-2018");
        Evaluation example = Evaluator.of(ShippedLintTest.layered("example-songyang"))
                .evaluate(GoodCounty.with(
                        GoodCounty.with(GoodCounty.dataset(), "countyManaged.staff", 1), "countyManaged.allStaff", 1))
                .orThrow();

        assertThat(limit(example, "XPXG")).isEqualTo(target(plan, "county-managed"));
        assertThat(limit(example, "Q2")).isEqualTo(target(plan, "disabled-enrolment"));
        assertThat(limit(example, "G15")).isEqualTo(target(plan, "migrant-places"));
    }

    /** The limit of a rule of the county, or of its part on places. */
    private static String limit(Evaluation evaluation, String rule) {
        Finding finding = GoodCounty.finding(evaluation, rule, Level.COUNTY, null, null);
        return finding.measure()
                .or(() -> finding.parts().stream()
                        .filter(p -> p.id().equals("places"))
                        .findFirst()
                        .flatMap(p -> p.measure()))
                .orElseThrow()
                .limit()
                .orElseThrow()
                .toDecimal();
    }

    private static String target(Plan plan, String goal) {
        Target target = ((Goal) plan.item(goal).orElseThrow()).target();
        return ((Target.Amount) target).value().toString();
    }

    private static CountyDataset degrees(
            String stage, String school, int associate, int bachelor, int master, int doctor, CountyDataset dataset) {
        CountyDataset changed = GoodCounty.with(dataset, school, stage + ".degree.associate", associate);
        changed = GoodCounty.with(changed, school, stage + ".degree.bachelor", bachelor);
        changed = GoodCounty.with(changed, school, stage + ".degree.master", master);
        return GoodCounty.with(changed, school, stage + ".degree.doctor", doctor);
    }

    private static CountyDataset sizes(String stage, String school, CountyDataset dataset, long... sizes) {
        FactValue.Amounts amounts = FactValue.Amounts.of(
                Arrays.stream(sizes).mapToObj(BigDecimal::valueOf).toList());
        return dataset.withSchool(SchoolCode.parse(school), report -> report.with(stage + ".classSizes", amounts));
    }

    private static String value(String plan, CountyDataset dataset, String rule, Stage stage) {
        return finding(plan, dataset, rule, Level.COUNTY_STAGE, null, stage)
                .measure()
                .orElseThrow()
                .value()
                .orElseThrow()
                .toString();
    }

    private static Finding finding(
            String plan,
            CountyDataset dataset,
            String rule,
            Level level,
            @Nullable String school,
            @Nullable Stage stage) {
        return GoodCounty.finding(evaluate(plan, dataset), rule, level, school, stage);
    }

    private static Evaluation evaluate(String plan, CountyDataset dataset) {
        return Evaluator.of(Overlays.apply(BASE, plan(plan).formulas()).orThrow())
                .evaluate(dataset)
                .orThrow();
    }

    private static Plan plan(String id) {
        return ShippedPlans.read(id).orThrow();
    }
}
