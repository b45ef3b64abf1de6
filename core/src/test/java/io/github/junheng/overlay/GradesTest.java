package io.github.junheng.overlay;

import static io.github.junheng.MadeUp.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.problem.Checked;
import io.github.junheng.standard.Standard;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Grades beside the outcome, counts of grades, and the places of numbers in cases and shares. */
class GradesTest {
    private static final String ITEM = "'criterion': {'kind': 'checklist'}";
    private static final String PARTLY = "{'kind': 'evidence', 'fact': 'checklist.made-up.2', 'admitted': ['部分达到']}";
    private static final Standard BASE = MadeUp.standard(
            rule(
                    "1",
                    "SCHOOL",
                    "'rolledUp': {'share': 'met', 'comparator': '=', 'limit': '100', 'unit': 'percent'}, " + ITEM),
            rule("2", "COUNTY", ITEM),
            rule("3", "COUNTY", ITEM),
            rule("4", "SCHOOL", "'rolledUp': true, " + ITEM));

    private static Checked<Overlay> overlay(String id, String more) {
        return MadeUp.overlay(
                "{'id': '" + id
                        + "', 'title': {'zh': '某省', 'en': 'A province'}, 'base': 'made-up', 'from': '2020-01-01',"
                        + " 'citation': {'document': '某省文件', 'confidence': 'single-source'}, 'lastCheckedOn':"
                        + " '2026-01-01', " + more + "}",
                BASE);
    }

    private static String grades(String rule, String lower) {
        return "{'rule': '" + rule + "', 'steps': [{'grade': '合格'}, " + lower + "], 'otherwise': '不合格',"
                + " 'allowedBy': {'document': '某省通知', 'confidence': 'inferred'}}";
    }

    private static final String COUNTED =
            "'grades': [" + grades("2", "{'grade': '基本合格', 'criterion': " + PARTLY + ", 'counts': true}") + "]";

    private static Finding finding(Standard standard, CountyDataset county, String rule) {
        List<Finding> all = MadeUp.all(MadeUp.evaluate(standard, county), rule);
        return all.get(all.size() - 1);
    }

    private static Standard apply(String more) {
        return Overlays.apply(BASE, List.of(overlay("province", more).orThrow()))
                .orThrow();
    }

