package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.MadeUp;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Sum;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parts of a rule that some of its stages alone are asked for, times of day as numbers, sums that count, and files of facts. */
class StagesOfPartsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    private static String part(String id, String stages, String limit) {
        return "{'id': '" + id + "', 'name': {'zh': '项', 'en': 'part'}, 'stages': [" + stages
                + "], 'criterion': {'kind': 'comparison', 'indicator': 'teachers-per-100', 'comparator': '>=', 'limit': "
                + limit + "}}";
    }

    private static Standard standard(String level, String... parts) {
        return MadeUp.standard(
                MadeUp.rule("X", level, "'criterion': {'kind': 'all', 'parts': [" + String.join(",", parts) + "]}"));
    }

    @Test
    void aPartOfSomeStagesHasItsNumberForThemAlone() {
        Criterion.All all = (Criterion.All)
                standard("SCHOOL_STAGE", part("low", "'PRIMARY'", "'08:20'"), part("high", "'JUNIOR'", "'2'"))
                        .rule("X")
                        .criterion();
        Limit.Printed low =
                (Limit.Printed) ((Criterion.Comparison) all.parts().get(0).criterion()).limit();
        assertThat(low.values()).containsOnlyKeys("PRIMARY");
        assertThat(low.values().get("PRIMARY").on(DAY).orElseThrow().value()).isEqualTo(Rational.of(500));
    }

    @Test
    void aStageWithoutAPartIsRefused() {
        assertThatThrownBy(() -> standard("SCHOOL_STAGE", part("low", "'PRIMARY'", "'1'")))
                .hasMessageContaining("$.rules[0].criterion.parts");
    }

    @Test
    void aRuleThatIsNotAskedByStageHasNoPartsOfStages() {
        assertThatThrownBy(() -> standard("SCHOOL", part("a", "'PRIMARY'", "'1'"), part("b", "'JUNIOR'", "'1'")))
                .hasMessageContaining("$.rules[0].criterion.parts[0].stages");
    }

    @Test
    void whatWouldNotDropOutElsewhereIsRefused() {
        assertThatThrownBy(() -> standard(
                        "SCHOOL_STAGE",
                        part("low", "'PRIMARY'", "{'indicator': 'pupils'}"),
                        part("high", "'JUNIOR'", "'1'")))
                .hasMessageContaining("$.rules[0].criterion.parts[0].criterion.limit");
        assertThatThrownBy(() -> standard(
                        "SCHOOL_STAGE",
                        "{'id': 'a', 'name': {'zh': '项', 'en': 'part'}, 'stages': ['PRIMARY'], 'criterion':"
                                + " {'kind': 'evidence', 'fact': 'boarding'}}",
                        part("high", "'JUNIOR'", "'1'")))
                .hasMessageContaining("$.rules[0].criterion.parts[0]");
    }

    @Test
    void aSumMayCountTheElementsOfLists() {
        Map<String, String> files = MadeUp.files();
        files.computeIfPresent(
                "indicators.json",
                (name, text) -> text.replaceFirst(
                        "\"indicators\": \\[",
                        "\"indicators\": [{\"id\": \"large\", \"name\": {\"zh\": \"大班\", \"en\": \"large\"}, \"unit\": \"persons\","
                                + " \"numerator\": {\"count\": [\"{stage}.classSizes\"], \"from\": \"56\"}},"));
        assertThat(MadeUp.read(files).orThrow().indicator("large").numerator())
                .isEqualTo(new Sum(List.of("{stage}.classSizes"), List.of(), Rational.ONE, Rational.of(56)))
                .isNotEqualTo(new Sum(List.of("{stage}.classSizes"), List.of(), Rational.ONE));
        files.computeIfPresent(
                "indicators.json", (name, text) -> text.replace("classSizes\"], \"from\"", "students\"], \"from\""));
        assertThat(MadeUp.read(files).problems())
                .anySatisfy(p -> assertThat(p.where()).contains("$.indicators[0].numerator.count[0]"));
    }

    @Test
    void aFactHasNoFileThatADatasetHasAnyway() {
        Map<String, String> files = MadeUp.files();
        files.computeIfPresent(
                "standard.json",
                (name, text) -> text.replace(
                        "\"name\": \"违规\", \"type\": \"FLAG\"",
                        "\"name\": \"违规\", \"type\": \"FLAG\", \"file\": \"teachers.csv\""));
        assertThat(MadeUp.read(files).problems())
                .extracting(p -> p.code().code() + " " + p.where())
                .containsExactly("JH501 standard.json $.facts[1].file");
    }
}
