package io.github.junheng.examples.forms.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.book.Content;
import io.github.junheng.examples.forms.book.Limits;
import io.github.junheng.examples.forms.book.SheetSource;
import io.github.junheng.examples.forms.book.Workbook;
import io.github.junheng.examples.forms.book.Workbooks;
import io.github.junheng.examples.forms.edition.FormEdition;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.examples.forms.read.Bands;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    private static FilledForm declaration(CountyDataset county) {
        return FilledForm.of(
                FormEditions.find("declaration-2024"), Bundled.evaluation("quality-balanced-2017", county));
    }

    private static CountyDataset monitored(List<String> subjects, FactValue levels, FactValue rates) {
        CountyDataset county = Bundled.county("met");
        Facts facts = county.county()
                .facts()
                .with(
                        "monitoring[].subject",
                        new FactValue.Words(subjects.stream().map(Reported::of).toList()))
                .with("monitoring[].level", levels)
                .with("monitoring[].variation", rates);
        return county.with(county.county().with(facts));
    }

    private static FactValue numbers(String... numbers) {
        return FactValue.Amounts.of(
                java.util.Arrays.stream(numbers).map(BigDecimal::new).toList());
    }

    private static List<String> sheet(byte[] workbook, String name) throws IOException {
        List<String> texts = new ArrayList<>();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (Row row : read.getSheet(name)) {
                for (Cell cell : row) {
                    texts.add(cell.toString());
                }
            }
        }
        return texts;
    }

    /** What stands empty because its lists were not reported is told by the lists, not by nothing. */
    @Test
    void anElementListThatIsBlankNamesTheCellsThatItLacks() throws IOException {
        CountyDataset county = Bundled.county("met");
        Facts facts = county.county().facts();
        for (String list : List.of("subject", "level", "variation")) {
            facts = facts.without("monitoring[]." + list);
        }
        FilledForm form = declaration(county.with(county.county().with(facts)));

        assertThat(form.figures().get("Ⅴ.Q9.conclusion").value())
                .isInstanceOfSatisfying(
                        Value.Blank.class,
                        blank -> assertThat(blank.why())
                                .extracting(missing -> missing.cell().fact())
                                .containsExactly(
                                        "monitoring[].subject", "monitoring[].level", "monitoring[].variation"));
        assertThat(form.lacking())
                .extracting(piece -> piece.in(Locale.CHINESE))
                .anySatisfy(line -> assertThat(line).contains("学科"));
        assertThat(sheet(workbook(form, Locale.CHINESE), "未填报")).contains("Ⅴ.Q9.conclusion");
    }

    @Test
    void anElementThatLacksItsRateNamesThatCell() {
        FactValue rates = new FactValue.Amounts(List.of(Reported.none(), Reported.of(new BigDecimal("0.12"))));
        FilledForm form = declaration(monitored(List.of("语文", "数学"), numbers("3", "3"), rates));
        assertThat(form.figures().get("Ⅴ.Q9.conclusion.语文.rate").value())
                .isInstanceOfSatisfying(
                        Value.Blank.class,
                        blank -> assertThat(blank.why())
                                .extracting(missing -> missing.cell())
                                .containsExactly(CellRef.ofCounty("monitoring[].variation")
                                        .element(0)));
    }

    @Test
    void aSubjectThatIsListedTwiceStandsThereTwice() {
        FilledForm form = declaration(
                monitored(List.of("语文", "数学", "语文"), numbers("3", "3", "2"), numbers("0.11", "0.12", "0.2")));
        assertThat(form.figures()).containsKeys("Ⅴ.Q9.conclusion.语文.level", "Ⅴ.Q9.conclusion.语文 2.level");
        assertThat(PrintedValue.cell(form.figures().get("Ⅴ.Q9.conclusion"), true))
                .contains("语文 Ⅲ级 0.11", "语文 2 Ⅱ级 0.20");
    }

    /** That the classes have 46 pupils and more is known, and no size of any. */
    @Test
    void theLargestClassOfASchoolThatReportedBandsIsBlank() throws IOException {
        FormEdition edition = FormEditions.read(
                        new ByteArrayInputStream("""
                {"id": "own", "title": {"zh": "表", "en": "form"}, "standard": "quality-balanced-2017", "document": "表",
                 "confidence": "inferred", "lastCheckedOn": "2026-01-01", "tables": [
                  {"id": "A", "name": {"zh": "甲", "en": "A"}, "units": {"rule": "R", "stages": ["PRIMARY"]}, "columns": [
                    {"id": "largest", "path": [{"zh": "最大班额", "en": "largest class"}],
                     "figure": {"kind": "unit", "what": "largest-class"}}]}]}
                """.getBytes(StandardCharsets.UTF_8)), "own.json")
                .orThrow();
        CountyDataset county = Bundled.county("met");
        SchoolReport listed = county.schools().get(0);
        SchoolReport banded =
                county.schools().get(1).without("primary.classSizes").with("primary.classCount", 20);
        for (FactDefinition fact : Bands.facts()) {
            if (fact.id().startsWith("primary.classes.") && !fact.id().matches(".*from(36to45|46to55|56to65)")) {
                banded = banded.with(fact.id(), fact.id().endsWith("from46to50") ? 20 : 0);
            }
        }
        CountyDataset resolved = Bands.resolve(
                        county.with(List.of(listed, banded)),
                        Bundled.standard("quality-balanced-2017"),
                        LocalDate.of(2024, 12, 31),
                        Set.of())
                .orThrow();
        assertThat(resolved.schools().get(1).facts().has("primary.classSizes")).isTrue();

        Map<String, Figure> figures = FilledForm.of(edition, Bundled.evaluation("quality-balanced-2017", resolved))
                .figures();
        String of = "A.%s.PRIMARY.largest";
        assertThat(figures.get(of.formatted(listed.school().code())).isBlank()).isFalse();
        SchoolCode unlisted = resolved.schools().get(1).school().code();
        assertThat(figures.get(of.formatted(unlisted)).value())
                .isInstanceOfSatisfying(
                        Value.Blank.class,
                        blank -> assertThat(blank.why())
                                .extracting(missing -> missing.cell())
                                .containsExactly(CellRef.of(unlisted, "primary.classSizes")));
    }

    /** Read by another library and by the forms' own reader a text is what it was, or the start of it. */
    @Test
    void textsOfDataAreInAWorkbookWhatTheyWere(@TempDir Path folder) throws Exception {
        List<String> names = List.of("长".repeat(40_000), "甲_x0041_校", "乙\u0001校", "丁\r\n校", "<&>\"校");
        CountyDataset county = Bundled.county("met");
        List<SchoolReport> schools = new ArrayList<>();
        List<SchoolReport> some = county.schools().subList(0, names.size());
        for (int i = 0; i < names.size(); i++) {
            School school = some.get(i).school();
            schools.add(new SchoolReport(
                    new School(school.code(), names.get(i), school.kind()),
                    some.get(i).facts()));
        }
        byte[] workbook = workbook(declaration(county.with(schools)), Locale.CHINESE);
        Schemas.valid(workbook, 9);

        String table = "表Ⅱ-2 资源配置基本情况（分学校）";
        // What is printed is one line.
        List<String> whole = names.subList(1, names.size()).stream()
                .map(name -> name.replaceAll("\\p{Cntrl}", " "))
                .toList();
        assertThat(sheet(workbook, table)).containsAll(whole);
        Path file = Files.write(folder.resolve("表.xlsx"), workbook);
        try (Workbook own = Workbooks.open(file, Limits.usual()).orThrow()) {
            List<String> read = new ArrayList<>();
            for (SheetSource sheet : own.sheets()) {
                if (sheet.name().equals(table)) {
                    sheet.grid(Limits.usual()).orThrow().filled().forEach(cell -> {
                        if (cell.content() instanceof Content.Text text) {
                            read.add(text.raw());
                        }
                    });
                }
            }
            assertThat(read)
                    .containsAll(whole)
                    .anySatisfy(text -> assertThat(text)
                            .startsWith("长长")
                            .endsWith("…（过长，已截断）")
                            .hasSize(32_767));
        }
    }
}
