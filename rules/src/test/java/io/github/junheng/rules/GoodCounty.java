package io.github.junheng.rules;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Level;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A county that meets every rule, for tests that then change one thing. */
final class GoodCounty {
    static final String PRIMARY = "2137000001";
    static final String JUNIOR = "3137000002";

    private GoodCounty() {}

    /** One primary school of 200 pupils and one junior school of 200. */
    static CountyDataset dataset() {
        return CountyDataset.of(
                county(),
                List.of(
                        school(PRIMARY, SchoolKind.PRIMARY_SCHOOL, 200, 0, 0),
                        school(JUNIOR, SchoolKind.JUNIOR_SCHOOL, 0, 200, 0)));
    }

    static CountyDataset of(SchoolReport... schools) {
        return CountyDataset.of(county(), Arrays.asList(schools));
    }

    static County county() {
        County county = County.of("371425", "示例县", 2024)
                .with("basicBalanceRecognisedOn", LocalDate.of(2015, 12, 31))
                .with("publicFundingQuotaYuan.PRIMARY", 1150)
                .with("publicFundingQuotaYuan.JUNIOR", 1350)
                .with("specialEducation.fundsYuan", 1_280_000)
                .with("specialEducation.students", 160)
                .with("pay.teachersYuan", 98_000)
                .with("pay.civilServantsYuan", 97_500)
                .with("pay.performancePayApproved", true)
                .with("rotation.eligible", 1200)
                .with("rotation.rotated", 131)
                .with("rotation.backboneRotated", 30)
                .with("seniorHighPlaces.planned", 3000)
                .with("seniorHighPlaces.allocated", 1650)
                .with("seniorHighPlaces.allocatedToRural", 900)
                .with("seniorHighPlaces.ruralTilt", true)
                .with("migrantChildren.eligible", 4000)
                .with("migrantChildren.inPublic", 3500)
                .with("migrantChildren.inPurchasedPrivate", 120)
                .with("migrantChildren.leftBehindCare", true)
                .with("disabledChildren.schoolAge", 310)
                .with("disabledChildren.enrolled", 301)
                .with("monitoring[].subject", List.of("数学"))
                .with("monitoring[].level", List.of(3))
                .with("monitoring[].variation", List.of(new BigDecimal("0.12")))
                .with("recognitionSurvey.valid", 9000)
                .with("recognitionSurvey.satisfied", 8100);
        for (String id : List.of("E2", "G1", "G2", "G10", "Q5", "Q8")) {
            county = county.with("evidence." + id + ".met", true);
        }
        for (int veto = 1; veto <= 7; veto++) {
            county = county.with("vetoes.V" + veto, false);
        }
        return county;
    }

    /** A school that has one and a half times what every limit asks of its pupils. */
    static SchoolReport school(String code, SchoolKind kind, long primary, long junior, long senior) {
        SchoolReport school = SchoolReport.of(School.of(code, "学校" + code.substring(6), kind))
                .with("sponsor", 7)
                .with("location", "镇区")
                .with("boarding", false)
                .with("builtYear", 2018)
                .with("denseUrbanCore", false)
                .with("migrantStudents", 0)
                .with("teachingArea", 9 * (primary + junior + senior) + 500)
                .with("indoorSportsArea", 500)
                .with("sportsGroundArea", 16 * (primary + junior + senior))
                .with("equipmentValue", (primary + junior + senior) * 4 / 10 + 1)
                .with("multimediaRooms", (primary + junior + senior) / 25 + 1)
                .with("musicRoomAreas", Collections.nCopies(rooms(primary, junior), 96))
                .with("artRoomAreas", Collections.nCopies(rooms(primary, junior), 90))
                .with("publicFundsBudget", 100)
                .with("publicFundsGranted", 100)
                .with("trainingBudget", 6)
                .with("graduates", junior / 3)
                .with("entrantsThreeYearsAgo", junior / 3)
                .with("transfersIn", 0)
                .with("transfersOut", 0)
                .with("deaths", 0)
                .with("charterAndIt", true)
                .with("moralAndCulture", "良好")
                .with("fullCurriculum", true);
        long teachers = 0;
        if (kind.has(Stage.PRIMARY)) {
            school = stage(school, "primary", primary);
            teachers += primary / 8;
        }
        if (kind.has(Stage.JUNIOR)) {
            school = stage(school, "junior", junior);
            teachers += junior / 8;
        }
        return (kind.has(Stage.SENIOR) ? school.with("senior.students", senior) : school)
                .with("certifiedTeachers", teachers)
                .with("trained360Teachers", teachers);
    }

    private static int rooms(long primary, long junior) {
        return (int) Math.max(1, (classes(primary) + classes(junior) + 11) / 12);
    }

    private static long classes(long pupils) {
        return (pupils + 39) / 40;
    }

    private static SchoolReport stage(SchoolReport school, String stage, long pupils) {
        List<Long> sizes = new ArrayList<>();
        for (long left = pupils; left > 0; left -= 40) {
            sizes.add(Math.min(40, left));
        }
        return school.with(stage + ".students", pupils)
                .with(stage + ".inZoneStudents", pupils)
                .with(
                        stage + ".classSizes",
                        FactValue.Amounts.of(
                                sizes.stream().map(BigDecimal::valueOf).toList()))
                .with(stage + ".teachers", pupils / 8)
                .with(stage + ".degree.associate", 0)
                .with(stage + ".degree.bachelor", pupils / 8)
                .with(stage + ".degree.master", 0)
                .with(stage + ".degree.doctor", 0)
                .with(stage + ".backbone", pupils * 15 / 1000 + 1)
                .with(stage + ".pe", pupils * 8 / 1000 + 1)
                .with(stage + ".music", pupils * 4 / 1000)
                .with(stage + ".fineArts", pupils * 4 / 1000)
                .with(stage + ".arts", 0)
                .with(stage + ".visitingPeArts", 0);
    }

    /** The same data with one cell of a school changed. */
    static CountyDataset with(CountyDataset dataset, String school, String fact, Object value) {
        return dataset.withSchool(SchoolCode.parse(school), report -> report.with(fact, value));
    }

    static CountyDataset without(CountyDataset dataset, String school, String fact) {
        return dataset.withSchool(SchoolCode.parse(school), report -> report.without(fact));
    }

    /** The same data with one fact of the county changed. */
    static CountyDataset with(CountyDataset dataset, String fact, Object value) {
        return dataset.with(dataset.county().with(fact, value));
    }

    static Evaluation evaluate(CountyDataset dataset) {
        return Evaluator.of(NationalStandards.qualityBalanced2017())
                .evaluate(dataset)
                .orThrow();
    }

    /** The finding of a rule for a school and stage; null for what does not apply. */
    static Finding finding(
            Evaluation evaluation, String rule, Level level, @Nullable String school, @Nullable Stage stage) {
        return find(evaluation.findings(), rule, level, school, stage);
    }

    static Finding find(
            List<Finding> findings, String rule, Level level, @Nullable String school, @Nullable Stage stage) {
        Reported<String> code = Reported.ofNullable(school);
        return findings.stream()
                .filter(f -> f.rule().local().equals(rule)
                        && f.level() == level
                        && f.school().map(SchoolCode::value).equals(code.toOptional())
                        && f.stageOrNull() == stage)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no finding of " + rule + " for " + level + " " + school + " " + stage));
    }
}
