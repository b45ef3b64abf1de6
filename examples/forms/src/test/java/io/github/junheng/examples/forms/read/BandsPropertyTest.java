package io.github.junheng.examples.forms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.County;
import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.evaluation.Evaluation;
import io.github.junheng.evaluation.Evaluator;
import io.github.junheng.evaluation.Finding;
import io.github.junheng.evaluation.Status;
import io.github.junheng.rules.NationalStandards;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolKind;
import io.github.junheng.standard.Standard;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What bands say of a school is what its classes and rooms say, or nothing. */
class BandsPropertyTest {
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);
    private static final List<Set<String>> CONCESSIONS =
            List.of(Set.of(), Set.of("T3"), Set.of("T4"), Set.of("T3", "T4"));

    /** How forms of schools cut lists, and those of statistics; the last number of each but the last band. */
    private static final int[] FINE = {25, 30, 35, 40, 45, 50, 55, 60, 65};

    private static final int[] COARSE = {25, 30, 35, 45, 55, 65};

    private final Random random = new Random();

    private SchoolReport exact(int number, boolean small) {
        SchoolKind kind = List.of(SchoolKind.PRIMARY_SCHOOL, SchoolKind.JUNIOR_SCHOOL, SchoolKind.NINE_YEAR_SCHOOL)
                .get(random.nextInt(3));
        String code = (kind == SchoolKind.PRIMARY_SCHOOL ? "21" : "31") + "37" + (100_000 + number);
        SchoolReport school = SchoolReport.of(School.of(code, "学校" + number, kind))
                .with("location", List.of("城区", "镇区", "乡村").get(random.nextInt(3)))
                .with("builtYear", 2008 + random.nextInt(12))
                .with("musicRoomAreas", areas(96, 73, 61, 54))
                .with("artRoomAreas", areas(90, 67, 61, 54));
        for (String stage : List.of("primary", "junior")) {
            if (stage.equals("primary") ? kind != SchoolKind.JUNIOR_SCHOOL : kind != SchoolKind.PRIMARY_SCHOOL) {
                List<Integer> sizes = new ArrayList<>();
                int classes = 1 + random.nextInt(small ? 6 : 26);
                int least = small ? 10 : 20 + random.nextInt(30);
                for (int i = 0; i < classes; i++) {
                    sizes.add(least + random.nextInt(small ? 22 : 1 + random.nextInt(30)));
                }
                school = school.with(stage + ".classSizes", sizes)
                        .with(
                                stage + ".students",
                                sizes.stream().mapToInt(s -> s).sum());
            }
        }
        return school;
    }

    private List<BigDecimal> areas(int... limits) {
        List<BigDecimal> areas = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int limit = limits[random.nextInt(limits.length)];
            // At a limit, just beside it, or anywhere.
            areas.add(BigDecimal.valueOf(
                    limit * 10L + List.of(0, -1, 1, random.nextInt(200) - 60).get(random.nextInt(4)), 1));
        }
        return areas;
    }

    private SchoolReport banded(SchoolReport exact, boolean coarse) {
        SchoolReport school = exact;
        for (String stage : List.of("primary", "junior")) {
            List<BigDecimal> sizes =
                    exact.facts().amounts(stage + ".classSizes").toOptional().orElse(null);
            if (sizes == null) {
                continue;
            }
            Map<String, Integer> counts = new TreeMap<>();
            int[] ends = coarse ? COARSE : FINE;
            for (int b = 0; b <= ends.length; b++) {
                int from = b == 0 ? 0 : ends[b - 1] + 1;
                int to = b == ends.length ? Integer.MAX_VALUE : ends[b];
                String id = b == 0 ? "upTo25" : b == ends.length ? "from66" : "from" + from + "to" + to;
                counts.put(stage + ".classes." + id, (int) sizes.stream()
                        .filter(s -> s.intValueExact() >= from && s.intValueExact() <= to)
                        .count());
            }
            assertThat(counts.values().stream().mapToInt(c -> c).sum()).isEqualTo(sizes.size());
            for (Map.Entry<String, Integer> band : counts.entrySet()) {
                // What adds up to the total tells that a blank is none.
                if (band.getValue() > 0 || random.nextInt(3) > 0) {
                    school = school.with(band.getKey(), band.getValue());
                }
            }
            school = school.with(stage + ".classSizes", null).with(stage + ".classCount", sizes.size());
        }
        school = rooms(school, "musicRoomAreas", "musicRooms", 96, 73, 61);
        return rooms(school, "artRoomAreas", "artRooms", 90, 67, 61);
    }

    private SchoolReport rooms(SchoolReport exact, String list, String key, int... limits) {
        List<BigDecimal> areas = exact.facts().amounts(list).toOptional().orElseThrow();
        SchoolReport school = exact.with(list, null).with(key + ".total", areas.size());
        for (int i = 0; i < limits.length; i++) {
            BigDecimal from = BigDecimal.valueOf(limits[i]);
            BigDecimal below = i == 0 ? null : BigDecimal.valueOf(limits[i - 1]);
            long count = areas.stream()
                    .filter(a -> a.compareTo(from) >= 0 && (below == null || a.compareTo(below) < 0))
                    .count();
            if (random.nextInt(6) > 0) {
                school = school.with(key + ".from" + from + (below == null ? "" : "to" + below), count);
            }
        }
        return school;
    }

    private static Map<List<Object>, Status> outcomes(
            Standard standard, CountyDataset dataset, Set<String> concessions) {
        Evaluation evaluation = Evaluator.of(standard)
                .conceding(concessions)
                .evaluate(dataset, DAY)
                .orThrow();
        Map<List<Object>, Status> outcomes = new java.util.HashMap<>();
        for (Finding finding : evaluation.findings()) {
            outcomes.put(key(finding, "strict"), finding.status());
            outcomes.put(key(finding, "conceded"), finding.status());
            finding.parts().forEach(part -> outcomes.put(List.of(key(finding, "strict"), part.id()), part.status()));
        }
        evaluation
                .conceded()
                .ifPresent(conceded -> conceded.changed()
                        .forEach(finding -> outcomes.put(key(finding, "conceded"), finding.status())));
        return outcomes;
    }

    private static List<Object> key(Finding finding, String reading) {
        return List.of(reading, finding.rule(), finding.school(), finding.stage(), finding.element());
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 150)
    void bandsSayTheSameOrNothing(@ForAll long seed) {
        random.setSeed(seed);
        List<SchoolReport> exact = new ArrayList<>();
        List<SchoolReport> banded = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            exact.add(exact(i, random.nextInt(3) == 0));
            banded.add(banded(exact.get(i), random.nextInt(3) == 0));
        }
        County county = County.of("371425", "示例县", 2024);
        for (Standard standard : NationalStandards.all()) {
            if (!standard.isInForce(DAY)) {
                continue;
            }
            Set<String> concessions = standard.id().equals("quality-balanced-2017")
                    ? CONCESSIONS.get(random.nextInt(CONCESSIONS.size()))
                    : Set.of();
            Map<List<Object>, Status> truth = outcomes(standard, CountyDataset.of(county, exact), concessions);
            CountyDataset resolved = Bands.resolve(CountyDataset.of(county, banded), standard, DAY, concessions)
                    .orThrow();
            outcomes(standard, resolved, concessions).forEach((key, status) -> {
                Status other = truth.get(key);
                String told = key.toString();
                if (told.contains("2017/G3") || told.contains("2017/G5")) {
                    Statistics.label("G3 and G5").collect(status);
                }
                if (status != Status.INDETERMINATE) {
                    assertThat(other).as(standard.id() + " " + told).isEqualTo(status);
                }
            });
        }
        Statistics.label("G3 and G5").coverage(coverage -> {
            coverage.check(Status.MET).percentage(share -> share > 5);
            coverage.check(Status.NOT_MET).percentage(share -> share > 5);
            coverage.check(Status.INDETERMINATE).percentage(share -> share > 5);
        });
    }
}
