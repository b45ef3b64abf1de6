package io.github.junheng.report;

import static io.github.junheng.report.MadeUpReport.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.junheng.standard.Standard;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StandardReportTest {
    private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

    @Test
    void theTextsAreTheApprovedOnes() {
        Document document = StandardReport.of(MadeUpReport.standard(), List.of(), DAY);
        assertApproved("standard.zh.txt", Renderer.text().render(document, Locale.CHINESE));
        assertApproved("standard.en.txt", Renderer.text().render(document, Locale.ENGLISH));
    }

    @Test
    void aListSaysWhichStandardsAreInForce() {
        List<Standard> one = List.of(MadeUpReport.standard());
        String later = Renderer.text().render(StandardReport.list(one, DAY), Locale.ENGLISH);
        String before = Renderer.text().render(StandardReport.list(one, LocalDate.of(2019, 12, 31)), Locale.ENGLISH);
        assertThat(later).contains("made-up").contains("from 2020-01-01").containsPattern("yes\n$");
        assertThat(before).containsPattern("no\n$");
    }

    @Test
    void aNumberThatDoesNotHoldOnTheDayIsNotShown() {
        Document document = StandardReport.of(MadeUpReport.standard(), List.of(), LocalDate.of(2019, 12, 31));
        assertThat(Renderer.text().render(document, Locale.ENGLISH))
                .contains("not in force on that day")
                .doesNotContain("5.8");
    }

    @Test
    void editionsAreToldBothWays() {
        Standard first = edition("first");
        Standard second = edition("second", "first");
        List<Standard> both = List.of(first, second);
        String list = Renderer.text().render(StandardReport.list(both, DAY), Locale.CHINESE);
        assertThat(list).contains("后版：second").contains("前版：first");
        assertThat(Renderer.text().render(StandardReport.of(first, both, DAY), Locale.CHINESE))
                .contains("后版：second")
                .doesNotContain("前版");
        assertThat(Renderer.text().render(StandardReport.catalogue(second, both), Locale.CHINESE))
                .contains("前版：first")
                .doesNotContain("后版");
    }

    private static Standard edition(String id, String... supersedes) {
        Standard like = MadeUpReport.standard();
        return new Standard(
                id,
                like.title(),
                like.issuer(),
                like.documentNumber(),
                like.inForce(),
                like.inForceConfidence(),
                like.decides(),
                like.sections(),
                like.facts(),
                like.indicators(),
                like.rules(),
                like.concessions(),
                like.notes(),
                like.wholes(),
                like.layers(),
                List.of(supersedes));
    }
}
