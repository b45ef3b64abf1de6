package io.github.junheng.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.MadeUp;
import io.github.junheng.evaluation.Status;
import io.github.junheng.procedure.SurveyCheck.Part;
import io.github.junheng.procedure.SurveyCheck.What;
import io.github.junheng.procedure.SurveyCounts.Count;
import io.github.junheng.quantity.Comparator;
import io.github.junheng.quantity.Rational;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 1.5 ‰ of the population, half of them parents, 85 % satisfied: each exactly at its limit and one questionnaire beside it. */
class SurveyCheckTest {
    private static final SurveyRule RULE = MadeUpProcedure.procedure().survey();

    private static SurveyCheck check(Long population, Long valid, Long parents, Long satisfied) {
        return SurveyCheck.of(
                RULE, Comparator.AT_LEAST, Rational.of(85), new SurveyCounts(population, valid, parents, satisfied));
    }

    private static Part part(SurveyCheck check, What what) {
        return check.parts().stream()
                .filter(part -> part.what() == what)
                .findFirst()
                .orElseThrow();
    }

    /** 1.5 ‰ of 400 000 are 600 exactly; one person more takes one questionnaire more. */
    @ParameterizedTest
    @CsvSource({
        "400000, 600, 600, MET",
        "400000, 599, 600, NOT_MET",
        "400001, 600, 601, NOT_MET",
        "400001, 601, 601, MET",
        "399999, 600, 600, MET",
        "399334, 599, 600, NOT_MET",
        "399333, 599, 599, MET",
        "666, 1, 1, MET",
        "667, 1, 2, NOT_MET",
        "1, 1, 1, MET"
    })
    void theSampleIsRoundedUpToWholeQuestionnaires(long population, long valid, long least, Status expected) {
        Part part = part(check(population, valid, null, null), What.SAMPLE);
        assertThat(part.limit()).contains(Rational.of(least));
        assertThat(part.status()).isEqualTo(expected);
        assertThat(part.lacking()).isEqualTo(BigInteger.valueOf(Math.max(0, least - valid)));
    }

    @ParameterizedTest
    @CsvSource({
        "600, 300, MET, 0",
        "600, 299, NOT_MET, 1",
        "601, 300, NOT_MET, 1",
        "601, 301, MET, 0",
        "1, 0, NOT_MET, 1"
    })
    void halfOfTheValidQuestionnairesAreOfParents(long valid, long parents, Status expected, long lacking) {
        Part part = part(check(null, valid, parents, null), What.PARENTS);
        assertThat(part.status()).isEqualTo(expected);
        assertThat(part.lacking()).isEqualTo(BigInteger.valueOf(lacking));
    }

    @ParameterizedTest
    @CsvSource({
        "600, 510, MET, 0",
        "600, 509, NOT_MET, 1",
        "601, 510, NOT_MET, 1",
        "601, 511, MET, 0",
        "20, 0, NOT_MET, 17"
    })
    void eightyFivePercentAreSatisfied(long valid, long satisfied, Status expected, long lacking) {
        Part part = part(check(null, valid, null, satisfied), What.SATISFIED);
        assertThat(part.status()).isEqualTo(expected);
        assertThat(part.lacking()).isEqualTo(BigInteger.valueOf(lacking));
    }

    @Test
    void aStrictLimitTakesOneMoreWhereItIsAWholeNumber() {
        SurveyCheck check =
                SurveyCheck.of(RULE, Comparator.ABOVE, Rational.of(85), new SurveyCounts(null, 600L, null, 510L));
        assertThat(part(check, What.SATISFIED).status()).isEqualTo(Status.NOT_MET);
        assertThat(part(check, What.SATISFIED).lacking()).isEqualTo(BigInteger.ONE);
    }

    @Test
    void whatIsMissingIsNeverZero() {
        SurveyCheck nothing = check(null, null, null, null);
        assertThat(nothing.parts()).extracting(Part::status).containsOnly(Status.INDETERMINATE);
        assertThat(part(nothing, What.SAMPLE).missing()).containsExactly(Count.POPULATION, Count.VALID);
        assertThat(part(nothing, What.SATISFIED).missing()).containsExactly(Count.SATISFIED, Count.VALID);
        assertThat(nothing.status()).isEqualTo(Status.INDETERMINATE);

        SurveyCheck withoutParents = check(400_000L, 600L, null, 600L);
        assertThat(part(withoutParents, What.PARENTS).missing()).containsExactly(Count.PARENTS);
        assertThat(withoutParents.status()).isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void whatIsKnownToFailDecidesAlthoughAnotherCountIsMissing() {
        assertThat(check(400_000L, 600L, null, 1L).status()).isEqualTo(Status.NOT_MET);
    }

    @Test
    void aShareOfNoQuestionnaireIsUndetermined() {
        SurveyCheck check = check(400_000L, 0L, 0L, 0L);
        assertThat(part(check, What.SAMPLE).status()).isEqualTo(Status.NOT_MET);
        assertThat(part(check, What.PARENTS).status()).isEqualTo(Status.INDETERMINATE);
        assertThat(part(check, What.SATISFIED).missing()).containsExactly(Count.VALID);
    }

    @Test
    void theLimitIsThatOfTheStandardsRule() {
        SurveyCheck check = SurveyCheck.of(
                RULE, MadeUpProcedure.standard(), LocalDate.of(2024, 1, 1), new SurveyCounts(null, 20L, null, 17L));
        assertThat(check.limit()).isEqualTo(Rational.of(85));
        assertThat(part(check, What.SATISFIED).status()).isEqualTo(Status.MET);
        // Of the full made-up standard the rule compares with what the county reports.
        assertThat(SurveyCheck.canBeHeldAgainst(MadeUp.standard(), "Q")).isFalse();
        assertThat(SurveyCheck.canBeHeldAgainst(MadeUp.standard(), "P")).isFalse();
        assertThat(SurveyCheck.canBeHeldAgainst(MadeUpProcedure.standard(), "Q"))
                .isTrue();
    }

    @Test
    void countsThatCannotBeAreRefused() {
        for (List<Long> wrong : List.of(
                List.of(0L, 1L, 1L, 1L),
                List.of(100L, 101L, 1L, 1L),
                List.of(100L, 10L, 11L, 1L),
                List.of(100L, 10L, 1L, 11L),
                List.of(100L, 10L, -1L, 1L))) {
            assertThat(SurveyCounts.wrong(wrong.get(0), wrong.get(1), wrong.get(2), wrong.get(3)))
                    .isPresent();
            assertThatThrownBy(() -> check(wrong.get(0), wrong.get(1), wrong.get(2), wrong.get(3)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
