package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.quantity.Reported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts of the county in files of their own: a row a year, and a row for each element of an array. The year of the data is 2024. */
class CountyFilesTest {
    private static final List<FactDefinition> DECLARED = List.of(
            fact("money.pay", "工资", FactType.DECIMAL, "money.csv"),
            fact("previous.money.pay", "上年工资", FactType.DECIMAL, "money.csv"),
            fact("previous2.money.pay", "前年工资", FactType.DECIMAL, "money.csv"),
            fact("money.pilot", "试点", FactType.FLAG, "money.csv"),
            fact("money.pupils", "学生", FactType.COUNT, "money.csv"),
            fact("previous.money.pupils", "上年学生", FactType.COUNT, "money.csv"),
            fact("towns[].code", "镇代码", FactType.TEXT_LIST, "towns.csv"),
            fact("towns[].name", "镇名", FactType.TEXT_LIST, "towns.csv"),
            fact("towns[].nurseries", "园数", FactType.COUNT_LIST, "towns.csv"));

    private static final ReadOptions OPTIONS = ReadOptions.defaults().withDeclared(DECLARED);

    @TempDir
    private Path directory;

    private DatasetFiles files;

    @BeforeEach
    void write() {
        files = new DatasetFiles(directory);
    }

    private static FactDefinition fact(String id, String name, FactType type, String file) {
        return new FactDefinition(id, name, type, "", Place.COUNTY, List.of(), file);
    }

    private Checked<CountyDataset> read() {
        return files.read(OPTIONS);
    }

    private List<String> problems() {
        return DatasetFiles.problems(read());
    }

    private static Facts facts(Checked<CountyDataset> read) {
        return read.orThrow().county().facts();
    }

    private static String where(Checked<CountyDataset> read, CellRef cell) {
        return read.orThrow().provenance().where(cell, "名");
    }

    @Test
    void filesThatAreNotThereReportNothing() {
        assertThat(read().problems()).isEmpty();
        assertThat(facts(read()).values()).isEmpty();
        files.with("money.csv", "年度,工资\n");
        assertThat(read().problems()).isEmpty();
        assertThat(facts(read()).values()).isEmpty();
    }

    @Test
    void aFileOfElementsWithoutRowsSaysThatThereIsNone() {
        files.with("towns.csv", "镇代码,园数\n");
        assertThat(read().problems()).isEmpty();
        assertThat(facts(read()).values())
                .containsOnlyKeys("towns[].code", "towns[].name", "towns[].nurseries")
                .allSatisfy((id, list) -> assertThat(list.toText())
                        .as("how an empty list is written")
                        .isEqualTo("0"));
    }

    @Test
    void theYearOfTheDataAndThoseBeforeFeedTheirCells() {
        Checked<CountyDataset> read = files.with("money.csv", "工资,年度,试点,学生\n9.5,2023,,70\n10,2024,是,80\n8,2022,,\n")
                .read(OPTIONS);
        assertThat(read.problems()).isEmpty();
        assertThat(facts(read).amount("money.pay"))
                .isEqualTo(Reported.of(BigDecimal.valueOf(10).stripTrailingZeros()));
        assertThat(facts(read).amount("previous.money.pay")).isEqualTo(Reported.of(new BigDecimal("9.5")));
        assertThat(facts(read).amount("previous2.money.pay")).isEqualTo(Reported.of(BigDecimal.valueOf(8)));
        assertThat(facts(read).values().get("money.pilot")).isEqualTo(new FactValue.Flag(true));
        assertThat(facts(read).values())
                .containsEntry("money.pupils", FactValue.Amount.of(80))
                .containsEntry("previous.money.pupils", FactValue.Amount.of(70))
                .hasSize(6);
        assertThat(where(read, CellRef.ofCounty("previous.money.pay"))).isEqualTo("money.csv:2 工资");
        assertThat(where(read, CellRef.ofCounty("money.pilot"))).isEqualTo("money.csv:3 试点");
    }

    @Test
    void aBlankCellIsNotReportedAndZeroIsZero() {
        Checked<CountyDataset> read =
                files.with("money.csv", "年度,工资,学生\n2024,,0\n").read(OPTIONS);
        assertThat(read.problems()).isEmpty();
        assertThat(facts(read).values()).containsOnlyKeys("money.pupils");
        assertThat(where(read, CellRef.ofCounty("money.pay")))
                .as("where the blank cell stands")
                .isEqualTo("money.csv:2 工资");
        assertThat(where(read, CellRef.ofCounty("previous.money.pay")))
                .as("no row, so that it would stand in the county's document")
                .isEqualTo("county.json $.previous.money.pay");
    }

