package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.Checklist;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.io.OverlayReader;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.report.Renderer;
import io.github.junheng.report.StandardReport;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Confidence;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.Standard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The standards that people judge item by item: their frames, their states, and the numeric items of 教基〔2017〕9号. */
class ChecklistStandardsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    private static Standard standard(String id) {
        return NationalStandards.find(id).orElseThrow();
    }

    // --- frames

    @ParameterizedTest
    @CsvSource({
        "school-management-2014, 92, 92",
        "school-management-2017, 88, 0",
        "quality-evaluation-2021, 24, 24",
        "senior-high-quality-2021, 48, 48",
        "special-education-quality-2022, 49, 49"
    })
    void theFrameHasAsManyItemsAsTheDocumentAndSaysHowManyHaveNoText(String id, int items, int withoutText) {
        Standard standard = standard(id);
        assertThat(standard.rules()).hasSize(items);
        assertThat(standard.rules().values().stream().filter(r -> !r.hasText())).hasSize(withoutText);
        assertThat(standard.decides()).isFalse();
        assertThat(standard.sections().stream().flatMap(s -> s.rules().stream()))
                .containsExactlyElementsOf(standard.rules().keySet());
        String shown = Renderer.text().render(StandardReport.of(standard, List.of(), DAY), Locale.ENGLISH);
        assertThat(shown.contains(withoutText + " of " + items)).isEqualTo(withoutText > 0);
    }

    @Test
    void theItemsOf2014StandInOneFrameOfSixDutiesAndTwentyTwoTasks() {
        Standard standard = standard("school-management-2014");
        assertThat(standard.rules().keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 92).mapToObj(String::valueOf).toList());
        assertThat(standard.sections()).hasSize(1);
        assertThat(standard.notes().get(0).zh()).contains("6 项管理职责、22 项管理任务、92 条");
        assertThat(standard.inForce().until())
                .isEqualTo(standard("school-management-2017").inForce().from());
    }

    @Test
    void theItemsOf2017StandUnderTwentyTwoTasksOfSixDuties() {
        Standard standard = standard("school-management-2017");
        Map<String, Integer> duties = new TreeMap<>();
        standard.sections()
                .forEach(s -> duties.merge(s.id().substring(0, 1), s.rules().size(), Integer::sum));
        assertThat(standard.sections()).hasSize(22);
        assertThat(duties.values()).containsExactly(10, 23, 14, 13, 13, 15);
        assertThat(standard.rules().values().stream().filter(ChecklistStandardsTest::isJudged))
                .hasSize(71);
        assertThat(standard.rules().values().stream().filter(r -> !isJudged(r)).map(r -> r.id().local()))
                .containsExactly(
                        "5", "15", "22", "23", "24", "25", "27", "28", "45", "50", "57", "58", "60", "66", "70", "73",
                        "74");
        assertThat(standard.rules().values())
                .allMatch(r -> (r.level() == Level.SCHOOL || r.level() == Level.SCHOOL_STAGE) && r.rolledUp());
        assertThat(standard.rules().values().stream()
                        .filter(r -> r.citation().confidence() != Confidence.UNVERIFIED)
                        .map(r -> r.id().local()))
                .containsExactly("1", "2", "3");
    }

    private static boolean isJudged(Rule rule) {
        return rule.criterion() instanceof Criterion.Evidence evidence && Checklist.isOf(evidence.fact());
    }

    @Test
    void theGuideOf2021HasSevenItemsOfTheCountyFiveAreasOfSchoolsAndTwelveIndicatorsOfPupils() {
        assertThat(standard("quality-evaluation-2021").sections())
                .extracting(s -> s.rules().size())
                .containsExactly(7, 5, 12);
    }

    @Test
    void theGuideOfSpecialEducationJudgesTheGovernmentFirst() {
        Standard standard = standard("special-education-quality-2022");
        assertThat(standard.sections()).extracting(s -> s.rules().size()).containsExactly(17, 11, 11, 7, 3);
        assertThat(standard.rules().values().stream().filter(r -> r.level() == Level.COUNTY))
                .hasSize(17)
                .allMatch(r -> r.citation().confidence() == Confidence.VERIFIED);
    }

    @Test
    void seniorHighSchoolsAreKnownByTheirFirstEightPoints() {
        Standard standard = standard("senior-high-quality-2021");
        assertThat(standard.rule("8").name().zh()).contains("结课");
        assertThat(standard.rule("8").citation().confidence()).isEqualTo(Confidence.VERIFIED);
        assertThat(standard.rule("9").citation().confidence()).isEqualTo(Confidence.UNVERIFIED);
    }

    /** No two standards give one column two meanings, so that one dataset is evaluated by all. */
    @Test
    void factsOfOneNameAreTheSameInEveryStandard() {
        List<FactDefinition> all = new ArrayList<>();
        for (Standard standard : NationalStandards.all()) {
            for (FactDefinition fact : standard.facts()) {
                for (FactDefinition other : all) {
                    if (fact.place() == other.place()
                            && (fact.id().equals(other.id()) || fact.name().equals(other.name()))
                            && fact.place() == Place.SCHOOL) {
                        assertThat(fact).isEqualTo(other);
                    }
                }
                all.add(fact);
            }
        }
    }

    // --- states

    private static SchoolReport school(String code, SchoolKind kind, Object... facts) {
        SchoolReport school = SchoolReport.of(School.of(code, "校" + code, kind));
        for (int i = 0; i < facts.length; i += 2) {
            school = school.with((String) facts[i], facts[i + 1]);
        }
        return school;
    }

    private static SchoolReport nineYears(Object... facts) {
        return school("3137000001", SchoolKind.NINE_YEAR_SCHOOL, "primary.students", 600, "junior.students", 300)
                .with(school("3137000001", SchoolKind.NINE_YEAR_SCHOOL, concat(facts))
                        .facts());
    }

    private static Object[] concat(Object... facts) {
        List<Object> all = new ArrayList<>(List.of("primary.students", 600, "junior.students", 300));
        all.addAll(List.of(facts));
        return all.toArray();
    }

    private static Evaluation evaluate(Standard standard, SchoolReport... schools) {
        CountyDataset county = GoodCounty.of(schools);
        Evaluator evaluator = Evaluator.of(standard);
        Evaluation evaluation = evaluator.evaluate(county, DAY).orThrow();
        assertThat(evaluator
                        .evaluate(CountyTable.of(county, evaluator.layout()), DAY)
                        .orThrow()
                        .findings())
                .isEqualTo(evaluation.findings());
        return evaluation;
    }

    private static List<Finding> of(Evaluation evaluation, String rule) {
        return evaluation.findings().stream()
                .filter(f -> f.rule().local().equals(rule))
                .toList();
    }

    @Test
    void partlyMetIsNotMetAndTheStandardHasNoVerdict() {
        Evaluation evaluation = evaluate(
                standard("school-management-2017"),
                nineYears("checklist.school-management-2017.12", "部分达到"),
                school("2137000002", SchoolKind.PRIMARY_SCHOOL, "primary.students", 100));
        assertThat(of(evaluation, "12"))
                .extracting(f -> f.status() + " " + f.gradeOrNull())
                .containsExactly("INDETERMINATE null", "NOT_MET 部分达到", "NOT_MET null");
        assertThat(of(evaluation, "13")).allMatch(f -> f.status() == Status.INDETERMINATE);
        assertThat(evaluation.status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void specialSchoolsAloneAreAskedBySpecialEducation() {
        Evaluation evaluation = evaluate(
                standard("special-education-quality-2022"),
                nineYears(),
                school("5137000003", SchoolKind.SPECIAL_SCHOOL, "checklist.special-education-quality-2022.20", "达到"));
        assertThat(of(evaluation, "20"))
                .extracting(Finding::status)
                .containsExactlyInAnyOrder(Status.NOT_APPLICABLE, Status.MET, Status.MET);
        assertThat(of(evaluation, "1")).extracting(Finding::status).containsExactly(Status.INDETERMINATE);
    }

    @Test
    void schoolsWithSeniorPupilsAloneAreAskedBySeniorHigh() {
        Evaluation evaluation = evaluate(
                standard("senior-high-quality-2021"),
                nineYears(),
                school(
                        "3437000004",
                        SchoolKind.COMPLETE_SECONDARY_SCHOOL,
                        "junior.students",
                        300,
                        "senior.students",
                        300,
                        "checklist.senior-high-quality-2021.8",
                        "未达到"));
        assertThat(of(evaluation, "8"))
                .extracting(f -> f.status() + " " + f.gradeOrNull())
                .containsExactlyInAnyOrder("NOT_APPLICABLE null", "NOT_MET 未达到", "NOT_MET null");
    }

    @Test
    void textsOfAUsersFileFillTheFrameOf2014() {
        Standard base = standard("school-management-2014");
        String file = """
                {"id": "my-texts", "title": {"zh": "条文", "en": "texts"}, "base": "school-management-2014",
                 "from": "2014-08-02", "lastCheckedOn": "2026-11-25",
                 "citation": {"document": "教基一〔2014〕10号", "confidence": "single-source"},
                 "texts": [{"rule": "1", "zh": "自备条文", "en": "own text"}]}
                """;
        Standard told = Overlays.apply(
                        base,
                        List.of(OverlayReader.read(
                                        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                                        "my-texts.json",
                                        base)
                                .orThrow()))
                .orThrow();
        assertThat(told.rule("1").name().zh()).isEqualTo("自备条文");
        assertThat(told.rules().values().stream().filter(r -> !r.hasText())).hasSize(91);
    }

    // --- numbers of 教基〔2017〕9号, at and around each

    @ParameterizedTest(name = "item {0}: {1} = {2} is {3}")
    @CsvSource({
        "5, registryMismatches, 0, MET",
        "5, registryMismatches, 1, NOT_MET",
        "15, moralEducationBudget, 0.01, MET",
        "15, moralEducationBudget, 0, NOT_MET",
        "23, sportsMeetsPerYear, 1, MET",
        "23, sportsMeetsPerYear, 0, NOT_MET",
        "27, artSkills, 1, MET",
        "27, artSkills, 0, NOT_MET",
        "45, trained360Teachers, 60, MET",
        "45, trained360Teachers, 59, NOT_MET",
        "50, practiceExchangesPerSemester, 1, MET",
        "50, practiceExchangesPerSemester, 0, NOT_MET",
        "57, qualityFiles, 900, MET",
        "57, qualityFiles, 899, NOT_MET",
        "57, qualityFiles, 901, MET",
        "58, publishedRankings, 0, MET",
        "58, publishedRankings, 1, NOT_MET",
        "60, libraryHours, 40, MET",
        "60, libraryHours, 39.99, NOT_MET",
        "66, healthStaff, 2, MET",
        "66, healthStaff, 1, NOT_MET",
        "66, healthStaff, 0, NOT_MET",
        "70, drillsPerMonth, 1, MET",
        "70, drillsPerMonth, 0, NOT_MET",
        "74, lawStudySessionsPerYear, 1, MET",
        "74, lawStudySessionsPerYear, 0, NOT_MET"
    })
    void numericItemsOfASchoolOf900PupilsAndSixtyTeachers(String rule, String fact, String value, Status expected) {
        SchoolReport school =
                nineYears("primary.teachers", 40, "junior.teachers", 20).with(fact, new java.math.BigDecimal(value));
        assertThat(of(evaluate(standard("school-management-2017"), school), rule))
                .hasSize(2)
                .allMatch(f -> f.status() == expected);
        SchoolReport silent = school.with(fact, null);
        assertThat(of(evaluate(standard("school-management-2017"), silent), rule))
                .allMatch(f -> f.status() == Status.INDETERMINATE);
    }

    /** Six hundred pupils need one of the health staff, six hundred and one need two. */
    @ParameterizedTest
    @CsvSource({"600, MET", "601, NOT_MET"})
    void oneOfTheHealthStaffIsForSixHundredPupils(int pupils, Status expected) {
        SchoolReport school =
                school("2137000005", SchoolKind.PRIMARY_SCHOOL, "primary.students", pupils, "healthStaff", 1);
        assertThat(of(evaluate(standard("school-management-2017"), school), "66"))
                .allMatch(f -> f.status() == expected);
    }

    /** Three hundred tests of a hundred pupils in primary hide nothing of the two hundred in junior whom nobody tested. */
    @Test
    void everyStageIsTestedForFitnessByItself() {
        Evaluation evaluation = evaluate(
                standard("school-management-2017"),
                nineYears("primary.fitness.tested", 1000, "junior.fitness.tested", 0));
        assertThat(of(evaluation, "24"))
                .extracting(f -> f.level() + " " + f.status())
                .containsExactly("SCHOOL_STAGE MET", "SCHOOL_STAGE NOT_MET", "COUNTY NOT_MET");
        assertThat(of(evaluation, "24").get(2).units().orElseThrow().concerned())
                .isEqualTo(2);
    }

    @Test
    void whereNoSchoolIsInScopeTheCountyIsToldSo() {
        Evaluation evaluation = evaluate(
                standard("school-management-2017"),
                school("3237000004", SchoolKind.VOCATIONAL_SCHOOL, "junior.students", 10));
        for (String rule : List.of("1", "22", "25")) {
            assertThat(of(evaluation, rule))
                    .as(rule)
                    .filteredOn(f -> f.level() == Level.COUNTY)
                    .extracting(Finding::status)
                    .containsExactly(Status.NOT_APPLICABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 9, MET, MET", "9.99, 9, NOT_MET, MET", "10, 8.99, MET, NOT_MET"})
    void sleepIsTenHoursInPrimaryAndNineInJunior(String primary, String junior, Status first, Status second) {
        SchoolReport school = nineYears(
                "primary.sleepHours",
                new java.math.BigDecimal(primary),
                "junior.sleepHours",
                new java.math.BigDecimal(junior));
        assertThat(of(evaluate(standard("school-management-2017"), school), "25"))
                .filteredOn(f -> f.level() == Level.SCHOOL_STAGE)
                .extracting(Finding::status)
                .containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({"60, 2, MET", "59.9, 2, NOT_MET", "60, 1, NOT_MET"})
    void exerciseIsAnHourADayAndTwoSkills(String minutes, int skills, Status expected) {
        SchoolReport school = school("2137000005", SchoolKind.PRIMARY_SCHOOL, "primary.students", 100)
                .with("primary.sportMinutesPerDay", new java.math.BigDecimal(minutes))
                .with("sportsSkills", skills);
        assertThat(of(evaluate(standard("school-management-2017"), school), "22"))
                .extracting(Finding::status)
                .containsExactly(expected, expected);
    }

    @ParameterizedTest
    @CsvSource({"600, 300, MET, MET", "599, 300, NOT_MET, MET", "600, 299, MET, NOT_MET", "601, 299, MET, NOT_MET"})
    void everyPupilIsTestedForFitness(int primary, int junior, Status first, Status second) {
        SchoolReport school = nineYears("primary.fitness.tested", primary, "junior.fitness.tested", junior);
        assertThat(of(evaluate(standard("school-management-2017"), school), "24"))
                .extracting(Finding::status)
                .containsExactly(first, second, Status.allOf(List.of(first, second)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"science", "arts", "sports", "reading"})
    void everyYearHasFourFestivals(String missing) {
        SchoolReport school =
                nineYears("festivals.science", 1, "festivals.arts", 1, "festivals.sports", 1, "festivals.reading", 1);
        Standard standard = standard("school-management-2017");
        assertThat(of(evaluate(standard, school), "73")).allMatch(f -> f.status() == Status.MET);
        assertThat(of(evaluate(standard, school.with("festivals." + missing, 0)), "73"))
                .allMatch(f -> f.status() == Status.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"96, 90, MET", "95.99, 90, NOT_MET", "96, 89.99, NOT_MET"})
    void artRoomsAreThoseOfTheEvaluationOfBalance(String music, String art, Status expected) {
        SchoolReport school = school("2137000005", SchoolKind.PRIMARY_SCHOOL, "primary.students", 100)
                .with("primary.classSizes", List.of(30, 30, 40))
                .with("musicRoomAreas", List.of(new java.math.BigDecimal(music)))
                .with("artRoomAreas", List.of(new java.math.BigDecimal(art)));
        assertThat(of(evaluate(standard("school-management-2017"), school), "28"))
                .allMatch(f -> f.status() == expected);
    }

    // --- the page

    @Test
    void thePageOfTheFileNamesEveryWordAndEveryCode() throws IOException {
        String page;
        try (var in = Objects.requireNonNull(
                NationalStandards.class.getResourceAsStream("/META-INF/junheng/standards/CHECKLISTS.md"))) {
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(page).contains(Checklist.WORDS);
        for (io.github.junheng.problem.ProblemCode code : io.github.junheng.problem.ProblemCode.values()) {
            if (code.name().startsWith("CHECKLIST_")) {
                assertThat(page).contains(code.code());
            }
        }
    }
}
