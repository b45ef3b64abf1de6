package io.github.junheng.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.MadeUp;
import io.github.junheng.overlay.Overlays;
import io.github.junheng.problem.InvalidInputException;
import io.github.junheng.quantity.Rational;
import io.github.junheng.standard.Criterion;
import io.github.junheng.standard.Limit;
import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Means of coefficients, scorecards, values without a limit, numbers of a province: what is read and what is refused. */
class MeanAndScorecardReaderTest {
    private static final String MEAN = "'criterion': {'kind': 'mean-dispersion', 'indicators': ['teachers-per-100',"
            + " 'area-per-pupil'], 'comparator': '<=', 'limit': {'PRIMARY': '0.65', 'JUNIOR': '0.55'},"
            + " 'unit': 'coefficient', 'printedDecimals': 3}";
    private static final String SCORECARD =
            "'criterion': {'kind': 'scorecard', 'rules': ['PRIMARY', 'JUNIOR'], 'points': 'quota.{rule}',"
                    + " 'awarded': 'quota.{rule}', 'total': '100', 'comparator': '>=', 'limit': '85', 'unit': 'yuan'}";
    private static final String STATED = "'criterion': {'kind': 'evidence', 'fact': 'statement.met'}";

    private static Standard read(String... rules) {
        return MadeUp.standard(rules);
    }

    private static Standard scorecard(String criterion) {
        return read(
                MadeUp.rule("GOV", "COUNTY", criterion),
                MadeUp.rule("PRIMARY", "COUNTY", STATED),
                MadeUp.rule("JUNIOR", "COUNTY", STATED));
    }

    private static void refused(String text, org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(InvalidInputException.class).hasMessageContaining(text);
    }

    @Test
    void aMeanOfCoefficientsIsRead() {
        Standard standard = read(MadeUp.rule("CV", "COUNTY_STAGE", "'scope': 'ordinary', " + MEAN));
        Criterion.MeanDispersion mean =
                (Criterion.MeanDispersion) standard.rule("CV").criterion();
        assertThat(mean.indicators()).containsExactly("teachers-per-100", "area-per-pupil");
        assertThat(mean.printedDecimals()).isEqualTo(3);
        assertThat(Overlays.targets(standard)).containsExactly("CV/limit/PRIMARY", "CV/limit/JUNIOR");
    }

    @Test
    void aMeanNeedsAScopeAndEachIndicatorOnce() {
        refused("scope", () -> read(MadeUp.rule("CV", "COUNTY_STAGE", MEAN)));
        refused(
                "the indicator teachers-per-100 is given twice",
                () -> read(MadeUp.rule(
                        "CV",
                        "COUNTY_STAGE",
                        "'scope': 'ordinary', " + MEAN.replace("area-per-pupil", "teachers-per-100"))));
    }

    @Test
    void aScorecardIsRead() {
        Standard standard = scorecard(SCORECARD);
        Criterion.Scorecard scorecard =
                (Criterion.Scorecard) standard.rule("GOV").criterion();
        assertThat(scorecard.rules()).containsExactly("PRIMARY", "JUNIOR");
        assertThat(scorecard.points("PRIMARY")).isEqualTo("quota.PRIMARY");
        assertThat(Overlays.targets(standard)).containsExactly("GOV/limit/default");
    }

    @Test
    void itemsOfAScorecardStandInNoSectionOfTheirOwn() {
        Standard standard = scorecard(SCORECARD);
        assertThat(standard.only("A").rules().keySet()).containsExactly("GOV", "PRIMARY", "JUNIOR");
        assertThat(io.github.junheng.standard.RuleInputs.rules(
                        standard.rule("GOV").criterion()))
                .containsExactly("PRIMARY", "JUNIOR");
        assertThat(io.github.junheng.standard.RuleInputs.facts(standard, standard.rule("GOV")))
                .containsExactly("quota.PRIMARY", "quota.JUNIOR", "statement.met");
    }