    @Test
    void aYearThatNothingAsksForIsAWarningAndItsRowIsNotCounted() {
        files.with("money.csv", "年度,工资\n2025,11\n2021,7\n2024,10\n");
        assertThat(problems())
                .containsExactly("YEAR_UNUSED WARNING money.csv:2 年度", "YEAR_UNUSED WARNING money.csv:3 年度");
        assertThat(read().problems().get(1).message(Locale.CHINESE)).startsWith("年度 2021 既不是数据年度 2024，");
        assertThat(facts(read()).values()).containsOnlyKeys("money.pay");
    }

    @Test
    void aYearThatStandsTwiceIsAnErrorThatNothingWaives() {
        files.with("money.csv", "年度,工资\n2024,11\n2024.0,11\n");
        assertThat(problems()).containsExactly("ROW_TWICE ERROR money.csv:3 年度");
        assertThat(read().problems().get(0).message(Locale.CHINESE)).isEqualTo("“年度”为 2024 的行与 money.csv:2 重复。请只保留一行。");
        assertThat(files.read(OPTIONS.withLenient(true)).value()).isEmpty();
    }

    @Test
    void aRowWithoutItsYearAndAFileWithoutTheColumnAreErrors() {
        files.with("money.csv", "年度,工资\n,11\n");
        assertThat(problems()).containsExactly("CELL_REQUIRED ERROR money.csv:2 年度");
        files.with("money.csv", "工资\n11\n");
        assertThat(problems()).containsExactly("COLUMN_MISSING ERROR money.csv:1 年度");
        files.with("money.csv", "年度,工资\n二零二四,11\n");
        assertThat(problems()).containsExactly("NOT_A_NUMBER ERROR money.csv:2 年度");
        assertThat(facts(files.read(OPTIONS.withLenient(true))).values()).isEmpty();
    }

    @Test
    void unknownColumnsAreWarningsAndColumnsMayBeNamedByKeyInGb18030() {
        byte[] text = "年度,money.pay,身高\n2024,11,1\n".getBytes(Charset.forName("GB18030"));
        Checked<CountyDataset> read = files.with("money.csv", text).read(OPTIONS);
        assertThat(DatasetFiles.problems(read)).containsExactly("COLUMN_UNKNOWN WARNING money.csv:1 身高");
        assertThat(facts(read).values()).containsOnlyKeys("money.pay");
    }

    @Test
    void aCellInBothFilesIsAnErrorThatNamesBothAndWaivedIsNotReported() {
        files.county(
                        "{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": 2024, \"money\": {\"pay\": 10, \"pupils\": 5}}")
                .with("money.csv", "年度,工资,学生\n2024,10,\n");
        assertThat(problems()).containsExactly("CELL_IN_TWO_FILES ERROR money.csv:2 工资");
        assertThat(read().problems().get(0).message(Locale.CHINESE))
                .isEqualTo("“工资”在 county.json $.money.pay 也填了。请只保留一处。");
        Checked<CountyDataset> lenient = files.read(OPTIONS.withLenient(true));
        assertThat(lenient.problems()).extracting(Problem::isWaived).containsExactly(true);
        assertThat(facts(lenient).values()).containsOnlyKeys("money.pupils");
        assertThat(where(lenient, CellRef.ofCounty("money.pupils"))).isEqualTo("county.json $.money.pupils");
    }

    @Test
    void aFaultyCellIsAnErrorThatLeniencyWaives() {
        files.with("money.csv", "年度,工资,学生\n2024,10元,5\n");
        assertThat(problems()).containsExactly("NOT_A_NUMBER ERROR money.csv:2 工资");
        assertThat(facts(files.read(OPTIONS.withLenient(true))).values()).containsOnlyKeys("money.pupils");
    }

    @Test
    void withoutAYearOfTheDataThatAloneIsTheError() {
        files.county("{\"code\": \"371425\", \"name\": \"齐河县\"}").with("money.csv", "年度,工资\n2024,10\n");
        assertThat(problems()).containsExactly("YEAR_MISSING ERROR county.json $.year");
        assertThat(facts(files.read(OPTIONS.withFallbackYear(2025))).values()).containsOnlyKeys("previous.money.pay");
    }

    @Test
    void everyRowIsAnElementOfTheArray() {
        Checked<CountyDataset> read = files.with(
                        "towns.csv", "镇名,镇代码,园数\n甲镇,371425101,1\n乙镇,371425102,\n,371425103,0\n")
                .read(OPTIONS);
        assertThat(read.problems()).isEmpty();
        assertThat(facts(read).values())
                .containsEntry(
                        "towns[].nurseries",
                        new FactValue.Amounts(
                                List.of(Reported.of(BigDecimal.ONE), Reported.none(), Reported.of(BigDecimal.ZERO))))
                .containsEntry(
                        "towns[].name",
                        new FactValue.Words(List.of(Reported.of("甲镇"), Reported.of("乙镇"), Reported.none())))
                .hasSize(3);
        CellRef nurseries = CellRef.ofCounty("towns[].nurseries");
        assertThat(where(read, nurseries.element(1))).isEqualTo("towns.csv:3 园数");
        assertThat(where(read, nurseries)).isEqualTo("towns.csv");
    }

