package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.problem.Checked;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and writing kindergartens.csv. */
class KindergartenFileTest {
    private static final String FILE = "kindergartens.csv";
    private static final SchoolCode CODE = SchoolCode.parse("1137000001");
    private static final FactDefinition MORE =
            new FactDefinition("kindergarten.toys", "玩教具数", FactType.COUNT, "件", Place.KINDERGARTEN, List.of());

    @TempDir
    private Path directory;

    private DatasetFiles files;

    @BeforeEach
    void write() {
        files = new DatasetFiles(directory);
    }

    private DatasetFiles row(String columns, String cells) {
        return files.with(FILE, "幼儿园标识码,幼儿园名称," + columns + "\n1137000001,一幼," + cells + "\n");
    }

    private Facts facts() {
        return files.read().orThrow().kindergartens().get(0).facts();
    }

    @Test
    void aKindergartenIsReadAndIsNoSchool() {
        row("办园性质,在园幼儿数,小班各班人数", "公办,180,25;24");
        assertThat(files.problems()).isEmpty();
        CountyDataset dataset = files.read().orThrow();
        assertThat(dataset.schools()).hasSize(1);
        assertThat(dataset.kindergartens()).singleElement().satisfies(k -> {
            assertThat(k.school()).isEqualTo(new School(CODE, "一幼", SchoolKind.KINDERGARTEN));
            assertThat(k.facts().count("kindergarten.children")).isEqualTo(Reported.of(180L));
        });
        assertThat(dataset.school(CODE)).isPresent();
        assertThat(dataset.provenance().where(CellRef.of(CODE, "kindergarten.children"), "在园幼儿数"))
                .isEqualTo("kindergartens.csv:2 在园幼儿数");
    }

    @Test
    void withoutTheFileNothingIsSaidOfKindergartens() {
        assertThat(files.read().orThrow().kindergartensOrNull()).isNull();
        assertThat(files.read().orThrow().kindergartens()).isEmpty();
    }

    @Test
    void withoutTheFileWhatIsAskedForIsTheFile() {
        assertThat(files.read().orThrow().provenance().where(CellRef.ofCounty("kindergartens"), "幼儿园"))
                .isEqualTo("kindergartens.csv");
    }

