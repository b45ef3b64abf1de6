package io.github.junheng.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of the statistics forms of one county, each in a file of its own, down to the evaluation; the schools are made up. */
class StatisticsExportsTest {
    private static final String FIRST = "2137250001";
    private static final String SECOND = "3137250002";
    private static final String NINE = "3137250003";

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    /** A file with one sheet of texts and numbers; {@code null} is a blank cell. */
    private String export(String name, String tab, List<String> merges, @Nullable Object[]... rows) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            XSSFSheet sheet = book.createSheet(tab);
            for (int r = 0; r < rows.length; r++) {
                XSSFRow row = sheet.createRow(r);
                for (int c = 0; c < rows[r].length; c++) {
                    Object value = rows[r][c];
                    if (value instanceof Number number) {
                        row.createCell(c).setCellValue(number.doubleValue());
                    } else if (value != null) {
                        XSSFCell cell = row.createCell(c);
                        cell.setCellValue(String.valueOf(value));
                    }
                }
            }
            merges.forEach(region -> sheet.addMergedRegion(CellRangeAddress.valueOf(region)));
            book.write(out);
        }
        return file(name);
    }

    private static String name(String code) {
        return code.equals(FIRST) ? "第一小学" : "第二中学";
    }

    /** What a county's office may hold: columns in any order, titles or none, merged headers and such with blanks. */
    private List<String> county() throws IOException {
        List<String> files = new ArrayList<>();
        files.add(export(
                "1001.xlsx",
                "Sheet1",
                List.of("A1:E1"),
                row("学校（机构）基本情况（教基1001）"),
                row("举办者", "学校标识码", "学校名称", "办学类型", "城乡分类"),
                row("831", FIRST, "第一小学", "211", "111"),
                row("831", SECOND, "第二中学", "311", "镇中心区"),
                row("831", NINE, "第三学校", "九年一贯制学校", "220")));
        files.add(export(
                "骨干教师（教基1102续）.xlsx",
                "Sheet1",
                List.of("A1:A2", "B1:B2", "C1:D1"),
                row("学校标识码", "学校名称", "县级及以上骨干教师", null),
                row(null, null, "小学", "初中"),
                row(FIRST, "第一小学", 3, null),
                row(SECOND, "第二中学", null, 4),
                row(NINE, "第三学校", 2, 2)));
        for (String[] form : new String[][] {{"教基3112", "小学", FIRST}, {"教基3115", "初中", SECOND}}) {
            files.add(export(
                    form[0] + ".xlsx",
                    form[1] + "学生数",
                    List.of(),
                    row("序号", "学校标识码", "学校名称", "是否计校数", "在校生数", null, null),
                    row(null, null, null, null, "合计", "其中：女", "进城务工人员随迁子女"),
                    row("甲", "乙", "丙", "丁", 1, 2, 3),
                    row(null, null, "示例县合计", null, 700, 350, 25),
                    row(1, form[2], name(form[2]), "是", 300, 150, 20),
                    row(2, form[2], "东校区", "否", 100, 50, 3),
                    row(3, NINE, "第三学校", "是", 300, 150, 2),
                    row(null, null, "小计", null, 700, 350, 25)));
        }
        for (String[] form : new String[][] {{"教基4155", "小学", FIRST}, {"教基4156", "初中", SECOND}}) {
            files.add(export(
                    form[0] + ".xlsx",
                    "Sheet1",
                    List.of("A1:K1", "A2:A4", "B2:B4", "C2:K2", "C3:C4", "D3:G3", "H3:K3"),
                    row(form[1] + "专任教师分课程、分学历情况"),
                    row("学校标识码", "学校名称", "专任教师"),
                    row(null, null, "合计", "按学历分", null, null, null, "按课程分"),
                    row(null, null, null, "博士研究生", "硕士研究生", "本科", "专科", "体育与健康", "音乐", "美术", "艺术"),
                    row(form[2], name(form[2]), 26, 0, 2, 20, 4, 2, 1, 1, 0),
                    row(NINE, "第三学校", 20, 0, 1, 15, 4, 1, 1, 1, 0)));
        }
        for (String[] form : new String[][] {{"教基2106", FIRST}, {"教基2107", SECOND}}) {
            files.add(export(
                    form[0] + ".xlsx",
                    "Sheet1",
                    List.of("A1:A2", "B1:B2", "C1:I1", "J1:P1"),
                    row("学校标识码", "学校名称", "班额", null, null, null, null, null, null, "班数"),
                    row(
                            null, null, "66人及以上", "25人及以下", "26-30人", "31-35人", "36-45人", "46—55人", "56-65人", "合计",
                            "一年级", "二年级", "三年级", "四年级", "五年级", "六年级"),
                    row(form[1], name(form[1]), 0, 0, 0, 2, 6, 2, 0, 10, 2, 2, 2, 2, 2, 0),
                    row(NINE, "第三学校", 0, 0, 0, 0, 8, 0, 0, 8, 2, 2, 2, 2, 0, 0)));
        }
        files.add(export(
                "基础基512.xlsx",
                "Sheet1",
                List.of("A1:A2", "B1:B2", "C1:D1"),
                row("学校标识码", "学校名称", "教学及辅助用房（㎡）", null),
                row(null, null, "计", "其中：室内体育用房"),
                row(FIRST, "第一小学", 2600, 600),
                row(SECOND, "第二中学", 3300, 800),
                row(NINE, "第三学校", 4000, 900)));
        files.add(export(
                "教基5176.xlsx",
                "Sheet1",
                List.of(),
                row("学校标识码", "学校名称", "运动场地面积", "图书", "网络多媒体教室", "教学仪器设备资产值（万元）"),
                row(FIRST, "第一小学", 4000, 12000, 12, 90),
                row(SECOND, "第二中学", 5200, 15000, 12, "120万元"),
                row(NINE, "第三学校", 7000, 20000, 20, 160.5)));
        return files;
    }

    private CommandLineRun read(List<String> files, String... more) {
        List<String> arguments = new ArrayList<>(List.of("forms", "read"));
        arguments.addAll(files);
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private JsonNode school(String dataset, String code) throws IOException {
        for (JsonNode school :
                new ObjectMapper().readTree(folder.resolve(dataset).toFile()).get("schools")) {
            if (school.get("id").asText().equals(code)) {
                return school;
            }
        }
        throw new AssertionError("no school " + code);
    }

    @Test
    void theExportsOfACountyBecomeOneDatasetThatIsEvaluated() throws IOException {
        CommandLineRun run = read(county(), "--county", "371425", "--year", "2024", "--output", file("data.json"));
        new CommandLineRun(run.status(), run.out(), run.err().replace(folder.toString(), "."))
                .tellsAsApproved("forms-read-exports.txt");

        JsonNode nine = school("data.json", NINE);
        assertThat(nine.get("primary.students").asInt()).isEqualTo(300);
        assertThat(nine.get("junior.students").asInt()).isEqualTo(300);
        assertThat(nine.get("migrantStudents").asInt()).isEqualTo(4);
        assertThat(nine.get("primary.backbone").asInt()).isEqualTo(2);
        assertThat(nine.get("primary.grades").asInt()).isEqualTo(4);
        assertThat(nine.get("primary.classes.from36to45").asInt()).isEqualTo(8);
        assertThat(nine.get("equipmentValue").asText()).isEqualTo("160.5");
        JsonNode first = school("data.json", FIRST);
        assertThat(first.get("primary.students").asInt()).isEqualTo(400);
        assertThat(first.get("indoorSportsArea").asInt()).isEqualTo(600);
        assertThat(first.get("primary.grades").asInt()).isEqualTo(5);
        assertThat(first.has("junior.students")).isFalse();

        Map<String, String> outcomes = outcomes("data.json");
        // 46 to 55 pupils are too many for a primary class; of a junior class they are on both sides of 50.
        assertThat(outcomes)
                .containsEntry("G5 " + FIRST, "NOT_MET")
                .containsEntry("G5 " + SECOND, "INDETERMINATE")
                .containsEntry("G5 " + NINE, "MET");
        assertThat(outcomes).containsEntry("R3 " + FIRST, "MET").containsEntry("R4 " + NINE, "NOT_MET");
        assertThat(outcomes.entrySet().stream()
                        .filter(outcome -> outcome.getKey().matches("[RC]\\d .*"))
                        .map(Map.Entry::getValue))
                .hasSizeGreaterThan(20)
                .doesNotContain("INDETERMINATE");
    }

    private String mapping(String json) throws IOException {
        Files.writeString(folder.resolve("表头.json"), json);
        return file("表头.json");
    }

    @Test
    void aMappingSaysWhatAHeaderIsThatIsCalledOtherwise() throws IOException {
        List<String> files = county();
        files.add(export(
                "教基5176.xlsx",
                "Sheet1",
                List.of(),
                row("学校标识码", "体育场地", "图书", "网络多媒体教室", "教学仪器设备资产值"),
                row(FIRST, 4000, 12000, 12, 900000),
                row(SECOND, 5200, 15000, 12, 1200000),
                row(NINE, 7000, 20000, 20, 1605000)));
        files.remove(files.size() - 1);
        List<String> more = List.of("--county", "371425", "--year", "2024", "--output");
        CommandLineRun without = read(files, plus(more, file("without.json")));
        assertThat(without.succeeds().err()).contains("JH833 教基5176.xlsx Sheet1: 这些列或标签没有用到：B 体育场地");
        assertThat(school("without.json", NINE).has("sportsGroundArea")).isFalse();
        assertThat(school("without.json", NINE).get("equipmentValue").asInt()).isEqualTo(1605000);

        String mapping = mapping("""
                {"forms": [{"form": "教基5176", "columns": [
                  {"to": "sportsGroundArea", "paths": [["体育场地"]]},
                  {"to": "equipmentValue", "paths": [["教学仪器设备资产值"]], "unit": "元"}
                ]}]}
                """);
        CommandLineRun with = read(files, plus(more, file("with.json"), "--mapping", mapping));
        assertThat(with.succeeds().err())
                .contains("JH835", "教基5176（图书、网络多媒体教室）")
                .doesNotContain("JH833 教基5176");
        assertThat(school("with.json", NINE).get("sportsGroundArea").asInt()).isEqualTo(7000);
        assertThat(school("with.json", NINE).get("equipmentValue").asText()).isEqualTo("160.5");
        assertThat(outcomes("with.json")).containsEntry("R4 " + NINE, "NOT_MET");
    }

    private static String[] plus(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void everyErrorOfAMappingIsToldWithItsPlace() throws IOException {
        String mapping = mapping("""
                {"forms": [{"form": "教基5176", "columns": [
                  {"to": "sportGroundArea", "paths": [["体育场地"]]},
                  {"to": "books", "paths": [], "unit": "尺"}
                ]}, {"stage": "NURSERY", "columns": []}]}
                """);
        List<String> exports = county();
        read(exports, "--output", file("data.json"), "--mapping", mapping)
                .fails(
                        3,
                        mapping + " $.forms[0].columns[0].to: ",
                        "sportsGroundArea",
                        mapping + " $.forms[0].columns[1].unit: ",
                        mapping + " $.forms[0].columns[1].paths: ",
                        mapping + " $.forms[1].form: ",
                        mapping + " $.forms[1].stage: ");
        read(exports, "--output", file("data.json"), "--mapping", file("无.json"))
                .fails(4, "JH101", "无.json");
        read(exports, "--output", file("data.json"), "--mapping", mapping("{")).fails(3, "表头.json $");
    }

    @Test
    void aCountyThatAWorkbookContradictsIsAnErrorAndWhatIsNotReadIsSaid() throws IOException {
        String template = file("县.xlsx");
        String met = Path.of("..", "counties", "met").toString();
        CommandLineRun.of("forms", "template", met, "--output", template).succeeds();
        read(county(), "--output", file("data.json")).fails(3, "JH217 1001.xlsx 等 10 个工作簿", "--county --year");

        String notes = export("记事.xlsx", "备忘", List.of(), row("记得", "催报"));

        read(List.of(template, notes), "--county", "371425", "--year", "2020", "--output", file("data.json"))
                .fails(3, "--county 371425", "--year 2020", "JH821 县.xlsx 县情!");

        String told = read(List.of(template, notes), "--lang", "en", "--output", file("data.json"))
                .succeeds()
                .err();
        assertThat(told)
                .contains("记事.xlsx 备忘: not read: it is no sheet of the template, no export")
                .containsPattern("县\\.xlsx 学校: template, \\d+ values")
                .contains("Wrote ");
    }

    /** By rule and school with its stage, what came of it. */
    private Map<String, String> outcomes(String dataset) throws IOException {
        JsonNode findings = new ObjectMapper()
                .readTree(CommandLineRun.of("evaluate", file(dataset), "--format", "json")
                        .succeeds()
                        .out())
                .get("findings");
        Map<String, String> outcomes = new TreeMap<>();
        for (JsonNode finding : findings) {
            String rule = finding.get("rule").asText();
            outcomes.put(
                    rule.substring(rule.indexOf('/') + 1) + " "
                            + finding.path("subject").asText(),
                    finding.path("outcome").asText());
        }
        return outcomes;
    }
}
