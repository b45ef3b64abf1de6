package io.github.junheng.dataset;

import static io.github.junheng.dataset.TestData.PRIMARY;
import static io.github.junheng.dataset.TestData.county;
import static io.github.junheng.dataset.TestData.nineYear;
import static io.github.junheng.dataset.TestData.primary;
import static io.github.junheng.dataset.TestData.school;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.ConsistencyChecks.Inconsistency;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.problem.Severity;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.SchoolKind;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConsistencyChecksTest {
    /** Every part/whole pair of schools.csv: parts of 2 each, wholes that hold them exactly together. */
    static Stream<Arguments> schoolPairs() {
        Stream<Arguments> perStage = Stream.of("primary", "junior")
                .flatMap(stage -> Stream.of(
                        Arguments.of(
                                List.of(stage + ".teachers"),
                                List.of(
                                        stage + ".degree.associate",
                                        stage + ".degree.bachelor",
                                        stage + ".degree.master",
                                        stage + ".degree.doctor")),
                        Arguments.of(List.of(stage + ".teachers"), List.of(stage + ".backbone")),
                        Arguments.of(
                                List.of(stage + ".teachers"),
                                List.of(stage + ".pe", stage + ".music", stage + ".fineArts", stage + ".arts")),
                        Arguments.of(List.of(stage + ".students"), List.of(stage + ".inZoneStudents"))));
        return Stream.concat(
                perStage,
                Stream.of(
                        Arguments.of(List.of("teachingArea"), List.of("indoorSportsArea")),
                        Arguments.of(List.of("primary.teachers", "junior.teachers"), List.of("certifiedTeachers")),
                        Arguments.of(List.of("primary.teachers", "junior.teachers"), List.of("trained360Teachers"))));
    }

    static Stream<Arguments> countyPairs() {
        return Stream.of(
                Arguments.of("rotation.eligible", List.of("rotation.rotated")),
                Arguments.of("rotation.rotated", List.of("rotation.backboneRotated")),
                Arguments.of("seniorHighPlaces.planned", List.of("seniorHighPlaces.allocated")),
                Arguments.of("seniorHighPlaces.allocated", List.of("seniorHighPlaces.allocatedToRural")),
                Arguments.of(
                        "migrantChildren.eligible",
                        List.of("migrantChildren.inPublic", "migrantChildren.inPurchasedPrivate")),
                Arguments.of("disabledChildren.schoolAge", List.of("disabledChildren.enrolled")),
                Arguments.of("recognitionSurvey.valid", List.of("recognitionSurvey.satisfied")));
    }

    /** Parts of 20 each in all, split evenly over the cells of each side. */
    private static Map<String, Object> figures(List<String> whole, List<String> parts, int above) {
        Map<String, Object> figures = new TreeMap<>();
        whole.forEach(id -> figures.put(id, 20 / whole.size()));
        parts.forEach(id -> figures.put(id, 20 / parts.size()));
        figures.put(parts.get(0), 20 / parts.size() + above);
        return figures;
    }

    private static SchoolReport reporting(SchoolReport report, Map<String, Object> figures) {
        SchoolReport changed = report;
        for (Map.Entry<String, Object> figure : figures.entrySet()) {
            changed = changed.with(figure.getKey(), figure.getValue());
        }
        return changed;
    }

    private static List<Inconsistency> errors(CountyDataset dataset) {
        return ConsistencyChecks.check(dataset).stream()
                .filter(i -> i.problem().severity() == Severity.ERROR)
                .toList();
    }

    private static List<ProblemCode> codes(SchoolReport report) {
        return ConsistencyChecks.check(county(report)).stream()
                .map(i -> i.problem().code())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("schoolPairs")
    void aPartEqualToItsWholeIsFineAndOneMoreIsAnErrorThatShowsBoth(List<String> whole, List<String> parts) {
        assertThat(errors(county(reporting(nineYear(), figures(whole, parts, 0)))))
                .isEmpty();

        List<Inconsistency> errors = errors(county(reporting(nineYear(), figures(whole, parts, 1))));
        assertThat(errors).singleElement().satisfies(error -> {
            Problem problem = error.problem();
            assertThat(problem.code()).isEqualTo(ProblemCode.PART_ABOVE_WHOLE);
            assertThat(problem.details().get(1)).isEqualTo("21");
            assertThat(problem.details().get(3)).isEqualTo("20");
            parts.forEach(id -> assertThat(problem.details().get(0)).contains(SchoolColumns.header(id)));
            whole.forEach(id -> assertThat(problem.details().get(2)).contains(SchoolColumns.header(id)));
            assertThat(error.cells())
                    .extracting(CellRef::fact)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(parts.stream(), whole.stream()).toList());
        });
    }

    @ParameterizedTest
    @MethodSource("schoolPairs")
    void withOneOperandMissingNothingIsSaid(List<String> whole, List<String> parts) {
        Stream.concat(whole.stream(), parts.stream()).forEach(missing -> {
            Map<String, Object> figures = figures(whole, parts, 100);
            figures.remove(missing);
            assertThat(errors(county(reporting(nineYear(), figures))))
                    .as(missing)
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("countyPairs")
    void theCountysPartsAreHeldAgainstTheirWholesToo(String whole, List<String> parts) {
        for (int above = 0; above <= 1; above++) {
            County county = County.of("371425", "齐河县", 2024);
            for (Map.Entry<String, Object> figure :
                    figures(List.of(whole), parts, above).entrySet()) {
                county = county.with(figure.getKey(), figure.getValue());
            }
            CountyDataset dataset = CountyDataset.of(county, List.of());
            assertThat(errors(dataset)).hasSize(above);
            for (Inconsistency error : errors(dataset)) {
                assertThat(error.problem().where()).isEqualTo("county $." + parts.get(0));
                assertThat(error.problem().message(Locale.CHINESE)).contains("21", "20", whole, parts.get(0));
                assertThat(errors(dataset.without(CellRef.ofCounty(whole)))).isEmpty();
                assertThat(errors(dataset.without(CellRef.ofCounty(parts.get(0)))))
                        .isEmpty();
            }
        }
    }

    @Test
    void aStageThatTheKindDoesNotHaveIsNotHeldAgainstAnything() {
        SchoolReport report = primary().with("junior.teachers", 1).with("junior.backbone", 2);
        assertThat(errors(county(report))).isEmpty();
        assertThat(codes(report)).containsExactly(ProblemCode.STAGE_NOT_OF_KIND, ProblemCode.STAGE_NOT_OF_KIND);
    }

    @Test
    void leniencyWaivesEveryCellAnErrorNames() {
        CountyDataset dataset = county(primary()
                .with("primary.teachers", 3)
                .with("primary.backbone", 4)
                .with("primary.pe", 1));
        Checked<CountyDataset> strict = ConsistencyChecks.apply(dataset, false);
        assertThat(strict.hasErrors()).isTrue();
        assertThat(strict.value()).contains(dataset);
        Checked<CountyDataset> lenient = ConsistencyChecks.apply(dataset, true);
        assertThat(lenient.hasErrors()).isFalse();
        assertThat(lenient.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.PART_ABOVE_WHOLE);
            assertThat(p.isWaived()).isTrue();
        });
        assertThat(lenient.orThrow().schools().get(0).facts().values()).containsOnlyKeys("primary.pe");
    }

    @Test
    void leniencyWaivesTheCountysCellsToo() {
        CountyDataset dataset = CountyDataset.of(
                County.of("371425", "齐河县", 2024).with("rotation.eligible", 1).with("rotation.rotated", 2), List.of());
        assertThat(ConsistencyChecks.apply(dataset, true).orThrow().county().facts())
                .isEqualTo(Facts.empty());
    }

    @Test
    void classSizesThatDoNotSumToThePupilsAreAWarning() {
        SchoolReport report = primary().with("primary.classSizes", List.of(40, 41));
        assertThat(codes(report.with("primary.students", 81))).isEmpty();
        assertThat(codes(report)).isEmpty();
        List<Inconsistency> found = ConsistencyChecks.check(county(report.with("primary.students", 80)));
        assertThat(found).singleElement().satisfies(i -> {
            assertThat(i.problem().code()).isEqualTo(ProblemCode.CLASS_SIZES_DIFFER);
            assertThat(i.problem().severity()).isEqualTo(Severity.WARNING);
            assertThat(i.problem().where()).isEqualTo("2137000001 小学各班人数");
            assertThat(i.problem().details()).containsExactly("小学各班人数", "81", "小学学生数", "80");
        });
        SchoolReport gap = primary()
                .with(
                        "primary.classSizes",
                        new FactValue.Amounts(List.of(Reported.of(BigDecimal.TEN), Reported.none())))
                .with("primary.students", 80);
        assertThat(codes(gap)).isEmpty();
    }

    @Test
    void artsEqualToMusicAndFineArtsIsAWarning() {
        SchoolReport report = primary().with("primary.music", 2).with("primary.fineArts", 1);
        assertThat(codes(report.with("primary.arts", 3))).containsExactly(ProblemCode.ARTS_LOOKS_LIKE_SUM);
        assertThat(codes(report.with("primary.arts", 2))).isEmpty();
        assertThat(codes(report)).isEmpty();
        assertThat(codes(primary()
                        .with("primary.music", 0)
                        .with("primary.fineArts", 0)
                        .with("primary.arts", 0)))
                .isEmpty();
    }

    @Test
    void moreGraduatesThanEverEnteredIsAWarning() {
        SchoolReport report = nineYear().with("entrantsThreeYearsAgo", 90).with("transfersIn", 10);
        assertThat(codes(report.with("graduates", 100))).isEmpty();
        assertThat(codes(report.with("graduates", 101))).containsExactly(ProblemCode.MORE_GRADUATES_THAN_ENTRANTS);
        assertThat(codes(nineYear().with("entrantsThreeYearsAgo", 90).with("graduates", 101)))
                .isEmpty();
    }

    @Test
    void moreDeparturesThanArrivalsAndMoreMigrantsThanPupilsAreWarnings() {
        SchoolReport report = nineYear()
                .with("entrantsThreeYearsAgo", 9)
                .with("transfersIn", 1)
                .with("transfersOut", 10);
        assertThat(codes(report.with("deaths", 0))).isEmpty();
        assertThat(codes(report.with("deaths", 1))).containsExactly(ProblemCode.CROSS_CHECK);
        SchoolReport pupils = nineYear().with("primary.students", 5).with("junior.students", 5);
        assertThat(codes(pupils.with("migrantStudents", 10))).isEmpty();
        assertThat(codes(pupils.with("migrantStudents", 11))).containsExactly(ProblemCode.CROSS_CHECK);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, ''", "2, 3, JH320", "2, 1, JH320", "0, 1, JH320"})
    void asManyClassesAsSizesAreReported(int sizes, int count, String code) {
        SchoolReport report = primary()
                .with("primary.classSizes", Collections.nCopies(sizes, 40))
                .with("primary.classCount", count);
        assertThat(codes(report))
                .extracting(ProblemCode::code)
                .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void figuresOfAStageThatTheKindDoesNotHaveAreOneWarningAColumn() {
        SchoolReport report =
                primary().with("junior.students", 0).with("senior.students", 7).with("graduates", 20);
        List<Inconsistency> found = ConsistencyChecks.check(county(report));
        assertThat(found).extracting(i -> i.problem().code()).containsOnly(ProblemCode.STAGE_NOT_OF_KIND);
        assertThat(found)
                .extracting(i -> i.problem().where())
                .containsExactlyInAnyOrder("2137000001 初中学生数", "2137000001 高中学生数", "2137000001 毕业生数");
    }

    @Test
    void aCodeOfAnotherKindOrProvinceIsAWarning() {
        assertThat(codes(school("3137000009", SchoolKind.PRIMARY_SCHOOL)))
                .containsExactly(ProblemCode.SCHOOL_CODE_KIND);
        assertThat(codes(school("2141000009", SchoolKind.PRIMARY_SCHOOL)))
                .containsExactly(ProblemCode.SCHOOL_CODE_PROVINCE);
        CountyDataset privateCode = CountyDataset.of(
                County.of("GXQ-1", "高新区", 2024), List.of(school("2141000009", SchoolKind.PRIMARY_SCHOOL)));
        assertThat(ConsistencyChecks.check(privateCode)).isEmpty();
    }

    @Test
    void aSchoolWithoutPupilsIsAWarningOnceAllItsStagesAreKnown() {
        assertThat(codes(nineYear().with("primary.students", 0))).isEmpty();
        assertThat(codes(nineYear().with("primary.students", 0).with("junior.students", 0)))
                .containsExactly(ProblemCode.NO_PUPILS);
        assertThat(codes(nineYear().with("primary.students", 0).with("junior.students", 1)))
                .isEmpty();
    }

    @Test
    void valuesThatNoFileCouldHoldAreErrorsInMemory() {
        assertThat(codes(primary().with("primary.students", -1))).containsExactly(ProblemCode.NEGATIVE);
        assertThat(codes(primary().with("primary.students", new BigDecimal("1.5"))))
                .containsExactly(ProblemCode.NOT_WHOLE);
        assertThat(codes(primary().with("primary.students", "many"))).containsExactly(ProblemCode.NOT_OF_TYPE);
        assertThat(codes(primary().with("location", "郊区"))).containsExactly(ProblemCode.NOT_A_WORD);
        assertThat(codes(primary().with("sponsor", 11))).containsExactly(ProblemCode.NOT_A_WORD);
        assertThat(codes(primary().with("sponsor", 7).with("location", "城区").with("boarding", true)))
                .isEmpty();
        assertThat(codes(primary().with("primary.classSizes", List.of(40, -1)))).containsExactly(ProblemCode.NEGATIVE);
        assertThat(codes(primary().with("overlays.own", -1))).isEmpty();
    }

    @Test
    void aRostersCellIsNamedWithItsSchool() {
        Provenance provenance = new Provenance(
                "county.json $",
                Map.of(PRIMARY, "schools.csv:14"),
                Map.of(CellRef.of(PRIMARY, "primary.backbone"), "teachers.csv"));
        CountyDataset dataset = new CountyDataset(
                County.of("371425", "齐河县", 2024),
                List.of(primary().with("primary.teachers", 1).with("primary.backbone", 2)),
                provenance);
        assertThat(errors(dataset))
                .singleElement()
                .satisfies(i -> assertThat(i.problem().where()).isEqualTo("teachers.csv 2137000001 小学骨干教师数"));
        assertThat(provenance.where(CellRef.of(PRIMARY, "primary.pe"), "小学体育教师数"))
                .isEqualTo("schools.csv:14 小学体育教师数");
        assertThat(provenance.where(CellRef.ofCounty("monitoring[].level").element(2), "水平"))
                .isEqualTo("county.json $.monitoring[2].level");
    }
}
