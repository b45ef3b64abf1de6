package io.github.junheng.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static LocalDate day(int year) {
        return LocalDate.of(year, 1, 1);
    }

    @Test
    void onADayWithoutARangeThereIsNoValue() {
        Timeline<String> line = new Timeline<>(List.of(
                new Timeline.Entry<>(new DateRange(day(2017), day(2020)), "old"),
                new Timeline.Entry<>(DateRange.from(day(2022)), "new")));
        assertThat(line.on(day(2016))).isEmpty();
        assertThat(line.on(day(2017))).contains("old");
        assertThat(line.on(day(2020))).isEmpty();
        assertThat(line.on(day(2030))).contains("new");
    }

    @Test
    void rangesMustNotOverlap() {
        assertThatThrownBy(() -> new Timeline<>(List.of(
                        new Timeline.Entry<>(DateRange.from(day(2017)), "a"),
                        new Timeline.Entry<>(DateRange.from(day(2022)), "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2017-01-01")
                .hasMessageContaining("2022-01-01");
    }

    @Test
    void isSortedByItsDays() {
        Timeline<String> line = new Timeline<>(List.of(
                new Timeline.Entry<>(DateRange.from(day(2022)), "new"),
                new Timeline.Entry<>(new DateRange(day(2017), day(2022)), "old")));
        assertThat(line.entries()).extracting(Timeline.Entry::value).containsExactly("old", "new");
    }

    @Test
    void anotherValueCutsWhatHeldBefore() {
        Timeline<String> line =
                Timeline.of(DateRange.from(day(2017)), "a").with(new DateRange(day(2020), day(2021)), "b");
        assertThat(line.on(day(2019))).contains("a");
        assertThat(line.on(day(2020))).contains("b");
        assertThat(line.on(day(2021))).contains("a");
        assertThat(line.entries()).hasSize(3);
    }

    @Test
    void anotherValueReplacesWhatItCoversAndLeavesTheRest() {
        Timeline<String> line =
                Timeline.of(new DateRange(day(2017), day(2019)), "a").with(DateRange.from(day(2016)), "b");
        assertThat(line.entries()).extracting(Timeline.Entry::value).containsExactly("b");
        Timeline<String> beside =
                Timeline.of(new DateRange(day(2017), day(2019)), "a").with(DateRange.from(day(2019)), "b");
        assertThat(beside.on(day(2018))).contains("a");
        assertThat(beside.on(day(2019))).contains("b");
    }
}
