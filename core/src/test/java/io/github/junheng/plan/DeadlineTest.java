package io.github.junheng.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junheng.time.KnownDay;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025",
                "2023-08",
                "2023-12-31",
                "2018..2019",
                "2023-09..2023-12",
                "yearly",
                "yearly from 2018",
                "ongoing",
                "ongoing from 2018-09",
                "undated"
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(Deadline.parse(text, Basis.PRINTED)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"2025,2025-12-31", "2023-08,2023-08-31", "2024-02..2024-02,2024-02-29", "2023-autumn,2024-02-29"})
    void isInTimeToTheLastDayOfWhatIsKnown(String text, LocalDate last) {
        Deadline deadline = Deadline.parse(text, Basis.PRINTED);
        assertThat(deadline.last()).contains(last);
        assertThat(deadline.isDue(last)).isTrue();
        assertThat(deadline.isDue(last.minusDays(1))).isFalse();
    }

    @Test
    void isNeverDueWithoutAnEnd() {
        assertThat(Deadline.parse("ongoing from 2018", Basis.PRINTED).isDue(LocalDate.MAX))
                .isFalse();
        assertThat(Deadline.undated(Basis.NONE).last()).isEmpty();
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        assertThatThrownBy(() -> Deadline.parse("2019..2018", Basis.PRINTED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2019");
        assertThatThrownBy(() -> Deadline.parse("someday", Basis.PRINTED)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> new Deadline(Deadline.Kind.YEARLY, null, KnownDay.parse("2018"), Basis.PRINTED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Deadline(Deadline.Kind.UNDATED, KnownDay.parse("2018"), null, Basis.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
