package io.github.junheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.ConsistencyChecks;
import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.FactDefinition;
import io.github.junheng.dataset.FactType;
import io.github.junheng.dataset.FactValue;
import io.github.junheng.dataset.Place;
import io.github.junheng.dataset.SchoolColumns;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.problem.Checked;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.quantity.Reported;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.school.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The pass over a table's columns says that nothing is doubtful exactly where the checks of its records find nothing. */
class TableChecksPropertyTest {
    private static final FactDefinition DECLARED =
            new FactDefinition("junior.declared", "某项", FactType.COUNT, "", Place.SCHOOL, List.of());
    private static final List<FactDefinition> CLASSES = List.of(
            new FactDefinition("primary.classCount", "小学班级数", FactType.COUNT, "", Place.SCHOOL, List.of()),
            new FactDefinition("junior.classCount", "初中班级数", FactType.COUNT, "", Place.SCHOOL, List.of()));
    private static final TableLayout LAYOUT = TableLayout.of(List.of(
            DECLARED,
            CLASSES.get(0),
            CLASSES.get(1),
            new FactDefinition("rotation.eligible", "应交流", FactType.COUNT, "", Place.COUNTY, List.of()),
            new FactDefinition("rotation.rotated", "已交流", FactType.COUNT, "", Place.COUNTY, List.of())));
    private static final Map<SchoolKind, String> TYPES = new TreeMap<>(Map.of(
            SchoolKind.PRIMARY_SCHOOL, "21",
            SchoolKind.TEACHING_POINT, "21",
            SchoolKind.JUNIOR_SCHOOL, "31",
            SchoolKind.NINE_YEAR_SCHOOL, "31",
            SchoolKind.TWELVE_YEAR_SCHOOL, "34",
            SchoolKind.COMPLETE_SECONDARY_SCHOOL, "34",
            SchoolKind.SPECIAL_SCHOOL, "51",
            SchoolKind.VOCATIONAL_SCHOOL, "32",
            SchoolKind.SENIOR_SCHOOL, "34"));

    @Property(tries = 2_000)
    void nothingIsDoubtfulExactlyWhereTheChecksFindNothing(@ForAll long seed) {
        CountyDataset dataset = county(new Random(seed));
        CountyTable table = CountyTable.of(dataset, LAYOUT);
        boolean found = !ConsistencyChecks.check(dataset).isEmpty();
        assertThat(TableChecks.isDoubtful(table)).isEqualTo(found || table.isOdd());
    }

    @Property(tries = 500)
    void theProblemsOfATableAreThoseOfItsRecords(@ForAll long seed, @ForAll boolean lenient) {
        CountyDataset dataset = county(new Random(seed));
        Checked<CountyDataset> expected = ConsistencyChecks.apply(dataset, lenient);
        Checked<CountyTable> checked = TableChecks.apply(CountyTable.of(dataset, LAYOUT), lenient);
        assertThat(checked.problems()).isEqualTo(expected.problems());
        assertThat(checked.value().orElseThrow().toDataset().schools())
                .isEqualTo(expected.value().orElseThrow().schools());
        assertThat(checked.value().orElseThrow().county())
                .isEqualTo(expected.value().orElseThrow().county());
    }

