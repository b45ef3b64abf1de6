package io.github.junheng.examples.forms.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.RealPrograms;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.edition.FigureSpec;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.write.FilledForm;
import io.github.junheng.examples.forms.write.FormWriter;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** A new text; a cell that holds its text itself would keep the old one beside it. */
    static void type(Cell cell, String text) {
        cell.setBlank();
        cell.setCellValue(text);
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ⅰ.L19                     | 9000  | JH841 | Ⅰ.L19
            Ⅰ.L20                     | -1    | JH841 | Ⅰ.L20
            Ⅰ.L17                     | 1     | JH842 | Ⅳ.G3.conclusion
            Ⅰ.L18                     | -1    | JH841 | Ⅰ.L18
            Ⅱ-2.JUNIOR.1.pupils       | 1     | JH841 | Ⅰ.L20
            Ⅱ-2.JUNIOR.2.classes      | 1     | JH841 | Ⅰ.L18
            Ⅱ-1.PRIMARY.R1.count      | -1    | JH842 | Ⅱ-1.PRIMARY.R1.count
            Ⅱ-1.JUNIOR.R.count        | 1     | JH842 | Ⅱ-1.JUNIOR.R.count
            Ⅱ-1.PRIMARY.R4.share      | -0.1  | JH842 | Ⅱ-1.PRIMARY.R4.share
            Ⅲ.PRIMARY.R1.mean         | 0.02  | JH844 | Ⅲ.PRIMARY.R1.mean
            Ⅲ.JUNIOR.R6.mean          | -0.02 | JH844 | Ⅲ.JUNIOR.R6.mean
            Ⅲ.PRIMARY.R6.cv           | 0.002 | JH845 | Ⅲ.PRIMARY.R6.cv
            Ⅲ.JUNIOR.R6.cv            | -0.002 | JH845 | Ⅲ.JUNIOR.R6.cv
            Ⅲ.PRIMARY.all.cv          | 0.002 | JH846 | Ⅲ.PRIMARY.all.cv
            Ⅱ-2.PRIMARY.1.R6          | 900   | JH844 | Ⅲ.PRIMARY.R6.mean
            Ⅵ.all.rate                | 0.1   | JH847 | Ⅵ.all.rate
            Ⅵ.parents.rate            | -0.1  | JH847 | Ⅵ.parents.rate
            Ⅵ.all.valid               | 90000 | JH848 | Ⅵ.all.valid
            Ⅰ.L2                      | 900   | JH848 | Ⅰ.L2
            Ⅰ.L23                     | 90000 | JH848 | Ⅰ.L23
            Ⅰ.L16                     | 900   | JH848 | Ⅰ.L16
            Ⅲ.PRIMARY.R1.mean         | 0.001 | JH849 | Ⅲ.PRIMARY.R1.mean
            """)
    void aNumberThatDoesNotFitIsToldOfWithItsCell(String id, BigDecimal by, String code, String at) throws IOException {
        CheckedForm clean = check(folder.resolve("met.xlsx")).orThrow();
        FoundCell changed = clean.cells().get(id);
        Checked<CheckedForm> checked =
                check(edited(workbook -> cell(workbook, changed.place().toString())
                        .setCellValue(changed.number().orElseThrow().add(by).doubleValue())));
        assertThat(checked.problems()).as(String.join("\n", said(checked))).anySatisfy(problem -> {
            assertThat(problem.code().code()).isEqualTo(code);
            assertThat(problem.where()).isEqualTo(clean.cells().get(at).place().toString());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ⅱ-2.PRIMARY.1.outcome",
                "Ⅱ-2.JUNIOR.1.outcome",
                "Ⅳ.G3.outcome",
                "Ⅳ.G4.outcome",
                "Ⅳ.G5.outcome",
                "Ⅳ.G7.outcome",
                "Ⅳ.G8.outcome",
                "Ⅳ.G9.outcome",
                "Ⅳ.G11.outcome",
                "Ⅳ.G15.outcome",
                "Ⅴ.Q1.outcome",
                "Ⅴ.Q2.outcome",
                "Ⅴ.Q3.outcome",
                "Ⅴ.Q9.outcome"
            })
    void anOutcomeThatDoesNotFollowIsToldOfWithItsCell(String id) throws IOException {
        FoundCell changed = check(folder.resolve("met.xlsx")).orThrow().cells().get(id);
        assertThat(changed.text()).isIn("是", "否");
        Checked<CheckedForm> checked = check(edited(workbook ->
                type(cell(workbook, changed.place().toString()), changed.text().equals("是") ? "否" : "是")));
        assertThat(checked.problems()).as(String.join("\n", said(checked))).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CHECK_VERDICT);
            assertThat(problem.where()).isEqualTo(changed.place().toString());
        });
    }

    @ParameterizedTest
    @CsvSource({"√, ×", "达标, 不达标", "符合, 不符合", "✓, 未达标", "Y, N"})
    void otherWordsForYesAndNoAreHeldAgainstTheFiguresAndTheDataAsTheseAre(String yes, String no) throws IOException {
        CheckedForm clean = check(folder.resolve("met.xlsx")).orThrow();
        for (String id : List.of("Ⅱ-2.PRIMARY.1.outcome", "Ⅳ.G4.outcome")) {
            FoundCell changed = clean.cells().get(id);
            String place = changed.place().toString();
            boolean is = changed.text().equals("是");
            Checked<CheckedForm> right = check(edited(workbook -> type(cell(workbook, place), is ? yes : no)));
            assertThat(said(right)).isEmpty();
            assertThat(right.orThrow().ran()).isEqualTo(clean.ran());
            assertThat(said(FormCheck.against(right.orThrow(), met))).isEmpty();
            Checked<CheckedForm> wrong = check(edited(workbook -> type(cell(workbook, place), is ? no : yes)));
            assertThat(said(wrong)).anyMatch(line -> line.startsWith("JH843 " + place));
            assertThat(said(FormCheck.against(wrong.value().orElseThrow(), met)))
                    .anyMatch(line -> line.startsWith("JH853 " + place));
        }
    }

    @Test
    void aWordThatSaysNeitherYesNorNoIsToldOfAndNamedAsNotChecked() throws IOException {
        FoundCell changed = check(folder.resolve("met.xlsx")).orThrow().cells().get("Ⅳ.G4.outcome");
        Checked<CheckedForm> checked =
                check(edited(workbook -> type(cell(workbook, changed.place().toString()), "基本达标")));
        assertThat(said(checked))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("JH849 " + changed.place()).contains("是", "否", "基本达标"));
        assertThat(checked.orThrow().skipped()).extracting(Text::zh).anyMatch(text -> text.contains("Ⅳ.G4.outcome"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ⅳ.G9.conclusion.value",
                "Ⅳ.G11.conclusion.value",
                "Ⅳ.G11.conclusion.backboneValue",
                "Ⅳ.G12.conclusion.value",
                "Ⅳ.G14.conclusion.value",
                "Ⅳ.G15.conclusion.value",
                "Ⅴ.Q1.conclusion.value",
                "Ⅴ.Q2.conclusion.value",
                "Ⅴ.Q2.conclusion.share"
            })
    void aRatioInASentenceThatDoesNotFollowIsToldOfWithItsCell(String id) throws IOException {
        FoundCell changed = check(folder.resolve("met.xlsx")).orThrow().cells().get(id);
        String other = changed.number().orElseThrow().add(new BigDecimal("0.1")).toPlainString();
        Checked<CheckedForm> checked = check(edited(workbook -> {
            Cell cell = cell(workbook, changed.place().toString());
            type(cell, cell.getStringCellValue().replace(" " + changed.text() + "%", " " + other + "%"));
        }));
        assertThat(checked.problems()).as(String.join("\n", said(checked))).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CHECK_RATIO);
            assertThat(problem.where()).isEqualTo(changed.place().toString());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            语文 Ⅲ级 0.11；数学 Ⅱ级 0.12                        | 否
            语文 Ⅲ级 0.11；数学 Ⅲ级 0.16                        | 否
            语文 Ⅱ级 0.11；数学 ____                            | 否
            语文：3级，0.11；数学：Ⅳ级，0.149。                 | 是
            """)
    void theOutcomeOfMonitoringFollowsItsSubjects(String text, String outcome) throws IOException {
        CheckedForm clean = check(folder.resolve("met.xlsx")).orThrow();
        FoundCell said = clean.cells().get("Ⅴ.Q9.outcome");
        FoundCell subjects = clean.cells().get("Ⅴ.Q9.conclusion");
        for (String word : List.of("是", "否")) {
            Checked<CheckedForm> checked = check(edited(workbook -> {
                type(cell(workbook, subjects.place().toString()), text);
                type(cell(workbook, said.place().toString()), word);
            }));
            assertThat(checked.problems())
                    .as(word + String.join("\n", said(checked)))
                    .extracting(problem -> problem.code() + " " + problem.where())
                    .containsExactlyElementsOf(
                            word.equals(outcome) ? List.of() : List.of(ProblemCode.CHECK_VERDICT + " " + said.place()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"语文 Ⅲ级 0.11；数学 Ⅲ级 0.15", "语文 Ⅲ级 0.11；数学 ____"})
    void whatSubjectsLeaveOpenIsNotJudged(String text) throws IOException {
        CheckedForm clean = check(folder.resolve("met.xlsx")).orThrow();
        FoundCell said = clean.cells().get("Ⅴ.Q9.outcome");
        FoundCell subjects = clean.cells().get("Ⅴ.Q9.conclusion");
        Checked<CheckedForm> checked = check(edited(workbook -> {
            type(cell(workbook, subjects.place().toString()), text);
            type(cell(workbook, said.place().toString()), "否");
        }));
        assertThat(said(checked)).isEmpty();
        assertThat(checked.orThrow().skipped()).extracting(Text::zh).contains("Ⅴ.Q9.outcome：表中的数不足以判定");
    }

    @Test
    void subjectsThatAreWordedOtherwiseAreToldOf() throws IOException {
        FoundCell subjects = check(folder.resolve("met.xlsx")).orThrow().cells().get("Ⅴ.Q9.conclusion");
        Checked<CheckedForm> checked =
                check(edited(workbook -> type(cell(workbook, subjects.place().toString()), "六科均在Ⅲ级以上")));
        assertThat(checked.problems())
                .extracting(problem -> problem.code() + " " + problem.where())
                .containsExactly(ProblemCode.CHECK_FORMAT + " " + subjects.place());
    }

    @Test
    void aBlankAndANumberHeldAsTextAreWarnedOf() throws IOException {
        CheckedForm clean = check(folder.resolve("met.xlsx")).orThrow();
        String blank = clean.cells().get("Ⅰ.L19").place().toString();
        String text = clean.cells().get("Ⅰ.L20").place().toString();
        Checked<CheckedForm> checked = check(edited(workbook -> {
            cell(workbook, blank).setBlank();
            Cell number = cell(workbook, text);
            String raw = clean.cells().get("Ⅰ.L20").text();
            number.setBlank();
            number.setCellValue(raw);
        }));
        assertThat(checked.problems())
                .extracting(problem -> problem.code().code() + " " + problem.where())
                .containsExactlyInAnyOrder("JH850 " + blank, "JH849 " + text);
        assertThat(checked.hasErrors()).isFalse();
    }

    @Test
    void tablesAreFoundWhereverTheyStandAndWithoutTheirMergedCells() throws IOException {
        Path file = edited(workbook -> {
            for (int i = 0; i < 7; i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                if (i == 2) {
                    sheet.shiftRows(0, sheet.getLastRowNum(), 3);
                }
                for (int m = sheet.getNumMergedRegions() - 1; m >= 0; m--) {
                    sheet.removeMergedRegion(m);
                }
                workbook.setSheetName(i, "Sheet" + (i + 1));
            }
        });
        Checked<CheckedForm> checked = check(file);
        assertThat(checked.problems()).as(String.join("\n", said(checked))).isEmpty();
        assertThat(checked.orThrow().ran())
                .isEqualTo(check(folder.resolve("met.xlsx")).orThrow().ran());
        assertThat(checked.orThrow().cells().get("Ⅱ-2.PRIMARY.1.pupils").place())
                .hasToString("Sheet3!D8");
    }

    /** What stands in the cells alone, typed anew: without merged cells and formats. */
    private static Path retyped(int above, int left, boolean oneSheet, boolean asText) throws IOException {
        Path file = Files.createTempFile(folder, "retyped", ".xlsx");
        try (InputStream in = Files.newInputStream(folder.resolve("met.xlsx"));
                XSSFWorkbook form = new XSSFWorkbook(in);
                XSSFWorkbook typed = new XSSFWorkbook()) {
            XSSFSheet to = typed.createSheet("申报");
            int next = above;
            for (int i = 0; i < form.getNumberOfSheets(); i++) {
                if (form.isSheetHidden(i) || form.isSheetVeryHidden(i)) {
                    continue;
                }
                if (i > 0 && !oneSheet) {
                    to = typed.createSheet("第" + (i + 1) + "张");
                    next = above;
                }
                for (Row row : form.getSheetAt(i)) {
                    Row copy = to.createRow(next + row.getRowNum());
                    for (Cell cell : row) {
                        Cell same = copy.createCell(left + cell.getColumnIndex());
                        if (cell.getCellType() == CellType.NUMERIC && !asText) {
                            same.setCellValue(cell.getNumericCellValue());
                        } else if (cell.getCellType() == CellType.NUMERIC) {
                            same.setCellValue(BigDecimal.valueOf(cell.getNumericCellValue())
                                    .stripTrailingZeros()
                                    .toPlainString());
                        } else if (cell.getCellType() == CellType.STRING) {
                            same.setCellValue(cell.getStringCellValue());
                        }
                    }
                }
                next += form.getSheetAt(i).getLastRowNum() + 3;
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                typed.write(out);
            }
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "4, 0, false", "0, 3, false", "2, 5, false", "0, 0, true", "1, 2, true"})
    void aFormThatWasTypedAnewIsCheckedAsTheFormIs(int above, int left, boolean oneSheet) throws IOException {
        Checked<CheckedForm> checked = check(retyped(above, left, oneSheet, false));
        assertThat(checked.problems()).as(String.join("\n", said(checked))).isEmpty();
        CheckedForm clean = check(folder.resolve("met.xlsx")).orThrow();
        assertThat(checked.orThrow().ran()).isEqualTo(clean.ran());
        assertThat(checked.orThrow().cells().keySet()).isEqualTo(clean.cells().keySet());
        assertThat(FormCheck.against(checked.orThrow(), met).problems()).isEmpty();
    }

    @Test
    void numbersThatWereTypedAsTextAreWarnedOfAndCheckedAllTheSame() throws IOException {
        Checked<CheckedForm> checked = check(retyped(0, 0, false, true));
        assertThat(checked.problems())
                .isNotEmpty()
                .allMatch(problem -> problem.code() == ProblemCode.CHECK_FORMAT)
                .allMatch(problem -> problem.details().get(0).equals("数字以文本保存"));
        assertThat(checked.orThrow().ran())
                .isEqualTo(check(folder.resolve("met.xlsx")).orThrow().ran());
    }

    @Test
    void tablesThatAreMissingAreNamedAsNotChecked() throws IOException {
        Path file = edited(workbook -> {
            workbook.removeSheetAt(workbook.getSheetIndex(workbook.getSheet("表Ⅵ 社会认可度调查")));
            workbook.removeSheetAt(workbook.getSheetIndex(workbook.getSheet("表Ⅱ-2 资源配置基本情况（分学校）")));
        });
        Checked<CheckedForm> checked = check(file);
        assertThat(checked.problems()).as(String.join("\n", said(checked))).isEmpty();
        assertThat(checked.orThrow().tables()).containsOnlyKeys("Ⅰ", "Ⅱ-1", "Ⅲ", "Ⅳ", "Ⅴ");
        assertThat(checked.orThrow().skipped())
                .extracting(Text::zh)
                .contains("表Ⅱ-2 资源配置基本情况（分学校）：没有找到，没有核对", "表Ⅵ 社会认可度调查：没有找到，没有核对");
        assertThat(checked.orThrow().ran())
                .doesNotContainKeys(ProblemCode.CHECK_SUM, ProblemCode.CHECK_MEAN, ProblemCode.CHECK_CV);
    }

    /** A row that one table lacks is not taken from the table below it. */
    @Test
    void onOneSheetATableEndsWhereTheNextBegins() throws IOException {
        Path file = retyped(0, 0, true, false);
        FoundCell lost = check(file).orThrow().cells().get("Ⅳ.G9.outcome");
        Path without = Files.createTempFile(folder, "without", ".xlsx");
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(without)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            sheet.removeRow(sheet.getRow(lost.place().row()));
            workbook.write(out);
        }
        CheckedForm checked = check(without).orThrow();
        assertThat(checked.cells()).doesNotContainKey("Ⅳ.G9.outcome").containsKey("Ⅴ.Q9.outcome");
        assertThat(checked.skipped()).extracting(Text::zh).contains("Ⅳ：没有找到行“9”");
    }

    @Test
    void aWorkbookWithoutAnyTableIsRefused() throws IOException {
        Path file = folder.resolve("other.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet("学校表").createRow(0).createCell(0).setCellValue("学校名称");
            workbook.write(out);
        }
        Checked<CheckedForm> checked = check(file);
        assertThat(checked.value()).isEmpty();
        assertThat(checked.problems()).extracting(Problem::code).containsExactly(ProblemCode.FORM_EDITION);
        assertThat(said(checked).get(0)).contains("学校表");
    }

    @Test
    void anotherCountysFiguresAreToldOfCellByCell() throws IOException {
        CheckedForm clean = check(folder.resolve("met.xlsx")).orThrow();
        String place = clean.cells().get("Ⅲ.PRIMARY.R1.mean").place().toString();
        CheckedForm changed = check(edited(workbook -> cell(workbook, place).setCellValue(1.23)))
                .value()
                .orElseThrow();
        Checked<CheckedForm> against = FormCheck.against(changed, met);
        assertThat(against.problems())
                .extracting(problem -> problem.code().code() + " " + problem.where())
                .containsExactly("JH853 " + place);
        assertThat(said(against).get(0)).contains("1.23", "C1");
    }

    @ParameterizedTest
    @CsvSource({"zh", "en"})
    void aFormOfAnotherCountyOrYearIsOneProblemAndItsCellsAreNotCompared(String language) throws IOException {
        Locale locale = Locale.forLanguageTag(language);
        Evaluation evaluation = Bundled.evaluation("met");
        FilledForm other = FilledForm.of(EDITION, Bundled.evaluation("not-met"));
        CheckedForm filed = check(write(met, locale, Files.createTempFile(folder, "own", ".xlsx")))
                .orThrow();

        Checked<CheckedForm> county = FormCheck.against(filed, other);
        assertThat(said(county)).hasSize(1);
        assertThat(said(county).get(0)).contains("!A2 县、年度", "填“示例县乙", "示例县甲");
        CheckedForm held = county.value().orElseThrow();
        assertThat(held.ran()).doesNotContainKey(ProblemCode.CHECK_AGAINST);
        assertThat(held.skipped().get(0).zh()).contains("不是同一县同一年度");

        CountyDataset dataset = evaluation.dataset();
        County before = new County(
                dataset.county().code(),
                dataset.county().name(),
                2023,
                dataset.county().facts());
        Evaluation earlier = Evaluator.of(evaluation.standard())
                .evaluate(dataset.with(before), evaluation.asOf())
                .orThrow();
        assertThat(said(FormCheck.against(filed, FilledForm.of(EDITION, earlier))))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("2024", "2023"));
    }

    @Test
    void aFormThatDoesNotSayOfWhomItIsIsOfAnotherCountyWhereMostCellsDiffer() throws IOException {
        Path nameless = edited(workbook -> {
            for (int i = 0; i < 7; i++) {
                workbook.getSheetAt(i).getRow(1).getCell(0).setBlank();
            }
        });
        CheckedForm filed = check(nameless).orThrow();
        assertThat(filed.subject()).isEmpty();
        assertThat(FormCheck.against(filed, met).problems()).isEmpty();
        assertThat(said(FormCheck.against(filed, FilledForm.of(EDITION, Bundled.evaluation("not-met")))))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("JH853 表Ⅰ 基本情况!A5 Ⅰ.L1 等 ", "5.18", "37.33"));
    }

    /** A name with the province before it is of the same county. */
    @Test
    void aCountyMayBeNamedWithItsProvince() throws IOException {
        Path longer = edited(workbook -> {
            Cell subject = workbook.getSheetAt(0).getRow(1).getCell(0);
            type(subject, subject.getStringCellValue().replace("示例县乙", "某省某市示例县乙"));
        });
        assertThat(FormCheck.against(check(longer).orThrow(), met).problems()).isEmpty();
    }

    @Test
    void aTableThatIsMissingIsNotComparedSchoolBySchool() throws IOException {
        Path file = edited(
                workbook -> workbook.removeSheetAt(workbook.getSheetIndex(workbook.getSheet("表Ⅱ-2 资源配置基本情况（分学校）"))));
        assertThat(said(FormCheck.against(check(file).orThrow(), met))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"met", "not-met"})
    void aFormSavedAgainByAnotherProgramIsWithoutErrors(String county) throws Exception {
        Path soffice = RealPrograms.of("soffice", "libreoffice");
        FilledForm form = FilledForm.of(EDITION, Bundled.evaluation(county));
        Path file = write(form, Locale.CHINESE, folder.resolve(county + "-own.xlsx"));
        Path saved = Files.createDirectories(folder.resolve("saved"));
        Process process = new ProcessBuilder(
                        soffice.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx",
                        "--outdir",
                        saved.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.txt").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        Checked<CheckedForm> checked = check(saved.resolve(county + "-own.xlsx"));
        assertThat(checked.problems())
                .as(String.join("\n", said(checked)))
                .allMatch(problem -> problem.code() == ProblemCode.CHECK_BLANK);
        assertThat(checked.orThrow().ran()).isEqualTo(check(file).orThrow().ran());
        assertThat(FormCheck.against(checked.orThrow(), form).problems()).isEmpty();
    }

    private static List<FoundCell> numbers() {
        return check(folder.resolve("met.xlsx")).orThrow().units().get("Ⅱ-2").stream()
                .flatMap(unit -> unit.values().stream())
                .filter(cell ->
                        cell.figure() instanceof FigureSpec.Unit unit && unit.what() == FigureSpec.OfUnit.NUMBER)
                .toList();
    }

    @Test
    void numbersThatRunOnOverBothStagesOrAreExchangedLeaveSchoolsInTheirStage() throws IOException {
        List<FoundCell> numbers = numbers();
        assertThat(numbers).hasSizeGreaterThan(10);
        Path running = edited(workbook -> {
            for (int i = 0; i < numbers.size(); i++) {
                cell(workbook, numbers.get(i).place().toString()).setCellValue(i + 1);
            }
        });
        assertThat(said(check(running))).isEmpty();
        Path exchanged = edited(workbook -> {
            cell(workbook, numbers.get(1).place().toString()).setCellValue(3);
            cell(workbook, numbers.get(2).place().toString()).setCellValue(2);
        });
        assertThat(said(check(exchanged))).isEmpty();
    }

    /** A number in the sentence that says how many schools a stage has. */
    private static void recount(XSSFWorkbook workbook, String id, String count) {
        FoundCell note = check(folder.resolve("met.xlsx")).orThrow().cells().get(id);
        Cell cell = cell(workbook, note.place().toString());
        type(cell, cell.getStringCellValue().replaceFirst(note.text(), count));
    }

    private static String footnote(Stage stage) {
        return check(folder.resolve("met.xlsx")).orThrow().cells().values().stream()
                .filter(cell -> cell.id().startsWith("Ⅱ-2.note")
                        && cell.figure() instanceof FigureSpec.Subjects subjects
                        && subjects.stage().filter(stage::equals).isPresent()
                        && subjects.kinds().isEmpty())
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void numbersThatRunOnAboveSentencesThatCountOtherSchoolsAreSaidToLeaveTheStagesOpen() throws IOException {
        List<FoundCell> numbers = numbers();
        String wrong = footnote(Stage.JUNIOR);
        Map<String, FoundCell> clean =
                check(folder.resolve("met.xlsx")).orThrow().cells();
        FoundCell sentence = clean.get(footnote(Stage.PRIMARY));
        FoundCell junior = clean.get(wrong);
        Checked<CheckedForm> checked = check(edited(workbook -> {
            for (int i = 0; i < numbers.size(); i++) {
                cell(workbook, numbers.get(i).place().toString()).setCellValue(i + 1);
            }
            recount(workbook, wrong, "8");
        }));
        assertThat(checked.problems())
                .as(String.join("\n", said(checked)))
                .extracting(problem -> problem.code().code() + " " + problem.where())
                .containsExactlyInAnyOrder(
                        "JH849 " + numbers.get(0).place(), "JH842 " + sentence.place(), "JH842 " + junior.place());
        assertThat(said(checked)).anySatisfy(line -> assertThat(line).contains("分不出各校属于哪个学段"));
        CheckedForm read = checked.value().orElseThrow();
        assertThat(read.units()).doesNotContainKey("Ⅱ-2");
        assertThat(FormCheck.against(read, met).problems())
                .extracting(Problem::where)
                .containsExactly(junior.place().toString());
    }

    /** Numbers that are exchanged do not begin anew. */
    @Test
    void numbersThatBeginAnewTellTheStagesAlsoAboveASentenceThatCountsOtherSchools() throws IOException {
        List<FoundCell> numbers = numbers();
        String wrong = footnote(Stage.JUNIOR);
        Checked<CheckedForm> checked = check(edited(workbook -> {
            cell(workbook, numbers.get(1).place().toString()).setCellValue(3);
            cell(workbook, numbers.get(2).place().toString()).setCellValue(2);
            recount(workbook, wrong, "8");
        }));
        assertThat(checked.problems())
                .as(String.join("\n", said(checked)))
                .extracting(problem -> problem.code().code())
                .containsOnly("JH842");
        assertThat(checked.value().orElseThrow().units().get("Ⅱ-2"))
                .extracting(row -> row.values().iterator().next().id())
                .containsExactlyElementsOf(check(folder.resolve("met.xlsx")).orThrow().units().get("Ⅱ-2").stream()
                        .map(row -> row.values().iterator().next().id())
                        .toList());
    }

    @Test
    void aBlankRowBetweenTheStagesEndsNoTable() throws IOException {
        List<FoundCell> numbers = numbers();
        String junior = numbers.stream()
                .filter(cell -> cell.stage().filter(Stage.JUNIOR::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .place()
                .toString();
        Path apart = edited(workbook -> {
            var sheet = cell(workbook, junior).getSheet();
            sheet.shiftRows(cell(workbook, junior).getRowIndex(), sheet.getLastRowNum(), 1);
        });
        Checked<CheckedForm> checked = check(apart);
        assertThat(said(checked)).isEmpty();
        assertThat(checked.orThrow().units().get("Ⅱ-2")).hasSameSizeAs(numbers);
    }

    @Test
    void aTableThatStandsTwiceWithAnotherFigureIsToldOfWithBothSheets() throws IOException {
        FoundCell cv = check(folder.resolve("met.xlsx")).orThrow().cells().get("Ⅲ.PRIMARY.R1.cv");
        String sheet = cv.place().sheet();
        Path same = edited(workbook -> workbook.cloneSheet(workbook.getSheetIndex(sheet), "抄本"));
        assertThat(said(check(same))).isEmpty();
        Path other = edited(workbook -> {
            workbook.cloneSheet(workbook.getSheetIndex(sheet), "抄本");
            cell(workbook, cv.place().toString().replace(sheet, "抄本")).setCellValue(0.999);
        });
        assertThat(said(check(other)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("JH821 " + cv.place().toString().replace(sheet, "抄本"))
                        .contains(cv.place().toString()));
    }

    @Test
    void aListOfContentsIsNoTable() throws IOException {
        Path listed = edited(workbook -> {
            List<String> titles = new ArrayList<>();
            workbook.forEach(sheet ->
                    titles.add(String.valueOf(sheet.getRow(0).getCell(0).getStringCellValue())));
            Sheet contents = workbook.createSheet("目录");
            for (int i = 0; i < titles.size(); i++) {
                contents.createRow(i).createCell(0).setCellValue(titles.get(i));
            }
            workbook.setSheetOrder("目录", 0);
        });
        assertThat(said(check(listed))).isEmpty();
        assertThat(check(listed).orThrow().cells())
                .hasSameSizeAs(check(folder.resolve("met.xlsx")).orThrow().cells());
    }

    @Test
    void numbersThatBeginAnewWithinAStageAreNoDoubledRows() throws IOException {
        List<FoundCell> primary = numbers().stream()
                .filter(cell -> cell.id().contains(".PRIMARY."))
                .toList();
        Path anew = edited(workbook -> {
            for (int i = 3; i < primary.size(); i++) {
                cell(workbook, primary.get(i).place().toString()).setCellValue(i - 2);
            }
        });
        assertThat(said(check(anew))).isEmpty();
    }

    @Test
    void aFormOfAnotherDayIsToldOf() throws IOException {
        Path other = edited(workbook -> {
            Cell subject = workbook.getSheetAt(0).getRow(1).getCell(0);
            type(subject, subject.getStringCellValue().replaceFirst("\\d{4}-\\d{2}-\\d{2}", "2021-12-31"));
        });
        assertThat(said(FormCheck.against(check(other).orThrow(), met)))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("JH853").contains("!A2 评估日期", "2021-12-31"));
    }

    /** The rows of the schools and what follows them, a row down; the row that is free is filled. */
    private static Path inserted(FoundCell before, Consumer<Row> fill) throws IOException {
        return edited(workbook -> {
            XSSFSheet sheet = workbook.getSheet(before.place().sheet());
            sheet.shiftRows(before.place().row(), sheet.getLastRowNum(), 1);
            fill.accept(sheet.createRow(before.place().row()));
        });
    }

    @Test
    void aRowThatAddsUpOthersIsNoSchoolAndItsSumsAreChecked() throws IOException {
        Map<String, FoundCell> clean =
                check(folder.resolve("met.xlsx")).orThrow().cells();
        FoundCell junior = clean.get("Ⅱ-2.JUNIOR.1.no");
        int pupils = clean.get("Ⅱ-2.JUNIOR.1.pupils").place().column();
        int name = clean.get("Ⅱ-2.JUNIOR.1.name").place().column();
        BigDecimal sum = clean.values().stream()
                .filter(cell -> cell.id().matches("Ⅱ-2\\.PRIMARY\\.\\d+\\.pupils"))
                .map(cell -> cell.number().orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        for (String label : List.of("小计", "合计")) {
            Checked<CheckedForm> right = check(inserted(junior, row -> {
                row.createCell(name).setCellValue(label);
                row.createCell(pupils).setCellValue(sum.doubleValue());
            }));
            assertThat(said(right)).isEmpty();
            assertThat(right.orThrow().units().get("Ⅱ-2")).hasSameSizeAs(numbers());
            Checked<CheckedForm> wrong = check(inserted(junior, row -> {
                row.createCell(name).setCellValue(label);
                row.createCell(pupils).setCellValue(sum.doubleValue() + 1);
            }));
            assertThat(said(wrong))
                    .singleElement()
                    .satisfies(line -> assertThat(line).startsWith("JH841").contains(sum.toPlainString()));
        }
    }

    @Test
    void aRowThatStandsTwiceIsToldOfBeforeWhatFollowsFromIt() throws IOException {
        Map<String, FoundCell> clean =
                check(folder.resolve("met.xlsx")).orThrow().cells();
        FoundCell third = clean.get("Ⅱ-2.PRIMARY.3.no");
        FoundCell fourth = clean.get("Ⅱ-2.PRIMARY.4.no");
        Checked<CheckedForm> checked = check(inserted(fourth, row -> {
            row.createCell(third.place().column()).setCellValue(3);
            for (String column : List.of("name", "pupils")) {
                FoundCell cell = clean.get("Ⅱ-2.PRIMARY.3." + column);
                Cell copy = row.createCell(cell.place().column());
                cell.number()
                        .ifPresentOrElse(n -> copy.setCellValue(n.doubleValue()), () -> copy.setCellValue(cell.text()));
            }
        }));
        assertThat(said(checked).get(0))
                .startsWith("JH219 " + fourth.place())
                .contains(third.place().toString());
        assertThat(checked.value().orElseThrow().units().get("Ⅱ-2"))
                .filteredOn(row -> row.values().iterator().next().id().contains(".JUNIOR."))
                .hasSameSizeAs(numbers().stream()
                        .filter(cell -> cell.id().contains(".JUNIOR."))
                        .toList());
    }

    @Test
    void whatWasNotRecomputedNamesTheCellThatIsNoNumber() throws IOException {
        FoundCell pupils = check(folder.resolve("met.xlsx")).orThrow().cells().get("Ⅱ-2.PRIMARY.2.pupils");
        Checked<CheckedForm> checked =
                check(edited(workbook -> type(cell(workbook, pupils.place().toString()), pupils.text() + "人")));
        assertThat(checked.orThrow().skipped())
                .extracting(Text::zh)
                .anyMatch(text -> text.contains("Ⅲ.PRIMARY.R1.cv") && text.contains(pupils.place() + " 没有填数"));
    }

    @Test
    void aHeadingThatIsLostIsToldOfWithoutAnOptionThatIsNone() throws IOException {
        Path file = edited(workbook -> {
            XSSFSheet sheet = workbook.getSheet("表Ⅱ-2 资源配置基本情况（分学校）");
            sheet.forEach(row -> row.forEach(cell -> {
                if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals("学校名称")) {
                    type(cell, "学校");
                }
            }));
        });
        assertThat(said(check(file)))
                .anyMatch(line -> line.contains("没有“学校名称”") && line.contains("“学校”"))
                .noneMatch(line -> line.contains("--mapping"));
    }

    @Test
    void aFormInWhichNothingCanBeCheckedDoesNotPass() throws IOException {
        Path file = folder.resolve("titles.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            EDITION.tables()
                    .forEach(table -> workbook.createSheet(table.id())
                            .createRow(0)
                            .createCell(0)
                            .setCellValue(table.name().zh()));
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
        assertThat(check(file).problems()).extracting(problem -> problem.code()).contains(ProblemCode.FORM_EDITION);
        assertThat(FormCheck.nothing(check(file).value().orElseThrow(), "titles.xlsx"))
                .hasValueSatisfying(
                        problem -> assertThat(problem.message(Locale.CHINESE)).contains("没有一处可以核对"));
        assertThat(FormCheck.nothing(check(folder.resolve("met.xlsx")).orThrow(), "met.xlsx"))
                .isEmpty();
    }
}
