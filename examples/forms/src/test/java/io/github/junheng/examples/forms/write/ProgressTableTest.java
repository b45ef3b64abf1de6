package io.github.junheng.examples.forms.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.io.CityReader;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.plan.CityTable;
import io.github.junheng.plan.Locality;
import io.github.junheng.plan.Plan;
import io.github.junheng.plan.YearFigure;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.quantity.SquareRoot;
import io.github.junheng.rules.CountyPlans;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of the plan of 德州 with the data of the twelve bundled counties. */
class ProgressTableTest {
    private static final int YEAR = 2023;
    private static final int FIRST = 4;

    private static Plan plan;
    private static CityTable table;
    private static Map<Locality, List<Evaluation>> evaluations;

    @BeforeAll
    static void compute() {
        plan = CountyPlans.find("dezhou-2023").orElseThrow();
        Standard standard = Overlays.apply(Bundled.standard("quality-balanced-2017"), plan.formulas())
                .orThrow();
        evaluations = new LinkedHashMap<>();
        for (CityReader.Member member : CityReader.read(Path.of("..", "plans", "dezhou"), plan)
                .orThrow()
                .members()) {
            for (Path folder : member.datasets()) {
                if (folder.toString().endsWith("-" + YEAR)) {
                    var dataset =
                            DatasetReader.read(folder, ReadOptions.of(standard)).orThrow();
                    evaluations.put(
                            member.place(),
                            List.of(Evaluator.of(standard)
                                    .evaluate(dataset, plan.judgedOn(YEAR))
                                    .orThrow()));
                }
            }
        }
        assertThat(evaluations).hasSize(12);
        table = CityTable.of(plan, plan.tables().get(0), evaluations);
    }

    private static byte[] written(CityTable of, Locale locale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProgressTable.xlsx(plan, of, evaluations, YEAR, List.of(), locale, out);
        return out.toByteArray();
    }

