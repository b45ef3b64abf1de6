package io.github.junheng.rules;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A county whose kindergartens meet every rule, for tests that then change one thing. */
final class GoodPreschool {
    static final SchoolCode PUBLIC = SchoolCode.parse("1137000001");
    static final SchoolCode INCLUSIVE = SchoolCode.parse("1137000002");
    static final SchoolCode PRIVATE = SchoolCode.parse("1137000003");

    private GoodPreschool() {}

    /** 600 children: 360 in a public kindergarten, 150 in an inclusive private one, 90 in another private one. */
    static CountyDataset dataset() {
        return CountyDataset.of(county(), GoodCounty.dataset().schools())
                .withKindergartens(List.of(
                        kindergarten(PUBLIC, "公办", 12, 30),
                        kindergarten(INCLUSIVE, "普惠性民办", 5, 30),
                        kindergarten(PRIVATE, "非普惠性民办", 3, 30)));
    }

    private static County county() {
        County county = County.of("371425", "示例县", 2024)
                .with("preschool.enrolled", 850)
                .with("preschool.populationBasis", "常住")
                .with("preschool.children3to5", 1000)
                .with("townships[].name", List.of("甲镇", "乙镇"))
                .with("townships[].publicCentralKindergartens", List.of(1, 2))
                .with("residential.kindergartens", 3)
                .with("residential.publicOrInclusive", 3)
                .with("preschool.safetyAccidents24Months", 0)
                .with("preschool.ethicsCases24Months", 0)
                .with("preschool.unlicensed", 0)
                .with("preschool.frozenPosts", 0)
                .with("preschoolSurvey.valid", 10_000)
                .with("preschoolSurvey.satisfied", 8_501);
        for (String amount : List.of("appropriation", "otherPublicSubsidy", "inclusivePrivateSubsidy")) {
            county = county.with("preschool." + amount + "Yuan", 600)
                    .with("preschool.provincial." + amount + "Yuan", new BigDecimal("600"));
        }
        for (int item : List.of(5, 6, 8, 13, 14, 16, 17, 18, 20, 33)) {
            county = county.with("preschool.item" + item, "达到");
        }
        return county;
    }

    /** With classes of the middle age alone, three carers in each. */
    static SchoolReport kindergarten(SchoolCode code, String operation, int classes, int size) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            sizes.add(size);
        }
        SchoolReport report = SchoolReport.of(new School(code, "幼儿园" + code, SchoolKind.KINDERGARTEN))
                .with("kindergarten.operation", operation)
                .with("kindergarten.session", "全日制")
                .with("kindergarten.children", classes * size)
                .with("kindergarten.classes", classes)
                .with("kindergarten.classSizes.small", List.of())
                .with("kindergarten.classSizes.middle", sizes)
                .with("kindergarten.classSizes.large", List.of())
                .with("kindergarten.classSizes.mixed", List.of())
                .with("kindergarten.heads", 1)
                .with("kindergarten.teachers", 3 * classes)
                .with("kindergarten.nurses", classes)
                .with("kindergarten.staff", 5 * classes)
                .with("kindergarten.certifiedTeachers", 3 * classes)
                .with("kindergarten.plannedFrom2017", true)
                .with("kindergarten.improperFees", 0)
                .with("kindergarten.profiteering", 0)
                .with("kindergarten.yearsSinceInspection", 5);
        for (int item : List.of(4, 21, 23, 26, 27, 29, 34, 36)) {
            report = report.with("kindergarten.item" + item, "达到");
        }
        return report;
    }

    static CountyDataset with(CountyDataset dataset, String fact, Object value) {
        return dataset.with(dataset.county().with(fact, value));
    }

    static Finding ofCounty(Standard standard, CountyDataset dataset, String rule) {
        return of(standard, dataset, rule).stream()
                .filter(f -> f.schoolOrNull() == null)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    static List<Finding> of(Standard standard, CountyDataset dataset, String... rules) {
        return evaluate(standard, dataset).findings().stream()
                .filter(f -> Arrays.asList(rules).contains(f.rule().local()))
                .toList();
    }

    static Evaluation evaluate(Standard standard, CountyDataset dataset) {
        return Evaluator.of(standard).evaluate(dataset).orThrow();
    }
}
