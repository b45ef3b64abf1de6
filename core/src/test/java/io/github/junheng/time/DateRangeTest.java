package io.github.junheng.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DateRangeTest {
    private static final LocalDate FROM = LocalDate.of(2017, 4, 19);
    private static final LocalDate UNTIL = LocalDate.of(2020, 1, 1);
    private static final DateRange RANGE = new DateRange(FROM, UNTIL);

    @Test
    void theFirstDayIsInAndTheLastIsOut() {
        assertThat(RANGE.contains(FROM.minusDays(1))).isFalse();
        assertThat(RANGE.contains(FROM)).isTrue();
        assertThat(RANGE.contains(UNTIL.minusDays(1))).isTrue();
        assertThat(RANGE.contains(UNTIL)).isFalse();
    }

    @Test
    void withoutAnEndItIsOpen() {
        assertThat(DateRange.from(FROM).contains(LocalDate.of(9999, 12, 31))).isTrue();
    }

    @Test
    void adjoiningRangesDoNotOverlap() {
        DateRange next = DateRange.from(UNTIL);
        assertThat(RANGE.overlaps(next)).isFalse();
        assertThat(next.overlaps(RANGE)).isFalse();
        assertThat(RANGE.overlaps(DateRange.from(UNTIL.minusDays(1)))).isTrue();
        assertThat(DateRange.from(FROM).overlaps(DateRange.from(UNTIL))).isTrue();
    }

    @Test
    void mustNotBeEmptyOrTurnedAround() {
        assertThatThrownBy(() -> new DateRange(FROM, FROM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DateRange(UNTIL, FROM)).isInstanceOf(IllegalArgumentException.class);
    }
}
