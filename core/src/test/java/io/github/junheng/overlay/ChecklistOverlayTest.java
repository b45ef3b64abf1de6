package io.github.junheng.overlay;

import static io.github.junheng.MadeUp.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.standard.Citation;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overlays over checklists: other admitted words, and texts of items that have none. */
class ChecklistOverlayTest {
    private static final String ITEM = "'criterion': {'kind': 'checklist'}";
    private static final Standard BASE = MadeUp.standard(
            rule("1", "SCHOOL", "'rolledUp': true, 'hasText': false, " + ITEM),
            rule("2", "COUNTY", ITEM),
            rule("F", "COUNTY", "'criterion': {'kind': 'evidence', 'fact': 'found'}"));
    private static final CountyDataset COUNTY =
            MadeUp.county(MadeUp.primary(1, "primary.students", 300L, "checklist.made-up.1", "部分达到"));
    private static final String COUNTS =
            "{'target': '1/admitted', 'action': 'REPLACE', 'words': ['达到', '部分达到'], 'from': '2023-01-01',"
                    + " 'allowedBy': {'document': '某省通知', 'article': '第三条', 'confidence': 'single-source'}}";

    private static Checked<Overlay> overlay(String id, String more) {
        return MadeUp.overlay(
                "{'id': '" + id
                        + "', 'title': {'zh': '某省', 'en': 'A province'}, 'base': 'made-up', 'from': '2020-01-01',"
                        + " 'citation': {'document': '某省文件', 'confidence': 'single-source'}, 'lastCheckedOn':"
                        + " '2026-01-01', " + more + "}",
                BASE);
    }

    private static Standard apply(String more) {
        return Overlays.apply(BASE, List.of(overlay("province", more).orThrow()))
                .orThrow();
    }

    private static List<String> problems(String more) {
        return overlay("province", more).problems().stream()
                .map(p -> p.code().name() + " " + p.where())
                .toList();
    }

    private static List<Finding> findings(Standard standard, String day) {
        Evaluator evaluator = Evaluator.of(standard);
        List<Finding> findings =
                evaluator.evaluate(COUNTY, LocalDate.parse(day)).orThrow().findings();
        CountyTable table = CountyTable.of(COUNTY, evaluator.layout());
        assertThat(evaluator.evaluate(table, LocalDate.parse(day)).orThrow().findings())
                .as("columns tell the same")
                .isEqualTo(findings);
        return findings.stream().filter(f -> f.rule().local().equals("1")).toList();
    }

    // --- admitted words

    @Test
    void partlyMetCountsFromTheDayOnAnOverlayAllowsIt() {
        Standard changed = apply("'changes': [" + COUNTS + "]");
        for (Finding before : findings(changed, "2022-12-31")) {
            assertThat(before.status()).isEqualTo(Status.NOT_MET);
            assertThat(before.citation().document()).isEqualTo("虚构文件");
        }
        assertThat(findings(changed, "2023-01-01")).hasSize(2).allSatisfy(after -> {
            assertThat(after.status()).isEqualTo(Status.MET);
            assertThat(after.citation())
                    .isEqualTo(new Citation("某省文件", null, Confidence.SINGLE_SOURCE).inLayer("province"));
        });
        assertThat(findings(changed, "2023-01-01").get(0).grade()).contains("部分达到");
        assertThat(findings(BASE, "2024-12-31")).allMatch(f -> f.status() == Status.NOT_MET);
    }

