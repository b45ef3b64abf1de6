package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.figure.Amounts;
import io.github.junheng.examples.forms.report.Remedies.Step;
import io.github.junheng.examples.forms.report.Remedies.Way;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.report.Wording;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is lacking by a standard that a province laid rules over. */
class RemediesOfOverlaysTest {
    private static final String ITEMS = "\"R1\", \"R2\", \"R3\", \"R4\", \"R5\", \"R6\", \"R7\"";

    private static Standard laid(String parts) {
        String overlay = """
                {"id": "own", "title": {"zh": "某省", "en": "a province"}, "base": "quality-balanced-2017",
                 "from": "2020-01-01", "lastCheckedOn": "2026-11-26",
                 "citation": {"document": "某省实施方案", "article": "一", "confidence": "single-source"}, %s}
                """.formatted(parts);
        return Overlays.apply(
                        Pages.STANDARD,
                        List.of(OverlayReader.read(
                                        new ByteArrayInputStream(overlay.getBytes(StandardCharsets.UTF_8)),
                                        "own.json",
                                        Pages.STANDARD)
                                .orThrow()))
                .orThrow();
    }

    /** A rule that counts rules, in section R or G. */
    private static String counting(String id, String level, String rules, int atLeast) {
        return """
                {"id": "%s", "section": "R", "name": {"zh": "再数一次", "en": "counted again"}, "level": "%s",
                 "scope": "%s", "citation": {"article": "二", "confidence": "single-source"},
                 "criterion": {"kind": "k-of-n", "rules": [%s], "atLeast": "%d", "floor": "0.85"}}
                """.formatted(id, level, level.equals("SCHOOL") ? "school" : "resource-unit", rules, atLeast);
    }

    private static Evaluation evaluation(Standard standard, CountyDataset county) {
        return Evaluator.of(standard).evaluate(county, Pages.DAY).orThrow();
    }

    private static Remedies remedies(Evaluation evaluation) {
        Map<String, Finding> byKey = new HashMap<>();
        evaluation.findings().forEach(f -> byKey.put(ExplanationTable.key(f), f));
        return new Remedies(evaluation, byKey);
    }

    private static List<String> kinds(Evaluation evaluation) {
        Wording wording = Wording.of(evaluation);
        Remedies remedies = remedies(evaluation);
        Coefficients coefficients = new Coefficients(evaluation, wording, remedies, Spread.of(evaluation));
        return new Summary(evaluation, wording, new Amounts(evaluation), remedies, coefficients)
                .kinds().stream()
                        .map(kind -> kind.name().in(Locale.CHINESE) + " "
                                + kind.least().in(Locale.CHINESE) + " "
                                + kind.full().in(Locale.CHINESE) + " " + kind.schools())
                        .toList();
    }

    private static Map<String, BigDecimal> totals(Remedies remedies) {
        Map<String, BigDecimal> totals = new HashMap<>();
        remedies.totals()
                .forEach(total -> totals.merge(total.key().rule(), total.sum().amount(), BigDecimal::add));
        return totals;
    }

    @Test
    void whatTwoRulesAskOfTheSameItemsIsLackingOnce() {
        CountyDataset county = Pages.county("not-met").orThrow();
        Evaluation base = evaluation(Pages.STANDARD, county);
        Evaluation again = evaluation(laid("\"rules\": [" + counting("AGAIN", "SCHOOL_STAGE", ITEMS, 6) + "]"), county);

        assertThat(again.findings())
                .filteredOn(f -> f.rule().local().equals("AGAIN") && f.status() == Status.NOT_MET)
                .isNotEmpty();
        assertThat(kinds(again)).isEqualTo(kinds(base)).isNotEmpty();
        assertThat(totals(remedies(again))).isEqualTo(totals(remedies(base))).isNotEmpty();
    }

