package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How large a page becomes: files of many megabytes are neither sent nor opened. */
class LargeCountyTest {
    /** The bundled county over and over under other codes, with other numbers of pupils. */
    static CountyDataset county(int schools) {
        CountyDataset bundled = Pages.county("not-met").orThrow();
        List<SchoolReport> many = new ArrayList<>();
        for (int i = 0; i < schools; i++) {
            SchoolReport like = bundled.schools().get(i % bundled.schools().size());
            int round = i / bundled.schools().size();
            SchoolReport report = new SchoolReport(
                    new School(
                            SchoolCode.of(2_137_500_000L + i),
                            like.school().name() + round,
                            like.school().kind()),
                    like.facts());
            many.add(like.facts()
                    .amount("teachingArea")
                    .toOptional()
                    .map(area -> report.with("teachingArea", area.add(BigDecimal.valueOf(round))))
                    .orElse(report));
        }
        return bundled.with(many);
    }

    @Test
    void aPageOfTwoHundredSchoolsStaysBelowTwoAndAHalfMegabytes() throws IOException {
        String page = Pages.page(ReportInput.of(Pages.evaluation(county(200)), List.of()));
        Path file = Files.createDirectories(Path.of("target/pages")).resolve("schools-200.html");
        Files.writeString(file, page);
        assertThat(Files.size(file)).isLessThan(2_500_000);
    }

    /** The same with less of everything, each school by a share of its own, so that most of them fall short in most. */
    private static CountyDataset poor(int schools) {
        CountyDataset county = county(schools);
        List<SchoolReport> poor = new ArrayList<>();
        for (SchoolReport school : county.schools()) {
            BigDecimal share = new BigDecimal(70 + poor.size() % 17).movePointLeft(2);
            SchoolReport less = school;
            for (String fact : List.of(
                    "teachingArea",
                    "sportsGroundArea",
                    "equipmentValue",
                    "multimediaRooms",
                    "primary.backbone",
                    "junior.backbone",
                    "primary.pe",
                    "junior.pe",
                    "primary.degree.bachelor",
                    "junior.degree.bachelor")) {
                Optional<BigDecimal> amount = less.facts().amount(fact).toOptional();
                if (amount.isPresent()) {
                    BigDecimal left = amount.get().multiply(share);
                    less = less.with(fact, fact.endsWith("Area") ? left : left.setScale(0, RoundingMode.DOWN));
                }
            }
            poor.add(less);
        }
        return county.with(poor);
    }

    private static long bytes(int schools) {
        return Pages.page(ReportInput.of(Pages.evaluation(poor(schools)), List.of()))
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }

    /** Reckoned from what each school adds, as a page of so many takes long to make. */
    @Test
    void aPageOfTwoThousandSchoolsOfWhichMostFailStaysBelowFifteenMegabytes() {
        long few = bytes(60);
        long more = bytes(240);
        assertThat(few + (more - few) / (240 - 60) * (2_000 - 60)).isBetween(8_000_000L, 15_000_000L);
    }

    @Test
    void everySchoolOfALargeCountyHasARow() {
        String page = Pages.page(ReportInput.of(Pages.evaluation(county(120)), List.of()));
        assertThat(page.split("href=\"#x=R4:", -1)).hasSizeGreaterThan(120);
    }
}