    /** A generator that plants nothing would prove nothing. */
    @Test
    void generatedCountiesHaveEveryProblemAndAreOftenWithoutAny() {
        Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
        int clean = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            List<ConsistencyChecks.Inconsistency> found = ConsistencyChecks.check(county(new Random(seed)));
            found.stream()
                    .map(ConsistencyChecks.Inconsistency::problem)
                    .map(Problem::code)
                    .forEach(codes::add);
            clean += found.isEmpty() ? 1 : 0;
        }
        assertThat(clean).isBetween(200, 1_500);
        assertThat(codes)
                .containsExactlyInAnyOrder(
                        ProblemCode.NOT_WHOLE,
                        ProblemCode.NOT_OF_TYPE,
                        ProblemCode.NEGATIVE,
                        ProblemCode.NOT_A_WORD,
                        ProblemCode.SCHOOL_CODE_KIND,
                        ProblemCode.SCHOOL_CODE_PROVINCE,
                        ProblemCode.PART_ABOVE_WHOLE,
                        ProblemCode.CLASS_SIZES_DIFFER,
                        ProblemCode.ARTS_LOOKS_LIKE_SUM,
                        ProblemCode.MORE_GRADUATES_THAN_ENTRANTS,
                        ProblemCode.STAGE_NOT_OF_KIND,
                        ProblemCode.NO_PUPILS,
                        ProblemCode.CROSS_CHECK);
    }

    private static CountyDataset county(Random random) {
        int faults = Math.max(0, random.nextInt(4) - 1);
        List<SchoolReport> schools = new ArrayList<>();
        int size = 1 + random.nextInt(5);
        for (int i = 0; i < size; i++) {
            schools.add(school(i, random, faults > 0));
        }
        County county = County.of("371425", "某县", 2024)
                .with("rotation.eligible", random.nextInt(3) == 0 ? null : (Object) 10)
                .with("rotation.rotated", random.nextInt(3) == 0 ? null : (Object) (random.nextInt(40) == 0 ? 11 : 10));
        for (int i = 0; i < faults; i++) {
            int at = random.nextInt(size);
            schools.set(at, spoilt(schools.get(at), random));
        }
        return CountyDataset.of(county, schools);
    }

    private static SchoolReport school(int number, Random random, boolean faulty) {
        SchoolKind kind =
                SchoolKind.ofRows().get(random.nextInt(SchoolKind.ofRows().size()));
        String type = faulty && random.nextInt(30) == 0 ? "11" : TYPES.get(kind);
        String province = faulty && random.nextInt(30) == 0 ? "32" : "37";
        SchoolReport report = SchoolReport.of(School.of(type + province + (100_000 + number), "某校", kind))
                .with("sponsor", 1 + random.nextInt(10))
                .with("location", "城区")
                .with("builtYear", 1990)
                .with("teachingArea", new BigDecimal("100.5"))
                .with("indoorSportsArea", new BigDecimal(random.nextBoolean() ? "100.5" : "100.49"));
        for (Stage stage : Stage.ofRows()) {
            if (kind.has(stage)) {
                report = stage(report, stage.key() + ".", random);
            }
        }
        if (kind.has(Stage.JUNIOR)) {
            report = report.with("graduates", 8)
                    .with("entrantsThreeYearsAgo", 5)
                    .with("transfersIn", 3)
                    .with("transfersOut", 4)
                    .with("deaths", random.nextInt(5))
                    .with("junior.declared", 1);
        }
        report = report.with("certifiedTeachers", 8)
                .with("trained360Teachers", random.nextInt(9))
                .with("migrantStudents", random.nextInt(9));
        for (FactDefinition column : SchoolColumns.all()) {
            report = random.nextInt(12) == 0 ? report.without(column.id()) : report;
        }
        return report;
    }

    private static SchoolReport stage(SchoolReport report, String key, Random random) {
        if (key.equals("senior.")) {
            return report.with("senior.students", random.nextInt(3));
        }
        return report.with(key + "students", 8)
                .with(key + "inZoneStudents", random.nextInt(9))
                .with(key + "classSizes", List.of(3, 5))
                .with(key + "classCount", random.nextInt(3) == 0 ? null : (Object) (random.nextInt(40) == 0 ? 3 : 2))
                .with(key + "teachers", 8)
                .with(key + "degree.associate", 1)
                .with(key + "degree.bachelor", 2)
                .with(key + "degree.master", 3)
                .with(key + "degree.doctor", random.nextInt(3))
                .with(key + "backbone", random.nextInt(9))
                .with(key + "pe", 2)
                .with(key + "music", 2)
                .with(key + "fineArts", 1)
                .with(key + "arts", random.nextInt(3));
    }

    private static SchoolReport spoilt(SchoolReport report, Random random) {
        List<FactDefinition> columns = new ArrayList<>(SchoolColumns.all());
        columns.add(DECLARED);
        columns.addAll(CLASSES);
        FactDefinition column = columns.get(random.nextInt(columns.size()));
        String id = column.id();
        if (random.nextInt(12) == 0) {
            return report.with("primary.students", 0).with("junior.students", 0).with("senior.students", 0);
        }
        return switch (random.nextInt(12)) {
            case 0 -> report.with(id, new BigDecimal("1.5"));
            case 1 -> report.with(id, -1);
            case 2 -> report.with(id, "别的");
            case 3 -> report.with(id, List.of(4, 5));
            case 4 ->
                report.with(
                        id, new FactValue.Amounts(List.of(Reported.of(BigDecimal.ONE), Reported.<BigDecimal>none())));
            case 5 -> report.with(id, new BigDecimal("123456789012345678901234567890"));
            case 6 -> report.with(id, Long.MAX_VALUE / 3);
            case 7 -> report.with(id, 0);
            default -> report.with(id, random.nextInt(13));
        };
    }
}
