package io.github.junheng.examples.forms.read;

import static io.github.junheng.examples.forms.read.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
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
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where in a form the values of its labels stand: in which column, below or beside, of which stage, in which unit. */
class LabelLayoutsTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final String ONE = "2137990001";
    private static final String TWO = "2137990002";

    @TempDir
    Path folder;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final XSSFSheet sheet = book.createSheet("表");

    private static Object[] row(@Nullable Object... cells) {
        return cells;
    }

    private void rows(Object[]... rows) {
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                Object value = rows[r][c];
                if (value instanceof Number number) {
                    (c == 0 ? sheet.createRow(r) : sheet.getRow(r))
                            .createCell(c)
                            .setCellValue(number.doubleValue());
                } else {
                    (c == 0 ? sheet.createRow(r) : sheet.getRow(r))
                            .createCell(c)
                            .setCellValue(value == null ? "" : value.toString());
                }
            }
        }
    }

    private void merge(String region) {
        sheet.addMergedRegion(CellRangeAddress.valueOf(region));
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

    private static List<String> errors(Checked<?> read) {
        return read.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(problem -> problem.code() + " " + problem.where() + " " + problem.message(Locale.CHINESE))
                .toList();
    }

    private static String fact(Checked<ReadForms> read, String code, String id) {
        assertThat(errors(read)).isEmpty();
        SchoolReport school = read.value()
                .orElseThrow()
                .dataset()
                .school(SchoolCode.parse(code))
                .orElseThrow();
        return school.facts().values().get(id) instanceof FactValue.Amount amount
                ? amount.value().toPlainString()
                : "null";
    }

    @Test
    void theColumnOfLineNumbersIsNotReadForTheValues() throws IOException {
        rows(
                row("学校名称", "一小", "学校代码", ONE),
                row("学校类型", "小学"),
                row("指标名称", "代码", "计量单位", "数值"),
                row("小学学生人数", "01", "人", 640),
                row("教学仪器设备资产值（账面原值）", "02", "元", 1500000),
                row("网络多媒体教室间数", 3, "间", null));

        Checked<ReadForms> read = read();

        assertThat(fact(read, ONE, "primary.students")).isEqualTo("640");
        assertThat(fact(read, ONE, "equipmentValue")).isEqualTo("150");
        assertThat(fact(read, ONE, "multimediaRooms")).isEqualTo("null");
        assertThat(told(read, "JH823", "JH837")).isEmpty();
    }

    @Test
    void headingsEndWithTheirBlock() throws IOException {
        rows(
                row("学校名称", "九年", "学校代码", "3137990001"),
                row("学校类型", "九年一贯制学校"),
                row("项目", "小学", "初中"),
                row("学生人数", 640, 300),
                row(),
                row("三、体育艺术教师"),
                row("体育专任教师人数", 5));

        Checked<ReadForms> read = read();

        assertThat(fact(read, "3137990001", "primary.students")).isEqualTo("640");
        assertThat(fact(read, "3137990001", "junior.students")).isEqualTo("300");
        assertThat(fact(read, "3137990001", "primary.pe")).isEqualTo("null");
        assertThat(told(read, "JH824")).singleElement().asString().contains("体育专任教师人数");
    }

    @Test
    void aNumberBehindANameOfItsOwnIsNoRivalOfALabelsValue() throws IOException {
        rows(
                row("学校代码", ONE, "邮编", 450000),
                row("学校名称", "一小", "学校类型", "小学"),
                row("小学学生人数", 640, "其中：女生", 300),
                row("教学及辅助用房总面积", 5000, "其中：危房", 0));

        Checked<ReadForms> read = read();

        assertThat(fact(read, ONE, "primary.students")).isEqualTo("640");
        assertThat(fact(read, ONE, "teachingArea")).isEqualTo("5000");
        assertThat(told(read, "JH837")).isNotEmpty();
    }

    @Test
    void theOnlyRowOfABlockIsReadAlsoWhereItIsCalledATotal() throws IOException {
        rows(
                row("学校名称", "一小", "学校代码", ONE),
                row("学校类型", "小学", "小学学生人数", 640),
                row(),
                row("班额", "班级总数", "每班25人以下班级个数", "每班26-30人班级个数"),
                row("合计", 15, 5, 10));

        assertThat(fact(read(), ONE, "primary.classCount")).isEqualTo("15");
    }

    @Test
    void thisYearsColumnIsReadAndNotLastYears() throws IOException {
        rows(
                row("指标名称", "上年", "本年"),
                row("学校名称", "一小", "一小"),
                row("学校代码", ONE, ONE),
                row("学校类型", "小学", "小学"),
                row("小学学生人数", 639, 640),
                row("班级总数", 14, null));

        Checked<ReadForms> read = read();

        assertThat(fact(read, ONE, "primary.students")).isEqualTo("640");
        assertThat(fact(read, ONE, "primary.classCount")).isEqualTo("null");
    }

    @Test
    void ofTwoNumbersThatNothingTellsApartNeitherIsRead() throws IOException {
        rows(
                row("指标名称", "2023年", "2024年"),
                row("学校名称", "一小"),
                row("学校代码", ONE),
                row("学校类型", "小学"),
                row("小学学生人数", 639, 640));

        assertThat(errors(read())).containsExactly("JH821 表!B5 “小学学生人数”在 表!C5 也填了，值不同。请只留一处。");
    }

    @Test
    void columnsHeadedByStagesBelowALabelAreOfThoseStages() throws IOException {
        rows(
                row("学校名称", "学校代码", "学校类型", "学生人数", null, "专任教师总人数", null, null),
                row(null, null, null, "小学", "初中", "合计", "小学", "初中"),
                row("一贯制", "4237990001", "九年一贯制", 300, 200, 60, 25, 35));
        merge("A1:A2");
        merge("D1:E1");
        merge("F1:H1");

        Checked<ReadForms> read = read();

        assertThat(fact(read, "4237990001", "primary.students")).isEqualTo("300");
        assertThat(fact(read, "4237990001", "junior.students")).isEqualTo("200");
        assertThat(fact(read, "4237990001", "primary.teachers")).isEqualTo("25");
        assertThat(fact(read, "4237990001", "junior.teachers")).isEqualTo("35");
        assertThat(told(read, "JH823", "JH824", "JH837")).isEmpty();
    }

    @Test
    void columnsHeadedByStagesAboveValuesBesideLabelsAreOfThoseStages() throws IOException {
        rows(
                row("学校名称", "一中"),
                row("学校代码", "3137990001"),
                row("学校类型", "初级中学"),
                row("项目", "小学", "初中"),
                row("学生人数", 0, 900),
                row("专任教师总人数", 0, 80),
                row("教学及辅助用房总面积", 4000, null));

        Checked<ReadForms> read = read();

        assertThat(fact(read, "3137990001", "junior.students")).isEqualTo("900");
        assertThat(fact(read, "3137990001", "junior.teachers")).isEqualTo("80");
        assertThat(fact(read, "3137990001", "teachingArea")).isEqualTo("4000");
        assertThat(told(read, "JH823", "JH824", "JH837")).isEmpty();
    }

    @Test
    void stagesBehindALabelAreThoseOfTheirNumbers() throws IOException {
        rows(
                row("学校名称", "一贯制"),
                row("学校代码", "4237990001"),
                row("学校类型", "九年一贯制"),
                row("专任教师总人数", "小学", 25),
                row(null, "初中", 35),
                row("体育专任教师人数", "小学", 2, "初中", 3));
        merge("A4:A5");

        Checked<ReadForms> read = read();

        assertThat(fact(read, "4237990001", "primary.teachers")).isEqualTo("25");
        assertThat(fact(read, "4237990001", "junior.teachers")).isEqualTo("35");
        assertThat(fact(read, "4237990001", "primary.pe")).isEqualTo("2");
        assertThat(fact(read, "4237990001", "junior.pe")).isEqualTo("3");
    }

    @Test
    void aSchoolInEachColumnIsASchool() throws IOException {
        rows(
                row("指标", "学校1", "学校2"),
                row("学校名称", "一小", "二小"),
                row("学校代码", ONE, TWO),
                row("学校类型", "小学", "小学"),
                row("小学学生人数", 640, 300));

        Checked<ReadForms> read = read();

        assertThat(fact(read, ONE, "primary.students")).isEqualTo("640");
        assertThat(fact(read, TWO, "primary.students")).isEqualTo("300");
    }

    @Test
    void aSecondColumnWithoutACodeIsRefused() throws IOException {
        rows(row("学校名称", "一小", "二小"), row("学校代码", ONE, null), row("学校类型", "小学", "小学"), row("小学学生人数", 640, 300));

        assertThat(errors(read())).containsExactly("JH821 表!B4 “小学学生人数”在 表!C4 也填了，值不同。请只留一处。");
    }

    @Test
    void labelsAboveTheirValuesAmongLabelsBesideThemAreOfTheSameSchool() throws IOException {
        rows(
                row("学校名称", "一小"),
                row("学校代码", ONE),
                row("学校类型", "小学"),
                row("小学学生人数", 640),
                row("班级总数", 15),
                row("每班36-40人班级个数", "每班41-45人班级个数", "每班46-50人班级个数"),
                row(3, 12, 0),
                row("专任教师总人数", 40));

        Checked<ReadForms> read = read();

        assertThat(fact(read, ONE, "primary.students")).isEqualTo("640");
        assertThat(fact(read, ONE, "primary.classes.from41to45")).isEqualTo("12");
        assertThat(fact(read, ONE, "primary.teachers")).isEqualTo("40");
        assertThat(told(read, "JH837")).isEmpty();
    }

    @Test
    void numbersOfNoLabelAreToldOnceAColumn() throws IOException {
        rows(
                row("序号", "学校名称", "学校代码", "学校类型", "小学学生人数", "校长电话"),
                row(1, "一小", ONE, "小学", 640, 13800000000L),
                row(2, "二小", TWO, "小学", 300, 13800000001L));

        assertThat(told(read(), "JH837")).containsExactly("JH837 表!F2 一小 “13800000000”没有读：不知道是哪一项；这一列共有 2 个这样的数。请核对。");
    }

    @Test
    void aLineAboveATableStatesTheUnitOfMoneyThatColumnsDoNotState() throws IOException {
        rows(
                row("一览表（金额单位：元）", null),
                row("学校名称", "学校代码", "学校类型", "教学仪器设备资产值", "上一年度公用经费预算总额（万元）"),
                row("一小", ONE, "小学", 1500000, 60));

        Checked<ReadForms> read = read();

        assertThat(fact(read, ONE, "equipmentValue")).isEqualTo("150");
        assertThat(fact(read, ONE, "publicFundsBudget")).isEqualTo("60");
        assertThat(told(read, "JH817")).containsExactly("JH817 表!D3 一小 “1500000元”换算为 150万元。请核对单位。");
    }

    @Test
    void aLineThatStatesAnUnknownUnitOfMoneyIsRefused() throws IOException {
        rows(row("单位：人、千元", null), row("学校名称", "学校代码", "学校类型", "教学仪器设备资产值"), row("一小", ONE, "小学", 1500));

        assertThat(errors(read())).containsExactly("JH818 表!D3 一小 不认识或不能换算单位“千元”，应为“万元”。请换算后填写。");
    }

    @Test
    void marksNumbersAndBracketsOfAnyKindMakeNoOtherLabel() throws IOException {
        rows(
                row("*学校名称", "一小"),
                row("学校代码（必填）", "'" + ONE),
                row("学校类型", "小学教学点"),
                row("①小学学生人数", 640),
                row("本科学历教师人数【小学】", 20),
                row("硕士学历教师人数[小学]", 3),
                row("1.1 网络多媒体教室间数", 8),
                row("专任教师总人数", "1.5人"));

        Checked<ReadForms> read = read();

        assertThat(told(read, "JH823", "JH829", "JH837")).isEmpty();
        // What looks like numbering before a unit is a number.
        assertThat(told(read, "JH202")).hasSize(1);
    }

    @Test
    void rowsOfTotalsNotesAndSignaturesAreNoSchools() throws IOException {
        rows(
                row("学校名称", "学校代码", "学校类型", "小学学生人数", "班级总数"),
                row("一小", ONE, "小学", 640, 15),
                row("本页小计", null, null, 640, 15),
                row("合计", null, null, 640, 15),
                row("注：1.数据截至9月1日", null),
                row("填表人", "张三", null, "联系电话", 13800000000L));

        Checked<ReadForms> read = read();

        assertThat(fact(read, ONE, "primary.students")).isEqualTo("640");
        assertThat(read.value().orElseThrow().sheets())
                .singleElement()
                .satisfies(one -> assertThat(one.left().orElseThrow().zh()).isEqualTo("合计行 2 行"));
        assertThat(told(read, "JH837"))
                .containsExactly(
                        "JH837 表!A5 “注：1.数据截至9月1日”没有读：这一行是说明或落款，不是学校。请核对。", "JH837 表!A6 “填表人”没有读：这一行是说明或落款，不是学校。请核对。");
    }
}
