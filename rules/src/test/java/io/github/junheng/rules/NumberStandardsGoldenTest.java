package io.github.junheng.rules;

import static io.github.junheng.evaluation.Status.INDETERMINATE;
import static io.github.junheng.evaluation.Status.MET;
import static io.github.junheng.evaluation.Status.NOT_APPLICABLE;
import static io.github.junheng.evaluation.Status.NOT_MET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Rational;
import io.github.junheng.report.Document;
import io.github.junheng.report.Renderer;
import io.github.junheng.report.StandardReport;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Band;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Rule;
import io.github.junheng.standard.RuleInputs;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of workload, teachers, fitness, class-and-school-size and library at its limit and beside it, with its document. */
class NumberStandardsGoldenTest {
    private static final Map<String, Standard> STANDARDS = new HashMap<>();
    private static final LocalDate DAY = LocalDate.of(2025, 12, 31);
    private static final String NINE_YEAR = "3137000005";

    private static Standard standard(String id) {
        return STANDARDS.computeIfAbsent(
                id, i -> NationalStandards.find(i).orElseThrow(() -> new AssertionError("no standard " + i)));
    }

    private static Evaluation evaluate(String standard, CountyDataset data, LocalDate day) {
        return Evaluator.of(standard(standard)).evaluate(data, day).orThrow();
    }

    private static Finding finding(
            String rule,
            CountyDataset data,
            LocalDate day,
            Level level,
            @Nullable String school,
            @Nullable Stage stage) {
        int slash = rule.indexOf('/');
        return GoodCounty.finding(
                evaluate(rule.substring(0, slash), data, day), rule.substring(slash + 1), level, school, stage);
    }

    private static Status ofStage(String rule, SchoolReport school, Stage stage, LocalDate day) {
        return finding(
                        rule,
                        GoodCounty.of(school),
                        day,
                        Level.SCHOOL_STAGE,
                        school.school().code().value(),
                        stage)
                .status();
    }

    private static Status ofStage(String rule, SchoolReport school, Stage stage) {
        return ofStage(rule, school, stage, DAY);
    }

    private static Status ofSchool(String rule, SchoolReport school) {
        return finding(
                        rule,
                        GoodCounty.of(school),
                        DAY,
                        Level.SCHOOL,
                        school.school().code().value(),
                        null)
                .status();
    }

    private static Status ofCounty(String rule, CountyDataset data, LocalDate day) {
        return finding(rule, data, day, Level.COUNTY, null, null).status();
    }

    private static Status ofCounty(String rule, String fact, Object value) {
        return ofCounty(rule, GoodCounty.with(GoodCounty.dataset(), fact, value), DAY);
    }

    private static SchoolReport primary() {
        return GoodCounty.school(GoodCounty.PRIMARY, SchoolKind.PRIMARY_SCHOOL, 200, 0, 0);
    }

    private static SchoolReport junior() {
        return GoodCounty.school(GoodCounty.JUNIOR, SchoolKind.JUNIOR_SCHOOL, 0, 200, 0);
    }

    private static SchoolReport complete() {
        return GoodCounty.school("3437000003", SchoolKind.COMPLETE_SECONDARY_SCHOOL, 0, 200, 300);
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    // ---- workload: 教基厅函〔2021〕13号

    @ParameterizedTest
    @CsvSource({
        "HW1, homework.1-2, 0, MET",
        "HW1, homework.1-2, 0.01, NOT_MET",
        "HW2, homework.3-6, 60, MET",
        "HW2, homework.3-6, 60.01, NOT_MET"
    })
    void writtenHomeworkOfPrimaryPupils(String rule, String fact, String minutes, Status expected) {
        assertThat(ofStage("workload/" + rule, primary().with(fact, n(minutes)), Stage.PRIMARY))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"90, MET", "90.01, NOT_MET"})
    void writtenHomeworkOfJuniorPupils(String minutes, Status expected) {
        assertThat(ofStage("workload/HW3", junior().with("homework.7-9", n(minutes)), Stage.JUNIOR))
                .isEqualTo(expected);
        assertThat(ofStage("workload/HW3", junior(), Stage.JUNIOR)).isEqualTo(INDETERMINATE);
    }

    // ---- workload: 教基厅函〔2021〕11号

