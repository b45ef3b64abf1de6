package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CompareMode;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Missing;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.PartResult;
import io.github.junheng.evaluation.Status;
import io.github.junheng.quantity.Rational;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import io.github.junheng.standard.Level;
import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.ExplanationReplay;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 国办发〔2001〕74号 by place until 2014, 中央编办发〔2014〕72号 the same for all since: rules P, J, S and SMALL. */
class StaffingTest {
    private static final Standard STANDARD = NationalStandards.find("staffing").orElseThrow();
    private static final LocalDate BEFORE = LocalDate.of(2013, 12, 31);
    private static final LocalDate SINCE = LocalDate.of(2014, 1, 1);

    /** Pupils for whom one post, or two, stand exactly at the norm; then one post, or pupil, off. */
    @AtTheLimit({"staffing/P", "staffing/J", "staffing/S"})
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "P, 城区, 1/19, 1/19", "P, 镇区, 1/21, 1/19", "P, 乡村, 1/23, 1/19",
        "J, 城区, 2/27, 2/27", "J, 镇区, 1/16, 2/27", "J, 乡村, 1/18, 2/27",
        "S, 城区, 2/25, 2/25", "S, 镇区, 1/13, 2/25", "S, 乡村, 2/27, 2/25"
    })
    void eachPlaceHadItsNormUntil2014AndAllHaveOneSince(String rule, String location, String old, String now) {
        for (LocalDate day : List.of(BEFORE, SINCE)) {
            Rational norm = Rational.parse(day.equals(BEFORE) ? old : now);
            long posts = norm.numerator().longValueExact() * 10;
            long pupils = norm.denominator().longValueExact() * 10;
            assertThat(status(rule, location, posts, pupils, day))
                    .as("at the norm")
                    .isEqualTo(Status.MET);
            assertThat(status(rule, location, posts, pupils + 1, day))
                    .as("a pupil more")
                    .isEqualTo(Status.NOT_MET);
            assertThat(status(rule, location, posts - 1, pupils, day))
                    .as("a post less")
                    .isEqualTo(Status.NOT_MET);
            assertThat(status(rule, location, posts + 1, pupils, day))
                    .as("a post more")
                    .isEqualTo(Status.MET);
        }
    }

    @Test
    void aFindingTellsEachPlaceWithItsLimit() {
        CountyDataset county =
                CountyDataset.of(GoodCounty.county(), List.of(school("P", "城区", 10, 190), school("P", "乡村", 9, 190)));
        Finding before = finding(county, "P", BEFORE);
        Finding since = finding(county, "P", SINCE);

        assertThat(before.parts().stream().map(PartResult::status))
                .containsExactly(Status.MET, Status.NOT_APPLICABLE, Status.MET);
        assertThat(since.parts().stream().map(PartResult::status))
                .containsExactly(Status.MET, Status.NOT_APPLICABLE, Status.NOT_MET);
        assertThat(before.parts().get(2).measureOrNull().limit()).contains(Rational.of(1, 23));
        assertThat(since.parts().get(2).measureOrNull().limit()).contains(Rational.of(1, 19));
        assertThat(since.status()).isEqualTo(Status.NOT_MET);
        assertThat(since.citation().document()).isEqualTo("中央编办发〔2014〕72号");
        assertThat(before.citation().document()).isEqualTo("国办发〔2001〕74号");
    }

    @Test
    void ofAnUnknownPlaceItIsNotKnownWhichTestItFallsUnder() {
        SchoolReport school = school("J", "城区", 20, 270).without("location");
        CountyDataset county = CountyDataset.of(GoodCounty.county(), List.of(school));
        Finding finding = finding(county, "J", BEFORE);
        assertThat(finding.outcome())
                .isEqualTo(new Outcome.Indeterminate(List.of(new Missing(
                        CellRef.of(SchoolCode.parse(GoodCounty.JUNIOR), "location"), Missing.Why.NOT_REPORTED))));
    }

    @Test
    void missingPostsLeaveTheRuleUndecidedAndNoPostsFailIt() {
        SchoolReport school = school("J", "城区", 20, 270);
        assertThat(finding(CountyDataset.of(GoodCounty.county(), List.of(school.without("junior.posts"))), "J", SINCE)
                        .status())
                .isEqualTo(Status.INDETERMINATE);
        assertThat(status("J", "城区", 0, 270, SINCE)).isEqualTo(Status.NOT_MET);
    }

    @Test
    void smallSchoolsAreJudgedByAPersonSince2014() {
        CountyDataset county = GoodCounty.with(GoodCounty.dataset(), "staffing.smallSchools.met", true);
        assertThat(ofCounty(county, BEFORE)).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(ofCounty(county, SINCE)).isEqualTo(Status.MET);
        assertThat(ofCounty(GoodCounty.dataset(), SINCE)).isEqualTo(Status.INDETERMINATE);
    }

    @Test
    void theDocumentDecidesNothingAsAWholeAndEveryFindingReplays() {
        CountyDataset county =
                CountyDataset.of(GoodCounty.county(), List.of(school("P", "城区", 1, 190), school("J", "乡村", 20, 270)));
        Evaluation evaluation = Evaluator.of(STANDARD).evaluate(county, SINCE).orThrow();
        assertThat(evaluation.status()).isEqualTo(Status.NOT_APPLICABLE);
        for (Finding finding : evaluation.findings()) {
            ExplanationReplay.check(finding, evaluation.explain(finding), CompareMode.EXACT);
        }
    }

    private static Status ofCounty(CountyDataset county, LocalDate day) {
        Evaluation evaluation = Evaluator.of(STANDARD).evaluate(county, day).orThrow();
        return GoodCounty.finding(evaluation, "SMALL", Level.COUNTY, null, null).status();
    }

    private static Status status(String rule, String location, long posts, long pupils, LocalDate day) {
        CountyDataset county = CountyDataset.of(GoodCounty.county(), List.of(school(rule, location, posts, pupils)));
        return finding(county, rule, day).status();
    }

    private static Finding finding(CountyDataset county, String rule, LocalDate day) {
        Evaluation evaluation = Evaluator.of(STANDARD).evaluate(county, day).orThrow();
        return GoodCounty.finding(evaluation, rule, Level.COUNTY_STAGE, null, stage(rule));
    }

    private static Stage stage(String rule) {
        return switch (rule) {
            case "P" -> Stage.PRIMARY;
            case "J" -> Stage.JUNIOR;
            default -> Stage.SENIOR;
        };
    }

    private static SchoolReport school(String rule, String location, long posts, long pupils) {
        Stage stage = stage(rule);
        SchoolReport school = switch (stage) {
            case PRIMARY ->
                GoodCounty.school(
                        location.equals("乡村") ? "2137000031" : GoodCounty.PRIMARY,
                        SchoolKind.PRIMARY_SCHOOL,
                        pupils,
                        0,
                        0);
            case JUNIOR -> GoodCounty.school(GoodCounty.JUNIOR, SchoolKind.JUNIOR_SCHOOL, 0, pupils, 0);
            default -> GoodCounty.school("3437000032", SchoolKind.COMPLETE_SECONDARY_SCHOOL, 0, 0, pupils);
        };
        return school.with("location", location).with(stage.key() + ".posts", posts);
    }
}