    @Test
    void whatIsNoScorecardIsRefused() {
        refused(
                "is given twice, or is this rule itself",
                () -> scorecard(SCORECARD.replace("'JUNIOR']", "'PRIMARY']")));
        refused("is given twice, or is this rule itself", () -> scorecard(SCORECARD.replace("'JUNIOR']", "'GOV']")));
        refused(
                "write {rule}",
                () -> scorecard(SCORECARD.replace("'points': 'quota.{rule}'", "'points': 'pay.teachers'")));
        refused(
                "has no fact \"statement.PRIMARY\"",
                () -> scorecard(SCORECARD.replace("'points': 'quota.{rule}'", "'points': 'statement.{rule}'")));
        refused(
                "is asked of schools, or is a scorecard itself",
                () -> read(
                        MadeUp.rule("GOV", "COUNTY", SCORECARD),
                        MadeUp.rule("PRIMARY", "COUNTY", STATED),
                        MadeUp.rule("JUNIOR", "SCHOOL", "'criterion': {'kind': 'evidence', 'fact': 'charterAndIt'}")));
        refused(
                "is asked of schools, or is a scorecard itself",
                () -> read(
                        MadeUp.rule("GOV", "COUNTY", SCORECARD),
                        MadeUp.rule("PRIMARY", "COUNTY", SCORECARD.replace("'PRIMARY', 'JUNIOR'", "'JUNIOR'")),
                        MadeUp.rule("JUNIOR", "COUNTY", STATED)));
        refused(
                "a scorecard is asked of the county",
                () -> read(
                        MadeUp.rule("GOV", "COUNTY_STAGE", SCORECARD),
                        MadeUp.rule("PRIMARY", "COUNTY", STATED),
                        MadeUp.rule("JUNIOR", "COUNTY", STATED)));
    }

    @Test
    void aValueWithoutALimitHasNoComparator() {
        String told = "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'limit': 'none'}";
        Standard standard = read(MadeUp.rule("T", "COUNTY", told));
        assertThat(((Criterion.Comparison) standard.rule("T").criterion()).limit())
                .isEqualTo(new Limit.None());
        assertThat(Overlays.targets(standard)).isEmpty();
        refused(
                "so the comparator is never used",
                () -> read(MadeUp.rule("T", "COUNTY", told.replace("'limit'", "'comparator': '>=', 'limit'"))));
        refused(
                "none",
                () -> read(MadeUp.rule(
                        "T",
                        "COUNTY_STAGE",
                        "'scope': 'ordinary', " + MEAN.replace("{'PRIMARY': '0.65', 'JUNIOR': '0.55'}", "'none'"))));
    }

    @Test
    void aNumberOfTheProvinceIsATargetOfOverlaysFromTheStart() {
        Standard standard = read(MadeUp.rule(
                "T",
                "COUNTY",
                "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=',"
                        + " 'limit': {'local': {'indicator': 'servant-pay'}}}"));
        assertThat(((Criterion.Comparison) standard.rule("T").criterion()).limit())
                .isInstanceOfSatisfying(
                        Limit.Local.class,
                        local -> assertThat(local.laidOver().on(LocalDate.of(2020, 1, 1)))
                                .isEmpty());
        assertThat(Overlays.targets(standard)).containsExactly("T/limit/default");
        refused(
                "local",
                () -> read(MadeUp.rule(
                        "T",
                        "COUNTY",
                        "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=',"
                                + " 'limit': {'local': {'value': '3'}}}")));
    }

    @Test
    void aPartOfARuleOfTheCountyMayBeAboutSomeSchoolsAlone() {
        String part = "'criterion': {'kind': 'all', 'parts': [{'id': 'rural', 'name': {'zh': '乡村', 'en': 'rural'},"
                + " 'scope': 'rural', 'criterion': {'kind': 'comparison', 'indicator': 'teachers-per-100',"
                + " 'comparator': '>=', 'limit': '4'}}]}";
        Standard standard = read(MadeUp.rule("T", "COUNTY_STAGE", "'scope': 'ordinary', " + part));
        Criterion.Part read =
                ((Criterion.All) standard.rule("T").criterion()).parts().get(0);
        assertThat(read.scopeOrNull().id()).isEqualTo("rural");
        assertThat(io.github.junheng.standard.RuleInputs.facts(standard, standard.rule("T")))
                .contains("location", "multimediaRooms");
        refused(
                "that has a scope can have narrower ones",
                () -> read(MadeUp.rule("T", "SCHOOL_STAGE", "'scope': 'ordinary', " + part)));
    }

    @ParameterizedTest
    @CsvSource({"1/19, 1/19", "1/13.5, 2/27", "2.5/5, 1/2", "0/3, 0"})
    void aRatioIsReadAsItIsPrinted(String printed, String exact) {
        Standard standard = read(MadeUp.rule("T", "COUNTY", limit(printed)));
        Limit.Printed limit =
                (Limit.Printed) ((Criterion.Comparison) standard.rule("T").criterion()).limit();
        assertThat(limit.on(LocalDate.of(2020, 1, 1), null, null).orElseThrow().value())
                .isEqualTo(Rational.parse(exact));
    }

    @Test
    void whatIsNoRatioIsRefused() {
        for (String text : List.of("1/0", "1/-2", "1/", "/2", "1/2/3", "a/2")) {
            refused(text, () -> read(MadeUp.rule("T", "COUNTY", limit(text))));
        }
    }

    private static String limit(String number) {
        return "'criterion': {'kind': 'comparison', 'indicator': 'teacher-pay', 'comparator': '>=', 'limit': '" + number
                + "'}";
    }
}
