package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlay;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A rule of the county whose scope has none of its stages would never apply, and nobody would know. */
class ScopeOfKindergartensTest {
    private static final String OVERLAY = """
            {"id": "x", "title": {"zh": "甲", "en": "x"}, "base": "preschool-2020", "from": "2020-01-01",
             "citation": {"document": "某县方案（示例）", "confidence": "single-source"}, "lastCheckedOn": "2026-11-22",
             "scopes": [{"id": "own", "name": {"zh": "幼儿园", "en": "kindergartens"},
               "conditions": [{"kindIn": ["幼儿园"]}]}],
             "indicators": [{"id": "own-rate", "name": {"zh": "持证率", "en": "rate"}, "unit": "percent",
               "numerator": "kindergarten.certifiedTeachers", "denominator": "kindergarten.teachers", "per": "100",
               "printedDecimals": 2}],
             "rules": [{"id": "X", "section": "%s", "name": {"zh": "持证", "en": "certified"}, "level": "COUNTY",
               %s"scope": "own", "criterion": {"kind": "comparison", "indicator": "own-rate", "comparator": ">=",
               "limit": "90"}}]}
            """;

    private static Checked<Overlay> read(String stages) {
        var base = NationalStandards.find("preschool-2020").orElseThrow();
        String text = OVERLAY.replaceFirst("%s", base.sections().get(0).id()).replaceFirst("%s", stages);
        return OverlayReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "x.json", base);
    }

    @Test
    void isRefusedWithWhatToAdd() {
        assertThat(read("").problems()).anySatisfy(problem -> {
            assertThat(problem.where()).isEqualTo("x.json $.rules[0].scope");
            assertThat(problem.message(Locale.ENGLISH)).contains("\"stages\": [\"KINDERGARTEN\"]");
        });
    }

    @Test
    void isReadWithItsStages() {
        Checked<Overlay> read = read("\"stages\": [\"KINDERGARTEN\"], ");
        assertThat(read.problems()).extracting(Problem::where).doesNotContain("x.json $.rules[0].scope");
    }
}
