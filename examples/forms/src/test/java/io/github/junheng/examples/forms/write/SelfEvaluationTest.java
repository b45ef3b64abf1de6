package io.github.junheng.examples.forms.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Status;
import io.github.junheng.examples.forms.Bundled;
import io.github.junheng.examples.forms.edition.FormEditions;
import io.github.junheng.examples.forms.figure.Figure;
import io.github.junheng.examples.forms.figure.Value;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The form of each school. */
class SelfEvaluationTest {
    private static final String PRIMARY = "校.2137990001.";
    private static final String NINE_YEAR = "校.3133990009.";

    private static FilledForm form(CountyDataset county) {
        return FilledForm.of(FormEditions.find("self-evaluation"), Bundled.evaluation("quality-balanced-2017", county));
    }

    private static FilledForm form(String county) {
        return form(Bundled.county(county));
    }

    private static XSSFWorkbook workbook(FilledForm form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FormWriter.xlsx(form, Locale.CHINESE, out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    private static String print(Map<String, Figure> figures, String id) {
        Figure figure = figures.get(id);
        return figure == null ? "no such cell" : figure.isBlank() ? "" : PrintedValue.zh(figure);
    }

    @Test
    void aLineHasWhatWasReportedItsValueItsLimitAndItsOutcome() {
        Map<String, Figure> figures = form("not-met").figures();
        // The text of the school: 2148 pupils, 10280 ㎡ with 740 ㎡ of sports rooms, 12148 ㎡ of grounds.
        assertThat(print(figures, PRIMARY + "founded.amount")).isEqualTo("1998");
        assertThat(print(figures, PRIMARY + "PRIMARY.amount.R4")).isEqualTo("9540.00");
        assertThat(print(figures, PRIMARY + "PRIMARY.value.R4")).isEqualTo("4.44");
        assertThat(print(figures, PRIMARY + "PRIMARY.limit.R4")).isEqualTo("4.50");
        assertThat(print(figures, PRIMARY + "PRIMARY.outcome.R4")).isEqualTo("否");
        assertThat(print(figures, PRIMARY + "PRIMARY.amount.R5")).isEqualTo("12888.00");
        assertThat(print(figures, PRIMARY + "PRIMARY.amount.R")).isEqualTo("达标 1 2 3 6 7；达 85% 未达标 4；不足 85% 5");
        assertThat(print(figures, PRIMARY + "size.value")).isEqualTo("2148");
        assertThat(print(figures, PRIMARY + "size.limit")).isEqualTo("2000");
        assertThat(print(figures, PRIMARY + "size.outcome")).isEqualTo("否");
        assertThat(print(figures, PRIMARY + "PRIMARY.amount.largest")).isEqualTo("48");
        assertThat(print(figures, PRIMARY + "PRIMARY.amount.oversized")).isEqualTo("16");
        assertThat(print(figures, PRIMARY + "music.amount")).isEqualTo("99；107.5；102；100；96");
        assertThat(print(figures, PRIMARY + "musicLarge.value")).isEqualTo("5");
        assertThat(print(figures, PRIMARY + "training.value")).isEqualTo("6.6");
        assertThat(figures).doesNotContainKey(PRIMARY + "JUNIOR.value.R1");
    }

    @Test
    void aSchoolOfTwoStagesHasEachWithItsOwnShareAndLimits() {
        Map<String, Figure> figures = form("met").figures();
        assertThat(print(figures, NINE_YEAR + "PRIMARY.amount.R4")).isEqualTo("1888.40");
        assertThat(print(figures, NINE_YEAR + "JUNIOR.amount.R4")).isEqualTo("928.80");
        assertThat(print(figures, NINE_YEAR + "PRIMARY.limit.largest")).isEqualTo("45");
        assertThat(print(figures, NINE_YEAR + "JUNIOR.limit.largest")).isEqualTo("50");
        assertThat(print(figures, NINE_YEAR + "size.limit")).isEqualTo("2500");
        assertThat(print(figures, NINE_YEAR + "JUNIOR.amount.graduates")).isEqualTo("45");
        // 479 pupils: not funded as 100.
        assertThat(print(figures, NINE_YEAR + "G6.outcome")).isEqualTo("——");
    }

    @Test
    void ofATeachingPointTooSmallForTheIndicatorsTheirLinesAreLeftOut() {
        Map<String, Figure> figures = form("met").figures();
        List<String> left = figures.entrySet().stream()
                .filter(entry -> entry.getKey().matches("校\\..*\\.(amount|value|limit|outcome)\\.R[1-7]?")
                        && entry.getValue().value() instanceof Value.Dash)
                .map(Map.Entry::getKey)
                .toList();
        // 西一乡第二教学点 has fewer than 50 pupils: eight lines of four cells, of the last one two are empty.
        assertThat(left).hasSize(30).allMatch(id -> id.startsWith("校.2133990006.PRIMARY."));
        assertThat(print(figures, "校.2133990006.G6.outcome")).isEqualTo("是");
    }

    @Test
    void whatASchoolDoesNotReportStaysBlankAndIsListed() throws IOException {
        CountyDataset county = Bundled.county("met")
                .without(CellRef.of(SchoolCode.of(3_133_990_009L), "equipmentValue"))
                .without(CellRef.of(SchoolCode.of(3_133_990_009L), "foundedYear"));
        FilledForm form = form(county);
        Figure value = form.figures().get(NINE_YEAR + "PRIMARY.value.R6");
        assertThat(value.value())
                .isInstanceOfSatisfying(
                        Value.Blank.class,
                        blank -> assertThat(
                                        blank.why().stream().map(Missing::cell).map(CellRef::fact))
                                .containsExactly("equipmentValue"));
        Set<String> listed = new HashSet<>();
        try (XSSFWorkbook workbook = workbook(form)) {
            Sheet sheet = workbook.getSheet("009 南一镇九年一贯制学校");
            for (Row row : sheet) {
                if (row.getCell(1) != null
                        && row.getCell(1).getStringCellValue().startsWith("建校年份")) {
                    assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.BLANK);
                }
            }
            workbook.getSheet("未填报").forEach(row -> listed.add(row.getCell(1).getStringCellValue()));
        }
        assertThat(listed)
                .contains(
                        NINE_YEAR + "founded.amount",
                        NINE_YEAR + "equipment.amount",
                        NINE_YEAR + "PRIMARY.amount.R6",
                        NINE_YEAR + "JUNIOR.outcome.R6");
        // Six of seven are met without it, but at its floor it could still fail.
        assertThat(print(form.figures(), NINE_YEAR + "PRIMARY.outcome.R")).isEmpty();
    }

    @Test
    void everySchoolHasASheetOnA4WithANameOfItsOwn() throws IOException {
        CountyDataset county = Bundled.county("met");
        String odd = "县/实验:小学[东]*?\\'——名称特别长的学校名称特别长的学校名称特别长的学校";
        List<SchoolReport> schools = new ArrayList<>();
        for (SchoolReport school : county.schools()) {
            schools.add(new SchoolReport(
                    new School(school.school().code(), odd, school.school().kind()), school.facts()));
        }
        FilledForm form = form(county.with(schools));
        try (XSSFWorkbook workbook = workbook(form)) {
            Set<String> names = new HashSet<>();
            int sheets = workbook.getNumberOfSheets() - 2;
            // Without the special school and the vocational school.
            assertThat(sheets).isEqualTo(county.schools().size() - 2);
            for (int i = 0; i < sheets; i++) {
                String name = workbook.getSheetName(i);
                names.add(name.toLowerCase(Locale.ROOT));
                assertThat(name).hasSizeLessThanOrEqualTo(31).startsWith("00".substring(i < 9 ? 0 : 1) + (i + 1) + " ");
                assertThat(name).doesNotContainPattern("[\\\\/:*?\\[\\]]");
                Sheet sheet = workbook.getSheetAt(i);
                assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
                assertThat(sheet.getPrintSetup().getLandscape()).isFalse();
                assertThat(sheet.getFitToPage()).isTrue();
            }
            assertThat(names).hasSize(sheets);
        }
    }

    @Test
    void aZipHasAWorkbookOfEachSchoolWithItsOwnBlanksAndSources() throws IOException {
        FilledForm form = form("not-met");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FormWriter.zip(form, Locale.CHINESE, out);
        int files = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files++;
                if (files == 1) {
                    assertThat(entry.getName()).isEqualTo("001 第一实验小学.xlsx");
                    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(zip.readAllBytes()))) {
                        assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
                        assertThat(workbook.getSheetName(0)).isEqualTo("001 第一实验小学");
                        assertThat(workbook.getSheet("未填报").getLastRowNum()).isPositive();
                        workbook.getSheet("未填报")
                                .forEach(row -> assertThat(row.getCell(1).getStringCellValue())
                                        .matches("编号|" + PRIMARY + ".*"));
                    }
                }
            }
        }
        assertThat(files).isEqualTo(form.tables().size()).isEqualTo(58);
    }

    @Test
    void theOutcomesAreThoseOfTheEvaluation() {
        Map<String, Figure> figures = form("not-met").figures();
        var evaluation = Bundled.evaluation("not-met");
        int[] compared = {0};
        evaluation.findings().forEach(finding -> {
            if (finding.rule().local().equals("R5") && finding.school().isPresent()) {
                Figure shown = figures.get("校." + finding.school().get().value() + "."
                        + finding.stage().orElseThrow() + ".outcome.R5");
                if (shown != null && finding.status() != Status.INDETERMINATE) {
                    compared[0]++;
                    assertThat(shown.value())
                            .isEqualTo(
                                    finding.status() == Status.NOT_APPLICABLE
                                            ? new Value.Dash()
                                            : new Value.Outcome(finding.status()));
                }
            }
        });
        assertThat(compared[0]).isGreaterThan(50);
    }
}
