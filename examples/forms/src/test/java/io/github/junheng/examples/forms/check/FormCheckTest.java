package io.github.junheng.examples.forms.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.FormWriter;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {
    private static final FormEdition EDITION = FormEditions.find("declaration-2024");

    @TempDir
    private static Path folder;

    private static FilledForm met;

    @BeforeAll
    static void fill() throws IOException {
        met = FilledForm.of(EDITION, Bundled.evaluation("met"));
        write(met, Locale.CHINESE, folder.resolve("met.xlsx"));
    }

    private static Path write(FilledForm form, Locale locale, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            FormWriter.xlsx(form, locale, out);
        }
        return file;
    }

    static Checked<CheckedForm> check(Path file) {
        return FormCheck.check(file, EDITION, Limits.usual());
    }

    private static List<String> said(Checked<CheckedForm> checked) {
        return checked.problems().stream()
                .map(problem -> problem.code().code() + " " + problem.where() + " " + problem.message(Locale.CHINESE))
                .toList();
    }

    /** The form of the county that meets it, edited by hand. */
    private static Path edited(Consumer<XSSFWorkbook> edit) throws IOException {
        Path file = Files.createTempFile(folder, "edited", ".xlsx");
        try (InputStream in = Files.newInputStream(folder.resolve("met.xlsx"));
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            edit.accept(workbook);
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
        return file;
    }

    private static Cell cell(XSSFWorkbook workbook, String place) {
        String[] parts = place.split("!", 2);
        CellReference at = new CellReference(parts[1]);
        return workbook.getSheet(parts[0]).getRow(at.getRow()).getCell(at.getCol());
    }

    @ParameterizedTest
    @ValueSource(strings = {"met zh", "met en", "not-met zh", "not-met en"})
    void ourOwnFormOfABundledCountyIsWithoutErrors(String of) throws IOException {
        String county = of.split(" ", 2)[0];
        Locale locale = of.endsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
        FilledForm form = FilledForm.of(EDITION, Bundled.evaluation(county));
        Checked<CheckedForm> checked = check(write(form, locale, folder.resolve(of + ".xlsx")));
        assertThat(checked.problems())
                .as(String.join("\n", said(checked)))
                .allMatch(problem -> county.equals("not-met") && problem.code() == ProblemCode.CHECK_BLANK);
        CheckedForm found = checked.orThrow();
        System.err.println(of + found.ran() + said(checked) + found.skipped());
        assertThat(found.tables()).containsOnlyKeys("Ⅰ", "Ⅱ-1", "Ⅱ-2", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ");
        Checked<CheckedForm> against = FormCheck.against(found, form);
        assertThat(against.problems()).as(String.join("\n", said(against))).isEmpty();
        assertThat(against.orThrow().ran().get(ProblemCode.CHECK_AGAINST)).isGreaterThan(200);
    }

    @Test
    void whatWasCheckedIsCounted() {
        CheckedForm checked = check(folder.resolve("met.xlsx")).orThrow();
        assertThat(checked.ran())
                .containsEntry(ProblemCode.CHECK_SUM, 4)
                .containsEntry(ProblemCode.CHECK_MEAN, 14)
                .containsEntry(ProblemCode.CHECK_CV, 14)
                .containsEntry(ProblemCode.CHECK_COMPOSITE, 2);
        assertThat(checked.ran().get(ProblemCode.CHECK_RATIO)).isGreaterThanOrEqualTo(13);
        assertThat(checked.ran().get(ProblemCode.CHECK_VERDICT)).isGreaterThanOrEqualTo(20);
        assertThat(checked.ran().get(ProblemCode.CHECK_PART)).isGreaterThanOrEqualTo(20);
    }
}
