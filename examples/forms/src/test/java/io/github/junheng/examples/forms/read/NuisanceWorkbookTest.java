package io.github.junheng.examples.forms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.Severity;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One workbook with everything in it that keeps a form from being read, and what becomes of each of its cells. */
class NuisanceWorkbookTest {
    private static final Path APPROVED =
            Path.of("src/test/resources/io/github/junheng/examples/forms/read/nuisances.txt");
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final ReadOptions OPTIONS = ReadOptions.of(STANDARD).withPrivateCodes(true);

    @TempDir
    private static Path folder;

    private static final XSSFWorkbook BOOK = new XSSFWorkbook();
    /** What somebody filled in: place, and what the cell shows. */
    private static final Map<String, String> FILLED = new LinkedHashMap<>();

    /** By place, the cell that tells whose value it is. */
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    private static final DataFormatter SHOWS = new DataFormatter(Locale.ROOT);
    private static final String RESULT = " → ";

    private static Path file = Path.of("");

    /** A formula whose program never saved what it comes to. */
    private record Uncalculated(String formula) {}

    /** A number in a cell that shows per cent. */
    private record Percent(double share) {}

    private static XSSFCell cell(XSSFSheet sheet, int row, int column) {
        XSSFRow at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return at.getCell(column) == null ? at.createCell(column) : at.getCell(column);
    }

    private static void label(XSSFSheet sheet, int row, int column, String text) {
        cell(sheet, row, column).setCellValue(text);
    }

