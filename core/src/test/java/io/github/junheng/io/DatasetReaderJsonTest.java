package io.github.junheng.io;

import static io.github.junheng.io.DatasetFiles.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading county.json and dataset.json. */
class DatasetReaderJsonTest {
    @TempDir
    private Path directory;

    private DatasetFiles files;

    @BeforeEach
    void write() {
        files = new DatasetFiles(directory);
    }

    private DatasetFiles county(String more) {
        return files.county("{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": 2024, " + more + "}");
    }

    private static Facts facts(Checked<CountyDataset> checked) {
        return checked.orThrow().county().facts();
    }

    private DatasetFiles document(String schools, String more) {
        return files.document("{\"county\": " + DatasetFiles.COUNTY + ", \"schools\": " + schools + more + "}");
    }

    private static Checked<CountyDataset> read(String json) {
        return DatasetReader.readJson(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "stream", OPTIONS);
    }

    // county.json

    @Test
    void theCountysFactsAreReadByTheirPaths() {
        county("""
                "pay": {"teachersYuan": 98000, "performancePayApproved": true},
                "publicFundingQuotaYuan": {"PRIMARY": "1150.50"},
                "evidence": {"G1": {"met": false, "basis": "年度监测报告"}},
                "vetoes": {"V1": "否"},
                "basicBalanceRecognisedOn": "2015-12-31",
                "monitoring": [{"subject": "数学", "level": 3, "variation": "0.12"}, {"subject": "科学", "level": 2.0}],
                "spareHours": [1.5, "2"]""");
        Checked<CountyDataset> checked = files.read();
        assertThat(checked.problems()).isEmpty();
        assertThat(facts(checked).values())
                .containsEntry("pay.teachersYuan", FactValue.Amount.of(98000))
                .containsEntry("pay.performancePayApproved", new FactValue.Flag(true))
                .containsEntry("publicFundingQuotaYuan.PRIMARY", new FactValue.Amount(new BigDecimal("1150.5")))
                .containsEntry("evidence.G1.met", new FactValue.Flag(false))
                .containsEntry("evidence.G1.basis", new FactValue.Word("年度监测报告"))
                .containsEntry("vetoes.V1", new FactValue.Flag(false))
                .containsEntry("basicBalanceRecognisedOn", new FactValue.Day(LocalDate.of(2015, 12, 31)))
                .containsEntry(
                        "monitoring[].subject", new FactValue.Words(List.of(Reported.of("数学"), Reported.of("科学"))))
                .containsEntry(
                        "monitoring[].level",
                        FactValue.Amounts.of(List.of(BigDecimal.valueOf(3), BigDecimal.valueOf(2))))
                .containsEntry(
                        "monitoring[].variation",
                        new FactValue.Amounts(List.of(Reported.of(new BigDecimal("0.12")), Reported.none())))
                .containsEntry(
                        "spareHours", FactValue.Amounts.of(List.of(new BigDecimal("1.5"), BigDecimal.valueOf(2))))
                .hasSize(11);
        CellRef element = CellRef.ofCounty("monitoring[].level").element(1);
        assertThat(checked.orThrow().provenance().where(element, "水平")).isEqualTo("county.json $.monitoring[1].level");
    }

    @Test
    void absentNullAndBlankAreNotReported() {
        county("""
                "pay": null, "evidence": {"G1": {"met": null, "basis": " "}}, "rotation": {"eligible": ""},
                "monitoring": null""");
        Checked<CountyDataset> checked = files.read();
        assertThat(checked.problems()).isEmpty();
        assertThat(facts(checked)).isEqualTo(Facts.empty());
    }

    @Test
    void anEmptyArrayIsReportedAndEmpty() {
        county("\"monitoring\": []");
        assertThat(facts(files.read()).amounts("monitoring[].level")).isEqualTo(Reported.of(List.of()));
    }

    @Test
    void anElementThatIsNullMissesEverything() {
        county("\"monitoring\": [null, {\"level\": 3}]");
        assertThat(facts(files.read()).values().get("monitoring[].level"))
                .isEqualTo(new FactValue.Amounts(List.of(Reported.none(), Reported.of(BigDecimal.valueOf(3)))));
    }

