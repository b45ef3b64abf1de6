package io.github.junheng.rules;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * A county that meets 教督〔2012〕3号, with two schools in each stage whose eight coefficients of variation are given. Schools of
 * 300 and 2700 pupils with amounts of {@code 300(1 + 3c)} and {@code 2700(1 − c/3)}, times one number, have the coefficient c
 * exactly.
 */
final class BalancedCounty {
    static final Standard STANDARD = NationalStandards.find("balanced-2012").orElseThrow();
    static final String SMALL_PRIMARY = "2137000011";
    static final String LARGE_PRIMARY = "2137000012";
    static final String SMALL_JUNIOR = "3137000013";
    static final String LARGE_JUNIOR = "3137000014";
    static final int ITEMS = 17;

    private BalancedCounty() {}

    /** Both stages with the same eight coefficients, of five decimals at most. */
    static CountyDataset with(String... coefficients) {
        return with(Arrays.asList(coefficients), Arrays.asList(coefficients));
    }

    static CountyDataset with(List<String> primary, List<String> junior) {
        return CountyDataset.of(
                county(),
                List.of(
                        school(SMALL_PRIMARY, SchoolKind.PRIMARY_SCHOOL, 300, primary),
                        school(LARGE_PRIMARY, SchoolKind.PRIMARY_SCHOOL, 2700, primary),
                        school(SMALL_JUNIOR, SchoolKind.JUNIOR_SCHOOL, 300, junior),
                        school(LARGE_JUNIOR, SchoolKind.JUNIOR_SCHOOL, 2700, junior)));
    }

    /** Every coefficient 0.5. */
    static CountyDataset good() {
        return with(every("0.5"));
    }

    static String[] every(String coefficient) {
        String[] all = new String[8];
        Arrays.fill(all, coefficient);
        return all;
    }

    /** Sixteen items of 6 points and one of 4, all awarded. */
    static County county() {
        County county = GoodCounty.county();
        for (int item = 1; item <= ITEMS; item++) {
            county = county.with("scorecard.G" + item + ".points", points(item))
                    .with("scorecard.G" + item + ".awarded", points(item));
        }
        return county;
    }

    static int points(int item) {
        return item == ITEMS ? 4 : 6;
    }

    private static SchoolReport school(String code, SchoolKind kind, long pupils, List<String> coefficients) {
        boolean primary = kind == SchoolKind.PRIMARY_SCHOOL;
        String stage = primary ? "primary" : "junior";
        return GoodCounty.school(code, kind, primary ? pupils : 0, primary ? 0 : pupils, 0)
                .with("basicStandardMet", true)
                .with("indoorSportsArea", 0)
                .with("teachingArea", amount(pupils, coefficients.get(0)))
                .with("sportsGroundArea", amount(pupils, coefficients.get(1)))
                .with("equipmentValue", amount(pupils, coefficients.get(2)))
                .with("computers", amount(pupils, coefficients.get(3)))
                .with("books", amount(pupils, coefficients.get(4)))
                .with(stage + ".teachers", amount(pupils, coefficients.get(5)))
                .with(stage + ".degree.bachelor", amount(pupils, coefficients.get(6)))
                .with(stage + ".title.intermediatePlus", amount(pupils, coefficients.get(7)))
                .with(stage + ".staff", pupils / 10)
                .with(stage + ".fitness.tested", pupils)
                .with(stage + ".fitness.passed", pupils);
    }

    private static BigDecimal amount(long pupils, String coefficient) {
        BigDecimal off = new BigDecimal(coefficient).multiply(BigDecimal.valueOf(900_000));
        BigDecimal even = BigDecimal.valueOf(pupils * 1000);
        return (pupils == 300 ? even.add(off) : even.subtract(off)).setScale(0);
    }

    static Evaluation evaluate(CountyDataset dataset) {
        return Evaluator.of(STANDARD).evaluate(dataset).orThrow();
    }
}
