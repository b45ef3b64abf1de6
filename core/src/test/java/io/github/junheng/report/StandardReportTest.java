package io.github.junheng.report;

import static io.github.junheng.report.MadeUpReport.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StandardReportTest {
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    @Test
    void theTextsAreTheApprovedOnes() {
        Document document = StandardReport.of(MadeUpReport.standard(), DAY);
        assertApproved("standard.zh.txt", Renderer.text().render(document, Locale.CHINESE));
        assertApproved("standard.en.txt", Renderer.text().render(document, Locale.ENGLISH));
    }

    @Test
    void aListSaysWhichStandardsAreInForce() {
        List<io.github.junheng.standard.Standard> one = List.of(MadeUpReport.standard());
        String later = Renderer.text().render(StandardReport.list(one, DAY), Locale.ENGLISH);
        String before = Renderer.text().render(StandardReport.list(one, LocalDate.of(2019, 12, 31)), Locale.ENGLISH);
        assertThat(later).contains("made-up").contains("from 2020-01-01").containsPattern("yes\n$");
        assertThat(before).containsPattern("no\n$");
    }

    @Test
    void aNumberThatDoesNotHoldOnTheDayIsNotShown() {
        Document document = StandardReport.of(MadeUpReport.standard(), LocalDate.of(2019, 12, 31));
        assertThat(Renderer.text().render(document, Locale.ENGLISH))
                .contains("not in force on that day")
                .doesNotContain("5.8");
    }
}
