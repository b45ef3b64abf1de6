package io.github.junheng.rules.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.problem.Checked;
import io.github.junheng.quantity.Reported;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 教体艺〔2014〕5号: grades, weights, bonus, and tables that the user brings. */
class FitnessScoreTest {
    private static final FitnessScore SCORE = FitnessScore.standard();

    private static Map<String, BigDecimal> all(int schoolGrade, String score) {
        Map<String, BigDecimal> scores = new HashMap<>();
        SCORE.weights(schoolGrade).keySet().forEach(event -> scores.put(event, new BigDecimal(score)));
        return scores;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 12})
    void weightsOfEverySchoolGradeSumToAHundred(int schoolGrade) {
        assertThat(SCORE.weights(schoolGrade).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @CsvSource({"2, 坐位体前屈, 30", "3, 坐位体前屈, 20", "6, 50米×8往返跑, 10", "9, 立定跳远, 10", "12, 50米跑, 20"})
    void weightsAreThoseOfTheTable(int schoolGrade, String event, String weight) {
        assertThat(SCORE.weights(schoolGrade).get(event)).isEqualByComparingTo(weight);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 优秀, 1",
        "90, 优秀, 1",
        "89.95, 良好, 2",
        "89.9, 良好, 2",
        "80, 良好, 2",
        "79.9, 及格, 3",
        "60, 及格, 3",
        "59.9, 不及格, 4",
        "0, 不及格, 4"
    })
    void gradesBeginAtTheirNumber(String total, String grade, int code) {
        assertThat(SCORE.grade(new BigDecimal(total)).name()).isEqualTo(grade);
        assertThat(SCORE.grade(new BigDecimal(total)).code()).isEqualTo(code);
    }

    @Test
    void theBonusIsCappedAtTwenty() {
        assertThat(SCORE.total(1, all(1, "70"), new BigDecimal("20"))).isEqualTo(Reported.of(new BigDecimal("90.00")));
        assertThat(SCORE.total(1, all(1, "70"), new BigDecimal("20.5")))
                .isEqualTo(Reported.of(new BigDecimal("90.00")));
        assertThat(SCORE.total(1, all(1, "70"), new BigDecimal("19.9")))
                .isEqualTo(Reported.of(new BigDecimal("89.90")));
        assertThatThrownBy(() -> SCORE.total(1, all(1, "70"), new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SCORE.total(1, all(1, "101"), BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyEventCountsByItsWeight() {
        Map<String, BigDecimal> scores = all(5, "80");
        scores.put("50米跑", new BigDecimal("100"));
        assertThat(SCORE.total(5, scores, BigDecimal.ZERO)).isEqualTo(Reported.of(new BigDecimal("84.00")));
        scores.remove("肺活量");
        assertThat(SCORE.total(5, scores, BigDecimal.ZERO)).isEqualTo(Reported.none());
        assertThatThrownBy(() -> SCORE.weights(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Checked<FitnessScore> load(String csv) {
        return SCORE.withRawScores(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "raw.csv");
    }

    @Test
    void rawScoresComeFromTheUsersFile() {
        FitnessScore loaded =
                load("\uFEFF年级,性别,项目,最低,最高,得分\n1,男,50米跑,,10.2,100\n1,男,50米跑,10.3,10.5,95\n7-9,,立定跳远,250,,100\n")
                        .orThrow();
        assertThat(loaded.score(1, "男", "50米跑", new BigDecimal("10.2"))).isEqualTo(Reported.of(new BigDecimal("100")));
        assertThat(loaded.score(1, "男", "50米跑", new BigDecimal("10.3"))).isEqualTo(Reported.of(new BigDecimal("95")));
        assertThat(loaded.score(1, "男", "50米跑", new BigDecimal("10.6"))).isEqualTo(Reported.none());
        assertThat(loaded.score(1, "女", "50米跑", new BigDecimal("10.2"))).isEqualTo(Reported.none());
        assertThat(loaded.score(8, "女", "立定跳远", new BigDecimal("250"))).isEqualTo(Reported.of(new BigDecimal("100")));
        assertThat(SCORE.score(1, "男", "50米跑", BigDecimal.TEN)).isEqualTo(Reported.none());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,男,跳高,1,2,50 | NOT_A_WORD",
                "1,x,50米跑,1,2,50 | NOT_A_WORD",
                "1,男,50米跑,1,2 | ROW_LENGTH",
                "1,男,50米跑,a,2,50 | NOT_A_NUMBER",
                "一,男,50米跑,1,2,50 | NOT_A_NUMBER",
                "1,男,50米跑,1,2,101 | OUT_OF_RANGE",
                "1,男,50米跑,1,2, | OUT_OF_RANGE",
                "1,男,50米跑,1,2,-1 | OUT_OF_RANGE",
                "1,男,50米跑,9,5,50 | OUT_OF_RANGE",
                "9-7,男,50米跑,1,2,50 | OUT_OF_RANGE"
            })
    void whatCannotBeReadIsAProblemOfItsLine(String row, String code) {
        Checked<FitnessScore> loaded = load("年级,性别,项目,最低,最高,得分\n" + row + "\n");
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems()).anySatisfy(problem -> {
            assertThat(problem.code().name()).isEqualTo(code);
            assertThat(problem.where()).startsWith("raw.csv:2");
        });
    }

    @Test
    void reachingShortOfTheToesIsBelowZero() {
        FitnessScore loaded =
                load("年级,性别,项目,最低,最高,得分\n7,男,坐位体前屈,-1.3,-0.4,10\n").orThrow();
        assertThat(loaded.score(7, "男", "坐位体前屈", new BigDecimal("-0.4"))).isEqualTo(Reported.of(BigDecimal.TEN));
        assertThat(loaded.score(7, "男", "坐位体前屈", new BigDecimal("-0.3"))).isEqualTo(Reported.none());
    }

    @Test
    void rowsThatOverlapAndAMissingHeaderAreErrors() {
        assertThat(load("年级,性别,项目,最低,最高,得分\n1,男,50米跑,1,2,50\n1-2,,50米跑,2,3,40\n")
                        .problems())
                .extracting(p -> p.code().name() + " " + p.where())
                .containsExactly("DEFINITION_INVALID raw.csv:3");
        assertThat(load("grade,sex\n1,男\n").problems())
                .extracting(p -> p.code().name())
                .containsExactly("COLUMN_MISSING");
    }
}