    @Test
    void theFileSaysTheSameAsTheArrayInTheCountysDocument() {
        Facts ofFile = facts(files.with("towns.csv", "code,镇名,园数\n371425101,甲镇,1\n371425102,,\n")
                .read(OPTIONS));
        files.without("towns.csv")
                .county(
                        "{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": 2024, \"towns\": [{\"code\": \"371425101\", \"name\": \"甲镇\","
                                + " \"nurseries\": 1}, {\"code\": \"371425102\"}]}");
        assertThat(ofFile).isEqualTo(facts(read()));
    }

    @Test
    void anElementThatStandsTwiceOrHasNoCodeIsAnError() {
        files.with("towns.csv", "镇代码,园数\n371425101,1\n371425101,2\n,3\n");
        assertThat(problems())
                .containsExactly("ROW_TWICE ERROR towns.csv:3 镇代码", "CELL_REQUIRED ERROR towns.csv:4 镇代码");
        files.with("towns.csv", "镇名,园数\n甲镇,1\n");
        assertThat(problems()).containsExactly("COLUMN_MISSING ERROR towns.csv:1 镇代码");
    }

    @Test
    void theArrayInBothFilesIsAnErrorThatNamesBothAndWaivedIsNotReported() {
        files.county("{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": 2024, \"towns\": [{\"nurseries\": 1}]}")
                .with("towns.csv", "镇代码,园数\n371425101,1\n371425102,1\n");
        assertThat(problems()).containsExactly("CELL_IN_TWO_FILES ERROR towns.csv:2 镇代码");
        assertThat(read().problems().get(0).message(Locale.CHINESE)).contains("county.json $.towns");
        assertThat(facts(files.read(OPTIONS.withLenient(true))).values()).isEmpty();
    }

    @Test
    void aDocumentHasArraysForTheFiles() {
        Checked<CountyDataset> read = files.document("{\"money\": [{\"year\": 2023, \"money.pay\": \"9.5\"}],"
                        + " \"county\": " + DatasetFiles.COUNTY
                        + ", \"towns\": [{\"code\": \"1\", \"nurseries\": 2}],"
                        + " \"schools\": [{\"id\": \"2137000001\", \"name\": \"一小\", \"kind\": \"小学\"}]}")
                .read(OPTIONS);
        assertThat(read.problems()).isEmpty();
        assertThat(facts(read).values())
                .containsOnlyKeys("previous.money.pay", "towns[].code", "towns[].name", "towns[].nurseries");
        assertThat(where(read, CellRef.ofCounty("previous.money.pay"))).isEqualTo("dataset.json $.money[0].money.pay");
        assertThat(where(read, CellRef.ofCounty("towns[].nurseries").element(0)))
                .isEqualTo("dataset.json $.towns[0].nurseries");
    }

    @Test
    void whatIsWrittenReadsBackTheSameFromTheCountysDocument() throws IOException {
        CountyDataset dataset = files.with("money.csv", "年度,工资,试点\n2023,9.5,\n2024,10,否\n")
                .with("towns.csv", "镇代码,镇名,园数\n371425101,甲镇,1\n371425102,乙镇,\n")
                .read(OPTIONS)
                .orThrow();
        // Into the directory it was read from: files left there would give every cell twice.
        DatasetWriter.writeDirectory(dataset, directory, DECLARED);
        assertThat(directory.resolve("money.csv")).doesNotExist();
        assertThat(directory.resolve("towns.csv")).doesNotExist();
        Checked<CountyDataset> back = read();
        assertThat(back.problems()).isEmpty();
        assertThat(back.orThrow().county()).isEqualTo(dataset.county());
        assertThat(back.orThrow().schools()).isEqualTo(dataset.schools());
        assertThat(Files.readString(directory.resolve("county.json"))).contains("\"previous\"", "\"371425102\"");
    }

    @Test
    void theCountysDocumentAloneIsReadWithoutTheFiles() {
        files.with("money.csv", "年度,工资\n2024,10\n");
        String county = "{\"code\": \"371425\", \"name\": \"齐河县\", \"year\": 2024, \"money\": {\"pay\": 7}}";
        assertThat(DatasetReader.readCounty(
                                new ByteArrayInputStream(county.getBytes(StandardCharsets.UTF_8)),
                                "county.json",
                                OPTIONS)
                        .orThrow()
                        .facts()
                        .values())
                .containsEntry("money.pay", FactValue.Amount.of(7));
    }

    @Test
    void aFactOfKindergartensHasNoOtherFile() {
        assertThatThrownBy(() ->
                        new FactDefinition("a", "甲", FactType.COUNT, "", Place.KINDERGARTEN, List.of(), "extras.csv"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
