package io.github.junheng.rules;

import static io.github.junheng.rules.GoodCounty.evaluate;
import static io.github.junheng.rules.GoodCounty.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Magnitude;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.school.StageWeights;
import io.github.junheng.standard.Level;
import io.github.junheng.statistics.Dispersion;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures that were published, reproduced to all printed digits. Their sources stand beside the files. */
class PublishedFiguresTest {
    private static final String FOLDER = "/standards/quality-balanced-2017/vectors/";

    /** The official worked example, with teachers in the place of books: the formula is the same. */
    @Test
    void workedExampleOfFiveSchools() {
        List<SchoolReport> schools = new ArrayList<>();
        List<Rational> heads = new ArrayList<>();
        List<Rational> amounts = new ArrayList<>();
        for (Map<String, String> row : rows("worked-example-five-schools.csv")) {
            if (!row.get("school").equals("总计")) {
                int pupils = Integer.parseInt(row.get("students"));
                int books = Integer.parseInt(row.get("books"));
                heads.add(Rational.of(pupils));
                amounts.add(Rational.of(books));
                schools.add(
                        GoodCounty.school("213700000" + (schools.size() + 1), SchoolKind.PRIMARY_SCHOOL, pupils, 0, 0)
                                .with("primary.backbone", books));
                assertThat(Rational.of(books, pupils).round(2))
                        .isEqualByComparingTo(row.get("books_per_student_published"));
            }
        }
        assertThat(Dispersion.mean(heads, amounts)).isEqualTo(Rational.of(1913, 302));
        Rational variance = Rational.ZERO;
        for (int i = 0; i < heads.size(); i++) {
            Rational off = amounts.get(i).dividedBy(heads.get(i)).minus(Rational.of(1913, 302));
            Rational term = off.times(off).times(heads.get(i)).dividedBy(Rational.of(302));
            variance = variance.plus(term);
        }
        assertThat(variance.round(8)).isEqualByComparingTo("10.65278670");

        Finding c2 = finding(
                evaluate(GoodCounty.of(schools.toArray(SchoolReport[]::new))),
                "C2",
                Level.COUNTY_STAGE,
                null,
                Stage.PRIMARY);
        Magnitude cv = c2.measure().orElseThrow().value().orElseThrow();
        assertThat(cv.round(15)).isEqualByComparingTo("0.515256629884476");
        assertThat(cv.round(2)).isEqualByComparingTo("0.52");
        // The wrong formulas: unweighted population and sample, unbiased weighted.
        assertThat(cv.round(5))
                .isNotIn(new BigDecimal("0.48877"), new BigDecimal("0.54646"), new BigDecimal("0.58362"));
        assertThat(c2.status()).isEqualTo(Status.NOT_MET);
    }

    @Test
    void nineYearSchoolIsSplitOneToOnePointOne() {
        Map<String, String> row = rows("nine-year-split.csv").get(0);
        StageWeights weights = NationalStandards.qualityBalanced2017()
                .indicator("R7")
                .split()
                .orElseThrow()
                .weights();
        Map<Stage, Rational> pupils = Map.of(
                Stage.PRIMARY, Rational.parse(row.get("primary_students")),
                Stage.JUNIOR, Rational.parse(row.get("junior_students")));
        Rational books = Rational.parse(row.get("total_books"));
        Rational primary = weights.part(books, Stage.PRIMARY, pupils);
        Rational junior = weights.part(books, Stage.JUNIOR, pupils);

        assertThat(primary.round(6)).isEqualByComparingTo("9711.627204");
        assertThat(junior.round(6)).isEqualByComparingTo("13514.372796");
        assertThat(primary.plus(junior)).isEqualTo(books);
        assertThat(primary.round(0, RoundingMode.DOWN)).isEqualByComparingTo(row.get("primary_books_published"));
        assertThat(junior.round(0, RoundingMode.CEILING)).isEqualByComparingTo(row.get("junior_books_published"));
    }

    @Test
    void jiujiangPublishesDeviationOverMean() {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        rows("jiujiang-2023-primary.csv").forEach(row -> rows.put(row.get("row"), row));
        Rational sum = Rational.ZERO;
        for (int i = 1; i <= 7; i++) {
            Rational mean = Rational.parse(rows.get("mean").get("L" + i));
            Rational cv = Rational.parse(rows.get("sd").get("L" + i)).dividedBy(mean);
            assertThat(cv.round(6)).isEqualByComparingTo(rows.get("cv").get("L" + i));
            sum = sum.plus(Rational.parse(rows.get("cv").get("L" + i)));
        }
        assertThat(sum.dividedBy(Rational.of(7)).round(6))
                .isEqualByComparingTo(rows.get("cv").get("L8_composite"));

        Rational backbone = Rational.parse(rows.get("cv").get("L2"));
        assertThat(backbone.round(2)).isEqualByComparingTo("0.50");
        assertThat(Comparator.AT_MOST.admits(backbone, Rational.parse("0.50"))).isFalse();
    }

