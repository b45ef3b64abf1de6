package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.report.EvaluationReport;
import io.github.junheng.report.ExplanationText;
import io.github.junheng.report.Renderer;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 年级段: rules and parts that are about some grades alone. */
class BandTest {
    private static final String BANDS = "'bands': ["
            + "{'id': '1-2', 'name': {'zh': '一至二年级', 'en': 'grades 1–2'}, 'stages': ['PRIMARY']},"
            + "{'id': '3-6', 'name': {'zh': '三至六年级', 'en': 'grades 3–6'}, 'stages': ['PRIMARY']},"
            + "{'id': '7-9', 'name': {'zh': '七至九年级', 'en': 'grades 7–9'}, 'stages': ['JUNIOR']}],";
    private static final String TEST =
            "'criterion': {'kind': 'comparison', 'indicator': 'pupils', 'comparator': '>=', 'limit': ";

    private static Checked<Standard> read(String rule) {
        Map<String, String> files = MadeUp.files();
        files.computeIfPresent(
                "standard.json",
                (name, text) -> text.substring(0, text.indexOf("\"sections\""))
                                .replace("\"splits\"", MadeUp.quoted(BANDS) + "\"splits\"")
                        + MadeUp.quoted(
                                "'sections': [{'id': 'A', 'name': {'zh': '甲', 'en': 'First'}, 'rules': ['X']}]}"));
        files.put("rules.json", MadeUp.quoted("{'rules': [" + rule + "]}"));
        return MadeUp.read(files);
    }

    private static String ofOne(String stages, String band) {
        return MadeUp.rule(
                "X", "SCHOOL_STAGE", "'stages': [" + stages + "], 'band': '" + band + "', " + TEST + "'10'}");
    }

    private static String part(String id, String limit) {
        return "{'id': '" + id + "', 'name': {'zh': '" + id + "', 'en': '" + id + "'}, 'stages': ['PRIMARY'], 'band': '"
                + id + "', " + TEST + "'" + limit + "'}}";
    }

    private static String ofTwo() {
        return MadeUp.rule(
                "X",
                "SCHOOL_STAGE",
                "'stages': ['PRIMARY'], 'criterion': {'kind': 'all', 'parts': [" + part("1-2", "10") + ", "
                        + part("3-6", "30") + "]}");
    }

    private static Evaluation evaluate(Standard standard, int pupils) {
        return Evaluator.of(standard)
                .evaluate(MadeUp.county(MadeUp.primary(1, "primary.students", pupils)), LocalDate.of(2024, 12, 31))
                .orThrow();
    }

    private static Finding finding(Evaluation evaluation) {
        return evaluation.findings().get(0);
    }

    private static @Nullable String band(Finding finding) {
        return finding.band().map(Band::id).orElse(null);
    }

    @Test
    void theFindingOfARuleAboutSomeGradesSaysWhich() {
        Finding finding = finding(evaluate(read(ofOne("'PRIMARY'", "3-6")).orThrow(), 9));
        assertThat(finding.status()).isEqualTo(Status.NOT_MET);
        assertThat(band(finding)).isEqualTo("3-6");
    }

    @Test
    void theFindingOfSeveralTestsIsOfTheGradesThatDecide() {
        Finding finding = finding(evaluate(read(ofTwo()).orThrow(), 20));
        assertThat(finding.status()).isEqualTo(Status.NOT_MET);
        assertThat(band(finding)).isEqualTo("3-6");
        assertThat(finding.parts())
                .extracting(part -> part.band().orElseThrow().id(), PartResult::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1-2", Status.MET),
                        org.assertj.core.groups.Tuple.tuple("3-6", Status.NOT_MET));
    }

    @Test
    void aBandThatTheStandardDoesNotDeclareIsRefusedWithItsPlace() {
        assertThat(read(ofOne("'PRIMARY'", "5-6")).problems())
                .extracting(Problem::where)
                .anyMatch(where -> where.contains("$.rules[0].band"));
    }

    @Test
    void aBandOfAnotherStageIsRefusedWithItsPlace() {
        assertThat(read(ofOne("'PRIMARY'", "7-9")).problems())
                .extracting(Problem::where)
                .anyMatch(where -> where.contains("$.rules[0].band"));
        assertThat(read(ofOne("'PRIMARY', 'JUNIOR'", "3-6")).problems())
                .extracting(Problem::where)
                .anyMatch(where -> where.contains("$.rules[0].band"));
    }

    @Test
    void jsonHasABandWhereThereIsOne() throws IOException {
        assertThat(json(evaluate(read(ofTwo()).orThrow(), 20)))
                .contains("\"stage\": \"PRIMARY\",\n      \"band\": \"3-6\",")
                .contains("\"band\": \"1-2\",\n          \"outcome\": \"MET\"");
        Standard plain = MadeUp.standard(MadeUp.rule("X", "SCHOOL_STAGE", "'stages': ['PRIMARY'], " + TEST + "'10'}"));
        assertThat(json(evaluate(plain, 20))).contains("\"stage\": \"PRIMARY\"").doesNotContain("\"band\"");
    }

    private static String json(Evaluation evaluation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvaluationJson.write(evaluation, List.of(), Locale.CHINESE, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void reportAndExplanationNameTheGrades() {
        Evaluation evaluation = evaluate(read(ofOne("'PRIMARY'", "3-6")).orThrow(), 9);
        assertThat(Renderer.text().render(EvaluationReport.of(evaluation, List.of()), Locale.CHINESE))
                .contains("（三至六年级）");
        assertThat(ExplanationText.of(evaluation, finding(evaluation), Locale.CHINESE))
                .contains("小学 三至六年级");
    }

    @Test
    void anOverlayAddsRulesOfTheBandsThatItsStandardUses() {
        Standard base = read(ofTwo()).orThrow();
        Standard layered = Overlays.apply(
                        base,
                        List.of(MadeUp.overlay(
                                        "{'id': 'o', 'title': {'zh': '省', 'en': 'o'}, 'base': 'made-up', 'from': '2020',"
                                                + " 'citation': {'document': '某方案', 'confidence': 'single-source'},"
                                                + " 'lastCheckedOn': '2026-01-31',"
                                                + " 'changes': [{'target': 'X/3-6/limit/PRIMARY', 'action': 'TIGHTEN',"
                                                + " 'value': '40'}], 'rules': [{'id': 'Y', 'section': 'A', 'name': {'zh': '乙',"
                                                + " 'en': 'y'}, 'level': 'SCHOOL_STAGE', 'stages': ['PRIMARY'], 'band': '1-2', "
                                                + TEST + "'5'}}]}",
                                        base)
                                .orThrow()))
                .orThrow();
        Evaluation evaluation = evaluate(layered, 35);
        assertThat(evaluation.findings()).extracting(BandTest::band).containsExactly("3-6", "1-2");
        assertThat(evaluation.findings()).extracting(Finding::status).containsExactly(Status.NOT_MET, Status.MET);
    }
}
