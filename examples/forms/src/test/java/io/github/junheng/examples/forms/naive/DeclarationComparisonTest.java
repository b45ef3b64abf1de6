package io.github.junheng.examples.forms.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.FilledForm.FilledTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure of the declaration against one that was reckoned without the library. */
class DeclarationComparisonTest {
    @ParameterizedTest
    @ValueSource(strings = {"met", "not-met"})
    void everyFigureIsTheOneReckonedFromTheTextAlone(String county) throws IOException {
        assertThat(differences(Bundled.evaluation(county), NaiveDeclaration.of(folder(county))))
                .isEmpty();
    }

    @Test
    void aFigureThatDiffersByItsLastDigitIsFound() throws IOException {
        Map<String, String> reckoned = NaiveDeclaration.of(folder("met"));
        assertThat(reckoned).containsKey("Ⅲ.JUNIOR.R4.cv");
        reckoned.merge(
                "Ⅲ.JUNIOR.R4.cv",
                "",
                (text, none) -> Frac.of(text).plus(Frac.of("0.001")).print(3));
        assertThat(differences(Bundled.evaluation("met"), reckoned)).containsOnlyKeys("Ⅲ.JUNIOR.R4.cv");
    }

    private static Path folder(String county) {
        return Path.of("..", "counties", county);
    }

    static Map<String, String> differences(Evaluation evaluation, Map<String, String> reckoned) {
        FilledForm form = FilledForm.of(FormEditions.find("declaration-2024"), evaluation);
        Map<String, String> printed = new LinkedHashMap<>();
        for (FilledTable table : form.tables()) {
            table.rows()
                    .forEach(row -> row.cells().forEach(cell -> {
                        if (cell.slots().isEmpty()) {
                            printed.put(cell.id(), print(cell.figure()));
                        }
                        cell.slots().forEach((name, slot) -> printed.put(cell.id() + "." + name, print(slot)));
                    }));
            table.footnotes()
                    .forEach(note ->
                            note.slots().forEach((name, slot) -> printed.put(note.id() + "." + name, print(slot))));
        }
        Map<String, String> differences = new TreeMap<>();
        printed.forEach((id, text) -> {
            // Not compared: the wording of remarks, and footnotes without figures.
            // compare.
            if (!id.endsWith(".remark") && !text.equals(reckoned.getOrDefault(id, "not reckoned"))) {
                differences.put(id, text + " / " + reckoned.getOrDefault(id, "not reckoned"));
            }
        });
        return differences;
    }

    static String print(Figure figure) {
        Value value = figure.value();
        if (value instanceof Value.Amount amount) {
            return amount.printed().toPlainString();
        }
        if (value instanceof Value.Words words) {
            return words.text().zh();
        }
        if (value instanceof Value.Outcome outcome) {
            return outcome.status() == Status.MET
                    ? "是"
                    : outcome.status() == Status.NOT_MET ? "否" : outcome.status() == Status.NOT_APPLICABLE ? "——" : "";
        }
        return value instanceof Value.Dash ? "——" : "";
    }
}
