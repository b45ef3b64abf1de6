package io.github.junheng.examples.forms.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.examples.forms.RealPrograms;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.pdf.Browser;
import io.github.junheng.examples.forms.read.FormReader;
import io.github.junheng.examples.forms.read.FormReading;
import io.github.junheng.examples.forms.report.HtmlReport;
import io.github.junheng.examples.forms.report.ReportInput;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.FormWriter;
import io.github.junheng.examples.forms.write.SelfReport;
import io.github.junheng.examples.forms.write.TemplateWriter;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, opened and saved again by the programs that offices use. */
class OfficeProgramsRealTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final ReadOptions OPTIONS = ReadOptions.of(STANDARD);

    @TempDir
    private static Path folder;

    private static CountyDataset dataset;
    private static FilledForm form;
    private static Evaluation evaluation;

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Three documents and two runs of the program, as each run takes seconds to begin. */
    @BeforeAll
    static void saveAgain() throws IOException, InterruptedException {
        dataset = DatasetReader.read(Path.of("..", "counties", "not-met"), OPTIONS)
                .orThrow();
        evaluation = Evaluator.of(STANDARD).evaluate(dataset).orThrow();
        form = FilledForm.of(FormEditions.find("declaration-2024"), evaluation);
        Path template =
                write("template.xlsx", out -> TemplateWriter.write(List.of(STANDARD), Optional.of(dataset), out));
        Path declaration = write("declaration.xlsx", out -> FormWriter.xlsx(form, Locale.CHINESE, out));
        Path report = write("self-report.docx", out -> SelfReport.fill(Optional.empty(), form, Optional.empty(), out));
        Office.convert(folder, "xlsx", List.of(template, declaration));
        Office.convert(folder, "pdf", List.of(report));
    }

    private static Path write(String name, Writing writing) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            writing.to(out);
        }
        return file;
    }

    private static Path saved(String name) {
        return folder.resolve("saved").resolve(name);
    }

    private static String text(Path pdf) throws IOException, InterruptedException {
        return Office.run(
                folder, List.of(RealPrograms.of("pdftotext").toString(), "-enc", "UTF-8", pdf.toString(), "-"));
    }

    @Test
    void aTemplateSavedByLibreOfficeHoldsTheSameData() {
        CountyDataset read = FormReader.read(
                        List.of(saved("template.xlsx")), FormReading.of(OPTIONS, List.of(STANDARD)))
                .orThrow()
                .dataset();
        assertThat(read.county()).isEqualTo(dataset.county());
        assertThat(read.schools()).isEqualTo(dataset.schools());
    }

    @Test
    void aDeclarationRecalculatedByLibreOfficePrintsTheSameNumbers() throws IOException {
        Map<String, String> written = printed(folder.resolve("declaration.xlsx"));
        Map<String, String> again = printed(saved("declaration.xlsx"));
        assertThat(written).hasSizeGreaterThan(100);
        written.replaceAll((place, number) -> number + " " + again.get(place));
        assertThat(written.entrySet()).allMatch(both -> {
            String[] two = both.getValue().split(" ", -1);
            return two.length == 2 && two[0].equals(two[1]);
        });
    }

    /** Numbers as their cells show them, by place. */
    private static Map<String, String> printed(Path file) throws IOException {
        Map<String, String> numbers = new LinkedHashMap<>();
        DataFormatter formatter = new DataFormatter(Locale.ROOT);
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        String place = sheet.getSheetName() + "!" + cell.getAddress();
                        CellType type = cell.getCellType() == CellType.FORMULA
                                ? cell.getCachedFormulaResultType()
                                : cell.getCellType();
                        assertThat(type).as(place).isNotEqualTo(CellType.ERROR);
                        if (cell.getCellType() == CellType.NUMERIC) {
                            // The mark of a note is part of the format, and POI shows it or not by how it is quoted
                            // there.
                            numbers.put(place, formatter.formatCellValue(cell).replace("*", ""));
                        }
                    }
                }
            }
        }
        return numbers;
    }

    @Test
    void aSelfReportPrintedByLibreOfficeHoldsItsFiguresAndTheDraftMark() throws IOException, InterruptedException {
        String text = text(saved("self-report.pdf")).replaceAll("\\s", "");
        assertThat(text).contains("草稿");
        List<String> figures = SelfReport.placeholders(form).values().stream()
                .filter(value -> value.matches("[0-9]+\\.[0-9]{2,}.*"))
                .map(value -> value.replaceAll("\\s", ""))
                .distinct()
                .toList();
        assertThat(figures).hasSizeGreaterThan(3);
        assertThat(figures.stream().filter(text::contains).count()).isGreaterThan(3);
        assertThat(text).doesNotContain("${").doesNotContain("{{");
    }

    @Test
    void aReportPrintedByTheBrowserHoldsItsTextWithItsFonts() throws IOException, InterruptedException {
        Path browser = RealPrograms.of("chromium", "chromium-browser", "google-chrome");
        Path page = write(
                "report.html",
                out -> HtmlReport.write(
                        new ReportInput(List.of(evaluation), List.of(), Optional.empty(), false, Locale.CHINESE), out));
        Path pdf = Browser.find(Optional.of(browser))
                .orElseThrow()
                .print(page, folder.resolve("report.pdf"), Browser.usualLimit(page))
                .orThrow();
        String text = text(pdf);
        assertThat(text.chars().filter(c -> c == '\f').count()).as("pages").isGreaterThan(1);
        assertThat(text.replaceAll("\\s", ""))
                .contains(dataset.county().name().toOptional().orElseThrow());

        List<String> fonts = Office.run(
                        folder, List.of(RealPrograms.of("pdffonts").toString(), pdf.toString()))
                .lines()
                .skip(2)
                .toList();
        assertThat(fonts).isNotEmpty();
        // Name, type, encoding, then whether it is embedded, a part of it, and can be read as text.
        assertThat(fonts).allMatch(font -> font.matches(".*\\s(yes)\\s+(yes|no)\\s+(yes|no)\\s+\\d+\\s+\\d+\\s*$"));
    }
}
