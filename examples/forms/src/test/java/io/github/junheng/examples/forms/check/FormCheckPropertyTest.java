package io.github.junheng.examples.forms.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.FormWriter;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.testkit.Counties;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The form of any county fits together, and says what the data gives. */
class FormCheckPropertyTest {
    private final Counties counties = Counties.of(
            Bundled.standard("quality-balanced-2017"), Counties.dayOf(Bundled.standard("quality-balanced-2017")));

    @Provide
    Arbitrary<CountyDataset> complete() {
        return counties.complete();
    }

    @Property(tries = 40)
    void theFormOfAnyCountyIsWithoutErrors(@ForAll("complete") CountyDataset county) throws IOException {
        FilledForm form = FilledForm.of(
                FormEditions.find("declaration-2024"), Bundled.evaluation("quality-balanced-2017", county));
        Path file = Files.createTempFile("form", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                FormWriter.xlsx(form, Locale.CHINESE, out);
            }
            Checked<CheckedForm> checked = FormCheckTest.check(file);
            List<String> problems = checked.problems().stream()
                    // Facts are drawn one by one: of such a county fewer may be asked than answer.
                    .filter(problem ->
                            problem.code() != ProblemCode.CHECK_BLANK && problem.code() != ProblemCode.CHECK_PART)
                    .map(problem -> problem.where() + " " + problem.message(Locale.CHINESE))
                    .toList();
            assertThat(problems).isEmpty();
            assertThat(FormCheck.against(checked.value().orElseThrow(), form).problems())
                    .extracting(Problem::where)
                    .isEmpty();
        } finally {
            Files.delete(file);
        }
    }
}