    @ParameterizedTest
    @CsvSource({
        "SL1, PRIMARY, primary, 10, MET", "SL1, PRIMARY, primary, 9.99, NOT_MET",
        "SL2, JUNIOR, junior, 9, MET", "SL2, JUNIOR, junior, 8.99, NOT_MET",
        "SL3, SENIOR, senior, 8, MET", "SL3, SENIOR, senior, 7.99, NOT_MET"
    })
    void hoursOfSleep(String rule, Stage stage, String key, String hours, Status expected) {
        SchoolReport school = stage == Stage.PRIMARY ? primary() : complete();
        assertThat(ofStage("workload/" + rule, school.with(key + ".sleepHours", n(hours)), stage))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ST1, PRIMARY, primary.firstLesson, 08:19, NOT_MET", "ST1, PRIMARY, primary.firstLesson, 08:20, MET",
        "ST2, JUNIOR, junior.firstLesson, 07:59, NOT_MET", "ST2, JUNIOR, junior.firstLesson, 08:00, MET",
        "ST2, SENIOR, senior.firstLesson, 07:59, NOT_MET", "ST2, SENIOR, senior.firstLesson, 08:00, MET",
        "BED, PRIMARY, primary.bedTime, 21:20, MET", "BED, PRIMARY, primary.bedTime, 21:21, NOT_MET",
        "BED, JUNIOR, junior.bedTime, 22:00, MET", "BED, JUNIOR, junior.bedTime, 22:01, NOT_MET",
        "BED, SENIOR, senior.bedTime, 23:00, MET", "BED, SENIOR, senior.bedTime, 23:01, NOT_MET",
        "AS3, JUNIOR, eveningStudyEnd, 20:30, MET", "AS3, JUNIOR, eveningStudyEnd, 20:31, NOT_MET"
    })
    void timesOfDayAreComparedToTheMinute(String rule, Stage stage, String fact, String time, Status expected) {
        SchoolReport school = stage == Stage.PRIMARY ? primary() : complete();
        assertThat(ofStage("workload/" + rule, school.with(fact, LocalTime.parse(time)), stage))
                .isEqualTo(expected);
    }

    /** 教体艺厅函〔2021〕16号, and two hours since 2025. */
    @ParameterizedTest
    @CsvSource({
        "2024-12-31, 59, NOT_MET",
        "2024-12-31, 60, MET",
        "2025-01-01, 60, NOT_MET",
        "2025-01-01, 119, NOT_MET",
        "2025-01-01, 120, MET"
    })
    void sportAtSchoolIsTwoHoursFrom2025(LocalDate day, String minutes, Status expected) {
        assertThat(ofStage(
                        "workload/PE1", primary().with("primary.sportMinutesPerDay", n(minutes)), Stage.PRIMARY, day))
                .isEqualTo(expected);
    }

    @Test
    void breaksAreTestedFrom2025() {
        assertThat(ofStage("workload/BRK", primary().with("primary.breakMinutes", 15), Stage.PRIMARY))
                .isEqualTo(MET);
        assertThat(ofStage("workload/BRK", primary().with("primary.breakMinutes", n("14.9")), Stage.PRIMARY))
                .isEqualTo(NOT_MET);
        Evaluation before = evaluate(
                "workload", GoodCounty.of(primary().with("primary.breakMinutes", 1)), LocalDate.of(2024, 12, 31));
        assertThat(before.findings())
                .filteredOn(f -> f.rule().local().equals("BRK"))
                .allMatch(f -> f.status() == NOT_APPLICABLE);
    }

    /** 教基厅函〔2021〕34号: each band of grades is asked of its stage alone. */
    @ParameterizedTest
    @CsvSource({"0, 1, MET", "1, 1, NOT_MET", "0, 2, NOT_MET", "0, 0, MET"})
    void examsOfPrimaryGradesByBand(int lower, int upper, Status expected) {
        SchoolReport school = primary().with("exams.1-2", lower).with("exams.3-6", upper);
        assertThat(ofStage("workload/EX", school, Stage.PRIMARY)).isEqualTo(expected);
    }

    @Test
    void aBandOfGradesDropsOutWhereTheStageHasNone() {
        SchoolReport school = GoodCounty.school(NINE_YEAR, SchoolKind.NINE_YEAR_SCHOOL, 200, 200, 0)
                .with("exams.1-2", 0)
                .with("exams.3-6", 1)
                .with("exams.7-9", 3);
        assertThat(ofStage("workload/EX", school, Stage.PRIMARY)).isEqualTo(MET);
        assertThat(ofStage("workload/EX", school, Stage.JUNIOR)).isEqualTo(NOT_MET);
        assertThat(ofStage("workload/EX", school.with("exams.7-9", 2), Stage.JUNIOR))
                .isEqualTo(MET);
        Finding junior =
                finding("workload/EX", GoodCounty.of(school), DAY, Level.SCHOOL_STAGE, NINE_YEAR, Stage.JUNIOR);
        assertThat(junior.parts()).extracting(PartResult::id).containsExactly("1-2", "3-6", "7-9");
        assertThat(junior.parts())
                .extracting(PartResult::status)
                .containsExactly(NOT_APPLICABLE, NOT_APPLICABLE, NOT_MET);
    }

    /** 教基厅函〔2021〕28号. */
    @Test
    void afterSchoolServiceLastsUntilOfficesClose() {
        CountyDataset county = GoodCounty.with(GoodCounty.of(primary()), "officeClosing", LocalTime.of(17, 30));
        for (Map.Entry<String, Status> each :
                Map.of("17:29", NOT_MET, "17:30", MET, "18:00", MET).entrySet()) {
            CountyDataset data =
                    GoodCounty.with(county, GoodCounty.PRIMARY, "afterSchool.end", LocalTime.parse(each.getKey()));
            assertThat(finding("workload/AS2", data, DAY, Level.SCHOOL, GoodCounty.PRIMARY, null)
                            .status())
                    .isEqualTo(each.getValue());
        }
        SchoolReport service = primary().with("afterSchool.days", 5).with("afterSchool.hours", 2);
        assertThat(ofSchool("workload/AS1", service)).isEqualTo(MET);
        assertThat(ofSchool("workload/AS1", service.with("afterSchool.days", 4)))
                .isEqualTo(NOT_MET);
        assertThat(ofSchool("workload/AS1", service.with("afterSchool.hours", n("1.9"))))
                .isEqualTo(NOT_MET);
    }

    @Test
    void offCampusTrainingEndsInTheEvening() {
        assertThat(ofCounty("workload/TR1", "training.offlineLatestEnd", LocalTime.of(20, 30)))
                .isEqualTo(MET);
        assertThat(ofCounty("workload/TR1", "training.offlineLatestEnd", LocalTime.of(20, 31)))
                .isEqualTo(NOT_MET);
        CountyDataset online = GoodCounty.dataset()
                .with(GoodCounty.county()
                        .with("training.onlineLatestEnd", LocalTime.of(21, 0))
                        .with("training.onlineLessonMinutes", 30)
                        .with("training.onlineGapMinutes", 10));
        assertThat(ofCounty("workload/TR2", online, DAY)).isEqualTo(MET);
        assertThat(ofCounty("workload/TR2", GoodCounty.with(online, "training.onlineGapMinutes", n("9.9")), DAY))
                .isEqualTo(NOT_MET);
        assertThat(ofCounty("workload/TR2", GoodCounty.with(online, "training.onlineLessonMinutes", 31), DAY))
                .isEqualTo(NOT_MET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "request", "kept", "banned"})
    void phonesNeedAllFourParts(String part) {
        SchoolReport school = primary();
        for (String each : List.of("policy", "request", "kept", "banned")) {
            school = school.with("phones." + each, true);
        }
        assertThat(ofSchool("workload/PH", school)).isEqualTo(MET);
        assertThat(ofSchool("workload/PH", school.with("phones." + part, false)))
                .isEqualTo(NOT_MET);
        assertThat(ofSchool("workload/PH", school.without("phones." + part))).isEqualTo(INDETERMINATE);
    }

    @ParameterizedTest
    @CsvSource({"MEET, sportsMeetsPerYear, 1", "EYE, visionChecksPerYear, 2", "LA.WEEK, labourWeeks, 1"})
    void countsOfTheYear(String rule, String fact, int least) {
        assertThat(ofSchool("workload/" + rule, primary().with(fact, least))).isEqualTo(MET);
        assertThat(ofSchool("workload/" + rule, primary().with(fact, least - 1)))
                .isEqualTo(NOT_MET);
    }

    // ---- workload: 教材〔2022〕2号

    @Test
    void theLessonsOfNineYearsFollowFromWeeksAndLessons() {
        Criterion.All lessons =
                (Criterion.All) standard("workload").rule("CU.WEEK").criterion();
        Criterion.All weeks =
                (Criterion.All) standard("workload").rule("CU.YEAR").criterion();
        Rational total = Rational.ZERO;
        for (int grade = 1; grade <= 9; grade++) {
            String band = grade <= 2 ? "1-2" : grade <= 6 ? "3-6" : "7-9";
            total = total.plus(limit(lessons, band).times(limit(weeks, grade <= 8 ? "1-8" : "9")));
        }
        assertThat(total).isEqualTo(Rational.of(9522));
        assertThat(total).isEqualTo(Rational.of(2 * 26 * 35 + 4 * 30 * 35 + 2 * 34 * 35 + 34 * 33));
        assertThat(limit(((Criterion.Comparison)
                        standard("workload").rule("CU.TOTAL").criterion())))
                .isEqualTo(total);
        assertThat(ofCounty("workload/CU.TOTAL", "curriculum.total", 9522)).isEqualTo(MET);
        assertThat(ofCounty("workload/CU.TOTAL", "curriculum.total", 9521)).isEqualTo(NOT_MET);
        assertThat(ofCounty("workload/CU.TOTAL", "curriculum.total", 9523)).isEqualTo(NOT_MET);
    }

    private static Rational limit(Criterion.All all, String part) {
        return all.parts().stream()
                .filter(p -> p.id().equals(part))
                .map(p -> limit((Criterion.Comparison) p.criterion()))
                .findFirst()
                .orElseThrow();
    }

    private static Rational limit(Criterion.Comparison comparison) {
        return ((Limit.Printed) comparison.limit())
                .values()
                .values()
                .iterator()
                .next()
                .on(DAY)
                .orElseThrow()
                .value();
    }

    @ParameterizedTest
    @CsvSource({
        "CHINESE, 20, 22", "MATHS, 13, 15", "FOREIGN, 6, 8", "ETHICS, 6, 8", "HISTGEO, 3, 4",
        "SCIENCE, 8, 10", "IT, 1, 3", "PE, 10, 11", "ARTS, 9, 11", "PRACTICE, 14, 18"
    })
    void sharesOfSubjectsIncludeBothEnds(String subject, int least, int most) {
        CountyDataset county = GoodCounty.with(GoodCounty.dataset(), "curriculum.total", 10_000);
        String fact = "curriculum." + subject.toLowerCase(java.util.Locale.ROOT);
        Map<Integer, Status> cases = new HashMap<>();
        cases.put(100 * least - 1, NOT_MET);
        cases.put(100 * least, MET);
        cases.put(100 * most, MET);
        cases.put(100 * most + 1, NOT_MET);
        cases.forEach((lessons, expected) -> assertThat(
                        ofCounty("workload/CU.SHARE." + subject, GoodCounty.with(county, fact, lessons), DAY))
                .isEqualTo(expected));
    }

    @Test
    void theSharesAddUpToNinetyAtLeastAndAHundredAndTenAtMost() {
        Rational least = Rational.ZERO;
        Rational most = Rational.ZERO;
        for (String rule : standard("workload").rules().keySet()) {
            if (rule.startsWith("CU.SHARE.")) {
                Criterion.All all =
                        (Criterion.All) standard("workload").rule(rule).criterion();
                least = least.plus(limit(all, "min"));
                most = most.plus(limit(all, "max"));
            }
        }
        assertThat(least).isEqualTo(Rational.of(90));
        assertThat(most).isEqualTo(Rational.of(110));
    }

    @Test
    void everySubjectHasItsInterdisciplinaryLessons() {
        assertThat(ofCounty("workload/CU.CROSS", "curriculumSubjects[].crossShare", List.of(n("10"), n("12.5"))))
                .isEqualTo(MET);
        assertThat(ofCounty("workload/CU.CROSS", "curriculumSubjects[].crossShare", List.of(n("10"), n("9.99"))))
                .isEqualTo(NOT_MET);
        assertThat(ofCounty("workload/CU.CROSS", GoodCounty.dataset(), DAY)).isEqualTo(INDETERMINATE);
    }

    @Test
    void weeklyLessonsAndWeeksAreWhatThePlanPrints() {
        SchoolReport school = GoodCounty.school(NINE_YEAR, SchoolKind.NINE_YEAR_SCHOOL, 200, 200, 0)
                .with("lessons.1-2", 26)
                .with("lessons.3-6", 30)
                .with("lessons.7-9", 34)
                .with("weeks.1-8", 35)
                .with("weeks.9", 33);
        for (Stage stage : List.of(Stage.PRIMARY, Stage.JUNIOR)) {
            assertThat(ofStage("workload/CU.WEEK", school, stage)).isEqualTo(MET);
            assertThat(ofStage("workload/CU.YEAR", school, stage)).isEqualTo(MET);
            assertThat(ofStage("workload/CU.YEAR", school.with("weeks.1-8", 34), stage))
                    .isEqualTo(NOT_MET);
        }
        assertThat(ofStage("workload/CU.WEEK", school.with("lessons.3-6", 31), Stage.PRIMARY))
                .isEqualTo(NOT_MET);
        assertThat(ofStage("workload/CU.YEAR", school.with("weeks.9", 35), Stage.JUNIOR))
                .isEqualTo(NOT_MET);
        assertThat(ofStage("workload/CU.YEAR", school.with("weeks.9", 35), Stage.PRIMARY))
                .isEqualTo(MET);
    }

    /** 《大中小学劳动教育指导纲要（试行）》. */
    @Test
    void labourAtHomeAndInEveryClass() {
        SchoolReport school = primary().with("labour.1-2", 2).with("labour.3-6", 3);
        assertThat(ofStage("workload/LA.HOME", school, Stage.PRIMARY)).isEqualTo(MET);
        assertThat(ofStage("workload/LA.HOME", school.with("labour.1-2", n("1.99")), Stage.PRIMARY))
                .isEqualTo(NOT_MET);
        assertThat(ofStage("workload/LA.HOME", school.with("labour.3-6", n("2.99")), Stage.PRIMARY))
                .isEqualTo(NOT_MET);
        assertThat(ofStage("workload/LA.HOME", junior().with("labour.7-9", 3), Stage.JUNIOR))
                .isEqualTo(MET);
        assertThat(ofStage(
                        "workload/LA.LESSON", primary().with("primary.labourLessons", List.of(1, 2, 1)), Stage.PRIMARY))
                .isEqualTo(MET);
        assertThat(ofStage(
                        "workload/LA.LESSON", primary().with("primary.labourLessons", List.of(1, 0, 1)), Stage.PRIMARY))
                .isEqualTo(NOT_MET);
    }

    // ---- class-and-school-size: GB 50099-2011, 国发〔2016〕40号

    private static SchoolReport classes(SchoolReport school, String stage, Integer... sizes) {
        return school.with(stage + ".classSizes", List.of(sizes));
    }

    private static Status size(String rule, String stage, Integer... sizes) {
        boolean isPrimary = stage.equals("primary");
        return ofStage(
                "class-and-school-size/" + rule,
                classes(isPrimary ? primary() : junior(), stage, sizes),
                isPrimary ? Stage.PRIMARY : Stage.JUNIOR);
    }

    @Test
    void fortySixPupilsAreTooManyAndNoLargeClass() {
        assertThat(size("P", "primary", 45, 45)).isEqualTo(MET);
        assertThat(size("P", "primary", 45, 46)).isEqualTo(NOT_MET);
        assertThat(size("BIG", "primary", 45, 46)).isEqualTo(MET);
        assertThat(size("J", "junior", 50)).isEqualTo(MET);
        assertThat(size("J", "junior", 51)).isEqualTo(NOT_MET);
    }

    /** What statistics call a class is told beside the limits, with its source, and judged by none. */
    @Test
    void bandsOfStatisticsAreToldApartFromTheLimits() {
        String bands = "统计分段（教基2106、教基2107，多源核实）：36–45 人正常、46–55 人较大、56–65 人大、66 人及以上超大。只用于统计，不是标准值";
        for (Document document : List.of(
                StandardReport.of(standard("class-and-school-size"), List.of(), DAY),
                StandardReport.catalogue(standard("class-and-school-size"), List.of()))) {
            assertThat(Renderer.markdown().render(document, Locale.CHINESE)).contains(bands);
        }
    }

    @Test
    void largeClassesBeginAt56AndExtraLargeOnesAt66() {
        assertThat(size("BIG", "primary", 55)).isEqualTo(MET);
        assertThat(size("BIG", "junior", 56)).isEqualTo(NOT_MET);
        assertThat(size("XL", "primary", 65)).isEqualTo(MET);
        assertThat(size("XL", "junior", 66)).isEqualTo(NOT_MET);
        for (String rule : List.of("BIG", "XL")) {
            assertThat(standard("class-and-school-size").rule(rule).informative())
                    .isTrue();
        }
    }

    @Test
    void incompletePrimarySchoolsHaveThirty() {
        SchoolReport school = classes(primary().with("incompletePrimary", true), "primary", 30, 30);
        assertThat(ofStage("class-and-school-size/PN", school, Stage.PRIMARY)).isEqualTo(MET);
        assertThat(ofStage("class-and-school-size/PN", classes(school, "primary", 31), Stage.PRIMARY))
                .isEqualTo(NOT_MET);
        assertThat(ofStage("class-and-school-size/PN", school.without("incompletePrimary"), Stage.PRIMARY))
                .isEqualTo(INDETERMINATE);
    }

    private static CountyDataset sizes(int large, int from, int all) {
        List<Integer> sizes = new ArrayList<>(Collections.nCopies(large, from));
        sizes.addAll(Collections.nCopies(all - large - 1, from - 1));
        return GoodCounty.of(
                classes(primary(), "primary", sizes.toArray(new Integer[0])), classes(junior(), "junior", 40));
    }

    @Test
    void largeClassesAreCountedOverTheCountyExactly() {
        assertThat(ofCounty("class-and-school-size/END18", sizes(1, 66, 50), DAY))
                .isEqualTo(MET);
        assertThat(ofCounty("class-and-school-size/END18", sizes(1, 66, 49), DAY))
                .isEqualTo(NOT_MET);
        assertThat(ofCounty("class-and-school-size/END20", sizes(5, 56, 100), DAY))
                .isEqualTo(MET);
        assertThat(ofCounty("class-and-school-size/END20", sizes(5, 56, 99), DAY))
                .isEqualTo(NOT_MET);
        Finding finding = finding("class-and-school-size/END20", sizes(5, 56, 100), DAY, Level.COUNTY, null, null);
        assertThat(finding.measure().orElseThrow().value()).contains(Rational.of(5));
        CountyDataset unknown = GoodCounty.without(sizes(5, 56, 100), GoodCounty.JUNIOR, "junior.classSizes");
        assertThat(ofCounty("class-and-school-size/END20", unknown, DAY)).isEqualTo(INDETERMINATE);
    }

    @Test
    void theTargetsOf2018And2020BeginInTheirYears() {
        CountyDataset bad = sizes(50, 66, 100);
        assertThat(ofCounty("class-and-school-size/END18", bad, LocalDate.of(2017, 12, 31)))
                .isEqualTo(NOT_APPLICABLE);
        assertThat(ofCounty("class-and-school-size/END18", bad, LocalDate.of(2018, 1, 1)))
                .isEqualTo(NOT_MET);
        assertThat(ofCounty("class-and-school-size/END20", bad, LocalDate.of(2019, 12, 31)))
                .isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void schoolsHave2000PupilsAtMostAndCombinedOnes2500() {
        SchoolReport one = primary();
        assertThat(ofSchool("class-and-school-size/SZ", one.with("primary.students", 2000)))
                .isEqualTo(MET);
        assertThat(ofSchool("class-and-school-size/SZ", one.with("primary.students", 2001)))
                .isEqualTo(NOT_MET);
        SchoolReport nine = GoodCounty.school(NINE_YEAR, SchoolKind.NINE_YEAR_SCHOOL, 1000, 1500, 0);
        assertThat(ofSchool("class-and-school-size/SZ", nine)).isEqualTo(MET);
        assertThat(ofSchool("class-and-school-size/SZ", nine.with("junior.students", 1501)))
                .isEqualTo(NOT_MET);
    }

    // ---- library: 《中小学图书馆（室）规程》

    @Test
    void booksPerPupilByStage() {
        SchoolReport twelve = GoodCounty.school("3437000004", SchoolKind.TWELVE_YEAR_SCHOOL, 100, 100, 100);
        Map<Integer, List<Status>> cases = Map.of(
                7499, List.of(NOT_MET, NOT_MET, NOT_MET),
                7500, List.of(MET, NOT_MET, NOT_MET),
                10_500, List.of(MET, MET, NOT_MET),
                13_499, List.of(MET, MET, NOT_MET),
                13_500, List.of(MET, MET, MET));
        cases.forEach((books, expected) -> {
            SchoolReport school = twelve.with("books", books);
            assertThat(List.of(
                            ofStage("library/BOOKS", school, Stage.PRIMARY),
                            ofStage("library/BOOKS", school, Stage.JUNIOR),
                            ofStage("library/BOOKS", school, Stage.SENIOR)))
                    .as("%s books", books)
                    .isEqualTo(expected);
        });
    }

    @Test
    void newBooksAndOpeningHours() {
        assertThat(ofSchool("library/NEW", primary().with("newBooks", 200))).isEqualTo(MET);
        assertThat(ofSchool("library/NEW", primary().with("newBooks", 199))).isEqualTo(NOT_MET);
        assertThat(ofSchool("library/HOURS", primary().with("libraryHours", 40)))
                .isEqualTo(MET);
        assertThat(ofSchool("library/HOURS", primary().with("libraryHours", n("39.9"))))
                .isEqualTo(NOT_MET);
    }

    // ---- fitness: 国发〔2019〕13号, 《综合防控儿童青少年近视实施方案》

    private static final LocalDate DAY_2030 = LocalDate.of(2030, 12, 31);

    private static CountyDataset fitness(int excellent, int good) {
        return GoodCounty.of(primary()
                .with("primary.fitness.tested", 100)
                .with("primary.fitness.excellent", excellent)
                .with("primary.fitness.good", good));
    }

    @Test
    void sharesOfGoodAndExcellentFitness() {
        assertThat(ofCounty("fitness/GOOD22", fitness(20, 30), DAY)).isEqualTo(MET);
        assertThat(ofCounty("fitness/GOOD22", fitness(20, 29), DAY)).isEqualTo(NOT_MET);
        assertThat(ofCounty("fitness/GOOD22", fitness(0, 0), LocalDate.of(2021, 12, 31)))
                .isEqualTo(NOT_APPLICABLE);
        assertThat(ofCounty("fitness/GOOD30", fitness(0, 0), DAY)).isEqualTo(NOT_APPLICABLE);
        assertThat(ofCounty("fitness/GOOD30", fitness(25, 35), DAY_2030)).isEqualTo(MET);
        assertThat(ofCounty("fitness/GOOD30", fitness(25, 34), DAY_2030)).isEqualTo(NOT_MET);
        assertThat(ofCounty("fitness/EXC30", fitness(25, 0), DAY_2030)).isEqualTo(MET);
        assertThat(ofCounty("fitness/EXC30", fitness(24, 76), DAY_2030)).isEqualTo(NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"PRIMARY, primary, 38", "JUNIOR, junior, 60", "SENIOR, senior, 70"})
    void myopiaIsStrictlyBelowItsTarget(Stage stage, String key, int percent) {
        SchoolReport school = (stage == Stage.PRIMARY ? primary() : complete()).with(key + ".myopia.checked", 1000);
        for (int found : new int[] {10 * percent - 1, 10 * percent}) {
            CountyDataset data = GoodCounty.of(school.with(key + ".myopia.found", found));
            assertThat(finding("fitness/MYO30", data, DAY_2030, Level.COUNTY_STAGE, null, stage)
                            .status())
                    .isEqualTo(found < 10 * percent ? MET : NOT_MET);
        }
    }

    @Test
    void myopiaFallsByHalfAPoint() {
        CountyDataset county = GoodCounty.with(GoodCounty.dataset(), "myopia.previousPercent", n("52.7"));
        assertThat(ofCounty("fitness/MYOY", GoodCounty.with(county, "myopia.percent", n("52.2")), DAY))
                .isEqualTo(MET);
        assertThat(ofCounty("fitness/MYOY", GoodCounty.with(county, "myopia.percent", n("52.21")), DAY))
                .isEqualTo(NOT_MET);
        assertThat(ofCounty("fitness/MYOY", GoodCounty.with(county, "myopia.percent", n("53")), DAY))
                .isEqualTo(NOT_MET);
    }

    // ---- teachers: 教师法, and what quality-balanced-2017 tests too

    @Test
    void everyTeacherHasTheRequiredDegree() {
        SchoolReport one = primary()
                .with("primary.teachers", 25)
                .with("primary.degree.associate", 10)
                .with("primary.degree.bachelor", 14)
                .with("primary.degree.upperSecondaryNormal", 1);
        assertThat(degree(one, Stage.PRIMARY)).isEqualTo(MET);
        assertThat(degree(one.with("primary.degree.upperSecondaryNormal", 0), Stage.PRIMARY))
                .isEqualTo(NOT_MET);
        assertThat(degree(one.without("primary.degree.upperSecondaryNormal"), Stage.PRIMARY))
                .isEqualTo(INDETERMINATE);
        SchoolReport two = complete()
                .with("junior.teachers", 25)
                .with("junior.degree.associate", 1)
                .with("junior.degree.bachelor", 24)
                .with("senior.teachers", 20)
                .with("senior.degree.bachelor", 15)
                .with("senior.degree.master", 5)
                .with("senior.degree.doctor", 0);
        assertThat(degree(two, Stage.JUNIOR)).isEqualTo(MET);
        assertThat(degree(two, Stage.SENIOR)).isEqualTo(MET);
        assertThat(degree(two.with("senior.degree.bachelor", 14), Stage.SENIOR)).isEqualTo(NOT_MET);
    }

    /** 幼师 and above, over the full-time teachers of all kindergartens with children. */
    @AtTheLimit("teachers/DEG")
    @Test
    void everyTeacherOfAKindergartenHasTheRequiredDegree() {
        CountyDataset county = GoodPreschool.dataset();
        for (SchoolReport kindergarten : county.kindergartens()) {
            county = county.withSchool(
                    kindergarten.school().code(),
                    k -> k.with("kindergarten.degree.kindergartenNormal", 1)
                            .with("kindergarten.degree.associate", 2)
                            .with("kindergarten.degree.bachelor", 3)
                            .with("kindergarten.degree.master", 0)
                            .with("kindergarten.degree.doctor", 0)
                            .with("kindergarten.teachers", 6));
        }
        assertThat(degreeOfKindergartens(county)).isEqualTo(MET);
        assertThat(degreeOfKindergartens(county.withSchool(
                        GoodPreschool.PUBLIC, k -> k.with("kindergarten.degree.kindergartenNormal", 0))))
                .isEqualTo(NOT_MET);
        assertThat(degreeOfKindergartens(
                        county.withSchool(GoodPreschool.PUBLIC, k -> k.with("kindergarten.teachers", 7))))
                .isEqualTo(NOT_MET);
        CountyDataset open =
                county.withSchool(GoodPreschool.PUBLIC, k -> k.without("kindergarten.degree.kindergartenNormal"));
        assertThat(degreeOfKindergartens(open)).isEqualTo(INDETERMINATE);
        assertThat(degreeOfKindergartens(
                        open.withSchool(GoodPreschool.PUBLIC, k -> k.with("kindergarten.children", 0))))
                .as("a kindergarten without children")
                .isEqualTo(MET);
        assertThat(degreeOfKindergartens(county.withKindergartens(List.of())))
                .as("no kindergarten reported")
                .isEqualTo(Status.NOT_APPLICABLE);
        // Schools are asked as before.
        assertThat(finding("teachers/DEG", county, DAY, Level.COUNTY_STAGE, null, Stage.PRIMARY)
                        .status())
                .isEqualTo(finding(
                                "teachers/DEG",
                                county.withKindergartens(List.of()),
                                DAY,
                                Level.COUNTY_STAGE,
                                null,
                                Stage.PRIMARY)
                        .status());
    }

    /** A kindergarten has no cell of that name, so that nobody is asked for it. */
    @Test
    void theDegreeOfKindergartensNeedsNoCellThatDoesNotExist() {
        Standard teachers = standard("teachers");
        assertThat(RuleInputs.facts(teachers, teachers.rule("DEG")))
                .contains("kindergarten.children", "kindergarten.teachers", "primary.students")
                .doesNotContain("kindergarten.students");
    }

    private static Status degreeOfKindergartens(CountyDataset county) {
        return finding("teachers/DEG", county, DAY, Level.COUNTY_STAGE, null, Stage.KINDERGARTEN)
                .status();
    }

    private static Status degree(SchoolReport school, Stage stage) {
        return finding("teachers/DEG", GoodCounty.of(school), DAY, Level.COUNTY_STAGE, null, stage)
                .status();
    }

    @Test
    void aboveTheRequiredDegreeIsToldAndDecidesNothing() {
        Finding finding = finding(
                "teachers/ABOVE",
                GoodCounty.of(junior().with("junior.teachers", 25).with("junior.degree.bachelor", 20)),
                DAY,
                Level.COUNTY_STAGE,
                null,
                Stage.JUNIOR);
        assertThat(finding.measure().orElseThrow().value()).contains(Rational.of(80));
        assertThat(standard("teachers").rule("ABOVE").informative()).isTrue();
    }

    @Test
    void rotationAndPay() {
        CountyDataset county = GoodCounty.dataset()
                .with(GoodCounty.county()
                        .with("rotation.eligible", 1000)
                        .with("rotation.rotated", 100)
                        .with("rotation.backboneRotated", 20)
                        .with("pay.teachersYuan", 97_500));
        for (String rule : List.of("ROT", "ROTB", "PAY")) {
            assertThat(ofCounty("teachers/" + rule, county, DAY)).isEqualTo(MET);
        }
        assertThat(ofCounty("teachers/ROT", GoodCounty.with(county, "rotation.rotated", 99), DAY))
                .isEqualTo(NOT_MET);
        assertThat(ofCounty("teachers/ROTB", GoodCounty.with(county, "rotation.backboneRotated", 19), DAY))
                .isEqualTo(NOT_MET);
        assertThat(ofCounty("teachers/PAY", GoodCounty.with(county, "pay.teachersYuan", 97_499), DAY))
                .isEqualTo(NOT_MET);
    }

    // ---- grades: 教基厅函〔2021〕13号, 课程方案（2022）

    @Test
    void gradesStandInTheBand() {
        SchoolReport school = primary()
                .with("homework.1-2", n("0"))
                .with("homework.3-6", n("61"))
                .with("lessons.1-2", 26)
                .with("lessons.3-6", 31);
        assertThat(bandOf("workload/HW1", school)).isEqualTo("1-2");
        assertThat(bandOf("workload/HW2", school)).isEqualTo("3-6");
        assertThat(bandOf("workload/CU.WEEK", school)).isEqualTo("3-6");
        assertThat(bandOf("workload/PE1", school)).isNull();
    }

    private static @Nullable String bandOf(String rule, SchoolReport school) {
        Finding finding = finding(
                rule,
                GoodCounty.of(school),
                DAY,
                Level.SCHOOL_STAGE,
                school.school().code().value(),
                Stage.PRIMARY);
        return finding.band().map(Band::id).orElse(null);
    }

    /** A part whose id names grades says so in its band as well, and every band that is declared is used. */
    @Test
    void noGradesHideInTheIdOfAPart() {
        for (Standard standard : NationalStandards.all()) {
            for (Rule rule : standard.rules().values()) {
                for (Criterion.Part part :
                        rule.criterion() instanceof Criterion.All all ? all.parts() : List.<Criterion.Part>of()) {
                    if (part.id().matches("\\d(-\\d)?")) {
                        assertThat(part.bandOrNull())
                                .as(rule.id() + "/" + part.id())
                                .isNotNull();
                        assertThat(part.bandOrNull().id()).isEqualTo(part.id());
                    }
                }
            }
        }
    }
}
