package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.write.Schemas;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Block;
import io.github.junheng.report.EvaluationReport.Part;
import io.github.junheng.report.Piece;
import io.github.junheng.report.Wording;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.standard.Section;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ReportBookTest {
    private static final Evaluation NOT_MET = Bundled.evaluation("not-met");
    private static final Locale ZH = Locale.CHINESE;

    private static byte[] written(ReportInput in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportBook.xlsx(in, out);
        return out.toByteArray();
    }

    private static ReportInput input(Evaluation evaluation, boolean masked, Locale locale) {
        return new ReportInput(List.of(evaluation), List.of(), Optional.empty(), masked, locale);
    }

    private static XSSFWorkbook book(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    private static XSSFWorkbook notMet() throws IOException {
        return book(written(input(NOT_MET, false, ZH)));
    }

    private static List<String> sheets(XSSFWorkbook book) {
        List<String> names = new ArrayList<>();
        book.forEach(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    private static List<String> texts(Sheet sheet, int column) {
        List<String> texts = new ArrayList<>();
        for (Row row : sheet) {
            Cell cell = row.getCell(column);
            if (cell != null && cell.getCellType() == CellType.STRING) {
                texts.add(cell.getStringCellValue());
            }
        }
        return texts;
    }

    @Test
    void itsSheetsAreTheSectionsOfTheReport() throws IOException {
        try (XSSFWorkbook book = notMet()) {
            assertThat(sheets(book))
                    .startsWith("一页摘要", "各校合计", "够达标的补法", "各校指标 小学", "各校指标 初中", "差异系数", "差异从哪些学校来")
                    .containsSubsequence("G 政府保障程度", "Q 教育质量", "S 社会认可度", "V 一票否决")
                    .containsSubsequence("各校需要补足的事项", "无法判定的事项", "取舍影响结论的事项", "数据提示", "依据及可信度")
                    .endsWith("出处");
        }
    }

    @Test
    void theSummaryHasTheVerdictAndEveryLineOfTheSummaryOfThePage() throws IOException {
        Wording wording = Wording.of(NOT_MET);
        Summary summary = CountyContent.of(input(NOT_MET, false, ZH)).summary();
        try (XSSFWorkbook book = notMet()) {
            List<String> told = texts(book.getSheet("一页摘要"), 1);
            assertThat(told).contains(wording.verdict().in(ZH));
            assertThat(summary.failures()).isNotEmpty();
            assertThat(summary.open()).isNotEmpty();
            for (Summary.Line line : summary.failures()) {
                assertThat(told)
                        .contains((line.depth() > 0 ? "· " : "") + line.text().in(ZH));
            }
            for (Summary.Line line : summary.open()) {
                assertThat(told).contains(line.text().in(ZH));
            }
        }
    }

    /** Each indicator of each school is a number that differs from the exact one by less than half of its last digit. */
    @Test
    void schoolsHaveTheirIndicatorsAsNumbersWithTheirSigns() throws IOException {
        int compared = 0;
        try (XSSFWorkbook book = notMet()) {
            for (String stage : List.of("小学", "初中")) {
                Sheet sheet = book.getSheet("各校指标 " + stage);
                assertThat(sheet.getRow(2).getCell(3).getStringCellValue()).startsWith("R1 ");
                assertThat(sheet.getRow(3).getCell(3).getStringCellValue())
                        .isEqualTo(stage.equals("小学") ? "标准 4.2" : "标准 5.3");
                for (Finding finding : NOT_MET.findings()) {
                    String rule = finding.rule().local();
                    if (rule.matches("R[1-7]")
                            && finding.status() != Status.NOT_APPLICABLE
                            && finding.stage().orElseThrow().zh().equals(stage)) {
                        String code = finding.school().orElseThrow().value();
                        Cell cell = null;
                        for (Row row : sheet) {
                            if (row.getCell(1) != null
                                    && row.getCell(1).toString().equals(code)) {
                                cell = row.getCell(2 + Integer.parseInt(rule.substring(1)));
                            }
                        }
                        assertThat(cell).isNotNull();
                        Magnitude exact = finding.measure()
                                .flatMap(measure -> measure.value())
                                .orElse(null);
                        if (exact == null) {
                            assertThat(cell.getStringCellValue()).isEqualTo("？");
                        } else {
                            compared++;
                            String format = cell.getCellStyle().getDataFormatString();
                            int decimals =
                                    format.substring(0, format.indexOf('"')).length() - 2;
                            assertThat(BigDecimal.valueOf(cell.getNumericCellValue())
                                            .setScale(decimals, RoundingMode.UNNECESSARY))
                                    .isEqualByComparingTo(exact.round(decimals));
                            assertThat(format).containsPattern(finding.status() == Status.MET ? "\" ✔\"" : "\" [▲✘]\"");
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(400);
    }

    @Test
    void everyFindingHasARowInTheSheetOfItsSection() throws IOException {
        Wording wording = Wording.of(NOT_MET);
        try (XSSFWorkbook book = notMet()) {
            for (Section section : NOT_MET.standard().sections()) {
                Sheet sheet = book.getSheet(section.id() + " " + section.name().zh());
                List<String> rows = new ArrayList<>();
                for (Row row : sheet) {
                    if (row.getLastCellNum() >= 7) {
                        rows.add(row.getCell(0) + "|" + row.getCell(1) + "|" + row.getCell(4));
                    }
                }
                List<Finding> own = NOT_MET.findings().stream()
                        .filter(finding ->
                                section.rules().contains(finding.rule().local()))
                        .toList();
                assertThat(own).isNotEmpty();
                for (Finding finding : own) {
                    assertThat(rows)
                            .contains(wording.rule(NOT_MET.standard()
                                                    .rule(finding.rule().local()))
                                            .in(ZH)
                                    + "|" + wording.subject(finding).in(ZH) + "|"
                                    + State.of(finding.status()).sign() + " "
                                    + Wording.status(finding.status()).in(ZH));
                }
            }
            Row cv = null;
            for (Row row : book.getSheet("C 校际均衡")) {
                if (row.getCell(0) != null && row.getCell(0).toString().startsWith("C2") && cv == null) {
                    cv = row;
                }
            }
            assertThat(cv).isNotNull();
            assertThat(cv.getCell(2).getNumericCellValue()).isEqualTo(0.501);
            assertThat(cv.getCell(3).getNumericCellValue()).isEqualTo(0.5);
            assertThat(cv.getCell(3).getCellStyle().getDataFormatString()).startsWith("\"≤ \"0.0");
        }
    }

    @Test
    void theSchoolsThatDriveACoefficientAreThoseOfThePage() throws IOException {
        try (XSSFWorkbook book = notMet()) {
            Sheet sheet = book.getSheet("差异从哪些学校来");
            Wording wording = Wording.of(NOT_MET);
            int compared = 0;
            for (Spread spread : Spread.of(NOT_MET)) {
                if (spread.drivers().isEmpty()) {
                    continue;
                }
                String rule = wording.rule(spread.rule()).in(ZH);
                String stage = spread.finding().stage().orElseThrow().zh();
                for (Drivers.Driver driver : spread.drivers().get().greatest(3)) {
                    compared++;
                    String school = wording.school(driver.unit().school()).in(ZH);
                    List<Double> shares = new ArrayList<>();
                    for (Row row : sheet) {
                        if (row.getLastCellNum() >= 8
                                && row.getCell(0).toString().equals(rule)
                                && row.getCell(1).toString().equals(stage)
                                && row.getCell(2).toString().equals(school)) {
                            shares.add(row.getCell(5).getNumericCellValue());
                        }
                    }
                    assertThat(shares)
                            .containsExactly(driver.share()
                                    .times(Rational.of(100))
                                    .round(1)
                                    .doubleValue());
                }
            }
            assertThat(compared).isGreaterThan(30);
        }
    }

    private static List<String> row(Row row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.toString()));
        return cells;
    }

    private static List<List<String>> rows(Sheet sheet) {
        List<List<String>> rows = new ArrayList<>();
        sheet.forEach(row -> rows.add(row(row)));
        return rows;
    }

    @Test
    void theSumsByKindAreThoseOfThePageAndNumbers() throws IOException {
        List<Summary.Kind> kinds =
                CountyContent.of(input(NOT_MET, false, ZH)).summary().kinds();
        assertThat(kinds).hasSizeGreaterThan(4);
        try (XSSFWorkbook book = notMet()) {
            Sheet sheet = book.getSheet("各校合计");
            int at = 2;
            for (Summary.Kind kind : kinds) {
                Row row = sheet.getRow(at++);
                assertThat(row.getCell(0).getStringCellValue())
                        .isEqualTo(kind.name().in(ZH));
                assertThat(row.getCell(2).getStringCellValue())
                        .isEqualTo(kind.least().in(ZH));
                assertThat(row.getCell(4).getStringCellValue())
                        .isEqualTo(kind.full().in(ZH));
                assertThat(row.getCell(5).getNumericCellValue()).isEqualTo(kind.schools());
            }
            Row teachers = sheet.getRow(3);
            assertThat(teachers.getCell(0).getStringCellValue()).isEqualTo("教师");
            assertThat(teachers.getCell(1).getNumericCellValue()).isEqualTo(6);
            assertThat(teachers.getCell(3).getNumericCellValue()).isEqualTo(8);
            assertThat(teachers.getCell(1).getCellStyle().getDataFormatString()).contains("人");
        }
    }

    @Test
    void everyStepOfEveryWayThatIsEnoughHasARow() throws IOException {
        CountyContent content = CountyContent.of(input(NOT_MET, false, ZH));
        assertThat(content.remedies().all()).isNotEmpty();
        try (XSSFWorkbook book = notMet()) {
            List<String> steps = new ArrayList<>();
            for (Row row : book.getSheet("够达标的补法")) {
                if (row.getLastCellNum() == 7 && row.getCell(4).getCellType() == CellType.NUMERIC) {
                    steps.add(row.getCell(0) + "|" + row.getCell(1) + "|" + row.getCell(3) + "|"
                            + BigDecimal.valueOf(row.getCell(4).getNumericCellValue())
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + "|" + row.getCell(5));
                }
            }
            List<String> expected = new ArrayList<>();
            for (Remedies.Way way : content.remedies().all()) {
                for (Remedies.Step step : way.steps()) {
                    expected.add(content.wording()
                                    .school(way.unit().school().orElseThrow())
                                    .in(ZH) + "|"
                            + way.unit().stage().orElseThrow().zh() + "|"
                            + content.wording().rule(step.item()).in(ZH) + "|"
                            + step.amount().amount().stripTrailingZeros().toPlainString() + "|"
                            + (step.toLimit() ? "标准值" : "底线"));
                }
            }
            assertThat(steps).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void ofSeveralYearsEachHasItsColumnAndOfOneThereIsNoTrend() throws IOException {
        Evaluation met = Bundled.evaluation("met");
        ReportInput both = new ReportInput(List.of(met, NOT_MET), List.of(), Optional.empty(), false, ZH);
        try (XSSFWorkbook book = book(written(both));
                XSSFWorkbook one = notMet()) {
            assertThat(one.getSheet("历年变化")).isNull();
            List<List<String>> rows = rows(book.getSheet("历年变化"));
            assertThat(rows).contains(List.of("结论", "达标 ✔", "未达标 ✘"));
            assertThat(rows).contains(List.of("达标单位：R 每所学校至少6项指标达到要求，余项不低于要求的85%", units(met), units(NOT_MET)));
            Row cv = null;
            for (Row row : book.getSheet("历年变化")) {
                if (row.getCell(0).toString().startsWith("C2 ")
                        && row.getCell(0).toString().endsWith("小学")) {
                    cv = row;
                }
            }
            assertThat(cv).isNotNull();
            assertThat(cv.getCell(2).getNumericCellValue()).isEqualTo(0.501);
            assertThat(cv.getCell(2).getCellStyle().getDataFormatString()).contains("✘");
            assertThat(cv.getCell(1).getCellStyle().getDataFormatString()).contains("✔");
        }
    }

    private static String units(Evaluation evaluation) {
        CityMember.Units units = Trend.units(evaluation, "R");
        return units.met() + "/" + units.concerned();
    }

    @Test
    void everyTableOfThePartOnConcessionsIsASheet() throws IOException {
        Evaluation eased = Evaluator.of(Bundled.standard("quality-balanced-2017"))
                .conceding(Set.of("T1", "T2", "T3", "T4", "T5"))
                .evaluate(Bundled.county("not-met"))
                .orThrow();
        List<Block> blocks = CountyContent.of(input(eased, false, ZH)).parts().getOrDefault(Part.CONCEDED, List.of());
        List<Block.Table> tables = blocks.stream()
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .toList();
        assertThat(tables).hasSize(3);
        try (XSSFWorkbook book = book(written(input(eased, false, ZH)))) {
            int number = 0;
            for (Block.Table table : tables) {
                number++;
                List<List<String>> told = rows(book.getSheet(number == 1 ? "过渡性放宽" : "过渡性放宽 " + number));
                for (List<Piece> row : table.rows()) {
                    if (number == 2) {
                        assertThat(row.get(row.size() - 1).in(ZH)).matches("T[1-5](、T[1-5])*");
                    }
                    assertThat(told)
                            .contains(row.stream().map(cell -> cell.in(ZH)).toList());
                }
            }
            assertThat(texts(book.getSheet("过渡性放宽 4"), 1)).anyMatch(text -> text.startsWith("T1（放宽 R3）"));
            assertThat(texts(book.getSheet("各校需要补足的事项"), 1)).anyMatch(text -> text.startsWith("够达标的补法（小学"));
        }
    }

    @Test
    void aMaskedWorkbookNamesNoSchool() throws IOException {
        CountyDataset data = NOT_MET.dataset();
        ReportInput in = new ReportInput(
                List.of(NOT_MET),
                List.of(Problem.of(ProblemCode.FILE_MISSING, "schools.csv")),
                Optional.empty(),
                true,
                ZH);
        List<String> all = new ArrayList<>();
        try (XSSFWorkbook book = book(written(in))) {
            for (Sheet sheet : book) {
                all.add(sheet.getSheetName());
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.STRING) {
                            all.add(cell.getStringCellValue());
                        }
                    }
                }
            }
        }
        String whole = String.join("\n", all);
        assertThat(whole).contains("学校 001", "已隐去").doesNotContain("schools.csv");
        data.schools()
                .forEach(report ->
                        assertThat(whole).doesNotContain(report.school().code().value()));
        assertThat(whole).doesNotContain("第一实验小学", "东二镇中心小学");
    }

    @Test
    void itIsEnglishWhereEnglishIsAskedForAndPrintsOnA4() throws IOException {
        try (XSSFWorkbook book = book(written(input(NOT_MET, false, Locale.ENGLISH)))) {
            assertThat(sheets(book)).startsWith("Summary").endsWith("Provenance");
            for (Sheet sheet : book) {
                assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getRepeatingRows()).as(sheet.getSheetName()).isNotNull();
            }
            assertThat(book.getProperties()
                            .getCustomProperties()
                            .getProperty("datasetSha256")
                            .getLpwstr())
                    .isEqualTo(Provenances.data(NOT_MET));
        }
    }

    @Test
    void everyStandardCanBeToldAndEveryPartIsValidByTheSchemas() throws Exception {
        CountyDataset county = Bundled.county("not-met");
        int told = 0;
        for (Standard standard : NationalStandards.all()) {
            if (standard.isInForce(LocalDate.of(county.county().year(), 12, 31))) {
                told++;
                Schemas.valid(written(input(Bundled.evaluation(standard.id(), county), false, ZH)), 4);
            }
        }
        assertThat(told).isGreaterThan(3);
    }
}
