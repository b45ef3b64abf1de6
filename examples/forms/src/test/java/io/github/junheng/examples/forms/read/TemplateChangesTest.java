package io.github.junheng.examples.forms.read;

import static io.github.junheng.examples.forms.read.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.FactValue;
import io.github.junheng.examples.forms.write.TemplateWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Severity;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A template that its users changed: units, names of columns, merged cells, rows of totals, rows and columns put in or taken out. */
class TemplateChangesTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final SchoolCode ONE = SchoolCode.parse("2137990001");
    private static final SchoolCode TWO = SchoolCode.parse("2137990002");

    @TempDir
    Path folder;

    private XSSFWorkbook book = new XSSFWorkbook();
    private XSSFSheet schools = book.createSheet();

    @BeforeEach
    void fill() throws IOException {
        Path file = folder.resolve("template.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            TemplateWriter.write(List.of(STANDARD), Optional.empty(), out);
        }
        book = new XSSFWorkbook(Files.newInputStream(file));
        schools = book.getSheet("学校");
        school(3, ONE, "一小");
        school(4, TWO, "二小");
    }

    private void school(int row, SchoolCode code, String name) {
        cell(row, column("schools.csv id")).setCellValue(code.value());
        cell(row, column("name")).setCellValue(name);
        cell(row, column("kind")).setCellValue("小学");
        cell(row, column("primary.students")).setCellValue(300);
    }

    private int column(String key) {
        for (Cell cell : schools.getRow(2)) {
            if (cell.getStringCellValue().equals(key)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError(key);
    }

    private XSSFCell cell(int row, int column) {
        XSSFRow at = schools.getRow(row) == null ? schools.createRow(row) : schools.getRow(row);
        return at.getCell(column) == null ? at.createCell(column) : at.getCell(column);
    }

    /** Another text; the cell is a new one, for that of the template keeps its text beside. */
    private void header(int row, int column, String text) {
        schools.getRow(row).createCell(column).setCellValue(text);
    }

    private Checked<ReadForms> read() throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        ReadOptions options = ReadOptions.of(STANDARD).withPrivateCodes(true);
        return FormReader.read(
                List.of(file),
                FormReading.of(options, List.of(STANDARD)).forCounty(Optional.of("379901"), Optional.of(2024)));
    }

    private static String fact(Checked<ReadForms> read, SchoolCode code, String id) {
        FactValue value = read.value()
                .orElseThrow(() -> new AssertionError(read.problems()))
                .dataset()
                .school(code)
                .orElseThrow()
                .facts()
                .values()
                .get(id);
        return value == null ? "null" : value.toText();
    }

    @Test
    void aUnitThatWasChangedAboveAColumnIsTheUnitOfItsNumbers() throws IOException {
        int column = column("equipmentValue");
        header(1, column, "元");
        cell(3, column).setCellValue(1500000);
        cell(4, column).setCellValue(700000);

        Checked<ReadForms> read = read();

        assertThat(fact(read, ONE, "equipmentValue")).isEqualTo("150");
        assertThat(fact(read, TWO, "equipmentValue")).isEqualTo("70");
        assertThat(told(read, "JH817")).singleElement().asString().contains("一小", "150万元");
    }

    @Test
    void aUnitThatNobodyCanConvertIsRefused() throws IOException {
        int column = column("equipmentValue");
        header(0, column, cell(0, column).getStringCellValue() + "（千元）");
        cell(3, column).setCellValue(1500);

        assertThat(told(read(), "JH818")).singleElement().asString().contains("“千元”");
    }

    @Test
    void aUnitThatWasChangedBesideAFactOfTheCountyIsTheUnitOfItsNumber() throws IOException {
        XSSFSheet county = book.getSheet("县情");
        for (int row = 3; row <= county.getLastRowNum(); row++) {
            if (county.getRow(row).getCell(5).getStringCellValue().equals("pay.teachersYuan")) {
                county.getRow(row).createCell(3).setCellValue("万元");
                county.getRow(row).createCell(2).setCellValue(9.5);
            }
        }

        FactValue pay =
                read().value().orElseThrow().dataset().county().facts().values().get("pay.teachersYuan");

        assertThat(pay).isNotNull().extracting(FactValue::toText).isEqualTo("95000");
    }

    @Test
    void namesThatChangedPlacesAreRefused() throws IOException {
        int one = column("teachingArea");
        int other = column("sportsGroundArea");
        String name = cell(0, one).getStringCellValue();
        header(0, one, cell(0, other).getStringCellValue());
        header(0, other, name);
        cell(3, one).setCellValue(3300);

        Checked<ReadForms> read = read();

        assertThat(read.problems())
                .filteredOn(problem -> problem.code().code().equals("JH827"))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.severity()).isEqualTo(Severity.ERROR));
    }

    @Test
    void aNumberMergedOverSchoolsIsNobodysAndAWordIsThatOfEach() throws IOException {
        int number = column("teachingArea");
        int word = column("location");
        cell(3, number).setCellValue(8000);
        cell(3, word).setCellValue("镇区");
        schools.addMergedRegion(new CellRangeAddress(3, 4, number, number));
        schools.addMergedRegion(new CellRangeAddress(3, 4, word, word));

        Checked<ReadForms> read = read();

        assertThat(told(read, "JH838")).singleElement().asString().contains("“8000”跨 2 行");
        cell(3, number).setBlank();
        assertThat(fact(read(), TWO, "location")).isEqualTo("镇区");
    }

    @Test
    void totalsAndSignaturesAreNoSchools() throws IOException {
        cell(5, column("name")).setCellValue("合计");
        cell(5, column("primary.students")).setCellValue(600);
        cell(7, column("schools.csv id")).setCellValue("注：数据截至9月1日");
        cell(8, column("name")).setCellValue("填表人：张三");

        Checked<ReadForms> read = read();

        assertThat(read.value().orElseThrow().dataset().schools()).hasSize(2);
        assertThat(read.value().orElseThrow().sheets())
                .filteredOn(sheet -> sheet.sheet().equals("学校"))
                .singleElement()
                .satisfies(sheet -> assertThat(sheet.left().orElseThrow().zh()).isEqualTo("合计行 1 行"));
        assertThat(told(read, "JH837")).hasSize(2);
    }

    @Test
    void aColumnPutBeforeTheFirstChangesNothing() throws IOException {
        schools.shiftColumns(0, 80, 1);
        header(0, 0, "序号");
        cell(3, 0).setCellValue(1);

        assertThat(fact(read(), TWO, "primary.students")).isEqualTo("300");
    }

    @Test
    void aCodeInFullWidthOrBehindAnApostropheIsThatCode() throws IOException {
        cell(3, column("schools.csv id")).setCellValue("２１３７９９０００１ ");
        cell(4, column("schools.csv id")).setCellValue("'2137990002");

        Checked<ReadForms> read = read();

        assertThat(fact(read, ONE, "primary.students")).isEqualTo("300");
        assertThat(fact(read, TWO, "primary.students")).isEqualTo("300");
    }

    @Test
    void aSheetWhoseKeysAreGoneIsNamed() throws IOException {
        schools.removeRow(schools.getRow(2));

        assertThat(told(read(), "JH828")).singleElement().asString().contains("学校", "第 3 行的键没有了");
    }
}
