package io.github.junheng.io;

import static io.github.junheng.io.DatasetFiles.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.RosterPreference;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a dataset directory: what is right, and every way in which a table can be wrong. */
class DatasetReaderTest {
    @TempDir
    private Path directory;

    private DatasetFiles files;

    @BeforeEach
    void write() {
        files = new DatasetFiles(directory);
    }

    private static Facts onlySchool(Checked<CountyDataset> checked) {
        return checked.orThrow().schools().get(0).facts();
    }

    private Problem onlyProblem() {
        List<Problem> problems = files.read().problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void aSmallCountyIsReadWithoutAProblem() {
        Checked<CountyDataset> checked = files.read();
        assertThat(checked.problems()).isEmpty();
        CountyDataset dataset = checked.orThrow();
        assertThat(dataset.county().year()).isEqualTo(2024);
        assertThat(dataset.county().code().toOptional()).hasToString("Optional[371425]");
        assertThat(dataset.county().name()).isEqualTo(Reported.of("齐河县"));
        assertThat(dataset.schools()).singleElement().satisfies(s -> {
            assertThat(s.school().code()).isEqualTo(SchoolCode.parse("2137000001"));
            assertThat(s.school().name()).isEqualTo("一小");
            assertThat(s.school().kind()).isEqualTo(SchoolKind.PRIMARY_SCHOOL);
            assertThat(s.facts().count("primary.students")).isEqualTo(Reported.of(300L));
        });
        assertThat(dataset.provenance().where(CellRef.of(SchoolCode.parse("2137000001"), "primary.students"), "小学学生数"))
                .isEqualTo("schools.csv:2 小学学生数");
    }

    // Files

    @Test
    void aMissingPathIsNamed() {
        assertThat(DatasetFiles.problems(DatasetReader.read(directory.resolve("nowhere"), OPTIONS)))
                .containsExactly("FILE_MISSING ERROR " + directory.resolve("nowhere"));
    }

    @Test
    void bothRequiredFilesAreMissedInOneRun() {
        files.without("county.json").without("schools.csv");
        assertThat(files.problems())
                .containsExactly("FILE_MISSING ERROR county.json", "FILE_MISSING ERROR schools.csv");
        assertThat(files.read().value()).isEmpty();
    }

    @Test
    void aDirectoryInPlaceOfAFileIsUnreadable() throws java.io.IOException {
        files.without("schools.csv");
        java.nio.file.Files.createDirectory(directory.resolve("schools.csv"));
        assertThat(files.problems()).containsExactly("FILE_UNREADABLE ERROR schools.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\n", " \n,,\n"})
    void anEmptyFileIsAnError(String text) {
        files.schools(text);
        assertThat(files.problems()).containsExactly("FILE_EMPTY ERROR schools.csv");
        files.schools(DatasetFiles.SCHOOLS).with("teachers.csv", text);
        assertThat(files.problems()).containsExactly("FILE_EMPTY ERROR teachers.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"学校标识码,学校名称,办学类型", "学校标识码,学校名称,办学类型\n,,\n   ,,\n"})
    void aHeaderWithoutRowsIsAnError(String text) {
        files.schools(text);
        assertThat(files.problems()).containsExactly("FILE_WITHOUT_ROWS ERROR schools.csv");
        assertThat(files.read().value()).isEmpty();
    }

    @Test
    void aRosterWithAHeaderAloneCountsNothing() {
        files.with("teachers.csv", "教师编号,学校标识码\n");
        assertThat(files.problems()).isEmpty();
    }

    // Encodings

    @Test
    void everyEncodingOfTheContractGivesTheSame() {
        CountyDataset expected = files.read().orThrow();
        files.schools("\uFEFF" + DatasetFiles.SCHOOLS);
        assertThat(files.read().orThrow()).isEqualTo(expected);
        files.with("schools.csv", DatasetFiles.SCHOOLS.getBytes(Charset.forName("GB18030")));
        assertThat(files.read().orThrow()).isEqualTo(expected);
        files.with("schools.csv", ("\uFEFF" + DatasetFiles.SCHOOLS).getBytes(Charset.forName("GB18030")));
        assertThat(files.read().orThrow()).isEqualTo(expected);
        files.with("county.json", DatasetFiles.COUNTY.getBytes(Charset.forName("GB18030")));
        assertThat(files.read().orThrow()).isEqualTo(expected);
    }

    @Test
    void charactersBeyondGbkAreReadFromGb18030() {
        String school = "学校标识码,学校名称,办学类型\n2137000001,㐀𠀀小学,小学\n";
        files.with("schools.csv", school.getBytes(Charset.forName("GB18030")));
        assertThat(files.read().orThrow().schools().get(0).school().name()).isEqualTo("㐀𠀀小学");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void utf16IsNotDecoded(String charset) {
        files.with("schools.csv", DatasetFiles.SCHOOLS.getBytes(Charset.forName(charset)));
        assertThat(files.problems()).containsExactly("FILE_UNDECODABLE ERROR schools.csv");
        files.schools(DatasetFiles.SCHOOLS).with("county.json", DatasetFiles.COUNTY.getBytes(Charset.forName(charset)));
        assertThat(files.problems()).containsExactly("FILE_UNDECODABLE ERROR county.json");
    }

    @Test
    void damagedTextIsNotDecoded() {
        byte[] bytes = DatasetFiles.SCHOOLS.getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 5] = (byte) 0xFF;
        files.with("schools.csv", bytes);
        assertThat(files.problems()).containsExactly("FILE_UNDECODABLE ERROR schools.csv");
        byte[] marked = ("\uFEFF" + DatasetFiles.SCHOOLS).getBytes(StandardCharsets.UTF_8);
        marked[4] = 'x';
        files.with("schools.csv", marked);
        assertThat(files.problems()).containsExactly("FILE_UNDECODABLE ERROR schools.csv");
        files.schools(DatasetFiles.SCHOOLS + "\0");
        assertThat(files.problems()).containsExactly("FILE_UNDECODABLE ERROR schools.csv");
    }

    // Header

    @Test
    void columnsStandInAnyOrderUnderHeaderOrKey() {
        CountyDataset expected = files.schools("学校标识码,学校名称,办学类型,小学学生数,教学仪器设备值\n2137000001,一小,小学,300,12.50\n")
                .read()
                .orThrow();
        files.schools(" equipmentValue ,小学学生数,kind,\"id\",学校名称\n12.5,300.0,小学,2137000001,一小\n");
        CountyDataset other = files.read().orThrow();
        assertThat(other).isEqualTo(expected);
    }

    @Test
    void everyColumnOfTheContractIsKnown() {
        String header = SchoolColumns.all().stream().map(FactDefinition::name).collect(Collectors.joining(","));
        files.schools("学校标识码,学校名称,办学类型," + header + "\n2137000001,一小,小学" + ",".repeat(56) + "\n");
        assertThat(SchoolColumns.all()).hasSize(56);
        assertThat(files.problems()).isEmpty();
        assertThat(onlySchool(files.read())).isEqualTo(Facts.empty());
    }

    @Test
    void anUnknownColumnIsAWarningThatNamesIt() {
        files.cell("食堂面积", "12");
        assertThat(files.problems()).containsExactly("COLUMN_UNKNOWN WARNING schools.csv:1 食堂面积");
        assertThat(onlyProblem().message(Locale.CHINESE)).contains("“食堂面积”");
        assertThat(files.read().hasErrors()).isFalse();
        files.cell("", "");
        assertThat(files.problems()).containsExactly("COLUMN_UNKNOWN WARNING schools.csv:1 #4");
    }

    @Test
    void aColumnThatAnOverlayDeclaresIsKnown() {
        files.cell("图书册数", "20000");
        assertThat(onlySchool(files.read()).count("libraryBooks")).isEqualTo(Reported.of(20000L));
        files.cell("libraryBooks", "-1");
        assertThat(files.problems()).containsExactly("NEGATIVE ERROR schools.csv:2 图书册数");
        assertThat(files.read(ReadOptions.defaults()).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.COLUMN_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"小学学生数,小学学生数", "小学学生数,primary.students", "食堂,食堂"})
    void aColumnGivenTwiceIsAnError(String first, String second) {
        files.schools("学校标识码,学校名称,办学类型," + first + "," + second + "\n2137000001,一小,小学,1,2\n");
        assertThat(files.problems()).contains("COLUMN_TWICE ERROR schools.csv:1 " + first);
        assertThat(files.read(OPTIONS.withLenient(true)).hasErrors()).isTrue();
    }

    @Test
    void everyMissingRequiredColumnIsNamed() {
        files.schools("小学学生数,学校名称\nx,一小\n");
        assertThat(files.problems())
                .containsExactly(
                        "COLUMN_MISSING ERROR schools.csv:1 学校标识码",
                        "COLUMN_MISSING ERROR schools.csv:1 办学类型",
                        "NOT_A_NUMBER ERROR schools.csv:2 小学学生数");
        assertThat(files.read(OPTIONS.withLenient(true)).hasErrors()).isTrue();
        files.schools(DatasetFiles.SCHOOLS).with("teachers.csv", "教师编号\nT1\n");
        assertThat(files.problems()).containsExactly("COLUMN_MISSING ERROR teachers.csv:1 学校标识码");
    }

    // Rows

    @Test
    void quotedNewlinesKeepPhysicalLineNumbers() {
        files.schools("学校标识码,学校名称,办学类型,小学学生数\r\n"
                + "2137000001,\"一\r\n小\",小学,1\r\n"
                + "\r\n"
                + ",,,\r\n"
                + "2137000002,\"二\"\"小\"\"\",小学,x\r\n");
        assertThat(files.problems()).containsExactly("NOT_A_NUMBER ERROR schools.csv:6 小学学生数");
        assertThat(files.read(OPTIONS.withLenient(true)).orThrow().schools())
                .extracting(s -> s.school().name())
                .containsExactly("一\r\n小", "二\"小\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2137000002,二小,小学,1,2|5", "2137000002,二小,小学|3", "2137000002|1"})
    void aRowOfAnotherLengthIsAnError(String row, String cells) {
        files.schools(DatasetFiles.SCHOOLS + row + "\n");
        assertThat(files.problems()).containsExactly("ROW_LENGTH ERROR schools.csv:3");
        assertThat(onlyProblem().details()).containsExactly(cells, "4");
        assertThat(files.read(OPTIONS.withLenient(true)).hasErrors()).isTrue();
    }

    @Test
    void brokenQuotesAreAnErrorInTheirLine() {
        files.schools(DatasetFiles.SCHOOLS + "2137000002,\"二小,小学,1\n2137000003,三小,小学,1\n");
        assertThat(files.problems()).containsExactly("CSV_MALFORMED ERROR schools.csv:3");
        files.schools(DatasetFiles.SCHOOLS + "2137000002,\"二\"小,小学,1\n");
        assertThat(files.problems()).containsExactly("CSV_MALFORMED ERROR schools.csv:3");
        assertThat(files.read().value()).isEmpty();
    }

    @Test
    void anIdentityMustBeFilledIn() {
        files.schools("学校标识码,学校名称,办学类型\n,一小,小学\n2137000002,  ,小学\n2137000003,三小,\n");
        assertThat(files.problems())
                .containsExactly(
                        "CELL_REQUIRED ERROR schools.csv:2 学校标识码",
                        "CELL_REQUIRED ERROR schools.csv:3 学校名称",
                        "CELL_REQUIRED ERROR schools.csv:4 办学类型");
        assertThat(DatasetFiles.problems(files.read(OPTIONS.withLenient(true))))
                .containsExactly(
                        "CELL_REQUIRED ERROR schools.csv:2 学校标识码",
                        "CELL_REQUIRED WARNING schools.csv:3 学校名称",
                        "CELL_REQUIRED ERROR schools.csv:4 办学类型");
    }

    @ParameterizedTest
    @ValueSource(strings = {"213700001", "2037000001", "2199000001", "2.137E+09", "213700000x"})
    void anInvalidSchoolCodeIsAnErrorThatNothingWaives(String code) {
        files.schools("学校标识码,学校名称,办学类型\n" + code + ",一小,小学\n2137000002,二小,小学\n");
        assertThat(files.problems()).containsExactly("SCHOOL_CODE_INVALID ERROR schools.csv:2 学校标识码");
        assertThat(files.read(OPTIONS.withLenient(true)).hasErrors()).isTrue();
        assertThat(files.read(OPTIONS.withLenient(true)).value()).isEmpty();
    }

    @Test
    void aSchoolCodeThatStandsTwiceIsAnErrorThatNothingWaives() {
        files.schools(DatasetFiles.SCHOOLS + "2137000001\t,又一小,小学,1\n");
        assertThat(files.problems()).containsExactly("SCHOOL_CODE_TWICE ERROR schools.csv:3 学校标识码");
        assertThat(onlyProblem().details()).containsExactly("2137000001", "schools.csv:2");
        assertThat(files.read(OPTIONS.withLenient(true)).hasErrors()).isTrue();
    }

    @Test
    void anUnknownKindIsAnErrorThatListsTheKindsAndThatNothingWaives() {
        files.schools("学校标识码,学校名称,办学类型\n2137000001,一小,完小\n");
        assertThat(files.problems()).containsExactly("SCHOOL_KIND_UNKNOWN ERROR schools.csv:2 办学类型");
        assertThat(onlyProblem().message(Locale.CHINESE)).contains("完小", "九年一贯制学校");
        assertThat(files.read(OPTIONS.withLenient(true)).hasErrors()).isTrue();
    }

    @Test
    void everyKindIsRead() {
        List<String> digits = List.of("21", "21", "31", "31", "34", "34", "51", "36", "34");
        StringBuilder rows = new StringBuilder("学校标识码,学校名称,办学类型\n");
        for (SchoolKind kind : SchoolKind.ofRows()) {
            rows.append(digits.get(kind.ordinal())).append("3700000").append(kind.ordinal());
            rows.append(",校,").append(kind.zh()).append('\n');
        }
        files.schools(rows.toString());
        assertThat(files.problems()).isEmpty();
        assertThat(files.read().orThrow().schools()).hasSize(9);
    }

    // Cells

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u00a0", "\t", "\"\"", "\"  \""})
    void aBlankCellIsNotReportedAndNeverZero(String blank) {
        files.cell("小学学生数", blank);
        assertThat(onlySchool(files.read()).has("primary.students")).isFalse();
    }

    @Test
    void aMissingOptionalColumnIsNotReported() {
        assertThat(onlySchool(files.read()).has("primary.teachers")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "4,4", "4.0,4", "4.000,4", "0004,4", "-0,0", "999999999999999,999999999999999"})
    void wholeNumbersAreRead(String text, String value) {
        files.cell("小学学生数", text);
        assertThat(onlySchool(files.read()).amount("primary.students")).isEqualTo(Reported.of(new BigDecimal(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc|NOT_A_NUMBER", "12人|NOT_A_NUMBER", "85%|NOT_A_NUMBER", "'\"1,200\"'|NOT_A_NUMBER",
                        "1 200|NOT_A_NUMBER",
                "+4|NOT_A_NUMBER", "1e3|NOT_A_NUMBER", "1e400|NOT_A_NUMBER", "４|NOT_A_NUMBER", "4.|NOT_A_NUMBER",
                ".5|NOT_A_NUMBER", "1.2.3|NOT_A_NUMBER", "-|NOT_A_NUMBER", "--4|NOT_A_NUMBER", "NaN|NOT_A_NUMBER",
                "0x10|NOT_A_NUMBER", "4.5|NOT_WHOLE", "-1|NEGATIVE", "-0.5|NEGATIVE", "1000000000000000|OUT_OF_RANGE"
            })
    void whatIsNoCountIsAnErrorOfItsCell(String text, ProblemCode code) {
        files.cell("小学学生数", text);
        assertThat(files.problems()).containsExactly(code.name() + " ERROR schools.csv:2 小学学生数");
        assertThat(onlyProblem().message(Locale.ENGLISH)).contains(text.replace("\"", ""));
        Checked<CountyDataset> lenient = files.read(OPTIONS.withLenient(true));
        assertThat(DatasetFiles.problems(lenient)).containsExactly(code.name() + " WARNING schools.csv:2 小学学生数");
        assertThat(onlySchool(lenient).has("primary.students")).isFalse();
    }

    @Test
    void aNumberOfAMillionDigitsIsRefusedQuickly() {
        files.cell("教学仪器设备值", "9".repeat(1_000_000));
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            Problem problem = onlyProblem();
            assertThat(problem.code()).isEqualTo(ProblemCode.OUT_OF_RANGE);
            assertThat(problem.message(Locale.ENGLISH)).hasSizeLessThan(200);
        });
    }

    @Test
    void decimalsAreReadExactly() {
        files.cell("教学仪器设备值", "0.1234567890123456789");
        assertThat(onlySchool(files.read()).amount("equipmentValue"))
                .isEqualTo(Reported.of(new BigDecimal("0.1234567890123456789")));
        files.cell("教学仪器设备值", "0.50");
        Facts half = onlySchool(files.read());
        files.cell("教学仪器设备值", "0.5");
        assertThat(onlySchool(files.read())).isEqualTo(half);
    }

    @ParameterizedTest
    @CsvSource({"是,true", "否,false"})
    void flagsAreYesOrNo(String text, boolean value) {
        files.cell("是否寄宿制", text);
        assertThat(onlySchool(files.read()).flag("boarding")).isEqualTo(Reported.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "是否寄宿制,Y,NOT_A_WORD", "是否寄宿制,1,NOT_A_WORD", "城乡类型,郊区,NOT_A_WORD", "德育与校园文化等级,优,NOT_A_WORD",
        "举办者类型,11,NOT_A_WORD", "举办者类型,县级教育,NOT_A_WORD", "举办者类型,0,NOT_A_WORD", "建成年份,98,OUT_OF_RANGE",
        "建成年份,20160,OUT_OF_RANGE", "建成年份,2016年,NOT_A_NUMBER"
    })
    void whatIsNoneOfTheWordsIsAnError(String column, String text, ProblemCode code) {
        files.cell(column, text);
        assertThat(files.problems()).containsExactly(code.name() + " ERROR schools.csv:2 " + column);
    }

    @Test
    void wordsCodesAndYearsAreRead() {
        files.schools("学校标识码,学校名称,办学类型,城乡类型,举办者类型,建成年份\n2137000001,一小,小学, 乡村 ,7,2016\n");
        Facts facts = onlySchool(files.read());
        assertThat(facts.values())
                .containsEntry("location", new FactValue.Word("乡村"))
                .containsEntry("sponsor", FactValue.Amount.of(7))
                .containsEntry("builtYear", FactValue.Amount.of(2016));
    }

    @Test
    void listsHoldNumbersAndZeroAloneIsTheEmptyList() {
        files.cell("小学各班人数", "45; 44 ;43.0");
        assertThat(onlySchool(files.read()).values().get("primary.classSizes").toText())
                .isEqualTo("45;44;43");
        files.cell("音乐教室面积", "0");
        assertThat(onlySchool(files.read()).amounts("musicRoomAreas")).isEqualTo(Reported.of(List.of()));
        files.cell("音乐教室面积", "73.50");
        assertThat(onlySchool(files.read()).amounts("musicRoomAreas"))
                .isEqualTo(Reported.of(List.of(new BigDecimal("73.5"))));
        files.cell("音乐教室面积", "");
        assertThat(onlySchool(files.read()).has("musicRoomAreas")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"45；44,NOT_A_NUMBER", "45;;44,NOT_A_NUMBER", "45;,NOT_A_NUMBER", "45;-1,NEGATIVE", "45;4.5,NOT_WHOLE"})
    void oneWrongElementIsAnErrorOfTheWholeList(String text, ProblemCode code) {
        files.cell("小学各班人数", text);
        assertThat(files.problems()).containsExactly(code.name() + " ERROR schools.csv:2 小学各班人数");
        assertThat(onlySchool(files.read(OPTIONS.withLenient(true))).has("primary.classSizes"))
                .isFalse();
    }

    // All at once

    @Test
    void allProblemsOfAllFilesAreFoundInOneRun() {
        files.county("{\"code\": \"990000\", \"year\": 2024, \"pay\": {\"teachersYuan\": true}}")
                .schools("学校标识码,学校名称,办学类型,小学学生数,小学专任教师数,小学骨干教师数\n"
                        + "2137000001,一小,小学,x,-1,1\n"
                        + "3137000002,二小,小学,1,2,3\n")
                .with("teachers.csv", "教师编号,学校标识码,学历\nT1,2137000001,博士后\nT2,,本科\n")
                .with("classes.csv", "班级编号,学校标识码,学段,人数\nC1,2137000001,幼儿园,0.5\n")
                .with("rooms.csv", "编号,学校标识码,类别,建筑面积\nR1,2137000001,食堂,很大\n");
        assertThat(files.problems())
                .containsExactly(
                        "NOT_OF_TYPE ERROR county.json $.pay.teachersYuan",
                        "NOT_A_NUMBER ERROR schools.csv:2 小学学生数",
                        "NEGATIVE ERROR schools.csv:2 小学专任教师数",
                        "NOT_A_WORD ERROR teachers.csv:2 学历",
                        "CELL_REQUIRED ERROR teachers.csv:3 学校标识码",
                        "NOT_A_WORD ERROR classes.csv:2 学段",
                        "NOT_WHOLE ERROR classes.csv:2 人数",
                        "NOT_A_NUMBER ERROR rooms.csv:2 建筑面积",
                        "COUNTY_CODE_INVALID ERROR county.json $.code",
                        "COUNTY_FACT_MISSING WARNING county.json $.name",
                        "ROOM_CATEGORY_UNKNOWN WARNING rooms.csv:2",
                        "SCHOOL_CODE_KIND WARNING schools.csv:3 学校标识码",
                        "PART_ABOVE_WHOLE ERROR schools.csv:3 小学骨干教师数");
    }

    @Test
    void aPartAboveItsWholeIsAnErrorAndLenientlyBothCellsAreNotReported() {
        files.schools("学校标识码,学校名称,办学类型,小学专任教师数,小学骨干教师数,小学体育教师数\n2137000001,一小,小学,5,6,1\n");
        assertThat(files.problems()).containsExactly("PART_ABOVE_WHOLE ERROR schools.csv:2 小学骨干教师数");
        assertThat(onlyProblem().message(Locale.CHINESE)).contains("小学骨干教师数", "6", "小学专任教师数", "5");
        Checked<CountyDataset> lenient = files.read(OPTIONS.withLenient(true));
        assertThat(lenient.hasErrors()).isFalse();
        assertThat(onlySchool(lenient).values()).containsOnlyKeys("primary.pe");
    }

    @Test
    void aHundredThousandRowsAreReadInSeconds() {
        StringBuilder csv = new StringBuilder("学校标识码,学校名称,办学类型,小学学生数,小学专任教师数,教学及辅助用房面积,小学各班人数\n");
        for (int i = 0; i < 100_000; i++) {
            csv.append(2137000000L + i).append(",第").append(i).append("小学,小学,80,7,1234.5,41;39\n");
        }
        files.schools(csv.toString());
        Checked<CountyDataset> checked = Assertions.assertTimeout(Duration.ofSeconds(60), () -> files.read());
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.orThrow().schools()).hasSize(100_000);
    }

