package io.github.junheng.examples.forms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.DatasetReader;
import io.github.junheng.io.DatasetWriter;
import io.github.junheng.io.ReadOptions;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A band decides where all that can lie in it stands alike to every limit, and nowhere else. */
class BandsTest {
    private static final Standard STANDARD = NationalStandards.qualityBalanced2017();
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);
    private static final SchoolCode CODE = SchoolCode.parse("2137000001");
    private static final List<String> PRIMARY_BANDS = bandsOf(
            "primary", "upTo25", "26to30", "31to35", "36to40", "41to45", "46to50", "51to55", "56to60", "61to65");

    private static List<String> bandsOf(String stage, String... bands) {
        List<String> ids = new ArrayList<>();
        for (String band : bands) {
            ids.add(stage + ".classes." + (band.startsWith("upTo") ? band : "from" + band));
        }
        ids.add(stage + ".classes.from66");
        return ids;
    }

    private static SchoolReport school(SchoolKind kind) {
        return SchoolReport.of(new School(CODE, "示例学校", kind))
                .with("primary.students", kind == SchoolKind.JUNIOR_SCHOOL ? null : 300)
                .with("junior.students", kind == SchoolKind.PRIMARY_SCHOOL ? null : 300);
    }

    /** A school all of whose classes lie in one band. */
    private static SchoolReport banded(SchoolKind kind, String stage, String band, int classes) {
        SchoolReport report = school(kind).with(stage + ".classCount", classes);
        for (String id : PRIMARY_BANDS) {
            report = report.with(id.replace("primary", stage), 0);
        }
        return report.with(stage + ".classes." + band, classes);
    }

    private static Checked<CountyDataset> resolve(SchoolReport school, String... concessions) {
        CountyDataset dataset = CountyDataset.of(County.of("371425", "示例县", 2024), List.of(school));
        return Bands.resolve(dataset, STANDARD, DAY, Set.of(concessions));
    }

    private static Finding finding(CountyDataset dataset, String rule) {
        Evaluation evaluation = Evaluator.of(STANDARD).evaluate(dataset, DAY).orThrow();
        return evaluation.findings().stream()
                .filter(f -> f.rule().local().equals(rule) && f.school().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<ProblemCode> codes(Checked<?> checked) {
        return checked.problems().stream().map(Problem::code).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "primary, upTo25, MET, 25",
        "primary, from36to40, MET, 40",
        "primary, from41to45, MET, 45",
        "primary, from46to50, NOT_MET, 46",
        "primary, from66, NOT_MET, 66",
        "junior, from41to45, MET, 45",
        "junior, from46to50, MET, 50",
        "junior, from51to55, NOT_MET, 51"
    })
    void bandsThatEndAtTheLimitDecide(String stage, String band, Status expected, String value) {
        SchoolKind kind = stage.equals("primary") ? SchoolKind.PRIMARY_SCHOOL : SchoolKind.JUNIOR_SCHOOL;
        Checked<CountyDataset> resolved = resolve(banded(kind, stage, band, 3));
        Finding finding = finding(resolved.orThrow(), "G5");
        assertThat(finding.status()).isEqualTo(expected);
        assertThat(finding.measure().orElseThrow().valueOrNull()).hasToString(value);
        assertThat(codes(resolved)).containsExactly(ProblemCode.BANDS_USED);
        assertThat(resolved.problems().get(0).details())
                .containsExactly("1", stage.equals("primary") ? "小学各班人数" : "初中各班人数");
    }

    @Test
    void aBandAcrossTheLimitDecidesNothingAndIsNamed() {
        SchoolReport school = school(SchoolKind.JUNIOR_SCHOOL)
                .with("junior.classCount", 5)
                .with("junior.classes.from36to45", 3)
                .with("junior.classes.from46to55", 2)
                .with("junior.classes.from56to65", 0);
        Checked<CountyDataset> resolved = resolve(school);
        Finding finding = finding(resolved.orThrow(), "G5");
        assertThat(finding.outcome()).isInstanceOf(Outcome.Indeterminate.class);
        CellRef missing =
                ((Outcome.Indeterminate) finding.outcome()).missing().get(0).cell();
        assertThat(resolved.orThrow().provenance().where(missing, "初中各班人数")).contains("初中每班46-55人班级个数");
        assertThat(finding(resolved.orThrow(), "G3").status()).isEqualTo(Status.INDETERMINATE);
        Problem open = resolved.problems().get(0);
        assertThat(open.code()).isEqualTo(ProblemCode.BAND_OPEN);
        assertThat(open.details()).containsExactly("初中每班46-55人班级个数", "50");
    }

    @Test
    void oneClassThatIsSurelyTooLargeDecidesBesideAnOpenBand() {
        SchoolReport school = school(SchoolKind.JUNIOR_SCHOOL)
                .with("junior.classCount", 5)
                .with("junior.classes.from46to55", 4)
                .with("junior.classes.from56to65", 1);
        assertThat(finding(resolve(school).orThrow(), "G5").status()).isEqualTo(Status.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"'', NOT_MET", "T3, MET", "'T3,T4', MET"})
    void roomsCountWhereTheirBandReachesTheLimit(String concessions, Status expected) {
        SchoolReport school = banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from36to40", 12)
                .with("builtYear", 2010)
                .with("location", "城区")
                .with("musicRooms.total", 1)
                .with("musicRooms.from73to96", 1)
                .with("artRooms.total", 2)
                .with("artRooms.from90", 0)
                .with("artRooms.from67to90", 1)
                .with("artRooms.from61to67", 0);
        Set<String> asked = concessions.isEmpty() ? Set.of() : Set.of(concessions.split(","));
        Checked<CountyDataset> resolved = resolve(school, asked.toArray(String[]::new));
        Evaluation evaluation = Evaluator.of(STANDARD)
                .conceding(asked)
                .evaluate(resolved.orThrow(), DAY)
                .orThrow();
        Status status = finding(resolved.orThrow(), "G3").status();
        if (!asked.isEmpty()) {
            assertThat(status).isEqualTo(Status.NOT_MET);
            status = evaluation.conceded().orElseThrow().changed().stream()
                    .filter(f -> f.rule().local().equals("G3") && f.school().isPresent())
                    .findFirst()
                    .orElseThrow()
                    .status();
        }
        assertThat(status).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, 'T3,T5', 2010",
        "false, true, 'T3,T5', 2016",
        "false, false, 'T3,T5', 2017",
        "true, , 'T3,T5', 2010",
        ", false, 'T3,T5', 2017",
        ", true, T3, 2016",
        "false, , T5, 2011"
    })
    void aSpanOfYearsThatAllLimitsAgreeOnIsAYearOfIt(Boolean by2010, Boolean by2016, String asked, int year) {
        SchoolReport school =
                school(SchoolKind.PRIMARY_SCHOOL).with("builtBy2010", by2010).with("builtBy2016", by2016);
        Checked<CountyDataset> resolved = resolve(school, asked.split(","));
        assertThat(resolved.orThrow().schools().get(0).facts().count("builtYear"))
                .isEqualTo(Reported.of((long) year));
        assertThat(codes(resolved)).containsExactly(ProblemCode.BANDS_USED);
    }

    @ParameterizedTest
    @CsvSource({"false, , 'T3,T5', JH825", ", true, 'T3,T5', JH825", "true, false, 'T3,T5', JH827", "true, true, '', ''"
    })
    void aSpanAcrossALimitAndOneThatNothingAsksForAreNoYear(Boolean by2010, Boolean by2016, String asked, String code) {
        SchoolReport school =
                school(SchoolKind.PRIMARY_SCHOOL).with("builtBy2010", by2010).with("builtBy2016", by2016);
        Checked<CountyDataset> resolved = resolve(school, asked.isEmpty() ? new String[0] : asked.split(","));
        assertThat(resolved.orThrow().schools().get(0).facts().has("builtYear")).isFalse();
        assertThat(codes(resolved))
                .extracting(ProblemCode::code)
                .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void aReportedYearIsLeftAsItIs() {
        SchoolReport school = school(SchoolKind.PRIMARY_SCHOOL)
                .with("builtYear", 1998)
                .with("builtBy2010", true)
                .with("builtBy2016", true);
        assertThat(resolve(school, "T3").orThrow().schools().get(0).facts().count("builtYear"))
                .isEqualTo(Reported.of(1998L));
    }

    /** A concession holds for rural schools all of whose classes are below 30: the band 26–30 alone does not tell. */
    @ParameterizedTest
    @CsvSource({"true, 29, ''", "false, , JH825", ", , JH825"})
    void theQuestionOfClassesBelow30PartsTheBandThatHas30AtItsEnd(Boolean below30, String size, String code) {
        SchoolReport school = banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from26to30", 6)
                .with("location", "乡村")
                .with("ruralClassesBelow30", below30);
        Checked<CountyDataset> resolved = resolve(school, "T4");
        assertThat(resolved.orThrow().schools().get(0).facts().values().get("primary.classSizes"))
                .isEqualTo(
                        size == null
                                ? new FactValue.Amounts(Collections.nCopies(6, Reported.<BigDecimal>none()))
                                : FactValue.Amounts.of(Collections.nCopies(6, new BigDecimal(size))));
        assertThat(codes(resolved))
                .extracting(ProblemCode::code)
                .containsExactlyElementsOf(code.isEmpty() ? List.of("JH836") : List.of(code));
    }

    @Test
    void classesOfMoreContradictTheQuestion() {
        SchoolReport school = banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from41to45", 6)
                .with("location", "乡村")
                .with("ruralClassesBelow30", true);
        Checked<CountyDataset> resolved = resolve(school, "T4");
        assertThat(resolved.problems().get(0).code()).isEqualTo(ProblemCode.FORM_CONTRADICTS);
        assertThat(resolved.problems().get(0).details())
                .containsExactly("是否最大班额低于30人的农村小规模学校", "是", "小学每班41-45人班级个数", "6", "小学每班41-45人班级个数");
        assertThat(finding(resolved.orThrow(), "G5").status()).isEqualTo(Status.MET);
    }

    @ParameterizedTest
    @CsvSource({"96, 1, MET", "73to96, 1, NOT_MET", "61to73, 1, NOT_MET", "96, 2, MET"})
    void theStrictLimitOfMusicRoomsIsTheEndOfABand(String band, int total, Status expected) {
        SchoolReport school =
                banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from36to40", 12).with("artRoomAreas", List.of(95));
        for (String other : List.of("96", "73to96", "61to73")) {
            school = school.with("musicRooms.from" + other, 0);
        }
        school = school.with("musicRooms.total", total).with("musicRooms.from" + band, 1);
        assertThat(finding(resolve(school).orThrow(), "G3").status()).isEqualTo(expected);
    }

    @Test
    void aRoomOfWhichTheBandIsBlankMayBeLargeEnough() {
        SchoolReport school = banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from36to40", 12)
                .with("artRoomAreas", List.of(95))
                .with("musicRooms.total", 1)
                .with("musicRooms.from61to73", 0);
        Checked<CountyDataset> resolved = resolve(school);
        assertThat(finding(resolved.orThrow(), "G3").status()).isEqualTo(Status.INDETERMINATE);
        assertThat(codes(resolved)).contains(ProblemCode.BAND_OPEN);
    }

    @Test
    void bandsThatDoNotAddUpAreNotUsed() {
        SchoolReport school =
                banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from36to40", 12).with("primary.classCount", 13);
        Checked<CountyDataset> resolved = resolve(school);
        assertThat(resolved.orThrow().schools().get(0).facts().has("primary.classSizes"))
                .isFalse();
        assertThat(resolved.problems()).hasSize(1);
        assertThat(resolved.problems().get(0).code()).isEqualTo(ProblemCode.BANDS_SUM);
        assertThat(resolved.problems().get(0).details()).containsExactly("12", "13");
        assertThat(finding(resolved.orThrow(), "G5").status()).isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void aBandAndItsPartsMustAgree() {
        SchoolReport school = banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from36to40", 4);
        assertThat(codes(resolve(school.with("primary.classes.from36to45", 4))))
                .containsExactly(ProblemCode.BANDS_USED);
        assertThat(codes(resolve(school.with("primary.classes.from36to45", 5)))).containsExactly(ProblemCode.BANDS_SUM);
    }

    @Test
    void aBlankBandIsNoZero() {
        SchoolReport school = school(SchoolKind.PRIMARY_SCHOOL).with("primary.classes.from36to40", 4);
        Checked<CountyDataset> resolved = resolve(school);
        assertThat(resolved.orThrow().schools().get(0).facts().has("primary.classSizes"))
                .isFalse();
        CellRef list = CellRef.of(CODE, "primary.classSizes");
        assertThat(resolved.orThrow().provenance().where(list, "小学各班人数")).contains("小学每班25人以下班级个数");
    }

    @Test
    void whatWasReportedClassByClassStands() {
        SchoolReport school =
                banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from46to50", 1).with("primary.classSizes", List.of(40));
        Checked<CountyDataset> resolved = resolve(school);
        assertThat(resolved.problems()).isEmpty();
        assertThat(resolved.orThrow().schools()).containsExactly(school);
    }

    @Test
    void noneOfZeroClassesAndRoomsIsKnown() {
        SchoolReport school = school(SchoolKind.PRIMARY_SCHOOL).with("musicRooms.total", 0);
        FactValue rooms =
                resolve(school).orThrow().schools().get(0).facts().values().get("musicRoomAreas");
        assertThat(rooms).isEqualTo(FactValue.Amounts.of(List.of()));
    }

    @Test
    void aSlipOfTheKeyboardFillsNoMemory() {
        SchoolReport school = banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from36to40", 2_000_000_000);
        assertThat(codes(resolve(school))).containsExactly(ProblemCode.BANDS_SUM);
    }

    @Test
    void theConcessionForSmallClassesIsOpenOnlyInTheCountrysideAndWhereNoClassIsLarger() {
        SchoolReport small = banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from26to30", 3);
        assertThat(codes(resolve(small.with("location", "乡村"), "T4"))).contains(ProblemCode.BAND_OPEN);
        assertThat(codes(resolve(small.with("location", "镇区"), "T4"))).containsExactly(ProblemCode.BANDS_USED);
        SchoolReport larger =
                small.with("location", "乡村").with("primary.classCount", 4).with("primary.classes.from31to35", 1);
        assertThat(codes(resolve(larger, "T4"))).containsExactly(ProblemCode.BANDS_USED);
    }

    @Test
    void bandsAreAFileOfADatasetLikeAnyOther(@TempDir Path folder) throws IOException {
        ReadOptions options = Bands.declaredIn(ReadOptions.of(NationalStandards.all()));
        SchoolReport school = banded(SchoolKind.PRIMARY_SCHOOL, "primary", "from41to45", 12)
                .with("musicRooms.total", 1)
                .with("musicRooms.from96", 1);
        CountyDataset dataset = CountyDataset.of(County.of("371425", "示例县", 2024), List.of(school));
        DatasetWriter.writeDirectory(dataset, folder, options.declared());
        assertThat(folder.resolve("bands.csv")).exists();
        CountyDataset read = DatasetReader.read(folder, options).value().orElseThrow();
        assertThat(read.schools()).isEqualTo(dataset.schools());
        assertThat(Bands.resolve(read, STANDARD, DAY, Set.of())
                        .orThrow()
                        .schools()
                        .get(0)
                        .facts()
                        .amounts("primary.classSizes"))
                .isEqualTo(Reported.of(Collections.nCopies(12, BigDecimal.valueOf(45))));
    }
}
