package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.MadeUp;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Renderer;
import io.github.junheng.report.StandardReport;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Standard;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 同一数值: limits that stand in another standard. */
class SameAsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);
    private static final Standard OTHER = MadeUp.standard(
            rule(
                    "R",
                    "SCHOOL_STAGE",
                    "{'PRIMARY': '4', 'JUNIOR': [{'value': '5', 'from': '2020', 'citation':"
                            + " {'document': '另一文件', 'confidence': 'inferred'}}]}"),
            MadeUp.rule(
                    "TWO",
                    "SCHOOL_STAGE",
                    "'criterion': {'kind': 'all', 'parts': [{'id': 'a', 'name': {'zh': '甲', 'en': 'a'}, " + test("'6'")
                            + "}, {'id': 'b', 'name': {'zh': '乙', 'en': 'b'}, " + test("'7'") + "}]}"),
            rule("NONE", "SCHOOL_STAGE", "'none'"),
            MadeUp.rule("SAID", "COUNTY", "'criterion': {'kind': 'evidence', 'fact': 'statement.met'}"));

    private static String test(String limit) {
        String comparator = limit.equals("'none'") ? "" : "'comparator': '>=', ";
        return "'criterion': {'kind': 'comparison', 'indicator': 'pupils', " + comparator + "'limit': " + limit + "}";
    }

    private static String rule(String id, String level, String limit) {
        return MadeUp.rule(id, level, test(limit));
    }

    private static Checked<Standard> read(String rule) {
        Map<String, String> files = MadeUp.files();
        files.computeIfPresent(
                "standard.json",
                (name, text) -> text.substring(0, text.indexOf("\"sections\""))
                                .replace("\"made-up\"", "\"referring\"")
                                .replace("\"2017-01-01\"", "\"2010-01-01\"")
                        + MadeUp.quoted(
                                "'sections': [{'id': 'A', 'name': {'zh': '甲', 'en': 'First'}, 'rules': ['X']}]}"));
        files.put("rules.json", MadeUp.quoted("{'rules': [" + rule + "]}"));
        return StandardReader.read(
                name -> open(files.get(name)), "", id -> id.equals("made-up") ? Optional.of(OTHER) : Optional.empty());
    }

    private static @Nullable InputStream open(@Nullable String text) {
        return text == null ? null : MadeUp.stream(text);
    }

    private static Limit.Printed limit(Standard standard) {
        return (Limit.Printed) ((Criterion.Comparison) standard.rule("X").criterion()).limit();
    }

    @Test
    void aPlainNumberHoldsAsLongAsTheRuleThatRefersToItAndByItsSource() {
        Limit.Printed limit = limit(
                read(rule("X", "SCHOOL_STAGE", "{'sameAs': 'made-up/TWO/b'}")).orThrow());
        assertThat(limit.sameAs()).contains("made-up/TWO/b");
        assertThat(limit.on(LocalDate.of(2011, 1, 1), null, null).orElseThrow().value())
                .isEqualTo(Rational.of(7));
    }

    @Test
    void aDatedNumberKeepsItsDaysAndItsSource() {
        Limit.Printed limit = limit(read(rule("X", "SCHOOL_STAGE", "{'sameAs': 'made-up/R'}")
                        .replace("'criterion'", "'stages': ['JUNIOR'], 'criterion'"))
                .orThrow());
        assertThat(limit.values()).containsOnlyKeys("JUNIOR");
        assertThat(limit.values().get("JUNIOR").on(LocalDate.of(2019, 12, 31))).isEmpty();
        assertThat(limit.values().get("JUNIOR").on(DAY).orElseThrow().citation().document())
                .isEqualTo("另一文件");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody/R",
        "referring/X",
        "made-up/Q",
        "made-up/TWO",
        "made-up/TWO/c",
        "made-up/R/a",
        "made-up/R/norm",
        "made-up/R/a/b",
        "made-up/NONE",
        "made-up/SAID",
        "made-up/"
    })
    void whatHasNoNumberIsRefusedWithItsPlace(String other) {
        assertThat(read(rule("X", "SCHOOL_STAGE", "{'sameAs': '" + other + "'}"))
                        .problems())
                .extracting(Problem::where)
                .containsExactly("rules.json $.rules[0].criterion.limit.sameAs");
    }

    @Test
    void aNumberForFewerStagesThanTheRuleHasIsRefused() {
        assertThat(read(rule("X", "SCHOOL_STAGE", "{'sameAs': 'made-up/R'}")
                                .replace("'criterion'", "'stages': ['JUNIOR', 'SENIOR'], 'criterion'"))
                        .problems())
                .extracting(Problem::where)
                .containsExactly("rules.json $.rules[0].criterion.limit.sameAs");
    }

    @Test
    void aStandardTellsWhereItsNumberStands() {
        Standard standard =
                read(rule("X", "SCHOOL_STAGE", "{'sameAs': 'made-up/R'}")).orThrow();
        assertThat(Renderer.text().render(StandardReport.of(standard, List.of(), DAY), Locale.CHINESE))
                .contains("标准值同：made-up/R");
        assertThat(Renderer.markdown().render(StandardReport.catalogue(standard, List.of()), Locale.CHINESE))
                .contains("（同 made-up/R）");
    }
}