    @Test
    void whatAdmitsMoreHasToSayWhatAllowsIt() {
        assertThat(problems("'changes': [{'target': '1/admitted', 'action': 'REPLACE', 'words': ['部分达到']}]"))
                .containsExactly("OVERLAY_LOOSER overlay.json $.changes[0]");
        assertThat(problems("'changes': [" + COUNTS.replace("REPLACE", "TIGHTEN") + "]"))
                .containsExactly(
                        "DEFINITION_INVALID overlay.json $.changes[0]", "OVERLAY_LOOSER overlay.json $.changes[0]");
        assertThat(problems("'changes': [{'target': '1/admitted', 'action': 'TIGHTEN', 'words': ['达到']}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9/admitted, 达到, OVERLAY_TARGET_UNKNOWN overlay.json $.changes[0]",
        "1/words, 达到, OVERLAY_TARGET_UNKNOWN overlay.json $.changes[0]",
        "1/admitted, 完成, NOT_A_WORD overlay.json $.changes[0]",
        "F/admitted, 达到, NOT_A_WORD overlay.json $.changes[0]"
    })
    void aPlaceOrWordThatDoesNotExistIsRefused(String target, String word, String problem) {
        assertThat(problems("'changes': [{'target': '" + target + "', 'action': 'REPLACE', 'words': ['" + word
                        + "'], 'allowedBy': {'document': '某省通知', 'confidence': 'inferred'}}]"))
                .containsExactly(problem);
    }

    @Test
    void daysAndRepetitionsAreCheckedAsThoseOfNumbers() {
        assertThat(problems("'changes': [" + COUNTS + ", " + COUNTS + "]"))
                .containsExactly("DEFINITION_INVALID overlay.json $.changes[1]");
        assertThat(problems("'changes': [" + COUNTS.replace("2023-01-01", "2019-01-01") + "]"))
                .containsExactly("DEFINITION_INVALID overlay.json $.changes[0]");
        assertThat(problems("'changes': [{'target': '1/admitted', 'action': 'REPLACE', 'words': []}]"))
                .contains("DEFINITION_INVALID overlay.json $.changes[0].words");
    }

    @Test
    void twoOverlaysDoNotBothSetTheWords() {
        Overlay one = overlay("one", "'changes': [" + COUNTS + "]").orThrow();
        Overlay two = overlay("two", "'changes': [" + COUNTS + "]").orThrow();
        assertThat(Overlays.apply(BASE, List.of(one, two)).problems())
                .extracting(p -> p.message(Locale.ENGLISH))
                .containsExactly("\"1/admitted\" is set by both one $.changes[0] and two $.changes[0].");
    }

    @Test
    void anOverlaysOwnItemIsAFactOfTheOverlay() {
        Standard changed = apply("'rules': [{'section': 'A', 'id': 'L1', 'name': {'zh': '地方项', 'en': 'local'}, 'level':"
                + " 'COUNTY', " + ITEM + "}]");
        assertThat(changed.factsById()).containsKey("checklist.province.L1");
        Finding finding =
                Evaluator.of(changed)
                        .evaluate(MadeUp.countyWith("checklist.province.L1", "达到"))
                        .orThrow()
                        .findings()
                        .stream()
                        .filter(f -> f.rule().local().equals("L1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(finding.status()).isEqualTo(Status.MET);
    }

    // --- texts

    @Test
    void textsOfAUsersFileStandInPlaceOfTheNumber() {
        Rule told =
                apply("'texts': [{'rule': '1', 'zh': '原文', 'en': 'the text'}]").rule("1");
        assertThat(told.name()).isEqualTo(new Text("原文", "the text"));
        assertThat(told.hasText()).isTrue();
        assertThat(told.criterion()).isEqualTo(BASE.rule("1").criterion());
        assertThat(((Criterion.Evidence) told.criterion()).replaced().entries()).isEmpty();
    }

    @Test
    void aTextIsOnlyForARuleThatHasNone() {
        assertThat(problems("'texts': [{'rule': '2', 'zh': '甲', 'en': 'a'}]"))
                .containsExactly("DEFINITION_INVALID overlay.json $.texts[0]");
        assertThat(problems("'texts': [{'rule': '9', 'zh': '甲', 'en': 'a'}]"))
                .containsExactly("DEFINITION_UNRESOLVED overlay.json $.texts[0].rule");
        String text = "{'rule': '1', 'zh': '甲', 'en': 'a'}";
        assertThat(problems("'texts': [" + text + ", " + text + "]"))
                .containsExactly("DEFINITION_INVALID overlay.json $.texts[1]");
        assertThat(problems("'texts': [{'rule': '1', 'zh': '甲'}]"))
                .containsExactly("CELL_REQUIRED overlay.json $.texts[0].en");
        Overlay one = overlay("one", "'texts': [" + text + "]").orThrow();
        Overlay two = overlay("two", "'texts': [" + text + "]").orThrow();
        assertThat(Overlays.apply(BASE, List.of(one, two)).problems())
                .extracting(Problem::where)
                .containsExactly("two");
    }

    // --- over another overlay

    private static Overlay over(String id, String lower, Standard below, String more) {
        Checked<Overlay> read = MadeUp.overlay(
                "{'id': '" + id + "', 'over': '" + lower
                        + "', 'title': {'zh': '某市', 'en': 'A city'}, 'base': 'made-up', 'from': '2020-01-01',"
                        + " 'citation': {'document': '某市文件', 'confidence': 'single-source'}, 'lastCheckedOn':"
                        + " '2026-01-01', " + more + "}",
                below);
        return read.orThrow();
    }

    private static String words(String action, String words) {
        return "'changes': [{'target': '1/admitted', 'action': '" + action + "', 'words': [" + words + "]}]";
    }

    @Test
    void wordsAreHeldAgainstThoseThatTheOverlayBelowLeft() {
        Standard wide = MadeUp.standard(rule(
                "1", "COUNTY", "'criterion': {'kind': 'evidence', 'fact': 'found', 'admitted': ['true', 'false']}"));
        Overlay lower = MadeUp.overlay(
                        "{'id': 'low', 'title': {'zh': '某省', 'en': 'A province'}, 'base': 'made-up', 'from':"
                                + " '2020-01-01', 'citation': {'document': '某省文件', 'confidence': 'single-source'},"
                                + " 'lastCheckedOn': '2026-01-01', " + words("TIGHTEN", "'false'") + "}",
                        wide)
                .orThrow();
        Standard below = Overlays.apply(wide, List.of(lower)).orThrow();
        // Read over the standard alone, as a program may that puts overlays together itself.
        Overlay back = over("up", "low", below, words("REPLACE", "'false'"));
        Overlay looser = new Overlay(
                back.id(),
                back.title(),
                back.base(),
                "low",
                back.inForce(),
                back.citation(),
                false,
                List.of(),
                java.util.Map.of(),
                List.of(),
                List.of(),
                List.of(new Overlay.WordsChange(
                        "1/admitted",
                        Overlay.Action.TIGHTEN,
                        back.inForce(),
                        new io.github.junheng.standard.Dated<>(
                                java.util.Set.of("true", "false"), back.citation(), LocalDate.of(2026, 1, 1)),
                        null)),
                List.of(),
                java.util.Map.of());
        assertThat(Overlays.apply(wide, List.of(lower, looser)).problems())
                .extracting(p -> p.code().name() + " " + p.where())
                .containsExactly("OVERLAY_LOOSER up $.changes[0]");
        assertThat(Overlays.apply(below, List.of(looser)).problems())
                .extracting(p -> p.code().name() + " " + p.where())
                .containsExactly("OVERLAY_LOOSER up $.changes[0]");
        assertThat(Overlays.apply(wide, List.of(lower, back)).problems()).isEmpty();
    }

    @Test
    void anOverlayMayChangeAndTellWhatTheOneBelowAdded() {
        Overlay lower = overlay(
                        "low",
                        "'facts': [{'id': 'x.word', 'name': '某词', 'type': 'WORD', 'words': ['甲', '乙']}], 'rules':"
                                + " [{'id': 'XE', 'section': 'A', 'name': {'zh': '甲', 'en': 'a'}, 'level': 'COUNTY',"
                                + " 'hasText': false, 'criterion': {'kind': 'evidence', 'fact': 'x.word', 'admitted':"
                                + " ['甲', '乙']}}]")
                .orThrow();
        Standard below = Overlays.apply(BASE, List.of(lower)).orThrow();
        Overlay upper = over(
                "up",
                "low",
                below,
                "'changes': [{'target': 'XE/admitted', 'action': 'TIGHTEN', 'words': ['甲']}], 'texts': [{'rule': 'XE',"
                        + " 'zh': '原文', 'en': 'text'}]");
        Standard both = Overlays.apply(BASE, List.of(lower, upper)).orThrow();
        assertThat(both.rule("XE").name()).isEqualTo(new Text("原文", "text"));
        assertThat(((Criterion.Evidence) both.rule("XE").criterion()).admittedOn(LocalDate.of(2024, 1, 1)))
                .containsExactly("甲");
        assertThat(both).isEqualTo(Overlays.apply(below, List.of(upper)).orThrow());
    }

    @Test
    void wordsThatAreStricterNeedNothingThatAllowsThem() {
        assertThat(problems("'changes': [{'target': '1/admitted', 'action': 'TIGHTEN', 'words': ['达到'], 'allowedBy':"
                        + " {'document': '某省通知', 'confidence': 'inferred'}}]"))
                .containsExactly("DEFINITION_INVALID overlay.json $.changes[0]");
    }

    @Test
    void wordsKeepTheirOwnSourceBesideTheOneThatAllowsThem() {
        Standard changed = apply("'changes': ["
                + COUNTS.replace(
                        "'allowedBy'", "'citation': {'document': '某市细则', 'confidence': 'inferred'}, 'allowedBy'")
                + "]");
        assertThat(findings(changed, "2023-01-01"))
                .allMatch(f -> f.citation().document().equals("某市细则"));
    }
}