    private static XSSFWorkbook book(CityTable of, Locale locale) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(written(of, locale)));
    }

    @Test
    void everyPlaceHasItsTwoRowsWithTheNumbersOfTheComputedTable() throws IOException {
        int numbers = 0;
        try (XSSFWorkbook book = book(table, Locale.CHINESE)) {
            Sheet sheet = book.getSheetAt(0);
            int at = FIRST;
            for (CityTable.Row row : table.rows()) {
                boolean city = row.place().equals(plan.place());
                Row forecast = city ? null : sheet.getRow(at++);
                Row found = sheet.getRow(at++);
                assertThat(found.getCell(0).getStringCellValue())
                        .isEqualTo(row.place().name());
                assertThat(found.getCell(1).getStringCellValue()).isEqualTo("实测");
                for (int c = 0; c < row.cells().size(); c++) {
                    CityTable.Cell cell = row.cells().get(c);
                    Magnitude value = cell.figure().valueOrNull();
                    Cell shown = found.getCell(2 + c);
                    if (value == null) {
                        assertThat(shown.getCellType()).isEqualTo(CellType.BLANK);
                    } else {
                        numbers++;
                        int decimals = value instanceof SquareRoot ? 3 : 2;
                        assertThat(BigDecimal.valueOf(shown.getNumericCellValue()))
                                .isEqualByComparingTo(value.round(decimals));
                        assertThat(shown.getCellStyle().getDataFormatString().contains("✗"))
                                .isEqualTo(cell.printed().isPresent()
                                        && cell.figure().status() == Status.NOT_MET);
                    }
                    if (forecast != null && cell.printed().isPresent()) {
                        numbers++;
                        assertThat(forecast.getCell(1).getStringCellValue()).isEqualTo("预计");
                        assertThat(Rational.of(BigDecimal.valueOf(
                                        forecast.getCell(2 + c).getNumericCellValue())))
                                .isEqualTo(cell.printed().get().value());
                    }
                }
            }
            assertThat(sheet.getRow(at).getCell(0).getStringCellValue()).startsWith("“预计”为文件所印");
            assertThat(numbers).isGreaterThan(300);
        }
    }

    @Test
    void aFewCellsReadAsTheyWereReadByHand() throws IOException {
        try (XSSFWorkbook book = book(table, Locale.CHINESE)) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("2023年义务教育优质均衡县建设计划表");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).contains("dezhou-2023", "数据年度 2023");
            assertThat(sheet.getRow(2).getCell(4).getStringCellValue()).isEqualTo("达标占比");
            assertThat(sheet.getRow(3).getCell(4).getStringCellValue()).isEqualTo("标准班额达标占比\n（%）");
            assertThat(sheet.getRow(4).getCell(2).getNumericCellValue()).isEqualTo(0.5);
            assertThat(sheet.getRow(4).getCell(2).getCellStyle().getDataFormatString())
                    .isEqualTo("\"≤\"0.0");
            assertThat(sheet.getRow(5).getCell(2).getNumericCellValue()).isEqualTo(0.144);
            assertThat(sheet.getRow(5).getCell(2).getCellStyle().getDataFormatString())
                    .isEqualTo("0.000\" C2\"");
            assertThat(sheet.getRow(9).getCell(4).getNumericCellValue()).isEqualTo(24.05);
            assertThat(sheet.getRow(9).getCell(4).getCellStyle().getDataFormatString())
                    .isEqualTo("0.00\" ✗\"");
        }
    }

    @Test
    void whatIsNotKnownIsBlankAndListedWithWhatIsMissing() throws IOException {
        try (XSSFWorkbook book = book(table, Locale.CHINESE)) {
            List<String> listed = new ArrayList<>();
            for (Row row : book.getSheet("缺少")) {
                listed.add(row.getCell(0) + " " + row.getCell(1) + " " + row.getCell(2) + " " + row.getCell(3));
            }
            assertThat(listed)
                    .hasSize(5)
                    .contains(
                            "2023年义务教育优质均衡县建设计划表!E20 夏津县 标准班额达标占比 schools.csv:2 小学各班人数 未填报",
                            "2023年义务教育优质均衡县建设计划表!E29 德州市 标准班额达标占比 见各县：夏津县");
        }
    }

    @Test
    void itPrintsOnA4WithItsHeaderOnEachPageAndIsValid() throws Exception {
        byte[] bytes = written(table, Locale.ENGLISH);
        Schemas.valid(bytes, 4);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("3:4");
            assertThat(sheet.getRow(5).getCell(1).getStringCellValue()).isEqualTo("found");
            assertThat(book.getProperties()
                            .getCustomProperties()
                            .getProperty("plan")
                            .getLpwstr())
                    .isEqualTo("dezhou-2023");
        }
    }

    /** 59.996 % is printed as 60.00, which looks like what was forecast and is not. */
    @Test
    void aNumberThatRoundingLiftsToItsForecastBearsANote() throws IOException {
        CityTable.Row first = table.rows().get(0);
        List<CityTable.Cell> cells = new ArrayList<>(first.cells());
        CityTable.Cell old = cells.get(6);
        YearFigure figure = old.figure();
        assertThat(old.printed().orElseThrow().value()).isEqualTo(Rational.of(60));
        cells.set(
                6,
                new CityTable.Cell(
                        new YearFigure(
                                YEAR,
                                Status.NOT_MET,
                                Rational.of(59_996, 1000),
                                null,
                                figure.unitsOrNull(),
                                null,
                                List.of(),
                                null,
                                figure.source()),
                        old.printedOrNull(),
                        old.standingOrNull()));
        try (XSSFWorkbook book =
                book(new CityTable(table.table(), List.of(new CityTable.Row(first.place(), cells))), Locale.CHINESE)) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(5).getCell(8).getNumericCellValue()).isEqualTo(60.0);
            assertThat(sheet.getRow(5).getCell(8).getCellStyle().getDataFormatString())
                    .isEqualTo("0.00\"* ✗\"");
            assertThat(sheet.getRow(7).getCell(0).getStringCellValue()).startsWith("* 德城区 资源配置7项指标达标学校占比：未舍入 59.996");
        }
    }
}