    @Test
    void numbersAreReadExactlyWhetherNumberOrText() {
        county("\"pay\": {\"teachersYuan\": 0.1234567890123456789}");
        Facts number = facts(files.read());
        assertThat(number.amount("pay.teachersYuan")).isEqualTo(Reported.of(new BigDecimal("0.1234567890123456789")));
        county("\"pay\": {\"teachersYuan\": \"0.1234567890123456789\"}");
        assertThat(facts(files.read())).isEqualTo(number);
        county("\"pay\": {\"teachersYuan\": 9.8e4}");
        assertThat(facts(files.read()).values()).containsEntry("pay.teachersYuan", FactValue.Amount.of(98000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1E999999999", "1e99999999999999999999", "1e15", "-1e-400", "1e-31"})
    void anExponentBeyondMeasureIsAnErrorAndNothingExplodes(String number) {
        county("\"pay\": {\"teachersYuan\": " + number + "}");
        assertThat(files.problems())
                .singleElement()
                .asString()
                .matches("(OUT_OF_RANGE|NEGATIVE) ERROR county.json \\$.pay.teachersYuan");
    }

    @Test
    void aNumberOfAHundredThousandDigitsIsAnError() {
        county("\"pay\": {\"teachersYuan\": " + "1".repeat(100_000) + "}");
        assertThat(files.problems()).containsExactly("OUT_OF_RANGE ERROR county.json $.pay.teachersYuan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"pay\": {\"teachersYuan\": true}|NOT_OF_TYPE|$.pay.teachersYuan",
                "\"pay\": {\"teachersYuan\": [1]}|NOT_OF_TYPE|$.pay.teachersYuan",
                "\"pay\": {\"teachersYuan\": {}}|NOT_OF_TYPE|$.pay.teachersYuan",
                "\"pay\": {\"teachersYuan\": \"9万\"}|NOT_A_NUMBER|$.pay.teachersYuan",
                "\"pay\": {\"teachersYuan\": \"1e4\"}|NOT_A_NUMBER|$.pay.teachersYuan",
                "\"pay\": {\"teachersYuan\": -1}|NEGATIVE|$.pay.teachersYuan",
                "\"pay\": 98000|NOT_OF_TYPE|$.pay",
                "\"pay\": []|NOT_OF_TYPE|$.pay",
                "\"rotation\": {\"eligible\": 1.5}|NOT_WHOLE|$.rotation.eligible",
                "\"vetoes\": {\"V1\": 0}|NOT_OF_TYPE|$.vetoes.V1",
                "\"vetoes\": {\"V1\": \"false\"}|NOT_A_WORD|$.vetoes.V1",
                "\"evidence\": {\"G1\": true}|NOT_OF_TYPE|$.evidence.G1",
                "\"evidence\": {\"G1\": {\"basis\": 2}}|NOT_OF_TYPE|$.evidence.G1.basis",
                "\"basicBalanceRecognisedOn\": \"2015-02-30\"|NOT_A_DATE|$.basicBalanceRecognisedOn",
                "\"basicBalanceRecognisedOn\": \"2015/12/31\"|NOT_A_DATE|$.basicBalanceRecognisedOn",
                "\"basicBalanceRecognisedOn\": 20151231|NOT_OF_TYPE|$.basicBalanceRecognisedOn",
                "\"monitoring\": {\"level\": 3}|NOT_OF_TYPE|$.monitoring",
                "\"monitoring\": [3]|NOT_OF_TYPE|$.monitoring[0]",
                "\"monitoring\": [{\"level\": 3}, {\"level\": \"高\"}]|NOT_A_NUMBER|$.monitoring[1].level",
                "\"spareHours\": 3|NOT_OF_TYPE|$.spareHours",
                "\"spareHours\": [1, -2]|NEGATIVE|$.spareHours[1]"
            })
    void theWrongTypeIsAnErrorWithItsPathAndLenientlyNotReported(String json, ProblemCode code, String path) {
        county(json);
        assertThat(files.problems()).containsExactly(code.name() + " ERROR county.json " + path);
        Checked<CountyDataset> lenient = files.read(OPTIONS.withLenient(true));
        assertThat(DatasetFiles.problems(lenient)).containsExactly(code.name() + " WARNING county.json " + path);
        assertThat(facts(lenient).amounts("monitoring[].level").isKnown()).isFalse();
        assertThat(facts(lenient).has("pay.teachersYuan")).isFalse();
    }

    @Test
    void anUnknownKeyIsAWarningWithItsPathOnceForAllElements() {
        county("""
                "gdp": {"a": [1, {"b": 2}]}, "pay": {"bonus": 1},
                "monitoring": [{"level": 3, "pupils": 9}, {"level": 3, "pupils": 9}]""");
        assertThat(files.problems())
                .containsExactly(
                        "KEY_UNKNOWN WARNING county.json $.gdp",
                        "KEY_UNKNOWN WARNING county.json $.pay.bonus",
                        "KEY_UNKNOWN WARNING county.json $.monitoring[0].pupils");
        assertThat(files.read().hasErrors()).isFalse();
    }

    @Test
    void aDuplicateKeyIsAnErrorEvenInsideWhatIsUnknown() {
        county("\"pay\": {\"teachersYuan\": 1, \"teachersYuan\": 2}, \"gdp\": {\"a\": 1, \"a\": 1}, \"year\": 2023");
        assertThat(files.problems())
                .containsExactlyInAnyOrder(
                        "KEY_TWICE ERROR county.json $.pay.teachersYuan",
                        "KEY_TWICE ERROR county.json $.gdp.a",
                        "KEY_TWICE ERROR county.json $.year",
                        "KEY_UNKNOWN WARNING county.json $.gdp");
        assertThat(files.read(OPTIONS.withLenient(true)).hasErrors()).isTrue();
    }

    @Test
    void truncatedJsonIsAClearErrorAtEveryPlace() {
        String whole = "{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": 2024, \"pay\": {\"teachersYuan\": 98000}, "
                + "\"monitoring\": [{\"level\": 3}]}";
        for (int length = 1; length < whole.length(); length++) {
            files.county(whole.substring(0, length));
            Checked<CountyDataset> checked = files.read();
            assertThat(checked.value()).as(whole.substring(0, length)).isEmpty();
            assertThat(checked.problems())
                    .as(whole.substring(0, length))
                    .extracting(Problem::code)
                    .containsAnyOf(ProblemCode.JSON_TRUNCATED, ProblemCode.JSON_MALFORMED)
                    .doesNotContain(ProblemCode.YEAR_MISSING);
        }
        files.county("{\n\"code\": \"371425\",\n\"name\": ");
        assertThat(files.problems()).containsExactly("JSON_TRUNCATED ERROR county.json:3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code': 1}",
                "{\"code\" 1}",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "{\"a\": 1,}",
                "{\"a\": +1}",
                "{\"a\": .5}",
                "{\"a\": \"\u0001\"}",
                "{\"a\": tru}",
                "not json"
            })
    void whatIsNoJsonIsAnError(String json) {
        files.county(json);
        assertThat(files.problems()).endsWith("JSON_MALFORMED ERROR county.json:1");
        List<Problem> problems = files.read().problems();
        assertThat(problems.get(problems.size() - 1).message(Locale.ENGLISH))
                .doesNotContain("Source", "REDACTED", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {" {}", "]", " x", ",", "1"})
    void textAfterTheEndIsAnError(String trailing) {
        files.county(DatasetFiles.COUNTY + "\n" + trailing);
        assertThat(files.problems()).containsExactly("JSON_TRAILING_TEXT ERROR county.json:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "null", "true"})
    void theDocumentIsAnObject(String json) {
        files.county(json);
        assertThat(files.problems()).containsExactly("NOT_OF_TYPE ERROR county.json $");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nestingHasABound(String open) {
        files.county("{\"gdp\": " + open.repeat(200_000));
        assertThat(files.problems()).contains("JSON_TOO_DEEP ERROR county.json:1");
        files.county("[" + open.repeat(200_000));
        assertThat(files.problems()).contains("JSON_TOO_DEEP ERROR county.json:1");
    }

    @Test
    void anEmptyFileIsAnError() {
        for (String text : List.of("", " \n", "\uFEFF")) {
            files.county(text);
            assertThat(files.problems()).containsExactly("FILE_EMPTY ERROR county.json");
        }
    }

    @Test
    void codeAndNameMayBeMissingWithAWarningAndTheYearMayNot() {
        files.county("{}");
        assertThat(files.problems())
                .containsExactly(
                        "COUNTY_FACT_MISSING WARNING county.json $.code",
                        "COUNTY_FACT_MISSING WARNING county.json $.name",
                        "YEAR_MISSING ERROR county.json $.year");
        assertThat(files.read().value()).isEmpty();
        County county = files.read(OPTIONS.withFallbackYear(2023)).orThrow().county();
        assertThat(county.year()).isEqualTo(2023);
        assertThat(county.code().isKnown()).isFalse();
        files.county(DatasetFiles.COUNTY);
        assertThat(files.read(OPTIONS.withFallbackYear(2023)).orThrow().county().year())
                .isEqualTo(2024);
    }

    @ParameterizedTest
    @CsvSource({"24,OUT_OF_RANGE", "1900,OUT_OF_RANGE", "2024.5,NOT_WHOLE", "true,NOT_OF_TYPE"})
    void aYearThatCannotBeIsAnError(String year, ProblemCode code) {
        files.county("{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": " + year + "}");
        assertThat(files.problems()).containsExactly(code.name() + " ERROR county.json $.year");
        assertThat(files.read().value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"990001", "3714", "高新区", "GXQ-1"})
    void aCountyCodeOutsideTheTableNeedsLeave(String code) {
        files.county("{\"code\": \"" + code + "\", \"name\": \"齐河县\", \"year\": 2024}");
        assertThat(files.problems()).containsExactly("COUNTY_CODE_INVALID ERROR county.json $.code");
        assertThat(files.read(OPTIONS.withLenient(true)).orThrow().county().code())
                .isEqualTo(Reported.none());
        boolean possible = !code.equals("高新区");
        assertThat(files.read(OPTIONS.withPrivateCodes(true)).hasErrors()).isEqualTo(!possible);
    }

    @Test
    void aCountyThatCannotBeReadDoesNotHideWhatIsWrongWithTheSchools() {
        files.county("{").schools("学校标识码,学校名称,办学类型,小学专任教师数,小学骨干教师数\n2137000001,一小,小学,1,2\n");
        assertThat(files.problems())
                .containsExactly("JSON_TRUNCATED ERROR county.json:1", "PART_ABOVE_WHOLE ERROR schools.csv:2 小学骨干教师数");
    }

    // dataset.json

    private static final String SCHOOL = """
            {"id": "2137000001", "name": "一小", "kind": "小学", "primary.students": 300, "boarding": false,
             "location": "乡村", "primary.classSizes": [45, "44", 43.0], "musicRoomAreas": [], "equipmentValue": "12.50"}""";

    @Test
    void aDocumentIsTheSameAsTheDirectory() {
        CountyDataset fromDirectory = files.schools("学校标识码,学校名称,办学类型,小学学生数,是否寄宿制,城乡类型,小学各班人数,音乐教室面积,教学仪器设备值\n"
                        + "2137000001,一小,小学,300,否,乡村,45;44;43,0,12.5\n")
                .with("teachers.csv", "教师编号,学校标识码,任教学段,是否专任\nT1,2137000001,小学,是\n")
                .with("classes.csv", "班级编号,学校标识码,学段,人数\nC1,2137000001,小学,40\n")
                .with("rooms.csv", "编号,学校标识码,类别,建筑面积,使用面积\nR1,2137000001,运动场地,,900.5\n")
                .read()
                .orThrow();
        document("[" + SCHOOL + "]", """
                , "teachers": [{"id": "T1", "school": "2137000001", "stage": "小学", "fullTime": true}],
                "classes": [{"班级编号": "C1", "学校标识码": "2137000001", "学段": "小学", "人数": 40}],
                "rooms": [{"id": "R1", "school": "2137000001", "category": "运动场地", "usableArea": 900.5}]""");
        CountyDataset fromDocument = files.read().orThrow();
        assertThat(fromDocument.county()).isEqualTo(fromDirectory.county());
        assertThat(fromDocument.schools()).isEqualTo(fromDirectory.schools());
        SchoolCode code = SchoolCode.parse("2137000001");
        assertThat(fromDocument.provenance().where(CellRef.of(code, "primary.students"), ""))
                .isEqualTo("dataset.json $.schools[0].primary.students");
        assertThat(fromDocument.provenance().where(CellRef.of(code, "primary.teachers"), "小学专任教师数"))
                .isEqualTo("dataset.json $.teachers 2137000001 小学专任教师数");
        assertThat(DatasetReader.read(directory.resolve("dataset.json"), OPTIONS)
                        .orThrow())
                .isEqualTo(fromDocument);
    }

    @Test
    void rostersMayStandBeforeTheSchoolsTheyAreAbout() {
        files.document(
                "{\"teachers\": [{\"id\": \"T1\", \"school\": \"2137000001\", \"stage\": \"小学\", \"fullTime\": true},"
                        + "{\"id\": \"T2\", \"school\": \"2137000009\"}], \"schools\": ["
                        + SCHOOL + "], \"county\": " + DatasetFiles.COUNTY + "}");
        Checked<CountyDataset> checked = files.read();
        assertThat(checked.orThrow().schools().get(0).facts().count("primary.teachers"))
                .isEqualTo(Reported.of(1L));
        assertThat(DatasetFiles.problems(checked)).contains("ROSTER_SCHOOL_UNKNOWN WARNING dataset.json $.teachers[1]");
    }

    @Test
    void everyProblemOfADocumentIsFoundWithItsPath() {
        document("""
                [{"id": "2137000001", "name": "一小", "kind": "小学", "primary.arts": "x", "primary.classSizes": [40, 4.5],
                  "food": 1, "primary": {"students": 1}},
                 {"id": 2137000002, "name": "二小", "kind": "小学"},
                 {"id": "2137000003", "kind": "小学", "boarding": 1, "小学学生数": 1, "primary.students": 1},
                 {"id": "2137000001", "name": "三小", "kind": "学校", "food": 1},
                 7, {"id": null, "name": "四小", "kind": "小学", "primary.students": 1e400}]""", ", \"rooms\": [{\"id\": \"R1\", \"school\": \"2137000001\", \"floorArea\": [1]}], \"notes\": {}");
        assertThat(files.problems())
                .containsExactly(
                        "NOT_A_NUMBER ERROR dataset.json $.schools[0].primary.arts",
                        "NOT_WHOLE ERROR dataset.json $.schools[0].primary.classSizes[1]",
                        "KEY_UNKNOWN WARNING dataset.json $.schools[0].food",
                        "KEY_UNKNOWN WARNING dataset.json $.schools[0].primary",
                        "NOT_OF_TYPE ERROR dataset.json $.schools[1].id",
                        "CELL_REQUIRED ERROR dataset.json $.schools[1].id",
                        "NOT_OF_TYPE ERROR dataset.json $.schools[2].boarding",
                        "KEY_TWICE ERROR dataset.json $.schools[2].primary.students",
                        "CELL_REQUIRED ERROR dataset.json $.schools[2].name",
                        "SCHOOL_CODE_TWICE ERROR dataset.json $.schools[3].id",
                        "SCHOOL_KIND_UNKNOWN ERROR dataset.json $.schools[3].kind",
                        "NOT_OF_TYPE ERROR dataset.json $.schools[4]",
                        "OUT_OF_RANGE ERROR dataset.json $.schools[5].primary.students",
                        "CELL_REQUIRED ERROR dataset.json $.schools[5].id",
                        "NOT_OF_TYPE ERROR dataset.json $.rooms[0].floorArea",
                        "KEY_UNKNOWN WARNING dataset.json $.notes");
    }

    @Test
    void aDocumentHasACountyAndSchools() {
        assertThat(DatasetFiles.problems(read("{\"schools\": [" + SCHOOL + "]}")))
                .containsExactly(
                        "CELL_REQUIRED ERROR stream $.county",
                        "CLASS_SIZES_DIFFER WARNING stream $.schools[0].primary.classSizes");
        assertThat(DatasetFiles.problems(read("{\"county\": " + DatasetFiles.COUNTY + "}")))
                .containsExactly("FILE_WITHOUT_ROWS ERROR stream $.schools");
        assertThat(DatasetFiles.problems(read("{\"county\": " + DatasetFiles.COUNTY + ", \"schools\": []}")))
                .containsExactly("FILE_WITHOUT_ROWS ERROR stream $.schools");
        assertThat(DatasetFiles.problems(read("{\"county\": 5, \"schools\": {}}")))
                .containsExactly("NOT_OF_TYPE ERROR stream $.county", "NOT_OF_TYPE ERROR stream $.schools");
        assertThat(DatasetFiles.problems(read("{\"county\": {}, \"county\": {}}")))
                .contains("KEY_TWICE ERROR stream $.county");
    }

    @Test
    void zeroAloneIsTheEmptyListAndNullAMissingElement() {
        document(
                "[{\"id\": \"2137000001\", \"name\": \"一小\", \"kind\": \"小学\", \"musicRoomAreas\": [0],"
                        + " \"artRoomAreas\": [80, null], \"primary.classSizes\": null}]",
                "");
        Facts facts = files.read().orThrow().schools().get(0).facts();
        assertThat(facts.amounts("musicRoomAreas")).isEqualTo(Reported.of(List.of()));
        assertThat(facts.values().get("artRoomAreas"))
                .isEqualTo(new FactValue.Amounts(List.of(Reported.of(BigDecimal.valueOf(80)), Reported.none())));
        assertThat(facts.has("primary.classSizes")).isFalse();
    }

    @Test
    void aStreamThatBreaksIsAProblemNotAnException() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cable pulled");
            }
        };
        Checked<CountyDataset> checked = DatasetReader.readJson(broken, "stream", OPTIONS);
        assertThat(checked.problems())
                .extracting(Problem::code, Problem::where)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ProblemCode.FILE_UNREADABLE, "stream"));
    }
}