    @Test
    void ofTwoRulesThatAskOfTheSameItemsTheOneThatAsksMoreIsEnough() {
        CountyDataset county = Pages.county("not-met").orThrow();
        Remedies both =
                remedies(evaluation(laid("\"rules\": [" + counting("ALL", "SCHOOL_STAGE", ITEMS, 7) + "]"), county));
        Map<Finding, BigDecimal> most = new HashMap<>();
        for (Way way : both.all()) {
            for (Step step : way.steps()) {
                most.merge(step.own(), step.amount().amount(), BigDecimal::max);
            }
        }
        BigDecimal teachers = BigDecimal.ZERO;
        for (Map.Entry<Finding, BigDecimal> step : most.entrySet()) {
            teachers = step.getKey().rule().local().equals("R2") ? teachers.add(step.getValue()) : teachers;
        }
        assertThat(teachers).isPositive();
        assertThat(totals(both).get("R2")).isEqualByComparingTo(teachers);
    }

    /** Its items are asked of the school as a whole, without a stage. */
    @Test
    void aRuleThatCountsItemsOfWholeSchoolsTellsWhatIsEnough() {
        String own = """
                "indicators": [{"id": "%1$s", "name": {"zh": "%1$s", "en": "%1$s"}, "unit": "rooms", "amountUnit": "rooms",
                  "numerator": "multimediaRooms", "printedDecimals": 0}]""";
        String item = """
                {"id": "%s", "section": "R", "name": {"zh": "多媒体教室", "en": "rooms"}, "level": "SCHOOL", "scope": "school",
                 "citation": {"article": "三", "confidence": "single-source"},
                 "criterion": {"kind": "comparison", "indicator": "own-rooms", "comparator": ">=", "limit": "%d"}}
                """;
        Standard standard = laid(own.formatted("own-rooms") + ", \"rules\": [" + item.formatted("W1", 10) + ","
                + item.formatted("W2", 12) + "," + counting("WHOLE", "SCHOOL", "\"W1\", \"W2\"", 2) + "]");
        CountyDataset county = Pages.county("met").orThrow();
        SchoolReport one = county.schools().get(0).with("multimediaRooms", FactValue.Amount.of(9));
        Evaluation evaluation = evaluation(standard, county.with(List.of(one)));

        Finding whole = evaluation.findings().stream()
                .filter(f -> f.rule().local().equals("WHOLE") && f.school().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(whole.stage()).isEmpty();
        Way way = remedies(evaluation).of(whole).orElseThrow();
        assertThat(way.complete()).isTrue();
        assertThat(way.steps())
                .extracting(step ->
                        step.item().id().local() + " " + step.amount().amount().toBigInteger())
                .containsExactlyInAnyOrder("W1 1", "W2 3");
    }

    /** 42 of 999 are 4.204…, which is printed as 4.20: below 4.201 as printed, above it as it is. */
    @Test
    void whatIsEnoughAndPrintedAsTooLittleTakesNoAmountBelowZero() {
        Standard standard =
                laid("\"changes\": [{\"target\": \"R1/limit/PRIMARY\", \"action\": \"TIGHTEN\", \"value\": \"4.201\","
                        + " \"from\": \"2020-01-01\"}]");
        CountyDataset county = Pages.county("met").orThrow();
        SchoolReport changed = county.schools().get(0).with("primary.students", 999);
        for (String degree : List.of("associate", "master", "doctor")) {
            changed = changed.with("primary.degree." + degree, 0);
        }
        changed = changed.with("primary.degree.bachelor", 42).with("primary.backbone", 5);
        Evaluation evaluation = Evaluator.of(standard)
                .comparing(CompareMode.AS_REPORTED)
                .evaluate(county.with(List.of(changed)), Pages.DAY)
                .orThrow();

        assertThat(evaluation.findings())
                .filteredOn(f -> f.rule().local().equals("R1") && f.school().isPresent())
                .singleElement()
                .satisfies(f -> assertThat(f.status()).isEqualTo(Status.NOT_MET));
        Remedies remedies = remedies(evaluation);
        assertThat(remedies.all()).isNotEmpty();
        assertThat(remedies.all())
                .flatMap(Way::steps)
                .extracting(step -> step.item().id().local())
                .contains("R2")
                .doesNotContain("R1");
    }
}
