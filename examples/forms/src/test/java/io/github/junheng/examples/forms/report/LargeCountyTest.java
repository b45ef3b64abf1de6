package io.github.junheng.examples.forms.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.dataset.CountyDataset;
import io.github.junheng.dataset.SchoolReport;
import io.github.junheng.school.School;
import io.github.junheng.school.SchoolCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void everySchoolOfALargeCountyHasARow() {
        String page = Pages.page(ReportInput.of(Pages.evaluation(county(120)), List.of()));
        assertThat(page.split("href=\"#x=R4:", -1)).hasSizeGreaterThan(120);
    }
}
