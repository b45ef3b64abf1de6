package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.CountyVerdict;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.evaluation.TableLayout;
import io.github.junheng.evaluation.UnitTally;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.Counties;
import io.github.junheng.testkit.Counties.Distance;
import io.github.junheng.testkit.Counties.Recipe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A standard is compiled to the last rule, and with an overlay as without one, on any day. */
class OverlayPlansTest {
    private static final Standard BASE = NationalStandards.qualityBalanced2017();

    private static final String PROVINCE = """
            {
              "id": "example-province",
              "title": {"zh": "示例：某省", "en": "Example: a province"},
              "base": "quality-balanced-2017",
              "from": "2024-01-01",
              "citation": {"document": "某省实施方案（示例）", "article": "三(二)", "confidence": "single-source"},
              "lastCheckedOn": "2026-11-22",
              "facts": [{"id": "counselling.teachers", "name": "专职心理健康教育教师数", "type": "COUNT", "unit": "人"}],
              "indicators": [
                {"id": "counselling-rate", "name": {"zh": "每千名学生心理健康教师数", "en": "counsellors per 1000 pupils"},
                 "unit": "persons", "amountUnit": "persons", "numerator": "counselling.teachers",
                 "denominator": "{stage}.students", "per": "1000", "printedDecimals": 2}
              ],
              "rules": [
                {"id": "XL1", "section": "G", "name": {"zh": "每千名学生配1名心理健康教师", "en": "one counsellor per 1000 pupils"},
                 "level": "COUNTY", "scope": "school", "citation": {"article": "三(三)", "confidence": "single-source"},
                 "criterion": {"kind": "comparison", "indicator": "counselling-rate", "comparator": ">=", "limit": "1"}}
              ],
              "changes": [{"target": "R1/limit/PRIMARY", "action": "TIGHTEN", "value": "4.5", "from": "2025-01-01"}]
            }
            """;

    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2018, 12, 31),
            LocalDate.of(2019, 12, 31),
            LocalDate.of(2024, 12, 31),
            LocalDate.of(2025, 12, 31));

    @Test
    void noRuleIsLeftToExactFractionsWithOrWithoutAnOverlayOnAnyDay() throws Exception {
        for (Standard standard : standards().values()) {
            for (LocalDate day : DAYS) {
                assertThat(left(standard, day))
                        .as("%s %s", standard.layers(), day)
                        .isEmpty();
            }
        }
    }

    @Test
    void allDepthsAgreeWithOrWithoutAnOverlayOnAnyDay() throws IOException {
        for (Standard standard : standards().values()) {
            for (LocalDate day : DAYS) {
                Counties counties = Counties.of(standard, day);
                for (int seed = 0; seed < 12; seed++) {
                    agree(
                            standard,
                            counties.draw(new Recipe(
                                    seed,
                                    1 + seed % 8,
                                    Distance.values()[seed % Distance.values().length],
                                    seed % 3 * 25)),
                            day);
                }
            }
        }
    }

    @Test
    void theSeventhVetoIsNotAskedOfDataOf2018() {
        for (int year : List.of(2018, 2019)) {
            LocalDate day = LocalDate.of(year, 12, 31);
            CountyDataset dataset = Counties.of(BASE, day).draw(new Recipe(3, 4, Distance.FAR, 0));
            dataset = dataset.with(dataset.county().with("vetoes.V7", true));
            Evaluator evaluator = Evaluator.of(BASE);
            assertThat(evaluator
                            .verdict(CountyTable.of(dataset, evaluator.layout()), day)
                            .orThrow()
                            .outcome("V7"))
                    .isEqualTo(year == 2018 ? Status.NOT_APPLICABLE : Status.NOT_MET);
            agree(BASE, dataset, day);
        }
    }

    private static void agree(Standard standard, CountyDataset dataset, LocalDate day) {
        Evaluator evaluator = Evaluator.of(standard);
        Evaluation evaluation = evaluator.evaluate(dataset, day).orThrow();
        CountyVerdict verdict = evaluator
                .verdict(CountyTable.of(dataset, evaluator.layout()), day)
                .orThrow();
        if (!dataset.schools().isEmpty()) {
            assertThat(evaluator
                            .evaluate(CountyTable.of(dataset, evaluator.layout()), day)
                            .orThrow()
                            .findings())
                    .isEqualTo(ExactFindings.of(standard, dataset, day));
        }
        for (Finding finding : evaluation.findings()) {
            assertThat(finding.status())
                    .as("%s %s", finding.rule(), finding.subject())
                    .isEqualTo(evaluation.explain(finding).exact());
        }
        for (Rule rule : standard.rules().values()) {
            assertThat(verdict.tally(rule.id().local())).as("%s", rule.id()).isEqualTo(tally(evaluation, rule));
        }
        assertThat(verdict.sections()).isEqualTo(evaluation.verdict().sections());
        assertThat(verdict.status()).isEqualTo(evaluation.status());
    }

    private static UnitTally tally(Evaluation evaluation, Rule rule) {
        int[] counts = new int[Status.values().length];
        evaluation.findings().stream()
                .filter(f -> f.rule().equals(rule.id()))
                .filter(f -> rule.level() != Level.SCHOOL || f.level() == Level.SCHOOL)
                .forEach(f -> counts[f.status().ordinal()]++);
        return new UnitTally(counts[0], counts[1], counts[2], counts[3]);
    }

    /** The rules that a plan does not know; a plan is nobody's business but the engine's, so that it is looked at by force. */
    private static List<String> left(Standard standard, LocalDate day) throws ReflectiveOperationException {
        Method compile = Class.forName("io.github.junheng.evaluation.PlanCompiler")
                .getDeclaredMethod("compile", Standard.class, TableLayout.class, LocalDate.class, int.class);
        compile.setAccessible(true);
        Object plan = compile.invoke(null, standard, TableLayout.of(standard), day, day.getYear());
        Field programs = plan.getClass().getDeclaredField("programs");
        programs.setAccessible(true);
        List<String> left = new ArrayList<>();
        List<?> all = (List<?>) programs.get(plan);
        assertThat(all).hasSize(standard.rules().size());
        for (Object program : all) {
            if (component(program, "branches") == null) {
                left.add(((Rule) component(program, "rule")).id().local());
            }
        }
        return left;
    }

    private static Object component(Object program, String name) throws ReflectiveOperationException {
        Method component = program.getClass().getDeclaredMethod(name);
        component.setAccessible(true);
        return component.invoke(program);
    }

    private static Map<String, Standard> standards() throws IOException {
        Map<String, Standard> standards = new LinkedHashMap<>();
        standards.put("", BASE);
        for (String id : NationalStandards.overlayIds()) {
            Standard applied = ShippedLintTest.layered(id);
            if (applied.id().equals(BASE.id())) {
                standards.put(id, applied);
            }
        }
        standards.put("province", applied(new ByteArrayInputStream(PROVINCE.getBytes(StandardCharsets.UTF_8))));
        return standards;
    }

    private static Standard applied(InputStream in) {
        Overlay overlay = OverlayReader.read(in, "overlay.json", BASE).orThrow();
        return Overlays.apply(BASE, List.of(overlay)).orThrow();
    }
}