    private static void fill(XSSFSheet sheet, int row, int column, @Nullable Object value) {
        if (value == null) {
            return;
        }
        XSSFCell cell = cell(sheet, row, column);
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            cell.setCellValue(flag);
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            format(cell, "m月d日");
        } else if (value instanceof Percent percent) {
            cell.setCellValue(percent.share);
            format(cell, "0.00%");
        } else if (value instanceof Uncalculated formula) {
            cell.setCellFormula(formula.formula);
        } else if (value instanceof String text && text.startsWith("=")) {
            cell.setCellFormula(text.substring(1));
            FormulaEvaluator evaluator = BOOK.getCreationHelper().createFormulaEvaluator();
            evaluator.evaluateFormulaCell(cell);
        } else {
            cell.setCellValue(value.toString());
        }
        String at = sheet.getSheetName() + "!" + cell.getAddress();
        FILLED.put(at, shown(cell));
        if (column > 0) {
            LABELS.put(at, sheet.getSheetName() + "!" + new CellAddress(row, column - 1));
        }
    }

    private static void format(XSSFCell cell, String format) {
        CellStyle style = BOOK.createCellStyle();
        style.setDataFormat(BOOK.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
    }

    private static String shown(XSSFCell cell) {
        if (cell.getCellType() != CellType.FORMULA) {
            return SHOWS.formatCellValue(cell);
        }
        String result = cell.getCachedFormulaResultType() == CellType.ERROR
                ? cell.getErrorCellString()
                : cell.getRawValue() == null || cell.getRawValue().isEmpty() ? "?" : cell.getRawValue();
        return "=" + cell.getCellFormula() + RESULT + result.replaceFirst("\\.0$", "");
    }

    /** Labels and values side by side from a row on, in one pair of columns. */
    private static int pairs(XSSFSheet sheet, int row, int column, @Nullable Object... labelsAndValues) {
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            label(sheet, row + i / 2, column, String.valueOf(labelsAndValues[i]));
            fill(sheet, row + i / 2, column + 1, labelsAndValues[i + 1]);
        }
        return row + labelsAndValues.length / 2;
    }

    private static void title(XSSFSheet sheet, String text, int last) {
        label(sheet, 0, 0, text);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, last));
    }

    /** The form of a school of one stage, in two columns of pairs, and everything that people do to numbers. */
    private static void primarySchool() {
        XSSFSheet sheet = BOOK.createSheet("一小");
        title(sheet, "义务教育优质均衡发展学校自评表（一小填）", 5);
        pairs(
                sheet,
                1,
                0,
                // Typed as text, in full width, with units, with thousands, with blanks around it.
                "教学仪器设备资产值（账面原值）",
                "25万元",
                "网络多媒体教室间数",
                "２４",
                " 学校代码： ",
                2137990001L,
                "1. 学校名称",
                "示例第一小学",
                "学校类型",
                "小学",
                "专任教师总人数",
                "36 人",
                "本科学历教师人数（小学）",
                "２７名",
                "硕士学历教师人数（小学）",
                "　3 ",
                "专科学历教师人数（小学）",
                "'5",
                // Blank strings and dashes are not reported; a zero is where one was typed.
                "博士研究生学历教师人数（小学）",
                0,
                "县级及以上骨干教师数",
                "—",
                "音乐专任教师人数",
                "　 ",
                "美术专任教师人数",
                "０",
                "艺术专任教师人数",
                "/",
                "体育专任教师人数",
                "约3",
                // Flags.
                "是否2010年及之前规划并建成",
                "×",
                "是否2016年及之前规划并建成",
                "√",
                "是否人口密度过高的大城市中心城区学校",
                false,
                "是否最大班额低于30人的农村小规模学校",
                "否");
        int row = pairs(
                sheet,
                1,
                3,
                // Formulas: a number, an error, nothing saved, a text, a reference to a blank cell.
                "教学及辅助用房总面积（㎡）",
                "=1000+500.5",
                "校内体育场面积",
                "=1/0",
                "校外租赁场馆面积",
                new Uncalculated("E2*2"),
                "校内其他体育场面积",
                "1,012.5",
                "室内体育用房面积",
                "=\"300\"&\"㎡\"",
                "毕业年级初一时在校学生数",
                "=Z99",
                "音乐教室总间数",
                "3 间",
                "73㎡≤单间面积＜96㎡的音乐教室间数",
                " ",
                "61㎡≤单间面积＜73㎡的音乐教室间数",
                1,
                // Days: one meant, one that was 3-5, one that was 1/2.
                "建校时间",
                LocalDate.of(2015, 9, 1),
                "单间面积≥96㎡的音乐教室间数",
                LocalDate.of(2026, 3, 5),
                "美术教室总间数",
                LocalDate.of(2026, 1, 2),
                // Units that are not those of the form.
                "上一年度公用经费预算总额",
                "720000元",
                "上一年度公用经费决算总额",
                "3亩",
                "上一年度教师培训经费预算总额（元）",
                56000,
                "进城务工人员随迁子女在校生人数",
                "35头",
                "持有教师资格证的专任教师人数",
                new Percent(0.98),
                "近5年培训满360学时专任教师人数",
                "三十五",
                "本届毕业学生人数",
                "100/102",
                "毕业年级三年死亡学生数",
                "无",
                "毕业年级三年转入学生数",
                -2,
                "毕业年级三年转出学生数",
                2.5);
        // A stage in a merged cell before two labels, and values in merged cells behind a unit.
        label(sheet, row, 0, "小学");
        sheet.addMergedRegion(new CellRangeAddress(row, row + 1, 0, 0));
        label(sheet, row, 1, "学生人数");
        label(sheet, row, 2, "人");
        fill(sheet, row, 3, 850);
        sheet.addMergedRegion(new CellRangeAddress(row, row, 3, 5));
        label(sheet, row + 1, 1, "家庭住址在划片范围内的在校学生人数");
        fill(sheet, row + 1, 2, "８３０人");
        sheet.addMergedRegion(new CellRangeAddress(row + 1, row + 1, 2, 4));
        // Bands.
        pairs(
                sheet,
                row + 2,
                1,
                "班级总数",
                20,
                "每班36-40人班级个数",
                "4个",
                "每班41－45人班级个数",
                14,
                "每班46～50人班级个数",
                2,
                "每班25人以下班级个数",
                0,
                "每班26-30人班级个数",
                0,
                "每班31-35人班级个数",
                0);
    }

    /** The form of a school of two stages. */
    private static void nineYearSchool() {
        XSSFSheet sheet = BOOK.createSheet("九年一贯制");
        title(sheet, "学校自评表", 3);
        pairs(
                sheet,
                2,
                1,
                "学校名称",
                "示例九年一贯制学校",
                "学校代码",
                "３１３７９９０００３",
                "学校类型",
                "九年一贯制",
                "小学学生人数",
                600,
                "初中学生人数",
                310,
                "专任教师总人数",
                90,
                "本科学历教师人数（小学）",
                40,
                "本科学历教师人数（初中）",
                35,
                "体育专任教师人数",
                4,
                "班级总数",
                21,
                "每班41-45人班级个数",
                21,
                "音乐教室总间数",
                3,
                "73㎡≤单间面积＜96㎡的音乐教室间数",
                3,
                "教学及辅助用房总面积",
                4100,
                "网络多媒体教室问数",
                22);
    }

    /** Labels across, a school in each row. */
    private static void rows() {
        XSSFSheet sheet = BOOK.createSheet("汇总");
        title(sheet, "各校情况", 5);
        List<String> labels = List.of("学校名称", "学校代码", "学校类型", "初中学生人数", "专任教师总人数", "教学及辅助用房总面积");
        label(sheet, 1, 0, "基本信息");
        sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, 2));
        for (int i = 0; i < labels.size(); i++) {
            label(sheet, 2, i, labels.get(i));
        }
        @Nullable
        Object[][] schools = {
            {"示例二中", "3137990011", "初中", "450人", 41, "2,300.50"},
            {"示例三中", 3137990012L, "初级中学", 0, "－", null},
            {"无码中学", null, "初中", 380, 33, 2100},
            {"示例四中", "3.13799E+9", "初中", 381, 34, 2101},
            {"  ", "　", "", " ", null, null},
            {"示例五中", "3137990013", "初中", "=D4+D5", "=NA()", "=SUM(F4:F7)"}
        };
        for (int r = 0; r < schools.length; r++) {
            for (int c = 0; c < schools[r].length; c++) {
                fill(sheet, 3 + r, c, schools[r][c]);
                // What is told of a school without a code is told of its row.
                LABELS.put("汇总!" + new CellAddress(3 + r, c), "汇总!" + new CellAddress(3 + r, 1));
            }
        }
    }

    /** The form of the county, the labels in no order. */
    private static void county() {
        XSSFSheet sheet = BOOK.createSheet("县");
        title(sheet, "县级自评表", 2);
        pairs(
                sheet,
                1,
                1,
                "适龄残疾儿童少年总数",
                "１２人",
                "当地公务员年平均工资收入（万元）",
                9.5,
                "上年度义务教育学校教师年平均工资收入水平（不含民办学校）",
                "98600元",
                "符合交流条件教师总数",
                "--",
                "实际交流轮岗教师数",
                "12+3",
                "优质高中招生计划总人数",
                "1200",
                "优质高中招生分配指标数",
                new Percent(0.6),
                "向农村学校分配指标数",
                0,
                "规定的小学生均公用经费标准",
                "720元/生",
                "规定的初中生均公用经费标准",
                940,
                "区县代码",
                379901,
                "填报年度",
                "２０２４年",
                "区县名称",
                "示例县");
    }

    @BeforeAll
    static void write() throws IOException {
        primarySchool();
        nineYearSchool();
        rows();
        county();
        XSSFSheet note = BOOK.createSheet("备注");
        label(note, 0, 0, "本表由各校填写");
        file = folder.resolve("自评.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            BOOK.write(out);
        }
    }

    private static Checked<ReadForms> read(boolean lenient) {
        return FormReader.read(List.of(file), FormReading.of(OPTIONS.withLenient(lenient), List.of(STANDARD)));
    }

    /** What is left to read where nobody mends the cells that errors name. */
    private static CountyDataset read() {
        return read(true).value().orElseThrow().dataset();
    }

    /** A value that was read, and the cell that it comes from. */
    private record Value(String key, FactValue value, String at) {
        boolean isZero() {
            return value instanceof FactValue.Amount amount && amount.value().signum() == 0;
        }
    }

    private static List<Value> values(CountyDataset dataset) {
        County county = dataset.county();
        Map<String, FactValue> ofCounty = new LinkedHashMap<>();
        ofCounty.put(
                "code",
                new FactValue.Word(county.code().toOptional().orElseThrow().value()));
        ofCounty.put("name", new FactValue.Word(county.name().toOptional().orElse("?")));
        ofCounty.put("year", FactValue.Amount.of(county.year()));
        ofCounty.putAll(county.facts().values());
        Map<CellRef, String> cells = dataset.provenance().cells();
        List<Value> values = new ArrayList<>();
        ofCounty.forEach((fact, value) ->
                values.add(new Value("county." + fact, value, cells.getOrDefault(CellRef.ofCounty(fact), "?"))));
        for (SchoolReport school : dataset.schools()) {
            SchoolCode code = school.school().code();
            Map<String, FactValue> ofSchool = new LinkedHashMap<>();
            ofSchool.put("id", new FactValue.Word(code.value()));
            ofSchool.put("name", new FactValue.Word(school.school().name()));
            ofSchool.put("kind", new FactValue.Word(school.school().kind().zh()));
            ofSchool.putAll(school.facts().values());
            ofSchool.forEach((fact, value) ->
                    values.add(new Value(code + "." + fact, value, cells.getOrDefault(CellRef.of(code, fact), "?"))));
        }
        return values;
    }

    /** The cell alone: of the county a name follows. */
    private static String cell(String place) {
        return place.replaceFirst("(![A-Z]+[0-9]+).*", "$1");
    }

    @Test
    void whatWasReadAndWhatWasToldIsWhatSomebodyFoundRight() throws IOException {
        Checked<ReadForms> strict = read(false);
        CountyDataset dataset = read();
        StringBuilder text = new StringBuilder("读出的值：键 = 值 @ 单元格 〔单元格所示〕\n");
        for (Value value : values(dataset)) {
            text.append(value.key)
                    .append(" = ")
                    .append(value.value.toText())
                    .append(" @ ")
                    .append(value.at)
                    .append(" 〔")
                    .append(FILLED.getOrDefault(cell(value.at), "?"))
                    .append("〕\n");
        }
        text.append("\n问题\n");
        strict.problems().forEach(problem -> text.append(line(problem)).append('\n'));
        text.append("\n班额、教室面积分段用于评定时\n");
        Bands.resolve(dataset, STANDARD, LocalDate.of(2024, 12, 31), Set.of())
                .problems()
                .forEach(problem -> text.append(line(problem)).append('\n'));
        if (Boolean.getBoolean("junheng.approve")) {
            Files.createDirectories(APPROVED.getParent());
            Files.writeString(APPROVED, text);
        }
        assertThat(text.toString()).isEqualTo(Files.readString(APPROVED));
        assertThat(strict.hasErrors()).isTrue();
    }

    private static String line(Problem problem) {
        return problem.code() + " " + problem.severity() + " " + problem.where() + " "
                + problem.message(Locale.CHINESE);
    }

    @Test
    void aZeroIsReadWhereTheCellSaysZeroAndNowhereElse() {
        List<Value> zeros = values(read()).stream().filter(Value::isZero).toList();
        assertThat(zeros).hasSizeGreaterThan(5);
        assertThat(zeros)
                .allSatisfy(
                        zero -> assertThat(says(zero.at)).as(zero.toString()).isEqualTo("0"));
    }

    @Test
    void whereErrorsAreWaivedOnlyASchoolThatNobodyKnowsIsOne() {
        assertThat(read(true).problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .extracting(Problem::where)
                .containsExactly("汇总!B6", "汇总!B7");
    }

    /** What a cell shows, of a formula what it came to. */
    private static String says(String place) {
        String shown = Normalizer.normalize(FILLED.getOrDefault(cell(place), ""), Normalizer.Form.NFKC);
        return shown.substring(shown.contains(RESULT) ? shown.indexOf(RESULT) + RESULT.length() : 0);
    }

    @Test
    void everyFilledCellBecomesAValueOrIsTold() {
        Map<String, String> left = new TreeMap<>(FILLED);
        left.values().removeIf(shown -> shown.strip().isEmpty());
        values(read()).forEach(value -> left.remove(cell(value.at)));
        String told = read(true).problems().stream()
                .map(NuisanceWorkbookTest::line)
                .collect(Collectors.joining("\n", "", "\n"));
        // A label that is unknown is told, and with it what stands beside it.
        left.keySet().removeIf(place -> isNamed(place, told) || isNamed(LABELS.getOrDefault(place, "?"), told));
        assertThat(left)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        // Part of a sum of which another part is told.
                        "一小!E5", "1,012.5"));
    }

    private static boolean isNamed(String place, String told) {
        return Pattern.compile(Pattern.quote(place) + "(?![0-9])").matcher(told).find();
    }
}
