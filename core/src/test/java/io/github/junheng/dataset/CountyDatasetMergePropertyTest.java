package io.github.junheng.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CountyDatasetMergePropertyTest {
    /** What is true of the county; two people report parts of it. */
    private static CountyDataset truth(Random random, int schools) {
        List<SchoolReport> reports = new ArrayList<>();
        for (int i = 0; i < schools; i++) {
            SchoolReport report = SchoolReport.of(School.of("21370" + (10000 + i), "学校" + i, SchoolKind.PRIMARY_SCHOOL))
                    .with("primary.students", random.nextInt(1000))
                    .with("primary.teachers", random.nextInt(100))
                    .with("boarding", random.nextBoolean())
                    .with("musicRoomAreas", List.of(random.nextInt(100), random.nextInt(100)));
            reports.add(report);
        }
        return CountyDataset.of(
                County.of("371425", "齐河县", 2024)
                        .with("pay.teachersYuan", random.nextInt(100000))
                        .with("rotation.eligible", random.nextInt(1000)),
                reports);
    }

    private static CountyDataset part(CountyDataset whole, Random random) {
        List<SchoolReport> reports = new ArrayList<>();
        for (SchoolReport report : whole.schools()) {
            if (random.nextInt(4) > 0) {
                reports.add(report.with(part(report.facts(), random)));
            }
        }
        County county = whole.county().with(part(whole.county().facts(), random));
        County named = random.nextBoolean()
                ? county
                : new County(Reported.none(), Reported.none(), county.year(), county.facts());
        return CountyDataset.of(named, reports);
    }

    private static Facts part(Facts facts, Random random) {
        SortedMap<String, FactValue> part = new TreeMap<>(facts.values());
        part.keySet().removeIf(k -> random.nextBoolean());
        return new Facts(part);
    }

    private static void same(CountyDataset left, CountyDataset right) {
        assertThat(left.county()).isEqualTo(right.county());
        assertThat(left.schools()).isEqualTo(right.schools());
    }

    @Property(tries = 200)
    void mergingWithItselfChangesNothing(@ForAll Random random, @ForAll @IntRange(max = 8) int schools) {
        CountyDataset dataset = part(truth(random, schools), random);
        assertThat(dataset.merge(dataset)).isEqualTo(Checked.of(dataset, List.of()));
    }

    @Property(tries = 200)
    void partsOfOneTruthMergeInAnyOrderAndGrouping(@ForAll Random random, @ForAll @IntRange(max = 8) int schools) {
        CountyDataset whole = truth(random, schools);
        CountyDataset a = part(whole, random);
        CountyDataset b = part(whole, random);
        CountyDataset c = part(whole, random);
        same(a.merge(b).orThrow(), b.merge(a).orThrow());
        same(
                a.merge(b).orThrow().merge(c).orThrow(),
                a.merge(b.merge(c).orThrow()).orThrow());
        same(whole.merge(a).orThrow(), whole);
    }

    @Property(tries = 100)
    void oneCellThatDiffersIsOneErrorWithBothFigures(@ForAll Random random, @ForAll @IntRange(min = 1, max = 8) int n) {
        CountyDataset whole = truth(random, n);
        SchoolReport changed = whole.schools().get(random.nextInt(n)).with("primary.students", 1234);
        CountyDataset other = whole.withSchool(changed.school().code(), s -> changed);
        Checked<CountyDataset> merged = whole.merge(other);
        assertThat(merged.value()).isEmpty();
        assertThat(merged.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.REPORTS_DIFFER);
            assertThat(p.details().get(0)).isEqualTo("小学学生数");
            assertThat(p.details().get(2)).isEqualTo("1234");
        });
    }

    @Example
    void identitiesThatDifferAreErrorsToo() {
        CountyDataset one = CountyDataset.of(
                County.of("371425", "齐河县", 2024),
                List.of(SchoolReport.of(School.of("2137000001", "一", SchoolKind.PRIMARY_SCHOOL))));
        CountyDataset two = CountyDataset.of(
                County.of("371426", "平原县", 2023),
                List.of(SchoolReport.of(School.of("2137000001", "二", SchoolKind.TEACHING_POINT))));
        assertThat(one.merge(two).problems())
                .extracting(Problem::where)
                .containsExactly("county $.year", "county $.code", "county $.name", "2137000001", "2137000001");
    }

    @Example
    void whatTheOtherReportedKeepsItsOrigin() {
        SchoolReport school = SchoolReport.of(School.of("2137000001", "一", SchoolKind.PRIMARY_SCHOOL));
        CellRef cell = CellRef.of(school.school().code(), "primary.students");
        CountyDataset one = new CountyDataset(
                County.of("371425", "齐河县", 2024),
                List.of(school),
                new Provenance("county.json $", Map.of(cell.school(), "a.csv:2"), Map.of()));
        CountyDataset two = new CountyDataset(
                County.of("371425", "齐河县", 2024).with("pay.teachersYuan", 1),
                List.of(school.with("primary.students", 9)),
                new Provenance("other.json $", Map.of(cell.school(), "b.csv:7"), Map.of()));
        Provenance merged = one.merge(two).orThrow().provenance();
        assertThat(merged.where(cell, "小学学生数")).isEqualTo("b.csv:7 2137000001 小学学生数");
        assertThat(merged.where(CellRef.ofCounty("pay.teachersYuan"), "")).isEqualTo("other.json $.pay.teachersYuan");
    }

    @Example
    void cellsOfTheCountyAndTheirElementsKeepTheirOriginToo() {
        CellRef paid = CellRef.ofCounty("funding.pay");
        CellRef nurseries = CellRef.ofCounty("towns[].nurseries");
        CellRef level = CellRef.ofCounty("monitoring[].level");
        CountyDataset one = CountyDataset.of(County.of("371425", "齐河县", 2024), List.of());
        CountyDataset two = new CountyDataset(
                County.of("371425", "齐河县", 2024)
                        .with("funding.pay", 1)
                        .with("towns[].nurseries", List.of(1, 0))
                        .with("monitoring[].level", List.of(3, 2)),
                List.of(),
                new Provenance(
                        "other.json $",
                        Map.of(),
                        Map.of(paid, "funding.csv:2 工资", nurseries.element(1), "towns.csv:3 园数")));
        Provenance merged = one.merge(two).orThrow().provenance();
        assertThat(merged.where(paid, "工资")).isEqualTo("funding.csv:2 工资");
        assertThat(merged.where(nurseries.element(1), "园数")).isEqualTo("towns.csv:3 园数");
        assertThat(merged.where(level.element(1), "等级")).isEqualTo("other.json $.monitoring[1].level");
    }
}
