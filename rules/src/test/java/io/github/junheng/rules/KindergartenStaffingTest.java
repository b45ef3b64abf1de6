package io.github.junheng.rules;

import static io.github.junheng.evaluation.Status.INDETERMINATE;
import static io.github.junheng.evaluation.Status.NOT_APPLICABLE;
import static io.github.junheng.rules.GoodPreschool.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CellRef;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Outcome;
import io.github.junheng.evaluation.Status;
import io.github.junheng.standard.Standard;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 教师〔2013〕1号: K1 to K4 at the lax ends of the ranges it prints. */
class KindergartenStaffingTest {
    private static final Standard STANDARD = NationalStandards.find("staffing").orElseThrow();

    private static Finding finding(String rule, UnaryOperator<SchoolReport> change) {
        CountyDataset dataset = GoodPreschool.dataset().withSchool(PUBLIC, change);
        return GoodPreschool.of(STANDARD, dataset, rule).get(0);
    }

    @Test
    void theDocumentDecidesNothingAsAWhole() {
        assertThat(GoodPreschool.evaluate(STANDARD, GoodPreschool.dataset()).status())
                .isEqualTo(NOT_APPLICABLE);
    }

    @AtTheLimit("staffing/K1")
    @ParameterizedTest
    @CsvSource({
        "全日制, 50, 350, MET",
        "全日制, 50, 351, NOT_MET",
        "全日制, 50, 349, MET",
        "半日制, 50, 500, MET",
        "半日制, 50, 501, NOT_MET"
    })
    void k1OneOfTheStaffForSevenChildrenAndHalfADayForTen(String session, int staff, int children, Status expected) {
        assertThat(finding(
                                "K1",
                                k -> k.with("kindergarten.session", session)
                                        .with("kindergarten.staff", staff)
                                        .with("kindergarten.children", children))
                        .status())
                .isEqualTo(expected);
    }

    @AtTheLimit("staffing/K2")
    @ParameterizedTest
    @CsvSource({
        "全日制, 70, 349, 优于区间, MET",
        "全日制, 70, 350, 区间内, MET",
        "全日制, 70, 490, 区间内, MET",
        "全日制, 70, 491, 低于区间, NOT_MET",
        "半日制, 50, 399, 优于区间, MET",
        "半日制, 50, 400, 区间内, MET",
        "半日制, 50, 500, 区间内, MET",
        "半日制, 50, 501, 低于区间, NOT_MET"
    })
    void k1TheGradeTellsWhereInTheRangeOf1To5And1To7(
            String session, int staff, int children, String grade, Status expected) {
        Finding finding = finding(
                "K1",
                k -> k.with("kindergarten.session", session)
                        .with("kindergarten.staff", staff)
                        .with("kindergarten.children", children));
        assertThat(finding.grade()).contains(grade);
        assertThat(finding.status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "全日制, 279, 优于区间",
        "全日制, 280, 区间内",
        "全日制, 360, 区间内",
        "全日制, 361, 低于区间",
        "半日制, 439, 优于区间",
        "半日制, 440, 区间内",
        "半日制, 520, 区间内",
        "半日制, 521, 低于区间"
    })
    void k2TheGradeTellsWhereInTheRangeOf1To7And1To9(String session, int children, String grade) {
        assertThat(finding(
                                "K2",
                                k -> k.with("kindergarten.session", session)
                                        .with("kindergarten.teachers", 30)
                                        .with("kindergarten.nurses", 10)
                                        .with("kindergarten.children", children))
                        .grade())
                .contains(grade);
    }

    @Test
    void whatIsOpenHasNoGrade() {
        assertThat(finding("K1", k -> k.without("kindergarten.staff")).grade()).isEmpty();
        assertThat(finding("K2", k -> k.without("kindergarten.session")).grade())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "全日制, 30, 10, 360, MET",
        "全日制, 30, 10, 361, NOT_MET",
        "半日制, 30, 10, 520, MET",
        "半日制, 30, 10, 521, NOT_MET"
    })
    void k2OneTeacherOrNurseForNineChildrenAndHalfADayForThirteen(
            String session, int teachers, int nurses, int children, Status expected) {
        assertThat(finding(
                                "K2",
                                k -> k.with("kindergarten.session", session)
                                        .with("kindergarten.teachers", teachers)
                                        .with("kindergarten.nurses", nurses)
                                        .with("kindergarten.children", children))
                        .status())
                .isEqualTo(expected);
    }

    @AtTheLimit("staffing/K3")
    @ParameterizedTest
    @CsvSource({
        "全日制, 24, 12, MET",
        "全日制, 36, 0, MET",
        "全日制, 30, 6, MET",
        "全日制, 23, 13, NOT_MET",
        "全日制, 35, 0, NOT_MET",
        "半日制, 24, 0, MET",
        "半日制, 23, 12, NOT_MET"
    })
    void k3EachOfTwelveClassesHasTwoTeachersAndANurseOrThreeTeachers(
            String session, int teachers, int nurses, Status expected) {
        assertThat(finding(
                                "K3",
                                k -> k.with("kindergarten.session", session)
                                        .with("kindergarten.teachers", teachers)
                                        .with("kindergarten.nurses", nurses))
                        .status())
                .isEqualTo(expected);
    }

    @AtTheLimit("staffing/K4")
    @ParameterizedTest
    @CsvSource({
        "5, 1, MET",
        "5, 2, NOT_MET",
        "5, 0, NOT_MET",
        "6, 2, MET",
        "6, 3, NOT_MET",
        "9, 2, MET",
        "9, 3, NOT_MET",
        "10, 3, MET",
        "10, 4, NOT_MET",
        "10, 1, MET",
        "10, 0, NOT_MET"
    })
    void k4HeadsByTheNumberOfClasses(int classes, int heads, Status expected) {
        assertThat(finding("K4", k -> k.with("kindergarten.classes", classes).with("kindergarten.heads", heads))
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void whatIsNotKnownToBeAFullOrAHalfDayIsOpenAndNamesTheCell() {
        for (String rule : List.of("K1", "K2", "K3")) {
            Finding finding = finding(rule, k -> k.without("kindergarten.session"));
            assertThat(finding.status()).as(rule).isEqualTo(INDETERMINATE);
            assertThat(((Outcome.Indeterminate) finding.outcome()).missing())
                    .extracting(m -> m.cell())
                    .containsExactly(CellRef.of(PUBLIC, "kindergarten.session"));
        }
    }
}
