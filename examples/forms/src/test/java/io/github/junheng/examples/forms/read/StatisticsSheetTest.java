package io.github.junheng.examples.forms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Facts;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.Location;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Standard;
import io.github.junheng.standard.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports in the shapes that are known, down to the evaluation of what they say. */
class StatisticsSheetTest {
    private static final String PRIMARY = "2137000001";
    private static final String JUNIOR = "3137000002";
    private static final String NINE = "3137000003";
    private static final Standard QUALITY = NationalStandards.qualityBalanced2017();
    private static final ReadOptions OPTIONS = ReadOptions.of(
            List.of(QUALITY, NationalStandards.find("balanced-2012").orElseThrow()));
    private static final List<FactDefinition> DECLARED =
            Bands.declaredIn(OPTIONS).declared();

    @TempDir
    Path folder;

    private List<ReadSheet> sheets = List.of();
    private boolean lenient = true;

    /** Rows of texts and numbers; {@code null} is a blank cell. */
    private static void sheet(XSSFWorkbook book, String name, List<String> merges, @Nullable Object[]... rows) {
        XSSFSheet sheet = book.createSheet(name);
        for (int r = 0; r < rows.length; r++) {
            XSSFRow row = sheet.createRow(r);
            for (int c = 0; c < rows[r].length; c++) {
                Object value = rows[r][c];
                XSSFCell cell = row.createCell(c);
                if (value instanceof Number number) {
                    cell.setCellValue(number.doubleValue());
                } else if (value != null) {
                    cell.setCellValue(String.valueOf(value));
                }
            }
        }
        merges.forEach(region -> sheet.addMergedRegion(CellRangeAddress.valueOf(region)));
    }

    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    private interface Content {
        void into(XSSFWorkbook book);
    }

    private Checked<CountyDataset> read(Content content) throws IOException {
        return read(StatisticsForms.known(), content);
    }

    private Checked<CountyDataset> read(StatisticsForms forms, Content content) throws IOException {
        Path file = folder.resolve("export.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.into(book);
            book.write(out);
        }
        FormReading how = FormReading.of(OPTIONS.withLenient(lenient), List.of(QUALITY))
                .forCounty(Optional.of("371425"), Optional.of(2024))
                .with(forms);
        Checked<ReadForms> read = FormReader.read(List.of(file), how);
        ReadForms sheets = read.valueOrNull();
        this.sheets = sheets == null ? List.of() : sheets.sheets();
        return new Checked<>(sheets == null ? null : sheets.dataset(), read.problems());
    }

    private static Facts facts(Checked<CountyDataset> read, String code) {
        return read.value()
                .orElseThrow()
                .school(SchoolCode.parse(code))
                .orElseThrow()
                .facts();
    }

    private static List<String> told(Checked<?> checked, ProblemCode code) {
        return checked.problems().stream()
                .filter(problem -> problem.code() == code)
                .map(problem -> problem.where() + " " + String.join("|", problem.details()))
                .toList();
    }

    private static String amount(Checked<CountyDataset> read, String code, String fact) {
        return facts(read, code)
                .amount(fact)
                .map(BigDecimal::toPlainString)
                .toOptional()
                .orElse("-");
    }

    private static void basics(XSSFWorkbook book) {
        sheet(
                book,
                "教基1001",
                List.of(),
                row("学校标识码", "学校名称", "办学类型", "城乡分类", "举办者", "邮政编码"),
                row(PRIMARY, "第一小学", "211", "220", "831", 250000),
                row(JUNIOR, "第二中学", "311 初级中学", "镇中心区", "县级教育部门", 250001),
                row(NINE, "第三学校", "九年一贯制学校", 111, "999", 250002));
    }

    @Test
    void codesOfKindPlaceAndSponsorAreWords() throws IOException {
        Checked<CountyDataset> read = read(StatisticsSheetTest::basics);
        assertThat(read.orThrow().schools().stream().map(s -> s.school().kind()))
                .containsExactly(SchoolKind.PRIMARY_SCHOOL, SchoolKind.JUNIOR_SCHOOL, SchoolKind.NINE_YEAR_SCHOOL);
        assertThat(facts(read, PRIMARY).values().get("location").toText()).isEqualTo(Location.RURAL.zh());
        assertThat(facts(read, JUNIOR).values().get("location").toText()).isEqualTo(Location.TOWN.zh());
        assertThat(facts(read, NINE).values().get("location").toText()).isEqualTo(Location.URBAN.zh());
        assertThat(amount(read, PRIMARY, "sponsor")).isEqualTo("7");
        assertThat(amount(read, JUNIOR, "sponsor")).isEqualTo("7");
        assertThat(amount(read, NINE, "sponsor")).isEqualTo("10");
        assertThat(sheets)
                .containsExactly(new ReadSheet(
                        "export.xlsx",
                        "教基1001",
                        Optional.of(new Text("统计报表 教基1001 学校（机构）基本情况", "statistics form 教基1001 学校（机构）基本情况")),
                        3,
                        12,
                        Optional.of(new Text("没有用到的列 1 列", "columns of no use: 1"))));
        assertThat(told(read, ProblemCode.PATHS_UNUSED)).containsExactly("教基1001 F 邮政编码");
    }

