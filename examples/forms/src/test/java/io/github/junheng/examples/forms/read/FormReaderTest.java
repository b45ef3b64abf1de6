package io.github.junheng.examples.forms.read;

import static io.github.junheng.examples.forms.read.Told.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.examples.forms.write.TemplateWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms as offices fill them in, read into a dataset; problems name sheet and cell. */
class FormReaderTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final String CODE = "2137990001";

    @TempDir
    Path folder;

    private final XSSFWorkbook book = new XSSFWorkbook();

    private static void put(XSSFSheet sheet, int row, int column, Object value) {
        XSSFRow at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        XSSFCell cell = at.createCell(column);
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            CellStyle style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat((short) 14);
            cell.setCellStyle(style);
        } else if (value instanceof String text && text.startsWith("=")) {
            cell.setCellFormula(text.substring(1));
        } else if (value instanceof Boolean flag) {
            cell.setCellValue(flag);
        } else if (value instanceof String text) {
            cell.setCellValue(text);
        }
    }

    /** Labels down a column, each with its value beside it. */
    private XSSFSheet down(String name, Object... labelsAndValues) {
        XSSFSheet sheet = book.createSheet(name);
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            put(sheet, i / 2, 1, labelsAndValues[i]);
            put(sheet, i / 2, 2, labelsAndValues[i + 1]);
        }
        return sheet;
    }

    private XSSFSheet county() {
        return down("区县", "区县名称", "示例县", "区县代码", "379901", "填报年度", 2024, "当地公务员年平均工资收入", 9.5, "适龄残疾儿童少年总数", "１２人");
    }

    private Path saved() throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        return file;
    }

    private Checked<ReadForms> read() throws IOException {
        ReadOptions options = ReadOptions.of(STANDARD).withPrivateCodes(true);
        return FormReader.read(List.of(saved()), FormReading.of(options, List.of(STANDARD)));
    }

    private static SchoolReport school(Checked<ReadForms> read, String code) {
        CountyDataset dataset =
                read.value().orElseThrow(() -> new AssertionError(told(read))).dataset();
        return dataset.school(SchoolCode.parse(code)).orElseThrow();
    }

    private static String fact(SchoolReport school, String id) {
        return shown(school.facts().values().get(id));
    }

    private static String shown(@Nullable FactValue value) {
        return value instanceof FactValue.Amount amount ? amount.value().toPlainString() : String.valueOf(value);
    }

    private static String county(Checked<ReadForms> read, String id) {
        CountyDataset dataset =
                read.value().orElseThrow(() -> new AssertionError(told(read))).dataset();
        return shown(dataset.county().facts().values().get(id));
    }

    @Test
    void aFormWithItsLabelsInAnyOrderIsReadWhateverWayTheNumbersAreTyped() throws IOException {
        county();
        down(
                "学校表",
                "教学仪器设备资产值（账面原值）",
                "25万元",
                "小学学生人数",
                "６４０",
                " 学校代码： ",
                CODE,
                "1. 学校名称",
                "示例小学",
                "学校类型",
                "小学",
                "专任教师总人数",
                "36 人",
                "本科学历教师人数（小学）",
                "1,020",
                "体育专任教师人数",
                3,
                "教学及辅助用房总面积（㎡）",
                "=1000+500",
                "县级及以上骨干教师数",
                "—",
                "是否2010年及之前规划并建成",
                "√",
                "是否2016年及之前规划并建成",
                true);
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();

        Checked<ReadForms> read = read();

        SchoolReport school = school(read, CODE);
        assertThat(fact(school, "primary.students")).isEqualTo("640");
        assertThat(fact(school, "equipmentValue")).isEqualTo("25");
        assertThat(fact(school, "primary.teachers")).isEqualTo("36");
        assertThat(fact(school, "primary.degree.bachelor")).isEqualTo("1020");
        assertThat(fact(school, "primary.pe")).isEqualTo("3");
        assertThat(fact(school, "teachingArea")).isEqualTo("1500");
        // The answers are kept, and no year is made of them.
        assertThat(fact(school, "builtYear")).isEqualTo("null");
        assertThat(fact(school, "builtBy2010")).isEqualTo("Flag[value=true]");
        assertThat(fact(school, "builtBy2016")).isEqualTo("Flag[value=true]");
        // A dash is not reported, and no zero.
        assertThat(fact(school, "primary.backbone")).isEqualTo("null");
        assertThat(told(read, "JH814")).containsExactly("JH814 学校表!C10 “—”按未填报处理；没有的请填 0。");
        assertThat(told(read, "JH815"))
                .containsExactly(
                        "JH815 区县 1 个数字以文本、全角或带单位的形式填写，已按数字读；首个在 区县!C5。",
                        "JH815 学校表 4 个数字以文本、全角或带单位的形式填写，已按数字读；首个在 学校表!C1。");
        // The form asks for 万元, the dataset for yuan.
        assertThat(county(read, "pay.civilServantsYuan")).isEqualTo("95000");
        assertThat(county(read, "disabledChildren.schoolAge")).isEqualTo("12");
        assertThat(read.value().orElseThrow().sheets())
                .extracting(sheet -> sheet.kind().orElseThrow().zh())
                .containsExactly("县级自评表", "学校自评表");
        assertThat(told(read, "JH822")).hasSize(2);
    }

    @Test
    void whatCannotBeMeantIsToldWithItsCellAndIsNeverAZero() throws IOException {
        county();
        XSSFSheet sheet = down(
                "学校表",
                "学校代码",
                Long.parseLong(CODE),
                "学校名称",
                "示例小学",
                "学校类型",
                "小学",
                "小学学生人数",
                LocalDate.of(2026, 3, 5),
                "专任教师总人数",
                "=1/0",
                "美术专任教师人数",
                "约3",
                "教学仪器设备资产值（账面原值）",
                "3亩",
                "网络多媒体教室间数",
                "  ",
                "音乐专任教师人数",
                null);
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        sheet.getRow(8).createCell(2).setCellFormula("C7+1");

        Checked<ReadForms> read = read();

        assertThat(told(read, "JH201", "JH811", "JH812", "JH813", "JH818"))
                .containsExactlyInAnyOrder(
                        "JH813 学校表!C4 应填数字，却是日期 2026-03-05（多半是输入的“3-5”被自动改成了日期）。请改为数字。",
                        "JH812 学校表!C5 公式的结果是 #DIV/0!。请更正。",
                        "JH818 学校表!C7 不认识或不能换算单位“亩”，应为“万元”。请换算后填写。",
                        "JH811 学校表!C9 公式“C7+1”没有计算结果。请打开工作簿，重新计算并保存。",
                        "JH201 学校表!C6 小学美术教师数 “约3”不是数字。请填写不带单位、百分号和千位分隔符的数字。");
    }

    @Test
    void schoolsInRowsBelowTheirLabelsAreEachRead() throws IOException {
        county();
        XSSFSheet sheet = book.createSheet("汇总");
        put(sheet, 0, 0, "某县学校情况汇总");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
        List<String> labels = List.of("学校名称", "学校代码", "学校类型", "小学学生人数", "初中学生人数");
        for (int i = 0; i < labels.size(); i++) {
            put(sheet, 1, i, labels.get(i));
        }
        Object[][] rows = {
            {"甲小学", CODE, "小学", 300, null}, {"乙中学", "3137990002", "初中", null, "450"}, {"无码", null, "小学", 1, null}
        };
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                put(sheet, 2 + r, c, rows[r][c]);
            }
        }

        Checked<ReadForms> read = read();

        assertThat(told(read, "JH829")).containsExactly("JH829 汇总!B5 没有学校标识码（10 位），不知道是哪所学校：“无码”。请填学校代码。");
        List<Problem> others = new ArrayList<>(read.problems());
        others.removeIf(problem -> problem.code().code().equals("JH829"));
        assertThat(new Checked<>(read.valueOrNull(), others).hasErrors())
                .as(told(read).toString())
                .isFalse();
        assertThat(fact(school(read, CODE), "primary.students")).isEqualTo("300");
        assertThat(fact(school(read, "3137990002"), "junior.students")).isEqualTo("450");
        assertThat(school(read, "3137990002").school().kind().zh()).isEqualTo("初级中学");
    }

    @Test
    void whatIsNotSplitByStageFillsASchoolOfOneStageOnly() throws IOException {
        county();
        down("学校表", "学校代码", "3137990003", "学校名称", "一贯制学校", "学校类型", "九年一贯制", "专任教师总人数", 90, "体育专任教师人数", 4);

        Checked<ReadForms> read = read();

        assertThat(told(read, "JH824"))
                .containsExactly(
                        "JH824 学校表!C4 “专任教师总人数”没有分学段，一贯制学校 有两个以上学段，不能采用。请用模板分学段填写。",
                        "JH824 学校表!C5 “体育专任教师人数”没有分学段，一贯制学校 有两个以上学段，不能采用。请用模板分学段填写。");
        assertThat(fact(school(read, "3137990003"), "junior.teachers")).isEqualTo("null");
        assertThat(fact(school(read, "3137990003"), "primary.teachers")).isEqualTo("null");
    }

    @Test
    void labelsInMergedCellsUnderAStageAreCompleted() throws IOException {
        county();
        XSSFSheet sheet = down("学校表", "学校代码", CODE, "学校名称", "示例小学", "学校类型", "小学");
        put(sheet, 3, 0, "小学");
        sheet.addMergedRegion(new CellRangeAddress(3, 4, 0, 0));
        put(sheet, 3, 1, "学生人数");
        put(sheet, 3, 2, 512);
        put(sheet, 4, 1, "本科学历教师人数");
        put(sheet, 4, 2, 30);

        Checked<ReadForms> read = read();

        assertThat(fact(school(read, CODE), "primary.students")).isEqualTo("512");
        assertThat(fact(school(read, CODE), "primary.degree.bachelor")).isEqualTo("30");
    }

    @Test
    void aLabelThatStandsTwiceOrIsMisspeltIsTold() throws IOException {
        county();
        down(
                "学校表",
                "学校代码",
                CODE,
                "学校名称",
                "示例小学",
                "学校类型",
                "小学",
                "小学学生人数",
                500,
                "小学学生人数",
                501,
                "网络多媒体教室问数",
                20,
                "教学仪器设备资产值（账面原值）",
                30,
                "教学仪器设备资产值（账面原值）",
                30);

        Checked<ReadForms> read = read();

        assertThat(told(read, "JH821")).containsExactly("JH821 学校表!C4 “小学学生人数”在 学校表!C5 也填了，值不同。请只留一处。");
        assertThat(told(read, "JH823")).containsExactly("JH823 学校表!B6 不认识“网络多媒体教室问数”，没有读。是不是“网络多媒体教室间数”？请按表样填写。");
    }

    @Test
    void whatContradictsItselfIsToldWithWhatCounts() throws IOException {
        county();
        down(
                "学校表",
                "学校代码",
                CODE,
                "学校名称",
                "示例小学",
                "学校类型",
                "小学",
                "小学学生人数",
                "１２０人",
                "室内体育用房面积",
                300,
                "学校体育馆面积",
                280,
                "是否2010年及之前规划并建成",
                "是",
                "是否2016年及之前规划并建成",
                "否",
                "是否50人及以上但不足100人的乡村小规模学校和教学点",
                "是",
                "每班41-45人班级个数",
                3);

        Checked<ReadForms> read = read();

        assertThat(told(read, "JH827"))
                .containsExactlyInAnyOrder(
                        "JH827 学校表!C7 “是否2010年及之前规划并建成”为 是，而“是否2016年及之前规划并建成”为 否，互相矛盾；采用“-”。请核对。",
                        "JH827 学校表!C6 “学校体育馆面积”为 280，而“室内体育用房面积”为 300，互相矛盾；采用“室内体育用房面积”。请核对。",
                        "JH827 学校表!C9 “是否50人及以上但不足100人的乡村小规模学校和教学点”为 是，而“小学学生人数”为 120，互相矛盾；采用“小学学生人数”。请核对。");
        assertThat(fact(school(read, CODE), "builtYear")).isEqualTo("null");
        assertThat(fact(school(read, CODE), "primary.classes.from41to45")).isEqualTo("3");
        assertThat(told(read, "JH833")).isEmpty();
        assertThat(told(read, "JH815")).hasSize(2);
    }

    @Test
    void theCallerNamesCountyAndYearWhereNoFormDoes() throws IOException {
        down("学校表", "学校代码", CODE, "学校名称", "示例小学", "学校类型", "小学", "小学学生人数", 400);
        Path file = saved();
        ReadOptions options = ReadOptions.of(STANDARD).withPrivateCodes(true);
        FormReading silent = FormReading.of(options, List.of(STANDARD));

        Checked<ReadForms> without = FormReader.read(List.of(file), silent);
        Checked<ReadForms> with =
                FormReader.read(List.of(file), silent.forCounty(Optional.of("379901"), Optional.of(2024)));

        assertThat(told(without)).anySatisfy(line -> assertThat(line).startsWith("JH217"));
        assertThat(with.hasErrors()).as(told(with).toString()).isFalse();
        assertThat(with.value().orElseThrow().dataset().county().year()).isEqualTo(2024);
    }

    @Test
    void sheetsThatAreNoFormAreNamedAndAWorkbookWithoutAnyIsRefused() throws IOException {
        down("随笔", "今天", "天气很好");

        Checked<ReadForms> read = read();

        assertThat(read.hasErrors()).isTrue();
        assertThat(told(read))
                .containsExactly(
                        "JH807 随笔 工作表没有读：不是模板、统计报表、学校自评表、县级自评表。", "JH828 book.xlsx 认不出是哪种表；最像“填报模板”。请用模板或原表样。");
    }

    /** Rows of cells; null cells are left out. */
    private XSSFSheet table(String name, Object[]... rows) {
        XSSFSheet sheet = book.createSheet(name);
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                if (rows[r][c] != null) {
                    put(sheet, r, c, rows[r][c]);
                }
            }
        }
        return sheet;
    }

    private static Object[] row(@Nullable Object... cells) {
        return cells;
    }

    @Test
    void aBlankValueIsNotFilledFromWhatStandsFurtherOn() throws IOException {
        county();
        table(
                "学校表",
                row(1, "学校代码", CODE, 2, "学校名称", "示例小学"),
                row(3, "学校类型", "小学", 4, "网络多媒体教室间数", 20),
                row(5, "小学学生人数", null, 6, "体育专任教师人数", null),
                row(7, "本科学历教师人数（小学）", "人", 30, null, 300),
                row(8, "县级及以上骨干教师数", null, "人", null, null),
                row(9, "室内体育用房面积", "平方米", null, "去年", 300));

        Checked<ReadForms> read = read();

        SchoolReport school = school(read, CODE);
        assertThat(fact(school, "primary.students")).isEqualTo("null");
        assertThat(fact(school, "primary.pe")).isEqualTo("null");
        assertThat(fact(school, "primary.degree.bachelor")).isEqualTo("30");
        assertThat(fact(school, "indoorSportsArea")).isEqualTo("null");
        assertThat(told(read, "JH837"))
                .containsExactly(
                        "JH837 学校表!D3 “6”没有读：“小学学生人数”的格 C3 空着，按未填报处理，不取更右边的格。请核对。",
                        "JH837 学校表!E6 “去年”没有读：“室内体育用房面积”的格 D6 空着，按未填报处理，不取更右边的格。请核对。",
                        "JH837 学校表!F4 “300”没有读：不知道是哪一项；这一列共有 2 个这样的数。请核对。");
    }

    @Test
    void aTableWhoseHeaderIsRepeatedOnEachPageLosesNoSchool() throws IOException {
        county();
        Object[] header = row("学校名称", "学校代码", "学校类型", "小学学生人数");
        table(
                "汇总",
                row("说明：学校类型", null, null, null),
                header,
                row("甲小学", CODE, "小学", 300),
                row("乙小学", "2137990002", "小学", 310),
                row("某县学校情况汇总（续）", null, null, null),
                row("学校代码", "学校名称", "学校类型", "小学学生人数"),
                row("2137990003", "丙小学", "小学", 320),
                row("学校类型", null, null, null));

        Checked<ReadForms> read = read();

        assertThat(read.hasErrors()).as(told(read).toString()).isFalse();
        assertThat(fact(school(read, CODE), "primary.students")).isEqualTo("300");
        assertThat(fact(school(read, "2137990002"), "primary.students")).isEqualTo("310");
        assertThat(fact(school(read, "2137990003"), "primary.students")).isEqualTo("320");
        assertThat(told(read, "JH837"))
                .containsExactly(
                        "JH837 汇总!A5 “某县学校情况汇总（续）”没有读：这一行只有一格文字，不是学校。请核对。",
                        "JH837 汇总!A8 “学校类型”没有读：这一行只有一格文字，不是学校。请核对。");
    }

    @Test
    void aNumberMergedDownOverSchoolsIsNobodys() throws IOException {
        county();
        XSSFSheet sheet = table(
                "汇总",
                row("学校名称", "学校代码", "学校类型", "小学学生人数", "教学及辅助用房总面积（㎡）"),
                row("甲小学", CODE, "小学", 300, 8000),
                row("乙小学", "2137990002", null, 310, null));
        sheet.addMergedRegion(new CellRangeAddress(1, 2, 2, 2));
        sheet.addMergedRegion(new CellRangeAddress(1, 2, 4, 4));

        Checked<ReadForms> read = read();

        assertThat(told(read, "JH838")).containsExactly("JH838 汇总!E2 合并单元格里的“8000”跨 2 行，不知道是哪所学校的。请拆开后逐行填写。");
        assertThat(fact(school(read, "2137990002"), "primary.students")).isEqualTo("310");
        assertThat(school(read, "2137990002").school().kind().zh()).isEqualTo("小学");
        assertThat(fact(school(read, CODE), "teachingArea")).isEqualTo("null");
        assertThat(fact(school(read, "2137990002"), "teachingArea")).isEqualTo("null");
    }

    @Test
    void twoEntriesOfOneLabelAreComparedByWhatTheyMean() throws IOException {
        county();
        down(
                "学校表",
                "学校代码",
                Long.parseLong(CODE),
                "学校代码",
                CODE,
                "学校名称",
                "示例小学",
                "学校类型",
                "小学",
                "小学学生人数",
                640,
                "小学学生人数",
                "６４０人",
                "教学仪器设备资产值（账面原值）",
                25,
                "教学仪器设备资产值（账面原值）",
                "250000元",
                "体育专任教师人数",
                "—",
                "体育专任教师人数",
                3,
                "音乐专任教师人数",
                "2²",
                "音乐专任教师人数",
                2);

        Checked<ReadForms> read = read();

        assertThat(told(read, "JH821")).containsExactly("JH821 学校表!C11 “音乐专任教师人数”在 学校表!C12 也填了，值不同。请只留一处。");
        List<Problem> others = new ArrayList<>(read.problems());
        others.removeIf(problem -> problem.code().code().equals("JH821"));
        assertThat(new Checked<>(read.valueOrNull(), others).hasErrors())
                .as(told(read).toString())
                .isFalse();
        SchoolReport school = school(read, CODE);
        assertThat(fact(school, "primary.students")).isEqualTo("640");
        assertThat(fact(school, "equipmentValue")).isEqualTo("25");
        assertThat(fact(school, "primary.pe")).isEqualTo("3");
        assertThat(fact(school, "primary.music")).isEqualTo("null");
    }

    @Test
    void aFormOnATabNamedAsAGuideOfTheTemplateIsRead() throws IOException {
        county();
        down("检查", "学校代码", CODE, "学校名称", "示例小学", "学校类型", "小学", "小学学生人数", 400);

        assertThat(fact(school(read(), CODE), "primary.students")).isEqualTo("400");
    }

    @Test
    void whereNoSheetTellsOfASchoolTheWorkbookIsNamed() throws IOException {
        county();

        assertThat(told(read(), "JH105")).containsExactly("JH105 book.xlsx 只有表头，没有数据行。请至少填一所学校。");
    }

    @Test
    void moneyThatWasProbablyEnteredInYuanIsToldWithTheMedianOfTheOthers() throws IOException {
        county();
        Object[] header = row("学校名称", "学校代码", "学校类型", "教学仪器设备资产值（账面原值）", "上一年度公用经费预算总额", "上一年度教师培训经费预算总额");
        table(
                "汇总",
                header,
                row("甲小学", CODE, "小学", 2775600, 100, 100),
                row("乙小学", "2137990002", "小学", 300, 100, 100.5),
                row("丙小学", "2137990003", "小学", 200, 110, 5),
                row("丁小学", "2137990004", "小学", 100, 90, 5));

        Checked<ReadForms> read = read();

        assertThat(read.hasErrors()).as(told(read).toString()).isFalse();
        assertThat(told(read, "JH839"))
                .containsExactly("JH839 汇总!D2 甲小学 教学仪器设备值 “教学仪器设备值”为 2775600 万元，是其他学校中位数 200 的 1000 倍以上。是否按元填写？请核对。");
        assertThat(told(read, "JH320"))
                .containsExactly("JH320 汇总!F3 乙小学 教师培训经费预算 “教师培训经费预算”为 100.5 万元，而“公用经费预算”为 100 万元。请核对。");
    }

    @Test
    void anAmountJustBelowTheThousandfoldOrAmongFewSchoolsIsNotTold() throws IOException {
        county();
        Object[] header = row("学校名称", "学校代码", "学校类型", "教学仪器设备资产值（账面原值）");
        table(
                "汇总",
                header,
                row("甲小学", CODE, "小学", 199999),
                row("乙小学", "2137990002", "小学", 300),
                row("丙小学", "2137990003", "小学", 200),
                row("丁小学", "2137990004", "小学", 100));

        assertThat(told(read(), "JH839")).isEmpty();

        book.getSheet("汇总").getRow(1).getCell(3).setCellValue(200000);
        assertThat(told(read(), "JH839")).hasSize(1);

        book.getSheet("汇总").removeRow(book.getSheet("汇总").getRow(4));
        assertThat(told(read(), "JH839")).isEmpty();
    }

    @Test
    void aFileOfSchoolsAloneIsToldOfWithItsSheetsAndTheSchoolsNames() throws IOException {
        Path file = folder.resolve("school.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            TemplateWriter.write(List.of(STANDARD), Optional.empty(), out);
        }
        try (XSSFWorkbook template = new XSSFWorkbook(Files.newInputStream(file))) {
            XSSFSheet schools = template.getSheet("学校");
            Object[] cells = {CODE, "示例小学", "小学"};
            for (int i = 0; i < cells.length; i++) {
                put(schools, 3, i, cells[i]);
            }
            put(schools, 3, 4, "城里");
            put(schools, 3, 6, "约300");
            put(schools, 3, 7, "—");
            try (OutputStream out = Files.newOutputStream(folder.resolve("filled.xlsx"))) {
                template.write(out);
            }
        }
        ReadOptions options = ReadOptions.of(STANDARD).withPrivateCodes(true);

        Checked<ReadForms> read =
                FormReader.read(List.of(folder.resolve("filled.xlsx")), FormReading.of(options, List.of(STANDARD)));

        assertThat(read.problems()).extracting(Problem::where).noneMatch(where -> where.matches(".*(json|csv).*"));
        assertThat(told(read, "JH205")).singleElement(STRING).startsWith("JH205 学校!E4 示例小学 城乡类型 ");
        assertThat(told(read, "JH814")).singleElement(STRING).startsWith("JH814 学校!H4 示例小学 ");
        assertThat(told(read, "JH217")).singleElement(STRING).startsWith("JH217 县情");
    }
}
