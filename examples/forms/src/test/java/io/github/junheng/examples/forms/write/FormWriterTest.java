package io.github.junheng.examples.forms.write;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CommentsDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.SstDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;

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
        List<XmlError> errors = new ArrayList<>();
        XmlOptions options = new XmlOptions().setErrorListener(errors);
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(workbook(form(edition, county), Locale.CHINESE)))) {
            int parts = 0;
            for (PackagePart part : workbook.getPackage().getParts()) {
                String type = part.getContentType();
                XmlObject document = null;
                if (type.endsWith("worksheet+xml")) {
                    document = WorksheetDocument.Factory.parse(part.getInputStream());
                } else if (type.endsWith("sheet.main+xml")) {
                    document = WorkbookDocument.Factory.parse(part.getInputStream());
                } else if (type.endsWith("styles+xml")) {
                    document = StyleSheetDocument.Factory.parse(part.getInputStream());
                } else if (type.endsWith("sharedStrings+xml")) {
                    document = SstDocument.Factory.parse(part.getInputStream());
                } else if (type.endsWith("comments+xml")) {
                    document = CommentsDocument.Factory.parse(part.getInputStream());
                }
                if (document != null) {
                    parts++;
                    document.validate(options);
                }
            }
            assertThat(parts).isGreaterThan(9);
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void thePageHasEveryTableAndEveryFigure() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FormWriter.html(form("met"), out);
        String page = out.toString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains("表Ⅰ 基本情况", "Table VI: survey of recognition", "id=\"Ⅲ.JUNIOR.all.cv\"")
                .doesNotContain("____");
    }
}