    private static void teachers(XSSFWorkbook book, String tab, String title, List<String> merges) {
        sheet(
                book,
                tab,
                merges,
                row(title),
                row("填报单位：示例县", null, null, null, null, null, null, null, null, "单位：人"),
                row("学校标识码", "学校名称", "专任教师", null, null, null, null, null, null, null),
                row(null, null, "合计", "其中：女", "按学历分", null, null, "按课程分", null, null),
                row(null, null, null, null, "硕士研究生", "本科", "专科", "体育与健康", "艺术", "美术"),
                row("甲", "乙", 1, 2, 3, 4, 5, 6, 7, 8),
                row(null, "示例县合计", 99, 60, 3, 60, 36, 9, 5, 4),
                row(PRIMARY, "第一小学", 20, 12, 1, "１５人", 4, 2, 1, null),
                row("注：本表由学校填报"));
    }

    @Test
    void aHeaderOfSeveralRowsIsAPathWithMergesAndWithout() throws IOException {
        List<String> merges = List.of("A1:J1", "A3:A5", "B3:B5", "C3:J3", "C4:C5", "D4:D5", "E4:G4", "H4:J4");
        for (List<String> some : List.of(merges, List.<String>of(), List.of("A1:J1"))) {
            Checked<CountyDataset> read = read(book -> {
                basics(book);
                teachers(book, "Sheet1", "小学专任教师分课程、分学历情况（教基4155）", some);
            });
            assertThat(amount(read, PRIMARY, "primary.teachers"))
                    .as(some.toString())
                    .isEqualTo("20");
            assertThat(amount(read, PRIMARY, "primary.degree.master")).isEqualTo("1");
            assertThat(amount(read, PRIMARY, "primary.degree.bachelor")).isEqualTo("15");
            assertThat(amount(read, PRIMARY, "primary.degree.associate")).isEqualTo("4");
            assertThat(amount(read, PRIMARY, "primary.pe")).isEqualTo("2");
            assertThat(amount(read, PRIMARY, "primary.arts")).isEqualTo("1");
            assertThat(amount(read, PRIMARY, "primary.fineArts")).isEqualTo("-");
            assertThat(amount(read, PRIMARY, "primary.music")).isEqualTo("-");
            assertThat(sheets.get(1).kind().orElseThrow().zh()).startsWith("统计报表 教基4155 ");
            assertThat(sheets.get(1).schools()).isEqualTo(1);
            assertThat(sheets.get(1).left().orElseThrow().zh()).startsWith("合计行 1 行，没有用到的列");
            assertThat(told(read, ProblemCode.PATHS_UNUSED))
                    .anySatisfy(line -> assertThat(line).contains("D 专任教师 / 女"));
            assertThat(read.orThrow()
                            .provenance()
                            .where(CellRef.of(SchoolCode.parse(PRIMARY), "primary.pe"), "小学体育教师数"))
                    .startsWith("Sheet1!H8");
        }
    }