    @Test
    void aFileWithoutRowsSaysThatThereAreNone() {
        files.with(FILE, "幼儿园标识码,幼儿园名称\n");
        assertThat(files.read().orThrow().kindergartensOrNull()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000"})
    void aBlankCellIsNotReportedAndNeverZero(String blank) {
        row("在园幼儿数,园长数", blank + ",0");
        assertThat(facts().has("kindergarten.children")).isFalse();
        assertThat(facts().count("kindergarten.heads")).isEqualTo(Reported.of(0L));
    }

    @Test
    void zeroAloneIsTheEmptyListOfClasses() {
        row("混合班各班人数,小班各班人数", "0,");
        assertThat(facts().values().get("kindergarten.classSizes.mixed")).isEqualTo(FactValue.Amounts.of(List.of()));
        assertThat(facts().has("kindergarten.classSizes.small")).isFalse();
    }

    @Test
    void theFileMayBeInTheEncodingOfAChineseExcel() {
        files.with(FILE, "幼儿园标识码,幼儿园名称,办园性质\n1137000001,一幼,普惠性民办\n".getBytes(Charset.forName("GB18030")));
        assertThat(files.problems()).isEmpty();
        assertThat(facts().values().get("kindergarten.operation")).isEqualTo(new FactValue.Word("普惠性民办"));
    }

    @Test
    void aCodeGivenTwiceIsAnErrorThatNamesBothRows() {
        files.with(FILE, "幼儿园标识码,幼儿园名称\n1137000001,一幼\n1137000001,二幼\n");
        assertThat(files.problems()).containsExactly("SCHOOL_CODE_TWICE ERROR kindergartens.csv:3 幼儿园标识码");
    }

    @Test
    void aCodeThatASchoolHasIsAnErrorToo() {
        files.with(FILE, "幼儿园标识码,幼儿园名称\n2137000001,一幼\n");
        assertThat(files.problems()).contains("SCHOOL_CODE_TWICE ERROR kindergartens.csv:2 幼儿园标识码");
    }

    @Test
    void aCodeThatIsNotOfAKindergartenIsWarnedOf() {
        files.with(FILE, "幼儿园标识码,幼儿园名称\n2137000009,一幼\n");
        assertThat(files.problems()).containsExactly("SCHOOL_CODE_KIND WARNING kindergartens.csv:2 幼儿园标识码");
    }

    @Test
    void aKindergartenAmongTheSchoolsIsRefused() {
        files.schools("学校标识码,学校名称,办学类型\n2137000001,一小,小学\n1137000001,一幼,幼儿园\n");
        assertThat(files.problems()).containsExactly("SCHOOL_KIND_UNKNOWN ERROR schools.csv:3 办学类型");
    }

    @Test
    void aSeniorSchoolIsASchool() {
        files.schools("学校标识码,学校名称,办学类型\n2137000001,一小,小学\n3437000001,一中,高级中学\n");
        assertThat(files.problems()).isEmpty();
        assertThat(files.read().orThrow().schools().get(1).school().kind()).isEqualTo(SchoolKind.SENIOR_SCHOOL);
    }

    @Test
    void anUnknownWordAndAnUnknownColumnAreNamed() {
        row("办园性质,玩教具数", "国办,3");
        assertThat(files.problems())
                .containsExactlyInAnyOrder(
                        "COLUMN_UNKNOWN WARNING kindergartens.csv:1 玩教具数", "NOT_A_WORD ERROR kindergartens.csv:2 办园性质");
    }

    @Test
    void aColumnThatAStandardDeclaresIsKnown() {
        row("玩教具数", "300");
        ReadOptions options = ReadOptions.defaults().withDeclared(List.of(MORE));
        assertThat(files.read(options).problems()).isEmpty();
        assertThat(files.read(options).orThrow().kindergartens().get(0).facts().count("kindergarten.toys"))
                .isEqualTo(Reported.of(300L));
    }

    @Test
    void aMissingColumnIsAnError() {
        files.with(FILE, "幼儿园名称,在园幼儿数\n一幼,180\n");
        assertThat(files.problems()).contains("COLUMN_MISSING ERROR kindergartens.csv:1 幼儿园标识码");
    }

    private static CountyDataset two() {
        SchoolReport one = SchoolReport.of(School.of("1137000001", "一幼", SchoolKind.KINDERGARTEN))
                .with("kindergarten.operation", "公办")
                .with("kindergarten.children", 180)
                .with("kindergarten.classSizes.small", List.of(25, 24))
                .with("kindergarten.classSizes.mixed", List.of());
        SchoolReport two = SchoolReport.of(School.of("1137000002", "二幼", SchoolKind.KINDERGARTEN))
                .with("kindergarten.toys", 12);
        return CountyDataset.of(
                        County.of("371425", "齐河县", 2024),
                        List.of(SchoolReport.of(School.of("2137000001", "一小", SchoolKind.PRIMARY_SCHOOL))))
                .withKindergartens(List.of(two, one));
    }

    @Test
    void whatIsWrittenAsADirectoryIsReadBack() throws IOException {
        DatasetWriter.writeDirectory(two(), directory);
        assertReadBack(DatasetReader.read(directory, ReadOptions.defaults().withDeclared(List.of(MORE))));
    }

    @Test
    void whatIsWrittenAsADocumentIsReadBack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DatasetWriter.writeJson(two(), out);
        assertReadBack(DatasetReader.readJson(
                new ByteArrayInputStream(out.toByteArray()),
                "dataset.json",
                ReadOptions.defaults().withDeclared(List.of(MORE))));
    }

    private static void assertReadBack(Checked<CountyDataset> read) {
        assertThat(read.problems()).isEmpty();
        assertThat(read.orThrow().kindergartens()).isEqualTo(two().kindergartens());
        assertThat(read.orThrow().schools()).isEqualTo(two().schools());
    }

    @Test
    void aDirectoryWrittenWithoutKindergartensKeepsNoneOfAnEarlierWriting() throws IOException {
        DatasetWriter.writeDirectory(two(), directory);
        DatasetWriter.writeDirectory(two().withKindergartens(null), directory);
        assertThat(directory.resolve(FILE)).doesNotExist();
        DatasetWriter.writeDirectory(two().withKindergartens(List.of()), directory);
        assertThat(DatasetReader.read(directory, ReadOptions.defaults())
                        .orThrow()
                        .kindergartensOrNull())
                .isEmpty();
    }

    @Test
    void aKindergartenStandsAmongTheKindergartensAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountyDataset.of(two().county(), two().kindergartens()))
                .withMessageContaining("1137000001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two().withKindergartens(two().schools()))
                .withMessageContaining("2137000001");
    }

    @Test
    void twoReportsOfACountyUniteTheirKindergartens() {
        CountyDataset first = two().withKindergartens(two().kindergartens().subList(0, 1));
        CountyDataset second = two().withKindergartens(two().kindergartens().subList(1, 2));
        assertThat(first.merge(second).orThrow().kindergartens()).isEqualTo(two().kindergartens());
    }

    @Test
    void aCellOfAKindergartenCanBeTakenOut() {
        CellRef cell = CellRef.of(CODE, "kindergarten.children");
        assertThat(two().without(cell).factsOf(cell).has("kindergarten.children"))
                .isFalse();
        assertThat(two().without(Set.of(cell)).factsOf(cell).has("kindergarten.children"))
                .isFalse();
        assertThat(two().factsOf(cell).has("kindergarten.children")).isTrue();
    }

    @Test
    void compulsoryAreThePrimaryAndTheJuniorStageAlone() {
        assertThat(Stage.values()).filteredOn(Stage::isCompulsory).containsExactly(Stage.PRIMARY, Stage.JUNIOR);
    }
}