    @Test
    void theOrderOfRowsAndColumnsChangesNothing() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add((2137000000L + i) + ",第" + i + "小学,小学," + i);
        }
        String header = "学校标识码,学校名称,办学类型,小学学生数\n";
        CountyDataset expected =
                files.schools(header + String.join("\n", rows)).read().orThrow();
        Collections.shuffle(rows, new Random(7));
        CountyDataset shuffled =
                files.schools(header + String.join("\n", rows)).read().orThrow();
        assertThat(shuffled.schools()).isEqualTo(expected.schools());
    }

    // Rosters

    @Test
    void rostersFillWhatTheSchoolLeftBlankAndDifferencesAreWarnings() {
        files.schools("学校标识码,学校名称,办学类型,小学专任教师数,小学体育教师数\n2137000001,一小,小学,,2\n")
                .with(
                        "teachers.csv",
                        "教师编号,学校标识码,任教学段,是否专任,学历,县级以上骨干,任教学科,专任或主要任教,教师资格证,五年培训学时,是否在编,交流轮岗,走教或兼职\n"
                                + "T1,2137000001,小学,是,本科,否,体育,是,是,360,是,否,否\n"
                                + "T2,2137000001,小学,是,硕士,是,语文,是,是,359.5,是,骨干,否\n"
                                + "T2,2137999999,小学,是,硕士,是,语文,是,是,360,是,普通,否\n")
                .with("classes.csv", "班级编号,学校标识码,学段,年级,人数\nC2,2137000001,小学,2,41\nC1,2137000001,小学,1,40\n")
                .with("rooms.csv", "编号,学校标识码,类别,建筑面积,使用面积\nR1,2137000001,音乐教室,100,73.5\n");
        Checked<CountyDataset> checked = files.read();
        assertThat(DatasetFiles.problems(checked))
                .containsExactly(
                        "ROSTER_ID_TWICE WARNING teachers.csv:4",
                        "ROSTER_SCHOOL_UNKNOWN WARNING teachers.csv:4",
                        "ROSTER_DIFFERS WARNING schools.csv:2 小学体育教师数");
        Facts facts = onlySchool(checked);
        assertThat(facts.count("primary.teachers")).isEqualTo(Reported.of(2L));
        assertThat(facts.count("primary.pe")).isEqualTo(Reported.of(2L));
        assertThat(facts.count("trained360Teachers")).isEqualTo(Reported.of(1L));
        assertThat(facts.values().get("primary.classSizes").toText()).isEqualTo("40;41");
        assertThat(facts.values().get("musicRoomAreas").toText()).isEqualTo("73.5");
        assertThat(checked.orThrow()
                        .provenance()
                        .where(CellRef.of(SchoolCode.parse("2137000001"), "primary.teachers"), "小学专任教师数"))
                .isEqualTo("teachers.csv 2137000001 小学专任教师数");
        Facts preferred = onlySchool(files.read(OPTIONS.withPrefer(RosterPreference.ROSTERS)));
        assertThat(preferred.count("primary.pe")).isEqualTo(Reported.of(1L));
    }

    @Test
    void aBlankRosterCellMakesTheCountNotReported() {
        files.with("teachers.csv", "教师编号,学校标识码,任教学段,是否专任,学历\nT1,2137000001,小学,是,本科\nT2,2137000001,小学,是,\n");
        Facts facts = onlySchool(files.read());
        assertThat(facts.count("primary.teachers")).isEqualTo(Reported.of(2L));
        assertThat(facts.has("primary.degree.bachelor")).isFalse();
        assertThat(facts.has("primary.backbone")).isFalse();
    }

    @Test
    void aWrongRosterCellIsLenientlyNotReported() {
        files.with("classes.csv", "班级编号,学校标识码,学段,人数\nC1,2137000001,小学,四十\nC2,2137000001,小学,40\n");
        assertThat(files.problems()).containsExactly("NOT_A_NUMBER ERROR classes.csv:2 人数");
        assertThat(onlySchool(files.read(OPTIONS.withLenient(true))).has("primary.classSizes"))
                .isFalse();
    }

    @Test
    void aRosterRowOfNoSchoolIsAnErrorThatNothingWaives() {
        files.with("classes.csv", "班级编号,学校标识码,学段,人数\nC1,12345,小学,40\n");
        assertThat(files.problems()).containsExactly("SCHOOL_CODE_INVALID ERROR classes.csv:2 学校标识码");
        assertThat(files.read(OPTIONS.withLenient(true)).hasErrors()).isTrue();
    }

    // Options

    @Test
    void definitionsThatContradictAreAMistakeOfTheProgrammer() {
        FactDefinition students =
                new FactDefinition("primary.students", "学生", FactType.DECIMAL, "", Place.SCHOOL, List.of());
        assertThatThrownBy(() -> OPTIONS.withDeclared(List.of(students)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("primary.students");
        FactDefinition count = new FactDefinition("a[].b", "数", FactType.COUNT, "", Place.COUNTY, List.of());
        assertThatThrownBy(() -> OPTIONS.withDeclared(List.of(count))).isInstanceOf(IllegalArgumentException.class);
        FactDefinition flag = new FactDefinition("a.b", "甲", FactType.FLAG, "", Place.COUNTY, List.of());
        FactDefinition other = new FactDefinition("a.b", "乙", FactType.FLAG, "", Place.COUNTY, List.of());
        assertThat(OPTIONS.withDeclared(List.of(flag, flag)).declared()).hasSize(2);
        assertThatThrownBy(() -> OPTIONS.withDeclared(List.of(flag, other)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
