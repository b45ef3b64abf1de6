package io.github.junheng.examples.forms.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.write.FilledForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values and outcomes of the schools' forms against those that were reckoned for table Ⅱ-2 without the library. */
class SelfEvaluationComparisonTest {
    private static final Pattern UNIT = Pattern.compile("Ⅱ-2\\.(\\d{10})\\.(PRIMARY|JUNIOR)\\.(R\\d|outcome|classes)");

    @ParameterizedTest
    @ValueSource(strings = {"met", "not-met"})
    void everyValueIsTheOneReckonedFromTheTextAlone(String county) throws IOException {
        Map<String, Figure> figures = FilledForm.of(FormEditions.find("self-evaluation"), Bundled.evaluation(county))
                .figures();
        Map<String, String> differences = new TreeMap<>();
        int compared = 0;
        for (Map.Entry<String, String> reckoned :
                NaiveDeclaration.of(Path.of("..", "counties", county)).entrySet()) {
            Matcher unit = UNIT.matcher(reckoned.getKey());
            if (unit.matches()) {
                String column = unit.group(3);
                String cell = "校." + unit.group(1) + "." + unit.group(2) + "."
                        + (column.equals("outcome")
                                ? "outcome.R"
                                : column.equals("classes") ? "amount.classes" : "value." + column);
                String printed = DeclarationComparisonTest.print(figures.get(cell));
                compared++;
                if (!printed.equals(reckoned.getValue())) {
                    differences.put(cell, printed + " / " + reckoned.getValue());
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(80);
    }
}
