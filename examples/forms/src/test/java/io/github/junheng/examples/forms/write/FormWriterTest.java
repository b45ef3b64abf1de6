package io.github.junheng.examples.forms.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormWriterTest {
    private static FilledForm form(String county) {
        return form("declaration-2024", county);
    }

    private static FilledForm form(String id, String county) {
        FormEdition edition = FormEditions.find(id);
        return FilledForm.of(edition, Bundled.evaluation(edition.standard(), Bundled.county(county)));
    }

    private static byte[] workbook(FilledForm form, Locale locale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FormWriter.xlsx(form, locale, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"declaration-2024", "basic-balance-2012", "self-evaluation"})
    void everyTableEndsWithTheLineWhereItIsSigned(String edition) throws IOException {
        FilledForm form = form(edition, "not-met");
        String line = form.edition().closing().orElseThrow().zh();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FormWriter.plain(form, Locale.CHINESE, out);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook)
                    .hasSize(form.tables().size())
                    .allSatisfy(sheet -> assertThat(sheet.getRow(sheet.getLastRowNum())
                                    .getCell(0)
                                    .getStringCellValue())
                            .isEqualTo(line));
        }
        assertThat(page(form, Locale.CHINESE).split(line, -1))
                .hasSize(form.tables().size() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "declaration-2024,met,150",
        "declaration-2024,not-met,150",
        "basic-balance-2012,met,100",
        "basic-balance-2012,not-met,400",
        "self-evaluation,met,500",
        "self-evaluation,not-met,2500"
    })
    void everyNumberStandsInItsCellAsItIsPrinted(String edition, String county, int atLeast) throws IOException {
        FilledForm form = form(edition, county);
        byte[] bytes = workbook(form, Locale.CHINESE);
        Files.createDirectories(Path.of("target", "received"));
        Files.write(Path.of("target", "received", edition + "-" + county + ".xlsx"), bytes);
        Map<String, Figure> figures = form.figures();
        int[] compared = {0};
        int[] numbers = {0};
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    row.forEach(cell -> numbers[0] += cell.getCellType() == CellType.NUMERIC ? 1 : 0);
                }
            }
            for (Row row : workbook.getSheet("来源")) {
                Cell id = row.getCell(1);
                Figure figure = id == null ? null : figures.get(id.getStringCellValue());
                if (figure != null
                        && figure.value() instanceof Value.Amount amount
                        && row.getCell(0).getStringCellValue().contains("!")) {
                    String[] address = row.getCell(0).getStringCellValue().split("!", 2);
                    CellReference at = new CellReference(address[1]);
                    Cell cell =
                            workbook.getSheet(address[0]).getRow(at.getRow()).getCell(at.getCol());
                    if (cell.getCellType() == CellType.NUMERIC) {
                        compared[0]++;
                        assertThat(BigDecimal.valueOf(cell.getNumericCellValue()))
                                .as(id.getStringCellValue())
                                .isEqualByComparingTo(amount.printed());
                        assertThat(cell.getCellStyle().getDataFormatString())
                                .isEqualTo((figure.decimals() == 0 ? "0" : "0." + "0".repeat(figure.decimals()))
                                        + (figure.note().isPresent() ? "\"*\"" : ""));
                    } else {
                        assertThat(cell.getStringCellValue())
                                .contains(
                                        id.getStringCellValue().endsWith(".level")
                                                ? "级"
                                                : amount.printed().toPlainString());
                    }
                }
            }
        }
        assertThat(compared[0]).isGreaterThan(atLeast).isEqualTo(numbers[0]);
    }

    @Test
    void whatIsBlankStaysEmptyAndIsListedWithWhatIsMissing() throws IOException {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(workbook(form("not-met"), Locale.CHINESE)))) {
            Map<String, String> listed = new HashMap<>();
            for (Row row : workbook.getSheet("未填报")) {
                listed.put(row.getCell(1).getStringCellValue(), row.getCell(2).getStringCellValue());
                String[] address = row.getCell(0).getStringCellValue().split("!", 2);
                if (address.length == 2 && row.getCell(1).getStringCellValue().equals("Ⅰ.L8")) {
                    CellReference at = new CellReference(address[1]);
                    assertThat(workbook.getSheet(address[0])
                                    .getRow(at.getRow())
                                    .getCell(at.getCol())
                                    .getCellType())
                            .isEqualTo(CellType.BLANK);
                }
            }
            assertThat(listed)
                    .containsKeys("Ⅰ.L8", "Ⅰ.L22", "Ⅲ.PRIMARY.R6.cv", "Ⅳ.G6.conclusion.funds")
                    .hasEntrySatisfying(
                            "Ⅲ.PRIMARY.R6.cv",
                            why -> assertThat(why).contains("schools.csv:9").contains("教学仪器设备值"));
        }
    }

    @Test
    void englishHeadingsAndThePropertiesOfTheFileAreThere() throws IOException {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(workbook(form("met"), Locale.ENGLISH)))) {
            assertThat(workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("Table I: basic facts");
            var own = workbook.getProperties().getCustomProperties();
            assertThat(own.getProperty("edition").getLpwstr()).isEqualTo("declaration-2024");
            assertThat(own.getProperty("datasetSha256").getLpwstr()).matches("[0-9a-f]{64}");
            assertThat(workbook.getSheetAt(2).getRepeatingRows().formatAsString())
                    .isEqualTo("3:4");
            assertThat(workbook.getSheetAt(2).getPrintSetup().getLandscape()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "declaration-2024,met",
        "declaration-2024,not-met",
        "basic-balance-2012,met",
        "basic-balance-2012,not-met",
        "self-evaluation,met"
    })
    void everyPartOfTheWorkbookIsValidByTheSchemas(String edition, String county) throws Exception {
        Schemas.valid(workbook(form(edition, county), Locale.CHINESE), 9);
    }

    @Test
    void thePageHasEveryTableAndEveryFigureInTheLanguageOfItsHeadings() throws IOException {
        FilledForm form = form("met");
        String zh = page(form, Locale.CHINESE);
        String en = page(form, Locale.ENGLISH);
        assertThat(zh).contains("表Ⅰ 基本情况", "注：").doesNotContain("____", "Table VI");
        assertThat(en).contains("Table VI: survey of recognition").doesNotContain("____", "表Ⅵ");
        form.tables().stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.cells().stream())
                .forEach(cell -> assertThat(zh).contains("id=\"" + cell.id() + "\""));
    }

    private static String page(FilledForm form, Locale locale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FormWriter.html(form, locale, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What is filed has each cell that it has otherwise, and none of the sheets that are for the county itself. */
    @Test
    void aPlainWorkbookHasTheTablesAndNothingElse() throws IOException {
        FilledForm form = form("not-met");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FormWriter.plain(form, Locale.CHINESE, out);
        try (XSSFWorkbook plain = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
                XSSFWorkbook whole = new XSSFWorkbook(new ByteArrayInputStream(workbook(form, Locale.CHINESE)))) {
            assertThat(plain.getNumberOfSheets()).isEqualTo(form.tables().size());
            assertThat(whole.getNumberOfSheets()).isEqualTo(form.tables().size() + 2);
            for (int i = 0; i < plain.getNumberOfSheets(); i++) {
                assertThat(plain.getSheetName(i)).isEqualTo(whole.getSheetName(i));
                for (Row row : whole.getSheetAt(i)) {
                    for (Cell cell : row) {
                        assertThat(plain.getSheetAt(i)
                                        .getRow(cell.getRowIndex())
                                        .getCell(cell.getColumnIndex())
                                        .toString())
                                .isEqualTo(cell.toString());
                    }
                }
            }
        }
    }

    /** A school that fails one of two tests is decided; what was not reported for the other is still missing from the county's sum. */
    @Test
    void aSumOfATestIsBlankWhereASchoolDoesNotReportItWhateverItsOtherTestSays() {
        CountyDataset county = Bundled.county("not-met");
        CountyDataset changed = county.with(county.schools().stream()
                .map(school -> school.school().name().equals("第二初级中学")
                        ? school.without("artRoomAreas").with("musicRoomAreas", FactValue.Amounts.of(List.of()))
                        : school)
                .toList());
        FilledForm form = FilledForm.of(
                FormEditions.find("declaration-2024"), Bundled.evaluation("quality-balanced-2017", changed));
        Figure art = form.figures().get("Ⅳ.G3.conclusion.art");
        assertThat(art.value()).isInstanceOf(Value.Blank.class);
        assertThat(((Value.Blank) art.value()).why())
                .anyMatch(missing -> missing.cell().fact().equals("artRoomAreas"));
        assertThat(form.figures().get("Ⅳ.G3.conclusion.music").isBlank()).isFalse();
    }
}