    @Test
    void jiangmenRatiosRoundHalfUpToTwoDecimals() {
        for (Map<String, String> row : rows("jiangmen-2024-totals.csv")) {
            Rational ratio = Rational.parse(row.get("在校学生数")).dividedBy(Rational.parse(row.get("专任教师数")));
            assertThat(ratio.round(2)).as(row.get("类别")).isEqualByComparingTo(row.get("学生与专任教师比_published"));
        }
    }

    @Test
    void dazuTotalsAreTheSumsOfTheirStages() {
        for (Map<String, String> row : rows("dazu-2019-totals.csv")) {
            if (!row.get("item").startsWith("学校")) {
                assertThat(Rational.parse(row.get("小学")).plus(Rational.parse(row.get("初中"))))
                        .as(row.get("item"))
                        .isEqualTo(Rational.parse(row.get("合计")));
            }
        }
        Rational schools = Rational.ZERO;
        for (Map<String, String> row : rows("dazu-2019-totals.csv")) {
            if (row.get("item").startsWith("学校_") && !row.get("item").equals("学校_合计")) {
                schools = schools.plus(Rational.parse(row.get("小学").isEmpty() ? row.get("初中") : row.get("小学")));
            }
        }
        assertThat(schools).isEqualTo(Rational.of(191));
    }

    @Test
    void whatADoubleMissesIsMet() {
        for (Map<String, String> row : rows("float-boundaries.csv")) {
            long pupils = Long.parseLong(row.get("students"));
            Finding r3 = ofOneSchool(
                    "R3",
                    GoodCounty.school(GoodCounty.PRIMARY, SchoolKind.PRIMARY_SCHOOL, pupils, 0, 0)
                            .with("primary.pe", Long.parseLong(row.get("numerator")))
                            .with("primary.music", 0)
                            .with("primary.fineArts", 0),
                    Stage.PRIMARY);
            assertThat(r3.status()).isEqualTo(Status.MET);
            assertThat(r3.measure().orElseThrow().value().orElseThrow().toDecimal())
                    .isEqualTo(row.get("exact_value"));
        }
    }

    @Test
    void twentyThreeTeachersForSixHundredAndFortyFivePupilsAreBelowTheFloor() {
        SchoolReport school = GoodCounty.school(GoodCounty.PRIMARY, SchoolKind.PRIMARY_SCHOOL, 645, 0, 0)
                .with("primary.degree.bachelor", 23);
        Finding r1 = ofOneSchool("R1", school, Stage.PRIMARY);
        Finding r = ofOneSchool("R", school, Stage.PRIMARY);

        assertThat(r1.measure().orElseThrow().value().orElseThrow().round(2)).isEqualByComparingTo("3.57");
        assertThat(r1.status()).isEqualTo(Status.NOT_MET);
        assertThat(r.status()).isEqualTo(Status.NOT_MET);
        assertThat(r.boundarySensitive()).isTrue();
    }

    @Test
    void roomsAreNotRoundedWhenTheyAreSplit() {
        Finding r7 = ofOneSchool(
                "R7",
                GoodCounty.school(GoodCounty.JUNIOR, SchoolKind.NINE_YEAR_SCHOOL, 1000, 1000, 0)
                        .with("multimediaRooms", 48),
                Stage.PRIMARY);
        assertThat(r7.measure().orElseThrow().value().orElseThrow().round(4)).isEqualByComparingTo("2.2857");
        assertThat(r7.status()).isEqualTo(Status.NOT_MET);
    }

    private static Finding ofOneSchool(String rule, SchoolReport school, Stage stage) {
        Evaluation evaluation = evaluate(GoodCounty.of(school));
        return finding(
                evaluation, rule, Level.SCHOOL_STAGE, school.school().code().value(), stage);
    }

    private static List<Map<String, String>> rows(String file) {
        try (InputStream in = PublishedFiguresTest.class.getResourceAsStream(FOLDER + file)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            List<String> header = Arrays.asList(lines.get(0).split(",", -1));
            return lines.stream()
                    .skip(1)
                    .map(line -> {
                        String[] cells = line.split(",", -1);
                        Map<String, String> row = new LinkedHashMap<>();
                        for (int i = 0; i < header.size(); i++) {
                            row.put(header.get(i), cells[i]);
                        }
                        return row;
                    })
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
