package io.github.junheng.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownDayTest {
    @ParameterizedTest
    @CsvSource({
        "2023, 2023-01-01, YEAR",
        "2023-spring, 2023-03-01, SEMESTER",
        "2023-autumn, 2023-09-01, SEMESTER",
        "2021-03, 2021-03-01, MONTH",
        "2021-03-05, 2021-03-05, DAY"
    })
    void whatIsLessThanADayBeginsOnItsFirstAndKeepsItsPrecision(String text, LocalDate day, Precision precision) {
        KnownDay known = KnownDay.parse(text);
        assertThat(known.day()).isEqualTo(day);
        assertThat(known.precision()).isEqualTo(precision);
        assertThat(known).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "23", "20x3", "2023-summer", "2021-13", "2021/03", "2021-02-30", "2023-spring-1", "春"})
    void anythingElseIsNoDay(String text) {
        assertThatThrownBy(() -> KnownDay.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void aDayThatBeginsNoSemesterCannotStandForOne() {
        assertThatThrownBy(() -> new KnownDay(LocalDate.of(2023, 2, 1), Precision.SEMESTER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DateRange(
                        LocalDate.of(2023, 3, 1), LocalDate.of(2024, 6, 1), Precision.SEMESTER, Precision.YEAR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimelineThatIsCutKeepsWhatIsKnownOfTheOtherEnd() {
        Timeline<String> cut = Timeline.of(DateRange.of(KnownDay.parse("2016-spring"), KnownDay.parse("2025")), "old")
                .with(DateRange.of(KnownDay.parse("2020"), KnownDay.parse("2021-autumn")), "new");
        assertThat(cut.entries())
                .extracting(e -> e.range().knownFrom() + " " + e.range().knownUntil() + " " + e.value())
                .containsExactly("2016-spring 2020 old", "2020 2021-autumn new", "2021-autumn 2025 old");
    }
}
