package io.github.junheng.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.plan.SchoolChange.Kind;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static SchoolCode code(String letter) {
        return SchoolCode.parse("213710000" + (letter.charAt(0) - 'A'));
    }

    /** Data of a year with schools of these letters. */
    private static CountyDataset data(int year, String letters) {
        List<SchoolReport> reports = Stream.of(letters.split(""))
                .filter(l -> !l.isEmpty())
                .map(l -> SchoolReport.of(School.of(code(l).value(), l, SchoolKind.PRIMARY_SCHOOL)))
                .toList();
        return CountyDataset.of(County.of("371425", "某县", year), reports);
    }

    private static SchoolChange change(int year, Kind kind, String from, String to) {
        return new SchoolChange(year, kind, from.isEmpty() ? null : code(from), to.isEmpty() ? null : code(to), null);
    }

    private static Lineage of(List<SchoolChange> changes, CountyDataset... datasets) {
        Checked<Lineage> lineage = Lineage.of(changes, List.of(datasets));
        assertThat(lineage.problems()).isEmpty();
        return lineage.orThrow();
    }

    private static List<String> told(List<SchoolChange> changes, CountyDataset... datasets) {
        return Lineage.of(changes, List.of(datasets)).problems().stream()
                .map(p -> p.code().code() + " " + p.where())
                .toList();
    }

    @Test
    void aSchoolThatNobodyNamesStaysItself() {
        Lineage lineage = of(List.of(), data(2018, "AB"), data(2020, "AB"));
        assertThat(lineage.before(code("A"), 2020, 2018)).containsExactly(code("A"));
        assertThat(lineage.after(code("A"), 2018, 2018)).containsExactly(code("A"));
        assertThat(lineage.changed(2018, 2020)).isZero();
    }

    @Test
    void aMergedSchoolComesFromAllThatMergedAndFromItselfWhereItWasThere() {
        List<SchoolChange> merger = List.of(change(2019, Kind.MERGED, "A", "B"), change(2019, Kind.MERGED, "C", "B"));
        Lineage into = of(merger, data(2018, "ABC"), data(2019, "B"));
        assertThat(into.before(code("B"), 2019, 2018)).containsExactly(code("A"), code("B"), code("C"));
        assertThat(into.after(code("C"), 2018, 2019)).containsExactly(code("B"));
        assertThat(into.changed(2018, 2019)).isEqualTo(1);

        Lineage fresh = of(merger, data(2018, "AC"), data(2019, "B"));
        assertThat(fresh.before(code("B"), 2019, 2018)).containsExactly(code("A"), code("C"));
    }

    @Test
    void aDividedSchoolGoesOnWhereTheDataStillHaveIt() {
        List<SchoolChange> division =
                List.of(change(2019, Kind.DIVIDED, "A", "B"), change(2019, Kind.DIVIDED, "A", "C"));
        Lineage gone = of(division, data(2018, "A"), data(2019, "BC"));
        assertThat(gone.after(code("A"), 2018, 2019)).containsExactly(code("B"), code("C"));
        assertThat(gone.before(code("C"), 2019, 2018)).containsExactly(code("A"));

        Lineage stays = of(division, data(2018, "A"), data(2019, "ABC"));
        assertThat(stays.after(code("A"), 2018, 2019)).containsExactly(code("A"), code("B"), code("C"));
    }

    @Test
    void aNewSchoolComesFromNoneAndAClosedOneBecomesNone() {
        Lineage lineage = of(
                List.of(change(2019, Kind.NEW, "", "B"), change(2019, Kind.CLOSED, "A", "")),
                data(2018, "A"),
                data(2019, "B"));
        assertThat(lineage.before(code("B"), 2019, 2018)).isEmpty();
        assertThat(lineage.after(code("A"), 2018, 2019)).isEmpty();
        assertThat(lineage.changed(2018, 2019)).isEqualTo(2);
    }

    @Test
    void changesOfSeveralYearsFollowEachOtherOverYearsWithoutData() {
        Lineage lineage = of(
                List.of(change(2018, Kind.RECODED, "A", "B"), change(2020, Kind.MERGED, "B", "D")),
                data(2017, "AD"),
                data(2021, "D"));
        assertThat(lineage.before(code("D"), 2021, 2017)).containsExactly(code("A"), code("D"));
        assertThat(lineage.before(code("D"), 2021, 2019)).containsExactly(code("B"), code("D"));
        assertThat(lineage.after(code("A"), 2017, 2018)).containsExactly(code("B"));
        assertThat(lineage.after(code("A"), 2017, 2021)).containsExactly(code("D"));
    }

    @Test
    void tellsOfSchoolsThatComeOrGoWithoutAReason() {
        List<Problem> problems = Lineage.of(List.of(), List.of(data(2020, "AC"), data(2018, "AB")))
                .problems();
        assertThat(problems.stream().map(p -> p.message(Locale.ENGLISH)))
                .containsExactly(
                        "School 2137100001 has data of 2018 and none of 2020, and no row of the predecessors says why. Add"
                                + " one (MERGED, CLOSED or RECODED).",
                        "School 2137100002 has data of 2020 and none of 2018, and no row of the predecessors says why. Add"
                                + " one (NEW, DIVIDED or RECODED).");
    }

    @Test
    void tellsOfCodesThatNoDataHave() {
        assertThat(told(List.of(change(2019, Kind.RECODED, "A", "E")), data(2018, "A"), data(2019, "B")))
                .containsExactly("JH613 " + code("E"), "JH612 " + code("B"));
        assertThat(told(List.of(change(2018, Kind.CLOSED, "F", "")), data(2018, "A"), data(2019, "A")))
                .as("it was closed before the first data")
                .isEmpty();
        assertThat(told(List.of(change(2020, Kind.NEW, "", "F")), data(2018, "A"), data(2019, "A")))
                .as("it comes after the last data")
                .isEmpty();
    }

    @Test
    void refusesCirclesAndWhatCannotAllBeSo() {
        CountyDataset then = data(2018, "AB");
        CountyDataset now = data(2020, "AB");
        assertThat(told(List.of(change(2019, Kind.RECODED, "C", "D"), change(2019, Kind.RECODED, "D", "C"))))
                .containsExactly("JH614 " + code("C"), "JH614 " + code("D"));
        List<SchoolChange> round = new ArrayList<>(List.of(
                change(2018, Kind.RECODED, "C", "D"),
                change(2019, Kind.RECODED, "D", "E"),
                change(2020, Kind.RECODED, "E", "C")));
        assertThat(told(round)).contains("JH614 " + code("C"));
        assertThat(told(List.of(change(2019, Kind.CLOSED, "A", "")), then, now))
                .as("closed, and there later")
                .containsExactly("JH614 " + code("A"));
        assertThat(told(List.of(change(2019, Kind.NEW, "", "A")), then, now))
                .as("new, and there before")
                .containsExactly("JH614 " + code("A"));
        assertThat(told(List.of(change(2019, Kind.MERGED, "A", "B"), change(2019, Kind.CLOSED, "A", "")), then))
                .as("two ends")
                .containsExactly("JH614 " + code("A"));
        assertThat(told(List.of(change(2019, Kind.NEW, "", "C"), change(2019, Kind.DIVIDED, "A", "C")), then, now))
                .as("two beginnings")
                .containsExactly("JH614 " + code("C"));
        assertThat(Lineage.of(round, List.of()).value()).isEmpty();
    }

    @Test
    void asksForYearsInTheirOrder() {
        Lineage lineage = of(List.of(), data(2018, "A"));
        assertThatThrownBy(() -> lineage.before(code("A"), 2018, 2019)).isInstanceOf(IllegalArgumentException.class);
    }
}
