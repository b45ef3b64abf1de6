package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What grades of an overlay must not do: take a veto away, count in a k-of-n, be counted under names they lack, or go in circles. */
class GradesRefusedTest {
    private static final String HEAD = """
            "title": {"zh": "示例", "en": "Example"}, "from": "2021", "lastCheckedOn": "2026-11-25",
            "citation": {"document": "某办法", "confidence": "verified"}
            """;
    private static final String COUNT = """
            {"id": "TWO", "section": "K", "name": {"zh": "档", "en": "tier"}, "level": "COUNTY", "criterion":
             {"kind": "grade-count", "rules": ["11", "%s"], "grade": "合格", "atLeast": "1", "rest": "基本合格"}}
            """;

    private static String graded(String rule, String best, String lower, String test) {
        return """
                {"rule": "%s", "steps": [{"grade": "%s"}, {"grade": "%s", "counts": true, "criterion": %s}],
                 "otherwise": "不合格", "allowedBy": {"document": "某通知", "confidence": "inferred"}}
                """.replaceFirst("%s", rule)
                .replaceFirst("%s", best)
                .replaceFirst("%s", lower)
                .replaceFirst("%s", test);
    }

    private static String evidence(String fact) {
        return "{\"kind\": \"evidence\", \"fact\": \"" + fact + "\"}";
    }

    /** What is wrong with overlays that lie over each other, each a list of members of its object. */
    private static List<String> problems(String base, String shipped, String... overlays) throws IOException {
        Standard standard = NationalStandards.find(base).orElseThrow();
        List<Overlay> all = new ArrayList<>();
        Standard below = standard;
        String over = "";
        if (!shipped.isEmpty()) {
            try (InputStream in = NationalStandards.overlay(shipped).orElseThrow()) {
                all.add(OverlayReader.read(in, shipped, standard).orThrow());
            }
            over = "\"over\": \"" + shipped + "\", ";
        }
        for (int i = 0; i < overlays.length; i++) {
            below = Overlays.apply(standard, all).orThrow();
            String id = "o" + i;
            String json =
                    "{\"id\": \"" + id + "\", \"base\": \"" + base + "\", " + over + HEAD + ", " + overlays[i] + "}";
            Checked<Overlay> read = OverlayReader.read(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), id + ".json", below);
            if (read.hasErrors()) {
                return told(read.problems());
            }
            all.add(read.orThrow());
            over = "\"over\": \"" + id + "\", ";
        }
        return told(Overlays.apply(standard, all).problems());
    }

    private static List<String> told(List<Problem> problems) {
        return problems.stream().map(p -> p.code() + " " + p.where()).toList();
    }

    @Test
    void noLowerGradeTakesAVetoAway() throws IOException {
        String facts = "\"facts\": [{\"id\": \"mended\", \"name\": \"已整改\", \"type\": \"FLAG\"}], ";
        String grades = "\"grades\": [" + graded("V1", "无", "已整改", evidence("mended")) + "]";
        assertThat(problems("quality-balanced-2017", "", facts + grades)).containsExactly("JH514 o0 $.grades[0]");
    }

    @Test
    void noLowerGradeOfAnItemCountsInAKOfN() throws IOException {
        String lower = "{\"kind\": \"comparison\", \"indicator\": \"R1\", \"comparator\": \">=\", \"limit\": \"1\"}";
        assertThat(problems("quality-balanced-2017", "", "\"grades\": [" + graded("R1", "甲", "乙", lower) + "]"))
                .containsExactly("JH501 o0 $.grades[0]");
    }

    @Test
    void gradesThatAreCountedKeepTheirNames() throws IOException {
        String renamed = "\"grades\": [" + graded("11", "甲", "乙", evidence("preschool.otherPublicSubsidyRule")) + "]";
        assertThat(problems(
                        "preschool-2020",
                        "example-liaoning-preschool",
                        "\"rules\": [" + COUNT.replace("%s", "12") + "]",
                        renamed))
                .containsExactly("JH501 o1 $.grades[0]");
    }

    @Test
    void noRuleRestsOnItselfByWayOfOthers() throws IOException {
        String part = """
                {"id": "%1", "section": "K", "name": {"zh": "档", "en": "tier"}, "level": "COUNTY", "criterion":
                 {"kind": "all", "parts": [
                  {"id": "n", "name": {"zh": "数", "en": "n"}, "criterion":
                   {"kind": "grade-count", "rules": ["%2"], "grade": "合格", "atLeast": "1", "rest": "合格"}},
                  {"id": "e", "name": {"zh": "证", "en": "e"}, "criterion":
                   {"kind": "evidence", "fact": "preschool.otherPublicSubsidyRule"}}]}}
                """;
        String rules = "\"rules\": ["
                + part.replace("%1", "A").replace("%2", "B") + ", "
                + part.replace("%1", "B").replace("%2", "A") + "]";
        assertThat(problems("preschool-2020", "example-liaoning-preschool", rules))
                .containsExactly("JH501 o0.json $.rules");
        String count =
                "{\"kind\": \"grade-count\", \"rules\": [\"%\"], \"grade\": \"合格\", \"atLeast\": \"1\", \"rest\": \"合格\"}";
        String grades = "\"grades\": ["
                + graded("5", "合格", "基本合格", count.replace("%", "6")) + ", "
                + graded("6", "合格", "基本合格", count.replace("%", "5")) + "]";
        assertThat(problems("preschool-2020", "example-liaoning-preschool", grades))
                .containsExactly("JH501 o0 $.grades[0]");
    }

    @Test
    void whatIsRolledUpByStagesCanBeCounted() throws IOException {
        String facts =
                "\"facts\": [{\"id\": \"clean\", \"name\": \"整洁\", \"type\": \"FLAG\", \"place\": \"SCHOOL\"}], ";
        String stage = """
                {"id": "SS", "section": "K", "name": {"zh": "学段", "en": "stage"}, "level": "SCHOOL_STAGE",
                 "stages": ["PRIMARY"], "rolledUp": true, "criterion": {"kind": "evidence", "fact": "clean"}}
                """;
        assertThat(problems(
                        "preschool-2020",
                        "example-liaoning-preschool",
                        facts + "\"rules\": [" + stage + ", " + COUNT.replace("%s", "SS") + "]"))
                .isEmpty();
    }
}
