package io.github.junheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.ConsistencyChecks;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Facts;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.CountyTable;
import io.github.junheng.evaluation.TableChecks;
import io.github.junheng.evaluation.TableLayout;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import io.github.junheng.school.SchoolKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What shipped standards declare to be a part of something can never exceed it. */
class DeclaredPartsTest {
    private static final List<FactDefinition> FACTS = facts();

    private static List<FactDefinition> facts() {
        Set<FactDefinition> facts = new LinkedHashSet<>();
        NationalStandards.all().forEach(standard -> facts.addAll(standard.facts()));
        return List.copyOf(facts);
    }

    static Stream<FactDefinition> parts() {
        return FACTS.stream().filter(fact -> !fact.partOf().isEmpty());
    }

    private static CountyDataset dataset(FactDefinition part, int more) {
        Map<String, FactValue> figures = new TreeMap<>();
        figures.put(part.partOf(), FactValue.Amount.of(60));
        figures.put(part.id(), FactValue.Amount.of(60 + more));
        Facts facts = Facts.of(figures);
        County county = new County(
                Reported.none(), Reported.none(), 2023, part.place() == Place.COUNTY ? facts : Facts.empty());
        School school = new School(SchoolCode.parse("3237000001"), "甲校", SchoolKind.TWELVE_YEAR_SCHOOL);
        School kindergarten = new School(SchoolCode.parse("1137000002"), "甲园", SchoolKind.KINDERGARTEN);
        SchoolReport report = new SchoolReport(school, Facts.empty()).with("primary.students", 1);
        if (part.place() == Place.SCHOOL) {
            report = new SchoolReport(school, facts);
        }
        List<SchoolReport> kindergartens =
                part.place() == Place.KINDERGARTEN ? List.of(new SchoolReport(kindergarten, facts)) : null;
        return CountyDataset.of(county, List.of(report)).withKindergartens(kindergartens);
    }

    private static List<Problem> above(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.code() == ProblemCode.PART_ABOVE_WHOLE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void isNeverAboveItsWhole(FactDefinition part) {
        CountyDataset above = dataset(part, 1);
        Checked<CountyDataset> checked = ConsistencyChecks.apply(above, false, FACTS);
        assertThat(above(checked.problems())).singleElement().satisfies(problem -> {
            assertThat(problem.details()).contains("61", "60");
            assertThat(problem.where()).contains(part.place() == Place.COUNTY ? part.id() : part.name());
        });
        assertThat(above(ConsistencyChecks.apply(dataset(part, 0), false, FACTS).problems()))
                .isEmpty();
        CountyTable table = CountyTable.of(above, TableLayout.of(FACTS));
        assertThat(TableChecks.apply(table, false, FACTS).problems()).isEqualTo(checked.problems());
    }

    @ParameterizedTest
    @MethodSource("parts")
    void bothCellsCountAsNotReportedUnderLeniency(FactDefinition part) {
        Checked<CountyDataset> waived = ConsistencyChecks.apply(dataset(part, 1), true, FACTS);
        assertThat(above(waived.problems())).singleElement().matches(Problem::isWaived);
        CountyDataset kept = waived.value().orElseThrow();
        List<Facts> places = new ArrayList<>(List.of(kept.county().facts()));
        kept.schools().forEach(school -> places.add(school.facts()));
        kept.kindergartens().forEach(school -> places.add(school.facts()));
        assertThat(places).allSatisfy(facts -> assertThat(facts.values()).doesNotContainKeys(part.id(), part.partOf()));
    }

    @Test
    void theSheetsOwnPartsAreDeclared() {
        assertThat(parts().map(FactDefinition::id))
                .contains(
                        "kindergarten.degree.master",
                        "junior.fitness.excellent",
                        "junior.fitness.passed",
                        "senior.myopia.found",
                        "preschoolSurvey.satisfied",
                        "residential.publicOrInclusive",
                        "threeDisabilities.enrolled",
                        "primary.title.intermediatePlus",
                        "previous2.seniorHighPlaces.allocated")
                .hasSizeGreaterThanOrEqualTo(28);
    }

    @Test
    void certifiedTeachersOfAKindergartenAreAmongItsTeachersWhateverIsDeclared() {
        FactDefinition certified = new FactDefinition(
                "kindergarten.certifiedTeachers",
                "持证专任教师数",
                FactType.COUNT,
                "人",
                Place.KINDERGARTEN,
                List.of(),
                "",
                "kindergarten.teachers",
                null);
        assertThat(above(ConsistencyChecks.apply(dataset(certified, 20), false).problems()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.details()).containsExactly("持证专任教师数", "80", "专任教师数", "60"));
    }
}