    private static List<String> problems(Checked<?> checked) {
        return checked.problems().stream()
                .map(p -> p.code().name() + " " + p.where())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"达到, MET 合格", "部分达到, MET 基本合格", "未达到, NOT_MET 不合格"})
    void aLowerGradeCountsWhereAnOverlayCitesWhatAllowsIt(String word, String expected) {
        Finding finding = finding(apply(COUNTED), MadeUp.countyWith("checklist.made-up.2", word), "2");
        assertThat(finding.status() + " " + finding.grade().orElse("-")).isEqualTo(expected);
        if (expected.equals("MET 基本合格")) {
            assertThat(finding.citation().document()).isEqualTo("某省通知");
            assertThat(finding.citation().layer()).contains("province");
        }
    }

    @ParameterizedTest
    @CsvSource({"达到, MET 合格", "部分达到, NOT_MET 基本合格", "未达到, NOT_MET 不合格"})
    void aGradeThatDoesNotCountIsANameAlone(String word, String expected) {
        String named = COUNTED.replace(", 'counts': true", "")
                .replace(", 'allowedBy': {'document': '某省通知', 'confidence': 'inferred'}", "");
        Finding finding = finding(apply(named), MadeUp.countyWith("checklist.made-up.2", word), "2");
        assertThat(finding.status() + " " + finding.grade().orElse("-")).isEqualTo(expected);
    }

    @Test
    void aNationalStandardCannotLetALowerGradeCount() {
        Checked<Standard> read = MadeUp.read(withGrades("{'grade': '好', 'criterion': " + PARTLY + ", 'counts': true}"));
        assertThat(problems(read)).containsExactly("DEFINITION_INVALID rules.json $.rules[0].grades.steps[0].counts");
        assertThat(MadeUp.read(withGrades("{'grade': '好', 'criterion': " + PARTLY + "}"))
                        .problems())
                .isEmpty();
    }

    private static java.util.Map<String, String> withGrades(String step) {
        return MadeUp.filesOf(rule("2", "COUNTY", ITEM + ", 'grades': {'steps': [" + step + "], 'otherwise': '差'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'counts': true}], 'otherwise'|'counts': true}], 'from': '2019-01-01', 'otherwise'|$.grades[0]",
                "'grade': '基本合格'|'grade': '合格'|$.grades[0].steps[1].grade",
                ", 'allowedBy': {'document': '某省通知', 'confidence': 'inferred'}||$.grades[0].steps[1].counts",
                ", 'counts': true||$.grades[0].allowedBy",
                "'grade': '合格'|'grade': '合格', 'counts': true|$.grades[0].steps[0]",
                "'rule': '2'|'rule': '4'|$.grades[0]"
            })
    void whatMakesNoSenseIsRefusedWithItsPlace(String old, String changed, String place) {
        String json = COUNTED.replace(old, changed == null ? "" : changed);
        assertThat(problems(overlay("province", json))).containsExactly("DEFINITION_INVALID overlay.json " + place);
    }

    @Test
    void anUnknownRuleIsRefused() {
        assertThat(problems(overlay("province", COUNTED.replace("'rule': '2'", "'rule': '22'"))))
                .containsExactly("DEFINITION_UNRESOLVED overlay.json $.grades[0].rule");
    }

    @Test
    void twoOverlaysDoNotBothGradeARule() {
        Overlay one = overlay("one", COUNTED).orThrow();
        Overlay two = overlay("two", COUNTED).orThrow();
        assertThat(Overlays.apply(BASE, List.of(one, two)).problems())
                .extracting(p -> p.message(Locale.ENGLISH))
                .containsExactly("\"2/grades\" is set by both one $.grades[0] and two $.grades[0].");
    }

    // --- counting grades

    private static String count(String rules, String atLeast) {
        return "'rules': [{'id': 'N', 'section': 'A', 'name': {'zh': '档', 'en': 'tier'}, 'level': 'COUNTY',"
                + " 'criterion': {'kind': 'grade-count', 'rules': " + rules + ", 'grade': '合格', 'atLeast': '" + atLeast
                + "', 'rest': '基本合格'}}]";
    }

    @ParameterizedTest
    @CsvSource({
        "部分达到, 达到, 1, MET, 1",
        "部分达到, 达到, 2, NOT_MET, 1",
        "达到, 达到, 2, MET, 2",
        "达到, 部分达到, 1, NOT_MET, 1",
        "未达到, 达到, 1, NOT_MET, 1"
    })
    void soManyReachTheGradeAndNoneMissesTheLowerOne(
            String second, String third, String atLeast, String status, String value) {
        Finding finding = finding(
                apply(COUNTED + ", " + count("['2', '3']", atLeast)),
                MadeUp.countyWith("checklist.made-up.2", second, "checklist.made-up.3", third),
                "N");
        assertThat(finding.status()).hasToString(status);
        assertThat(finding.measure().orElseThrow().valueOrNull()).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"['2', '2']", "['2', 'N']", "['2', '9']"})
    void whatCannotBeCountedIsRefused(String rules) {
        assertThat(problems(overlay("province", COUNTED + ", " + count(rules, "1"))))
                .isNotEmpty()
                .allMatch(p -> p.contains("$.rules[0].criterion.rules[1]"));
        assertThat(problems(overlay("province", COUNTED.replace("基本合格", "及格") + ", " + count("['2']", "1"))))
                .containsExactly("DEFINITION_INVALID overlay.json $.rules[0].criterion.rules[0]");
        assertThat(problems(overlay("province", count("['2']", "2"))))
                .containsExactly("DEFINITION_INVALID overlay.json $.rules[0].criterion.atLeast");
    }

    // --- places

    @Test
    void theShareThatTheCountyNeedsHasAPlace() {
        assertThat(Overlays.targets(BASE)).contains("1/share/limit/default");
        Standard changed =
                apply("'changes': [{'target': '1/share/limit', 'action': 'REPLACE', 'value': '80', 'allowedBy':"
                        + " {'document': '某省通知', 'confidence': 'inferred'}}]");
        assertThat(Overlays.numbers(changed.rule("1")).get("1/share/limit/default"))
                .satisfies(numbers ->
                        assertThat(numbers.entries().get(1).value().value()).hasToString("80"));
        assertThat(problems(overlay(
                        "province", "'changes': [{'target': '1/share/limit', 'action': 'TIGHTEN', 'value': '80'}]")))
                .containsExactly("OVERLAY_LOOSER overlay.json $.changes[0]");
        assertThat(overlay("province", "'changes': [{'target': '1/sharing/limit', 'action': 'TIGHTEN', 'value': '80'}]")
                        .problems())
                .extracting(p -> p.message(Locale.ENGLISH))
                .singleElement()
                .satisfies(told -> assertThat(told).contains("1/share/limit/default"));
    }
}