    @Test
    void anOlderEditionIsKnownByItsNumber() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(
                    book,
                    "基础基522",
                    List.of("A1:A2", "B1:B2", "C1:D1"),
                    row("学校(机构)标识码", "学校（机构）名称", "占地面积（平方米）", null, "图书（册）", "网络多媒体教室", "教学、实习仪器设备资产值（元）"),
                    row(null, null, "计", "其中：运动场地面积", null, null, null),
                    row(PRIMARY, "第一小学", 30000, 5200.5, "12,000", 14, 1234500),
                    row(JUNIOR, "第二中学", 30000, 6200, 15000, 15, 2000000));
        });
        assertThat(amount(read, PRIMARY, "sportsGroundArea")).isEqualTo("5200.5");
        assertThat(amount(read, PRIMARY, "books")).isEqualTo("12000");
        assertThat(amount(read, PRIMARY, "multimediaRooms")).isEqualTo("14");
        assertThat(amount(read, PRIMARY, "equipmentValue")).isEqualTo("123.45");
        assertThat(told(read, ProblemCode.UNIT_CONVERTED)).hasSize(1);
    }

    @Test
    void twoColumnsForOneFactAreNeitherRead() throws IOException {
        Content staff = book -> {
            basics(book);
            sheet(book, "教基4148", List.of(), row("学校标识码", "学校名称", "教职工数", "教职工数"), row(PRIMARY, "第一小学", 30, 31));
        };
        Checked<CountyDataset> read = read(staff);
        assertThat(amount(read, PRIMARY, "primary.staff")).isEqualTo("-");
        assertThat(told(read, ProblemCode.PATH_TWICE)).containsExactly("教基4148 教职工数|C|D");
        lenient = false;
        assertThat(read(staff).problems().stream().filter(problem -> problem.severity() == Severity.ERROR))
                .extracting(Problem::code)
                .contains(ProblemCode.PATH_TWICE);
    }

    @Test
    void aMissingColumnIsToldOfWithTheNearest() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(
                    book,
                    "教基3112",
                    List.of("C1:D1"),
                    row("学校标识码", "学校名称", "在校生人数", null),
                    row(null, null, "合计", "女"),
                    row(PRIMARY, "第一小学", 300, 150));
        });
        assertThat(told(read, ProblemCode.PATH_ABSENT)).containsExactly("教基3112 在校生数 / 合计|在校生人数 / 合计");
        assertThat(amount(read, PRIMARY, "primary.students")).isEqualTo("-");
        assertThat(told(read, ProblemCode.PATHS_UNUSED)).contains("教基3112 C 在校生人数 / 合计；D 在校生人数 / 女");
    }

    @Test
    void aMappingFileSaysWhatAHeaderIs() throws IOException {
        String mapping = "{\"forms\": [{\"form\": \"教基3112\", \"stage\": \"PRIMARY\", \"columns\": ["
                + "{\"to\": \"{stage}.students\", \"paths\": [[\"在校生人数\", \"合计\"]]}]},"
                + "{\"form\": \"县统1\", \"columns\": [{\"to\": \"boarding\", \"paths\": [[\"是否寄宿\"]]}]}]}";
        StatisticsForms forms = StatisticsForms.known()
                .with(new ByteArrayInputStream(mapping.getBytes(StandardCharsets.UTF_8)), "mapping.json", DECLARED)
                .orThrow();
        Checked<CountyDataset> read = read(forms, book -> {
            basics(book);
            sheet(
                    book,
                    "教基3112",
                    List.of(),
                    row("学校标识码", "学校名称", "在校生人数", null),
                    row(null, null, "合计", "女"),
                    row(PRIMARY, "第一小学", 300, 150));
            sheet(book, "县统1", List.of(), row("学校代码", "是否寄宿"), row(PRIMARY, "否"));
        });
        assertThat(amount(read, PRIMARY, "primary.students")).isEqualTo("300");
        assertThat(facts(read, PRIMARY).flag("boarding").toOptional()).contains(false);
    }

    @Test
    void allProblemsOfAMappingFileAreToldAtOnce() throws IOException {
        String mapping = "{\"form\": [], \"forms\": [{\"columns\": ["
                + "{\"to\": \"primary.student\", \"paths\": [[\"在校生数\"]], \"unit\": \"尺\"},"
                + "{\"to\": \"kind\", \"paths\": [[]], \"code\": \"KINDS\", \"confidence\": \"sure\"}]}]}";
        Checked<StatisticsForms> read = StatisticsForms.known()
                .with(new ByteArrayInputStream(mapping.getBytes(StandardCharsets.UTF_8)), "m.json", DECLARED);
        assertThat(read.value()).isEmpty();
        assertThat(read.problems().stream().map(p -> p.code() + " " + p.where()))
                .containsExactlyInAnyOrder(
                        "JH502 m.json $.form",
                        "JH208 m.json $.forms[0].form",
                        "JH503 m.json $.forms[0].columns[0].to",
                        "JH501 m.json $.forms[0].columns[0].unit",
                        "JH501 m.json $.forms[0].columns[1].paths[0]",
                        "JH501 m.json $.forms[0].columns[1].code",
                        "JH501 m.json $.forms[0].columns[1].confidence");
        assertThat(read.problems().stream().map(p -> p.message(Locale.CHINESE)))
                .anySatisfy(text -> assertThat(text).contains("primary.students"));
    }

    @Test
    void campusesOfOneCodeAreAddedUpAndOthersStandAlone() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(book, "教基1001 续", List.of(), row("学校标识码", "办学类型"), row("2137000009", "小学"));
            sheet(
                    book,
                    "教基3112 小学",
                    List.of(),
                    row("学校标识码", "学校名称", "是否计校数", "在校生数", "进城务工人员随迁子女"),
                    row(PRIMARY, "第一小学", "是", 300, 20),
                    row(PRIMARY, "第一小学东校区", "否", 100, null),
                    row("2137000009", "第九小学西校区", "否", 80, 5),
                    row(NINE, "第三学校", "是", 200, 10));
        });
        assertThat(amount(read, PRIMARY, "primary.students")).isEqualTo("400");
        assertThat(amount(read, PRIMARY, "migrantStudents")).isEqualTo("-");
        assertThat(told(read, ProblemCode.CAMPUS)).hasSize(2);
        assertThat(told(read, ProblemCode.CAMPUS).get(0)).startsWith("教基3112 小学!3 第一小学东校区|与同一标识码的行相加");
        assertThat(told(read, ProblemCode.CAMPUS).get(1)).startsWith("教基3112 小学!4 第九小学西校区|有自己的标识码");
        assertThat(amount(read, NINE, "migrantStudents")).isEqualTo("-");
    }

    /** Two campuses with classes in the same grades have not twice as many grades. */
    @Test
    void gradesOfCampusesOfOneCodeAreNotAddedUp() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(
                    book,
                    "教基2106",
                    List.of("D1:F1"),
                    row("学校标识码", "学校名称", "是否计校数", "班数", null, null),
                    row(null, null, null, "合计", "一年级", "二年级"),
                    row(PRIMARY, "第一小学", "是", 5, 2, 3),
                    row(PRIMARY, "第一小学东校区", "否", 2, 1, 1));
        });
        assertThat(amount(read, PRIMARY, "primary.grades")).isEqualTo("-");
        assertThat(amount(read, PRIMARY, "primary.classCount")).isEqualTo("7");
        assertThat(told(read, ProblemCode.CAMPUS)).hasSize(1);
    }

    @Test
    void whatIsOfAllStagesIsTheSumOfTheFormsOfEach() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            for (String[] form : new String[][] {{"教基3112 小学", "10"}, {"教基3115 初中", "7"}}) {
                sheet(
                        book,
                        form[0],
                        List.of(),
                        row("学校标识码", "学校名称", "在校生数", "随迁子女"),
                        row(NINE, "第三学校", 200, Integer.valueOf(form[1])));
            }
            basics(book);
        });
        assertThat(amount(read, NINE, "migrantStudents")).isEqualTo("17");
        assertThat(amount(read, NINE, "primary.students")).isEqualTo("200");
        assertThat(amount(read, NINE, "junior.students")).isEqualTo("200");
    }

    @Test
    void rowsWithoutACodeAreTotalsOrErrors() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(
                    book,
                    "教基3112",
                    List.of(),
                    row("学校标识码", "学校名称", "在校生数"),
                    row(PRIMARY, "第一小学", 300),
                    row("2.137E+9", "第四小学", 100),
                    row(null, "第五小学", 90),
                    row("小计", null, 490),
                    row(null, "总　计", 490));
        });
        assertThat(sheets.get(1).schools()).isEqualTo(1);
        assertThat(sheets.get(1).left().orElseThrow().zh()).isEqualTo("合计行 2 行");
        assertThat(told(read, ProblemCode.SCHOOL_UNNAMED)).containsExactly("教基3112!3 2.137E+9 第四小学", "教基3112!4 第五小学");
    }

    @Test
    void anExportThatMayBeOfSeveralFormsIsNotGuessed() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(book, "Sheet1", List.of(), row("学校标识码", "学校名称", "教职工数"), row(PRIMARY, "第一小学", 30));
            sheet(book, "小学教职工", List.of(), row("学校标识码", "学校名称", "教职工数"), row(PRIMARY, "第一小学", 31));
        });
        assertThat(told(read, ProblemCode.FORM_UNKNOWN)).hasSize(1);
        assertThat(told(read, ProblemCode.FORM_UNKNOWN).get(0))
                .startsWith("Sheet1 ")
                .contains("教基4148", "教基4149");
        assertThat(amount(read, PRIMARY, "primary.staff")).isEqualTo("31");
    }

    @Test
    void aFormOfUnknownStageIsNotRead() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            teachers(book, "t", "专任教师 教基4156", List.of());
        });
        assertThat(told(read, ProblemCode.PATH_ABSENT).get(0)).startsWith("t 小学 / 初中|专任教师教基4156");
        assertThat(facts(read, PRIMARY).values().keySet()).noneMatch(fact -> fact.endsWith(".teachers"));
    }

    @Test
    void theFormOfOneSchoolIsReadByItsLabelsAndHeaders() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(
                    book,
                    "第三学校 5176",
                    List.of("A1:D1", "A6:A7"),
                    row("占地面积、教学仪器设备等办学条件（教基5176）"),
                    row("学校标识码：" + NINE, null, null, "学校名称：第三学校"),
                    row("指标名称", null, "代码", "数量"),
                    row("甲", null, "乙", 1),
                    row("占地面积（平方米）", null, 1, 30000),
                    row("其中", "运动场地面积（平方米）", 2, "7000㎡"),
                    row(null, "绿化用地面积（平方米）", 3, 500),
                    row("图书（册）", null, 4, 20000),
                    row("网络多媒体教室（间）", null, 5, null),
                    row("教学仪器设备资产值（元）", null, 6, 1605000));
            sheet(
                    book,
                    "班额",
                    List.of("A1:F1", "C3:F3"),
                    row("初中班数、班额情况（教基2107）"),
                    row("学校标识码", null, NINE, "学校名称", "第三学校"),
                    row(null, "代码", "班数", null, null, null),
                    row(null, null, "合计", "一年级", "二年级", "三年级"),
                    row("总计", "01", 8, 3, 3, 2),
                    row("25人及以下", "02", 0, 0, 0, 0),
                    row("36-45人", "03", 7, 3, 2, 2),
                    row("46-55人", "04", 1, 0, 1, 0));
            sheet(
                    book,
                    "学生",
                    List.of("C3:D3"),
                    row("小学学生数（教基3112）"),
                    row("学校标识码", NINE),
                    row("指标", "招生数", "在校生数", null),
                    row(null, null, "合计", "一年级"),
                    row("总计", 50, 300, 50),
                    row("其中：女", 25, 150, 25),
                    row("随迁子女", 5, 12, 5));
        });
        assertThat(amount(read, NINE, "sportsGroundArea")).isEqualTo("7000");
        assertThat(amount(read, NINE, "books")).isEqualTo("20000");
        assertThat(amount(read, NINE, "multimediaRooms")).isEqualTo("-");
        assertThat(amount(read, NINE, "equipmentValue")).isEqualTo("160.5");
        assertThat(amount(read, NINE, "junior.classCount")).isEqualTo("8");
        assertThat(amount(read, NINE, "junior.grades")).isEqualTo("3");
        assertThat(amount(read, NINE, "junior.classes.from36to45")).isEqualTo("7");
        assertThat(amount(read, NINE, "junior.classes.from46to55")).isEqualTo("1");
        assertThat(amount(read, NINE, "primary.students")).isEqualTo("300");
        // Only half of the school is told, so nothing of the whole.
        assertThat(amount(read, NINE, "migrantStudents")).isEqualTo("-");
        assertThat(sheets.stream().map(ReadSheet::schools)).containsExactly(3, 1, 1, 1);
        assertThat(told(read, ProblemCode.PATHS_UNUSED))
                .contains("第三学校 5176 D5 占地面积 / 数量；D7 其中 / 绿化用地面积 / 数量")
                .anySatisfy(line -> assertThat(line).startsWith("学生 ").contains("C6 女 / 在校生数 / 合计"));
        assertThat(told(read, ProblemCode.PATH_ABSENT)).isEmpty();
    }

    /** Not one of them is a number of the workbook's own. */
    @Test
    void numbersOfTheFormOfOneSchoolMayBeTypedAsText() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(
                    book,
                    "第三学校 5176",
                    List.of("A1:D1"),
                    row("占地面积、教学仪器设备等办学条件（教基5176）"),
                    row("学校标识码：" + NINE, null, null, "学校名称：第三学校"),
                    row("指标名称", null, "代码", "数量"),
                    row("甲", null, "乙", "1"),
                    row("运动场地面积（平方米）", null, "2", "7000㎡"),
                    row("图书（册）", null, "4", "20,000"),
                    row("网络多媒体教室（间）", null, "5", "１２间"),
                    row("教学仪器设备资产值（元）", null, "6", "——"));
        });
        assertThat(amount(read, NINE, "sportsGroundArea")).isEqualTo("7000");
        assertThat(amount(read, NINE, "books")).isEqualTo("20000");
        assertThat(amount(read, NINE, "multimediaRooms")).isEqualTo("12");
        assertThat(amount(read, NINE, "equipmentValue")).isEqualTo("-");
        assertThat(told(read, ProblemCode.TEXT_NUMBERS)).hasSize(1);
    }

    @Test
    void gradesAreThoseWithClassesWhereEachIsTold() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(
                    book,
                    "教基2106",
                    List.of("B1:F1"),
                    row("学校标识码", "班数", null, null, null, null),
                    row(null, "合计", "一年级", "二年级", "三年级", "复式班"),
                    row(PRIMARY, 5, 2, 3, 0, 0),
                    row(JUNIOR, 5, 2, 3, null, 0),
                    row(NINE, 5, 2, 2, 0, 1));
        });
        assertThat(amount(read, PRIMARY, "primary.grades")).isEqualTo("2");
        // A blank grade may have classes, and a class of several grades is of grades that nobody tells.
        assertThat(amount(read, JUNIOR, "primary.grades")).isEqualTo("-");
        assertThat(amount(read, NINE, "primary.grades")).isEqualTo("-");
    }

    @Test
    void aFirstRowWithASpoiltCodeIsNoHeader() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(
                    book,
                    "教基5176",
                    List.of(),
                    row("学校标识码", "学校名称", "图书", "网络多媒体教室"),
                    row("2.137E+9", "第四小学", 100, 3),
                    row(PRIMARY, "第一小学", 12000, 12));
        });
        assertThat(amount(read, PRIMARY, "books")).isEqualTo("12000");
        assertThat(told(read, ProblemCode.SCHOOL_UNNAMED)).containsExactly("教基5176!2 2.137E+9 第四小学");
    }

    @Test
    void numbersTypedAsTextAreNumbersWhereverTheyStand() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(
                    book,
                    "教基5176",
                    List.of(),
                    row("学校标识码", "学校名称", "图书", "多媒体教室"),
                    row("213700000", "第四小学", "9000", "8"),
                    row(PRIMARY, "第一小学", "12000", "12"),
                    row("21370000", "第五小学", "１００册", null));
            sheet(
                    book,
                    "第三学校",
                    List.of(),
                    row("占地面积、教学仪器设备等办学条件（教基5176）"),
                    row("学校标识码", NINE, "学校名称", "第三学校"),
                    row("序", "指标名称", "数量"),
                    row("1", "图书", "20000"),
                    row("2", "网络多媒体教室", "—"),
                    row("3", null, "7"));
        });
        assertThat(amount(read, PRIMARY, "books")).isEqualTo("12000");
        assertThat(amount(read, NINE, "books")).isEqualTo("20000");
        assertThat(amount(read, NINE, "multimediaRooms")).isEqualTo("-");
        assertThat(told(read, ProblemCode.SCHOOL_UNNAMED))
                .containsExactly("教基5176!2 213700000 第四小学", "教基5176!4 21370000 第五小学");
        assertThat(told(read, ProblemCode.PATHS_UNUSED))
                .contains("教基5176 D 多媒体教室")
                .anySatisfy(line -> assertThat(line).startsWith("第三学校 ").contains("C6 ? / 数量"));
    }

    @Test
    void unitsInAColumnOrARowOfTheirOwnAreUnits() throws IOException {
        Object[][][] forms = {
            {
                row("指标名称", "计量单位", "代码", "上年", "本年"),
                row("运动场地面积", "平方米", "01", "5000", "5200"),
                row("图书", "册", "02", 11000, 12000),
                row("教学仪器设备资产值", "元", "03", 1400000, 1500000)
            },
            {
                row("指标名称", "代码", "数量", "单位"),
                row("运动场地面积", 1, 5200, "㎡"),
                row("图书", 2, "12000", "册"),
                row("教学仪器设备资产值", 3, 1500000, "元")
            },
            {row("指标名称", "运动场地面积", "图书", "教学仪器设备资产值"), row("计量单位", "平方米", "册", "元"), row("合计", 5200, 12000, 1500000)}
        };
        for (Object[][] form : forms) {
            Checked<CountyDataset> read = read(book -> {
                basics(book);
                Object[][] rows = new Object[form.length + 2][];
                rows[0] = row("教基5176 占地面积、办学条件");
                rows[1] = row("学校标识码", NINE, "学校名称", "第三学校");
                System.arraycopy(form, 0, rows, 2, form.length);
                sheet(book, "一校", List.of(), rows);
            });
            assertThat(amount(read, NINE, "sportsGroundArea")).isEqualTo("5200");
            assertThat(amount(read, NINE, "books")).isEqualTo("12000");
            assertThat(amount(read, NINE, "equipmentValue")).isEqualTo("150");
        }
        Object[] names = row("学校标识码", "学校名称", "运动场地面积", "图书", "教学仪器设备资产值");
        for (Object[] units :
                new Object[][] {row(null, null, "平方米", "册", "元"), row("计量单位", null, "单位：平方米", "单位：册", "单位：元")}) {
            for (List<String> merges : List.of(List.<String>of(), List.of("B2:B3"))) {
                Checked<CountyDataset> read = read(book -> {
                    basics(book);
                    sheet(book, "表", merges, row("教基5176"), names, units, row(NINE, "第三学校", 5200, 12000, 1500000));
                });
                assertThat(amount(read, NINE, "sportsGroundArea")).isEqualTo("5200");
                assertThat(amount(read, NINE, "books")).isEqualTo("12000");
                assertThat(amount(read, NINE, "equipmentValue")).isEqualTo("150");
            }
        }
    }

    @Test
    void aUnitStatedAboveTheTableIsThatOfColumnsWithoutTheirOwn() throws IOException {
        for (String line : List.of("计量单位：平方米、册、元、间", "单位：元", "填报单位：某县　单位：元、册")) {
            Checked<CountyDataset> read = read(book -> {
                basics(book);
                sheet(
                        book,
                        "教基5176",
                        List.of(),
                        row(line),
                        row("学校标识码", "学校名称", "图书", "教学仪器设备资产值", "网络多媒体教室"),
                        row(PRIMARY, "第一小学", 12000, 1500000, 12));
                sheet(
                        book,
                        "第三学校",
                        List.of(),
                        row("占地面积、教学仪器设备等办学条件（教基5176）"),
                        row("学校标识码", NINE, null, line),
                        row("指标名称", "数量"),
                        row("图书", 20000),
                        row("教学仪器设备资产值", 2500000));
            });
            assertThat(amount(read, PRIMARY, "equipmentValue")).as(line).isEqualTo("150");
            assertThat(amount(read, PRIMARY, "books")).isEqualTo("12000");
            assertThat(amount(read, PRIMARY, "multimediaRooms")).isEqualTo("12");
            assertThat(amount(read, NINE, "equipmentValue")).as(line).isEqualTo("250");
            assertThat(told(read, ProblemCode.UNIT_CONVERTED)).hasSize(2);
        }
        for (String line : List.of("单位：元、万元", "单位：千元", "单位：册、人民币百万元")) {
            Checked<CountyDataset> read = read(book -> {
                basics(book);
                sheet(
                        book,
                        "教基5176",
                        List.of(),
                        row(line),
                        row("学校标识码", "学校名称", "图书", "教学仪器设备资产值"),
                        row(PRIMARY, "第一小学", 12000, 1500));
            });
            assertThat(amount(read, PRIMARY, "books")).isEqualTo("12000");
            assertThat(amount(read, PRIMARY, "equipmentValue")).as(line).isEqualTo("-");
            assertThat(told(read, ProblemCode.UNIT_UNKNOWN))
                    .singleElement()
                    .asString()
                    .startsWith("教基5176!D3 ")
                    .contains("元");
        }
    }

    @Test
    void aNumberMergedOverSchoolsIsNobodysAndAWordIsEachs() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            sheet(
                    book,
                    "教基1001",
                    List.of("C2:C3", "D2:D4"),
                    row("学校标识码", "学校名称", "办学类型", "城乡分类"),
                    row(PRIMARY, "第一小学", "211", 220),
                    row("2137000009", "第九小学", null, null),
                    row(NINE, "第三学校", "九年一贯制学校", null));
            sheet(
                    book,
                    "教基5176",
                    List.of("C2:C3", "A4:A5", "B4:B5", "D4:D5"),
                    row("学校标识码", "学校名称", "图书", "网络多媒体教室", "备注"),
                    row(PRIMARY, "第一小学", "5200册", 12, null),
                    row("2137000009", "第九小学", null, 9, null),
                    row(NINE, "第三学校", 20000, 30, "东楼 20"),
                    row(null, null, null, null, "西楼 10"),
                    row("合计", null, 25200, 51, null));
        });
        assertThat(facts(read, "2137000009").values().get("location").toText()).isEqualTo(Location.RURAL.zh());
        assertThat(facts(read, NINE).values().get("location").toText()).isEqualTo(Location.RURAL.zh());
        assertThat(read.value().orElseThrow().schools().stream()
                        .map(s -> s.school().kind()))
                .containsExactly(SchoolKind.PRIMARY_SCHOOL, SchoolKind.PRIMARY_SCHOOL, SchoolKind.NINE_YEAR_SCHOOL);
        assertThat(told(read, ProblemCode.VALUE_SPREAD)).containsExactly("教基5176!C2 5200册|2");
        assertThat(amount(read, PRIMARY, "books")).isEqualTo("-");
        assertThat(amount(read, "2137000009", "books")).isEqualTo("-");
        assertThat(amount(read, "2137000009", "multimediaRooms")).isEqualTo("9");
        assertThat(amount(read, NINE, "books")).isEqualTo("20000");
        assertThat(amount(read, NINE, "multimediaRooms")).isEqualTo("30");
    }

    @Test
    void aCampusMayBeSaidInTheWordsOfItsHeader() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            sheet(
                    book,
                    "教基3112 小学",
                    List.of(),
                    row("学校标识码", "学校名称", "是否计校数", "在校生数"),
                    row(PRIMARY, "第一小学", "计校数", 300),
                    row(PRIMARY, "第一小学东校区", "不计校数", 100),
                    row(NINE, "第三学校", "待定", 200));
        });
        assertThat(amount(read, PRIMARY, "primary.students")).isEqualTo("400");
        assertThat(told(read, ProblemCode.CAMPUS)).singleElement().asString().contains("第一小学东校区|与同一标识码的行相加");
        assertThat(told(read, ProblemCode.VALUE_SKIPPED))
                .singleElement()
                .asString()
                .startsWith("教基3112 小学!C4 第三学校 待定|");
    }

    @Test
    void aMappingThatFitsNoSheetIsToldOf() throws IOException {
        String mapping = "{\"common\": [{\"to\": \"id\", \"paths\": [[\"学校标识码\"], [\"统一码\"]]}], \"forms\": ["
                + "{\"form\": \"教基9999\", \"columns\": [{\"to\": \"books\", \"paths\": [[\"图书\"]]}]},"
                + "{\"form\": \"教基5176\", \"columns\": ["
                + "{\"to\": \"books\", \"paths\": [[\"图书\"]]},"
                + "{\"to\": \"equipmentValue\", \"paths\": [[\"设备\", \"值\"]]}]}]}";
        StatisticsForms forms = StatisticsForms.known()
                .with(new ByteArrayInputStream(mapping.getBytes(StandardCharsets.UTF_8)), "mapping.json", DECLARED)
                .orThrow();
        Checked<CountyDataset> read = read(forms, book -> {
            basics(book);
            sheet(book, "教基5176", List.of(), row("学校标识码", "图书", "设备值"), row(PRIMARY, 12000, 150));
        });
        assertThat(amount(read, PRIMARY, "books")).isEqualTo("12000");
        assertThat(told(read, ProblemCode.VALUE_SKIPPED))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("--mapping 教基9999 图书|"),
                        line -> assertThat(line).startsWith("--mapping 教基5176 设备 / 值|"));
        assertThat(told(read(book -> basics(book)), ProblemCode.VALUE_SKIPPED)).isEmpty();
    }

    @Test
    void aRowOfWordsWithoutACodeIsToldOfAndAPageSaidAgainIsNot() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            sheet(
                    book,
                    "教基1001",
                    List.of(),
                    row("学校标识码", "学校名称", "办学类型"),
                    row(PRIMARY, "第一小学", "小学"),
                    row(null, "第五小学", "小学"),
                    row("2.137E+9", "第六小学", "小学"),
                    row("填表人：", "张三", "13800000000"));
            sheet(
                    book,
                    "教基5176",
                    List.of(),
                    row("学校标识码", "学校名称", "图书", "网络多媒体教室"),
                    row("甲", "乙", "1", "2"),
                    row(PRIMARY, "第一小学", "12000", "12"),
                    row("学校标识码", "学校名称", "图书", "网络多媒体教室"),
                    row("甲", "乙", "1", "2"),
                    row("填表日期", null, "2024年"),
                    row("注：图书含电子图书"));
        });
        assertThat(told(read, ProblemCode.SCHOOL_UNNAMED)).containsExactly("教基1001!3 第五小学", "教基1001!4 2.137E+9 第六小学");
        assertThat(told(read, ProblemCode.TEXT_NUMBERS)).containsExactly("教基5176 2|教基5176!C3");
    }

    @Test
    void whatExportsSayIsEvaluated() throws IOException {
        Checked<CountyDataset> read = read(book -> {
            basics(book);
            for (String[] form : new String[][] {{"教基2106", PRIMARY}, {"教基2107", JUNIOR}}) {
                sheet(
                        book,
                        form[0],
                        List.of("C1:C2", "D1:J1"),
                        row("学校标识码", "学校名称", "班数", "班额", null, null, null, null, null, null),
                        row(null, null, null, "25人及以下", "26-30人", "31-35人", "36-45人", "46—55人", "56-65人", "66人及以上"),
                        row(form[1], "某校", 8, 0, 0, 2, 4, 2, 0, 0));
            }
            for (String[] form : new String[][] {{"教基3112", PRIMARY}, {"教基3115", JUNIOR}}) {
                sheet(book, form[0], List.of(), row("学校标识码", "在校生数"), row(form[1], 330));
            }
        });
        assertThat(amount(read, PRIMARY, "primary.classes.from46to55")).isEqualTo("2");
        Standard standard = NationalStandards.qualityBalanced2017();
        LocalDate day = LocalDate.of(2024, 12, 31);
        Checked<CountyDataset> resolved = Bands.resolve(read.value().orElseThrow(), standard, day, Set.of());
        Evaluation evaluation =
                Evaluator.of(standard).evaluate(resolved.orThrow(), day).orThrow();
        Map<String, Status> bySchool = new HashMap<>();
        evaluation.findings().stream()
                .filter(f -> f.rule().local().equals("G5"))
                .forEach(f -> f.school().ifPresent(code -> bySchool.put(code.value(), f.status())));
        assertThat(bySchool).containsEntry(PRIMARY, Status.NOT_MET).containsEntry(JUNIOR, Status.INDETERMINATE);
        assertThat(told(resolved, ProblemCode.BAND_OPEN)).containsExactly("教基2107!H3 初中每班46-55人班级个数 初中每班46-55人班级个数|50");
    }
}
