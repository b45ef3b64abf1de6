package io.github.junheng.examples.forms.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.check.CheckedForm;
import io.github.junheng.examples.forms.check.FormCheck;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.problem.Checked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the page that tells how an edition is written, read and filled. */
class EditionsGuideTest {
    private static final Pattern EXAMPLE = Pattern.compile("```json (\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KIND = Pattern.compile("\"kind\": \"([^\"]+)\"");

    private static final String STANDARD = "quality-balanced-2017";

    private static List<String> examples(String of) throws IOException {
        List<String> examples = new ArrayList<>();
        for (Matcher m = EXAMPLE.matcher(Files.readString(Path.of("EDITIONS.md"), UTF_8)); m.find(); ) {
            if (m.group(1).equals(of)) {
                examples.add(m.group(2));
            }
        }
        return examples;
    }

    private static FormEdition read(String text) {
        Checked<FormEdition> read = FormEditions.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "example.json");
        assertThat(read.problems()).as(text).isEmpty();
        return read.orThrow();
    }

    private static FormEdition withFigure(String figure, String standard, String units) {
        return read("""
                {"id": "x", "title": {"zh": "表", "en": "form"}, "standard": "%s", "document": "表",
                 "confidence": "inferred", "lastCheckedOn": "2026-01-01", "tables": [
                  {"id": "A", "name": {"zh": "甲", "en": "A"}, %s "columns": [
                    {"id": "a", "path": [{"zh": "甲", "en": "A"}], "figure": %s}]}]}
                """.formatted(standard, units, figure));
    }

    private static FilledForm filled(FormEdition edition) {
        return FilledForm.of(edition, Bundled.evaluation(edition.standard(), Bundled.county("met")));
    }

    @Test
    void theWholeEditionIsReadAndFilled() throws IOException {
        List<String> editions = examples("edition");
        assertThat(editions).hasSize(1);
        FilledForm form = filled(read(editions.get(0)));
        assertThat(form.figures())
                .containsKeys("甲.population", "乙.PRIMARY.cv.C1", "乙.PRIMARY.cv.all", "甲.note1")
                .allSatisfy((id, figure) -> assertThat(figure.isBlank()).as(id).isFalse());
        assertThat(form.figures().keySet()).anyMatch(id -> id.matches("丙\\.\\d{10}\\.PRIMARY\\.name"));
    }

    /** In the county that is not met a school's outcome is open, so that its name stands in its row alone. */
    @ParameterizedTest
    @ValueSource(strings = {"met", "not-met"})
    void aFormOfTheEditionIsFoundAgainCellByCell(String county, @TempDir Path folder) throws IOException {
        FormEdition edition = read(examples("edition").get(0));
        FilledForm form = FilledForm.of(edition, Bundled.evaluation(edition.standard(), Bundled.county(county)));
        Path file = folder.resolve("own.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            FormWriter.xlsx(form, Locale.CHINESE, out);
        }
        CheckedForm filed = FormCheck.check(file, edition, Limits.usual()).orThrow();
        assertThat(FormCheck.against(filed, form).problems()).isEmpty();
    }

    @Test
    void everyFigureIsReadAndFilled() throws IOException {
        for (String figure : examples("figure")) {
            FilledForm form = filled(withFigure(figure, STANDARD, ""));
            assertThat(form.figures().get("A.a").value()).as(figure).isNotInstanceOf(Value.Blank.class);
        }
        for (String figure : examples("score")) {
            FilledForm form = filled(withFigure(figure, "balanced-2012", ""));
            // The bundled county reports no scorecard: the cell of the item is what is missing.
            assertThat(form.figures().get("A.a").value())
                    .as(figure)
                    .isInstanceOfSatisfying(
                            Value.Blank.class,
                            blank -> assertThat(blank.why())
                                    .anyMatch(missing -> missing.cell().fact().equals("scorecard.G1.awarded")));
        }
        String units = "\"units\": {\"rule\": \"R\", \"stages\": [\"PRIMARY\"]},";
        for (String figure : examples("unit")) {
            FilledForm form = filled(withFigure(figure, STANDARD, units));
            assertThat(form.figures()).isNotEmpty();
            assertThat(form.figures().values())
                    .as(figure)
                    .allSatisfy(one -> assertThat(one.value()).isInstanceOf(Value.Amount.class));
        }
    }

    /** A kind that the reader admits and the page does not show would be known to nobody. */
    @Test
    void everyKindHasAnExample() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (String of : List.of("edition", "figure", "score", "unit")) {
            for (String example : examples(of)) {
                for (Matcher m = KIND.matcher(example); m.find(); ) {
                    shown.add(m.group(1));
                }
            }
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(FormEditions.kinds());
    }
}
